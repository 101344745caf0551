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
from commdocs.writers.docx.grids import opening
from commdocs.writers.docx.look import Frame, Look
from commdocs.writers.docx.runs import inlines, joined, literal
from commdocs.writers.docx.sheet import Parts, Sheet
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import units

_DATES = frozenset(("date", "datetime", "due"))
_DATE = re.compile(r"日期|[Dd]ate\b")
_COLON = re.compile("[：:]")
_UNIT = 120  # twips in half a character of 12 pt; of 10.5 pt with some air
_MARGIN = 160  # twips: a cell's margin and some air; also the space between places in a row
_LEAST = 1150  # twips of ink: 20 mm, when a name stands beside it
_SMALL = 105  # twips in half a character of what is recorded, 10.5 pt
_WIDEST = 30  # half characters of what is recorded; more takes several lines
_SEAMS = 3  # half characters that a date is wider for the space between figures and 年月日
_GAP = 420  # twips between two parties
_INK = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'


class Line(NamedTuple):
    """A line of a party: what stands before the ink, and the values that may be recorded."""

    label: Parts
    line: Inlines  # the label again, for its words
    rest: Parts
    said: bool  # the rest has words of the template's own
    holes: tuple[int, ...]


class Party(NamedTuple):
    name: Parts
    term: Inlines
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


# A cell of the block: how many columns of the grid it spans, its runs, whether one signs on it, whether it
# is beside such a one. Plain tuples: there are dozens in each document.
Piece = tuple[int, str, bool, bool]
_NOTHING: Piece = (1, "", False, False)
Rows = list[list[Piece]]
Made = Sequence[tuple["Party", int]]


def write(sheet: Sheet, parties: Sequence[tuple[Block, int]]) -> None:
    """One block for all ``parties``, each with the number of its first value."""
    look = sheet.look
    made = [(compiled(look, block), first) for block, first in parties]
    tall = max(len(party.lines) for party, _ in made)
    names = [sheet.words(party.term, first) for party, first in made]
    if len(made) == 2 or (len(made) == 1 and tall > 3):
        rows, grid = _beside(sheet, made)
    else:
        rows, grid = _below(sheet, made, max(map(units, names)))
    language = look.language
    caption = say.SIGNATURES.of(language).format(title=sheet.title)
    described = say.SIGNATURES_PARTIES.of(language).format(parties=say.SEPARATOR.of(language).join(names))
    sheet.out.append(opening(look, "signature block", tuple(grid), caption, described, header=False))
    out = sheet.out
    for number, row in enumerate(rows, 1):
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        at, keep = 0, number < len(rows)
        for columns, content, ink, beside in row:
            width = sum(grid[at : at + columns]) if columns > 1 else grid[at]
            out.append(f"{_start(look, width, columns, ink, beside, keep)}{content}{END}</w:tc>")
            at += columns
        out.append("</w:tr>")
    out.append("</w:tbl>" + look.gap)


