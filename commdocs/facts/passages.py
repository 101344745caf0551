"""The sentences of a record, in one text, with the way back to their fields.

R12 and R14 look for words in everything that is written in a record. One search over one text is
cheaper than one for each field; the place is worked out only when something is found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from commdocs.facts.word_borders import is_word
from commdocs.model import Corpus, Data, Field, Kind, Record, numbered

_TYPES = ("text", "markdown")
_FREE = "extra"  # whatever a team likes to note


class Passage(NamedTuple):
    path: str
    text: str
    promised: bool  # a commitment, which has to be measurable; else narrative
    written: date | None  # the day that “tomorrow” in it counts from: the entry's own, else the record's
    own_day: bool = False  # whether it is the entry's own


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
    day = record.date or next((day for each in WRITTEN if (day := _day(record.data.get(each)))), None)
    _collect(_plan(record.kind), record.data, "", passages, day, False)
    starts = []
    position = 0
    for each in passages:
        starts.append(position)
        position += len(each.text) + 1
    return Prose("\n".join([each.text for each in passages]), starts, passages)


# The fields that say when the words beside them were written or spoken; a deadline or a planned day does not.
WRITTEN = ("on", "at", "sent_at", "raised_at", "done_at", "accepted_on", "confirmed_on", "recorded_on", "updated_on")


class _Step(NamedTuple):
    name: str
    shape: str
    promised: bool
    inner: list[_Step]  # empty for a text
    dated_by: list[str]  # of a text: the fields beside it that say when it was written


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def _collect(plan: list[_Step], data: Data, before: str, found: list[Passage], written: date | None, own: bool) -> None:
    for name, shape, promised, inner, dated_by in plan:
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
            day = next((day for each in dated_by if (day := _day(data.get(each)))), None)
            if inner:
                _collect(inner, item, f"{path}.", found, day or written, own or day is not None)
            else:
                found.append(Passage(path, item, promised, day or written, own or day is not None))


@lru_cache(maxsize=64)
def _plan(kind: Kind) -> list[_Step]:
    return list(_steps({name: field for name, field in kind.fields.items() if name != _FREE}, False, False))


def _steps(fields: Mapping[str, Field], promised: bool, inside: bool) -> Iterator[_Step]:
    """The ways to every sentence; those into quotations are not taken."""
    dates = [
        fields[each] for each in WRITTEN if inside and each in fields and fields[each].type in ("date", "datetime")
    ]
    for name, field in fields.items():
        if field.quoted:
            continue
        binding = promised or field.commitment
        inner = list(_steps(field.fields, binding, True)) if field.fields else []
        if inner or field.type in _TYPES:  # the day on which a task was done says nothing of when it was set
            dated_by = [each.name for each in dates if not each.when or each.when == field.when]
            yield _Step(name, field.shape, binding, inner, dated_by)


class Names:
    """Tells a word from a part of a name or of two other words.

    Looking costs time, so that after ``MOST`` places of one record the rest is taken for words.
    """

    MOST = 1000

    def __init__(self, record: Record, corpus: Corpus) -> None:
        self._record, self._corpus = record, corpus
        self._looked = 0

    @cached_property
    def _known(self) -> frozenset[str]:
        return names(self._record, self._corpus)

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is a word, or several, and not a part of a name."""
        self._looked += 1
        if self._looked > self.MOST:
            return True
        return not in_name(text, start, end, self._known) and is_word(text, start, end, self._known)


def names(record: Record, corpus: Corpus) -> frozenset[str]:
    """The names that may stand in the record's sentences: 周一鸣 is no Monday, 马上消费 does nothing at once.

    Of people with their companies, of the workspace's own side, its projects and parties.
    """
    people = [place.value for place in record.each("person")]
    return _of_the_workspace(corpus) | {each for person in people for each in _spellings(person) if len(each) > 1}


def _spellings(person: str) -> tuple[str, ...]:
    """How a sentence may name somebody: 业务部, 全员, 业务部全员."""
    dept, _, name = person.partition("/")
    return (dept, name, dept + name)


@lru_cache(maxsize=2)
def _of_the_workspace(corpus: Corpus) -> frozenset[str]:
    config = corpus.config
    found = {config.organisation, *config.organisations, *config.projects, *config.departments}
    found |= {each for colleague in config.people.values() for each in _spellings(colleague.person)}
    routes = (route for kind in corpus.kinds.values() for route in kind.routes("record") if route[-1].name == "party")
    parties = {name for route in routes for name in route[-1].kinds}
    found |= {record.title for name in parties for record in corpus.by_kind.get(name, ())}
    return frozenset(each for each in found if len(each) > 1)


def in_name(text: str, start: int, end: int, known: Iterable[str]) -> bool:
    """Whether ``text[start:end]`` is one of, or a part of, the ``known`` names."""
    for name in known:
        spare = len(name) - (end - start)
        if spare >= 0 and text.find(name, max(0, start - spare), end + spare) >= 0:
            return True
    return False
