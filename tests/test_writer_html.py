"""The HTML writer: one file that needs nothing beside it, well formed, with values as they were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commdocs.blocks import MARK, cut
from commdocs.model import Document, Value
from commdocs.writers import html

TEMPLATE = (
    "# 会议纪要\n\n::: form\n主题\n: M\n\n备注\n: M\n:::\n\n## 行动项\n\n| 序号 | 任务 |\n|:--:|---|\n| M | M |\n\n"
    "1. M\n1. M\n\n- M\n\n::: right\nM\n:::\n\n::: signatures\n甲方\n: 签字：M\n: 日期：M\n:::\n"
)
_VOID = {"meta", "br", "hr", "img"}


class Page(HTMLParser):
    """What a browser finds: tags that close, texts, and addresses of what it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in _VOID:
            self.open.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "srcset", "data", "style")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)


def page(text: str, values: Sequence[Value | str], **more: object) -> str:
    made = [each if isinstance(each, Value) else Value(each, each) for each in values]
    document = Document("题", "纪要", "zh", cut(text.replace("M", MARK)), made, footer=("MM-1", "草稿"), **more)  # type: ignore[arg-type]
    return html.write(document).decode()


def test_a_whole_page() -> None:
    values = ["评审", Value(None, ""), "1", "输出文档", "一", "二", "三", "落款", "李主管", Value(None, "", "date")]
    text = page(TEMPLATE, values, author="示例公司")
    found = Page(text)
    assert {"h1", "h2", "table", "thead", "ol", "ul", "th"} <= set(found.tags)
    assert '<th scope="row">主题</th><td>评审</td>' in text and '<th scope="row">备注</th><td>—</td>' in text
    assert text.count("<ol>") == 1 and "<li>一</li>\n<li>二</li>\n</ol>" in text
    assert '<span class="ink">李主管</span>' in text and "年　　月　　日" in text
    assert not found.fetched and "url(" not in text and "@import" not in text and "<script" not in text


def test_a_draft_is_marked_in_the_head_and_across_the_page() -> None:
    text = page("正文", [], draft=True)
    assert text.count("草稿") == 3  # in the head, across the page, and in this footer
    assert "size: A4 landscape" in page("正文", [], landscape=True)


def test_markdown_values_keep_their_blocks() -> None:
    value = Value("x", "要点：\n\n1. 甲\n2. 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |", "markdown")
    for place in ("M", "::: form\n详情\n: M\n:::", "- M"):
        text = page(place, [value])
        assert "<ol><li>甲</li><li>乙</li></ol>" in text and '<th scope="col">a</th>' in text
        Page(text)


@pytest.mark.parametrize(
    "place", ["M", "| a |\n|---|\n| M |", "::: form\na\n: M\n:::", "1. M", "文M字", "::: note\nM\n:::"]
)
@given(value=st.text(max_size=40))
@example(value="<script>alert(1)</script>&amp;'\"")
@example(value="</td></table>")
@example(value="javascript:alert(1) \x00\x1b[31m\ud800")
def test_a_value_prints_as_typed(place: str, value: str) -> None:
    text = page(place, [value])
    assert "<script" not in text
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", value)
    shown = "".join("".join(Page(text).words).split())
    assert "".join(kept.split()) in shown
