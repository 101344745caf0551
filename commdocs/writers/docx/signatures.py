"""Signature blocks: a table without a grid, where room for ink always stays.

Two parties stand side by side, as on letters; one or many stand in rows, as on minutes. A line to sign on is
the lower edge of a paragraph. What is recorded already is printed beside the line, never on it. The block never
splits over pages: rows hold together, and each paragraph but the last row's holds to the next.

What must not break never does: a label keeps its line whole, a person stands on one line or on two, the
department over the name. Where a page is too narrow for that, the block first takes the narrow form of names and
dates, then fewer lines side by side. All widths follow from the size of type that the letterhead gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from commdocs.messages import writers as say
from commdocs.model import ROOM, Block, Definition, Hole, Inline, Inlines, Paragraph, Run, lines_of
from commdocs.writers.docx.body import Body, Parts
from commdocs.writers.docx.grids import opening
from commdocs.writers.docx.runs import inlines, joined, literal
from commdocs.writers.docx.stylesheet import Container, Stylesheet
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import divided, units
from commdocs.writers.docx.text import names as names_of

_DATES = frozenset(("date", "datetime", "due"))
_DATE = re.compile(r"日期|[Dd]ate\b")
_COLON = re.compile("[：:]")
_MARGIN = 160  # twips: a cell's margin and some air; also the space between places in a row
_INDENT = 120  # of what is recorded, so that it stands off the line
_INK_BESIDE = 1150  # twips of ink, 20 mm, when a name stands beside it
_INK_ALONE = 1700  # 30 mm when nothing does
_LEAST_INK = 850  # 15 mm, where nothing else is left to give
# The lower edge of a paragraph, not of a cell: at a page break some programs draw a cell's edge once more.
_INK = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
_SEAMS = 3  # half characters that a date is wider for the space between figures and 年月日
_GAP = 420  # twips between two parties
_ABOVE = 3  # a name in a row of its own
_WHOLE = 12  # rows; a longer block may go on on the next page


class Line(NamedTuple):
    """A line of a party: what stands before the ink, and the values that may be recorded."""

    label: Parts
    line: Inlines  # the label again, for its words
    rest: Parts
    said: bool  # the rest has words of the template's own
    holes: tuple[int, ...]
    style: str  # of the first hole


class Party(NamedTuple):
    name: Parts
    term: Inlines  # the name again, for its words
    lines: tuple[Line, ...]


class Form(NamedTuple):
    """A text that may be printed in this way: its runs, and the width of its longest line in half characters."""

    runs: str
    width: int


class Cell(NamedTuple):
    """A line as one document has it."""

    label: Form
    content: tuple[Form, Form]  # what is recorded, or the blank date: at its widest, at its narrowest
    ink: bool


class Slot(NamedTuple):
    """The columns of lines that stand under each other, in twips; 0: there is no such column."""

    label: int
    ink: int
    recorded: int  # what is known already, beside the ink

    @property
    def widths(self) -> list[int]:
        return [width for width in self if width]


class Way(NamedTuple):
    """One way to lay the block out: how narrow names are (0: one line, 1: divided once, 2: twice, or in a row of
    their own), how narrow what is recorded is (0, 1), and how many lines of a party stand side by side. ``ink`` is the room
    to sign, in twips, where a name stands beside it."""

    names: int
    recorded: int
    side_by_side: int
    ink: int = _INK_BESIDE


# A cell of the block: how many columns of the grid it spans, its runs, whether one signs on it, whether it
# is beside such a one. Plain tuples: there are dozens in each document.
Piece = tuple[int, str, bool, bool]
_NOTHING: Piece = (1, "", False, False)
Rows = list[list[Piece]]
Made = Sequence[tuple["Party", int]]


def write(body: Body, parties: Sequence[tuple[Block, int]]) -> None:
    """One block for all ``parties``, each with the number of its first value."""
    styles = body.styles
    made = [(compiled(styles, block), first) for block, first in parties]
    tall = max(len(party.lines) for party, _ in made)
    names = [body.words(party.term, first) for party, first in made]
    laid = _beside(body, made) if len(made) == 2 or (len(made) == 1 and tall > 3) else None
    rows, grid = laid or _below(body, made, names)
    language = styles.language
    caption = say.SIGNATURES.of(language).format(title=body.title)
    described = say.SIGNATURES_PARTIES.of(language).format(parties=say.SEPARATOR.of(language).join(names))
    body.hold_to_next()
    body.out.append(opening(styles, "signature block", tuple(grid), caption, described, header=False))
    out = body.out
    for number, row in enumerate(rows, 1):
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        at = 0
        more = number < len(rows) and not rows[number][0][1]  # the next row is of the same party
        keep = number < len(rows) and (len(rows) <= _WHOLE or more or number in (1, len(rows) - 1))
        for columns, content, ink, beside in row:
            width = sum(grid[at : at + columns]) if columns > 1 else grid[at]
            out.append(f"{_start(styles, width, columns, ink, beside, keep)}{content}{END}</w:tc>")
            at += columns
        out.append("</w:tr>")
    out.append("</w:tbl>" + styles.gap)


@lru_cache(maxsize=512)
def _start(styles: Stylesheet, width: int, columns: int, ink: bool, beside: bool, keep: bool) -> str:
    """What begins a cell and its paragraph."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    style = "signature recorded" if beside else "signature"
    paragraph = Container(styles, style, cell=True, empty="", keep=keep).begin("", _INK if ink else "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{paragraph}'


def _beside(body: Body, made: Made) -> tuple[Rows, list[int]] | None:
    """Two parties (or one with many lines, at the left) in two halves: their names, then line by line. None if
    half a page is too narrow for that."""
    sides = [[_cell(body, line, first) for line in party.lines] for party, first in made]
    half = (body.styles.width - _GAP) // 2
    cells = [cell for side in sides for cell in side]
    narrow = next((each for each in (0, 1) if sum(_slot(body.styles, cells, each)) <= half), None)
    if narrow is None:
        return None
    slot = _inked([_slot(body.styles, cells, narrow)], half)[0]
    columns = len(slot.widths)
    names: list[Piece] = [(columns, body.text(party.name, first), False, False) for party, first in made]
    rows: Rows = [[names[0], _NOTHING, names[1] if len(names) > 1 else (columns, "", False, False)]]
    for one, other in zip_longest(sides[0], sides[1] if len(sides) > 1 else []):
        rows.append([*_pieces(one, slot, narrow), _NOTHING, *_pieces(other, slot, narrow)])
    return rows, [*slot.widths, body.styles.width - 2 * sum(slot), *slot.widths]


def _below(body: Body, made: Made, words: Sequence[str]) -> tuple[Rows, list[int]]:
    """Any number of parties, one under the other: the name, then the lines side by side as far as they fit; those
    of several people of one department go two by two, as they sign and date. ``words`` are the names as they read."""
    styles = body.styles
    all_cells = [[_cell(body, line, first) for line in party.lines] for party, first in made]
    most = 3 if max(map(len, all_cells)) <= 3 else 2
    unit = styles.half("signature")
    forms = [
        max(units(line) for each in words for line in _divided(each, times)) * unit + _MARGIN for times in range(3)
    ]
    ways = [Way(names, recorded, side) for side in range(most, 0, -1) for names in (0, 1, 2) for recorded in (0, 1)]
    ways += [Way(_ABOVE, recorded, side) for side in range(most, 0, -1) for recorded in (0, 1)]
    ways.append(Way(_ABOVE, 1, 1, _LEAST_INK))
    for way in ways:
        name = (*forms, _MARGIN)[way.names]
        lines = _lines_of(all_cells, way.side_by_side)
        places = [[cell for cell in place if cell] for place in zip_longest(*(row for _, row in lines))]
        slots = [_slot(styles, cells, way.recorded, way.ink) for cells in places]
        room = styles.width - name - _MARGIN * len(places)
        if sum(map(sum, slots)) <= room:
            break
    slots = _inked(slots, max(room, sum(map(sum, slots))))
    grid = [name]
    for slot in slots:
        grid += [_MARGIN, *slot.widths]
    grid[0] += styles.width - sum(grid)
    rows: Rows = []
    for party, cells in lines:
        title = "" if party is None else _name(body, *made[party], _divided(words[party], way.names))
        if way.names == _ABOVE and title:
            rows.append([(len(grid), title, False, False)])
            title = ""
        row: list[Piece] = [(1, title, False, False)]
        for place, slot in enumerate(slots):
            cell = cells[place] if place < len(cells) else None
            row += [_NOTHING, *_pieces(cell, slot, way.recorded)]
        rows.append(row)
    return rows, grid


def _lines_of(cells: Sequence[Sequence[Cell]], side_by_side: int) -> list[tuple[int | None, Sequence[Cell]]]:
    """The rows of the block: the number of the party that begins in it, and its cells."""
    return [
        (number if at == 0 else None, each[at : at + side_by_side])
        for number, each in enumerate(cells)
        for at in range(0, max(len(each), 1), side_by_side)
    ]


def _divided(words: str, times: int) -> list[str]:
    """A name on several lines: before its bracket, then the department over the person."""
    at = max(words.find("（"), words.find(" ("))
    if times not in (1, 2):
        return [words]
    if at <= 0:
        return divided(words)
    before, bracket = words[:at], words[at:].strip()
    return [before, bracket] if times == 1 else [before, *divided(bracket)]


def _name(body: Body, party: Party, first: int, lines: Sequence[str]) -> str:
    """The runs of a party's name, on as many lines."""
    if len(lines) == 1:
        return body.text(party.name, first)
    return body.styles.run_style(_style_of(party.term)).run("\n".join(lines))


def _style_of(line: Inlines) -> str:
    return next((each.style for each in line if isinstance(each, Run | Hole)), "")


def _inked(slots: Sequence[Slot], room: int) -> list[Slot]:
    """The slots with what they leave of ``room`` shared among those that are signed on."""
    spare = room - sum(map(sum, slots))
    signed = [bool(slot.ink) for slot in slots]
    if not any(signed) or spare <= 0:
        return list(slots)
    share = spare // sum(signed)
    return [slot._replace(ink=slot.ink + share) if slot.ink else slot for slot in slots]


def _slot(styles: Stylesheet, cells: Sequence[Cell], narrow: int, beside: int = _INK_BESIDE) -> Slot:
    """What the cells need."""
    unit, small = styles.half("signature"), styles.half("signature recorded", "signature")
    label = max((cell.label.width for cell in cells), default=0)
    recorded = max((cell.content[narrow].width for cell in cells if cell.ink), default=0)
    plain = max((cell.content[narrow].width for cell in cells if not cell.ink), default=0)
    ink = 0
    if any(cell.ink for cell in cells):
        ink = beside if recorded else max(beside, _INK_ALONE if beside == _INK_BESIDE else 0)
    room = recorded and recorded * small + _MARGIN + _INDENT
    # the ink column also holds a date in the same place: it may take the recorded column's room as well
    return Slot(label and label * unit + _MARGIN, max(ink, plain and plain * unit + _MARGIN - room, 0), room)


def _pieces(cell: Cell | None, slot: Slot, narrow: int) -> list[Piece]:
    if cell is None:
        return [(len(slot.widths), "", False, False)]
    pieces: list[Piece] = [(1, cell.label.runs, False, False)] if slot.label else []
    columns = len(slot.widths) - len(pieces)
    if not cell.ink:
        pieces.append((columns, cell.content[narrow].runs, False, False))
    elif columns == 1:
        pieces.append((1, "", True, False))
    else:
        pieces += [(1, "", True, False), (1, cell.content[narrow].runs, False, True)]
    return pieces


def _cell(body: Body, line: Line, first: int) -> Cell:
    words = body.words(line.line, first)
    values = [body.values[first + hole] for hole in line.holes]
    width = 2 * line.said + sum(units(value.text) for value in values if value.text != ROOM)
    dated = bool(_DATE.search(words)) or any(value.type in _DATES for value in values)
    label = Form(body.text(line.label, first), units(words))
    if dated and width:
        one = Form(body.text(line.rest, first), width + _SEAMS)
        return Cell(label, (one, one), False)
    if dated and say.NO_DATE.of(body.styles.language):
        run_style = body.styles.run_style("")
        blanks = (say.NO_DATE.of(body.styles.language), say.NO_DATE_NARROW.of(body.styles.language))
        wide, narrow = (Form(run_style.run(blank), units(blank)) for blank in blanks)
        return Cell(label, (wide, narrow), False)
    if not width:
        nothing = Form("", 0)
        return Cell(label, (nothing, nothing), True)
    wide = Form(body.text(line.rest, first), width)
    if line.said or len(values) != 1:
        return Cell(label, (wide, wide), True)
    alone = values[0].type != "person" and "/" not in values[0].text  # a name without a department is never broken
    pieces = [values[0].text] if alone else divided(values[0].text, names_of(values[0].data)[0])
    run_style = body.styles.run_style(line.style)
    return Cell(label, (wide, Form(run_style.run("\n".join(pieces)), max(map(units, pieces)))), True)


@lru_cache(maxsize=512)
def compiled(styles: Stylesheet, block: Block) -> Party:
    """A definition block as a signing party."""
    definition = block.nodes[0]
    assert isinstance(definition, Definition)
    lines = [
        _line(styles, line)
        for nodes in definition.definitions
        for node in nodes
        if isinstance(node, Paragraph)
        for line in lines_of(node.inlines)
    ]
    return Party(joined(inlines(styles, definition.term)), definition.term, tuple(lines))


def _line(styles: Stylesheet, line: Inlines) -> Line:
    """The label ends at the first colon; a line without one starts with its label if it starts with words."""
    at = next((n for n, each in enumerate(line) if isinstance(each, Run) and _COLON.search(each.text)), 0)
    label, rest, run = list(line[:at]), list(line[at:]), line[at]
    if isinstance(run, Run):
        found = _COLON.search(run.text)
        end = found.end() if found else len(run.text)
        label.append(run._replace(text=run.text[:end].rstrip()))
        rest[0] = run._replace(text=run.text[end:].strip(" 　_"))
    runs = [joined(inlines(styles, part)) for part in (label, rest)]
    style = next((each.style for each in rest if isinstance(each, Hole)), "")
    return Line(runs[0], tuple(label), runs[1], bool(literal(rest).strip()), _holes(rest), style)


def _holes(line: Sequence[Inline]) -> tuple[int, ...]:
    return tuple(each.number for each in line if isinstance(each, Hole))
