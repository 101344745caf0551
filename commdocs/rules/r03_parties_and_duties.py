"""Both parties of a demand are two people, and every party has a duty.

Why: a duty that nobody was given is left to the others.

Passes::

    requester: 市场部/王经理
    assignee: 产品部/李主管
    parties: [{who: 研发部/周经理, role: supporter, duty: 提供开发人员}]

Fails, at the assignee: the same person as the requester. Warned about: a party without ``duty``.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R03",
    slug="parties-and-duties",
    name=Text("列出各方及职责", "All parties, each with a duty"),
    severity=ERROR,
    why=Text(
        "各方和职责写清楚，才不会互相推诿。", "When parties and duties are written down, nobody can pass the task on."
    ),
    source="S1 二(一) 需求方、承接方、决策方、支持方…避免责任推诿; R03",
    fix=Text("写明这一方负责做什么", "Say what this party has to do"),
)

SAME = Text("{one}和{other}是同一个人（{person}）", "{one} and {other} are the same person ({person})")
SAME_HINT = Text(
    "需求方和承接方各写一个人，不能自己向自己提需求", "Name two people: nobody demands something of himself"
)
NO_DUTY = Text("{field}没有写职责：{person}", "{field} has no duty: {person}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """An error for one person on both sides, a warning for each party without duty."""
    requester, assignee = record.data.get("requester"), record.data.get("assignee")
    if requester and requester == assignee:
        words = SAME.fill(
            one=label(record.kind, "requester"), other=label(record.kind, "assignee"), person=Text.same(requester)
        )
        yield CARD.at("assignee", words, SAME_HINT)
    for place in record.each("party_role"):
        if not place.value.get("duty"):
            words = NO_DUTY.fill(field=label(record.kind, place.path), person=place.value.get("who", ""))
            yield CARD.at(place.path, words, severity=WARNING)
