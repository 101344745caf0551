"""The typed values that stand in fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, Literal, NamedTuple


class Person(str):
    """``部门/姓名`` or ``公司/姓名``: exactly one human being."""

    __slots__ = ()

    @property
    def dept(self) -> str:
        """The department or, for an outsider, the company."""
        return self.partition("/")[0]

    @property
    def name(self) -> str:
        return self.partition("/")[2]


class Duration(NamedTuple):
    """``15min``, ``24h``, ``2d`` (calendar days), ``10wd`` (working days)."""

    number: int
    unit: Literal["min", "h", "d", "wd"]


_NUMBER = re.compile(r"([0-9]+)")


def natural(name: str) -> tuple[object, ...]:
    """A key that sorts the numbers inside names as numbers: A1, A2, A10; 2024-5-2 before 2024-5-10."""
    parts: list[object] = []
    for number, part in enumerate(_NUMBER.split(name)):  # texts and numbers by turns: like is compared with like
        digits = part.lstrip("0")
        parts.append((len(digits), digits) if number % 2 else part)
    return (tuple(parts), name)


Scalar = str | int | float | bool | date | datetime | time | Person | Duration
Data = dict[str, Any]


class Thinned(list[Any]):
    """A list without the items that the shape check refused. ``numbers`` are the places of the others in the
    text, from 0: their paths go on counting what was refused.
    """

    __slots__ = ("numbers",)

    def __init__(self, items: Iterable[Any], numbers: Sequence[int]) -> None:
        super().__init__(items)
        self.numbers = tuple(numbers)


def numbered(items: Iterable[Any] | None) -> Iterator[tuple[int, Any]]:
    """The items of a list of a record, each with the number that its path has; nothing for an absent list."""
    return zip(items.numbers, items, strict=True) if isinstance(items, Thinned) else enumerate(items or ())
