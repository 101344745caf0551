"""Three versions of a mapping or list to one: field by field, item by item.

What only one side changed is taken over as it was typed, with its comments. What both changed differently is a
Question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from commdocs.merging.matching import Token, ordered, partners, same_matter
from commdocs.merging.meaning import Scope, by_name, meaning, whole
from commdocs.merging.pieces import Entry, Group, Question, Scalar, comments_of, unfolded
from commdocs.merging.prose import texts_merged
from commdocs.merging.threeway import all_lines

Entries = Mapping[Token, Entry]
_DATES = ("date", "datetime")


def groups(base: Group, ours: Group, theirs: Group, scope: Scope) -> Group:
    """The group with the changes of both sides."""
    if ours == base or theirs == ours:
        return theirs
    if theirs == base:
        return ours
    old, mine, yours = _named(base, ours, theirs, scope) if ours.named else _items(base, ours, theirs, scope)
    entries = []
    for token in ordered([*old], [*mine], [*yours]):
        inner = scope.under(token) if isinstance(token, str) else scope.item()
        made = _one(old.get(token), mine.get(token), yours.get(token), inner)
        if made is not None:
            entries.append(made)
    if not ours.named:
        entries = _by_date(entries, (base, ours, theirs), scope)
    if ours.flow:
        foot: Sequence[str] = ours.foot if theirs.foot == base.foot else theirs.foot
    else:
        foot = all_lines(base.foot, ours.foot, theirs.foot)
    return replace(ours, entries=tuple(entries), foot=tuple(foot))


def _named(base: Group, ours: Group, theirs: Group, scope: Scope) -> list[Entries]:
    """The entries of a mapping in each version, by canonical name."""
    return [dict[Token, Entry](by_name(each, scope).items()) for each in (base, ours, theirs)]


def _items(base: Group, ours: Group, theirs: Group, scope: Scope) -> list[Entries]:
    """The items of each version by what they go by: the same item in all by the same."""
    means = [[meaning(each.value, scope.item()) for each in whole(group)] for group in (base, ours, theirs)]
    mine, yours = (partners(means[0], side, scope.item()) for side in means[1:])
    tokens: list[list[Token]] = [[("base", number) for number in range(len(means[0]))]]
    tokens.append([("base", mine[n]) if n in mine else ("ours", n) for n in range(len(means[1]))])
    new = [n for n in range(len(means[1])) if n not in mine]
    last: list[Token] = []
    for number, item in enumerate(means[2]):
        twin = None
        if number not in yours:
            twin = next((n for n in new if _twins(means[1][n], item, scope.item())), None)
        if twin is not None:
            new.remove(twin)
            last.append(("ours", twin))
        else:
            last.append(("base", yours[number]) if number in yours else ("theirs", number))
    tokens.append(last)
    return [
        dict(zip(each, whole(group), strict=True)) for each, group in zip(tokens, (base, ours, theirs), strict=True)
    ]


def _twins(one: Any, other: Any, scope: Scope) -> bool:
    """Whether both sides added the same item."""
    if one == other:
        return True
    both = isinstance(one, dict) and isinstance(other, dict) and one.get("id") is not None
    return both and one["id"] == other.get("id") and same_matter(one, other, scope)


def _one(base: Entry | None, ours: Entry | None, theirs: Entry | None, scope: Scope) -> Entry | Question | None:
    if ours is None or theirs is None:
        other = ours or theirs
        if base is None or other is None:
            return other
        same = _stripped(other) == _stripped(base) or meaning(other.value, scope) == meaning(base.value, scope)
        return None if same and comments_of(other) <= comments_of(base) else Question(ours, theirs)
    if base is not None and _stripped(ours) == _stripped(base):
        return _led(theirs, base, ours, theirs)
    if _stripped(theirs) in (_stripped(ours), _stripped(base) if base else None):
        return _led(ours, base, ours, theirs)
    return _changed(base, ours, theirs, scope)


def _changed(base: Entry | None, ours: Entry, theirs: Entry, scope: Scope) -> Entry | Question:
    """An entry that both sides changed, or both added."""
    old = meaning(base.value, scope) if base else None
    mine, yours = meaning(ours.value, scope), meaning(theirs.value, scope)
    if not _kin(ours.value, theirs.value):  # one of them wrote it in another way
        if base is not None and mine == old != yours and comments_of(ours) <= comments_of(base):
            return _led(theirs, base, ours, theirs)
        if yours in (mine, old) and comments_of(theirs) <= (comments_of(base) if base else set()):
            return _led(ours, base, ours, theirs)
        open_ = [each and unfolded(each) for each in (base, ours, theirs)]
        if open_[1] is not None and open_[2] is not None and _kin(open_[1].value, open_[2].value):
            return _changed(open_[0], open_[1], open_[2], scope)
        return _asked(base, ours, theirs)
    if isinstance(ours.value, Group) and isinstance(theirs.value, Group):
        ground = base.value if base and isinstance(base.value, Group) else None
        if ground is None or not _kin(ground, ours.value):
            if isinstance(old, list | dict):
                return _asked(base, ours, theirs)
            ground = replace(ours.value, entries=(), foot=ours.value.foot if ours.value.flow else ())
        return _around(groups(ground, ours.value, theirs.value, scope), base, ours, theirs)
    if base is not None and mine == old:
        chosen, value = theirs, theirs.value
    elif yours in (mine, old):
        chosen, value = ours, ours.value
    else:
        together = texts_merged(base, ours, theirs) if scope.prose and base else None
        if together is None:
            return _asked(base, ours, theirs)
        chosen, value = ours, together
    made = replace(chosen, value=value, tail=_tail(base, ours, theirs))
    if base is not None and not any("\n" in each.head for each in (base, ours, theirs)):
        made = replace(made, head=theirs.head if ours.head == base.head else ours.head)
    return _led(made, base, ours, theirs)


def _asked(base: Entry | None, ours: Entry, theirs: Entry) -> Question:
    led = _led(ours, base, ours, theirs)
    return Question(led, replace(theirs, lead=led.lead))


def _kin(one: Scalar | Group, other: Scalar | Group) -> bool:
    """Whether both are written in the same way: a value, a mapping, a list, in brackets or on lines of their own."""
    if isinstance(one, Scalar) or isinstance(other, Scalar):
        return isinstance(one, Scalar) and isinstance(other, Scalar)
    return (one.named, one.flow) == (other.named, other.flow)


def _around(made: Group, base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    """The group with what is around it: key or dash and indent from the side that changed them, comments of both."""
    side = theirs if base is not None and _frame(ours) == _frame(base) else ours
    offset = side.value.offset if isinstance(side.value, Group) else made.offset
    tail = _tail(base, ours, theirs)
    led = _led(replace(side, value=replace(made, offset=offset), tail=tail), base, ours, theirs)
    if tail.strip() and not made.flow and side.head.endswith(" "):  # no room behind a dash that an entry follows
        return replace(led, lead=(*led.lead, tail.strip()), tail="")
    return led


def _frame(each: Entry) -> tuple[str, int]:
    return each.head, each.value.offset if isinstance(each.value, Group) else 0


def _tail(base: Entry | None, ours: Entry, theirs: Entry) -> str:
    """The comment behind it; both, if both wrote one."""
    old = base.tail if base else ""
    if ours.tail == old:
        return theirs.tail
    if theirs.tail in (old, ours.tail):
        return ours.tail
    return f"{ours.tail} {theirs.tail.strip()}"


def _led(made: Entry, base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    """The entry with the comments above it of both sides."""
    return replace(made, lead=tuple(all_lines(base.lead if base else (), ours.lead, theirs.lead)))


def _stripped(each: Entry) -> Entry:
    return replace(each, lead=())


def _by_date(entries: list[Entry | Question], versions: Sequence[Group], scope: Scope) -> list[Entry | Question]:
    """The entries of a log by their days, if every version has them so: the oldest first, or the newest."""
    known = scope.item().known
    name = next((each.name for each in known.values() if each.type in _DATES), "")
    if not name or "id" in known:
        return entries
    days = [[_day(each, name, scope.item()) for each in group.entries] for group in versions]
    now = [_day(each, name, scope.item()) for each in entries]
    if not all(now) or not all(all(each) for each in days):
        return entries
    for turned in (False, True):
        if all(each == sorted(each, reverse=turned) for each in days):
            order = sorted(range(len(entries)), key=lambda n: now[n], reverse=turned)
            return [entries[n] for n in order]
    return entries


def _day(each: Entry | Question, name: str, scope: Scope) -> str:
    """The day of an entry, as text that sorts as days do; empty if it has none."""
    one = each if isinstance(each, Entry) else each.ours or each.theirs
    if one is None or not isinstance(one.value, Group) or not one.value.named:
        return ""
    for inner in one.value.entries:
        if isinstance(inner, Entry) and scope.name(inner.key) == name:
            found = meaning(inner.value, scope.under(inner.key))
            return found[1] if isinstance(found, tuple) else ""
    return ""
