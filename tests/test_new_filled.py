"""`new` on one line: lists, entries, people by name, a party's contact, and a record like the last one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Said
from tests.week import firm

Run = Callable[..., Said]
CALL = [
    "对方单位/联系人=仁和医院/梁主任",
    "单位类别=客户",
    "沟通类型=售后服务",
    "核心需求/反馈=问发货日期",
    "沟通渠道=电话",
]
CALL += ["待办事项[+].任务=答复发货日期", "待办事项[+].责任人=马骏", "待办事项[+].截止时间=2026-11-27", "负责人=白露"]


@pytest.fixture
def week(folder: Path) -> Path:
    (folder / "commdocs.yaml").write_text(firm.SETTINGS, "utf-8")
    for path, text in firm.records().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def made(week: Path, said: Said) -> str:
    assert said.status == 0, said.err
    return (week / said.out.strip()).read_text("utf-8")


def test_a_call_is_noted_in_one_command(week: Path, commdocs: Run) -> None:
    said = commdocs("new", "外部沟通", "--project", "仁和医院", *CALL, "我方对接人=白露", "下次沟通时间=无需")
    text = made(week, said)
    assert "状态: 跟进中" in text
    assert "责任人: 售后部/马骏" in text
    assert "该写的都写了" in said.err
    assert commdocs("check", said.out.strip()).status == 0


def test_a_party_brings_its_contact_and_its_sort(week: Path, commdocs: Run) -> None:
    text = made(week, commdocs("new", "外部沟通", "--project", "仁和医院", "--party", "KH-0001"))
    assert "对方单位/联系人: 仁和医院/梁主任\n" in text
    assert "单位类别: 客户\n" in text


def test_entries_follow_one_another(week: Path, commdocs: Run) -> None:
    words = ["待办事项[+].任务=一", "待办事项[+].责任人=白露", "待办事项[+].任务=二", "待办事项[1].截止时间=2026-12-01"]
    words += ["发送记录[+].收件人=白露、万军", "发送记录[+].发送内容=书面总结", "参与部门/人=马骏，采购部/万军"]
    text = made(week, commdocs("new", "内部沟通", "--project", "春季展会", *words, "沟通主题=# 甲: 乙"))
    assert (
        "序号: A1\n    任务: 一\n    责任人: 销售部/白露\n    截止时间: 2026-12-01\n  - 序号: A2\n    任务: 二\n"
        in text
    )
    assert "  - 收件人: [销售部/白露, 采购部/万军]\n" in text
    assert "  - 参与人: 售后部/马骏\n  - 参与人: 采购部/万军\n" in text
    assert '沟通主题: "# 甲: 乙"' in text


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("状态=什么", "不在可选的值里"),
        ("待办事项[+].截止时间=尽快", "看不出到哪一天"),
        ("待办事项[3].任务=x", "还没有第3条"),
        ("待办事项[+].没有=x", "里没有“没有”"),
        ("没有=x", "里没有“没有”"),
        ("编号=x", "不用填"),
        ("x", "栏目=内容"),
        ("关联=x", "不能用 --set 填"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_before_a_file_is_made(
    week: Path, commdocs: Run, word: str, told: str
) -> None:
    before = sorted(week.glob("records/**/*.yaml"))
    said = commdocs("new", "内部沟通", "--project", "春季展会", word)
    assert said.status == 2
    assert told in said.err
    assert sorted(week.glob("records/**/*.yaml")) == before


def test_a_meeting_like_the_last_one(week: Path, commdocs: Run) -> None:
    text = made(week, commdocs("new", "--like", "MM2026-11-24-01", "会议主题=第二次筹备会"))
    assert "会议主题: 第二次筹备会\n" in text
    for line in (
        "会议地点: 3楼会议室",
        "主持人: 市场部/方晴",
        "会议系列: 春季展会周会",
        "  - 采购部/万军",
        "    议题: 展品清单",
    ):
        assert f"{line}\n" in text
    for gone in ("2026-11-24 14:00", "发送记录:", "决议事项:", "讨论要点:"):
        assert f"\n{gone}" not in text
    assert "\n开始时间:\n" in text
    refused = commdocs("new", "会议", "--like", "NC2026-11-24-01")
    assert refused.status == 2
    assert "内部沟通记录表" in refused.err


def test_a_plan_like_yesterday_s_has_its_goals_without_what_was_reached(week: Path, commdocs: Run) -> None:
    text = made(week, commdocs("new", "--like", "DP2026-11-26-01"))
    assert "  - 目标项: 客户电话\n    目标值: 6\n    单位: 个\n" in text
    assert "完成值" not in text.replace("# ", "")


def test_a_plan_that_stayed_a_draft_is_named_when_the_next_is_made(week: Path, commdocs: Run) -> None:
    path = week / "records/_plans/DP2026-11-27-01.yaml"
    assert "DP2026-11-27-01 还是草稿" not in commdocs("new", "日计划", "负责人=曹敏", "日期=2026-11-30").err
    path.write_text(path.read_text("utf-8").replace("状态: 已计划", "状态: 草稿"), "utf-8")
    (week / "records/_plans/DP2026-11-30-01.yaml").unlink()
    said = commdocs("new", "日计划", "负责人=曹敏", "日期=2026-11-30")
    assert "DP2026-11-27-01 还是草稿" in said.err
