"""What a run spoils and judges, and what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from tests.fuzz.desk import Fault

Files = dict[str, bytes]  # by path in the workspace: laid over the examples


class Subject(Protocol):
    """Records, or forms."""

    seconds: float  # that one input may take

    def make(self, number: int) -> Files:
        """The spoilt files of that number; always the same ones."""

    def judge(self, files: Files, number: int) -> str:
        """A word on what became of them, for the figures; raises what goes wrong."""

    def after(self, last: bool) -> Iterator[tuple[Fault, Callable[[], Files]]]:
        """What goes wrong with several of them together, and which show it; asked after each input."""


@dataclass
class Found:
    """What a run, or a part of it, found."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, -1)  # seconds, number
    words: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    first: dict[str, tuple[int, str]] = field(default_factory=dict)  # key → number, story
    memory: int = 0  # MiB

    def add_fault(self, fault: Fault, number: int) -> None:
        self.faults[fault.key] += 1
        self.first.setdefault(fault.key, (number, fault.story))

    def add(self, other: Found) -> None:
        self.inputs += other.inputs
        self.seconds = max(self.seconds, other.seconds)
        self.slowest = max(self.slowest, other.slowest)
        self.words += other.words
        self.faults += other.faults
        self.first = {**other.first, **self.first}
        self.memory = max(self.memory, other.memory)
