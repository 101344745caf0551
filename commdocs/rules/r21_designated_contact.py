"""One turns to the contact whom the party has named for it.

Passes::

    counterpart: A公司/刘主管      # designated: true in the party's file

Warned about: somebody else, where the file of the linked party names a designated contact.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import NOTE, WARNING, Corpus, Finding, Person, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R21",
    slug="designated-contact",
    name=Text("对接指定接口人", "The designated contact"),
    severity=WARNING,
    why=Text(
        "找错人，话要重说一遍，结论对方也可能不认。", "Said to the wrong person, it is said again, or does not count."
    ),
    source="S2 二(一) 优先对接指定接口人; R21",
    fix=Text(
        "改同指定接口人沟通，或把这个人在客户档案里标为指定接口人",
        "Turn to the designated contact, or mark this one as designated in the party's file",
    ),
)
FIELDS = ("counterpart", "addressee", "contacts")

MESSAGE = Text(
    "{field}（{who}）不是{party}的指定接口人{named}",
    "{field} ({who}) is not the designated contact of {party}: {named}",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At whoever the talk was with; one designated contact among several is enough."""
    party = corpus.party_of(record)
    field = next((each for each in FIELDS if each in record.kind.fields), None)
    if party is None or field is None or record.dropped or party is record:
        return
    designated = [each["who"] for _, each in entries(party.data.get("contacts")) if _named(each)]
    value = record.data.get(field)
    people = [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, Person)]
    if designated and people and not set(people) & set(designated):
        named = Text.listed(designated)
        shown = {"who": Text.same(people[0]), "party": Text.same(party.title), "named": named}
        path = f"{field}[0]" if isinstance(value, list) else field
        severity = NOTE if record.state.final else WARNING  # the talk is over
        yield CARD.at(path, MESSAGE.fill(field=label(record.kind, field), **shown), severity=severity)


def _named(contact: dict[str, object]) -> bool:
    return contact.get("designated") is True and isinstance(contact.get("who"), Person)
