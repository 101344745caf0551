"""What is spoilt: the example records, and records with every field filled in, of each kind and in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from commdocs import build, check, fields, source, workspace
from commdocs.build import Loaded
from commdocs.model import ERROR, Corpus, Field, Kind, Record, Tree
from tests.made_up import Maker

ROOT = Path(__file__).parents[2]
TODAY = date(2024, 6, 3)
_MENDS = 12  # times that what is refused is left out of a made-up record

Span = tuple[int, int]


@dataclass(frozen=True)
class Seed:
    """A text to be spoilt, and where its parts stand."""

    path: str
    text: str
    scalars: tuple[tuple[int, int, str], ...]  # with the type of the field
    keys: tuple[Span, ...]
    values: tuple[Span, ...]  # whole values of keys, of any shape
    items: tuple[Span, ...]  # of lists


@dataclass(frozen=True)
class Ground:
    """The example workspace, read once."""

    tree: Tree
    loaded: Loaded
    seeds: tuple[Seed, ...]
    weights: tuple[float, ...]  # short ones are taken more often
    near: Mapping[str, Corpus]  # path of a record → a corpus of the records linked with it, without itself
    labels: tuple[str, ...]  # every spelling of every field and status


@cache
def ground() -> Ground:
    """The example workspace and the seeds."""
    tree = workspace.read(ROOT, TODAY)
    loaded = build.load(tree)
    assert not loaded.problems, "the example records are sound"
    seeds = [
        _seed(path, tree.files[path].decode(), loaded) for path in sorted(tree.files) if path.startswith("records/")
    ]
    seeds += full(loaded)
    words = {word for kind in loaded.kinds.values() for word in _words(kind.fields)}
    words |= {word for kind in loaded.kinds.values() for each in kind.statuses.values() for word in each.label}
    near = {record.path: _near(record, loaded.corpus) for record in loaded.corpus.records}
    return Ground(tree, loaded, tuple(seeds), tuple(1 / len(each.text) for each in seeds), near, tuple(sorted(words)))


def read(path: str, raw: bytes, loaded: Loaded) -> tuple[Record | None, list[Any]]:
    """A record as ``build.load`` reads it."""
    return check.read(path, raw, loaded.kinds, loaded.config)


def with_record(corpus: Corpus, *records: Record) -> Corpus:
    """The corpus with records laid over those of the same path."""
    paths = {each.path for each in records}
    kept = (each for each in corpus.records if each.path not in paths)
    return Corpus((*kept, *records), corpus.kinds, corpus.config, corpus.today, corpus.files, corpus.days)


def full(loaded: Loaded) -> list[Seed]:
    """Each kind with all its fields: as it comes, and without what the rules refuse."""
    seeds = []
    places = {record.kind.name: record.path for record in reversed(loaded.corpus.records)}
    for number, (name, path) in enumerate(sorted(places.items())):
        kind = loaded.kinds[name]
        for turn, language in enumerate(("zh", "en", "")):
            status = list(kind.statuses)[(number + turn) % len(kind.statuses)]
            seeds.append(_seed(path, full_text(kind, status, language, loaded), loaded))
        for status in kind.statuses:
            text = _mended(path, full_text(kind, status, "zh", loaded), loaded)
            if text:
                seeds.append(_seed(path, text, loaded))
    return seeds


def full_text(kind: Kind, status: str, language: str, loaded: Loaded) -> str:
    """A full record as text, with labels in ``language``, or keys without one."""
    data = Maker().record(kind, status).data
    for name in ("id", "date", "project", "legacy_ids", "waivers", "template_version"):
        data.pop(name, None)
    state = kind.statuses[status].label
    lines = []
    for name, value in data.items():
        if name == "kind":
            value = kind.label.of(language) if language else kind.name
        if name == "status":
            value = state.of(language) if language else status
        lines += _pair(kind.fields[name], value, language, loaded)
    return "\n".join(lines) + "\n"


def _pair(field: Field, value: Any, language: str, loaded: Loaded) -> Iterator[str]:
    key = field.label.of(language) if language else field.name
    if field.shape == "list":
        yield f"{key}:"
        for item in value:
            for number, line in enumerate(_one(field, item, language, loaded)):
                yield ("    " if number else "  - ") + line
    elif field.shape == "map":
        yield f"{key}:"
        for name, item in value.items():
            lines = list(_one(field, item, language, loaded))
            yield from [f"  {name}:", *(f"    {line}" for line in lines)] if field.fields else [f"  {name}: {lines[0]}"]
    elif field.fields:
        yield f"{key}:"
        yield from (f"  {line}" for line in _one(field, value, language, loaded))
    else:
        yield from (f"{key}: {line}" for line in _one(field, value, language, loaded))


def _one(field: Field, value: Any, language: str, loaded: Loaded) -> Iterator[str]:
    if field.fields:
        for name, item in value.items():
            yield from _pair(field.fields[name], item, language, loaded)
        return
    match field.type:
        case "kind" | "status":
            text = str(value)
        case "record":
            text = next((each.id for each in loaded.corpus.records if each.kind.name in field.kinds), "KH-0001")
        case "person":
            text = str(list(loaded.config.people)[len(field.name) % len(loaded.config.people)])
        case "dept":
            text = next(iter(loaded.config.departments))
        case "percent":
            text = "50%"
        case "email":
            text = "li@example.com"
        case "enum":
            choices = fields.allowed(field, loaded.config)
            choice = choices.get(str(value)) or next(iter(choices.values()), None)
            text = (choice.label.of(language) if language else choice.key) if choice else str(value)
        case _:
            text = fields.show(field, value, language or "en", loaded.config)
    yield source.quoted(text)


def _mended(path: str, text: str, loaded: Loaded) -> str:
    """The text without the lists and values that have an error; empty if what is left is still refused."""
    for _ in range(_MENDS):
        record, shape = read(path, text.encode(), loaded)
        if record is None:
            return ""
        corpus = with_record(loaded.corpus, record)
        found = check.judge(corpus, {path: shape}, {path})
        bad = {each.line for each in found if each.severity == ERROR}
        if not bad:
            return text
        root, _ = source.parse(text)
        assert root is not None
        spans = [
            (key.start, value.end)
            for key, value in root.pairs
            if any(key.line <= line <= _last(value, text) for line in bad)
            and record.kind.keys.get(key.value) not in ("kind", "status")
        ]
        if not spans:
            return ""
        for start, end in reversed(spans):
            stop = text.find("\n", max(start, end - 1)) + 1
            text = text[:start] + text[stop or len(text) :]
    return ""


def _last(node: source.Node, text: str) -> int:
    return text.count("\n", 0, max(node.start, node.end - 1)) + 1


def _seed(path: str, text: str, loaded: Loaded) -> Seed:
    root, _ = source.parse(text)
    assert root is not None, path
    record, _ = read(path, text.encode(), loaded)
    assert record is not None, path
    scalars: list[tuple[int, int, str]] = []
    keys: list[Span] = []
    values: list[Span] = []
    items: list[Span] = []

    def look(node: source.Node, field: Field | None, known: Mapping[str, Field], names: Mapping[str, str]) -> None:
        if isinstance(node, source.MapNode):
            for key, value in node.pairs:
                keys.append((key.start, key.end))
                values.append((value.start, value.end))
                inner = known.get(names.get(key.value, ""))
                look(value, inner, inner.fields if inner else {}, inner.keys if inner else {})
        elif isinstance(node, source.ListNode):
            for item in node.items:
                items.append((item.start, item.end))
                look(item, field, known, names)
        else:
            scalars.append((node.start, node.end, field.type if field else "text"))

    look(root, None, record.kind.fields, record.kind.keys)
    return Seed(path, text, tuple(scalars), tuple(keys), tuple(values), tuple(items))


def _near(record: Record, corpus: Corpus) -> Corpus:
    ways = (*corpus.links_out.get(record.path, ()), *corpus.links_in.get(record.path, ()))
    paths = {end.path for link in ways for end in (link.record, link.target)} - {record.path}
    kept = tuple(each for each in corpus.records if each.path in paths)
    return Corpus(kept, corpus.kinds, corpus.config, corpus.today, corpus.files, corpus.days)


def _words(known: Mapping[str, Field]) -> Iterator[str]:
    for name, field in known.items():
        yield from (name, *field.label, *field.aliases)
        yield from _words(field.fields)
