"""``commdocs watch``: problems and pages kept up to date while somebody writes."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from datetime import datetime

from commdocs import workspace
from commdocs.cli import problems
from commdocs.cli.build import Made, make, told_to_stop
from commdocs.cli.call import Call
from commdocs.cli.options import Argument, Verb
from commdocs.messages import cli as cli_words
from commdocs.messages import help as words
from commdocs.messages import watch as say
from commdocs.model import ERROR, NOTE, WARNING, Problem
from commdocs.workspace.watching import Watch

_SELDOM = 30.0  # seconds: reports can be lost, and the day ends
_OFTEN = 2.0  # seconds, where changes are not reported
_SHARE = 10  # looking takes at most one part in so many of the time


def run(call: Call, paths: tuple[str, ...]) -> int:
    call.tell(say.WATCHING.fill(root=call.root))
    seen = _Seen(call, paths)
    told = False
    try:
        with told_to_stop(), Watch(call.root) as watch:
            while True:
                began = time.monotonic()
                seen.look()
                took = time.monotonic() - began
                gc.collect()
                if not watch.alive and not told:
                    call.tell(say.RESCANS.fill(seconds=f"{_OFTEN:g}"))
                    told = True
                watch.wait(max(_SELDOM if watch.alive else _OFTEN, took * _SHARE))
    except KeyboardInterrupt:
        call.tell(say.STOPPED)
    return 0


class _Seen:
    """What was told last."""

    def __init__(self, call: Call, paths: Sequence[str]) -> None:
        self.call, self.paths = call, paths
        self.state = ""
        self.found: list[Problem] = []
        self.trouble = ""

    def look(self) -> None:
        """One pass, if anything changed since the last one; what goes wrong with it is told once."""
        try:
            with workspace.building(self.call.root):
                self._look()
            self.trouble = ""
        except (workspace.Unusable, OSError) as error:
            message = error.message if isinstance(error, workspace.Unusable) else str(error)
            words = message if isinstance(message, str) else self.call.of(message)
            if words != self.trouble:
                self.call.warn(cli_words.ERROR_LINE.fill(message=words))
                self.call.warn(cli_words.HINT_LINE.fill(hint=say.WAITS))
            self.trouble, self.state = words, ""

    def _look(self) -> None:
        call, began = self.call, time.time_ns()
        tree = workspace.read(call.root, call.today)
        if tree.state == self.state and not self.trouble:
            return
        call.out(call.of(say.BEGIN.fill(time=_now())))
        made = make(call, tree, self.paths, (), began)
        self._tell(made)
        self.state = tree.state

    def _tell(self, made: Made) -> None:
        call = self.call
        found = sorted((each for each in made.found if each.severity != NOTE), key=Problem.order)
        still = {(each.path, each.rule, each.field, each.message) for each in found}
        for each in self.found:
            if (each.path, each.rule, each.field, each.message) not in still:
                call.out(call.of(say.SETTLED.fill(path=each.path, rule=each.rule, name=each.name)))
        self.found = found
        for line in problems.lines(found, call):
            call.out(line)
        for path, why in made.written.blocked:
            call.warn(cli_words.BLOCKED.fill(path=path, why=why))
        for path, copy in made.written.kept:
            call.warn(cli_words.KEPT.fill(path=path, copy=copy.rpartition("/")[2]))
        counts = {"errors": problems.count(found, ERROR), "warnings": problems.count(found, WARNING)}
        done = {"built": len(made.written.built), "removed": len(made.written.removed)}
        call.out(call.of(say.END.fill(time=_now(), **counts, **done)))


def _now() -> str:
    return f"{datetime.now():%H:%M:%S}"


command = Verb(
    "watch",
    words.WATCH,
    words.WATCH_EXAMPLES,
    run,
    [Argument(["paths"], words.BUILD_PATHS, nargs=-1, metavar="[PATH]…")],
)
