"""``commdocs setup``: a workspace made ready on one computer, after it was cloned or after an upgrade."""

from __future__ import annotations

import json
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

from commdocs import build, kinds, workspace
from commdocs.cli.call import Call
from commdocs.cli.options import Verb
from commdocs.messages import Text, merging
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.workspace import Unusable, drivers, hooks, repository
from commdocs.workspace.hooks import State

SCHEMA = ".commdocs/schema.json"
ATTRIBUTES = ".gitattributes"


class Placed(NamedTuple):
    """What became of the parts that git calls."""

    made: bool  # anything was put in place now
    whole: bool  # all of them are in place


def run(call: Call) -> int:
    root = call.root
    _schema(call, root)
    placed = checks(call, root)
    if placed is None:
        call.warn(no_git())
    else:
        _attributes(call, root)
    missing = [] if placed is None else repository.nameless(root)
    for name in missing:
        what, example = say.IDENTITY[name]
        call.warn(say.NO_IDENTITY.fill(name=name, what=what, example=example))
    found = shutil.which("commdocs") is not None
    if not found:
        how = say.NOT_ON_PATH_WINDOWS if sys.platform == "win32" else say.NOT_ON_PATH
        call.warn(how.fill(folder=sysconfig.get_path("scripts")))
    if found and not missing and placed is not None and placed.whole:
        call.tell(say.ALL_SET)
    return 0


def no_git() -> Text:
    """Why there is no history: no repository, or not even the program."""
    return say.NO_GIT if shutil.which("git") else say.NO_GIT_PROGRAM


def checks(call: Call, root: Path) -> Placed | None:
    """Puts the check before commits and merges, and the merge by field, in place, as far as it can be. None without
    git.
    """
    found = hooks.install(root)
    if not found:
        return None
    for path, state in found.items():
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        if state is State.MADE:
            call.tell(say.DID_MAKE.fill(path=shown.as_posix()))
        elif state is State.FOREIGN:
            call.warn(say.OTHER_HOOK.fill(path=shown, name=path.name))
        elif state is State.FAILED:
            call.warn(say.NO_HOOK.fill(path=shown))
    driver = drivers.install(root)
    if driver is State.MADE:
        call.tell(merging.DRIVER)
    elif driver is State.FAILED:
        call.warn(merging.NO_DRIVER)
    states = {*found.values(), driver}
    return Placed(State.MADE in states, states <= {State.MADE, State.THERE})


def _attributes(call: Call, root: Path) -> None:
    """Names the files that are merged by field, in a workspace from before that."""
    if drivers.attributed(root):
        return
    path = root / ATTRIBUTES
    try:
        known = path.read_bytes() if path.exists() else b""
        ending = b"\r\n" if b"\r\n" in known else b"\n"
        known += b"" if not known or known.endswith(b"\n") else ending
        workspace.replace(
            path, known + drivers.ATTRIBUTE.encode() + ending, path.with_name(f".commdocs-{path.name}.tmp")
        )
    except OSError as error:
        raise Unusable(say.CANNOT_MAKE.fill(path=path, why=workspace.why(error)), say.CANNOT_MAKE_FIX) from error
    call.tell(merging.ATTRIBUTED.fill(line=drivers.ATTRIBUTE))


def completion(root: Path) -> str:
    """The JSON Schema of the workspace's forms, by which editors complete and check while one types."""
    tree = workspace.read(root, parts=("schemas",)) if (root / workspace.CONFIG).exists() else workspace.shipped()
    known, _ = build.schemas(tree)
    return json.dumps(kinds.json_schema(known, list(known), None), ensure_ascii=False, indent=1) + "\n"


def _schema(call: Call, root: Path) -> None:
    path, data = root / SCHEMA, completion(root).encode()
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Unusable(say.CANNOT_MAKE.fill(path=path, why=workspace.why(error)), say.CANNOT_MAKE_FIX) from error
    call.tell(say.DID_MAKE.fill(path=SCHEMA))


command = Verb("setup", words.SETUP, words.SETUP_EXAMPLES, run, [])
