"""Files onto the disk, whole or not at all.

What is to be written stands complete in a file of its own beside the place, ``.commdocs-….tmp``, before it takes
that place in one step. A file of that name is the trace of a process that died; the next one removes it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from commdocs.messages import build as say
from commdocs.workspace.locking import held
from commdocs.workspace.trouble import Unusable
from commdocs.workspace.walking import CONFIG, on_disk, within

_STRAY = ".commdocs-*.tmp"


class Rewrite(NamedTuple):
    """A file that is to hold ``data`` and to stand at ``to``, if it still holds ``read``."""

    path: str  # in the workspace
    to: str  # the same unless it gets another name
    read: bytes
    data: bytes


class Changed(Exception):
    """A file no longer holds what was read; ``written`` are those that were done before."""

    def __init__(self, path: str, written: Sequence[str]) -> None:
        super().__init__(path)
        self.path = path
        self.written = written


def temporary(folder: Path) -> Path:
    """The file of this process in the mean time."""
    return folder / f".commdocs-{os.getpid()}.tmp"


def cleaned(folder: Path) -> None:
    """Removes what processes that died left in the folder. Only for the holder of the lock."""
    for stray in folder.glob(_STRAY):
        with contextlib.suppress(OSError):
            stray.unlink()


def replace(path: Path, data: bytes, through: Path) -> None:
    """Puts ``data`` in place of what ``path`` holds, in one step; ``through`` is a file for the mean time."""
    try:
        _put(through, data)
        through.replace(path)
    except BaseException as error:
        through.unlink(missing_ok=True)
        raise _about(error, path) from None


def create(path: Path, data: bytes) -> bool:
    """Writes a file that is not there yet; False, and nothing done, if it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(path):
        return False
    through = temporary(path.parent)
    try:
        _put(through, data)
        return _named(through, path, data)
    except BaseException as error:
        raise _about(error, path) from None
    finally:
        through.unlink(missing_ok=True)


def change(root: Path, rewrites: Sequence[Rewrite]) -> None:
    """Writes all of them, or none: each only if the file still holds what was read. Keeps mode and links.

    Raises Changed; Unusable where a link leads out of the workspace.
    """
    with held(root / CONFIG):
        places = [_place(root, each.path) for each in rewrites]
        for folder in {place.parent for place in places}:
            cleaned(folder)
        for each, place in zip(rewrites, places, strict=True):
            if place.read_bytes() != each.read:
                raise Changed(each.path, [])
        written: list[str] = []
        for each, place in zip(rewrites, places, strict=True):
            try:
                _rewritten(each, place, root)
            except Changed:
                raise Changed(each.path, written) from None
            written.append(each.to)


def _rewritten(each: Rewrite, place: Path, root: Path) -> None:
    through = temporary(place.parent)
    here = on_disk(root, each.path)
    there = here.with_name(each.to.rpartition("/")[2]) if each.to != each.path else here
    if there != here and os.path.lexists(there):
        raise Changed(each.to, [])
    try:
        _put(through, each.data, place.stat().st_mode, lasting=True)
        if place.read_bytes() != each.read:  # as near to the replacing as can be: some millionths of a second
            raise Changed(each.path, [])
        through.replace(place)
        if there != here:  # second: a process that dies in between leaves one record, not two
            try:
                here.rename(there)
            except OSError:
                replace(place, each.read, through)
                raise
        _lasting(place.parent)
    except FileNotFoundError:
        raise Changed(each.path, []) from None
    except OSError as error:
        raise _about(error, place) from None
    finally:
        through.unlink(missing_ok=True)


def _place(root: Path, path: str) -> Path:
    """The file behind the links on the way, which must not lead out of the workspace. Raises Changed if it is gone."""
    here = on_disk(root, path)
    try:
        place = os.path.realpath(here, strict=True)
    except OSError:
        raise Changed(path, []) from None
    if not within(os.path.realpath(root), place):
        raise Unusable(say.LINK_OUTSIDE.fill(path=path, target=place), say.LINK_OUTSIDE_FIX)
    return Path(place)


def _put(through: Path, data: bytes, mode: int | None = None, lasting: bool = False) -> None:
    through.unlink(missing_ok=True)
    with through.open("xb") as file:  # never through a link that somebody laid there
        file.write(data)
        if lasting:
            file.flush()
            os.fsync(file.fileno())
    if mode is not None:
        through.chmod(mode & 0o7777)


def _named(through: Path, path: Path, data: bytes) -> bool:
    """Gives the complete file its name if nothing has it."""
    try:
        os.link(through, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links: not in one step, but never over another file
        try:
            file = path.open("xb")
        except FileExistsError:
            return False
        try:
            with file:
                file.write(data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return True


def _lasting(folder: Path) -> None:
    """The new name outlives a power cut, where a folder can be told to."""
    with contextlib.suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _about(error: BaseException, path: Path) -> BaseException:
    """The same error, about the file that was asked for: nobody knows the one in the mean time."""
    if isinstance(error, OSError) and error.errno is not None:
        return type(error)(error.errno, error.strerror, str(path))
    return error
