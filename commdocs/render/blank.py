"""A record with nothing in it but room: what a form looks like before anyone has filled it in."""

from __future__ import annotations

from typing import Any

from commdocs.model import Data, Kind, Record
from commdocs.render.proof import sampled

ROOM = "\u3000"  # what a value of a blank form prints
_LATER = frozenset(
    {"signatures", "deliveries", "deemed_on", "reason", "waivers", "extra", "legacy_ids", "links"}
    | {"result_confirmation", "no_decision"}
)


def _room(value: Any) -> Any:
    """Three items for a list of groups, each with words of its own; one for a list of plain values."""
    if not isinstance(value, list):
        return value
    if not isinstance(value[0], dict):
        return value[:1]
    return [{key: str(n) if type(each) is str else each for key, each in value[0].items()} for n in range(3)]


def record(kind: Kind, status: str) -> Record:
    """A made-up record in ``status``: every field is there, three items a list; what comes later is not."""
    data: Data = {name: _room(value) for name, value in sampled(kind.fields).items() if name not in _LATER}
    data |= {"status": status or next(iter(kind.statuses)), "kind": kind.name, "template_version": kind.version}
    return Record("", kind, "", "", None, str(data["status"]), data, "", "")
