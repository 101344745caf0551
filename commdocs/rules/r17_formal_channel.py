"""What is important goes by e-mail, OA or in a meeting, once at least.

Passes::

    importance: important
    channel: oa

Fails, at the channel: important, closed or agreed, and only phone and chat.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import ORAL, used_channels
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R17",
    slug="formal-channel",
    name=Text("重要事务用邮件或会议", "Important matters by a formal channel"),
    severity=ERROR,
    why=Text(
        "重要的事要留下正式文档，电话和聊天不够。",
        "An important matter leaves a formal document; a call or a chat does not.",
    ),
    source="S0 二.2 重要事务用邮件/会议并留正式文档; R17",
    fix=Text(
        "用邮件、OA或会议再正式发送一次，并登记到发送记录",
        "Send it by e-mail or OA, or hold a meeting, and log the delivery",
    ),
)

MESSAGE = Text(
    "重要事务只用了电话、聊天或当面沟通，没有正式渠道", "An important matter went by phone, chat or in person only"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where an important record is agreed or closed. A channel of the workspace's own counts as formal."""
    if record.data.get("importance") != "important" or not (record.state.closes or record.reached("agreed")):
        return
    if used_channels(record) <= ORAL:
        yield CARD.at("channel", MESSAGE)
