"""Every file of a folder by its path, whatever lies there: links, circles, pipes, folders without end.

A link is followed only to what would be read anyway: nothing outside the folder, nothing hidden in it. What is
refused costs only itself, and is named.
"""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from commdocs.messages import build as say
from commdocs.model import Unread
from commdocs.workspace.trouble import why

CONFIG = "commdocs.yaml"  # makes a folder a workspace
_DEEPEST = 32  # folders in each other
# What is no UTF-8; what would command a terminal or turn the rest of the line round
_UNSPEAKABLE = re.compile("[\ud800-\udfff\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NO_FILE = Unread(say.NO_FILE, say.NO_FILE_FIX)
_AGAIN = 4  # times that one folder is read by way of links; more, and links to links would double without end


class _Open(NamedTuple):
    """A folder that is being read."""

    path: str  # in the workspace, with "/" at its end
    real: str
    linked: bool  # whether the way here leads through a link
    entries: Iterator[os.DirEntry[str]]


class Walk:
    """The way through the folder ``top``: afterwards ``unread`` holds what was refused, and why.

    ``before`` stands before all paths. ``parts``, if any, are the only names wanted at the top. ``told`` says of a
    path whether somebody misses it; what nobody misses is left out without a word. ``trusted``: links may lead
    anywhere, as in the folder of an installed package.
    """

    def __init__(
        self,
        top: Path,
        before: str = "",
        parts: Collection[str] = (),
        told: Callable[[str], bool] = lambda _: True,
        trusted: bool = False,
    ) -> None:
        self.unread: dict[str, Unread] = {}
        self._top = os.path.realpath(top)
        self._before, self._parts, self._told, self._trusted = before, parts, told, trusted
        self._visits: Counter[str] = Counter()
        self._entered: set[str] = set()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Path in the workspace and path on disk of every file, in order; what is hidden or built is left out."""
        open_now: list[_Open] = []
        self._enter(open_now, self._before, self._top, self._top, False)
        while open_now:
            here = open_now[-1]
            entry = next(here.entries, None)
            if entry is None:
                open_now.pop()
                continue
            path = here.path + unicodedata.normalize("NFC", entry.name)
            if self._left_out(path, here.path):
                continue
            if _UNSPEAKABLE.search(entry.name):
                self.unread[_shown(path)] = Unread(say.BAD_NAME, say.BAD_NAME_FIX)
                continue
            try:
                real = self._real(here.real, entry)
                if entry.is_dir():
                    self._enter(open_now, f"{path}/", entry.path, real, here.linked or entry.is_symlink())
                elif entry.is_file():
                    yield path, entry.path
                else:
                    self._refuse(path, _NO_FILE)
            except _LeadsOut as link:
                self._refuse(path, Unread(say.LEADS_OUT.fill(target=link), say.LEADS_OUT_FIX))
            except OSError:  # a link that leads nowhere, or to itself
                self._refuse(path, _NO_FILE)

    def _left_out(self, path: str, folder: str) -> bool:
        name = path[len(folder) :]
        at_top = folder == ""
        return (
            name.startswith((".", "~$"))
            or name == "__pycache__"
            or (at_top and (name == "output" or bool(self._parts and name not in self._parts)))
        )

    def _real(self, folder: str, entry: os.DirEntry[str]) -> str:
        """Where the entry really is. Raises _LeadsOut, and OSError for a link that leads nowhere."""
        if not entry.is_symlink() and (os.name != "nt" or not entry.is_dir()):  # Windows has more kinds of links
            return f"{folder}{os.sep}{entry.name}"
        real = os.path.realpath(entry.path, strict=True)
        if not self._trusted and not within(self._top, real):
            raise _LeadsOut(Path(entry).readlink())
        return real

    def _enter(self, open_now: list[_Open], path: str, folder: str, real: str, linked: bool) -> None:
        refused = None
        if path in self._entered:  # Café and Café, one of them with its accent apart
            refused = Unread(say.SAME_NAME, say.SAME_NAME_FIX)
        elif any(each.real == real for each in open_now):
            refused = Unread(say.CIRCLE, say.LINK_FIX)
        elif len(open_now) >= _DEEPEST:
            refused = Unread(say.FOLDERS_DEEP.fill(limit=_DEEPEST), say.FOLDERS_DEEP_FIX)
        elif linked:
            self._visits[real] += 1
            refused = Unread(say.LINKED_OFTEN, say.LINK_FIX) if self._visits[real] > _AGAIN else None
        self._entered.add(path)
        if refused is not None:
            self._refuse(path.rstrip("/"), refused)
            return
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.unread[path.rstrip("/")] = Unread(why(error), say.UNREADABLE_FIX)
            return
        open_now.append(_Open(path, real, linked, iter(entries)))

    def _refuse(self, path: str, reason: Unread) -> None:
        if self._told(path):
            self.unread[path] = reason


class _LeadsOut(Exception):
    """A link to what is not the workspace's."""


def within(top: str, real: str) -> bool:
    """Whether a real path lies in the real folder ``top``, and not hidden there."""
    inside = real.removeprefix(top.rstrip(os.sep) + os.sep)
    return real == top or (inside != real and not any(name.startswith(".") for name in Path(inside).parts))


def read(root: Path, path: str, most: int) -> bytes:
    """The beginning of one file of the workspace, at most ``most`` bytes. Raises OSError if it is none."""
    real = Path(os.path.realpath(root / path, strict=True))
    if not within(os.path.realpath(root), str(real)) or not real.is_file():
        raise FileNotFoundError(path)
    with real.open("rb") as file:
        return file.read(most)


def on_disk(root: Path, path: str) -> Path:
    """Where a path of the workspace, which is in NFC, lies on disk: macOS writes some names in NFD."""
    here = root
    for part in path.split("/"):
        place = here / part
        if not os.path.lexists(place):
            with contextlib.suppress(OSError):
                place = next(
                    (each for each in here.iterdir() if unicodedata.normalize("NFC", each.name) == part), place
                )
        here = place
    return here


def _shown(path: str) -> str:
    return _UNSPEAKABLE.sub("\ufffd", path.encode(errors="surrogateescape").decode(errors="replace"))
