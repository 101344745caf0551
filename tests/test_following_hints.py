"""A hint that shows concrete words is followed word by word: its problem is gone, nothing new is wrong, nothing is lost."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from commdocs import check, kinds, source
from commdocs.kinds import read_config
from commdocs.model import ERROR, Problem, Record
from tests.following import Told, followed
from tests.test_check import standard
from tests.test_fields import REFUSED
from tests.test_rules import EXAMPLES, read_case

ROOT = Path(__file__).parents[1]
CONFIG, _ = read_config((ROOT / "commdocs.yaml").read_text("utf-8"))
RECORDS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted((ROOT / "records").glob("*/*.yaml"))
}
UNREAD = {"S01", "S02", "S06"}  # what keeps a text from being read
DERIVED = {"id", "date", "project", "template_version"}
SLIPS = [
    *"：:，、；。“”‘’\"'[]{}［］｛｝#＃-－•*&!|>%@`?~=\\\t \u3000\u00a0\u200b\u202a\ufeff",
    *("- ", ": ", "\n  ", "\n- ", "{{x}}", "- - ", "|-\n", '"\\', "!!", "//", "\r\n", "——"),
]
# What people type for YAML, each in a record that is otherwise right.
TYPED = [
    "会议地点：三楼",
    "会议地点:三楼",
    "会议地点 = 三楼",
    "会议地点: 三楼: 302",
    '会议地点: "三楼”',
    "会议地点: “三楼”",
    '会议地点: "三楼"302',
    "会议地点: [三楼，302]",
    "会议地点: [三楼]302",
    "会议地点: *三楼",
    "会议地点: @三楼",
    "会议地点: %三楼",
    "会议地点: {{三楼}}",
    "会议地点: `三楼`",
    "会议地点: !三楼",
    "会议地点: &三楼",
    '会议地点: "C:\\temp\\三楼"',
    "会议地点: #三楼",
    "会议地点: 三楼 #302室",
    "会议地点: 三楼\t# 一",
    "会议地点: \u202e三楼",
    "会议地点\u200b: 三楼",
    "会议地\u3000点: 三楼",
    "\u3000会议地点: 三楼",
    "＃会议地点: 三楼",
    "会义地点: 三楼",
    "會議地点: 三楼",
    "会议地点: [三楼]",
    "会议地点:\n  - 三楼\n  - 302",
    "缺席人员: 市场部/孙专员",
    "缺席人员: 市场部/孙专员、测试部/吴工",
    "缺席人员: [市场部/孙专员、测试部/吴工]",
    "缺席人员: ［市场部/孙专员，测试部/吴工］",
    "缺席人员:\n  -市场部/孙专员\n  -测试部/吴工",
    "缺席人员:\n  • 市场部/孙专员\n  • 测试部/吴工",
    "缺席人员:\n  - 市场部/孙专员\n - 测试部/吴工",
    "缺席人员:\n\t- 市场部/孙专员\n\t- 测试部/吴工",
    "缺席人员: - 市场部/孙专员",
    "缺席人员: [市场部\\孙专员]",
    "行动项:\n  - 任务: 甲乙丙\n     责任人: 测试部/吴工\n     截止时间: 2024-06-03",
    "行动项:\n  - 任务: 甲乙丙\n   责任人: 测试部/吴工\n   截止时间: 2024-06-03",
    "行动项:\n  -  任务: 甲乙丙\n    责任人: 测试部/吴工\n    截止时间: 2024-06-03",
    "行动项:\n  任务: 甲乙丙\n    责任人: 测试部/吴工\n    截止时间: 2024-06-03",
    "行动项:\n  - {任务：甲乙丙，责任人：测试部/吴工}",
    "行动项:\n  - {任务: 甲乙丙, 责任人: 测试部/吴工",
    "开始时间: 2024-05-21 2:00 PM",
    "开始时间: 2024年5月21日（周二）下午两点",
    "开始时间: 5月21日14点",
    "开始时间: 21/05/2024 14:00",
    "开始时间: 05/06/2024 14:00",
]
MEETING = "records/Q3产品迭代/MM2024-05-21-01.yaml"
HEAD = "表单类型: 会议纪要\n状态: 已计划\n会议主题: 评审\n"
TAIL = "记录人: 市场部/孙专员\n备注: 无\n"


def read(path: str, text: str) -> tuple[Record | None, list[Problem]]:
    return check.read(path, text.encode(), standard(), CONFIG)


def values(record: Record | None) -> Counter[str]:
    """Every value of the record that somebody wrote, and how often."""

    def leaves(data: Any) -> Iterator[str]:
        if isinstance(data, dict):
            for each in data.values():
                yield from leaves(each)
        elif isinstance(data, list):
            for each in data:
                yield from leaves(each)
        elif data is not None:
            yield str(data)

    return Counter(leaves({key: each for key, each in record.data.items() if key not in DERIVED} if record else {}))


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\W_]", "", text))


def like(problems: list[Problem], one: Problem) -> int:
    return sum((each.rule, each.message, each.field) == (one.rule, one.message, one.field) for each in problems)


def unread(problems: list[Problem]) -> int:
    return sum(each.rule in UNREAD and each.severity == ERROR for each in problems)


def wrong_hints(path: str, text: str) -> Iterator[str]:
    """What following the hints of a text, each by itself, leads to that it must not."""
    record, problems = read(path, text)
    for each in problems:
        for after in followed(text, Told(each.line, each.column, each.hint.zh)):
            then, left = read(path, after)
            said = f"{each.line}:{each.column} {each.message.zh} → {each.hint.zh}\n{text}\n=====\n{after}\n"
            if like(left, each) >= like(problems, each):
                yield f"still there: {said}"
            if unread(left) > unread(problems):
                yield f"a new error: {said}"
            if each.rule in UNREAD and letters(text) - letters(after):
                yield f"letters are lost: {said}"
            if lost := values(record) - values(then):
                yield f"values are lost, {lost}: {said}"


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_type(typed: str) -> None:
    for ending in ("\n", "\r\n"):
        text = f"{HEAD}{typed}\n{TAIL}".replace("\n", ending)
        assert not [*wrong_hints(MEETING, text)]


def test_typed_lines_show_concrete_words() -> None:
    """The test above would pass if hints were vague."""
    shown = [
        typed
        for typed in TYPED
        for text in [f"{HEAD}{typed}\n{TAIL}"]
        if any([*followed(text, Told(each.line, each.column, each.hint.zh))] for each in read(MEETING, text)[1])
    ]
    assert len(shown) > 0.75 * len(TYPED), [typed for typed in TYPED if typed not in shown]


@pytest.mark.parametrize("seed", range(8))
def test_one_slip_of_the_finger_in_a_record(seed: int) -> None:
    chance = random.Random(seed)
    wrong = []
    for _ in range(40):
        path = chance.choice([*RECORDS])
        text = RECORDS[path]
        at = chance.randrange(len(text))
        slip = text[:at] + chance.choice(SLIPS) + text[at + chance.choice((0, 0, 1, 1, 2)) :]
        wrong += wrong_hints(path, slip)
    assert not wrong, wrong[0]


@pytest.mark.parametrize("type", sorted({type for type, *_ in REFUSED}))
def test_values_that_are_refused_in_a_record(type: str) -> None:
    """Each in the place of a value of its type; what is proposed keeps the time of day."""
    places = [
        (path, place)
        for path, text in RECORDS.items()
        for record in [read(path, text)[0]]
        if record is not None
        for place in record.each(type)
        if place.field.shape == "one" and place.path not in DERIVED
    ]
    if not places:
        pytest.skip("no example has one")
    chance = random.Random(type)
    for _, value, *_ in (each for each in REFUSED if each[0] == type):
        path, place = chance.choice(places)
        text = RECORDS[path]
        record, _ = read(path, text)
        root, _ = source.parse(text)
        assert record is not None and root is not None
        at = kinds.locate(record.kind, root, place.path)
        node = next(
            (
                each
                for each in source.walk(root)
                if isinstance(each, source.ScalarNode) and (each.line, each.column) == at
            ),
            None,
        )
        if node is not None and node.value:
            bad = text[: node.start] + source.quoted(value, flow=True) + text[node.end :]
            assert not [*wrong_hints(path, bad)]


def test_a_time_that_was_written_stays() -> None:
    for _, value, *_ in (each for each in REFUSED if each[0] == "due"):
        text = f"{HEAD}行动项:\n  - {{任务: 甲乙丙, 责任人: 测试部/吴工, 截止时间: {source.quoted(value, flow=True)}}}\n{TAIL}"
        _, problems = read(MEETING, text)
        for each in problems:
            for after in followed(text, Told(each.line, each.column, each.hint.zh)):
                record, _ = read(MEETING, after)
                due = (
                    (record.data["actions"] if record else [{}])[0].get("due")
                    if "actions" in (record.data if record else {})
                    else None
                )
                if each.rule == "R13" and re.search(r"[\d一二两三八]\s*[:点]|[PA]M", value, re.I) and due is not None:
                    assert isinstance(due, datetime) or "写到别的栏里" in each.hint.zh, (value, each.hint.zh)


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("*/fail-*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_failing_examples_of_rules(path: Path) -> None:
    for name, text in read_case(path).texts.items():
        assert not [*wrong_hints(name, text)]
