"""Builds killed at random, editors that save while ``set`` runs, two ``set`` at once: what is lost, torn or left behind.

``python -m tests.kills`` does it in earnest (200 builds, 40 saves, 40 pairs) and prints a line of figures each;
``test_kills`` does a few of each. The processes are forks of this one, so that nothing of a round is imports.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from commdocs import cli

ROOT = Path(__file__).parent.parent
RECORDS = (
    "Q3产品迭代/MM2024-05-21-01",
    "支付系统/IS2024-05-22-01",
    "企业官网改版/PS2024-05-22-01",
    "3季度线上活动/NC2023-10-10-01",
    "A公司数据导出/EC2023-10-09-01",
    "_parties/KH-0001",
    "_parties/KH-0002",
)
DAY = "2024-05-28"
BUILD = ("build", "--format", "md")  # the quickest to make: so more of the time goes by on the disk
WHOLE = ("build",)  # remembers what it made, in the index
Files = Mapping[str, str]  # path under output/ → sha256


class Builds(NamedTuple):
    """What became of the killed builds, and of the whole one after each."""

    killed: int = 0  # while they ran
    torn: int = 0  # files that neither state of the records gives
    copies: int = 0  # files of ours taken for edited ones
    lost: int = 0  # edited files of which nothing was kept
    strays: int = 0  # files in the mean time that are still there after the next build
    wrong: int = 0  # next builds whose files are not those of a build in an empty folder


class Saves(NamedTuple):
    """What became of what an editor saved while ``set`` ran."""

    saved: int = 0
    during: int = 0  # while it ran
    refused: int = 0  # ``set`` said that the file had changed
    lost: int = 0


class Pairs(NamedTuple):
    """What became of two ``set`` at once on one record."""

    both: int = 0
    one: int = 0  # the other said that the file had changed
    lost: int = 0  # said to be written, and not there


def workspace(folder: Path) -> Path:
    """Some of the example records, in a workspace of their own."""
    for name in RECORDS:
        (folder / f"records/{name}.yaml").parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / f"records/{name}.yaml", folder / f"records/{name}.yaml")
    shutil.copy(ROOT / "commdocs.yaml", folder)
    return folder


@cache
def warm() -> None:
    """Runs the commands once here, so that the forks need not compile what they have in common."""
    with tempfile.TemporaryDirectory() as name:
        root = workspace(Path(name))
        nowhere = io.StringIO()
        with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            for words in (BUILD, ("set", "MM2024-05-21-01", "备注=零")):
                cli.main([*words, "--workspace", str(root), "--today", DAY])


def child(root: Path, *words: str) -> int:
    """The process number of a fork that runs the command; its words go nowhere."""
    warm()
    sys.stdout.flush()
    number = os.fork()
    if number:
        return number
    status = 70
    with contextlib.suppress(BaseException):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.chdir(root)
        status = cli.main([*words, "--today", DAY])
    os._exit(status)


def ended(number: int) -> int:
    """Its exit status; that of a killed one is negative."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


# -- builds ---------------------------------------------------------------------------------------------


def states(root: Path) -> tuple[Callable[[], None], Callable[[], None]]:
    """Two states of the records: in the second, contents differ, one record has errors and one is gone."""
    texts = {path: path.read_text("utf-8") for path in root.glob("records/*/*.yaml")}

    def first() -> None:
        for path, text in texts.items():
            path.write_text(text, "utf-8")

    def second() -> None:
        for number, (path, text) in enumerate(sorted(texts.items())):
            if number == 1:
                path.write_text(text.replace("状态: ", "状态: 不"), "utf-8")
            elif number == 2:
                path.unlink(missing_ok=True)
            else:
                path.write_text(f"{text}备注: 第二稿\n" if "\n备注:" not in text else text, "utf-8")

    return first, second


def built(root: Path) -> Files:
    """The files in output/ but for the manifest."""
    return {
        path.relative_to(root / "output").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (root / "output").rglob("*")
        if path.is_file() and path.name not in ("manifest.json", ".gitignore", ".manifest-journal")
    }


