"""Rules, forms and fields as data in both languages: what programs and the makers of docs read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commdocs.messages import LANGUAGES, Text
from commdocs.model import Field, Kind
from commdocs.rules.card import Card


def rule(card: Card) -> dict[str, Any]:
    return {
        "code": card.code,
        "slug": card.slug,
        "name": _words(card.name),
        "severity": card.severity,
        "waivable": card.waivable,
        "why": _words(card.why),
        "fix": _words(card.fix),
        "source": card.origin,
    }


def form(kind: Kind) -> dict[str, Any]:
    """A form with all its fields and its life cycle."""
    return {
        "kind": kind.name,
        "version": kind.version,
        "label": _words(kind.label),
        "aliases": list(kind.aliases),
        "help": _words(kind.help),
        "id": kind.id,
        "folder": kind.folder,
        "fields": fields(kind.fields),
        "statuses": [
            {"status": each.name, "label": _words(each.label), "next": list(each.next), "final": each.final}
            for each in kind.statuses.values()
        ],
        "changes": {str(number): _words(what) for number, what in kind.changes.items()},
    }


def fields(known: Mapping[str, Field], above: tuple[int, ...] = ()) -> list[dict[str, Any]]:
    if id(known) in above:  # a type that holds itself is told once
        return []
    return [field(each, (*above, id(known))) for each in known.values()]


def field(each: Field, above: tuple[int, ...] = ()) -> dict[str, Any]:
    return {
        "key": each.name,
        "label": _words(each.label),
        "aliases": list(each.aliases),
        "type": each.type,
        "shape": each.shape,
        "help": _words(each.help) if each.help else None,
        "example": _words(each.example) if each.example else None,
        "always": each.always,
        "required": sorted(each.required),
        "when": {name: sorted(values) for name, values in each.when.items()},
        "rule": each.rule,
        "commitment": each.commitment,
        "fill": each.fill,
        "values": {key: _words(choice.label) for key, choice in each.choices.items()},
        "fields": fields(each.fields, above),
    }


def _words(text: Text) -> dict[str, str]:
    return dict(zip(LANGUAGES, text, strict=True))
