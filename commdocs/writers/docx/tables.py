"""Tables: fixed columns as wide as their content asks, a header row on every page.

Thousands of rows must not cost more than their text: widths come from the header and at most ``_SAMPLE``
rows, and a row without anything special is filled by one ``%``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from commdocs.model import Block, Hole, Row, TableHead, Value
from commdocs.writers.docx.flow import Flow
from commdocs.writers.docx.grids import ROW, cell_frame, cell_start, data_opening
from commdocs.writers.docx.look import Frame, Look
from commdocs.writers.docx.runs import inlines, joined
from commdocs.writers.docx.sheet import Alone, Parts, Sheet
from commdocs.writers.docx.text import END as RUN_END
from commdocs.writers.docx.text import NEEDS_CARE
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.widths import Column, columns

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


def write(sheet: Sheet, head: Block, first: int, rows: Sequence[tuple[Block, int]]) -> None:
    """The table of a head block and the row blocks after it, each with the number of its first value."""
    look, out = sheet.look, sheet.out
    header = head.nodes[0]
    assert isinstance(header, TableHead)
    names = tuple([sheet.words(cell, first) for cell in header.cells])
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    known = [Column(name, *_sampled(sheet, sample, number)) for number, name in enumerate(names)]
    widths = columns(known, look.width)
    frames = tuple(
        cell_frame(look, align or ("center" if width.centred else "left"), width.small)
        for align, width in zip(header.align, widths, strict=True)
    )
    twips = tuple(width.twips for width in widths)
    out.append(data_opening(sheet.look, sheet.title, names, twips))
    for cell, twip in zip(_head(look, head, widths[0].small), twips, strict=True):
        out.append(cell_start(twip))
        sheet.lay(cell, first)
    out.append("</w:tr>")
    bound: dict[Block, Filled] = {}  # asking the cache for each of thousands of rows would cost more
    for block, start in rows:
        filled = bound.get(block)
        if filled is None:
            filled = bound[block] = _filled(look, block, frames, twips)
        _lay(sheet, filled, start)
    out.append("</w:tbl>" + look.gap)


@lru_cache(maxsize=256)
def _head(look: Look, head: Block, small: bool) -> list[Parts]:
    """The cells of a header row, without their starts."""
    header = head.nodes[0]
    assert isinstance(header, TableHead)
    start = cell_frame(look, "head", small).start
    return [joined([start, *inlines(look, cell), f"{END}</w:tc>"]) for cell in header.cells]


def _sampled(sheet: Sheet, rows: Sequence[tuple[Block, int]], column: int) -> tuple[list[str], bool]:
    """Texts of a column, and whether all of its values are of short types."""
    texts, short, some, values = [], True, False, sheet.values
    for block, first in rows:
        cells = block.nodes[0].cells  # type: ignore[union-attr]
        if column >= len(cells):
            continue
        cell = cells[column]
        texts.append(sheet.words(cell, first))
        for each in cell:
            if isinstance(each, Hole):
                some = True
                short = short and is_short(values[first + each.number])
    return texts, short and some


@lru_cache(maxsize=512)
def _row(look: Look, block: Block, frames: tuple[Frame, ...]) -> list[Parts]:
    """The cells of a row, compiled for the columns that it stands in."""
    row = block.nodes[0]
    assert isinstance(row, Row)
    cells = []
    for frame, cell in zip(frames, [*row.cells, *[()] * len(frames)], strict=False):
        flow = Flow(look, frame)
        flow.paragraph(cell, frame.start, frame.start)
        cells.append(joined(flow.out))
    return cells


@lru_cache(maxsize=512)
def _filled(look: Look, block: Block, frames: tuple[Frame, ...], twips: tuple[int, ...]) -> Filled:
    flat: list[Any] = [ROW]
    for width, cell in zip(twips, _row(look, block, frames), strict=True):
        flat += [cell_start(width), *cell, "</w:tc>"]
    parts = joined([*flat, "</w:tr>"])
    pattern, holes = "", []
    for part in parts:
        if isinstance(part, str):
            pattern += part.replace("%", "%%")
        elif isinstance(part, Alone) and part.start:
            pattern += f"{part.start}{part.face.open}%s{RUN_END}{END}"
            holes.append(part.number)
        else:
            return Filled(parts, "", (), block.holes)
    return Filled(parts, pattern, tuple(holes), block.holes)


def _lay(sheet: Sheet, row: Filled, first: int) -> None:
    out, values = sheet.out, sheet.values[first : first + row.values]
    before = len(out)
    texts = [value.text for value in values]
    if (
        row.pattern
        and NEEDS_CARE.search(" ".join(texts)) is None
        and not [v for v in values if v.fill or v.type == "markdown"]
    ):
        out.append(row.pattern % tuple([texts[hole] or sheet.empty for hole in row.holes]))
    else:
        sheet.lay(row.parts, first)
    if sum(map(len, texts)) > _TALL:
        out[before] = out[before].replace("<w:cantSplit/>", "", 1)
