"""What people said, noted: an answer, consent, an objection, a reopening; and who is still waited for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import cli
from tests.conftest import Said
from tests.gitted import Gitted, example
from tests.test_history_git import CLOSED, IN_PROGRESS, ISSUE, MEETING
from tests.test_set import changed_lines

CALL = "records/3季度线上活动/NC2023-10-10-01.yaml"
LETTER = "records/C公司定制功能/CL2023-03-09-01.yaml"
Do = Callable[..., Said]


@pytest.fixture
def repo(tmp_path: Path) -> Gitted:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    made = Gitted(tmp_path)
    made.git("config", "user.name", "周经理")
    made.write({path: example(path) for path in (MEETING, CALL, LETTER)} | {ISSUE: CLOSED})
    made.commit()
    return made


@pytest.fixture
def do(repo: Gitted, capsys: pytest.CaptureFixture[str]) -> Do:
    def run(*words: str, day: str = "2024-05-22") -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--workspace", str(repo.root), "--today", day])
        return Said(status, *capsys.readouterr())

    return run


def replies(do: Do, *words: str, day: str = "2024-05-22") -> list[tuple[str, str, str]]:
    rows = json.loads(do("due", "--format", "json", *words, day=day).out)["replies"]
    return [(row["number"], row["who"], row["then"]) for row in rows if row["number"] == "MM2024-05-21-01"]


# -- accept, object --------------------------------------------------------------------------------------


def test_whoever_is_at_the_keyboard_agrees(repo: Gitted, do: Do) -> None:
    before = repo.read(MEETING)
    done = do("accept", "MM2024-05-21-01")
    assert done.status == 0, done.err
    assert "不是签字" in done.err
    gone, come = changed_lines(before, repo.read(MEETING))
    assert not gone
    assert [each.strip() for each in come] == [
        "反馈确认栏:",
        "- 反馈人: 研发部/周经理",
        "反馈时间: 2024-05-22 18:00",
        "反馈意见: 同意",
    ]
    again = do("accept", "MM2024-05-21-01")
    assert again.status == 2
    assert "研发部/周经理 已经同意了" in again.err


@pytest.mark.parametrize("who", ["李主管", "产品部/李主管", "产品部／李主管"])
def test_an_objection_stands_beside_those_who_are_silent(repo: Gitted, do: Do, who: str) -> None:
    done = do("object", "MM05-21-01", who, "工期少算了一周", "反馈时间=2024-05-22 09:40")
    assert done.status == 0, done.err
    assert "反馈内容: 工期少算了一周" in repo.read(MEETING)
    assert "反馈时间: 2024-05-22 09:40" in repo.read(MEETING)
    assert replies(do) == [
        ("MM2024-05-21-01", "产品部/李主管", "回应产品部/李主管：有异议"),
        ("MM2024-05-21-01", "研发部/周经理", ""),
    ]
    assert [each[1] for each in replies(do, "-o", "周经理")] == ["研发部/周经理"]
    assert replies(do, day="2024-05-24")[1][2] == "请催办"  # silence does not accept what somebody objects to
    assert do("accept", "MM05-21-01", "李主管", day="2024-05-23").status == 0
    assert [each[1] for each in replies(do, day="2024-05-23")] == ["研发部/周经理"]


def test_the_tracker_says_who_has_to_act(repo: Gitted, do: Do) -> None:
    assert do("object", "MM05-21-01", "李主管", "工期少算了一周").status == 0
    do("build", "--format", "md")
    page = (repo.root / "output/trackers/待反馈.md").read_text("utf-8")
    assert "回应产品部/李主管：有异议" in page
    assert "| 研发部/周经理 |" in page


def test_sent_again_after_an_objection_it_is_they_who_are_waited_for(repo: Gitted, do: Do) -> None:
    assert do("object", "MM2024-05-21-01", "李主管", "工期少算了一周", "反馈时间=2024-05-22 09:40").status == 0
    assert [each[1] for each in replies(do)] == ["产品部/李主管", "研发部/周经理"]
    sent = "{收件人: [产品部/李主管], 发送内容: 会议纪要, 发送渠道: 邮件, 发送时间: 2024-05-22 11:00, 反馈时限: 2024-05-23 11:00}"
    assert repo.read(MEETING).count("发送记录:") == 1
    repo.edit(MEETING, ("发送记录:\n", f"发送记录:\n  - {sent}\n"))
    assert [each[1] for each in replies(do)] == ["研发部/周经理", "产品部/李主管"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["object", "MM2024-05-21-01", "李主管"], "写上原因"),
        (["object", "MM2024-05-21-01", "李主管", "不行", "意见=同意"], "“反馈意见”写了两次"),
        (["accept", "MM2024-05-21-01", "李主管", "时间=今天"], "没有“时间”"),
        (["accept", "MM2024-05-21-01", "周经里"], "是不是 周经理？"),
        (["accept", "MM2024-05-21-01", "没问题"], "不知道“没问题”是谁"),
        (["accept", "MM2024-05-21-01", "研发布/周经理"], "是不是 研发部/周经理？"),
        (["accept", "MM2024-05-21-01#A1"], "编号后面不要写 #"),
        (["object", "MM2024-05-21-01", "周经里", "工期太短"], "是不是 周经理？"),
        (["object", "MM2024-05-21-01", "李主管", " "], "写上原因"),
        (["reopen", "IS2024-05-22-01", " "], "写上原因"),
        (["accept", "IS2024-05-22-01", "赵经理"], "不再等反馈"),
        (["accept", "CL2023-03-09-01", "C公司/陈经理"], "默认接受"),
        (["accept", "NC2023-10-10-01"], "编号后面写上姓名：销售部/吴主管"),
        (["object", "NC2023-10-10-01", "场地没定"], "编号后面写上姓名：销售部/吴主管"),
        (["object", "NC2023-10-10-01", "王经理"], "commdocs object NC2023-10-10-01 市场部/王经理 原因"),
        (["object", "NC2023-10-10-01", "市场部/王经理"], "写上原因"),
    ],
)
def test_what_is_nobodys_answer_is_not_noted(repo: Gitted, do: Do, words: list[str], says: str) -> None:
    refused = do(*words)
    assert (refused.status, refused.out) == (2, "")
    assert says in refused.err
    assert repo.git("status", "--porcelain") == ""


# -- answer ----------------------------------------------------------------------------------------------

QUESTION = (
    "待确认事项:\n  - {序号: Q1, 待确认内容: 预算多少, 确认人: 产品部/李主管, 截止时间: 2024-05-23, 状态: 待确认}\n"
)


def test_a_question_gets_its_answer(repo: Gitted, do: Do) -> None:
    repo.write({MEETING: repo.read(MEETING) + QUESTION})
    done = do("answer", "MM05-21-01#Q1", "预算控制在5万元以内")
    assert done.status == 0, done.err
    assert "状态: 已澄清, 答复: 预算控制在5万元以内}" in repo.read(MEETING)
    assert do("answer", "MM2024-05-21-01#Q1", "预算6万元").status == 2


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["MM2024-05-21-01#Q1", "知道了"], 1, " R41 "),
        (["MM2024-05-21-01", "5万元"], 2, "MM2024-05-21-01#Q1"),
        (["MM2024-05-21-01#A1", "5万元"], 2, "commdocs done MM2024-05-21-01#A1"),
        (["MM2024-05-21-01#Q2", "5万元"], 2, "没有“Q2”这一条"),
    ],
)
def test_what_is_no_answer_is_not_written(repo: Gitted, do: Do, words: list[str], status: int, says: str) -> None:
    before = repo.read(MEETING) + QUESTION
    repo.write({MEETING: before})
    refused = do("answer", *words)
    assert (refused.status, refused.out) == (status, "")
    assert says in refused.err
    assert repo.read(MEETING) == before


# -- reopen ----------------------------------------------------------------------------------------------


def test_a_closed_issue_is_reopened_in_one_step(repo: Gitted, do: Do) -> None:
    repo.write({"attachments/支付系统/验收单.txt": "通过\n"})
    repo.write({ISSUE: CLOSED.rstrip("\n") + "\n  验收凭证: attachments/支付系统/验收单.txt\n"})
    repo.commit("2024-05-27 11:00")
    words = ["reopen", "IS2024-05-22-01", "上线后又出现超时"]
    assert len(" ".join(["commdocs", *words])) <= 60
    done = do(*words, day="2024-05-30")
    assert done.status == 0, done.err
    assert "还是 2024-05-25 18:00，已经过了" in done.err
    text = repo.read(ISSUE)
    assert "状态: 重新打开" in text
    assert "结果确认" not in text
    assert '进展: "重新打开：上线后又出现超时（原结果：已修复，支付响应时间缩短至2秒内，' in text
    assert "路径: attachments/支付系统/验收单.txt" in text
    assert do("check", "--since", "HEAD", day="2024-05-30").status == 0
    repo.commit("2024-05-30 10:00")
    assert do("check", "--since", "HEAD~1", day="2024-05-30").status == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["MM2024-05-21-01", "漏了一条"], "本来就没有关闭"),
        (["MM2024-05-21-01#A1", "没做完"], "commdocs set MM2024-05-21-01#A1 状态=待办"),
        (["CL2023-03-09-01", "改金额"], "commdocs new 需求确认函 --from CL2023-03-09-01"),
        (["MM2024-05-29-01", "x"], "没有编号是“MM2024-05-29-01”的记录"),
    ],
)
def test_what_cannot_be_reopened_says_what_to_do(repo: Gitted, do: Do, words: list[str], says: str) -> None:
    refused = do("reopen", *words)
    assert (refused.status, refused.out) == (2, "")
    assert says in refused.err
    assert repo.git("status", "--porcelain") == ""


def test_a_closed_log_takes_no_line_and_leads_to_reopening(repo: Gitted, do: Do) -> None:
    refused = do("add", "IS2024-05-22-01", "又出现超时", day="2024-05-30")
    assert (refused.status, refused.out) == (2, "")
    assert "commdocs reopen IS2024-05-22-01 原因" in refused.err
    assert repo.git("status", "--porcelain") == ""


# -- a whole record, a short number -----------------------------------------------------------------------


def test_a_call_is_closed_in_one_short_command(repo: Gitted, do: Do) -> None:
    words = ["done", "NC10-10-01#A1", "NC10-10-01#A2", "已办"]
    assert do(*words, day="2023-10-20").status == 0
    closed = do("done", "NC10-10-01", day="2023-10-20")
    assert closed.status == 0, closed.err
    assert "状态：进行中 → 已办结" in closed.err
    again = do("done", "NC10-10-01", day="2023-10-20")
    assert again.status == 2
    assert "已经是“已办结”" in again.err


def test_a_call_is_closed_together_with_what_was_left_to_do(repo: Gitted, do: Do) -> None:
    closed = do("done", "NC10-10-01#A1", "NC10-10-01#A2", "NC2023-10-10-01", "已办", day="2023-10-20")
    assert closed.status == 0, closed.err
    assert "状态：进行中 → 已办结" in closed.err
    assert repo.read(CALL).count("完成结果: 已办}") == 2


def test_a_record_that_is_a_step_away_is_not_closed(repo: Gitted, do: Do) -> None:
    repo.write({ISSUE: IN_PROGRESS})
    refused = do("done", "IS2024-05-22-01", "已修复")
    assert (refused.status, refused.out) == (2, "")


@pytest.mark.parametrize("number", ["05-21-01", "mm05-21-01", "MM21-01", "mm2024-05-21-01"])
def test_the_end_of_a_number_is_enough(repo: Gitted, do: Do, number: str) -> None:
    assert do("done", f"{number}#A1", "已发", "--dry-run").status == 0
    assert do("show", number).status == 0


@pytest.mark.parametrize("number", ["01", "1-01", "NC05-21-01", "21-01x"])
def test_a_number_that_is_no_end_is_none(repo: Gitted, do: Do, number: str) -> None:
    assert "没有编号是" in do("done", f"{number}#A1", "已发").err


def test_the_end_of_several_numbers_is_none_of_them(repo: Gitted, do: Do) -> None:
    repo.write({MEETING.replace("MM2024-05-21-01", "MM2024-04-21-01"): repo.read(MEETING)})
    for command in ("done", "show"):
        refused = do(command, *(["MM21-01#A1", "已发"] if command == "done" else ["MM21-01"]))
        assert (refused.status, refused.out) == (2, "")
        assert "多写几个字：MM2024-04-21-01、MM2024-05-21-01" in refused.err
