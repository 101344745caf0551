"""Versions of files → versions of records, and what the history rules say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from commdocs import check
from commdocs.build.forms import Forms, changed
from commdocs.build.lineage import joined
from commdocs.build.load import CONFIG, Loaded, located
from commdocs.facts.evidence import evidence
from commdocs.facts.sealing import stands
from commdocs.history import Change, Step
from commdocs.model import Older, Past, Problem, Record, Version

Asked = Callable[[Mapping[str, set[str]]], Older]


def _nothing(_: Mapping[str, set[str]]) -> Older:
    return Older({}, {})


def changes(loaded: Loaded, past: Past, older: Asked = _nothing) -> list[Change]:
    """What became of each record since the revision, by path.

    ``older`` gives the versions before the revision of records by path, with the numbers that each had.
    """
    forms = Forms(loaded, past.forms)
    records = {record.path: record for record in loaded.corpus.records}
    made = []
    for chain in joined(past.threads, records, loaded.tree.unread):
        if chain[-1].raw is None and chain[-1].path in loaded.tree.unread:
            continue
        first, last = chain[0], chain[-1]
        now = records.get(last.path) if last.raw is not None else None
        steps = [_step(each, forms, past) for each in chain[1:-1]]
        steps.append(Step(now, last.commit, _when(last, past), last.raw is not None))
        before = forms.read(first)
        under = forms.under(last) if now else None
        made.append(Change(last.path, before, tuple(steps), (), past.base, under, files=past.evidence))
    fresh = {thread[-1].path for thread in past.threads if thread[0].raw is None}
    made = [replace(each, rival=_rival(each, loaded, fresh)) for each in made]
    told = {each.path for each in made}
    made += [each for each in _exchanged(loaded, past) if each.path not in told]
    held = {each.before.path for each in made if each.before is not None}  # not of a second record at that place
    wanted = unsealed(each for each in made if each.before or each.path not in held) if past.base else {}
    found = older(wanted) if wanted else _nothing(wanted)
    forms.add(found.forms)
    return [
        replace(each, older=kept(found.versions.get(_place(each), ()), forms))
        if _place(each) in wanted and (each.before or each.path not in held)
        else each
        for each in sorted(made, key=lambda each: each.path)
    ]


def _rival(change: Change, loaded: Loaded, fresh: set[str]) -> str:
    """Where the record is that had the number of a new one before."""
    now = change.now
    if change.before is not None or now is None:
        return ""
    others = (each for each in loaded.corpus.by_id.get(now.id, ()) if each.id != now.id and each.path not in fresh)
    return next((each.path for each in others), "")


def _exchanged(loaded: Loaded, past: Past) -> Iterator[Change]:
    """The records that stay as they are, but name a file that changed."""
    changed = {path for path, (then, now) in past.evidence.items() if then and now and then != now}
    for record in loaded.corpus.records if changed else ():
        if any(each.path in changed for each in evidence(record, loaded.corpus.files)):
            step = Step(record, None, past.now)
            yield Change(record.path, record, (step,), (), past.base, files=past.evidence)


def unsealed(made: Iterable[Change]) -> dict[str, set[str]]:
    """The records, by their path as of the revision, that may have been frozen before it: those that are not
    frozen in it. And the numbers that each had before."""
    found: dict[str, set[str]] = {}
    for each in made:
        if each.now is not None and (each.before is None or not each.before.state.frozen):
            numbers = (name for record in each.versions for name in record.data.get("legacy_ids") or ())
            found.setdefault(_place(each), set()).update(name for name in numbers if isinstance(name, str))
    return found


def _place(change: Change) -> str:
    return change.before.path if change.before is not None else change.path


def kept(versions: Sequence[Version], forms: Forms) -> tuple[Record, ...]:
    """Of the versions up to the revision, the frozen one that counts and those after it; none if none was frozen.

    That is the last one, but for a change that was forced and then taken back: so the last one that still stands.
    """
    found: list[Record] = []
    last: tuple[Record, ...] = ()
    for version in reversed(versions):
        record = forms.read(version)
        if record is not None:
            found.insert(0, record)
            if record.state.frozen:
                if stands(found):
                    return tuple(found)
                last = last or tuple(found)
    return last


def problems_since(loaded: Loaded, past: Past, older: Asked = _nothing) -> list[Problem]:
    """What the history rules find, by path and line."""
    if past.trouble is not None:
        return [located(CONFIG, past.trouble)]
    found = check.judge_changes(loaded.corpus, changes(loaded, past, older))
    return [*found, *changed(loaded, past)]


def _step(version: Version, forms: Forms, past: Past) -> Step:
    return Step(forms.read(version), version.commit, _when(version, past), version.raw is not None)


def _when(version: Version, past: Past) -> datetime:
    """When it was committed. Before the first commit of all nothing could be, so that nothing is late."""
    if version.commit is not None:
        return version.commit.when
    return past.now if past.base else datetime.min
