"""What a page looked at besides its own record, so that it need not be made again while that is as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from hashlib import blake2b
from typing import Any

from commdocs.model import Data, Field, Record, Thinned

WHOLE = "*"  # all fields of a record
HEAD = ""  # its number, project, day and status


class Reads:
    """The records that were looked up by their numbers, the lists that were asked for, the fields of records that
    were seen, the day; or everything there is."""

    def __init__(self) -> None:
        self.everything = False
        self.today = False
        self.names: dict[str, Record | None] = {}
        self.lists: dict[str, str] = {}  # each with the digest of what was in it
        self.fields: set[tuple[str, str]] = set()  # of which kind, which field


class Noted(dict[str, Any]):
    """The data of a record that says which of its fields somebody looks at."""

    __slots__ = ("_note",)

    def __init__(self, data: Data, note: Callable[[str], None]) -> None:
        super().__init__(data)
        self._note = note

    def __getitem__(self, name: str) -> Any:
        self._note(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._note(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self._note(str(name))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        self._note(WHOLE)
        return super().__iter__()

    def __reversed__(self) -> Iterator[str]:
        self._note(WHOLE)
        return super().__reversed__()

    def __len__(self) -> int:
        self._note(WHOLE)
        return super().__len__()

    def keys(self) -> Any:
        self._note(WHOLE)
        return super().keys()

    def items(self) -> Any:
        self._note(WHOLE)
        return super().items()

    def values(self) -> Any:
        self._note(WHOLE)
        return super().values()

    def copy(self) -> dict[str, Any]:
        self._note(WHOLE)
        return super().copy()

    def __repr__(self) -> str:
        self._note(WHOLE)
        return super().__repr__()

    def __or__(self, other: Any) -> Any:
        self._note(WHOLE)
        return super().__or__(other)

    def __ror__(self, other: Any) -> Any:
        self._note(WHOLE)
        return super().__ror__(other)

    def __eq__(self, other: object) -> bool:
        self._note(WHOLE)
        return super().__eq__(other)

    __hash__ = None


def digest(found: Iterable[Any]) -> str:
    """Stands for a list of records or of open items: which they are and, of items, all that is known of each.

    What is looked at in the records themselves is noted elsewhere.
    """
    made = blake2b(digest_size=16)
    for each in found:
        words = each.path if isinstance(each, Record) else _item(each)
        made.update(words.encode("utf-8", "surrogatepass"))
        made.update(b"\n")
    return made.hexdigest()


def _item(each: Any) -> str:
    record = getattr(each, "record", None)
    own = record.data if isinstance(record, Record) else None
    said = []
    for one in fields(each):
        part = getattr(each, one.name)
        said.append(
            record.path if part is record and record else "" if part is own and own is not None else _words(part)
        )
    return "\0".join(said)


def _words(each: Any) -> str:
    if isinstance(each, Record):
        return f"{each.path} {each.blob}"
    if isinstance(each, Field):
        return f"{each.name} {each.type}"
    if isinstance(each, tuple | list) and not isinstance(each, Thinned):
        return f"({chr(0).join(map(_words, each))})"
    return repr(each)
