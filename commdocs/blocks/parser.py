"""markdown-it-py set up for templates, and its tokens turned into the model's nodes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin

from commdocs.blocks.trouble import BlockError
from commdocs.messages import blocks as say
from commdocs.model import (
    Break,
    Bullets,
    Code,
    Definition,
    Heading,
    Hole,
    Inline,
    Inlines,
    Link,
    Node,
    Numbers,
    Paragraph,
    Quote,
    Ruler,
    Run,
    Table,
)

FIRST_MARK = 0xF0000  # mark k of a block is this code point + k while the block is parsed
_MARKS = re.compile("[\U000f0000-\U000ffffd]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_SAFE = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_STYLES = {"strong": "b", "em": "i", "s": "s"}


class _State(StateInline):
    """``**提出人：**王`` is bold: East Asian punctuation counts as a letter beside emphasis marks."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        marker, end = self.src[start], start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
        mark_before, mark_after = _punctuation(before), _punctuation(after)
        left = not (space_after or (mark_after and not (space_before or mark_before)))
        right = not (space_before or (mark_before and not (space_after or mark_after)))
        return Scanned(
            left and (canSplitWord or not right or mark_before),
            right and (canSplitWord or not left or mark_after),
            end - start,
        )


def _punctuation(char: str) -> bool:
    if not (isMdAsciiPunct(ord(char)) or isPunctChar(char)):
        return False
    # “ ” ‘ ’ … — · are "ambiguous": in Chinese text they are as wide as a character
    return unicodedata.east_asian_width(char) not in "WFA"


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


@cache
def parser(prose: bool) -> MarkdownIt:
    """The parser for templates, or the one for the text of markdown values."""
    md = MarkdownIt("commonmark", {"html": not prose, "breaks": True})
    md.inline = _Inline()
    md.enable(["table", "strikethrough"])
    md.disable(["reference", "html_block", "code", "lheading"])
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    if prose:
        md.disable(["escape", "entity"])  # \\server\share and &lt; stay as typed
    else:
        md.use(deflist_plugin)
        md.use(attrs_plugin, spans=True)
    return md


