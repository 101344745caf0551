"""Runs of text: whatever a user types becomes harmless and looks right.

What XML forbids is dropped, a line end is ``w:br``, a tab is ``w:tab``. Quotation marks, dashes and other
signs that stand in Latin and Chinese fonts alike get ``w:hint="eastAsia"`` in Chinese text: without it Word
draws “ ” … — narrow, in the Latin face.
"""

from __future__ import annotations

import re

_SHARED = "§°±·×÷\u2010-\u2027\u2030-\u25ff\u2603-\u27bf"  # signs that both scripts have
_BOXES = "☐☑☒✓✔✗✘"
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
NEEDS_CARE = re.compile(f"[&<>\\t\\n\\r{_FORBIDDEN}{_SHARED}{_BOXES}]")
# A hyphen before a figure is part of a date, a number of a record or a telephone number: no line breaks there.
WHOLE = re.compile("(?<=[0-9A-Za-z])-(?=[0-9])")
_DROPPED = re.compile(f"[{_FORBIDDEN}]")
_HINTED = re.compile(f"[{_SHARED}]")
_BOX = re.compile(f"([{_BOXES}]+)")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'
END = "</w:t></w:r>"
PARAGRAPH_END = "</w:p>"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_NO_BREAK = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def lines(text: str) -> str:
    """``text`` with every line end as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def allowed(text: str) -> str:
    """``text`` without the characters that XML forbids."""
    return _DROPPED.sub("", text)


def escaped(text: str) -> str:
    """``text`` as XML character data."""
    text = allowed(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """``text`` as the value of an XML attribute, on one line."""
    return " ".join(escaped(text).replace('"', "&quot;").split())


class RunStyle:
    """How one kind of run looks: character style and bold, italic, struck."""

    __slots__ = ("box", "chinese", "hinted", "open")

    def __init__(self, style: str = "", marks: str = "", box: str = "", chinese: bool = True):
        """``style`` and ``box`` are ids of character styles, ``marks`` is XML that follows w:rFonts."""
        self.open = _open(style, "", marks)
        self.hinted = _open(style, _HINT, marks)
        self.box = _open(box, "", "") if box else ""
        self.chinese = chinese

    def run(self, text: str) -> str:
        """The run or runs of ``text``; nothing for an empty text."""
        if NEEDS_CARE.search(text) is None and WHOLE.search(text) is None:
            return f"{self.open}{text}{END}" if text else ""
        return self._careful(lines(text))

    def _careful(self, text: str) -> str:
        if self.box and _BOX.search(text):
            pieces = _BOX.split(text)
            return "".join(
                f"{self.box}{piece}{END}" if number % 2 else self._plain(piece)
                for number, piece in enumerate(pieces)
                if piece
            )
        return self._plain(text)

    def _plain(self, text: str) -> str:
        hinted = _HINTED.search(text) and (self.chinese or _CHINESE.search(text))
        body = WHOLE.sub(_NO_BREAK, escaped(text).replace("\n", _BREAK).replace("\t", _TAB))
        return f"{self.hinted if hinted else self.open}{body}{END}"


def _open(style: str, fonts: str, marks: str) -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties = named + fonts + marks
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    return f'<w:r>{properties}<w:t xml:space="preserve">'


def divided(person: str, name: str = "") -> list[str]:
    """The lines of a person that stands on two: the department, or the company, over the name, where that is known."""
    shown = person.rstrip("、, ")
    if name and shown.endswith(name):
        at = len(shown) - len(name)
        return [line for line in (person[:at].rstrip(), person[at:]) if line]
    before, sign, after = person.rpartition("/") if "/" in person else person.rpartition(" ")
    return [before + sign.strip(), after] if before and after else [person]


def names(data: object) -> list[str]:
    """The names of a person or of several, without their departments; nothing where the value is no person."""
    persons = data if isinstance(data, tuple) and not hasattr(data, "name") else (data,)
    return [getattr(each, "name", "") for each in persons]


def units(text: str) -> int:
    """How wide ``text`` is, in half characters: a Chinese one counts two (three bytes in UTF-8)."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2
