"""One obligation, wherever it stands: an action made in minutes, carried into a weekly sheet, then into a day's plan.

What carries an item on names it as its ``origin``. All that are tied in this way are one obligation: it stands
at its newest place, is finished once one of its places says so, and is due when it was last agreed to be. What a
dropped record holds does not count, nor what a draft does. Worked out once for a corpus, and only for items that are carried or put off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from commdocs.facts.circles import circles
from commdocs.facts.items import LISTED, finished, named, words_of
from commdocs.model import Config, Corpus, Data, Field, Kind, Person, Place, Record, natural, numbered

ORIGIN, POSTPONED = "origin", "postponement"  # a field's name, a type
AGREED = frozenset({"action", "question"})  # written down when people talk: their date is what was settled
LEADING = ("chair", "addressee", "counterpart", "owner")  # whose word it takes to move what was settled
Day = date | datetime
Key = tuple[str, str]  # path of a record, path of an item in it


class Member(NamedTuple):
    """An item at one of its places."""

    record: Record
    place: Place
    number: str  # MM2024-05-21-01#A8

    @property
    def data(self) -> Data:
        data: Data = self.place.value
        return data

    @property
    def field(self) -> Field:
        return self.place.field

    @property
    def due(self) -> Day | None:
        return due_of(self.data)


class Step(NamedTuple):
    """What changed the day or the owner; ``on`` is when."""

    on: date
    due: Day | None
    owner: Person | None


class Request(NamedTuple):
    """A new day that was asked for and that nobody has agreed to yet."""

    member: Member
    path: str  # of the entry in the record
    to: Day
    owner: Person | None
    reason: str


@dataclass(frozen=True, eq=False)
class Obligation:
    """The places of one obligation, the oldest first."""

    members: tuple[Member, ...]

    @classmethod
    def alone(cls, record: Record, place: Place, name: str) -> Obligation:
        """One that stands in one place only."""
        return cls((Member(record, place, f"{record.id}#{name}"),))

    @property
    def home(self) -> Member:
        """Where it stands now."""
        return self.members[-1]

    @cached_property
    def made(self) -> Member:
        """Its oldest place among actions; where there is none, its oldest place."""
        return next((each for each in self.members if each.field.type == "action"), self.members[0])

    @cached_property
    def ended(self) -> Member | None:
        """The newest place that says that it is finished; None while it is open."""
        return next((each for each in reversed(self.members) if finished(each.data)), None)

    @cached_property
    def type(self) -> str:
        """What lists count it as: the newest of its places that lists know; empty for what stands in plans only."""
        return next((each.field.type for each in reversed(self.members) if each.field.type in LISTED), "")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The day and owner as they were first, and each change that was agreed, in order of time."""
        first = self.members[0]
        found = [Step(first.record.date or date.min, first.due, owner_of(first.data))]
        changes: list[Step] = []
        for each in self.members:
            if each is not first and each.field.type in AGREED and not each.record.state.draft:
                changes.append(Step(each.record.date or date.min, each.due, owner_of(each.data)))
            changes += [
                Step(entry["on"], entry.get("to"), entry.get("owner"))
                for _, entry in postponements(each.data)
                if entry.get("agreed")
            ]
        for step in sorted(changes, key=lambda each: each.on):
            due, owner = step.due or found[-1].due, step.owner or found[-1].owner
            if (due, owner) != found[-1][1:]:
                found.append(Step(step.on, due, owner))
        return tuple(found)

    @property
    def due(self) -> Day | None:
        """The day in force: the one last agreed."""
        return self.steps[-1].due

    @property
    def owner(self) -> Person | None:
        return self.steps[-1].owner

    @cached_property
    def moved(self) -> int:
        """How often the day has been changed."""
        days = [each.due for each in self.steps]
        return sum(1 for one, other in pairwise(days) if one is not None and one != other)

    @cached_property
    def request(self) -> Request | None:
        """The last new day that was asked for, while nobody has answered."""
        asked = [
            (entry["on"], member, f"{member.place.path}.postponed[{number}]", entry)
            for member in self.members
            for number, entry in postponements(member.data)
        ]
        if not asked or self.ended is not None:
            return None
        _, member, path, entry = sorted(asked, key=lambda each: each[0])[-1]  # of one day, the last one written
        if entry.get("agreed") or entry.get("refused") or not entry.get("to"):
            return None
        return Request(member, path, entry["to"], entry.get("owner"), str(entry.get("reason") or ""))

    @property
    def root(self) -> str:
        """What later records name as its origin: the place that the newest names, else the newest itself."""
        return next((each.number for each in self.members if each.data.get("id")), self.home.number)

    @property
    def carried(self) -> bool:
        """Whether it stands in several records, or came from one that no longer counts."""
        return len(self.members) > 1 or bool(self.home.data.get(ORIGIN))

    def at(self, record: Record, path: str) -> Member | None:
        return next((each for each in self.members if each.record is record and each.place.path == path), None)

    def in_record(self, record: Record) -> bool:
        return any(each.record is record for each in self.members)


