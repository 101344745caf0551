"""What commands changed last, so that it can be taken back: in ``.commdocs/undo``, outside of git.

A change is one file, ``000012.json``: the words of the command, and of each file what it held before and the
sha256 of what it holds since. The last ones are kept.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from commdocs.workspace.writing import Rewrite, create

FOLDER = ".commdocs/undo"
_MOST = 50  # changes
_RECORD = re.compile(r"records/.+\.yaml")


class Was(NamedTuple):
    """A file before a change and since."""

    path: str  # then
    to: str  # now
    before: bytes
    since: str  # sha256 of what it holds since

    def untouched(self, data: bytes) -> bool:
        """Whether the file still is as the change left it."""
        return hashlib.sha256(data).hexdigest() == self.since


class Remembered(NamedTuple):
    """One change: where it is kept, the command that made it, and its files."""

    place: Path
    command: str
    files: tuple[Was, ...]


def remember(root: Path, command: str, rewrites: Sequence[Rewrite]) -> bool:
    """Keeps what was just written; False where nothing can be kept."""
    folder = root / FOLDER
    data = {
        "version": 1,
        "command": command,
        "files": [
            {
                "path": each.path,
                "to": each.to,
                "before": base64.b64encode(each.read).decode(),
                "sha256": hashlib.sha256(each.data).hexdigest(),
            }
            for each in rewrites
        ],
    }
    try:
        create(folder / ".gitignore", b"*\n")
        kept = _kept(folder)
        number = int(kept[-1].stem) + 1 if kept else 1
        while not create(folder / f"{number:06}.json", json.dumps(data, ensure_ascii=False).encode()):
            number += 1  # somebody else changed another file at the same time
        for old in kept[: max(0, len(kept) + 1 - _MOST)]:
            old.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def last(root: Path) -> Remembered | None:
    """The newest change that is kept and can be read."""
    for place in reversed(_kept(root / FOLDER)):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            return _read(place)
    return None


def forget(change: Remembered) -> None:
    """Drops what was taken back."""
    with contextlib.suppress(OSError):
        change.place.unlink()


def _kept(folder: Path) -> list[Path]:
    """The changes, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if each.suffix == ".json" and each.stem.isdecimal())


def _read(place: Path) -> Remembered:
    data: dict[str, Any] = json.loads(place.read_bytes())
    files = tuple(
        Was(str(each["path"]), str(each["to"]), base64.b64decode(each["before"]), str(each["sha256"]))
        for each in data["files"]
    )
    if not all(_RECORD.fullmatch(path) and ".." not in path for each in files for path in (each.path, each.to)):
        raise ValueError(place)
    return Remembered(place, str(data["command"]), files)
