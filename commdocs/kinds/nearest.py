"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The word of ``known`` most like ``word``; empty if none is."""
    from difflib import get_close_matches

    words = list(known)
    folded = {each.casefold(): each for each in reversed(words)}
    close = get_close_matches(word.casefold(), folded, 1, 0.6)
    return folded[close[0]] if close else ""
