"""Hints followed word by word, as somebody does who trusts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from commdocs import source
from commdocs.source import MapNode, Node, ScalarNode, quoted


class Told(NamedTuple):
    """What the reader sees of a problem."""

    line: int
    column: int
    hint: str  # in Chinese


WHOLE_LINE = re.compile(r"写成：(?P<fix>.+?)(?:（如果是两个字段，就分成两行）|；如果是说明，在 # 后面加一个空格)?")
VALUES = re.compile(
    r"(?:是哪一个？|请)?(?:写成 |去掉引号，写 |只写数字：|写全年月日，如 |写到哪一天，如 |删掉整个值，重新输入：|写 )"
    r"(?P<fix>[^；]+?)(?:；.*)?"
)
KEY = re.compile(r"是不是“(?P<fix>[^”]+)”？请把“[^”]*”改成“[^”]*”")
VALUE_MEANT = re.compile(r"是不是“(?P<fix>[^”]+)”？.*")
LINED_UP = re.compile(r"缩进 (?P<width>\d+) 格，和第 \d+ 行对齐(?:；下面 (?P<more>\d+) 行跟着它一起移)?")
SPACES = re.compile(r"行首改用 (?P<width>\d+) 个普通（半角）空格")
PAIR = re.compile(r"请写成(?:清单|一个值)：(?P<fix>[^:]+: .+)")


def followed(text: str, told: Told) -> Iterator[str]:
    """The text after each reading of the hint that shows concrete words; nothing for advice in general terms."""
    lines = re.split(r"(?<=\n)", text)
    if told.line > len(lines):
        return
    line = lines[told.line - 1]
    bare = line.rstrip("\r\n")
    indent = bare[: len(bare) - len(bare.lstrip(" "))]

    def put(new: str) -> str:
        return "".join([*lines[: told.line - 1], new + line[len(bare) :], *lines[told.line :]])

    if match := WHOLE_LINE.fullmatch(told.hint):
        fix = match["fix"]
        if "…" in fix and "…" not in bare:
            return  # it shows the part that changes
        yield put(indent + fix)
    elif told.hint.startswith("如果是清单的一项，在这一行前面加“- ”"):
        yield put(indent + "- " + bare.lstrip())
    elif (match := LINED_UP.fullmatch(told.hint)) and match["more"]:
        shift = int(match["width"]) - len(indent)
        last = told.line + int(match["more"])
        moved = [
            " " * max(0, len(each) - len(each.lstrip(" ")) + shift) + each.lstrip(" ")
            for each in lines[told.line - 1 : last]
        ]
        yield "".join([*lines[: told.line - 1], *moved, *lines[last:]])
    elif match := LINED_UP.fullmatch(told.hint) or SPACES.fullmatch(told.hint):
        yield put(
            " " * int(match["width"]) + bare.lstrip(" \t\u3000\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff")
        )
    elif told.hint == "删掉行首的空格":
        yield put(bare.lstrip(" "))
    elif told.hint == "删掉这个字符":
        yield put(bare[: told.column - 1] + bare[told.column :])
    elif told.hint.startswith("把 Tab 换成空格"):
        mended = re.sub(r"^ *\t[ \t]*(?=\S)", lambda each: each[0].replace("\t", "  "), text, flags=re.M)
        yield mended if mended != text else put(bare.replace("\t", "  "))
    elif match := KEY.fullmatch(told.hint):
        node = scalar_at(text, told)
        if node is not None:
            yield text[: node.start] + match["fix"] + text[node.end :]
    elif match := PAIR.fullmatch(told.hint):
        pair = pair_at(text, told)
        if pair is not None:
            key, value = pair
            end = value.end
            ending = "\n" if text[key.start : end].endswith("\n") else ""
            yield text[: key.start] + match["fix"] + ending + text[end:]
    elif match := VALUE_MEANT.fullmatch(told.hint) or VALUES.fullmatch(told.hint):
        node = scalar_at(text, told)
        for fix in re.split(" 或 ", match["fix"].strip()):
            if node is not None and not fix.startswith("http"):
                yield (
                    text[: node.start]
                    + quoted(fix, flow=_in_brackets(text, node))
                    + _tail(text, node)
                    + text[node.end :]
                )


def _tail(text: str, node: ScalarNode) -> str:
    return "\n" if text[node.start : node.end].endswith("\n") else ""


def _in_brackets(text: str, node: Node) -> bool:
    before = text[text.rfind("\n", 0, node.start) + 1 : node.start]
    return before.count("[") > before.count("]") or before.count("{") > before.count("}")


def scalar_at(text: str, told: Told) -> ScalarNode | None:
    """The key or value that stands at the place told."""
    root, _ = source.parse(text)
    if root is None:
        return None
    for node in source.walk(root):
        if isinstance(node, ScalarNode) and (node.line, node.column) == (told.line, told.column) and node.value:
            return node
    return None


def pair_at(text: str, told: Told) -> tuple[ScalarNode, Node] | None:
    root, _ = source.parse(text)
    for node in source.walk(root) if root is not None else ():
        if isinstance(node, MapNode):
            for key, value in node.pairs:
                if (told.line, told.column) in ((key.line, key.column), (value.line, value.column)):
                    return key, value
    return None
