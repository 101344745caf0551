"""What is open in the corpus: actions, questions, risks, replies and signatures that are waited for.

Goes by the types and flags of the schema, so that a new kind's items are tracked without a line of code.
Records that were dropped (cancelled, rejected, withdrawn) or are not finished have nothing open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from commdocs.facts.items import finished
from commdocs.facts.replies import waiting
from commdocs.facts.sending import reply_deadline
from commdocs.fields import deadline
from commdocs.model import Corpus, Data, Field, Person, Record, natural, numbered


@dataclass(frozen=True, slots=True)
class Open:
    """One open thing. ``days`` are calendar days from today to the due day: negative is overdue, None undated."""

    record: Record
    path: str  # of the item inside the record; empty where the record itself waits
    number: str  # MM2024-05-21-01#A1; an item without a number of its own is counted: PS2024-05-22-01#1
    data: Data
    field: Field | None  # the item's field; None where the record itself waits
    owner: Person | None
    due: date | datetime | None
    days: int | None
    superior: Person | None = None

    @property
    def overdue(self) -> bool:
        return self.days is not None and self.days < 0


def live(corpus: Corpus) -> Iterator[Record]:
    """The records that count: neither dropped nor unfinished."""
    return (record for record in corpus.records if not record.dropped and not record.state.unfinished)


def drafts(corpus: Corpus) -> list[Record]:
    """The records that were saved before they were done, the oldest first."""
    found = (record for record in corpus.records if record.state.unfinished)
    return sorted(found, key=lambda each: (each.date is None, each.date, natural(each.id)))


def actions(corpus: Corpus) -> list[Open]:
    """Open actions, and the next steps of each project's newest snapshot, the earliest due first."""
    found = [*_items(corpus, live(corpus), "action"), *_items(corpus, _newest_snapshots(corpus), "next_step")]
    return sorted(found, key=_by_due)


def overdue(corpus: Corpus) -> list[Open]:
    """Open actions and questions whose day has passed, the latest first."""
    late = [each for each in (*actions(corpus), *questions(corpus)) if each.overdue]
    return sorted(late, key=lambda each: (each.days or 0, natural(each.number)))


def deadlines(corpus: Corpus) -> list[Open]:
    """The other days that open records name: their own deadlines, the next contact, what was asked of others.

    Of snapshots only the newest counts, as with next steps. The earliest due first.
    """
    newest_paths = {record.path for record in _newest_snapshots(corpus)}
    found = [
        each
        for record in live(corpus)
        if not record.state.final or record.path in newest_paths
        for each in _own_days(corpus, record)
    ]
    return sorted(found, key=_by_due)


def questions(corpus: Corpus) -> list[Open]:
    """Questions nobody has answered, the earliest due first."""
    return sorted(_items(corpus, live(corpus), "question"), key=_by_due)


def risks(corpus: Corpus) -> list[Open]:
    """Risks that wait for a decision, by the deadline they threaten."""
    return sorted(_items(corpus, live(corpus), "risk"), key=_by_due)


def replies(corpus: Corpus) -> list[Open]:
    """Records that were sent and have no reply yet, the earliest deadline first."""
    waiting = (each for record in live(corpus) if (each := _awaiting_reply(corpus, record)))
    return sorted(waiting, key=_by_due)


def signatures(corpus: Corpus) -> list[Open]:
    """Signatures that are still to come, and signed pages whose scan is not filed; the oldest first."""
    found = [each for record in live(corpus) for each in _awaiting_signature(corpus, record)]
    return sorted(found, key=lambda each: (each.record.date or date.max, natural(each.number)))


def newest(corpus: Corpus, kind: str) -> list[Record]:
    """The newest record of ``kind`` in each project."""
    latest: dict[str, Record] = {}
    for record in live(corpus):
        if record.kind.name == kind:
            before = latest.get(record.project)
            if before is None or _age(before) <= _age(record):
                latest[record.project] = record
    return [latest[project] for project in sorted(latest)]


def _items(corpus: Corpus, records: Iterable[Record], type: str) -> Iterator[Open]:
    for record in records:
        for count, place in record.counted(type):
            if not finished(place.value):
                item = place.value
                due = item.get("due") or item.get("affected_due") or item.get("reply_by")
                owner = item.get("owner") or item.get("ask")
                name = item.get("id") or count
                yield _open(corpus, record, place.path, f"{record.id}#{name}", item, place.field, owner, due)


ITEMS = frozenset({"action", "next_step", "question", "risk", "delivery", "default_acceptance"})
LOOKED_AT = frozenset({"next_contact", "review_on"})  # days on which somebody is to look at the matter again
ANSWERS = frozenset({"reply_by", "affected_due", "new_due"})  # deadlines for an answer are the replies'


def _own_days(corpus: Corpus, record: Record) -> Iterator[Open]:
    routes = [*record.kind.routes("due"), *record.kind.routes("date")]
    for route in routes:
        last = route[-1]
        if last.name in ANSWERS or any(each.type in ITEMS or each.name in ITEMS for each in route):
            continue
        if last.type == "date" and not last.commitment and last.name not in LOOKED_AT:
            continue
        for place in record.along(route):
            item = place.parent
            if len(route) > 1 and (item.get("result") or finished(item)):
                continue
            owner = item.get("owner") or item.get("who") or record.data.get("owner")
            yield _open(corpus, record, place.path, record.id, item, last, owner, place.value)


def _open(
    corpus: Corpus,
    record: Record,
    path: str,
    number: str,
    item: Data,
    field: Field | None,
    owner: Any,
    due: date | datetime | None,
) -> Open:
    days = None if due is None else (deadline(due, corpus.config.end_of_day).date() - corpus.today).days
    colleague = corpus.config.people.get(owner) if owner else None
    superior = colleague.superior if colleague else None
    return Open(record, path, number, item, field, owner, due, days, superior)


def _newest_snapshots(corpus: Corpus) -> Iterator[Record]:
    """… but for what is closed: there the steps were taken, or went on in another record."""
    for kind in corpus.kinds.values():
        if kind.routes("next_step"):
            yield from (record for record in newest(corpus, kind.name) if not record.state.closes)


def _awaiting_reply(corpus: Corpus, record: Record) -> Open | None:
    waits = waiting(record)
    if waits is None or not (waits.path.startswith("deliveries") or record.reached("sent")):
        return None
    item = {"sent_at": waits.since}
    return _open(corpus, record, "", record.id, item, None, record.data.get("owner"), waits.deadline)


def _awaiting_signature(corpus: Corpus, record: Record) -> Iterator[Open]:
    field = record.kind.fields.get("signatures")
    state = record.state
    if field is None or state.deemed or state.draft:
        return
    signed = record.data.get("signatures") or []
    for index, item in numbered(signed):
        if not item.get("evidence"):
            yield _open(corpus, record, f"signatures[{index}]", record.id, item, field, item.get("who"), None)
    demanded = any(record.kind.statuses[name].agreed for name in field.required)
    if not signed and demanded and record.reached("sent") and not state.agreed:
        who = record.data.get("addressee") or record.data.get("assignee") or record.data.get("owner")
        due = reply_deadline(record)
        yield _open(corpus, record, "", record.id, {"who": who}, field, who, due)


def _by_due(each: Open) -> tuple[int, str, tuple[object, ...]]:
    return (each.days is None, each.due.isoformat() if each.due else "", natural(each.number))


def _age(record: Record) -> tuple[date, tuple[object, ...]]:
    return (record.date or date.min, natural(record.id))
