"""Every rule against its examples in tests/rules: a file is a test."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from commdocs import check, kinds
from commdocs.build import Loaded, since
from commdocs.calendar import Calendar
from commdocs.messages import LANGUAGES
from commdocs.model import Commit, Config, Corpus, Kind, Past, Problem, Tree, Version
from commdocs.rules import CARDS, CLOCK, HISTORY, RULES, card
from commdocs.rules.cards import shape, stated

ROOT = Path(__file__).parent.parent
EXAMPLES = Path(__file__).parent / "rules"
FILES = sorted(EXAMPLES.rglob("*.yaml"))
MARK = re.compile(r"# <- ([RS]\d\d)\b")
ELSEWHERE = {"S01", "S02", "S06", "S07", "S08", "S09", "S10", "S12"}  # no record that can be read breaks these


class Case(NamedTuple):
    """An example: texts by path, what is expected where, and the stage."""

    texts: dict[str, str]
    expected: list[tuple[str, int, str]]
    config: Config
    files: list[str]
    today: date | None  # then what the clock brings on is expected, too
    past: Past | None  # then what the history rules say is expected, too


@cache
def standard() -> dict[str, Kind]:
    """The shipped kinds."""
    texts = {f"schemas/{path.name}": path.read_text("utf-8") for path in sorted((ROOT / "schemas").glob("*.yaml"))}
    known, problems = kinds.load(texts)
    assert not problems
    return known


def read_case(path: Path) -> Case:
    """The example in a file."""
    head, *times = re.split(r"^--- (.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    if times:
        texts, past = read_past(times[0::2], times[1::2])
    else:
        head, *parts = re.split(r"^=== (.+)\n", head, flags=re.MULTILINE)
        texts, past = dict(zip(parts[0::2], parts[1::2], strict=True)), None
    expected = [
        (name, number, match[1])
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        for match in MARK.finditer(line)
    ]
    config, findings = kinds.read_config(_set(head, "config") or "{}")
    assert not findings, findings
    folders = (each.rpartition(" ") for each in re.findall(r"^# lacking: (.+)$", head, re.MULTILINE))
    expected += [(folder, 1, code) for folder, _, code in folders]
    today = _set(head, "today")
    files = yaml.safe_load(_set(head, "files") or "[]")
    return Case(texts, sorted(expected), config, files, date.fromisoformat(today) if today else None, past)


def read_past(times: list[str], blocks: list[str]) -> tuple[dict[str, str], Past]:
    """The texts of the last block, and what git would tell: the first block is the revision, the last is checked."""
    chains: dict[str, list[Version]] = {}
    last = len(times) - 1
    for number, (time, block) in enumerate(zip(times, blocks, strict=True)):
        _, *parts = re.split(r"^=== (.+)\n", block, flags=re.MULTILINE)
        when = datetime.strptime(time.strip(), "%Y-%m-%d %H:%M")
        commit = Commit("0" * 40, "王经理", "w@x.cn", when) if 0 < number < last else None
        for name, text in zip(parts[0::2], parts[1::2], strict=True):
            path, _, before = name.removesuffix(" gone").partition(" was ")
            chain = chains.setdefault(path, chains.pop(before, []))
            if not chain and number:
                chain.append(Version(path, None))
            chain.append(Version(path, None if name.endswith(" gone") else text.encode(), commit))
    texts = {path: chain[-1].raw.decode() for path, chain in chains.items() if chain[-1].raw is not None}
    threads = tuple(tuple(chain) for chain in chains.values() if len(chain) > 1)
    return texts, Past("0" * 40, threads, now=datetime.strptime(times[-1].strip(), "%Y-%m-%d %H:%M"))


def _set(head: str, name: str) -> str:
    found = re.search(rf"^# {name}: (.+)$", head, re.MULTILINE)
    return found[1] if found else ""


def run(case: Case) -> list[Problem]:
    """Every problem of the case's records."""
    records, faults = [], {}
    for path, text in case.texts.items():
        record, found = check.read(path, text.encode(), standard(), case.config)
        if record:
            records.append(record)
        if found:
            faults[path] = found
    files = frozenset({*case.texts, *case.files})
    today = case.today or date(2026, 1, 5)
    corpus = Corpus(tuple(records), standard(), case.config, today, files, Calendar({}))
    problems = check.judge(corpus, faults) + (check.remind(corpus) if case.today else [])
    if case.past:
        problems += since.problems_since(Loaded(Tree({}, today), case.config, standard(), corpus, []), case.past)
    return problems


