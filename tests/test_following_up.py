"""``due``, ``accept-by-default``, ``which``, ``trace`` and what ``new`` takes over, in a copy of the example workspace."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import cli, kinds
from commdocs.cli.table import width
from commdocs.messages.which import SCENES
from tests.conftest import Said

ROOT = Path(__file__).parent.parent
Run = Callable[..., Said]
MINUTES = "records/Q3产品迭代/MM2024-05-21-01.yaml"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example records and settings, in a folder of their own."""
    shutil.copytree(ROOT / "records", tmp_path / "records")
    shutil.copy(ROOT / "commdocs.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def on(capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls a command on the day that is named first."""

    def run(day: str, *words: str) -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--today", day])
        return Said(status, *capsys.readouterr())

    return run


# -- due --------------------------------------------------------------------------------------------


def test_due_in_groups(desk: Path, on: Run) -> None:
    said = on("2024-05-23", "due")
    assert said.status == 0
    assert said.out.startswith("截至 2024-05-23\n")
    for title in ("已逾期（", "7 天内到期（", "待反馈（", "待签字（", "要注意（"):
        assert f"\n{title}" in said.out
    assert "MM2024-05-21-01#A1" in said.out
    assert "可以记为默认接受" in said.out


def test_due_in_columns(desk: Path, on: Run) -> None:
    lines = on("2024-05-23", "due").out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("7 天内"))
    head, *rows = lines[start + 1 : start + 4]
    at = width(head[: head.index("期限")])
    assert all(width(row.partition("  2024-05-")[0]) + 2 <= at for row in rows)
    assert {width(row[: row.index(" 2024-05-") + 1]) for row in rows} == {at}


def test_due_as_json(desk: Path, on: Run) -> None:
    data = json.loads(on("2024-05-22", "due", "--days", "2", "--format", "json").out)
    assert data["today"] == "2024-05-22"
    assert data["days"] == 2
    assert "MM2024-05-21-01#A2" in {row["number"] for row in data["due"]}
    assert {"overdue", "due", "replies", "signatures", "reminders"} <= data.keys()
    assert all(row["due"] <= "2024-05-24 23:59" for row in data["due"])
    waiting = {each["number"]: each["then"] for each in data["replies"]}
    assert waiting["MM2024-05-21-01"] == "到期无异议即默认接受"
    assert all(each["rule"].startswith("R") for each in data["reminders"])


def test_due_of_one_person_or_project(desk: Path, on: Run) -> None:
    of_wang = on("2024-05-23", "due", "--owner", "王经理").out
    assert "确认交互设计稿" in of_wang
    assert "输出需求文档" not in of_wang
    of_project = on("2024-05-23", "due", "--project", "Q3产品迭代").out
    assert "输出需求文档" in of_project
    assert "EC2023" not in of_project


def test_nothing_due(folder: Path, on: Run) -> None:
    shutil.rmtree(folder / "records")
    assert "没有到期" in on("2024-05-20", "due").out


def test_a_year_without_holidays_is_warned_of(desk: Path, on: Run) -> None:
    assert "calendar/2031.yaml" in on("2031-05-20", "due").err
    (desk / "calendar").mkdir()
    (desk / "calendar/2031.yaml").write_text("休息: [2031-05-01]\n", "utf-8")
    assert "calendar/2031.yaml" not in on("2031-05-20", "due").err


def test_an_override_moves_the_reminder(desk: Path, on: Run) -> None:
    words = "是休息日"
    assert words in on("2024-05-22", "due").out  # 25 May is a Saturday
    (desk / "calendar").mkdir()
    (desk / "calendar/2024.yaml").write_text("上班: [2024-05-25]\n", "utf-8")
    assert words not in on("2024-05-22", "due").out


def test_what_is_due_fails_no_check(desk: Path, on: Run) -> None:
    assert on("2031-01-05", "check", "--strict").status == 0


def test_due_says_what_it_could_not_do(desk: Path, on: Run) -> None:
    for days in ("-1", "soon", "99999"):
        said = on("2024-05-23", "due", "--days", days)
        assert said.status == 2
        assert "0 到 3650" in said.err
    (desk / MINUTES).write_text("表单类型: [", "utf-8")
    assert "另有 1 个文件读不了" in on("2024-05-23", "due").err


# -- accept-by-default --------------------------------------------------------------------------------


