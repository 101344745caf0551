"""R41: which answer tells what its question asks."""

from __future__ import annotations

import pytest

from commdocs.rules.r41_clear_answers import answers, kind_of_question

WHETHER = [
    *(
        "完成了吗",
        "设计稿确认了吗？",
        "是否含税",
        "接口文档发了没有",
        "发票开了没",
        "能不能周五到货",
        "能否提供测试账号",
    ),
    *(
        "周五交付，对吗",
        "还需要我们派人吗",
        "合同批了？",
        "是不是选方案B",
        "做没做压力测试",
        "可否分两次付款",
        "现场有没有电源",
    ),
    *("是否知悉新规", "谁来都可以吗", "周三到货，可以吧？", "需要哪天之前都盖章吗"),
    *("Is the contract signed?", "Has the draft been sent?", "Can you deliver on Friday?", "Budget approved?"),
    *(
        "Will you call when it ships?",
        "Do they need an invoice",
        "Delivery on Friday, right?",
        "whether tax is included",
    ),
]
WHICH = [
    *(
        "预算上限是多少",
        "选哪个方案？",
        "什么时候交付",
        "由谁签字",
        "几台",
        "用方案A还是方案B",
        "多久能修好",
        "怎么付款",
    ),
    *("知道是哪一天吗", "还有什么问题吗", "交付日期定在几月", "客户要什么", "何时验收", "为什么延期了", "多少台才够？"),
    *("What is the budget?", "Which option?", "Is it option A or option B?", "How many licences", "Who signs?"),
    *("Do you know when it ships?", "When is the delivery?", "Can you tell how much it costs?"),
]
NEITHER = ["预算上限", "交付周期", "Budget limit", "付款方式"]


@pytest.mark.parametrize("question", WHETHER)
def test_yes_and_no_answer_a_question_that_asks_whether(question: str) -> None:
    assert kind_of_question(question) == "whether"
    for answer in (
        "完成了",
        "已完成",
        "完成",
        "没有",
        "是",
        "可以",
        "好的",
        "已确认",
        "Done",
        "yes",
        "No.",
        "还没有，差一份签字",
    ):
        assert answers(question, answer), answer
    for answer in ("收到", "见邮件", "同上", "noted", question):
        assert not answers(question, answer), answer


@pytest.mark.parametrize("question", WHICH)
def test_what_asks_for_a_thing_needs_the_thing(question: str) -> None:
    assert kind_of_question(question) == "which"
    for answer in ("完成了", "已确认", "好的", "是的", "yes", "OK", "收到", "Confirmed"):
        assert not answers(question, answer), answer
    for answer in ("5万元以内", "没有", "方案B", "2024-06-01", "at most 50,000", "研发部/周经理"):
        assert answers(question, answer), answer


@pytest.mark.parametrize("question", NEITHER)
def test_a_point_that_is_only_named_is_settled_by_a_value(question: str) -> None:
    assert kind_of_question(question) == ""
    for answer in ("已确认", "好的", "OK", "Done"):
        assert not answers(question, answer), answer
    assert answers(question, "5万元以内")


def test_the_word_of_the_question_answers_it() -> None:
    assert answers("跟客户沟通过了吗", "已沟通")
    assert answers("新规大家了解了吗", "已了解")
    assert not answers("付款方式", "已沟通")
