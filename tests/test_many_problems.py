"""A file with thousands of mistakes, or of a megabyte, is judged in time and told in a length that somebody reads."""

from __future__ import annotations

import time

import pytest

from commdocs.distinct import MOST
from commdocs.kinds.shaping import FULL
from commdocs.model import ERROR, Block, Document, Hole, Paragraph, Value
from commdocs.model.findings import LONGEST
from commdocs.writers import WRITERS
from tests.test_check import judge, text

MEETING = "records/Q3产品迭代/MM2024-05-21-01.yaml"
HEAD, _, REST = text(MEETING).partition("行动项:\n")
TAIL = "默认接受:" + REST.partition("默认接受:")[2]
ACTION = "  - {序号: A%d, 任务: 输出文档, 责任人: 产品部/李主管, 截止时间: 2024-05-22, 状态: 待办}\n"


def with_actions(line: str, number: int) -> str:
    return HEAD + "行动项:\n" + "".join(line.replace("%d", str(each)) for each in range(number)) + TAIL


@pytest.mark.parametrize(
    "words",
    [
        with_actions("  - 一句话\n", 4000),
        with_actions("  - {任务: 尽快, 责任人: 李主管, 截止时间: 明天}\n", 1000),
        with_actions(ACTION.replace("%d", "1"), 1000),
        text(MEETING) + "".join(f"键{number}: 1\n" for number in range(3000)),
        text(MEETING) + "会议主题: 再来\n" * 3000,
        text(MEETING) + "关联:\n  相关:\n" + "".join(f"    - X{number}\n" for number in range(3000)),
        text(MEETING).replace("责任人: 产品部/李主管", "责任人: " + "产、" * 30000),
    ],
    ids=["items", "half", "numbers", "keys", "twice", "links", "person"],
)
def test_thousands_of_mistakes_are_counted_not_listed(words: str) -> None:
    began = time.process_time()
    found = judge({MEETING: words})
    assert time.process_time() - began < 2
    assert found and len(found) <= MOST + 1
    assert all(len(each) <= LONGEST for one in found for each in (*one.message, *one.hint))
    lines = words.count("\n") + 1
    assert all(1 <= each.line <= lines for each in found)


def test_what_is_not_listed_is_said() -> None:
    found = judge({MEETING: with_actions(ACTION.replace("2024-05-22", "明天"), MOST + 50)})  # and what links to A1
    more = [each for each in found if "没有列出" in each.message.zh]
    assert len(found) == MOST + 1 and len(more) == 1 and more[0].severity == ERROR
    assert "至少 51 个" in more[0].message.zh


def test_a_text_with_too_much_wrong_is_not_read_to_its_end() -> None:
    found = judge({MEETING: with_actions(ACTION.replace("2024-05-22", "明天"), FULL + 50)})
    assert "至少" in found[-1].message.zh or any("至少" in each.message.zh for each in found)
    assert not [each for each in found if each.field.startswith("deliveries")]  # they stand below


PATTERNS = [
    "下周",
    "尽快",
    "3天内",
    "适当",
    "`a",
    "(",
    "“",
    "“”",
    "a ",
    "王",
    "周一",
    "2024-05-21 ",
    "1",
    "http://a ",
    "[",
    "\u200b",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_time_grows_with_the_length_of_a_text(pattern: str) -> None:
    def seconds(size: int) -> float:
        words = pattern * (size // len(pattern.encode()))
        texts = {MEETING: text(MEETING).replace("任务: 输出需求文档", f"任务: '{words}'") + f"备注: '{words}'\n"}
        began = time.process_time()
        judge(texts)  # type: ignore[arg-type]
        return time.process_time() - began

    seconds(1000)
    few, many = seconds(20_000), seconds(80_000)
    assert many < 2 and many < 10 * max(few, 0.02)


@pytest.mark.parametrize(
    "pattern", ["`a", "**a", "- a\n", "a\n\n", "[", "# a\n", "a\\\n", "1. a\n", "|a|b|\n", "> a\n"]
)
def test_a_long_text_of_marks_is_put_on_paper_in_time(pattern: str) -> None:
    words = pattern * (400_000 // len(pattern))
    document = Document(
        title="",
        label="",
        language="zh",
        blocks=[(Block("body", (Paragraph((Hole(0, alone=True),)),), 1), 0)],
        values=[Value(words, words, "markdown", "remarks")],
    )
    began = time.process_time()
    page = WRITERS["md"](document).decode()
    assert time.process_time() - began < 3  # alone it takes half of one
    assert page.count("a") == words.count("a") or "a" not in pattern
