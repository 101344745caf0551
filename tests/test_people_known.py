"""Whom a name that the workspace does not know was probably meant for."""

from __future__ import annotations

from datetime import date

import pytest

from commdocs.facts import people
from commdocs.kinds import read_config
from commdocs.model import Corpus, Person
from tests.test_check import standard

NAMES = """
部门: {研发部: 研发, 市场部: 市场, 测试部: 测试, 客服部: 客服}
单位名称: 示例公司
人员: {研发部/周经理: {}, 研发部/李一鸣: {}, 市场部/王经理: {}, 市场部/孙专员: {}, 测试部/吴工: {}, Sales/Ann Wells: {}}
"""


def corpus(config: str = NAMES) -> Corpus:
    settings, findings = read_config(config)
    assert not findings
    return Corpus((), standard(), settings, date(2024, 5, 20))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("研发布/周经理", "研发部/周经理"),
        ("研发部/周经里", "研发部/周经理"),
        ("研发布/周经里", "研发部/周经理"),
        ("研发/周经理", "研发部/周经理"),
        ("研發部/周經理", "研发部/周经理"),
        ("研发部门/周经理", "研发部/周经理"),
        ("研发部/周经理理", "研发部/周经理"),
        ("研发部/李鸣", ""),  # two characters left: too little to tell
        ("研发部/李一明", "研发部/李一鸣"),
        ("市场部/吴工", "测试部/吴工"),
        ("Sales/Ann Welles", "Sales/Ann Wells"),
        ("Sales/Ann  Wells", "Sales/Ann Wells"),
    ],
)
def test_a_slip_is_asked_about(typed: str, meant: str) -> None:
    assert people.meant(Person(typed), corpus()) == (meant or None)


@pytest.mark.parametrize(
    "typed",
    [
        "研发部/周经理",
        "研发部/王经理理",
        "研发部/赵经理",  # another surname, another person
        "研发部/新同事",
        "客服部/周经里",  # nobody of that department is listed
        "A公司/周经里",
        "研发布公司/周经理",
        "市第三医院/王经里",
        "Sales/Bob Wells",
        "Acme Inc./Ann Welles",
        "业务部/全员",
        "示例公司/张三",
    ],
)
def test_what_may_be_right_is_left_alone(typed: str) -> None:
    assert people.meant(Person(typed), corpus()) is None


def test_a_workspace_without_lists_is_not_asked() -> None:
    assert people.meant(Person("研发布/周经里"), corpus("语言: zh")) is None
    assert people.dept_meant("研发布", corpus("语言: zh")) == ""


def test_departments() -> None:
    known = corpus()
    for typed, meant in (
        ("研发布", "研发部"),
        ("研發部", "研发部"),
        ("研发", ""),
        ("研发部", ""),
        ("法务部", ""),
        ("A公司", ""),
    ):
        assert people.dept_meant(typed, known) == meant
