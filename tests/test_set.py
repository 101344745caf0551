"""A value put into a record changes its line and nothing else, and only if the rules allow it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from commdocs import check, cli, kinds
from commdocs.kinds import Assigned
from commdocs.model import Choice, Config, Edit, Field, Finding, Kind, Record
from commdocs.source import parse
from tests.conftest import Said
from tests.gitted import ROOT, Gitted, example
from tests.test_check import standard
from tests.test_history_git import CLOSED, DEMAND, IN_PROGRESS, ISSUE, MEETING

EXAMPLES = sorted(each.relative_to(ROOT).as_posix() for each in ROOT.glob("records/*/*.yaml"))
Run = Callable[..., Said]


@cache
def config() -> Config:
    found, _ = kinds.read_config((ROOT / "commdocs.yaml").read_text("utf-8"))
    return found


def other(field: Field, value: Any) -> str | None:
    """Another value that the field takes; None where there is none to be made up."""
    if field.type in ("kind", "status"):
        return next((each.label.zh for each in field.choices.values() if each.key != value), None)
    match value:
        case bool():
            return "否" if value else "是"
        case datetime():
            return (value + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
        case date():
            return (value + timedelta(days=1)).isoformat()
        case time():
            return "23:59"
        case int() | float():
            return str(value + 1 if value < 90 else value - 1)
    choices: list[Choice] = [each for each in field.choices.values() if each.key != value]
    if field.type == "enum":
        return choices[0].label.zh if choices and not field.config else None
    return {"person": "市场部/新人", "dept": "新部门", "record": "MM2024-05-21-09", "duration": "3d"}.get(
        field.type, "改过：第1条 #2，'好'"
    )


def leaves(data: dict[str, Any], fields: Any, before: str = "") -> Iterator[tuple[str, Field, Any]]:
    for name, value in data.items():
        field = fields[name]
        items = [(f"{before}{name}", value)]
        if field.shape == "list":
            items = [(f"{before}{name}[{number}]", item) for number, item in enumerate(value)]
        if field.shape == "map":
            continue
        for path, item in items:
            if field.fields:
                yield from leaves(item, field.fields, f"{path}.")
            else:
                yield path, field, item


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    old, new = old[same:], new[same:]
    while old and new and old[-1] == new[-1]:
        old.pop(), new.pop()
    return old, new


def read(path: str, text: str) -> Record:
    record, _ = check.read(path, text.encode(), standard(), config())
    assert record is not None
    return record


def assign(kind: Kind, text: str, named: str, value: str | None) -> Assigned:
    """The text with the field that a person names set to the value; None takes it out."""
    root, _ = parse(text)
    assert root is not None
    spot = kinds.named(kind, root, named)
    return Assigned(text, "", spot) if isinstance(spot, Finding) else kinds.applied(kind, text, Edit(spot.path, value))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).stem)
def test_one_value_is_one_line(path: str, ending: str) -> None:
    """Every value of every example record, with a comment on every line and either line end."""
    plain = (ROOT / path).read_text("utf-8")
    commented = re.sub(r"^(\w[^:\n]*: [^|>#\n]*)$", r"\1  # 说明", plain, flags=re.MULTILINE)
    text = "# 开头的说明\n" + (commented if "说明" in commented else plain)
    text = text.replace("\n", ending)
    record = read(path, text)
    tried = 0
    for where, field, value in leaves(record.data, record.kind.fields):
        words = other(field, value)
        if words is None or where.partition("[")[0] in ("id", "kind", "project", "template_version"):
            continue
        if where == "date" and not re.search(r"^(日期|\w*日期): ", text, re.MULTILINE):
            continue  # derived, not written
        done = kinds.applied(record.kind, text, Edit(where, words))
        assert done.finding is None, (where, done.finding)
        gone, come = changed_lines(text, done.text)
        if where == "date" and not gone:
            continue
        if "\n" not in str(value).strip():
            assert len(gone) == len(come) == 1, (where, gone, come)
            assert come[0].endswith(ending)
            assert ("#" in gone[0]) <= ("#" in come[0])
            assert ":" not in gone[0] or gone[0].partition(":")[0] == come[0].partition(":")[0]
        now = read(path, done.text)
        different = {each for each, _, _ in _difference(record, now)}
        assert different == {where} or where in ("status", "date"), (where, different)
        tried += 1
    assert tried > 5


def _difference(before: Record, now: Record) -> Iterator[tuple[str, Any, Any]]:
    old = {path: value for path, _, value in leaves(before.data, before.kind.fields)}
    new = {path: value for path, _, value in leaves(now.data, now.kind.fields)}
    for path in {*old, *new}:
        if old.get(path) != new.get(path):
            yield path, old.get(path), new.get(path)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).stem)
def test_a_missing_field_is_one_line_more_where_the_form_has_it(path: str, ending: str) -> None:
    text = (ROOT / path).read_text("utf-8").replace("\n", ending)
    record = read(path, text)
    kind: Kind = record.kind
    order = list(kind.fields)
    for field in kind.fields.values():
        words = other(field, None)
        absent = field.name not in record.data and field.shape == "one" and not field.fields
        if not absent or words is None or field.type not in ("text", "markdown", "date", "datetime", "due", "person"):
            continue
        words = {"date": "2024-06-03", "due": "2024-06-03", "datetime": "2024-06-03 09:00"}.get(field.type, words)
        done = assign(kind, text, field.label.zh, words)
        gone, come = changed_lines(text, done.text)
        assert (len(gone), len(come)) == (0, 1) or not text.endswith(ending), (field.name, gone, come)
        assert come[-1].startswith(f"{field.label.zh}: ")
        assert done.text.count("\r\n") == (done.text.count("\n") if ending == "\r\n" else 0)
        keys = [each for each in _top_keys(kind, done.text) if each in order]
        at = keys.index(field.name)
        assert at == 0 or order.index(keys[at - 1]) < order.index(field.name)


def _top_keys(kind: Kind, text: str) -> list[str]:
    words = re.findall(r"^([^\s#\-][^:\r\n]*):", text, re.MULTILINE)
    return [kind.keys[each] for each in words if each in kind.keys]


def test_groups_and_items() -> None:
    issue = standard()["issue"]
    done = assign(issue, IN_PROGRESS, "结果确认.处理结果", "已修复，超时0次")
    assert changed_lines(IN_PROGRESS, done.text) == ([], ["结果确认:\n", "  处理结果: 已修复，超时0次\n"])
    text = example(MEETING)
    done = assign(standard()["meeting"], text, "行动项[A1].完成结果", "已发评审组, V1.0")
    gone, come = changed_lines(text, done.text)
    assert len(gone) == len(come) == 1
    assert come[0].rstrip().endswith(', 完成结果: "已发评审组, V1.0"}')
    english = "kind: issue\nstatus: assigned\nlinks:\n  # none yet\n  party: KH-0001\n"
    done = assign(issue, english, "status", "处理中")
    assert done.text == english.replace("assigned", "in_progress")


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("优先极", "优先级"),
        ("进展更新", "不是单独的一个值"),
        ("进展更新[9].进展", "没有“9”这一条"),
        ("结果确认", "不是单独的一个值"),
        ("协同部门[1].部们", "是不是“部门”"),
        ("协同部门[0].部门", "没有“0”这一条"),
        ("[0]", "没有"),
    ],
)
def test_what_cannot_be_set(named: str, says: str) -> None:
    done = assign(standard()["issue"], CLOSED, named, "x")
    assert done.text == CLOSED
    assert done.finding is not None
    assert says in done.finding.message.zh + done.finding.hint.zh


# -- the command -----------------------------------------------------------------------------------------


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(repo: Gitted, *words: str) -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--workspace", str(repo.root), "--today", "2024-05-28"])
        return Said(status, *capsys.readouterr())

    return run


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_diff_shows_the_changed_lines(tmp_path: Path, said: Run) -> None:
    repo = Gitted(tmp_path)
    text = IN_PROGRESS.replace("优先级: 高", "优先级: 高   # 赵经理定的").replace("\n", "\r\n")
    repo.write({ISSUE: text})
    repo.commit()
    done = said(repo, "set", "IS2024-05-22-01", "优先级=medium", "备注=已通知客户：A公司", "截止时间=2024-05-27 18:00")
    assert done.status == 0, done.err
    assert done.out.strip() == ISSUE
    assert "优先级：高 → 中" in done.err
    diff = [line for line in repo.git("diff", "-U0").split("\n") if re.match(r"[-+](?![-+])", line)]
    assert diff == [
        "-优先级: 高   # 赵经理定的\r",
        "+优先级: 中   # 赵经理定的\r",
        "-截止时间: 2024-05-25 18:00  # 3个工作日到5月27日为止\r",
        "+截止时间: 2024-05-27 18:00  # 3个工作日到5月27日为止\r",
        "+备注: 已通知客户：A公司\r",
    ]


@pytest.mark.parametrize(
    ("path", "setting", "rule"),
    [
        (ISSUE, "状态=处理中", "R66"),
        (ISSUE, "影响范围=没有影响", "R67"),
        (ISSUE, "进展更新[1].进展=什么都没做", "R57"),
        (DEMAND, "约定交付时间=2024-06-30", "R67"),
        (DEMAND, "状态=已交付", "R66"),
        (MEETING, "行动项[A1].状态=已完成", "R58"),
        (MEETING, "行动项[A1].任务=尽快输出需求文档", "R12"),
    ],
)
def test_what_the_rules_refuse_is_not_written(tmp_path: Path, said: Run, path: str, setting: str, rule: str) -> None:
    repo = Gitted(tmp_path) if shutil.which("git") else pytest.skip("git is not installed")
    repo.write({path: example(path)})
    refused = said(repo, "set", Path(path).stem, setting)
    assert refused.status == 1
    assert f" {rule} " in refused.err
    assert repo.read(path) == example(path)
    assert not list((repo.root / path).parent.glob(".*"))


def test_a_legal_move_with_what_it_asks_for(tmp_path: Path, said: Run) -> None:
    repo = Gitted(tmp_path) if shutil.which("git") else pytest.skip("git is not installed")
    repo.write({MEETING: example(MEETING)})
    done = said(
        repo,
        "set",
        "MM2024-05-21-01",
        "行动项[A1].状态=已完成",
        "行动项[A1].完成日期=2024-05-22",
        "行动项[A1].完成结果=需求文档V1.0已发",
    )
    assert done.status == 0, done.err
    [new] = changed_lines(example(MEETING), repo.read(MEETING))[1]
    assert "状态: 已完成, 完成日期: 2024-05-22, 完成结果: 需求文档V1.0已发}" in new
    again = said(repo, "set", "MM2024-05-21-01", "行动项[A1].状态=已完成")
    assert again.status == 0
    assert "没有改动" in again.err
    for words in (
        ["set", "MM2024-05-21-01", "状态"],
        ["set", "MM2024-05-21-09", "状态=已确认"],
        ["set", "MM2024-05-21-01"],
    ):
        assert said(repo, *words).status == 2


# -- log -------------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_log_tells_who_changed_what(tmp_path: Path, said: Run) -> None:
    repo = Gitted(tmp_path / "仓库", "沟通记录")
    moved = ISSUE.replace("支付系统", "支付系统二期")
    first = IN_PROGRESS.replace("截止时间: 2024-05-25 18:00", "截止时间: 2024-05-22")
    second = ISSUE.replace("-01.yaml", "-02.yaml")  # much like the first: git calls it a copy
    repo.write({second: first.replace("截止时间: 2024-05-22", "截止时间: 2024-05-20")})
    repo.commit("2024-05-20 17:00", "马总", "另一个问题")
    assert "还没有提交过" in said(_with(repo, ISSUE, first), "log", "IS2024-05-22-01").err
    repo.commit("2024-05-22 17:00", "赵经理", "客户报障")
    repo.edit(ISSUE, ("截止时间: 2024-05-22", "截止时间: 2024-05-25"))
    repo.commit("2024-05-22 18:00", "周经理", "等接口")
    (repo.root / moved).parent.mkdir()
    (repo.root / ISSUE).rename(repo.root / moved)
    repo.commit("2024-05-23 09:00", "孙专员", "换文件夹")
    repo.edit(moved, ("截止时间: 2024-05-25", "截止时间: 2024-05-28"), ("优先级: 高", "优先级: 中"))
    repo.commit("2024-05-24 10:00", "吴工", "又推迟")
    repo.edit(moved, ("优先级: 中", "优先级: 低"))
    told = said(repo, "log", "IS2024-05-22-01")
    assert told.status == 0
    assert "2024-05-22 17:00  赵经理  客户报障" in told.out
    assert "截止时间：2024-05-22前（含） → 2024-05-25前（含）" in told.out
    assert f"移到 {moved}" in told.out
    assert "尚未提交\n  优先级：中 → 低" in told.out
    assert "截止时间：05-22 → 05-25 → 05-28，推迟2次（周经理、吴工）" in told.out
    assert "马总" not in told.out
    assert "moved 2× (by 周经理, 吴工)" in said(repo, "log", "IS2024-05-22-01", "--language", "en").out
    assert '"times": 2' in said(repo, "log", "IS2024-05-22-01", "--format", "json").out


def test_log_without_git(tmp_path: Path, said: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "commdocs.yaml").write_text("language: zh\n")
    bare = Gitted.__new__(Gitted)
    bare.top = bare.root = tmp_path
    bare.write({ISSUE: IN_PROGRESS})
    monkeypatch.setenv("PATH", str(tmp_path))
    told = said(bare, "log", "IS2024-05-22-01")
    assert told.status == 2
    assert "git" in told.err


def _with(repo: Gitted, path: str, text: str) -> Gitted:
    repo.write({path: text})
    return repo
