"""Working days: the public calendar of China, corrected by ``calendar/<year>.yaml``.

Years that the public data does not cover have Monday to Friday as working days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


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


@cache
def _public(year: int) -> dict[date, bool] | None:
    """Holidays (False) and worked weekends (True) of a year; None if the data does not cover it."""
    from chinese_calendar.constants import holidays, workdays

    days = {day: True for day in workdays if day.year == year}
    days.update((day, False) for day in holidays if day.year == year)
    return days or None
