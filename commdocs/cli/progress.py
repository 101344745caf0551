"""A line that counts, on a terminal, when work takes over a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from commdocs.cli.call import Call
from commdocs.cli.table import width
from commdocs.messages import Text

Item = TypeVar("Item")
_PATIENCE = 1.0  # seconds before the first line
_STEP = 0.2


def counted(items: Iterable[Item], total: int, what: Text, call: Call) -> Iterator[Item]:
    """The items as they come; ``what`` says with {done} and {total} how far it is."""
    if call.quiet or not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + _PATIENCE
    shown = ""
    try:
        for done, item in enumerate(items):
            now = time.monotonic()
            if now >= due:
                due = now + _STEP
                line = call.of(what.fill(done=done, total=total))
                sys.stderr.write("\r" + line + " " * max(0, width(shown) - width(line)))
                sys.stderr.flush()
                shown = line
            yield item
    finally:
        if shown:
            sys.stderr.write("\r" + " " * width(shown) + "\r")
            sys.stderr.flush()
