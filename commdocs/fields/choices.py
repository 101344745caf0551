"""Values out of a list: the schema's own, or one of commdocs.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from unicodedata import normalize

from commdocs.fields.answer import Parsed, refuse
from commdocs.fields.nearest import nearest
from commdocs.messages import Text
from commdocs.messages import fields as say
from commdocs.model import Choice, Config, Field, simplified

_MANY = 12  # values that a hint lists


def parse_enum(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    if not field.config:
        found = field.values.get(text)
        if found is not None:
            return found, None
    choices = allowed(field, config)
    if not choices:
        return text.strip(), None
    meant = _choice(choices, text) or _choice(choices, simplified(text))
    if meant is not None:
        return meant.key, None
    listed = tuple(choices.values())[:_MANY]
    more = "…" if len(choices) > _MANY else ""
    names = Text("、".join(each.label.zh for each in listed) + more, ", ".join(each.label.en for each in listed) + more)
    close = nearest(text, [word for each in choices.values() for word in (*each.label, each.key, *each.aliases)])
    if close:
        return refuse(field, text, say.NOT_IN_LIST, say.DID_YOU_MEAN, "S05", fix=close, choices=names)
    return refuse(field, text, say.NOT_IN_LIST, say.CHOOSE, "S05", choices=names)


def show_enum(field: Field, value: Any, language: str, config: Config | None) -> str:
    choice = allowed(field, config).get(value)
    return choice.label.of(language) if choice else str(value)


def allowed(field: Field, config: Config | None) -> Mapping[str, Choice]:
    """The values of an enum field by key; empty if any text will do."""
    if field.config and config is not None:
        own = getattr(config, field.config)
        if isinstance(own, Mapping):
            if own:
                return own
        elif own:
            return {word: Choice(word, Text.same(word)) for word in own}
    return field.choices


def _choice(choices: Mapping[str, Choice], text: str) -> Choice | None:
    """The choice that is spelt like ``text``, but for case and width."""
    folded = _fold(text)
    for choice in choices.values():
        if text == choice.key or any(_fold(each) == folded for each in (choice.key, *choice.label, *choice.aliases)):
            return choice
    return None


def _fold(text: str) -> str:
    return normalize("NFKC", text).strip().casefold()
