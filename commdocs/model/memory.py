"""What earlier runs found out. It only saves time: whoever recalls something says all it depends on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from commdocs.model.packing import BROKEN, packed, unpacked


class Entry(NamedTuple):
    """Something that was found out, and the digest of everything that could have changed it."""

    key: str
    value: bytes  # packed


Shelf = dict[str, Entry]  # by the name of what it is about


def nothing(_: str) -> Shelf:
    """A shelf of one who has no memory."""
    return {}


class Memory:
    """Shelves of entries. ``load`` brings a shelf when it is first asked for, ``write`` puts it back; without
    ``write`` nothing is remembered.

    ``stamp`` stands for the program itself: it is part of every key.
    """

    def __init__(
        self,
        stamp: str = "",
        load: Callable[[str], Shelf] = nothing,
        write: Callable[[str, Mapping[str, Entry]], None] | None = None,
    ) -> None:
        self.stamp, self.on = stamp, write is not None
        self._load, self._write = load, write
        self._shelves: dict[str, Shelf] = {}
        self._changed: set[str] = set()

    def key(self, *parts: str | bytes) -> str:
        """The digest of everything that a result depends on."""
        made = blake2b(self.stamp.encode(), digest_size=16)
        for part in parts:
            raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
            made.update(b"%d:" % len(raw))
            made.update(raw)
        return made.hexdigest()

    def recall(self, shelf: str, name: str, key: str) -> Any:
        """What was kept under the same key; None if nothing was, or if it cannot be read."""
        return self.last(shelf, name) if self.holds(shelf, name, key) else None

    def holds(self, shelf: str, name: str, key: str) -> bool:
        """Whether something was kept under the same key."""
        found = self._shelf(shelf).get(name) if self.on else None
        return found is not None and found.key == key

    def knows(self, shelf: str, name: str) -> bool:
        """Whether anything was kept of that name."""
        return self.on and name in self._shelf(shelf)

    def last(self, shelf: str, name: str) -> Any:
        """What was kept of that name, under whatever key; None if nothing was, or if it cannot be read."""
        found = self._shelf(shelf).get(name) if self.on else None
        try:
            return None if found is None else unpacked(found.value)
        except BROKEN:
            return None

    def keep(self, shelf: str, name: str, key: str, value: Any) -> None:
        """Remembers ``value``, in place of what was known of that name. What cannot be packed is forgotten."""
        if not self.on:
            return
        try:
            self._shelf(shelf)[name] = Entry(key, packed(value))
        except (TypeError, ValueError, RecursionError):
            self._shelf(shelf).pop(name, None)
        self._changed.add(shelf)

    def retain(self, shelf: str, names: Collection[str]) -> None:
        """Forgets what is about anything else than ``names``."""
        if not self.on:
            return
        for name in self._shelf(shelf).keys() - set(names):
            del self._shelf(shelf)[name]
            self._changed.add(shelf)

    def save(self) -> None:
        """Puts back the shelves that changed."""
        for shelf in sorted(self._changed):
            if self._write is not None:
                self._write(shelf, self._shelves[shelf])
        self._changed.clear()

    def _shelf(self, name: str) -> Shelf:
        if name not in self._shelves:
            self._shelves[name] = self._load(name)
        return self._shelves[name]


FORGETFUL = Memory()
