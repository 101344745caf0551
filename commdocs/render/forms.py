"""The forms themselves as templates see them: every field with what to write and an example (S1's own layout)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from commdocs import fields
from commdocs.messages import Text
from commdocs.messages import render as say
from commdocs.model import Field, Kind, Value
from commdocs.render.views import Group, Scope

Meaning = tuple[str, Text, Text | None]


def forms(kinds: Mapping[str, Kind], scope: Scope) -> list[Group]:
    """Each form with ``name``, ``about``, ``version`` and its ``rows``, without the fields that forms share."""
    shared = _shared(kinds)
    made = []
    for kind in kinds.values():
        own = {name: each for name, each in kind.fields.items() if _meaning(each) not in shared}
        made.append(_form(kind.label.of(scope.language), kind.help.of(scope.language), kind.version, own, scope))
    return made


def common(kinds: Mapping[str, Kind], scope: Scope) -> list[Group]:
    """The rows of the fields that mean the same in nearly every form."""
    shared = _shared(kinds)
    found = {each.name: each for kind in kinds.values() for each in kind.fields.values() if _meaning(each) in shared}
    return _rows(found, scope)


def _meaning(field: Field) -> Meaning:
    return field.name, field.label, field.help


def _shared(kinds: Mapping[str, Kind]) -> frozenset[Meaning]:
    """What two forms out of three or more have in the same words; a status has its own values in each."""
    count = Counter(
        _meaning(each)
        for kind in kinds.values()
        for each in kind.fields.values()
        if each.type not in ("kind", "status")
    )
    return frozenset(each for each, number in count.items() if 3 * number >= 2 * len(kinds))


def _form(name: str, about: str, version: int, known: Mapping[str, Field], scope: Scope) -> Group:
    extra: dict[str, Any] = {
        "name": Value(name, name),
        "about": Value(about, about),
        "version": Value(version, str(version)),
        "rows": _rows(known, scope),
    }
    return Group({"name": name}, {}, scope, extra=extra)


def _rows(known: Mapping[str, Field], scope: Scope) -> list[Group]:
    rows = []
    for path, field in _walk(known, ()):
        name = scope.say(say.PART_OF).join(each.label.of(scope.language) for each in path)
        about = field.help.of(scope.language) if field.help else ""
        example = _example(field, scope)
        extra = {"name": Value(name, name), "about": Value(about, about), "example": Value(example, example)}
        rows.append(Group({"name": name}, {}, scope, extra=extra))
    return rows


def _walk(known: Mapping[str, Field], before: tuple[Field, ...]) -> Iterator[tuple[tuple[Field, ...], Field]]:
    for field in known.values():
        if not before and field.type == "kind":
            continue
        yield (*before, field), field
        if field.fields and not any(each.fields is field.fields for each in before):
            yield from _walk(field.fields, (*before, field))


def _example(field: Field, scope: Scope) -> str:
    """What may be written: the values of a list, else the example."""
    values = fields.allowed(field, scope.config) if field.type in ("enum", "kind", "status") else {}
    if values:
        return scope.say(say.LIST_SEPARATOR).join(each.label.of(scope.language) for each in values.values())
    return field.example.of(scope.language) if field.example else ""
