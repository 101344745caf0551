"""The repository around a workspace, and how git is called: the only place that runs it.

git is asked about its own objects and its index, never about files on disk: those are read by ``reading``. So no
filter, text conversion or monitor of the repository is ever run, whatever its settings and attributes say.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commdocs.messages import Text
from commdocs.messages import history as say
from commdocs.model import Finding

# What a hook, or the user, tells git of where things are; all else that begins with GIT_ stays outside.
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
_KEPT = re.compile(
    r"GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|COMMON_DIR|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH"
    r"|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG.*)"
)
_FIXED = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what is missing is told, not fetched by a program that the repository names
}
# The settings that change what git says, or what it runs; on the command line they win over every file.
_SETTINGS = {
    "core.quotePath": "false",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.precomposeUnicode": "false",  # names are asked for as git has them
    "safe.bareRepository": "explicit",
    "i18n.logOutputEncoding": "UTF-8",
    "log.showSignature": "false",
    "diff.external": "",
    "diff.relative": "false",
    "diff.renames": "false",
    "diff.ignoreSubmodules": "all",
    "protocol.allow": "never",
    "advice.graftFileDeprecated": "false",
}
_OPTIONS = [
    "--no-pager",
    "--no-replace-objects",
    *(word for pair in _SETTINGS.items() for word in ("-c", "=".join(pair))),
]


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
    former: str | None = None  # its prefix at the revision, if it lay elsewhere
    merging: tuple[str, ...] = ()  # what is being merged into HEAD and not committed yet

    def run(self, *words: str, given: bytes | None = None, fine: Sequence[int] = (0,)) -> bytes:
        return run(self.root, *words, given=given, fine=fine)

    def own(self, path: str) -> str | None:
        """A path as git tells it → as the workspace does; None if it lies outside."""
        for prefix in (self.prefix,) if self.former is None else self.places:
            if path.startswith(prefix):
                return unicodedata.normalize("NFC", path[len(prefix) :])
        return None

    @property
    def places(self) -> list[str]:
        """Its prefixes, the longest first."""
        return sorted({self.prefix, self.prefix if self.former is None else self.former}, key=len, reverse=True)


def repository(root: Path, rev: str = "HEAD") -> Repository:
    """The repository around the workspace, and the commit ``rev``. Raises NoHistory if there is none."""
    name = f"{rev}^{{commit}}" if rev and not rev.startswith("-") else "no such revision"
    words = ("--is-shallow-repository", "--git-path", "MERGE_HEAD", name)
    said = run(root, "rev-parse", "--show-prefix", *words, fine=(0, 128))
    # a folder's name may hold a line break: what follows it is known from the end
    lines = re.fullmatch(r"(.*)\n(true|false)\n([^\n]*MERGE_HEAD)\n([^\n]*\n)?.*", decoded(said), re.DOTALL)
    if lines is None:
        raise NoHistory(say.NO_REPOSITORY.fill(root=root), say.NO_REPOSITORY_FIX)
    commit = (lines[4] or "").strip()
    merge = root / lines[3]
    merging = tuple(merge.read_text("ascii").split()) if merge.is_file() else _announced()
    known = commit if re.fullmatch(r"[0-9a-f]{40,64}", commit) else ""
    return Repository(root, lines[1], lines[2] == "true", known, None, merging)


def _announced() -> tuple[str, ...]:
    """What is being merged, as ``git merge`` says it to the hook that runs before it writes that down."""
    names = (re.fullmatch(r"GITHEAD_([0-9a-f]{40,64})", name) for name in os.environ)
    return tuple(name[1] for name in names if name)


def hooks_folder(root: Path) -> tuple[Path, str, bool]:
    """The folder from which git runs hooks, the workspace's folder within the repository, and whether that folder is
    the repository's own, not one that the user's other repositories run hooks from, too. Raises NoHistory.
    """
    said = decoded(run(root, "rev-parse", "--show-prefix"))
    # where hooks are is the user's to say: the one question that the user's own setting answers
    own = [word for pair in _SETTINGS.items() if pair[0] != "core.hooksPath" for word in ("-c", "=".join(pair))]
    words = ("rev-parse", "--path-format=absolute", "--git-common-dir", "--git-path", "hooks")
    common, _, folder = decoded(run(root, *words, settings=own)).rstrip("\n").partition("\n")
    inside = Path(folder).resolve().is_relative_to(Path(common).resolve())
    return Path(folder), said.rstrip("\n").rstrip("/"), inside


def nameless(root: Path) -> list[str]:
    """Which of ``user.name`` and ``user.email`` git does not know here: it would refuse to commit."""
    return [name for name in ("user.name", "user.email") if not run(root, "config", "--get", name, fine=(0, 1)).strip()]


def author(root: Path) -> tuple[str, str]:
    """The name and the e-mail address with which git would commit here; empty where it knows none."""
    try:
        said = run(root, "config", "--get-regexp", r"^user\.(name|email)$", fine=(0, 1))
    except NoHistory:
        return "", ""
    pairs = (line.partition(" ") for line in decoded(said).splitlines())
    known = {key: value.strip() for key, _, value in pairs}
    return known.get("user.name", ""), known.get("user.email", "")


def editor(root: Path) -> str:
    """The editor that git was told to use; empty if it was told none or there is no git."""
    try:
        return decoded(run(root, "config", "--get", "core.editor", fine=(0, 1))).strip()
    except NoHistory:
        return ""


def cut_off(found: Repository, seen: Iterable[str]) -> bool:
    """Whether one of the commits is where a shallow clone ends."""
    folder = decoded(found.run("rev-parse", "--absolute-git-dir", "--git-common-dir")).split("\n")
    for each in folder:
        path = found.root / each / "shallow"
        if each and path.is_file():
            return not set(path.read_text("ascii").split()).isdisjoint(seen)
    return False


def texts_of(found: Repository, names: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs by their names. Raises NoHistory if the repository lacks one (a partial clone)."""
    asked = list(dict.fromkeys(names))
    if not asked:
        return {}
    said = found.run("cat-file", "--batch", given="".join(f"{each}\n" for each in asked).encode(), fine=(0, 128))
    texts: dict[str, bytes] = {}
    at = 0
    for each in asked:
        end = said.find(b"\n", at)
        words = said[at:end].rsplit(b" ", 2)
        if end < 0 or len(words) != 3 or not words[2].isdigit():
            raise NoHistory(say.MISSING_OBJECT.fill(name=each[:10]), say.MISSING_OBJECT_FIX)
        size = int(words[2])
        texts[each] = said[end + 1 : end + 1 + size]
        at = end + size + 2
    return texts


