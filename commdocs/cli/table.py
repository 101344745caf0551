"""Words in columns: a Chinese character is two cells wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_WIDE = ("W", "F")
_NEVER_FIRST = "，。；：！？、）》」』”’…,.;:!?)]}"


def width(text: str) -> int:
    """The cells that ``text`` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in _WIDE else 1 for each in text
    )


def pad(text: str, cells: int) -> str:
    return text + " " * (cells - width(text))


def columns(rows: Sequence[Sequence[str]], gap: str = "  ") -> list[str]:
    """The rows as lines, every column as wide as its widest cell; cells are put on one line."""
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not flat:
        return []
    widths = [max(width(row[each]) for row in flat) for each in range(len(flat[0]))]
    return [gap.join(pad(cell, cells) for cell, cells in zip(row, widths, strict=True)).rstrip() for row in flat]


def fitted(rows: Sequence[Sequence[str]], cells: int, spare: Sequence[int], least: int = 16) -> list[list[str]]:
    """The rows made to fit ``cells``: whole columns are left out, ``spare`` names them in order; then the
    widest are cut, down to ``least``. Rows that fit are given back as they are."""
    kept = list(range(len(rows[0])))

    def widths() -> list[int]:
        return [max(width(row[each]) for row in rows) for each in kept]

    for each in spare:
        if sum(min(wide, least) for wide in widths()) + 2 * (len(kept) - 1) > cells:
            kept.remove(each)
    now = _narrowed(widths(), cells, least)
    return [[cut(row[each], wide) for each, wide in zip(kept, now, strict=True)] for row in rows]


def folded(rows: Sequence[Sequence[str]], cells: int, gap: str = "  ") -> list[str]:
    """The rows as lines of at most ``cells``: what does not fit its column goes on below, in the column."""
    widths = _narrowed([max(width(row[each]) for row in rows) for each in range(len(rows[0]))], cells, 12)
    lines: list[str] = []
    for row in rows:
        parts = [wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        for each in zip_longest(*parts, fillvalue=""):
            lines.append(gap.join(pad(cell, wide) for cell, wide in zip(each, widths, strict=True)).rstrip())
    return lines


def _narrowed(widths: list[int], cells: int, least: int) -> list[int]:
    """The widths, the widest of them taken from until a row fits ``cells`` or all are at ``least``."""
    now = list(widths)
    while max(now) > least and sum(now) + 2 * (len(now) - 1) > cells:
        now[now.index(max(now))] -= 1
    return now


def wrap(text: str, cells: int) -> list[str]:
    """``text`` in lines of at most ``cells``: Latin words stay whole, Chinese breaks anywhere but before 。，…"""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _words(paragraph):
            if line and width(line) + width(word.rstrip()) > cells and word[0] not in _NEVER_FIRST:
                lines.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        lines.append(line.rstrip())
    return lines


def cut(text: str, cells: int) -> str:
    """``text`` on one line of at most ``cells``."""
    text = " ".join(text.split())
    if width(text) <= cells:
        return text
    kept = ""
    for each in text:
        if width(kept) + width(each) > cells - 2:
            break
        kept += each
    return f"{kept}…"


def _words(paragraph: str) -> Iterator[str]:
    """Latin words with the space after them, and single wide characters."""
    word = ""
    for each in paragraph:
        if width(each) == 2:
            if word:
                yield word
                word = ""
            yield each
        elif each == " ":
            yield word + each
            word = ""
        else:
            word += each
    if word:
        yield word
