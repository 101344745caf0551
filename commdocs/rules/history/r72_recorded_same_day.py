"""A talk with a customer is in the records on the day it was held.

Passes: the file's first commit is of the record's date.

Warns, at ``date``: it is later. A file that only moved is not new.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.history import Change
from commdocs.messages import Text
from commdocs.model import NOTE, Corpus, Finding, Record
from commdocs.rules.r72_recorded_same_day import CARD as CARD

FIX = Text("下次谈完当天就记录并提交", "Write it down and commit it on the day next time")
LATE = Text("{date} 的沟通到 {when} 才提交记录", "The talk of {date} was committed only on {when}")


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """Visits, and talks with customers outside: the first commit of the file that was no draft."""
    now = change.now
    before = change.before if change.before is not None and not change.before.state.unfinished else None
    if before is not None or now is None or now.date is None or not _concerned(now.kind.name, now.data):
        return
    if now.state.unfinished:
        return
    first = next((each for each in change.steps if each.there and not _unfinished(each.record)), None)
    if first is not None and first.when.date() > now.date:
        words = LATE.fill(date=now.date.isoformat(), when=first.when.date().isoformat())
        yield CARD.at("date", words, FIX, NOTE)


def _unfinished(record: Record | None) -> bool:
    return record is not None and record.state.unfinished


def _concerned(kind: str, data: dict[str, object]) -> bool:
    return kind == "visit" or (kind == "external" and data.get("party_type") == "customer")
