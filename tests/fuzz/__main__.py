"""``python -m tests.fuzz records --count 1000 --seed 1 --jobs 2 --keep DIR``: what goes wrong, if anything does.

``records`` spoils records, ``long`` makes them as long as a file may be, ``forms`` spoils schemas, settings,
templates, calendars and letterheads. The same seed makes the same inputs; ``--only N`` judges the one of that
number and prints it.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fuzz.desk import fault_of, parsed_once
from tests.fuzz.smaller import smaller
from tests.fuzz.subject import Files, Found, Subject

_MEMORY = 3 << 30  # bytes of address space: a bomb is an error, not the end of the machine
_TELL = 60  # seconds between two words on how far it is
_SEVERAL = 3  # inputs kept of one fault
_CLEAN = 2_000  # inputs between two times that memory is cleaned up


def subject(name: str, seed: int, root: Path) -> Subject:
    """The subject of that name."""
    if name in ("records", "long"):
        from tests.fuzz.records import Long, Records

        return Records(seed, root) if name == "records" else Long(seed, root)
    from tests.fuzz.forms import Forms

    return Forms(seed, root)


def run(what: Subject, numbers: range, keep: Path | None = None, tell: bool = False) -> Found:
    """Spoils and judges the inputs of these numbers."""
    found = Found()
    began = told = time.monotonic()
    with _quick(), parsed_once():
        for number in numbers:
            _one_input(what, number, number == numbers[-1], keep, found)
            if tell and time.monotonic() - told > _TELL:
                told = time.monotonic()
                print(f"{found.inputs} after {told - began:.0f} s, faults: {dict(found.faults)}", file=sys.stderr)
    found.seconds = time.monotonic() - began
    found.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def _one_input(what: Subject, number: int, last: bool, keep: Path | None, found: Found) -> None:
    files = what.make(number)
    words: list[str] = []
    since = time.perf_counter()
    fault = fault_of(lambda: words.append(what.judge(files, number)), what.seconds)
    found.slowest = max(found.slowest, (time.perf_counter() - since, number))
    found.inputs += 1
    found.words[words[0] if words else "fault"] += 1
    if fault:
        found.add_fault(fault, number)
        if keep and found.faults[fault.key] <= _SEVERAL:
            _keep(what, files, number, fault.key, keep)
    for fault, showing in what.after(last):
        found.add_fault(fault, number)
        if keep and found.faults[fault.key] == 1:
            _keep(what, showing(), number, fault.key, keep)
    if found.inputs % _CLEAN == 0:
        gc.collect()


@contextmanager
def _quick() -> Iterator[None]:
    """What is read once is not looked through again and again for what could be freed."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _keep(what: Subject, files: Files, number: int, key: str, keep: Path) -> None:
    """Writes the files that show a fault, made smaller where there is one only."""
    folder = keep / f"{re.sub(r'[^A-Za-z0-9]+', '-', key)[:80]}-{number}"
    if len(files) == 1:
        [(path, raw)] = files.items()

        def shows(tried: bytes) -> bool:
            again = fault_of(lambda: what.judge({path: tried}, number), what.seconds)
            return again is not None and again.key == key

        files = {path: smaller(raw, shows) if shows(raw) else raw}
    for path, raw in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)


def _part(given: argparse.Namespace, job: int, answers: multiprocessing.Queue[Found | str]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        with tempfile.TemporaryDirectory() as root:
            what = subject(given.what, given.seed, Path(root))
            numbers = range(given.start + job, given.start + given.count, given.jobs)
            answers.put(run(what, numbers, given.keep, tell=True))
    except BaseException as error:
        answers.put(f"{type(error).__name__}: {error}")
        raise


def main() -> int:
    """Runs as asked; 1 if there are faults."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("what", choices=["records", "long", "forms"])
    parser.add_argument("--count", type=int, default=1_000, help="inputs")
    parser.add_argument("--start", type=int, default=0, help="number of the first one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--keep", type=Path, help="folder for inputs that show a fault")
    parser.add_argument("--only", type=int, help="print and judge the input of this number")
    given = parser.parse_args()
    if given.only is not None:
        return _one(given)
    answers: multiprocessing.Queue[Found | str] = multiprocessing.Queue()
    parts = [multiprocessing.Process(target=_part, args=(given, job, answers)) for job in range(given.jobs)]
    for part in parts:
        part.start()
    found, lost = Found(), []
    for _ in parts:
        answer = answers.get()
        if isinstance(answer, Found):
            found.add(answer)
        else:
            lost.append(answer)
    for part in parts:
        part.join()
    print(f"{given.what}, seed {given.seed}: {found.inputs} inputs in {found.seconds:.0f} s, {dict(found.words)}")
    print(f"slowest: {found.slowest[0]:.2f} s (number {found.slowest[1]}); memory at most {found.memory} MiB")
    print(f"faults: {len(found.faults)} ({sum(found.faults.values())} inputs)")
    for key, times in found.faults.most_common():
        number, story = found.first[key]
        print(f"\n== {key}: {times} times, first at number {number}\n{story[-1_500:]}")
    print("\n".join(lost))
    return 1 if found.faults or lost else 0


def _one(given: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as root:
        what = subject(given.what, given.seed, Path(root))
        files = what.make(given.only)
        for path, raw in files.items():
            print(f"-- {path}")
            sys.stdout.buffer.write(raw + b"\n")
        since = time.process_time()
        fault = fault_of(lambda: print("--", what.judge(files, given.only)), what.seconds)
        print(f"-- {time.process_time() - since:.2f} s")
        faults = [fault] if fault else [each for each, _ in what.after(True)]
        for each in faults:
            print(f"== {each.key}\n{each.story}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
