"""What a YAML text is made of, each part knowing where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class ScalarNode:
    """A text. ``line`` and ``column`` count from 1, ``start`` and ``end`` are offsets into the text."""

    value: str
    line: int
    column: int
    start: int
    end: int
    plain: bool  # neither quoted nor a block scalar

    @property
    def absent(self) -> bool:
        """Plain ``null``, ``~`` and nothing after the colon mean that there is no value."""
        return self.plain and self.value in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True, eq=False)
class ListNode:
    items: list[Node]
    line: int
    column: int
    start: int
    end: int


@dataclass(slots=True, eq=False)
class MapNode:
    pairs: list[tuple[ScalarNode, Node]]  # in the order of the file; keys are unique and as typed
    line: int
    column: int
    start: int
    end: int


Node = ScalarNode | ListNode | MapNode
