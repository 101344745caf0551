"""How git is told to merge records by field (a merge driver), and what a driver asks git itself.

The settings of a clone name the program, ``.gitattributes`` the files. Where the program is gone, git's own merge by
lines is done instead: a side must never be dropped because something is not installed.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path

from commdocs.workspace.hooks import State
from commdocs.workspace.reading import CONFIG
from commdocs.workspace.repository import NoHistory, decoded, run

ATTRIBUTE = "records/**/*.yaml merge=commdocs"
# Of two common ancestors git first makes one; if they contradict each other, what both grew from is the safe one.
_OTHERS = {"merge.commdocs.name": "commdocs: records by field", "merge.commdocs.recursive": "binary"}
_COMMAND = (
    "s=2; if command -v commdocs >/dev/null 2>&1; then commdocs merge %O %A %B %P %L; s=$?; fi; "
    "if [ $s -gt 1 ] && [ -x {python} ]; then {python} -m commdocs merge %O %A %B %P %L; s=$?; fi; "
    "if [ $s -gt 1 ]; then git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; s=$?; fi; exit $s"
)
_HEADS = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")


def install(root: Path) -> State | None:
    """Names the driver in the settings of the clone around the workspace; None if there is no repository."""
    python = shlex.quote(Path(sys.executable).as_posix()).replace("%", "%%")
    # the command first: a driver that has a name only stops every merge
    wanted = {"merge.commdocs.driver": _COMMAND.format(python=python), **_OTHERS}
    try:
        known = {name: _setting(root, name) for name in wanted}
        if known == wanted:
            return State.THERE
        for name, value in wanted.items():
            run(root, "config", "--local", name, value)
    except NoHistory:
        return None if not _inside(root) else State.FAILED
    return State.MADE


def missing(root: Path) -> bool:
    """Whether the clone around the workspace was not told of the driver."""
    try:
        return not _setting(root, "merge.commdocs.driver")
    except NoHistory:
        return False


def attributed(root: Path) -> bool:
    """Whether git is told to merge the records of the workspace by the driver."""
    said = decoded(run(root, "check-attr", "merge", "--", "records/x/x.yaml", fine=(0, 128)))
    return said.strip().endswith(": commdocs")


def by_lines(base: Path, ours: Path, theirs: Path, size: int, names: tuple[str, str]) -> tuple[bytes, bool]:
    """What git's own merge makes of three files, and whether nothing is in question. Raises NoHistory if it cannot."""
    labels = (names[0], "base", names[1])
    words = [word for label in labels for word in ("-L", label)]
    files = [str(each) for each in (ours, base, theirs)]
    said = run(Path.cwd(), "merge-file", "-p", f"--marker-size={size}", *words, "--", *files, fine=range(128))
    if said:
        return said, not re.search(rb"^<{%d} " % size, said, re.MULTILINE)
    return said, True


def above(path: str) -> Path | None:
    """The workspace around a path that git names from the top of its work tree, where it calls drivers."""
    return next((each for each in (Path.cwd() / path).parents if (each / CONFIG).exists()), None)


def writers(path: str) -> tuple[str, str]:
    """Who changed the file last on either side of the merge that is going on; empty if git does not tell."""
    return _author("HEAD", path), next((name for each in _theirs() if (name := _author(each, path))), "")


def mentioning(words: str, path: str) -> list[str]:
    """The other files of the version merged in that hold the words, as far as git tells."""
    for commit in _theirs():
        try:
            said = run(Path.cwd(), "grep", "-lzIFw", "-e", words, commit, "--", ":(top)*.yaml", fine=(0, 1))
        except NoHistory:
            continue
        found = (each.partition(":")[2] for each in decoded(said).split("\0") if each)
        return sorted(each for each in found if each != path)
    return []


def _theirs() -> list[str]:
    """Commits that may be what is merged in, the surest first."""
    announced = (re.fullmatch(r"GITHEAD_([0-9a-f]{40,64})", name) for name in os.environ)
    found = [name[1] for name in announced if name]
    try:
        done = Path.cwd() / decoded(run(Path.cwd(), "rev-parse", "--git-path", "rebase-merge/done")).strip()
        steps = re.findall(r"^\w+ ([0-9a-f]{7,64})\b", done.read_text("utf-8"), re.MULTILINE)
        found += steps[-1:]
    except (NoHistory, OSError, UnicodeDecodeError):
        pass
    return [*found, *_HEADS]


def _author(commit: str, path: str) -> str:
    try:
        said = run(Path.cwd(), "log", "-1", "--format=%an", "--end-of-options", commit, "--", path, fine=(0, 128))
    except NoHistory:
        return ""
    return decoded(said).strip()


def _setting(root: Path, name: str) -> str:
    return decoded(run(root, "config", "--local", "--get", name, fine=(0, 1))).rstrip("\n")


def _inside(root: Path) -> bool:
    try:
        return bool(run(root, "rev-parse", "--git-dir"))
    except NoHistory:
        return False
