"""Documents as .docx: text put together part by part, styled by a letterhead.

Layout lives in the letterhead, an ordinary Word file: code only names its styles. A block is compiled once
to XML with holes and kept; a document costs its values, one compression of its body and a copy of the
parts that never change. Same document, same bytes.

What templates may use beside Markdown: ``::: form``, ``::: signatures``, and ``::: name`` or ``[…]{.name}``
for any paragraph or character style of the letterhead (``note``, ``right``; ``small``, ``grey``, ``label``).
"""

from __future__ import annotations

from functools import lru_cache

from commdocs.messages import Text
from commdocs.model import Block, Document, Heading
from commdocs.writers.docx import flow, forms, letterhead, pack, signatures, tables
from commdocs.writers.docx.edges import core
from commdocs.writers.docx.letterhead import BadLetterhead
from commdocs.writers.docx.look import Frame, Look
from commdocs.writers.docx.sheet import Sheet

__all__ = ["BadLetterhead", "trouble", "write"]


def write(document: Document) -> bytes:
    """The bytes of the .docx. Raises BadLetterhead."""
    look = _look(document.letterhead, document.language, document.landscape)
    sheet = Sheet(look, document.values, document.label, flow.prose)
    sheet.out.append(look.open)
    _Body(sheet).write(document)
    sheet.out.append(look.close)
    body = "".join(sheet.out).encode()
    entries = [look.numbered(tuple(sheet.lists)), look.related(tuple(sheet.links))]
    entries += [edge.of(document) for edge in look.edges]
    entries += [core(document), pack.entry(letterhead.DOCUMENT, body)]
    return look.base.with_entries(entries)


def trouble(letterhead: bytes) -> Text | None:
    """What keeps these bytes from being a letterhead, for people; None if nothing does."""
    try:
        _look(letterhead, "zh", False)
    except BadLetterhead as bad:
        return bad.message
    return None


@lru_cache(maxsize=16)
def _look(data: bytes, language: str, landscape: bool) -> Look:
    return Look(_read(data), language, landscape)


_read = lru_cache(maxsize=8)(letterhead.read)


class _Body:
    """Walks the blocks: gathers rows and fields until their table is whole, writes the rest at once."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        self.divs = [""]
        self.fields: list[tuple[Block, int]] = []
        self.head: tuple[Block, int] | None = None
        self.rows: list[tuple[Block, int]] = []

    def write(self, document: Document) -> None:
        sheet = self.sheet
        frame = sheet.look.body
        for block, first in document.blocks:
            kind = block.kind
            if kind == "row" and self.head:
                self.rows.append((block, first))
                continue
            if kind == "definition" and self.divs[-1] in _FIELDS:
                self.fields.append((block, first))
                continue
            self._close()
            if kind == "head":
                self.head = block, first
            elif kind == "open":
                self.divs.append(block.name)
                frame = self._frame()
            elif kind == "close":
                if len(self.divs) > 1:
                    self.divs.pop()
                frame = self._frame()
            else:
                if kind != "item":
                    sheet.items = 0
                    if block.nodes and isinstance(block.nodes[0], Heading):
                        sheet.title = sheet.words(block.nodes[0].inlines, first) or sheet.title
                sheet.lay(flow.block(sheet.look, block, frame), first)
                continue
            sheet.items = 0
        self._close()

    def _frame(self) -> Frame:
        name = self.divs[-1]
        return self.sheet.look.frame(name) if name and name not in _FIELDS else self.sheet.look.body

    def _close(self) -> None:
        if self.head:
            tables.write(self.sheet, *self.head, self.rows)
            self.head, self.rows = None, []
        if self.fields:
            _FIELDS[self.divs[-1]](self.sheet, self.fields)
            self.fields = []


_FIELDS = {"form": forms.write, "signatures": signatures.write}
