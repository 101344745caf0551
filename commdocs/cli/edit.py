"""``commdocs edit``: a record in one's editor, at the line that is meant; then what the check says of it."""

from __future__ import annotations

from commdocs import build, kinds, source, workspace
from commdocs.build import nearby
from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, found_file, target
from commdocs.cli.options import Argument, Verb
from commdocs.cli.usage import Faulty, Wrong
from commdocs.messages import cli as shared
from commdocs.messages import verb_help as words
from commdocs.messages import verbs as say
from commdocs.model import ERROR, Problem
from commdocs.workspace import Unusable, editing


def run(call: Call, name: str) -> int:
    path, line = _place(call, name)
    program = editing.command(call.root)
    if not program:
        raise Wrong(say.NO_EDITOR, say.NO_EDITOR_FIX)
    file = call.root / path
    before = file.read_bytes()
    call.detail(say.OPENING.fill(editor=" ".join(program), path=path, line=line))
    try:
        status = editing.opened(program, file, line)
    except OSError as error:
        raise Unusable(
            say.EDITOR_FAILED.fill(editor=program[0], why=workspace.why(error)), say.NO_EDITOR_FIX
        ) from error
    if status:
        call.warn(say.EDITOR_STOPPED.fill(editor=program[0], status=status))
    if not file.is_file():
        raise Wrong(say.FILE_GONE.fill(path=path))
    if file.read_bytes() == before:
        call.tell(say.NOT_EDITED.fill(path=path))
    call.out(path)
    found = _judged(call, path)
    for each in problems.lines(found, call):
        call.warn(each)
    if not found:
        call.tell(shared.FILES_WELL.fill(files=1))
    return 1 if problems.count(found, ERROR) else 0


def _place(call: Call, name: str) -> tuple[str, int]:
    """The file and the line to open. A file that cannot be read is opened, too: it is to be mended."""
    number, hash_, _ = name.partition("#")
    try:
        found = target(call, name)
    except Faulty:
        tree = workspace.read(call.root, call.today)
        path = found_file(call, tree, number)
        if hash_ or not path:
            raise
        return path, 1
    return found.record.path, _line(found)


def _line(found: Target) -> int:
    root, _ = source.parse(found.record.text)
    return kinds.locate(found.record.kind, root, found.entry)[0] if root is not None and found.entry else 1


def _judged(call: Call, path: str) -> list[Problem]:
    """What the check says of the file: with what concerns it, and with all records where that finds anything."""
    tree = workspace.read(call.root, call.today)
    loaded = build.load(nearby.nearby(tree, {path}), {path})
    if any(each.path == path for each in loaded.problems):
        loaded = build.load(tree, {path})
    return [each for each in loaded.problems if each.path == path or each.rule in build.BROKEN]


command = Verb(
    "edit",
    words.EDIT,
    words.EDIT_EXAMPLES,
    run,
    [Argument(["name"], words.EDIT_ID, metavar="ID[#ITEM]")],
)
