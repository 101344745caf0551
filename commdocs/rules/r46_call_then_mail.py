"""After a call with an outsider, an e-mail says what was agreed.

Passes::

    channel: phone
    deliveries: [{channel: email, what: minutes_mail, …}]

Fails, at the deliveries: closed, by phone, and no e-mail was sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import deliveries
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R46",
    slug="call-then-mail",
    name=Text("电话后发会议纪要邮件", "An e-mail after the call"),
    severity=ERROR,
    why=Text(
        "电话里说的没有凭据，邮件让双方有同一份文字。",
        "A call leaves no proof; the e-mail gives both sides the same words.",
    ),
    source="S2 二(三); R46",
    fix=Text(
        "发一封会议纪要邮件，并登记到发送记录（渠道写“邮件”）",
        "Send the minutes by e-mail, and log the delivery with channel “email”",
    ),
    content_with=frozenset({"R47"}),
)
OUTSIDE = frozenset({"counterpart", "customer_feedback"})  # forms of a talk with outsiders

MESSAGE = Text(
    "与外部单位是电话沟通，结束前没有发过邮件",
    "The talk with an outsider was by phone, and no e-mail was sent before closing",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where a call with an outsider closes."""
    if not record.state.closes or record.data.get("channel") != "phone" or not OUTSIDE & record.kind.fields.keys():
        return
    if not any(each.get("channel") == "email" for _, each in deliveries(record)):
        yield CARD.at("deliveries", MESSAGE)
