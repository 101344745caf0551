"""Minutes go out within 24 hours of the meeting.

By the clock: a meeting that ended longer ago than that and whose minutes were sent to nobody. Minutes
that went out late are R37's.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import after_the_talk, moment, rolled, shown
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R33",
    slug="minutes-in-a-day",
    name=Text("会后24小时内输出会议纪要", "Minutes within 24 hours"),
    severity=ERROR,
    why=Text(
        "纪要拖着不发，会上定的事就没有人动手。", "Until the minutes are out nobody begins with what was decided."
    ),
    source="S1 二(二); S0 二.3 24小时; R33",
    fix=Text(
        "今天就写好纪要发出，登记到发送记录；会没有开成的，状态改为“已取消”",
        "Write and send the minutes today, and log it; if the meeting did not take place, cancel the record",
    ),
)

MESSAGE = Text(
    "会议 {end} 结束，到 {limit} 应发出纪要，还没有发",
    "The meeting ended at {end}; the minutes were due at {limit} and are not out",
)


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Meetings that are over, their limit having passed before today."""
    for record in corpus.records:
        if "attendees" not in record.kind.fields or "agenda" not in record.kind.fields or record.dropped:
            continue
        end = record.data.get("end") or record.data.get("start")
        if not end or record.reached("sent") or any(each.get("what") != "agenda" for _, each in after_the_talk(record)):
            continue
        limit = rolled(moment(end), corpus.config.limits.conclusions, corpus.days)
        if limit.date() < corpus.today:
            yield Reminder(record, CARD.at("status", MESSAGE.fill(end=shown(end), limit=shown(limit))))
