"""Who still waits for an answer to what was sent."""

from __future__ import annotations

from datetime import datetime

from commdocs.facts.sending import deliveries, entries, moment, windows
from commdocs.model import Corpus, Record


def passed(record: Record, corpus: Corpus) -> datetime | None:
    """The deadline that passed before today while a record that was sent waits for an answer, else None."""
    state = record.state
    if state.final or state.agreed or state.deemed or record.dropped or not record.reached("sent"):
        return None
    deadlines = windows(record)
    sent = [moment(each["sent_at"]) for _, each in deliveries(record) if "reply_by" in each and "sent_at" in each]
    since = max(sent, default=None)
    for _, each in entries(record.data.get("replies")):
        if since is None or "at" not in each or moment(each["at"]) >= since:
            return None
    limit = moment(deadlines[0][1], corpus.config.end_of_day) if deadlines else None
    return limit if limit and limit.date() < corpus.today else None
