"""The same number twice after a merge: one record gets another, and every link that meant it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import cli
from tests.conftest import Said
from tests.gitted import ROOT, Gitted

OLD = "NC2024-05-22-01"
NEW = "NC2024-05-22-02"
NOTE = """\
表单类型: 内部沟通记录表
状态: {status}
负责人: 市场部/王经理
沟通主题: {topic}
发起部门/人: 市场部/王经理
参与部门/人:
  - {{部门: 研发部, 姓名: 研发部/周经理}}
沟通渠道: 会议
核心内容摘要: 比较了两稿，选第二稿。
待办事项:
  - 序号: A1
    任务: 交出第二稿
    责任人: 研发部/周经理
    截止时间: 2024-05-24
    状态: 待办
"""
LINKED = NOTE + "关联:\n  相关: [{old}]  # 上次\n  承接: [{old}#A1, MM2024-05-21-01]\n"
FIRST, SECOND = f"records/春季展会/{OLD}.yaml", f"records/官网/{OLD}.yaml"
AFTER = f"records/官网/{NEW}.yaml"
HERE, THERE = "records/官网/NC2024-05-22-05.yaml", "records/春季展会/NC2024-05-22-06.yaml"
Run = Callable[..., Said]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(repo: Gitted, *words: str) -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--workspace", str(repo.root), "--today", "2024-05-22"])
        told = Said(status, *capsys.readouterr())
        assert "commdocs 自己出错了" not in told.err
        return told

    return run


@pytest.fixture
def repo(tmp_path: Path) -> Gitted:
    """Two branches that took the same number, merged; the merge is committed."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    made = Gitted(tmp_path)
    example = "records/Q3产品迭代/MM2024-05-21-01.yaml"
    made.write({example: (ROOT / example).read_text("utf-8")})
    made.commit()
    for branch, path, link, status in (("a", FIRST, THERE, "进行中"), ("b", SECOND, HERE, "进行中")):
        made.git("checkout", "-q", "-b", branch, "main")
        topic = f"首页设计{branch}"
        made.write({path: NOTE.format(topic=topic, status=status)})
        made.write({link: LINKED.format(topic=f"接着谈{branch}", status=status, old=OLD)})
        made.commit("2024-05-22 10:00")
    made.git("checkout", "-q", "main")
    made.git("merge", "-q", "a", "b", "-m", "merge")
    return made


def test_one_of_two_gets_a_number_of_its_own(repo: Gitted, said: Run) -> None:
    told = said(repo, "check").out
    assert " R74 " in told
    assert f"commdocs renumber {SECOND}" in told
    base = repo.git("rev-parse", "HEAD").strip()
    asked = said(repo, "renumber", OLD)
    assert asked.status == 2
    assert FIRST in asked.err
    assert SECOND in asked.err
    tried = said(repo, "renumber", OLD, "--project", "官网", "--dry-run")
    assert tried.status == 0
    assert "没有写入" in tried.err
    assert repo.git("status", "--porcelain") == ""
    done = said(repo, "renumber", OLD, "--project", "官网")
    assert done.status == 0, done.err
    assert done.out.split() == [AFTER, HERE]
    assert not (repo.root / SECOND).exists()
    plain = NOTE.format(topic="首页设计b", status="进行中")
    assert repo.read(AFTER) == plain.replace("负责人:", f"原编号:\n  - {OLD}\n负责人:", 1)  # where the form has it
    assert f"相关: [{NEW}]  # 上次\n  承接: [{NEW}#A1, MM2024-05-21-01]" in repo.read(HERE)
    assert OLD in repo.read(THERE)  # that project's own
    assert f"{THERE}:17:" in done.err
    assert f"仍写 {OLD}，指的是 {FIRST}" in done.err
    check = said(repo, "check", "--since", base)
    assert check.status == 0, check.out + check.err
    repo.git("add", "-A")
    assert said(repo, "check", "--staged").status == 0
    repo.commit("2024-05-22 11:00")
    assert said(repo, "check").status == 0
    assert said(repo, "show", OLD).out.count("首页设计a")
    assert said(repo, "log", NEW).status == 0


def test_every_link_follows_a_record_that_has_its_number_alone(repo: Gitted, said: Run) -> None:
    repo.git("rm", "-q", FIRST)
    repo.git("commit", "-q", "-m", "x")
    done = said(repo, "renumber", OLD, "NC2024-05-22-77")
    assert done.status == 0, done.err
    assert "NC2024-05-22-77#A1" in repo.read(HERE)
    assert "NC2024-05-22-77#A1" in repo.read(THERE)
    assert "仍写" not in done.err
    back = said(repo, "renumber", "NC2024-05-22-77", OLD)
    assert back.status == 0, back.err
    assert repo.read(HERE) == LINKED.format(topic="接着谈b", status="进行中", old=OLD)
    assert "NC2024-05-22-77" in repo.read(SECOND)
    assert said(repo, "check").status == 0


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("MM2024-05-22-01", "不是内部沟通记录表的编号"),
        ("NC2024-05-23-01", "不能换日期"),
        ("NC2024-05-22-05", "已经用在"),
        ("nc2024-05-22-09", "不是内部沟通记录表的编号"),
        ("../x", "不是内部沟通记录表的编号"),
        ("", ""),
    ],
)
def test_a_number_that_cannot_be(repo: Gitted, said: Run, new: str, says: str) -> None:
    before = repo.git("status", "--porcelain")
    done = said(repo, "renumber", OLD, new, "--project", "官网" if new else "没有")
    assert done.status == 2
    assert (says or f"它在：{FIRST}、{SECOND}") in done.err.replace(f"{SECOND}、{FIRST}", f"{FIRST}、{SECOND}")
    assert repo.git("status", "--porcelain") == before


def test_frozen_records_follow(repo: Gitted, said: Run) -> None:
    """A closed record gets its number, and a closed one that links to it is led there: nothing else of it changes."""
    for path in (SECOND, HERE):
        text = repo.read(path).replace("状态: 进行中", "状态: 已办结", 1)
        text = text.replace(
            "    状态: 待办", "    状态: 已完成\n    完成日期: 2024-05-22\n    完成结果: 第二稿V2.0已交"
        )
        repo.write({path: text})
    base = repo.commit("2024-05-22 10:30")
    done = said(repo, "renumber", OLD, "--project", "官网")
    assert done.status == 0, done.err
    check = said(repo, "check", "--since", base)
    assert [code for code in ("R67", "R71", "R74", "R75", "R76") if f" {code} " in check.out] == []
    repo.edit(AFTER, ("选第二稿", "选第一稿"))
    assert " R67 " in said(repo, "check", "--since", base).out


def test_a_number_that_was_taken_meanwhile(repo: Gitted, said: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from commdocs.build import proposal

    judged = proposal._judged

    def slow(*words: object) -> proposal.Proposal:
        repo.write({AFTER: "somebody"})
        return judged(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(proposal, "_judged", slow)
    done = said(repo, "renumber", OLD, "--project", "官网")
    assert done.status == 1
    assert repo.read(AFTER) == "somebody"
    assert repo.read(SECOND) == NOTE.format(topic="首页设计b", status="进行中")
    assert OLD in repo.read(HERE)
