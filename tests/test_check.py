"""Reading and judging: one mistake, one problem, where it stands."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from commdocs import check, distinct, kinds
from commdocs.calendar import Calendar
from commdocs.model import ERROR, WARNING, Config, Corpus, Finding, Kind, Problem

ROOT = Path(__file__).parent.parent
MEETING = "records/Q3产品迭代/MM2024-05-21-01.yaml"
ISSUE = "records/支付系统/IS2024-05-22-01.yaml"
DEMAND = "records/积分兑换/2024-市场-001.yaml"


@cache
def standard() -> dict[str, Kind]:
    known, problems = kinds.load(
        {f"schemas/{path.name}": path.read_text("utf-8") for path in sorted((ROOT / "schemas").glob("*.yaml"))}
    )
    assert not problems
    return known


def text(path: str, *edits: tuple[str, str]) -> str:
    """An example record with changes."""
    words = (ROOT / path).read_text("utf-8")
    for old, new in edits:
        assert old in words
        words = words.replace(old, new, 1)
    return words


def judge(texts: dict[str, str | bytes], config: Config | None = None, only: set[str] | None = None) -> list[Problem]:
    config = config or Config()
    records, shape = [], {}
    for path, raw in texts.items():
        raw = raw.encode() if isinstance(raw, str) else raw
        record, found = check.read(path, raw, standard(), config)
        if record:
            records.append(record)
        if found:
            shape[path] = found
    corpus = Corpus(tuple(records), standard(), config, date(2026, 1, 5), frozenset(texts), Calendar({}))
    return check.judge(corpus, shape, only)


def codes(problems: list[Problem]) -> list[str]:
    return [each.rule for each in problems]


def examples() -> dict[str, str | bytes]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted(ROOT.glob("records/*/*.yaml"))
    }


# -- the examples ------------------------------------------------------------------------------------


def test_the_example_records_are_fine() -> None:
    config, findings = kinds.read_config((ROOT / "commdocs.yaml").read_text("utf-8"))
    assert not findings
    assert len(examples()) == 20
    assert judge(examples(), config) == []
    assert judge(examples()) == []  # also in a workspace without configuration


# -- reading -------------------------------------------------------------------------------------------


def test_a_record_has_what_its_path_says() -> None:
    record, problems = check.read(MEETING, text(MEETING).encode(), standard(), Config())
    assert record and not problems
    assert (record.id, record.project, record.date) == ("MM2024-05-21-01", "Q3产品迭代", date(2024, 5, 21))
    assert (record.kind.name, record.status, record.path) == ("meeting", "minutes_sent", MEETING)
    assert len(record.blob) == 40


def test_a_name_in_decomposed_form_is_the_same_name() -> None:
    record, problems = check.read(
        "records/Cafe\u0301/MM2024-05-21-01.yaml", text(MEETING).encode(), standard(), Config()
    )
    assert record and not problems
    assert record.project == "Caf\u00e9"


@pytest.mark.parametrize(
    ("raw", "rule", "line"),
    [
        (b"\x00\x01\x02\x03", "S02", 1),
        (b"", "S01", 1),
        ("会议主题: {\n".encode(), "S01", 1),
        ("会议主题: 评审\n".encode(), "S03", 1),
        ("会议主题: 评审\n表单类型: 会仪纪要\n".encode(), "S05", 2),
    ],
)
def test_what_cannot_be_read_is_one_problem(raw: bytes, rule: str, line: int) -> None:
    record, problems = check.read(MEETING, raw, standard(), Config())
    assert record is None
    assert [(each.path, each.rule, each.line) for each in problems] == [(MEETING, rule, line)]
    assert judge({MEETING: raw}) == problems


def test_a_line_with_a_full_width_colon_is_one_problem_and_the_rest_is_read() -> None:
    found = judge({MEETING: text(MEETING, ("会议地点: ", "会议地点："), VAGUE)})
    assert codes(found) == ["S01", "R12"]


def test_a_record_with_a_wrong_value_is_given_without_it() -> None:
    record, problems = check.read(
        MEETING, text(MEETING, ("开始时间: 2024-05-21 14:00", "开始时间: 下午")).encode(), standard(), Config()
    )
    assert record and "start" not in record.data
    assert codes(problems) == ["S04"]


def test_windows_line_ends_give_the_same_places_and_blob() -> None:
    words = text(ISSUE, ("验收人: 技术部/赵经理", "验收人: 研发部/周经理"))
    crlf = words.replace("\n", "\r\n")
    assert judge({ISSUE: words}) == judge({ISSUE: crlf}) != []
    one, _ = check.read(ISSUE, words.encode(), standard(), Config())
    other, _ = check.read(ISSUE, crlf.encode(), standard(), Config())
    assert one and other and one.blob == other.blob


# -- one mistake, one problem ------------------------------------------------------------------------


def test_all_problems_of_a_record_come_at_once() -> None:
    words = text(
        MEETING,
        ("任务: 输出需求文档", "任务: 尽快输出需求文档"),
        ("责任人: 研发部/周经理", "责任人: 研发部"),
        ("会议地点: 线上会议（腾讯会议）\n", ""),
    )
    assert sorted(codes(judge({MEETING: words}))) == ["R12", "R68", "S03"]


def test_a_rule_is_silent_where_the_shape_is_wrong() -> None:
    """The result is missing: that nobody accepted it is the same mistake."""
    words = text(ISSUE, ("  处理结果: 已修复，支付响应时间缩短至2秒内\n", ""), ("2024-05-25 18:00", "5月25日"))
    assert sorted(codes(judge({ISSUE: words}))) == ["R13", "R60"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("会议主题: ", "---\n会议主题: ", 5, "只能放一条记录"),
        ("会议主题: Q3", "会议主题 Q3", 5, "不知道属于哪个字段"),
        ("任务: 输出需求文档", "任务: 输出需求文档, 第一批", 27, "没有冒号和内容"),
        ("会议地点: 线上会议（腾讯会议）", "会议地点: #3会议室", 9, "不会读入"),
        (
            "[产品部/李主管, 研发部/周经理, 市场部/孙专员]",
            "\n  - 研发部/周经理\n   - 产品部/李主管",
            14,
            "没有和上一项对齐",
        ),
        ("负责人: 产品部/李主管", "负责人: 产品部/李主管\n负责人: 研发部/周经理", 4, "写了两次"),
    ],
)
def test_what_follows_from_a_slip_of_typing_is_not_told_as_well(old: str, new: str, line: int, says: str) -> None:
    """Nothing is missing while a part of the text is lost, and a value that ran together has no second fault."""
    (found,) = judge({MEETING: text(MEETING, (old, new))})
    assert (found.rule, found.severity, found.line) == ("S01", ERROR, line)
    assert says in found.message.zh


def test_a_doubt_of_the_reader_that_does_no_harm_stays_a_warning() -> None:
    (found,) = judge({MEETING: text(MEETING, ("会议地点: 线上会议", "会议地点: 线上会议 #3"))})
    assert (found.rule, found.severity) == ("S01", WARNING)


def test_a_doubt_about_one_item_does_not_hide_what_is_wrong_with_another() -> None:
    attendees = (
        "[产品部/李主管, 研发部/周经理, 市场部/孙专员]",
        "[研发部, 产品部/李主管, 研发部/周经理，市场部/孙专员]",
    )
    found = judge({MEETING: text(MEETING, attendees)})
    assert [(each.rule, each.severity) for each in found] == [("R29", ERROR), ("S01", WARNING)]


def test_an_empty_record_is_told_what_to_begin_with() -> None:
    (found,) = judge({MEETING: "# 待写\n"})
    assert "表单类型: 会议纪要" in found.hint.zh and "kind: meeting" in found.hint.en


def test_a_record_is_not_proposed_to_itself() -> None:
    (found,) = judge({MEETING: text(MEETING) + "关联: {承接: [MM2024-05-21-02]}\n"})
    assert found.rule == "R75" and "MM2024-05-21-01" not in found.hint.zh


def test_hints_in_english_have_english_examples() -> None:
    words = text(MEETING, ("会议地点: 线上会议（腾讯会议）\n", ""), ("责任人: 研发部/周经理", "责任人: 研发部全体"))
    place, owner = (each.hint.en for each in judge({MEETING: words}))
    assert "Online (Zoom)" in place and "Product/Tom Hill" in owner


def test_none_is_offered_once() -> None:
    lines = [line for line in text(MEETING).splitlines() if not line.startswith("  - {序号: A")]
    (found,) = judge({MEETING: "\n".join(line for line in lines if line != "行动项:") + "\n"})
    assert found.field == "actions" and found.hint.zh.count("没有就写“无”") == 1


def test_where_one_value_is_wanted_the_hint_shows_the_right_colon() -> None:
    (found,) = judge({MEETING: text(MEETING, ("会议主题: ", "会议主题:\n  - "))})
    assert found.hint.zh == "请写成一个值：会议主题: Q3产品迭代需求评审会"
    (found,) = judge({MEETING: text(MEETING, ("会议主题: ", "会议主题:\n  一: "))})
    assert "“会议主题: ”" in found.hint.zh


def test_a_mistyped_form_is_proposed_by_its_label() -> None:
    (found,) = judge({DEMAND: text(DEMAND, ("业务需求沟通确认表", "业务须求"))})
    assert found.hint.zh == "是不是“业务需求沟通确认表”？"


def problem(rule: str, field: str) -> Problem:
    words = check.CARDS[rule].name
    return Problem("x", 1, 1, rule, words, ERROR, field, words, words)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [("R31", "R12"), ("R31", "R13"), ("R12", "R13"), ("R40", "R42"), ("R38", "R91"), ("S03", "R60")],
)
def test_the_more_specific_rule_wins(weaker: str, stronger: str) -> None:
    both = [problem(weaker, "a[0].due"), problem(stronger, "a[0].due")]
    assert distinct.unbeaten(both, check._yields, check._yields_anywhere) == both[1:]
    apart = [problem(weaker, "a[0].due"), problem(stronger, "a[1].due")]
    assert distinct.unbeaten(apart, check._yields, check._yields_anywhere) == apart


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a", "a", True),
        ("a", "a.b", True),
        ("a[0].b", "a", True),
        ("a", "ab", False),
        ("a[1]", "a[10]", False),
        ("", "a", False),
        ("", "", True),
    ],
)
def test_paths_that_touch(one: str, other: str, expected: bool) -> None:
    finding = Finding("R60", check.CARDS["R60"].name, check.CARDS["R60"].name, one)
    assert (distinct.apart([finding], [other]) == []) is expected
    assert (distinct.apart([replace(finding, field=other)], [one]) == []) is expected


# -- waivers and severity ------------------------------------------------------------------------------

WAIVER = "\n例外说明:\n  - {规则编号: %s, 理由: 沿用合同原文, 批准人: 总经办/马总, 批准日期: 2024-05-21}\n"
VAGUE = ("任务: 输出需求文档", "任务: 尽快输出需求文档")


def test_a_waiver_passes_a_rule_of_that_record_only() -> None:
    other = MEETING.replace("-01.", "-02.")
    texts: dict[str, str | bytes] = {MEETING: text(MEETING, VAGUE) + WAIVER % "r12", other: text(MEETING, VAGUE)}
    assert [(each.path, each.rule) for each in judge(texts)] == [(other, "R12")]


def test_a_waiver_does_not_pass_what_cannot_be_waived() -> None:
    words = text(ISSUE, ("验收人: 技术部/赵经理", "验收人: 研发部/周经理")) + WAIVER % "R61"
    assert codes(judge({ISSUE: words})) == ["R61", "S05"]


def test_severity_is_the_workspaces_choice() -> None:
    words: dict[str, str | bytes] = {MEETING: text(MEETING, VAGUE)}
    assert [each.severity for each in judge(words)] == [ERROR]
    assert [each.severity for each in judge(words, Config(severity={"R12": "warning"}))] == [WARNING]
    assert judge(words, Config(severity={"R12": "off"})) == []


def test_what_cannot_be_waived_cannot_be_switched_off() -> None:
    words = text(ISSUE, ("验收人: 技术部/赵经理", "验收人: 研发部/周经理"))
    assert codes(judge({ISSUE: words}, Config(severity={"R61": "off", "S03": "off"}))) == ["R61"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("规则级别:\n  R99: 错误\n", "R99"),
        ("severity: {r12: warning}\n", "r12"),
        ("规则级别: {R12: 警告, R61: 关闭}\n", "R61"),
    ],
)
def test_a_setting_that_has_no_effect_is_told(written: str, says: str) -> None:
    config, findings = kinds.read_config(written)
    assert not findings
    (found,) = check.settings(written, config, standard())
    assert (found.rule, found.line) == ("S09", written.count("\n"))
    assert says in found.message.zh and says in found.message.en
    fine = "规则级别: {R12: 警告, R61: 错误}\n"
    assert check.settings(fine, kinds.read_config(fine)[0], standard()) == []


# -- places, order, selection ------------------------------------------------------------------------


def test_problems_are_sorted_and_located() -> None:
    texts: dict[str, str | bytes] = {
        ISSUE: text(ISSUE, ("验收人: 技术部/赵经理", "验收人: 研发部/周经理")),
        MEETING: text(
            MEETING,
            ("责任人: 产品部/李主管, 截止时间: 2024-05-22", "责任人: 产品部/李主管, 截止时间: 2024-05-02"),
            VAGUE,
        ),
    }
    found = judge(texts)
    assert [(each.path, each.rule) for each in found] == [(MEETING, "R12"), (MEETING, "R36"), (ISSUE, "R61")]
    for each in found:
        line = str(texts[each.path]).splitlines()[each.line - 1]
        assert line[each.column - 1 :].startswith(("尽快", "2024-05-02", "研发部/周经理"))


def test_only_the_named_records_are_reported_and_all_are_known() -> None:
    letter = "records/积分兑换/CL2024-05-20-01.yaml"
    texts = {**examples(), MEETING: text(MEETING, VAGUE), "records/积分兑换/x.yaml": b"\x00"}
    assert codes(judge(texts, only={letter})) == []  # the demand that it links to is there
    assert codes(judge(texts, only={MEETING})) == ["R12"]


def test_a_missing_field_is_reported_at_the_status_that_asks_for_it() -> None:
    words = text(MEETING, ("状态: 纪要已发", "状态: 已确认"))
    (found,) = judge({MEETING: words})
    assert (found.rule, words.splitlines()[found.line - 1]) == ("R39", "状态: 已确认")


def test_a_link_to_a_record_that_cannot_be_read_is_not_a_second_problem() -> None:
    texts = {**examples(), DEMAND: b"\x00\x01"}
    assert codes(judge(texts)) == ["S02"]


# -- a rule never raises ----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_no_rule_raises_whatever_is_missing_or_mistyped(seed: int) -> None:
    """Lines lost, doubled, swapped and overwritten: whatever the shape check lets through, rules bear."""
    chance = random.Random(seed)
    words = ["无", "[]", "{}", "尽快", "2024-05-20", "下周五", "是", "产品部/李主管", "80%", "A1", "已关闭", "1", "～"]
    for path, whole in examples().items():
        for _ in range(6):
            lines = str(whole).splitlines()
            for _ in range(chance.randint(1, 5)):
                index = chance.randrange(len(lines))
                key, colon, _ = lines[index].partition(": ")
                lines[index] = chance.choice([f"{key}{colon}{chance.choice(words)}", "", lines[index].lower()])
            found = judge({path: "\n".join(lines) + "\n"})
            assert all(isinstance(each, Problem) and each.line >= 1 for each in found)


def test_findings_are_data() -> None:
    """A rule says where and what; file and line are worked out here."""
    assert Finding("R12", check.CARDS["R12"].name, check.CARDS["R12"].fix, "topic").line == 0
