"""The number and the form of a record never change.

Passes: a move to another folder; a new number that lists the old one under ``legacy_ids`` (two colleagues
had taken the same).

Fails, at ``id``: another file name. At ``kind``: another form. At ``id`` also: a number that
another record had before. At ``legacy_ids``: the number of another record that is there, which this one never had;
or one that this record had is missing.
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

TAKEN = Text(
    "“原编号”里的 {id} 是 {path} 的编号，这条记录从来没有用过它",
    "Under legacy_ids stands {id}, the number of {path}: this record never had it",
)
TAKEN_FIX = Text(
    "删去 {id}；要说明两条记录有关，写到“关联”的“相关”里",
    "Take {id} out; to say that the two belong together, name it under links, related",
)

LOST = Text(
    "“原编号”里少了 {id}，这个编号就查不到了", "{id} is gone from legacy_ids: the number leads nowhere any more"
)
LOST_FIX = Text("在“原编号”里补上 {id}", "Put {id} back under “legacy_ids”")
USED = Text(
    "编号 {id} 以前是 {path} 的，不能再给别的记录用", "{id} was the number of {path}: no other record may have it"
)
USED_FIX = Text("换一个没用过的编号", "Take a number that was never used")


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """Against every version that others may have seen: the revision's own, and those that were frozen."""
    now = change.now
    if now is None:
        return
    old = now.data.get("legacy_ids") or ()
    seen = [
        each for each in change.known[:-1] if (each is change.before or each.state.frozen) and not each.state.unfinished
    ]
    before = next((each for each in seen if each.id != now.id and each.id not in old), None)
    if before is not None:
        names = {"before": Text.same(before.id), "after": Text.same(now.id)}
        yield CARD.at("id", NUMBER.fill(**names), NUMBER_FIX.fill(**names))
    before = next((each for each in seen if each.kind.name != now.kind.name), None)
    if before is not None:
        labels = {"before": before.kind.label, "after": now.kind.label}
        yield CARD.at("kind", FORM.fill(**labels), FORM_FIX.fill(**labels))
    lost = next((name for each in seen for name in each.data.get("legacy_ids") or () if name not in (now.id, *old)), "")
    if lost:
        yield CARD.at("legacy_ids", LOST.fill(id=Text.same(lost)), LOST_FIX.fill(id=Text.same(lost)))
    if change.rival:
        words = {"id": Text.same(now.id), "path": Text.same(change.rival)}
        yield CARD.at("id", USED.fill(**words), USED_FIX)
    own = {name for each in change.known[:-1] for name in (each.id, *(each.data.get("legacy_ids") or ()))}
    for index, name in enumerate(old):
        holder = next((each for each in corpus.by_id.get(name, ()) if each.id == name and each is not now), None)
        if holder is not None and name not in own:
            words = {"id": Text.same(str(name)), "path": Text.same(holder.path)}
            yield CARD.at(f"legacy_ids[{index}]", TAKEN.fill(**words), TAKEN_FIX.fill(**words))
