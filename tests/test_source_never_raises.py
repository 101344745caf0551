"""Whatever the text, it is read or refused at a place in it; never an exception."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from commdocs.source import ListNode, MapNode, Node, ScalarNode, decode, parse
from tests.test_source_patch import RECORD

SIGNS = st.sampled_from(
    [
        *"：:，、；。“”‘’\"'[]{}［］｛｝#＃-－•*&!|>%@`?~=\\\n\r\t \u3000\u00a0\u200b\ufeff\u2028\x07\0张a1",
        *("- ", ": ", "\n  ", "\n- ", "{{x}}", "---\n", "[[[[", "\r\n", "|-\n", '"\\', "!!", "<<: *a", "😀"),
        *("\n<<<<<<< a\n", "\n=======\n", "\n>>>>>>> b\n", "\n||||||| c\n", "\u202a", "\n   "),
    ]
)

NAMES = re.compile(r"\{(fix|character|limit|opening|closing|escape|lost|wanted|spaces)\}")


def check(text: str) -> None:
    root, findings = parse(text)
    lines = re.split(r"\r\n?|\n", text)
    for finding in findings:
        assert 1 <= finding.line <= len(lines), finding
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
        for words in (*finding.message, *finding.hint):
            assert words
            assert NAMES.search(text) or not NAMES.search(words), finding
    assert root is not None or any(finding.severity == "error" for finding in findings)
    if root is not None:
        places(root, text)


def places(node: Node, text: str) -> None:
    assert 0 <= node.start <= node.end <= len(text)
    if isinstance(node, MapNode):
        keys = [key.value for key, _ in node.pairs]
        assert len(keys) == len(set(keys))
        for pair in node.pairs:
            for each in pair:
                places(each, text)
    elif isinstance(node, ListNode):
        for each in node.items:
            places(each, text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(SIGNS, max_size=40).map("".join))
@example("?")
@example("? [a]: b\n: c")
@example("a: |+\n\n\n- b")
@example("\ud800: x")
def test_signs(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, len(RECORD)), st.integers(0, 3), SIGNS), max_size=4))
def test_a_record_with_slips_of_the_finger(slips: list[tuple[int, int, str]]) -> None:
    text = RECORD
    for at, length, new in slips:
        text = text[:at] + new + text[at + length :]
    check(text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=60) | st.text(max_size=30).map(lambda text: text.encode("gb18030", "ignore")))
def test_any_bytes(raw: bytes) -> None:
    text, findings = decode(raw)
    assert text is not None or findings[0].severity == "error"
    if text is not None:
        check(text)


def test_plain_values_stand_where_they_say() -> None:
    text = "标题: 😀𠀀 会议\n参会:\n  - 张三\n嵌套: {𠀀: 值, b: [一, 二]}\n"
    root, _ = parse(text)
    assert root is not None

    def each(node: Node) -> None:
        if isinstance(node, ScalarNode):
            assert text[node.start : node.end] == node.value
            assert text.split("\n")[node.line - 1][node.column - 1 :].startswith(node.value)
        elif isinstance(node, MapNode):
            for pair in node.pairs:
                each(pair[0])
                each(pair[1])
        else:
            for item in node.items:
                each(item)

    each(root)
