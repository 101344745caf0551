"""Who still waits for an answer to what was sent, and from whom."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from commdocs.facts.sending import after_the_talk, deliveries, entries, moment, windows
from commdocs.facts.sides import other_side
from commdocs.fields import whole_department
from commdocs.model import Corpus, Data, Person, Record

OPPOSED = frozenset({"objected", "question"})  # an answer that the sender has to answer in turn
_NO_ANSWER = frozenset({"agenda"})  # what is sent only to be known


class Silent(NamedTuple):
    """Somebody who was asked for an answer and gave none since."""

    who: Person | None  # None where it is not written to whom it went
    since: datetime | None  # when it was last sent; None where that is not written
    path: str  # of the deadline in force; empty without one
    deadline: date | datetime | None


def silent(record: Record) -> list[Silent]:
    """Everybody who was asked and has not answered, in the order in which they were asked.

    Where nothing says by when, nobody was asked properly: then one entry without name and deadline, for the sender.
    """
    if settled(record):
        return []
    return [each for each in _asked(record) if not _answered(record, each)]


def settled(record: Record) -> bool:
    """Whether no answer is awaited any more. What is published with its last status may still be answered."""
    state = record.state
    return state.agreed or state.deemed or state.closes or record.dropped or (state.final and not state.sent)


def objections(record: Record) -> list[tuple[int, Data]]:
    """Each person's last reply with its index, where it objects or asks."""
    last = {each.get("from"): (index, each) for index, each in entries(record.data.get("replies"))}
    return [(index, each) for index, each in last.values() if each.get("verdict") in OPPOSED]


def passed(record: Record, corpus: Corpus) -> datetime | None:
    """The deadline that passed before today while somebody who got a record in status sent is silent, else None.

    A report that is final is followed by the next one: nobody is reminded of the old.
    """
    if not record.reached("sent") or record.state.final:
        return None
    limits = [moment(each.deadline, corpus.config.end_of_day) for each in silent(record) if each.deadline is not None]
    limit = max(limits, default=None)
    return limit if limit is not None and limit.date() < corpus.today else None


def _asked(record: Record) -> list[Silent]:
    sent = deliveries(record)
    limits = (
        [each for each in windows(record) if not each[0].startswith("deliveries")] if record.reached("sent") else []
    )
    if record.reached("sent"):
        sent = [each for each in after_the_talk(record) if each[1].get("what") not in _NO_ANSWER]
    by_when = [(index, each) for index, each in sent if "reply_by" in each]
    asked: dict[Person | None, Silent] = {}
    for index, each in by_when or (sent if limits else ()):
        path, limit = (f"deliveries[{index}].reply_by", each["reply_by"]) if by_when else limits[0]
        since = moment(each["sent_at"]) if "sent_at" in each else None
        for who in _people(each, record) or [None]:
            before = asked.get(who)
            if before is None or before.since is None or since is None or since >= before.since:
                asked[who] = Silent(who, since, path, limit)
    if not asked and limits:
        asked[None] = Silent(other_side(record), None, *limits[0])
    elif not asked and sent and _to_be_agreed(record):
        last = [moment(each["sent_at"]) for _, each in sent if "sent_at" in each]
        asked[None] = Silent(None, max(last, default=None), "", None)
    return list(asked.values())


def _people(delivery: Data, record: Record) -> list[Person | None]:
    """To whom it went; where others got it, without those who sent it: the owner and the recorder."""
    to = [each for each in delivery.get("to") or () if isinstance(each, Person)]
    senders = (record.data.get("owner"), record.data.get("recorder"))
    return [each for each in to if each not in senders] or [*to]


def _to_be_agreed(record: Record) -> bool:
    """Whether the next step is that the others agree."""
    following = [record.kind.statuses[name] for name in record.state.next if name in record.kind.statuses]
    return record.reached("sent") and any(each.agreed or each.deemed for each in following)


def _answered(record: Record, asked: Silent) -> bool:
    for _, each in entries(record.data.get("replies")):
        late = asked.since is None or "at" not in each or moment(each["at"]) >= asked.since
        if late and _speaks_for(each.get("from"), asked.who, other_side(record)):
            return True
    return False


def _speaks_for(person: object, asked: Person | None, other: Person | None) -> bool:
    """Whether an answer of ``person`` is that of who was asked: the same, or one of the department or company that
    was asked as a whole or is the other side of the record."""
    if asked is None or person == asked:
        return True
    together = whole_department(asked) or (other is not None and other.dept == asked.dept)
    return isinstance(person, Person) and together and person.dept == asked.dept
