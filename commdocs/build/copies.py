"""Files whose names say that they are copies: named as such, and not read as what they are copies of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from commdocs import kinds, source
from commdocs.messages import build as say
from commdocs.model import ERROR, WARNING, Finding, Kind, Problem, Severity, Tree
from commdocs.rules import CARDS

_RULES = {"schemas": "S07", "templates": "S08", "calendar": "S09", "records": "R73"}


def copied(path: str, files: Container[str]) -> str:
    """The path of the file beside ``path`` that it is named as a copy of; empty if there is none."""
    folder, slash, name = path.rpartition("/")
    beside = folder + slash
    found = source.original(name, lambda each: beside + each in files)
    return beside + found if found else ""


def copied_record(path: str, tree: Tree, known: Mapping[str, Kind]) -> str:
    """The same for a record, whose name may go on after a number in any way; a number is nobody's copy."""
    folder, slash, name = path.rpartition("/")
    number, rest = kinds.number(known, name.removesuffix(".yaml"))
    if number and not rest:
        return ""
    beside = f"{folder}{slash}{number}.yaml"
    return beside if number and beside in tree.files else copied(path, tree.files)


def without_templates(tree: Tree) -> tuple[Tree, list[Problem]]:
    """The tree without the templates that are copies, which would make each document twice; and what is told of them."""
    found = {path: first for path in tree.files if _is_template(path) and (first := copied(path, tree.files))}
    if not found:
        return tree, []
    files = {path: data for path, data in tree.files.items() if path not in found}
    return replace(tree, files=files), [problem(path, first, WARNING) for path, first in sorted(found.items())]


def _is_template(path: str) -> bool:
    return path.startswith("templates/") and not path.endswith(".docx")  # a letterhead is named by who uses it


def left_over(tree: Tree) -> Iterator[Problem]:
    """What is told of copies that are read as nothing: ``x.yaml.orig``, ``minutes.md~``."""
    for path in sorted(tree.names):
        if path.partition("/")[0] in _RULES and (first := copied(path, tree.files)):
            yield problem(path, first, WARNING)


def problem(path: str, first: str, severity: Severity = ERROR) -> Problem:
    """The copy ``path`` of ``first``, as a problem of the whole file."""
    code = "S01" if severity == WARNING and path.startswith("records/") else _RULES[path.partition("/")[0]]
    name = first.rpartition("/")[2]
    message, hint = say.COPY.fill(original=name), say.COPY_FIX.fill(original=name)
    return Problem.of(path, Finding(code, message, hint, severity=severity), CARDS[code].name)
