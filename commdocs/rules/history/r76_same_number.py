"""The number and the form of a record never change.

Passes: a move to another folder; a new number that lists the old one under ``legacy_ids`` (two colleagues
had taken the same).

Fails, at ``id``: another file name. At ``kind``: another form.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.history import Change
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding
from commdocs.rules.card import Card

CARD = Card(
    code="R76",
    slug="same-number",
    name=Text("编号与类型不变", "Number and form never change"),
    severity=ERROR,
    why=Text("编号印在签过字的纸上，改了就对不上了。", "The number stands on signed paper; changed, it leads nowhere."),
    source="R76",
    fix=Text("改回原来的编号和表单", "Put back the number and the form it had"),
    waivable=False,
)
NUMBER = Text("编号从 {before} 变成了 {after}", "The number changed from {before} to {after}")
NUMBER_FIX = Text(
    "把文件名改回 {before}.yaml；确实要换号的，在“原编号”里写上 {before}",
    "Rename the file back to {before}.yaml; if it needs a new number, list {before} under “legacy_ids”",
)
FORM = Text("表单从“{before}”变成了“{after}”", "The form changed from “{before}” to “{after}”")
FORM_FIX = Text("改回“{before}”；要用“{after}”，另建一条记录", "Put back “{before}”; for “{after}” start a new record")


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """Against every version since the revision that others may have seen: the revision's own."""
    before, now = change.before, change.now
    if before is None or now is None:
        return
    if before.id != now.id and before.id not in (now.data.get("legacy_ids") or ()):
        names = {"before": Text.same(before.id), "after": Text.same(now.id)}
        yield CARD.at("id", NUMBER.fill(**names), NUMBER_FIX.fill(**names))
    if before.kind.name != now.kind.name:
        labels = {"before": before.kind.label, "after": now.kind.label}
        yield CARD.at("kind", FORM.fill(**labels), FORM_FIX.fill(**labels))
