"""A record saved before it is done stands in nobody's way: not at a commit, not in a build, not in what is due."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MONDAY, Said
from tests.gitted import Gitted

Run = Callable[..., Said]
NOTE = """表单类型: 内部沟通记录表
状态: 草稿
沟通主题: 展台
待办事项:
  - 序号: A1
    任务: 租桌椅
    责任人:
    截止时间: 2024-05-01
"""
PATH = "records/示例项目/NC2024-05-13-01.yaml"


@pytest.fixture
def draft(folder: Path) -> Path:
    path = folder / PATH
    path.write_text(NOTE, "utf-8")
    return path


def test_a_draft_is_no_problem_but_says_what_it_lacks_when_asked(draft: Path, commdocs: Run) -> None:
    assert commdocs("check", "--strict").status == 0
    said = commdocs("check", draft.stem)
    assert said.status == 0
    assert "S12 草稿: 这是草稿，还没有写：责任人、发起部门/人、参与部门/人、核心内容摘要、负责人" in said.out.replace(
        "、沟通渠道", ""
    )
    assert "把“状态”改成“进行中”" in said.out


def test_what_is_there_must_be_readable(draft: Path, commdocs: Run) -> None:
    draft.write_text(NOTE.replace("2024-05-01", "尽快") + "主题词: 展台\n", "utf-8")
    said = commdocs("check", draft.stem)
    assert said.status == 1 and "R13" in said.out and "R89" in said.out


def test_its_obligations_do_not_count_and_it_is_listed_with_its_age(draft: Path, commdocs: Run) -> None:
    assert "租桌椅" not in commdocs("due").out
    assert commdocs("build", "--format", "md").status == 0
    output = draft.parents[2] / "output"
    assert "草稿" in next(output.glob("示例项目/*NC2024-05-13-01.md")).read_text("utf-8")
    assert "租桌椅" not in (output / "trackers/待办总表.md").read_text("utf-8")
    row = next(each for each in (output / "trackers/草稿清单.md").read_text("utf-8").splitlines() if "展台" in each)
    assert row.split("|")[1].strip() == "NC2024-05-13-01" and row.split("|")[5].strip() == "7"


def test_one_step_makes_it_real(draft: Path, commdocs: Run) -> None:
    refused = commdocs("set", draft.stem, "状态=进行中")
    assert refused.status == 1 and "负责人" in refused.err
    filled = NOTE.replace("责任人:\n", "责任人: 行政部/陈晓\n").replace("2024-05-01", "2024-05-24")
    more = "发起部门/人: 行政部/陈晓\n参与部门/人:\n  - 参与人: 销售部/白露\n核心内容摘要: 租6套\n负责人: 行政部/陈晓\n"
    draft.write_text(filled + more + "沟通渠道: 会议\n", "utf-8")
    assert "该写的都写了" in commdocs("check", draft.stem).out
    assert commdocs("set", draft.stem, "状态=进行中").status == 0
    assert "租桌椅" in commdocs("due", "--today", "2024-05-23").out


def test_new_begins_a_draft_and_what_is_complete_is_none(folder: Path, commdocs: Run) -> None:
    said = commdocs("new", "内部沟通", "--today", "2024-05-20")
    text = (folder / said.out.strip()).read_text("utf-8")
    assert "# 写好后改成“进行中”\n状态: 草稿" in text and "把“状态”改成“进行中”" in said.err
    words = ["沟通主题=桌椅", "核心内容摘要=租6套", "参与部门/人=销售部/白露、售后部/马骏", "沟通渠道=会议"]
    words += ["负责人=行政部/陈晓", "发起人=行政部/陈晓", "待办事项[+].任务=租桌椅", "待办事项[+].责任人=行政部/陈晓"]
    said = commdocs("new", "内部沟通", *words, "待办事项[+].截止时间=2024-05-24", "--today", "2024-05-20")
    text = (folder / said.out.strip()).read_text("utf-8")
    assert "状态: 进行中" in text and "  - 参与人: 销售部/白露\n  - 参与人: 售后部/马骏\n" in text
    assert "  - 序号: A1\n    任务: 租桌椅\n" in text
    assert commdocs("check", said.out.strip(), "--today", "2024-05-20").status == 0


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [
        ("草稿", None, False),  # deleted freely
        ("草稿", "进行中", False),
        ("进行中", "草稿", True),  # what others rely on is no draft again
        ("进行中", None, True),
    ],
)
def test_a_draft_has_no_past(tmp_path: Path, commdocs: Run, before: str, after: str | None, refused: bool) -> None:
    there = Gitted(tmp_path / "w")
    full = (
        NOTE.replace("责任人:\n", "责任人: 市场部/王经理\n").replace("2024-05-01", "2024-05-24")
        + "发起部门/人: 市场部/王经理\n参与部门/人:\n  - 参与人: 产品部/李主管\n核心内容摘要: 租6套\n负责人: 市场部/王经理\n沟通渠道: 会议\n"
    )
    there.write({PATH: full.replace("草稿", before)})
    there.git("add", "-A")
    there.git("commit", "-qm", "x")
    if after is None:
        (there.root / PATH).unlink()
    else:
        there.write({PATH: full.replace("草稿", after)})
    there.git("add", "-A")
    said = commdocs("--workspace", str(there.root), "check", "--since", "HEAD", "--today", "2024-05-20")
    assert (said.status == 1) is refused, said.out
