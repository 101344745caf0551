"""Where the other side objects, people meet before anything is signed.

Passes: a demand with an objection among its replies, agreed after a meeting that is linked with it.

Warned about, at the objection: none is linked when the record is agreed or stands disputed.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R35",
    slug="dispute-needs-a-meeting",
    name=Text("争议或复杂需求开专项会议", "A dispute calls for a meeting"),
    severity=WARNING,
    why=Text("来回发函说不清的，坐下来一次就能说清。", "What letters to and fro do not settle, one meeting does."),
    source="S1 二(二); R35",
    fix=Text("开一次专项会议，会议纪要同本记录互相关联", "Hold a meeting on it, and link its minutes with this record"),
)

MESSAGE = Text("{who}提出了异议，还没有关联专项会议", "{who} objected, and no meeting on it is linked")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """In demands and confirmations: the forms that agree on a delivery. Silence after an objection is R39's."""
    if "agreed_delivery" not in record.kind.fields or record.state.deemed or record.dropped:
        return
    for index, each in entries(record.data.get("replies")):
        if each.get("verdict") == "objected":
            if not any("attendees" in other.kind.fields for other in corpus.linked(record)):
                yield CARD.at(f"replies[{index}].verdict", MESSAGE.fill(who=Text.same(str(each.get("from") or "?"))))
            return
