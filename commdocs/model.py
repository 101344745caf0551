"""What the parts of the house hand to each other: plain values, no behaviour that reads or writes.

A *path* names a value inside a record: ``actions[0].due``, ``result_confirmation.text``,
``extra.合同号``. Keys in paths and in data are always the canonical English ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, Literal, NamedTuple

from commdocs.messages import Text

ERROR: Literal["error"] = "error"
WARNING: Literal["warning"] = "warning"
Severity = Literal["error", "warning"]


# -- values of typed fields -------------------------------------------------------------------


class Person(str):
    """``部门/姓名`` or ``公司/姓名``: exactly one human being."""

    __slots__ = ()

    @property
    def dept(self) -> str:
        """The department or, for an outsider, the company."""
        return self.partition("/")[0]

    @property
    def name(self) -> str:
        return self.partition("/")[2]


class Duration(NamedTuple):
    """``15min``, ``24h``, ``2d`` (calendar days), ``10wd`` (working days)."""

    number: int
    unit: Literal["min", "h", "d", "wd"]


Scalar = str | int | float | bool | date | datetime | time | Person | Duration
Data = dict[str, Any]


# -- what is wrong ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong inside one text, before anyone has said in which file.

    ``line`` and ``column`` count from 1; 0 means "find the line by the path in ``field``".
    """

    rule: str
    message: Text
    hint: Text
    field: str = ""
    severity: Severity = ERROR
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A located finding. ``path`` is relative to the workspace, with ``/``."""

    path: str
    line: int
    column: int
    rule: str
    name: Text
    severity: Severity
    field: str
    message: Text
    hint: Text


# -- kinds ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an enumeration."""

    key: str
    label: Text
    aliases: tuple[str, ...] = ()
    prefix: str = ""  # what an id pattern prints for it: {party_type.prefix}


@dataclass(frozen=True, eq=False)
class Field:
    """One field of a kind or of a group inside it.

    ``type`` is a scalar type (see ``fields.TYPES``), ``group``, or the name of a shared group
    type (``action``, ``risk``, …); a field with ``fields`` is a group. ``shape`` says whether one
    value, a list or a free map of them stands under the key.
    """

    name: str
    label: Text
    type: str = "text"
    shape: Literal["one", "list", "map"] = "one"
    aliases: tuple[str, ...] = ()
    help: Text | None = None
    example: Text | None = None
    always: bool = False  # required in every status
    required: frozenset[str] = frozenset()  # the statuses in which it is required
    since: int = 1  # the template version that first knows it; never required in older records
    # … and only if siblings have one of these values; absent, present, yes and no count as such
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rule: str = ""  # the code a missing value is reported under; S03 if empty
    none: bool = False  # 无, 无需, none and [] count as an answer
    commitment: bool = False  # what is promised: vague words are errors here
    quoted: bool = False  # somebody else's words: never judged
    fill: bool = False  # the other party fills it in or signs it
    collective: bool = False  # type person: a whole department will do, 业务部/全员
    choices: Mapping[str, Choice] = field(default_factory=dict)  # type enum; type kind: all kinds
    config: str = ""  # the list in commdocs.yaml that the value comes from: channels, stages, comm_types
    kinds: tuple[str, ...] = ()  # type record: the kinds that may be linked
    fields: Mapping[str, Field] = field(default_factory=dict)

    @cached_property
    def keys(self) -> dict[str, str]:
        """Every spelling of the sub-fields (key, labels, aliases) → canonical key."""
        return spellings(self.fields)

    @cached_property
    def values(self) -> dict[str, str]:
        """Every spelling of the choices (key, labels, aliases) → key."""
        names: dict[str, str] = {}
        for key, choice in self.choices.items():
            for spelling in (*choice.label, *choice.aliases):
                names.setdefault(spelling, key)
        names.update((key, key) for key in self.choices)
        return names


def spellings(fields: Mapping[str, Field]) -> dict[str, str]:
    """Every spelling of ``fields`` (canonical key, labels, aliases) → canonical key."""
    names: dict[str, str] = {}
    for key, each in fields.items():
        for spelling in (*each.label, *each.aliases):
            names.setdefault(spelling, key)
    names.update((key, key) for key in fields)
    return names


@dataclass(frozen=True, slots=True)
class Status:
    """One station of a life cycle. Rules speak of the flags, never of names."""

    name: str
    label: Text
    aliases: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    rank: int = 0  # place in the order of the life cycle; a side state has the rank it counts as
    draft: bool = False  # documents are stamped 草稿 / DRAFT
    sent: bool = False  # from here on the other side has it
    agreed: bool = False  # both sides are bound: signed, confirmed or deemed
    deemed: bool = False  # agreed by silence, never a signature
    frozen: bool = False  # from here on the content may not change
    closes: bool = False  # the matter is finished: nothing may be left open
    final: bool = False
    reason: bool = False  # the field `reason` is required: cancelled, rejected, suspended, …


