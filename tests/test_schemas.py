"""The shipped schema files are sound, and a broken one is refused at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from commdocs import fields, kinds, source
from commdocs.model import Config, Field, Kind

ROOT = Path(__file__).parents[1]
SHIPPED = {f"schemas/{path.name}": path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.yaml")}
KINDS, PROBLEMS = kinds.load(SHIPPED)

LOAN = """\
kind: loan
version: 1
label: {zh: 借用单, en: Loan form}
help: {zh: 借用设备, en: For borrowing equipment}
id: LN{date}-{serial:02}
title: thing
fields:
  thing:
    label: {zh: 借用物品, en: Thing}
    required: always
  sort:
    label: {zh: 类别, en: Sort}
    type: enum
    values:
      tool: {label: {zh: 工具, en: Tool}}
      book: {label: {zh: 图书, en: Book}}
  shelf:
    label: {zh: 书架, en: Shelf}
    when: {sort: [book]}
    required: lent
  back_by: {label: {zh: 归还期限, en: Back by}, type: due, required: lent, rule: R91}
  parts:
    label: {zh: 配件, en: Parts}
    list: true
    fields:
      name: {label: {zh: 名称, en: Name}, required: always}
  signatures: {required: [lent]}
life_cycle:
  draft:
    label: {zh: 草稿, en: Draft}
    draft: true
    next: [lent]
  lent:
    label: {zh: 已借出, en: Lent}
    sent: true
    next: [back]
  back:
    label: {zh: 已归还, en: Back}
    final: true
changes:
  1: first version
