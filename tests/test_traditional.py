"""Labels and values in traditional characters are read as the simplified ones, wherever a record is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from commdocs import check, kinds, source
from commdocs.model import Config, Field, simplified
from commdocs.model.traditional import _table
from tests.test_check import DEMAND, ISSUE, MEETING, codes, judge, standard, text

TRADITIONAL: dict[str, list[str]] = {}
for _code, _plain in _table().items():
    TRADITIONAL.setdefault(_plain, []).append(chr(_code))


def labels(fields: Mapping[str, Field]) -> Iterator[str]:
    for field in fields.values():
        yield from (field.label.zh, *field.aliases)
        for choice in field.choices.values():
            yield from (choice.label.zh, *choice.aliases)
        if field.fields and field.name != "any":
            yield from labels(field.fields)


WORDS = {
    word
    for kind in standard().values()
    for word in (
        kind.label.zh,
        *kind.aliases,
        *(each.label.zh for each in kind.statuses.values()),
        *labels({name: each for name, each in kind.fields.items() if each.type != "question"}),
    )
}


def traditional(words: str) -> str:
    """With every character that has a traditional one in that."""
    return "".join(TRADITIONAL[each][0] if each in TRADITIONAL else each for each in words)


def test_every_word_of_every_form() -> None:
    assert len(WORDS) > 300
    for word in WORDS:
        assert simplified(word) == word
        for each in word:
            for other in TRADITIONAL.get(each, ()):
                assert simplified(word.replace(each, other)) == word


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("會議主題", "会议主题"),
        ("狀態", "状态"),
        ("負責人", "负责人"),
        ("問題描述", "问题描述"),
        ("約定交付時間", "约定交付时间"),
        ("優先級", "优先级"),
        ("後續", "后续"),
        ("裏程碑", "里程碑"),
        ("綫上", "线上"),
    ],
)
def test_words_that_people_write(typed: str, plain: str) -> None:
    assert simplified(typed) == plain


@pytest.mark.parametrize("path", [MEETING, ISSUE, DEMAND])
def test_a_record_all_in_traditional_characters_is_read_the_same(path: str) -> None:
    """Keys and values of lists; problems are found at their lines, too."""
    plain = text(path)
    root, _ = source.parse(plain)
    assert root is not None
    other = plain
    for node in sorted(source.walk(root), key=lambda each: -each.start):
        if isinstance(node, source.ScalarNode) and simplified(node.value) in WORDS:
            other = other[: node.start] + traditional(other[node.start : node.end]) + other[node.end :]
    assert other != plain and "狀態" in other
    one, none = check.read(path, plain.encode(), standard(), Config())
    two, same = check.read(path, other.encode(), standard(), Config())
    assert one is not None and two is not None
    assert (two.data, same) == (one.data, none)
    for broken in ("2024-02-30", "尽快"):
        key = "截止时间" if "截止时间: 2" in plain else "计划完成时限"
        before = plain.partition(f"{key}: ")[2].split("\n")[0].split(",")[0].rstrip("}")
        a = judge({path: plain.replace(f"{key}: {before}", f"{key}: {broken}", 1)})
        b = judge({path: other.replace(f"{traditional(key)}: {before}", f"{traditional(key)}: {broken}", 1)})
        assert [(x.line, x.column, x.rule) for x in a] == [(x.line, x.column, x.rule) for x in b]


def test_a_slip_in_traditional_characters_is_offered_its_field() -> None:
    found = judge({MEETING: text(MEETING, ("会议主题", "會議主提"))})
    assert codes(found) == ["R89"]
    assert "是不是“会议主题”" in found[0].hint.zh


def test_both_scripts_of_one_field_are_one_field_twice() -> None:
    found = judge({MEETING: text(MEETING) + "狀態: 已召开\n"})
    assert codes(found) == ["R89"]
    assert "同一项" in found[0].message.zh


def test_an_unknown_value_is_offered_in_the_script_of_the_form() -> None:
    root, _ = source.parse("kind: meeting\n狀態: 已昭開\n")
    assert root is not None
    _, found = kinds.shape(standard()["meeting"], root, "MM2024-05-21-01", "x", Config())
    assert any("是不是“已召开”" in each.hint.zh for each in found)
