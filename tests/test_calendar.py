"""Working days in China, with the workspace's own corrections."""

from __future__ import annotations

from datetime import date

import pytest

from commdocs.calendar import Calendar
from commdocs.kinds import read_calendar
from commdocs.source import parse

PUBLIC = Calendar({})
LABOUR_DAY, WORKED_SATURDAY = date(2024, 5, 1), date(2024, 5, 11)


def test_public_holidays_and_worked_weekends() -> None:
    assert not PUBLIC.is_working_day(LABOUR_DAY)
    assert PUBLIC.is_working_day(WORKED_SATURDAY)
    assert PUBLIC.is_working_day(date(2024, 5, 20))
    assert not PUBLIC.is_working_day(date(2024, 5, 25))
    assert PUBLIC.known(2024)


@pytest.mark.parametrize("year", [1999, 2199])
def test_a_year_without_data_works_monday_to_friday(year: int) -> None:
    assert not PUBLIC.known(year)
    days = [date(year, 10, day) for day in range(1, 29)]
    assert [PUBLIC.is_working_day(day) for day in days] == [day.weekday() < 5 for day in days]


def test_counting_begins_with_the_day_after() -> None:
    tuesday = date(2024, 4, 30)
    assert PUBLIC.add_working_days(tuesday, 1) == date(2024, 5, 6)
    assert PUBLIC.add_working_days(tuesday, 6) == WORKED_SATURDAY
    assert PUBLIC.add_working_days(tuesday, 0) == tuesday
    assert PUBLIC.add_working_days(date(2024, 5, 6), -1) == tuesday
    assert PUBLIC.add_working_days(date(2024, 5, 22), 3) == date(2024, 5, 27)


def test_counting_between_is_the_inverse() -> None:
    start = date(2024, 4, 26)
    for number in range(30):
        assert PUBLIC.working_days_between(start, PUBLIC.add_working_days(start, number)) == number
    assert PUBLIC.working_days_between(start, start) == 0
    assert PUBLIC.working_days_between(date(2024, 5, 6), date(2024, 4, 30)) == -1


def test_a_day_off_rolls_to_the_next_working_day() -> None:
    assert PUBLIC.roll(LABOUR_DAY) == date(2024, 5, 6)
    assert PUBLIC.roll(WORKED_SATURDAY) == WORKED_SATURDAY


def test_own_days_win() -> None:
    own = Calendar({2024: {date(2024, 5, 20): False, LABOUR_DAY: True}, 2199: {date(2199, 10, 1): False}})
    assert not own.is_working_day(date(2024, 5, 20))
    assert own.is_working_day(LABOUR_DAY)
    assert not own.is_working_day(date(2024, 5, 2))
    assert own.known(2199)
    assert not own.is_working_day(date(2199, 10, 1))


def test_overrides_are_read_in_both_languages() -> None:
    for text in (
        "休息: [2024-05-06, 2024年5月7日]\n上班:\n  - 2024/5/11\n",
        "holidays:\n  - 2024-5-6\n  - 2024-05-07\nworkdays: 2024-05-11\n",
    ):
        root, _ = parse(text)
        assert root is not None
        days, findings = read_calendar(2024, root)
        assert not findings
        assert days == {date(2024, 5, 6): False, date(2024, 5, 7): False, WORKED_SATURDAY: True}


def test_what_is_wrong_is_named_at_its_place() -> None:
    root, _ = parse("休息: [2024-05-06, 2024-02-30, 2023-05-01]\n上班:\n  - 2024-05-06\n假期: []\n班: \n")
    assert root is not None
    days, findings = read_calendar(2024, root)
    assert days == {date(2024, 5, 6): False}
    assert [(each.rule, each.line, each.column) for each in findings] == [
        ("S09", 1, 18),
        ("S09", 1, 30),
        ("S09", 3, 5),
        ("S09", 4, 1),
        ("S09", 5, 1),
    ]
    assert "2024-02-30" in findings[0].message.zh
    assert "2024 年" in findings[1].message.zh
