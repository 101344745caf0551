"""What was written into a log stays as it was written.

Passes: a new entry; entries in another order.

Fails, at the entry: an entry that was committed has other words now. At the list: it is gone.
The daily update itself, and what is late with it, is a matter of the day: ``commdocs due``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from commdocs.facts.labels import label
from commdocs.history import Change, match
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Field, Finding, Record, numbered
from commdocs.rules.r57_issue_updated import CARD as CARD

CHANGED = Text("{field}已经提交过，不能再改", "{field} was committed and cannot be changed")
CHANGED_FIX = Text(
    "改回原来的内容“{before}”，更正的话另加一条", "Put back “{before}”, and correct it by an entry of its own"
)
REMOVED = Text("{field}里少了已经提交的一条“{before}”", "{field} lacks an entry that was committed: “{before}”")
REMOVED_FIX = Text("把这一条补回去", "Put it back")


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """Every entry of every committed version, against what stands there now."""
    now = change.now
    if now is None:
        return
    told: set[str] = set()
    for before in change.known[:-1]:
        if before.kind.name == now.kind.name and not before.state.unfinished:
            for name, field in now.kind.fields.items():
                if field.type == "log" and field.shape == "list":
                    for finding in _list(before, now, name, field):
                        if repr((finding.field, finding.hint)) not in told:
                            told.add(repr((finding.field, finding.hint)))
                            yield finding


def _list(before: Record, now: Record, name: str, field: Field) -> Iterator[Finding]:
    old, new = before.data.get(name), now.data.get(name)
    if not isinstance(old, list) or not old:
        return
    new = new if isinstance(new, list) else []
    partners = {partner: number for number, partner in match(old, new, field).items()}
    for number, entry in numbered(old):
        place = partners.get(number)
        said = Text.same(_words(entry))
        if place is None:
            words = REMOVED.fill(field=label(now.kind, name), before=said)
            yield CARD.at(name, words, REMOVED_FIX, ERROR)
        elif dict(numbered(new))[place] != entry:
            path = f"{name}[{place}]"
            yield CARD.at(path, CHANGED.fill(field=label(now.kind, path)), CHANGED_FIX.fill(before=said), ERROR)


def _words(entry: Any) -> str:
    text = " ".join(str(entry.get("text") or entry.get("on") or "").split()) if isinstance(entry, dict) else str(entry)
    return text if len(text) <= 40 else f"{text[:39]}…"
