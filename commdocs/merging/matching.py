"""Which item of a list is which in another version of it, and in which order the items of two versions come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from commdocs.history import NATURAL
from commdocs.merging.meaning import Scope, leaves

Token = tuple[str, int] | str  # what an item goes by while three versions are merged
_SAME_ITEM = 0.6  # the share of equal values from which on an item is the same one elsewhere, or under a new number
_SAME_WORDS = 0.6  # the share of equal characters from which on a text in a list is the same one, changed


def partners(base: Sequence[Any], side: Sequence[Any], scope: Scope) -> dict[int, int]:
    """Place in ``side`` → place in ``base`` of the same item, told by what they mean: equal ones, then those of one
    number, then of one name, then those that are most alike. What has another number and other
    content is another item.
    """
    found: dict[int, int] = {}
    left, right = dict(enumerate(base)), dict(enumerate(side))

    def pair(key: Callable[[Any], Hashable | None], once: bool = False) -> None:
        places: dict[Hashable, list[int]] = {}
        others: dict[Hashable, list[int]] = {}
        for number, each in left.items():
            places.setdefault(key(each), []).append(number)
        for number, each in right.items():
            others.setdefault(key(each), []).append(number)
        for name, numbers in others.items():
            here = places.get(name, [])
            if name is None or (once and (len(here) > 1 or len(numbers) > 1)):
                continue
            for number, partner in zip(numbers, here, strict=False):
                found[number] = partner
                del right[number], left[partner]

    pair(repr)
    pair(own_number, once=True)
    for name in NATURAL[1:]:
        if name in scope.known:
            pair(partial(_named, name=name), once=True)
    here, there = _gaps(found.keys(), right), _gaps(found.values(), left)
    likeness = sorted(
        (-share, abs(number - partner), number, partner)
        for number, each in right.items()
        for partner, other in left.items()
        if (share := alike(each, other, scope))
        and (share >= _SAME_ITEM or found.get(here[number], -1) == there[partner])
    )
    for _, _, number, partner in likeness:
        if number in right and partner in left:
            found[number] = partner
            del right[number], left[partner]
    return found | _replaced(found, left, right, scope)


def _replaced(found: dict[int, int], left: dict[int, Any], right: dict[int, Any], scope: Scope) -> dict[int, int]:
    """What stands where as many others stood, between the same neighbours, is those others, changed all through."""
    runs: dict[int, list[int]] = {}
    others: dict[int, list[int]] = {}
    plain = [
        n for n, each in right.items() if own_number(each) is None and (scope.prose or not isinstance(each, tuple))
    ]
    for number, before in _gaps(found.keys(), plain).items():
        runs.setdefault(found.get(before, -1), []).append(number)
    for number, before in _gaps(found.values(), left).items():
        others.setdefault(before, []).append(number)
    pairs = ((run, others.get(before, [])) for before, run in runs.items())
    return {n: other for run, there in pairs if len(run) == len(there) for n, other in zip(run, there, strict=True)}


def _gaps(known: Collection[int], places: Iterable[int]) -> dict[int, int]:
    """Each of the places with the nearest one before it whose partner is known; -1 if there is none."""
    return {each: max((one for one in known if one < each), default=-1) for each in places}


def own_number(item: Any) -> str | None:
    return _named(item, "id")


def _named(item: Any, name: str) -> str | None:
    return repr(item[name]) if isinstance(item, dict) and item.get(name) is not None else None


def alike(one: Any, other: Any, scope: Scope) -> float:
    """How much of two items is equal, from 0 to 1; 0 if one cannot be the other, changed."""
    if isinstance(one, str) and isinstance(other, str):
        share = SequenceMatcher(None, one, other, autojunk=False).ratio() if scope.prose else 0
        return share if share >= _SAME_WORDS else 0
    if isinstance(one, str | tuple) or isinstance(other, str | tuple):
        return 0
    mine, yours = ({repr(each) for each in leaves(item)} for item in (one, other))
    share = 2 * len(mine & yours) / max(len(mine) + len(yours), 1)
    return share if own_number(one) == own_number(other) or share >= _SAME_ITEM else 0


def same_matter(one: Any, other: Any, scope: Scope) -> bool:
    """Whether two new items of one number say the same: both sides have it from the same source."""
    name = next(
        (each.name for each in scope.known.values() if each.type in ("text", "markdown") and each.name != "id"), ""
    )
    return bool(name) and isinstance(one, dict) and isinstance(other, dict) and one.get(name) == other.get(name)


def ordered(base: Sequence[Token], ours: Sequence[Token], theirs: Sequence[Token]) -> list[Token]:
    """All that is in either, in our order; in theirs if only they changed it. What one side added follows what it
    follows there, ours first.
    """
    lead, other = (theirs, ours) if _moved(base, theirs) and not _moved(base, ours) else (ours, theirs)
    made = list(lead)
    known = set(made)
    for number, each in enumerate(other):
        if each in known:
            continue
        before = next((one for one in reversed(other[:number]) if one in known), None)
        at = made.index(before) + 1 if before is not None else 0
        if before is None or before in base or before in lead:
            while at < len(made) and made[at] not in base and made[at] not in other:
                at += 1
        made.insert(at, each)
        known.add(each)
    return made


def _moved(base: Sequence[Token], side: Sequence[Token]) -> bool:
    both = set(base) & set(side)
    return [each for each in base if each in both] != [each for each in side if each in both]
