"""The last change of a command is taken back, if nobody touched it since and what was committed allows it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import cli
from commdocs.workspace import remembering
from tests.conftest import Said
from tests.gitted import Gitted, example
from tests.test_history_git import CLOSED, IN_PROGRESS, ISSUE, MEETING

CALL = "records/3季度线上活动/NC2023-10-10-01.yaml"
Do = Callable[..., Said]


@pytest.fixture
def repo(tmp_path: Path) -> Gitted:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    made = Gitted(tmp_path)
    made.write({path: example(path).replace("\n", "\r\n") for path in (MEETING, CALL)} | {ISSUE: CLOSED})
    made.commit()
    return made


@pytest.fixture
def do(repo: Gitted, capsys: pytest.CaptureFixture[str]) -> Do:
    def run(*words: str, day: str = "2024-05-30") -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--workspace", str(repo.root), "--today", day])
        return Said(status, *capsys.readouterr())

    return run


def test_the_last_changes_go_back_one_by_one(repo: Gitted, do: Do) -> None:
    assert do("done", "MM05-21-01#A1", "NC10-10-01#A1", "已发").status == 0
    between = repo.read(MEETING), repo.read(CALL)
    assert do("set", "MM05-21-01#A2", "截止时间=2024-06-03").status == 0
    tried = do("undo", "--dry-run")
    assert tried.status == 0
    assert "只是预演" in tried.err
    first = do("undo")
    assert first.status == 0, first.err
    assert 'commdocs set "MM05-21-01#A2" 截止时间=2024-06-03' in first.err
    assert "行动项 A2 · 截止时间：2024-06-03前（含） → " in first.err
    assert (repo.read(MEETING), repo.read(CALL)) == between
    second = do("undo")  # two files of one command
    assert second.out.split() == [MEETING, CALL]
    assert "NC2023-10-10-01 待办事项 A1 · 状态：已完成 → " in second.err
    assert repo.git("status", "--porcelain") == ""
    assert "没有可以撤回的改动" in do("undo").err


def test_what_somebody_touched_since_stays(repo: Gitted, do: Do) -> None:
    assert do("done", "MM05-21-01#A1", "NC10-10-01#A1", "已发").status == 0
    repo.edit(CALL, ("已发", "已发，见附件"))
    touched = repo.read(MEETING), repo.read(CALL)
    refused = do("undo")
    assert refused.status == 2
    assert f"{CALL} 在那以后又被改过" in refused.err
    assert (repo.read(MEETING), repo.read(CALL)) == touched
    repo.edit(CALL, ("已发，见附件", "已发"))
    assert do("undo").status == 0


def test_a_move_that_was_not_committed_goes_back_though_the_life_cycle_has_no_such_move(repo: Gitted, do: Do) -> None:
    assert do("reopen", "IS2024-05-22-01", "又出现超时").status == 0
    assert do("undo").status == 0
    assert repo.read(ISSUE) == CLOSED


def test_what_was_committed_is_for_the_history_to_judge(repo: Gitted, do: Do) -> None:
    assert do("reopen", "IS2024-05-22-01", "又出现超时").status == 0
    repo.commit("2024-05-30 10:00")
    reopened = repo.read(ISSUE)
    refused = do("undo")
    assert refused.status == 1
    assert " R57 " in refused.err
    assert repo.read(ISSUE) == reopened
    assert do("set", "IS2024-05-22-01", "备注=先看日志").status == 0  # what came later goes back all the same
    assert do("undo").status == 0
    assert repo.read(ISSUE) == reopened


def test_a_new_number_goes_back_with_the_file(repo: Gitted, do: Do) -> None:
    moved = do("renumber", "NC2023-10-10-01", "NC2023-10-10-02")
    assert moved.status == 0, moved.err
    assert do("undo").out.strip() == CALL
    assert repo.git("status", "--porcelain") == ""


def test_git_tracks_nothing_of_it_and_only_the_last_are_kept(repo: Gitted, do: Do) -> None:
    for number in range(3):
        assert do("set", "MM2024-05-21-01", f"备注=第{number}稿").status == 0
    assert len(repo.git("status", "--porcelain").splitlines()) == 1
    kept = sorted((repo.root / remembering.FOLDER).glob("*.json"))
    for _ in range(60):
        remembering.remember(repo.root, "commdocs set", [])
    left = sorted((repo.root / remembering.FOLDER).glob("*.json"))
    assert len(left) == 50
    assert not set(kept) & set(left)


def test_a_torn_or_foreign_note_is_passed_over(repo: Gitted, do: Do) -> None:
    assert do("set", "MM2024-05-21-01", "备注=初稿").status == 0
    (repo.root / remembering.FOLDER / "000099.json").write_text('{"command": "x", "files": [{}', "utf-8")
    (repo.root / remembering.FOLDER / "notes.json").write_text("", "utf-8")
    foreign = {"command": "x", "files": [{"path": "commdocs.yaml", "to": "commdocs.yaml", "before": "", "sha256": ""}]}
    (repo.root / remembering.FOLDER / "000098.json").write_text(json.dumps(foreign), "utf-8")
    assert do("undo").status == 0
    assert "初稿" not in repo.read(MEETING)


def test_two_steps_that_could_not_be_committed_together_are_not_taken_together(repo: Gitted, do: Do) -> None:
    repo.write({ISSUE.replace("-01", "-02"): IN_PROGRESS})
    repo.commit("2024-05-27 12:00")
    solved = [
        "结果确认.处理结果=支付响应2秒内",
        "结果确认.责任部门确认人=研发部/周经理",
        "结果确认.确认日期=2024-05-30",
    ]
    assert do("set", "IS2024-05-22-02", "状态=已解决", *solved).status == 0
    accepted = ["结果确认.验收人=技术部/赵经理", "结果确认.验收日期=2024-05-30"]
    assert do("set", "IS2024-05-22-02", *accepted).status == 0
    refused = do("done", "IS2024-05-22-02")
    assert refused.status == 1
    assert "git commit -m 进展 -- records/支付系统/IS2024-05-22-02.yaml" in refused.err
    repo.commit("2024-05-30 09:00")
    assert do("done", "IS2024-05-22-02").status == 0
    assert do("check", "--since", "HEAD").status == 0


def test_where_nothing_can_be_kept_the_change_is_made_and_said_to_stay(repo: Gitted, do: Do) -> None:
    (repo.root / ".commdocs").write_text("", "utf-8")
    done = do("set", "MM2024-05-21-01", "备注=初稿")
    assert done.status == 0
    assert "不能用 undo 撤回" in done.err
    assert "初稿" in repo.read(MEETING)
    assert "没有可以撤回的改动" in do("undo").err
