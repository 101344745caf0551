"""Whether two people's words mean one thing: as typed, but for spaces, punctuation and case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_NOISE = re.compile(r"[\W_]+")


def plain(words: str) -> str:
    """The letters and digits of ``words``, small."""
    return _NOISE.sub("", words).casefold()


def alike(one: str, other: str) -> bool:
    """Whether one of the two contains the other."""
    first, second = plain(one), plain(other)
    return bool(first and second) and (first in second or (len(second) > 3 and second in first))


def sentences(value: Any) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from sentences(each)
    elif isinstance(value, list):
        for each in value:
            yield from sentences(each)