class Obligations:
    """Those of a corpus that stand in several places or were put off."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._items: dict[Record, dict[str, list[Place]]] = {}  # the items of a record by name
        self._names: dict[Record, dict[str, tuple[str, Place]]] = {}  # … and by path
        self.circular: frozenset[Key] = frozenset()
        self._of: dict[Key, Obligation] = {}
        self._tie()

    def of(self, record: Record, path: str) -> Obligation | None:
        """The obligation of which the item at ``path`` is one place; None for one that stands there alone."""
        return self._of.get((record.path, path))

    def target(self, value: object, words: str = "") -> tuple[Record, Place] | None:
        """The record and the item that ``MM2024-05-21-01#A8`` means; None if there is no such item.

        Where it has another number now, ``words`` find it: what is signed or published cannot follow.
        """
        name, mark, item = str(value).partition("#")
        record = self.corpus.find(name) if mark else None
        if record is None:
            return None
        place = self._item(record, item.strip()) or self._worded(record, words)
        return (record, place) if place is not None else None

    def _item(self, record: Record, name: str) -> Place | None:
        self._read(record)
        found = self._items[record].get(name, [])
        listed = [each for each in found if each.field.type in LISTED]
        found = listed if len(listed) == 1 else found
        return found[0] if len(found) == 1 else None

    def _worded(self, record: Record, words: str) -> Place | None:
        found = [each for _, each in self._names[record].values() if words and words_of(each.value) == words]
        return found[0] if len(found) == 1 else None

    def _member(self, record: Record, path: str) -> Member:
        self._read(record)
        name, place = self._names[record][path]
        return Member(record, place, f"{record.id}#{name}")

    def _known(self, record: Record, path: str) -> bool:
        self._read(record)
        return path in self._names[record]

    def _read(self, record: Record) -> None:
        if record not in self._items:
            items = self._items[record] = {}
            names = self._names[record] = {}
            for name, place in named(record):
                items.setdefault(name, []).append(place)
                names[place.path] = (name, place)

    def _tie(self) -> None:
        members: dict[Key, Member] = {}
        tied: dict[Key, Key] = {}  # union-find, so that a circle does no harm
        after: dict[str, list[str]] = {}
        for record in self.corpus.records:
            if not record.counts:
                continue
            for path, value, item in origins(record):
                found = self.target(value, words_of(item))
                if found is None or found[0] is record:
                    continue
                heir, old = (record.path, path), (found[0].path, found[1].path)
                if found[0].counts:
                    members.setdefault(old, self._member(found[0], found[1].path))
                members.setdefault(heir, self._member(record, path))
                after.setdefault("\0".join(heir), []).append("\0".join(old))
                tied[_root(tied, heir)] = _root(tied, old)
            for path in _put_off(record):
                if not self._known(record, path):
                    continue  # in a form of one's own: no entry of a list
                members.setdefault((record.path, path), self._member(record, path))
        self.circular = frozenset((one, other) for one, _, other in (each.partition("\0") for each in circles(after)))
        groups: dict[Key, list[Member]] = {}
        for key, member in members.items():
            groups.setdefault(_root(tied, key), []).append(member)
        self.all = [Obligation(tuple(sorted(group, key=_age))) for group in groups.values()]
        for whole in self.all:
            group = whole.members
            self._of.update(((each.record.path, each.place.path), whole) for each in group)


@lru_cache(maxsize=2)
def obligations(corpus: Corpus) -> Obligations:
    """What is carried on and put off in the corpus."""
    return Obligations(corpus)


def settled(record: Record, place: Place, corpus: Corpus) -> bool:
    """Whether nothing more is to be done about an item, whichever of its places says so."""
    whole = obligations(corpus).of(record, place.path)
    return finished(place.value) or (whole is not None and whole.ended is not None)


def goes_on(record: Record, path: str, corpus: Corpus) -> bool:
    """Whether the item at ``path`` goes on in another record."""
    whole = obligations(corpus).of(record, path)
    return whole is not None and whole.home.record is not record


def kept(record: Record, item: Data, path: str, due: Day, corpus: Corpus) -> bool:
    """Whether the day of a carried item is one that its obligation had before: carried along, not set anew."""
    if not item.get(ORIGIN):
        return False
    whole = obligations(corpus).of(record, path)
    if whole is None or whole.members[0].record is record:
        return False
    others = [each for each in whole.members if each.record is not record]
    agreed = (entry.get("to") for each in whole.members for _, entry in postponements(each.data) if entry.get("agreed"))
    return due in {*(each.due for each in others), *agreed}


def arbiter(whole: Obligation, config: Config) -> Person | None:
    """Who has to agree to a new day: who led the talk in which it was settled, who answers for that record, the
    owner's superior; never the owner himself."""
    data = whole.members[0].record.data
    colleague = config.people.get(whole.owner) if whole.owner else None
    asked = (*(data.get(name) for name in LEADING), colleague.superior if colleague else None)
    return next((each for each in asked if isinstance(each, Person) and each != whole.owner), None)


