"""A value patched back into a text: one scalar replaced, every other character left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commdocs.source.nodes import ListNode, MapNode, Node, ScalarNode
from commdocs.source.quoting import CONTROL, double_quoted, quoted
from commdocs.source.reader import parse

_HEADER = re.compile(r"[|>][-+0-9]*(?:[ \t]+#[^\r\n]*)?[ \t]*(?:\r\n?|\n)")
_LINE_END = re.compile(r"\r\n?|\n")


def patch(text: str, node: ScalarNode, value: str) -> str:
    """``text`` with the scalar ``node`` replaced by ``value``; every other character stays.

    The way it was written is kept where it can hold the new value: plain, quotes, block with its
    indent. ``node`` comes from ``parse(text)``. Raises ValueError if the text has no such scalar.
    """
    value = _LINE_END.sub("\n", value)
    root, before = parse(text)
    route = _route(root, node.start) if root is not None else None
    if root is None or route is None:
        raise ValueError(f"no scalar at offset {node.start}")
    wanted = _outline(root, route[-1], value)
    second_best = ""
    for candidate in _candidates(text, node, value, flow=any(text[each.start] in "[{" for each in route[:-1])):
        tree, after = parse(candidate)
        if tree is not None and _outline(tree) == wanted:
            if len(after) <= len(before):
                return candidate
            second_best = second_best or candidate  # right, but with a warning
    if second_best:
        return second_best
    raise ValueError(f"the value at offset {node.start} cannot be replaced")


def _candidates(text: str, node: ScalarNode, value: str, flow: bool) -> Iterator[str]:
    """The ways to write the value, the one most like the old first; not all of them hold every value."""
    start, end = node.start, node.end
    head, tail = text[:start], text[end:]
    first = text[start : start + 1] if end > start else ""
    several = "\n" in value
    if not first:
        space = "" if head[-1:] in ("", " ", "\t", "\n") else " "
        if several and not flow:
            yield head + space + _block(text, node, value) + tail
        yield head + space + quoted(value, flow) + tail
        yield head + ": " + quoted(value, flow) + tail
        yield head + space + double_quoted(value) + tail
        return
    if first in "|>" and not node.plain:
        header = _HEADER.match(text, start)
        if header and value.strip():
            yield head + _block(text, node, value, header[0]) + tail
        ending = _last_line_end(text, start, end)
        yield head + quoted(value) + ending + tail
        yield head + double_quoted(value) + ending + tail
        return
    if several and not flow:
        yield head + _block(text, node, value) + tail
    if first == "'" and not CONTROL.search(value):
        yield head + "'" + value.replace("'", "''") + "'" + tail
    elif first == '"' and not ("\\" in value and quoted(value).startswith("'")):
        yield head + double_quoted(value) + tail
    yield head + quoted(value, flow) + tail
    yield head + double_quoted(value) + tail


def _block(text: str, node: ScalarNode, value: str, header: str = "") -> str:
    """``value`` as a literal block, with the line ends of the text."""
    start = node.start
    line = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
    column = len(line) - len(line.lstrip(" "))
    while line.startswith("- ", column):
        column += 2 + len(line[column + 2 :]) - len(line[column + 2 :].lstrip(" "))
    indent = " " * (column if line.strip(" ") == "" and line else column + (0 if line.rstrip().endswith("-") else 2))
    ending = "\r\n" if "\r\n" in text else "\n"
    comment = ""
    if header:
        ending = "\r\n" if header.endswith("\r\n") else header[-1]
        words = header.rstrip("\r\n")
        comment = words[len(words.partition("#")[0].rstrip()) :]
        old = text[start + len(header) : node.end].lstrip("\r\n")
        indent = old[: len(old) - len(old.lstrip(" "))] or indent
    body = value.rstrip("\n")
    kept = len(value) - len(body)
    chomp = "-" if kept == 0 else "" if kept == 1 else "+"
    digit = str(len(indent) - column) if body.startswith((" ", "\n")) else ""
    lines = [indent + each if each else "" for each in body.split("\n")]
    block = f"|{digit}{chomp}{comment}" + ending + ending.join(lines) + ending * max(kept - 1, 0)
    return block + (_last_line_end(text, start, node.end) if header else "")


def _last_line_end(text: str, start: int, end: int) -> str:
    """The line ends that a block scalar's span swallows."""
    raw = text[start:end]
    return raw[len(raw.rstrip("\r\n")) :] if raw[-1:] in ("\n", "\r") else ""


def _route(root: Node, start: int) -> list[Node] | None:
    """The nodes from the root to the scalar value that begins at ``start``."""
    stack: list[list[Node]] = [[root]]
    while stack:
        way = stack.pop()
        here = way[-1]
        if isinstance(here, ScalarNode):
            if here.start == start:
                return way
        elif isinstance(here, MapNode):
            stack += [[*way, value] for _, value in here.pairs]
        else:
            stack += [[*way, item] for item in here.items]
    return None


def _outline(node: Node, changed: Node | None = None, value: str = "") -> object:
    """The tree as plain values, with ``value`` at the node ``changed``: what a patch must come to."""
    if isinstance(node, ScalarNode):
        return value if node is changed else None if node.absent else node.value
    if isinstance(node, ListNode):
        return [_outline(item, changed, value) for item in node.items]
    return [(key.value, _outline(each, changed, value)) for key, each in node.pairs]
