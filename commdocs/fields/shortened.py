"""Numbers of records as people shorten them: 05-21-01 or mm21-01 for MM2024-05-21-01, 市场-001 for 2024-市场-001."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORT = re.compile(r"([^\W\d]*)(\d.*)")
_LEAST = 3  # characters of the end: 001, but not 01, which every day has


def ending(numbers: Iterable[str], word: str) -> list[str]:
    """The numbers that end with ``word``, or begin with its letters and end with the rest of it, in order."""
    short = _SHORT.fullmatch(word)
    letters, end = (short[1].casefold(), short[2]) if short else ("", word)
    if len(end) < _LEAST:
        return []
    return sorted({each for each in numbers if _ends(each, word) or (_ends(each, end) and _begins(each, letters, end))})


def _begins(number: str, letters: str, end: str) -> bool:
    return number[: -len(end)].casefold().startswith(letters)


def _ends(number: str, end: str) -> bool:
    """Whether it ends so, and not in the middle of a word or number: 1-01 is no end of 21-01."""
    before = number[: -len(end)][-1:]
    return number.endswith(end) and not (before.isdigit() or (before.isalnum() and end[:1].isalpha()))
