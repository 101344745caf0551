"""Tables: fixed columns as wide as their content asks, a header row on every page.

Thousands of rows must not cost more than their text: widths come from the header and at most ``_SAMPLE``
rows, and a row without anything special is filled by one ``%``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from commdocs.model import ROOM, Block, Break, Hole, Row, Run, TableHead, Value
from commdocs.writers.docx.body import Body, Parts
from commdocs.writers.docx.flow import Flow
from commdocs.writers.docx.grids import HAND_ROW, ROW, cell_container, cell_start, data_opening
from commdocs.writers.docx.holes import OwnParagraph
from commdocs.writers.docx.runs import inlines, joined
from commdocs.writers.docx.stylesheet import Container, Stylesheet
from commdocs.writers.docx.text import END as RUN_END
from commdocs.writers.docx.text import NEEDS_CARE, WHOLE, divided, names, units
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.widths import Column, columns, length

SHORT = frozenset(
    [
        "date",
        "datetime",
        "due",
        "time",
        "duration",
        "person",
        "dept",
        "enum",
        "integer",
        "number",
        "percent",
        "boolean",
        "record",
        "phone",
        "status",
        "kind",
    ]
)
_SAMPLE = 200
_BETWEEN = re.compile("(?<=、)|(?<=, )")
_LIST = 60  # rows; a longer list is set in the small type
_DEPARTMENT = 16  # half characters; a longer department may break
# Characters that are written by hand into a cell, by type, and what a text takes
_WRITTEN, _WRITTEN_TEXT = {"person": 5, "dept": 5, "integer": 3, "number": 4, "percent": 3, "record": 6, "enum": 4}, 22
_TALL = 600  # a row of so many characters may split over pages


def is_short(value: Value) -> bool:
    """Whether a value is short by its type: a date, a person, a number, …"""
    # A list prints as one value of its items' type; with nothing in it its data is "".
    return value.type in SHORT and value.data.__class__ is not tuple and value.data != ""


class Filled(NamedTuple):
    """A row block bound to the columns of a table."""

    parts: Parts
    pattern: str  # the row for %, if every cell is one value; else ""
    holes: tuple[int, ...]
    values: int  # how many values the row has


Rows = Sequence[tuple[Block, int]]  # each with the number of its first value


def write(body: Body, head: Block, first: int, rows: Rows, alike: Rows = ()) -> None:
    """The table of a head block and the row blocks after it. ``alike``: the rows of all tables of the document with
    this head, which share their widths."""
    styles, out = body.styles, body.out
    header = head.nodes[0]
    assert isinstance(header, TableHead)
    heads = tuple([body.words(cell, first) for cell in header.cells])
    alike = alike or rows
    sample = alike[:: max(1, len(alike) // _SAMPLE)]
    known = [_sampled(body, name, sample, number) for number, name in enumerate(heads)]
    widths = columns(known, styles.width, styles.table_halves, len(alike) > _LIST)
    for number, (column, width) in enumerate(zip(known, widths, strict=True)):
        if column.piece:
            _fold(body, rows, number, width.room)
    containers = tuple(
        cell_container(styles, align or ("center" if width.centred else "left"), width.small)
        for align, width in zip(header.align, widths, strict=True)
    )
    twips = tuple(width.twips for width in widths)
    out.append(data_opening(body.styles, body.title, heads, twips))
    for cell, twip in zip(_head(styles, head, widths[0].small), twips, strict=True):
        out.append(cell_start(twip))
        body.write(cell, first)
    out.append("</w:tr>")
    bound: dict[Block, Filled] = {}  # asking the cache for each of thousands of rows would cost more
    for block, start in rows:
        filled = bound.get(block)
        if filled is None:
            filled = bound[block] = _filled(styles, block, containers, twips)
        _lay(body, filled, start)
    out.append("</w:tbl>" + styles.gap)


@lru_cache(maxsize=256)
def _head(styles: Stylesheet, head: Block, small: bool) -> list[Parts]:
    """The cells of a header row, without their starts."""
    header = head.nodes[0]
    assert isinstance(header, TableHead)
    start = cell_container(styles, "head", small).start
    return [joined([start, *inlines(styles, cell), f"{END}</w:tc>"]) for cell in header.cells]


def _sampled(body: Body, header: str, rows: Rows, column: int) -> Column:
    """What is known of a column by some of its texts, and whether all of its values are of short types."""
    texts: list[str] = []
    short, people, some, piece, values = True, True, False, 0, body.values
    for block, first in rows:
        cells = block.nodes[0].cells  # type: ignore[union-attr]
        if column >= len(cells):
            continue
        cell = cells[column]
        if body.blank:
            texts.append(_to_write(body, cell, first))
            holes = [values[first + each.number] for each in cell if isinstance(each, Hole)]
            some = some or bool(holes)
            short = short and all(value.type in SHORT or value.path.endswith(".id") for value in holes)
            people = False
            continue
        persons: list[list[str]] = []
        for each in cell:
            if isinstance(each, Hole):
                some = True
                value = values[first + each.number]
                person = value.type == "person" or not value.text
                short = short and (is_short(value) or (person and bool(value.text)))
                people = people and person
                if value.type == "person":
                    persons += _persons(value)
        for department, *name in persons:
            piece = max([piece, min(units(department), _DEPARTMENT) + 1, *(units(each) + 1 for each in name)])
        texts += map(_whole, persons) if len(cell) == 1 and persons else [body.words(cell, first)]
    return Column(header, texts, short and some, short and some and people, piece)


def _to_write(body: Body, cell: Sequence[Any], first: int) -> str:
    """Words as long as what people write into a cell of a blank form."""
    words = ""
    for each in cell:
        if isinstance(each, Hole):
            value = body.values[first + each.number]
            wide = 2 if value.path.endswith(".id") else _WRITTEN.get(value.type, _WRITTEN_TEXT)
            words += value.text if value.text not in ("", ROOM) else "＿" * wide
        elif isinstance(each, Run):
            words += each.text
    return words


def _persons(value: Value) -> list[list[str]]:
    """The persons of a value, each as department and name, with the sign behind it."""
    some = [each for each in _BETWEEN.split(value.text) if each]
    known = names(value.data)
    return [divided(each, known[at] if at < len(known) else "") for at, each in enumerate(some)]


def _whole(person: Sequence[str]) -> str:
    return ("" if person[0].endswith("/") else " ").join(person)


def _fold(body: Body, rows: Rows, column: int, room: int) -> None:
    """Persons in a column that is too narrow for them: each begins a line, if need be the department over the name."""
    values = list(body.values)
    for block, first in rows:
        cells = block.nodes[0].cells  # type: ignore[union-attr]
        cell = cells[column] if column < len(cells) else ()
        holes = [each.number for each in cell if isinstance(each, Hole)]
        if not any(values[first + each].type == "person" for each in holes) or length(body.words(cell, first)) <= room:
            continue
        before = 0
        for each in cell:
            if not isinstance(each, Hole):
                before = 0 if isinstance(each, Break) else before + length(each.text if isinstance(each, Run) else "")
                continue
            value = values[first + each.number]
            if value.type == "person" and before <= room:
                lines = []
                for one in _persons(value):
                    lines += [_whole(one)] if length(_whole(one)) <= room else one
                start = "\n" if before and lines and before + length(lines[0]) > room else ""
                values[first + each.number] = value = replace(value, text=start + "\n".join(lines))
            before += length(value.text.rpartition("\n")[2])
    body.values = values


@lru_cache(maxsize=512)
def _row(styles: Stylesheet, block: Block, containers: tuple[Container, ...]) -> list[Parts]:
    """The cells of a row, compiled for the columns that it stands in."""
    row = block.nodes[0]
    assert isinstance(row, Row)
    cells = []
    for container, cell in zip(containers, [*row.cells, *[()] * len(containers)], strict=False):
        flow = Flow(styles, container)
        flow.paragraph(cell, container.start, container.start)
        cells.append(joined(flow.out))
    return cells


@lru_cache(maxsize=512)
def _filled(styles: Stylesheet, block: Block, containers: tuple[Container, ...], twips: tuple[int, ...]) -> Filled:
    flat: list[Any] = [ROW]
    for width, cell in zip(twips, _row(styles, block, containers), strict=True):
        flat += [cell_start(width), *cell, "</w:tc>"]
    parts = joined([*flat, "</w:tr>"])
    pattern, holes = "", []
    for part in parts:
        if isinstance(part, str):
            pattern += part.replace("%", "%%")
        elif isinstance(part, OwnParagraph) and part.start:
            pattern += f"{part.start}{part.run_style.open}%s{RUN_END}{END}"
            holes.append(part.number)
        else:
            return Filled(parts, "", (), block.holes)
    return Filled(parts, pattern, tuple(holes), block.holes)


def _lay(body: Body, row: Filled, first: int) -> None:
    out, values = body.out, body.values[first : first + row.values]
    before = len(out)
    texts = [value.text for value in values]
    if (
        row.pattern
        and NEEDS_CARE.search(" ".join(texts)) is None
        and not [v for v in values if v.fill or v.type == "markdown" or (v.type not in SHORT and WHOLE.search(v.text))]
    ):
        out.append(row.pattern % tuple([texts[hole] or body.empty for hole in row.holes]))
    else:
        body.write(row.parts, first)
    if body.blank:
        out[before] = out[before].replace(ROW, HAND_ROW, 1)
    if sum(map(len, texts)) > _TALL:
        out[before] = out[before].replace("<w:cantSplit/>", "", 1)
