"""The entry of a record that lists print as ``MM2024-05-21-01#A8``."""

from __future__ import annotations

from commdocs.facts.items import LISTED, named
from commdocs.messages import Text
from commdocs.messages import assigning as say
from commdocs.model import Finding, Place, Record


def item(record: Record, name: str) -> str | Finding:
    """The canonical path of the entry ``name``: its own number, or its place among those of its sort from 1."""
    found = [(where, place) for where, place in named(record) if where == name]
    listed = [(where, place) for where, place in found if place.field.type in LISTED]
    found = listed if len(listed) == 1 else found
    if len(found) == 1:
        return found[0][1].path
    if found:
        ways = [_way(place, name) for _, place in found]
        known = Text.listed(ways)
        return Finding("S04", say.ITEM_TWICE.fill(id=record.id, item=name), say.ITEM_TWICE_FIX.fill(known=known))
    numbers = list(dict.fromkeys(where for where, place in named(record)))
    known = Text.same(", ".join(numbers[:20]) + (" …" if len(numbers) > 20 else ""))
    hint = say.NO_SUCH_ITEM_FIX.fill(known=known) if numbers else say.NO_ENTRIES
    return Finding("S04", say.NO_ITEM.fill(id=record.id, item=name), hint)


def _way(place: Place, name: str) -> Text:
    label = place.field.label
    return Text(f"{label.zh}[{name}].…=…", f"{label.en}[{name}].…=…")
