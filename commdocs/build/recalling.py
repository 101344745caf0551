"""Records and what the rules say of them, from memory where nothing changed that they could depend on.

A rule is first asked with the record alone, the settings, the forms, the calendar and the day before it. What it says
then is remembered with the record. If it asks for anything else, it is heard before all records, each time anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import islice
from typing import Any, cast

from commdocs import check, source
from commdocs.distinct import MOST
from commdocs.model import Config, Corpus, Data, Finding, Kind, Later, Problem, Record, Tree

_SHAPES, _VALUES, _WORDS = "records", "values", "rules"  # shelves


class _Wider(BaseException):
    """A rule asks for more than the record alone. No rule can take it for a fault of its own."""


class _Alone:
    """A corpus as it is for every record."""

    def __init__(self, corpus: Corpus) -> None:
        self.config, self.kinds, self.today, self.days = corpus.config, corpus.kinds, corpus.today, corpus.days

    def __getattr__(self, name: str) -> Any:
        raise _Wider(name)


class Recalled:
    """The records of a tree, read and heard by way of its memory."""

    def __init__(self, tree: Tree, kinds: Mapping[str, Kind], config: Config) -> None:
        self._tree, self._kinds, self._config = tree, kinds, config
        self._memory = tree.memory
        self._keys: dict[str, str] = {}
        self.evidence: dict[str, str] = {}  # the files beside the records that somebody asked for, as they were
        if self._memory.on:
            ground = sorted(path for path in tree.files if path.startswith(("schemas/", "calendar/")))
            ground.append("commdocs.yaml")
            self.ground = self._memory.key(*(part for path in ground for part in (path, tree.files.get(path, b""))))

    def read(self, path: str) -> tuple[Record | None, list[Problem]]:
        """The record in a file, and what is wrong with its shape, as ``check.read`` gives it."""
        raw, memory = self._tree.files[path], self._memory
        if not memory.on:
            return check.read(path, raw, self._kinds, self._config)
        key = self._keys[path] = memory.key(self.ground, path, raw)
        found = memory.recall(_SHAPES, path, key)
        if found is not None:
            return self._again(path, raw, *found)
        record, problems = check.read(path, raw, self._kinds, self._config)
        parts = None
        if record is not None:
            number = record.id, record.project, record.date, record.status
            parts = [record.kind.name, *number, record.blob, list(record.former)]
            memory.keep(_VALUES, path, key, record.data)
        memory.keep(_SHAPES, path, key, [parts, problems])
        return record, problems

    def tidy(self) -> None:
        """Forgets what is about other records than those of the tree; only where that is the whole."""
        for shelf in (_SHAPES, _VALUES, _WORDS):
            self._memory.retain(shelf, self._tree.records)

    def key(self, path: str) -> str:
        """Stands for a record as it was read."""
        return self._keys[path]

    def digest(self, path: str) -> str:
        """What a file beside the records holds, by name (``Tree.digest``)."""
        found = self.evidence[path] = self._tree.digest(path)
        return found

    def hearing(self, corpus: Corpus) -> check.Hear | None:
        """What the rules say of a record of ``corpus``; None where nothing is remembered."""
        memory = self._memory
        if not memory.on:
            return None
        alone = cast(Corpus, _Alone(corpus))
        ground = (corpus.today.isoformat(), *(rule.CARD.code for rule in check.RULES))

        def hear(record: Record) -> list[Finding]:
            key = memory.key(self.key(record.path), *ground)
            known = memory.recall(_WORDS, record.path, key)
            if known is None:
                known = _said_alone(record, alone)
                memory.keep(_WORDS, record.path, key, known)
            wider, found = known
            said: list[Finding] = []
            for number in sorted({*wider, *map(int, found)}):
                said += found.get(str(number)) or check.heard((check.RULES[number],), record, corpus)
            return said

        return hear

    def _again(
        self, path: str, raw: bytes, parts: list[Any] | None, problems: list[Problem]
    ) -> tuple[Record | None, list[Problem]]:
        if parts is None:
            return None, problems
        name, number, project, day, status, blob, former = parts

        def text() -> str:
            return source.decode(raw)[0] or ""

        kind = self._kinds[name]
        values = partial(self._values, path)
        return Later(path, kind, number, project, day, status, values, text, blob, tuple(former)), problems

    def _values(self, path: str) -> Data:
        data = self._memory.recall(_VALUES, path, self._keys[path])
        if isinstance(data, dict):
            return data
        record, _ = check.read(path, self._tree.files[path], self._kinds, self._config)
        return record.data if record is not None else {}


def _said_alone(record: Record, alone: Corpus) -> tuple[list[int], dict[str, list[Finding]]]:
    """The numbers of the rules that ask for more, and what each of the others says, if it says anything."""
    wider: list[int] = []
    found: dict[str, list[Finding]] = {}
    judges = check.asked(check.RULES, record)
    for number, rule in enumerate(check.RULES):
        if rule not in judges:
            continue
        try:
            words = list(islice(rule.check(record, alone), MOST))
        except (_Wider, Exception):  # a fault of its own is told each time
            wider.append(number)
        else:
            if words:
                found[str(number)] = words
    return wider, found
