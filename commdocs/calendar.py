"""Working days: the public calendar of China, corrected by ``calendar/<year>.yaml``.

Years that the public data does not cover have Monday to Friday as working days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, Protocol

from commdocs.messages import Text
from commdocs.messages import calendar as say
from commdocs.model import Finding

_REST = ("休息", "holidays", "放假", "rest")
_WORK = ("上班", "workdays", "调休", "work")
_DAY = timedelta(days=1)


class _Node(Protocol):
    """A node of ``source``, told by what it has: modules of one floor do not import each other."""

    line: int
    column: int


class _Root(Protocol):
    @property
    def pairs(self) -> Iterable[tuple[Any, Any]]: ...


class Calendar:
    """Says which days are worked. ``overrides``: year → day → whether it is worked."""

    def __init__(self, overrides: Mapping[int, Mapping[date, bool]] | None = None) -> None:
        self._overrides = overrides or {}

    def known(self, year: int) -> bool:
        """Whether the holidays of ``year`` are known, from the public data or from an override."""
        return year in self._overrides or _public(year) is not None

    def is_working_day(self, day: date) -> bool:
        own = self._overrides.get(day.year)
        if own is not None and day in own:
            return own[day]
        public = _public(day.year)
        if public is not None and day in public:
            return public[day]
        return day.weekday() < 5

    def add_working_days(self, start: date, number: int) -> date:
        """The ``number``-th working day after ``start``, which is not counted; before it if negative."""
        step = _DAY if number > 0 else -_DAY
        day = start
        for _ in range(abs(number)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and with ``end``; negative if ``end`` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working_day(start + _DAY * n) for n in range(1, (end - start).days + 1))

    def roll(self, day: date) -> date:
        """``day``, or the next working day if it is none."""
        while not self.is_working_day(day):
            day += _DAY
        return day


def read_overrides(year: int, root: _Root) -> tuple[dict[date, bool], list[Finding]]:
    """The days that ``calendar/<year>.yaml`` names: ``休息: [2024-05-06]``, ``上班: [2024-05-11]``."""
    days: dict[date, bool] = {}
    findings: list[Finding] = []
    for key, node in root.pairs:
        if key.value not in _REST and key.value not in _WORK:
            findings.append(_at(key, say.UNKNOWN_KEY.fill(key=key.value), say.UNKNOWN_KEY_FIX))
            continue
        worked = key.value in _WORK
        if getattr(node, "absent", False):
            continue
        for item in getattr(node, "items", (node,)):
            text = getattr(item, "value", "…")
            day = _day(text)
            if day is None or day.year != year:
                message = say.NOT_A_DAY if day is None else say.OTHER_YEAR
                findings.append(_at(item, message.fill(text=text, year=year), say.NOT_A_DAY_FIX.fill(year=year)))
            elif days.get(day, worked) != worked:
                findings.append(_at(item, say.BOTH.fill(day=day), say.BOTH_FIX))
            else:
                days[day] = worked
    return days, findings


@cache
def _public(year: int) -> dict[date, bool] | None:
    """Holidays (False) and worked weekends (True) of a year; None if the data does not cover it."""
    from chinese_calendar.constants import holidays, workdays

    days = {day: True for day in workdays if day.year == year}
    days.update((day, False) for day in holidays if day.year == year)
    return days or None


def _day(text: str) -> date | None:
    parts = text.replace("年", "-").replace("月", "-").removesuffix("日").replace("/", "-").split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


def _at(node: _Node, message: Text, hint: Text) -> Finding:
    return Finding("S09", message, hint, line=node.line, column=node.column)
