"""A template's Markdown becomes blocks; a value's text never becomes mark-up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdocs.blocks import MARK, BlockError, cut, prose
from commdocs.model import Block, Break, Bullets, Hole, Numbers, Paragraph, Run, Table


def kinds(text: str) -> list[str]:
    return [block.kind for block, _ in cut(text.replace("M", MARK))]


def only(text: str) -> Block:
    ((block, _),) = cut(text.replace("M", MARK))
    return block


def test_rows_and_items_are_blocks_of_their_own() -> None:
    text = "| a | b |\n|---|---|\n| M | M |\n| M | M |\n\n1. M\n1. M\n"
    assert kinds(text) == ["head", "row", "row", "item", "item"]
    assert [offset for _, offset in cut(text.replace("M", MARK))] == [0, 0, 2, 4, 5]


def test_equal_shapes_are_one_block() -> None:
    first, second = cut(f"- {MARK}\n- {MARK}\n")
    assert first[0] is second[0]


def test_definitions_inside_a_form() -> None:
    assert kinds("::: form\n主题\n: M\n\n时间\n: M — M\n: M\n:::\n") == ["open", "definition", "definition", "close"]


def test_a_paragraph_ends_where_a_list_or_table_begins() -> None:
    assert kinds("行动项：\n- M\n\n正文\n| a |\n|---|\n| M |\n") == ["body", "item", "body", "head", "row"]


def test_an_item_goes_on_over_indented_lines() -> None:
    block = only("1. M\n\n   续\n")
    assert block.kind == "item"
    assert len(block.nodes[0].nodes) == 2  # type: ignore[union-attr]


def test_a_line_end_is_a_line_break() -> None:
    assert only("一\n二").nodes == (Paragraph((Run("一"), Break(), Run("二"))),)


@pytest.mark.parametrize("text", ["**提出人：**M", "前**“引号”**后M", "（**注**）M"])
def test_bold_beside_chinese_punctuation(text: str) -> None:
    paragraph = only(text).nodes[0]
    assert any(isinstance(each, Run) and each.style == "b" for each in paragraph.inlines)  # type: ignore[union-attr]


def test_a_value_alone_in_its_cell_says_so() -> None:
    row = only("M").nodes[0]
    assert row == Paragraph((Hole(0, "", True),))
    row = only("**M**：M").nodes[0]
    assert [each.alone for each in row.inlines if isinstance(each, Hole)] == [False, False]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("正文\n\n::: box\n:::", 2, "::: box"),
        ("::: form\nx\n:::", 1, "::: form"),
        ("正文\n\n::: form\n主题\n: M\n", 2, "没有以"),
        (":::\n", 0, "没有对应"),
        ("| a |\nM", 0, "表头"),
        ("| a |\n|---|\n| x | M |", 2, "2格"),
        ("M. 第一", 0, "编号"),
        ("好\n\n**未完", 2, "**"),
        ("[看](M)", 0, "变量"),
        ("```\nM\n```", 0, "变量"),
        ("<div>x</div>", 0, "HTML"),
        ("[x](javascript:alert)", 0, "javascript"),
    ],
)
def test_what_cannot_be_a_page_is_located(text: str, line: int, words: str) -> None:
    try:
        cut(text.replace("M", MARK))
    except BlockError as error:
        assert error.line == line
        assert words in error.message.zh
        assert error.message.en
    else:
        # a dangerous link is left as plain text rather than refused
        assert "javascript" in text


# -- markdown values ---------------------------------------------------------------------------------


def test_single_stars_and_underscores_stay_as_typed() -> None:
    assert prose("客户*需求…产品*经理 a_b_c") == (Paragraph((Run("客户*需求…产品*经理 a_b_c"),)),)


def test_lists_and_tables_in_a_value() -> None:
    nodes = prose("要点：\n\n1. 甲\n2. 乙\n\n- 丙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert [type(node) for node in nodes] == [Paragraph, Numbers, Bullets, Table]


def test_a_heading_in_a_value_is_a_bold_paragraph() -> None:
    assert prose("# 标题") == (Paragraph((Run("标题", "b"),)),)


def test_html_and_unsafe_links_in_a_value_are_text() -> None:
    assert prose("<b>x</b> [点](javascript:1)") == (Paragraph((Run("<b>x</b> [点](javascript:1)"),)),)


def test_backslashes_and_entities_in_a_value_stay_as_typed() -> None:
    assert prose(r"\\server\*a &lt;b&gt;") == (Paragraph((Run(r"\\server\*a &lt;b&gt;"),)),)


def words(nodes: object) -> str:
    if isinstance(nodes, Run):
        return nodes.text
    return "".join(words(each) for each in nodes) if isinstance(nodes, tuple) else ""


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_is_prose(text: str) -> None:
    """No text breaks it, and letters are never lost."""
    assert [c for c in words(prose(text)) if c.isalpha()] == [c for c in text if c.isalpha()]


@given(st.text(alphabet="M*_|`:# -1.\n<>[]()!~甲，。“”\\", max_size=80))
def test_cutting_never_fails_but_with_a_located_message(text: str) -> None:
    text = text.replace("M", MARK)
    try:
        blocks = cut(text)
    except BlockError as error:
        assert 0 <= error.line < text.count("\n") + 1
    else:
        assert sum(block.holes for block, _ in blocks) == text.count(MARK)
