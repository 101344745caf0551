"""Names of built files that every system can keep."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Hashable
from functools import lru_cache

FOLDER = "output"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
# Names of devices, with any ending (Microsoft: Naming Files, Paths, and Namespaces)
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_LONGEST = 180  # bytes of a name: Linux allows 255, and a copy of an edited file adds some


@lru_cache(maxsize=1024)
def safe(name: str) -> str:
    """``name`` as a file or folder name that Windows, macOS and Linux accept.

    Forbidden characters become ``_``; a name that is too long is cut and told apart by a digest.
    """
    words = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).rstrip(" .").lstrip(" ")
    if not words or words.startswith("."):
        words = f"_{words}"
    if _RESERVED.match(words):
        words = f"_{words}"
    if len(words.encode()) > _LONGEST:
        digest = hashlib.sha256(words.encode()).hexdigest()[:8]
        kept = words.encode()[: _LONGEST - 10].decode(errors="ignore").rstrip(" .")
        words = f"{kept}_{digest}"
    return words


class Names:
    """Gives each thing a path under ``output/``, without ending, that no other has, also where case does not count."""

    def __init__(self) -> None:
        self._owners: dict[str, Hashable] = {}

    def path(self, owner: Hashable, folder: str, name: str) -> str:
        """The path for ``owner``; the second one of a name gets `` (2)`` after it."""
        place = f"{FOLDER}/{safe(folder)}/"
        number = 1
        while True:
            path = place + safe(name if number == 1 else f"{name} ({number})")
            if self._owners.setdefault(path.casefold(), owner) == owner:
                return path
            number += 1
