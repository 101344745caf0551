"""What a stretch of time looks like in figures: counted by type, within a department or a project."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from commdocs import build, workspace
from commdocs.figures import Figures, figures
from commdocs.model import Corpus, Duration, Record

ROOT = Path(__file__).parents[1]
MAY = (date(2024, 5, 1), date(2024, 5, 31))


@cache
def corpus() -> Corpus:
    return build.load(workspace.read(ROOT, date(2024, 6, 3))).corpus


def changed(name: str, **data: Any) -> Corpus:
    """The example corpus with other values in one record."""

    def other(record: Record) -> Record:
        return replace(record, data=record.data | data) if record.id == name else record

    return replace(corpus(), records=tuple(other(each) for each in corpus().records))


def test_the_examples_of_may() -> None:
    # five records; two actions of the minutes, both open and overdue; one issue, closed after three days
    assert figures(corpus(), *MAY) == Figures(5, 2, 2, 0, 0, 1, 3.0)


def test_only_what_is_within_the_scope() -> None:
    march = (date(2023, 3, 1), date(2023, 3, 31))
    assert figures(corpus(), *march).records == 6
    assert figures(corpus(), *march, "业务部").records == 5
    assert figures(corpus(), *march, "C公司定制功能").records == 6
    assert figures(corpus(), *march, "全公司").records == 6


def test_an_action_is_late_by_its_day() -> None:
    record = corpus().find("MM2024-05-21-01")
    assert record is not None
    first, second = record.data["actions"]
    done = [
        first | {"status": "done", "done_at": date(2024, 5, 22)},
        second | {"status": "done", "done_at": date(2024, 5, 24)},
    ]
    assert figures(changed(record.id, actions=done), *MAY).late == 1
    assert figures(changed(record.id, actions=done), *MAY).late_share == 50
    dropped = [first | {"status": "cancelled"}, second]
    assert figures(changed(record.id, actions=dropped), *MAY).actions == 1


def test_an_action_that_is_not_due_yet_does_not_count() -> None:
    early = replace(corpus(), today=date(2024, 5, 22))
    assert figures(early, *MAY).actions == 1 and figures(early, *MAY).late == 0


def test_a_reply_is_slow_after_the_norm() -> None:
    def at(*moment: int) -> list[dict[str, Any]]:
        return [{"at": datetime(*moment), "verdict": "accepted"}]  # type: ignore[arg-type]

    sent = "MM2024-05-21-01"  # at 17:00
    assert figures(changed(sent, replies=at(2024, 5, 22, 16)), *MAY).slow == 0
    assert figures(changed(sent, replies=at(2024, 5, 22, 18)), *MAY).slow == 1


def test_working_days_of_the_norm_are_those_of_the_calendar() -> None:
    """Sent on Friday at 17:00 and to be answered in one working day: until Monday at 17:00, as R38 says."""
    sent = changed("MM2024-05-21-01", deliveries=[{"sent_at": datetime(2024, 5, 17, 17)}])
    limits = replace(sent.config.limits, reply=Duration(1, "wd"))

    def slow(day: int, hour: int) -> int:
        answered = [{"at": datetime(2024, 5, day, hour)}]
        records = tuple(
            replace(each, data=each.data | {"replies": answered})
            if "deliveries" in each.data and each.id == "MM2024-05-21-01"
            else each
            for each in sent.records
        )
        return figures(replace(sent, records=records, config=replace(sent.config, limits=limits)), *MAY).slow

    assert slow(20, 10) == 0
    assert slow(20, 18) == 1


def test_nothing_is_nothing() -> None:
    assert figures(corpus(), date(2020, 1, 1), date(2020, 1, 31)) == Figures(0, 0, 0, 0, 0, 0, None)
    assert figures(corpus(), date(2020, 1, 1), date(2020, 1, 31)).late_share is None
