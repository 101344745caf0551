"""What a file of evidence holds, as a short name that no other content has: its sha256.

Line ends of a text do not count, as git changes them; of a file that is kept by git-lfs the pointer says it.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from commdocs.workspace import walking

_TEXT = 8 * 2**20  # what is longer is no text whose line ends git would change
_ONCE = 2**20
_POINTER = re.compile(rb"version https://git-lfs[^\n]*\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n")


def digest_of(data: bytes) -> str:
    """The name of a content."""
    pointer = _POINTER.match(data[:1024])
    if pointer:
        return pointer[1].decode()
    if len(data) <= _TEXT and b"\0" not in data and b"\r\n" in data:
        data = data.replace(b"\r\n", b"\n")
    return hashlib.sha256(data).hexdigest()


def digest(root: Path, path: str) -> str:
    """The name of what a file of the workspace holds; empty if it cannot be read or lies outside."""
    try:
        place = Path(os.path.normpath(walking.on_disk(root, path)))
        inside = place.relative_to(root).as_posix()
        first = walking.read(root, inside, _TEXT + 1)
        if len(first) <= _TEXT:
            return digest_of(first)
        made = hashlib.sha256()
        with place.open("rb") as file:
            while part := file.read(_ONCE):
                made.update(part)
    except (OSError, ValueError):
        return ""
    return made.hexdigest()
