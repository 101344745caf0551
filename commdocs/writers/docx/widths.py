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


@lru_cache(maxsize=4096)
def _length(text: str) -> int:
    """The longest line. Capitals are wide, and between Chinese and Latin there is a quarter of a character."""
    return max(
        units(line) + (len(_SEAM.findall(line)) + 1) // 2 + len(_CAPITAL.findall(line)) // 2
        for line in text.split("\n")
    )


def _codes(texts: Sequence[str]) -> bool:
    """Whether these are numbers of records and the like: one Latin word each."""
    return all(_CODE.fullmatch(text) for text in texts if text)


@lru_cache(maxsize=1024)
def _widest_word(header: str) -> int:
    """The longest Latin word of a header, which stands in a wider face than the text below it."""
    return max((_length(word) * 9 // 8 + 1 for word in _WORD.findall(header)), default=0)


def columns(all_columns: Sequence[Column], available: int) -> list[Width]:
    """The widths that add up to ``available`` twips. A table that is too full for 10.5 pt gets 9 pt."""
    least, ideal, stretch = [], [], []
    for column in all_columns:
        header = units(column.header)
        lengths = [_length(text[:_LONG]) for text in column.texts if text] or [0]
        longest = max(lengths)
        if column.short or longest <= _NARROW or _codes(column.texts):
            want = min(
                max(longest, header if header <= 12 else header // 2, _widest_word(column.header), 4), _WIDEST_SHORT
            )
            least.append(want)
            stretch.append(0)
        else:
            want = max(header, min(longest, 2 * sum(lengths) // len(lengths) + 8, _WIDEST))
            word = max((_length(each) for text in column.texts for each in _WORD.findall(text[:_LONG])), default=0)
            name = max(min(header, 10), _widest_word(column.header))
            least.append(max(name, min(want, max(min(word, 22), 14))))
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
