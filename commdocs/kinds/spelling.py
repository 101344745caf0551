"""The words a file is written in: Chinese labels, English labels or keys."""

from __future__ import annotations

from typing import Literal

from commdocs.model import Field, Kind
from commdocs.source import MapNode

Style = Literal["zh", "en", "key"]


def style_of(kind: Kind, root: MapNode) -> Style:
    """How most keys of the file are written."""
    votes: dict[Style, int] = {"zh": 0, "en": 0, "key": 0}
    names = kind.keys
    for key, _ in root.pairs:
        name = names.get(key.value)
        if name is not None:
            label = kind.fields[name].label
            votes["key" if key.value == name else "en" if key.value == label.en else "zh"] += 1
    return max(votes, key=lambda each: votes[each])


def spoken(field: Field, value: str, style: Style, before: str = "") -> str:
    """A value of a list of choices as the file writes such values; any other as it was typed.

    What stood there ``before`` shows best how; else it goes by the keys of the file.
    """
    name = field.values.get(value) if field.choices else None
    if name is None:
        return value
    old = field.choices.get(field.values.get(before, ""))
    if old is not None:
        style = "key" if before == old.key else "en" if before == old.label.en else "zh"
    choice = field.choices[name]
    return choice.label.zh if style == "zh" else choice.label.en if style == "en" else choice.key


def written(field: Field | str, style: Style) -> str:
    """The key of a field as the file writes keys; a name of somebody's own as it is."""
    if isinstance(field, str):
        return field
    return field.label.zh if style == "zh" else field.label.en if style == "en" else field.name
