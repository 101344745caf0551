"""Documents as .docx: text put together part by part, styled by a letterhead.

Layout lives in the letterhead, an ordinary Word file: code only names its styles. A block is compiled once
to XML with holes and kept; a document costs its values, one compression of its body and a copy of the
parts that never change. Same document, same bytes.

What templates may use beside Markdown: ``::: form``, ``::: signatures``, and ``::: name`` or ``[…]{.name}``
for any paragraph or character style of the letterhead (``note``, ``right``; ``small``, ``grey``, ``label``).
"""

from __future__ import annotations

from functools import lru_cache

from commdocs.model import Block, Document, Finding, Heading
from commdocs.writers.docx import flow, forms, letterhead, pack, signatures, tables
from commdocs.writers.docx.adopting import adopted
from commdocs.writers.docx.body import Body
from commdocs.writers.docx.edges import core
from commdocs.writers.docx.letterhead import BadLetterhead
from commdocs.writers.docx.stylesheet import Container, Stylesheet

__all__ = ["BadLetterhead", "adopted", "trouble", "write"]


def write(document: Document) -> bytes:
    """The bytes of the .docx. Raises BadLetterhead."""
    styles = _stylesheet(document.letterhead, document.language, document.landscape)
    body = Body(styles, document.values, document.label, flow.prose, document.blank)
    body.out.append(styles.open)
    _Blocks(body).write(document)
    if body.out[-1].endswith(styles.gap):
        body.out[-1] = body.out[-1].removesuffix(styles.gap) + styles.last_gap
    body.out.append(styles.close)
    text = "".join(body.out).encode()
    entries = [styles.numbered(tuple(body.lists)), styles.related(tuple(body.links))]
    entries += [edge.of(document) for edge in styles.edges]
    entries += [core(document), pack.entry(letterhead.DOCUMENT, text)]
    return styles.base.with_entries(entries)


def trouble(letterhead: bytes) -> list[Finding]:
    """What keeps these bytes from being a letterhead (S08); else what it lacks and what is risky, as warnings and notes."""
    try:
        for landscape in (False, True):
            styles = _stylesheet(letterhead, "zh", landscape)
            Container(styles, "table text", cell=True)  # lists in tables have styles of their own
    except BadLetterhead as bad:
        return [Finding("S08", bad.message, bad.hint, line=1, column=1)]
    from commdocs.writers.docx.inspecting import inspected

    return list(inspected(styles.head))


@lru_cache(maxsize=16)
def _stylesheet(data: bytes, language: str, landscape: bool) -> Stylesheet:
    return Stylesheet(_read(data), language, landscape)


_read = lru_cache(maxsize=8)(letterhead.read)


class _Blocks:
    """Walks the blocks: gathers rows and fields until their table is whole, writes the rest at once."""

    def __init__(self, body: Body):
        self.body = body
        self.divs = [""]
        self.fields: list[tuple[Block, int]] = []
        self.head: tuple[Block, int] | None = None
        self.rows: list[tuple[Block, int]] = []
        self.alike: dict[Block, list[tuple[Block, int]]] = {}  # the rows of all tables with one head

    def write(self, document: Document) -> None:
        body = self.body
        container = body.styles.running_text
        head, signing = None, False
        for block, first in document.blocks:
            if block.kind == "head":
                head = block
            elif block.kind == "row" and head:
                self.alike.setdefault(head, []).append((block, first))
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
                container = self._container()
            elif kind == "close":
                if len(self.divs) > 1:
                    self.divs.pop()
                container = self._container()
            else:
                if self.divs[-1] == _AT_THE_END and signing:  # who writes, and the date, stand on one page with text
                    body.hold_to_next()
                signing = self.divs[-1] == _AT_THE_END
                if kind != "item":
                    body.items = 0
                    if block.nodes and isinstance(block.nodes[0], Heading):
                        body.title = body.words(block.nodes[0].inlines, first) or body.title
                body.write(flow.block(body.styles, block, container), first)
                continue
            body.items = 0
        self._close()

    def _container(self) -> Container:
        name = self.divs[-1]
        return self.body.styles.container(name) if name and name not in _FIELDS else self.body.styles.running_text

    def _close(self) -> None:
        if self.head:
            tables.write(self.body, *self.head, self.rows, self.alike.get(self.head[0], ()))
            self.head, self.rows = None, []
        if self.fields:
            _FIELDS[self.divs[-1]](self.body, self.fields)
            self.fields = []


_AT_THE_END = "right"
_FIELDS = {"form": forms.write, "signatures": signatures.write}
