"""The output folder: what is written, what is stale, and what somebody edited by hand.

A file that differs from what we built belongs to whoever edited it: it is renamed, never overwritten and
never removed. Nothing is written or removed behind a link, wherever it leads.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from commdocs.messages import Text
from commdocs.messages import build as say
from commdocs.model import Built, Output
from commdocs.workspace.index import Looked
from commdocs.workspace.ledger import FOLDER, JOURNAL, MANIFEST, NOWHERE, Ledger, sha256
from commdocs.workspace.locking import held
from commdocs.workspace.trouble import Unusable, why
from commdocs.workspace.writing import cleaned, create, replace, temporary

_NO_MORE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
IGNORE = "*\n!.gitignore\n"
_IGNORED = f"{FOLDER}/.gitignore"


@dataclass(slots=True)
class Written:
    """What a build did to the output folder, by path in the workspace."""

    built: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)  # an edited file, and where it is now
    blocked: list[tuple[str, Text]] = field(default_factory=list)  # a file that could not be touched, and why
    aside: str = ""  # where a manifest went that could not be read


class Linked(Exception):
    """A link stands in the way to a file, or in its place."""


@contextlib.contextmanager
def building(root: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """One build at a time; ``waiting`` is called once if another one runs. Raises Unusable.

    To be held from before the records are read: else an older state of them could be written last.
    """
    _prepared(root)
    with held(root / _IGNORED, waiting):
        cleaned(root / FOLDER)
        yield


def write(root: Path, outputs: Iterable[Output], stale: Callable[[Built], bool], language: str) -> Written:
    """Writes what changed, one file at a time; then removes the files that are no longer built.

    ``stale`` says of an entry that was not built this time whether its file is to go. Raises Unusable
    if the output folder cannot be written at all.
    """
    folder = _Folder(root, language)
    try:
        for output in outputs:
            folder.put(output)
        for entry in list(folder.before.values()):
            if entry.path not in folder.now and stale(entry):
                folder.drop(entry)
    finally:  # also when interrupted: the manifest then says what there is
        folder.close()
    return folder.written


def as_it_is(root: Path, paths: Sequence[str], began: int) -> tuple[list[str], str, str] | None:
    """These files, with what the file system says of them and what the manifest holds. None if one of them changed
    when the build had begun (``began``, ns), or so shortly before that the same could be said of another content."""
    signs, digest = Looked(root, "output", began).signs(root, paths), sha256(root / MANIFEST)
    return (list(paths), signs, digest) if signs and digest else None


def untouched(root: Path, paths: Sequence[str], signs: str, digest: str) -> bool:
    """Whether the output folder is as ``as_it_is`` found it, and no build left it half done."""
    if os.path.lexists(root / JOURNAL):
        return False
    return sha256(root / MANIFEST) == digest and Looked(root, "output").signs(root, paths) == signs


def place(root: Path, path: str) -> Path:
    """Where a path of ``output/`` lies. Raises Linked if it is a link, or leads through one."""
    here = root / path
    expected = Path(os.path.realpath(root)) / PurePosixPath(path).parent
    if Path(os.path.realpath(here.parent)) != expected or here.is_symlink():  # realpath: resolve() trips over circles
        raise Linked(path)
    return here


def _prepared(root: Path) -> None:
    """Makes the folder, with what keeps it out of git; raises Unusable where it cannot be ours to write to."""
    try:
        place(root, FOLDER)
        (root / FOLDER).mkdir(exist_ok=True)
        place(root, _IGNORED)
        create(root / _IGNORED, IGNORE.encode())
    except Linked as error:
        raise Unusable(say.OUTPUT_LINKED.fill(path=f"{FOLDER}/"), say.OUTPUT_LINKED_FIX) from error
    except OSError as error:
        raise Unusable(say.NO_OUTPUT.fill(path=f"{FOLDER}/", why=why(error)), say.NO_OUTPUT_FIX) from error


class _Folder:
    def __init__(self, root: Path, language: str) -> None:
        self.root = root
        self.language = language
        self.now: dict[str, Built] = {}
        self.written = Written()
        self.mean = temporary(root / FOLDER)
        self._straight: dict[str, bool] = {}  # folders, and whether no link is on the way
        _prepared(root)
        try:
            replace(self.mean, b"", self.mean)
            self.mean.unlink()
            self.ledger = Ledger(root)
        except OSError as error:
            raise Unusable(say.NO_OUTPUT.fill(path=f"{FOLDER}/", why=why(error)), say.NO_OUTPUT_FIX) from error
        self.before = self.ledger.before
        self.looked = Looked(root, "output")
        self.written.aside = self.ledger.aside

    def put(self, output: Output) -> None:
        entry = output.entry
        try:
            path = self._place(entry.path)
            if self._same(path, output):
                self.written.unchanged.append(entry.path)
            elif output.again is not None:
                made = output.again()
                if made is not None:
                    self.put(made)
                return
            else:
                self._keep(path, entry.path)
                path.parent.mkdir(parents=True, exist_ok=True)
                self.ledger.claim(entry)
                replace(path, output.data, self.mean)
                self.written.built.append(entry.path)
        except Linked:
            self._linked(entry.path)
            return
        except OSError as error:
            self._blocked(entry.path, error)
            if entry.path not in self.before:
                return
            entry = self.before[entry.path]
        known = self.before.get(entry.path)
        self.now[entry.path] = known if known == entry else entry

    def drop(self, entry: Built) -> None:
        """A file that is no longer built goes; edited, it stays under another name."""
        try:
            path = self._place(entry.path)
            if not path.is_dir() and not self._keep(path, entry.path) and path.exists():
                path.unlink()
                self.written.removed.append(entry.path)
                with contextlib.suppress(OSError):  # not empty
                    path.parent.rmdir()
        except Linked:
            self._linked(entry.path)
            return
        except OSError as error:
            if error.errno not in NOWHERE:
                self._blocked(entry.path, error)
                return
        del self.before[entry.path]

    def close(self) -> None:
        """Writes the manifest: what was built now, and what was there before and was not touched."""
        try:
            self.looked.save(self.now)
            self.ledger.close(self.before | self.now)
        except OSError as error:
            self._blocked(MANIFEST, error)

    def _place(self, name: str) -> Path:
        """Where the file lies; links are looked for once a folder."""
        folder = name.rpartition("/")[0]
        if folder not in self._straight:
            try:
                place(self.root, name)
            except Linked:
                self._straight[folder] = (self.root / name).is_symlink()  # then it is only this file
            else:
                self._straight[folder] = True
        path = self.root / name
        if not self._straight[folder] or path.is_symlink():
            raise Linked(name)
        return path

    def _same(self, path: Path, output: Output) -> bool:
        if output.again is not None:
            return self.looked.sha256(output.entry.path, path) == output.entry.sha256
        try:
            about = path.stat()
        except FileNotFoundError:
            return False
        data = output.data
        return stat.S_ISREG(about.st_mode) and about.st_size == len(data) and path.read_bytes() == data

    def _keep(self, path: Path, name: str) -> bool:
        """Renames the file if it is not as we built it; whether that was so."""
        if not path.exists():
            return False
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "", str(path))
        known = self.before.get(name)
        if known and sha256(path) == known.sha256:
            return False
        number = 1
        while os.path.lexists(copy := path.with_name(self._copy(path, number))):
            number += 1
        path.rename(copy)
        self.written.kept.append((name, f"{name.rpartition('/')[0]}/{copy.name}"))
        return True

    def _copy(self, path: Path, number: int) -> str:
        return say.EDITED_COPY.fill(stem=path.stem, number=number, suffix=path.suffix).of(self.language)

    def _linked(self, name: str) -> None:
        """What lies behind a link is nobody's to touch, and not ours to remember."""
        self.before.pop(name, None)
        self.written.blocked.append((name, say.BEHIND_LINK))

    def _blocked(self, name: str, error: OSError) -> None:
        if error.errno in _NO_MORE:  # every other file would fail alike
            raise Unusable(say.NO_OUTPUT.fill(path=name, why=why(error)), say.NO_OUTPUT_FIX) from error
        reason = say.HELD if isinstance(error, PermissionError) else why(error)
        self.written.blocked.append((name, reason))
