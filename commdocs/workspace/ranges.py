"""git's own account of a range of commits → events, and events → what became of each file.

A record is followed by its number, the name of its file, whatever folder it is in, and by the contents that
git says a change began from. So a move needs no guess at what is similar, and a second record that took the
same number on another branch is told from the first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from itertools import groupby
from typing import NamedTuple

from commdocs.model import Commit

_NONE = frozenset({"0" * 40, "0" * 64})
FILES = frozenset({"100644", "100755"})  # a link or a repository within holds no content of its own
LINK = "120000"
Former = Callable[[str], Collection[str]]  # number → those that the record of this number had before


class Event(NamedTuple):
    """One file in one commit: the blob that was there and the one that is; "" where there is none."""

    commit: Commit | None  # None: not committed yet
    path: str
    was: str
    blob: str


class Link(NamedTuple):
    """A file as one event left it."""

    path: str
    blob: str
    commit: Commit | None


@dataclass(eq=False)
class Thread:
    """What became of one file. The first link is as of the revision, with no blob if it was not there."""

    links: list[Link] = field(default_factory=list)

    @property
    def path(self) -> str:
        return self.links[-1].path

    @property
    def blob(self) -> str:
        return self.links[-1].blob

    @property
    def fresh(self) -> bool:
        """Whether it was not there at the revision."""
        return not self.links[0].blob

    def had(self, blob: str) -> bool:
        return any(link.blob == blob for link in self.links)


def number(path: str) -> str:
    """The number of a record: its file's name."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def events(said: bytes, own: Callable[[str], str | None], zone: timezone) -> Iterator[Event]:
    """What ``git log --raw -z`` or ``git diff-… --raw -z`` says, without renames; ``own`` gives the workspace's path."""
    words = said.decode(errors="surrogateescape").split("\0")
    commit: Commit | None = None
    at = 0
    while at < len(words):
        word = words[at].lstrip("\n")
        at += 1
        if word.startswith("\x01"):
            author, email, seconds, subject = (each.encode(errors="replace").decode() for each in words[at : at + 4])
            moment = datetime.fromtimestamp(int(seconds), zone).replace(tzinfo=None)
            commit = Commit(word[1:], author, email, moment, subject)
            at += 4
        elif word.startswith(":"):
            parents = len(word) - len(word.lstrip(":"))  # more than one: a merge that is like none of them
            about = word.lstrip(":").split(" ")
            path = own(words[at])
            at += 1
            if path is not None:
                was, blob = about[parents + 1], about[2 * parents + 1]
                yield Event(
                    commit,
                    path,
                    was if about[0] in FILES and was not in _NONE else "",
                    blob if about[parents] in FILES and blob not in _NONE else "",
                )


def listed(said: bytes, own: Callable[[str], str | None]) -> Iterator[tuple[str, str, str]]:
    """What ``git ls-tree -r -z`` says: path, mode and blob of every file."""
    for line in said.decode(errors="surrogateescape").split("\0"):
        about, _, name = line.partition("\t")
        path = own(name) if about else None
        if path is not None:
            mode, _, blob = about.split(" ")
            yield path, mode, blob


def threads(
    seen: Iterable[Event],
    first: Mapping[str, str],
    last: Mapping[str, str],
    former: Former = lambda _: (),
) -> list[Thread]:
    """What became of every file that the events touch, those that are gone included.

    ``first`` and ``last`` are the blobs of these paths at the revision and now.
    """
    alive = {path: [Thread([Link(path, blob, None)])] for path, blob in first.items() if blob}
    dead: list[Thread] = []
    for commit, group in groupby(seen, key=lambda each: each.commit):
        changes = list(group)
        for each in changes:
            if not each.blob and each.path in alive:
                _end(alive, dead, _of(alive[each.path], each.was), commit)
        for each in changes:
            if each.blob:
                _add(each, alive, dead, former)
    for path in [path for path in alive if not last.get(path)]:  # a merge kept it out
        for thread in list(alive[path]):
            _end(alive, dead, thread, None)
    for path, blob in last.items():
        if blob and path not in alive:  # a merge kept it in
            _add(Event(None, path, "", blob), alive, dead, former)
        for thread in [] if not blob else _others(alive[path], blob):
            _end(alive, dead, thread, None)
    return _rejoined([each[0] for each in alive.values()], dead)


def _add(event: Event, alive: dict[str, list[Thread]], dead: list[Thread], former: Former) -> None:
    here = alive.get(event.path, [])
    thread = None
    if here and (event.was or any(each.had(event.blob) for each in here)):
        thread = _of(here, event.was or event.blob)
    elif not here:
        thread = _back(event, dead, former)
        if thread is not None:
            dead.remove(thread)
            if thread.links[-1].commit == event.commit:
                thread.links.pop()  # it went nowhere in between
            alive[event.path] = [thread]
    if thread is None:  # new, or a second one that took the number of one that is there
        thread = Thread([Link(event.path, "", None)])
        alive.setdefault(event.path, []).append(thread)
    thread.links.append(Link(event.path, event.blob, event.commit))


def _of(here: list[Thread], blob: str) -> Thread:
    """Which of the files at one path had this content, lately or ever."""
    return next((each for each in here if each.blob == blob), next((each for each in here if each.had(blob)), here[0]))


def _others(here: list[Thread], blob: str) -> list[Thread]:
    kept = _of(here, blob)
    return [each for each in here if each is not kept]


def _end(alive: dict[str, list[Thread]], dead: list[Thread], thread: Thread, commit: Commit | None) -> None:
    path = thread.path
    alive[path].remove(thread)
    if not alive[path]:
        del alive[path]
    thread.links.append(Link(path, "", commit))
    dead.append(thread)


def _back(event: Event, dead: list[Thread], former: Former) -> Thread | None:
    """The one that went and comes back: at its place, under its number, or under one that the record had before."""
    name = number(event.path)
    for fits in (
        lambda each: each.path == event.path and each.had(event.was or event.blob),
        lambda each: each.path == event.path,
        lambda each: number(each.path) == name,
        lambda each: number(each.path) in former(name),
    ):
        found = next((each for each in reversed(dead) if fits(each)), None)
        if found is not None:
            return found
    return None


def _rejoined(alive: list[Thread], dead: list[Thread]) -> list[Thread]:
    """A file that is gone and one of the same number that had come before that are one that moved."""
    kept = []
    for thread in dead:
        heirs = [each for each in alive if each.fresh and number(each.path) == number(thread.path)]
        heir = next((each for each in heirs if any(each.had(link.blob) for link in thread.links if link.blob)), None)
        if heir is None:
            kept.append(thread)
            continue
        heir.links[:1] = thread.links[:-1]
    return [*alive, *kept]
