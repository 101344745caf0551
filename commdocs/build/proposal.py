"""A change of records before it is made: what they would be, and what speaks against it.

Every command that changes a record comes through here. It says which values are to change, by path; the
edits are put into the text, the text is read again and judged by all rules and by those on history. Nothing
is written here, and whoever writes it must look first whether the file still holds what was ``read``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from commdocs import check, kinds
from commdocs.build import nearby, since
from commdocs.build.forms import Forms
from commdocs.build.load import Loaded, load
from commdocs.history import Change, Step
from commdocs.messages import Text
from commdocs.messages import setting as say
from commdocs.messages.commands import argument
from commdocs.model import ERROR, Edit, Finding, Older, Problem, Record, Tree
from commdocs.source import encoded

Remembered = Callable[[Mapping[str, Collection[str]]], Older]
NOBODY = Text("", "")


@dataclass(frozen=True, eq=False)
class Asked:
    """What somebody wants of one record. Paths are those of the record as it is, whatever the other edits do."""

    record: Record
    edits: Sequence[Edit]
    to: str = ""  # the file's new path; empty if it stays
    source: Text = NOBODY  # on whose account, if it is not the person at the keyboard
    back: bytes | None = None  # the whole file as it was before, in place of edits


@dataclass(frozen=True, eq=False)
class Draft:
    """A record as it was read and as it would be; ``now`` is None if the text could not be read."""

    asked: Asked
    read: bytes
    raw: bytes
    now: Record | None = None

    @property
    def path(self) -> str:
        return self.asked.record.path

    @property
    def to(self) -> str:
        return self.asked.to or self.path


@dataclass(frozen=True, eq=False)
class Proposal:
    """The records that would change, with all that would be said of them and what forbids it."""

    drafts: tuple[Draft, ...] = ()
    problems: Sequence[Problem] = ()  # that are new
    refused: Sequence[Problem] = ()
    impossible: Finding | None = None  # an edit that cannot be put into the text at all
    loaded: Loaded | None = field(default=None, repr=False)  # all that was judged, as it would be


def propose(tree: Tree, asked: Sequence[Asked], older: Remembered) -> Proposal:
    """The records with the edits in them, judged. A record that would stay as it is is left out.

    ``older`` gives the committed versions of records, by path, with the numbers that each had before (none where
    there is no history): what was frozen in one of them is still frozen.
    """
    drafts = []
    for each in asked:
        read = tree.files[each.record.path]
        if each.back is not None:
            drafts.append(Draft(each, read, each.back))
            continue
        text, fault = edited(each.record, each.edits)
        if fault is not None:
            return Proposal(impossible=fault)
        if text != each.record.text or each.to:
            drafts.append(Draft(each, read, encoded(text, read)))
    if not drafts:
        return Proposal()
    if not any(each.asked.to for each in drafts):  # a new number may concern any record
        part = nearby.nearby(tree, {each.path for each in drafts})
        found = _judged(part, drafts, older)
        if not found.refused:
            return found
    return _judged(tree, drafts, older)  # so say all records, too?


def edited(record: Record, edits: Sequence[Edit]) -> tuple[str, Finding | None]:
    """The record's text with the edits in it; the text as it was, and why, if one cannot be put there."""
    text = record.text
    for each in sorted(edits, key=_turn):
        done = kinds.applied(record.kind, text, each)
        if done.finding is not None:
            return record.text, done.finding
        text = done.text
    return text, None


def _turn(edit: Edit) -> tuple[bool, list[tuple[str, int]]]:
    """What is taken out comes last, and of a list the last entry first: so every path means what it meant."""
    if edit.value is not None:
        return False, []
    steps = re.findall(r"([^.\[\]]+)(?:\[(\d+)\])?", edit.path)
    return True, [*((name, -int(index or 0)) for name, index in steps), ("\uffff", 0)]  # inside before around


