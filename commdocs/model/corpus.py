"""All records and the day: what rules and trackers see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from commdocs.model.config import Config
from commdocs.model.kinds import Kind
from commdocs.model.records import Place, Record


class RecordLink(NamedTuple):
    """One record naming another."""

    record: Record
    path: str  # of the field that names it: links.confirms[0], risks[0].affects
    name: str  # of that field: confirms, tracks, affects
    target: Record


def unknown(_: str) -> str:
    """The sha256 of a file that cannot be read."""
    return ""


@dataclass(frozen=True, eq=False)
class Corpus:
    """All records and the day: what rules and trackers see."""

    records: tuple[Record, ...]
    kinds: Mapping[str, Kind]
    config: Config
    today: date
    files: frozenset[str] = frozenset()  # every file of the workspace, for attachments (R06)
    days: Any = None  # calendar.Calendar
    digest: Callable[[str], str] = unknown  # of a file by its path: the sha256 of what it holds

    @cached_property
    def by_id(self) -> dict[str, list[Record]]:
        """id or legacy id → the records that claim it, the one whose present number it is first."""
        index: dict[str, list[Record]] = {}
        for record in self.records:
            index.setdefault(record.id, []).append(record)
        for record in self.records:
            for name in {*record.former} - {record.id}:
                index.setdefault(name, []).append(record)
        return index

    def find(self, name: str) -> Record | None:
        """The record with the id (or legacy id) ``name``."""
        found = self.by_id.get(name)
        return found[0] if found else None

    def target(self, link: Place) -> Record | None:
        """The record that a link leads to, if the field takes records of that kind."""
        found = self.find(str(link.value).partition("#")[0])
        kinds = link.field.kinds
        return found if found is not None and (not kinds or found.kind.name in kinds) else None

    def party_of(self, record: Record) -> Record | None:
        """The party that ``record`` names under ``links.party``; None if what it names there is no party."""
        links = (each for each in record.each("record") if each.path == "links.party")
        return next((found for each in links if (found := self.target(each)) is not None), None)

    @cached_property
    def by_project(self) -> dict[str, list[Record]]:
        """The records of each project, the oldest first. Records without a project are in none."""
        return _grouped(self.records, lambda record: [record.project] if record.project else [])

    @cached_property
    def by_kind(self) -> dict[str, list[Record]]:
        """The records of each kind, by the kind's name, the oldest first."""
        return _grouped(self.records, lambda record: [record.kind.name])

    @cached_property
    def by_party(self) -> dict[str, list[Record]]:
        """The records that name a party under ``links.party``, by the party's present id, the oldest first."""

        def party(record: Record) -> list[str]:
            found = self.party_of(record)
            return [found.id] if found else []

        return _grouped(self.records, party)

    @cached_property
    def links_out(self) -> dict[str, list[RecordLink]]:
        """path of a record → its links to other records that exist, in the order of the form."""
        index: dict[str, list[RecordLink]] = {}
        for record in self.records:
            for place in record.each("record"):
                target = self.target(place)
                if target is not None and target is not record:
                    index.setdefault(record.path, []).append(RecordLink(record, place.path, place.field.name, target))
        return index

    @cached_property
    def links_in(self) -> dict[str, list[RecordLink]]:
        """path of a record → the links of other records that lead to it."""
        index: dict[str, list[RecordLink]] = {}
        for links in self.links_out.values():
            for link in links:
                index.setdefault(link.target.path, []).append(link)
        return index

    def linked(self, record: Record) -> Iterator[Record]:
        """The records that ``record`` is linked with in either direction, parties left out."""
        ways = (*self.links_out.get(record.path, ()), *self.links_in.get(record.path, ()))
        seen = {record.path}
        for link in ways:
            other = link.target if link.record is record else link.record
            if link.name != "party" and other.path not in seen:
                seen.add(other.path)
                yield other


def _grouped(records: Sequence[Record], keys: Callable[[Record], Sequence[str]]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda each: (each.date or date.min, each.id)):
        for key in keys(record):
            groups.setdefault(key, []).append(record)
    return groups
