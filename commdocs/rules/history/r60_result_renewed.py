"""What was reopened closes again only with a result of its own.

Passes: closed → reopened, the old result moved into the log; then a new ``result_confirmation``, closed.

Fails, at ``result_confirmation``: the record was reopened and still holds the old result, or was closed
again with the confirmation of the first time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from commdocs.facts.labels import label
from commdocs.facts.sealing import back
from commdocs.history import Change
from commdocs.messages import Text
from commdocs.model import Corpus, Finding, Record
from commdocs.rules.cards.stated import CARDS

CARD = next(each for each in CARDS if each.code == "R60")
GROUP = "result_confirmation"

STILL = Text(
    "重新打开以后，{field}还是上次关闭时的", "After reopening, {field} still holds what it was closed with before"
)
STILL_FIX = Text(
    "把原来的结果移到“{log}”里，作为一条新的进展；{field}等再次解决后重新填写",
    "Move the old result into “{log}” as an entry; fill in {field} anew when it is solved again",
)
OLD = Text(
    "重新打开以后又关闭，{field}却不晚于上次（{day}）",
    "It was reopened and closed again, but {field} is not newer than the first ({day})",
)
OLD_FIX = Text(
    "由责任部门重新确认、提出方重新验收，写新的结果和日期",
    "Let both sides confirm and accept again, with a new result and new dates",
)
LOST = Text(
    "原来的结果从{field}里拿掉了，“{log}”里却没有记下", "The old result is gone from {field} and not in “{log}”"
)


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """Forms with such a result, once they have been reopened."""
    now = change.now
    if now is None or GROUP not in now.kind.fields:
        return
    sealed, opened = _before_reopening(change)
    old = sealed.data.get(GROUP) if sealed is not None else None
    if sealed is None or not opened or not isinstance(old, dict):
        return
    new = now.data.get(GROUP)
    words = {"field": label(now.kind, GROUP), "log": _log(now)}
    if new is not None and _same(old, new):
        if now.state.closes:
            yield CARD.at(GROUP, OLD.fill(day=_day(old), **words), OLD_FIX)
        else:
            yield CARD.at(GROUP, STILL.fill(**words), STILL_FIX.fill(**words))
    elif len(now.data.get("log") or ()) <= len(sealed.data.get("log") or ()):
        yield CARD.at("log", LOST.fill(**words), STILL_FIX.fill(**words))


def _before_reopening(change: Change) -> tuple[Record | None, bool]:
    """The version with the result that was given up, and whether it was reopened since."""
    sealed, opened = None, False
    for record in change.known:
        if record.state.frozen and not opened:
            sealed = record
        elif sealed is not None and back(sealed, record):
            opened = True
    return sealed, opened


def _same(old: dict[str, Any], new: Any) -> bool:
    """Whether it is the old confirmation: the same words, or no later day."""
    if not isinstance(new, dict):
        return False
    days = [(old.get(name), new.get(name)) for name in ("confirmed_on", "accepted_on")]
    later = any(isinstance(was, date) and isinstance(is_now, date) and is_now > was for was, is_now in days)
    return old == new or (old.get("text") == new.get("text") and not later)


def _day(old: dict[str, Any]) -> str:
    day = old.get("accepted_on") or old.get("confirmed_on")
    return day.isoformat() if isinstance(day, date) else "?"


def _log(record: Record) -> Text:
    field = record.kind.fields.get("log")
    return field.label if field else Text.same("log")
