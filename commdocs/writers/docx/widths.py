"""How wide the columns of a table are.

Widths are counted in half characters of the table's type (10.5 pt, so 5.25 pt each). Dates, persons, numbers
and the like keep their line whole; longer text shares what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from commdocs.writers.docx.text import units

UNIT = 105  # twips in half a character of 10.5 pt
_MARGIN = 240  # twips: the cell's left and right margins, and a little air
_WIDEST_SHORT = 28
_WIDEST = 64
_WORD = re.compile(r"[!-~]+")


class Column(NamedTuple):
    """What is known of a column: its header, some of its texts, whether they are dates, persons, …"""

    header: str
    texts: Sequence[str]
    short: bool


class Width(NamedTuple):
    """Twips, and whether the column looks best centred."""

    twips: int
    centred: bool


def columns(all_columns: Sequence[Column], available: int) -> list[Width]:
    """The widths that add up to ``available`` twips."""
    least, ideal, stretch = [], [], []
    for column in all_columns:
        header = units(column.header)
        lengths = [max(map(units, text.split("\n"))) for text in column.texts if text]
        longest = max(lengths, default=0)
        word = max((len(each) for text in column.texts for each in _WORD.findall(text)), default=0)
        if column.short or longest <= 6:
            want = min(max(longest, header if header <= 12 else header // 2, 4), _WIDEST_SHORT)
            least.append(want)
        else:
            usual = 2 * sum(lengths) // max(len(lengths), 1) + 8
            want = max(header, min(longest, usual, _WIDEST))
            least.append(max(min(header, 10), min(want, max(min(word, 20), 12))))
        ideal.append(want)
        stretch.append(0 if column.short or longest <= 6 else want)
    room = available // UNIT - len(all_columns) * _MARGIN // UNIT
    shares = _shared(least, ideal, stretch, room)
    twips = [share * UNIT + _MARGIN for share in shares]
    twips[_last_widest(twips)] += available - sum(twips)
    centred = [column.short or (0 < max(map(units, column.texts), default=0) <= 6) for column in all_columns]
    return [Width(*each) for each in zip(twips, centred, strict=True)]


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


def _last_widest(twips: Iterable[int]) -> int:
    widest = 0
    found = 0
    for number, width in enumerate(twips):
        if width >= widest:
            widest, found = width, number
    return found
