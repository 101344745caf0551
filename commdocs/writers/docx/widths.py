"""How wide the columns of a table are.

Widths are counted in half characters of the table's type. Dates, persons, numbers
and the like keep their line whole; longer text shares what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from commdocs.writers.docx.text import units

_SIZES = ((105, 240), (90, 220))  # twips: half a character of 10.5 and of 9 pt; a cell's margins and some air
_LONG = 400  # characters; what follows does not make a column wider
_NARROW = 6  # text that is nowhere longer is centred like a number
_WIDEST_SHORT = 28
_WIDEST = 64
_SEAM = re.compile(r"[0-9A-Za-z](?=[\u2e80-\u9fff])|[\u2e80-\u9fff](?=[0-9A-Za-z])")
_CAPITAL = re.compile(r"[A-Z]")
_CODE = re.compile(r"[!-~]{1,24}")
_WORD = re.compile(r"[!-~]+")


class Column(NamedTuple):
    """What is known of a column: its header, some of its texts, whether they are dates, persons, …"""

    header: str
    texts: Sequence[str]
    short: bool


class Width(NamedTuple):
    """Twips, whether the column looks best centred, whether the table needs small type."""

    twips: int
    centred: bool
    small: bool


class Measure(NamedTuple):
    """In half characters: the longest line, the longest Latin word; and whether the text is one such word."""

    line: int
    word: int
    code: bool


@lru_cache(maxsize=4096)
def _measured(text: str) -> Measure:
    return Measure(_length(text), _longest_word(text), _CODE.fullmatch(text) is not None)


def _length(text: str) -> int:
    """Capitals are wide, and between Chinese and Latin there is a quarter of a character."""
    return max(
        [
            units(line) + (len(_SEAM.findall(line)) + 1) // 2 + len(_CAPITAL.findall(line)) // 2
            for line in text.split("\n")
        ]
    )


def _longest_word(text: str) -> int:
    return max([_length(word) for word in _WORD.findall(text)], default=0)


def columns(all_columns: Sequence[Column], available: int) -> list[Width]:
    """The widths that add up to ``available`` twips. A table that is too full for 10.5 pt gets 9 pt."""
    least, ideal, stretch = [], [], []
    for column in all_columns:
        header, title = _measured(column.header), units(column.header)
        name = header.word and header.word * 9 // 8 + 1  # a header stands in a wider face
        known = [_measured(text[:_LONG]) for text in column.texts if text]
        lengths = [each.line for each in known] or [0]
        longest = max(lengths)
        if column.short or longest <= _NARROW or all(each.code for each in known):
            want = min(max(longest, title if title <= 12 else title // 2, name, 4), _WIDEST_SHORT)
            least.append(want)
            stretch.append(0)
        else:
            want = max(title, min(longest, 2 * sum(lengths) // len(lengths) + 8, _WIDEST))
            word = min(max([each.word for each in known]), 22)
            least.append(max(min(title, 10), name, min(want, max(word, 14))))
            stretch.append(want)
        ideal.append(want)
    for unit, margin in _SIZES:
        room = (available - len(all_columns) * margin) // unit
        if sum(least) <= room:
            break
    small = unit != _SIZES[0][0]
    twips = [share * unit + margin for share in _shared(least, ideal, stretch, room)]
    twips[twips.index(max(twips))] += available - sum(twips)
    return [
        Width(width, column.short or (not weight and bool(column.texts)), small)
        for width, column, weight in zip(twips, all_columns, stretch, strict=True)
    ]


def _shared(least: list[int], ideal: list[int], stretch: list[int], room: int) -> list[int]:
    if sum(ideal) <= room:
        weights = stretch if any(stretch) else ideal
        return _add(ideal, weights, room - sum(ideal))
    if sum(least) <= room:
        return _add(least, [want - need for want, need in zip(ideal, least, strict=True)], room - sum(least))
    return [max(3, need * room // sum(least)) for need in least]


def _add(widths: list[int], weights: list[int], room: int) -> list[int]:
    whole = sum(weights) or 1
    return [width + room * weight // whole for width, weight in zip(widths, weights, strict=True)]
