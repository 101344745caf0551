"""A record may be saved before it is finished: it stops nobody, and nobody goes by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs.model import Kind
from tests.conftest import MONDAY, Said
from tests.gitted import Gitted
from tests.test_schemas import KINDS

Run = Callable[..., Said]
CALL = """表单类型: 外部沟通跟进表
状态: 草稿
对方单位/联系人: A公司/刘主管
核心需求/反馈: 尽快
解决方案/进展:
  - {任务: 评估开发难度, 责任人: 技术部/郑工}
"""
PATH = f"records/示例项目/EC{MONDAY}-01.yaml"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_form_may_be_a_draft_that_lacks_everything(kind: Kind) -> None:
    draft = kind.statuses["draft"]
    assert draft.unfinished
    assert draft.label.zh == "草稿"
    assert not draft.final
    assert set(draft.next) >= {next(name for name, each in kind.statuses.items() if not each.unfinished)}
    assert not any("draft" in each.next for each in kind.statuses.values() if each.frozen)


def put(folder: Path, text: str) -> None:
    (folder / PATH).write_text(text, "utf-8")


def test_a_draft_passes_the_check_and_is_built_as_one(folder: Path, commdocs: Run) -> None:
    put(folder, CALL)
    said = commdocs("check")
    assert said.status == 0
    assert "EC" not in said.out
    assert commdocs("build", "--format", "md").status == 0
    pages = list((folder / "output/示例项目").glob("*EC*.md"))
    assert pages
    assert all("草稿" in page.read_text("utf-8") for page in pages)
    (tracker,) = (folder / "output/trackers").glob("草稿.md")
    row = next(line for line in tracker.read_text("utf-8").splitlines() if "EC" in line)
    assert "外部沟通跟进表" in row
    assert "0天" in row


def test_nobody_goes_by_a_draft(folder: Path, commdocs: Run) -> None:
    before = commdocs("list", "待办").out, commdocs("due", "--days", "400").out
    put(folder, CALL.replace("责任人: 技术部/郑工", "责任人: 技术部/郑工, 截止时间: 2024-05-21, 序号: A1, 状态: 待办"))
    assert (commdocs("list", "待办").out, commdocs("due", "--days", "400").out) == before
    assert f"EC{MONDAY}-01" in commdocs("list", "草稿").out
    assert "草稿" in commdocs().out


def test_what_is_wrong_in_a_draft_is_told_and_stops_nobody(folder: Path, commdocs: Run) -> None:
    put(folder, CALL + "下次沟通时间: 2024-13-45\n")
    said = commdocs("check")
    assert said.status == 0
    assert "警告" in said.out
    assert "2024-13-45" in said.out


def test_a_draft_is_asked_for_everything_when_it_goes_on(folder: Path, commdocs: Run) -> None:
    put(folder, CALL)
    before = (folder / PATH).read_bytes()
    said = commdocs("set", f"EC{MONDAY}-01", "状态=跟进中")
    assert said.status != 0
    assert "截止时间" in said.out + said.err
    assert (folder / PATH).read_bytes() == before
    put(folder, CALL.replace("草稿", "跟进中"))
    assert commdocs("check").status == 1


def test_a_draft_may_go_and_a_record_may_not_become_one(folder: Path, commdocs: Run) -> None:
    put(folder, CALL)
    own = (folder / "commdocs.yaml").read_bytes()
    repository = Gitted(folder)
    (folder / "commdocs.yaml").write_bytes(own)
    repository.git("add", ".")
    repository.git("commit", "-qm", "记录")
    other = folder / f"records/示例项目/EC{MONDAY}-02.yaml"
    other.write_text(CALL.replace("草稿", "跟进中"), "utf-8")
    repository.git("add", "-A")
    refused = commdocs("check", "--staged")
    assert refused.status == 1
    assert "草稿" in refused.err
    other.unlink()
    (folder / PATH).unlink()
    repository.git("add", "-A")
    assert commdocs("check", "--staged").status == 0

    example = folder / f"records/示例项目/MM{MONDAY}-01.yaml"
    example.write_text(re.sub("(?m)^状态: .*$", "状态: 草稿", example.read_text("utf-8"), count=1), "utf-8")
    repository.git("add", "-A")
    said = commdocs("check", "--staged")
    assert said.status == 1
    assert "R66" in said.out


NOTE = """表单类型: 内部沟通记录表
状态: 草稿
沟通主题: 展台
待办事项:
  - 序号: A1
    任务: 租桌椅
    责任人:
    截止时间: 2024-05-24
"""
REST = """发起部门/人: 行政部/陈晓
参与部门/人:
  - 参与人: 销售部/白露
核心内容摘要: 租6套
沟通渠道: 会议
负责人: 行政部/陈晓
"""


def test_a_draft_that_is_asked_about_says_what_it_lacks(folder: Path, commdocs: Run) -> None:
    path = folder / f"records/示例项目/NC{MONDAY}-01.yaml"
    path.write_text(NOTE, "utf-8")
    assert "S12" not in commdocs("check", "--strict").out
    said = commdocs("check", path.stem)
    assert said.status == 0
    lacking = next(line for line in said.out.splitlines() if "S12" in line)
    assert all(each in lacking for each in ("责任人", "发起部门/人", "参与部门/人", "核心内容摘要", "沟通渠道"))
    assert "把“状态”改成“进行中”" in said.out
    path.write_text(NOTE.replace("责任人:\n", "责任人: 行政部/陈晓\n") + REST, "utf-8")
    assert "该写的都写了" in commdocs("check", path.stem).out
    assert commdocs("set", path.stem, "状态=进行中").status == 0
    assert "租桌椅" in commdocs("due").out


def test_new_begins_a_draft_and_what_is_complete_is_none(folder: Path, commdocs: Run) -> None:
    said = commdocs("new", "内部沟通")
    text = (folder / said.out.strip()).read_text("utf-8")
    assert "# 写好后改成“进行中”\n状态: 草稿" in text
    assert "把“状态”改成“进行中”" in said.err
    words = ["沟通主题=桌椅", "核心内容摘要=租6套", "参与部门/人=销售部/白露、售后部/马骏", "沟通渠道=会议"]
    words += ["负责人=行政部/陈晓", "发起人=行政部/陈晓", "待办事项[+].任务=租桌椅", "待办事项[+].责任人=行政部/陈晓"]
    said = commdocs("new", "内部沟通", *words, "待办事项[+].截止时间=2024-05-24")
    text = (folder / said.out.strip()).read_text("utf-8")
    assert "状态: 进行中" in text
    assert "  - 参与人: 销售部/白露\n  - 参与人: 售后部/马骏\n" in text
    assert "  - 序号: A1\n    任务: 租桌椅\n" in text
    assert commdocs("check", said.out.strip()).status == 0
