"""One record, read and typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from commdocs.model.kinds import Field, Kind, Status
from commdocs.model.values import Data, Thinned, numbered


class Place(NamedTuple):
    """A value where it stands in a record."""

    path: str
    value: Any
    field: Field
    parent: Data  # the mapping that holds it


@dataclass(frozen=True, eq=False, slots=True)
class Record:
    """One YAML file under ``records/``, read and typed.

    ``data`` has canonical keys and typed values; what is absent or of a wrong type is not in it.
    ``id``, ``project`` and ``date`` are there also when they were derived from path and id.
    """

    path: str
    kind: Kind
    id: str
    project: str
    date: date | None
    status: str
    data: Data
    text: str
    blob: str  # git's blob id of the LF-normalised text

    @property
    def former(self) -> tuple[str, ...]:
        """The numbers that it had before."""
        return tuple(self.data.get("legacy_ids") or ())

    @property
    def state(self) -> Status:
        """The status with its flags; an unknown one counts as the first of the life cycle."""
        statuses = self.kind.statuses
        return statuses.get(self.status) or next(iter(statuses.values()))

    def reached(self, mark: str) -> bool:
        """Whether the record is at or past the status (or the first with the flag) ``mark``."""
        return self.kind.reached(self.status, mark)

    def each(self, what: str) -> Iterator[Place]:
        """Every value of type ``what`` (``due``, ``person``, ``action`` …) or with that flag, in order."""
        for route in self.kind.routes(what):
            yield from _follow(self.data, route, "")

    def counted(self, what: str) -> Iterator[tuple[int, Place]]:
        """``each`` of a list, with the number that people count them by, from 1; those refused are counted too."""
        refused = 0
        for count, place in enumerate(self.each(what), 1):
            items = place.parent[place.field.name]
            if isinstance(items, Thinned):
                refused = next(number - at for at, (number, one) in enumerate(numbered(items)) if one is place.value)
            yield count + refused, place

    def along(self, route: Sequence[Field]) -> Iterator[Place]:
        """Every value at the end of one of the kind's ``routes``."""
        return _follow(self.data, route, "")

    def get(self, path: str, default: Any = None) -> Any:
        """The value at a dotted path without indexes (``assessment.by``), or ``default``."""
        here: Any = self.data
        for key in path.split("."):
            if not isinstance(here, dict) or key not in here:
                return default
            here = here[key]
        return here

    @property
    def dropped(self) -> bool:
        """Cancelled, rejected or withdrawn: nobody expects more of it. A suspended record is only waiting."""
        return self.state.final and self.state.reason

    @property
    def unfinished(self) -> bool:
        """Saved on the way, as a draft."""
        return self.state.unfinished

    @property
    def counts(self) -> bool:
        """Whether anybody goes by it: neither dropped nor still being written."""
        return not self.dropped and not self.unfinished

    @property
    def title(self) -> str:
        """What names the record in lists: its title field on one line, else the one that stands in for it, else its id."""
        words = str(self.data.get(self.kind.title) or self.data.get(self.kind.title_or) or "")
        return " ".join(words.split()) or self.id


class Later(Record):
    """A record whose values and text are fetched when somebody first looks at them."""

    __slots__ = ("_data", "_former", "_text")
    _data: Data | Callable[[], Data]
    _text: str | Callable[[], str]
    _former: tuple[str, ...] | None

    def __init__(
        self,
        path: str,
        kind: Kind,
        id: str,
        project: str,
        date: date | None,
        status: str,
        data: Data | Callable[[], Data],
        text: str | Callable[[], str],
        blob: str,
        former: tuple[str, ...] | None = None,
    ) -> None:
        own = {"path": path, "kind": kind, "id": id, "project": project, "date": date, "status": status, "blob": blob}
        for name, value in (*own.items(), ("_data", data), ("_text", text), ("_former", former)):
            object.__setattr__(self, name, value)

    @property
    def data(self) -> Data:
        held = self._data
        if callable(held):
            held = held()
            object.__setattr__(self, "_data", held)
        return held

    @property
    def text(self) -> str:
        held = self._text
        if callable(held):
            held = held()
            object.__setattr__(self, "_text", held)
        return held

    @property
    def former(self) -> tuple[str, ...]:
        return super().former if self._former is None else self._former


def _follow(data: Data, route: Sequence[Field], before: str) -> Iterator[Place]:
    each, rest = route[0], route[1:]
    value = data.get(each.name)
    if value is None:
        return
    path = f"{before}{each.name}"
    if each.shape == "one":
        places: Iterator[tuple[str, Any]] = iter(((path, value),))
    elif each.shape == "list":
        places = ((f"{path}[{index}]", item) for index, item in numbered(value))
    else:
        places = ((f"{path}.{key}", item) for key, item in value.items())
    for where, item in places:
        if not rest:
            yield Place(where, item, each, data)
        else:
            yield from _follow(item, rest, f"{where}.")
