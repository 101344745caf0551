"""What is read from disk and git, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from commdocs.messages import Text
from commdocs.model.corpus import unknown
from commdocs.model.findings import Finding
from commdocs.model.memory import FORGETFUL, Memory


class Unread(NamedTuple):
    """Why a file or folder was not read, and what to do about it."""

    why: Text
    fix: Text


@dataclass(frozen=True, eq=False)
class Tree:
    """All that is read: texts by path (the standard set laid under the workspace's own), and the day."""

    files: Mapping[str, bytes]  # commdocs.yaml, records/…, schemas/…, templates/…, calendar/…
    today: date
    names: frozenset[str] = frozenset()  # every other file of the workspace, by name only
    standard: frozenset[str] = frozenset()  # those of ``files`` that come with the package
    unread: Mapping[str, Unread] = field(default_factory=dict)  # files and folders that could not be read
    digest: Callable[[str], str] = unknown  # the sha256 of one of ``names``; empty if it cannot be read
    memory: Memory = FORGETFUL

    @property
    def records(self) -> list[str]:
        """The paths of the records that were read, in order."""
        return sorted(path for path in self.files if path.startswith("records/"))

    @cached_property
    def state(self) -> str:
        """Stands for all that was read, and the day."""
        refused = (part for path, each in sorted(self.unread.items()) for part in (path, *each.why, *each.fix))
        files = (part for path in sorted(self.files) for part in (path, self.files[path]))
        told = (self.today.isoformat(), *sorted(self.names), "", *sorted(self.standard), "", *refused, "")
        return self.memory.key(*told, *files)

    @property
    def all_records(self) -> list[str]:
        """… and of what stands among them and could not be read, at the end."""
        return [*self.records, *sorted(path for path in self.unread if path.startswith("records/"))]


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
    made_by: str = ""  # of a PDF: the program that printed it
    source: str = ""  # … and the sha256 of the Word file it was printed from


class Output(NamedTuple):
    """A file to be written. Where ``again`` is given, ``data`` is not at hand: the file need only be made, by
    ``again``, if what is there is not what ``entry`` says."""

    entry: Built
    data: bytes
    again: Callable[[], Output | None] | None = None


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
    forms: str = ""  # the schemas of that time, as ``Past.forms`` names them; empty: those of HEAD


Forms = Mapping[str, Mapping[str, bytes]]  # the name of a tree of schemas → the workspace's own files in it


class Older(NamedTuple):
    """The versions of records up to a revision, oldest first, by path; and the schemas that they name."""

    versions: Mapping[str, tuple[Version, ...]]
    forms: Forms


@dataclass(frozen=True, eq=False)
class Past:
    """What git knows of the files that changed since a revision.

    ``threads``: the versions of each record that changed, oldest first. The first one is that of the revision,
    without content if the file was not there; the last one is what is checked, without content if it is gone.
    """

    base: str = ""  # the commit that is compared with; empty before the first one
    threads: tuple[tuple[Version, ...], ...] = ()
    forms: Forms = field(default_factory=dict)  # own schemas of other times
    schemas: Mapping[str, bytes] = field(default_factory=dict)  # all of schemas/ at the revision, if one changed
    ground: bool = False  # whether schemas, settings or the calendar changed: any record may be concerned
    evidence: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # attachments that changed: blob then, now
    touched: frozenset[str] = frozenset()  # every path that changed
    now: datetime = datetime.min  # the moment of what is not committed yet
    trouble: Finding | None = None  # why git could not tell

    @property
    def paths(self) -> set[str]:
        """Where the records that changed are and were."""
        return {version.path for thread in self.threads for version in thread}

    @property
    def lost(self) -> frozenset[str]:
        """The attachments that are gone."""
        return frozenset(path for path, (_, now) in self.evidence.items() if not now)
