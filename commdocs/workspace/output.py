"""The output folder: what is written, what is stale, and what somebody edited by hand.

``output/manifest.json`` remembers the sha256 of every file as it was built. A file that differs from it
belongs to whoever edited it: it is renamed, never overwritten and never removed.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from commdocs.messages import Text
from commdocs.messages import build as say
from commdocs.model import Built, Output
from commdocs.workspace.trouble import Unusable, why
from commdocs.workspace.writing import replace

FOLDER = "output"
MANIFEST = f"{FOLDER}/manifest.json"
_NAMES = tuple(each.name for each in fields(Built))
_NO_MORE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
IGNORE = "*\n!.gitignore\n"


@dataclass(slots=True)
class Written:
    """What a build did to the output folder, by path in the workspace."""

    built: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)  # an edited file, and where it is now
    blocked: list[tuple[str, Text]] = field(default_factory=list)  # a file that could not be touched, and why


def manifest(root: Path) -> dict[str, Built]:
    """The files built last time, by path; nothing if the manifest is not there or is damaged."""
    try:
        listed = json.loads((root / MANIFEST).read_bytes(), object_hook=_entry)["files"]
        return {each.path: each for each in listed if _inside(each.path)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _entry(data: dict[str, Any]) -> Any:
    """An entry as soon as its text is read: ten thousand records have sixty thousand of them."""
    if "files" in data:
        return data
    return Built(**{name: sys.intern(str(data[name])) for name in _NAMES})  # most words stand in many entries


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
    finally:  # also when interrupted: what was written must be known as ours
        folder.close()
    return folder.written


class _Folder:
    def __init__(self, root: Path, language: str) -> None:
        self.root = root
        self.language = language
        self.before = manifest(root)
        self.now: dict[str, Built] = {}
        self.written = Written()
        self.mean = root / FOLDER / f".commdocs-{os.getpid()}.tmp"
        try:
            (root / FOLDER).mkdir(exist_ok=True)
            replace(self.mean, b"", self.mean)
            self.mean.unlink()
            if not (root / FOLDER / ".gitignore").exists():
                replace(root / FOLDER / ".gitignore", IGNORE.encode(), self.mean)
        except OSError as error:
            raise Unusable(say.NO_OUTPUT.fill(path=f"{FOLDER}/", why=why(error)), say.NO_OUTPUT_FIX) from error

    def put(self, output: Output) -> None:
        entry = output.entry
        path = self.root / entry.path
        try:
            if self._same(path, output.data):
                self.written.unchanged.append(entry.path)
            else:
                self._keep(path, entry.path)
                path.parent.mkdir(parents=True, exist_ok=True)
                replace(path, output.data, self.mean)
                self.written.built.append(entry.path)
        except OSError as error:
            self._blocked(entry.path, error)
            if entry.path not in self.before:
                return
            entry = self.before[entry.path]
        known = self.before.get(entry.path)
        self.now[entry.path] = known if known == entry else entry

    def drop(self, entry: Built) -> None:
        """A file that is no longer built goes; edited, it stays under another name."""
        path = self.root / entry.path
        try:
            if not self._keep(path, entry.path) and path.exists():
                path.unlink()
                self.written.removed.append(entry.path)
                with contextlib.suppress(OSError):  # not empty
                    path.parent.rmdir()
        except OSError as error:
            self._blocked(entry.path, error)
            return
        del self.before[entry.path]

    def close(self) -> None:
        """Writes the manifest: what was built now, and what was there before and was not touched."""
        entries = self.before | self.now
        # a line an entry: quick to write, and a diff shows what changed
        lines = [json.dumps(_plain(entries[path]), ensure_ascii=False).encode() for path in sorted(entries)]
        data = b'{"version": 1, "files": [\n' + b",\n".join(lines) + b"\n]}\n"
        path = self.root / MANIFEST
        try:
            if not self._same(path, data):
                replace(path, data, self.mean)
        except OSError as error:
            self._blocked(MANIFEST, error)

    def _same(self, path: Path, data: bytes) -> bool:
        try:
            return path.stat().st_size == len(data) and path.read_bytes() == data
        except FileNotFoundError:
            return False

    def _keep(self, path: Path, name: str) -> bool:
        """Renames the file if it is not as we built it; whether that was so."""
        known = self.before.get(name)
        try:
            if known and hashlib.sha256(path.read_bytes()).hexdigest() == known.sha256:
                return False
        except FileNotFoundError:
            return False
        if not path.exists():
            return False
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "", str(path))
        number = 1
        while (copy := path.with_name(self._copy(path, number))).exists():
            number += 1
        path.rename(copy)
        self.written.kept.append((name, f"{name.rpartition('/')[0]}/{copy.name}"))
        return True

    def _copy(self, path: Path, number: int) -> str:
        return say.EDITED_COPY.fill(stem=path.stem, number=number, suffix=path.suffix).of(self.language)

    def _blocked(self, name: str, error: OSError) -> None:
        if error.errno in _NO_MORE:  # every other file would fail alike
            raise Unusable(say.NO_OUTPUT.fill(path=name, why=why(error)), say.NO_OUTPUT_FIX) from error
        reason = say.HELD if isinstance(error, PermissionError) else why(error)
        self.written.blocked.append((name, reason))


def _plain(entry: Built) -> dict[str, str]:
    return {name: getattr(entry, name) for name in _NAMES}


def _inside(path: str) -> bool:
    return path.startswith(f"{FOLDER}/") and ".." not in path.split("/") and path != MANIFEST
