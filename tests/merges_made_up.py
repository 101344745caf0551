"""Pairs of random edits of records of random shapes: nested lists, blocks of text, quotes, brackets, comments, empty
values, moved and deleted entries, and sides that indent differently.

``python -m tests.merges_made_up --count 1000`` merges so many and says what came of them. Every value and comment is
one of its kind, so that a lost one is seen.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from commdocs import source
from commdocs.merging import Cannot, Merged, merged
from commdocs.model import ERROR
from tests.merges import forms

ROW, NUMBERED = ("a", "b", "c"), ("id", "a", "b")
WIDTHS = ((2, 2, 2), (4, 4, 4), (2, 2, 4), (2, 4, 2), (4, 2, 3))  # indent of base, ours and theirs


@dataclass
class Node:
    """A value of a made-up record; ``children`` with their keys, which are empty in a list."""

    style: str
    text: str = ""
    children: list[tuple[str, Node]] = field(default_factory=list)
    rows: tuple[str, ...] = ()  # the keys of what its items are
    lead: list[str] = field(default_factory=list)
    tail: str = ""

    @property
    def named(self) -> bool:
        return bool(self.children) and bool(self.children[0][0])


class Maker:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.number = 0

    def word(self) -> str:
        self.number += 1
        return f"值{self.number}x"

    def record(self) -> Node:
        return self.decorated(Node("block", children=self.pairs(self.chance.randint(2, 5), 0)))

    def pairs(self, count: int, depth: int, flow: bool = False) -> list[tuple[str, Node]]:
        return [(f"k{self.word()}", self.node(depth, flow)) for _ in range(count)]

    def scalar(self, flow: bool = False) -> Node:
        kind = self.chance.random()
        if flow or kind < 0.5:
            return Node(self.chance.choice(["plain", "'", '"']), self.word())
        if kind < 0.75:
            lines = [self.word() for _ in range(self.chance.randint(2, 5))]
            return Node(self.chance.choice(["|", "|-", ">-"]), "\n".join(lines))
        odd = self.chance.choice([' "引"', ": 冒", " 'x'", " -", "，"])
        return Node("plain", "") if kind < 0.8 else Node('"', self.word() + odd + self.word())

    def node(self, depth: int, flow: bool = False) -> Node:
        if depth >= 3 or self.chance.random() < 0.5:
            return self.scalar(flow)
        flow = flow or self.chance.random() < 0.35
        if self.chance.random() < 0.5:
            return Node("flow" if flow else "block", children=self.pairs(self.chance.randint(1, 4), depth + 1, flow))
        rows = self.chance.choice([ROW, NUMBERED, (), ()])
        made = Node("flow" if flow else self.chance.choice(["block", "level"]), rows=rows)
        for _ in range(self.chance.randint(1, 4)):
            made.children.append(("", self.item(made, depth)))
        return made

    def item(self, of: Node, depth: int = 3) -> Node:
        flow = of.style == "flow"
        if not of.rows:
            return self.node(depth + 1, flow)
        taken = [int(dict(each.children)["id"].text[1:]) for _, each in of.children if "id" in dict(each.children)]
        row = [(key, self.scalar(flow)) for key in of.rows]
        if of.rows == NUMBERED:
            row[0] = ("id", Node("plain", f"A{max(taken, default=0) + 1}"))
        return flat(Node("flow" if flow or self.chance.random() < 0.5 else "block", children=row))

    def decorated(self, node: Node) -> Node:
        for _, each in node.children if node.style != "flow" else ():
            if self.chance.random() < 0.15:
                each.lead = [self.chance.choice(["", f"# 注{self.word()}"]) for _ in range(self.chance.randint(1, 2))]
            if self.chance.random() < 0.12:
                each.tail = f"  # 尾{self.word()}"
            self.decorated(each)
        return node

    def edited(self, node: Node) -> Node:
        """A copy with one to four changes."""
        node = copy.deepcopy(node)
        for _ in range(self.chance.randint(1, 4)):
            holder, at = self.chance.choice([*places(node)])
            key, each = holder.children[at]
            kind = self.chance.random()
            if kind < 0.45 and not each.children and key != "id":
                lines = each.text.split("\n")
                lines[self.chance.randrange(len(lines))] = self.word()
                each.text, each.style = "\n".join(lines), each.style if each.text else "plain"
            elif kind < 0.75 and each.children:
                new = (
                    ("", self.item(each)) if not each.named else (f"n{self.word()}", self.node(2, each.style == "flow"))
                )
                each.children.insert(self.chance.choice([len(each.children), 0, 1]), new)
            elif kind < 0.85 and len(holder.children) > 1 and key != "id":
                del holder.children[at]
            elif kind < 0.92 and each.children and not each.named:
                self.chance.shuffle(each.children)
            elif holder.style != "flow":
                each.lead.append(f"# 新{self.word()}")
        return node


def flat(node: Node) -> Node:
    """In brackets there are no blocks of text."""
    if node.style == "flow":
        for _, each in node.children:
            if each.children:
                each.style = "flow"
                flat(each)
            elif each.style[0] in "|>":
                each.text, each.style = each.text.replace("\n", " "), '"'
    return node


def places(node: Node) -> Iterator[tuple[Node, int]]:
    for at, (_, each) in enumerate(node.children):
        yield node, at
        yield from places(each)


def shown(node: Node, width: int, column: int = 0) -> Iterator[str]:
    """The lines of a mapping or list."""
    indent, inner = " " * column, column + width
    for key, each in node.children:
        yield from (indent + line if line else "" for line in each.lead)
        head = indent + (f"{key}:" if key else "-")
        if not each.children or each.style == "flow":
            if each.style[0] in "|>" and each.text:
                gap = "\n\n" if each.style[0] == ">" else "\n"
                yield f"{head} {each.style}"
                yield from (" " * inner + line if line else "" for line in each.text.replace("\n", gap).split("\n"))
            else:
                yield f"{head} {in_line(each)}".rstrip() + each.tail
            continue
        lines = [*shown(each, width, column if key and each.style == "level" and not each.named else inner)]
        if key or each.children[0][1].lead:
            yield head + each.tail
            yield from lines
        else:
            yield head + " " * (width - 1) + lines[0][inner:]
            yield from lines[1:]


def in_line(node: Node) -> str:
    if node.children:
        words = ", ".join(f"{key}: {in_line(each)}" if key else in_line(each) for key, each in node.children)
        return f"{{{words}}}" if node.named else f"[{words}]"
    text = node.text.replace("\n", " ")
    if node.style == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"'{text}'" if node.style == "'" else text


@dataclass
class Case:
    base: str
    ours: str
    theirs: str

    @property
    def fair(self) -> bool:
        """Whether all three can be read."""
        found = (source.parse(each) for each in (self.base, self.ours, self.theirs))
        return all(root is not None and all(each.severity != ERROR for each in wrong) for root, wrong in found)

    def merged(self) -> Merged:
        return merged(forms()["issue"], "IS2024-05-22-01", self.base, self.ours, self.theirs, ("ours", "theirs"))

    def lost(self, text: str) -> set[str]:
        """What one side wrote, and what both left, that the merged text does not hold."""
        old, mine, yours = (words(each) for each in (self.base, self.ours, self.theirs))
        return ((mine | yours) - old | (mine & yours)) - words(text)


def words(text: str) -> set[str]:
    """Every made-up word of a text."""
    return {f"{part.rpartition('值')[2]}x" for part in text.split("x") if "值" in part}


def cases(seed: int, count: int) -> Iterator[Case]:
    for number in range(seed, seed + count):
        maker = Maker(number)
        base = maker.record()
        texts: list[Any] = []
        for each, width in zip(
            (base, maker.edited(base), maker.edited(base)), maker.chance.choice(WIDTHS), strict=True
        ):
            texts.append("\n".join(["表单类型: 问题协调跟踪表", *shown(flat(each), width), ""]))
        case = Case(*texts)
        if case.fair:
            yield case


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    found: Counter[str] = Counter()
    for case in cases(given.seed, given.count):
        try:
            made = case.merged()
        except Cannot:
            found["left to git"] += 1
            continue
        found["asked" if made.questions else "merged"] += 1
        if gone := case.lost(made.text):
            found["LOST"] += 1
            print(f"LOST {gone}\n{case.base}--- ours\n{case.ours}--- theirs\n{case.theirs}--- merged\n{made.text}")
    print(dict(found))
    return 1 if found["LOST"] else 0


if __name__ == "__main__":
    sys.exit(main())
