"""Form tables as Chinese offices draw them: a full grid, shaded names, short fields two to a row.

Whether a field is short is decided by the types of its values, never by what they say, so that a form
looks the same for every record.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from commdocs.messages import writers as say
from commdocs.model import Block, Definition, Hole, Paragraph, Run
from commdocs.writers.docx.flow import Flow
from commdocs.writers.docx.grids import opening
from commdocs.writers.docx.look import Frame, Look
from commdocs.writers.docx.runs import inlines, joined, literal
from commdocs.writers.docx.sheet import Parts, Sheet
from commdocs.writers.docx.tables import is_short
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import units

_MARGIN = 140  # twips that a table inside a cell keeps from its edges
_LITERAL = 6  # so many half characters of the template's own may stand in a short field


class Field(NamedTuple):
    """A compiled field: its name, its content, the holes of a content that may be short."""

    label: Parts
    content: Parts
    holes: tuple[int, ...]


class Shape(NamedTuple):
    """The fixed pieces of the forms of one look."""

    widths: tuple[int, int, int, int]
    label: str  # the start of a name's cell
    value: str
    wide: str  # the start of a content that is three columns wide
    frame: Frame


@lru_cache(maxsize=16)
def shape(look: Look) -> Shape:
    """A name of seven characters of 10.5 pt stands on one line of an A4 page."""
    label = look.width * 186 // 1000
    value = (look.width - 2 * label) // 2
    last = look.width - 2 * label - value
    shading = look.head.part_of_table("form grid", "firstCol", "shd")

    def cell(width: int, more: str = "") -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>'

    inside = Frame(look, "table text", cell=True, width=value + label + last - 2 * _MARGIN)
    name = Frame(look, "form label", cell=True)
    wide = cell(value + label + last, '<w:gridSpan w:val="3"/>')
    return Shape((label, value, label, last), cell(label, shading) + name.start, cell(value), wide, inside)


@lru_cache(maxsize=512)
def compiled(look: Look, block: Block) -> Field:
    """A definition block as a field."""
    definition = block.nodes[0]
    assert isinstance(definition, Definition)
    frame = shape(look).frame
    flow = Flow(look, frame)
    for nodes in definition.definitions or ((),):
        flow.nodes(nodes, frame.start, frame.start)
    return Field(joined(inlines(look, definition.term)), joined(flow.out), _short(definition))


def _short(definition: Definition) -> tuple[int, ...]:
    """The holes of a content that is one line of at most two values and few words; else none."""
    if len(definition.definitions) != 1 or len(definition.definitions[0]) != 1:
        return ()
    paragraph = definition.definitions[0][0]
    if not isinstance(paragraph, Paragraph) or not all(isinstance(each, Run | Hole) for each in paragraph.inlines):
        return ()
    holes = tuple(each.number for each in paragraph.inlines if isinstance(each, Hole))
    return holes if len(holes) <= 2 and units(literal(paragraph.inlines)) <= _LITERAL else ()


def write(sheet: Sheet, fields: Sequence[tuple[Block, int]]) -> None:
    """One form table of all ``fields``, each with the number of its first value."""
    look, out, values = sheet.look, sheet.out, sheet.values
    form = shape(look)
    made = [(compiled(look, block), first) for block, first in fields]
    caption = say.FORM.of(look.language).format(title=sheet.title)
    described = say.FORM_FIELDS.of(look.language)
    out.append(opening(look, "form grid", form.widths, caption, described, header=False))
    waiting: tuple[Field, int] | None = None  # a short field that may share its row
    for field, first in made:
        if not (field.holes and all(is_short(values[first + hole]) for hole in field.holes)):
            if waiting:
                _row(sheet, form, waiting, True)
                waiting = None
            _row(sheet, form, (field, first), False)
        elif waiting:
            out.append(_SHORT_ROW)
            _cells(sheet, form, waiting, form.value)
            _cells(sheet, form, (field, first), form.value)
            out.append("</w:tr>")
            waiting = None
        else:
            waiting = field, first
    if waiting:
        _row(sheet, form, waiting, True)
    out.append("</w:tbl>" + look.gap)


_SHORT_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


def _row(sheet: Sheet, form: Shape, field: tuple[Field, int], short: bool) -> None:
    sheet.out.append(_SHORT_ROW if short else "<w:tr>")
    _cells(sheet, form, field, form.wide)
    sheet.out.append("</w:tr>")


def _cells(sheet: Sheet, form: Shape, field: tuple[Field, int], start: str) -> None:
    made, first = field
    out = sheet.out
    out.append(form.label)
    sheet.lay(made.label, first)
    out.append(f"{END}</w:tc>{start}")
    sheet.lay(made.content, first)
    out.append("</w:tc>")
