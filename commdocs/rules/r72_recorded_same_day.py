"""A visit is on record on the day it took place.

Passes::

    date: 2023-10-09
    recorded_on: 2023-10-09

Warned about: ``recorded_on`` is later; and, by the clock, a visit whose day has passed without record.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import NOTE, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R72",
    slug="recorded-same-day",
    name=Text("最迟当日内记入CRM/客户档案", "On record the same day"),
    severity=WARNING,
    why=Text("隔一天再记，客户说的数字和原话就记不准了。", "A day later figures and words are no longer remembered."),
    source="S3 四.1; R72",
    fix=Text("下次当天记录；日期写错的请改正", "Record it the same day next time; correct the date if it is a slip"),
)
FIELD = "recorded_on"

LATE = Text("{field}（{on}）晚于拜访日期（{date}）", "{field} ({on}) is later than the visit ({date})")
EARLY = Text("{field}（{on}）早于拜访日期（{date}）", "{field} ({on}) is before the visit ({date})")
EARLY_HINT = Text("核对两个日期", "Check both dates")
NOT_YET = Text("拜访（{date}）还没有记录", "The visit of {date} is not on record")
NOT_YET_HINT = Text(
    "今天就补上沟通要点、需求、异议、共识和下一步，状态改为“已记录”；没有去的改为“未成行”",
    "Write it down today and set it to recorded; if it did not take place, say so in the status",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where both days are known; that the day of recording is given is stated by the schema."""
    on = record.data.get(FIELD)
    if on and record.date and FIELD in record.kind.fields and on != record.date and not record.dropped:
        shown = {"on": on, "date": record.date}
        words, hint, severity = (LATE, None, NOTE) if on > record.date else (EARLY, EARLY_HINT, WARNING)
        yield CARD.at(FIELD, words.fill(field=label(record.kind, FIELD), **shown), hint, severity)


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Visits that took place yesterday or earlier and are not on record."""
    for record in corpus.records:
        field = record.kind.fields.get(FIELD)
        if field is None or record.date is None or record.dropped or record.status in field.required:
            continue
        if record.date < corpus.today and FIELD not in record.data:
            yield Reminder(record, CARD.at("status", NOT_YET.fill(date=record.date), NOT_YET_HINT))
