"""The sentences of a record, in one text, with the way back to their fields.

R12 and R14 look for words in everything that is written in a record. One search over one text is
cheaper than one for each field; the place is worked out only when something is found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from commdocs.model import Config, Data, Field, Kind, Record, numbered

_TYPES = ("text", "markdown")
_FREE = "extra"  # whatever a team likes to note


class Passage(NamedTuple):
    path: str
    text: str
    promised: bool  # a commitment, which has to be measurable; else narrative


class Prose(NamedTuple):
    text: str  # all passages, a line feed between them
    starts: list[int]
    passages: list[Passage]

    def passage(self, position: int) -> tuple[Passage, int]:
        """The passage at ``position`` of the text, and where it begins."""
        index = bisect_right(self.starts, position) - 1
        return self.passages[index], self.starts[index]


@lru_cache(maxsize=2)
def prose(record: Record) -> Prose:
    """What the record says in its own words: other people's words (``quoted``) are left out."""
    passages: list[Passage] = []
    _collect(_plan(record.kind), record.data, "", passages)
    starts = []
    position = 0
    for each in passages:
        starts.append(position)
        position += len(each.text) + 1
    return Prose("\n".join([each.text for each in passages]), starts, passages)


class _Step(NamedTuple):
    name: str
    shape: str
    promised: bool
    inner: list[_Step]  # empty for a text


def _collect(plan: list[_Step], data: Data, before: str, found: list[Passage]) -> None:
    for name, shape, promised, inner in plan:
        value = data.get(name)
        if value is None:
            continue
        if shape == "one":
            places = [(before + name, value)]
        elif shape == "list":
            places = [(f"{before}{name}[{index}]", item) for index, item in numbered(value)]
        else:
            places = [(f"{before}{name}.{key}", item) for key, item in value.items()]
        for path, item in places:
            if inner:
                _collect(inner, item, f"{path}.", found)
            else:
                found.append(Passage(path, item, promised))


@lru_cache(maxsize=64)
def _plan(kind: Kind) -> list[_Step]:
    return list(_steps({name: field for name, field in kind.fields.items() if name != _FREE}, False))


def _steps(fields: Mapping[str, Field], promised: bool) -> Iterator[_Step]:
    """The ways to every sentence; those into quotations are not taken."""
    for name, field in fields.items():
        if field.quoted:
            continue
        binding = promised or field.commitment
        inner = list(_steps(field.fields, binding)) if field.fields else []
        if inner or field.type in _TYPES:
            yield _Step(name, field.shape, binding, inner)


def names(record: Record, config: Config) -> set[str]:
    """The names of people that may stand in the record's sentences: 周一鸣 is no Monday."""
    people = [place.value for place in record.each("person")]
    people += [colleague.person for colleague in config.people.values()]
    return {name for person in people if len(name := person.partition("/")[2]) > 1}


def in_name(text: str, start: int, end: int, known: set[str]) -> bool:
    """Whether ``text[start:end]`` is a part of one of the ``known`` names."""
    for name in known:
        where = text.find(name, max(0, start - len(name) + 1))
        if 0 <= where <= start and end <= where + len(name):
            return True
    return False
