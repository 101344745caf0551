"""A field that bears a name of the shipped forms is what the name promises, or its schema is refused at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commdocs import kinds
from commdocs.kinds import promises
from tests.test_check import standard

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "commdocs/kinds/promises.json"
OWN = """\
kind: loan
version: 1
label: {zh: 借用单, en: Loan}
help: {zh: 借用, en: Lent}
id: LN{date}-{serial:02}
title: thing
fields:
  thing: {label: {zh: 物品, en: Thing}}
  FIELD
life_cycle:
  draft: {label: {zh: 草稿, en: Draft}, draft: true, next: [lent]}
  lent: {label: {zh: 已借出, en: Lent}, final: true}
changes: {1: first version}
"""


def loaded(field: str) -> tuple[bool, list[tuple[int, str]]]:
    texts = {f"schemas/{path.name}": path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.yaml")}
    found, problems = kinds.load(texts | {"schemas/loan.yaml": OWN.replace("FIELD", field)})
    assert all(each.rule == "S07" and each.path == "schemas/loan.yaml" for each in problems)
    return "loan" in found, [(each.line, each.message.en) for each in problems]


def test_the_table_is_that_of_the_shipped_forms(request: pytest.FixtureRequest) -> None:
    made = json.dumps(promises.made(standard()), ensure_ascii=False, sort_keys=True, indent=0) + "\n"
    if request.config.getoption("--accept"):
        TABLE.write_text(made, encoding="utf-8", newline="\n")
    assert TABLE.read_text("utf-8") == made


@pytest.mark.parametrize(
    "field",
    [
        "progress: {label: {zh: 进度, en: Progress}, type: percent}",
        "progress: {label: {zh: 进度, en: Progress}, list: true}",
        "recorded_on: {label: {zh: 登记说明, en: Note}}",
        "next_contact: {label: {zh: 下次联系, en: Next}}",
        "next_contact: {label: {zh: 下次联系, en: Next}, type: datetime}",
        "signatures: {label: {zh: 签字, en: Signed}, type: text}",
        "attendees: {label: {zh: 人, en: People}, type: person}",
        "replies: {label: {zh: 回复, en: Replies}, map: true}",
        "owner: {label: {zh: 人, en: Who}, type: person, list: true}",
        "steps: {label: {zh: 事项, en: Steps}, type: action, list: true, fields: {due: {type: text}}}",
        "steps: {label: {zh: 组, en: Group}, fields: {to_do: {label: {zh: 事, en: To do}, type: risk, list: true,"
        " fields: {affected_due: {type: boolean}}}}}",
        "progress: {label: {zh: 进度, en: Progress}, list: true, fields: {done: {label: {zh: 做完, en: Done}}}}",
    ],
)
def test_another_type_under_a_shipped_name_is_refused_at_its_line(field: str) -> None:
    known, problems = loaded(field)
    assert not known
    assert [line for line, _ in problems] == [9], problems


@pytest.mark.parametrize(
    "field",
    [
        "own_progress: {label: {zh: 进度, en: Progress}, type: percent}",
        "due: {label: {zh: 归还, en: Back}, type: due}",
        "due: {label: {zh: 归还, en: Back}, type: date}",
        "budget: {label: {zh: 预算, en: Budget}, type: enum, values: {a: {label: {zh: 甲, en: A}}}}",
        "topic: {label: {zh: 题目, en: Topic}, type: markdown}",
        "steps: {label: {zh: 事项, en: Steps}, type: action, list: true, fields: {due: {required: always}}}",
        "progress: {label: {zh: 进度, en: Progress}, list: true, fields: {done: {label: {zh: 做, en: Done},"
        " type: integer}, colour: {label: {zh: 色, en: Colour}}}}",
        "things: {label: {zh: 组, en: Group}, fields: {progress: {label: {zh: 进, en: P}, type: percent}}}",
        "participants: {label: {zh: 人, en: P}, type: party_role, list: true}",
    ],
)
def test_the_same_type_is_welcome(field: str) -> None:
    assert loaded(field) == (True, [])