"""

# what stands in the form, what is written instead, words of the message; the problem is at the
# line of what was written (or, where the last part says so, at the line of those words)
BROKEN = {
    "unknown key": ("title: thing", "titel: thing", "“titel”", None),
    "a key of a field": ("    required: always\n  sort", "    requird: always\n  sort", "requird", None),
    "label without a language": ("{zh: 归还期限, en: Back by}", "{zh: 归还期限}", "“en”", None),
    "no label": ("    label: {zh: 书架, en: Shelf}\n", "", "“shelf”没有名称", "  shelf:"),
    "label used twice": ("{zh: 书架, en: Shelf}", "{zh: 类别, en: Shelf}", "“类别”", None),
    "label of a shared field": ("{zh: 书架, en: Shelf}", "{zh: 备注, en: Shelf}", "“备注”", "    label: {zh: 备注, en: Shelf}"),
    "label of a value used twice": ("{zh: 图书, en: Book}", "{zh: 工具, en: Book}", "“工具”", None),
    "unknown type": ("type: due", "type: dew", "没有“dew”这种类型", None),
    "unknown status in required": ("    required: lent\n", "    required: lend\n", "没有“lend”这个状态", None),
    "unknown status in a list": ("required: [lent]", "required: [lent, list]", "没有“list”这个状态", None),
    "unknown status in next": ("next: [back]", "next: [beck]", "没有“beck”这个状态", None),
    "unknown status in counts_as": ("    final: true", "    counts_as: lnet", "没有“lnet”这个状态", None),
    "required is a mapping": ("    required: lent\n", "    required: {lent: yes}\n", "required", None),
    "a version that is no number": ("version: 1", "version: one", "one", None),
    "version zero": ("version: 1", "version: 0", "从 1 起", None),
    "no changelog for the version": ("version: 1", "version: 2", "第 2 版", "changes:"),
    "kind is not the file's name": ("kind: loan", "kind: lone", "“lone”", None),
    "id with an unknown place": ("id: LN{date}-{serial:02}", "id: LN{day}-{serial:02}", "看不懂", None),
    "id without a serial number": ("id: LN{date}-{serial:02}", "id: LN{date}", "流水号", None),
    "id that no file can have": ("id: LN{date}-{serial:02}", "id: LN/{date}-{serial:02}", "文件名", None),
    "id with a field that has no prefix": ("id: LN{date}-{serial:02}", 'id: "{sort.prefix}-{serial:02}"', "sort.prefix", None),
    "id with the department of a text": ("id: LN{date}-{serial:02}", 'id: "{thing.dept}-{serial:02}"', "thing.dept", None),
    "title names no field": ("title: thing", "title: things", "“things”", None),
    "when names no sibling": ("when: {sort: [book]}", "when: {sorts: [book]}", "“sorts”", None),
    "when names no value": ("when: {sort: [book]}", "when: {sort: [books]}", "“books”", None),
    "when is no mapping": ("when: {sort: [book]}", "when: book", "when", None),
    "list and map": ("    list: true", "    list: true\n    map: true", "list 又是 map", "    map: true"),
    "list is no boolean": ("    list: true", "    list: perhaps", "perhaps", None),
    "group without fields": ("    type: enum\n", "    type: group\n", "没有 fields", "  sort:"),
    "fields of a scalar": ("    list: true\n", "    type: text\n", "不能有 fields", "    fields:"),
    "example that is no text": ("    required: lent\n", "    example: [a, b]\n", "一段文字", None),
    "example in one language": ("    required: lent\n", "    example: {zh: 甲}\n", "{zh: …, en: …}", None),
    "change that is no text": ("  1: first version", "  1: [first version]", "一段文字", None),
    "no rule": ("rule: R91", "rule: 91", "“91”", None),
    "field name": ("  shelf:\n", "  书架:\n", "“书架”不能作字段名", None),
    "unknown kind in links": ("type: due", "type: record, kinds: [laon]", "“laon”", None),
    "since a later version": ("    required: always\n  sort", "    since: 2\n  sort", "since", None),
    "status label used twice": ("{zh: 已归还, en: Back}", "{zh: 已借出, en: Back}", "“已借出”", None),
    "omitting nothing": ("title: thing", "title: thing\nomit: [dates]", "“dates”", "omit: [dates]"),
    "no fields": ("life_cycle:\n", "lifecycle:\n", "lifecycle", "lifecycle:"),
    "not YAML": ("    final: true", "    final: [true", "", None),
}  # fmt: skip


def test_the_shipped_schemas_have_no_problem() -> None:
    assert PROBLEMS == []
    first = "confirmation demand external internal issue meeting party progress"
    second = "dayplan execution feedback intake prep retro transfer visit"
    assert set(KINDS) == {*first.split(), *second.split()}


def test_a_kind_of_ones_own_needs_no_python() -> None:
    found, problems = kinds.load({**SHIPPED, "schemas/loan.yaml": LOAN})
    assert problems == []
    loan = found["loan"]
    assert loan.fields["back_by"].required == {"lent", "back"}
    assert loan.fields["signatures"].required == {"lent"}
    assert loan.fields["reason"].required == {"cancelled"}
    assert "cancelled" in loan.statuses["draft"].next and "cancelled" not in loan.statuses["back"].next
    assert list(loan.fields)[:3] == ["kind", "template_version", "id"]


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_schema_is_refused_at_its_line(what: str) -> None:
    old, new, words, line = BROKEN[what]
    assert LOAN.count(old) == 1, old
    text = LOAN.replace(old, new)
    found, problems = kinds.load({**SHIPPED, "schemas/loan.yaml": text})
    assert len(problems) == 1 or what in ("not YAML", "no fields"), [each.message.zh for each in problems]
    problem = problems[0]
    assert (problem.path, problem.rule, problem.severity) == ("schemas/loan.yaml", "S07", "error")
    assert words in problem.message.zh + problem.hint.zh
    expected = line if line is not None else new.splitlines()[0]
    assert expected in text.splitlines()[problem.line - 1]
    assert problem.column >= 1
    assert "meeting" in found  # one broken file leaves the others alone
    assert "loan" not in found or what == "unknown kind in links"


def test_several_mistakes_are_told_in_one_run() -> None:
    text = (
        LOAN.replace("type: due", "type: dew").replace("next: [back]", "next: [beck]").replace("rule: R91", "rule: 9")
    )
    _, problems = kinds.load({**SHIPPED, "schemas/loan.yaml": text})
    assert len(problems) == 3


def test_a_type_may_not_hold_itself() -> None:
    shared = SHIPPED["schemas/_types.yaml"].replace(
        "types:\n", "types:\n  box:\n    fields:\n      inner: {label: {zh: 内, en: In}, type: box}\n\n", 1
    )
    found, problems = kinds.load({"schemas/_types.yaml": shared})
    assert found == {} and [each.message.zh for each in problems] == ["公共类型“box”包含了它自己"]
    assert problems[0].line == shared.splitlines().index("  box:") + 1


def test_without_shared_types_there_are_no_kinds() -> None:
    found, problems = kinds.load({"schemas/loan.yaml": LOAN})
    assert found == {} and problems[0].path == "schemas/_types.yaml"


# -- what the shipped files say ---------------------------------------------------------------------


def _every(known: Mapping[str, Field], where: str) -> Iterator[tuple[str, Field]]:
    for name, field in known.items():
        yield f"{where}.{name}", field
        yield from _every(field.fields, f"{where}.{name}")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_status_can_be_reached_and_left(kind: Kind) -> None:
    begins = {name for name, status in kind.statuses.items() if status.unfinished}
    reached = {next(iter(kind.statuses))} | begins | {name for status in kind.statuses.values() for name in status.next}
    assert reached == set(kind.statuses)
    assert all(status.next or status.final for status in kind.statuses.values())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_speaks_both_languages_and_its_example_is_right(kind: Kind) -> None:
    for where, field in _every(kind.fields, kind.name):
        assert not field.label.zh.isascii() and field.label.en.isascii(), where
        if field.help:
            assert field.help.en.replace("…", "").isascii() and not field.help.zh.isascii(), where
        elif ".links." not in where:
            pytest.fail(f"{where} is not explained")
        if field.example and not field.fields:
            assert not re.search("[\u4e00-\u9fff]", field.example.en), f"{where}: an English example"
            for example in field.example:
                value, finding = fields.parse(field, example, Config())
                assert value is not None and finding is None, (where, finding)


def test_an_example_is_one_text_or_one_for_each_language() -> None:
    text = LOAN.replace("    required: lent\n", "    example: {zh: 甲柜, en: Shelf A}\n", 1)
    text = text.replace("    type: enum\n", "    type: enum\n    example: 图书\n", 1)
    loan = kinds.load({**SHIPPED, "schemas/loan.yaml": text})[0]["loan"]
    assert loan.fields["shelf"].example == ("甲柜", "Shelf A")
    assert loan.fields["sort"].example == ("图书", "Book")  # a value of the list speaks both languages by itself
    assert loan.fields["thing"].example is None
    assert loan.changes == {1: ("first version", "first version")}
    assert KINDS["meeting"].changes[1].en == "First version"


def test_labels_of_the_catalogue_are_keys() -> None:
    """The forms' own words, each with its field."""
    expected = {
        "meeting": "会议主题 会议地点 参会人员 会议议程 讨论要点 决议事项 行动项 纪要分发与归档 主持人 记录人",
        "issue": "问题描述 问题发生部门 责任部门 解决措施与方案 计划完成时限 协同部门 进展更新 结果确认",
        "demand": "需求编号 需求方 承接方 需求背景与目标 具体需求详情 期望交付时间 资源支持需求 优先级 承接方评估意见 共识确认",
        "progress": "项目/任务名称 责任部门 当前阶段 本阶段进展 存在风险与问题 需协同支持事项 下一步计划 同步日期",
        "internal": "沟通编号 沟通日期 发起部门/人 参与部门/人 沟通主题 核心内容摘要 待办事项 状态 备注",
        "external": "沟通编号 沟通日期 对方单位/联系人 我方对接人 沟通类型 核心需求/反馈 解决方案/进展 下次沟通时间 负责人",
        "party": "客户名称 客户分类 线索来源 企业规模 业务范围 组织架构 决策链 当前供应商 面临的挑战与需求",
        "confirmation": "致 依据 确认事项 最终交付时间 双方配合事项 待确认事项 不含事项 默认接受",
        "prep": "沟通主题 沟通对象 核心内容清单 预计时间 预期结果 背景信息 数据支撑 待确认事项 沟通材料 时长",
        "transfer": "发送人 接收人 目标 核心内容 需求 附件 截止时间 备注",
        "feedback": "沟通对象 反馈内容 问题点 解决方案 负责人 完成时间",
        "intake": "客户名称 需求背景 具体功能要求 期望交付时间 联系人 预算上限 待确认事项",
        "execution": "项目 同步周期 各组进度 风险点 下一步计划",
        "visit": "来意 沟通要点 需求细节 客户异议 达成的共识 客户反馈 下一步计划",
        "dayplan": "结转事项 当日核心工作目标 拜访安排 小结",
        "retro": "复盘范围 复盘期间 典型案例 高频问题与原因 模板变更 改进行动 团队共享",
    }
    for name, labels in expected.items():
        assert set(labels.split()) <= KINDS[name].keys.keys(), name  # a deadline has one label, the others go on
    for name in ("负责人", "第一责任人", "主责人", "责任人"):
        assert all(kind.keys[name] == "owner" for kind in KINDS.values())


