"""The holes of compiled text: each writes into a document what this one has there."""

from __future__ import annotations

from commdocs.model import ROOM
from commdocs.writers.docx.body import Body
from commdocs.writers.docx.stylesheet import Container
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import RunStyle, attribute, lines


class InlineValue:
    """A value among other text of its line."""

    __slots__ = ("number", "run_style")

    def __init__(self, number: int, run_style: RunStyle):
        self.number, self.run_style = number, run_style

    def write(self, body: Body, first: int) -> None:
        text = body.values[first + self.number].text
        if text:
            body.out.append(self.run_style.run(text))


class OwnParagraph:
    """A value that has a paragraph, cell or item to itself: a paragraph a line, or blocks.

    ``start`` begins the first paragraph and is "" if it is begun already (a list item, whose number
    stands in it).
    """

    __slots__ = ("container", "level", "number", "rest", "run_style", "start")

    def __init__(self, number: int, run_style: RunStyle, container: Container, start: str, rest: str, level: int = -1):
        self.number, self.run_style, self.container = number, run_style, container
        self.start, self.rest, self.level = start, rest, level

    def write(self, body: Body, first: int) -> None:
        value = body.values[first + self.number]
        text, out = value.text, body.out
        if not text or text.isspace() or text == ROOM:
            empty = "" if value.fill or body.blank else self.container.empty
            out.append(f"{self.start}{self.run_style.run(empty)}{END}")
        elif value.type == "markdown":
            body.write(body.prose(body.styles, text, self.container, self.start, self.rest, self.level), first)
        elif "\n" in text or "\r" in text:
            start = self.start
            for line in lines(text).split("\n"):
                out.append(f"{start}{self.run_style.run(line)}{END}")
                start = self.rest
        else:
            out.append(f"{self.start}{self.run_style.run(text)}{END}")


class ListStart:
    """Begins a numbered list inside a block, each time the block is written."""

    __slots__ = ("first", "level", "outline")

    def __init__(self, outline: int, level: int, first: int):
        self.outline, self.level, self.first = outline, level, first

    def write(self, body: Body, first: int) -> None:
        body.running[self] = body.new_list(self.outline, self.level, self.first)


class ListNumber:
    """The number of the list that ``start`` began."""

    __slots__ = ("start",)

    def __init__(self, start: ListStart):
        self.start = start

    def write(self, body: Body, first: int) -> None:
        body.out.append(str(body.running[self.start]))


class ItemNumber:
    """The number of the list that a template's item is in: the one before it, or a new one."""

    __slots__ = ("outline", "start")

    def __init__(self, outline: int, start: int):
        self.outline, self.start = outline, start

    def write(self, body: Body, first: int) -> None:
        if not body.items:
            body.items = body.new_list(self.outline, 0, self.start)
        body.out.append(str(body.items))


class LinkStart:
    """Begins a link."""

    __slots__ = ("href",)

    def __init__(self, href: str):
        self.href = href

    def write(self, body: Body, first: int) -> None:
        body.out.append(f'<w:hyperlink r:id="{attribute(body.link(self.href))}" w:history="1">')