@lru_cache(maxsize=512)
def _start(look: Look, width: int, columns: int, ink: bool, beside: bool, keep: bool) -> str:
    """What begins a cell and its paragraph."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    style = "signature recorded" if beside else "signature"
    paragraph = Frame(look, style, cell=True, empty="", keep=keep).start
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_INK if ink else ""}</w:tcPr>{paragraph}'


def _beside(sheet: Sheet, made: Made) -> tuple[Rows, list[int]]:
    """Two parties (or one with many lines, at the left) in two halves: their names, then line by line."""
    sides = [[_cell(sheet, line, first) for line in party.lines] for party, first in made]
    half = (sheet.look.width - _GAP) // 2
    slot = _fitted([[cell for side in sides for cell in side]], half)[0]
    columns = len(slot.widths)
    names: list[Piece] = [(columns, sheet.text(party.name, first), False, False) for party, first in made]
    rows: Rows = [[names[0], _NOTHING, names[1] if len(names) > 1 else (columns, "", False, False)]]
    for one, other in zip_longest(sides[0], sides[1] if len(sides) > 1 else []):
        rows.append([*_pieces(one, slot), _NOTHING, *_pieces(other, slot)])
    return rows, [*slot.widths, sheet.look.width - 2 * sum(slot), *slot.widths]


def _below(sheet: Sheet, made: Made, longest: int) -> tuple[Rows, list[int]]:
    """Any number of parties, one under the other: the name, then the lines, at most three side by side; with
    more they go two by two, as when several people of one department sign and date. ``longest`` is the width of
    the longest name."""
    width = sheet.look.width
    names = [sheet.text(party.name, first) for party, first in made]
    name = min(longest * _UNIT + _MARGIN, width * 35 // 100)
    lines: list[tuple[str, list[Cell]]] = []
    most = 3 if max(len(party.lines) for party, _ in made) <= 3 else 2
    for title, (party, first) in zip(names, made, strict=True):
        cells = [_cell(sheet, line, first) for line in party.lines]
        lines.append((title, cells[:most]))
        lines += [("", cells[at : at + most]) for at in range(most, len(cells), most)]
    places = list(zip_longest(*(cells for _, cells in lines)))
    room = width - name - _MARGIN * len(places)
    slots = _fitted([[cell for cell in place if cell] for place in places], room)
    grid = [name]
    for slot in slots:
        grid += [_MARGIN, *slot.widths]
    grid[0] += width - sum(grid)
    rows: Rows = []
    for number, (title, _) in enumerate(lines):
        row: list[Piece] = [(1, title, False, False)]
        for place, slot in zip(places, slots, strict=True):
            row += [_NOTHING, *_pieces(place[number], slot)]
        rows.append(row)
    return rows, grid


def _fitted(places: Sequence[Sequence[Cell]], room: int) -> list[Slot]:
    """A slot for the cells of each place. What they leave of ``room`` becomes ink."""
    slots = [_slot(cells) for cells in places]
    inks = [any(cell.ink for cell in cells) for cells in places]
    for part in ("recorded", "label", "ink"):  # what is recorded may take several lines; ink gives way last
        excess = sum(map(sum, slots)) - room
        whole = sum(getattr(slot, part) for slot in slots)
        if excess > 0 and whole:
            left = max(whole - excess, whole // 3)
            slots = [slot._replace(**{part: getattr(slot, part) * left // whole}) for slot in slots]
    whole = sum(map(sum, slots))
    if whole > room:
        return [Slot(*(width * room // whole for width in slot)) for slot in slots]
    spare = (room - whole) // (sum(inks) or 1)
    return [slot._replace(ink=slot.ink + spare * ink) for slot, ink in zip(slots, inks, strict=True)]


def _slot(cells: Sequence[Cell]) -> Slot:
    """What the cells need."""
    label = recorded = plain = 0
    for cell in cells:
        label = max(label, cell.label_width)
        if cell.ink:
            recorded = max(recorded, cell.width)
        else:
            plain = max(plain, cell.width)
    label = label and label * _UNIT + _MARGIN
    recorded = recorded and min(recorded, _WIDEST) * _SMALL + _MARGIN
    ink = max(_LEAST if any(cell.ink for cell in cells) else 0, plain and plain * _UNIT + _MARGIN - recorded)
    return Slot(label, max(ink, _MARGIN), recorded)


def _pieces(cell: Cell | None, slot: Slot) -> list[Piece]:
    if cell is None:
        return [(len(slot.widths), "", False, False)]
    pieces: list[Piece] = [(1, cell.label, False, False)] if slot.label else []
    if not cell.ink:
        pieces.append((2 if slot.recorded else 1, cell.content, False, False))
    else:
        pieces.append((1, "", True, False))
        if slot.recorded:
            pieces.append((1, cell.content, False, True))
    return pieces


def _cell(sheet: Sheet, line: Line, first: int) -> Cell:
    words = sheet.words(line.line, first)
    width, dated = 2 * line.said, bool(_DATE.search(words))
    for hole in line.holes:
        value = sheet.values[first + hole]
        dated = dated or value.type in _DATES
        width += units(value.text)
    label = sheet.text(line.label, first)
    if dated and width:
        return Cell(label, units(words), sheet.text(line.rest, first), width + _SEAMS, False)
    blank = say.NO_DATE.of(sheet.look.language) if dated else ""
    if blank:
        return Cell(label, units(words), sheet.look.face("").run(blank), units(blank), False)
    return Cell(label, units(words), sheet.text(line.rest, first) if width else "", width, True)


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
    return Party(joined(inlines(look, definition.term)), definition.term, tuple(lines))


def _lines(whole: Inlines) -> list[Inlines]:
    lines: list[list[Inline]] = [[]]
    for each in whole:
        if isinstance(each, Break):
            lines.append([])
        else:
            lines[-1].append(each)
    return [tuple(line) for line in lines if line]


def _line(look: Look, line: Inlines) -> Line:
    """The label ends at the first colon; a line without one starts with its label if it starts with words."""
    at = next((n for n, each in enumerate(line) if isinstance(each, Run) and _COLON.search(each.text)), 0)
    label, rest, run = list(line[:at]), list(line[at:]), line[at]
    if isinstance(run, Run):
        found = _COLON.search(run.text)
        end = found.end() if found else len(run.text)
        label.append(run._replace(text=run.text[:end].rstrip()))
        rest[0] = run._replace(text=run.text[end:].strip(" 　_"))
    runs = [joined(inlines(look, part)) for part in (label, rest)]
    return Line(runs[0], tuple(label), runs[1], bool(literal(rest).strip()), _holes(rest))


def _holes(line: Sequence[Inline]) -> tuple[int, ...]:
    return tuple(each.number for each in line if isinstance(each, Hole))
