"""Pairs of honest edits of one record, merged by field: how many merge by themselves, and whether anything is lost.

``python -m tests.merges --count 200 --seed 1`` edits the example records as two people would, each one to three
values, with items, log lines and comments added, and counts what comes of it, also with git's own merge by lines.
Every value that an edit writes is one that nothing else holds, so a lost one cannot be taken for another.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from commdocs import build, kinds, source, workspace
from commdocs.merging import Merged, merged
from commdocs.model import Edit, Field, Kind, spellings
from commdocs.source import ListNode, MapNode, Node, ScalarNode

ROOT = Path(__file__).parents[1]
DATED = ("date", "datetime", "due")


@dataclass
class Side:
    """A record after somebody's edits, and what they wrote that nobody else did."""

    text: str
    written: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)


@dataclass
class Pair:
    path: str
    kind: Kind
    base: str
    ours: Side
    theirs: Side

    @property
    def merged(self) -> Merged:
        stem = self.path.rpartition("/")[2].removesuffix(".yaml")
        return merged(self.kind, stem, self.base, self.ours.text, self.theirs.text, ("陈晓", "李雷"))

    @property
    def lost(self) -> list[str]:
        text = self.merged.text
        return [each for each in (*self.ours.written, *self.theirs.written) if each not in text]


@cache
def forms() -> Mapping[str, Kind]:
    return build.schemas(workspace.shipped())[0]


@cache
def examples() -> dict[str, str]:
    return {str(each.relative_to(ROOT)): each.read_text("utf-8") for each in sorted(ROOT.glob("records/*/*.yaml"))}


def pairs(seed: int, count: int) -> Iterator[Pair]:
    """So many pairs, the same for the same seed."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        path = chance.choice([*examples()])
        base = examples()[path]
        root, _ = source.parse(base)
        assert root is not None
        kind, _ = kinds.identify(forms(), root)
        assert kind is not None
        yield Pair(path, kind, base, *(_edited(kind, base, chance, 10 * (2 * number + side)) for side in (0, 1)))


def _edited(kind: Kind, base: str, chance: random.Random, number: int) -> Side:
    side = Side(base)
    for turn in range(chance.randint(1, 3)):
        if chance.random() < 0.55:
            _value(kind, side, chance, number + turn)
        else:
            _item(kind, side, chance, number + turn)
        if chance.random() < 0.2:
            _comment(side, chance, number + turn)
    side.written = [each for each in side.written if each in side.text]  # the rest was written over by the same person
    return side


def _value(kind: Kind, side: Side, chance: random.Random, number: int) -> None:
    """Another value of a field."""
    root, _ = source.parse(side.text)
    assert root is not None
    found = [each for each in _scalars(root, kind.fields, "") if each[0] not in side.places]
    path, node, known = chance.choice(found)
    said = _word(known, number)
    old = node.value
    if known.type in ("text", "markdown"):
        said = f"{old.rstrip()}，{said}"
    side.text = source.patch(side.text, node, said)
    side.places.add(path)
    side.written.append(said.split("\n")[-1])


def _item(kind: Kind, side: Side, chance: random.Random, number: int) -> None:
    """One more item of a list, as like the last one as people write them."""
    root, _ = source.parse(side.text)
    assert root is not None
    names = spellings(kind.fields)
    lists = [
        (kind.fields[names[key.value]], value)
        for key, value in root.pairs
        if isinstance(value, ListNode) and value.items
    ]
    if not lists:
        _value(kind, side, chance, number)
        return
    known, node = chance.choice(lists)
    if not known.fields:
        edit = Edit(known.name, _word(known, number), add=True)
    else:
        last = node.items[-1]
        assert isinstance(last, MapNode)
        inner = {known.keys[key.value]: value for key, value in last.pairs}
        numbered = iter(range(number * 10, number * 10 + 10))
        values = {
            name: _next(value.value) if name == "id" else _word(known.fields[name], next(numbered))
            for name, value in inner.items()
            if isinstance(value, ScalarNode) and known.fields[name].type not in ("enum", "boolean")
        }
        edit = Edit(known.name, values, add=True)
    done = kinds.applied(kind, side.text, edit)
    assert done.finding is None, done.finding
    side.text = done.text
    words = edit.value.items() if isinstance(edit.value, dict) else [("", str(edit.value))]
    side.written += [str(value) for name, value in words if name != "id"]


def _comment(side: Side, chance: random.Random, number: int) -> None:
    """A remark above a line or behind it."""
    words = f"# 备注{number}"
    lines = side.text.split("\n")
    places = [n for n, line in enumerate(lines) if line.lstrip().startswith("- ") or (line and line[0] != " ")]
    at = chance.choice(places)
    if chance.random() < 0.5 and not lines[at].rstrip().endswith(("|", "|-", ">")):
        lines[at] += f"  {words}"
    else:
        lines.insert(at, " " * (len(lines[at]) - len(lines[at].lstrip())) + words)
    side.text = "\n".join(lines)
    side.written.append(words)


def _scalars(node: Node, known: Mapping[str, Field], path: str) -> Iterator[tuple[str, ScalarNode, Field]]:
    """Every value that a person may well change, with its path and field."""
    if not isinstance(node, MapNode):
        return
    names = spellings(known)
    for key, value in node.pairs:
        form = known.get(names.get(key.value, ""))
        if form is None or form.shape == "map" or form.name in ("id", "kind", "project", "date"):
            continue
        where = f"{path}{form.name}"
        if isinstance(value, ListNode):
            for number, item in enumerate(value.items):
                if isinstance(item, MapNode):
                    yield from _scalars(item, form.fields, f"{where}[{number}].")
        elif isinstance(value, ScalarNode):
            if form.type not in ("enum", "boolean", "status", "kind"):
                yield where, value, form
        else:
            yield from _scalars(value, form.fields, f"{where}.")


def _word(known: Field, number: int) -> str:
    """A value for the field that no other edit writes."""
    if known.type in DATED:
        return (date(2031, 1, 1) + timedelta(days=number)).isoformat() + (" 09:00" if known.type == "datetime" else "")
    if known.type == "person":
        return f"新部门/新人{number}"
    return f"{number}" if known.type in ("number", "integer") else f"改动{number}"


def _next(number: str) -> str:
    digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return number.removesuffix(digits) + str(int(digits) + 1)


def by_git(pair: Pair) -> bool:
    """Whether git alone would have merged it."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, text in zip(files, (pair.ours.text, pair.base, pair.theirs.text), strict=True):
            file.write_bytes(text.encode())
        return subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, check=False).returncode == 0


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    clean = lost = plain = 0
    questions: dict[int, int] = {}
    for pair in pairs(given.seed, given.count):
        made = pair.merged
        clean += not made.questions
        questions[made.questions] = questions.get(made.questions, 0) + 1
        plain += by_git(pair)
        if pair.lost:
            lost += 1
            print(f"LOST in {pair.path}: {pair.lost}")
    print(f"{given.count} pairs: {clean} merged by themselves, questions each: {dict(sorted(questions.items()))}")
    print(f"{lost} with something lost; git alone merges {plain}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
