"""Both sides added an item and gave it the same number: theirs gets the next free one, with all that names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from commdocs import kinds
from commdocs.merging.matching import same_matter
from commdocs.merging.meaning import Scope, by_name, top, whole
from commdocs.merging.pieces import Cannot, Entry, Group, Scalar, pieces
from commdocs.model import Edit, Kind

_PARTS = re.compile(r"(.*?)([0-9]*)", re.DOTALL)


class Renamed(NamedTuple):
    """An item of theirs that has another number now."""

    way: str  # the path of its list
    old: str
    new: str


class _Item(NamedTuple):
    path: str
    entry: Entry
    scope: Scope


def renamed(kind: Kind, id: str, base: str, ours: str, theirs: str) -> tuple[str, list[Renamed]]:
    """Their text with numbers that are free on both sides. ``id`` is the record's. Raises Cannot."""
    known, mine, yours = (_numbered(pieces(text).root, kind) for text in (base, ours, theirs))
    edits: list[Edit] = []
    told: list[Renamed] = []
    for way, items in yours.items():
        here, taken = mine.get(way, {}), {*known.get(way, {}), *mine.get(way, {}), *items}
        for number, item in items.items():
            if number in known.get(way, {}) or number not in here or _same(here[number], item):
                continue
            new = _next(number, taken)
            taken.add(new)
            edits.append(Edit(f"{item.path}.id", new))
            told.append(Renamed(way, number, new))
    if not told:
        return theirs, []
    edits += _references(theirs, kind, id, told)
    for edit in edits:
        done = kinds.applied(kind, theirs, edit)
        if done.finding is not None:
            raise Cannot
        theirs = done.text
    return theirs, told


def _numbered(root: Group, kind: Kind) -> dict[str, dict[str, _Item]]:
    """Path of a list → its items by their own number."""
    found: dict[str, dict[str, _Item]] = {}
    for path, entry, scope in _entries(root, top(kind), ""):
        if "id" in scope.known and path.endswith("]") and isinstance(entry.value, Group) and entry.value.named:
            own = by_name(entry.value, scope).get("id")
            if own is not None and isinstance(own.value, Scalar) and own.value.value:
                found.setdefault(path[: path.rindex("[")], {})[own.value.value.strip()] = _Item(path, entry, scope)
    return found


def _entries(group: Group, scope: Scope, before: str) -> Iterator[tuple[str, Entry, Scope]]:
    """Everything in a group that the form knows, with its canonical path."""
    for number, each in enumerate(whole(group)):
        if group.named:
            inner = scope.under(each.key)
            path = f"{before}.{scope.name(each.key)}" if before else scope.name(each.key)
        else:
            inner, path = scope.item(), f"{before}[{number}]"
        if inner.field is None:
            continue
        yield path, each, inner
        if isinstance(each.value, Group):
            yield from _entries(each.value, inner, path)


def _same(one: _Item, other: _Item) -> bool:
    """Whether both sides have the item from the same source."""
    return same_matter(_plain(one), _plain(other), one.scope)


def _plain(item: _Item) -> Any:
    assert isinstance(item.entry.value, Group)
    inner = by_name(item.entry.value, item.scope)
    return {name: each.value.value for name, each in inner.items() if isinstance(each.value, Scalar)}


def _next(number: str, taken: set[str]) -> str:
    """The number after the highest of its sort."""
    match = _PARTS.fullmatch(number)
    assert match is not None
    sort, digits = match[1], match[2]
    others = [int(each[len(sort) :]) for each in taken if re.fullmatch(rf"{re.escape(sort)}[0-9]{{1,8}}", each)]
    return f"{sort}{max(others, default=1) + 1:0{len(digits)}}"


def _references(theirs: str, kind: Kind, id: str, told: list[Renamed]) -> Iterator[Edit]:
    """What names the items in the record itself: ``MM2024-05-21-01#A9`` anywhere, and ``G9`` in a field that has the
    name of the list, as ``agenda`` in what was said on it. Where two lists count alike, nobody can tell which is meant.
    """
    counted = Counter(each.old for each in told)
    new = {each.old: each.new for each in told if counted[each.old] == 1}
    own = {(each.way.rpartition(".")[2], each.old): each.new for each in told}
    pattern = re.compile(rf"({re.escape(id)}#)([0-9A-Za-z]+)")
    for path, entry, scope in _entries(pieces(theirs).root, top(kind), ""):
        value = entry.value.value if isinstance(entry.value, Scalar) else None
        if value is None or scope.field is None or scope.field.name == "id" or scope.field.shape == "map":
            continue
        said = pattern.sub(lambda match: match[1] + new.get(match[2], match[2]), value)
        said = own.get((scope.field.name, value.strip()), said)
        if said != value:
            yield Edit(path, said)
