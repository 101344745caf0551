"""The Markdown writer: a page that reads well, and values that print as typed whatever they contain."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from commdocs.blocks import MARK, cut
from commdocs.model import Document, Value
from commdocs.writers import markdown


def page(text: str, values: Sequence[Value | str], **more: object) -> str:
    made = [each if isinstance(each, Value) else Value(each, each) for each in values]
    document = Document("题", "纪要", "zh", cut(text.replace("M", MARK)), made, footer=("MM-1", "草稿"), **more)  # type: ignore[arg-type]
    return markdown.write(document).decode()


def test_a_whole_page() -> None:
    text = page(
        "# 会议纪要\n\n::: form\n主题\n: M\n\n备注\n: M\n:::\n\n## 行动项\n\n"
        "| 序号 | 任务 |\n|:--:|---|\n| M | M |\n\n1. M\n1. M\n\n::: signatures\n甲方\n: 负责人：M\n:::\n",
        ["评审", Value(None, ""), "1", "输出文档", "一", "二", Value(None, "", "person")],
    )
    assert text == (
        "# 会议纪要\n\n|  |  |\n| --- | --- |\n| **主题** | 评审 |\n| **备注** | — |\n\n## 行动项\n\n"
        "| 序号 | 任务 |\n| :---: | --- |\n| 1 | 输出文档 |\n\n1. 一\n2. 二\n\n"
        "|  |  |\n| --- | --- |\n| **甲方** | 负责人：＿＿＿＿＿＿ |\n\n---\n\nMM-1 · 草稿\n"
    )


def test_a_draft_says_so_first() -> None:
    assert page("正文", [], draft=True).startswith("**草稿**\n\n正文\n")


def test_markdown_values_keep_their_blocks_in_a_paragraph_and_flatten_in_a_cell() -> None:
    value = Value("x", "要点：\n\n1. 甲\n2. 乙", "markdown")
    assert page("M", [value]).startswith("要点：\n\n1. 甲\n2. 乙\n")
    assert "| **详情** | 要点：<br>1. 甲<br>2. 乙 |" in page("::: form\n详情\n: M\n:::", [value])
    assert page("- M", [value]).startswith("- 要点：\n\n  1. 甲\n  2. 乙\n")


def test_lines_of_a_text() -> None:
    assert page("M", ["一\n二"]).startswith("一  \n二\n")
    assert "| 一<br>二 |" in page("| a |\n|---|\n| M |", ["一\n二"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**（M）M**", "**（一）题**"),
        ("**提出人：**M", "<strong>提出人：</strong>一"),
        ("**提出人：** M", "**提出人：** 一"),
        ("*~~M~~*", "~~*一*~~"),
    ],
)
def test_bold_is_one_piece_and_closes_beside_punctuation(text: str, shown: str) -> None:
    assert page(text, ["一", "题"]).startswith(shown + "\n")


hostile = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=40)


@given(st.one_of(hostile, st.text(alphabet="*_`|<>[]()#+-=~\\&!1.:{}甲 ", min_size=1, max_size=20).map(str.strip)))
@example("1. 甲")
@example("##")
@example("--")
@example("王*经理 a|b <b> # 1 {{x}} &amp; [x](y) ---")
@example("- [ ] x")
@example("http://a_b_c.com/*x*")
def test_a_value_prints_as_typed(value: str) -> None:
    """Read back by a Markdown parser, the page shows the value letter by letter."""
    gfm = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if not value:
        return
    source = page("前：M。\n\nM\n\n| a |\n|---|\n| M |\n\n- M\n", [value] * 4)
    tokens = [token for token in gfm.parse(source.partition("\n---\n")[0]) if token.type == "inline"]
    shown = ["".join(child.content for child in token.children or []) for token in tokens]
    want = re.sub(r"\s+", " ", value)
    assert [re.sub(r"\s+", " ", each) for each in shown] == [f"前：{want}。", want, "a", want, want]
