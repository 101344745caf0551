"""Two versions of a record that began as one, to one again: by field, by item, never by line.

``pieces`` takes a text apart and ``assembling`` puts it together, ``meaning`` says what a piece means, ``matching``
which item is which, ``combining`` merges, ``numbers`` keeps item numbers apart, and ``proof`` counts afterwards
whether anything is missing.
"""

from __future__ import annotations

from typing import NamedTuple

from commdocs import kinds
from commdocs.merging.assembling import assembled, one_side, questions
from commdocs.merging.combining import groups
from commdocs.merging.meaning import leaves, meaning, top
from commdocs.merging.numbers import Renamed, renamed
from commdocs.merging.pieces import Cannot, Whole, comments, pieces
from commdocs.merging.proof import kept
from commdocs.merging.threeway import all_lines
from commdocs.model import Kind
from commdocs.source import parse

_ONE_TITLE = 0.5  # the share of equal values from which on two files of one title are one record …
_ONE_RECORD = 0.85  # … and of two titles


class Merged(NamedTuple):
    """The text, with marks around each of the questions; and the items of theirs that have new numbers."""

    text: str
    questions: int
    renamed: list[Renamed]
    rivals: bool = False  # two records that took the same number; the whole text is in question


def merged(kind: Kind, id: str, base: str, ours: str, theirs: str, names: tuple[str, str], size: int = 7) -> Merged:
    """The record ``id`` with the changes of both sides; the texts have LF line ends.

    Raises Cannot where a text cannot be read or taken apart: then lines are all that there is to go by.
    """
    if not base.strip() and not one_record(kind, ours, theirs):
        marks = ("<" * size, "=" * size, ">" * size)
        text = f"{marks[0]} {names[0]}\n{_ended(ours)}{marks[1]}\n{_ended(theirs)}{marks[2]} {names[1]}\n"
        return Merged(text, 1, [], True)
    theirs, told = renamed(kind, id, base, ours, theirs)
    one, other, third = pieces(base), pieces(ours), pieces(theirs)
    above = all_lines(one.top, other.top, third.top)
    made = Whole(tuple(above), groups(one.root, other.root, third.root, top(kind)))
    answers = one_side(made, 0), one_side(made, 1)
    if not kept(base, ours, theirs, answers, top(kind)):
        raise Cannot
    return Merged(assembled(made, names, size), questions(made), told)


def one_record(kind: Kind, ours: str, theirs: str) -> bool:
    """Whether two files that came about apart are one record: one title and much the same, or hardly any difference."""
    mine, yours = (meaning(pieces(each).root, top(kind)) for each in (ours, theirs))
    one, other = ({repr(each) for each in leaves(data)} for data in (mine, yours))
    same_title = mine.get(kind.title) is not None and mine.get(kind.title) == yours.get(kind.title)
    return len(one & other) >= (_ONE_TITLE if same_title else _ONE_RECORD) * max(len(one), len(other))


def comments_in(text: str) -> set[str]:
    """Every comment of a record's text; none if it cannot be taken apart."""
    try:
        return comments(pieces(text.replace("\r\n", "\n")))
    except Cannot:
        return set()


def kind_of(known: dict[str, Kind], ours: str, theirs: str) -> Kind:
    """The form that both are. Raises Cannot if there is none."""
    found = set()
    for text in (ours, theirs):
        root, _ = parse(text)
        found.add(kinds.identify(known, root)[0] if root is not None else None)
    kind = found.pop()
    if kind is None or found:
        raise Cannot
    return kind


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


__all__ = ["Cannot", "Merged", "Renamed", "comments_in", "kind_of", "merged", "one_record"]
