"""A Document as one HTML file that needs nothing beside it: for browsers, mail programs and printers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from importlib import resources

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
    lines_of,
)

_TAGS = (("b", "strong"), ("i", "em"), ("s", "del"), ("c", "code"))
_ALIGN = {"center": ' class="center"', "right": ' class="end"'}
_WHOLE = frozenset(["date", "datetime", "due", "time", "record", "phone", "person", "percent"])
_DATES = frozenset(["date", "datetime", "due"])
_COLON = re.compile("[：:]")
_DATE = re.compile(r"日期|[Dd]ate\b")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def write(document: Document) -> bytes:
    """The document as UTF-8."""
    return _Page(document).text().encode("utf-8")


@lru_cache(maxsize=1)
def _css() -> str:
    return resources.files(__name__).joinpath("page.css").read_text("utf-8")


def escaped(text: str) -> str:
    """``text`` as it was typed."""
    return escape(_BAD.sub("", text))


class _Page:
    def __init__(self, document: Document):
        self.document = document
        self.language = document.language
        self.values: Sequence[Value] = ()
        self.out: list[str] = []
        self.divs: list[str] = []
        self.align: tuple[str, ...] = ()  # of the table that is open
        self.running = ""  # what is open and ends with its last block: table, ul, ol

    def text(self) -> str:
        document = self.document
        for block, first in document.blocks:
            self.values = document.values[first : first + block.holes]
            self._block(block)
        self._run_on("")
        draft = say.DRAFT.of(self.language)
        stamp = f'<div class="stamp" aria-hidden="true"><span>{draft}</span></div>' if document.draft else ""
        marked = f' <span class="draft">{draft}</span>' if document.draft else ""
        footer = " · ".join(escaped(each) for each in document.footer if each)
        body = "\n".join(self.out)
        wide = ' class="wide"' if document.landscape else ""
        return (
            f'<!doctype html>\n<html lang="{"en-GB" if self.language == "en" else "zh-CN"}">\n<head>\n'
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escaped(document.title)}</title>\n<style>\n{_css()}{_turned(document)}</style>\n</head>\n"
            f"<body{wide}>\n{stamp}"
            f"<header><span>{escaped(document.author)}</span><span>{escaped(document.label)}{marked}</span></header>\n"
            f"<main>\n{body}\n</main>\n<footer><span>{footer}</span></footer>\n</body>\n</html>\n"
        )

    def _run_on(self, what: str, start: str = "") -> None:
        """Ends the table or list that is open, unless the next block goes on with it; begins another."""
        if what == self.running:
            return
        if self.running:
            self.out.append("</tbody></table>" if self.running == "table" else f"</{self.running}>")
        self.running = what
        if start:
            self.out.append(start)

    def _block(self, block: Block) -> None:
        if block.kind == "row":
            self.out += map(self._node, block.nodes)
            return
        if block.kind == "item":
            self._item(block.nodes[0])
            return
        self._run_on("")
        if block.kind == "open":
            self.divs.append(block.name)
            opened = '<table class="form"><tbody>' if block.name == "form" else f'<div class="{escaped(block.name)}">'
            self.out.append(opened)
        elif block.kind == "close":
            self.out.append("</tbody></table>" if self.divs and self.divs.pop() == "form" else "</div>")
        elif block.kind == "head":
            self.running = "table"
            self.out += map(self._node, block.nodes)
        else:
            self.out += map(self._node, block.nodes)

    def _item(self, node: Node) -> None:
        assert isinstance(node, Item)
        if node.number is None:
            self._run_on("ul", "<ul>")
        else:
            start = f' start="{node.number}"' if node.number != 1 else ""
            self._run_on("ol", f"<ol{start}>")
        self.out.append(f"<li>{self._nodes(node.nodes)}</li>")

    def _nodes(self, nodes: Iterable[Node]) -> str:
        """Nodes of an item or a cell; a single paragraph needs no tags."""
        all_nodes = list(nodes)
        if len(all_nodes) == 1 and isinstance(all_nodes[0], Paragraph):
            return self._content(all_nodes[0].inlines)
        return "".join(map(self._node, all_nodes))

    def _content(self, line: Inlines) -> str:
        """The content of a cell: a line, or the blocks of a markdown value that is alone in it."""
        value = self._alone(line)
        if value is None:
            return self._inlines(line)
        if value.type == "markdown" and value.text:
            return self._nodes(prose(value.text))
        return self._value(value) or ("" if value.fill else say.EMPTY.of(self.language))

    def _alone(self, line: Inlines) -> Value | None:
        hole = line[0] if len(line) == 1 else None
        return self.values[hole.number] if isinstance(hole, Hole) and self.values else None

    def _node(self, node: Node) -> str:
        match node:
            case Paragraph(line):
                value = self._alone(line)
                if value is not None and value.type == "markdown":
                    return "".join(map(self._node, prose(value.text)))
                return f"<p>{self._inlines(line)}</p>"
            case Heading(level, line):
                return f"<h{level}>{self._inlines(line)}</h{level}>"
            case Bullets(items):
                return f"<ul>{''.join(f'<li>{self._nodes(item)}</li>' for item in items)}</ul>"
            case Numbers(start, items):
                first = f' start="{start}"' if start != 1 else ""
                return f"<ol{first}>{''.join(f'<li>{self._nodes(item)}</li>' for item in items)}</ol>"
            case Quote(nodes):
                return f"<blockquote>{''.join(map(self._node, nodes))}</blockquote>"
            case Code(text):
                return f"<pre>{escaped(text)}</pre>"
            case Ruler():
                return "<hr>"
            case TableHead(cells, align):
                self.align = align
                return f"<table><thead><tr>{''.join(map(self._head, cells))}</tr></thead><tbody>"
            case Row(cells):
                return f"<tr>{''.join(map(self._cell, cells, [*self.align, *[''] * len(cells)]))}</tr>"
            case Table(head, align, rows):
                inner = "".join(f"<tr>{''.join(map(self._cell, row, [*align, *[''] * len(row)]))}</tr>" for row in rows)
                return f"<table><thead><tr>{''.join(map(self._head, head))}</tr></thead><tbody>{inner}</tbody></table>"
            case Definition(term, definitions):
                return self._definition(term, definitions)
        return ""

    def _head(self, line: Inlines) -> str:
        return f'<th scope="col">{self._inlines(line)}</th>'

    def _cell(self, line: Inlines, align: str) -> str:
        value = self._alone(line)
        short = value is not None and value.type in _WHOLE and "\n" not in value.text
        look = _ALIGN.get(align or ("center" if short else ""), "")
        return f"<td{look}>{self._content(line)}</td>"

    def _definition(self, term: Inlines, definitions: Sequence[Sequence[Node]]) -> str:
        div = self.divs[-1] if self.divs else ""
        if div == "form":
            content = "".join(self._nodes(each) for each in definitions) or say.EMPTY.of(self.language)
            return f'<tr><th scope="row">{self._inlines(term)}</th><td>{content}</td></tr>'
        if div == "signatures":
            lines = "".join(
                self._signed(line)
                for nodes in definitions
                for node in nodes
                if isinstance(node, Paragraph)
                for line in lines_of(node.inlines)
            )
            return f'<div class="party"><span class="name">{self._inlines(term)}</span>{lines}</div>'
        inner = "".join(f"<dd>{''.join(map(self._node, each))}</dd>" for each in definitions)
        return f"<dl><dt><strong>{self._inlines(term)}</strong></dt>{inner}</dl>"

    def _signed(self, line: Inlines) -> str:
        """A line to sign or date: its label, and room for ink with what is recorded."""
        at = next((n for n, each in enumerate(line) if isinstance(each, Run) and _COLON.search(each.text)), -1)
        label, rest = line[: at + 1], line[at + 1 :]
        words = "".join(each.text for each in label if isinstance(each, Run))
        recorded = self._inlines(rest).strip(" 　_")
        dated = bool(_DATE.search(words)) or any(
            isinstance(each, Hole) and self.values[each.number].type in _DATES for each in rest
        )
        blank = say.NO_DATE.of(self.language) if dated else ""
        kind = "ink dated" if dated and (recorded or blank) else "ink"
        return f'<span class="sign">{self._inlines(label)}<span class="{kind}">{recorded or blank}</span></span>'

    def _inlines(self, line: Iterable[Inline]) -> str:
        return "".join(map(self._inline, line))

    def _inline(self, each: Inline) -> str:
        match each:
            case Run(text, style):
                return _styled(escaped(text), style)
            case Hole(number, style):
                return _styled(self._value(self.values[number]), style)
            case Link(href, inner):
                return f'<a href="{escaped(href)}">{self._inlines(inner)}</a>'
        return "<br>"

    def _value(self, value: Value) -> str:
        text = escaped(value.text.replace("\r\n", "\n").strip("\n")).replace("\n", "<br>")
        return f'<span class="whole">{text}</span>' if value.type in _WHOLE and text and "<br>" not in text else text


def _styled(text: str, style: str) -> str:
    letters, _, classes = style.partition(".")
    for letter, tag in _TAGS:
        if letter in letters and text:
            text = f"<{tag}>{text}</{tag}>"
    return f'<span class="{escaped(classes.replace(".", " "))}">{text}</span>' if classes and text else text


def _turned(document: Document) -> str:
    return "@page { size: A4 landscape; }\n" if document.landscape else ""
