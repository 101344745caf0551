"""A short run of the fuzz harness, and everything that once went wrong in a long one (``python -m tests.fuzz``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from commdocs.messages import Text
from commdocs.model import ERROR, Problem
from tests.fuzz import spoil
from tests.fuzz.__main__ import run
from tests.fuzz.desk import Broken, fault_of, sound
from tests.fuzz.forms import Forms
from tests.fuzz.ground import ground
from tests.fuzz.records import Records
from tests.fuzz.smaller import smaller
from tests.fuzz.subject import Files

CASES = sorted(each for each in (Path(__file__).parent / "fuzz/cases").iterdir() if each.is_dir())


def files_of(case: Path) -> Files:
    return {each.relative_to(case).as_posix(): each.read_bytes() for each in sorted(case.rglob("*")) if each.is_file()}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return Records(6, tmp_path_factory.mktemp("fuzz"))


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    return Forms(6, tmp_path_factory.mktemp("fuzz"))


def test_spoilt_records(records: Records) -> None:
    found = run(records, range(200))
    assert not found.first
    assert all(found.words[each] for each in ("sound", "refused", "unreadable"))


def test_spoilt_forms(forms: Forms) -> None:
    assert not run(forms, range(4)).first


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_once_went_wrong(case: Path, records: Records, forms: Forms) -> None:
    files = files_of(case)
    subject = records if all(path.startswith("records/") for path in files) else forms
    fault = fault_of(lambda: subject.judge(files, 0), subject.seconds)
    assert fault is None, fault.story


def test_lists_of_what_once_went_wrong(records: Records) -> None:
    """Documents and lists are made of all of it at once, and no record is left out of them."""
    several = []
    for files in map(files_of, CASES):
        for path, raw in files.items():
            if not path.startswith("records/"):
                continue
            record, found = records.desk.record(path, raw, 0)
            if record is not None:
                several.append((record, found, raw))
    assert several
    assert not [*records.together(several, ("md",))]


# -- the harness itself -------------------------------------------------------------------------------


def problem(line: int, column: int, message: str) -> Problem:
    return Problem("x.yaml", line, column, "S01", Text("名", "name"), ERROR, "", Text(message, "words"), Text("", ""))


@pytest.mark.parametrize(
    ("line", "column", "message", "what"),
    [(3, 1, "话", "line"), (1, 7, "话", "column"), (1, 1, "", "nothing")],
)
def test_unsound_problems_are_seen(line: int, column: int, message: str, what: str) -> None:
    sound([problem(2, 1, "话")], {"x.yaml": b"a: b\n"})
    with pytest.raises(Broken, match=what):
        sound([problem(line, column, message)], {"x.yaml": b"a: b\n"})


def test_what_raises_or_takes_too_long_is_a_fault() -> None:
    def spin() -> None:
        while True:
            pass

    assert fault_of(lambda: None) is None
    assert fault_of(lambda: 1 / 0).key.startswith("ZeroDivisionError")  # type: ignore[union-attr]
    assert fault_of(spin, 0.02).key.startswith("late")  # type: ignore[union-attr]


def test_the_same_number_makes_the_same_input() -> None:
    made = [spoil.record(number, 6, ground()) for number in range(60)]
    assert made == [spoil.record(number, 6, ground()) for number in range(60)]
    assert made != [spoil.record(number, 7, ground()) for number in range(60)]


def test_an_input_is_made_smaller() -> None:
    raw = "甲: 1\n乙: [x, *]\n丙: 3\n".encode()
    assert smaller(raw, lambda tried: b"*" in tried and "乙".encode() in tried) == "乙*".encode()