def tell(problems: list[Problem]) -> str:
    return "\n".join(f"{each.path}:{each.line}:{each.column} {each.rule} {each.message.zh}" for each in problems)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_example(path: Path) -> None:
    case = read_case(path)
    problems = run(case)
    assert sorted((each.path, each.line, each.rule) for each in problems) == case.expected, tell(problems)
    code = path.parent.name
    if path.name.startswith("fail-"):
        assert code in {rule for _, _, rule in case.expected}
    else:
        assert path.name.startswith("pass-") and not case.expected
    for each in problems:
        for language in LANGUAGES:
            sentence, hint = each.message.of(language), each.hint.of(language)
            assert sentence and hint and "{" not in sentence + hint and "None" not in sentence + hint
            assert each.rule not in sentence, "a sentence, not a code"


@pytest.mark.parametrize("code", CARDS)
def test_every_rule_has_examples(code: str) -> None:
    """A rule without a passing and a failing example is refused."""
    if code not in ELSEWHERE:
        assert list((EXAMPLES / code).glob("pass-*.yaml")), f"tests/rules/{code} has no passing example"
        assert list((EXAMPLES / code).glob("fail-*.yaml")), f"tests/rules/{code} has no failing example"


def test_examples_belong_to_a_rule() -> None:
    assert {path.name for path in EXAMPLES.iterdir() if path.is_dir()} <= set(CARDS)


def test_schemas_name_only_known_rules() -> None:
    def rules(fields: object) -> set[str]:
        found = set()
        for field in fields.values():  # type: ignore[attr-defined]
            found |= {field.rule} - {""} | rules(field.fields)
        return found

    named = set().union(*(rules(kind.fields) for kind in standard().values()))
    assert named <= set(CARDS)


def test_every_code_has_one_card() -> None:
    named = [*(rule.CARD for rule in (*RULES, *CLOCK, *HISTORY)), *shape.CARDS, *stated.CARDS]
    cards = list({id(each): each for each in named}.values())  # one card may have a rule, a clock and a history
    assert len({each.code for each in cards}) == len(cards) == len(CARDS)
    assert len({each.slug for each in cards}) == len(cards)
    for each in cards:
        for words in (each.name, each.why, each.fix):
            assert words.zh and words.en and words.zh != words.en
        assert each.source


def test_what_cannot_be_waived() -> None:
    """requirements.md §2: R13, R42, R60–R63, R67, R68, R71, R73–R76."""
    fixed = {"R13", "R42", "R60", "R61", "R62", "R63", "R67", "R68", "R71", "R73", "R74", "R75", "R76"}
    assert {code for code, each in CARDS.items() if not each.waivable and code[0] == "R"} == fixed


def test_a_card_is_found_by_code_and_by_name() -> None:
    assert card("r61") is card("two-sides-accept") is CARDS["R61"]
    assert card("R999") is None


def test_a_source_is_named_as_its_readers_know_it() -> None:
    for each in CARDS.values():
        assert not re.search(r"\bS[0-3]\b|R\d\d|inferred|\.md", each.origin), each.origin
    assert CARDS["R60"].origin.startswith("《业务沟通标准化模板与流程协调策略》 四.5")


def test_precedence_names_rules_that_there_are_and_runs_one_way() -> None:
    for code, each in CARDS.items():
        stronger = each.yields_to | each.content_with
        assert stronger <= CARDS.keys()
        assert not [other for other in stronger if code in CARDS[other].yields_to | CARDS[other].content_with]
