"""Which fields of which records changed since the last whole build.

A list of all records is made anew only if something changed that it shows. What it shows is known by form and field;
here is remembered, of each record, a digest of every field as it was when the lists were last known to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from commdocs.model import Corpus, Memory, Record
from commdocs.render.reads import HEAD, WHOLE

_SHELF = "fields"
_ANY = ("", WHOLE)
_STATE = ""  # under this name, which state of all records the shelf tells of


class Lately:
    """The records of a corpus against those of the last whole build. ``key`` stands for what a record's file holds."""

    def __init__(self, memory: Memory, corpus: Corpus, key: Callable[[str], str]) -> None:
        self._memory, self._corpus, self._key = memory, corpus, key
        self.now = memory.key("state", *(part for each in corpus.records for part in (each.path, key(each.path))))
        self.before = str(memory.recall(_SHELF, _STATE, _STATE) or "")
        self._changed: set[tuple[str, str]] | None = None

    def touches(self, fields: Iterable[Sequence[str]]) -> bool:
        """Whether one of the fields, each of a form, changed in a record that was there before and is there now."""
        changed = self._differences()
        seen = {(kind, name) for kind, name in fields}
        return _ANY in changed or any(each in seen or (each[0], WHOLE) in seen for each in changed)

    def close(self) -> None:
        """From now on, the present state is the last one."""
        if self.now == self.before:
            return
        for record in self._corpus.records:
            key = self._key(record.path)
            if not self._memory.holds(_SHELF, record.path, key):
                self._memory.keep(_SHELF, record.path, key, _fields(record))
        self._memory.retain(_SHELF, {_STATE, *(record.path for record in self._corpus.records)})
        self._memory.keep(_SHELF, _STATE, _STATE, self.now)

    def _differences(self) -> set[tuple[str, str]]:
        if self._changed is None:
            self._changed = set()
            for record in self._corpus.records:
                if not self._memory.holds(_SHELF, record.path, self._key(record.path)):
                    self._compare(record, self._changed)
        return self._changed

    def _compare(self, record: Record, changed: set[tuple[str, str]]) -> None:
        if not self._memory.knows(_SHELF, record.path):  # a new one: in lists and by its number it is found without us
            return
        known = self._memory.last(_SHELF, record.path)
        if known is None:  # damaged: anything may have changed
            changed.add(_ANY)
            return
        kind, before = known
        changed.add((record.kind.name, WHOLE))
        now = _fields(record)[1]
        for name in before.keys() | now.keys():
            if before.get(name) != now.get(name) or kind != record.kind.name:
                changed |= {(kind, name), (record.kind.name, name)}


def _fields(record: Record) -> tuple[str, dict[str, str]]:
    head = record.id, record.project, record.date, record.status
    made = {name: _digest(repr(value)) for name, value in record.data.items()}
    return record.kind.name, {**made, HEAD: _digest(repr(head))}


def _digest(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
