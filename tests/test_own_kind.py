"""A workspace adds a form of its own: a schema and a template, no Python, and every command knows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from check_jsonschema.parsers import ParserSet
from jsonschema import Draft7Validator

from tests.conftest import MONDAY, Said

Run = Callable[..., Said]

SCHEMA = """\
kind: loan
version: 2
label: {zh: 借用单, en: Loan form}
aliases: [借条]
help: {zh: 借用公司的设备，约好哪天归还, en: "Equipment lent out, and the day it comes back"}
id: LN{date}-{serial:02}
title: thing
fields:
  borrower:
    label: {zh: 借用人, en: Borrower}
    help: {zh: 谁借的, en: Who takes it}
    example: 市场部/孙专员
    type: person
    required: always
  thing:
    label: {zh: 借用物品, en: Thing}
    help: {zh: 名称和数量, en: What and how many}
    example: 投影仪1台
    required: always
    commitment: true
  asset_number:
    label: {zh: 资产编号, en: Asset number}
    help: {zh: 标签上的编号, en: As on its label}
    since: 2
    required: lent
  due:
    label: {zh: 归还期限, en: Due back}
    help: {zh: 最迟哪天还, en: The last day}
    type: due
    required: lent
    rule: R91
    commitment: true
  returned_on:
    label: {zh: 归还日期, en: Returned on}
    help: {zh: 实际归还的日期, en: The day it came back}
    type: date
    required: returned
    rule: R58
  actions: {label: {zh: 待办事项, en: Actions}, help: {zh: 归还前要做的事, en: To be done first}, type: action, list: true}
  signatures: {required: [lent]}
life_cycle:
  draft: {label: {zh: 草稿, en: Draft}, draft: true, next: [lent]}
  lent: {label: {zh: 已借出, en: Lent}, sent: true, agreed: true, frozen: true, next: [returned]}
  returned: {label: {zh: 已归还, en: Returned}, frozen: true, closes: true, final: true}
changes:
  1: 首版
  2: 增加资产编号
"""
TEMPLATE = """\
---
label: {zh: 借用单, en: Loan form}
---
{% from "_shared/page.md" import number_line, last_fields, party %}
# {{ kind_label }}

{{ number_line(label, project, id, date) }}

::: form
{{ label.borrower }}
: {{ borrower }}

{{ label.thing }}
: {{ thing }}

{{ label.asset_number }}
: {{ asset_number }}

{{ label.due }}
: {{ due }}

{{ last_fields(label, links, remarks, extra) }}
:::

::: signatures
{{ party(label.borrower, borrower, signatures) }}
:::
"""
TRACKER = """\
---
label: {zh: 借出清单, en: Things lent}
---
# {{ t("借出清单", "Things lent") }}

| {{ label.loan.id }} | {{ label.loan.thing }} | {{ label.loan.borrower }} | {{ label.loan.due }} |
|---|---|---|---|
{% for each in records("loan")|selectattr("status", "equalto", "lent")|sort("due") %}
| {{ each.id }} | {{ each.thing }} | {{ each.borrower }} | {{ each.due|iso }} |
{% endfor %}
"""
LENT = f"""\
表单类型: 借用单
状态: 已借出
负责人: 行政部/陈行政
借用人: 市场部/孙专员
借用物品: 投影仪1台
资产编号: ZC-0012
归还期限: 2024-05-24
待办事项:
  - {{序号: A1, 任务: 检查灯泡, 责任人: 行政部/陈行政, 截止时间: 2024-05-22, 状态: 待办}}
共识确认:
  - {{签字方: 需求方, 签字人: 市场部/孙专员, 签字日期: {MONDAY}}}
