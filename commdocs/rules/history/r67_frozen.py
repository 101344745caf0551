"""What was signed, closed or published stays as it is.

Frozen is a record from the first frozen status on, also after it has moved on. What may still change:
an allowed move and its reason; evidence; added signatures, deliveries, replies and log entries; links,
remarks, attachments; where the minutes are archived; in lists of actions, questions and risks the
status, the day, the result, the answer. A field that only a later status asks for may be filled in.
Reopening opens again what the work from there on writes, the deadline included.

Passes::

    status: signed → status: signed, signatures: [{…, evidence: attachments/…}]

Fails, at ``agreed_delivery``: signed with another date than the one that is there now.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from commdocs.facts.labels import label
from commdocs.history import Change, Edit, edits
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Field, Finding, Kind, Record, Status
from commdocs.rules.card import Card

CARD = Card(
    code="R67",
    slug="frozen",
    name=Text("已签字/已关闭不得修改", "What is signed or closed stays as it is"),
    severity=ERROR,
    why=Text(
        "签过字、关闭了的内容还能改，双方手里的就不是同一份。",
        "If what was signed can still change, the two sides no longer hold the same document.",
    ),
    source="S1 四.4 可追溯; R67",
    fix=Text(
        "改回原来的内容；要变更，另建一条记录，在“关联”的“替代”里写上这一条的编号",
        "Put back what it was; for a change, start a new record that names this one under links, supersedes",
    ),
    waivable=False,
)
FREE = frozenset({"status", "reason", "links", "remarks", "attachments", "legacy_ids"})
DERIVED = frozenset({"id", "project", "kind", "template_version"})  # R76 and R70 judge these
GROWING = frozenset({"signature", "delivery", "reply", "log"})  # entries may be added …
ONGOING = frozenset({"action", "question", "risk"})  # … and of these the outcome may be written
OUTCOME = frozenset({"status", "done_at", "result", "answer", "reason"})

CHANGED = Text(
    "{field}在“{status}”之后不能再改（原来是“{before}”）",
    "{field} cannot change after “{status}” (it was “{before}”)",
)
REMOVED = Text(
    "{field}在“{status}”之后不能删去（原来是“{before}”）",
    "{field} cannot be taken out after “{status}” (it was “{before}”)",
)
ADDED = Text("{field}在“{status}”之后不能再加", "{field} cannot be added after “{status}”")
FIX = Text(
    "改回“{before}”；要变更，另建一条记录，在“关联”的“替代”里写 {id}",
    "Put back “{before}”; for a change, start a new record with {id} under links, supersedes",
)
ADDED_FIX = Text(
    "删去它；要变更，另建一条记录，在“关联”的“替代”里写 {id}",
    "Take it out; for a change, start a new record with {id} under links, supersedes",
)


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """The record as it is now, against each version in which it was frozen."""
    now = change.now
    if now is None:
        return
    # frozen before the revision: what stood there at the revision counts
    sealed, opened = change.before if change.sealed is not None else None, reopened(change)
    state = change.sealed.state if change.sealed is not None else None
    for record in change.versions:
        if record.kind.name != now.kind.name:
            continue
        if record.state.frozen:
            if sealed is None or opened is not None:
                sealed, opened, state = record, None, record.state  # the first time, or closed again
        elif sealed is not None and opened is None and back(sealed, record):
            opened = record
    if sealed is None or state is None or sealed is now:
        return
    for edit in edits(now.kind, sealed.data, now.data):
        if not _may_change(edit, sealed, now, opened):
            yield _finding(edit, state, now)


def reopened(change: Change) -> Record | None:
    """The record as of the revision, if it had been reopened by then."""
    before, sealed = change.before, change.sealed
    if before is None or sealed is None or before.state.frozen or before.state.rank >= sealed.state.rank:
        return None
    return before


def back(sealed: Record, record: Record) -> bool:
    """Whether the record was reopened: an allowed move from a frozen status to work that is not finished."""
    return record.status in sealed.state.next and not record.state.frozen and record.state.rank < sealed.state.rank


def _may_change(edit: Edit, sealed: Record, now: Record, opened: Record | None) -> bool:
    top, names = edit.way[0], edit.names
    if top.name in FREE or top.name in DERIVED or names[-1] == "evidence" or names == ("distribution", "archive"):
        return True
    if top.type in GROWING and top.shape == "list":
        if top.type == "log":
            return True  # R57 judges the log, line by line
        return (edit.before is None and _whole(edit)) or (isinstance(edit.before, list) and edit.after == edit.before)
    if any(each.type in ONGOING for each in edit.way[:-1]) and names[-1] in OUTCOME:
        return True
    if edit.before is None and _asked_later(edit, sealed, now):
        return True
    return opened is not None and _open_again(top, edit, now.kind, opened)


def _whole(edit: Edit) -> bool:
    """Whether a whole entry was added, or the list itself."""
    return len(edit.way) == 1


def _asked_later(edit: Edit, sealed: Record, now: Record) -> bool:
    """A field that the status now asks for and the one it was frozen in did not."""
    return any(
        now.status in each.required and sealed.status not in each.required and not each.always for each in edit.way
    )


def _open_again(top: Field, edit: Edit, kind: Kind, opened: Record) -> bool:
    if top.type == "due":
        return True
    if not top.required and not top.always:
        return edit.before is None
    ranks = [kind.statuses[name].rank for name in top.required if name in kind.statuses]
    return not top.always and bool(ranks) and min(ranks) >= opened.state.rank


def _finding(edit: Edit, state: Status, now: Record) -> Finding:
    words = {
        "field": label(now.kind, edit.path),
        "status": state.label,
        "before": Text.same(short(edit.before)),
        "id": Text.same(now.id),
    }
    if edit.before is None:
        return CARD.at(edit.path, ADDED.fill(**words), ADDED_FIX.fill(**words))
    return CARD.at(edit.path, (REMOVED if edit.after is None else CHANGED).fill(**words), FIX.fill(**words))


def short(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, dict):
        value = next((each for each in value.values() if isinstance(each, str)), "…")
    elif isinstance(value, list):
        return "、".join(short(each) for each in value[:3]) + ("…" if len(value) > 3 else "")
    text = value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else " ".join(str(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"
