"""A contract's terms are confirmed by e-mail and by phone.

Passes::

    comm_type: 合同条款确认
    channel: phone
    deliveries: [{channel: email, …}]

Warned about once closed or agreed: only one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import used_channels
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R19",
    slug="confirmed-twice",
    name=Text("合同等邮件+电话双重确认", "Contract terms confirmed twice"),
    severity=WARNING,
    why=Text(
        "合同条款只用一种方式确认，容易漏看或听错。",
        "Terms that were only read or only heard are easily misunderstood.",
    ),
    source="S2 二(一) 建议邮件+电话双重确认; R19",
    fix=Text(
        "邮件发出后再打电话确认（或反过来），并登记到发送记录或书面留痕", "Confirm by the other way too, and log it"
    ),
)
BOTH = {
    "email": (Text("邮件", "by e-mail"), ("邮件", "mail")),
    "phone": (Text("电话", "by phone"), ("电话", "電話", "phone", "call")),
}

MESSAGE = Text("沟通类型是“{type}”，但没有{way}确认的记录", "“{type}” was not confirmed {way}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At the type of communication, when it names a contract."""
    kind = record.data.get("comm_type")
    if not isinstance(kind, str) or not ("合同" in kind or "contract" in kind.lower()):
        return
    if not (record.state.closes or record.reached("agreed")):
        return
    used = used_channels(record)
    noted = str(record.data.get("written_record", "")).lower()
    for channel, (way, words) in BOTH.items():
        if channel not in used and not any(word in noted for word in words):
            yield CARD.at("comm_type", MESSAGE.fill(type=Text.same(kind), way=way))
            return
