"""What the program knows of a record before anybody has typed: who writes it, the day, the project's own terms.

A field of a form says so itself: ``begins: me``. What is not one of the words here is the value as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from commdocs.calendar import Calendar
from commdocs.fields import allowed
from commdocs.model import Config, Field, Kind, Project, Record

_IN_A_DAY = {"min": 24 * 60, "h": 24, "d": 1}
_MONDAY_TO = ("monday", "tuesday", "wednesday", "thursday", "friday")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and by whom a record is begun."""

    today: date
    config: Config
    days: Calendar
    me: str = ""  # 部门/姓名; empty if nobody can tell
    project: str = ""
    party: Record | None = None  # whom it is about


def beginnings(kind: Kind, here: Setting) -> dict[str, str]:
    """Texts by path, ``period.from``, for the fields of ``kind`` of which the program knows the value."""
    return dict(_known(kind.fields, "", here))


def _known(fields: Mapping[str, Field], before: str, here: Setting) -> Iterator[tuple[str, str]]:
    for field in fields.values():
        path = f"{before}{field.name}"
        value = begun(field, here)
        if value:
            yield path, value
        elif field.fields and field.shape == "one":
            yield from _known(field.fields, f"{path}.", here)


def begun(field: Field, here: Setting) -> str:
    """The value that a fresh ``field`` has; empty if it is the writer's to say."""
    if field.begins:
        return WORDS[field.begins](here) if field.begins in WORDS else field.begins
    if field.config and field.always:
        known = list(allowed(field, here.config))
        return known[0] if len(known) == 1 else ""
    return ""


def _project(here: Setting) -> Project:
    return here.config.projects.get(here.project) or Project(here.project)


def _lead(here: Setting) -> str:
    lead = _project(here).lead
    return str(lead) if lead else here.me


def _period(here: Setting) -> tuple[date, date]:
    """The day or week that a report of today is about: up to the day on which the weekly one is due."""
    if _project(here).cadence == "daily":
        return here.today, here.today
    monday = here.today - timedelta(here.today.weekday())
    return monday, monday + timedelta(_MONDAY_TO.index(here.config.sync_weekday))


def _reply(here: Setting) -> str:
    """By when an answer to what is sent today is asked for: within the norm, at the end of a working day."""
    norm = here.config.limits.reply
    if norm.unit == "wd":
        day = here.days.add_working_days(here.today, norm.number)
    else:
        day = here.days.roll(here.today + timedelta(max(1, norm.number // _IN_A_DAY[norm.unit])))
    return f"{day} {here.config.end_of_day:%H:%M}"


def _contact(here: Setting) -> str:
    """Whom the party has named for talks with us, else the first of its people."""
    people = [each for each in (here.party.data.get("contacts") or () if here.party else ()) if each.get("who")]
    named = [each for each in people if each.get("designated")]
    return str((named or people)[0]["who"]) if people else ""


WORDS: Mapping[str, Callable[[Setting], str]] = {
    "me": lambda here: here.me,
    "my_department": lambda here: here.me.partition("/")[0],
    "lead": _lead,
    "lead_department": lambda here: _lead(here).partition("/")[0],
    "cadence": lambda here: _project(here).cadence or "weekly",
    "unknown": lambda here: "",  # though the shared field begins with something
    "project": lambda here: here.project,
    "contact": _contact,
    "party_name": lambda here: here.party.title if here.party else "",
    "party_type": lambda here: str(here.party.data.get("party_type") or "") if here.party else "",
    "today": lambda here: here.today.isoformat(),
    "period_start": lambda here: _period(here)[0].isoformat(),
    "period_end": lambda here: _period(here)[1].isoformat(),
    "reply": _reply,
}
