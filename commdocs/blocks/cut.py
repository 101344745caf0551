"""The text of a rendered template → blocks, each parsed once.

A block ends at a blank line, unless the next line is indented or starts with ``: ``. A table's rows and a
list's items are blocks of their own, so that their number does not matter to the cache.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from commdocs.blocks.trouble import BlockError
from commdocs.messages import blocks as say
from commdocs.model import Block, Bullets, Definition, Item, Node, Numbers, Row, Table, TableHead

MARK = "\ue000"
DIVS = ("form", "signatures", "note", "right", "indent", "flush")
FIELDS_ONLY = ("form", "signatures")
_KEPT = 2_000  # characters; longer blocks are rare and not worth their place in the cache

_DIV = re.compile(r":::+[ \t]*([\w-]*)[ \t]*$")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_NO_ITEM = re.compile(MARK + r"[.)][ \t]")
_PIPE = re.compile(r"(?<!\\)\|")

Kind = Literal["head", "row", "item", "definition", "body"]


def cut(text: str) -> list[tuple[Block, int]]:
    """The blocks of ``text``, each with the number of its first value. Raises BlockError."""
    return _Cutter(text).run()


class _Cutter:
    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.at = 0  # the line
        self.marks = 0  # values passed
        self.out: list[tuple[Block, int]] = []
        self.divs: list[tuple[str, int]] = []

    def run(self) -> list[tuple[Block, int]]:
        lines, end = self.lines, len(self.lines)
        columns = 0  # of the table we are in
        while self.at < end:
            line = lines[self.at]
            if columns and line.startswith("|"):
                self._add("row", self.at + 1, columns)
                continue
            columns = 0
            if not line or line.isspace():
                self.at += 1
            elif line.startswith(":::"):
                self._div(line)
            elif line.startswith("|"):
                columns = self._head(line)
            elif line.startswith("```"):
                self._add("body", self._fence_end())
            elif _ITEM.match(line):
                self._add("item", self._item_end())
            else:
                self._chunk(line)
        if self.divs:
            name, opened = self.divs[-1]
            raise BlockError(say.DIV_OPEN.fill(name=name), opened, self.marks)
        return self.out

    def _add(self, kind: Kind, end: int, columns: int = 0) -> None:
        text = self.lines[self.at] if end == self.at + 1 else "\n".join(self.lines[self.at : end])
        parse = _parsed if len(text) <= _KEPT else _parsed.__wrapped__
        if self.divs and self.divs[-1][0] in FIELDS_ONLY and kind != "definition":
            raise BlockError(say.ONLY_FIELDS.fill(name=self.divs[-1][0]), self.at, self.marks)
        try:
            block = parse(text, kind, columns)
        except BlockError as error:
            raise BlockError(error.message, self.at, self.marks) from None
        self.out.append((block, self.marks))
        self.marks += block.holes
        self.at = end

    def _div(self, line: str) -> None:
        found = _DIV.match(line)
        name = found.group(1) if found else line.strip(": ")
        if name:
            if name not in DIVS:
                raise BlockError(say.DIV_UNKNOWN.fill(name=name, known=", ".join(DIVS)), self.at, self.marks)
            self.divs.append((name, self.at))
            self.out.append((_div_block("open", name), self.marks))
        else:
            if not self.divs:
                raise BlockError(say.DIV_CLOSE, self.at, self.marks)
            name, _ = self.divs.pop()
            self.out.append((_div_block("close", name), self.marks))
        self.at += 1

    def _head(self, line: str) -> int:
        if self.at + 1 >= len(self.lines) or not _DELIMITER.match(self.lines[self.at + 1]):
            raise BlockError(say.PIPE, self.at, self.marks)
        columns = _cells(self.lines[self.at + 1])
        if _cells(line) > columns:
            raise BlockError(say.SURPLUS.fill(cells=_cells(line), columns=columns), self.at, self.marks)
        self._add("head", self.at + 2, columns)
        return columns

    def _fence_end(self) -> int:
        for number in range(self.at + 1, len(self.lines)):
            if self.lines[number].startswith("```"):
                return number + 1
        return len(self.lines)

    def _item_end(self) -> int:
        """An item goes on over indented lines, also after a blank one."""
        end = self.at + 1
        while end < len(self.lines) and self._continues(end, (" ", "\t")):
            end += 1
        return self._without_blanks(end)

    def _chunk(self, line: str) -> None:
        if _NO_ITEM.match(line):
            raise BlockError(say.NO_LIST, self.at, self.marks)
        end, kind = self.at + 1, "body"
        if line[0] != "#":
            while end < len(self.lines):
                following = self.lines[end]
                if following.startswith(": "):
                    kind = "definition"
                elif following.isspace() or not following:
                    if not self._continues(end, (" ", "\t", ": ")):
                        break
                elif following.startswith((":::", "|", "#", "```")) or _ITEM.match(following):
                    break
                end += 1
        self._add(kind, self._without_blanks(end))  # type: ignore[arg-type]

    def _continues(self, number: int, starts: tuple[str, ...]) -> bool:
        """Whether line ``number``, or the first that is not blank after it, carries on what came before."""
        while number < len(self.lines):
            line = self.lines[number]
            if line and not line.isspace():
                return line.startswith(starts)
            number += 1
        return False

    def _without_blanks(self, end: int) -> int:
        while end > self.at + 1 and not self.lines[end - 1].strip():
            end -= 1
        return end


@lru_cache(maxsize=16)
def _div_block(kind: Literal["open", "close"], name: str) -> Block:
    return Block(kind, name=name)


def _cells(line: str) -> int:
    return len(_PIPE.split(line.strip().removeprefix("|").removesuffix("|")))


@lru_cache(maxsize=256)
def _parsed(text: str, kind: Kind, columns: int) -> Block:
    from commdocs.blocks.parser import FIRST_MARK, Nodes, parser

    pieces = text.split(MARK)
    marks = len(pieces) - 1
    text = "".join(piece + chr(FIRST_MARK + number) for number, piece in enumerate(pieces[:-1])) + pieces[-1]
    if kind == "row":
        if _cells(text) > columns:
            raise BlockError(say.SURPLUS.fill(cells=_cells(text), columns=columns))
        text = "|" + "|".join(" " * columns) + "|\n" + "|-" * columns + f"|\n{text}"
    nodes = Nodes(parser(prose=False).parse(text))
    made = _shaped(kind, nodes.until())
    if sorted(nodes.found) != list(range(marks)):
        raise BlockError(say.MARK_LOST)
    return Block(kind, made, marks)


def _shaped(kind: Kind, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    first = nodes[0] if nodes else None
    if kind == "head" and isinstance(first, Table):
        return (TableHead(first.head, first.align),)
    if kind == "row" and isinstance(first, Table):
        return tuple(Row(cells) for cells in first.rows)
    if kind == "item" and isinstance(first, Bullets):
        return (Item(None, first.items[0]),)
    if kind == "item" and isinstance(first, Numbers):
        return (Item(first.start, first.items[0]),)
    if kind == "definition" and not (len(nodes) == 1 and isinstance(first, Definition)):
        raise BlockError(say.ONLY_FIELDS.fill(name="form"))
    return nodes
