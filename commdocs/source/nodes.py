"""What a YAML text is made of, each part knowing where it stands.

A node keeps the marks that libyaml gives with every event. Line, column and offsets are read off
them only when somebody asks, which for a record without mistakes nobody does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


class Mark(Protocol):
    """A place in a text, all counted from 0. ``index`` is the offset in characters."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A mark of our own, where there is none of libyaml's."""

    index: int
    line: int
    column: int


class _Placed:
    """``line`` and ``column`` count from 1, ``start`` and ``end`` are offsets into the text."""

    __slots__ = ("begin", "finish")

    begin: Mark
    finish: Mark

    @property
    def line(self) -> int:
        return self.begin.line + 1

    @property
    def column(self) -> int:
        return self.begin.column + 1

    @property
    def start(self) -> int:
        return self.begin.index

    @property
    def end(self) -> int:
        return self.finish.index

    def put(self, line: int, column: int, start: int, end: int) -> None:
        self.begin = Place(start, line - 1, column - 1)
        self.finish = Place(end, line - 1, column - 1 + end - start)


class ScalarNode(_Placed):
    """A text. ``plain``: neither quoted nor a block scalar."""

    __slots__ = ("plain", "value")

    def __init__(self, value: str, line: int, column: int, start: int, end: int, plain: bool) -> None:
        self.value = value
        self.plain = plain
        self.put(line, column, start, end)

    @property
    def absent(self) -> bool:
        """Plain ``null``, ``~`` and nothing after the colon mean that there is no value."""
        return self.plain and self.value in ("", "~", "null", "Null", "NULL")


class ListNode(_Placed):
    """``items`` in the order of the file."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node], line: int, column: int, start: int, end: int) -> None:
        self.items = items
        self.put(line, column, start, end)


class MapNode(_Placed):
    """``pairs`` in the order of the file; keys are unique and as typed."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: list[tuple[ScalarNode, Node]], line: int, column: int, start: int, end: int) -> None:
        self.pairs = pairs
        self.put(line, column, start, end)


class ReadScalar(ScalarNode):
    """As read, with libyaml's own marks."""

    __slots__ = ()

    def __init__(self, value: str, plain: bool, begin: Mark, finish: Mark) -> None:
        self.value = value
        self.plain = plain
        self.begin = begin
        self.finish = finish


class ReadList(ListNode):
    __slots__ = ()

    def __init__(self, begin: Mark) -> None:
        self.items = []
        self.begin = self.finish = begin


class ReadMap(MapNode):
    __slots__ = ()

    def __init__(self, begin: Mark) -> None:
        self.pairs = []
        self.begin = self.finish = begin


Node = ScalarNode | ListNode | MapNode


def walk(node: Node) -> Iterator[Node]:
    """The node and all that is in it, in the order of the text: a key, then its value."""
    yield node
    if isinstance(node, MapNode):
        for key, value in node.pairs:
            yield key
            yield from walk(value)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from walk(item)
