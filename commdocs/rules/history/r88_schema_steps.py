"""A form that changes gets a new version and says what changed.

Passes: a new field, ``version: 2`` and an entry ``2:`` under ``changes``. Words for people (labels, help,
examples, aliases) may be mended at any time.

Fails, at ``version``: another field, type, requirement or life cycle under the old version.
"""

from __future__ import annotations

from typing import Any

from commdocs.messages import Text
from commdocs.model import Field, Finding, Kind

SAME = Text(
    "表单“{kind}”改了（{what}），版本号还是 {version}",
    "The form “{kind}” changed ({what}), its version is still {version}",
)
SAME_FIX = Text(
    "把 version 改成 {next}，并在 changes 里写一行 {next}: 改了什么",
    "Set version to {next}, and say under changes what {next} changes",
)
UNSAID = Text(
    "表单“{kind}”的第 {version} 版没有说明改了什么", "Version {version} of the form “{kind}” does not say what changed"
)
UNSAID_FIX = Text("在 changes 里写一行 {version}: 改了什么", "Add a line under changes: {version}: what changed")
LIFE_CYCLE = Text("状态", "its life cycle")
NUMBER = Text("编号格式", "the form of its numbers")


def check(before: Kind, now: Kind) -> list[Finding]:
    """Of one form, as of the revision and now."""
    what = _difference(before, now)
    if what is None:
        return []
    words = {"kind": now.label, "what": what}
    if now.version <= before.version:
        following = max(now.version, before.version) + 1
        message = SAME.fill(version=now.version, **words)
        return [Finding("R88", message, SAME_FIX.fill(next=following), "version")]
    if not now.changes.get(now.version):
        return [
            Finding("R88", UNSAID.fill(version=now.version, **words), UNSAID_FIX.fill(version=now.version), "changes")
        ]
    return []


def _difference(before: Kind, now: Kind) -> Text | None:
    """The first thing that differs in substance."""
    for name in dict.fromkeys((*now.fields, *before.fields)):
        old, new = before.fields.get(name), now.fields.get(name)
        if old is None or new is None or substance(old) != substance(new):
            found = new or old
            assert found is not None
            return Text(f"“{found.label.zh}”", f"“{found.label.en}”")
    if _life_cycle(before, now) != _life_cycle(now, now):
        return LIFE_CYCLE
    return NUMBER if (before.id, before.folder) != (now.id, now.folder) else None


def substance(field: Field) -> tuple[Any, ...]:
    """What a record can break, without the words for people."""
    return (
        *(field.name, field.type, field.shape, field.always, sorted(field.required), field.since),
        sorted((name, sorted(values)) for name, values in field.when.items()),
        *(field.rule, field.none, field.commitment, field.quoted, field.fill, list(field.choices), field.config),
        *(field.kinds, [substance(each) for each in field.fields.values()]),
    )


def _life_cycle(kind: Kind, now: Kind) -> list[tuple[Any, ...]]:
    """The statuses but for those in which nothing is asked: that one may save a draft binds nobody."""
    free = {each.name for each in now.statuses.values() if each.unfinished}
    return [_status(each) for each in kind.statuses.values() if each.name not in free]


def _status(each: Any) -> tuple[Any, ...]:
    return (
        *(each.name, each.next, each.rank, each.draft, each.sent, each.agreed, each.deemed),
        *(each.frozen, each.closes, each.final, each.reason),
    )
