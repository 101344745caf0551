"""The result of a talk is sent within 24 hours.

Passes::

    end: 2024-05-21 16:00
    deliveries: [{what: minutes, sent_at: 2024-05-21 17:00, …}]

Warned about, at ``sent_at`` of the first result: later than that after ``end``, or after the end of
the record's day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from commdocs.facts.labels import label
from commdocs.facts.sending import after_the_talk, moment, rolled, shown
from commdocs.messages import Text
from commdocs.model import NOTE, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card, Reminder

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
NOT_YET = Text("到 {limit} 应发出结论，还没有发", "The results were due at {limit} and were sent to nobody")
NOT_YET_HINT = Text(
    "今天就把结论、待办和待确认事项发给相关的人，并登记到发送记录",
    "Send the results, tasks and open questions to those concerned today, and log it",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At the first delivery that can hold the results."""
    if record.date is None or not TALKS & record.kind.fields.keys():
        return
    sent = [(moment(each["sent_at"]), index) for index, each in after_the_talk(record) if "sent_at" in each]
    if not sent:
        return
    first, index = min(sent)
    limit = _limit(record, record.date, corpus)
    if first > limit:
        path = f"deliveries[{index}].sent_at"
        words = MESSAGE.fill(field=label(record.kind, path), sent=shown(first), limit=shown(limit))
        yield CARD.at(path, words, severity=NOTE)  # it is sent: only the next can be earlier


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Talks whose results went to nobody, the limit having passed before today. Minutes are R33's."""
    for record in corpus.records:
        fields = record.kind.fields
        if record.date is None or not TALKS & fields.keys() or "deliveries" not in fields or "agenda" in fields:
            continue
        if record.state.draft or record.state.final or record.dropped or after_the_talk(record):
            continue
        limit = _limit(record, record.date, corpus)
        if limit.date() < corpus.today:
            yield Reminder(record, CARD.at("deliveries", NOT_YET.fill(limit=shown(limit)), NOT_YET_HINT))


def _limit(record: Record, date: date, corpus: Corpus) -> datetime:
    """Until when the results are to be out: counted from the end of the talk, or of its day."""
    end = record.data.get("end")
    begins = moment(end) if end else datetime.combine(date, time.max)
    return rolled(begins, corpus.config.limits.conclusions, corpus.days)
