"""No rule raises on a record that passed the shape check, and many broken records cost no more than their number."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commdocs import calendar, carry, check, kinds, tracking
from commdocs.model import Colleague, Config, Corpus, Person, Project, Record
from commdocs.rules import CLOCK, RULES
from tests.test_rules import standard
from tests.typed import records

ROOT = Path(__file__).parent.parent
IDS = ["X-1", "X-2", "X-3", "X-4"]
CONFIG = Config(
    departments={"市场部": "市场", "产品部": "产品", "研发部": "研发", "总经办": "总办"},
    people={
        each: Colleague(Person(each), superior=Person("总经办/马总")) for each in ("市场部/王经理", "产品部/李主管")
    },
    projects={"项目": Project("项目", Person("市场部/王经理"), "weekly"), "空": Project("空", None, "daily")},
)
DAYS = calendar.Calendar()
KINDS = standard()


def corpora() -> st.SearchStrategy[Corpus]:
    """Two to four records that name one another, and a day."""
    days = st.dates(date(2023, 12, 1), date(2024, 6, 30))
    configs = st.sampled_from([CONFIG, Config()])
    several = st.lists(records(KINDS, CONFIG, IDS), min_size=2, max_size=4)
    return st.builds(
        lambda found, config, today: Corpus(tuple(found), KINDS, config, today, frozenset(), DAYS),
        several,
        configs,
        days,
    )


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(corpora())
def test_no_rule_raises(corpus: Corpus) -> None:
    for record in corpus.records:
        for rule in RULES:
            for finding in rule.check(record, corpus):
                assert finding.message.zh and finding.message.en and finding.hint.zh
    for clock in CLOCK:
        for owner, finding, folder in clock.remind(corpus):
            assert (owner is None) == bool(folder)
            assert finding.message.zh and finding.message.en and finding.hint.zh


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(corpora(), st.sampled_from(sorted(KINDS)))
def test_nothing_that_looks_at_the_whole_raises(corpus: Corpus, name: str) -> None:
    assert check.judge(corpus, {}) == sorted(check.judge(corpus, {}), key=lambda each: each.path)
    check.remind(corpus)
    for found in (tracking.actions, tracking.deadlines, tracking.questions, tracking.replies, tracking.signatures):
        found(corpus)
    given = {"owner": "市场部/王经理", "links.party": "X-1", "series": "周会"}
    carried = carry.over(KINDS[name], given, "项目", corpus.records[0], corpus)
    here = kinds.Setting(corpus.today, corpus.config, DAYS)
    assert kinds.skeleton(KINDS[name], "zh", carried.values, here, carried.entries)


# -- a thousand of them -------------------------------------------------------------------------------


def broken(number: int) -> tuple[Corpus, dict[str, list]]:  # type: ignore[type-arg]
    """``number`` records with six mistakes each, some against one another: links to nowhere, a long chain of
    records that supersede one another, questions that are not carried along."""
    text = (ROOT / "records/支付系统/IS2024-05-22-01.yaml").read_text("utf-8")
    text = (
        text.replace("结果确认:", "结果确认2:")
        .replace("优化接口缓存逻辑", "尽快优化")
        .replace("责任人: 研发部/周经理\n", "责任人: 全员\n")
    )
    found: list[Record] = []
    faults = {}
    for each in range(number):
        path = f"records/项目{each % 7}/IS2024-05-{each % 28 + 1:02}-{each // 28:02}.yaml"
        before, near = f"IS2024-05-{(each - 1) % 28 + 1:02}-{(each - 1) // 28:02}", f"IS2023-05-{each % 28 + 1:02}-99"
        links = f"关联: {{替代: [{before}], 相关: [{near}, NOWHERE{each}], 往来单位: KH-0001}}\n"
        record, shape = check.read(path, (text + links).encode(), KINDS, CONFIG)
        assert record is not None
        found.append(record)
        faults[path] = shape
    corpus = Corpus(tuple(found), KINDS, CONFIG, date(2026, 1, 5), frozenset(), DAYS)
    return corpus, faults


def cost(number: int) -> tuple[float, int]:
    corpus, faults = broken(number)
    start = time.process_time()
    problems = check.judge(corpus, faults)
    check.remind(corpus)
    spent = time.process_time() - start
    assert [each.path for each in problems] == sorted(each.path for each in problems)
    assert len({each.path for each in problems}) == number
    assert all(a.line <= b.line for a, b in pairwise(problems) if a.path == b.path)
    return spent, len(problems)


def test_a_thousand_broken_records() -> None:
    """All are reported, in order, at a cost that grows with their number and not with its square."""
    small, few = cost(125)
    large, many = cost(1000)
    assert many >= 7.9 * few
    assert large < 8 * 2.5 * small, f"125 took {small:.2f} s, 1,000 took {large:.2f} s"


def test_a_corpus_is_indexed_once() -> None:
    corpus, _ = broken(50)
    assert corpus.links_in is corpus.links_in
    assert replace(corpus, records=corpus.records[:1]).links_in is not corpus.links_in


def test_long_chains_and_circles() -> None:
    from commdocs.facts.circles import circles

    chain = {str(each): [str(each + 1)] for each in range(50_000)}
    assert circles(chain) == {}
    assert len(circles({**chain, "50000": ["0"]})) == 50_001
    assert circles({"a": ["b", "c"], "b": ["a"], "c": ["d"], "d": ["c", "x"]}).keys() == {"a", "b", "c", "d"}
    numbers = circles({"a": ["b", "c"], "b": ["a"], "c": ["d"], "d": ["c"]})
    assert numbers["a"] == numbers["b"] != numbers["c"] == numbers["d"]
    assert circles({"a": ["a"]}) == {}
