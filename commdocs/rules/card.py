"""What a person may want to know of a rule: its manual page, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from commdocs.messages import Text
from commdocs.model import Edit, Finding, Record, Severity


class Reminder(NamedTuple):
    """What a rule finds by the clock: in a record, or in a folder that lacks one (then ``folder`` says which)."""

    record: Record | None
    finding: Finding
    folder: str = ""


TITLES = {
    "S0": "《业务人员高效沟通流程工具》",
    "S1": "《业务沟通标准化模板与流程协调策略》",
    "S2": "《企业内外部沟通标准流程工具》",
    "S3": "《业务员日常工作流程标准》",
}
_NUMBER = re.compile(r"(?:; )?R\d\d(?: \(inferred\))?$|^requirements §\d+")  # of the catalogue
_TITLE = re.compile(r"S[0-3]\b")


@dataclass(frozen=True, slots=True)
class Card:
    """One rule: `commdocs explain` and the list of rules in the docs are made of these.

    ``slug`` is the rule's name for machines, ``name`` for people; ``why`` gives the reason in a
    sentence, ``fix`` what to do, ``source`` where the norm comes from. An error of a ``waivable``
    rule is passed by an entry in the record's ``waivers``.

    One mistake, one problem: at the same field a rule is silent when one of ``yields_to`` speaks, and in the
    whole record when one of ``content_with`` does, because what that one asks for would satisfy it, too.
    """

    code: str
    slug: str
    name: Text
    severity: Severity
    why: Text
    source: str
    fix: Text
    waivable: bool = True
    yields_to: frozenset[str] = frozenset()
    content_with: frozenset[str] = frozenset()

    @property
    def origin(self) -> str:
        """``source`` as a reader knows it: the documents by their titles, without the catalogue's number."""
        words = _NUMBER.sub("", self.source)
        return _TITLE.sub(lambda found: TITLES[found[0]], words)

    def at(
        self,
        path: str,
        message: Text,
        hint: Text | None = None,
        severity: Severity | None = None,
        fix: tuple[Edit, ...] = (),
    ) -> Finding:
        """A finding of this rule at ``path``; the hint is the card's fix unless a better one is known.

        ``fix`` is the hint as edits, where it names the very words to write.
        """
        return Finding(self.code, message, hint or self.fix, path, severity or self.severity, fix=fix)