def trees_of(found: Repository, commits: Iterable[str], folder: str) -> dict[str, str]:
    """Commit → the name of its tree of ``folder`` in the workspace; "" if it has none."""
    asked = list(dict.fromkeys(commits))
    if not asked or "\n" in found.prefix:
        return {}
    given = "".join(f"{each}:{found.prefix}{folder}\n" for each in asked).encode(errors="surrogateescape")
    said = found.run("cat-file", "--batch-check=%(objectname) %(objecttype)", given=given).split(b"\n")
    return {
        each: line.split(b" ")[0].decode() if line.endswith(b" tree") else ""
        for each, line in zip(asked, said, strict=False)
    }


def decoded(said: bytes) -> str:
    return said.decode(errors="surrogateescape")


def run(
    root: Path, *words: str, given: bytes | None = None, fine: Sequence[int] = (0,), settings: Sequence[str] = _OPTIONS
) -> bytes:
    """What git prints. Raises NoHistory where it refuses, with the first line of its reason."""
    try:
        done = subprocess.run(
            ["git", *settings, *words],
            input=given or b"",
            cwd=root,
            env=_environment(root),
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise NoHistory(say.NO_PROGRAM, say.NO_PROGRAM_FIX) from error
    why = done.stderr.decode(errors="replace").strip()
    if b"not a git repository" in done.stderr or b"safe.bareRepository" in done.stderr:
        raise NoHistory(say.NO_REPOSITORY.fill(root=root), say.NO_REPOSITORY_FIX)
    if done.returncode not in fine or b"dubious ownership" in done.stderr:
        first = next(iter(why.splitlines()), str(done.returncode))
        raise NoHistory(say.REFUSED.fill(why=first), say.REFUSED_FIX)
    return done.stdout


def _environment(root: Path) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name[:4] != "GIT_" or _KEPT.fullmatch(name)}
    environment.update(_FIXED)
    for name in _PLACES:  # in a hook they may be relative to where git was called
        if environment.get(name):
            environment[name] = str(Path(environment[name]).absolute())
    folder = environment.get("GIT_DIR")
    if folder and not environment.get("GIT_WORK_TREE"):  # so hooks of a linked work tree are called
        if _git_folder(root) == Path(folder).resolve():
            del environment["GIT_DIR"]  # git finds it itself, and the work tree with it
        else:
            environment["GIT_WORK_TREE"] = str(Path.cwd())  # what git takes for it
    return environment


def _git_folder(root: Path) -> Path | None:
    """The folder with git's own files that belongs to the work tree around ``root``."""
    for folder in (root, *root.absolute().parents):
        place = folder / ".git"
        if place.is_dir():
            return place.resolve()
        if place.is_file():
            try:
                words = place.read_text("utf-8", errors="surrogateescape")
            except OSError:
                return None
            return (folder / words.removeprefix("gitdir:").strip()).resolve()
    return None
