"""Names of copies, as people and programs leave them."""

from __future__ import annotations

import time

import pytest

from commdocs.copies import original

COPIES = [
    "{} - 副本",
    "{} - 副本 (2)",
    "{} - Copy",
    "{} - Copy (3)",
    "{}的副本",
    "{}的副本 2",
    "{} copy",
    "{} copy 2",
    "{} (1)",
    "{}(1)",
    "{}（1）",
    "副本 {}",
    "复件 {}",
    "复件 (2) {}",
    "Copy of {}",
    "{} (冲突副本)",
    "{} (王经理的冲突副本 2024-05-20)",
    "{} (John's conflicted copy 2024-05-20)",
    "{} (conflicted copy 2024-05-20 101010)",
    "{}-conflict-王经理",
    "{}_conflict-20240520-101010",
    "{}.sync-conflict-20240520-101010-ABCDEFG",
    "{}-DESKTOP-AB12",
    "{}-LAPTOP-9F3KQ-2",
    "{}-备份",
    "{}.bak",
    "{} - 副本 - 副本",
]


@pytest.mark.parametrize("name", ["MM2024-05-20-01", "minutes", "会议纪要"])
@pytest.mark.parametrize("form", COPIES)
def test_a_copy_by_its_name(form: str, name: str) -> None:
    assert original(form.format(name)) == name


@pytest.mark.parametrize(
    "name",
    [
        "MM2024-05-20-01",
        "2024-市场-001",
        "KH-0001",
        "EX2024-05-20-02",
        "minutes-mail",
        "minutes.en",
        "card",
        "by-owner",
    ],
)
def test_a_name_of_its_own(name: str) -> None:
    assert original(name) == ""


def test_long_names_take_no_time() -> None:
    start = time.process_time()
    for mark in (" (1)", " - 副本", "-conflict", " copy", "(", "-PC"):
        original("a" + mark * 70)
        original("a" + mark * 100_000)
    assert time.process_time() - start < 0.5