class Nodes:
    """Turns tokens into nodes. ``prose`` keeps single ``*`` and ``_`` as typed and knows no holes."""

    def __init__(self, tokens: Sequence[Token], prose: bool = False):
        self.tokens = tokens
        self.prose = prose
        self.at = 0
        self.found: list[int] = []

    def until(self, end: str = "") -> tuple[Node, ...]:
        """The nodes up to the token of type ``end``, or all."""
        nodes: list[Node] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == end:
                break
            made = self._node(token)
            if made is not None:
                nodes.append(made)
        return tuple(nodes)

    def _node(self, token: Token) -> Node | None:
        match token.type:
            case "paragraph_open":
                return Paragraph(self._line("paragraph_close"))
            case "heading_open":
                line = self._line("heading_close", "b" if self.prose else "")
                return Paragraph(line) if self.prose else Heading(int(token.tag[1]), line)
            case "bullet_list_open":
                return Bullets(self._items("bullet_list_close"))
            case "ordered_list_open":
                return Numbers(int(token.attrGet("start") or 1), self._items("ordered_list_close"))
            case "blockquote_open":
                return Quote(self.until("blockquote_close"))
            case "table_open":
                return self._table()
            case "dl_open":
                return self._definition()
            case "fence" | "code_block":
                return Code(token.content.rstrip("\n"))
            case "hr":
                return Ruler()
        return None

    def _items(self, end: str) -> tuple[tuple[Node, ...], ...]:
        items = []
        while self.tokens[self.at].type != end:
            self.at += 1
            items.append(self.until("list_item_close"))
        self.at += 1
        return tuple(items)

    def _table(self) -> Table:
        rows: list[tuple[Inlines, ...]] = []
        align: list[str] = []
        cells: list[Inlines] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    align.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
                cells.append(self._line(token.type.replace("open", "close")))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self.at += 1
        return Table(rows[0], tuple(align), tuple(rows[1:]))

    def _definition(self) -> Definition:
        term: Inlines = ()
        definitions = []
        while (token := self.tokens[self.at]).type != "dl_close":
            self.at += 1
            if token.type == "dt_open":
                term = self._line("dt_close")
            elif token.type == "dd_open":
                definitions.append(self.until("dd_close"))
        self.at += 1
        return Definition(term, tuple(definitions))

    def _line(self, end: str, style: str = "") -> Inlines:
        line: list[Inline] = []
        while (token := self.tokens[self.at]).type != end:
            self.at += 1
            if token.type == "inline":
                line += self._inlines(iter(token.children or ()), "", style)
        self.at += 1
        if len(line) == 1 and isinstance(line[0], Hole):
            line[0] = line[0]._replace(alone=True)
        return tuple(line)

    def _inlines(self, tokens: Iterator[Token], end: str, style: str) -> list[Inline]:
        out: list[Inline] = []
        for token in tokens:
            kind = token.type
            if kind == end:
                break
            if kind == "text":
                out += self._text(token.content, style)
            elif kind in ("softbreak", "hardbreak"):
                out.append(Break())
            elif kind == "code_inline":
                out += self._text(token.content, _with(style, "c"), code=True)
            elif kind.endswith("_open") and kind[:-5] in _STYLES:
                name = kind[:-5]
                literal = self.prose and token.markup in ("*", "_", "__")
                inner = self._inlines(tokens, f"{name}_close", style if literal else _with(style, _STYLES[name]))
                out += [Run(token.markup, style), *inner, Run(token.markup, style)] if literal else inner
            elif kind == "span_open":
                classes = "".join("." + name for name in str(token.attrGet("class") or "").split())
                out += self._inlines(tokens, "span_close", style + classes)
            elif kind == "link_open":
                out += self._link(str(token.attrGet("href") or ""), tuple(self._inlines(tokens, "link_close", style)))
            elif kind == "html_inline":
                if not _BREAK.fullmatch(token.content):
                    raise BlockError(say.HTML.fill(tag=token.content))
                out.append(Break())
            elif kind == "image":
                if not self.prose:
                    raise BlockError(say.PICTURE)
                out.append(Run(token.content, style))
        return _joined(out)

    def _link(self, href: str, inlines: Inlines) -> list[Inline]:
        if _SAFE.match(href) or not _SCHEME.match(href):
            if not self.prose and _MARKS.search(href):
                raise BlockError(say.MARK_LOST)
            return [Link(href, inlines)]
        if self.prose:
            return [*inlines, Run(f" ({href})")]
        raise BlockError(say.LINK.fill(href=href))

    def _text(self, text: str, style: str, code: bool = False) -> list[Inline]:
        if self.prose:
            return [Run(text, style)] if text else []
        if "**" in text and not code:
            raise BlockError(say.STARS)
        out: list[Inline] = []
        start = 0
        for mark in _MARKS.finditer(text):
            if mark.start() > start:
                out.append(Run(text[start : mark.start()], style))
            number = ord(mark.group()) - FIRST_MARK
            self.found.append(number)
            out.append(Hole(number, style))
            start = mark.end()
        if start < len(text):
            out.append(Run(text[start:], style))
        return out


def _with(style: str, letter: str) -> str:
    letters, dot, classes = style.partition(".")
    return "".join(each for each in "bisc" if each in letters + letter) + dot + classes


def _joined(line: list[Inline]) -> list[Inline]:
    """Neighbouring runs of one style are one run."""
    out: list[Inline] = []
    for each in line:
        last = out[-1] if out else None
        if isinstance(each, Run) and isinstance(last, Run) and each.style == last.style:
            out[-1] = Run(last.text + each.text, each.style)
        else:
            out.append(each)
    return out
