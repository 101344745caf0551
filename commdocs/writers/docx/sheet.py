"""One document while it is written, and the holes that its values fall into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from commdocs import model
from commdocs.model import Value
from commdocs.writers.docx.look import Frame, Look
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import Face, attribute, lines


class Hole(Protocol):
    """A place in compiled text that each document fills in its own way."""

    def lay(self, sheet: Sheet, first: int) -> None:
        """Adds its text to ``sheet.out``; ``first`` is the number of the block's first value."""


Parts = tuple[str | Hole, ...]
Prose = Callable[[Look, str, Frame, str, str, int], Parts]


class Sheet:
    """What is written so far, and what the document needs beside its body: lists and links."""

    def __init__(self, look: Look, values: Sequence[Value], label: str, prose: Prose):
        """``prose`` compiles a markdown value for its place."""
        self.prose = prose
        self.look = look
        self.values = values
        self.out: list[str] = []
        self.lists: list[tuple[int, int, int]] = []  # abstract numbering, level, first number
        self.running: dict[ListStart, int] = {}  # the list that a compiled one is in this document
        self.links: dict[str, str] = {}  # address → relationship id
        self.title = label  # the last heading, which names the table under it
        self.empty = look.body.empty
        self.items = 0  # the numbered list that the next item carries on; 0: none

    def lay(self, parts: Parts, first: int) -> None:
        """Writes compiled text with this document's values."""
        out = self.out
        for part in parts:
            if part.__class__ is str:
                out.append(part)
            else:
                part.lay(self, first)  # type: ignore[union-attr]

    def text(self, parts: Parts, first: int) -> str:
        """Compiled text with this document's values, given back instead of written."""
        if len(parts) < 2 and (not parts or parts[0].__class__ is str):
            return "".join(parts)  # type: ignore[arg-type]
        out, self.out = self.out, []
        self.lay(parts, first)
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

    def new_list(self, outline: int, level: int, start: int) -> int:
        """The number of a list that counts from ``start``."""
        self.lists.append((outline, level, start))
        return self.look.first_list + len(self.lists) - 1

    def link(self, href: str) -> str:
        """The relationship of an address."""
        return self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")


class Inline:
    """A value among other text of its line."""

    __slots__ = ("face", "number")

    def __init__(self, number: int, face: Face):
        self.number, self.face = number, face

    def lay(self, sheet: Sheet, first: int) -> None:
        text = sheet.values[first + self.number].text
        if text:
            sheet.out.append(self.face.run(text))


class Alone:
    """A value that has a paragraph, cell or item to itself: a paragraph a line, or blocks.

    ``start`` begins the first paragraph and is "" if it is begun already (a list item, whose number
    stands in it).
    """

    __slots__ = ("face", "frame", "level", "number", "rest", "start")

    def __init__(self, number: int, face: Face, frame: Frame, start: str, rest: str, level: int = -1):
        self.number, self.face, self.frame = number, face, frame
        self.start, self.rest, self.level = start, rest, level

    def lay(self, sheet: Sheet, first: int) -> None:
        value = sheet.values[first + self.number]
        text, out = value.text, sheet.out
        if not text or text.isspace():
            empty = "" if value.fill else self.frame.empty
            out.append(f"{self.start}{self.face.run(empty)}{END}")
        elif value.type == "markdown":
            sheet.lay(sheet.prose(sheet.look, text, self.frame, self.start, self.rest, self.level), first)
        elif "\n" in text or "\r" in text:
            start = self.start
            for line in lines(text).split("\n"):
                out.append(f"{start}{self.face.run(line)}{END}")
                start = self.rest
        else:
            out.append(f"{self.start}{self.face.run(text)}{END}")


class ListStart:
    """Begins a numbered list inside a block, each time the block is written."""

    __slots__ = ("first", "level", "outline")

    def __init__(self, outline: int, level: int, first: int):
        self.outline, self.level, self.first = outline, level, first

    def lay(self, sheet: Sheet, first: int) -> None:
        sheet.running[self] = sheet.new_list(self.outline, self.level, self.first)


class ListNumber:
    """The number of the list that ``start`` began."""

    __slots__ = ("start",)

    def __init__(self, start: ListStart):
        self.start = start

    def lay(self, sheet: Sheet, first: int) -> None:
        sheet.out.append(str(sheet.running[self.start]))


class ItemNumber:
    """The number of the list that a template's item is in: the one before it, or a new one."""

    __slots__ = ("outline", "start")

    def __init__(self, outline: int, start: int):
        self.outline, self.start = outline, start

    def lay(self, sheet: Sheet, first: int) -> None:
        if not sheet.items:
            sheet.items = sheet.new_list(self.outline, 0, self.start)
        sheet.out.append(str(sheet.items))


class LinkStart:
    """Begins a link."""

    __slots__ = ("href",)

    def __init__(self, href: str):
        self.href = href

    def lay(self, sheet: Sheet, first: int) -> None:
        sheet.out.append(f'<w:hyperlink r:id="{attribute(sheet.link(self.href))}" w:history="1">')
