"""What is open in the corpus: actions, questions, risks, replies and signatures that are waited for.

Goes by the types and flags of the schema, so that a new kind's items are tracked without a line of code.
Records that were dropped (cancelled, rejected, withdrawn) have nothing open. What was carried on from record to
record is one thing: it is listed once, at its newest place, with the day in force.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from commdocs.facts.items import finished, named
from commdocs.facts.obligations import Member, Obligation, Request, arbiter, due_of, obligations, owner_of
from commdocs.facts.replies import objections, settled, silent
from commdocs.facts.sending import reply_deadline
from commdocs.facts.signing import unsigned
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
    moved: int = 0  # how often its day was put off
    request: Request | None = None  # a new day that was asked for, while nobody has agreed

    decider: Person | None = None  # … who has to
    decides: bool = False  # whether this is the decider's own: to agree or not
    origin: str = ""  # what a record that carries it on names
    project: str = ""  # in which it was made, or goes on

    @property
    def overdue(self) -> bool:
        return self.days is not None and self.days < 0


def live(corpus: Corpus) -> Iterator[Record]:
    """The records that were not dropped."""
    return (record for record in corpus.records if record.counts)


def actions(corpus: Corpus) -> list[Open]:
    """Open actions, and the next steps of each project's newest snapshot, the earliest due first."""
    plain = [*_items(corpus, live(corpus), "action"), *_items(corpus, _newest_snapshots(corpus), "next_step")]
    return sorted([*plain, *_carried(corpus, "action", "next_step")], key=_by_due)


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
    return sorted([*_items(corpus, live(corpus), "question"), *_carried(corpus, "question")], key=_by_due)


def risks(corpus: Corpus) -> list[Open]:
    """Risks that wait for a decision, by the deadline they threaten."""
    return sorted([*_items(corpus, live(corpus), "risk"), *_carried(corpus, "risk")], key=_by_due)


def requests(corpus: Corpus) -> list[Open]:
    """Items for which a new day was asked and not answered yet, the earliest due first; the owner is who has to agree."""
    found: list[Open] = []
    for whole in obligations(corpus).all:
        if whole.request is not None:
            each = _standing(corpus, whole, whole.home)
            colleague = corpus.config.people.get(each.decider) if each.decider else None
            superior = colleague.superior if colleague else None
            found.append(replace(each, owner=each.decider, superior=superior, decides=True))
    return sorted(found, key=_by_due)


def replies(corpus: Corpus) -> list[Open]:
    """What was sent and is not settled: objections that wait for the owner first, then everybody who has not
    answered, the earliest deadline first."""
    newest_paths = {record.path for record in _newest_snapshots(corpus)}
    found: list[Open] = []
    for record in live(corpus):
        found += _opposed(corpus, record)
        if not record.state.final or record.path in newest_paths:  # an older report was followed by another
            found += _silent(corpus, record)
    return sorted(found, key=lambda each: (not each.path, *_by_due(each), str(each.data.get("who") or "")))


def signatures(corpus: Corpus) -> list[Open]:
    """Signatures that are still to come, and signed pages whose scan is not filed; the oldest first."""
    found = [each for record in live(corpus) for each in _awaiting_signature(corpus, record)]
    return sorted(found, key=lambda each: (each.record.date or date.max, natural(each.number)))


def drafts(corpus: Corpus) -> list[Record]:
    """The records that were saved before they were finished, the oldest first."""
    found = (record for record in corpus.records if record.unfinished)
    return sorted(found, key=lambda each: (each.date or date.max, natural(each.id)))


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
    """The items that stand where they were made."""
    known = obligations(corpus)
    for record in records:
        for count, place in record.counted(type):
            item = place.value
            if not finished(item) and known.of(record, place.path) is None:
                number = f"{record.id}#{item.get('id') or count}"
                yield _open(corpus, record, place.path, number, item, place.field, owner_of(item), due_of(item))


