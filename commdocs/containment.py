"""What goes wrong with one record costs that record: it is found and left out, and the rest is worked with.

No such fault is meant to be; where there is one, it is told at its record and nobody else waits for its mending.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from commdocs.model import Corpus, Record

T = TypeVar("T")
MOST = 8  # records; where more spoil it, it is not the records


class Spoiling(NamedTuple):
    """A record with which the work could not be done, and what was raised."""

    record: Record
    error: Exception


def spared(corpus: Corpus, work: Callable[[Corpus], T]) -> tuple[T, list[Spoiling]]:
    """What ``work`` makes of the corpus without the records that it cannot do with, and these.

    Raises what the work raises if that is not due to a few records.
    """
    spoiling: list[Spoiling] = []
    while True:
        try:
            return work(corpus), spoiling
        except Exception as error:
            last = _first_failing(corpus, work)
            if not last or len(spoiling) == MOST:
                raise
            spoiling.append(Spoiling(corpus.records[last - 1], error))
            corpus = replace(corpus, records=corpus.records[: last - 1] + corpus.records[last:])


def _first_failing(corpus: Corpus, work: Callable[[Corpus], object]) -> int:
    """How many of the first records it takes for the work to fail; found by halving. 0: it fails without any."""
    enough, short = len(corpus.records), -1
    while enough - short > 1:
        middle = (enough + short) // 2
        if _fails(replace(corpus, records=corpus.records[:middle]), work):
            enough = middle
        else:
            short = middle
    return enough


def _fails(corpus: Corpus, work: Callable[[Corpus], object]) -> bool:
    try:
        work(corpus)
    except Exception:
        return True
    return False


def named(error: Exception) -> str:
    """An error as somebody reports it: its kind, its words, and the line of the program."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f" ({at.tb_frame.f_globals.get('__name__', '')}:{at.tb_lineno})" if at is not None else ""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}{place}"
