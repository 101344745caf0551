"""A Document as GitHub-flavoured Markdown that reads well on any git host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from commdocs.blocks import prose
from commdocs.messages import writers as say
from commdocs.model import (
    Block,
    Bullets,
    Code,
    Definition,
    Document,
    Heading,
    Hole,
    Inline,
    Inlines,
    Item,
    Link,
    Node,
    Numbers,
    Paragraph,
    Quote,
    Row,
    Ruler,
    Run,
    Table,
    TableHead,
    Value,
)

_ESCAPE = re.compile(r"([\\`*_\[\]<>~|])")
_LINE_START = re.compile(r"^([ \t]*)(?:([#+\-=>])|(\d{1,9})([.)]))(?=[ \t]|$|[#+=\-])")
_SHORT = 40  # characters of what is met again
_RULE = {"left": ":---", "center": ":---:", "right": "---:", "": "---"}


def write(document: Document) -> bytes:
    """The document as UTF-8 text with LF line ends."""
    return _Page(document).text().encode("utf-8")


def escaped(text: str, line_start: bool = True) -> str:
    """``text`` as it was typed, on one line of Markdown: nothing in it is mark-up."""
    return _escaped(text, line_start) if len(text) <= _SHORT else _escaped.__wrapped__(text, line_start)


@lru_cache(maxsize=4096)  # names, labels and days stand on every page
def _escaped(text: str, line_start: bool) -> str:
    text = _ESCAPE.sub(r"\\\1", text).replace("&", "&amp;")
    return _LINE_START.sub(_guarded, text) if line_start else text


def _guarded(found: re.Match[str]) -> str:
    space, sign, digits, dot = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{digits}\\{dot}"


class _Page:
    def __init__(self, document: Document):
        self.document = document
        self.values: Sequence[Value] = ()
        self.out: list[str] = []
        self.div = ""
        self.signing = False  # inside the lines of a signature block
        self.number: int | None = None  # the next number of the running list

    def text(self) -> str:
        before = ""
        for block, offset in self.document.blocks:
            self.values = self.document.values[offset : offset + block.holes]
            tight = (block.kind == before and block.kind in ("row", "item")) or (before, block.kind) == ("head", "row")
            if self.div in ("form", "signatures") and before in ("definition", "open") and block.kind == "definition":
                tight = True
            if self.out and not tight and self.out[-1] != "":
                self.out.append("")
            if block.kind != "item":
                self.number = None
            self._block(block)
            before = block.kind
        footer = " · ".join(escaped(each) for each in self.document.footer if each)
        stamp = [f"**{say.DRAFT.of(self.document.language)}**"] if self.document.draft else []
        lines = [*stamp, *([""] if stamp else []), *self.out, "", "---", "", footer]
        return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"

    def _block(self, block: Block) -> None:
        if block.kind == "open":
            self.div = block.name
            if self.div in ("form", "signatures"):
                self.out += ["|  |  |", "| --- | --- |"]
        elif block.kind == "close":
            self.div = ""
        else:
            for node in block.nodes:
                self.out += self._node(node)

    def _node(self, node: Node) -> list[str]:
        match node:
            case Heading(level, inlines):
                return [f"{'#' * level} {self._inline(inlines, line_start=False)}"]
            case TableHead(cells, align):
                return [self._row(cells), "| " + " | ".join(_RULE.get(each, "---") for each in align) + " |"]
            case Row(cells):
                return [self._row(cells)]
            case Item(number, nodes):
                return self._item(number, nodes)
            case Definition(term, definitions):
                return self._definition(term, definitions)
        return self._plain(node)

    def _plain(self, node: Node) -> list[str]:
        """A node that stands in a template as in a markdown value, as lines."""
        match node:
            case Paragraph(inlines):
                alone = _alone(inlines)
                if alone is not None and self.values[alone.number].type == "markdown":
                    return self._blocks(prose(self.values[alone.number].text))
                return self._inline(inlines, "  \n").split("\n")
            case Bullets(items):
                return [line for item in items for line in _indented("- ", self._blocks(item))]
            case Numbers(start, items):
                lines = enumerate(items, start)
                return [line for number, item in lines for line in _indented(f"{number}. ", self._blocks(item))]
            case Quote(nodes):
                return [f"> {line}".rstrip() for line in self._blocks(nodes)]
            case Code(text):
                return ["```", *text.split("\n"), "```"]
            case Ruler():
                return ["---"]
            case Table(head, align, rows):
                rule = "| " + " | ".join(_RULE.get(each, "---") for each in align) + " |"
                return [self._row(head), rule, *(self._row(cells) for cells in rows)]
        return []

    def _blocks(self, nodes: Iterable[Node]) -> list[str]:
        lines: list[str] = []
        for node in nodes:
            if lines:
                lines.append("")
            lines += self._plain(node)
        return lines

    def _item(self, number: int | None, nodes: tuple[Node, ...]) -> list[str]:
        if number is None:
            return _indented("- ", self._blocks(nodes))
        self.number = number if self.number is None else self.number + 1
        return _indented(f"{self.number}. ", self._blocks(nodes))

    def _definition(self, term: Inlines, definitions: tuple[tuple[Node, ...], ...]) -> list[str]:
        label = self._inline(term)
        if not self.div:
            return [f"**{label}**", *(line for each in definitions for line in ["", *self._blocks(each)])]
        self.signing = self.div == "signatures"
        texts = [self._in_cell(each) for each in definitions]
        self.signing = False
        return [f"| **{label}** | {'<br>'.join(text for text in texts if text) or '—'} |"]

    # -- inside a line or a cell ------------------------------------------------------------------

    def _row(self, cells: Iterable[Inlines]) -> str:
        return "| " + " | ".join(self._in_cell((Paragraph(cell),)) for cell in cells) + " |"

    def _in_cell(self, nodes: Iterable[Node]) -> str:
        """Nodes on one line: paragraphs and lists become text with ``<br>``."""
        lines: list[str] = []
        for node in nodes:
            match node:
                case Paragraph(inlines):
                    alone = _alone(inlines)
                    if alone is not None and self.values:
                        lines += self._alone_in_cell(self.values[alone.number])
                    else:
                        lines.append(self._inline(inlines))
                case Bullets(items):
                    lines += [f"• {self._in_cell(item)}" for item in items]
                case Numbers(start, items):
                    lines += [f"{number}. {self._in_cell(item)}" for number, item in enumerate(items, start)]
                case Quote(inner):
                    lines.append(self._in_cell(inner))
                case Code(text):
                    lines += [escaped(line, False) for line in text.split("\n")]
                case Table(head, _, rows):
                    lines += [" / ".join(self._inline(cell) for cell in row) for row in (head, *rows)]
        return "<br>".join(lines)

    def _alone_in_cell(self, value: Value) -> list[str]:
        if value.type == "markdown" and value.text:
            return [self._in_cell(prose(value.text))]
        return [self._value(value, "<br>", empty=self._blank(value))]

    def _blank(self, value: Value) -> str:
        if self.signing or value.fill:
            return "＿＿＿＿＿＿" if self.document.language == "zh" else "\\_\\_\\_\\_\\_\\_\\_\\_"
        return "—"

    def _inline(self, inlines: Inlines, line_break: str = "<br>", line_start: bool = True) -> str:
        pieces: list[tuple[str, str]] = []  # (text, style); neighbours of one style are one piece
        for each in inlines:
            style = getattr(each, "style", "").partition(".")[0]
            text = self._piece(each, line_break, line_start and not pieces)
            if pieces and style and pieces[-1][1] == style:
                pieces[-1] = (pieces[-1][0] + text, style)
            elif text:
                pieces.append((text, style))
        out = ""
        for number, (text, style) in enumerate(pieces):
            after = pieces[number + 1][0] if number + 1 < len(pieces) else ""
            out += _styled(text, style, out, after)
        return out

    def _piece(self, each: Inline, line_break: str, line_start: bool) -> str:
        match each:
            case Run(text, _):
                return escaped(text, line_start)
            case Hole(number, _):
                value = self.values[number]
                if self.signing:
                    return self._signed(value)
                return self._value(value, line_break, "", line_start)
            case Link(href, inner):
                return f"[{self._inline(inner)}](<{href}>)"
        return line_break

    def _signed(self, value: Value) -> str:
        """Room for ink, and beside it the name that is on record; a recorded date stands for itself."""
        ink = self._blank(value)
        if not value:
            return ink
        shown = self._value(value, " ", line_start=False)
        return shown if value.type == "date" else f"{ink} {shown}"

    def _value(self, value: Value, line_break: str, empty: str = "", line_start: bool = True) -> str:
        text = value.text
        if not text or text.isspace():
            return empty
        if "\n" not in text and "\r" not in text:
            return escaped(text, line_start)
        lines = value.text.replace("\r\n", "\n").strip("\n").split("\n")
        first, *rest = lines
        return line_break.join([escaped(first, line_start), *(escaped(line) for line in rest)])


def _alone(inlines: Inlines) -> Hole | None:
    first = inlines[0] if len(inlines) == 1 else None
    return first if isinstance(first, Hole) else None


def _styled(text: str, style: str, before: str, after: str) -> str:
    """``text`` in bold, italic or struck through. Stars beside punctuation do not always close, tags do."""
    inner = text.strip()
    if not style or not inner:
        return text
    closed = not (_joins(before[-1:], inner[0]) or _joins(after[:1], inner[-1]))
    for letter, sign, tag in (("i", "*", "em"), ("b", "**", "strong"), ("s", "~~", "del")):
        if letter in style:
            inner = f"{sign}{inner}{sign}" if closed else f"<{tag}>{inner}</{tag}>"
    return text.replace(text.strip(), inner, 1)


def _joins(outside: str, inside: str) -> bool:
    """Whether a star between a character outside and punctuation inside would not count as emphasis."""
    return bool(outside.strip()) and not inside.isalnum()


def _indented(mark: str, lines: list[str]) -> list[str]:
    first, *rest = lines or [""]
    return [mark + first, *((" " * len(mark) + line).rstrip() for line in rest)]
