"""A mistake in a YAML text, and the text as it would be without it.

When a text cannot be read, the likely cause is named, mended in a *draft*, and reading goes on: so
that all mistakes of a file come out in one run. The draft knows where each of its characters came
from; every place that is reported is a place in the user's own text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from commdocs.messages import Text
from commdocs.model import ERROR, Finding, Severity
from commdocs.source.nodes import MapNode, Node, ScalarNode

_LINE_END = re.compile(r"\r\n?|\n")
_LONGEST = 60  # characters of a mended line that a hint shows


class Edit(NamedTuple):
    """``start:end`` of the draft becomes ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at offset ``at`` of the draft. ``{fix}`` in the hint is the line as mended by ``edit``."""

    at: int
    message: Text
    hint: Text
    edit: Edit | None = None
    severity: Severity = ERROR
    rule: str = "S01"
    sign: bool = False  # one wrong sign; a line may have several
    layout: bool = False  # a guess about indents: one slip upsets several lines


class Unreadable(Exception):
    """Raised while reading, caught before anyone else sees it."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message.en)
        self.mistake = mistake


def _traced(old: str, new: str) -> list[int]:
    """Of each character of ``new`` the place in ``old`` that it came from: line by line where both have as many,
    so that what stands behind a mended indent keeps its column."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(before) != len(after) or len(before) < 2:
        return [min(place, max(len(old) - 1, 0)) for place in range(len(new))]
    places: list[int] = []
    start = 0
    for was, now in zip(before, after, strict=True):
        moved = len(now) - len(was)  # an indent grows or shrinks in front; the rest of the line is as it was
        places += [start + min(max(place - moved, 0), len(was) - 1) for place in range(len(now))]
        start += len(was)
    return places


class Draft:
    """The text with what was mended so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mended = False
        self._original = text
        self._origin: list[int] = []
        self._starts: list[int] = []

    def mend(self, edit: Edit) -> None:
        if not self.mended:
            self._origin = list(range(len(self.text) + 1))
            self.mended = True
        start, end, new = edit
        kept = self._origin[start:end]
        places = _traced(self.text[start:end], new)
        self.text = self.text[:start] + new + self.text[end:]
        self._origin[start:end] = [kept[place] if kept else self._origin[start] for place in places]

    def finding(self, mistake: Mistake) -> Finding:
        """The mistake as a finding with line and column of the user's own text; before the draft is mended by it."""
        line, column = self._place(mistake.at)
        hint = mistake.hint
        if mistake.edit is not None and "{fix}" in hint.zh:
            hint = hint.fill(fix=self._mended_line(mistake.edit))
        return Finding(mistake.rule, mistake.message, hint, severity=mistake.severity, line=line, column=column)

    def line_of(self, at: int) -> int:
        """The line of the user's own text that offset ``at`` of the draft came from."""
        return self._place(at)[0]

    def put_back(self, node: Node) -> None:
        """Give a tree that was read from the draft its places in the user's own text."""
        if not self.mended:
            return
        todo: list[Node] = [node]
        while todo:
            each = todo.pop()
            start, end = each.start, each.end
            line, column = self._place(start)
            each.put(line, column, self._back(start), self._back(end))
            if isinstance(each, MapNode):
                for pair in each.pairs:
                    todo += pair
            elif not isinstance(each, ScalarNode):
                todo += each.items

    def _back(self, at: int) -> int:
        return self._origin[min(at, len(self._origin) - 1)] if self.mended else at

    def _place(self, at: int) -> tuple[int, int]:
        if not self._starts:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self._original))]
        origin = self._back(at)
        line = bisect_right(self._starts, origin)
        return line, origin - self._starts[line - 1] + 1

    def _mended_line(self, edit: Edit) -> str:
        """The line as mended; of a long one the changed part with what stands around it."""
        first = line_start(self.text, edit.start)
        last = line_end(self.text, edit.end)
        before, new, after = self.text[first : edit.start].lstrip(), edit.new, self.text[edit.end : last].rstrip()
        if "\n" in new:
            return new.partition("\n")[0].strip()
        if len(before) + len(new) + len(after) > _LONGEST:
            room = (_LONGEST - min(len(new), _LONGEST // 2)) // 2
            before = before if len(before) <= room else "…" + before[-room:]
            after = after if len(after) <= room else after[:room] + "…"
            half = _LONGEST // 4
            new = new if len(new) <= 2 * half else new[:half] + "…" + new[-half:]
        return (before + new + after).strip()


_PIECE = 2048  # characters


def line_start(text: str, at: int) -> int:
    """Offset of the first character of the line that ``at`` is on."""
    while at > 0:  # piece by piece: the sign that a file does not use would be looked for back to its first line
        begin = max(0, at - _PIECE)
        found = max(text.rfind("\n", begin, at), text.rfind("\r", begin, at))
        if found >= 0:
            return found + 1
        at = begin
    return 0


def line_end(text: str, at: int) -> int:
    """Offset of the end of the line that ``at`` is on, before its line end."""
    match = _LINE_END.search(text, at)
    return match.start() if match else len(text)


def indent_of(text: str, at: int) -> int:
    """How many spaces the line of ``at`` begins with."""
    start = line_start(text, at)
    end = line_end(text, at)
    line = text[start:end]
    return len(line) - len(line.lstrip(" "))
