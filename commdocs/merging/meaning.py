"""What pieces of a text mean: keys as the form knows them, values as their types read them, whatever their spelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from commdocs import fields
from commdocs.merging.pieces import Cannot, Entry, Group, Question, Scalar
from commdocs.model import Config, Field, Kind, Spellings

_NONE: Spellings = Spellings()
_CONFIG = Config()


class Scope(NamedTuple):
    """What the form says of a place."""

    field: Field | None = None
    known: Mapping[str, Field] = {}
    names: Spellings = _NONE
    whole: bool = False  # a list or a free map, not one entry of it

    def name(self, key: str) -> str:
        """A key's canonical name."""
        return self.names.get(key, key)

    def under(self, key: str) -> Scope:
        """The place under a key."""
        if self.whole:
            return self.item()
        field = self.known.get(self.name(key))
        if field is None:
            return Scope()
        if field.shape == "map":
            return Scope(field, {}, _NONE, True)
        return Scope(field, field.fields, field.keys, field.shape == "list")

    def item(self) -> Scope:
        """One entry of the list or free map."""
        return Scope(self.field, self.field.fields, self.field.keys) if self.field else self

    @property
    def prose(self) -> bool:
        return self.field is None or (not self.field.fields and self.field.type in ("text", "markdown"))


def top(kind: Kind) -> Scope:
    return Scope(None, kind.fields, kind.keys)


def meaning(value: Scalar | Group, scope: Scope) -> Any:
    """The value as plain data: texts, typed values, lists, mappings by canonical name; None if nothing is written."""
    if isinstance(value, Scalar):
        return _typed(value.value, scope)
    if value.named:
        return {name: meaning(each.value, scope.under(each.key)) for name, each in by_name(value, scope).items()}
    return [meaning(each.value, scope.item()) for each in whole(value)]


def whole(group: Group) -> Iterator[Entry]:
    """The entries of a group in which nothing is in question."""
    for each in group.entries:
        assert not isinstance(each, Question)
        yield each


def by_name(group: Group, scope: Scope) -> dict[str, Entry]:
    """The entries of a mapping. Raises Cannot if one stands there under two of its names."""
    found = {scope.name(each.key): each for each in whole(group)}
    if len(found) < len(group.entries):
        raise Cannot
    return found


def _typed(value: str | None, scope: Scope) -> Any:
    field = scope.field
    if value is None or field is None or field.fields or scope.prose:
        return value
    parsed, _ = fields.parse(field, value, _CONFIG)
    return value if parsed is None else (field.type, str(parsed))


def leaves(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value in what is meant, with the names that lead to it; of a text of several lines every line."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, (*way, name))
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, way)
    elif isinstance(value, str):
        yield from ((way, line.strip()) for line in value.split("\n") if line.strip())
    elif value is not None:
        yield way, value