def _judged(tree: Tree, drafts: Sequence[Draft], older: Remembered) -> Proposal:
    before = load(tree, {each.path for each in drafts})
    files = {path: raw for path, raw in tree.files.items() if path not in {each.path for each in drafts}}
    files |= {each.to: each.raw for each in drafts}
    after = load(replace(tree, files=files), {each.to for each in drafts})
    records = {record.path: record for record in after.corpus.records}
    drafts = [replace(each, now=records.get(each.to)) for each in drafts]
    told = _told(drafts, tree, after, older)
    found = [each for draft in drafts for each in _new(draft, before, after)]
    refused = [each for each in told if each.severity == ERROR]
    for draft in drafts:
        refused += _fresh(draft, before, after)
    refused.sort(key=Problem.order)
    return Proposal(tuple(drafts), [*found, *told], refused, None, after)


def _new(draft: Draft, before: Loaded, after: Loaded) -> list[Problem]:
    """What is said of a record that was not said before; all of it if it goes on to another status."""
    found = [each for each in after.problems if each.path == draft.to]
    if draft.now is None or draft.now.status != draft.asked.record.status:
        return found
    moved = draft.to != draft.path  # then what is said names another number
    known = {_same(each, moved) for each in before.problems if each.path == draft.path}
    return [each for each in found if _same(each, moved) not in known]


def _fresh(draft: Draft, before: Loaded, after: Loaded) -> list[Problem]:
    """The errors that forbid it."""
    if draft.asked.back is not None and draft.now is not None:
        return []  # it was like that before; what was committed since is for the history to judge
    return [each for each in _new(draft, before, after) if each.severity == ERROR]


def _same(problem: Problem, moved: bool) -> tuple[str, str, Text]:
    """What tells a problem from another, whatever its line."""
    return problem.rule, problem.field, NOBODY if moved else problem.message


def _told(drafts: Sequence[Draft], tree: Tree, after: Loaded, older: Remembered) -> list[Problem]:
    """What the rules on history say: of a change against what the file held, of what is taken back against what was
    committed, and of a move against both, as it could not be committed together with the one before it."""
    readable = [(each, each.now) for each in drafts if each.now is not None]
    moment = datetime.combine(tree.today, time.min)
    made = {each.to: Change(each.to, each.asked.record, (Step(now, None, moment),)) for each, now in readable}
    wanted = since.unsealed(made.values())  # they may have been frozen in an older version
    for each, now in readable:
        if each.asked.back is not None or now.status != each.asked.record.status:
            wanted.setdefault(each.path, set())
            wanted.setdefault(each.to, set())
    known = older(wanted) if wanted else Older({}, {})
    forms = Forms(after, known.forms)

    def judged(before: Record | None, now: Record, path: str) -> list[Problem]:
        kept = since.kept(known.versions.get(before.path, ()), forms) if before is not None else ()
        return check.judge_changes(after.corpus, [Change(path, before, (Step(now, None, moment),), kept)])

    told = []
    for each, now in readable:
        was, committed = each.asked.record, _committed(known, (each.to, each.path), forms)
        if each.asked.back is not None:
            wrong = {(problem.rule, problem.field) for problem in judged(committed, was, each.to)}
            told += [
                problem for problem in judged(committed, now, each.to) if (problem.rule, problem.field) not in wrong
            ]
            continue
        told += judged(was, now, each.to)
        if (
            committed is not None
            and now.status not in (was.status, committed.status)
            and was.status != committed.status
        ):
            moved = [problem for problem in judged(committed, now, each.to) if problem.rule == "R66"]
            told += [replace(problem, hint=say.COMMIT_FIRST.fill(path=argument(each.path))) for problem in moved]
    return told


def _committed(known: Older, paths: Sequence[str], forms: Forms) -> Record | None:
    """The record as the last commit holds it, at the first of the paths that it has."""
    for path in paths:
        versions = known.versions.get(path, ())
        if versions and versions[-1].raw is not None:
            return forms.read(versions[-1])
    return None
