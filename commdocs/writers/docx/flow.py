"""Nodes → text with holes: paragraphs, lists, quotes, code, links. Done once for each block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from commdocs.blocks import prose as parsed
from commdocs.model import (
    Block,
    Bullets,
    Code,
    Definition,
    Heading,
    Hole,
    Inline,
    Inlines,
    Item,
    Node,
    Numbers,
    Paragraph,
    Quote,
    Ruler,
    Run,
    Table,
)
from commdocs.writers.docx import holes
from commdocs.writers.docx.body import Part, Parts
from commdocs.writers.docx.grids import whole
from commdocs.writers.docx.runs import inlines, joined
from commdocs.writers.docx.stylesheet import Container, Stylesheet
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import allowed

_KEPT = 2_000  # characters
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}、|\d{1,2}\. ")
_HEADINGS = ("title", "heading 1", "heading 2", "heading 3")


class Flow:
    """Compiles the nodes of one block for one container."""

    def __init__(self, styles: Stylesheet, container: Container, counts: bool = False):
        """``counts``: its headings are the page's own, counted through the document."""
        self.styles, self.container, self.counts = styles, container, counts
        self.out: list[Part] = []

    def nodes(self, nodes: Sequence[Node], start: str, rest: str, level: int = -1) -> Flow:
        """Adds ``nodes``. ``start`` begins the first paragraph ("": it is begun), ``rest`` the others;
        ``level`` is that of the list around them, -1 outside one."""
        if not nodes or (not start and not isinstance(nodes[0], Paragraph)):
            self.out.append(start + END)
        for node in nodes:
            self._node(node, start, rest, level)
            start = rest
        return self

    def _node(self, node: Node, start: str, rest: str, level: int) -> None:
        match node:
            case Paragraph(line):
                self.paragraph(line, start, rest, level)
            case Heading(depth, line):
                if self.container.cell:
                    self.out += [start, *inlines(self.styles, [_bold(each) for each in line]), END]
                else:
                    style = _HEADINGS[min(depth, len(_HEADINGS)) - 1]
                    counted, line = self._counted(depth, line)
                    self.out += [self.container.begin(style, counted), *inlines(self.styles, line), END]
            case Bullets(items):
                inner = level + 1
                for item in items:
                    self.nodes(item, self.container.bullet(inner), self.container.more(inner), inner)
            case Numbers(first, items):
                self._numbers(first, items, level + 1)
            case Item(number, content):
                self._item(number, content)
            case Quote(content):
                quote = self.container.begin("quote")
                self.nodes(content, quote, quote)
            case Code(text):
                self.out += [self.container.begin("code block"), self.styles.run_style("").run(text), END]
            case Ruler():
                self.out += [self.container.begin("rule"), END]
            case Table():
                self.out += whole(self.styles, self.container, node)
            case Definition(term, definitions):
                self.out += [
                    self.container.begin("", "<w:keepNext/>"),
                    *inlines(self.styles, [_bold(t) for t in term]),
                    END,
                ]
                for each in definitions:
                    self.nodes(each, self.container.more(0), self.container.more(0), 0)

    def _counted(self, depth: int, line: Inlines) -> tuple[str, Inlines]:
        """A heading of the template that says 一、 or 1. itself is counted by Word instead, where the letterhead
        has a list for it or numbers its headings: who adds a section need not number the others anew."""
        first = line[0] if line else None
        found = _NUMERAL.match(first.text) if isinstance(first, Run) and depth == 2 and self.counts else None
        if found is None or not isinstance(first, Run) or not (self.styles.headings or self.styles.counts_headings):
            return "", line
        listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.styles.headings}"/></w:numPr>'
        listed = listed if self.styles.headings else ""
        return listed, (first._replace(text=first.text[found.end() :]), *line[1:])

    def paragraph(self, line: Sequence[Inline], start: str, rest: str, level: int = -1) -> None:
        """Adds a paragraph; a value that is alone in it may make several of it."""
        first = line[0] if len(line) == 1 else None
        if isinstance(first, Hole) and first.alone:
            run_style = self.styles.run_style(first.style)
            self.out.append(holes.OwnParagraph(first.number, run_style, self.container, start, rest, level))
        else:
            self.out += [start, *inlines(self.styles, line), END]

    def _numbers(self, first: int, items: Sequence[Sequence[Node]], level: int) -> None:
        container = self.container
        list_start = holes.ListStart(container.outline, min(level, 2), first)
        self.out.append(list_start)
        before, after = container.number(level)
        for item in items:
            self.out += [before, holes.ListNumber(list_start), after]
            self.nodes(item, "", container.more(level), level)

    def _item(self, number: int | None, content: Sequence[Node]) -> None:
        container = self.container
        if number is None:
            self.nodes(content, container.bullet(0), container.more(0), 0)
        else:
            before, after = container.number(0)
            self.out += [before, holes.ItemNumber(container.outline, number), after]
            self.nodes(content, "", container.more(0), 0)


def _bold(each: Inline) -> Inline:
    if isinstance(each, Run | Hole) and not each.style.startswith("b"):
        return each._replace(style="b" + each.style)
    return each


@lru_cache(maxsize=2048)
def block(styles: Stylesheet, block: Block, container: Container) -> Parts:
    """A block, compiled for its place."""
    return joined(Flow(styles, container, True).nodes(block.nodes, container.start, container.start).out)


def prose(styles: Stylesheet, text: str, container: Container, start: str, rest: str, level: int) -> Parts:
    """A markdown value, compiled for its place. Long ones are rarely seen twice, and not kept."""
    make = _prose if len(text) <= _KEPT else _prose.__wrapped__
    return make(styles, text, container, start, rest, level)


@lru_cache(maxsize=2048)
def _prose(styles: Stylesheet, text: str, container: Container, start: str, rest: str, level: int) -> Parts:
    return joined(Flow(styles, container).nodes(parsed(allowed(text)), start, rest, level).out)
