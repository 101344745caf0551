"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from operator import and_, eq


def nearest(word: str, known: Iterable[str]) -> str:
    """The word of ``known`` most like ``word``, at its beginning if several are; empty if none is."""
    from difflib import SequenceMatcher, get_close_matches

    words = list(known)
    folded = {each.casefold(): each for each in reversed(words)}
    likeness = 0.6 if word.isascii() else 0.5  # one of two Chinese characters is half the word
    typed = word.casefold()

    def like(other: str) -> tuple[float, int]:
        return SequenceMatcher(None, other, typed).ratio(), sum(accumulate(map(eq, other, typed), and_))

    close = get_close_matches(typed, folded, 5, likeness)
    return folded[max(close, key=like)] if close else ""
