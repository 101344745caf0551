"""What was said by phone, chat or face to face, or in a hurry, is also in writing before it is closed.

Passes::

    channel: phone
    written_record: OA问题单，2024-05-22 17:05

Fails, at ``written_record``: an oral channel or ``urgency: urgent``, and neither a written record
nor a delivery by e-mail or OA.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import ORAL, WRITTEN, deliveries
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R16",
    slug="calls-leave-a-trace",
    name=Text("电话、口头沟通要书面留痕", "Calls leave a written trace"),
    severity=ERROR,
    why=Text("口头说的事后对不上，结束前要有文字记录。", "What was only said is remembered differently by everyone."),
    source="S0 二.2 需同步文字记录; S2 电话同步+书面留痕; R16",
    fix=Text(
        "写明书面记录在哪里，如“OA问题单，2024-05-22 17:05”，或补发邮件/OA并登记发送记录",
        "Say where it is written down, such as “OA ticket of 2024-05-22”, or send an e-mail and log the delivery",
    ),
    content_with=frozenset({"R46", "R47"}),
)
FIELD = "written_record"

MESSAGE = Text(
    "沟通是口头的或紧急的，结束前还没有{field}", "The talk was oral or urgent, and {field} is still empty at closing"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where a record closes."""
    if not record.state.closes or record.data.get(FIELD):
        return
    channel = record.data.get("channel")
    urgent = record.data.get("urgency") == "urgent" and channel not in WRITTEN
    if (channel in ORAL or urgent) and not any(each.get("channel") in WRITTEN for _, each in deliveries(record)):
        yield CARD.at(FIELD if FIELD in record.kind.fields else "channel", MESSAGE.fill(field=_name(record)))


def _name(record: Record) -> Text:
    return label(record.kind, FIELD) if FIELD in record.kind.fields else Text("书面留痕", "a written record")