def _carried(corpus: Corpus, *types: str) -> Iterator[Open]:
    """Those that were carried on or put off, each at its newest place."""
    newest_paths = {record.path for record in _newest_snapshots(corpus)} if "next_step" in types else set()
    for whole in obligations(corpus).all:
        home = whole.home
        gone = home.field.type == "next_step" and not whole.carried and home.record.path not in newest_paths
        if whole.type in types and whole.ended is None and not gone:
            yield _standing(corpus, whole, whole.home)


def _standing(corpus: Corpus, whole: Obligation, at: Member) -> Open:
    found = _open(corpus, at.record, at.place.path, at.number, at.data, at.field, whole.owner, whole.due)
    decider = arbiter(whole, corpus.config) if whole.request is not None else None
    project = next((each.record.project for each in reversed(whole.members) if each.record.project), "")
    return replace(found, moved=whole.moved, request=whole.request, decider=decider, origin=whole.root, project=project)


ITEMS = frozenset({"action", "next_step", "question", "risk", "delivery", "default_acceptance", "postponed"})
LOOKED_AT = frozenset({"next_contact", "review_on"})  # days on which somebody is to look at the matter again
ANSWERS = frozenset({"reply_by", "affected_due", "new_due"})  # deadlines for an answer are the replies'


def _own_days(corpus: Corpus, record: Record) -> Iterator[Open]:
    known = obligations(corpus)
    items = [*named(record)]
    often = Counter(name for name, _ in items)
    names = {place.path: name for name, place in items if often[name] == 1}  # what commands take for this one
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
            whole = known.of(record, place.path.rpartition(".")[0])
            if whole is not None and (whole.type or whole.ended is not None or whole.home.record is not record):
                continue
            owner = item.get("owner") or item.get("who") or record.data.get("owner")
            name = names.get(place.path.rpartition(".")[0]) if len(route) > 1 else None
            number = f"{record.id}#{name}" if name else record.id
            yield _open(corpus, record, place.path, number, item, last, owner, place.value)


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
    return Open(record, path, number, item, field, owner, due, days, superior, origin=number, project=record.project)


def _newest_snapshots(corpus: Corpus) -> Iterator[Record]:
    """… but for what is closed: there the steps were taken, or went on in another record."""
    for kind in corpus.kinds.values():
        if kind.routes("next_step"):
            yield from (record for record in newest(corpus, kind.name) if not record.state.closes)


def _silent(corpus: Corpus, record: Record) -> Iterator[Open]:
    for each in silent(record):
        item = {"sent_at": each.since, "who": each.who}
        yield _open(corpus, record, "", record.id, item, None, record.data.get("owner"), each.deadline)


def _opposed(corpus: Corpus, record: Record) -> Iterator[Open]:
    """Objections and questions that nobody took up since: it is the owner who has to."""
    field = record.kind.fields.get("replies")
    if not settled(record):
        asked_again = {each.who for each in silent(record)}
        for index, each in objections(record):
            if each.get("from") in asked_again:
                continue
            item = {**each, "sent_at": each.get("at"), "who": each.get("from")}
            yield _open(corpus, record, f"replies[{index}]", record.id, item, field, record.data.get("owner"), None)


def _awaiting_signature(corpus: Corpus, record: Record) -> Iterator[Open]:
    field = record.kind.fields.get("signatures")
    if field is None or record.state.deemed or record.state.draft:
        return
    for index, item in numbered(record.data.get("signatures") or []):
        if not item.get("evidence"):
            yield _open(corpus, record, f"signatures[{index}]", record.id, item, field, item.get("who"), None)
    for who in unsigned(record):
        yield _open(corpus, record, "", record.id, {"who": who}, field, who, reply_deadline(record))


def _by_due(each: Open) -> tuple[int, str, tuple[object, ...]]:
    return (each.days is None, each.due.isoformat() if each.due else "", natural(each.number))


def _age(record: Record) -> tuple[date, tuple[object, ...]]:
    return (record.date or date.min, natural(record.id))
