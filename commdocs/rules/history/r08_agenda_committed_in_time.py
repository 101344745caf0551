"""The agenda is in git before the meeting begins.

Passes: the commit that brings the agenda is earlier than ``start``.

Fails, at ``agenda``: the meeting had begun by then, and the record still says that it is to come. Minutes
typed in afterwards, agenda and all, are a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import moment, shown
from commdocs.history import Change, Step
from commdocs.messages import Text
from commdocs.model import ERROR, NOTE, Corpus, Finding
from commdocs.rules.r08_agenda_before_meeting import CARD as CARD

LATE = Text(
    "议程 {when} 才提交，会议 {start} 已经开始",
    "The agenda was committed at {when}, after the meeting began at {start}",
)
HELD_FIX = Text(
    "会议已开始的，把状态改为“{held}”并如实填写；下次会前提交议程",
    "The meeting has begun: set the status to “{held}” and write what happened; commit the next agenda before",
)
FIX = Text("下次在会议开始前提交议程", "Commit the agenda before the meeting next time")


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """Forms with an agenda and a start: the first version since the revision that has the agenda."""
    now = change.now
    if now is None or not now.data.get("agenda") or not now.data.get("start"):
        return
    if change.before is not None and change.before.data.get("agenda"):
        return
    first: Step | None = next((each for each in change.steps if each.record and each.record.data.get("agenda")), None)
    start = moment(now.data["start"])
    if first is None or first.record is None or first.when < start:
        return
    words = LATE.fill(when=shown(first.when), start=shown(start))
    end = now.kind.fields.get("end")
    held = next((each for each in now.kind.statuses.values() if end and each.name in end.required), None)
    if held is not None and not first.record.kind.reached(first.record.status, held.name):
        yield CARD.at("agenda", words, HELD_FIX.fill(held=held.label), ERROR)
    else:
        yield CARD.at("agenda", words, FIX, NOTE)
