"""Numbers of records as people shorten them: 05-21-01 or mm21-01 for MM2024-05-21-01."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORT = re.compile(r"([^\W\d]*)(\d.*)")
_LEAST = 3  # characters of the end: 001, but not 01, which every day has


def ending(numbers: Iterable[str], word: str) -> list[str]:
    """The numbers that begin with the letters of ``word`` and end with the rest of it, in order."""
    short = _SHORT.fullmatch(word)
    if short is None or len(short[2]) < _LEAST:
        return []
    letters, end = short[1].casefold(), short[2]
    return sorted(
        {
            each
            for each in numbers
            if each.endswith(end)
            and each.casefold().startswith(letters)
            and len(each) >= len(letters) + len(end)
            and not each[: -len(end)][-1:].isdigit()  # 1-01 is no end of 21-01
        }
    )