def builds(wanted: int, seed: int = 1, words: Sequence[str] = BUILD) -> Builds:
    """Kills so many builds at random; the records change before each and before the whole one that follows."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        root = workspace(Path(name))
        two = states(root)
        right = []
        for state in two:
            state()
            shutil.rmtree(root / "output", ignore_errors=True)
            ended(child(root, *words))
            right.append(built(root))
        good = {*right[0].values(), *right[1].values()}
        tally = dict.fromkeys(Builds._fields, 0)
        now, length = 1, 1.0
        while tally["killed"] < wanted:
            now = 1 - now if chance.random() < 0.8 else now
            edited = dict(_edited(root, right[now], chance)) if chance.random() < 0.3 else {}
            two[now]()
            process = child(root, *words)
            time.sleep(chance.random() * length)
            os.kill(process, signal.SIGKILL)
            tally["killed"] += ended(process) < 0
            after = built(root)
            known = good | {*edited.values()}
            tally["torn"] += sum(digest not in known for path, digest in after.items() if not path.startswith("."))
            now = 1 - now if chance.random() < 0.8 else now
            two[now]()
            start = time.monotonic()
            ended(child(root, *words))
            length = 0.8 * length + 0.2 * (time.monotonic() - start)
            _judge(root, right[now], edited, tally)
    return Builds(**tally)


def _edited(root: Path, right: Files, chance: random.Random) -> Iterator[tuple[str, str]]:
    """A built file changed by hand; and its new digest."""
    there = sorted(path for path in right if (root / "output" / path).is_file())
    if there:
        path = chance.choice(there)
        data = b"by hand %d" % chance.randrange(10**9)
        (root / "output" / path).write_bytes(data)
        yield path, hashlib.sha256(data).hexdigest()


def _judge(root: Path, right: Files, edited: Files, tally: dict[str, int]) -> None:
    """Counts what is not as it should be after a whole build, and tidies up."""
    found = built(root)
    copies = {path: digest for path, digest in found.items() if "(手工修改" in path}
    tally["copies"] += sum(digest not in edited.values() for digest in copies.values())
    tally["lost"] += sum(digest not in found.values() for digest in edited.values())
    strays = [path for path in found if path.rpartition("/")[2].startswith(".")]
    strays += [each.name for each in (root / "output").glob(".manifest-journal")]
    tally["strays"] += len(strays)
    tally["wrong"] += {path: digest for path, digest in found.items() if path not in copies} != dict(right)
    for path in copies:
        (root / "output" / path).unlink()


# -- set ------------------------------------------------------------------------------------------------

RECORD = f"records/{RECORDS[0]}.yaml"


def saves(wanted: int, seed: int = 1) -> Saves:
    """An editor saves, in place or by another file's name, at random while ``set`` runs."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        root = workspace(Path(name))
        path, text = root / RECORD, (root / RECORD).read_text("utf-8")
        start = time.monotonic()
        ended(child(root, "set", "MM2024-05-21-01", "备注=零"))
        length = time.monotonic() - start
        tally = dict.fromkeys(Saves._fields, 0)
        for number in range(wanted):
            path.write_text(text, "utf-8")
            process = child(root, "set", "MM2024-05-21-01", f"备注=第{number}次")
            time.sleep(length * (0.4 + 0.8 * chance.random()))
            tally["during"] += os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
            mine = text.replace("需求", f"改过{number}", 1)
            assert mine != text
            if number % 2:
                path.write_text(mine, "utf-8")
            else:
                (root / "saved").write_text(mine, "utf-8")
                (root / "saved").replace(path)
            tally["refused"] += ended(process) == 1
            tally["saved"] += 1
            tally["lost"] += f"改过{number}" not in path.read_text("utf-8")
    return Saves(**tally)


def pairs(wanted: int) -> Pairs:
    """Two ``set`` at the same time, each of another field."""
    with tempfile.TemporaryDirectory() as name:
        root = workspace(Path(name))
        path, text = root / RECORD, (root / RECORD).read_text("utf-8")
        tally = dict.fromkeys(Pairs._fields, 0)
        for number in range(wanted):
            path.write_text(text, "utf-8")
            words = (f"备注=甲{number}", f"地点=乙{number}室")
            statuses = [ended(each) for each in [child(root, "set", "MM2024-05-21-01", word) for word in words]]
            after = path.read_text("utf-8")
            said = [word.partition("=")[2] for word, status in zip(words, statuses, strict=True) if status == 0]
            tally["both"] += len(said) == 2
            tally["one"] += len(said) == 1
            tally["lost"] += not said or any(word not in after for word in said)
    return Pairs(**tally)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, number in (("builds", 200), ("whole", 100), ("saves", 40), ("pairs", 40), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    chosen = parser.parse_args()
    whole = builds(chosen.whole, chosen.seed, WHOLE) if chosen.whole else Builds()
    for tally in (builds(chosen.builds, chosen.seed), whole, saves(chosen.saves, chosen.seed), pairs(chosen.pairs)):
        print(", ".join(f"{name} {value}" for name, value in tally._asdict().items()), flush=True)


if __name__ == "__main__":
    main()
