"""Nodes → text with holes: paragraphs, lists, quotes, code, links. Done once for each block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from commdocs.model import (
    Break,
    Bullets,
    Code,
    Definition,
    Heading,
    Hole,
    Inline,
    Item,
    Link,
    Node,
    Numbers,
    Paragraph,
    Quote,
    Ruler,
    Run,
    Table,
)
from commdocs.writers.docx import sheet as holes
from commdocs.writers.docx.sheet import END, Parts

if TYPE_CHECKING:
    from commdocs.writers.docx.look import Frame, Look

_HEADINGS = ("title", "heading 1", "heading 2", "heading 3")
BREAK = "<w:r><w:br/></w:r>"


def joined(parts: Iterable[str | holes.Hole]) -> Parts:
    """Neighbouring texts made one."""
    out: list[str | holes.Hole] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part != "":
            out.append(part)
    return tuple(out)


def inlines(look: Look, line: Sequence[Inline], extra: str = "") -> list[str | holes.Hole]:
    """The runs of a line; ``extra`` is a ``.class`` that all of them have."""
    out: list[str | holes.Hole] = []
    for each in line:
        match each:
            case Run(text, style):
                out.append(look.face(style + extra).run(text))
            case Hole(number, style):
                out.append(holes.Inline(number, look.face(style + extra)))
            case Break():
                out.append(BREAK)
            case Link(href, inner):
                out += [holes.LinkStart(href), *inlines(look, inner, ".hyperlink"), "</w:hyperlink>"]
    return out


def literal(line: Sequence[Inline]) -> str:
    """The template's own words in a line, without values."""
    words = ""
    for each in line:
        if isinstance(each, Run):
            words += each.text
        elif isinstance(each, Link):
            words += literal(each.inlines)
        elif isinstance(each, Break):
            words += " "
    return words


class Flow:
    """Compiles the nodes of one block for one frame."""

    def __init__(self, look: Look, frame: Frame):
        self.look, self.frame = look, frame
        self.out: list[str | holes.Hole] = []

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
                if self.frame.cell:
                    self.out += [start, *inlines(self.look, [_bold(each) for each in line]), END]
                else:
                    style = _HEADINGS[min(depth, len(_HEADINGS)) - 1]
                    self.out += [self.frame.begin(style), *inlines(self.look, line), END]
            case Bullets(items):
                inner = level + 1
                for item in items:
                    self.nodes(item, self.frame.bullet(inner), self.frame.more(inner), inner)
            case Numbers(first, items):
                self._numbers(first, items, level + 1)
            case Item(number, content):
                self._item(number, content)
            case Quote(content):
                quote = self.frame.begin("quote")
                self.nodes(content, quote, quote)
            case Code(text):
                self.out += [self.frame.begin("code block"), self.look.face("").run(text), END]
            case Ruler():
                self.out += [self.frame.begin("rule"), END]
            case Table():
                from commdocs.writers.docx.tables import whole

                self.out += whole(self.look, self.frame, node)
            case Definition(term, definitions):
                self.out += [self.frame.begin("", "<w:keepNext/>"), *inlines(self.look, [_bold(t) for t in term]), END]
                for each in definitions:
                    self.nodes(each, self.frame.more(0), self.frame.more(0), 0)

    def paragraph(self, line: Sequence[Inline], start: str, rest: str, level: int = -1) -> None:
        """Adds a paragraph; a value that is alone in it may make several of it."""
        first = line[0] if len(line) == 1 else None
        if isinstance(first, Hole) and first.alone:
            face = self.look.face(first.style)
            self.out.append(holes.Alone(first.number, face, self.frame, start, rest, level))
        else:
            self.out += [start, *inlines(self.look, line), END]

    def _numbers(self, first: int, items: Sequence[Sequence[Node]], level: int) -> None:
        frame = self.frame
        list_start = holes.ListStart(frame.outline, min(level, 2), first)
        self.out.append(list_start)
        before, after = frame.number(level)
        for item in items:
            self.out += [before, holes.ListNumber(list_start), after]
            self.nodes(item, "", frame.more(level), level)

    def _item(self, number: int | None, content: Sequence[Node]) -> None:
        frame = self.frame
        if number is None:
            self.nodes(content, frame.bullet(0), frame.more(0), 0)
        else:
            before, after = frame.number(0)
            self.out += [before, holes.ItemNumber(frame.outline, number), after]
            self.nodes(content, "", frame.more(0), 0)


def _bold(each: Inline) -> Inline:
    if isinstance(each, Run | Hole) and not each.style.startswith("b"):
        return each._replace(style="b" + each.style)
    return each
