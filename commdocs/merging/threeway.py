"""Three lists of lines to one: what only one side changed is taken over, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


def merged_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """The lines with the changes of both; None where both changed the same ones differently."""
    lines: list[str] = []
    for old, one, other in _parts(base, ours, theirs):
        if one == other or other == old:
            lines += one
        elif one == old:
            lines += other
        else:
            return None
    return lines


def all_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The same for comments: where both changed the same ones, those of both."""
    lines: list[str] = []
    for old, one, other in _parts(base, ours, theirs):
        if one == other or other == old:
            lines += one
        elif one == old:
            lines += other
        else:
            lines += [*one, *(line for line in other if line not in one)]
    return lines


def _parts(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """The same part of each, by turns one that is in all three and one that is not."""
    one, other = _partners(base, ours), _partners(base, theirs)
    at = (0, 0, 0)
    for number in range(len(base)):
        if number not in one or number not in other:
            continue
        here = (number, one[number], other[number])
        yield list(base[at[0] : here[0]]), list(ours[at[1] : here[1]]), list(theirs[at[2] : here[2]])
        yield [base[number]], [ours[here[1]]], [theirs[here[2]]]
        at = (here[0] + 1, here[1] + 1, here[2] + 1)
    yield list(base[at[0] :]), list(ours[at[1] :]), list(theirs[at[2] :])


def _partners(base: Sequence[str], side: Sequence[str]) -> dict[int, int]:
    """Line of the base → the same line of the side."""
    blocks = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}
