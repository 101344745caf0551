"""What the shape check needs to know of a mapping of fields, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from commdocs.messages import Text
from commdocs.model import Choice, Field, Kind, spellings

CHOSEN = frozenset({"enum", "kind", "status"})


class Step:
    """One field, and what its spellings and those of its values are."""

    def __init__(self, field: Field) -> None:
        self.name = field.name
        self.field = field
        self.single = field.shape == "one"
        self.raw = field.type == "any"
        self.group = bool(field.fields) or field.type == "group"
        self.plain = not self.raw and not self.group
        self.prose = field.type in ("text", "markdown")
        self.chosen = field.type in CHOSEN
        self.words = spellings_of(field.choices.values()) if self.chosen else {}
        self.typed = replace(field, type="enum") if self.chosen else field  # as fields.parse is to read it

    @cached_property
    def inner(self) -> Plan:
        return plan(self.field)


def spellings_of(choices: Iterable[Choice]) -> dict[str, str]:
    """Every spelling of the values → canonical key."""
    words: dict[str, str] = {}
    for choice in choices:
        for word in (choice.key, *choice.label, *choice.aliases):
            words.setdefault(word, choice.key)
    return words


class Plan:
    """The fields of a kind or of a group, by spelling and by when they are required."""

    def __init__(self, fields: Mapping[str, Field], label: Text | None = None) -> None:
        self.fields = fields
        self.label = label  # of the form or group
        made = {name: Step(each) for name, each in fields.items()}
        self.steps = {spelling: made[name] for spelling, name in spellings(fields).items()}
        self.defaults = tuple((name, each.default) for name, each in fields.items() if each.default)
        self._needs: dict[tuple[str, int], tuple[Field, ...]] = {}

    def needs(self, status: str, version: int) -> tuple[Field, ...]:
        """The fields required in ``status`` by template ``version``."""
        found = self._needs.get((status, version))
        if found is None:
            found = self._needs[status, version] = tuple(
                each
                for each in self.fields.values()
                if (each.always or status in each.required) and each.since <= version
            )
        return found


def plan(owner: Kind | Field) -> Plan:
    """The plan of a kind or group, kept with it."""
    found = owner.__dict__.get("_plan")
    if found is None:
        found = owner.__dict__["_plan"] = Plan(owner.fields, owner.label)
    assert isinstance(found, Plan)
    return found
