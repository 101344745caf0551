"""Which files of ``output/`` are ours: known from the first byte, whatever becomes of the process.

``output/manifest.json`` lists every built file with its sha256. A file that is about to be replaced is first
entered in a journal beside it; at the end the journal is folded in. A journal that is still there is what a
build left that died: each of its files is as it was before, or as the journal says, or somebody edited it.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Mapping
from dataclasses import fields
from io import BufferedWriter
from pathlib import Path
from typing import Any

from commdocs.model import Built
from commdocs.workspace.writing import replace, temporary

FOLDER = "output"
MANIFEST = f"{FOLDER}/manifest.json"
JOURNAL = f"{FOLDER}/.manifest-journal"
DAMAGED = "manifest-damaged-{number}.json"
_NAMES = tuple(each.name for each in fields(Built))
_OF_ALL = _NAMES[:-2]  # of a PDF there is more to say
_MOST = 256 * 1024 * 1024  # bytes; ten thousand records come to twenty million
NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)  # no file can be there
# What Windows, macOS and Linux all take for a name in the folder it stands in, and nothing else
_OUT = '<>:"/\\\\|?*\\x00-\\x1f\\x7f\\ud800-\\udfff'
_PATH = re.compile(rf"{FOLDER}(?:/(?![. ])[^{_OUT}]*[^ .{_OUT}])+")


def manifest(root: Path) -> dict[str, Built]:
    """The files built last time, by path; nothing if the manifest is not there or is damaged."""
    return _listed(root) or {}


class Ledger:
    """The files of ours as a build finds them (``before``), and those that it makes, entered one by one.

    ``aside`` is where a manifest went that could not be read; only for the holder of the lock.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._journal: BufferedWriter | None = None
        self.aside = ""
        known = _listed(root)
        if known is None:
            self.aside = _put_aside(root)
        self.before = known or {}
        self._recover()

    def claim(self, entry: Built) -> None:
        """Says that the file is about to be written by us. Raises OSError."""
        if self._journal is None:
            path = self._root / JOURNAL
            path.unlink(missing_ok=True)
            self._journal = path.open("xb")  # never through a link that somebody laid there
        self._journal.write(_line(entry) + b"\n")
        self._journal.flush()

    def close(self, entries: Mapping[str, Built]) -> None:
        """Writes the manifest and gives up the journal. Raises OSError; then the journal stays."""
        # a line an entry: quick to write, and a diff shows what changed
        lines = b",\n".join(_line(entries[path]) for path in sorted(entries))
        data = b'{"version": 1, "files": [\n' + lines + b"\n]}\n"
        path = self._root / MANIFEST
        if _raw(path) != data:
            replace(path, data, temporary(path.parent))
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        with contextlib.suppress(FileNotFoundError):
            (self._root / JOURNAL).unlink()

    def _recover(self) -> None:
        """What a build that died had entered: of each file the entry that it agrees with."""
        raw = _raw(self._root / JOURNAL)
        claimed: dict[str, list[Built]] = {}
        for line in raw.splitlines() if raw else ():
            with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
                entry = _entry(json.loads(line))  # the last line may be half a one: its file was not touched
                claimed.setdefault(entry.path, []).append(entry)
        for path, entries in claimed.items():
            known = self.before.get(path)
            versions = [*reversed(entries), *([known] if known else [])]
            digest = sha256(self._root / path)
            if digest is not None:
                self.before[path] = next((each for each in versions if each.sha256 == digest), versions[0])
        if raw is not None:
            self.close(self.before)


def sha256(path: Path) -> str | None:
    """Of a plain file; None if there is none, or can be none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(path.lstat().st_mode) else None
    except OSError as error:
        if error.errno in NOWHERE:
            return None
        raise


def _listed(root: Path) -> dict[str, Built] | None:
    """The entries of the manifest, none if there is no manifest; None if it is damaged or somebody else's."""
    raw = _raw(root / MANIFEST)
    if raw is None:
        return None if os.path.lexists(root / MANIFEST) else {}
    try:
        text = raw.decode()
        listed = json.loads(text, object_hook=_hook)["files"]
        if "\\u" in text:
            json.dumps([_plain(each) for each in listed], ensure_ascii=False).encode()  # no half characters
        return {each.path: each for each in listed}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _raw(path: Path) -> bytes | None:
    """What a plain file holds; None if there is none, or it cannot be one of ours."""
    try:
        about = path.lstat()
        return path.read_bytes() if stat.S_ISREG(about.st_mode) and about.st_size <= _MOST else None
    except OSError:
        return None


def _hook(data: dict[str, Any]) -> Any:
    """An entry as soon as its text is read: ten thousand records have sixty thousand of them."""
    return data if "files" in data else _entry(data)


def _entry(data: Mapping[str, Any]) -> Built:
    """Raises ValueError, TypeError or KeyError if it is none, or names a file that cannot be ours."""
    entry = Built(
        **{name: sys.intern(data[name]) for name in _NAMES if name in data or name in _OF_ALL}
    )  # most words stand in many entries
    if not _PATH.fullmatch(entry.path) or entry.path.casefold() == MANIFEST:
        raise ValueError(entry.path)
    return entry


def _line(entry: Built) -> bytes:
    return json.dumps(_plain(entry), ensure_ascii=False).encode()


def _plain(entry: Built) -> dict[str, str]:
    return {name: getattr(entry, name) for name in (_NAMES if entry.made_by else _OF_ALL)}


def _put_aside(root: Path) -> str:
    """Another name for the manifest, so that nothing is lost; empty if even that is refused."""
    path = root / MANIFEST
    number = 1
    while os.path.lexists(copy := path.with_name(DAMAGED.format(number=number))):
        number += 1
    try:
        path.rename(copy)
    except OSError:
        return ""
    return f"{FOLDER}/{copy.name}"
