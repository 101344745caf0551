"""A record with nothing in it but room: what a form looks like before anyone has filled it in."""

from __future__ import annotations

from typing import Any

from commdocs.model import Data, Field, Kind, Record
from commdocs.render.proof import sampled

_LATER = frozenset(
    {"signatures", "deliveries", "deemed_on", "reason", "waivers", "extra", "legacy_ids", "links"}
    | {"result_confirmation", "no_decision", "replies", "attachments", "materials", "remarks"}
)


def _room(value: Any, field: Field) -> Any:
    """Three items for a list of groups, each with what people write at once; one for a list of plain values."""
    if not isinstance(value, list):
        return value
    if not isinstance(value[0], dict):
        return value[:1]
    kept = {key: each for key, each in value[0].items() if _written(field.fields[key])}
    return [{key: str(n) if type(each) is str else each for key, each in kept.items()} for n in range(3)]


def _written(field: Field) -> bool:
    """Whether a field of an item is filled in when the item is written down, and not later or by few."""
    return field.always or field.usual or bool(field.required) or field.name == "id"


def record(kind: Kind, status: str) -> Record:
    """A made-up record in ``status``: every field is there, three items a list; what comes later is not."""
    data: Data = {
        name: _room(value, kind.fields[name])
        for name, value in sampled(kind.fields).items()
        if name not in _LATER and not kind.fields[name].internal
    }
    data |= {"status": status or next(iter(kind.statuses)), "kind": kind.name, "template_version": kind.version}
    return Record("", kind, "", "", None, str(data["status"]), data, "", "")
