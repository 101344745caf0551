"""``python -m bench``: the figures of the speed goals, measured now on this machine.

Each claim is a ratio of CPU time with the rival measured in the same run. ``python -m bench docx`` runs one.
"""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
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
}


def main() -> None:
    chosen = sys.argv[1:] or list(BENCHMARKS)
    with tempfile.TemporaryDirectory() as scratch:
        for name in chosen:
            BENCHMARKS[name](Path(scratch))


if __name__ == "__main__":
    main()
