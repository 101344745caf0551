"""What a review found is shared with the team.

Passes::

    status: published
    deliveries: [{to: [业务部/林业务员], what: retro, …}]

Warned about: published, and sent to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import deliveries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R90",
    slug="review-shared",
    name=Text("复盘与模板同步团队", "Reviews are shared with the team"),
    severity=WARNING,
    why=Text("只有写的人知道的经验，帮不到别人。", "What only its author knows helps nobody else."),
    source="S0 二.5 团队共享; R90",
    fix=Text("把复盘报告发给团队，并登记到发送记录", "Send the report to the team, and log the delivery"),
)

MESSAGE = Text("复盘已发布，却没有发给任何人", "The review is published, but was sent to nobody")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Once a review is published."""
    fields = record.kind.fields
    if "bottlenecks" not in fields or "deliveries" not in fields or record.dropped:
        return
    published = record.reached("sent") or record.reached("frozen")
    if published and not deliveries(record):
        yield CARD.at("deliveries", MESSAGE)
