"""What is wrong with letterheads, told of those that are used and of those that are the workspace's own."""

from __future__ import annotations

from collections.abc import Collection

from commdocs.messages import Text
from commdocs.messages import build as say
from commdocs.model import NOTE, Finding, Problem, Tree
from commdocs.rules import CARDS

FOLDER = "templates/letterheads/"
_ENDING = ".docx"


def judged(tree: Tree, name: str) -> list[Problem]:
    """What is wrong with the letterhead of that name; with an error, no Word file can be made with it."""
    data = tree.files.get(path(name))
    if data is None:
        there = sorted(_name(each) for each in tree.files if _is_one(each))
        fix = say.NO_LETTERHEAD_FIX.fill(known=Text.listed(there))
        return [] if path(name) in tree.unread else [problem(name, Finding("S08", say.NO_LETTERHEAD, fix))]
    from commdocs.writers import docx  # only where a letterhead is one's own

    return [problem(name, found) for found in docx.trouble(data) if found.severity != NOTE]


def own(tree: Tree, used: Collection[str]) -> list[Problem]:
    """The same of all letterheads that are not the shipped ones, and of those that are ``used`` and missing."""
    there = {_name(each) for each in tree.files if _is_one(each) and each not in tree.standard}
    missing = {name for name in used if path(name) not in tree.files}
    return [found for name in sorted(there | missing) for found in judged(tree, name)]


def problem(name: str, found: Finding) -> Problem:
    """A finding in the letterhead of that name, as a problem of the file."""
    about = found.message, found.hint
    return Problem(path(name), 1, 1, "S08", CARDS["S08"].name, found.severity, "", *about)


def path(name: str) -> str:
    return f"{FOLDER}{name}{_ENDING}"


def _name(path: str) -> str:
    return path.removeprefix(FOLDER).removesuffix(_ENDING)


def _is_one(path: str) -> bool:
    return path.startswith(FOLDER) and path.endswith(_ENDING)
