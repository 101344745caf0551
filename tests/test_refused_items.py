"""An item that the shape check refused is absent for everybody, and the paths of the others still find their lines."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commdocs import check, source, tracking
from commdocs.calendar import Calendar
from commdocs.history import edits
from commdocs.kinds import locate
from commdocs.model import Config, Corpus, Record, Thinned
from tests.test_check import judge, standard, text
from tests.test_rules import FILES, read_case

MEETING = "records/Q3产品迭代/MM2024-05-21-01.yaml"
ISSUE = "records/支付系统/IS2024-05-22-01.yaml"
_ITEM = re.compile(r"(?P<list>^|.*?)\[(?P<number>\d+)\](?P<rest>.*)")


def record(words: str, path: str = MEETING) -> Record:
    made, _ = check.read(path, words.encode(), standard(), Config())
    assert made is not None
    return made


def spoilt(words: str) -> tuple[str, set[str]]:
    """The text with an unreadable item before the first of each list of the record, and the names of those lists."""
    root, _ = source.parse(words)
    assert root is not None
    lists = [(key.value, node) for key, node in root.pairs if isinstance(node, source.ListNode) and node.items]
    lines = words.split("\n")
    named = set()
    for name, node in reversed(lists):
        first = node.items[0]
        line = lines[first.line - 1]
        if line.lstrip().startswith("- "):
            bad = "[[x]]" if isinstance(first, source.ScalarNode) else "只是一句话"
            lines.insert(first.line - 1, line[: len(line) - len(line.lstrip())] + f"- {bad}")
            named.add(name)
    return "\n".join(lines), named


def none_in(value: Any) -> bool:
    if isinstance(value, dict):
        return any(none_in(each) for each in value.values())
    if isinstance(value, list):
        return any(none_in(each) for each in value)
    return value is None


@pytest.mark.parametrize("path", [each for each in FILES if each.name.startswith("fail-")], ids=str)
def test_every_rule_finds_the_same_items_behind_a_refused_one(path: Path) -> None:
    case = read_case(path)
    if case.past or case.today:
        return
    before = judge(dict(case.texts), case.config)
    broken = {name: spoilt(words) for name, words in case.texts.items()}
    after = judge({name: words for name, (words, _) in broken.items()}, case.config)
    for name, (words, _) in broken.items():
        made, _ = check.read(name, words.encode(), standard(), case.config)
        if made is None:
            continue
        assert not none_in(made.data)
        keys = {made.kind.keys.get(word) for word in broken[name][1]}

        def moved(field: str, keys: set[str | None] = keys) -> str:
            found = _ITEM.match(field)
            if not found or found["list"] not in keys:
                return field
            return f"{found['list']}[{int(found['number']) + 1}]{found['rest']}"

        expected = {(each.rule, moved(each.field)) for each in before if each.path == name}
        told = {(each.rule, each.field) for each in after if each.path == name}
        inside = {one for one in told if (match := _ITEM.match(one[1])) and match["list"] in keys}
        refused = {one for one in inside if re.search(r"^\w+\[0\]", one[1])}
        wanted = {one for one in expected if (match := _ITEM.match(one[1])) and match["list"] in keys}
        assert inside - refused == wanted, name
        root, _ = source.parse(words)
        assert root is not None
        for each in after:
            if each.path == name and (each.rule, each.field) in inside - refused:
                assert words.split("\n")[each.line - 1] in case.texts[name].split("\n")
                assert (each.line, each.column) == locate(made.kind, root, each.field)


HEAD = re.compile(r"^行动项:\n", re.MULTILINE)
LINKS = re.compile(r"^关联:\n(  .*\n)+", re.MULTILINE)


def with_items(*lines: str) -> str:
    """The meeting with other items before its actions."""
    words, number = HEAD.subn(lambda found: found[0] + "".join(f"  {line}\n" for line in lines), text(MEETING), 1)
    assert number == 1
    return words


def test_a_refused_item_is_counted_but_not_there() -> None:
    whole, made = record(text(MEETING)), record(with_items("- 先写一句话"))
    assert made.data["actions"] == whole.data["actions"] and isinstance(made.data["actions"], Thinned)
    assert [place.path for place in made.each("action")] == ["actions[1]", "actions[2]"]
    assert [count for count, _ in made.counted("action")] == [2, 3]
    assert [count for count, _ in whole.counted("action")] == [1, 2]


def test_a_list_of_refused_items_only_is_absent_and_not_called_empty() -> None:
    words = with_items("- 先写一句话").split("\n")
    words = [line for line in words if not line.startswith("  - {序号: A")]
    made, found = check.read(MEETING, "\n".join(words).encode(), standard(), Config())
    assert made is not None and "actions" not in made.data
    assert [each.field for each in found] == ["actions[0]"]


def test_what_changed_is_told_at_the_number_in_the_text() -> None:
    before = record(with_items("- 先写一句话"))
    moved = record(with_items("- 先写一句话", "- 又一句"))
    assert not list(edits(before.kind, before.data, moved.data))
    after = record(with_items("- 先写一句话", "- 又一句").replace("任务: 输出排期表", "任务: 输出总排期表"))
    assert [each.path for each in edits(before.kind, before.data, after.data)] == ["actions[3].task"]


@pytest.mark.parametrize(
    "block",
    [
        "关联:\n  答复: []\n",
        "关联: {答复: [], 相关: }\n",
        "关联: {}\n",
        "关联:\n  答复:\n    -\n",
        "关联:\n  替代:\n  答复: [ ]\n  相关: []\n",
        "补充说明: {}\n",
        "发送记录: []\n",
    ],
)
def test_brackets_and_keys_without_words_are_not_there(block: str) -> None:
    without = LINKS.sub("", text(ISSUE))
    made, found = check.read(ISSUE, (without + block).encode(), standard(), Config())
    assert made is not None and not found
    assert made.data == record(without, ISSUE).data


@pytest.mark.parametrize("item", ["- {}", "- []", "-", "- [{}]"])
def test_an_empty_item_is_told_and_not_there(item: str) -> None:
    made, found = check.read(MEETING, with_items(item).encode(), standard(), Config())
    assert made is not None and [each.field for each in found] == ["actions[0]"]
    assert made.data["actions"] == record(text(MEETING)).data["actions"]


def test_an_item_with_keys_and_no_words_is_not_there_and_each_key_is_told() -> None:
    made, found = check.read(MEETING, with_items("- {任务: , 责任人: }").encode(), standard(), Config())
    assert made is not None and {"actions[0].task", "actions[0].owner"} <= {each.field for each in found}
    assert made.data["actions"] == record(text(MEETING)).data["actions"]


def test_the_other_items_of_a_list_are_still_open() -> None:
    made = record(with_items("- 先写一句话"))
    corpus = Corpus((made,), standard(), Config(), date(2024, 5, 22), frozenset(), Calendar({}))
    assert [each.path for each in tracking.actions(corpus)] == ["actions[1]", "actions[2]"]
