"""A record's text in pieces, each with the comments above and behind it, and the same text again from its pieces.

The lines of an entry are kept as they look from its own column, so it can be put at another one. Nothing is written
anew: what comes out of a merge are lines that somebody typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from commdocs.model import ERROR
from commdocs.source import ListNode, MapNode, Node, ScalarNode, parse

AS_IT_IS = "\0"  # before a line that has less than the indent of its entry; no text that can be read holds it
_CLOSING = re.compile(r"\s*,?\s*")
_BETWEEN = re.compile(r",?(\s*)")
_BEHIND = re.compile(r"[ ]*(?:[ ]#.*)?")


class Cannot(Exception):
    """The text is not written so that it can be taken apart, or put together again."""


@dataclass(frozen=True, slots=True)
class Scalar:
    raw: str
    value: str | None  # None: nothing is written


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping or a list, one entry a line or in brackets (``flow``)."""

    entries: tuple[Entry | Question, ...]
    named: bool = True  # a mapping
    flow: bool = False
    offset: int = 0  # the column of its entries from that of the entry that holds it
    foot: tuple[str, ...] = ()  # comments below the last entry; the white space before a closing bracket
    gap: str = ""  # after an opening bracket


@dataclass(frozen=True, slots=True)
class Entry:
    """One pair of a mapping or item of a list."""

    key: str  # empty for an item
    head: str  # ``key:`` or ``-``, with what is between it and the value
    value: Scalar | Group
    tail: str = ""  # the comment behind it
    lead: tuple[str, ...] = ()  # comments and empty lines above; in brackets the white space before it


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can decide: the entry as one side has it and as the other; None where it is deleted."""

    ours: Entry | None
    theirs: Entry | None


class Whole(NamedTuple):
    """A text: the root mapping, and what stands above it (``---``)."""

    top: tuple[str, ...]
    root: Group


def pieces(text: str) -> Whole:
    """The pieces of a text with LF line ends. Raises Cannot where it cannot be read, or not be put together again."""
    if not text.strip():
        return Whole((), Group(()))
    if "\r" in text or "\0" in text:
        raise Cannot
    root, findings = parse(text)
    if root is None or not root.pairs or text[root.start] == "{" or any(each.severity == ERROR for each in findings):
        raise Cannot
    cut = _Cut(text)
    start = cut.line_start(root.pairs[0][0].start)
    group, _ = cut.block(root, -1, start)
    return Whole(tuple(text[:start].split("\n")[:-1]), group)


class _Cut:
    def __init__(self, text: str) -> None:
        self.text = text

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def block(self, node: MapNode | ListNode, holder: int, at: int, first: int | None = None) -> tuple[Group, int]:
        """The entries from the line at ``at`` on, or from ``first`` in the middle of one; and where it goes on."""
        column = node.column - 1
        entries: list[Entry] = []
        for number, (key, value) in enumerate(_children(node)):
            lead: tuple[str, ...] = ()
            start = first if number == 0 and first is not None else -1
            if start < 0:
                end = self.quiet(at)
                lead = tuple(_seen(line, column) for line in self.text[at:end].split("\n")[:-1])
                start = end + column
            entry, at = self.entry(key, value, start, column, lead)
            entries.append(entry)
        end = self.foot(at, holder) if holder >= 0 else len(self.text)
        rest = self.text[at:end].split("\n")
        below = rest if holder < 0 and rest[-1] else rest[:-1]
        foot = tuple(_seen(line, column) for line in below)
        return Group(tuple(entries), isinstance(node, MapNode), False, column, foot), end

    def quiet(self, at: int) -> int:
        """The end of the empty lines and comments from ``at`` on."""
        while at < len(self.text):
            line = self.text[at : self.line_end(at)].strip(" ")
            if line and not line.startswith("#"):
                break
            at = min(self.line_end(at) + 1, len(self.text))
        return at

    def foot(self, at: int, holder: int) -> int:
        """The end of the comments that still belong to the entry at the column ``holder``."""
        end, found = self.quiet(at), at
        while at < end:
            line = self.text[at : self.line_end(at)]
            words = line.strip(" ")
            at = min(self.line_end(at) + 1, len(self.text))
            if words and len(line) - len(line.lstrip(" ")) <= holder:
                break
            found = at if words else found
        return found

    def entry(
        self, key: ScalarNode | None, value: Node, start: int, column: int, lead: tuple[str, ...]
    ) -> tuple[Entry, int]:
        text = self.text
        after = start + 1 if key is None else text.find(":", key.end) + 1
        if start != (text.find("-", start) if key is None else key.start) or not after:
            raise Cannot  # a key of several lines, or with a question mark
        name, head = key.value if key else "", text[start:after]
        if isinstance(value, MapNode | ListNode) and text[value.start] not in "[{":
            first = value.pairs[0][0].start if isinstance(value, MapNode) else value.start
            offset = value.column - 1 - column
            if self.line_start(first) == self.line_start(start):
                group, at = self.block(value, column, first, first)
                made = Entry(name, head + text[after:first], _moved(group, offset), "", lead)
            else:
                end = self.line_end(after)
                group, at = self.block(value, column, min(end + 1, len(text)))
                made = Entry(name, head, _moved(group, offset), text[after:end], lead)
        else:
            end = self.end_of(value) or after
            begin = value.start if end > after else after
            try:
                got = self.flow(value, begin, end, column)
            except Cannot:  # comments in brackets: it is one piece
                got = Scalar(self.relative(begin, end, column), text[begin:end])
            at = min(self.line_end(end) + 1, len(text))
            tail = text[end : self.line_end(end)]
            made = Entry(name, self.relative(start, begin, column), got, tail, lead)
        if not _BEHIND.fullmatch(made.tail):
            raise Cannot
        return made, at

    def end_of(self, value: Node) -> int:
        return value.start + len(self.text[value.start : value.end].rstrip("\n"))

    def relative(self, start: int, end: int, column: int) -> str:
        first, *rest = self.text[start:end].split("\n")
        return "\n".join([first, *(_seen(line, column) for line in rest)])

    def flow(self, node: Node, begin: int, end: int, column: int) -> Scalar | Group:
        """A value of one piece, or what stands in brackets."""
        if isinstance(node, ScalarNode):
            return Scalar(self.relative(begin, end, column), None if node.absent else node.value)
        if self.text[node.start] not in "[{":
            raise Cannot
        entries: list[Entry] = []
        at, gap = node.start + 1, ""
        for key, value in _children(node):
            start = key.start if key else value.start
            between = _BETWEEN.fullmatch(self.text[at:start])
            if between is None:
                raise Cannot
            space = self.relative(between.start(1) + at, start, column)
            gap = gap if entries else space
            begin = max(value.start, key.end if key else 0)
            lead = (space,) if entries else ()
            at = max(value.end, begin)
            inner = self.flow(value, begin, at, column)
            entries.append(Entry(key.value if key else "", self.relative(start, begin, column), inner, "", lead))
        foot = self.relative(at, node.end - 1, column)
        if not _CLOSING.fullmatch(foot):
            raise Cannot
        return Group(tuple(entries), isinstance(node, MapNode), True, 0, (foot,), gap)


def _children(node: MapNode | ListNode) -> list[tuple[ScalarNode | None, Node]]:
    return [*node.pairs] if isinstance(node, MapNode) else [(None, item) for item in node.items]


def _moved(group: Group, offset: int) -> Group:
    return replace(group, offset=offset)


def _seen(line: str, column: int) -> str:
    """A line as it looks from a column."""
    if not line or not column:
        return line
    return line[column:] if not line[:column].strip(" ") and len(line) > column else AS_IT_IS + line


def unfolded(each: Entry) -> Entry:
    """The entry with what stands in brackets on lines of their own, if it can be done without touching a word."""
    group = each.value
    if not isinstance(group, Group) or not group.flow or not group.entries:
        return each
    lines = []
    for one in group.entries:
        if not isinstance(one, Entry) or "\n" in one.head or not _on_a_line(one.value):
            return each
        lines.append(replace(one, head=one.head if group.named else "- ", lead=()))
    item = each.head == "- "
    below = (each.tail.strip(),) if item and each.tail.strip() else ()
    value = replace(group, entries=tuple(lines), flow=False, offset=2, foot=(), gap="")
    head = each.head if item else each.head.rstrip()
    return replace(each, head=head, value=value, lead=(*each.lead, *below), tail="" if item else each.tail)


def _on_a_line(value: Scalar | Group) -> bool:
    if isinstance(value, Scalar):
        return "\n" not in value.raw
    return all(
        isinstance(one, Entry) and "\n" not in "".join(one.lead) and _on_a_line(one.value) for one in value.entries
    )


def comments(whole: Whole) -> set[str]:
    """Every comment of a text in which nothing is in question."""
    return {line.strip() for line in whole.top if line.strip()} | _comments_in(whole.root)


def comments_of(each: Entry | Question | None) -> set[str]:
    """Every comment in an entry and above it."""
    if not isinstance(each, Entry):
        return set() if each is None else comments_of(each.ours) | comments_of(each.theirs)
    lines = (*each.lead, each.tail, *(each.head.split("\n") if "\n" in each.head else ()))
    found = {line.removeprefix(AS_IT_IS).strip() for line in lines if "#" in line}
    return found | _comments_in(each.value) if isinstance(each.value, Group) else found


def _comments_in(group: Group) -> set[str]:
    found = {line.removeprefix(AS_IT_IS).strip() for line in group.foot if "#" in line}
    return found.union(*map(comments_of, group.entries))
