"""``commdocs build``: documents and lists into ``output/``."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from commdocs import workspace
from commdocs.cli import problems, remembered
from commdocs.cli.call import Call
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.progress import counted
from commdocs.messages import Text
from commdocs.messages import build as build_words
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.model import BROKEN, ERROR, WARNING, Problem, Tree
from commdocs.workspace import Written
from commdocs.writers import FORMATS


def run(call: Call, paths: tuple[str, ...], formats: tuple[str, ...], blank: bool) -> int:
    call.detail(say.WORKSPACE_IS.fill(root=call.root))
    with told_to_stop(), workspace.building(call.root, lambda: call.tell(build_words.ANOTHER_BUILD)):
        return _run(call, paths, formats, blank)


def _run(call: Call, paths: tuple[str, ...], formats: tuple[str, ...], blank: bool) -> int:
    began = time.time_ns()
    tree = workspace.read(call.root, call.today)
    if blank:
        return _blank(call, tree, paths, formats)
    made = make(call, tree, paths, formats, began)
    return 2 if _unset(call, made.found) else _told(call, tree, *made)


def _unset(call: Call, found: list[Problem]) -> bool:
    """Whether the settings are broken; then that is told."""
    broken = any(each.rule == "S09" and each.severity == ERROR for each in found)
    if broken:
        _report(call, [each for each in found if each.rule == "S09"])
        call.warn(say.CONFIG_BROKEN)
    return broken


class Made(NamedTuple):
    """What a build did and found."""

    written: Written
    found: list[Problem]
    lost: list[str]  # records that came to nothing


def make(call: Call, tree: Tree, paths: Sequence[str], formats: Sequence[str], began: int) -> Made:
    """Builds what is asked for; nothing where the settings are broken. ``began``: when, in ns, before ``tree`` was read.

    Only for the holder of the lock (``workspace.building``).
    """
    whole = not (paths or formats)
    known = remembered.recall("build", tree) if whole else None
    if known is not None and workspace.untouched(call.root, *known["output"]):
        return Made(Written(unchanged=known["output"][0]), *known["told"])
    from commdocs import build
    from commdocs.build.batch import Batch
    from commdocs.cli.choosing import paths_named

    only = paths_named(call, tree, paths)
    loaded = build.load(tree, only, lambda items: counted(items, len(items), say.READING, call))
    if any(each.rule == "S09" and each.severity == ERROR for each in loaded.problems):
        return Made(Written(), loaded.problems, [])
    before = workspace.manifest(call.root)
    batch = Batch(loaded, formats, only, before)
    outputs = counted(batch, len(batch), say.BUILDING, call)
    unprinted: list[tuple[str, Text]] = []
    if batch.printing:
        from commdocs.workspace import printing

        by = printing.printer(loaded.config.pdf, loaded.config.language)
        outputs = printing.printed(outputs, by, call.root, before, lambda *why: unprinted.append(why))
    written = workspace.write(call.root, outputs, batch.stale, loaded.config.language)
    written.blocked += unprinted
    found = [each for each in loaded.problems if only is None or each.path in only or each.rule in BROKEN]
    found += batch.problems
    lost = {path for path in tree.all_records if only is None or path in only}
    lost -= {record.path for record in loaded.corpus.records} | {each.path for each in found}
    if whole and loaded.recalled is not None and not batch.printing and not written.blocked:
        output = workspace.as_it_is(call.root, [*written.built, *written.unchanged], began)
        if output is not None:
            told = {"output": output, "told": [found, sorted(lost)]}
            remembered.keep("build", tree, told, loaded.recalled.evidence)
    return Made(written, found, sorted(lost))


def _told(call: Call, tree: Tree, written: Written, found: list[Problem], lost: Sequence[str]) -> int:
    """Says what was found and done, and gives the exit status."""
    _report(call, [each for each in found if each.severity == ERROR])
    _summary(call, written, found, lost)
    if not tree.all_records:
        call.tell(say.NO_RECORDS)
    if any(each.rule in BROKEN and each.severity == ERROR and not _of_record(each) for each in found):
        return 2
    return 1 if written.blocked or problems.count(found, ERROR) else 0


def _blank(call: Call, tree: Tree, paths: Sequence[str], formats: Sequence[str]) -> int:
    """Empty forms for those who fill them in by hand; beside the documents, not among them."""
    from commdocs import build
    from commdocs.build.batch import Batch
    from commdocs.build.names import safe
    from commdocs.cli.choosing import paths_named

    only = paths_named(call, tree, paths)
    loaded = build.load(tree, only, lambda items: counted(items, len(items), say.READING, call))
    if _unset(call, loaded.problems):
        return 2
    batch = Batch(loaded, formats, only, workspace.manifest(call.root))
    broken = [each for each in loaded.problems if each.rule == "S07"]
    folder = f"output/{safe(call.of(say.BLANK_FOLDER))}"
    linked = False
    for label, data in batch.blanks():
        name = f"{folder}/{safe(label)}.docx"
        try:
            path = workspace.place(call.root, name)
        except workspace.Linked:
            call.warn(say.BLOCKED.fill(path=name, why=build_words.BEHIND_LINK))
            linked = True
            continue
        if not workspace.create(path, data) and path.read_bytes() != data:
            call.warn(say.BLANK_KEPT.fill(path=name))
        else:
            call.out(name)
    _report(call, broken + batch.problems)
    wrong = [each for each in batch.problems if each.severity == ERROR]
    return 2 if broken or wrong else 1 if linked else 0


@contextlib.contextmanager
def told_to_stop() -> Iterator[None]:
    """A closed terminal or a shutdown ends the build like Ctrl-C: what was written goes into the manifest."""
    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
            if hasattr(signal, name):
                number = getattr(signal, name)
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _of_record(problem: Problem) -> bool:
    return problem.path.startswith("records/")


def _report(call: Call, found: list[Problem]) -> None:
    for line in problems.lines(found, call):
        call.warn(line)
    if found:
        call.warn("")


def _summary(call: Call, written: Written, found: list[Problem], lost: Sequence[str]) -> None:
    for path in written.built:
        call.detail(say.DID_BUILD.fill(path=path))
    for path in written.removed:
        call.detail(say.DID_REMOVE.fill(path=path))
    if written.aside:
        call.warn(build_words.MANIFEST_ASIDE.fill(path=written.aside))
    for path, copy in written.kept:
        call.warn(say.KEPT.fill(path=path, copy=copy.rpartition("/")[2]))
    for path, why in written.blocked:
        call.warn(say.BLOCKED.fill(path=path, why=why))
    failing = sorted({each.path for each in found if each.severity == ERROR and each.path.startswith("records/")})
    for about, paths in ((say.NOT_BUILT, failing), (say.FORM_BROKEN, lost)):
        if paths:
            some = ", ".join(path.rpartition("/")[2] for path in paths[:5]) + (" …" if len(paths) > 5 else "")
            call.warn(about.fill(number=len(paths), names=some))
    if warnings := problems.count(found, WARNING):
        call.tell(say.WARNINGS_TOO.fill(number=warnings))
    if written.removed:
        call.tell(say.REMOVED.fill(number=len(written.removed)))
    built, unchanged = len(written.built), len(written.unchanged)
    if built:
        call.tell(say.BUILT.fill(built=built, unchanged=unchanged, folder=call.root / "output"))
    elif unchanged:
        call.tell(say.UP_TO_DATE.fill(unchanged=unchanged, folder=call.root / "output"))
    else:
        call.tell(say.NOTHING_BUILT)


command = Verb(
    "build",
    words.BUILD,
    words.BUILD_EXAMPLES,
    run,
    [
        Argument(["paths"], words.BUILD_PATHS, nargs=-1, metavar="[PATH]…"),
        Option(
            ["--format", "formats"],
            words.BUILD_FORMAT,
            type=click.Choice(list(FORMATS)),
            multiple=True,
        ),
        Option(["--blank"], words.BUILD_BLANK, is_flag=True),
    ],
)
