"""What goes wrong with one record costs one record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from commdocs import check, rules
from commdocs.calendar import Calendar
from commdocs.containment import spared
from commdocs.model import Config, Corpus, Finding, Record
from commdocs.rules.card import Card, Reminder
from tests.conftest import Said
from tests.test_check import examples, standard

BROKEN = "records/支付系统/IS2024-05-22-01.yaml"
CARD: Card = rules.CARDS["R16"]


def corpus() -> Corpus:
    records = [check.read(path, str(words).encode(), standard(), Config())[0] for path, words in examples().items()]
    found = tuple(each for each in records if each is not None)
    return Corpus(found, standard(), Config(), date(2024, 6, 1), frozenset(), Calendar({}))


class Failing:
    """A rule that fails at one record, and speaks of all the others."""

    CARD = CARD

    @staticmethod
    def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
        yield CARD.at("kind", CARD.name)
        if record.path == BROKEN:
            raise TypeError("'>' not supported")

    @staticmethod
    def remind(corpus: Corpus) -> Iterator[Reminder]:
        for record in corpus.records:
            if record.path == BROKEN:
                raise TypeError("'>' not supported")
            yield Reminder(record, CARD.at("kind", CARD.name))


def test_a_rule_that_fails_is_told_at_its_record_and_the_others_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = {(each.path, each.rule) for each in check.judge(corpus(), {})}
    monkeypatch.setattr(check, "RULES", (Failing, *check.RULES))
    found = check.judge(corpus(), {})
    failed = [each for each in found if "TypeError" in each.message.en]
    assert [(each.path, each.rule) for each in failed] == [(BROKEN, "R16")]
    assert failed[0].line > 0 and "报告" in failed[0].hint.zh
    assert quiet <= {(each.path, each.rule) for each in found}


def test_a_clock_rule_that_fails_is_told_at_its_record(monkeypatch: pytest.MonkeyPatch) -> None:
    everyone = corpus()
    monkeypatch.setattr(check, "CLOCK", (Failing,))
    found = check.remind(everyone)
    assert [each.path for each in found if "TypeError" in each.message.en] == [BROKEN]
    assert {each.path for each in found} == {each.path for each in everyone.records}


def test_what_fails_whatever_the_records_is_told_once_of_the_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hopeless:
        CARD = CARD

        @staticmethod
        def remind(corpus: Corpus) -> Iterator[Reminder]:
            raise KeyError("x")

    monkeypatch.setattr(check, "CLOCK", (Hopeless, Failing))
    found = check.remind(corpus())
    assert [each.path for each in found if "KeyError" in each.message.en] == ["commdocs.yaml"]
    assert len(found) > 1


def test_only_a_few_records_are_left_out() -> None:
    def picky(corpus: Corpus) -> int:
        if any(each.kind.name == "issue" for each in corpus.records):
            raise ValueError
        return len(corpus.records)

    everyone = corpus()
    issues = sum(each.kind.name == "issue" for each in everyone.records)
    number, spoiling = spared(everyone, picky)
    assert number == len(everyone.records) - issues and len(spoiling) == issues
    with pytest.raises(ZeroDivisionError):
        spared(everyone, lambda corpus: 1 // 0)


@pytest.mark.parametrize("words", [["check"], ["due"], ["list"], ["list", "--items", "actions"]])
def test_a_command_goes_on(words: list[str], monkeypatch: pytest.MonkeyPatch, commdocs: Callable[..., Said]) -> None:
    monkeypatch.setattr(check, "RULES", (Failing, *check.RULES))
    monkeypatch.setattr(check, "CLOCK", (Failing, *check.CLOCK))
    said = commdocs(*words)
    assert "itself went wrong; your files" not in said.err and "自己出错了，不是" not in said.err
