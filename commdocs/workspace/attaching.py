"""A file from elsewhere that becomes part of a workspace: a scan, a photograph, a signed page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commdocs.messages import build as say
from commdocs.workspace.evidence import digest_of
from commdocs.workspace.trouble import Unusable, why
from commdocs.workspace.writing import create


def digest(path: Path) -> str:
    """The name of what a file anywhere holds; empty if it cannot be read."""
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return ""


def place(root: Path, wanted: str, source: Path, taken: Mapping[str, Path]) -> str:
    """The path in the workspace for a copy of ``source``: ``wanted``, with a number where another file has it."""
    folder, _, last = wanted.rpartition("/")
    name, number = Path(last), 1
    while True:
        path = f"{folder}/{name if number == 1 else f'{name.stem} ({number}){name.suffix}'}"
        there = taken.get(path) or root / path
        if not there.exists() or digest(there) == digest(source):
            return path
        number += 1


def copied(root: Path, path: str, source: Path) -> None:
    """Copies the file, unless it is there. Raises Unusable where it cannot be."""
    try:
        create(root / path, source.read_bytes())
    except OSError as error:
        raise Unusable(say.NOT_COPIED.fill(source=source, path=path, why=why(error)), say.NOT_COPIED_FIX) from error
