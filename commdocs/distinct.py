"""One mistake gives one problem, and a file no more problems than somebody reads.

All of it takes time that grows with the number of problems, not with its square: a file of a megabyte may have
a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from commdocs.messages import check as say
from commdocs.model import ERROR, NOTE, WARNING, Finding, Problem

MOST = 100  # problems that are told of one file


def one_each(findings: Iterable[Finding], shape: Iterable[Problem]) -> Iterator[Finding]:
    """Each rule once at a field."""
    seen = {(each.rule, each.field) for each in shape}
    for each in findings:
        if (each.rule, each.field) not in seen:
            seen.add((each.rule, each.field))
            yield each


def apart(findings: Iterable[Finding], bad: Collection[str]) -> list[Finding]:
    """The findings whose path is none of the bad ones, nor inside or around one."""
    above = {each for path in bad for each in around(path)}
    those = frozenset(bad)
    return [
        each
        for each in findings
        if each.field not in those and each.field not in above and those.isdisjoint(around(each.field))
    ]


def around(path: str) -> Iterator[str]:
    """The paths that a path is inside of: ``actions`` and ``actions[0]`` for ``actions[0].due``."""
    for number, character in enumerate(path):
        if character in ".[" and number:
            yield path[:number]


def unbeaten(
    problems: Collection[Problem], yields: Callable[[str], Collection[str]], anywhere: Callable[[str], Collection[str]]
) -> list[Problem]:
    """The problems without those of which a more specific rule speaks at the same field, or anywhere."""
    rules = {each.rule for each in problems}
    at: dict[str, set[str]] = {}
    for each in problems:
        at.setdefault(each.field, set()).add(each.rule)

    def beaten(problem: Problem) -> bool:
        here = at[problem.field]
        if not rules.isdisjoint(anywhere(problem.rule)) or not here.isdisjoint(yields(problem.rule)):
            return True
        return problem.rule == "S03" and any(rule[0] == "R" for rule in here)

    return [each for each in problems if not beaten(each)]


def readable(problems: list[Problem]) -> list[Problem]:
    """The first of one file's problems, errors before warnings, and one that counts the rest."""
    told = [each for each in problems if each.severity != NOTE]
    if len(told) <= MOST:
        return problems
    places = sorted(told, key=lambda each: (each.severity != ERROR, each.line, each.column))
    kept, rest = places[:MOST], places[MOST:]
    first = rest[0]
    severity = ERROR if first.severity == ERROR else WARNING
    more = say.MORE.fill(number=len(rest))
    return [*kept, replace(first, severity=severity, message=more, hint=say.MORE_FIX, field="", fix=())]
