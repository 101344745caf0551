"""Lines put into the text of a record and taken out of it, in the way in which the rest is written.

A value is a text, a mapping of texts, or a list of either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from commdocs.model import Field, spellings
from commdocs.source import ListNode, MapNode, Node, ScalarNode, quoted

_REST = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n?|\n")


def inserted(
    text: str, node: MapNode, known: Mapping[str, Field], field: Field | None, way: Sequence[str], value: Any
) -> str:
    """One more key in the mapping ``node``, after what comes before ``field`` in the form; ``way`` are the keys."""
    if _flows(text, node):
        at = node.end - 1
        before = text[:at].rstrip()
        return before + ("" if before.endswith("{") else ", ") + _pair(way, value) + text[at:]
    indent = node.pairs[0][0].column - 1
    block = _ending(text).join(_lines(way, value, indent))
    order = list(known)
    names = spellings(known)
    place = order.index(field.name) if field else len(order)
    before_it = [
        pair
        for pair in node.pairs
        if field is None or ((name := names.get(pair[0].value)) and order.index(name) < place)
    ]
    if before_it:
        # the nearest in the form's order; of those the last in the file
        last = max(before_it, key=lambda pair: order.index(names[pair[0].value])) if field else before_it[-1]
        at = _line_end(text, _end(text, *last))
        return text[:at] + _ending(text) + block + text[at:]
    first = node.pairs[0][0].start
    return text[:first] + block.lstrip(" ") + _ending(text) + " " * indent + text[first:]


def under(text: str, node: MapNode, key: ScalarNode, blank: ScalarNode, way: Sequence[str], value: Any) -> str:
    """The keys ``way`` with the value below a key of ``node`` that has none yet."""
    if blank.end > blank.start:  # ~ or null
        text = text[: blank.start] + text[blank.end :]
    if _flows(text, node):
        at = text.index(":", key.end) + 1
        return f"{text[:at]} {_whole(way, value)}{text[at:]}"
    at = _line_end(text, key.end)
    lines = _lines(way, value, key.column + 1)
    return text[:at] + _ending(text) + _ending(text).join(lines) + text[at:]


def another(text: str, node: ListNode, value: Any) -> str:
    """One more entry at the end of a list."""
    if _flows(text, node):
        at = node.end - 1
        before = text[:at].rstrip()
        return before + ("" if before.endswith(("[", ",")) else ", ") + _flow(value) + text[at:]
    last = node.items[-1]
    indent = node.column - 1
    at = _line_end(text, _item_end(text, last))
    lines = [f"{' ' * indent}- {_flow(value)}"] if _flows(text, last) else _entry(value, indent)
    return text[:at] + _ending(text) + _ending(text).join(lines) + text[at:]


def taken_out(text: str, node: MapNode | ListNode, place: int) -> str:
    """The text without one entry of ``node``, which has others."""
    entries = _spans(text, node)
    start, end = entries[place]
    if _flows(text, node) or (place == 0 and text[_line_start(text, start) : start].strip(" ")):
        if place == 0:  # up to what comes next: the bracket or dash before it stays
            return text[:start] + text[entries[1][0] :]
        return text[: entries[place - 1][1]] + text[end:]
    stop = _line_end(text, end)
    line_end = _LINE_END.match(text, stop)
    begin = _line_start(text, start)
    if line_end is None:  # the last line of a text without a line end
        cut = text[:begin]
        return cut[: len(cut) - len(_ending(text))] if cut.endswith(_ending(text)) else cut
    return text[:begin] + text[line_end.end() :]


def _spans(text: str, node: MapNode | ListNode) -> list[tuple[int, int]]:
    """Where each entry begins (at its dash, if it has one) and where its last character stands."""
    if isinstance(node, MapNode):
        return [(key.start, _end(text, key, value)) for key, value in node.pairs]
    if _flows(text, node):
        return [(item.start, _item_end(text, item)) for item in node.items]
    return [(text.rindex("-", 0, max(item.start, 1)), _item_end(text, item)) for item in node.items]


# -- values as text ---------------------------------------------------------------------------------


def _lines(way: Sequence[str], value: Any, indent: int) -> list[str]:
    """The keys one below the other, and the value with the last."""
    lines = [f"{' ' * (indent + 2 * depth)}{quoted(key)}:" for depth, key in enumerate(way)]
    inner = indent + 2 * len(way)
    if isinstance(value, str):
        if not way:
            return [f"{' ' * inner}{quoted(value)}"]
        lines[-1] += f" {quoted(value)}"
    elif isinstance(value, list):
        for each in value:
            lines += _entry(each, inner)
    else:
        lines += [line for key, each in value.items() for line in _lines([key], each, inner)]
    return lines


def _entry(value: Any, indent: int) -> list[str]:
    """An entry of a list, with its dash."""
    lines = _lines([], value, indent + 2)
    return [f"{' ' * indent}- {lines[0].lstrip(' ')}", *lines[1:]]


def _pair(way: Sequence[str], value: Any) -> str:
    return f"{quoted(way[0], flow=True)}: {_whole(way[1:], value)}"


def _whole(way: Sequence[str], value: Any) -> str:
    return f"{{{_pair(way, value)}}}" if way else _flow(value)


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return quoted(value, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(_flow(each) for each in value)}]"
    return f"{{{', '.join(_pair([key], each) for key, each in value.items())}}}"


# -- places -----------------------------------------------------------------------------------------


def _flows(text: str, node: Node) -> bool:
    """Whether it is written in brackets."""
    return not isinstance(node, ScalarNode) and text[node.start : node.start + 1] in ("{", "[")


def _ending(text: str) -> str:
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def _end(text: str, key: ScalarNode, value: Node) -> int:
    """Where the last character of a pair stands."""
    if isinstance(value, ScalarNode) and value.end <= value.start:
        return key.end
    return _item_end(text, value) if not isinstance(value, MapNode | ListNode) or _size(value) else key.end


def _item_end(text: str, value: Node) -> int:
    if isinstance(value, ScalarNode):
        return value.start + len(text[value.start : value.end].rstrip("\r\n"))
    if _flows(text, value):
        return value.end
    if isinstance(value, MapNode):
        return _end(text, *value.pairs[-1]) if value.pairs else value.start
    return _item_end(text, value.items[-1]) if value.items else value.start


def _size(node: MapNode | ListNode) -> int:
    return len(node.pairs) if isinstance(node, MapNode) else len(node.items)


def _line_end(text: str, at: int) -> int:
    found = _REST.match(text, at)
    return found.end() if found else len(text)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
