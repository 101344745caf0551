"""``commdocs merge``: what git calls to merge a record by its fields. People do not type it."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from commdocs import kinds, source, workspace
from commdocs.cli.call import Call
from commdocs.cli.options import Argument, Verb
from commdocs.cli.usage import Wrong
from commdocs.facts.labels import label
from commdocs.merging import Cannot, Merged, kind_of, merged
from commdocs.messages import Text
from commdocs.messages import help as words
from commdocs.messages import merging as say
from commdocs.model import Kind
from commdocs.workspace import drivers
from commdocs.workspace.repository import NoHistory

SIZE = 7  # signs of git's marks, unless it says another number


class _Files:
    """The three versions, as git left them in files of its own; the path is from the top of the work tree."""

    def __init__(self, base: str, ours: str, theirs: str, path: str, size: str) -> None:
        self.base, self.ours, self.theirs = Path(base), Path(ours), Path(theirs)
        self.path = path.replace("\\", "/")
        self.id = self.path.rpartition("/")[2].removesuffix(".yaml")
        self.size = int(size) if size.isdigit() and 0 < int(size) < 100 else SIZE
        self.names = ("", "")

    def write(self, data: bytes) -> None:
        workspace.replace(self.ours, data, self.ours.with_name(f"{self.ours.name}.commdocs.tmp"))


def run(call: Call, base: str, ours: str, theirs: str, path: str, size: str) -> int:
    if not path:
        raise Wrong(say.BY_HAND, say.BY_HAND_FIX.fill(branch=base or "origin/main"))
    files = _Files(base, ours, theirs, path, size)
    root = drivers.above(files.path)
    if root is None:
        call.warn(say.OUTSIDE.fill(path=path))
        return _by_lines(call, files)
    call.folder = root
    found: tuple[Merged, Kind, bytes] | None = None
    with contextlib.suppress(Exception):  # whatever it is: git's own merge loses nothing
        found = _by_field(call, files, root)
    if found is None:
        status = _by_lines(call, files)
        if status:
            call.warn(say.BY_LINES.fill(path=path))
        return status
    made, kind, data = found
    files.write(data)
    with contextlib.suppress(Exception):  # the merge is done, whatever becomes of the words on it
        _tell(call, files, made, kind)
    return 1 if made.questions else 0


def _by_field(call: Call, files: _Files, root: Path) -> tuple[Merged, Kind, bytes]:
    """What the merge comes to, and the bytes to be written; nothing is written. Raises Cannot."""
    known = _forms(root)
    raw = [each.read_bytes() for each in (files.base, files.ours, files.theirs)]
    texts = [source.decode(each)[0] for each in raw]
    if texts[0] is None or texts[1] is None or texts[2] is None:
        raise Cannot
    windows = texts[1].count("\r\n") * 2 > texts[1].count("\n")
    base, ours, theirs = (each.replace("\r\n", "\n") for each in texts if each is not None)
    kind = kind_of(known, ours, theirs)
    made = merged(kind, files.id, base, ours, theirs, ("<", ">"), files.size)
    if made.questions:
        files.names = _names(call, files)
        made = merged(kind, files.id, base, ours, theirs, files.names, files.size)
    text = made.text.replace("\n", "\r\n") if windows else made.text
    return made, kind, source.encoded(text, raw[1])


def _forms(root: Path) -> dict[str, Kind]:
    """The forms of the workspace. Their faults are for ``check`` to tell."""
    files = workspace.read(root, parts=("schemas",)).files
    texts = {path: source.decode(raw)[0] for path, raw in files.items() if path.startswith("schemas/")}
    return kinds.load({path: text for path, text in texts.items() if text is not None})[0]


def _tell(call: Call, files: _Files, made: Merged, kind: Kind) -> None:
    id = files.id
    for each in made.renamed:
        shown = {"old": each.old, "new": each.new, "label": label(kind, each.way), "id": id}
        call.warn(say.RENAMED.fill(path=files.path, **shown))
        if others := drivers.mentioning(f"{id}#{each.old}", files.path):
            call.warn(say.MEANT.fill(paths=call.joined(others), **shown))
    if made.rivals:
        call.warn(say.RIVALS.fill(path=files.path, id=id))
    elif made.questions:
        call.warn(say.QUESTION.fill(path=files.path, count=made.questions))
        from commdocs.cli.asking import asked  # with all rules: not where nothing is asked

        for line in asked(files.path, made.text, kind, files.names, call.language):
            call.warn(line)


def _by_lines(call: Call, files: _Files) -> int:
    """git's own merge: the same result, and the same exit status, as without a driver."""
    try:
        data, clean = drivers.by_lines(files.base, files.ours, files.theirs, files.size, _names(call, files))
    except NoHistory as reason:
        why: Text = reason.finding.message
        call.warn(say.NOT_MERGED.fill(path=files.path, why=why))
        return 1
    files.write(data)
    return 0 if clean else 1


def _names(call: Call, files: _Files) -> tuple[str, str]:
    """Who wrote each version, for the marks."""
    found = drivers.writers(files.path)
    own = (call.of(say.OURS), call.of(say.THEIRS))
    ours, theirs = (re.sub(r"\s+", " ", each) or other for each, other in zip(found, own, strict=True))
    return (ours, theirs) if ours != theirs else (f"{ours}, {own[0]}", f"{theirs}, {own[1]}")


command = Verb(
    "merge",
    words.MERGE,
    words.MERGE_EXAMPLES,
    run,
    [
        Argument(["base"], words.MERGE_BASE, required=False, default="", metavar="%O"),
        Argument(["ours"], words.MERGE_OURS, required=False, default="", metavar="%A"),
        Argument(["theirs"], words.MERGE_THEIRS, required=False, default="", metavar="%B"),
        Argument(["path"], words.MERGE_PATH, required=False, default="", metavar="%P"),
        Argument(["size"], words.MERGE_SIZE, required=False, default="", metavar="[%L]"),
    ],
)
