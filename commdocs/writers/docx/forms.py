"""Form tables as Chinese offices draw them: a full grid, shaded names, short fields two to a row.

Whether a field is short is decided by the types of its values, never by what they say, so that a form
looks the same for every record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from commdocs.messages import writers as say
from commdocs.model import Block, Definition, Hole, Inlines, Paragraph, Run
from commdocs.writers.docx.body import Body, Parts
from commdocs.writers.docx.flow import Flow
from commdocs.writers.docx.grids import HAND_ROW, opening
from commdocs.writers.docx.runs import inlines, joined, literal
from commdocs.writers.docx.stylesheet import Container, Stylesheet
from commdocs.writers.docx.tables import is_short
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import divided, units
from commdocs.writers.docx.text import names as names_of

_CONTENT = 74  # of the page, in percent: what the widest name leaves
_AIR = 220  # twips: the margins of a name's cell, and some air
_MARGIN = 140  # twips that a table inside a cell keeps from its edges
_LITERAL = 6  # so many half characters of the template's own may stand in a short field


class Field(NamedTuple):
    """A compiled field: its name, its content, the holes of a content that may be short."""

    label: Parts
    term: Inlines  # the name again, for its words
    content: Parts
    holes: tuple[int, ...]


class Shape(NamedTuple):
    """The fixed pieces of the forms of one styles."""

    widths: tuple[int, int, int, int]
    label: str  # the start of a name's cell
    value: str
    last: str  # … of the second field of a row: a twip wider where the width of the page is odd
    wide: str  # the start of a content that is three columns wide


@lru_cache(maxsize=64)
def shape(styles: Stylesheet, longest: int) -> Shape:
    """The form whose longest name has so many half characters: it stands on one line, unless that takes more than
    a quarter of the page."""
    wanted = longest * styles.half("form label", "table text") + _AIR
    label = min(max(wanted, styles.width * 15 // 100), styles.width * (100 - _CONTENT) // 100)
    value = (styles.width - 2 * label) // 2
    last = styles.width - 2 * label - value
    shading = styles.head.part_of_table("form grid", "firstCol", "shd")

    def cell(width: int, more: str = "") -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>'

    name = Container(styles, "form label", cell=True)
    wide = cell(value + label + last, '<w:gridSpan w:val="3"/>')
    return Shape((label, value, label, last), cell(label, shading) + name.start, cell(value), cell(last), wide)


@lru_cache(maxsize=16)
def content_container(styles: Stylesheet) -> Container:
    """What is around the content of a field. A table in it fits beside the widest of names."""
    return Container(styles, "table text", cell=True, width=styles.width * _CONTENT // 100 - 2 * _MARGIN)


@lru_cache(maxsize=512)
def compiled(styles: Stylesheet, block: Block) -> Field:
    """A definition block as a field."""
    definition = block.nodes[0]
    assert isinstance(definition, Definition)
    container = content_container(styles)
    flow = Flow(styles, container)
    for nodes in definition.definitions or ((),):
        flow.nodes(nodes, container.start, container.start)
    return Field(joined(inlines(styles, definition.term)), definition.term, joined(flow.out), _short(definition))


def _short(definition: Definition) -> tuple[int, ...]:
    """The holes of a content that is one line of at most two values and few words; else none."""
    if len(definition.definitions) != 1 or len(definition.definitions[0]) != 1:
        return ()
    paragraph = definition.definitions[0][0]
    if not isinstance(paragraph, Paragraph) or not all(isinstance(each, Run | Hole) for each in paragraph.inlines):
        return ()
    holes = tuple(each.number for each in paragraph.inlines if isinstance(each, Hole))
    return holes if len(holes) <= 2 and units(literal(paragraph.inlines)) <= _LITERAL else ()


def write(body: Body, fields: Sequence[tuple[Block, int]]) -> None:
    """One form table of all ``fields``, each with the number of its first value."""
    styles, out, values = body.styles, body.out, body.values
    made = [(compiled(styles, block), first) for block, first in fields]
    names = [body.words(field.term, first) for field, first in made]
    form = shape(styles, max(map(units, names)))
    caption = say.FORM.of(styles.language).format(title=body.title)
    described = say.FORM_FIELDS.of(styles.language).format(fields=say.SEPARATOR.of(styles.language).join(names))
    out.append(opening(styles, "form grid", form.widths, caption, described, header=False, labels=True))
    waiting: tuple[Field, int] | None = None  # a short field that may share its row
    for field, first in made:
        if not (field.holes and all(is_short(values[first + hole]) for hole in field.holes)):
            if waiting:
                _row(body, form, waiting, True)
                waiting = None
            _row(body, form, (field, first), False)
        elif waiting:
            for each in (waiting, (field, first)):
                _folded(body, each, (form.widths[1] - _AIR) // styles.half("table text"))
            out.append(HAND_ROW if body.blank else _SHORT_ROW)
            _cells(body, form, waiting, form.value)
            _cells(body, form, (field, first), form.last)
            out.append("</w:tr>")
            waiting = None
        else:
            waiting = field, first
    if waiting:
        _row(body, form, waiting, True)
    out.append("</w:tbl>" + styles.gap)


_SHORT_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


def _folded(body: Body, field: tuple[Field, int], room: int) -> None:
    """A person that is too long for a line of its cell stands on two: the department over the name."""
    made, first = field
    for hole in made.holes:
        value = body.values[first + hole]
        if value.type == "person" and units(value.text) > room:
            lines = divided(value.text, names_of(value.data)[0])
            body.values = [*body.values]
            body.values[first + hole] = replace(value, text="\n".join(lines))


def _row(body: Body, form: Shape, field: tuple[Field, int], short: bool) -> None:
    body.out.append(HAND_ROW if body.blank else _SHORT_ROW if short else "<w:tr>")
    _cells(body, form, field, form.wide)
    body.out.append("</w:tr>")


def _cells(body: Body, form: Shape, field: tuple[Field, int], start: str) -> None:
    made, first = field
    out = body.out
    out.append(form.label)
    body.write(made.label, first)
    out.append(f"{END}</w:tc>{start}")
    body.write(made.content, first)
    out.append("</w:tc>")
