"""What a record can be: fields, life cycle, number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, overload

from commdocs.messages import Text
from commdocs.model.traditional import simplified


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
    offered: bool = False  # may be left out, but stands in a fresh record: a rule asks for it later
    usual: bool = False  # not required at once, but people of this form always fill it: stands in a fresh record
    standing: bool = False  # holds from one time to the next: `new --like` takes it over
    begins: str = ""  # what stands there in a fresh record: a value, or one of kinds.beginning.WORDS
    default: str = ""  # type enum: the value where none is written; then nothing is missing
    internal: bool = False  # for our own eyes: on no page that leaves the house
    collective: bool = False  # type person: a whole department will do, 业务部/全员
    choices: Mapping[str, Choice] = field(default_factory=dict)  # type enum; type kind: all kinds
    config: str = ""  # the list in commdocs.yaml that the value comes from: channels, stages, comm_types
    kinds: tuple[str, ...] = ()  # type record: the kinds that may be linked; empty: all …
    no_kinds: tuple[str, ...] = ()  # … but these
    own_kind: bool = False  # type record: only records of the same kind
    fields: Mapping[str, Field] = field(default_factory=dict)

    def links(self, own: str, other: str) -> bool:
        """Whether a record of the kind ``own`` may name one of the kind ``other`` here."""
        if self.own_kind and own != other:
            return False
        return other in self.kinds if self.kinds else other not in self.no_kinds

    @cached_property
    def keys(self) -> Spellings:
        """Every spelling of the sub-fields (key, labels, aliases) → canonical key."""
        return spellings(self.fields)

    @cached_property
    def values(self) -> Spellings:
        """Every spelling of the choices (key, labels, aliases) → key."""
        names = Spellings()
        for key, choice in self.choices.items():
            for spelling in (*choice.label, *choice.aliases):
                names.setdefault(spelling, key)
        names.update((key, key) for key in self.choices)
        return names


class Spellings(dict[str, str]):
    """Every spelling of some words → the key. Traditional characters are read as the simplified ones."""

    def __missing__(self, word: str) -> str:
        plain = simplified(word)
        if plain == word or not dict.__contains__(self, plain):
            raise KeyError(word)
        return self[plain]

    def __contains__(self, word: object) -> bool:
        return dict.__contains__(self, word) or (isinstance(word, str) and dict.__contains__(self, simplified(word)))

    @overload  # type: ignore[override]
    def get(self, word: str) -> str | None: ...
    @overload
    def get(self, word: str, default: str) -> str: ...
    def get(self, word: str, default: str | None = None) -> str | None:
        try:
            return self[word]
        except KeyError:
            return default


def spellings(fields: Mapping[str, Field]) -> Spellings:
    """Every spelling of ``fields`` (canonical key, labels, aliases) → canonical key."""
    names = Spellings()
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
    unfinished: bool = False  # saved on the way: nothing is required yet, and nobody goes by it
    sent: bool = False  # from here on the other side has it
    agreed: bool = False  # both sides are bound: signed, confirmed or deemed
    deemed: bool = False  # agreed by silence, never a signature
    frozen: bool = False  # from here on the content may not change
    closes: bool = False  # the matter is finished: nothing may be left open
    final: bool = False
    reason: bool = False  # the field `reason` is required: cancelled, rejected, suspended, …


Flag = Literal["draft", "unfinished", "sent", "agreed", "deemed", "frozen", "closes", "final", "reason"]


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
    title_or: str = ""  # … where that one is not written
    folder: str = ""  # a fixed folder under records/ (_parties); empty: the project's
    aliases: tuple[str, ...] = ()
    changes: Mapping[int, Text] = field(default_factory=dict)

    @cached_property
    def keys(self) -> Spellings:
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
