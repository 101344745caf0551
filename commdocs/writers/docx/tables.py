"""Tables: fixed columns as wide as their content asks, a header row on every page.

Thousands of rows must not cost more than their text: widths come from the header and at most ``_SAMPLE``
rows, and a row without anything special is filled by one ``%``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from commdocs.messages import writers as say
from commdocs.model import Block, Hole, Row, Table, TableHead, Value
from commdocs.writers.docx import sheet as sheet_holes
from commdocs.writers.docx.flow import Flow, inlines, joined, literal
from commdocs.writers.docx.look import Frame, Look
from commdocs.writers.docx.sheet import END, Alone, Parts, Sheet
from commdocs.writers.docx.text import END as RUN_END
from commdocs.writers.docx.text import NEEDS_CARE, attribute
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


@lru_cache(maxsize=256)
def opening(
    look: Look, style: str, widths: tuple[int, ...], caption: str, description: str, header: bool = True
) -> str:
    """The start of a table: its style, its grid, and what screen readers say of it."""
    id = look.head.style("table", style, "table grid")
    named = f'<w:tblStyle w:val="{id}"/>' if id else ""
    first = "0020" if header else "0000"
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{first}" w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="0" w:noVBand="0"/>'
        f'<w:tblCaption w:val="{attribute(caption)}"/><w:tblDescription w:val="{attribute(description)}"/></w:tblPr>'
        f'<w:tblGrid>{"".join(f"""<w:gridCol w:w="{width}"/>""" for width in widths)}</w:tblGrid>'
    )


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
        _frame(look, align or ("center" if width.centred else "left"), width.small)
        for align, width in zip(header.align, widths, strict=True)
    )
    twips = tuple(width.twips for width in widths)
    out.append(_opening(sheet.look, sheet.title, names, twips))
    for cell, twip in zip(_head(look, head, widths[0].small), twips, strict=True):
        out.append(_cell(twip))
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
    start = _frame(look, "head", small).start
    return [joined([start, *inlines(look, cell), f"{END}</w:tc>"]) for cell in header.cells]


def whole(look: Look, frame: Frame, table: Table) -> list[str | sheet_holes.Hole]:
    """A table that stands in a markdown value."""
    names = tuple([literal(cell) for cell in table.head])
    known = [
        Column(name, [literal(row[n]) for row in table.rows if n < len(row)], False) for n, name in enumerate(names)
    ]
    widths = columns(known, frame.width or look.width // 3)
    twips = tuple([width.twips for width in widths])
    frames = [_frame(look, align or "left", width.small) for align, width in zip(table.align, widths, strict=True)]
    start = _opening(look, names[0] if names else "", names, twips)
    if not frame.width:  # in a column whose width is not known yet
        start = start.replace(f'<w:tblW w:w="{sum(twips)}" w:type="dxa"/>', '<w:tblW w:w="5000" w:type="pct"/>')
        start = start.replace('"fixed"', '"autofit"', 1)
    out: list[str | sheet_holes.Hole] = [start]
    rows = [(table.head, [_frame(look, "head", widths[0].small)] * len(names)), *((row, frames) for row in table.rows)]
    for number, (row, looks) in enumerate(rows):
        out.append(_ROW if number else "")
        for width, each, cell in zip(twips, looks, [*row, *[()] * len(names)], strict=False):
            out += [_cell(width) + each.start, *inlines(look, cell), f"{END}</w:tc>"]
        out.append("</w:tr>")
    return [*out, "</w:tbl>" + look.gap]


_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_HEAD_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_STYLES = {"left": "table text", "center": "table centre", "right": "table right", "head": "table head"}


@lru_cache(maxsize=64)
def _frame(look: Look, align: str, small: bool) -> Frame:
    name = _STYLES[align]
    return Frame(look, f"{name} small" if small else name, name, cell=True, width=0)


@lru_cache(maxsize=256)
def _opening(look: Look, title: str, names: tuple[str, ...], twips: tuple[int, ...]) -> str:
    caption = say.TABLE.of(look.language).format(title=title)
    described = say.TABLE_COLUMNS.of(look.language).format(columns=say.SEPARATOR.of(look.language).join(names))
    return opening(look, "data grid", twips, caption, described) + _HEAD_ROW


def _cell(width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'


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
    flat: list[Any] = [_ROW]
    for width, cell in zip(twips, _row(look, block, frames), strict=True):
        flat += [_cell(width), *cell, "</w:tc>"]
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
