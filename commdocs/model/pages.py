"""Documents: blocks with holes, and the values that go there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

ROOM = "＿" * 6  # what a value of a blank form prints among words: room to write by hand


class LostFill(Exception):
    """A value that the other party fills in was made part of a longer text: its path would be lost."""


@dataclass(slots=True, eq=False)  # not frozen: pages make them by the hundred, and frozen ones take four times as long
class Value:
    """A value on a page, made once and never changed. ``path`` is empty for what no field of the record holds.

    In a template it compares and sorts as its ``data`` and is true when there is something to show.
    """

    data: Any
    text: str  # as shown in the document's language; for type markdown, its source
    type: str = "text"
    path: str = ""
    fill: bool = False

    def __bool__(self) -> bool:
        return self.data is not False and self.data is not None and self.data != ""

    def __str__(self) -> str:
        if self.fill and self.text != ROOM:  # room on a blank form may be joined to other words
            raise LostFill(self.path)
        return self.text

    def __eq__(self, other: object) -> bool:
        return bool(self.data == (other.data if isinstance(other, Value) else other))

    def __hash__(self) -> int:
        return hash(self.data)

    def __lt__(self, other: Any) -> bool:
        return bool(self.data < (other.data if isinstance(other, Value) else other))

    def __gt__(self, other: Any) -> bool:
        return bool(self.data > (other.data if isinstance(other, Value) else other))

    def __len__(self) -> int:
        return len(self.text)


class Run(NamedTuple):
    """Template text. ``style`` is any of b, i, s (struck), c (code) in this order, then ``.class`` names."""

    text: str
    style: str = ""


class Hole(NamedTuple):
    """Where the block's value ``number`` goes; ``alone`` when nothing else is in its paragraph or cell."""

    number: int
    style: str = ""
    alone: bool = False


class Break(NamedTuple):
    """A line break."""


class Link(NamedTuple):
    """``href`` was checked: http, https, mailto or a relative path."""

    href: str
    inlines: tuple[Any, ...]


Inline = Run | Hole | Break | Link
Inlines = tuple[Inline, ...]


def lines_of(whole: Inlines) -> list[Inlines]:
    """What stands between the breaks, without empty lines."""
    lines: list[list[Inline]] = [[]]
    for each in whole:
        if isinstance(each, Break):
            lines.append([])
        else:
            lines[-1].append(each)
    return [tuple(line) for line in lines if line]


class Paragraph(NamedTuple):
    inlines: Inlines


class Heading(NamedTuple):
    level: int  # 1–6
    inlines: Inlines


class Bullets(NamedTuple):
    items: tuple[tuple[Any, ...], ...]  # each item: nodes


class Numbers(NamedTuple):
    start: int
    items: tuple[tuple[Any, ...], ...]


class Quote(NamedTuple):
    nodes: tuple[Any, ...]


class Code(NamedTuple):
    text: str


class Ruler(NamedTuple):
    """A horizontal rule."""


class Table(NamedTuple):
    """A whole table: only inside a markdown *value*; templates give TableHead and Row blocks."""

    head: tuple[Inlines, ...]
    align: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...]


class TableHead(NamedTuple):
    cells: tuple[Inlines, ...]
    align: tuple[str, ...]  # left, center, right or "" a column


class Row(NamedTuple):
    cells: tuple[Inlines, ...]


class Item(NamedTuple):
    """One list item of a template; ``number`` is None for a bullet. The first number of a list is where it
    starts; the rest count on from there, whatever the template typed (``1.`` in a loop)."""

    number: int | None
    nodes: tuple[Any, ...]


class Definition(NamedTuple):
    """A form field (inside ``::: form`` or ``::: signatures``) or a definition outside one."""

    term: Inlines
    definitions: tuple[tuple[Any, ...], ...]  # each: nodes


Node = Paragraph | Heading | Bullets | Numbers | Quote | Code | Ruler | Table | TableHead | Row | Item | Definition


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """A piece of a page with holes, parsed once and shared by all documents of the same shape.

    ``kind``: ``open`` and ``close`` of a fenced div (its name in ``name``), ``head`` (starts a table),
    ``row``, ``item``, ``definition``, ``body``. A table ends at the first block that is not a ``row``,
    a list at the first that is not an ``item``.
    """

    kind: Literal["open", "close", "head", "row", "item", "definition", "body"]
    nodes: tuple[Node, ...] = ()
    holes: int = 0
    name: str = ""  # form, signatures, …


@dataclass(frozen=True, eq=False)
class Document:
    """What a template made of a record or of the corpus, before it is bytes.

    ``blocks`` pairs each block with the number of its first value in ``values``.
    """

    title: str
    label: str
    language: str
    blocks: Sequence[tuple[Block, int]]
    values: Sequence[Value]
    landscape: bool = False
    letterhead: bytes = b""
    draft: bool = False
    footer: tuple[str, ...] = ()  # number, template version, blob id, status: as shown
    date: date | None = None
    author: str = ""
    blank: bool = False  # a form to fill in by hand