def test_silence_is_recorded_in_two_lines(desk: Path, on: Run) -> None:
    path = desk / MINUTES
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    said = on("2024-05-23", "accept-by-default", "MM2024-05-21-01")
    assert said.status == 0, said.err
    after = path.read_bytes()
    moved = before.replace("状态: 纪要已发".encode(), "状态: 已确认".encode(), 1)
    assert after == moved + "默认接受日期: 2024-05-23\r\n".encode()  # where the form has it: last
    assert on("2024-05-23", "check").status == 0
    assert on("2024-05-23", "accept-by-default", "MM2024-05-21-01").status == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("逾期视为同意: 是", "逾期视为同意: 否", "没有事先声明"),
        ("状态: 纪要已发", "状态: 已召开", "不能直接成为默认接受"),
        ("\n    反馈时限: 2024-05-22 17:00", "", '发送记录[2].反馈时限="2024-05-22 17:00"'),
        (
            "默认接受:",
            "反馈确认栏:\n  - {反馈人: 研发部/周经理, 反馈时间: 2024-05-22 10:00, 反馈意见: 有异议}\n默认接受:",
            "提出了异议",
        ),
        (
            "默认接受:",
            "待确认事项:\n  - {序号: Q1, 待确认内容: 排期, 确认人: 研发部/周经理, 截止时间: 2024-05-24, 状态: 待确认}\n默认接受:",
            "还没有澄清",
        ),
        ("会议主题: ", "会议主题2: ", "有错误"),
    ],
)
def test_what_keeps_silence_from_counting(desk: Path, on: Run, old: str, new: str, says: str) -> None:
    path = desk / MINUTES
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    before = path.read_bytes()
    said = on("2024-05-23", "accept-by-default", "MM2024-05-21-01")
    assert said.status == 1
    assert says in said.err
    assert said.err.startswith("错误：")
    assert path.read_bytes() == before


def test_a_letter_is_deemed_accepted_in_the_words_it_is_written_in(desk: Path, on: Run) -> None:
    path = next(desk.glob("records/*/CL2023-03-09-01.yaml"))
    text = (
        path.read_text("utf-8")
        .replace("状态: 默认接受", "状态: 已发送  # 等答复")
        .replace("默认接受日期: 2023-03-13\n", "")
    )
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert "2023-03-10" in on("2023-03-10", "accept-by-default", "CL2023-03-09-01").err
    said = on("2023-03-13", "accept-by-default", "CL2023-03-09-01")
    assert said.status == 0, said.err
    wanted = text.replace("已发送  #", "默认接受  #").replace("关联:\n", "默认接受日期: 2023-03-13\n关联:\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()
    assert on("2023-03-13", "check").status == 0


def test_an_outsiders_silence_without_agreement_is_doubted(desk: Path, on: Run) -> None:
    path = next(desk.glob("records/*/CL2023-03-09-01.yaml"))
    text = (
        path.read_text("utf-8")
        .replace("状态: 默认接受", "status: sent")
        .replace("默认接受日期: 2023-03-13", "deemed_on:")
    )
    path.write_text(re.sub(r"  约定依据: .*\n", "", text), "utf-8")
    party = desk / "records/_parties/KH-0002.yaml"
    party.write_text(re.sub(r"默认接受约定: .*\n", "", party.read_text("utf-8")), "utf-8")
    said = on("2023-03-13", "accept-by-default", "CL2023-03-09-01")
    assert said.status == 0, said.err
    assert "R40" in said.err
    after = path.read_text("utf-8")
    assert "status: deemed_accepted\n" in after
    assert "deemed_on: 2023-03-13\n" in after


def test_the_day_of_the_deadline_is_still_open(desk: Path, on: Run) -> None:
    assert "还可以提出异议" in on("2024-05-22", "accept-by-default", "MM2024-05-21-01").err
    assert "没有默认接受这一步" in on("2024-05-22", "accept-by-default", "PS2024-05-22-01").err
    assert "已经是" in on("2024-05-22", "accept-by-default", "CL2023-03-09-01").err


# -- which --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scene", "kind"),
    [
        ("客户来电", "外部沟通跟进表"),
        ("系统故障", "问题协调跟踪表"),
        ("明天开会", "会议纪要"),
        ("客户投诉", "问题协调跟踪表"),
        ("要拜访客户", "拜访记录"),
        ("向研发部提需求", "业务需求沟通确认表"),
        ("复盘", "复盘报告"),
        ("系统坏了", "问题协调跟踪表"),
        ("网断了", "问题协调跟踪表"),
        ("电脑开不了机", "问题协调跟踪表"),
        ("我想请假", "内部沟通记录表"),
        ("客户来访", "拜访记录"),
        ("跟供应商砍价", "外部沟通跟进表"),
        ("快递丢了", "问题协调跟踪表"),
        ("客户想买20台", "需求对接表"),
        ("人手不够", "业务需求沟通确认表"),
        ("谈妥了价格要书面", "需求确认函"),
        ("把这事告诉财务", "信息传递表"),
        ("I want a holiday", "内部沟通记录表"),
        ("visiting a customer tomorrow", "拜访记录"),
    ],
)
def test_which(desk: Path, on: Run, scene: str, kind: str) -> None:
    first = on("2024-05-20", "which", scene).out.splitlines()[1]
    assert first.startswith(kind)
    assert f"commdocs new {kind}" in first


