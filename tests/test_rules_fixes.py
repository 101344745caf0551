"""What a rule says to write, written: the problem is gone, nothing else is, and no error is new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from commdocs import kinds
from commdocs.model import ERROR, NOTE, Problem
from tests.test_rules import EXAMPLES, FILES, Case, read_case, run, standard, tell

FAILING = [path for path in FILES if path.name.startswith("fail-") and "--- 20" not in path.read_text("utf-8")]
PASSING = [path for path in FILES if path.name.startswith("pass-") and "--- 20" not in path.read_text("utf-8")]
_DATE = re.compile(r"(?<![\w-])20\d\d-\d\d-\d\d(?! ?-)")
_ID = re.compile(r"\b([A-Z]{2}20\d\d-\d\d-\d)(\d)-(\d\d)\b")


def errors(problems: list[Problem]) -> Counter[tuple[str, str]]:
    return Counter((each.path, each.rule) for each in problems if each.severity == ERROR)


def fixed(case: Case, problem: Problem) -> Case:
    """The case with what the problem's hint says to write, and nothing else changed."""
    record_kind = next(kind for kind in standard().values() if _is(case.texts[problem.path], kind.label.zh, kind.name))
    text = case.texts[problem.path]
    for edit in problem.fix:
        done = kinds.applied(record_kind, text, edit)
        assert done.finding is None, f"{problem.rule} {edit}: {done.finding}"
        assert done.text != text, f"{problem.rule} {edit} changes nothing"
        text = done.text
    return case._replace(texts={**case.texts, problem.path: text})


def _is(text: str, *names: str) -> bool:
    found = re.search(r"^(?:表单类型|kind): *(.+?)\s*(?:#.*)?$", text, re.MULTILINE)
    return bool(found) and found[1].strip("\"'") in names


def follow(case: Case) -> int:
    """Each fix that is offered, on its own; how many there were."""
    before = run(case)
    offers = [each for each in before if each.fix and each.severity != NOTE]
    for problem in offers:
        mended = fixed(case, problem)
        after = run(mended)
        what = f"{problem.rule} {problem.field}: {problem.hint.zh}\n{tell(after)}"
        assert not [e for e in after if (e.path, e.rule, e.message) == (problem.path, problem.rule, problem.message)], (
            what
        )
        assert not errors(after) - errors(before), f"{what}\nbefore:\n{tell(before)}"
        assert sum(errors(after).values()) < sum(errors(before).values()) or problem.severity != ERROR, what
    return len(offers)


@pytest.mark.parametrize("path", FAILING, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_a_fix_that_is_offered_mends_the_example(path: Path) -> None:
    follow(read_case(path))


def test_fixes_followed_one_after_the_other_come_to_an_end() -> None:
    """No two rules send the reader round in a circle: each time the first fix that is offered is made."""
    for path in FAILING:
        case, seen = read_case(path), set()
        while offers := [each for each in run(case) if each.fix and each.severity != NOTE]:
            case = fixed(case, offers[0])
            state = repr(sorted(case.texts.items()))
            assert state not in seen and len(seen) < 20, f"{path}: round and round at {offers[0].rule}"
            seen.add(state)


def mutants(path: Path) -> Iterator[Case]:
    """The example with one slip of a kind that people make: a year, a digit of a number, a day said by its name."""
    case = read_case(path)
    for name, text in case.texts.items():
        slips = [
            *(_put(text, found, f"{int(found[0][:4]) - 1}{found[0][4:]}") for found in _DATE.finditer(text)),
            *(_put(text, found, f"{found[1]}{(int(found[2]) + 3) % 10}-{found[3]}") for found in _ID.finditer(text)),
            *(
                _put(text, found, f"{found[0]}下周五前")
                for found in re.finditer(r"(?:任务|内容|摘要|描述): *(?=\w)", text)
            ),
        ]
        for slip in slips:
            yield case._replace(texts={**case.texts, name: slip})


def _put(text: str, found: re.Match[str], words: str) -> str:
    return text[: found.start()] + words + text[found.end() :]


def test_a_fix_that_is_offered_mends_a_slip() -> None:
    """In a sample of the passing examples: each slip by itself."""
    offered = sum(follow(case) for path in PASSING[::4] for number, case in enumerate(mutants(path)) if number % 4 == 0)
    assert offered > 50, "the slips are such that something is offered"


def test_which_rules_offer_what_to_write() -> None:
    """A hint with a place for the very words comes with them as an edit."""
    offering = {each.rule for path in FAILING for each in run(read_case(path)) if each.fix}
    assert {"R14", "R18", "R20", "R36", "R38", "R39", "R48", "R56", "R57", "R75"} <= offering


def test_a_number_of_a_kind_that_may_not_stand_there_is_not_offered() -> None:
    (problem,) = run(read_case(EXAMPLES / "R75/fail-nearest-of-another-kind.yaml"))
    assert not problem.fix and "是不是" not in problem.hint.zh