def test_numbers_look_as_the_catalogue_says() -> None:
    day = date(2024, 5, 20)
    numbers = {name: kinds.next_id(kind, day, {}, Config(), ()) for name, kind in KINDS.items()}
    assert numbers["issue"] == "IS2024-05-20-01"
    assert numbers["internal"] == "NC2024-05-20-01"
    assert numbers["demand"] == "2024-市场-001"
    assert numbers["party"] == "KH-0001"
    tails = {name: number.removesuffix("2024-05-20-01") for name, number in numbers.items()}
    new = {"prep": "PR", "transfer": "TR", "feedback": "FB", "intake": "RI", "execution": "EX", "visit": "VS"}
    assert tails.items() >= {**new, "dayplan": "DP", "retro": "RV"}.items()


def test_the_life_cycles_go_as_the_catalogue_says() -> None:
    ways = {
        "prep": "draft ready used",
        "transfer": "draft sent answered closed",
        "feedback": "open in_progress resolved closed",
        "intake": "draft submitted clarifying submitted customer_confirmed handed_over closed",
        "execution": "draft published",
        "visit": "planned done recorded closed",
        "dayplan": "planned reported",
        "retro": "planned held published closed",
    }
    for name, way in ways.items():
        steps = way.split()
        for here, there in pairwise(steps):
            assert there in KINDS[name].statuses[here].next, (name, here)
        last = KINDS[name].statuses[steps[-1]]
        assert last.final and not last.next
    assert "deemed_accepted" in KINDS["transfer"].statuses["sent"].next
    assert KINDS["intake"].statuses["rejected"].reason and KINDS["visit"].statuses["no_show"].reason


