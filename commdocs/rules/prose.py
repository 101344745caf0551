"""The sentences of a record, in one text, with the way back to their fields.

R12 and R14 look for words in everything that is written in a record. One search over one text is
cheaper than one for each field; the place is worked out only when something is found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from commdocs.model import Config, Field, Kind, Record

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
    passages = [
        Passage(place.path, place.value, promised)
        for route, promised in _routes(record.kind)
        for place in record.along(route)
        if isinstance(place.value, str)
    ]
    starts = []
    position = 0
    for each in passages:
        starts.append(position)
        position += len(each.text) + 1
    return Prose("\n".join(each.text for each in passages), starts, passages)


@lru_cache(maxsize=64)
def _routes(kind: Kind) -> list[tuple[Sequence[Field], bool]]:
    return [
        (route, any(field.commitment for field in route))
        for what in _TYPES
        for route in kind.routes(what)
        if route[0].name != _FREE and not any(field.quoted for field in route)
    ]


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
