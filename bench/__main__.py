"""``python -m bench``: the figures of the speed goals, measured now on this machine.

Each claim is a ratio of CPU time with the rival measured in the same run. ``python -m bench docx`` runs one,
``python -m bench quick`` those that take less than two minutes together on a machine at rest.
"""

from __future__ import annotations

import gc
import itertools
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import corpus, measure, minutes, past

PYTHON = sys.executable


def docx(scratch: Path) -> None:
    """One minutes .docx: values, render, parse and write, against docxtpl on equal content. The cyclic collector
    rests on both sides, as the commands let it rest."""
    gc.disable()
    ours = minutes.Ours(scratch)
    for name, base in (("docxtpl, its default base", None), ("docxtpl, a slim base", minutes.LETTERHEAD)):
        theirs = minutes.Docxtpl(scratch, base)
        minutes.same_text(ours.path, theirs.path)
        ratio = measure.compare(lambda: measure.call(ours, 200), lambda: measure.call(theirs, 10), 7)  # noqa: B023
        print(f"minutes .docx against {name}: {ratio}; goal ≥ 15×")
        gc.collect()
    gc.enable()


def check(scratch: Path) -> None:
    """Check of 1,000 records with all rules, against check-jsonschema on the shape alone."""
    _check(scratch, 1_000, 3)


def check_many(scratch: Path) -> None:
    """The same of 10,000 records; the rival takes minutes, so both run once."""
    _check(scratch, 10_000, 1)


def _check(scratch: Path, records: int, rounds: int) -> None:
    workspace = _workspace(scratch, records)
    schema = scratch / "schema.json"
    schema.write_bytes(minutes.schema())
    files = sorted((workspace / "records").rglob("*.yaml"))
    rival = [Path(PYTHON).with_name("check-jsonschema"), "--schemafile", schema, *files]
    mine = [PYTHON, "-m", "commdocs", "--workspace", workspace, "check"]
    ratio = measure.compare(lambda: measure.process(mine).cpu, lambda: measure.process(rival).cpu, rounds)
    print(f"check of {records:,} records against check-jsonschema: {ratio}; goal ≥ 5×")


def growth(scratch: Path) -> None:
    """Check + build of 1,000 and of 10,000 records: time and peak memory."""
    small, large = _workspace(scratch, 1_000), _workspace(scratch, 10_000)
    for verb in ("check", "build"):
        runs: dict[Path, list[measure.Run]] = {small: [], large: []}
        for _ in range(2):
            for workspace, done in runs.items():
                shutil.rmtree(workspace / "output", ignore_errors=True)
                done.append(measure.process([PYTHON, "-m", "commdocs", "--workspace", workspace, verb]))
        ratios = sorted(b.cpu / a.cpu for a, b in zip(runs[small], runs[large], strict=True))
        peak = max(run.peak for run in runs[large])
        spent = measure.seconds(runs[large][-1].cpu)
        print(f"{verb} of 10,000 records against 1,000: {ratios[0]:.1f}–{ratios[-1]:.1f}×; goal ≤ 11× ({spent})")
        print(f"{verb} of 10,000 records, peak memory: {peak} MiB; goal ≤ 600 MiB")


def since(scratch: Path) -> None:
    """What the last of 10,000 commits changed, in 10,000 records: against git status and a check of that file."""
    root = scratch / "past"
    changed = past.write(root, 10_000)
    mine = [PYTHON, "-m", "commdocs", "--workspace", root, "check", "--today", "2024-05-21"]
    status = ["git", "-C", root, "status"]
    ratio = measure.compare(
        lambda: measure.process(status).cpu + measure.process([*mine, changed]).cpu,
        lambda: measure.process([*mine, "--since", "HEAD~1"]).cpu,
        3,
    )
    print(f"git status + check of the changed file against check --since HEAD~1: {ratio}; goal ≤ 3×")


def hook(scratch: Path) -> None:
    """A commit of one file among 1,000 records, as the hook checks it, against check-jsonschema on that file."""
    root = scratch / "hook"
    changed = past.write(root, 1_000)
    changed.write_text(changed.read_text(encoding="utf-8").replace("已通知", "已通知大家"), encoding="utf-8")
    past.git(root, "add", "-A")
    schema = scratch / "schema.json"
    schema.write_bytes(minutes.schema())
    rival = [Path(PYTHON).with_name("check-jsonschema"), "--schemafile", schema, changed]
    mine = [PYTHON, "-m", "commdocs", "--workspace", root, "check", "--staged", "--today", "2024-05-21"]
    ratio = measure.compare(lambda: measure.process(mine).cpu, lambda: measure.process(rival).cpu, 7)
    print(f"hook on one of 1,000 records against check-jsonschema on that file: {ratio}; goal ≥ 1×")


_DAY = ["--today", "2024-06-25"]
_SCAN = """
import os, sys
def walk(folder):
    for entry in os.scandir(folder):
        walk(entry.path) if entry.is_dir() else entry.stat()
walk(sys.argv[1])
"""


