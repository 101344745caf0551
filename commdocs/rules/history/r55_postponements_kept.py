"""What was said of putting an item off stays as it was said.

Passes: another entry; who agreed or did not, where nobody had answered.

Fails, at the entry: another day, another reason or another person than was committed. At the list: an entry is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label, short
from commdocs.facts.sealing import PUT_OFF
from commdocs.history import Change, Edit, edits
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding
from commdocs.rules.r55_delay_agreed import CARD as CARD

ANSWERS = ("agreed", "refused")  # what may be filled in later
CHANGED = Text("{field}已经提交过，不能再改", "{field} was committed and cannot be changed")
CHANGED_FIX = Text("改回“{before}”；又要改期的，另加一条", "Put back “{before}”; for yet another day, add an entry")
REMOVED = Text("{field}里少了已经提交的一条“{before}”", "{field} lacks an entry that was committed: “{before}”")
REMOVED_FIX = Text("把这一条补回去；不作数的，写上谁不同意", "Put it back; if it does not hold, say who refused")


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """Every committed version against what stands there now."""
    now, told = change.now, set[tuple[str, str]]()
    for before in change.known[:-1] if now is not None else ():
        assert now is not None
        if before.kind.name != now.kind.name:
            continue
        for edit in edits(now.kind, before.data, now.data):
            if _lost(edit) and (edit.path, str(edit.before)) not in told:
                told.add((edit.path, str(edit.before)))
                words = {"field": label(now.kind, edit.path), "before": Text.same(short(edit.before))}
                message, hint = (REMOVED, REMOVED_FIX) if edit.after is None else (CHANGED, CHANGED_FIX)
                yield CARD.at(edit.path, message.fill(**words), hint.fill(**words), ERROR)


def _lost(edit: Edit) -> bool:
    types = [each.type for each in edit.way]
    if PUT_OFF not in types:
        return False
    inside = edit.way[types.index(PUT_OFF) + 1 :]
    return edit.before is not None or bool(inside and inside[-1].name not in ANSWERS)
