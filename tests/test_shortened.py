"""Numbers of records as people shorten them."""

from __future__ import annotations

import pytest

from commdocs.fields.shortened import ending

NUMBERS = [
    "2024-市场-001",
    "2024-产品-002",
    "2024-市场-011",
    "MM2024-05-21-01",
    "MM2024-05-21-11",
    "NC2024-04-21-01",
    "KH-0001",
]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("05-21-01", ["MM2024-05-21-01"]),
        ("21-01", ["MM2024-05-21-01", "NC2024-04-21-01"]),
        ("mm21-01", ["MM2024-05-21-01"]),
        ("NC2024-04-21-01", ["NC2024-04-21-01"]),
        ("市场-001", ["2024-市场-001"]),
        ("市场001", []),
        ("场-001", []),
        ("001", ["2024-市场-001"]),
        ("0001", ["KH-0001"]),
        ("KH0001", ["KH-0001"]),
        ("01", []),
        ("1-01", []),
        ("", []),
        ("#A1", []),
        ("MM", []),
        ("MM2024-05-21-01-01", []),
    ],
)
def test_an_end_stands_for_the_numbers_that_end_so(word: str, found: list[str]) -> None:
    assert ending(NUMBERS, word) == found
