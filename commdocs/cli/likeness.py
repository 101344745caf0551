"""What a new record takes from an earlier one of its form that it is to be like: what holds from time to time.

The form says which fields those are (``standing``); of their parts, what is of one day or comes later is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from commdocs.carry import typed
from commdocs.cli.filling import Entry, Filling
from commdocs.model import Data, Field, Record

_OF_A_DAY = frozenset({"date", "datetime", "due"})


def like(record: Record) -> Filling:
    """Texts by path, and what lists of groups begin with."""
    made = Filling({}, {})
    for field in record.kind.fields.values():
        value = record.data.get(field.name)
        if value is None:
            continue
        if field.name == "links":
            if value.get("party"):
                made.values["links.party"] = str(value["party"])
        elif field.standing and field.fields and field.shape == "list":
            entries = [dict(_parts(field, each)) for each in value if isinstance(each, dict)]
            if entries:
                made.entries[field.name] = entries
            elif value == [] and field.none:
                made.values[field.name] = "none"
        elif field.standing and field.fields:
            made.values.update({f"{field.name}.{name}": text for name, text in _parts(field, value).items()})
        elif field.standing and field.type not in _OF_A_DAY and (words := typed(value)):
            made.values[field.name] = words
    return made


def _parts(group: Field, data: Data) -> Entry:
    return dict(_standing(group.fields, data))


def _standing(fields: Mapping[str, Field], data: Data) -> Iterator[tuple[str, str]]:
    for name, part in fields.items():
        later = bool(part.required) and not part.always
        if data.get(name) in (None, []) or part.type in _OF_A_DAY or part.fields or part.fill or later:
            continue
        yield name, typed(data[name]) + ("%" if part.type == "percent" else "")
