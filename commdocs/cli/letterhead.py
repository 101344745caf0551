"""``commdocs letterhead``: what is missing or risky in one, and a new one."""

from __future__ import annotations

from pathlib import Path

import click

from commdocs import build, workspace
from commdocs.build.letterheads import FOLDER, path, problem
from commdocs.build.names import safe
from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.messages import commands
from commdocs.messages import help as words
from commdocs.messages import letterheads as say
from commdocs.model import ERROR, Finding

_LOOKS = ("business", "gbt9704", "plain")
_MOST = 64 << 20  # bytes; what is larger is refused by what reads it


def run(call: Call, action: str, name: str, source: str, look: str) -> int:
    return _check(call, name) if action == "check" else _new(call, name, source, look)


def _check(call: Call, name: str) -> int:
    data, shown = _file(call, name)
    from commdocs.writers import docx

    found = docx.trouble(data)
    for line in _lines(call, shown, found):
        call.out(line)
    if not found:
        call.out(call.of(say.GOOD.fill(name=shown)))
    return 1 if any(each.severity == ERROR for each in found) else 0


def _new(call: Call, name: str, source: str, look: str) -> int:
    from commdocs.writers import docx
    from commdocs.writers.looks import LOOKS, make

    stem = name.removesuffix(".docx")
    if stem != safe(stem) or "/" in stem:
        raise Wrong(say.BAD_NAME.fill(name=name), say.BAD_NAME_FIX.fill(name=safe(stem)))
    target = call.root / path(stem)
    if target.exists():
        raise Wrong(say.THERE_IS.fill(path=path(stem)), say.THERE_IS_FIX)
    if source:
        data, shown = _file(call, source)
        try:
            data = docx.adopted(data)
        except docx.BadLetterhead as bad:
            for line in _lines(call, shown, [Finding("S08", bad.message, bad.hint)]):
                call.warn(line)
            return 1
    else:
        data = make(LOOKS[look])
    target.parent.mkdir(parents=True, exist_ok=True)
    workspace.create(target, data)
    call.tell(say.MADE.fill(path=path(stem)))
    for line in _lines(call, path(stem), docx.trouble(data)):
        call.tell(line)
    call.tell(say.NEXT.fill(name=stem, check=f"commdocs letterhead check {commands.argument(stem)}"))
    return 0


def _file(call: Call, name: str) -> tuple[bytes, str]:
    """A file by its path, or a letterhead of the workspace or of commdocs by its name; and how it is called."""
    file = Path(name)
    try:
        if file.is_file():
            with file.open("rb") as stream:
                return stream.read(_MOST), name
        own = build.letterheads.path(name.removesuffix(".docx"))
        tree = workspace.read(call.root, call.today)
        if own in tree.files:
            return tree.files[own], own
    except OSError as error:
        raise Wrong(say.UNREADABLE.fill(name=name, why=workspace.why(error)), say.NO_FILE_FIX) from error
    raise Wrong(say.NO_FILE.fill(name=name), say.NO_FILE_FIX)


def _lines(call: Call, shown: str, found: list[Finding]) -> list[str]:
    """Errors first, then warnings, then what is good to know."""
    order = ("error", "warning", "note")
    made = []
    for each in sorted(found, key=lambda each: order.index(each.severity)):
        one = problems.lines([problem("", each)], call)
        made += [line.replace(f"{FOLDER}.docx:1:1: ", f"{shown}: ", 1) for line in one]
    return made


command = Verb(
    "letterhead",
    words.LETTERHEAD,
    words.LETTERHEAD_EXAMPLES,
    run,
    [
        Argument(["action"], words.LETTERHEAD_ACTION, type=click.Choice(["check", "new"]), metavar="check|new"),
        Argument(["name"], words.LETTERHEAD_NAME, metavar="NAME"),
        Option(["--from", "source"], words.LETTERHEAD_FROM, metavar="FIRM.docx", default=""),
        Option(["--look"], words.LETTERHEAD_LOOK, type=click.Choice(_LOOKS), default="business"),
    ],
)