def due_of(item: Data) -> Day | None:
    """The day of an item as it is written there, whatever its sort calls it."""
    due: Day | None = item.get("due") or item.get("affected_due") or item.get("reply_by")
    return due


def owner_of(item: Data) -> Person | None:
    owner: Person | None = item.get("owner") or item.get("ask")
    return owner


def postponements(item: object) -> Iterator[tuple[int, Data]]:
    """The entries of an item that put it off, each with its number from 0, the oldest first."""
    found = item.get("postponed") if isinstance(item, dict) else None
    entries = [(number, each) for number, each in numbered(found) if isinstance(each, dict) and each.get("on")]
    return iter(sorted(entries, key=lambda each: each[1]["on"]))


@lru_cache(maxsize=64)
def _routes(kind: Kind) -> tuple[tuple[Field, ...], ...]:
    return tuple(
        way for way in kind.routes("record") if way[-1].name == ORIGIN and len(way) == 2 and way[0].shape == "list"
    )


def origins(record: Record) -> Iterator[tuple[str, object, Data]]:
    """The items that carry something on: path of the item, what it names, and the item."""
    for way in _routes(record.kind):
        if way[0].name in record.data:
            for place in record.along(way):
                yield place.path.rpartition(".")[0], place.value, place.parent


def _put_off(record: Record) -> Iterable[str]:
    return {each.path.rpartition(".")[0] for each in record.each(POSTPONED)}


def _root(tied: dict[Key, Key], key: Key) -> Key:
    while (above := tied.get(key, key)) != key:
        tied[key] = tied.get(above, above)
        key = above
    return key


def _age(member: Member) -> tuple[object, ...]:
    return (member.record.date or date.min, natural(member.record.id), member.record.path, natural(member.place.path))
