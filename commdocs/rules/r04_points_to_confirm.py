"""Whoever goes into a talk knows what is to be confirmed there.

Passes::

    content: [功能A（3个需求点）, 交付时间]
    to_confirm: [交付周期, 预算上限]

Warned about: nothing under ``to_confirm``. That ``content`` is filled in is stated by the schema, under
the same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R04",
    slug="points-to-confirm",
    name=Text("核心内容清单完整", "What is to be said and asked"),
    severity=WARNING,
    why=Text("没列出来的问题，谈的时候多半会忘记问。", "What is not on the list is not asked."),
    source="S0 二.1, S2 二(一) 待讨论清单; R04",
    fix=Text(
        "列出这次要对方确认的点，如交付周期、预算上限",
        "List what the other side is to confirm, such as the delivery or the budget",
    ),
)
FIELD = "to_confirm"

MESSAGE = Text("{field}是空的", "{field} is empty")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Once the preparation is said to be ready."""
    if FIELD not in record.kind.fields or record.state.draft or record.dropped:
        return
    if not record.data.get(FIELD):
        yield CARD.at(FIELD, MESSAGE.fill(field=label(record.kind, FIELD)))
