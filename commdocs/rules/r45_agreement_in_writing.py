"""What was agreed becomes a formal document.

By the clock: a demand that was signed three working days ago or longer, and is linked neither with a
signed confirmation nor with archived minutes, nor has its signed page as evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.calendar import Calendar
from commdocs.facts.sending import day, entries, later, moment
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R45",
    slug="agreement-in-writing",
    name=Text("达成共识后输出正式文件", "An agreement becomes a document"),
    severity=WARNING,
    why=Text(
        "只有表上的签字，没有正式文件，日后各说各话。", "Without a formal document each side later tells its own story."
    ),
    source="S1 二(三); R45",
    fix=Text(
        "出一份需求确认函请双方签署，或归档会议纪要，并互相关联",
        "Have a confirmation signed or the minutes archived, and link it with this record",
    ),
)

MESSAGE = Text(
    "{day}已签字，还没有关联签署的确认函或归档的纪要",
    "Signed on {day}; no signed confirmation or archived minutes are linked",
)


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Demands in the doing."""
    for record in corpus.records:
        if "assessment" not in record.kind.fields or record.dropped or record.state.final:
            continue
        signed = [day(each["on"]) for _, each in entries(record.data.get("signatures")) if each.get("on")]
        if not signed or not record.reached("agreed") or any(_formal(each) for each in corpus.linked(record)):
            continue
        limit = day(later(moment(max(signed)), corpus.config.limits.scan, corpus.days or Calendar({})))
        if limit < corpus.today:
            yield Reminder(record, CARD.at("signatures", MESSAGE.fill(day=max(signed))))


def _formal(record: Record) -> bool:
    if "addressee" in record.kind.fields:
        return record.reached("agreed") and not record.dropped
    return "attendees" in record.kind.fields and record.state.final and not record.dropped
