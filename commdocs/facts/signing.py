"""Whose signature is still to come."""

from __future__ import annotations

from commdocs.facts.sending import entries
from commdocs.model import Person, Record

SIDES = ("requester", "assignee")


def unsigned(record: Record) -> list[Person | None]:
    """Those who have not signed what was sent to be signed; None where nobody is named who could.

    The two sides are those that the form names, else whom it is addressed to and its owner.
    """
    field, state = record.kind.fields.get("signatures"), record.state
    if field is None or state.draft or state.deemed or state.agreed or not record.reached("sent"):
        return []
    if not any(record.kind.statuses[name].agreed for name in field.required):
        return []
    signed = [each for _, each in entries(record.data.get("signatures"))]
    sides = [side for side in SIDES if side in record.kind.fields]
    if sides:
        parties = {each.get("party") for each in signed}
        return [_person(record, side) for side in sides if side not in parties]
    named = dict.fromkeys(_person(record, side) for side in ("addressee", "owner"))
    people = [each for each in named if each is not None]
    depts = {each["who"].dept for each in signed if isinstance(each.get("who"), Person)}
    return [each for each in people if each.dept not in depts] if people else [None]


def _person(record: Record, name: str) -> Person | None:
    person = record.data.get(name)
    return person if isinstance(person, Person) else None
