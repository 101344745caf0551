"""The forms of other times: how a version was to be read when it was made, and whether a form may change so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from commdocs import check, kinds, source
from commdocs.build.load import Loaded, located
from commdocs.model import ERROR, Finding, Kind, Past, Problem, Record, Version
from commdocs.rules.history import r88_schema_steps


class Forms:
    """The forms of other times: a version is read under those that were in force then."""

    def __init__(self, loaded: Loaded, texts: Mapping[str, Mapping[str, bytes]]) -> None:
        self.loaded = loaded
        self._texts = dict(texts)
        self._made: dict[str, Mapping[str, Kind]] = {}

    def add(self, texts: Mapping[str, Mapping[str, bytes]]) -> None:
        """Makes more of them known."""
        self._texts.update(texts)

    def read(self, version: Version) -> Record | None:
        """The record in it; under the present forms where those of its time cannot be used."""
        if version.raw is None:
            return None
        then = check.read(version.path, version.raw, self._kinds(version.forms), self.loaded.config)[0]
        return then or check.read(version.path, version.raw, self.loaded.kinds, self.loaded.config)[0]

    def under(self, version: Version) -> Callable[[Kind], Record | None]:
        """How to read a version under one form: whatever it is called now."""

        def read(kind: Kind) -> Record | None:
            known = {**self.loaded.kinds, kind.name: kind}
            return check.read(version.path, version.raw or b"", known, self.loaded.config)[0]

        return read

    def _kinds(self, name: str) -> Mapping[str, Kind]:
        if name not in self._texts:
            return self.loaded.kinds
        if name not in self._made:
            texts = self._texts[name]
            now = {path: raw for path, raw in self.loaded.tree.files.items() if path.startswith("schemas/")}
            self._made[name] = self.loaded.kinds if texts == now else _loaded(texts)
        return self._made[name]


def changed(loaded: Loaded, past: Past) -> Iterator[Problem]:
    """Forms that changed without a version of their own."""
    if not any(path.startswith("schemas/") for path in past.touched):
        return
    own = {path: raw for path, raw in loaded.tree.files.items() if path.startswith("schemas/")}
    before = _loaded({**own, **past.schemas})
    for path, raw in sorted(past.schemas.items()):
        name = path.rpartition("/")[2].removesuffix(".yaml")
        if name.startswith("_") or own.get(path) in (None, raw):
            continue
        # the form's own file decides: with the shared types as they are now, unless it needs the old ones
        was = _loaded({**own, path: raw}).get(name) or before.get(name)
        now = loaded.kinds.get(name)
        if was is not None and now is not None:
            for finding in r88_schema_steps.check(was, now):
                yield located(path, _placed(finding, own[path]))


def _loaded(files: Mapping[str, bytes]) -> dict[str, Kind]:
    texts = {path: source.decode(raw)[0] for path, raw in files.items()}
    return kinds.load({path: text for path, text in texts.items() if text is not None})[0]


def _placed(finding: Finding, raw: bytes) -> Finding:
    text, _ = source.decode(raw)
    root = source.parse(text)[0] if text is not None else None
    for key, value in root.pairs if root is not None else ():
        if key.value == finding.field:
            node = value if value.line == key.line else key
            return replace(finding, line=node.line, column=node.column, severity=ERROR)
    return finding
