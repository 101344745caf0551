"""What is wrong, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from commdocs.messages import Text
from commdocs.model.edits import Edit

ERROR: Literal["error"] = "error"
WARNING: Literal["warning"] = "warning"
BROKEN = frozenset({"S07", "S08", "S09", "S10"})  # the fault is in a schema, a template, the config or the repository
LONGEST = 400  # characters of a message or a hint
_QUOTED = re.compile("(“[^”]{60})[^”]+(”)")
NOTE: Literal["note"] = "note"  # good to know, and nothing is left to do about it: `check` does not tell it
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong inside one text, before anyone has said in which file.

    ``line`` and ``column`` count from 1; 0 means "find the line by the path in ``field``". ``fix`` is what the
    hint says, where it names the very words to write: made as it stands, the finding is gone and nothing is lost.
    """

    rule: str
    message: Text
    hint: Text
    field: str = ""
    severity: Severity = ERROR
    line: int = 0
    column: int = 0
    fix: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A located finding. ``path`` is relative to the workspace, with ``/``."""

    path: str
    line: int
    column: int
    rule: str
    name: Text
    severity: Severity
    field: str
    message: Text
    hint: Text
    fix: tuple[Edit, ...] = ()

    def __post_init__(self) -> None:
        if len(self.message.zh) > LONGEST or len(self.message.en) > LONGEST:
            object.__setattr__(self, "message", _short(self.message))
        if len(self.hint.zh) > LONGEST or len(self.hint.en) > LONGEST:
            object.__setattr__(self, "hint", _short(self.hint))

    @classmethod
    def of(cls, path: str, found: Finding, name: Text, rule: str = "") -> Problem:
        """A finding in the file ``path``; ``rule`` if it is to be told under another code. ``name`` is the rule's."""
        line, column = max(found.line, 1), max(found.column, 1)
        code, words = rule or found.rule, (found.message, found.hint)
        return cls(path, line, column, code, name, found.severity, found.field, *words, found.fix)

    def order(self) -> tuple[str, int, int, str]:
        """What problems are sorted by: file, line, column, rule."""
        return self.path, self.line, self.column, self.rule


def _short(words: Text) -> Text:
    """Sentences that somebody can read: what they quote is cut first, then what they list."""
    return Text(*(_cut(_QUOTED.sub(r"\1…\2", each)) if len(each) > LONGEST else each for each in words))


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
