"""Trackers as CSV: a spreadsheet opens them as text in columns, and runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdocs.blocks import MARK, cut
from commdocs.model import Document, Value
from commdocs.writers import csv as writer


def rows(cells: list[str]) -> list[list[str]]:
    text = f"# 待办\n\n| a | b |\n|---|---|\n| {MARK} | {MARK}<br>{MARK} |\n\n说明 {MARK}\n"
    document = Document("t", "t", "zh", cut(text), [Value(each, each) for each in cells], footer=("截至 2024-05-21",))
    data = writer.write(document)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_only_tables_and_the_day() -> None:
    assert rows(["甲，乙", "丙", "丁", "戊"]) == [["a", "b"], ["甲，乙", "丙\n丁"], [], ["截至 2024-05-21"]]


@pytest.mark.parametrize("cell", ["=1+1", "+86 138", "-SUM(A1)", "@x", " =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert rows([cell, "", "", ""])[1][0] == "'" + cell


@pytest.mark.parametrize("cell", ["-3", "+2.5", "-80%"])
def test_numbers_stay_numbers(cell: str) -> None:
    assert rows([cell, "", "", ""])[1][0] == cell


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_text_comes_back(cell: str) -> None:
    assert rows([cell, "", "", ""])[1][0].removeprefix("'") == cell.removeprefix("'")
