"""How wide the columns of a table are.

Widths are counted in half characters of the table's type. Dates, persons, numbers and the like keep their
line whole; what has sentences gets at least ``_SENTENCES`` of the table. Where room is short, persons stand
on two lines, the department over the name, and heads break in two equal lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from commdocs.writers.docx.text import units

_MARGINS = (240, 220)  # twips: a cell's margins and some air, in the usual and in the small type
_SENTENCES = 0.4  # of the table
_LONG = 400  # characters; what follows does not make a column wider
_NARROW = 6  # text that is nowhere longer is centred like a number
_WIDEST_SHORT = 28
_WIDEST_HEAD = 20
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
    people: bool = False  # each text is one person
    piece: int = 0  # half characters of the longest department or name in it: these are never broken


class Width(NamedTuple):
    """Twips, whether the column looks best centred, whether the table needs small type, and how many half characters
    a line of it has."""

    twips: int
    centred: bool
    small: bool
    room: int = _WIDEST


class Measure(NamedTuple):
    """In half characters: the longest line, the longest Latin word; and whether the text is one such word."""

    line: int
    word: int
    code: bool


class Need(NamedTuple):
    """Of a column, in half characters: with everything that can break broken, as it should be, with its head on
    one line. ``text``: it has sentences, and what is left over."""

    least: int
    ideal: int
    headed: int
    text: bool


@lru_cache(maxsize=4096)
def _measured(text: str) -> Measure:
    return Measure(length(text), _longest_word(text), _CODE.fullmatch(text) is not None)


def length(text: str) -> int:
    """The half characters of the longest line. Capitals are wide, and between Chinese and Latin there is a quarter of a character."""
    return max(
        [
            units(line) + (len(_SEAM.findall(line)) + 1) // 2 + len(_CAPITAL.findall(line)) // 2
            for line in text.split("\n")
        ]
    )


def _longest_word(text: str) -> int:
    return max([length(word) for word in _WORD.findall(text)], default=0)


def columns(all_columns: Sequence[Column], available: int, halves: tuple[int, int], long: bool = False) -> list[Width]:
    """The widths that add up to ``available`` twips; ``halves`` are half characters of the usual and of the small
    type, in twips. A table that is too full or too ``long`` for the usual one gets the small one."""
    needs = [_need(column) for column in all_columns]
    for unit, margin in zip(halves, _MARGINS, strict=True):
        room = (available - len(needs) * margin) // unit
        if _fits(needs, room) and not (long and unit == halves[0]):
            break
    small = unit != halves[0] or long
    shares = _shared(needs, room)
    twips = [share * unit + margin for share in shares]
    twips[twips.index(max(twips))] += available - sum(twips)
    return [
        Width(
            width,
            not need.text and (column.short or bool(column.texts)),
            small,
            share,
        )
        for width, share, column, need in zip(twips, shares, all_columns, needs, strict=True)
    ]


def _need(column: Column) -> Need:
    header, title = _measured(column.header), length(column.header)
    name = header.word and header.word * 9 // 8 + 1  # a header stands in a wider face
    folded = max((title + 1) // 2 + 1 if title > 8 else title, name)
    known = [_measured(text[:_LONG]) for text in column.texts if text]
    lengths = [each.line for each in known] or [0]
    longest = max(lengths)
    if column.short or longest <= _NARROW or all(each.code for each in known):
        least = longest
        if column.people:
            least = column.piece
        elif not column.short and not all(each.code for each in known):
            least = longest
        head = title if title <= 12 else folded
        least = min(max(least, folded, 4), _WIDEST_SHORT)
        ideal = min(max(longest, head, name, 4), _WIDEST_SHORT)
        return Need(min(least, ideal), ideal, max(ideal, title) if title <= _WIDEST_HEAD else ideal, False)
    want = max(title, min(longest, 2 * sum(lengths) // len(lengths) + 8, _WIDEST))
    word = min(max([each.word for each in known]), 22)
    least = max(folded if title > 10 else title, name, min(want, max(word, 14, column.piece)))
    return Need(min(least, want), want, want, True)


def _fits(needs: Sequence[Need], room: int) -> bool:
    """Whether every column gets what it must have, and sentences their share or all they want."""
    texts = sum(need.ideal for need in needs if need.text)
    share = min(texts, round(room * _SENTENCES))
    least = sum(need.least for need in needs if need.text)
    return sum(need.least for need in needs if not need.text) + max(share, least) <= room


def _shared(needs: Sequence[Need], room: int) -> list[int]:
    """``room`` among the columns: the short ones first, as far as sentences keep their share."""
    if sum(need.least for need in needs) > room:
        whole = sum(need.least for need in needs)
        return [max(3, need.least * room // whole) for need in needs]
    texts = [need for need in needs if need.text]
    kept = max(min(sum(need.ideal for need in texts), round(room * _SENTENCES)), sum(need.least for need in texts))
    for_short = room - kept
    widths = [need.least for need in needs]
    for wish in ("ideal", "headed"):  # what a short column would like, as long as there is room for it
        for number, need in enumerate(needs):
            more = getattr(need, wish) - widths[number]
            spare = for_short - sum(width for width, each in zip(widths, needs, strict=True) if not each.text)
            if not need.text and 0 < more <= spare:
                widths[number] += more
    rest = room - sum(width for width, need in zip(widths, needs, strict=True) if not need.text)
    if not texts:
        return _add(widths, widths, room - sum(widths))
    for_texts = [need.least for need in texts]
    wanted = [need.ideal - need.least for need in texts]
    over = rest - sum(for_texts)
    for_texts = _add(for_texts, wanted, min(over, sum(wanted)))
    for_texts = _add(for_texts, [need.ideal for need in texts], max(over - sum(wanted), 0))
    given = iter(for_texts)
    return [next(given) if need.text else width for width, need in zip(widths, needs, strict=True)]


def _add(widths: list[int], weights: list[int], room: int) -> list[int]:
    whole = sum(weights) or 1
    return [width + room * weight // whole for width, weight in zip(widths, weights, strict=True)]
