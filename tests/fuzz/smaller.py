"""A text that shows a fault → a smaller one that shows it, too."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

_SECONDS = 20.0
Part = TypeVar("Part")


def smaller(raw: bytes, shows: Callable[[bytes], bool], seconds: float = _SECONDS) -> bytes:
    """``raw`` with whole lines left out, then letters, as long as ``shows`` says that the fault is still there."""
    end = time.monotonic() + seconds
    kept = b"\n".join(fewer(raw.split(b"\n"), lambda lines: shows(b"\n".join(lines)), end))
    letters = (
        [each.encode() for each in kept.decode("utf-8", "strict")] if _utf8(kept) else [bytes((each,)) for each in kept]
    )
    return b"".join(fewer(letters, lambda some: shows(b"".join(some)), end)) if len(letters) < 20_000 else kept


def fewer(parts: Sequence[Part], shows: Callable[[Sequence[Part]], bool], end: float) -> Sequence[Part]:
    """As few of the parts as are found until ``end`` (monotonic), without a run of them, then of shorter runs."""
    size = max(1, len(parts) // 2)
    while True:
        at, less = 0, False
        while at < len(parts) and time.monotonic() < end:
            tried = [*parts[:at], *parts[at + size :]]
            if tried and shows(tried):
                parts, less = tried, True
            else:
                at += size
        if time.monotonic() >= end or (size == 1 and not less):
            return parts
        size = max(1, size // 2)


def _utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
