"""The shape of records: both languages, what is derived, and every mistake told once, at its line."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commdocs import kinds, source
from commdocs.messages import Text
from commdocs.model import Config, Duration, Edit, Finding, Person
from commdocs.source import ListNode, MapNode, Node, ScalarNode

ROOT = Path(__file__).parents[1]
SHIPPED = {f"schemas/{path.name}": path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.yaml")}
KINDS, _ = kinds.load(SHIPPED)
CONFIG, _ = kinds.read_config((ROOT / "commdocs.yaml").read_text("utf-8"))
RECORDS = sorted((ROOT / "records").rglob("*.yaml"))

MEETING = """\
表单类型: 会议纪要
状态: 已召开
负责人: 产品部/李主管
会议主题: 评审会
开始时间: 2024-05-21 14:00
结束时间: 2024-05-21 16:00
会议地点: 301
主持人: 产品部/李主管
记录人: 市场部/孙专员
参会人员:
  - 产品部/李主管
  - 研发部/周经理
沟通渠道: 会议
议程发送时间: 2024-05-20 10:00
会议议程:
  - {序号: G1, 议题: 排序}
"""


def shaped(
    text: str, stem: str = "MM2024-05-21-01", folder: str = "Q3产品迭代", config: Config = CONFIG
) -> tuple[dict[str, Any], list[Finding]]:
    root, findings = source.parse(text)
    assert root is not None and not findings
    kind, found = kinds.identify(KINDS, root)
    assert kind is not None and not found
    return kinds.shape(kind, root, stem, folder, config)


def told(findings: list[Finding]) -> list[tuple[int, str, str]]:
    return [(each.line, each.rule, each.field) for each in findings]


# -- what is offered ---------------------------------------------------------------------------------


def hints(text: str, path: str) -> list[str]:
    return [each.hint.zh for each in shaped(text)[1] if each.field == path]


def test_an_unknown_key_is_told_of_the_group_it_is_in() -> None:
    text = MEETING + "存在风险与问题: 无\n默认接受:\n  是非: 是\n  逾期视为同意: 是\n"
    (found,) = [each for each in shaped(text)[1] if each.rule == "R89" and "是非" in each.message.zh]
    assert found.message.zh == "“默认接受”里没有“是非”这一项"
    assert found.hint.zh == "这里可以写：异议期限、附加条件" or "异议期限" in found.hint.zh
    assert "逾期视为同意" not in found.hint.zh  # it is there


def test_an_unknown_key_is_never_just_to_be_deleted() -> None:
    (hint,) = hints(MEETING + "天气预报员: 晴\n", "天气预报员")
    assert hint.startswith("请把内容写到“补充说明”或“备注”下面")


def test_one_text_where_a_list_is_wanted_is_shown_as_a_list() -> None:
    assert hints(MEETING + "缺席人员: 研发部/周经理、产品部/李主管\n", "absent") == [
        "请写成清单：缺席人员: [研发部/周经理, 产品部/李主管]"
    ]
    assert hints(MEETING + "缺席人员: 研发部/周经理\n", "absent") == ["请写成清单：缺席人员: [研发部/周经理]"]


def test_one_entry_without_its_dash_is_told_where_the_dash_goes() -> None:
    (hint,) = hints(MEETING + "行动项:\n  任务: 甲\n  责任人: 研发部/周经理\n", "actions")
    assert "在“任务”前面加“- ”" in hint
    (hint,) = hints(MEETING + "行动项: 写需求\n", "actions")
    assert "“- {序号: A1, 任务: 输出需求文档" in hint


def test_a_missing_choice_lists_its_values() -> None:
    (hint,) = hints(MEETING + "发送记录:\n  - {收件人: [产品部/李主管]}\n", "deliveries[0].channel")
    assert "（可写：电话、即时通讯、" in hint


def test_a_status_that_is_not_written_is_the_first() -> None:
    data, found = shaped(
        "表单类型: 跨部门进度同步表\n状态: 草稿\n存在风险与问题:\n  - {风险点: 甲}\n", "PS2024-05-21-01"
    )
    assert data["risks"][0]["status"] == "waiting" and "risks[0].status" not in {each.field for each in found}


# -- what is right ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_example_records_are_in_shape(path: Path) -> None:
    _, findings = shaped(path.read_text("utf-8"), path.stem, path.parent.name)
    assert findings == []


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_example_records_are_in_shape_without_any_config(path: Path) -> None:
    _, findings = shaped(path.read_text("utf-8"), path.stem, path.parent.name, Config())
    assert findings == []


def test_values_are_typed_under_canonical_keys() -> None:
    data, findings = shaped(MEETING)
    assert findings == []
    assert data["start"] == datetime(2024, 5, 21, 14)
    assert data["status"] == "held" and data["channel"] == "meeting" and data["kind"] == "meeting"
    assert data["attendees"] == ["产品部/李主管", "研发部/周经理"] and isinstance(data["attendees"][0], Person)
    assert data["agenda"] == [{"id": "G1", "text": "排序"}]


def test_both_languages_say_the_same() -> None:
    english = (
        MEETING.replace("表单类型: 会议纪要", "kind: meeting")
        .replace("状态: 已召开", "Status: Held")
        .replace("负责人", "owner")
        .replace("会议主题", "Topic")
        .replace("沟通渠道: 会议", "channel: Meeting")
        .replace("{序号: G1, 议题: 排序}", "{id: G1, text: 排序}")
    )
    assert shaped(english) == shaped(MEETING)


def test_aliases_are_keys_and_values() -> None:
    text = "表单类型: 外部沟通\n状态: 进行中\n主责人: 销售部/张专员\n"
    data, _ = shaped(text, "EC2023-10-09-01")
    assert (data["status"], data["owner"]) == ("in_progress", "销售部/张专员")


def test_what_the_place_says_is_derived() -> None:
    data, _ = shaped(MEETING)
    assert (data["id"], data["project"], data["date"], data["template_version"]) == (
        "MM2024-05-21-01",
        "Q3产品迭代",
        date(2024, 5, 21),
        1,
    )


def test_what_is_derived_may_also_be_written() -> None:
    written = MEETING + "编号: MM2024-05-21-01\n项目: Q3产品迭代\n日期: 2024年5月21日\n模板版本: 1\n"
    assert shaped(written) == shaped(MEETING)


def test_none_is_an_answer_where_the_form_allows_it() -> None:
    text = MEETING.replace("状态: 已召开", "状态: 纪要已发") + "行动项: 无\n"
    data, findings = shaped(text)
    assert data["actions"] == [] and "actions" not in [each.field for each in findings]
    text = text.replace("行动项: 无", "行动项: []")
    assert shaped(text)[0]["actions"] == []


def test_free_fields_take_what_no_field_is_for() -> None:
    data, findings = shaped(MEETING + "补充说明:\n  合同号: HT-7\n  v1.2: 完\n  空:\n")
    assert findings == [] and data["extra"] == {"合同号": "HT-7", "v1.2": "完"}


# -- what is wrong ----------------------------------------------------------------------------------

WRONG: dict[str, tuple[str, str, list[tuple[int, str, str]]]] = {
    "an unknown key": ("会议地点: 301", "会议地点: 301\n天气: 晴", [(8, "R89", "天气")]),
    "a mistyped key is not missing as well": ("会议主题", "会议主提", [(4, "R89", "会议主提")]),
    "an unknown key in a group": ("议题: 排序", "议提: 排序", [(16, "R89", "agenda[0].议提")]),
    "both spellings": ("会议地点: 301", "会议地点: 301\nplace: 302", [(8, "R89", "place")]),
    "missing in every status": ("会议主题: 评审会\n", "", [(1, "S03", "topic")]),
    "missing in this status": ("记录人: 市场部/孙专员\n", "", [(2, "S03", "recorder")]),
    "missing, with a rule": ("负责人: 产品部/李主管\n", "", [(1, "R22", "owner")]),
    "nothing after the colon": ("会议主题: 评审会", "会议主题:", [(4, "S03", "topic")]),
    "blanks in quotes": ("会议主题: 评审会", '会议主题: "  "', [(4, "S03", "topic")]),
    "missing in an item": ("{序号: G1, 议题: 排序}", "{序号: G1}", [(16, "S03", "agenda[0].text")]),
    "an empty list": ("会议议程:\n  - {序号: G1, 议题: 排序}", "会议议程: []", [(15, "R08", "agenda")]),
    "an empty item": ("  - 研发部/周经理", "  -", [(12, "S04", "attendees[1]")]),
    "no date": ("14:00", "下午", [(5, "S04", "start")]),
    "several owners": ("负责人: 产品部/李主管", "负责人: 产品部/李主管、研发部/周经理", [(3, "R68", "owner")]),
    "owners as a list": ("负责人: 产品部/李主管", "负责人: [产品部/李主管, 研发部/周经理]", [(3, "R68", "owner")]),
    "a list where one value stands": ("会议地点: 301", "会议地点: [301, 302]", [(7, "S04", "place")]),
    "one value where a list stands": (
        "参会人员:\n  - 产品部/李主管\n  - 研发部/周经理",
        "参会人员: 产品部/李主管",
        [(10, "S04", "attendees")],
    ),
    "a text where a group stands": ("  - {序号: G1, 议题: 排序}", "  - 排序", [(16, "S04", "agenda[0]")]),
    "a list where a group stands": ("会议地点: 301", "会议地点: 301\n关联: [A]", [(8, "S04", "links")]),
    "no value of the list": ("沟通渠道: 会议", "沟通渠道: 会义", [(13, "S05", "channel")]),
    "no status": ("状态: 已召开", "状态: 开完", [(2, "S05", "status")]),
    "an unknown template version": ("会议地点: 301", "会议地点: 301\n模板版本: 7", [(8, "R88", "template_version")]),
    "another id": ("会议地点: 301", "会议地点: 301\n编号: MM2024-05-21-02", [(8, "R73", "id")]),
    "another project": ("会议地点: 301", "会议地点: 301\n项目: 别处", [(8, "R70", "project")]),
    "another date": ("会议地点: 301", "会议地点: 301\n日期: 2024-05-22", [(8, "R70", "date")]),
    "a missing due of an action": (
        "会议地点: 301",
        "会议地点: 301\n行动项:\n  - {序号: A1, 任务: 写, 责任人: 产品部/李主管, 状态: 待办}",
        [(9, "R32", "actions[0].due")],
    ),
    "an action done without a result": (
        "会议地点: 301",
        "会议地点: 301\n行动项:\n  - {序号: A1, 任务: 写, 责任人: 产品部/李主管, 状态: 已完成, 截止时间: 2024-05-22}",
        [(9, "R58", "actions[0].done_at"), (9, "R58", "actions[0].result")],
    ),
    "a due that is no date": (
        "会议地点: 301",
        "会议地点: 301\n默认接受: {逾期视为同意: 是, 异议期限: 尽快}",
        [(8, "R13", "default_acceptance.reply_by")],
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_once_at_its_line(what: str) -> None:
    old, new, expected = WRONG[what]
    assert MEETING.count(old) == 1
    _, findings = shaped(MEETING.replace(old, new))
    assert told(findings) == expected
    for finding in findings:
        assert finding.column >= 1
        for words in (finding.message, finding.hint):
            assert isinstance(words, Text) and all(words) and "{" not in words.zh + words.en


def test_all_mistakes_are_told_in_one_run_in_order() -> None:
    text = MEETING.replace("会议主题: 评审会\n", "").replace("14:00", "下午").replace("会议地点", "地点啊")
    assert told(shaped(text)[1]) == [(1, "S03", "topic"), (4, "S04", "start"), (6, "R89", "地点啊")]


def test_a_message_names_the_field_by_its_label_and_the_fix() -> None:
    _, findings = shaped(MEETING.replace("记录人: 市场部/孙专员\n", ""))
    assert findings[0].message.zh == "状态为“已召开”时必须有“记录人”"
    assert findings[0].message.en == "“Recorder” is required in status “Held”"
    assert findings[0].hint.zh == "请填写“记录人”：谁写纪要，例如“市场部/孙专员”"
    _, findings = shaped(MEETING.replace("会议主题", "会议主提"))
    assert "“会议主题”" in findings[0].hint.zh


def test_closing_an_issue_without_a_result_is_r60_at_the_status() -> None:
    text = (ROOT / "records/支付系统/IS2024-05-22-01.yaml").read_text("utf-8")
    head, _, _ = text.partition("结果确认:")
    _, findings = shaped(head, "IS2024-05-22-01", "支付系统")
    assert told(findings) == [(2, "R60", "result_confirmation")]
    _, findings = shaped(
        head + "结果确认:\n  处理结果:\n  责任部门确认人: 研发部/周经理\n", "IS2024-05-22-01", "支付系统"
    )
    assert [rule for _, rule, _ in told(findings)] == ["R61", "R61", "R61", "R60"]


def test_the_priority_of_a_demand_is_r25_also_when_it_is_no_value() -> None:
    text = (ROOT / "records/积分兑换/2024-市场-001.yaml").read_text("utf-8").replace("\n优先级: 高", "\n优先级: 最高")
    _, findings = shaped(text, "2024-市场-001", "积分兑换")
    assert [(each.rule, each.field) for each in findings] == [("R25", "priority")]


def test_conditions_ask_for_siblings() -> None:
    party = "表单类型: 客户档案\n状态: 有效\n负责人: 采购部/冯主管\n客户名称: B\n联系人: [{姓名: B/钱经理}]\n更新日期: 2023-10-10\n"
    assert shaped(party + "单位类别: 供应商\n", "GY-0001", "_parties")[1] == []
    _, findings = shaped(party + "单位类别: 客户\n", "KH-0001", "_parties")
    assert [(each.rule, each.field) for each in findings] == [
        ("R79", "class"),
        ("R79", "class_basis"),
        ("S03", "source"),
    ]


# -- versions of a form --------------------------------------------------------------------------------

INTAKE = """\
表单类型: 需求对接表
状态: 已提交
负责人: 业务部/林业务员
客户名称: C公司
联系人: C公司/陈经理
需求背景: 批量处理订单数据
期望交付时间: 2023-03-20
预算上限: 5万元
具体功能要求:
  - {序号: N1, 需求内容: 批量导入}
  - {序号: N2, 需求内容: 数据加密}