Flag = Literal["draft", "sent", "agreed", "deemed", "frozen", "closes", "final", "reason"]


@dataclass(frozen=True, eq=False)
class Kind:
    """What a record can be: one schema file."""

    name: str
    version: int
    label: Text
    help: Text
    id: str  # pattern: IS{date}-{serial:02}
    title: str  # the field that names a record in lists
    fields: Mapping[str, Field]
    statuses: Mapping[str, Status]
    folder: str = ""  # a fixed folder under records/ (_parties); empty: the project's
    aliases: tuple[str, ...] = ()
    changes: Mapping[int, Text] = field(default_factory=dict)

    @cached_property
    def keys(self) -> dict[str, str]:
        """Every spelling of the top-level fields → canonical key."""
        return spellings(self.fields)

    @cached_property
    def _routes(self) -> dict[str, tuple[tuple[Field, ...], ...]]:
        return {}

    def routes(self, what: str) -> tuple[tuple[Field, ...], ...]:
        """The ways from the record to every field of type ``what`` or with the flag ``what``."""
        found = self._routes.get(what)
        if found is None:
            found = self._routes[what] = tuple(_routes(self.fields, what, ()))
        return found

    def reached(self, status: str, mark: str) -> bool:
        """Whether ``status`` is at or past the first status with the flag or name ``mark``."""
        now = self.statuses.get(status)
        if now is None:
            return False
        if mark in self.statuses:
            return now.rank >= self.statuses[mark].rank
        ranks = [each.rank for each in self.statuses.values() if getattr(each, mark)]
        return bool(ranks) and now.rank >= min(ranks)


def _routes(fields: Mapping[str, Field], what: str, before: tuple[Field, ...]) -> Iterator[tuple[Field, ...]]:
    for each in fields.values():
        way = (*before, each)
        if each.type == what or getattr(each, what, None) is True:
            yield way
        if each.fields:
            yield from _routes(each.fields, what, way)


# -- records --------------------------------------------------------------------------------------


class Place(NamedTuple):
    """A value where it stands in a record."""

    path: str
    value: Any
    field: Field
    parent: Data  # the mapping that holds it


@dataclass(frozen=True, eq=False, slots=True)
class Record:
    """One YAML file under ``records/``, read and typed.

    ``data`` has canonical keys and typed values; what is absent or of a wrong type is not in it.
    ``id``, ``project`` and ``date`` are there also when they were derived from path and id.
    """

    path: str
    kind: Kind
    id: str
    project: str
    date: date | None
    status: str
    data: Data
    text: str
    blob: str  # git's blob id of the LF-normalised text

    @property
    def state(self) -> Status:
        """The status with its flags; an unknown one counts as the first of the life cycle."""
        statuses = self.kind.statuses
        return statuses.get(self.status) or next(iter(statuses.values()))

    def reached(self, mark: str) -> bool:
        """Whether the record is at or past the status (or the first with the flag) ``mark``."""
        return self.kind.reached(self.status, mark)

    def each(self, what: str) -> Iterator[Place]:
        """Every value of type ``what`` (``due``, ``person``, ``action`` …) or with that flag, in order."""
        for route in self.kind.routes(what):
            yield from _follow(self.data, route, "")

    def along(self, route: Sequence[Field]) -> Iterator[Place]:
        """Every value at the end of one of the kind's ``routes``."""
        return _follow(self.data, route, "")

    def get(self, path: str, default: Any = None) -> Any:
        """The value at a dotted path without indexes (``assessment.by``), or ``default``."""
        here: Any = self.data
        for key in path.split("."):
            if not isinstance(here, dict) or key not in here:
                return default
            here = here[key]
        return here

    @property
    def title(self) -> str:
        """What names the record in lists: its title field on one line, else its id."""
        words = str(self.data.get(self.kind.title) or "")
        return " ".join(words.split()) or self.id


def _follow(data: Data, route: Sequence[Field], before: str) -> Iterator[Place]:
    each, rest = route[0], route[1:]
    value = data.get(each.name)
    if value is None:
        return
    path = f"{before}{each.name}"
    if each.shape == "one":
        places: Iterator[tuple[str, Any]] = iter(((path, value),))
    elif each.shape == "list":
        places = ((f"{path}[{index}]", item) for index, item in enumerate(value))
    else:
        places = ((f"{path}.{key}", item) for key, item in value.items())
    for where, item in places:
        if item is None:
            continue
        if not rest:
            yield Place(where, item, each, data)
        else:
            yield from _follow(item, rest, f"{where}.")


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of our own people, as listed in commdocs.yaml."""

    person: Person
    email: str = ""
    superior: Person | None = None


@dataclass(frozen=True, slots=True)
class Project:
    name: str
    lead: Person | None = None
    cadence: Literal["daily", "weekly", ""] = ""
    status: Literal["active", "closed"] = "active"


@dataclass(frozen=True, slots=True)
class Limits:
    """Norms of time; the catalogue's numbers unless commdocs.yaml says otherwise."""

    reply: Duration = Duration(24, "h")  # R38
    conclusions: Duration = Duration(24, "h")  # R37, R33
    risk_notice: Duration = Duration(48, "h")  # R54
    issue: Duration = Duration(3, "wd")  # R56
    agenda_lead: Duration | None = None  # R08
    scan: Duration = Duration(3, "wd")  # R42
    idle: Duration = Duration(7, "d")  # R65


