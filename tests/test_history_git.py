"""The history rules on a scripted git history: what is refused, with code and line, and the legal way."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commdocs import cli
from tests.gitted import ROOT, Gitted, example

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

ISSUE = "records/支付系统/IS2024-05-22-01.yaml"
DEMAND = "records/积分兑换/2024-市场-001.yaml"
MEETING = "records/Q3产品迭代/MM2024-05-21-01.yaml"
RESULT = example(ISSUE).partition("结果确认:\n")[2]
IN_PROGRESS = example(ISSUE, ("状态: 已关闭", "状态: 处理中"), ("结果确认:\n" + RESULT, ""))
RESOLVED = (
    IN_PROGRESS.replace("状态: 处理中", "状态: 已解决") + "结果确认:\n" + "\n".join(RESULT.split("\n")[:4]) + "\n"
)
CLOSED = example(ISSUE)
LAST_LOG = "  - {日期: 2024-05-25, 更新人: 研发部/周经理, 进展: 上线完成}\n"
MOVED = LAST_LOG + "  - {日期: 2024-05-27, 更新人: 技术部/赵经理, 进展: 又超时，重新打开；5月25日曾验收：缩短至2秒内}\n"
REOPENED = IN_PROGRESS.replace("状态: 处理中", "状态: 重新打开").replace(LAST_LOG, MOVED)


class Checked:
    def __init__(self, status: int, report: dict[str, Any]) -> None:
        self.status = status
        self.problems = report["problems"]
        self.found = [(each["rule"], each["path"], each["line"], each["severity"]) for each in self.problems]

    def has(self, rule: str, path: str, line: int, severity: str = "error") -> bool:
        return (rule, path, line, severity) in self.found


Check = Callable[..., Checked]


@pytest.fixture
def repo(tmp_path: Path) -> Gitted:
    return Gitted(tmp_path / "仓库")


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def run(repo: Gitted, rev: str = "HEAD", *words: str, today: str = "2024-06-03") -> Checked:
        capsys.readouterr()
        since = (f"--since={rev}",) if rev else ()
        status = cli.main(
            ["check", "--workspace", str(repo.root), *since, *words, "--format", "json", "--today", today]
        )
        return Checked(status, json.loads(capsys.readouterr().out))

    return run


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


# -- what must be shown: refused with code and line, and the legal version of each ------------------------


def test_closing_with_an_empty_result(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: RESOLVED})
    repo.commit()
    bad = CLOSED.replace("处理结果: 已修复，支付响应时间缩短至2秒内", "处理结果:")
    repo.write({ISSUE: bad})
    refused = check(repo)
    assert refused.status == 1
    assert refused.has("R60", ISSUE, line_of(bad, "处理结果:"))
    repo.write({ISSUE: CLOSED})
    assert check(repo).found == []


def test_reclosing_with_the_old_result(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    repo.edit(ISSUE, ("状态: 已关闭", "状态: 重新打开"))  # reopened, with the old result still there
    refused = check(repo)
    assert refused.status == 1
    assert refused.has("R60", ISSUE, line_of(CLOSED, "结果确认:"))
    repo.write({ISSUE: REOPENED})
    assert check(repo).found == []
    repo.commit()
    repo.edit(ISSUE, ("状态: 重新打开", "状态: 处理中"))
    assert check(repo).found == []
    repo.commit()
    resolved = RESOLVED.replace(LAST_LOG, MOVED)  # solved again, with the old result
    repo.write({ISSUE: resolved})
    assert check(repo).has("R60", ISSUE, line_of(resolved, "结果确认:"))
    repo.commit()
    again = CLOSED.replace(LAST_LOG, MOVED)
    repo.write({ISSUE: again})
    refused = check(repo)  # against HEAD alone: what it was closed with before is looked up
    assert refused.status == 1
    assert refused.has("R60", ISSUE, line_of(again, "结果确认:"))
    assert check(repo, first).has("R60", ISSUE, line_of(again, "结果确认:"))
    new = again.replace("缩短至2秒内\n", "缩短至1秒内\n").replace(": 2024-05-25\n", ": 2024-05-29\n")
    repo.write({ISSUE: new})
    assert check(repo).found == []
    repo.commit()
    assert check(repo, first).found == []


def test_editing_a_signed_date(repo: Gitted, check: Check) -> None:
    repo.write({DEMAND: example(DEMAND)})
    first = repo.commit()
    edits = ("约定交付时间: 2024-07-15", "约定交付时间: 2024-06-30")
    repo.edit(DEMAND, edits)
    refused = check(repo)
    assert refused.status == 1
    assert refused.has("R67", DEMAND, line_of(example(DEMAND), "约定交付时间:"))
    repo.commit()
    assert check(repo, first).has("R67", DEMAND, line_of(example(DEMAND), "约定交付时间:"))
    repo.edit(DEMAND, edits[::-1])  # taken back
    assert check(repo, first).found == []
    # the legal way: evidence, remarks, the next status
    repo.edit(DEMAND, ("核对人:", "备注: 交付日期的变更见新的确认函\n核对人:"), ("状态: 已确认", "状态: 执行中"))
    assert check(repo, first).found == []
    repo.commit()
    repo.edit(DEMAND, edits)  # also after it has moved on
    assert check(repo).has("R67", DEMAND, line_of(repo.read(DEMAND), "约定交付时间:"))


def test_deleting_a_record(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: IN_PROGRESS})
    first = repo.commit()
    (repo.root / ISSUE).unlink()
    refused = check(repo)
    assert refused.status == 1
    assert refused.has("R71", ISSUE, 1)
    repo.commit()
    assert check(repo, first).has("R71", ISSUE, 1)
    repo.write({ISSUE: IN_PROGRESS.replace("状态: 处理中", "状态: 已取消\n变更原因: 与另一问题重复")})
    assert check(repo, first).found == []


def test_the_command_that_restores_runs_as_it_is_printed(repo: Gitted, check: Check) -> None:
    path = ISSUE.replace("支付系统", "支付 系统 (新)&$x")
    text = IN_PROGRESS.replace("支付系统", "支付 系统 (新)&$x")
    repo.write({path: text})
    repo.commit()
    (repo.root / path).unlink()
    [hint] = [each["hint"] for each in check(repo).problems if each["rule"] == "R71"]
    [typed] = re.findall(r"git checkout .+?(?=；|\. If)", hint)
    subprocess.run(["sh", "-c", typed], cwd=repo.root, check=True, capture_output=True)
    assert repo.read(path) == text


def test_changing_a_number(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: IN_PROGRESS})
    first = repo.commit()
    other = ISSUE.replace("-01.yaml", "-02.yaml")
    repo.git("mv", ISSUE, other)
    refused = check(repo)
    assert refused.status == 1
    assert refused.has("R76", other, 2)
    assert not any(rule == "R71" for rule, *_ in refused.found)
    repo.commit()
    assert check(repo, first).has("R76", other, 2)
    repo.edit(other, ("紧急程度", "原编号: [IS2024-05-22-01]\n紧急程度"))  # renumbered, and says so
    assert check(repo, first).found == []


def test_a_late_agenda(repo: Gitted, check: Check) -> None:
    lines = example(MEETING).split("讨论要点:")[0].replace("状态: 纪要已发", "状态: 议程已发")
    planned = lines.replace("状态: 议程已发", "状态: 已计划").split("议程发送时间")[0]
    notice = lines
    repo.write({MEETING: planned})
    first = repo.commit("2024-05-17 09:00")
    repo.write({MEETING: notice})
    repo.commit("2024-05-21 15:00")
    refused = check(repo, first)
    assert refused.status == 1
    assert refused.has("R08", MEETING, line_of(notice, "会议议程:"))
    repo.git("reset", "-q", "--hard", first)
    repo.write({MEETING: notice})
    assert check(repo, today="2024-05-22").has("R08", MEETING, line_of(notice, "会议议程:"))
    repo.commit("2024-05-20 10:05")
    assert check(repo, first).found == []


def test_minutes_typed_in_later_are_warned_about_only(repo: Gitted, check: Check) -> None:
    repo.commit()
    repo.write({MEETING: example(MEETING)})
    told = check(repo)
    assert told.status == 0
    assert told.found == []  # nobody can mend it any more: `show` tells, the check is silent


# -- moves ----------------------------------------------------------------------------------------------


def test_moves_are_judged_commit_by_commit(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: IN_PROGRESS.replace("状态: 处理中", "状态: 待处理")})
    first = repo.commit()
    repo.write({ISSUE: CLOSED})
    refused = check(repo)
    assert refused.has("R66", ISSUE, 2)
    repo.git("checkout", "-q", "--", ".")
    for status in ("已指派", "处理中"):
        repo.write({ISSUE: IN_PROGRESS.replace("状态: 处理中", f"状态: {status}")})
        assert check(repo).found == []
        repo.commit()
    repo.write({ISSUE: RESOLVED})
    repo.commit()
    repo.write({ISSUE: CLOSED})
    assert check(repo, first).found == []


def test_a_record_may_enter_in_any_status(repo: Gitted, check: Check) -> None:
    first = repo.commit()
    repo.write({ISSUE: CLOSED, DEMAND: example(DEMAND)})
    assert check(repo).found == []
    repo.commit()
    assert check(repo, first).found == []


def test_a_log_entry_is_not_rewritten(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: IN_PROGRESS})
    first = repo.commit()
    repo.edit(ISSUE, ("完成代码开发，进入测试阶段", "完成全部开发"))
    line = line_of(IN_PROGRESS, "完成代码开发")
    assert check(repo).has("R57", ISSUE, line)
    repo.git("checkout", "-q", "--", ".")
    repo.edit(ISSUE, (LAST_LOG, ""))
    assert check(repo).has("R57", ISSUE, line_of(IN_PROGRESS, "进展更新:"))
    repo.git("checkout", "-q", "--", ".")
    repo.edit(ISSUE, (LAST_LOG, LAST_LOG + "  - {日期: 2024-05-26, 更新人: 测试部/吴工, 进展: 观察1天无超时}\n"))
    assert check(repo, first).found == []


def test_a_visit_recorded_late_is_a_warning(repo: Gitted, check: Check) -> None:
    path = "records/A公司数据导出/EC2023-10-09-01.yaml"
    party = "records/_parties/KH-0001.yaml"
    others = {each.relative_to(ROOT).as_posix() for each in ROOT.glob("records/*/*.yaml")}
    repo.write({each: example(each) for each in sorted(others - {path})})
    first = repo.commit("2023-10-09 08:00")
    assert party in others
    repo.write({path: example(path)})
    repo.commit("2023-10-11 09:00")
    told = check(repo, first)
    assert told.status == 0
    assert told.found == []  # what is late stays late: `check -v` tells it as a note
    repo.git("commit", "-q", "--amend", "--no-edit", when="2023-10-09 18:00")
    assert check(repo, first).found == []


# -- forms ------------------------------------------------------------------------------------------------


def test_a_form_changes_with_its_version(repo: Gitted, check: Check) -> None:
    path = "schemas/issue.yaml"
    repo.write(
        {
            path: (ROOT / path).read_text("utf-8"),
            "schemas/_types.yaml": (ROOT / "schemas/_types.yaml").read_text("utf-8"),
        }
    )
    repo.commit()
    repo.edit(path, ("zh: 看到的现象，写具体", "zh: 看到的现象"))  # words may be mended
    assert check(repo).found == []
    repo.edit(path, ("    required: always\n  found_at:", "    required: assigned\n  found_at:"))
    refused = check(repo)
    shipped = int(re.findall(r"(?m)^version: (\d+)$", repo.read(path))[0])
    assert refused.has("R88", path, line_of(repo.read(path), f"version: {shipped}"))
    repo.edit(path, (f"version: {shipped}", f"version: {shipped + 1}"))
    assert check(repo).problems[0]["path"] == path  # the schema itself lacks the entry
    repo.write(
        {path: repo.read(path) + f"  {shipped + 1}: {{zh: 问题描述在指派时才必填, en: Required when assigned}}\n"}
    )
    assert check(repo).found == []


# -- git, as users have it ----------------------------------------------------------------------------------


def test_a_record_may_move_to_another_folder(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    moved = ISSUE.replace("支付系统", "支付系统二期")
    (repo.root / moved).parent.mkdir()
    (repo.root / ISSUE).rename(repo.root / moved)  # git does not know yet
    assert check(repo).found == []
    repo.commit()
    assert check(repo, first).found == []
    repo.edit(moved, ("影响范围: 影响30%订单支付", "影响范围: 影响3%订单支付"))
    assert check(repo, first).has("R67", moved, line_of(CLOSED, "影响范围:"))


def test_a_repository_above_the_workspace(tmp_path: Path, check: Check) -> None:
    repo = Gitted(tmp_path / "总仓库", "业务/沟通 记录")
    repo.write({ISSUE: CLOSED, DEMAND: example(DEMAND)})
    (repo.top / "records").mkdir()
    (repo.top / "records/other.yaml").write_text("x: 1\n")
    first = repo.commit()
    assert check(repo).found == []
    (repo.top / "records/other.yaml").unlink()  # not ours
    repo.edit(DEMAND, ("约定交付时间: 2024-07-15", "约定交付时间: 2024-06-30"))
    assert check(repo).found == [("R67", DEMAND, line_of(example(DEMAND), "约定交付时间:"), "error")]
    repo.git("add", "-A")
    assert check(repo, "HEAD", "--staged").found == check(repo).found
    repo.commit()
    assert check(repo, first).found == check(repo, "HEAD~1").found != []


def test_merges(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: IN_PROGRESS, DEMAND: example(DEMAND)})
    first = repo.commit()
    repo.git("switch", "-q", "-c", "side")
    repo.edit(ISSUE, ("影响30%订单支付\n发生时间", "影响30%订单的支付\n发生时间"))
    repo.commit("2024-05-21 09:00")
    repo.git("switch", "-q", "main")
    repo.edit(ISSUE, (LAST_LOG, LAST_LOG + "  - {日期: 2024-05-26, 更新人: 测试部/吴工, 进展: 观察1天无超时}\n"))
    repo.commit("2024-05-21 10:00")
    repo.git("merge", "-q", "-m", "merge", "side", when="2024-05-22 09:00")
    assert check(repo, first).found == []
    assert check(repo, "side").found == []  # the merge base counts, not the tip


def test_a_merge_that_is_being_made(repo: Gitted, check: Check) -> None:
    """The other side's steps count one by one, not as the leap that they make together."""
    repo.write({ISSUE: IN_PROGRESS.replace("状态: 处理中", "状态: 待处理"), DEMAND: example(DEMAND)})
    repo.commit()
    repo.git("switch", "-q", "-c", "side")
    for text in (IN_PROGRESS.replace("状态: 处理中", "状态: 已指派"), IN_PROGRESS, RESOLVED):
        repo.write({ISSUE: text})
        repo.commit("2024-05-21 09:00")
    repo.edit(DEMAND, ("核对人:", "备注: 甲\n核对人:"))
    repo.commit("2024-05-21 09:00")
    repo.git("switch", "-q", "main")
    repo.edit(DEMAND, ("核对人:", "备注: 乙\n核对人:"))
    repo.commit("2024-05-21 10:00")
    assert repo.tried("merge", "-m", "merge", "side").returncode == 1
    repo.git("checkout", "-q", "--ours", DEMAND)
    repo.git("add", "-A")
    assert check(repo, "", "--staged").found == []
    assert check(repo).found == []


