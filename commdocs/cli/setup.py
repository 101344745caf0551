"""``commdocs setup``: a workspace made ready on one computer, after it was cloned or after an upgrade."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from commdocs import build, kinds, workspace
from commdocs.cli.call import Call
from commdocs.cli.options import Verb
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.messages import merging
from commdocs.workspace import Unusable, drivers, hooks, repository

SCHEMA = ".commdocs/schema.json"
ATTRIBUTES = ".gitattributes"


def run(call: Call) -> int:
    root = call.root
    written = _schema(call, root)
    placed = checks(call, root)
    if placed is None:
        call.tell(say.NO_GIT)
    else:
        placed |= _attributed(call, root)
    missing = [] if placed is None else repository.nameless(root)
    for name in missing:
        call.warn(say.NO_IDENTITY.fill(name=name, example=say.IDENTITY[name]))
    if shutil.which("commdocs") is None:
        call.warn(say.NOT_ON_PATH)
    if not written and placed is not False and not missing:
        call.tell(say.ALL_SET)
    return 0


def checks(call: Call, root: Path) -> bool | None:
    """Puts the check before commits and merges, and the merge by field, in place, as far as it can be; whether it did
    anything. None without git.
    """
    found = hooks.install(root)
    placed = False if found else None
    for path, state in found.items():
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        if state is hooks.State.MADE:
            call.tell(say.DID_MAKE.fill(path=shown.as_posix()))
            placed = True
        elif state is hooks.State.FOREIGN:
            call.warn(say.OTHER_HOOK.fill(path=shown, name=path.name))
        elif state is hooks.State.FAILED:
            call.warn(say.NO_HOOK.fill(path=shown))
    driver = drivers.install(root) if found else None
    if driver is hooks.State.MADE:
        call.tell(merging.DRIVER)
        placed = True
    elif driver is hooks.State.FAILED:
        call.warn(merging.NO_DRIVER)
    return placed


def _attributed(call: Call, root: Path) -> bool:
    """Names the files that are merged by field, in a workspace from before that; whether there was anything to do."""
    if drivers.attributed(root):
        return False
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
    return True


def completion(root: Path) -> str:
    """The JSON Schema of the workspace's forms, by which editors complete and check while one types."""
    tree = workspace.read(root, parts=("schemas",)) if (root / workspace.CONFIG).exists() else workspace.shipped()
    known, _ = build.schemas(tree)
    return json.dumps(kinds.json_schema(known, list(known), None), ensure_ascii=False, indent=1) + "\n"


def _schema(call: Call, root: Path) -> bool:
    path, data = root / SCHEMA, completion(root).encode()
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Unusable(say.CANNOT_MAKE.fill(path=path, why=workspace.why(error)), say.CANNOT_MAKE_FIX) from error
    call.tell(say.DID_MAKE.fill(path=SCHEMA))
    return True


command = Verb("setup", words.SETUP, words.SETUP_EXAMPLES, run, [])
