"""What changed between two versions, by path; and the part of a workspace that a change can concern."""

from __future__ import annotations

import copy
import random
from datetime import date
from typing import Any

import pytest

from commdocs import build, check, history, workspace
from commdocs.build import nearby
from commdocs.model import Config, Problem, Record, Tree
from tests.gitted import ROOT, example
from tests.test_check import standard
from tests.test_history_git import CLOSED, DEMAND, ISSUE, MEETING


def record(path: str, text: str | None = None) -> Record:
    found, _ = check.read(path, (text or example(path)).encode(), standard(), Config())
    assert found is not None
    return found


def paths(before: Record, after: Record) -> list[tuple[str, str]]:
    """Path and what happened: + added, - taken out, ~ changed."""
    found = history.edits(after.kind, before.data, after.data)
    return [(each.path, "+" if each.before is None else "-" if each.after is None else "~") for each in found]


def test_nothing_changed() -> None:
    before = record(MEETING)
    assert paths(before, record(MEETING)) == []
    again = record(
        MEETING, "# 说明\n" + example(MEETING).replace(", 议题: 需求优先级排序}", ", 议题: '需求优先级排序'}")
    )
    assert paths(before, again) == []


def test_an_item_that_moved_is_no_change() -> None:
    before = record(MEETING)
    for name in ("actions", "attendees", "agenda", "deliveries"):
        after = copy.copy(before.data)
        after[name] = after[name][::-1]
        assert not list(history.edits(before.kind, before.data, after)), name


def test_items_are_told_apart_by_their_number() -> None:
    before = record(MEETING)
    first = "  - {序号: A1, 任务: 输出需求文档"
    after = record(
        MEETING,
        example(
            MEETING,
            (
                first,
                f"  - {{序号: A0, 任务: 定评审人, 责任人: 研发部/周经理, 截止时间: 2024-05-22, 状态: 待办}}\n{first}V2",
            ),
        ),
    )
    assert paths(before, after) == [("actions[0]", "+"), ("actions[1].task", "~")]
    assert paths(after, before) == [("actions[0].task", "~"), ("actions", "-")]


def test_groups_maps_and_scalars() -> None:
    before = record(ISSUE)
    after = record(
        ISSUE,
        CLOSED.replace("  实测数据: 支付响应时间 ≤ 2秒\n", "").replace("优先级: 高", "优先级: 低")
        + "补充说明:\n  合同号: H-1\n",
    )
    assert paths(before, after) == [("priority", "~"), ("result_confirmation.measured", "-"), ("extra", "+")]
    again = record(ISSUE, CLOSED + "补充说明:\n  合同号: H-2\n  批次: 3\n")
    assert ("extra.合同号", "~") in paths(after, again)
    assert ("extra.批次", "+") in paths(after, again)


def test_entries_without_a_number_are_matched_by_what_they_say() -> None:
    before = record(DEMAND)
    text = example(
        DEMAND,
        (
            "  - {签字方: 承接方,",
            "  - {签字方: 见证方, 签字人: 总经办/马总, 签字日期: 2024-05-20}\n  - {签字方: 承接方,",
        ),
    )
    text = text.replace("见证方", "需求方")  # a second one of the same side
    assert paths(before, record(DEMAND, text)) == [("signatures[1]", "+")]


def test_edits_lead_from_one_version_to_the_other() -> None:
    """Whatever was torn out or doubled: no edit means equal data but for the order of items."""
    rng = random.Random(1)
    for path in sorted(each.relative_to(ROOT).as_posix() for each in ROOT.glob("records/*/*.yaml")):
        before = record(path)
        for _ in range(10):
            after = copy.deepcopy(before.data)
            _tear(after, rng)
            found = list(history.edits(before.kind, before.data, after))
            assert bool(found) == (_sorted(after) != _sorted(before.data)), path


def _tear(data: Any, rng: random.Random) -> None:
    if isinstance(data, dict) and data:
        key = rng.choice(list(data))
        if isinstance(data[key], dict | list) and rng.random() < 0.7:
            _tear(data[key], rng)
        else:
            del data[key]
    elif isinstance(data, list) and data:
        place = rng.randrange(len(data))
        if rng.random() < 0.5:
            del data[place]
        else:
            rng.shuffle(data)


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(each) for key, each in value.items()}
    return sorted(repr(_sorted(each)) for each in value) if isinstance(value, list) else value


# -- the part that a change can concern ------------------------------------------------------------------


@pytest.fixture(scope="module")
def tree() -> Tree:
    return workspace.read(ROOT, date(2024, 6, 3))


def told(problems: list[Problem], paths: set[str]) -> list[tuple[str, str, str]]:
    return [(each.path, each.rule, each.field) for each in problems if each.path in paths]


def test_the_part_is_as_clean_as_the_whole(tree: Tree) -> None:
    """Judged with its part of the workspace each example is as clean as with all of it; torn records too."""
    records = sorted(path for path in tree.files if path.startswith("records/"))
    rng = random.Random(2)
    for path in records[::3]:
        lines = tree.files[path].decode().splitlines(keepends=True)
        for cut in (0, 1):
            kept = [line for line in lines if not cut or rng.random() > 0.06]
            torn = Tree({**tree.files, path: "".join(kept).encode()}, tree.today, tree.names)
            part = nearby.nearby(torn, {path})
            whole = told(build.load(torn, {path}).problems, {path})
            assert bool(told(build.load(part, {path}).problems, {path})) == bool(whole), path
    assert len(part.files) < len(tree.files)


def test_the_part_holds_what_names_the_record(tree: Tree) -> None:
    party = "records/_parties/KH-0001.yaml"
    named = nearby.mentioning(tree, {"KH-0001"})
    assert party not in named or len(named) > 1
    gone = Tree({path: raw for path, raw in tree.files.items() if path != party}, tree.today, tree.names)
    assert named - {party} <= set(nearby.nearby(gone, set(), {party}).files)