"""
RECORD = f"records/示例项目/LN{MONDAY}-01.yaml"


@pytest.fixture
def lending(folder: Path) -> Path:
    """The new workspace with the three files of the form, and nothing else of it."""
    for name, text in {
        "schemas/loan.yaml": SCHEMA,
        "templates/loan/form.md": TEMPLATE,
        "templates/trackers/loans.md": TRACKER,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def write(folder: Path, text: str) -> None:
    (folder / RECORD).write_text(text, "utf-8")


def test_new_writes_a_form_that_only_waits_to_be_filled_in(lending: Path, commdocs: Run) -> None:
    made = commdocs("new", "借用单", "--set", "借用物品=投影仪1台")
    assert (made.status, made.out.strip()) == (0, RECORD)
    text = (lending / RECORD).read_text("utf-8")
    assert "# 谁借的；例如：市场部/王经理\n借用人:\n" in text
    assert "借用物品: 投影仪1台" in text
    assert "模板版本: 2" in text
    lacking = next(line for line in commdocs("check", RECORD).out.splitlines() if "S12" in line)
    assert "负责人、借用人" in lacking


def test_check_judges_it_by_the_flags_of_its_schema(lending: Path, commdocs: Run) -> None:
    write(lending, LENT)
    assert commdocs("check", "--strict").status == 0
    wrong = {
        "投影仪1台": ("若干投影仪", 5, "R12"),
        "2024-05-24": ("月底", 7, "R13"),
        "归还期限: 2024-05-24\n": ("", 2, "R91"),
        "资产编号": ("资产号", 6, "R89"),
        "市场部/孙专员\n借用": ("市场部/团队\n借用", 4, "R68"),
        "状态: 已借出": ("状态: 已归还\n归还日期: 2024-05-23", 10, "R62"),
    }
    for old, (new, line, rule) in wrong.items():
        assert old in LENT
        write(lending, LENT.replace(old, new, 1))
        report = json.loads(commdocs("check", "--format", "json").out)
        assert [(each["line"], each["rule"]) for each in report["problems"]] == [(line, rule)], old
    write(lending, LENT.replace("资产编号: ZC-0012\n", "模板版本: 2\n"))
    assert commdocs("check").status == 1
    write(lending, LENT.replace("资产编号: ZC-0012\n", ""))  # an old form, from before there were such numbers
    assert commdocs("check").status == 0


def test_build_prints_it_and_the_trackers_know_its_items(lending: Path, commdocs: Run) -> None:
    write(lending, LENT)
    assert commdocs("build").status == 0
    page = (lending / "output/示例项目" / f"{MONDAY}_借用单_LN{MONDAY}-01.md").read_text("utf-8")
    assert "| **借用物品** | 投影仪1台 |" in page and "签字：＿＿＿＿＿＿ 孙专员" in page
    assert (lending / "output/示例项目" / f"{MONDAY}_借用单_LN{MONDAY}-01.docx").stat().st_size > 5000
    assert f"LN{MONDAY}-01,投影仪1台,市场部/孙专员,2024-05-24" in (lending / "output/trackers/借出清单.csv").read_text(
        "utf-8"
    )
    assert f"LN{MONDAY}-01#A1" in (lending / "output/trackers/待办总表.md").read_text("utf-8")
    assert f"LN{MONDAY}-01" in (lending / "output/trackers/待签字.md").read_text("utf-8")


def test_schema_describes_it_to_editors(lending: Path, commdocs: Run) -> None:
    schema = json.loads(commdocs("schema", "loan", "--keys", "zh").out)
    judge = Draft7Validator(schema)
    parsers = ParserSet()

    def accepted(text: str) -> bool:
        return bool(judge.is_valid(parsers.parse_data_with_path(text.encode(), "x.yaml", default_filetype="yaml")))

    assert accepted(LENT)
    assert not accepted(LENT.replace("借用物品: 投影仪1台\n", ""))
    assert not accepted(LENT.replace("归还期限: 2024-05-24\n", ""))
    assert not accepted(LENT.replace("资产编号: ZC-0012\n", "模板版本: 2\n"))
    assert "loan" in commdocs("schema", "--all").out


def test_the_other_commands_know_it(lending: Path, commdocs: Run) -> None:
    write(lending, LENT)
    assert "投影仪1台" in commdocs("list", "--kind", "借用单").out
    assert "投影仪1台" in commdocs("show", f"LN{MONDAY}-01").out
    assert "资产编号" in commdocs("explain", "loan").out
    assert "最迟哪天还" in commdocs("explain", "loan.due").out


def test_a_rule_of_ones_own_has_its_code_for_a_name(lending: Path, commdocs: Run) -> None:
    path = lending / "schemas/loan.yaml"
    path.write_text(path.read_text("utf-8").replace("rule: R91", "rule: R99"), "utf-8")
    write(lending, LENT.replace("归还期限: 2024-05-24\n", ""))
    [problem] = json.loads(commdocs("check", "--format", "json").out)["problems"]
    assert (problem["rule"], problem["name"]) == ("R99", "R99")
