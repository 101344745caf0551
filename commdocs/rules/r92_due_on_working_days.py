"""A deadline on a rest day is met by nobody.

By the clock: a deadline still to come, in an open record, on a day that is not worked. Where the year's
holidays are not known, Monday to Friday are working days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from commdocs.calendar import Calendar
from commdocs.facts.items import finished
from commdocs.facts.labels import label
from commdocs.facts.obligations import kept
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Place, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R92",
    slug="due-on-working-days",
    name=Text("期限落在休息日", "Deadlines on rest days"),
    severity=WARNING,
    why=Text("休息日没有人收，等于期限不清。", "On a rest day nobody receives it, so the deadline is unclear."),
    source="民法典第203条; R92",
    fix=Text("改到前后的工作日，或事先说好照原日期", "Move it to a working day, or agree that the day stands"),
)

MESSAGE = Text("{field}（{day}）是休息日", "{field} ({day}) is a rest day")
HINT = Text("改为 {before} 或 {after}，或事先说好照原日期", "Make it {before} or {after}, or agree that the day stands")


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Each promised day once in a record."""
    days = corpus.days or Calendar({})
    for record in corpus.records:
        if record.dropped or record.state.closes:
            continue
        seen = set()
        for place in _places(record):
            due = place.value.date() if isinstance(place.value, datetime) else place.value
            if place.parent is not record.data and finished(place.parent):
                continue
            if kept(record, place.parent, place.path.rpartition(".")[0], place.value, corpus):
                continue
            if due in seen or due < corpus.today or days.is_working_day(due):
                continue
            seen.add(due)
            words = MESSAGE.fill(field=label(record.kind, place.path), day=due)
            hint = HINT.fill(before=days.add_working_days(due, -1), after=days.roll(due))
            yield Reminder(record, CARD.at(place.path, words, hint))


def _places(record: Record) -> Iterator[Place]:
    yield from record.each("due")
    for place in record.each("date"):
        wished = place.field.name == "expected_delivery" and not record.data.get("agreed_delivery")
        if place.field.commitment or wished:
            yield place
