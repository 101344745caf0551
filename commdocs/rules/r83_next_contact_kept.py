"""The next contact takes place on the day that was set for it.

By the clock: ``next_contact`` has passed, the record is open, and no newer record of the same party
shows that anybody spoke with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from commdocs.facts.labels import label
from commdocs.facts.sides import other_side
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Person, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R83",
    slug="next-contact-kept",
    name=Text("下次沟通时间到期须有新记录", "The next contact takes place"),
    severity=WARNING,
    why=Text("约好的时间没有人联系，客户会去找别人。", "When nobody calls on the day, the customer turns elsewhere."),
    source="S2 三(二) 下次沟通时间; R83",
    fix=Text(
        "今天就联系并记一条；改了时间的，更新下次沟通时间",
        "Make contact today and record it; if it was put off, give the new day",
    ),
)
FIELD = "next_contact"
PLANS = "carry_over"  # a plan to speak with somebody is no talk

MESSAGE = Text(
    "{field}（{day}）已过，之后没有同{who}的新记录", "{field} ({day}) has passed, and there is no newer record of {who}"
)


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Open records that name the day of the next contact."""
    newest = _newest(corpus)
    for record in corpus.records:
        planned = record.data.get(FIELD)
        if FIELD not in record.kind.fields or not planned or record.state.final or record.dropped:
            continue
        if planned < corpus.today and record.date and not any(newest[key] > record.date for key in _keys(record)):
            person = other_side(record)
            who = Text.same(person.dept if person else str(record.get("links.party") or record.title))
            yield Reminder(record, CARD.at(FIELD, MESSAGE.fill(field=label(record.kind, FIELD), day=planned, who=who)))


def _newest(corpus: Corpus) -> dict[str, date]:
    newest: dict[str, date] = {}
    for record in corpus.records:
        if record.date and PLANS not in record.kind.fields and not record.dropped:
            for key in _keys(record):
                newest[key] = max(newest.get(key, record.date), record.date)
    return newest


def _keys(record: Record) -> list[str]:
    """What tells the party of a record: the number of its file, the companies that were spoken with."""
    party, contacts = record.get("links.party"), record.data.get("contacts")
    people = [other_side(record), *(contacts if isinstance(contacts, list) else ())]
    companies = [f"/{each.dept}" for each in people if isinstance(each, Person)]
    return [*([str(party)] if party else []), *companies]