LATER = """\
kind: sheet
version: 2
label: {zh: 周报, en: Weekly sheet}
help: {zh: 每周一份, en: One a week}
id: WS{date}-{serial:02}
folder: _sheets
title: scope
omit: [project]
fields:
  scope: {label: {zh: 范围, en: Scope}, required: always}
  owner: {label: {zh: 填表人, en: Written by}}
  cadence:
    label: {zh: 周期, en: Cadence}
    type: enum
    values:
      daily: {label: {zh: 日, en: Daily}}
      weekly: {label: {zh: 周, en: Weekly}}
  done_today: {label: {zh: 今日完成, en: Done today}, required: published, when: {cadence: [daily]}}
  risks:
    label: {zh: 风险点, en: Risks}
    type: risk
    list: true
    fields:
      impact: {required: published, since: 2}
  deliveries: {required: published, fields: {to: {collective: true}}}
  links: {required: always, fields: {party: {required: always}}}
life_cycle:
  draft: {label: {zh: 草稿, en: Draft}, draft: true, next: [published]}
  published: {label: {zh: 已同步, en: Published}, sent: true, frozen: true, final: true}
changes:
  1: first version
  2: risks say how long the delay is
"""

SHEET = """\
kind: sheet
status: published
填表人: 项目部/何经理
scope: 业务部
周期: 日
今日完成: 初稿
风险点:
  - {序号: K1, 风险与问题: 新增需求, 受影响的期限: 2023-03-20, 提出时间: 2023-03-17 15:00, 应对方案: 延期,
     待谁决定: C公司/陈经理, 答复期限: 2023-03-20, 状态: 待答复}
发送记录:
  - {收件人: [业务部/全员], 发送内容: 执行跟进表, 发送渠道: 邮件, 发送时间: 2023-03-17 17:00}
关联: {往来单位: KH-0002}
"""


def _sheet(text: str) -> list[tuple[str, str]]:
    found, problems = kinds.load({**SHIPPED, "schemas/sheet.yaml": LATER})
    assert problems == []
    root, _ = source.parse(text)
    assert root is not None
    data, findings = kinds.shape(found["sheet"], root, "WS2023-03-17-01", "_sheets", Config())
    assert "project" not in data
    return [(each.rule, each.field) for each in findings]


def test_a_kind_says_what_is_its_own_of_what_is_shared() -> None:
    assert _sheet(SHEET) == []
    assert _sheet(SHEET.replace("今日完成: 初稿\n", "")) == [("S03", "done_today")]
    assert _sheet(SHEET.replace("周期: 日\n今日完成: 初稿\n", "周期: 周\n")) == []
    assert _sheet(SHEET.replace("{往来单位: KH-0002}", "{相关: [KH-0002]}")) == [("S03", "links.party")]
    assert _sheet(SHEET.replace("填表人", "负责人")) == []  # the shared label goes on as an alias


def test_what_a_later_version_requires_is_not_asked_of_an_older_record() -> None:
    assert _sheet(SHEET + "模板版本: 1\n") == []
    assert _sheet(SHEET + "模板版本: 2\n") == [("S03", "risks[0].impact")]
    assert _sheet(SHEET.replace("{序号: K1,", "{序号: K1, 影响时长: 2d,")) == []
    assert _sheet(SHEET + "模板版本: 3\n") == [("R88", "template_version")]
