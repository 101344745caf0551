"""Every topic of the agenda has what was said about it.

Passes::

    agenda: [{id: G1, text: 需求优先级排序}]
    discussion: [{agenda: G1, text: …}]

Warned about in minutes: a topic that no point of the discussion names.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card
from commdocs.rules.dropped import dropped
from commdocs.rules.labels import label
from commdocs.rules.sending import entries

CARD = Card(
    code="R30",
    slug="each-topic-discussed",
    name=Text("每个议题有讨论要点", "Each topic has its discussion"),
    severity=WARNING,
    why=Text(
        "议题没有讨论要点，就不知道谈过没有、谈了什么。",
        "Without a note nobody knows whether a topic was discussed at all.",
    ),
    source="S1 二(二) 记录各议题; R30",
    fix=Text(
        "在讨论要点里补一条，写上这个议题的编号；没有讨论的写“未讨论”和原因",
        "Add a point with the number of this topic; say so if it was not discussed, and why",
    ),
)

MESSAGE = Text("{field}“{text}”（{id}）没有讨论要点", "{field} “{text}” ({id}) has no point in the discussion")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """From the status that sends the minutes."""
    if "discussion" not in record.kind.fields or not record.reached("sent") or dropped(record):
        return
    named = {each.get("agenda") for _, each in entries(record.data.get("discussion"))}
    for index, each in entries(record.data.get("agenda")):
        if each.get("id") and each["id"] not in named:
            path = f"agenda[{index}]"
            yield CARD.at(path, MESSAGE.fill(field=label(record.kind, path), text=each.get("text", ""), id=each["id"]))
