"""The part of a workspace that a few records can concern.

Reading ten thousand records to judge one is most of the time. What rules across records ask for is found by
the numbers that texts mention: what a record names, what names it, the other records of its party, the same
number elsewhere, its neighbours in a series. A clean bill from that part is trusted; whatever is found wrong
is judged again with all records, so that nothing is reported that the whole does not confirm.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from commdocs.model import Tree

_NUMBER = re.compile(r"[0-9A-Z][\w-]*")
_ITEM = re.compile(r"([0-9A-Z][\w-]*)#")
_BEFORE = 60  # earlier records of a folder like _plans: some weeks, for several people
MOST = 40  # records; beyond them the whole is read


def mentioning(tree: Tree, names: Collection[str], among: Iterable[str] | None = None) -> set[str]:
    """The records whose text holds one of the numbers."""
    if not names:
        return set()
    words = re.compile(b"|".join(re.escape(name.encode()) for name in sorted(names, key=len, reverse=True)))
    paths = among if among is not None else tree.records
    return {path for path in paths if words.search(tree.files[path])}


def nearby(tree: Tree, touched: Collection[str], gone: Collection[str] = ()) -> Tree:
    """The tree with those records only that the ``touched`` ones can concern; ``gone`` are paths no longer there."""
    records = tree.records
    places: dict[str, list[str]] = {}
    for path in records:
        places.setdefault(stem(path), []).append(path)
    near = {path for path in touched if path in tree.files}
    names = {stem(path) for path in (*touched, *gone)}
    for name in names:
        near.update(places.get(name, ()))
    ring = mentioning(tree, names, records) | _named(tree, near, places)
    near |= ring
    parties = {stem(path) for path in near if path.startswith("records/_parties/")}
    near |= mentioning(tree, parties, records)
    near |= _named(tree, ring, places)
    near |= mentioning(tree, {stem(path) for path in ring} - parties, records)
    near |= _named(tree, near, places)
    near |= _neighbours(touched, places, records)
    rest = frozenset(records) - near
    files: Mapping[str, bytes] = {path: raw for path, raw in tree.files.items() if path not in rest}
    return replace(tree, files=files)


def alone(tree: Tree, name: str) -> Tree:
    """The tree with that record only whose number is ``name``; the whole if no file has it."""
    files = {path: raw for path, raw in tree.files.items() if not path.startswith("records/") or stem(path) == name}
    found = any(path.startswith("records/") for path in files)
    return replace(tree, files=files) if found else tree


def stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")


def _named(tree: Tree, paths: Iterable[str], places: Mapping[str, Collection[str]]) -> set[str]:
    """The records that the texts name."""
    found: set[str] = set()
    for path in paths:
        for word in _NUMBER.findall(tree.files[path].decode(errors="replace")):
            found.update(places.get(word, ()))
    return found


def _neighbours(touched: Iterable[str], places: Mapping[str, Collection[str]], records: Collection[str]) -> set[str]:
    """Numbers of the same series, and what came before in a folder of its own (plans, reviews)."""
    found: set[str] = set()
    for path in touched:
        name = stem(path)
        series = name.rstrip("0123456789")
        if not re.search(r"\d{4}-\d{2}-\d{2}-$", series):
            found.update(each for other, where in places.items() if other.startswith(series) for each in where)
        folder = path.rpartition("/")[0]
        if folder.rpartition("/")[2].startswith("_") and "_parties" not in folder:
            own = sorted(each for each in records if each.startswith(f"{folder}/") and each <= path)
            found.update(own[-_BEFORE:])
    return found


def tied(tree: Tree, names: Collection[str], path: str) -> Tree:
    """The tree with those records only that items of the record at ``path`` can be tied to, however far: what names
    one of its items (``MM2024-05-21-01#A8``), what it names itself, and so on. ``names`` are its numbers, old ones too.
    """
    records = tree.records
    places: dict[str, list[str]] = {}
    for each in records:
        places.setdefault(stem(each), []).append(each)
    near, fresh = {path}, {path}
    while fresh:
        texts = [tree.files[each].decode(errors="replace") for each in fresh]
        named = {where for text in texts for word in _ITEM.findall(text) for where in places.get(word, ())}
        marks = {f"{name}#" for name in (*names, *map(stem, fresh))}
        fresh = (named | mentioning(tree, marks, records)) - near
        near |= fresh
        names = ()
    rest = frozenset(records) - near
    return replace(tree, files={each: raw for each, raw in tree.files.items() if each not in rest})
