"""Which record became which: the threads of git, joined where a record took a new number.

git follows a record by its number. One that took another number says so under ``legacy_ids``; one that took
it in silence is the new record that has most of its lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from commdocs.build.nearby import stem
from commdocs.model import Record, Version

Chain = tuple[Version, ...]


def joined(threads: Iterable[Chain], records: Mapping[str, Record], unread: Collection[str]) -> list[Chain]:
    """The threads; each that is gone but lives on under another number goes on with its heir's."""
    threads = list(threads)
    gone = [each for each in threads if each[-1].raw is None and each[-1].path not in unread]
    fresh = {each[-1].path: each for each in threads if each[0].raw is None and each[-1].path in records}
    heirs: dict[str, int] = {}
    made: list[Chain] = []
    for each in sorted(gone, key=lambda chain: chain[0].raw is None):  # first what was there at the revision
        path = _heir(each, fresh, records)
        if path is None:
            made.append(each)
        else:
            heirs[path] = heirs.get(path, 0) + 1
            made.append((*each[:-1], *fresh[path][1:]))
    ended = {id(each) for each in gone}
    return [*made, *(each for each in threads if id(each) not in ended and each[-1].path not in heirs)]


def _heir(gone: Chain, fresh: Mapping[str, Chain], records: Mapping[str, Record]) -> str | None:
    """Where the record lives on: the one that names its number, the likest first; else one that is its like."""
    name = stem(gone[-1].path)
    last = next((each.raw for each in reversed(gone) if each.raw is not None), None)
    likeness = {path: _likeness(last, chain[-1].raw) for path, chain in fresh.items()}
    best = sorted(likeness, key=lambda path: (-likeness[path], path))
    named = [path for path in best if name in (records[path].data.get("legacy_ids") or ())]
    like = [path for path in best if likeness[path] >= 0.5 and stem(path) != name]
    return next(iter((*named, *like)), None)


def _likeness(one: bytes | None, other: bytes | None) -> float:
    """The share of lines that two texts have in common."""
    if not one or not other:
        return 0.0
    left, right = set(one.split(b"\n")), set(other.split(b"\n"))
    return len(left & right) / max(len(left), len(right))
