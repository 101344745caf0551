"""An action done, a line of progress, a reply: one short command each, and only its own lines change."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import cli
from tests.conftest import Said
from tests.gitted import Gitted, example
from tests.test_history_git import IN_PROGRESS, ISSUE, MEETING
from tests.test_set import changed_lines

CALL = "records/3季度线上活动/NC2023-10-10-01.yaml"
PLAN = "records/_plans/DP2023-10-09-01.yaml"
Do = Callable[..., Said]


@pytest.fixture
def repo(tmp_path: Path) -> Gitted:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    made = Gitted(tmp_path)
    made.write({path: example(path) for path in (MEETING, CALL)} | {ISSUE: IN_PROGRESS})
    made.commit()
    return made


@pytest.fixture
def do(repo: Gitted, capsys: pytest.CaptureFixture[str]) -> Do:
    def run(*words: str, day: str = "2024-05-22") -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--workspace", str(repo.root), "--today", day])
        return Said(status, *capsys.readouterr())

    return run


def commented(repo: Gitted, path: str) -> str:
    """The example with a comment on every line that can bear one, and line ends of Windows."""
    text = repo.read(path).replace("}\n", "}  # 说明\n").replace("\n", "\r\n")
    repo.write({path: text})
    return text


def width(*words: str) -> int:
    return len(" ".join(["commdocs", *words]))


# -- done ------------------------------------------------------------------------------------------------


def test_an_action_is_done_in_one_short_command(repo: Gitted, do: Do) -> None:
    before = commented(repo, MEETING)
    words = ["done", "MM2024-05-21-01#A1", "需求文档V1.0已发评审组"]
    assert width(*words) <= 60
    done = do(*words)
    assert done.status == 0, done.err
    assert done.out.strip() == MEETING
    assert "行动项 A1 · 状态：待办 → 已完成" in done.err
    gone, come = changed_lines(before, repo.read(MEETING))
    new = "状态: 已完成, 完成日期: 2024-05-22, 完成结果: 需求文档V1.0已发评审组}"
    assert come == [gone[0].replace("状态: 待办}", new)]


def test_the_action_of_a_call_is_done_in_one_short_command(repo: Gitted, do: Do) -> None:
    words = ["done", "NC2023-10-10-01#A1", "方案终稿已提交"]
    assert width(*words) <= 60
    assert do(*words, day="2023-10-12").status == 0
    [new] = changed_lines(example(CALL), repo.read(CALL))[1]
    assert new.endswith("状态: 已完成, 完成日期: 2023-10-12, 完成结果: 方案终稿已提交}\n")


def test_several_are_done_at_once_also_of_two_records(repo: Gitted, do: Do) -> None:
    done = do("done", "MM2024-05-21-01#A1", "MM2024-05-21-01#A2", "NC2023-10-10-01#A2", "已发", "V1.0")
    assert done.status == 0, done.err
    assert repo.read(MEETING).count("状态: 已完成, 完成日期: 2024-05-22, 完成结果: 已发 V1.0}") == 2
    assert repo.read(CALL).count("完成结果: 已发 V1.0}") == 1
    assert done.out.split() == [MEETING, CALL]


def test_a_question_is_answered(repo: Gitted, do: Do) -> None:
    question = "待确认事项:\n  - 序号: Q1\n    待确认内容: 预算多少\n    确认人: 产品部/李主管\n    截止时间: 2024-05-23\n    状态: 待确认\n"
    before = repo.read(MEETING) + question
    repo.write({MEETING: before})
    done = do("done", "MM2024-05-21-01#Q1", "预算控制在5万元以内")
    assert done.status == 0, done.err
    assert changed_lines(before, repo.read(MEETING)) == (
        ["    状态: 待确认\n"],
        ["    状态: 已澄清\n", "    答复: 预算控制在5万元以内\n"],
    )


def test_an_item_of_a_day_plan_is_done(repo: Gitted, do: Do) -> None:
    plan = example(PLAN, (", 完成情况: 已完成", ""))
    repo.write({PLAN: plan})
    assert do("done", "DP2023-10-09-01#1", "报价已发A公司", day="2023-10-09").status == 0
    gone, come = changed_lines(plan, repo.read(PLAN))
    assert come == [gone[0].replace("}", ", 是否完成: 已完成, 完成情况: 报价已发A公司}")]
    again = do("done", "DP2023-10-09-01#1", "又发了", day="2023-10-09")
    assert "已经是“已完成”" in again.err


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["MM2024-05-21-01"], 2, "MM2024-05-21-01#A1、MM2024-05-21-01#A2；"),
        (["MM2024-05-21-01", "已发"], 2, "没有写明办完的是"),
        (["IS2024-05-22-01"], 2, "commdocs set IS2024-05-22-01 状态=…"),
        (["MM2024-05-21-01#A9", "已发"], 2, "没有“A9”这一条"),
        (["MM2024-05-21-01#A1", "MM2024-05-21-01#A9", "已发"], 2, "没有“A9”这一条"),
        (["MM2024-05-21-09#A1", "已发"], 2, "没有编号是“MM2024-05-21-09”的记录"),
        (["MM2024-05-21-01#D1", "已发"], 2, "“决议事项”里的条目没有状态"),
        (["MM2024-05-21-01#A1"], 1, " R58 "),
        (["MM2024-05-21-01#A1", "尽快发出"], 1, " R12 "),
        (["MM2024-05-21-01#A1", "看\x07不见"], 2, "U+0007"),
    ],
)
def test_what_is_not_done_is_not_written(repo: Gitted, do: Do, words: list[str], status: int, says: str) -> None:
    refused = do("done", *words)
    assert (refused.status, refused.out) == (status, "")
    assert says in refused.err
    assert repo.git("status", "--porcelain") == ""


def test_what_is_done_is_not_done_again(repo: Gitted, do: Do) -> None:
    assert do("done", "MM2024-05-21-01#A1", "已发评审组").status == 0
    once = repo.read(MEETING)
    again = do("done", "MM2024-05-21-01#A1", "又发了一次")
    assert again.status == 2
    assert "MM2024-05-21-01#A1 已经是“已完成”" in again.err
    assert repo.read(MEETING) == once


@pytest.mark.parametrize("words", [["done", "MM2024-05-21-01#A1", "已发"], ["add", "IS2024-05-22-01", "联调通过"]])
def test_a_trial_writes_nothing(repo: Gitted, do: Do, words: list[str]) -> None:
    tried = do(*words, "--dry-run")
    assert tried.status == 0
    assert "只是预演" in tried.err
    assert repo.git("status", "--porcelain") == ""


# -- add -------------------------------------------------------------------------------------------------


def test_a_line_of_progress_is_one_short_command(repo: Gitted, do: Do) -> None:
    before = commented(repo, ISSUE)
    words = ["add", "IS2024-05-22-01", "联调通过，响应时间=2秒"]
    assert width(*words) <= 60
    done = do(*words, day="2024-05-26")
    assert done.status == 0, done.err
    assert changed_lines(before, repo.read(ISSUE)) == (
        [],
        ['  - {日期: 2024-05-26, 更新人: 研发部/周经理, 进展: "联调通过，响应时间=2秒"}\r\n'],
    )
    assert do("add", "IS2024-05-22-01", "回归", "测试", "更新人=测试部/吴工", day="2024-05-26").status == 0
    assert "更新人: 测试部/吴工, 进展: 回归 测试}" in repo.read(ISSUE)


@pytest.mark.parametrize("word", ["行动项", "待办事项", "actions", "Actions"])
def test_an_action_gets_the_next_number(repo: Gitted, do: Do, word: str) -> None:
    done = do("add", f"MM2024-05-21-01#{word}", "发布公告", "责任人=市场部/孙专员", "截止时间=2024-05-24")
    assert done.status == 0, done.err
    assert changed_lines(example(MEETING), repo.read(MEETING)) == (
        [],
        ["  - {序号: A3, 任务: 发布公告, 责任人: 市场部/孙专员, 截止时间: 2024-05-24, 状态: 待办}\n"],
    )
    assert "行动项 A3" in done.err


def test_the_first_of_a_list_and_a_list_inside_an_entry(repo: Gitted, do: Do) -> None:
    first = do("add", "MM2024-05-21-01#待确认事项", "预算多少", "确认人=产品部/李主管", "截止时间=2024-05-23")
    assert first.status == 0, first.err
    assert "  - 序号: Q1\n    待确认内容: 预算多少\n" in repo.read(MEETING)
    sent = ["收件人=市场部/王经理", "收件人=技术部/郑工", "发送内容=催办", "发送渠道=邮件", "发送时间=2023-10-12 09:00"]
    done = do("add", "NC2023-10-10-01#发送记录", *sent, day="2023-10-12")
    assert done.status == 0, done.err
    new = changed_lines(example(CALL), repo.read(CALL))[1]
    assert "  - 收件人:\n" in new
    assert "      - 市场部/王经理\n" in new
    assert "      - 技术部/郑工\n" in new


def test_a_reply_and_an_attachment_with_its_fingerprint(repo: Gitted, do: Do) -> None:
    reply = ["反馈人=研发部/周经理", "反馈意见=无异议", "反馈时间=2024-05-22 09:00"]
    assert do("add", "MM2024-05-21-01#反馈确认栏", *reply).status == 0
    assert "    反馈意见: 同意\n" in repo.read(MEETING)
    repo.write({"attachments/会议/签到.txt": "李主管\n"})
    done = do("add", "MM2024-05-21-01#附件", "attachments/会议/签到.txt")
    assert done.status == 0, done.err
    digest = hashlib.sha256("李主管\n".encode()).hexdigest()
    assert f"  - 名称: 签到\n    路径: attachments/会议/签到.txt#sha256-{digest}\n" in repo.read(MEETING)


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["NC2023-10-10-01", "客户来电"], 2, "NC2023-10-10-01#待办事项"),
        (["MM2024-05-21-01#A1", "x"], 2, "“A1”不是“会议纪要”里的一张表"),
        (["MM2024-05-21-01#会议主题", "x"], 2, "“会议主题”不是“会议纪要”里的一张表"),
        (["MM2024-05-21-01#行动项", "发公告", "责任仁=市场部/孙专员"], 2, "是不是“责任人”"),
        (["MM2024-05-21-01#行动项", "发公告", "任务=发公告"], 2, "“任务”写了两次"),
        (["MM2024-05-21-01#发送记录", "纪要发了"], 2, "“发送记录”里的一条不能只写一句话"),
        (["MM2024-05-21-01#行动项", "发公告", "责任人=市场部/孙专员", "截止时间=下周五"], 1, " R1"),
        (["MM2024-05-21-01#行动项", "发公告"], 1, "缺少“责任人”"),
        (["IS2024-05-22-09", "x"], 2, "没有编号是“IS2024-05-22-09”的记录"),
    ],
)
def test_what_cannot_be_added_is_not_written(repo: Gitted, do: Do, words: list[str], status: int, says: str) -> None:
    refused = do("add", *words)
    assert (refused.status, refused.out) == (status, "")
    assert says in refused.err
    assert repo.git("status", "--porcelain") == ""


def test_what_is_signed_takes_no_new_action(repo: Gitted, do: Do) -> None:
    repo.edit(MEETING, ("状态: 纪要已发", "状态: 已确认"))
    repo.commit("2024-05-22 18:00")
    refused = do("add", "MM2024-05-21-01#行动项", "发公告", "责任人=市场部/孙专员", "截止时间=2024-05-24")
    assert refused.status == 1
    assert " R67 " in refused.err
    assert repo.git("status", "--porcelain") == ""
