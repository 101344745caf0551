"""Spoilt records: each judged alone, the documents made of many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from commdocs.model import ERROR, Problem, Record
from tests.fuzz import spoil
from tests.fuzz.desk import SECONDS, Desk, Fault
from tests.fuzz.subject import Files

_EVERY = 6_000  # inputs between two times that documents are made
_SOUND, _REFUSED = 80, 40  # records that they are made of
Laid = tuple[Record, Sequence[Problem], bytes]


class Records:
    """The subject ``records``."""

    seconds = SECONDS

    def __init__(self, seed: int, root: Path, every: int = _EVERY) -> None:
        self.seed, self.every = seed, every
        self.desk = Desk(root)
        self.waiting: tuple[list[Laid], list[Laid]] = ([], [])  # sound ones, refused ones
        self.judged = 0
        self.turn = 0

    def make(self, number: int) -> Files:
        path, raw = spoil.record(number, self.seed, self.desk.here)
        return {path: raw}

    def judge(self, files: Files, number: int) -> str:
        [(path, raw)] = files.items()
        record, found = self.desk.record(path, raw, number)
        self.judged += 1
        if record is None:
            return "unreadable"
        refused = any(each.severity == ERROR and each.path == path for each in found)
        waiting, most = self.waiting[refused], (_SOUND, _REFUSED)[refused]
        if len(waiting) < most and len(raw) < 20_000:
            waiting.append((record, found, raw))
        return "refused" if refused else "sound"

    def after(self, last: bool) -> Iterator[tuple[Fault, Callable[[], Files]]]:
        if self.judged % self.every and not last:
            return
        several = [*self.waiting[0], *self.waiting[1]]
        for each in self.waiting:
            each.clear()
        if several:
            self.turn += 1
            for fault in self.together(several, ("md", "csv") if self.turn % 2 else ()):
                yield fault, partial(self._culprit, fault, several)

    def together(self, several: Sequence[Laid], formats: Sequence[str]) -> Iterator[Fault]:
        """What goes wrong when documents, lists and the commands' answers are made of all of them."""
        loaded = self.desk.together(several)
        yield from self.desk.papers(loaded, formats)
        yield from self.desk.commands(loaded, several[0][0].id)

    def _culprit(self, fault: Fault, several: Sequence[Laid]) -> Files:
        """The one record that shows the fault, if one alone does."""
        formats = () if ".docx" in fault.story or "docx" in fault.key else ("md",)
        while len(several) > 1:
            half = len(several) // 2
            for part in (several[:half], several[half:]):
                if any(each.key == fault.key for each in self.together(part, formats)):
                    several = part
                    break
            else:
                break
        return {
            f"{number}/{record.path}" if number else record.path: raw for number, (record, _, raw) in enumerate(several)
        }


class Long(Records):
    """The subject ``long``: records of up to 1 MiB, each judged, and built if it is sound."""

    def make(self, number: int) -> Files:
        path, raw = spoil.long_record(number, self.seed, self.desk.here)
        return {path: raw}

    def judge(self, files: Files, number: int) -> str:
        [(path, raw)] = files.items()
        record, found = self.desk.record(path, raw, number)
        if record is None:
            return "unreadable"
        if any(each.severity == ERROR and each.path == path for each in found):
            return "refused"
        self.waiting[0].append((record, found, raw))
        return "sound"

    def after(self, last: bool) -> Iterator[tuple[Fault, Callable[[], Files]]]:
        for record, found, raw in self.waiting[0]:
            loaded = self.desk.together([(record, found, raw)])
            [path] = {each.path for each in loaded.corpus.records} - {
                each.path for each in self.desk.here.loaded.corpus.records
            }
            for fault in self.desk.papers(loaded, (), {path}):
                yield fault, partial(dict, {record.path: raw})
        self.waiting[0].clear()
