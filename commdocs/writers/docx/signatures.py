"""Signature blocks: a table without a grid, where room for ink always stays.

Two parties stand side by side, as on letters; one or many stand in rows, as on minutes. A line to sign on is
the lower edge of its cell. What is recorded already is printed beside the line, never on it. The block never
splits over pages: rows hold together, and each paragraph but the last row's holds to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from commdocs.messages import writers as say
from commdocs.model import Block, Break, Definition, Hole, Inline, Inlines, Paragraph, Run
from commdocs.writers.docx.flow import inlines, joined, literal
from commdocs.writers.docx.look import Frame, Look
from commdocs.writers.docx.sheet import END, Parts, Sheet
from commdocs.writers.docx.tables import opening
from commdocs.writers.docx.text import units

_DATES = frozenset(("date", "datetime", "due"))
_DATE = re.compile(r"日期|[Dd]ate\b")
_UNIT = 120  # twips in half a character of 12 pt
_MARGIN = 220  # twips: both margins of a cell
_GAP = 420  # twips between two parties
_INK = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'


class Line(NamedTuple):
    """A line of a party: what stands before the ink, and the values that may be recorded."""

    label: Parts
    words: str  # the label, as far as the template says it
    rest: Parts
    said: bool  # the rest has words of the template's own
    holes: tuple[int, ...]


class Party(NamedTuple):
    name: Parts
    words: str
    holes: tuple[int, ...]
    lines: tuple[Line, ...]


class Cell(NamedTuple):
    """A line as one document has it. Widths are in half characters."""

    label: str
    label_width: int
    content: str  # what is recorded, or the blank date
    width: int
    ink: bool


class Slot(NamedTuple):
    """The columns of lines that stand under each other, in twips; 0: there is no such column."""

    label: int
    ink: int
    recorded: int  # what is known already, beside the ink

    @property
    def widths(self) -> list[int]:
        return [width for width in self if width]


class Piece(NamedTuple):
    """A cell of the block: how many columns of the grid it spans, its runs, whether one signs on it."""

    columns: int
    content: str
    ink: bool = False


_NOTHING = Piece(1, "")
Rows = list[list[Piece]]
Made = Sequence[tuple["Party", int]]


def write(sheet: Sheet, parties: Sequence[tuple[Block, int]]) -> None:
    """One block for all ``parties``, each with the number of its first value."""
    look = sheet.look
    made = [(compiled(look, block), first) for block, first in parties]
    tall = max(len(party.lines) for party, _ in made)
    rows, grid = _beside(sheet, made) if len(made) == 2 or (len(made) == 1 and tall > 3) else _below(sheet, made)
    language = look.language
    names = say.SEPARATOR.of(language).join(sheet.words(party.words, party.holes, first) for party, first in made)
    caption = say.SIGNATURES.of(language).format(title=sheet.title)
    described = say.SIGNATURES_PARTIES.of(language).format(parties=names)
    sheet.out.append(opening(look, "signature block", grid, caption, described, header=False))
    for number, row in enumerate(rows, 1):
        start = (_last if number == len(rows) else _kept)(look).start
        sheet.out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        at = 0
        for piece in row:
            span = f'<w:gridSpan w:val="{piece.columns}"/>' if piece.columns > 1 else ""
            width = sum(grid[at : at + piece.columns])
            properties = (
                f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{_INK if piece.ink else ""}<w:vAlign w:val="bottom"/>'
            )
            sheet.out.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{start}{piece.content}{END}</w:tc>")
            at += piece.columns
        sheet.out.append("</w:tr>")
    sheet.out.append("</w:tbl>" + look.gap)


def _beside(sheet: Sheet, made: Made) -> tuple[Rows, list[int]]:
    """Two parties (or one with many lines, at the left) in two halves: their names, then line by line."""
    sides = [[_cell(sheet, line, first) for line in party.lines] for party, first in made]
    half = (sheet.look.width - _GAP) // 2
    slot = _slot([cell for side in sides for cell in side], half)
    columns = len(slot.widths)
    names = [Piece(columns, sheet.text(party.name, first)) for party, first in made]
    rows = [[names[0], _NOTHING, names[1] if len(names) > 1 else Piece(columns, "")]]
    for one, other in zip_longest(sides[0], sides[1] if len(sides) > 1 else []):
        rows.append([*_pieces(one, slot), _NOTHING, *_pieces(other, slot)])
    return rows, [*slot.widths, sheet.look.width - 2 * half, *slot.widths]


def _below(sheet: Sheet, made: Made) -> tuple[Rows, list[int]]:
    """Any number of parties, each in a row: its name, then its lines one beside the other."""
    width = sheet.look.width
    names = [sheet.text(party.name, first) for party, first in made]
    longest = max(units(sheet.words(party.words, party.holes, first)) for party, first in made)
    name = min(longest * _UNIT + _MARGIN, width * 35 // 100)
    lines = [[_cell(sheet, line, first) for line in party.lines] for party, first in made]
    places = list(zip_longest(*lines))
    room = (width - name) // max(len(places), 1) - _MARGIN
    slots = [_slot([cell for cell in place if cell], room) for place in places]
    grid = [name]
    for slot in slots:
        grid += [_MARGIN, *slot.widths]
    grid[0] += width - sum(grid)
    rows = []
    for number, title in enumerate(names):
        row = [Piece(1, title)]
        for place, slot in zip(places, slots, strict=True):
            row += [_NOTHING, *_pieces(place[number], slot)]
        rows.append(row)
    return rows, grid


def _slot(cells: Sequence[Cell], width: int) -> Slot:
    label = min(max((cell.label_width for cell in cells), default=0) * _UNIT, width // 2)
    label += _MARGIN if label else 0
    recorded = max((cell.width for cell in cells if cell.ink), default=0) * _UNIT
    recorded = min(recorded + _MARGIN, (width - label) // 2) if recorded else 0
    return Slot(label, width - label - recorded, recorded)


def _pieces(cell: Cell | None, slot: Slot) -> list[Piece]:
    if cell is None:
        return [Piece(len(slot.widths), "")]
    label = [Piece(1, cell.label)] if slot.label else []
    if not cell.ink:
        return [*label, Piece(2 if slot.recorded else 1, cell.content)]
    return [*label, Piece(1, "", ink=True), *([Piece(1, cell.content)] if slot.recorded else [])]


def _cell(sheet: Sheet, line: Line, first: int) -> Cell:
    values = [sheet.values[first + hole] for hole in line.holes]
    content = sheet.text(line.rest, first)
    recorded = line.said or any(value.text for value in values)
    label = sheet.text(line.label, first)
    ink = True
    if any(value.type in _DATES for value in values) or _DATE.search(line.words):
        blank = say.NO_DATE.of(sheet.look.language)
        ink = not recorded and not blank
        content = content if recorded else sheet.look.face("").run(blank)
    width = sum(units(value.text) for value in values) + 2 * line.said
    return Cell(label, units(line.words), content if recorded or not ink else "", width if recorded else 0, ink)


@lru_cache(maxsize=16)
def _kept(look: Look) -> Frame:
    return Frame(look, "signature", cell=True, empty="", keep=True)


@lru_cache(maxsize=16)
def _last(look: Look) -> Frame:
    return Frame(look, "signature", cell=True, empty="")


@lru_cache(maxsize=512)
def compiled(look: Look, block: Block) -> Party:
    """A definition block as a signing party."""
    definition = block.nodes[0]
    assert isinstance(definition, Definition)
    lines = [
        _line(look, line)
        for nodes in definition.definitions
        for node in nodes
        if isinstance(node, Paragraph)
        for line in _lines(node.inlines)
    ]
    return Party(
        joined(inlines(look, definition.term)), literal(definition.term), _holes(definition.term), tuple(lines)
    )


def _lines(whole: Inlines) -> list[Inlines]:
    lines: list[list[Inline]] = [[]]
    for each in whole:
        if isinstance(each, Break):
            lines.append([])
        else:
            lines[-1].append(each)
    return [tuple(line) for line in lines if line]


def _line(look: Look, line: Inlines) -> Line:
    """The label ends at the first run's last colon; without one the whole run is the label."""
    label: list[Inline] = []
    rest = list(line)
    if isinstance(rest[0], Run):
        run = rest.pop(0)
        at = max(run.text.rfind("："), run.text.rfind(":")) + 1 or len(run.text)
        label.append(run._replace(text=run.text[:at]))
        if run.text[at:].strip(" 　_"):
            rest.insert(0, run._replace(text=run.text[at:]))
    runs = [joined(inlines(look, part)) for part in (label, rest)]
    return Line(runs[0], literal(label), runs[1], bool(literal(rest).strip()), _holes(rest))


def _holes(line: Sequence[Inline]) -> tuple[int, ...]:
    return tuple(each.number for each in line if isinstance(each, Hole))