"""


def test_a_record_is_of_the_oldest_version_that_knows_its_fields() -> None:
    data, findings = shaped(INTAKE, "RI2023-03-08-01")
    assert (data["template_version"], findings) == (1, [])
    data, findings = shaped(INTAKE.replace("批量导入}", "批量导入, 优先级: P0}"), "RI2023-03-08-01")
    assert data["template_version"] == 2
    assert told(findings) == [(11, "R26", "requirements[1].priority")]


def test_a_record_is_checked_by_its_own_version() -> None:
    some = INTAKE.replace("批量导入}", "批量导入, 优先级: P0}")
    assert told(shaped(some + "模板版本: 1\n", "RI2023-03-08-01")[1]) == []
    fields = [field for _, _, field in told(shaped(INTAKE + "模板版本: 2\n", "RI2023-03-08-01")[1])]
    assert fields == ["requirements[0].priority", "requirements[1].priority"]
    assert told(shaped(INTAKE + "模板版本: 9\n", "RI2023-03-08-01")[1]) == [(12, "R88", "template_version")]


def test_a_draft_of_a_new_version_may_wait_with_its_new_fields() -> None:
    draft = INTAKE.replace("已提交", "草稿") + "模板版本: 2\n"
    (note,) = shaped(draft, "RI2023-03-08-01")[1]
    assert (note.severity, note.message.zh) == ("note", "这是草稿，还没有写：优先级")


def test_what_is_unknown_is_written_or_asked() -> None:
    bare = INTAKE.replace("预算上限: 5万元\n", "")
    assert told(shaped(bare, "RI2023-03-08-01")[1]) == [(2, "R24", "budget")]
    asked = "待确认事项: [{序号: Q1, 待确认内容: 预算上限, 确认人: C公司/陈经理, 截止时间: 2023-03-10, 状态: 待确认}]\n"
    assert shaped(bare + asked, "RI2023-03-08-01")[1] == []  # that the question is about it is judged by the rule


# -- values of some types --------------------------------------------------------------------------------


def test_a_figure_that_is_none_breaks_the_norm_of_its_field() -> None:
    text = (ROOT / "records/_plans/DP2023-10-09-01.yaml").read_text("utf-8").replace("目标值: 5", "目标值: 很多")
    assert told(shaped(text, "DP2023-10-09-01", "_plans")[1]) == [(8, "R78", "goals[1].target")]


def test_a_field_may_name_a_form() -> None:
    text = (ROOT / "records/_retros/RV2023-03-31-01.yaml").read_text("utf-8")
    data, _ = shaped(text, "RV2023-03-31-01", "_retros")
    assert [each["template"] for each in data["template_changes"]] == ["intake", "execution"]
    _, findings = shaped(text.replace("表单: 需求对接表", "表单: 需求对接单"), "RV2023-03-31-01", "_retros")
    assert [(each.rule, each.field) for each in findings] == [("S05", "template_changes[0].template")]
    assert "需求对接表" in findings[0].hint.zh


def test_a_whole_department_gets_what_is_sent_but_owns_nothing() -> None:
    text = (ROOT / "records/_retros/RV2023-03-31-01.yaml").read_text("utf-8")
    data, findings = shaped(text, "RV2023-03-31-01", "_retros")
    assert findings == [] and data["deliveries"][0]["to"] == [Person("业务部/全员")]
    for nobody in ("业务部/团队", "全员", "各部门/全员"):
        _, findings = shaped(text.replace("[业务部/全员]", f"[{nobody}]"), "RV2023-03-31-01", "_retros")
        assert [each.rule for each in findings] == ["R68"], nobody
    _, findings = shaped(text.replace("责任人: 业务部/林业务员", "责任人: 业务部/全员"), "RV2023-03-31-01", "_retros")
    assert [(each.rule, each.field) for each in findings] == [("R68", "improvements[0].owner")]


# -- numbers and places ------------------------------------------------------------------------------


def test_numbers_must_fit_their_pattern() -> None:
    assert told(shaped(MEETING, "MM2024-5-21-1")[1]) == [(1, "R73", "id")]
    assert told(shaped(MEETING, "MM2024-02-30-01")[1]) == [(1, "R73", "id")]


def test_the_number_of_a_demand_agrees_with_its_date_and_department() -> None:
    text = (ROOT / "records/积分兑换/2024-市场-001.yaml").read_text("utf-8")
    assert told(shaped(text, "2023-市场-001", "积分兑换")[1]) == [(1, "R73", "id")]
    _, findings = shaped(text, "2024-销售-001", "积分兑换")
    assert told(findings) == [(1, "R73", "id")] and "市场" in findings[0].message.zh


def test_the_number_of_a_party_agrees_with_its_type() -> None:
    text = (ROOT / "records/_parties/GY-0001.yaml").read_text("utf-8")
    assert told(shaped(text, "KH-0001", "_parties")[1]) == [(1, "R73", "id")]


def test_a_record_belongs_in_a_project_or_in_its_kinds_folder() -> None:
    assert told(shaped(MEETING, folder="_parties")[1]) == [(1, "R70", "project")]
    assert told(shaped(MEETING, folder="")[1]) == [(1, "R70", "project")]
    text = (ROOT / "records/_parties/GY-0001.yaml").read_text("utf-8")
    assert [each.rule for each in shaped(text, "GY-0001", "B供应商协作")[1]] == ["R70"]


def test_the_next_number_is_the_first_free_one() -> None:
    day = date(2024, 5, 21)
    taken = {"MM2024-05-21-01", "MM2024-05-21-02"}
    assert kinds.next_id(KINDS["meeting"], day, {}, CONFIG, taken) == "MM2024-05-21-03"
    data = {"requester": Person("市场部/王经理")}
    assert kinds.next_id(KINDS["demand"], day, data, CONFIG, {"2024-市场-001"}) == "2024-市场-002"
    assert kinds.next_id(KINDS["party"], day, {"party_type": "supplier"}, CONFIG, ()) == "GY-0001"


def test_the_kind_is_known_by_any_of_its_words() -> None:
    for word in ("kind: meeting", "表单类型: 会议纪要", "Kind: Meeting minutes", "kind: 会议"):
        root, _ = source.parse(word)
        assert root is not None
        kind, findings = kinds.identify(KINDS, root)
        assert kind is KINDS["meeting"] and findings == []


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [("表单类型: 会义纪要", "S05", "会议纪要"), ("kind:", "S03", "会议纪要"), ("状态: 草稿", "S03", "表单类型")],
)
def test_an_unknown_kind_is_told_with_what_there_is(text: str, rule: str, words: str) -> None:
    root, _ = source.parse(text)
    assert root is not None
    kind, findings = kinds.identify(KINDS, root)
    assert kind is None and [each.rule for each in findings] == [rule]
    assert words in findings[0].hint.zh


# -- where things stand -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ("topic", 4, 7),
        ("attendees", 10, 1),
        ("attendees[1]", 12, 5),
        ("agenda[0].text", 16, 18),
        ("agenda[0].id", 16, 10),
        ("agenda[5].id", 15, 1),
        ("goal", 1, 1),
        ("agenda[0].nothing", 16, 5),
        ("extra.a.b", 18, 5),
    ],
)
def test_a_path_has_a_place(path: str, line: int, column: int) -> None:
    root, _ = source.parse(MEETING + "补充说明:\n  a.b: 1\n" if path.startswith("extra") else MEETING)
    assert root is not None
    place = kinds.locate(KINDS["meeting"], root, path)
    assert place == ((line, 8) if path == "extra.a.b" else (line, column))


# -- nothing is too strange ----------------------------------------------------------------------------

WORDS = [*sorted({word for kind in KINDS.values() for word in kind.keys}), "", "x", "无", "[0]", "a.b"]
VALUES = [
    "",
    "~",
    "无",
    "是",
    "会议纪要",
    "已关闭",
    "closed",
    "2024-05-21",
    "14:00",
    "产品部/李主管",
    "A1",
    "３",
    "80%",
    "\n",
]


def _scalar(words: list[str]) -> st.SearchStrategy[Node]:
    return st.builds(
        lambda value, plain: ScalarNode(value, 1, 1, 0, len(value), plain),
        st.one_of(st.sampled_from(words), st.text(max_size=12)),
        st.booleans(),
    )


def _mapping(pairs: list[tuple[Node, Node]]) -> Node:
    unique = {key.value: (key, value) for key, value in pairs if isinstance(key, ScalarNode)}
    return MapNode(list(unique.values()), 1, 1, 0, 0)


NODES = st.recursive(
    _scalar(VALUES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: ListNode(items, 1, 1, 0, 0)),
        st.lists(st.tuples(_scalar(WORDS), inner), max_size=6).map(_mapping),
    ),
    max_leaves=12,
)
ROOTS = st.lists(st.tuples(_scalar(WORDS), NODES), max_size=10).map(_mapping)


@settings(max_examples=100, deadline=None)
@given(ROOTS, st.sampled_from(sorted(KINDS)), st.text(max_size=15), st.sampled_from(["", "_parties", "项目", "a/b"]))
def test_no_tree_raises(root: Node, name: str, stem: str, folder: str) -> None:
    assert isinstance(root, MapNode)
    kinds.identify(KINDS, root)
    data, findings = kinds.shape(KINDS[name], root, stem, folder, CONFIG)
    assert data["id"] is not None and data["kind"] == name
    for finding in findings:
        assert finding.line >= 1 and finding.column >= 1 and finding.rule
        kinds.locate(KINDS[name], root, finding.field)


def test_lengths_of_time_are_typed() -> None:
    text = (ROOT / "records/_parties/KH-0001.yaml").read_text("utf-8")
    data, _ = shaped(text, "KH-0001", "_parties")
    assert data["follow_up"] == {"every": Duration(7, "d")}


def test_all_attendees_are_those_who_are_listed() -> None:
    sent = "发送记录:\n  - {收件人: 全体参会人, 抄送: [总经办/马总, 所有参会人员]}\n"
    data, found = shaped("表单类型: 会议纪要\n参会人员: [产品部/李主管, 研发部/周经理]\n" + sent)
    (delivery,) = data["deliveries"]
    assert delivery["to"] == ["产品部/李主管", "研发部/周经理"]
    assert delivery["cc"] == ["总经办/马总", "产品部/李主管", "研发部/周经理"]
    assert not [each for each in found if each.field.startswith("deliveries[0].to")]
    (told,) = [each for each in shaped("表单类型: 会议纪要\n" + sent)[1] if "全体参会人" in each.message.zh][:1]
    assert (told.line, "参会人员" in told.hint.zh) == (3, True)


def test_somebody_is_added_to_all_attendees() -> None:
    before = "表单类型: 会议纪要\n发送记录:\n  - {收件人: 全體參會人, 发送内容: 会议纪要}  # 下午发\n"
    made = kinds.applied(KINDS["meeting"], before, Edit("deliveries[0].to", "采购部/万军", add=True))
    assert made.finding is None
    assert made.text == before.replace("全體參會人", "[全體參會人, 采购部/万军]")
