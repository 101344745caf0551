"""Versions of files → versions of records, and what the history rules say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from commdocs import check, kinds, source
from commdocs.build.load import CONFIG, Loaded, located
from commdocs.history import Change, Step
from commdocs.model import ERROR, Finding, Kind, Past, Problem, Record, Version
from commdocs.rules.history import r88_schema_steps


def changes(loaded: Loaded, past: Past) -> list[Change]:
    """What became of each record since the revision, by path."""
    known = {record.path: record for record in loaded.corpus.records}
    made = []
    for path, versions in sorted(past.files.items()):
        first, last = versions[0], versions[-1]
        steps = [_step(each, loaded, past) for each in versions[1:-1]]
        now = known.get(path) if last.raw is not None else None
        steps.append(Step(now, last.commit, _when(last, past), last.raw is not None))
        before = sealed(past.older.get(first.path, ()), loaded)
        made.append(Change(path, _typed(first, loaded), tuple(steps), before, past.base))
    return made


def unsealed(made: Collection[Change]) -> list[str]:
    """The files as of the revision whose older versions matter: a frozen one may have been reopened since."""
    return [
        each.before.path
        for each in made
        if each.before is not None and each.now is not None and each.before.status in _after_frozen(each.before.kind)
    ]


def problems_since(loaded: Loaded, past: Past) -> list[Problem]:
    """What the history rules find, by path and line."""
    if past.trouble is not None:
        return [located(CONFIG, past.trouble)]
    found = check.judge_changes(loaded.corpus, changes(loaded, past))
    return [*found, *_schemas(loaded, past)]


def _step(version: Version, loaded: Loaded, past: Past) -> Step:
    return Step(_typed(version, loaded), version.commit, _when(version, past), version.raw is not None)


def _when(version: Version, past: Past) -> datetime:
    """When it was committed. Before the first commit of all nothing could be, so that nothing is late."""
    if version.commit is not None:
        return version.commit.when
    return past.now if past.base else datetime.min


def _typed(version: Version, loaded: Loaded) -> Record | None:
    if version.raw is None:
        return None
    return check.read(version.path, version.raw, loaded.kinds, loaded.config)[0]


def sealed(versions: Collection[Version], loaded: Loaded) -> Record | None:
    """The last frozen one among older versions."""
    found = None
    for version in versions:
        record = _typed(version, loaded)
        if record is not None and record.state.frozen:
            found = record
    return found


def _after_frozen(kind: Kind) -> frozenset[str]:
    """The statuses that are not frozen and that a frozen one may lead to."""
    reached: set[str] = set()
    ways = [name for state in kind.statuses.values() if state.frozen for name in state.next]
    while ways:
        name = ways.pop()
        if name in kind.statuses and name not in reached:
            reached.add(name)
            ways += kind.statuses[name].next
    return frozenset(name for name in reached if not kind.statuses[name].frozen)


# -- forms ----------------------------------------------------------------------------------------------


def _schemas(loaded: Loaded, past: Past) -> Iterator[Problem]:
    """Forms that changed without a version of their own."""
    if not past.schemas:
        return
    own = {path: raw for path, raw in loaded.tree.files.items() if path.startswith("schemas/")}
    before = _kinds({**own, **past.schemas})
    for path, raw in sorted(past.schemas.items()):
        name = path.rpartition("/")[2].removesuffix(".yaml")
        if name.startswith("_") or own.get(path) in (None, raw):
            continue
        # the form's own file decides: with the shared types as they are now, unless it needs the old ones
        was = _kinds({**own, path: raw}).get(name) or before.get(name)
        now = loaded.kinds.get(name)
        if was is not None and now is not None:
            for finding in r88_schema_steps.check(was, now):
                yield located(path, _placed(finding, own[path]))


def _kinds(files: Mapping[str, bytes]) -> dict[str, Kind]:
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
