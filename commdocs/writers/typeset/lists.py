"""The numbers of lists, counted as Word counts them: 1. 2. 3., （一）, (a), and the signs of bullets."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from commdocs.writers.typeset.looks import VAL, Properties, W, paragraph_properties, points, run_properties

_DIGITS = "零一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class Level(NamedTuple):
    """One level of a list."""

    format: str
    text: str
    start: int
    after: str  # tab, space or nothing
    paragraph: Properties
    run: Properties


class Lists:
    """The lists of one document while it is read, top to bottom."""

    def __init__(self, data: bytes | None) -> None:
        root = fromstring(data) if data else Element("none")
        outlines = {each.get(f"{W}abstractNumId", ""): each for each in root.iter(f"{W}abstractNum")}
        self._levels: dict[tuple[str, int], Level] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._outline: dict[str, str] = {}  # by number of the list
        self._last: dict[str, list[int]] = {}
        for number in root.iter(f"{W}num"):
            id = number.get(f"{W}numId", "")
            of = number.find(f"{W}abstractNumId")
            outline = of.get(VAL, "") if of is not None else ""
            self._outline[id] = outline
            for level in outlines[outline].iter(f"{W}lvl") if outline in outlines else ():
                self._levels[id, int(points(level.get(f"{W}ilvl"), 1))] = _level(level)
            for override in number.iter(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._starts[id, int(points(override.get(f"{W}ilvl"), 1))] = int(points(start.get(VAL), 1))

    def next(self, id: str, depth: int) -> tuple[Level, str] | None:
        """The level of a list, and what stands before its next item; None if there is no such list."""
        level = self._levels.get((id, depth))
        if level is None:
            return None
        if level.format == "bullet":
            return level, level.text
        counts = self._last.setdefault(id, [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            at = len(counts)
            known = self._levels.get((id, at), level)
            counts.append(self._starts.get((id, at), known.start) - (at == depth))
        counts[depth] += 1

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            format = self._levels[id, at].format if (id, at) in self._levels else "decimal"
            return numeral(counts[at], format) if at < len(counts) else ""

        return level, re.sub(r"%([1-9])", number, level.text)


def _level(element: Element) -> Level:
    def said(name: str, default: str) -> str:
        found = element.find(W + name)
        return found.get(VAL, default) if found is not None else default

    return Level(
        said("numFmt", "decimal"),
        said("lvlText", ""),
        int(points(said("start", "1"), 1)),
        said("suff", "tab"),
        paragraph_properties(element.find(f"{W}pPr")),
        run_properties(element.find(f"{W}rPr")),
    )


def numeral(number: int, format: str) -> str:
    """A number in one of Word's formats; those that are not known print figures."""
    if format in ("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting"):
        return _chinese(number)
    if format in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if format == "lowerLetter" else letter.upper()
    if format in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        out = ""
        for value, sign in _ROMAN:
            out += sign * (number // value)
            number %= value
        return out if format == "lowerRoman" else out.upper()
    if format == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