def test_signed_here_and_edited_there(repo: Gitted, check: Check) -> None:
    draft = example(DEMAND, ("状态: 已确认", "状态: 已评估"))
    repo.write({DEMAND: draft})
    first = repo.commit()
    repo.git("switch", "-q", "-c", "side")
    repo.edit(DEMAND, ("约定交付时间: 2024-07-15", "约定交付时间: 2024-06-30"))
    repo.commit("2024-05-21 09:00")
    repo.git("switch", "-q", "main")
    repo.edit(DEMAND, ("状态: 已评估", "状态: 已确认"))
    repo.commit("2024-05-21 10:00")
    repo.git("merge", "-q", "-m", "merge", "side", when="2024-05-22 09:00")
    assert check(repo, first).has("R67", DEMAND, line_of(draft, "约定交付时间:"))


@pytest.mark.parametrize("rev", ["nowhere", "-x", "0" * 40, "HEAD~99"])
def test_a_missing_revision_is_told(repo: Gitted, check: Check, rev: str) -> None:
    repo.write({ISSUE: CLOSED})
    repo.commit()
    told = check(repo, rev)
    assert told.status == 2
    assert told.found == [("S10", "commdocs.yaml", 1, "error")]


def test_a_shallow_clone_is_told(repo: Gitted, check: Check, tmp_path: Path) -> None:
    repo.write({ISSUE: CLOSED})
    first = repo.commit()
    repo.write({ISSUE: REOPENED})
    repo.commit()
    repo.write({ISSUE: REOPENED.replace("重新打开\n", "处理中\n")})
    repo.commit()
    clone = tmp_path / "浅克隆"
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.top}", str(clone))
    shallow = Gitted.__new__(Gitted)
    shallow.top = shallow.root = clone
    for rev in (first, "HEAD~1"):
        told = check(shallow, rev)
        assert told.status == 2
        assert told.found == [("S10", "commdocs.yaml", 1, "error")]
        assert "浅克隆" in told.problems[0]["message"]
    assert check(shallow).found == []  # nothing changed since HEAD: nothing older is needed
    shallow.edit(ISSUE, ("优先级: 高", "优先级: 中"))  # what it was closed with lies beyond the border
    assert check(shallow).found[0][0] == "S10"


