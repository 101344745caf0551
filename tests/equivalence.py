"""Random edits of a workspace, judged and built with and without the index: nothing may differ but time.

``python -m tests.equivalence --count 300`` tries as many sequences; the same ``--seed`` gives the same edits.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from commdocs import cli
from commdocs.model import FORGETFUL
from commdocs.workspace import index

ROOT = Path(__file__).parents[1]
DAYS = ("2024-05-24", "2024-05-24", "2024-05-24", "2024-06-25")
WORDS = ("尽快", "已通知", "王经理", "2024-05-21", "2024-06-03", "closed", "open", "已关闭", "张三", "100", "客户")


def began(root: Path) -> None:
    """A workspace of one's own, with some of the example records and a letterhead and forms to edit."""
    root.mkdir()
    shutil.copy(ROOT / "commdocs.yaml", root)
    chosen = sorted((ROOT / "records").rglob("*.yaml"))[::9]
    chosen.append(ROOT / "records/Q3产品迭代/MM2024-05-21-01.yaml")
    for path in chosen:
        place = root / path.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    for path in ("schemas/meeting.yaml", "templates/meeting/minutes.md", "templates/letterheads/business.docx"):
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, place)


class Edits:
    """Edits of one workspace, chosen by ``chance``; two with equal chance do the same to equal folders."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.before: dict[Path, bytes] = {}

    def one(self) -> str:
        """Makes one edit and says which."""
        kinds: tuple[Callable[[Path], None], ...] = (
            self.change, self.change, self.same_size, self.create, self.delete, self.rename, self.revert, self.touch,
            self.clock_back, self.schema, self.template, self.letterhead, self.config, self.attach, self.spoil_output,
        )  # fmt: skip
        edit = self.chance.choice(kinds)
        paths = sorted((self.root / "records").rglob("*.yaml"))
        path = self.chance.choice(paths)
        edit(path)
        return f"{edit.__name__} {path.relative_to(self.root)}"

    def change(self, path: Path) -> None:
        self._put(path, self._word_for_word(path.read_bytes(), ""))

    def same_size(self, path: Path) -> None:
        """Other content, as long, in the same moment."""
        about = path.stat()
        raw = path.read_bytes()
        digits = [n for n, byte in enumerate(raw) if byte in b"123456789"] or [0]
        at = self.chance.choice(digits)
        self._put(path, raw[:at] + b"7" + raw[at + 1 :])
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))

    def create(self, path: Path) -> None:
        number = self.chance.randrange(10, 99)
        stem = path.stem.rstrip("0123456789")
        self._put(path.with_name(f"{stem}{number}.yaml"), path.read_bytes())

    def delete(self, path: Path) -> None:
        if len(list(path.parents[1].rglob("*.yaml"))) > 3:
            self.before[path] = path.read_bytes()
            path.unlink()

    def rename(self, path: Path) -> None:
        there = path.with_name(f"{path.stem}{self.chance.choice(('', 'x', ' copy'))}.yaml")
        path.rename(there)

    def revert(self, _: Path) -> None:
        for path in sorted(self.before)[:1]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.before.pop(path))

    def touch(self, path: Path) -> None:
        os.utime(path)

    def clock_back(self, path: Path) -> None:
        self.change(path)
        os.utime(path, ns=(10**18, 10**18))

    def schema(self, _: Path) -> None:
        self._edit("schemas/meeting.yaml", ("会议主题", "会议题目", "zh: 会议地点", "required: always"))

    def template(self, _: Path) -> None:
        self._edit("templates/meeting/minutes.md", ("会议", "纪要", "{{", "#"))

    def letterhead(self, _: Path) -> None:
        path = self.root / "templates/letterheads/business.docx"
        if path.exists() and self.chance.random() < 0.5:
            path.unlink()
        else:
            shutil.copy(ROOT / "templates/letterheads/business.docx", path)

    def config(self, _: Path) -> None:
        path = self.root / "commdocs.yaml"
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        if self.chance.random() < 0.5 and len(lines) > 10:
            del lines[self.chance.randrange(len(lines))]
        else:
            text = (ROOT / "commdocs.yaml").read_text(encoding="utf-8")
            lines = [text.replace("language: zh", self.chance.choice(("language: en", "language: zh")))]
        self._put(path, "".join(lines).encode())

    def attach(self, path: Path) -> None:
        place = self.root / "attachments" / path.parent.name / path.stem / "签字.pdf"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"%PDF " + bytes([self.chance.randrange(48, 58)]))

    def spoil_output(self, _: Path) -> None:
        """Somebody writes into a page, with a length and time like before, or removes it."""
        built = sorted(each for each in (self.root / "output").rglob("*.md") if "（" not in each.name)
        if not built:
            return
        page = self.chance.choice(built)
        about, raw = page.stat(), page.read_bytes()
        if self.chance.random() < 0.5:
            page.unlink()
        else:
            page.write_bytes(raw[:-2] + b"?\n")
            os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))

    def _edit(self, name: str, words: tuple[str, ...]) -> None:
        text = (ROOT / name).read_text(encoding="utf-8")
        if self.chance.random() < 0.6:
            word = self.chance.choice(words)
            text = text.replace(word, self.chance.choice(("甲", "", word + "乙")), 1)
        self._put(self.root / name, text.encode())

    def _word_for_word(self, raw: bytes, ending: str) -> bytes:
        text = raw.decode(errors="replace")
        lines = text.splitlines(keepends=True)
        at = self.chance.randrange(len(lines)) if lines else 0
        if not lines:
            return raw
        draw = self.chance.random()
        if draw < 0.15:
            del lines[at]
        elif draw < 0.3:
            lines.insert(at, self.chance.choice(lines))
        else:
            key, colon, _ = lines[at].partition(": ")
            lines[at] = f"{key}{colon}{self.chance.choice(WORDS)}{ending}\n" if colon else lines[at] + ending
        return "".join(lines).encode()

    def _put(self, path: Path, data: bytes) -> None:
        if path.exists():
            self.before[path] = path.read_bytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def said(root: Path, *words: str) -> tuple[int, str]:
    """What a command answers, with the folder's name taken out."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        status = cli.main(["--workspace", str(root), *words])
    return status, out.getvalue().replace(str(root), "…")


