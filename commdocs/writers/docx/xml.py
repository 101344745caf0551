"""A part of a letterhead read by a real parser and written down again in one plain form.

In that form comments, processing instructions and CDATA are gone, values of attributes stand in double quotes and hold
no ``<``, ``>`` or quote: patterns may search it without being led astray, in time that grows with its length. A
document type, and with it every entity, is refused, as ISO/IEC 29500-2 does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from commdocs.messages import writers as say
from commdocs.writers.docx.unpack import BadLetterhead

MOST = 4 << 20  # bytes of a part
_DEEPEST = 200
_MOST_ELEMENTS = 100_000
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


@dataclass(slots=True, eq=False)
class Element:
    """An element, and where it stands in the text: ``text[start:end]``."""

    name: str  # as it is written, with its prefix
    attributes: dict[str, str]
    parent: Element | None
    start: int
    inner: int = 0  # where its start tag ends
    end: int = 0
    words: str = ""  # what stands directly in it

    def inside(self, *names: str) -> bool:
        """Whether it lies in an element of one of these names."""
        here = self.parent
        while here is not None and here.name not in names:
            here = here.parent
        return here is not None


@dataclass(eq=False)
class Part:
    """A part: its text and its elements, in the order in which they begin."""

    name: str
    text: str
    elements: list[Element] = field(default_factory=list)

    def of(self, *names: str) -> Iterator[Element]:
        """The elements of these names."""
        return (each for each in self.elements if each.name in names)

    def cut(self, element: Element, gone: Iterable[Element] = ()) -> str:
        """The text of an element with its tags, without some elements in it."""
        text, at = "", element.start
        for each in gone:
            if at <= each.start and each.end <= element.end:
                text, at = text + self.text[at : each.start], each.end
        return text + self.text[at : element.end]

    def without(self, gone: Iterable[Element]) -> Part:
        """The part without some elements, which are still listed."""
        return Part(self.name, HEAD + self.cut(self.elements[0], gone), self.elements)


def read(name: str, data: bytes) -> Part:
    """The part in these bytes. Raises BadLetterhead."""
    from xml.parsers.expat import ExpatError, ParserCreate

    if len(data) > MOST:
        raise BadLetterhead(say.LETTERHEAD_PART_BIG.fill(part=name, limit=MOST >> 20), say.LETTERHEAD_BIG_FIX)
    writing = _Writing()
    parser: Any = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = writing.start
    parser.EndElementHandler = writing.finish
    parser.CharacterDataHandler = writing.words
    parser.StartDoctypeDeclHandler = writing.refuse
    try:
        data.decode("utf-8-sig")
        parser.Parse(data, True)
    except (ExpatError, UnicodeDecodeError, _TooMuch) as error:
        raise BadLetterhead(say.LETTERHEAD_XML.fill(part=name)) from error
    return Part(name, HEAD + "".join(writing.out), writing.elements)


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class _TooMuch(Exception):
    """A document type, or elements without end."""


class _Writing:
    """Writes down what the parser meets."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.elements: list[Element] = []
        self._at = len(HEAD)
        self._open: list[Element] = []
        self._bare = False  # whether the last start tag is still without its end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._close()
        if len(self._open) >= _DEEPEST or len(self.elements) >= _MOST_ELEMENTS:
            raise _TooMuch
        element = Element(name, attributes, self._open[-1] if self._open else None, self._at)
        self._open.append(element)
        self.elements.append(element)
        self._put("<" + name + "".join(f' {key}="{value.translate(_IN_VALUE)}"' for key, value in attributes.items()))
        self._bare = True

    def finish(self, name: str) -> None:
        element = self._open.pop()
        if self._bare:
            self._put("/>")
            element.inner = self._at
            self._bare = False
        else:
            self._put(f"</{name}>")
        element.end = self._at

    def words(self, text: str) -> None:
        self._close()
        if self._open:
            self._open[-1].words += text
        self._put(text.translate(_IN_TEXT))

    def refuse(self, *_: Any) -> None:
        raise _TooMuch

    def _close(self) -> None:
        if self._bare:
            self._put(">")
            self._open[-1].inner = self._at
            self._bare = False

    def _put(self, text: str) -> None:
        self.out.append(text)
        self._at += len(text)