def test_which_form_without_a_scene_or_with_a_strange_one(desk: Path, on: Run) -> None:
    whole = on("2024-05-20", "which")
    assert len(whole.out.splitlines()) == len(SCENES) + 1
    strange = on("2024-05-20", "which", "xyzzy")
    assert strange.status == 0
    assert strange.out == whole.out
    assert "xyzzy" in strange.err
    assert "“问题协调跟踪表”" in on("2024-05-20", "new", "系统坏了").err
    assert "commdocs new issue" in on("2024-05-20", "which", "system", "down", "--language", "en").out


def test_every_shipped_form_has_a_scene() -> None:
    texts = {f"schemas/{path.name}": path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.yaml")}
    known, _ = kinds.load(texts)
    assert {each.kind for each in SCENES} == set(known)


# -- trace ----------------------------------------------------------------------------------------------


def test_trace_is_the_same_tree_from_every_record_of_it(desk: Path, on: Run) -> None:
    said = on("2024-05-20", "trace", "CL2023-03-09-01").out
    lines = said.splitlines()
    assert lines[0].startswith("PR2023-03-07-01  ")
    assert lines[1].startswith("└─ RI2023-03-08-01  ")
    assert next(line for line in lines if "← 这一份" in line).startswith("   │  ├─ CL2023-03-09-01  ")
    other = on("2024-05-20", "trace", "EX2023-03-17-01").out
    assert [line.split("  ")[0] for line in other.splitlines()] == [line.split("  ")[0] for line in lines]


def test_trace_ends_in_a_circle(desk: Path, on: Run) -> None:
    for one, other in (("NC2023-10-10-01", "EC2023-10-10-01"), ("EC2023-10-10-01", "NC2023-10-10-01")):
        path = next(desk.glob(f"records/*/{one}.yaml"))
        path.write_text(path.read_text("utf-8").split("关联:")[0] + f"关联: {{承接: [{other}]}}\n", "utf-8")
    said = on("2024-05-20", "trace", "NC2023-10-10-01")
    assert said.status == 0
    assert "（见上）" in said.out
    assert len(said.out.splitlines()) == 3


def test_trace_shows_results_and_json(desk: Path, on: Run) -> None:
    assert on("2024-05-20", "trace", "MM2024-05-21-01#A1").status == 0
    assert "结果：已修复" in on("2024-05-20", "trace", "IS2024-05-22-01").out
    steps = json.loads(on("2024-05-20", "trace", "CL2024-05-20-01", "--format", "json").out)["steps"]
    assert [(step["id"], step["depth"], step["link"]) for step in steps] == [
        ("2024-市场-001", 0, ""),
        ("CL2024-05-20-01", 1, "confirms"),
    ]


# -- new ------------------------------------------------------------------------------------------------


def made(desk: Path, said: Said) -> str:
    assert said.status == 0, said.err
    return (desk / said.out.strip()).read_text("utf-8")


def test_a_plan_takes_what_the_last_one_left(desk: Path, on: Run) -> None:
    path = desk / "records/_plans/DP2023-10-09-01.yaml"
    path.write_text(path.read_text("utf-8").replace(", 完成情况: 已完成", ""), "utf-8")
    text = made(desk, on("2023-10-10", "new", "日计划"))
    assert "  - 事项: 整理A公司报价\n    源自: DP2023-10-09-01#1\n    截止时间: 2023-10-09\n" in text
    assert "负责人: 销售部/张专员\n" in text
    assert "R77" not in on("2023-10-10", "check").out


def test_a_plan_of_an_earlier_day_takes_nothing_of_a_later_one(desk: Path, on: Run) -> None:
    path = desk / "records/_plans/DP2023-10-09-01.yaml"
    path.write_text(path.read_text("utf-8").replace(", 完成情况: 已完成", ""), "utf-8")
    assert "\n  - 事项: 整理A公司报价" not in made(desk, on("2023-10-08", "new", "日计划"))


def test_a_plan_after_one_that_left_nothing(desk: Path, on: Run) -> None:
    path = desk / "records/_plans/DP2023-10-09-01.yaml"
    assert "  - 事项: 意向客户跟进数（目标5个，完成4个）\n" in made(desk, on("2023-10-10", "new", "日计划"))
    (desk / "records/_plans/DP2023-10-10-01.yaml").unlink()
    path.write_text(
        path.read_text("utf-8").replace("完成值: 4", "完成值: 5").replace("完成值: 0", "完成值: 30000"), "utf-8"
    )
    assert "\n结转事项: 无\n" in made(desk, on("2023-10-10", "new", "日计划"))


def test_a_talk_takes_the_open_questions_of_its_party(desk: Path, on: Run) -> None:
    path = next(desk.glob("records/*/RI2023-03-08-01.yaml"))
    text = (
        path.read_text("utf-8")
        .replace("    状态: 已澄清", "    状态: 待确认")
        .replace("    答复: 预算控制在5万元以内\n", "")
    )
    path.write_text(text, "utf-8")
    project = ("--project", "C公司定制功能")
    prep = made(desk, on("2023-03-14", "new", "沟通准备表", "--party", "KH-0002", *project))
    assert "  - 预算要求的标准是什么（RI2023-03-08-01#Q1）\n" in prep
    assert "往来单位: KH-0002" in prep
    visit = made(desk, on("2023-03-14", "new", "拜访记录", "--set", "links.party=KH-0002", *project))
    assert "    待确认内容: 预算要求的标准是什么\n" in visit
    assert "    截止时间: 2023-03-10\n" in visit  # the day that was agreed, though it has passed
    assert "    源自: RI2023-03-08-01#Q1\n" in visit
    assert "R05" not in on("2023-03-14", "check").out
    assert on("2023-03-14", "new", "沟通准备表", "--party", "KH-0099", *project).status == 2


def test_minutes_take_over_every_action_of_the_last_ones(desk: Path, on: Run) -> None:
    path = desk / MINUTES
    path.write_text(path.read_text("utf-8") + "会议系列: 产品周会\n", "utf-8")
    assert on("2024-05-22", "done", "MM2024-05-21-01#A1", "需求文档V1.0已发评审组").status == 0
    project = ("--project", "Q3产品迭代")
    for words in (("--from", "MM2024-05-21-01"), ("--set", "会议系列=产品周会", *project)):
        text = made(desk, on("2024-05-28", "new", "会议纪要", *words))
        done = "    状态: 已完成\n    完成日期: 2024-05-22\n    完成结果: 需求文档V1.0已发评审组\n    源自: MM2024-05-21-01#A1\n"
        assert done in text
        assert text.count("\n    源自: MM2024-05-21-01#A") == 2
        assert "    源自: MM2024-05-21-01#A2\n" in text
        assert "  承接:\n    - MM2024-05-21-01\n" in text
        assert "会议系列: 产品周会" in text
        (desk / "records/Q3产品迭代/MM2024-05-28-01.yaml").unlink()
    assert "源自: MM" not in made(desk, on("2024-05-28", "new", "会议纪要", *project))


def test_a_snapshot_begins_with_the_last_one(desk: Path, on: Run) -> None:
    text = made(desk, on("2023-03-18", "new", "执行跟进表", "--project", "C公司定制功能"))
    assert "  - 组别: 设计组\n    工作项: 界面图\n    完成比例: 80%\n" in text
    assert "  - 计划事项: 提交客户审核\n    责任人: 业务部/林业务员\n    截止时间: 2023-03-20\n" in text
    assert "同步周期: 每周\n" in text
    text = made(desk, on("2024-05-27", "new", "progress", "--project", "企业官网改版"))
    assert "    计划事项: 完成前端开发" not in text
    assert "完成比例: 80%" in text
