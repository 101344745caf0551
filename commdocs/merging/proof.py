"""Whether a merge lost anything: counted, value by value, without a look at how it was made."""

from __future__ import annotations

from collections import Counter

from commdocs.merging.meaning import Scope, leaves, meaning
from commdocs.merging.pieces import comments, pieces

Count = Counter[tuple[tuple[str, ...], str]]


def kept(base: str, ours: str, theirs: str, answers: tuple[str, str], scope: Scope) -> bool:
    """Whether every value and comment of either side, and every deletion, is in the result or in what is asked.

    ``answers`` are the result with all that is asked answered as ours has it, and as theirs. Raises Cannot where one
    of them cannot be read.
    """
    wholes = [pieces(text) for text in (base, ours, theirs, *answers)]
    counts = [Count((way, repr(value)) for way, value in leaves(meaning(each.root, scope))) for each in wholes]
    old, mine, yours, one, other = counts
    for leaf in set().union(*counts):
        low, high = _bounds(old[leaf], mine[leaf], yours[leaf])
        if max(one[leaf], other[leaf]) < low or min(one[leaf], other[leaf]) > high:
            return False
    said = [comments(each) for each in wholes[:3]]
    needed = (said[1] | said[2]) - said[0] | (said[1] & said[2])
    return all(each in answers[0] or each in answers[1] for each in needed)


def _bounds(was: int, here: int, there: int) -> tuple[int, int]:
    """How often the result must hold what the base, ours and theirs hold so often, at least and at most."""
    if here == was:
        return there, there
    if there == was:
        return here, here
    together = here + there - was
    if here > was < there:  # each added some; they may be the same
        return max(here, there), together
    if here < was > there:
        return max(together, 0), min(here, there)
    return min(here, there), max(here, there)
