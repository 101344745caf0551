"""What a field type answers: a value, or a finding with the field's label in its sentence."""

from __future__ import annotations

from typing import Any

from commdocs.messages import Text
from commdocs.model import WARNING, Field, Finding

Parsed = tuple[Any | None, Finding | None]

_LONGEST = 40  # characters of the user's text that a message repeats


def refuse(field: Field, text: str, message: Text, hint: Text, rule: str = "S04", **values: object) -> Parsed:
    """No value, and the reason."""
    shown = brief(text)
    said = message.fill(label=field.label, text=shown, **values)
    return None, Finding(rule, said, hint.fill(label=field.label, text=shown, **values))


def accept(
    field: Field, value: object, text: str, message: Text, hint: Text, rule: str = "S04", **values: object
) -> Parsed:
    """The value, with a warning."""
    shown = brief(text)
    said = message.fill(label=field.label, text=shown, **values)
    return value, Finding(rule, said, hint.fill(label=field.label, text=shown, **values), severity=WARNING)


def brief(text: str) -> str:
    """The text on one line, cut if it is long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
