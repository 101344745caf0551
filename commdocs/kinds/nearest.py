"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The word of ``known`` most like ``word``; empty if none is."""
    from difflib import get_close_matches

    words = list(known)
    folded = {each.casefold(): each for each in reversed(words)}
    likeness = 0.6 if word.isascii() else 0.5  # one of two Chinese characters is half the word
    close = get_close_matches(word.casefold(), folded, 1, likeness)
    return folded[close[0]] if close else ""
