"""Pieces put together again to a text; where only a person can decide, with git's marks around the lines in question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from commdocs.merging.pieces import AS_IT_IS, Entry, Group, Question, Scalar, Whole


class Run(NamedTuple):
    """Lines of the text, as one side has them and as the other."""

    ours: list[str]
    theirs: list[str]


def assembled(whole: Whole, names: tuple[str, str] = ("", ""), size: int = 7) -> str:
    """The text, with marks of so many signs that bear the ``names`` of the sides around what is in question."""
    lines: list[str] = []
    for run in _joined(_runs(whole)):
        if run.ours == run.theirs:
            lines += run.ours
        else:
            lines += [f"{'<' * size} {names[0]}".rstrip(), *run.ours, "=" * size]
            lines += [*run.theirs, f"{'>' * size} {names[1]}".rstrip()]
    return "".join(f"{line}\n" for line in lines)


def one_side(whole: Whole, side: int) -> str:
    """The text with every question answered as one side (0: ours, 1: theirs) has it."""
    return "".join(f"{line}\n" for run in _runs(whole) for line in run[side])


def questions(whole: Whole) -> int:
    """How many places are in question."""
    return sum(run.ours != run.theirs for run in _joined(_runs(whole)))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Questions without a line between them are one."""
    open_: Run | None = None
    for run in runs:
        if run.ours != run.theirs:
            open_ = Run([*open_.ours, *run.ours], [*open_.theirs, *run.theirs]) if open_ else run
        elif run.ours:
            if open_:
                yield open_
            open_ = None
            yield run
    if open_:
        yield open_


def _runs(whole: Whole) -> Iterator[Run]:
    yield _same(whole.top)
    yield from _group(whole.root, whole.root.offset)


def _group(group: Group, column: int) -> Iterator[Run]:
    for each in group.entries:
        yield _same(_at(_lead(each), column))
        yield from _entry(each, column)
    yield _same(_at(group.foot, column))


def _lead(each: Entry | Question) -> Sequence[str]:
    """What stands above it; of a question what both sides have there, or the only one."""
    if isinstance(each, Entry):
        return each.lead
    if each.ours and each.theirs:
        return each.ours.lead
    return ()


def _entry(each: Entry | Question, column: int) -> Iterator[Run]:
    """The lines of the entry but for those above it."""
    if isinstance(each, Question):
        both = each.ours is not None and each.theirs is not None
        yield Run(_alone(each.ours, column, not both), _alone(each.theirs, column, not both))
    elif isinstance(each.value, Group) and not each.value.flow:
        yield from _block(each, each.value, column)
    else:
        yield Run(*(_at(f"{each.head}{_inline(each.value, side)}{each.tail}".split("\n"), column) for side in (0, 1)))


def _block(each: Entry, group: Group, column: int) -> Iterator[Run]:
    runs = list(_group(group, column + group.offset))
    if each.head.endswith(" "):  # the first entry stands in the same line
        first = next((n for n, run in enumerate(runs) if any(_content(side) for side in run)), None)
        if first is None or not all(_content(side) for side in runs[first]):
            yield Run(*([line for line in _side(each, column, side) if line is not None] for side in (0, 1)))
            return
        runs[first] = Run(*(_dashed(side, " " * column + each.head) for side in runs[first]))
        runs[0] = _same(_at(_lead(group.entries[0]), column))  # further in, it might go on with a text above
    else:
        yield _same([" " * column + each.head + each.tail])
    yield from runs


def _side(each: Entry, column: int, side: int) -> list[str]:
    """The lines of an entry as one side has it, if its first line is in question."""
    decided = answered(each, side)
    if decided is None or not isinstance(decided.value, Group) or not decided.value.entries:
        return []
    return [line for run in _entry(decided, column) for line in run[side]]


def answered(each: Entry | Question, side: int) -> Entry | None:
    """The entry with every question in it answered as one side has it."""
    if isinstance(each, Question):
        found = each.theirs if side else each.ours
        return None if found is None else answered(found, side)
    if isinstance(each.value, Scalar):
        return each
    inner = [answered(one, side) for one in each.value.entries]
    return replace(each, value=replace(each.value, entries=tuple(one for one in inner if one is not None)))


def _alone(each: Entry | None, column: int, above: bool) -> list[str]:
    if each is None:
        return []
    lines = [line for run in _entry(each, column) for line in run.ours]
    return [*_at(each.lead, column), *lines] if above else lines


def _dashed(lines: list[str], head: str) -> list[str]:
    """The lines with ``head`` instead of the indent of the first that is no comment."""
    at = next(n for n, line in enumerate(lines) if _is_content(line))
    return [*lines[:at], head + lines[at][len(head) :], *lines[at + 1 :]]


def _content(lines: Sequence[str]) -> bool:
    return any(map(_is_content, lines))


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _inline(value: Scalar | Group, side: int) -> str:
    if isinstance(value, Scalar):
        return value.raw
    words: list[str] = []
    for each in value.entries:
        one = answered(each, side)
        if one is not None:
            before = ("," + (one.lead[0] if one.lead else " ")) if words else value.gap
            words.append(f"{before}{one.head}{_inline(one.value, side)}")
    opening, closing = "{}" if value.named else "[]"
    return opening + "".join(words) + "".join(value.foot) + closing


def _same(lines: Sequence[str]) -> Run:
    return Run([*lines], [*lines])


def _at(lines: Sequence[str], column: int) -> list[str]:
    """Lines as they look from a column, put there."""
    indent = " " * column
    return [line[1:] if line.startswith(AS_IT_IS) else indent + line if line else "" for line in lines]
