"""Problems as people, programs and GitHub read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click

from commdocs.cli.call import Call
from commdocs.messages import cli as say
from commdocs.model import ERROR, NOTE, WARNING, Problem

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


def github(problems: Iterable[Problem], call: Call) -> list[str]:
    """Workflow commands: GitHub shows each beside its line."""
    made = []
    for each in problems:
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
    return made


def count(problems: Iterable[Problem], severity: str) -> int:
    return sum(each.severity == severity for each in problems)


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
