"""The result of a talk is sent within 24 hours.

Passes::

    end: 2024-05-21 16:00
    deliveries: [{what: minutes, sent_at: 2024-05-21 17:00, …}]

Warned about, at ``sent_at`` of the first result: later than that after ``end``, or after the end of
the record's day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card
from commdocs.rules.labels import label
from commdocs.rules.sending import after_the_talk, moment, rolled, shown

CARD = Card(
    code="R37",
    slug="conclusions-in-a-day",
    name=Text("24小时内同步结论", "Results within 24 hours"),
    severity=WARNING,
    why=Text("过一天再发，各人记得的已经不一样。", "A day later everyone remembers something else."),
    source="S0 二.3 沟通后24小时内; R37",
    fix=Text(
        "下次沟通后24小时内发出；发送时间写错的请改正",
        "Send it within 24 hours next time; correct the time if it is a slip",
    ),
)
TALKS = frozenset({"attendees", "initiator", "counterpart", "customer_feedback"})  # forms that record a talk

MESSAGE = Text(
    "{field}（{sent}）已超过结论同步时限（{limit}）", "{field} ({sent}) is after the limit for results ({limit})"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At the first delivery that can hold the results."""
    if record.date is None or not TALKS & record.kind.fields.keys():
        return
    sent = [(moment(each["sent_at"]), index) for index, each in after_the_talk(record) if "sent_at" in each]
    if not sent:
        return
    first, index = min(sent)
    end = record.data.get("end")
    norm = corpus.config.limits.conclusions
    limit = rolled(moment(end) if end else datetime.combine(record.date, time.max), norm, corpus.days)
    if first > limit:
        path = f"deliveries[{index}].sent_at"
        yield CARD.at(path, MESSAGE.fill(field=label(record.kind, path), sent=shown(first), limit=shown(limit)))