@contextlib.contextmanager
def forgetful() -> Iterator[None]:
    """Nothing is remembered and nothing recalled meanwhile."""
    there = index.memory, index._load
    index.memory = lambda root: FORGETFUL
    index._load = lambda folder, name: {}
    try:
        yield
    finally:
        index.memory, index._load = there


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".commdocs" not in path.parts
    }


def sequence(scratch: Path, seed: int, steps: int) -> Iterator[str]:
    """One sequence; gives what differs, if anything does."""
    roots = scratch / "with", scratch / "without"
    edits = []
    for root in roots:
        began(root)
        edits.append(Edits(root, random.Random(seed)))
    chance = random.Random(seed)
    done: list[str] = []
    for _ in range(steps):
        done += {each.one() for each in edits}
        day = chance.choice(DAYS)
        verbs = [["build"], ["check"], ["check", "--format", "json"], ["due"], ["build", "--format", "md"]]
        for words in [*chance.sample(verbs, 2), ["build"]]:
            if chance.random() < 0.1:
                shutil.rmtree(roots[0] / ".commdocs/index", ignore_errors=True)
            first = said(roots[0], "--today", day, *words)
            with forgetful():
                answers = [first, said(roots[1], "--today", day, *words)]
            if answers[0] != answers[1]:
                yield f"seed {seed}: {words} after {done}:\n  {answers[0]}\n  {answers[1]}"
                return
        one, other = map(files, roots)
        if one != other:
            names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
            yield f"seed {seed}: files differ after {done}: {names[:5]}"
            return


def main() -> int:
    """Prints what differs; 1 if anything does."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--count", type=int, default=20)
    ask.add_argument("--steps", type=int, default=6)
    ask.add_argument("--seed", type=int, default=0)
    given = ask.parse_args()
    bad = 0
    for seed in range(given.seed, given.seed + given.count):
        with tempfile.TemporaryDirectory() as scratch:
            for found in sequence(Path(scratch), seed, given.steps):
                print(found)
                bad += 1
    print(f"{given.count} sequences, {bad} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
