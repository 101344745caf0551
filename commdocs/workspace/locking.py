"""One at a time: a lock on a file, which the system gives up when its holder dies, however it dies.

POSIX locks the whole file (flock), Windows a byte far behind its end, so that reading it is not hindered. Where
a file system knows no locks, nobody waits: what is written is looked at again before it is replaced anyway.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_FAR = 1 << 30
_PAUSE = 0.05  # seconds between two tries
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextlib.contextmanager
def held(path: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the lock on the file ``path``, which is there; ``waiting`` is called once if another process has it."""
    try:
        file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except PermissionError:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        told = False
        while not _taken(file):
            if not told:
                waiting()
                told = True
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(file)  # gives the lock up


def _taken(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True