@dataclass(frozen=True)
class Config:
    """``commdocs.yaml``, every key optional."""

    language: str = "zh"
    organisation: str = ""
    organisations: tuple[str, ...] = ()  # names of our own side; departments are ours too
    departments: Mapping[str, str] = field(default_factory=dict)  # full name → short name
    people: Mapping[str, Colleague] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    channels: Mapping[str, Choice] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    comm_types: tuple[str, ...] = ()
    end_of_day: time = time(18, 0)
    sync_weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday"] = "friday"
    utc_offset: int = 8 * 60  # minutes
    limits: Limits = Limits()
    severity: Mapping[str, str] = field(default_factory=dict)  # rule → error, warning, off
    vague: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "time.deny" → more words
    letterhead: str = "business"


class RecordLink(NamedTuple):
    """One record naming another."""

    record: Record
    path: str  # of the field that names it: links.confirms[0], risks[0].affects
    name: str  # of that field: confirms, tracks, affects
    target: Record


@dataclass(frozen=True, eq=False)
class Corpus:
    """All records and the day: what rules and trackers see."""

    records: tuple[Record, ...]
    kinds: Mapping[str, Kind]
    config: Config
    today: date
    files: frozenset[str] = frozenset()  # every file of the workspace, for attachments (R06)
    days: Any = None  # calendar.Calendar

    @cached_property
    def by_id(self) -> dict[str, list[Record]]:
        """id or legacy id → the records that claim it."""
        index: dict[str, list[Record]] = {}
        for record in self.records:
            for name in {record.id, *(record.data.get("legacy_ids") or ())}:
                index.setdefault(name, []).append(record)
        return index

    def find(self, name: str) -> Record | None:
        """The record with the id (or legacy id) ``name``."""
        found = self.by_id.get(name)
        return found[0] if found else None

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
            name = record.get("links.party")
            found = self.find(name) if isinstance(name, str) else None
            return [found.id] if found else []

        return _grouped(self.records, party)

    @cached_property
    def links_out(self) -> dict[str, list[RecordLink]]:
        """path of a record → its links to other records that exist, in the order of the form."""
        index: dict[str, list[RecordLink]] = {}
        for record in self.records:
            for place in record.each("record"):
                target = self.find(str(place.value).partition("#")[0])
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


# -- documents ------------------------------------------------------------------------------------


class LostFill(Exception):
    """A value that the other party fills in was made part of a longer text: its path would be lost."""


@dataclass(slots=True, eq=False)  # not frozen: pages make them by the hundred, and frozen ones take four times as long
class Value:
    """A value on a page, made once and never changed. ``path`` is empty for what no field of the record holds.

    In a template it compares and sorts as its ``data`` and is true when there is something to show.
    """

    data: Any
    text: str  # as shown in the document's language; for type markdown, its source
    type: str = "text"
    path: str = ""
    fill: bool = False

    def __bool__(self) -> bool:
        return self.data is not False and self.data is not None and self.data != ""

    def __str__(self) -> str:
        if self.fill:
            raise LostFill(self.path)
        return self.text

    def __eq__(self, other: object) -> bool:
        return bool(self.data == (other.data if isinstance(other, Value) else other))

    def __hash__(self) -> int:
        return hash(self.data)

    def __lt__(self, other: Any) -> bool:
        return bool(self.data < (other.data if isinstance(other, Value) else other))

    def __gt__(self, other: Any) -> bool:
        return bool(self.data > (other.data if isinstance(other, Value) else other))

    def __len__(self) -> int:
        return len(self.text)


class Run(NamedTuple):
    """Template text. ``style`` is any of b, i, s (struck), c (code) in this order, then ``.class`` names."""

    text: str
    style: str = ""


class Hole(NamedTuple):
    """Where the block's value ``number`` goes; ``alone`` when nothing else is in its paragraph or cell."""

    number: int
    style: str = ""
    alone: bool = False


class Break(NamedTuple):
    """A line break."""


class Link(NamedTuple):
    """``href`` was checked: http, https, mailto or a relative path."""

    href: str
    inlines: tuple[Any, ...]


