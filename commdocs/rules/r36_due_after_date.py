"""Nothing is due before the day on which it was agreed.

Passes::

    date: 2024-05-20
    actions: [{due: 2024-05-22, …}]

Fails, at the deadline: it is earlier than the record's date. A day that an item brought along from its origin
is exempt, deadlines
for an answer are R48's, and the deadline that a risk endangers is R54's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from commdocs.facts.labels import label
from commdocs.facts.obligations import kept
from commdocs.facts.sending import day
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Edit, Field, Finding, Kind, Place, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R36",
    slug="due-after-date",
    name=Text("期限不早于提出日", "Not due before it was agreed"),
    severity=ERROR,
    why=Text(
        "期限早于提出的那天，多半是年份或月份写错了。",
        "A deadline before the day it was set is a slip in year or month.",
    ),
    source="R36 (inferred)",
    fix=Text("核对年份和月份", "Check year and month"),
)
PLANNED = frozenset({"expected_delivery", "next_contact", "delivery"})  # wished or planned rather than promised
ELSEWHERE = frozenset({"reply_by", "affected_due"})

MESSAGE = Text("{field}（{due}）早于本记录的日期（{date}）", "{field} ({due}) is before the record's date ({date})")
HINT = Text("核对年份和月份；最早可以写 {date}", "Check year and month; the earliest possible day is {date}")
YEAR_HINT = Text("核对年份和月份；是不是 {date}？", "Check year and month; is it {date}?")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every due, and at every promised date."""
    if record.date is None:
        return
    for route in _routes(record.kind):
        for place in record.along(route):
            if not kept(record, place.parent, place.path.rpartition(".")[0], place.value, corpus):
                yield from _judge(record, place)


@lru_cache(maxsize=64)
def _routes(kind: Kind) -> list[Sequence[Field]]:
    """The ways to every deadline and planned date that is this rule's."""
    dues = [route for route in kind.routes("due") if route[-1].name not in ELSEWHERE]
    dates = [route for route in kind.routes("date") if route[-1].commitment or route[-1].name in PLANNED]
    return [route for route in (*dues, *dates) if route[0].name != "carry_over"]


def _judge(record: Record, place: Place) -> Iterator[Finding]:
    assert record.date is not None
    due = day(place.value)
    if due < record.date:
        meant = _another_year(due, record.date)
        hint = YEAR_HINT.fill(date=meant) if meant else HINT.fill(date=record.date)
        words = MESSAGE.fill(field=label(record.kind, place.path), due=due, date=record.date)
        hour = f" {place.value:%H:%M}" if isinstance(place.value, datetime) else ""
        fix = Edit(place.path, f"{(meant or record.date).isoformat()}{hour}")
        yield CARD.at(place.path, words, hint, fix=(fix,))


def _another_year(due: date, after: date) -> date | None:
    """The same day in the record's year or the next, when that is at most half a year later."""
    for year in (after.year, after.year + 1):
        try:
            day = due.replace(year=year)
        except ValueError:
            continue
        if after <= day <= after + timedelta(180):
            return day
    return None
