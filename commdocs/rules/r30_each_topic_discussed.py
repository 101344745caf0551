"""Every topic of the agenda has what was said about it.

Passes::

    agenda: [{id: G1, text: 需求优先级排序}]
    discussion: [{agenda: G1, text: …}]

Warned about in minutes: a topic that no point of the discussion names, a point or a decision that names a
topic which the agenda does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

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
UNKNOWN = Text("{field}写的“{id}”不在会议议程里", "{field} names “{id}”, which is not in the agenda")
UNKNOWN_HINT = Text("改成议程里的序号：{known}", "Take a number of the agenda: {known}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """From the status that sends the minutes."""
    if "discussion" not in record.kind.fields or not record.reached("sent") or record.dropped:
        return
    known = [each["id"] for _, each in entries(record.data.get("agenda")) if each.get("id")]
    named = {each.get("agenda") for _, each in entries(record.data.get("discussion"))}
    listed = Text.listed(known)
    for part in ("discussion", "decisions"):
        for index, each in entries(record.data.get(part)):
            if known and each.get("agenda") and each["agenda"] not in known:
                path = f"{part}[{index}].agenda"
                words = UNKNOWN.fill(field=label(record.kind, path), id=each["agenda"])
                yield CARD.at(path, words, UNKNOWN_HINT.fill(known=listed))
    if known and not named <= {*known, None}:
        return  # a topic that nobody seems to have discussed may be the one that is mistyped
    for index, each in entries(record.data.get("agenda")):
        if each.get("id") and each["id"] not in named:
            path = f"agenda[{index}]"
            yield CARD.at(path, MESSAGE.fill(field=label(record.kind, path), text=each.get("text", ""), id=each["id"]))
