"""What a stretch of time looks like in figures, worked out from its records: for looking back (R85–R87).

Goes by the types of the schema, as the trackers do. Records that were dropped do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from commdocs.facts.obligations import obligations
from commdocs.facts.sending import deliveries, entries, moment, rolled
from commdocs.fields import deadline
from commdocs.model import Corpus, Person, Record


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one stretch of time; a share is in per cent, None where there is nothing to share."""

    records: int  # of projects, dated within it
    actions: int  # that fell due
    late: int  # … done after that day, or not done yet
    replies: int  # that came to what was sent
    slow: int  # … later than the norm (24 hours) after it was sent
    issues: int  # reported within it and closed
    days: float | None  # … on average, from when they were found until they were accepted

    @property
    def late_share(self) -> int | None:
        return round(100 * self.late / self.actions) if self.actions else None


def figures(corpus: Corpus, first: date, last: date, scope: str = "") -> Figures:
    """What happened from ``first`` to ``last``, both included, in a department or project; elsewhere, in all."""
    records = [each for each in corpus.records if each.counts]
    records = [each for each in records if _within(each, scope, corpus)]
    dated = [each for each in records if each.date and first <= each.date <= last]
    due = [late for record in records for late in _actions(record, first, last, corpus)]
    replied = [slow for record in dated for slow in _replies(record, corpus)]
    closed = [days for record in dated if (days := _days_open(record)) is not None]
    average = round(sum(closed) / len(closed), 1) if closed else None
    talks = sum(1 for each in dated if each.project)
    return Figures(talks, len(due), sum(due), len(replied), sum(replied), len(closed), average)


def _within(record: Record, scope: str, corpus: Corpus) -> bool:
    """A department by its owner, a project by its name; what is neither takes in everything."""
    owner = record.data.get("owner")
    if scope in corpus.config.departments:
        return isinstance(owner, Person) and owner.dept == scope
    if scope and any(each.project == scope for each in corpus.records):
        return record.project == scope
    return True


def _actions(record: Record, first: date, last: date, corpus: Corpus) -> Iterator[bool]:
    """Of each action that fell due, whether it was late. What was carried on counts once, where it was made."""
    known = obligations(corpus)
    for place in record.each("action"):
        whole = known.of(record, place.path)
        if whole is not None and (whole.made.record, whole.made.place.path) != (record, place.path):
            continue
        item = (whole.ended or whole.home).data if whole is not None else place.value
        due = whole.due if whole is not None else place.value.get("due")
        if due is None or item.get("status") == "cancelled":
            continue
        day = deadline(due, corpus.config.end_of_day).date()
        if first <= day <= min(last, corpus.today):
            done = item.get("done_at") or (whole.ended.record.date if whole is not None and whole.ended else None)
            yield day < (done or corpus.today)


def _replies(record: Record, corpus: Corpus) -> Iterator[bool]:
    """Of each reply to what was sent, whether it came later than the norm allows, as R38 counts it."""
    sent = sorted(moment(each["sent_at"]) for _, each in deliveries(record) if each.get("sent_at"))
    for _, reply in entries(record.data.get("replies")):
        at = moment(reply["at"]) if reply.get("at") else None
        before = [each for each in sent if at is not None and each <= at]
        if at is not None and before:
            yield at > rolled(before[-1], corpus.config.limits.reply, corpus.days)


def _days_open(record: Record) -> int | None:
    """How many days an issue was open, if it was closed."""
    found, accepted = record.data.get("found_at"), record.get("result_confirmation.accepted_on")
    if not record.state.closes or not isinstance(found, datetime) or not isinstance(accepted, date):
        return None
    return (accepted - found.date()).days
