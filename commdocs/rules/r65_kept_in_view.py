"""What is not closed is followed up.

By the clock: an open record in which nothing is dated within the last seven days, and that waits for
no day to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from commdocs.facts.sending import later
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R65",
    slug="kept-in-view",
    name=Text("未闭环持续跟踪", "What is open is kept in view"),
    severity=WARNING,
    why=Text("没有人过问的事，多半就停在那里。", "What nobody asks about comes to a stop."),
    source="S1 四.5; R65",
    fix=Text(
        "问一下进展并记下来；已经了结的改状态，不做了的改为“已取消”",
        "Ask how it stands and write it down; set what is finished to done, what is given up to cancelled",
    ),
)

MESSAGE = Text(
    "还是“{status}”，{days}天没有新的记载（最近 {date}）",
    "Still “{status}”, with nothing new for {days} days (last: {date})",
)


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Records with a day of their own that are in no final status."""
    norm = corpus.config.limits.idle
    for record in corpus.records:
        if record.state.final or record.date is None or record.dropped or "date" not in record.kind.fields:
            continue
        days = _days(record)
        past = [each for each in (*days, record.date) if each <= corpus.today]
        if not past or any(each >= corpus.today for each in days):
            continue
        last = max(past)
        if later(datetime.combine(last, datetime.min.time()), norm, corpus.days).date() < corpus.today:
            shown = {"status": record.state.label, "days": (corpus.today - last) // timedelta(1), "date": last}
            yield Reminder(record, CARD.at("status", MESSAGE.fill(**shown)))


def _days(record: Record) -> list[date]:
    """Every day that the record names."""
    found = []
    for type in ("date", "datetime", "due"):
        for place in record.each(type):
            value = place.value
            found.append(value.date() if isinstance(value, datetime) else value)
    return found
