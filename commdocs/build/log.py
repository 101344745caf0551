"""The versions of one record → who changed which field when, and which deadlines slipped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from commdocs import check, fields, history
from commdocs.build.load import Loaded
from commdocs.history import Edit
from commdocs.messages import Text
from commdocs.messages import setting as say
from commdocs.model import Commit, Config, Field, Record, Version, numbered


class Entry(NamedTuple):
    """One version: when and by whom it came, and what it changed."""

    commit: Commit | None
    path: str
    edits: tuple[Edit, ...]
    record: Record | None  # None: gone or unreadable
    first: bool
    moved: bool  # the file has another place than before
    gone: bool


class Slip(NamedTuple):
    """A deadline that was moved later: its days in order, and who moved it."""

    label: Text
    days: tuple[date, ...]
    times: int
    people: tuple[str, ...]


def entries(versions: Sequence[Version], loaded: Loaded) -> list[Entry]:
    """Oldest first; a version that changed nothing but the text's form has no edits."""
    made = []
    before: Record | None = None
    path = ""
    for version in versions:
        record = None
        if version.raw is not None:
            record, _ = check.read(version.path, version.raw, loaded.kinds, loaded.config)
        found: tuple[Edit, ...] = ()
        if record is not None and before is not None:
            found = tuple(each for each in history.edits(record.kind, before.data, record.data) if not _derived(each))
        moved = bool(path) and version.path != path
        made.append(Entry(version.commit, version.path, found, record, not path, moved, version.raw is None))
        before, path = record or before, version.path
    return made


def slips(found: Sequence[Entry], config: Config) -> list[Slip]:
    """The deadlines that were moved later at least once, in the order in which they first were."""
    days: dict[str, list[date]] = {}
    people: dict[str, list[str]] = {}
    labels: dict[str, Text] = {}
    for entry in found:
        for edit in entry.edits:
            if edit.field.type != "due" or not isinstance(edit.before, date) or not isinstance(edit.after, date):
                continue
            assert entry.record is not None
            key = named(edit.path, entry.record)
            labels.setdefault(key, label(edit, entry.record))
            chain = days.setdefault(key, [edit.before])
            chain.append(edit.after)
            if _moment(edit.after) > _moment(chain[-2]):
                people.setdefault(key, []).append(author(entry.commit, config))
    return [
        Slip(labels[key], tuple(days[key]), len(who), tuple(dict.fromkeys(each for each in who if each)))
        for key, who in people.items()
    ]


def author(commit: Commit | None, config: Config) -> str:
    """Who made a commit: the colleague with that address, else the name that git has."""
    if commit is None:
        return ""
    mail = commit.email.casefold()
    known = next((each.person for each in config.people.values() if mail and each.email.casefold() == mail), None)
    return known or commit.author


def label(edit: Edit, record: Record) -> Text:
    """The field in the words of the form, an entry of a list by its number."""
    zh, en = [], []
    where = [each[0] for each in re.findall(r"([^.\[\]]+)(\[\d+\])?", named(edit.path, record, keep=True))]
    numbers = re.findall(r"\[([^\]]+)\]", named(edit.path, record))
    for field in edit.way:
        number = ""
        if field.shape == "list" and field.fields and numbers:
            number = f" {numbers.pop(0)} "
        zh.append(f"{field.label.zh}{number}".rstrip())
        en.append(f"{field.label.en}{number}".rstrip())
    if edit.way[-1].shape == "map" and where:
        zh.append(where[-1])
        en.append(where[-1])
    return Text(" · ".join(zh), " · ".join(en))


def named(path: str, record: Record, keep: bool = False) -> str:
    """A path with the numbers of items in place of their positions: ``actions[A1].due``."""
    made = ""
    here: Any = record.data
    for name, index in re.findall(r"([^.\[\]]+)(?:\[(\d+)\])?", path):
        here = here.get(name) if isinstance(here, dict) else None
        made += f".{name}" if made else name
        if index:
            item = dict(numbered(here)).get(int(index)) if isinstance(here, list) else None
            number = item.get("id") if isinstance(item, dict) else None
            made += f"[{index if keep or not number else number}]" if number or keep else f"[{int(index) + 1}]"
            here = item
    return made


def shown(field: Field, value: Any, language: str, config: Config) -> str:
    """A value, or a whole group or list of them, on one line."""
    if value is None:
        return say.EMPTY.of(language)
    if isinstance(value, list):
        return ("、" if language == "zh" else ", ").join(shown(field, each, language, config) for each in value)
    if isinstance(value, dict):
        inner = (
            shown(field.fields[name], each, language, config) if name in field.fields else str(each)
            for name, each in value.items()
        )
        return " / ".join(each for each in inner if each)
    if field.type in ("kind", "status") and value in field.choices:
        return field.choices[value].label.of(language)
    text = fields.show(field, value, language, config) if field.type in fields.TYPES else str(value)
    return " ".join(text.split())


def _derived(edit: Edit) -> bool:
    return edit.path in ("id", "project", "date", "template_version") and edit.before is not None


def _moment(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)


def short_days(days: Sequence[date]) -> Iterator[str]:
    """05-22, 05-25, …; with the year where they differ in it, with the hour where one is given."""
    years = len({each.year for each in days}) > 1
    for each in days:
        text = each.strftime("%Y-%m-%d" if years else "%m-%d")
        yield text + (each.strftime(" %H:%M") if isinstance(each, datetime) else "")
