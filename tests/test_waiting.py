"""Whose answer, and whose signature, is waited for: nobody waits unseen."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from commdocs.facts.replies import objections, silent
from commdocs.facts.signing import unsigned
from commdocs.model import Record
from tests.gitted import example
from tests.test_history_git import DEMAND, MEETING
from tests.test_set import read

LETTER = "records/C公司定制功能/CL2023-03-09-01.yaml"
ANSWERED = "反馈确认栏:\n  - {反馈人: %s, 反馈时间: %s, 反馈意见: %s}\n"


def minutes(*edits: tuple[str, str], more: str = "") -> Record:
    return read(MEETING, example(MEETING, *edits) + more)


def waited(record: Record) -> list[tuple[str | None, date | None]]:
    return [(each.who, each.deadline) for each in silent(record)]


def test_each_who_was_asked_waits_alone() -> None:
    limit = datetime(2024, 5, 22, 17)
    assert waited(minutes()) == [("研发部/周经理", limit)]  # the owner and the recorder sent it
    agreed = ANSWERED % ("研发部/周经理", "2024-05-22 09:00", "同意")
    assert waited(minutes(more=agreed)) == []
    objected = minutes(more=ANSWERED % ("测试部/吴工", "2024-05-22 09:00", "有异议"))
    assert waited(objected) == [("研发部/周经理", limit)]
    assert [each["from"] for _, each in objections(objected)] == ["测试部/吴工"]


def test_an_answer_from_before_it_was_sent_is_none() -> None:
    early = ANSWERED % ("研发部/周经理", "2024-05-21 09:00", "同意")
    assert waited(minutes(more=early)) == [("研发部/周经理", datetime(2024, 5, 22, 17))]


def test_without_a_deadline_of_its_own_a_delivery_has_that_of_the_record() -> None:
    assert waited(minutes(("\n    反馈时限: 2024-05-22 17:00", ""))) == [("研发部/周经理", datetime(2024, 5, 22, 17))]


def test_without_any_deadline_it_is_the_sender_who_has_to_act() -> None:
    none = minutes(
        ("\n    反馈时限: 2024-05-22 17:00", ""),
        ("默认接受:\n  逾期视为同意: 是\n  异议期限: 2024-05-22 17:00\n", ""),
    )
    [found] = silent(none)
    assert (found.who, found.deadline, found.since) == (None, None, datetime(2024, 5, 21, 17))


def test_a_whole_department_answers_with_one_voice() -> None:
    sent = (
        "[产品部/李主管, 研发部/周经理, 市场部/孙专员]\n    抄送: [总经办/马总]\n    发送内容: 会议纪要",
        "[研发部/全员]\n    抄送: [总经办/马总]\n    发送内容: 会议纪要",
    )
    assert [who for who, _ in waited(minutes(sent))] == ["研发部/全员"]
    assert waited(minutes(sent, more=ANSWERED % ("研发部/陈工", "2024-05-22 09:00", "同意"))) == []


@pytest.mark.parametrize("status", ["已确认", "已归档", "已取消"])
def test_what_is_settled_waits_for_nobody(status: str) -> None:
    assert waited(minutes(("状态: 纪要已发", f"状态: {status}"))) == []


def test_a_published_report_may_still_be_answered() -> None:
    path = "records/企业官网改版/PS2024-05-22-01.yaml"
    sent = read(path, example(path))
    assert [(who, limit) for who, limit in waited(sent)] == [("市场部/王经理", datetime(2024, 5, 23, 10, 30))]
    assert waited(read(path, example(path) + ANSWERED % ("市场部/王经理", "2024-05-22 15:00", "同意"))) == []


def test_both_sides_of_a_demand_are_to_sign() -> None:
    text = example(DEMAND, ("状态: 已确认", "状态: 已评估"))
    signed = text[text.index("共识确认:") : text.index("沟通渠道:")]
    assert unsigned(read(DEMAND, text.replace(signed, ""))) == ["市场部/王经理", "产品部/李主管"]
    one = "共识确认:\n  - {签字方: 需求方, 签字人: 市场部/王经理, 签字日期: 2024-05-20}\n"
    assert unsigned(read(DEMAND, text.replace(signed, one))) == ["产品部/李主管"]
    assert unsigned(read(DEMAND, example(DEMAND))) == []


def test_a_letter_is_to_be_signed_by_whom_it_went_to_and_by_its_owner() -> None:
    sent = read(LETTER, example(LETTER, ("状态: 默认接受", "状态: 已发送")))
    assert unsigned(sent) == [sent.data["addressee"], sent.data["owner"]]
    assert unsigned(read(LETTER, example(LETTER))) == []
