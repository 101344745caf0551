"""The index: what earlier runs found out, kept in ``.commdocs/index`` of the workspace.

It is safe to delete, no result depends on it, and git does not see it. Each shelf is a file: a line that says what
it is, a checksum, a list of its entries, then their values one after the other. One that is damaged, or of another
version, is as good as none; one that cannot be written is not.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import zlib
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

import click

from commdocs import __version__
from commdocs.model.memory import Entry, Memory, Shelf
from commdocs.workspace.ledger import sha256
from commdocs.workspace.locking import held
from commdocs.workspace.writing import cleaned, create, replace, temporary

FOLDER = ".commdocs/index"
_IGNORED = ".gitignore"
_HEAD = b"commdocs index 1\n"
_MOST = 1 << 30  # bytes
_DAMAGED = (OSError, ValueError, TypeError, KeyError, RecursionError, MemoryError)
_NEEDED = ("click", "yaml", "jinja2", "markdown_it", "mdit_py_plugins", "chinese_calendar")


def memory(root: Path) -> Memory:
    """What is remembered of the workspace at ``root``."""
    return Memory(stamp(), partial(_load, root / FOLDER), partial(_write, root / FOLDER))


def stamp() -> str:
    """Stands for the program and all it runs on: another one may find otherwise."""
    made = blake2b(f"{__version__}\n{sys.version}\n{zlib.ZLIB_RUNTIME_VERSION}\n".encode(), digest_size=16)
    package = Path(__file__).parents[1]
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        for name in sorted(names):
            _add(made, Path(folder) / name)
    libraries = Path(click.__file__).parents[1]
    for name in _NEEDED:
        _add(made, libraries / name / "__init__.py")
    return made.hexdigest()


def _add(made: blake2b, path: Path) -> None:
    with contextlib.suppress(OSError):
        about = path.stat()
        made.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\0{about.st_ctime_ns}\n".encode(errors="replace"))


def _load(folder: Path, name: str) -> Shelf:
    try:
        if _linked(folder) or (folder / name).is_symlink():
            return {}
        with (folder / name).open("rb") as file:
            raw = file.read(_MOST)
        head, _, rest = raw.partition(b"\n")
        if head + b"\n" != _HEAD:
            return {}
        checksum, _, rest = rest.partition(b"\n")
        if int(checksum, 16) != zlib.crc32(rest):
            return {}
        listing, _, values = rest.partition(b"\n")
        entries = json.loads(listing)
        ends = list(accumulate(size for _, _, size in entries))
        view = values if not ends or ends[-1] == len(values) else b""
        return {
            each: Entry(key, view[end - size : end])
            for (each, key, size), end in zip(entries, ends, strict=True)
            if view
        }
    except _DAMAGED:
        return {}


def _linked(folder: Path) -> bool:
    """Whether a link stands in the way: what is behind it is not ours."""
    return folder.is_symlink() or folder.parent.is_symlink()


def _write(folder: Path, name: str, shelf: Mapping[str, Entry]) -> None:
    listing = json.dumps([[each, entry.key, len(entry.value)] for each, entry in shelf.items()])
    rest = b"\n".join((listing.encode(), b"".join(entry.value for entry in shelf.values())))
    try:
        if _linked(folder):
            return
        folder.mkdir(parents=True, exist_ok=True)
        create(folder / _IGNORED, b"*\n")
        with held(folder / _IGNORED):
            cleaned(folder)
            replace(folder / name, _HEAD + b"%08x\n" % zlib.crc32(rest) + rest, temporary(folder))
    except OSError:  # a folder that cannot be written, a disk that is full: the next run works, too
        return


_RACY = 2 * 10**9  # ns; what was changed so shortly before it was looked at may change again and look the same


def _signs(about: os.stat_result) -> str:
    return f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino} {about.st_mode}"


def _settled(about: os.stat_result, now: int) -> bool:
    return max(about.st_mtime_ns, about.st_ctime_ns) + _RACY < now


class Looked:
    """What files hold, remembered by what the file system says of them: one that was not touched is not read.

    A file is known by its size, its times to the nanosecond and its place on the disk, and only if it was old when it
    was looked at. Where the clock was set back, nothing is known.
    """

    def __init__(self, root: Path, shelf: str, now: int | None = None) -> None:
        self._folder, self._shelf = root / FOLDER, shelf
        self._now = time.time_ns() if now is None else now
        self._known = _load(self._folder, shelf)
        latest = self._known.pop("", Entry("0", b"")).key
        if not latest.isdecimal() or int(latest) > self._now:
            self._known = {}
        self._changed = False

    def signs(self, root: Path, paths: Iterable[str]) -> str:
        """What the file system says of all these files; empty if it could say the same of other contents."""
        made = blake2b(digest_size=16)
        for path in paths:
            try:
                about = (root / path).lstat()
            except OSError:
                return ""
            if not _settled(about, self._now):
                return ""
            made.update(f"{path}\0{_signs(about)}\n".encode("utf-8", "surrogatepass"))
        return made.hexdigest()

    def sha256(self, name: str, path: Path) -> str | None:
        """Of a plain file; None if there is none. Raises OSError."""
        try:
            about = path.lstat()
        except FileNotFoundError:
            return None
        signs = _signs(about)
        known = self._known.get(name)
        if known is not None and known.key == signs:
            return known.value.decode("ascii", "replace")
        digest = sha256(path)
        if digest is not None and _settled(about, self._now):
            self._known[name] = Entry(signs, digest.encode())
            self._changed = True
        return digest

    def save(self, names: Collection[str]) -> None:
        """Puts back what is known of the files of these names."""
        if self._changed:
            known = {name: entry for name, entry in self._known.items() if name in names}
            _write(self._folder, self._shelf, {"": Entry(str(self._now), b""), **known})
