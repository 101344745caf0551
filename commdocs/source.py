"""YAML text → nodes that know where they stand; and a value patched back into the text.

Read from libyaml's events, so that nothing is guessed: every plain scalar stays text, and the kind
gives it a type later. What people mistype is refused with a sentence, a line and a fix (yaml.md's table).
"""

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
