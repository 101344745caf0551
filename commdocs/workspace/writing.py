"""One file onto the disk, whole or not at all."""

from __future__ import annotations

from pathlib import Path


def replace(path: Path, data: bytes, through: Path) -> None:
    """Puts ``data`` in place of what ``path`` holds, in one step; ``through`` is a file for the mean time."""
    try:
        through.write_bytes(data)
        through.replace(path)
    except OSError:
        through.unlink(missing_ok=True)
        raise


def create(path: Path, data: bytes) -> bool:
    """Writes a file that is not there yet; False, and nothing done, if it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = path.open("xb")
    except FileExistsError:
        return False
    with file:
        file.write(data)
    return True
