"""Whether a piece of Chinese text is a word there, or lies across the border of two: 及时 in 以及时间.

The text around the piece is cut into the words that are most usual together (the product of their
frequencies), as segmenters do; the piece is a word if its two edges are borders then. The list holds the
words that touch what R12 and R14 look for, not all of Chinese, so that it is small and read only when
something was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from commdocs.model import simplified

REACH = 8  # characters on each side that are looked at
LONGEST = 12  # of a name
_ALL = 60_000_000
_STRANGE = log(3000 / _ALL)  # a character of which nothing is known
_NAME = log(60_000 / _ALL)


def is_word(text: str, start: int, end: int, names: Iterable[str] = ()) -> bool:
    """Whether ``text[start:end]`` is a word, or several whole ones; ``names`` are words of this workspace, too."""
    first = max(0, start - REACH)
    around = simplified(text[first : end + REACH])
    return _is_word(around, start - first, end - first, tuple(each for each in names if each in around))


@lru_cache(maxsize=4096)
def _is_word(around: str, start: int, end: int, names: tuple[str, ...]) -> bool:
    weights = _weights()
    best = [0.0] + [-1e9] * len(around)
    before = [0] * (len(around) + 1)
    for here in range(len(around)):
        for there in range(here + 1, min(len(around), here + LONGEST) + 1):
            word = around[here:there]
            if word in names:
                weight: float | None = _NAME
            elif there > here + 4:
                continue
            else:
                weight = weights.get(word, _STRANGE if there == here + 1 else None)
            if weight is not None and best[here] + weight > best[there]:
                best[there], before[there] = best[here] + weight, here
    borders, here = {0}, len(around)
    while here:
        borders.add(here)
        here = before[here]
    return start in borders and end in borders


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = {}
    for line in files(__package__).joinpath("border_words.txt").read_text("utf-8").splitlines():
        if line[0] != "#":
            power, *words = line.split()
            weights.update(dict.fromkeys(words, log(2 ** int(power) / _ALL)))
    return weights
