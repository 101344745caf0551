"""Waiting until something in a workspace may have changed.

The system's own reports are taken where there are any, by watchdog; but they get lost on shared folders, and whoever
brings them may die. So nothing depends on them: who waits looks again after a while in any case.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from commdocs.workspace.reading import hidden

QUIET = 0.05  # seconds: an editor that saves makes several changes in a row, git a thousand
_LONGEST = 2.0  # seconds that one waits for the end of such a row
_STEP = 1.0  # seconds after which it is seen that the reporter died
# Where the end of writing is reported, its beginning is not waited for: an editor's file is empty then.
_ENDS = frozenset({"closed", "moved", "deleted"}) if sys.platform == "linux" else None


class Watch:
    """Reports of changes below ``root`` while it is entered."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)
        self._changed = threading.Event()
        self._observer: Any = None

    def __enter__(self) -> Watch:
        try:
            from watchdog.events import FileSystemEventHandler
            from watchdog.observers import Observer

            handler: Any = FileSystemEventHandler()
            handler.on_any_event = self._note
            self._observer = Observer()
            self._observer.schedule(handler, str(self._root), recursive=True)
            self._observer.start()
        except (ImportError, OSError, RuntimeError):  # not installed; too many folders for this system
            self._observer = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._observer is not None and self._observer.is_alive():
            self._observer.stop()
            self._observer.join(5)

    @property
    def alive(self) -> bool:
        """Whether changes are reported."""
        observer = self._observer
        return observer is not None and observer.is_alive() and all(each.is_alive() for each in observer.emitters)

    def wait(self, seconds: float) -> None:
        """Until a change is reported and its row has ended, the reporter has died, or so many seconds are over."""
        until = time.monotonic() + seconds
        alive = self.alive
        while not self._changed.wait(min(_STEP, max(0.0, until - time.monotonic()))):
            if time.monotonic() >= until or alive != self.alive:
                return
        until = time.monotonic() + _LONGEST
        while self._changed.is_set() and time.monotonic() < until:
            self._changed.clear()
            self._changed.wait(QUIET)
        self._changed.clear()

    def _note(self, event: Any) -> None:
        if _ENDS is not None and event.event_type not in _ENDS and not event.is_directory:
            return
        if event.event_type in ("opened", "closed_no_write"):
            return
        for each in (event.src_path, getattr(event, "dest_path", "")):
            path = os.fsdecode(each)
            inside = path.removeprefix(self._real + os.sep) if path.startswith(self._real) else self._below(path)
            if path and (not inside or not hidden(inside.replace(os.sep, "/"))):
                self._changed.set()

    def _below(self, path: str) -> str:
        return path.removeprefix(f"{self._root}{os.sep}")
