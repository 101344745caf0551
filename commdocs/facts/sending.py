"""What was sent to whom, when and by which way, and until when an answer is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from commdocs.calendar import Calendar
from commdocs.fields import deadline
from commdocs.model import Data, Duration, Person, Record, numbered

ORAL = frozenset({"phone", "im", "face_to_face"})
_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(1)}
WRITTEN = frozenset({"email", "oa"})


def deliveries(record: Record) -> list[tuple[int, Data]]:
    """The log of what was sent, each entry with its index."""
    return entries(record.data.get("deliveries"))


def entries(value: Any) -> list[tuple[int, Data]]:
    """The groups of a list, each with the number that its path has; a list may be absent."""
    return list(numbered(value))


def recipients(delivery: Data) -> set[Person]:
    """Everyone who got it, in copy too."""
    return {*_people(delivery.get("to")), *_people(delivery.get("cc"))}


def _people(value: Any) -> Iterator[Person]:
    for each in value if isinstance(value, list) else (value,):
        if isinstance(each, Person):
            yield each


def used_channels(record: Record) -> set[str]:
    """The ways the talk itself and everything sent went."""
    used = {record.data.get("channel"), *(each.get("channel") for _, each in deliveries(record))}
    return {each for each in used if each}


def after_the_talk(record: Record) -> list[tuple[int, Data]]:
    """The deliveries that can hold results: an agenda goes out before the start."""
    start = record.data.get("start")
    begins = moment(start) if start else None
    return [
        (index, each)
        for index, each in deliveries(record)
        if begins is None or "sent_at" not in each or moment(each["sent_at"]) >= begins
    ]


def windows(record: Record) -> list[tuple[str, date | datetime]]:
    """The deadlines for an answer with their paths, the one in force first.

    In force is that of the latest delivery that sets one, else ``default_acceptance.reply_by``, else
    the record's own ``reply_by``.
    """
    found: list[tuple[str, date | datetime]] = []
    for index, each in reversed(deliveries(record)):
        if "reply_by" in each:
            found.append((f"deliveries[{index}].reply_by", each["reply_by"]))
            break
    for path in ("default_acceptance.reply_by", "reply_by"):
        value = record.get(path)
        if isinstance(value, date):
            found.append((path, value))
    return found


def reply_deadline(record: Record) -> date | datetime | None:
    """The deadline in force for an answer; None if nothing says by when."""
    return next((each for _, each in windows(record)), None)


def moment(value: date | datetime, end_of_day: time = time.min) -> datetime:
    """A date or datetime as a moment; a bare date counts at ``end_of_day``."""
    return deadline(value, end_of_day)


def day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def shown(value: date | datetime) -> str:
    """As people read it in a message: without seconds."""
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value.isoformat()


def rolled(value: datetime, norm: Duration, days: Calendar | None) -> datetime:
    """``norm`` after ``value``; when that is a rest day, the same hour of the next working day."""
    limit = later(value, norm, days)
    return datetime.combine((days or Calendar({})).roll(limit.date()), limit.time())


def later(value: datetime, norm: Duration, days: Calendar | None) -> datetime:
    """``norm`` after ``value``: hours and days of the clock, or working days of the calendar."""
    if norm.unit == "wd":
        return datetime.combine((days or Calendar({})).add_working_days(value.date(), norm.number), value.time())
    return value + norm.number * _UNITS[norm.unit]
