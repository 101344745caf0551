"""Kinds as plain values, and back: reading the schema files of twenty forms takes longer than all else in a check.

Groups that several forms share are one and the same again: it is told by that which groups are alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from commdocs.model import Field, Kind

_OF_FIELD = tuple(each.name for each in fields(Field) if each.name != "fields")
_OF_KIND = tuple(each.name for each in fields(Kind) if each.name != "fields")


def kept(kinds: Mapping[str, Kind]) -> list[Any]:
    """What ``again`` makes the kinds of: values that can be packed."""
    groups: list[Any] = []
    numbers: dict[int, int] = {}

    def number(group: Mapping[str, Field]) -> int:
        if id(group) not in numbers:
            made = [
                [name, [_plain(getattr(each, one)) for one in _OF_FIELD], number(each.fields)]
                for name, each in group.items()
            ]
            numbers[id(group)] = len(groups)
            groups.append(made)
        return numbers[id(group)]

    heads = [
        [key, [_plain(getattr(each, one)) for one in _OF_KIND], number(each.fields)] for key, each in kinds.items()
    ]
    return [groups, heads]


def again(found: list[Any]) -> dict[str, Kind]:
    """The kinds that ``kept`` was given."""
    groups: list[dict[str, Field]] = []
    for rows in found[0]:
        group = {
            name: Field(**dict(zip(_OF_FIELD, each, strict=True)), fields=groups[number]) for name, each, number in rows
        }
        groups.append(group)
    return {
        key: Kind(**dict(zip(_OF_KIND, each, strict=True)), fields=groups[number]) for key, each, number in found[1]
    }


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value
