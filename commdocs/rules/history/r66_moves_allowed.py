"""A status moves only as the life cycle of the form allows.

Passes: open → assigned → in_progress, in one commit each.

Fails, at ``status``: open → closed, however many commits lie between. A record may enter in any status:
old paper is typed in later. An illegal move that was taken back leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commdocs.history import Change
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Kind, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R66",
    slug="moves-allowed",
    name=Text("状态流转合法", "Only allowed moves"),
    severity=ERROR,
    why=Text(
        "跳过中间的步骤，就没有人指派、处理、验收过。", "Where a step is skipped, nobody assigned, did or accepted it."
    ),
    source="requirements §3; R66",
    fix=Text("一步一步改状态，每一步填好该填的内容", "Move one step at a time and fill in what each step asks for"),
)
MOVED = Text("“{label}”不能从“{before}”变成“{after}”", "“{label}” cannot move from “{before}” to “{after}”")
NEXT = Text("“{before}”之后可以是：{known}", "“{before}” may become: {known}")
LAST = Text("“{before}”是最后一步，不能再变；另建一条记录", "“{before}” is final; start a new record instead")


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """Over every version since the revision, or since it was frozen before that."""
    now = change.now
    if now is None:
        return
    kind = now.kind
    names, since = _statuses(change.versions, kind), _statuses((*change.older, *change.versions[:1]), kind)
    if since and since[-1] not in _reached(kind, since):  # it was forced there: what it had been counts
        names = _statuses(change.known, kind)
    if len(names) < 2:
        return
    reached = _reached(kind, names)
    if names[-1] not in reached:
        yield _finding(kind, _closest(kind, reached, names), names[-1])


def _statuses(versions: Sequence[Record], kind: Kind) -> list[str]:
    return [each.status for each in versions if each.kind.name == kind.name and each.status in kind.statuses]


def _reached(kind: Kind, names: Sequence[str]) -> list[str]:
    """The statuses that the record could come to by allowed moves."""
    reached = [*names[:1]]
    for name in names[1:]:
        if name not in reached and any(name in kind.statuses[each].next for each in reached):
            reached.append(name)
    return reached


def _closest(kind: Kind, reached: list[str], names: list[str]) -> str:
    """The last status that the record had and could have."""
    return next(name for name in reversed(names[:-1]) if name in reached)


def _finding(kind: Kind, before: str, after: str) -> Finding:
    label = kind.fields["status"].label if "status" in kind.fields else Text.same("status")
    was, now = kind.statuses[before], kind.statuses[after]
    following = [kind.statuses[name].label for name in was.next if name in kind.statuses]
    known = Text.listed(following)
    hint = NEXT.fill(before=was.label, known=known) if following else LAST.fill(before=was.label)
    return CARD.at("status", MOVED.fill(label=label, before=was.label, after=now.label), hint)
