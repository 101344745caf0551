"""An issue is solved within three working days, or somebody approves that it takes longer.

Passes::

    found_at: 2024-05-22 16:30
    due: 2024-05-25 18:00

Fails, at ``due``: later, without ``extension_reason`` and ``extension_approved_by``; with both it is
a warning. The first day is not counted, make-up working days are.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.calendar import Calendar
from commdocs.facts.labels import label
from commdocs.facts.sending import day, later, moment
from commdocs.messages import Text
from commdocs.model import ERROR, NOTE, WARNING, Corpus, Edit, Finding, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R56",
    slug="solved-in-three-days",
    name=Text("问题解决不超过3个工作日", "Issues solved within 3 working days"),
    severity=ERROR,
    why=Text(
        "问题拖得越久影响越大，延期要有人批准。", "The longer an issue lasts the more it costs; a delay needs approval."
    ),
    source="S1 四.3; R56",
    fix=Text(
        "提前截止时间，或写明延期理由和批准人",
        "Set an earlier deadline, or give the reason for the delay and who approved it",
    ),
)
FIELD = "due"

MESSAGE = Text("{field}（{due}）超过了解决时限（{limit}）", "{field} ({due}) is after the limit for issues ({limit})")
HINT = Text(
    "改到 {limit} 或之前，或写明{reason}和{approval}", "Make it {limit} or earlier, or fill in {reason} and {approval}"
)
FOUND_HINT = Text(
    "核对{found}（{day}）；没有写错的，写明{reason}和{approval}",
    "Check {found} ({day}); if it is right, fill in {reason} and {approval}",
)
OVERDUE = Text("{field}（{due}）已过，还是“{status}”", "{field} ({due}) has passed, and it is still “{status}”")
OVERDUE_HINT = Text(
    "报给上级并写明升级至谁，或写延期理由和批准人，再定新的时限",
    "Tell the superior and say whom, or give the reason for the delay and who approved it, and a new deadline",
)
APPROVED = Text("已批准延期；请按新期限跟踪", "The delay is approved; follow the new deadline")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where it is known when the issue was found and until when it is to be solved."""
    found, due = record.data.get("found_at"), record.data.get(FIELD)
    if not found or not due or "extension_reason" not in record.kind.fields:
        return
    norm, days = corpus.config.limits.issue, corpus.days or Calendar({})
    limit = day(later(moment(found), norm, days))
    if day(due) <= limit:
        return
    words = MESSAGE.fill(field=label(record.kind, FIELD), due=day(due), limit=limit)
    if record.data.get("extension_reason") and record.data.get("extension_approved_by"):
        yield CARD.at(FIELD, words, APPROVED, NOTE)
        return
    labels = {"reason": label(record.kind, "extension_reason"), "approval": label(record.kind, "extension_approved_by")}
    if record.date and limit < record.date:  # found long before it was written down, or in another year
        yield CARD.at(FIELD, words, FOUND_HINT.fill(found=label(record.kind, "found_at"), day=day(found), **labels))
        return
    yield CARD.at(FIELD, words, HINT.fill(limit=limit, **labels), fix=(Edit(FIELD, limit.isoformat()),))


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Issues that are not solved although their day has passed."""
    for record in corpus.records:
        due, fields = record.data.get(FIELD), record.kind.fields
        if not due or "extension_reason" not in fields or record.state.final or record.dropped:
            continue
        if day(due) < corpus.today and not record.data.get("result_confirmation"):
            words = OVERDUE.fill(field=label(record.kind, FIELD), due=day(due), status=record.state.label)
            yield Reminder(record, CARD.at(FIELD, words, OVERDUE_HINT, WARNING))
