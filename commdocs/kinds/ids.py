"""Numbers of records: what a pattern such as ``IS{date}-{serial:02}`` accepts, says and gives next."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from commdocs.model import Config, Data, Kind, Person

PLACE = re.compile(r"\{(date|year|serial:0?(\d)|([a-z_]+)(?:\.(dept|prefix))?)\}")
_DEPT = r"[\u4e00-\u9fffA-Z]{2,8}"


class Part(NamedTuple):
    """A place in the pattern that a field of the record fills: ``{requester.dept}``."""

    group: str
    field: str
    aspect: str  # dept, prefix or empty


class Pattern(NamedTuple):
    regex: re.Pattern[str]
    parts: tuple[Part, ...]
    dated: bool
    yearly: bool


@lru_cache(maxsize=128)
def compiled(kind: Kind) -> Pattern:
    """The kind's id pattern as a regular expression with a group for every place."""
    text, parts, at = "", [], 0
    for number, place in enumerate(PLACE.finditer(kind.id)):
        text += re.escape(kind.id[at : place.start()])
        at = place.end()
        what, width, field, aspect = place.groups()
        if what == "date":
            text += r"(?P<date>\d{4}-\d{2}-\d{2})"
        elif what == "year":
            text += r"(?P<year>\d{4})"
        elif width:
            text += rf"(?P<serial>[1-9]\d{{{width},8}}|\d{{{width}}})"  # the hundredth of a day has three digits
        else:
            group = f"part{number}"
            parts.append(Part(group, field, aspect or ""))
            known = [choice.prefix for choice in kind.fields[field].choices.values()] if aspect == "prefix" else []
            text += f"(?P<{group}>{'|'.join(map(re.escape, known)) or _DEPT})"
    text += re.escape(kind.id[at:])
    return Pattern(re.compile(text, re.ASCII), tuple(parts), "{date}" in kind.id, "{year}" in kind.id)


@lru_cache(maxsize=16)
def _any(kinds: tuple[Kind, ...]) -> re.Pattern[str]:
    """The beginning of a name that is a number of one of the kinds; the longest of several."""
    patterns = sorted((compiled(kind).regex.pattern for kind in kinds), key=len, reverse=True)
    nameless = [re.sub(r"\(\?P<\w+>", "(?:", each) for each in patterns]
    return re.compile("|".join(nameless) or r"(?!)", re.ASCII)


def number(kinds: Mapping[str, Kind], stem: str) -> tuple[str, str]:
    """The number of any of the ``kinds`` that a name begins with, and what follows it: nothing, as it should be."""
    stem = unicodedata.normalize("NFC", stem)
    found = _any(tuple(kinds.values())).match(stem)
    return (found[0], stem[found.end() :]) if found else ("", stem)


def fits(kind: Kind, name: str) -> bool:
    """Whether a file's name is a number of the kind with ``.yaml``."""
    return compiled(kind).regex.fullmatch(name.removesuffix(".yaml")) is not None


def spoken(part: Part, kind: Kind, data: Data, config: Config) -> str:
    """What stands in an id for ``part`` of this record; empty if the record does not say."""
    value = data.get(part.field)
    if not value:
        return ""
    if part.aspect == "prefix":
        choice = kind.fields[part.field].choices.get(value)
        return choice.prefix if choice else ""
    if part.aspect == "dept":
        name = value.dept if isinstance(value, Person) else str(value)
        return config.departments.get(name) or name.removesuffix("部")
    return str(value)


def example(kind: Kind) -> str:
    """An id as it should look, for messages."""
    return fill(kind, date(2024, 5, 20), {}, Config(), 1)


def fill(kind: Kind, day: date, data: Data, config: Config, serial: int) -> str:
    """The id with this serial; a place that ``data`` does not fill shows a likely word."""

    def word(place: re.Match[str]) -> str:
        what, width, field, aspect = place.groups()
        if what == "date":
            return day.isoformat()
        if what == "year":
            return f"{day.year:04}"
        if width:
            return f"{serial:0{width}}"
        known = spoken(Part("", field, aspect or ""), kind, data, config)
        if known or aspect != "prefix":
            return known or "市场"
        return next((choice.prefix for choice in kind.fields[field].choices.values()), "")

    return PLACE.sub(word, kind.id)


def next_id(kind: Kind, day: date, data: Data, config: Config, taken: Collection[str]) -> str:
    """The first free id of the kind on ``day`` (in its year, if only the year is in the id).

    ``data`` holds the values that places such as ``{requester.dept}`` need.
    """
    serial = 1
    while (name := fill(kind, day, data, config, serial)) in taken:
        serial += 1
    return name
