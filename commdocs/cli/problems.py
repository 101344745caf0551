"""Problems as people, programs and GitHub read them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import click

from commdocs import __version__
from commdocs.cli.call import Call
from commdocs.messages import cli as say
from commdocs.model import ERROR, NOTE, WARNING, Problem

_SHOWN_BY_GITHUB = 9
_SEVERITY = {
    ERROR: (say.SEVERITY_ERROR, "red"),
    WARNING: (say.SEVERITY_WARNING, "yellow"),
    NOTE: (say.SEVERITY_NOTE, "cyan"),
}


def lines(problems: Iterable[Problem], call: Call) -> list[str]:
    """Two lines a problem, what and what to do about it; a blank line between files."""
    made: list[str] = []
    path = None
    for each in problems:
        if path is not None and each.path != path:
            made.append("")
        path = each.path
        severity, colour = _SEVERITY[each.severity]
        line = say.PROBLEM.fill(
            path=each.path,
            line=each.line,
            column=each.column,
            severity=click.style(call.of(severity), fg=colour),
            rule=each.rule,
            name=each.name,
            message=each.message,
        )
        made.append(call.of(line))
        if call.of(each.hint):
            made.append(call.of(say.HINT_LINE.fill(hint=each.hint)))
    return made


def report(problems: Sequence[Problem], records: int, call: Call) -> dict[str, Any]:
    """The report that programs read; its shape is fixed by ``version``."""
    return {
        "version": 1,
        "records": records,
        "errors": count(problems, ERROR),
        "warnings": count(problems, WARNING),
        "problems": [as_data(each, call) for each in problems],
    }


def as_data(problem: Problem, call: Call) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "rule": problem.rule,
        "name": call.of(problem.name),
        "severity": problem.severity,
        "field": problem.field,
        "message": call.of(problem.message),
        "hint": call.of(problem.hint),
    }


def github(problems: Sequence[Problem], call: Call) -> list[str]:
    """Workflow commands: GitHub shows each beside its line, but only ten of a step. The errors come first; a tenth
    says how many more there are."""
    first = sorted(problems, key=lambda each: each.severity != ERROR)
    left = len(first) - _SHOWN_BY_GITHUB
    made = []
    for each in first[:_SHOWN_BY_GITHUB] if left > 1 else first:
        places = {
            "file": each.path,
            "line": each.line,
            "col": each.column,
            "title": f"{each.rule} {call.of(each.name)}",
        }
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in places.items())
        hint = call.of(each.hint)
        words = call.of(each.message) + (f"\n→ {hint}" if hint else "")
        made.append(f"::{each.severity} {properties}::{_message(words)}")
    if left > 1:
        made.append(f"::notice::{_message(call.of(say.MORE_PROBLEMS.fill(number=left)))}")
    return made


def gitlab(problems: Iterable[Problem], call: Call) -> list[dict[str, Any]]:
    """A Code Quality report (GitLab's subset of the Code Climate format)."""
    return [
        {
            "description": f"{call.of(each.message)} → {call.of(each.hint)}",
            "check_name": each.rule,
            "fingerprint": hashlib.sha256(
                f"{each.path}\0{each.rule}\0{each.field}\0{each.message.en}".encode()
            ).hexdigest(),
            "severity": "major" if each.severity == ERROR else "minor",
            "location": {"path": each.path, "positions": {"begin": {"line": each.line, "column": each.column}}},
        }
        for each in problems
    ]


def sarif(problems: Sequence[Problem], call: Call) -> dict[str, Any]:
    """The report that code scanners exchange (SARIF 2.1.0)."""
    rules = {each.rule: {"id": each.rule, "shortDescription": {"text": call.of(each.name)}} for each in problems}
    results = [
        {
            "ruleId": each.rule,
            "level": each.severity,
            "message": {"text": f"{call.of(each.message)} → {call.of(each.hint)}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(each.path)},
                        "region": {"startLine": each.line, "startColumn": each.column},
                    }
                }
            ],
        }
        for each in problems
    ]
    driver = {"name": "commdocs", "version": __version__, "rules": list(rules.values())}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def count(problems: Iterable[Problem], severity: str) -> int:
    return sum(each.severity == severity for each in problems)


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
