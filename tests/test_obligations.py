"""One obligation over several records: minutes, weekly sheets, the next minutes, day plans; and a day that is moved."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from commdocs import build, cli, workspace
from commdocs.figures import figures
from tests.conftest import Said

ROOT = Path(__file__).parent.parent
Run = Callable[..., Said]
PROJECT = "Q3产品迭代"
MINUTES = f"records/{PROJECT}/MM2024-05-21-01.yaml"
WEEKS = ("2024-05-24", "2024-05-31", "2024-06-07", "2024-06-14", "2024-06-21")
ACTION = "  - {{序号: A{n}, 任务: 交付第{n}个模块, 责任人: 研发部/周经理, 截止时间: 2024-05-{day}, 状态: 待办}}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings, and confirmed minutes with ten actions."""
    shutil.copy(ROOT / "commdocs.yaml", tmp_path)
    text = (ROOT / MINUTES).read_text("utf-8").replace("状态: 纪要已发", "状态: 已确认\n会议系列: 产品周会", 1)
    actions = "".join(ACTION.format(n=n, day=21 + n) for n in range(1, 11))
    text = re.sub(r"行动项:\n(  - .*\n)+", f"行动项:\n{actions}", text) + "默认接受日期: 2024-05-23\n"
    path = tmp_path / MINUTES
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def on(capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls a command on the day that is named first."""

    def run(day: str, *words: str) -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--today", day])
        said = Said(status, *capsys.readouterr())
        assert "Traceback" not in said.out + said.err
        return said

    return run


def block(text: str, key: str) -> str:
    """The lines of one field."""
    found = re.search(rf"^{key}:.*\n((?:[ ].*\n)*)", text, re.MULTILINE)
    return found[0] if found else ""


def sheet(desk: Path, on: Run, day: str) -> str:
    """The weekly sheet of ``day`` as ``new`` begins it, filled in and published; gives its steps."""
    said = on(day, "new", "执行跟进表", "--project", PROJECT)
    assert said.status == 0, said.err
    path = desk / said.out.strip()
    steps = block(path.read_text("utf-8"), "下一步计划")
    steps = steps if "计划事项" in steps else "下一步计划: 无\n"
    path.write_text(
        f"""表单类型: 执行跟进表
模板版本: 3
状态: 已同步
负责人: 研发部/周经理
同步周期: 每周
起止日期: {{开始日期: {day}, 结束日期: {day}}}
各组进度:
  - {{组别: 开发组, 工作项: 模块, 完成比例: 40%}}
风险点: 无
{steps}发送记录:
  - 收件人: [产品部/李主管, 市场部/孙专员]
    抄送: [总经办/马总]
    发送内容: 执行跟进表
    发送渠道: 邮件
    发送时间: {day} 16:00
    反馈时限: {day} 18:00
""",
        "utf-8",
    )
    checked = on(day, "check")
    assert checked.status == 0, checked.out + checked.err
    assert not re.search("R32|R36|R55|R75", checked.out), checked.out
    return steps


def listed(on: Run, day: str) -> list[str]:
    """The numbers of the open actions."""
    return [
        each["number"] for each in json.loads(on(day, "list", "--items", "actions", "--format", "json").out)["actions"]
    ]


def due(on: Run, day: str) -> list[str]:
    data = json.loads(on(day, "due", "--days", "400", "--format", "json").out)
    return [each["number"] for each in (*data["overdue"], *data["due"])]


def test_ten_actions_are_ten_rows_in_every_week(desk: Path, on: Run) -> None:
    before = hashlib.sha256((desk / MINUTES).read_bytes()).hexdigest()
    for week, day in enumerate(WEEKS, 1):
        steps = sheet(desk, on, day)
        closed = max(0, week - 4) * 10
        assert steps.count("计划事项") == 10 - closed
        assert steps.count("源自: MM2024-05-21-01#A") == 10 - closed
        assert steps.count("截止时间: 2024-05-") == 10 - closed  # a day that has passed stays as it was
        numbers = listed(on, day)
        assert len(numbers) == 10 - closed
        assert sorted(each for each in due(on, day) if "#" in each) == sorted(numbers)
        assert all(each.startswith("EX") for each in numbers)
        if week == 4:
            assert on(day, "done", *numbers, "已交付").status == 0
            assert listed(on, day) == []
            assert due(on, day) == []
            assert on(day, "check").status == 0
    assert hashlib.sha256((desk / MINUTES).read_bytes()).hexdigest() == before


def test_an_item_closed_by_its_first_number_is_closed_where_it_stands(desk: Path, on: Run) -> None:
    sheet(desk, on, WEEKS[0])
    before = (desk / MINUTES).read_bytes()
    said = on(WEEKS[0], "done", "MM2024-05-21-01#A3", "已交付")
    assert said.status == 0, said.err
    assert "MM2024-05-21-01#A3 已由 EX2024-05-24-01#3 接着办" in said.err
    assert (desk / MINUTES).read_bytes() == before
    assert "    状态: 已完成\n    完成日期: 2024-05-24\n    完成结果: 已交付\n" in (desk / said.out.strip()).read_text(
        "utf-8"
    )
    assert len(listed(on, WEEKS[0])) == 9
    again = on(WEEKS[0], "done", "MM2024-05-21-01#A3")
    assert again.status == 2
    assert "EX2024-05-24-01#3 已经是“已完成”" in again.err


def test_what_a_later_sheet_leaves_out_is_still_open(desk: Path, on: Run) -> None:
    sheet(desk, on, WEEKS[0])
    path = desk / f"records/{PROJECT}/EX2024-05-31-01.yaml"
    sheet(desk, on, WEEKS[1])
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"  - 计划事项: 交付第7个模块\n(    .*\n)+", "", text), "utf-8")
    assert "EX2024-05-24-01#7" in listed(on, WEEKS[1])
    assert len(listed(on, WEEKS[1])) == 10


def test_an_item_that_got_another_number_is_still_the_same(desk: Path, on: Run) -> None:
    sheet(desk, on, WEEKS[0])
    text = (desk / MINUTES).read_text("utf-8")
    (desk / MINUTES).write_text(text.replace("序号: A7, 任务", "序号: B7, 任务"), "utf-8")
    assert len(listed(on, WEEKS[0])) == 10


def test_what_led_to_it_may_be_cancelled(desk: Path, on: Run) -> None:
    sheet(desk, on, WEEKS[0])
    sheet(desk, on, WEEKS[1])
    text = (desk / MINUTES).read_text("utf-8")
    (desk / MINUTES).write_text(text.replace("状态: 已确认", "状态: 已取消\n变更原因: 活动不办了", 1), "utf-8")
    assert listed(on, WEEKS[1]) == [f"EX2024-05-31-01#{n}" for n in range(1, 11)]


def test_from_minutes_to_minutes_to_a_sheet_to_a_plan(desk: Path, on: Run) -> None:
    assert on("2024-05-24", "done", "MM2024-05-21-01#A1", "第1个模块已交付").status == 0
    said = on("2024-05-28", "new", "会议纪要", "--set", "会议系列=产品周会", "--project", PROJECT)
    path = desk / said.out.strip()
    text = path.read_text("utf-8")
    actions = block(text, "行动项")
    assert actions.count("源自: MM2024-05-21-01#A") == 10
    assert actions.count("完成结果: 第1个模块已交付") == 1
    assert "完成了吗" not in text
    first = (desk / MINUTES).read_text("utf-8")
    second = (
        re.sub(r"行动项:\n(  - .*\n)+", actions, first).replace("05-21 1", "05-28 1").replace("05-20 10", "05-27 10")
    )
    second = second.replace("05-22 17", "05-29 17").replace("默认接受日期: 2024-05-23", "默认接受日期: 2024-05-30")
    path.write_text(second.replace("    截止时间: 2024-05-31\n", "    截止时间: 2024-06-05\n"), "utf-8")
    checked = on("2024-05-30", "check")
    assert checked.status == 0, checked.out
    assert len(listed(on, "2024-05-30")) == 9
    assert all(each.startswith("MM2024-05-28-01#") for each in listed(on, "2024-05-30"))
    rows = json.loads(on("2024-05-30", "list", "--items", "actions", "--format", "json").out)["actions"]
    assert {each["moved"] for each in rows if each["due"] == "2024-06-05"} == {"1"}  # settled in the second minutes
    assert on("2024-05-30", "build", "MM2024-05-28-01", "--format", "md").status == 0
    page = next((desk / "output").rglob("*会议纪要_MM2024-05-28-01.md")).read_text("utf-8")
    assert "上次事项落实情况" in page
    assert page.count("第1个模块已交付") == 1
    assert page.count("交付第4个模块") == 1

    steps = sheet(desk, on, WEEKS[1])
    assert steps.count("源自: MM2024-05-21-01#A") == 9
    assert "截止时间: 2024-06-05" in steps

    said = on("2024-06-05", "new", "日计划", "--set", "负责人=研发部/周经理")
    plan = desk / said.out.strip()
    assert "  - 事项: 交付第10个模块\n    源自: MM2024-05-21-01#A10\n" in plan.read_text("utf-8")
    carried = block(plan.read_text("utf-8"), "结转事项")
    plan.write_text(
        f"表单类型: 日计划\n模板版本: 2\n状态: 已计划\n负责人: 研发部/周经理\n{carried}"
        "当日核心工作目标:\n  - {目标项: 模块, 目标值: 1, 单位: 个, 所属目标: 6月目标}\n",
        "utf-8",
    )
    assert on("2024-06-05", "check").status == 0
    assert "DP2024-06-05-01#1" in listed(on, "2024-06-05")
    assert len(listed(on, "2024-06-05")) == 9
    assert on("2024-06-05", "done", "MM2024-05-21-01#A10", "已交付").out == "records/_plans/DP2024-06-05-01.yaml\n"
    assert len(listed(on, "2024-06-05")) == 8
    assert [each for each in due(on, "2024-06-05") if each.startswith("DP")] == []


# -- a day that is moved ------------------------------------------------------------------------------------


def test_a_request_waits_for_consent(desk: Path, on: Run) -> None:
    said = on("2024-05-24", "postpone", "MM2024-05-21-01#A7", "2024-06-03", "测试环境晚到")
    assert said.status == 0, said.err
    assert "产品部/李主管同意之前，期限还是 2024-05-28" in said.err
    data = json.loads(on("2024-05-24", "due", "--format", "json").out)
    assert [(each["number"], each["who"], each["to"]) for each in data["requests"]] == [
        ("MM2024-05-21-01#A7", "产品部/李主管", "2024-06-03")
    ]
    assert {each["number"]: each["due"] for each in data["due"]}["MM2024-05-21-01#A7"] == "2024-05-28"
    assert on("2024-05-24", "check").status == 0

    own = on("2024-05-27", "postpone", "MM2024-05-21-01#A7", "--agreed", "周经理")
    assert own.status == 2
    assert "一般是 产品部/李主管" in own.err
    assert on("2024-05-27", "postpone", "MM2024-05-21-01#A7", "--agreed", "李主管").status == 0
    text = (desk / MINUTES).read_text("utf-8")
    assert text.count("截止时间: 2024-05-28") == 1  # what was signed
    assert text.count("改到") == 1
    data = json.loads(on("2024-05-27", "due", "--days", "30", "--format", "json").out)
    assert data["requests"] == []
    row = next(each for each in data["due"] if each["number"] == "MM2024-05-21-01#A7")
    assert (row["due"], row["when"]) == ("2024-06-03", "还有7天，已改期1次")
    said = on("2024-05-27", "list", "--items", "actions", "--format", "csv")
    rows = list(csv.reader(io.StringIO(said.out.lstrip("\ufeff"))))
    assert [row[rows[0].index("改期次数")] for row in rows[1:]].count("1") == 1
    assert "截止时间: 2024-06-03" in sheet(desk, on, WEEKS[1])


def test_a_settled_day_that_is_changed_leads_to_postpone(desk: Path, on: Run) -> None:
    said = on("2024-05-24", "set", "MM2024-05-21-01#A7", "截止时间=2024-06-03")
    assert said.status == 1
    assert "commdocs postpone MM2024-05-21-01#A7 新的日期 原因" in said.err


def test_a_refusal_leaves_the_day(desk: Path, on: Run) -> None:
    assert on("2024-05-24", "postpone", "MM2024-05-21-01#A7", "2024-06-03", "测试环境晚到").status == 0
    assert on("2024-05-24", "postpone", "MM2024-05-21-01#A7", "--refused", "李主管").status == 0
    data = json.loads(on("2024-05-24", "due", "--format", "json").out)
    assert data["requests"] == []
    assert {each["number"]: each["due"] for each in data["due"]}["MM2024-05-21-01#A7"] == "2024-05-28"


def test_somebody_else_takes_it_over(desk: Path, on: Run) -> None:
    words = (
        "postpone",
        "MM2024-05-21-01#A7",
        "2024-06-03",
        "周经理出差",
        "--owner",
        "测试部/吴工",
        "--agreed",
        "李主管",
    )
    assert on("2024-05-24", *words).status == 0
    rows = json.loads(on("2024-05-24", "list", "--items", "actions", "--format", "json").out)["actions"]
    assert {each["owner"] for each in rows if each["number"] == "MM2024-05-21-01#A7"} == {"测试部/吴工"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("MM2024-05-21-01", "2024-06-03", "晚到"), "没有写明改期的是 MM2024-05-21-01 里的哪一条"),
        (("MM2024-05-21-01#A7",), "没有写改到哪一天"),
        (("MM2024-05-21-01#A7", "2024-06-03"), "没有写为什么改期"),
        (("MM2024-05-21-01#A7", "2024-05-28", "晚到"), "期限已经是 2024-05-28"),
        (("MM2024-05-21-01#A7", "下个月", "晚到"), "下个月"),
        (("MM2024-05-21-01#A77", "2024-06-03", "晚到"), "A77"),
        (("MM2024-05-21-01#A7", "2024-06-03", "晚到", "--agreed", "谁谁"), "不知道“谁谁”是谁"),
        (("MM2024-05-21-01#A7", "2024-06-03", "晚到", "--agreed", "李主管", "--refused", "李主管"), "只写一个"),
        (("MM2024-05-21-01#D1", "2024-06-03", "晚到"), "不能这样改期"),
    ],
)
def test_a_postponement_that_cannot_be(desk: Path, on: Run, words: tuple[str, ...], says: str) -> None:
    before = (desk / MINUTES).read_bytes()
    said = on("2024-05-24", "postpone", *words)
    assert said.status == 2
    assert says in said.err
    assert (desk / MINUTES).read_bytes() == before


# -- what a day left ----------------------------------------------------------------------------------------

PLAN = """表单类型: 日计划
模板版本: 2
状态: 已总结
负责人: 研发部/周经理
结转事项: 无
当日核心工作目标:
  - {{目标项: 客户电话, 目标值: 8, 完成值: {actual}, 单位: 个, 所属目标: 5月目标}}
其他工作:
  - {{事项: 填报销单, {result}}}
小结: 如上
"""


def planned(desk: Path, on: Run, **left: str) -> str:
    """The plan of 23 May as ``new`` begins it, after one of the day before."""
    path = desk / "records/_plans/DP2024-05-22-01.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PLAN.format(**left), "utf-8")
    text = (desk / MINUTES).read_text("utf-8")
    (desk / MINUTES).write_text(re.sub(r"(序号: A\d+, .*状态: )待办", r"\1已取消, 取消原因: 不办了", text), "utf-8")
    said = on("2024-05-23", "new", "日计划", "--set", "负责人=研发部/周经理")
    assert said.status == 0, said.err
    made = desk / said.out.strip()
    assert "R77" not in on("2024-05-23", "check", made.stem).out
    return block(made.read_text("utf-8"), "结转事项")


@pytest.mark.parametrize(
    "result",
    ["完成情况: 没做", "完成情况: 未完成，明天填", "是否完成: 未完成", "截止时间: 2024-05-22", "完成情况: not done"],
)
def test_what_was_left_undone_is_carried(desk: Path, on: Run, result: str) -> None:
    assert planned(desk, on, actual="8", result=result) == (
        "结转事项:\n  - 事项: 填报销单\n    源自: DP2024-05-22-01#2\n    截止时间: 2024-05-22\n"
    )


@pytest.mark.parametrize(
    "result", ["完成情况: 已填好", "完成情况: 没问题，已交", "是否完成: 已完成", "是否完成: 不再做"]
)
def test_what_was_done_is_not(desk: Path, on: Run, result: str) -> None:
    assert planned(desk, on, actual="9", result=result) == "结转事项: 无\n"


def test_due_prints_the_number_that_commands_take(desk: Path, on: Run) -> None:
    planned(desk, on, actual="8", result="完成情况: 没做")
    plan = desk / "records/_plans/DP2024-05-23-01.yaml"
    text = plan.read_text("utf-8").replace("状态: 草稿", "状态: 已计划")
    plan.write_text(re.sub(r"  - 目标项:\n    目标值:", "  - {目标项: 电话, 目标值: 8, 所属目标: 5月}", text), "utf-8")
    assert "DP2024-05-23-01#1" in due(on, "2024-05-23")
    assert on("2024-05-23", "done", "DP2024-05-23-01#1").status == 0
    assert "DP2024-05-23-01#1" not in due(on, "2024-05-23")


def test_a_goal_that_was_missed_is_carried(desk: Path, on: Run) -> None:
    carried = planned(desk, on, actual="5", result="是否完成: 已完成")
    assert "  - 事项: 客户电话（目标8个，完成5个）\n" in carried
    assert carried.count("事项: ") == 1


def test_the_visits_of_the_day_are_offered(desk: Path, on: Run) -> None:
    for name in ("A公司数据导出/VS2023-10-09-01", "_parties/KH-0001"):
        path = desk / f"records/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / f"records/{name}.yaml").read_text("utf-8")
        path.write_text(text.replace("状态: 已记录", "状态: 已计划"), "utf-8")
    said = on("2023-10-09", "new", "日计划", "--set", "负责人=销售部/张专员")
    visits = block((desk / said.out.strip()).read_text("utf-8"), "拜访安排")
    assert "    拜访记录: VS2023-10-09-01\n" in visits
    assert "  - 客户: KH-0001\n" in visits


# -- counted once -------------------------------------------------------------------------------------------


def test_figures_count_an_obligation_once(desk: Path, on: Run) -> None:
    sheet(desk, on, WEEKS[0])
    said = on("2024-05-28", "new", "会议纪要", "--set", "会议系列=产品周会", "--project", PROJECT)
    path = desk / said.out.strip()
    text = path.read_text("utf-8").replace("状态: 草稿", "状态: 已计划")
    path.write_text(text.replace("会议主题:", "会议主题: 周会").replace("会议地点:", "会议地点: 线上"), "utf-8")
    assert on("2024-05-30", "postpone", "MM2024-05-21-01#A1", "2024-06-20", "等数据", "--agreed", "李主管").status == 0
    corpus = build.load(workspace.read(desk, date(2024, 6, 30)), ()).corpus
    made = figures(corpus, date(2024, 5, 1), date(2024, 6, 30))
    assert (made.actions, made.late) == (10, 10)
    made = figures(corpus, date(2024, 5, 1), date(2024, 5, 31))
    assert made.actions == 9  # the tenth falls due in June now


def test_show_says_where_an_item_went_on(desk: Path, on: Run) -> None:
    sheet(desk, on, WEEKS[0])
    said = on(WEEKS[0], "show", "MM2024-05-21-01")
    assert "MM2024-05-21-01#A3 → EX2024-05-24-01#3  待办，期限 2024-05-24" in said.out
    assert "被关联:\n  EX2024-05-24-01" in said.out