def test_a_repository_without_commits(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED, MEETING: example(MEETING)})  # nothing could be committed earlier: nothing is late
    assert check(repo).found == []
    repo.git("add", "-A")
    assert check(repo, "", "--staged").found == []


def test_no_git_at_all(tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = Gitted(tmp_path)
    repo.write({ISSUE: CLOSED})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check(repo).found == [("S10", "commdocs.yaml", 1, "error")]
    assert check(repo, "").found == []
    monkeypatch.undo()
    shutil.rmtree(tmp_path / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    told = check(repo)
    assert (told.status, told.found) == (2, [("S10", "commdocs.yaml", 1, "error")])


# -- the hook ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="the hook of this test is a shell script")
@pytest.mark.parametrize("inside", ["", "业务/沟通 记录"])
def test_git_commit_with_the_hook(tmp_path: Path, inside: str) -> None:
    """As pre-commit calls it, from the top of the repository or of the workspace; also for a part of the changes."""
    repo = Gitted(tmp_path / "仓库", inside)
    repo.write({ISSUE: RESOLVED, DEMAND: example(DEMAND)})
    repo.commit()
    hook = repo.top / ".git/hooks/pre-commit"
    hook.write_text(
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m commdocs --workspace '{inside or '.'}' check --staged >&2\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    bad = CLOSED.replace("处理结果: 已修复，支付响应时间缩短至2秒内", "处理结果:")
    repo.write({ISSUE: bad})
    repo.edit(DEMAND, ("约定交付时间: 2024-07-15", "约定交付时间: 哪天"))  # stays out of the commit
    part = f"{inside}/{ISSUE}" if inside else ISSUE
    refused = repo.tried("commit", "-m", "关闭", "--", part)
    assert refused.returncode == 1
    said = refused.stderr.decode()
    assert f"{ISSUE}:{line_of(bad, '处理结果:')}:" in said
    assert "R60" in said
    assert "R67" not in said
    repo.write({ISSUE: CLOSED})
    assert repo.tried("commit", "-m", "关闭", "--", part).returncode == 0
    assert repo.git("log", "-1", "--format=%s").strip() == "关闭"
    refused = repo.tried("commit", "-a", "-m", "改期")
    assert refused.returncode == 1
    assert DEMAND in refused.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="hooks are shell scripts")
@pytest.mark.parametrize("inside", ["", "业务/沟通 记录"])
def test_a_merge_is_checked_by_the_hooks_that_init_puts_in_place(tmp_path: Path, inside: str) -> None:
    repo = Gitted(tmp_path / "仓库", inside)
    repo.write({ISSUE: IN_PROGRESS.replace("状态: 处理中", "状态: 待处理")})
    repo.commit()
    assert cli.main(["init", str(repo.root)]) == 0
    hooks = repo.top / ".git/hooks"
    assert (hooks / "pre-commit").stat().st_mode & (hooks / "pre-merge-commit").stat().st_mode & 0o111
    for hook in (hooks / "pre-commit", hooks / "pre-merge-commit"):  # as installed, but for the module's place
        hook.write_text(
            hook.read_text("utf-8").replace("if command -v", f"export PYTHONPATH='{ROOT}'\nif false && command -v")
        )
    repo.git("switch", "-q", "-c", "side")
    for text in (IN_PROGRESS.replace("状态: 处理中", "状态: 已指派"), IN_PROGRESS, RESOLVED):
        repo.write({ISSUE: text})
        repo.commit("2024-05-21 09:00")
    repo.git("switch", "-q", "main")
    other = ISSUE.replace("支付系统", "短信")
    repo.write({DEMAND: example(DEMAND)})
    repo.commit("2024-05-21 10:00")
    repo.git("merge", "-q", "--no-ff", "-m", "merge", "side")  # three allowed steps, not one leap
    repo.git("switch", "-q", "side")
    repo.write({other: IN_PROGRESS.replace("状态: 处理中", "状态: 待处理")})
    repo.git("add", "-A")
    repo.git("commit", "-q", "--no-verify", "-m", "twice the same number")
    repo.git("switch", "-q", "main")
    refused = repo.tried("merge", "-m", "merge", "side")
    assert refused.returncode != 0
    assert "R74" in refused.stderr.decode()


# -- what a commit touches or breaks ---------------------------------------------------------------------------


def test_staged_means_the_index(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: CLOSED, DEMAND: example(DEMAND)})
    repo.commit()
    repo.edit(DEMAND, ("约定交付时间: 2024-07-15", "约定交付时间: 2024-06-30"))
    repo.git("add", "-A")
    repo.git("checkout", "-q", "HEAD", "--", "commdocs.yaml")
    repo.write({DEMAND: example(DEMAND)})  # put back on disk, but not in the index
    assert check(repo).found == []
    assert check(repo, "", "--staged").has("R67", DEMAND, line_of(example(DEMAND), "约定交付时间:"))
    repo.git("add", "-A")
    repo.edit(DEMAND, ("约定交付时间: 2024-07-15", "约定交付时间: 哪天"))  # on disk only
    assert check(repo, "", "--staged").found == []


def test_only_what_is_touched_or_broken_is_told(repo: Gitted, check: Check) -> None:
    broken = IN_PROGRESS.replace("优先级: 高", "优先级: 最高")
    other = ISSUE.replace("-01.yaml", "-02.yaml")
    party = "records/_parties/KH-0001.yaml"
    talk = "records/A公司数据导出/EC2023-10-09-01.yaml"
    repo.write({each.relative_to(ROOT).as_posix(): each.read_text("utf-8") for each in ROOT.glob("records/*/*.yaml")})
    repo.write({other: broken})
    repo.commit("2023-10-09 08:00")
    repo.edit(DEMAND, ("核对人:", "备注: 无\n核对人:"))
    assert check(repo).found == []  # the broken one was there before
    (repo.root / party).unlink()
    told = check(repo)
    assert told.has("R71", party, 1)
    assert any(rule == "R75" and path == talk for rule, path, *_ in told.found)
    assert not any(path == other for _, path, *_ in told.found)


def test_an_attachment_that_goes_is_missed(repo: Gitted, check: Check) -> None:
    attached = IN_PROGRESS + "附件:\n  - {名称: 截图, 路径: attachments/支付系统/截图.png}\n"
    repo.write({ISSUE: attached, "attachments/支付系统/截图.png": "x"})
    repo.commit()
    repo.git("rm", "-q", "attachments/支付系统/截图.png")
    assert check(repo, "", "--staged").has("R06", ISSUE, line_of(attached, "截图"))


def test_a_commit_that_touches_no_record(repo: Gitted, check: Check) -> None:
    repo.write({ISSUE: IN_PROGRESS.replace("优先级: 高", "优先级: 最高")})
    repo.commit()
    repo.write({"README.md": "x"})
    repo.git("add", "-A")
    assert check(repo, "", "--staged").found == []


# -- nothing to judge ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["IS2024-05-22-01.yml", "IS2024-05-22-01.yaml.bak", "IS2024-05-22-01.YAML~"])
def test_where_nothing_could_be_judged_it_is_said(repo: Gitted, check: Check, name: str) -> None:
    first = repo.commit()
    repo.write({f"records/支付系统/{name}": CLOSED})
    repo.git("add", "-A")
    staged = check(repo, "", "--staged")
    for told in (staged, check(repo, first), check(repo, ""), check(repo, "", "records/支付系统")):
        assert told.status == 1
        assert told.has("S01", "records/支付系统", 1)
        assert name in told.problems[0]["message"]
    repo.write({ISSUE: CLOSED})
    repo.git("add", "-A")
    for told in (check(repo, "", "--staged"), check(repo, first), check(repo, "")):
        assert told.status == 0


def test_where_there_is_nothing_nothing_is_said(repo: Gitted, check: Check) -> None:
    repo.write({"records/支付系统/说明.txt": "x", ISSUE: CLOSED})
    repo.commit()
    repo.write({"records/支付系统/说明.txt": "y", "README.md": "z"})
    repo.git("add", "-A")
    assert check(repo, "", "--staged").status == 0
    assert check(repo, "", "README.md").status == 0
    (repo.root / "records/空").mkdir()
    assert check(repo, "", "records/空").status == 0


# -- what git is made to run, and log ---------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="the programs of this test are shell scripts")
@pytest.mark.parametrize("command", ["since", "staged", "log", "set", "init", "list"])
def test_no_program_of_a_repository_runs(
    repo: Gitted, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the settings and attributes of a copied folder name, for the working tree, diffs, hooks, transport."""
    repo.write({ISSUE: IN_PROGRESS, ".gitattributes": "* filter=evil diff=evil merge=evil\n"})
    repo.commit()
    ran = tmp_path / "ran"
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{ran}'\ncat\n", encoding="utf-8")
    evil.chmod(0o755)
    for name in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "diff.external"),
        *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "diff.evil.textconv"),
        *("diff.evil.command", "merge.evil.driver", "gpg.program", "credential.helper", "alias.log", "pager.log"),
        *("alias.rev-parse", "remote.origin.uploadpack", "core.alternateRefsCommand", "interactive.diffFilter"),
    ):
        repo.git("config", name, str(evil))
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(evil, hooks / name)
    for name, value in {
        "core.hooksPath": str(hooks),
        "log.showSignature": "true",
        "extensions.partialClone": "origin",
        "remote.origin.url": f"ext::{evil}",
        "remote.origin.promisor": "true",
        "protocol.ext.allow": "always",
    }.items():
        repo.git("config", name, value)
    ran.unlink(missing_ok=True)  # what the settings above ran when this test itself called git
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(evil))
    monkeypatch.setenv("GIT_SSH_COMMAND", str(evil))
    repo.edit(ISSUE, ("优先级: 高", "优先级: 中"))
    place = ["--workspace", str(repo.root)]
    words = {
        "since": ["check", *place, "--since", "HEAD"],
        "staged": ["check", *place, "--staged"],
        "log": ["log", *place, "IS2024-05-22-01"],
        "set": ["set", *place, "IS2024-05-22-01", "备注=已核对"],
        "init": ["init", str(repo.root)],
        "list": ["list", *place],
    }[command]
    cli.main(words)
    assert not ran.exists(), ran.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="the program of this test is a shell script")
def test_a_bare_repository_within_a_clone_is_none(tmp_path: Path, check: Check) -> None:
    """A folder of a workspace that is also a bare repository came with an ordinary clone."""
    repo = Gitted(tmp_path / "上游", "workspace")
    repo.write({ISSUE: CLOSED})
    inner = repo.root
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n", encoding="utf-8")
    evil.chmod(0o755)
    for name in ("objects/.keep", "refs/.keep"):
        repo.write({name: ""})
    repo.write(
        {
            "HEAD": "ref: refs/heads/main\n",
            "config": f"[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = {evil}\n\trepositoryformatversion = 0\n",
        }
    )
    told = check(repo)
    assert not (tmp_path / "ran").exists()
    assert told.found == [("S10", "commdocs.yaml", 1, "error")]
    assert inner.is_dir()


def test_log_follows_a_record_through_a_merge(repo: Gitted, capsys: pytest.CaptureFixture[str]) -> None:
    """The second of two records of one number got another one while the conflict was settled."""
    repo.commit()
    repo.git("switch", "-q", "-c", "side")
    repo.write({ISSUE: IN_PROGRESS.replace("支付接口", "短信接口").replace("优先级: 高", "优先级: 中")})
    repo.commit("2024-05-21 09:00", message="theirs")
    repo.git("switch", "-q", "main")
    repo.write({ISSUE: IN_PROGRESS})
    repo.commit("2024-05-21 10:00", message="ours")
    assert repo.tried("merge", "side").returncode == 1
    theirs = repo.git("show", f"side:{ISSUE}")
    other = ISSUE.replace("-01.yaml", "-02.yaml")
    repo.write({ISSUE: IN_PROGRESS, other: theirs.replace("紧急程度", "原编号: [IS2024-05-22-01]\n紧急程度", 1)})
    repo.commit("2024-05-22 09:00", message="merge")
    capsys.readouterr()
    assert cli.main(["log", "--workspace", str(repo.root), "IS2024-05-22-02"]) == 0
    said = capsys.readouterr().out
    assert "merge" in said
    assert "没有提交过" not in said
    assert cli.main(["log", "--workspace", str(repo.root), "IS2024-05-22-01"]) == 0
    assert "ours" in capsys.readouterr().out
