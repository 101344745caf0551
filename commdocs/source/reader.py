"""Text → root mapping and what is wrong with it."""

from __future__ import annotations

import re

from yaml import YAMLError

from commdocs.messages import source as say
from commdocs.model import ERROR, Finding
from commdocs.source.conflicts import SIGNS, Named, told, typed
from commdocs.source.encoding import MAX_BYTES
from commdocs.source.events import MAX_DEPTH, MAX_NODES, build
from commdocs.source.mistakes import Draft, Mistake, Unreadable
from commdocs.source.nodes import ListNode, MapNode, Node, ScalarNode

__all__ = ["MAX_DEPTH", "MAX_NODES", "parse"]

# One look over the whole text for what libyaml would read without a word.
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\\\\\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\u3000＃［"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LOST_COMMENT = re.compile(r" #[^\s#!]")
_WIDE_ITEMS = re.compile(r"\[[^\[\]]*[，、；]")
_MENDS = 50  # mistakes that are mended in one text to read on …
_MENDS_BIG = 3  # … and in a big one
_BIG = 50_000


def parse(text: str) -> tuple[MapNode | None, list[Finding]]:
    """The root mapping of a text with one document, and what is wrong with it.

    Never raises. With errors the root is what can be told after mending the likely causes, so that
    one run shows all that is wrong; it is None when nothing can be told, and with marks of a merge.
    """
    if any(sign in text for sign in SIGNS) and (found := conflict(text)):
        return None, [found]
    if not (_SUSPECT.search(text) or _LOST_COMMENT.search(text) or _WIDE_ITEMS.search(text)) and len(text) <= MAX_BYTES:
        try:
            root, mistakes, look = build(text)
        except (YAMLError, Unreadable):
            pass
        else:
            if not mistakes and not look and isinstance(root, MapNode):
                return root, []
    return _carefully(text)


def conflict(text: str, named: Named = typed, prose: bool = False) -> Finding | None:
    """What is to be said of the marks that a merge of git left in ``text``, at the first of them; None without any.

    A mark stands at the beginning of its line, so what a record quotes, indented under its field, is none.
    In ``prose``, as in a template, a lone ``=======`` underlines a heading.
    """
    return told(text, lambda version: parse(version)[0] if len(version) < _BIG else None, named, prose)


def _carefully(text: str) -> tuple[MapNode | None, list[Finding]]:
    """Read, name what is wrong, mend it in a draft, read again: until it is right or cannot be mended."""
    from commdocs.source.inspection import clean

    if len(text) > MAX_BYTES:
        message = say.TOO_BIG.fill(size=len(text.encode(errors="replace")), limit=MAX_BYTES)
        return None, [Finding("S06", message, say.TOO_BIG_FIX, line=1, column=1)]
    draft = Draft(text)
    report = _Report(draft, [draft.finding(mistake) for mistake in clean(draft)])
    root: Node | None = None
    for _ in range(_MENDS if len(text) < _BIG else _MENDS_BIG):
        root, mistakes = _attempt(draft)
        grave = next((mistake for mistake in mistakes if mistake.edit and mistake.severity == ERROR), None)
        if grave is None or grave.edit is None:
            for mistake in mistakes:
                report.add(mistake)
            break
        root = None
        if not report.add(grave):
            break
        draft.mend(grave.edit)
    findings = report.findings
    if root is not None:
        draft.put_back(root)
    if not isinstance(root, MapNode) and not any(finding.severity == ERROR for finding in findings):
        findings.append(_no_mapping(root))
    findings.sort(key=lambda finding: (finding.line, finding.column))
    return root if isinstance(root, MapNode) else None, findings


class _Report:
    """One mistake, one finding: what a mended mistake upsets in its own and the next line is not reported."""

    def __init__(self, draft: Draft, findings: list[Finding]) -> None:
        self.findings = findings
        self._draft = draft
        self._places: set[tuple[int, int, str]] = set()
        self._lines: set[int] = set()  # those with an error

    def add(self, mistake: Mistake) -> bool:
        """False if the mistake was there before: mending did not help."""
        finding = self._draft.finding(mistake)
        place = (finding.line, finding.column, finding.message.en)
        if place in self._places:
            return False
        self._places.add(place)
        near = finding.line in self._lines and not mistake.sign
        near = near or (mistake.layout and finding.line - 1 in self._lines)
        if finding.severity == ERROR:
            self._lines.add(finding.line)
        if not near:
            self.findings.append(finding)
        return True


def _attempt(draft: Draft) -> tuple[Node | None, list[Mistake]]:
    """The tree of the draft and what is wrong with it; no tree and one mistake if it cannot be read."""
    from commdocs.source.diagnosis import diagnose
    from commdocs.source.inspection import inspect

    try:
        root, mistakes, _ = build(draft.text)
    except Unreadable as reason:
        return None, [reason.mistake]
    except YAMLError as error:
        return None, [diagnose(draft, error)]
    if root is not None:
        mistakes += inspect(draft, root)
    return root, mistakes


def _no_mapping(root: Node | None) -> Finding:
    if root is None or (isinstance(root, ScalarNode) and root.absent):
        return Finding("S01", say.EMPTY, say.EMPTY_FIX, line=1, column=1)
    message = say.NOT_A_MAPPING.fill(what=say.A_LIST if isinstance(root, ListNode) else say.A_TEXT)
    return Finding("S01", message, say.NOT_A_MAPPING_FIX, line=root.line, column=root.column)
