"""The typed values that stand in fields."""

from __future__ import annotations

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


Scalar = str | int | float | bool | date | datetime | time | Person | Duration
Data = dict[str, Any]
