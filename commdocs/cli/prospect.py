"""The file of a customer or supplier, begun from a record that names them but has no file to name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from commdocs.facts.sides import ours
from commdocs.messages import Text
from commdocs.model import Corpus, Field, Kind, Person, Record


class Named(NamedTuple):
    """Where a record names the party: its number and the field, as ``set`` takes them."""

    record: str
    field: Text


class Begun(NamedTuple):
    """What is known of the party, as it is typed, and the places that may now name its file."""

    values: Mapping[str, str] = {}
    entries: Mapping[str, Sequence[Mapping[str, str]]] = {}
    places: Sequence[Named] = ()


def file_of(kind: Kind, origin: Record, corpus: Corpus) -> Begun:
    """What a new ``kind`` of party takes over from ``origin``; nothing if it is no such form or names nobody new."""
    title = kind.fields.get(kind.title)
    contacts = next((each for each in kind.fields.values() if _takes_people(each)), None)
    if title is None or not kind.folder or contacts is None:
        return Begun()
    language = corpus.config.language
    places = list(_places(origin, kind, corpus))
    people = [each for each in _people(origin) if not ours(each, corpus.config)]
    name = places[0][1] if places else next((each.dept for each in people if each.dept), "")
    if not name:
        return Begun()
    values = {title.name: name}
    for field in kind.fields.values():  # what both forms ask: the sort of party
        if field.choices and field.name in origin.data and origin.data[field.name] in field.choices:
            values[field.name] = field.choices[origin.data[field.name]].label.of(language)
    who = next(name for name, each in contacts.fields.items() if each.type == "person")
    staff = [each for each in people if each.dept == name]
    entries = {contacts.name: [{who: str(each)} for each in staff]} if staff else {}
    return Begun(
        values, entries, [Named(origin.id, _spelt(origin.kind, path)) for path, each in places if each == name]
    )


def _places(origin: Record, kind: Kind, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Where the record names a party by name, as ``set`` takes the place, and the name."""
    for place in origin.each("record"):
        if kind.name in place.field.kinds and corpus.find(str(place.value)) is None:
            yield place.path, str(place.value)


def _people(origin: Record) -> Sequence[Person]:
    return list(dict.fromkeys(each.value for each in origin.each("person") if isinstance(each.value, Person)))


def _takes_people(field: Field) -> bool:
    return field.shape == "list" and any(each.type == "person" for each in field.fields.values())


def _spelt(kind: Kind, path: str) -> Text:
    """``visits[0].party`` as people write it: 拜访安排[1].客户."""
    known: Mapping[str, Field] = kind.fields
    zh, en = [], []
    for step in path.split("."):
        name, _, index = step.partition("[")
        count = f"[{int(index[:-1]) + 1}]" if index else ""
        zh.append(known[name].label.zh + count)
        en.append(name + count)
        known = known[name].fields
    return Text(".".join(zh), ".".join(en))
