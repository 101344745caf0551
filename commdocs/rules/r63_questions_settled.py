"""Nothing closes with a question open.

Passes::

    status: done
    questions: [{question: 预算上限, status: clarified, answer: 5万元}]

Fails, at the status of each open question of a record that closes.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.obligations import goes_on, settled
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R63",
    slug="questions-settled",
    name=Text("待确认未澄清不得办结", "Nothing closes with a question open"),
    severity=ERROR,
    why=Text("没问清就办结，分歧会在执行时冒出来。", "What was not settled comes back when the work is done."),
    source="S1 二(三); R63",
    fix=Text(
        "问清后写上答复并改为“已澄清”；不用再问的改为“不再需要”",
        "Write the answer and set it to clarified, or to dropped",
    ),
    waivable=False,
)

MESSAGE = Text(
    "{field}“{question}”还没有澄清，不能改为“{status}”", "{field} “{question}” is open: the record cannot be “{status}”"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every open question."""
    if not record.state.closes:
        return
    for place in record.each("question"):
        if not settled(record, place, corpus) and not goes_on(record, place.path, corpus):
            path = f"{place.path}.status" if "status" in place.value else place.path
            shown = {"field": label(record.kind, place.path), "question": place.value.get("question", "")}
            yield CARD.at(path, MESSAGE.fill(**shown, status=record.state.label))
