"""The skeleton of a table: its start, its rows and cells; and a whole table that stands in a markdown value."""

from __future__ import annotations

from functools import lru_cache

from commdocs.messages import writers as say
from commdocs.model import Table
from commdocs.writers.docx.body import Part
from commdocs.writers.docx.runs import inlines, literal
from commdocs.writers.docx.stylesheet import Container, Stylesheet
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import attribute
from commdocs.writers.docx.widths import Column, columns

ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
# A row to write in by hand: 10 mm. ECMA-376 part 1, 17.4.81.
HAND_ROW = ROW.replace("</w:trPr>", '<w:trHeight w:val="567" w:hRule="atLeast"/></w:trPr>')
HEAD_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_STYLES = {"left": "table text", "center": "table centre", "right": "table right", "head": "table head"}


@lru_cache(maxsize=256)
def opening(
    styles: Stylesheet,
    style: str,
    widths: tuple[int, ...],
    caption: str,
    description: str,
    header: bool = True,
    labels: bool = False,
) -> str:
    """The start of a table: its style, its grid, and what screen readers say of it."""
    id = styles.head.style("table", style, "table grid")
    named = f'<w:tblStyle w:val="{id}"/>' if id else ""
    first = f"{32 * header + 128 * labels:04X}"  # the head row, the first column
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{first}" w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="{int(labels)}" w:lastColumn="0"'
        f' w:noHBand="0" w:noVBand="0"/>'
        f'<w:tblCaption w:val="{attribute(caption)}"/><w:tblDescription w:val="{attribute(description)}"/></w:tblPr>'
        f'<w:tblGrid>{"".join(f"""<w:gridCol w:w="{width}"/>""" for width in widths)}</w:tblGrid>'
    )


@lru_cache(maxsize=256)
def data_opening(styles: Stylesheet, title: str, names: tuple[str, ...], twips: tuple[int, ...]) -> str:
    caption = say.TABLE.of(styles.language).format(title=title)
    described = say.TABLE_COLUMNS.of(styles.language).format(columns=say.SEPARATOR.of(styles.language).join(names))
    return opening(styles, "data grid", twips, caption, described) + HEAD_ROW


@lru_cache(maxsize=64)
def cell_container(styles: Stylesheet, align: str, small: bool) -> Container:
    name = _STYLES[align]
    return Container(styles, f"{name} small" if small else name, name, cell=True, width=0)


def cell_start(width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'


def whole(styles: Stylesheet, container: Container, table: Table) -> list[Part]:
    """A table that stands in a markdown value."""
    names = tuple([literal(cell) for cell in table.head])
    known = [
        Column(name, [literal(row[n]) for row in table.rows if n < len(row)], False) for n, name in enumerate(names)
    ]
    widths = columns(known, container.width or styles.width // 3, styles.table_halves)
    twips = tuple([width.twips for width in widths])
    containers = [
        cell_container(styles, align or "left", width.small) for align, width in zip(table.align, widths, strict=True)
    ]
    start = data_opening(styles, names[0] if names else "", names, twips)
    if not container.width:  # in a column whose width is not known yet
        start = start.replace(f'<w:tblW w:w="{sum(twips)}" w:type="dxa"/>', '<w:tblW w:w="5000" w:type="pct"/>')
        start = start.replace('"fixed"', '"autofit"', 1)
    out: list[Part] = [start]
    rows = [
        (table.head, [cell_container(styles, "head", widths[0].small)] * len(names)),
        *((row, containers) for row in table.rows),
    ]
    for number, (row, looks) in enumerate(rows):
        out.append(ROW if number else "")
        for width, each, cell in zip(twips, looks, [*row, *[()] * len(names)], strict=False):
            out += [cell_start(width) + each.start, *inlines(styles, cell), f"{END}</w:tc>"]
        out.append("</w:tr>")
    return [*out, "</w:tbl>" + styles.gap]
