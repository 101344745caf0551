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

from collections.abc import Iterator, Sequence

from commdocs.facts.items import named
from commdocs.facts.labels import label, short
from commdocs.facts.sealing import forbidden, sealing, stands
from commdocs.history import Change, Edit
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record, Status
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
MOVED_FIX = Text(
    "改回“{before}”；要改期或换人：commdocs postpone {item} 新的日期 原因 --agreed 同意的人",
    "Put back “{before}”; to move the day or hand it over: commdocs postpone {item} NEW_DAY REASON --agreed WHO",
)
ADDED_FIX = Text(
    "删去它；要变更，另建一条记录，在“关联”的“替代”里写 {id}",
    "Take it out; for a change, start a new record with {id} under links, supersedes",
)


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """The record as it is now, against the version in which it was frozen, under the form of that time."""
    sealed, opened = sealing(change.known, change.now)
    now = change.now_under(sealed.kind) if sealed is not None else None
    if sealed is None or now is None or sealed is change.now:
        return
    told = [*forbidden(sealed, now, opened, change.files)]
    before = change.before
    if before is not None and before is not sealed and opened is None and stands(_from(sealed, change.known, before)):
        again = change.now_under(before.kind)  # what was added since, as evidence or a signature, stays
        told += forbidden(before, again, None, change.files) if again is not None else ()
    for edit in told:
        if not _renumbered(edit, corpus):
            yield _finding(edit, sealed.state, now)


def _from(sealed: Record, known: Sequence[Record], before: Record) -> Sequence[Record]:
    """The versions from the one that counts to that of the revision."""
    return (
        known[known.index(sealed) : known.index(before) + 1] if sealed in known[: known.index(before) + 1] else [before]
    )


def _renumbered(edit: Edit, corpus: Corpus) -> bool:
    """Whether a link names the same record, by the number that it has now."""
    if edit.field.type != "record" or not isinstance(edit.before, str) or not isinstance(edit.after, str):
        return False
    (old, _, item), (new, _, now) = edit.before.partition("#"), edit.after.partition("#")
    found = corpus.find(new)
    return item == now and found is not None and found.id == new and old in (found.data.get("legacy_ids") or ())


def _finding(edit: Edit, state: Status, now: Record) -> Finding:
    words = {
        "field": label(now.kind, edit.path),
        "status": state.label,
        "before": Text.same(short(edit.before)),
        "id": Text.same(now.id),
    }
    if edit.before is None:
        return CARD.at(edit.path, ADDED.fill(**words), ADDED_FIX.fill(**words))
    item = _movable(edit, now)
    hint = MOVED_FIX.fill(item=item, **words) if item else FIX.fill(**words)
    return CARD.at(edit.path, (REMOVED if edit.after is None else CHANGED).fill(**words), hint)


def _movable(edit: Edit, now: Record) -> str:
    """The item whose day or owner was changed, if it can be put off; else empty."""
    holder = edit.way[-2].fields if len(edit.way) > 1 else {}
    if "postponed" not in holder or edit.names[-1] not in ("due", "owner", "ask"):
        return ""
    return next((f"{now.id}#{name}" for name, each in named(now) if each.path == edit.path.rpartition(".")[0]), "")
