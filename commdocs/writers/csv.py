"""The tables of a Document as CSV for spreadsheets: UTF-8 with a BOM, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
import re

from commdocs.model import Break, Document, Hole, Inlines, Link, Row, Run, TableHead, Value

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?$")


def write(document: Document) -> bytes:
    """Every table's header and rows, tables parted by an empty line; the day they tell of stands below."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    tables = 0
    for block, offset in document.blocks:
        values = document.values[offset : offset + block.holes]
        for node in block.nodes:
            if isinstance(node, TableHead):
                if tables:
                    writer.writerow([])
                tables += 1
            if isinstance(node, TableHead | Row):
                writer.writerow([harmless(text(cell, values)) for cell in node.cells])
    writer.writerow([])
    writer.writerow([harmless(" · ".join(each for each in document.footer if each))])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def text(inlines: Inlines, values: object) -> str:
    """The plain text of a line with its values in place."""
    out: list[str] = []
    for each in inlines:
        match each:
            case Run(words, _):
                out.append(words)
            case Hole(number, _):
                value: Value = values[number]  # type: ignore[index]
                out.append(value.text)
            case Break():
                out.append("\n")
            case Link(_, inner):
                out.append(text(inner, values))
    return "".join(out).strip("\n")


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe; plain numbers stay numbers."""
    if cell.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠") and not _NUMBER.match(cell):
        return "'" + cell
    return cell
