"""Versions of a record's data → what changed, by path.

Items of a list are matched by their number or name where they have one, so that an item that moved is
no change, and by position otherwise. Nothing here knows git: versions come as values.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from commdocs.model import Commit, Data, Field, Kind, Record, numbered

# What tells the items of a list apart, the best first.
NATURAL = ("id", "party", "rule", "name", "who", "from", "sent_at", "item", "title", "on", "agenda", "dept")


class Edit(NamedTuple):
    """One value that differs. ``before`` or ``after`` is None where it is not there."""

    path: str  # in the later version; a value that is gone: where it was, an item of a list: the list's path
    before: Any
    after: Any
    way: tuple[Field, ...]  # the fields from the form down to the value

    @property
    def field(self) -> Field:
        return self.way[-1]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.way)


def edits(kind: Kind, before: Data, after: Data) -> Iterator[Edit]:
    """What differs between two versions of a record's data, in the order of the form."""
    yield from _mapping(kind.fields, before, after, "", ())


def _mapping(fields: Mapping[str, Field], before: Data, after: Data, at: str, way: tuple[Field, ...]) -> Iterator[Edit]:
    for name, field in fields.items():
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        path, here = f"{at}{name}", (*way, field)
        if old is None or new is None:
            yield Edit(path, old, new, here)
        elif field.shape == "list" and isinstance(old, list) and isinstance(new, list):
            yield from _items(field, old, new, path, here)
        elif field.shape == "map" and isinstance(old, dict) and isinstance(new, dict):
            yield from _named(field, old, new, path, here)
        elif field.fields and isinstance(old, dict) and isinstance(new, dict):
            yield from _mapping(field.fields, old, new, f"{path}.", here)
        else:
            yield Edit(path, old, new, here)


def _items(field: Field, old: list[Any], new: list[Any], path: str, way: tuple[Field, ...]) -> Iterator[Edit]:
    partners = match(old, new, field)
    left = dict(numbered(old))
    for number, item in numbered(new):
        where = f"{path}[{number}]"
        partner = partners.get(number)
        if partner is None:
            yield Edit(where, None, item, way)
            continue
        was = left[partner]
        if was == item:
            continue
        if field.fields and isinstance(was, dict) and isinstance(item, dict):
            yield from _mapping(field.fields, was, item, f"{where}.", way)
        else:
            yield Edit(where, was, item, way)
    kept = set(partners.values())
    for number, item in left.items():
        if number not in kept:
            yield Edit(path, item, None, way)


def _named(field: Field, old: Data, new: Data, path: str, way: tuple[Field, ...]) -> Iterator[Edit]:
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        if field.fields and isinstance(was, dict) and isinstance(now, dict):
            yield from _mapping(field.fields, was, now, f"{path}.{name}.", way)
        else:
            yield Edit(f"{path}.{name}", was, now, way)


def match(old: Sequence[Any], new: Sequence[Any], field: Field) -> dict[int, int]:
    """The number in ``new`` → that in ``old`` of the same item: equal ones, then those of one name, then by position."""
    left, right = dict(numbered(old)), dict(numbered(new))
    pairs: dict[int, int] = {}
    _pair(pairs, left, right, repr)
    if field.fields:
        for name in NATURAL:
            if name in field.fields:
                _pair(pairs, left, right, lambda item, name=name: _name(item, name))
                if name == "id":  # what has another number is another item
                    for each in [number for number, item in right.items() if _name(item, name) is not None]:
                        del right[each]
                break
    for number in [each for each in right if each in left]:
        pairs[number] = number
        del left[number], right[number]
    return pairs


def _pair(pairs: dict[int, int], left: dict[int, Any], right: dict[int, Any], key: Any) -> None:
    places: dict[Any, list[int]] = {}
    for number, item in left.items():
        name = key(item)
        if name is not None:
            places.setdefault(name, []).append(number)
    for number, item in list(right.items()):
        found = places.get(key(item))
        if found:
            partner = found.pop(0)
            pairs[number] = partner
            del left[partner], right[number]


def _name(item: Any, name: str) -> Any:
    return repr(item[name]) if isinstance(item, dict) and item.get(name) is not None else None


# -- records over time --------------------------------------------------------------------------------


class Step(NamedTuple):
    """A record at one time. ``record`` is None where it was not there or could not be read."""

    record: Record | None
    commit: Commit | None  # None: not committed yet
    when: datetime
    there: bool = True  # whether the file was there


@dataclass(frozen=True, eq=False)
class Change:
    """What became of one record since a revision.

    ``before`` is the record as of the revision, None if it was not there; ``steps`` follow it, the last one
    is what is checked. ``older`` are the last frozen version before the revision, if it is not the revision's
    own, and what followed that. ``under`` reads the record as it is now under the form of an older version.
    """

    path: str
    before: Record | None
    steps: tuple[Step, ...]
    older: tuple[Record, ...] = ()
    base: str = ""  # the commit that is compared with
    under: Callable[[Kind], Record | None] | None = None
    rival: str = ""  # the path of another record that had the number of this one before
    files: Mapping[str, tuple[str, str]] = dataclasses.field(
        default_factory=dict
    )  # attachments that changed: blob then, now

    @property
    def now(self) -> Record | None:
        """As it is now; None if it is gone or cannot be read."""
        return self.steps[-1].record

    @property
    def gone(self) -> bool:
        """Whether the file is no longer there."""
        return not self.steps[-1].there

    @property
    def versions(self) -> tuple[Record, ...]:
        """Every version since the revision that can be read, oldest first."""
        found = [step.record for step in self.steps if step.record is not None]
        return tuple(found if self.before is None else [self.before, *found])

    @property
    def known(self) -> tuple[Record, ...]:
        """Every version that counts: from the last frozen one before the revision on."""
        return (*self.older, *self.versions)

    def now_under(self, kind: Kind) -> Record | None:
        """The record as it is now, read under that form."""
        now = self.now
        return now if now is None or now.kind is kind or self.under is None else self.under(kind)