def _build(workspace: Path) -> list[str | Path]:
    return [PYTHON, "-m", "commdocs", "--workspace", workspace, "build", *_DAY]


def _cold(workspace: Path) -> float:
    shutil.rmtree(workspace / "output", ignore_errors=True)
    shutil.rmtree(workspace / ".commdocs", ignore_errors=True)
    return measure.process(_build(workspace)).cpu


def _built(scratch: Path) -> tuple[Path, Path]:
    """Two equal workspaces of 1,000 records: one to be built anew each time, one that is built and remembered."""
    for name in ("cold", "warm"):
        if not (scratch / name).exists():
            corpus.write(scratch / name, 1_000)
    warm = scratch / "warm"
    for _ in range(2):
        measure.process(_build(warm))
        time.sleep(3)  # what was written in the last seconds is not trusted to be as it was
    measure.process(_build(warm))
    return scratch / "cold", warm


def nothing(scratch: Path) -> None:
    """A build of 1,000 records with nothing to do: against a build of all, and against looking at all files."""
    cold, warm = _built(scratch)
    ratio = measure.compare(lambda: measure.process(_build(warm)).cpu, lambda: _cold(cold), 3)
    print(f"build of all of 1,000 records against one with nothing to do: {ratio}; goal ≥ 15×")
    scan = [PYTHON, "-c", _SCAN, warm]
    ratio = measure.compare(lambda: measure.process(scan).cpu, lambda: measure.process(_build(warm)).cpu, 7)
    print(f"build with nothing to do against a bare scandir + stat: {ratio}; aim ≤ 4×")


def changed(scratch: Path) -> None:
    """One record of 1,000 changed: check + build with its lists, against a build of all."""
    cold, warm = _built(scratch)
    record = next(warm.glob("records/*/MM2024-05-25-07.yaml"))
    text, numbers = record.read_text(encoding="utf-8"), itertools.count()

    def one() -> float:
        place = f"会议地点: {next(numbers)}号会议室"
        record.write_text(re.sub("会议地点: .*", place, text), encoding="utf-8")
        return measure.process(_build(warm)).cpu

    ratio = measure.compare(one, lambda: _cold(cold), 3)
    print(f"build of all of 1,000 records against one after a change of one: {ratio}; goal ≥ 10×")


def named(scratch: Path) -> None:
    """``check FILE``, changed each time, one of 1,000 records, against check-jsonschema on that file."""
    _, warm = _built(scratch)
    record = next(warm.glob("records/*/MM2024-05-25-07.yaml"))
    text, numbers = record.read_text(encoding="utf-8"), itertools.count()
    schema = scratch / "schema.json"
    schema.write_bytes(minutes.schema())
    rival = [Path(PYTHON).with_name("check-jsonschema"), "--schemafile", schema, record]

    def one() -> float:
        place = f"会议地点: {next(numbers)}号会议室"
        record.write_text(re.sub("会议地点: .*", place, text), encoding="utf-8")
        return measure.process([PYTHON, "-m", "commdocs", "--workspace", warm, "check", *_DAY, record]).cpu

    ratio = measure.compare(one, lambda: measure.process(rival).cpu, 5)
    print(f"check of one file of 1,000 against check-jsonschema on it: {ratio}; goal ≥ 1.5×")


def again(scratch: Path) -> None:
    """Check of 1,000 records that were checked before, against check-jsonschema on the shape alone."""
    _, warm = _built(scratch)
    schema = scratch / "schema.json"
    schema.write_bytes(minutes.schema())
    rival = [
        Path(PYTHON).with_name("check-jsonschema"),
        "--schemafile",
        schema,
        *sorted(warm.rglob("records/*/*.yaml")),
    ]
    mine = [PYTHON, "-m", "commdocs", "--workspace", warm, "check", *_DAY]
    ratio = measure.compare(lambda: measure.process(mine).cpu, lambda: measure.process(rival).cpu, 1)
    print(f"a second check of 1,000 records against check-jsonschema: {ratio}; goal ≥ 100× at 10,000")


def _workspace(scratch: Path, records: int) -> Path:
    root = scratch / f"{records}"
    if not root.exists():
        corpus.write(root, records)
    return root


BENCHMARKS: dict[str, Callable[[Path], None]] = {
    "docx": docx,
    "check": check,
    "check-many": check_many,
    "growth": growth,
    "since": since,
    "hook": hook,
    "nothing": nothing,
    "changed": changed,
    "named": named,
    "again": again,
}


QUICK = ["docx", "nothing", "changed", "named"]


def main() -> None:
    chosen = QUICK if sys.argv[1:] == ["quick"] else sys.argv[1:] or list(BENCHMARKS)
    with tempfile.TemporaryDirectory() as scratch:
        for name in chosen:
            BENCHMARKS[name](Path(scratch))


if __name__ == "__main__":
    main()
