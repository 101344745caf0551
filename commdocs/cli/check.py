"""``commdocs check``: what keeps the records from being sent or closed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import click

from commdocs import workspace
from commdocs.cli import problems, remembered
from commdocs.cli.call import Call
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.progress import counted
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.model import BROKEN, ERROR, NOTE, WARNING, Problem, Tree

REPORTS: dict[str, Callable[[Sequence[Problem], int, Call], Any]] = {
    "json": problems.report,
    "gitlab": lambda found, records, call: problems.gitlab(found, call),
    "sarif": lambda found, records, call: problems.sarif(found, call),
}

DRAFT = "S12"  # told of drafts that are asked about by name


def run(call: Call, paths: tuple[str, ...], form: str, strict: bool, rev: str, staged: bool) -> int:
    call.detail(say.WORKSPACE_IS.fill(root=call.root))
    only, fresh = None, frozenset[str]()
    if rev or staged:
        from commdocs.cli import since  # git is asked only here

        found, records, fresh = since.judged(call, paths, rev or "HEAD", staged)
    else:
        tree = workspace.read(call.root, call.today)
        known = None if paths else remembered.recall("check", tree)
        if known is None:
            found, records, only = _judged(call, tree, paths)
        else:
            found, records = known
    noted = form == "text" and (call.verbose or paths)
    found = [each for each in found if each.severity != NOTE or (noted and (call.verbose or each.rule == DRAFT))]
    found.sort(key=lambda each: (each.path, each.line, each.column))
    if form in REPORTS:
        call.out_json(REPORTS[form](found, records, call))
    else:
        if form == "github":
            call.in_utf8()
        for line in problems.github(found, call) if form == "github" else problems.lines(found, call):
            call.out(line)
    errors, warnings = problems.count(found, ERROR), problems.count(found, WARNING)
    if form == "text":
        if found:
            call.out("")
            call.tell(say.CHECKED.fill(records=records, errors=errors, warnings=warnings))
            if staged and any(each.path in fresh and each.severity == ERROR for each in found):
                call.tell(say.OR_A_DRAFT)
        else:
            well = say.FILES_WELL.fill(files=len(only)) if only and not records else say.ALL_WELL.fill(records=records)
            call.tell(well if records or only else say.NOTHING_TO_CHECK)
    if any(each.rule in BROKEN and each.severity == ERROR for each in found):
        return 2
    return 1 if errors or (strict and warnings) else 0


def _judged(call: Call, tree: Tree, paths: Sequence[str]) -> tuple[list[Problem], int, set[str] | None]:
    """The problems, of how many records, and which files were named."""
    from commdocs import build
    from commdocs.cli.choosing import paths_named

    only = paths_named(call, tree, paths)
    loaded = build.load(tree, only, lambda items: counted(items, len(items), say.READING, call))
    if only is None or any(path.startswith("templates/") for path in only):
        loaded.problems.extend(build.templates(loaded, lambda path: _tried(path, tree, only)))
    # what is wrong with a schema or the config concerns every record
    found = [each for each in loaded.problems if only is None or each.path in only or each.rule in BROKEN]
    found += build.nothing_judged(tree, only)
    records = sum(only is None or path in only for path in tree.all_records)
    if only is None and loaded.recalled is not None:
        remembered.keep("check", tree, [found, records], loaded.recalled.evidence)
    return found, records, only


def _tried(path: str, tree: Tree, only: Collection[str] | None) -> bool:
    """Whether a template is tried on made-up records: one that is named; among all, the workspace's own, so that the
    check knows before the build does. Those that come with commdocs were tried by its tests."""
    return path in only if only is not None else bool(tree.standard) and path not in tree.standard


command = Verb(
    "check",
    words.CHECK,
    words.CHECK_EXAMPLES,
    run,
    [
        Argument(["paths"], words.CHECK_PATHS, nargs=-1, metavar="[PATH]…"),
        Option(
            ["--format", "form"],
            words.CHECK_FORMAT,
            type=click.Choice(["text", "github", *REPORTS]),
            default="text",
        ),
        Option(["--since", "rev"], words.CHECK_SINCE, default="", metavar="REV"),
        Option(["--staged"], words.CHECK_STAGED, is_flag=True),
        Option(["--strict"], words.CHECK_STRICT, is_flag=True),
    ],
)
