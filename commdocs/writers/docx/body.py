"""One document while it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from commdocs import model
from commdocs.model import Value
from commdocs.writers.docx.holding import held
from commdocs.writers.docx.stylesheet import Container, Stylesheet


class Hole(Protocol):
    """A place in compiled text that each document fills in its own way."""

    def write(self, body: Body, first: int) -> None:
        """Adds its text to ``body.out``; ``first`` is the number of the block's first value."""


Part = str | Hole
Parts = tuple[Part, ...]  # compiled text
Prose = Callable[[Stylesheet, str, Container, str, str, int], Parts]


class Body:
    """What is written so far, and what the document needs beside its body: lists and links."""

    def __init__(self, styles: Stylesheet, values: Sequence[Value], label: str, prose: Prose, blank: bool = False):
        """``prose`` compiles a markdown value for its place."""
        self.prose = prose
        self.styles = styles
        self.values = values
        self.out: list[str] = []
        self.lists: list[tuple[int, int, int]] = []  # abstract numbering, level, first number
        self.running: dict[object, int] = {}  # the list that a compiled one is in this document
        self.links: dict[str, str] = {}  # address → relationship id
        self.title = label  # the last heading, which names the table under it
        self.blank = blank  # a form to fill in by hand
        self.empty = "" if blank else styles.running_text.empty
        self.items = 0  # the numbered list that the next item carries on; 0: none

    def write(self, parts: Parts, first: int) -> None:
        """Writes compiled text with this document's values."""
        out = self.out
        for part in parts:
            if part.__class__ is str:
                out.append(part)
            else:
                part.write(self, first)  # type: ignore[union-attr]

    def text(self, parts: Parts, first: int) -> str:
        """Compiled text with this document's values, given back instead of written."""
        if len(parts) < 2 and (not parts or parts[0].__class__ is str):
            return "".join(parts)  # type: ignore[arg-type]
        out, self.out = self.out, []
        self.write(parts, first)
        made, self.out = "".join(self.out), out
        return made

    def words(self, line: Sequence[Any], first: int) -> str:
        """A line as it reads, without mark-up: for measuring and for descriptions."""
        if len(line) == 1 and isinstance(line[0], model.Hole):
            return self.values[first + line[0].number].text
        words = ""
        for each in line:
            if isinstance(each, model.Hole):
                words += self.values[first + each.number].text
            elif isinstance(each, model.Run):
                words += each.text
            else:
                words += "\n" if isinstance(each, model.Break) else self.words(each.inlines, first)
        return words

    def hold_to_next(self) -> None:
        """Keeps the end of what is written on the page of what comes next."""
        start, *rest = self.out
        self.out = [start, held("".join(rest), self.styles.gap)]

    def new_list(self, outline: int, level: int, start: int) -> int:
        """The number of a list that counts from ``start``."""
        self.lists.append((outline, level, start))
        return self.styles.first_list + len(self.lists) - 1

    def link(self, href: str) -> str:
        """The relationship of an address."""
        return self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")