Inline = Run | Hole | Break | Link
Inlines = tuple[Inline, ...]


class Paragraph(NamedTuple):
    inlines: Inlines


class Heading(NamedTuple):
    level: int  # 1–6
    inlines: Inlines


class Bullets(NamedTuple):
    items: tuple[tuple[Any, ...], ...]  # each item: nodes


class Numbers(NamedTuple):
    start: int
    items: tuple[tuple[Any, ...], ...]


class Quote(NamedTuple):
    nodes: tuple[Any, ...]


class Code(NamedTuple):
    text: str


class Ruler(NamedTuple):
    """A horizontal rule."""


class Table(NamedTuple):
    """A whole table: only inside a markdown *value*; templates give TableHead and Row blocks."""

    head: tuple[Inlines, ...]
    align: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...]


class TableHead(NamedTuple):
    cells: tuple[Inlines, ...]
    align: tuple[str, ...]  # left, center, right or "" a column


class Row(NamedTuple):
    cells: tuple[Inlines, ...]


class Item(NamedTuple):
    """One list item of a template; ``number`` is None for a bullet. The first number of a list is where it
    starts; the rest count on from there, whatever the template typed (``1.`` in a loop)."""

    number: int | None
    nodes: tuple[Any, ...]


class Definition(NamedTuple):
    """A form field (inside ``::: form`` or ``::: signatures``) or a definition outside one."""

    term: Inlines
    definitions: tuple[tuple[Any, ...], ...]  # each: nodes


Node = Paragraph | Heading | Bullets | Numbers | Quote | Code | Ruler | Table | TableHead | Row | Item | Definition


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """A piece of a page with holes, parsed once and shared by all documents of the same shape.

    ``kind``: ``open`` and ``close`` of a fenced div (its name in ``name``), ``head`` (starts a table),
    ``row``, ``item``, ``definition``, ``body``. A table ends at the first block that is not a ``row``,
    a list at the first that is not an ``item``.
    """

    kind: Literal["open", "close", "head", "row", "item", "definition", "body"]
    nodes: tuple[Node, ...] = ()
    holes: int = 0
    name: str = ""  # form, signatures, …


@dataclass(frozen=True, eq=False)
class Document:
    """What a template made of a record or of the corpus, before it is bytes.

    ``blocks`` pairs each block with the number of its first value in ``values``.
    """

    title: str
    label: str
    language: str
    blocks: Sequence[tuple[Block, int]]
    values: Sequence[Value]
    landscape: bool = False
    letterhead: bytes = b""
    draft: bool = False
    footer: tuple[str, ...] = ()  # number, template version, blob id, status: as shown
    date: date | None = None
    author: str = ""


# -- the workspace as values -----------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Tree:
    """All that is read: texts by path (the standard set laid under the workspace's own), and the day."""

    files: Mapping[str, bytes]  # commdocs.yaml, records/…, schemas/…, templates/…, calendar/…
    today: date
    names: frozenset[str] = frozenset()  # every other file of the workspace, by name only
    unread: Mapping[str, Text] = field(default_factory=dict)  # what could not be read, and why


@dataclass(frozen=True, slots=True)
class Built:
    """One file of ``output/`` and what it was built from, as the manifest lists it."""

    path: str  # output/…
    record: str  # path of the record; empty for a tracker
    kind: str
    document: str  # name of the template within its kind
    format: str
    sha256: str  # of the file
    blob: str  # git's blob id of the record
    template: str  # path of the template


class Output(NamedTuple):
    """A file to be written."""

    entry: Built
    data: bytes


# -- what git remembers ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, as far as people ask about it. ``when`` is local to the workspace's zone."""

    id: str
    author: str
    email: str
    when: datetime
    subject: str = ""


class Version(NamedTuple):
    """A file as it was at one time. ``raw`` is None where it was not there."""

    path: str
    raw: bytes | None
    commit: Commit | None = None  # None: not committed, or as of the revision that is compared with


@dataclass(frozen=True, eq=False)
class Past:
    """What git knows of the files that changed since a revision.

    ``files``: path now (or where it was last) → its versions, oldest first. The first one is that of the
    revision, without content if the file was not there; the last one is what is checked.
    ``older``: the same path → the versions before the revision, oldest first, of files for which that was asked.
    """

    base: str = ""  # the commit that is compared with; empty before the first one
    files: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    older: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    schemas: Mapping[str, bytes] = field(default_factory=dict)  # all of schemas/ at the revision, if one changed
    ground: bool = False  # whether schemas, settings or the calendar changed: any record may be concerned
    lost: frozenset[str] = frozenset()  # attachments that are gone
    now: datetime = datetime.min  # the moment of what is not committed yet
    trouble: Finding | None = None  # why git could not tell
