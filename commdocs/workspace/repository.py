"""The repository around a workspace, and how git is called: the only place that runs it."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commdocs.messages import Text
from commdocs.messages import history as say
from commdocs.model import Finding

_PLACES = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY")


class NoHistory(Exception):
    """git cannot tell; ``finding`` says why."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message.en)
        self.finding = Finding("S10", message, hint)


@dataclass(frozen=True, slots=True)
class Repository:
    """A workspace in a git repository."""

    root: Path  # of the workspace
    prefix: str  # of the workspace within the repository: "" or "sub/folder/"
    shallow: bool
    commit: str  # what the revision asked for stands for; empty if there is no such commit
    merging: tuple[str, ...] = ()  # what is being merged into HEAD and not committed yet

    def run(self, *words: str, given: bytes | None = None, fine: Sequence[int] = (0,)) -> bytes:
        return run(self.root, *words, given=given, fine=fine)

    def own(self, path: str) -> str | None:
        """A path as git tells it → as the workspace does; None if it lies outside."""
        inside = path.startswith(self.prefix)
        return unicodedata.normalize("NFC", path[len(self.prefix) :]) if inside else None


def repository(root: Path, rev: str = "HEAD") -> Repository:
    """The repository around the workspace, and the commit ``rev``. Raises NoHistory if there is none."""
    name = f"{rev}^{{commit}}" if rev and not rev.startswith("-") else "no such revision"
    words = ("--show-prefix", "--is-shallow-repository", "--git-path", "MERGE_HEAD", name)
    said = run(root, "rev-parse", *words, fine=(0, 128))
    lines = said.decode(errors="surrogateescape").split("\n")
    if len(lines) < 4:
        raise NoHistory(say.NO_REPOSITORY.fill(root=root), say.NO_REPOSITORY_FIX)
    commit = lines[3] if len(lines[3]) >= 40 and all(each in "0123456789abcdef" for each in lines[3]) else ""
    merge = root / lines[2]
    merging = tuple(merge.read_text("ascii").split()) if merge.is_file() else ()
    return Repository(root, lines[0], lines[1] == "true", commit, merging)


def cut_off(found: Repository, seen: Iterable[str]) -> bool:
    """Whether one of the commits is where a shallow clone ends."""
    folder = found.run("rev-parse", "--absolute-git-dir", "--git-common-dir").decode().split("\n")
    for each in folder:
        path = found.root / each / "shallow"
        if each and path.is_file():
            return not set(path.read_text("ascii").split()).isdisjoint(seen)
    return False


def texts_of(found: Repository, names: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs by the name they were asked for (``<sha>`` or ``<commit>:<path>``); what is missing is not in it."""
    asked = [each for each in dict.fromkeys(names) if "\n" not in each]
    if not asked:
        return {}
    given = "".join(f"{each}\n" for each in asked).encode(errors="surrogateescape")
    said = found.run("cat-file", "--batch", given=given)
    texts: dict[str, bytes] = {}
    at = 0
    for each in asked:
        end = said.index(b"\n", at)
        words = said[at:end].rsplit(b" ", 2)
        at = end + 1
        if len(words) == 3 and words[2].isdigit() and words[1] in (b"blob", b"tree", b"commit", b"tag"):
            size = int(words[2])
            if words[1] == b"blob":
                texts[each] = said[at : at + size]
            at += size + 1
    return texts


def run(root: Path, *words: str, given: bytes | None = None, fine: Sequence[int] = (0,)) -> bytes:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    for name in _PLACES:  # in a hook they may be relative to where git was called
        if environment.get(name):
            environment[name] = str(Path(environment[name]).absolute())
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotepath=false", "--no-pager", *words],
            input=given or b"",
            cwd=root,
            env=environment,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise NoHistory(say.NO_PROGRAM, say.NO_PROGRAM_FIX) from error
    why = done.stderr.decode(errors="replace").strip()
    if b"not a git repository" in done.stderr:
        raise NoHistory(say.NO_REPOSITORY.fill(root=root), say.NO_REPOSITORY_FIX)
    if done.returncode not in fine or b"dubious ownership" in done.stderr:
        first = next(iter(why.splitlines()), str(done.returncode))
        raise NoHistory(say.REFUSED.fill(why=first), say.REFUSED_FIX)
    return done.stdout
