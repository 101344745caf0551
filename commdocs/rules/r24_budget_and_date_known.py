"""A requirement is not passed on without its budget and its date, or the question for them.

Passes::

    budget: 5万元以内
    expected_delivery: 2023-03-20

Passes too: ``questions: [{question: 预算上限是多少, status: open, …}]`` in place of the budget. Fails:
neither the value nor an open question that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R24",
    slug="budget-and-date-known",
    name=Text("关键要素（预算、时间）不遗漏", "Budget and date are not left out"),
    severity=ERROR,
    why=Text(
        "做完才发现超预算或赶不上时间，前面的工夫都白费。",
        "When the budget or the date comes up last, the work before it was for nothing.",
    ),
    source="S0 一 关键需求（如预算、时间节点）遗漏; R24",
    fix=Text(
        "问清后填上；还没问到的，写成一条待确认事项",
        "Ask and fill it in; until then make it an open question",
    ),
)
ELEMENTS = {
    "budget": re.compile(r"预算|預算|费用|價|价|金额|金額|budget|price|cost|money", re.IGNORECASE),
    "expected_delivery": re.compile(
        r"时间|時間|日期|交付|上线|上線|期限|何时|哪天|date|when|deliver|deadline", re.IGNORECASE
    ),
}

MESSAGE = Text("没有填{field}，也没有列为待确认事项", "{field} is neither filled in nor an open question")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """In a form that has both fields, once it was handed on."""
    fields = record.kind.fields
    if not ELEMENTS.keys() <= fields.keys() or record.state.draft or record.dropped:
        return
    asked = [
        str(place.value.get("question", ""))
        for place in record.each("question")
        if place.value.get("status", "open") == "open"
    ]
    for name, words in ELEMENTS.items():
        if record.data.get(name) is None and not any(words.search(each) for each in asked):
            yield CARD.at(name, MESSAGE.fill(field=label(record.kind, name)))
