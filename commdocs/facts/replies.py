"""Who still waits for an answer to what was sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from commdocs.facts.sending import deliveries, entries, moment, windows
from commdocs.model import Corpus, Record


class Waiting(NamedTuple):
    """What a record waits for an answer by, and since when."""

    path: str  # of the deadline in force
    deadline: date | datetime
    since: datetime | None  # when it was last sent; None where that is not written


def waiting(record: Record) -> Waiting | None:
    """The answer that a record waits for; None if it has one, or asked for none."""
    state = record.state
    deadlines = windows(record)
    if not deadlines or state.final or state.agreed or state.deemed:
        return None
    sent = [moment(each["sent_at"]) for _, each in deliveries(record) if "reply_by" in each and "sent_at" in each]
    since = max(sent, default=None)
    for _, each in entries(record.data.get("replies")):
        if since is None or "at" not in each or moment(each["at"]) >= since:
            return None
    return Waiting(*deadlines[0], since)


def passed(record: Record, corpus: Corpus) -> datetime | None:
    """The deadline that passed before today while a record in status sent waits for an answer, else None."""
    open = waiting(record) if record.reached("sent") else None
    if open is None:
        return None
    limit = moment(open.deadline, corpus.config.end_of_day)
    return limit if limit.date() < corpus.today else None
