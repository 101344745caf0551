"""Tables of a Word file as data for ``page.typ``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from xml.etree.ElementTree import Element

from commdocs.writers.docx.text import units
from commdocs.writers.typeset.looks import VAL, Styles, W, points

Blocks = Callable[[Iterable[Element]], list[dict[str, Any]]]  # what reads the content of a cell

_SIDES = (("top",), ("bottom",), ("left", "start"), ("right", "end"), ("insideH",), ("insideV",))


def table(styles: Styles, blocks: Blocks, element: Element, most: float) -> list[dict[str, Any]]:
    """A table; its last rows as a table of their own where they must stand on the page of what comes next. A row that
    is higher than ``most`` points may go on on the next page."""
    properties = element.find(f"{W}tblPr")
    style = _value(properties, "tblStyle")
    chain = list(styles.chain(style))
    lines = [_line(chain, names) for names in _SIDES]
    inset = [_margin(chain, names) for names in (("left", "start"), ("right", "end"))]
    place = next((found for each in chain if (found := _value(each.find(f"{W}tcPr"), "vAlign"))), "top")
    shares = (
        properties is not None and (width := properties.find(f"{W}tblW")) is not None and width.get(f"{W}type") == "pct"
    )
    grid = element.find(f"{W}tblGrid")
    widths = [points(each.get(f"{W}w")) for each in grid] if grid is not None else []
    rows = [_row(blocks, each, _shade(chain, properties)) for each in element.iterfind(f"{W}tr")]
    for row in rows:
        row["whole"] = row["whole"] and (row["head"] or _tall(row, widths, sum(inset)) < most)
    held = 0
    while held < len(rows) and rows[-1 - held]["kept"]:
        held += 1
    whole = len(rows) > 1 and all(row["kept"] for row in rows[:-1])
    common = {"widths": widths, "share": shares, "inset": inset, "place": place, "above": 0.0}
    if held and all(row["head"] for row in rows[:-held]):  # its head goes along
        held, whole = len(rows), True
    if 0 < held < len(rows) and not whole:
        first, second = rows[:-held], rows[-held:]
        return [
            common | {"rows": first, "lines": [lines[0], lines[4], *lines[2:]], "whole": False, "keep": False},
            common | {"rows": second, "lines": [lines[4], *lines[1:]], "whole": True, "keep": True},
        ]
    if not whole and not any(row["head"] for row in rows) and any(row["kept"] for row in rows):
        return [common | {"rows": some, "lines": lines, "whole": True, "keep": False} for some in _together(rows)]
    return [common | {"rows": rows, "lines": lines, "whole": whole, "keep": bool(rows) and held == len(rows)}]


def _together(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The rows of a long signature block, those of one party together."""
    groups: list[list[dict[str, Any]]] = [[]]
    for row in rows:
        groups[-1].append(row)
        if not row["kept"]:
            groups.append([])
    return [group for group in groups if group]


def _row(read: Blocks, element: Element, head_shade: str) -> dict[str, Any]:
    properties = element.find(f"{W}trPr")
    head = properties is not None and properties.find(f"{W}tblHeader") is not None
    height = properties.find(f"{W}trHeight") if properties is not None else None
    cells = []
    kept = True
    for cell in element.iterfind(f"{W}tc"):
        about = cell.find(f"{W}tcPr")
        blocks = read(cell)
        shade = about.find(f"{W}shd") if about is not None else None
        fill = (shade.get(f"{W}fill") or "") if shade is not None else head_shade if head else ""
        top = blocks[0].get("above", 0) if blocks else 0
        if blocks:
            blocks[0]["above"] = 0
            kept = kept and bool(blocks[-1].get("keep"))
        cells.append(
            {
                "span": int(points(_value(about, "gridSpan") or "1", 1)),
                "fill": fill if fill != "auto" else "",
                "top": top,
                "bottom": blocks[-1].get("after", 0) if blocks else 0,
                "blocks": blocks,
            }
        )
    return {
        "head": head,
        "whole": head or (properties is not None and properties.find(f"{W}cantSplit") is not None),
        "least": points(height.get(VAL)) if height is not None else 0,
        "kept": kept and not head,
        "cells": cells,
    }


def _tall(row: dict[str, Any], widths: list[float], margins: float) -> float:
    """About how high a row is."""
    at, tallest = 0, 0.0
    for cell in row["cells"]:
        room = sum(widths[at : at + cell["span"]]) - margins
        at += cell["span"]
        high = cell["top"] + cell["bottom"]
        for block in cell["blocks"]:
            words = "".join(piece[1] for piece in block.get("pieces", ()) if isinstance(piece[0], int))
            high += block.get("height", 0) * max(1, -(-units(words) * block.get("half", 6) // max(room, 1)))
        tallest = max(tallest, high)
    return tallest


def _value(properties: Element | None, name: str) -> str:
    found = properties.find(W + name) if properties is not None else None
    return found.get(VAL, "") if found is not None else ""


def _shade(chain: list[Element], properties: Element | None) -> str:
    """What the style puts behind the head of a table, where the table asks for it."""
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None or look.get(f"{W}firstRow") != "1":
        return ""
    for style in chain:
        for part in style.iterfind(f"{W}tblStylePr"):
            shade = part.find(f"{W}tcPr/{W}shd")
            if part.get(f"{W}type") == "firstRow" and shade is not None:
                return shade.get(f"{W}fill") or ""
    return ""


def _line(chain: list[Element], names: tuple[str, ...]) -> list[Any] | None:
    """The first style of the chain that has a border for this side: its width and colour."""
    for style in chain:
        borders = style.find(f"{W}tblPr/{W}tblBorders")
        for name in names if borders is not None else ():
            side = borders.find(W + name) if borders is not None else None
            if side is not None:
                if side.get(VAL) in ("nil", "none"):
                    return None
                color = side.get(f"{W}color") or "auto"
                return [points(side.get(f"{W}sz"), 8), "000000" if color == "auto" else color]
    return None


def _margin(chain: list[Element], names: tuple[str, ...]) -> float:
    for style in chain:
        margins = style.find(f"{W}tblPr/{W}tblCellMar")
        for name in names if margins is not None else ():
            side = margins.find(W + name) if margins is not None else None
            if side is not None:
                return points(side.get(f"{W}w"))
    return 5.4
