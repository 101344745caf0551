"""CPU time of whole processes and of calls, both sides of a comparison in turn, so that a slow moment of the
machine hits both. A ratio is of CPU seconds (user + system), quoted as the median with its spread."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    cpu: float  # seconds, user + system
    peak: int  # MiB resident, of the largest process


def process(command: Sequence[str | Path], expect: Sequence[int] = (0,)) -> Run:
    """One run of a command to its end; its output is thrown away. Needs a POSIX system."""
    # compiled modules stay, as they do for whoever installs the two tools
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    words = [str(each) for each in command]
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
    assert child.stderr is not None
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in expect:
        sys.exit(f"{command} ended with {child.returncode}:\n{said.decode(errors='replace')[-2000:]}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def call(what: Callable[[], object], times: int) -> float:
    """CPU seconds of one call, over ``times`` calls."""
    start = time.process_time()
    for _ in range(times):
        what()
    return (time.process_time() - start) / times


class Ratio(NamedTuple):
    """How many times more the second side takes."""

    ours: float
    theirs: float
    low: float
    middle: float
    high: float

    def __str__(self) -> str:
        spread = f"{self.middle:.1f}× ({self.low:.1f}–{self.high:.1f})"
        return f"{spread}: {seconds(self.ours)} against {seconds(self.theirs)}"


def compare(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> Ratio:
    """Both sides in turn, ``rounds`` times, after one round that does not count."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    ratios = sorted(b / a for a, b in pairs)
    return Ratio(
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        ratios[0],
        statistics.median(ratios),
        ratios[-1],
    )


def seconds(value: float) -> str:
    return f"{value * 1000:.2f} ms" if value < 1 else f"{value:.2f} s"
