"""A fresh record explains itself, can be read, and lacks only what its first status requires."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commdocs import check, kinds, source
from commdocs.calendar import Calendar
from commdocs.fields.nearest import nearest
from commdocs.kinds.examples import Examples
from commdocs.model import NOTE, Colleague, Config, Corpus, Person, Problem, Project

ROOT = Path(__file__).parents[1]
SHIPPED = {f"schemas/{path.name}": path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.yaml")}
KINDS, _ = kinds.load(SHIPPED)


NOWHERE = kinds.Setting(date(2024, 5, 20), Config(), Calendar())


TODAY = date(2026, 11, 25)
HERE = Config(
    people={
        name: Colleague(Person(f"{dept}/{name}"))
        for dept, name in [("销售部", "白露"), ("售后部", "马骏"), ("研发部", "周经理"), ("行政部", "陈晓")]
    },
    comm_types=("客户需求对接",),
    stages=("立项", "实施"),
)


def findings(name: str, text: str) -> list[tuple[str, str]]:
    kind = KINDS[name]
    root, found = source.parse(text)
    assert root is not None and not found, found
    stem = kinds.next_id(kind, date(2024, 5, 20), {}, Config(), ())
    return [(each.rule, each.field) for each in kinds.shape(kind, root, stem, kind.folder or "项目", Config())[1]]


def uncommented(text: str) -> list[str]:
    """Every ``#`` before a field taken away, as the first lines say; “# ” with a word after it explains."""
    return [re.sub(r"^#(?! \S)", "", line) for line in text.splitlines()]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_a_fresh_record_only_waits_to_be_filled_in(name: str, language: str) -> None:
    kind = KINDS[name]
    found = findings(name, kinds.skeleton(kind, language, {}, NOWHERE, full=True))
    first = next(iter(kind.statuses))
    needed = {key for key, each in kind.fields.items() if (each.always or first in each.required) and not each.when}
    if kind.statuses[first].unfinished:
        needed = set()
    known = {path.partition(".")[0] for path in kinds.beginnings(kind, NOWHERE)}
    if kind.statuses[first].unfinished:  # then it is told, and no mistake
        needed, known = {"status"} if found else set(), set()
    assert {field for _, field in found} - known == needed - {"kind"} - known - ({"status"} - {f for _, f in found})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_what_is_commented_out_is_a_field_in_shape(name: str, language: str) -> None:
    """Taking every ``#`` away gives a record whose groups hold their examples."""
    text = kinds.skeleton(KINDS[name], language, {}, NOWHERE, full=True)
    lines = uncommented(text)
    assert not {rule for rule, _ in findings(name, "\n".join(lines))} & {"R89", "S04", "S05", "R13"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_a_short_record_lacks_only_what_is_to_be_typed(name: str, language: str) -> None:
    """It is read without a complaint about what stands there, and a person sees all of it at once."""
    text = kinds.skeleton(KINDS[name], language, {}, kinds.Setting(TODAY, HERE, Calendar(), "行政部/陈晓", "春季展会"))
    lines = text.splitlines()
    assert len(lines) <= 31 and len([each for each in lines if not each.startswith("#")]) <= 17
    assert not {rule for rule, _ in findings(name, text)} & {"R89", "S04", "S05", "R13", "S01"}
    blank = [line.split(":")[0].strip(" -") for line in lines if line.rstrip().endswith(":")]
    assert blank, "something is left to a person"


@pytest.mark.parametrize(("name", "shown"), [("internal", 25), ("external", 26), ("dayplan", 20), ("issue", 25)])
def test_everyday_records_fit_a_screen(name: str, shown: int) -> None:
    here = kinds.Setting(TODAY, HERE, Calendar(), "行政部/陈晓", "春季展会")
    assert len(kinds.skeleton(KINDS[name], "zh", {}, here).splitlines()) <= shown


def test_what_the_program_knows_is_filled_in() -> None:
    config = replace(HERE, projects={"春季展会": Project("春季展会", Person("销售部/白露"), "daily")})
    here = kinds.Setting(TODAY, config, Calendar(), "行政部/陈晓", "春季展会")
    internal = kinds.skeleton(KINDS["internal"], "zh", {}, here).splitlines()
    assert "发起部门/人: 行政部/陈晓" in internal and "负责人: 行政部/陈晓" in internal
    sheet = kinds.skeleton(KINDS["execution"], "zh", {}, here).splitlines()
    assert {"负责人: 销售部/白露", "同步周期: 每日", "  开始日期: 2026-11-25", "  结束日期: 2026-11-25"} <= set(sheet)
    demand = kinds.skeleton(KINDS["demand"], "en", {}, here).splitlines()
    assert "reply_by: 2026-11-26 18:00" in demand


def test_values_are_filled_in() -> None:
    values = {"负责人": "产品部/李主管", "topic": "周会: 第1次", "attendees": "产品部/李主管\n研发部/周经理"}
    values |= {"start": "2024-05-20 14:00", "place": "301", "importance": "important", "remarks": "一\n二"}
    text = kinds.skeleton(KINDS["meeting"], "zh", values, NOWHERE, full=True)
    assert findings("meeting", text) == []
    for line in ("负责人: 产品部/李主管", '会议主题: "周会: 第1次"', "重要程度: 重要", "  - 研发部/周经理", "备注: |-"):
        assert line in text.splitlines()


def test_comments_explain_in_the_language_of_the_keys() -> None:
    text = kinds.skeleton(KINDS["issue"], "zh", {}, NOWHERE, full=True)
    assert "# 必填；看到的现象，写具体；例如：客户支付系统接口响应超时，影响30%订单支付\n问题描述:\n" in text
    assert "# “已指派”起必填；由哪个部门解决；例如：研发部\n#责任部门:\n" in text
    assert "可填：故障、客户投诉、质量异议、资源冲突、其他" in text
    text = kinds.skeleton(KINDS["issue"], "en", {}, NOWHERE, full=True)
    assert "\nkind: issue\n" in text and "\nstatus: open\n" in text
    assert "one of: incident, complaint, quality, resource_conflict, other" in text


def test_the_statuses_are_told_above_the_status() -> None:
    lines = kinds.skeleton(KINDS["confirmation"], "zh", {}, NOWHERE, full=True).splitlines()
    at = lines.index("状态: 草稿")
    assert lines[at - 1].startswith("# 状态依次是：草稿 → ") and "、已取消；" in lines[at - 1]
    assert lines[at - 1].endswith("；没写完想先保存：草稿")
    lines = kinds.skeleton(KINDS["meeting"], "en", {}, NOWHERE, full=True).splitlines()
    way = "planned → agenda_sent → held → minutes_sent → confirmed → archived"
    assert (
        lines[lines.index("status: planned") - 1]
        == f"# In turn: {way}; or else: cancelled; to save it unfinished: draft"
    )


@pytest.mark.parametrize("name", KINDS)
def test_an_english_skeleton_has_no_chinese(name: str) -> None:
    assert not re.findall("[\u4e00-\u9fff]+", kinds.skeleton(KINDS[name], "en", {}, NOWHERE, full=True))


def test_that_none_is_an_answer_is_said_once() -> None:
    assert "# 应到未到的人；没有就写“无”；例如：" in kinds.skeleton(KINDS["meeting"], "zh", {}, NOWHERE, full=True)
    for kind in KINDS.values():
        assert "没有就写“无”；没有就写“无”" not in kinds.skeleton(kind, "zh", {}, NOWHERE, full=True)


def test_a_value_may_go_into_a_group() -> None:
    values = {"links.party": "KH-0001", "links.follows": "EC2023-10-09-01", "default_acceptance.notice": "是"}
    lines = kinds.skeleton(KINDS["meeting"], "zh", values, NOWHERE, full=True).splitlines()
    at = lines.index("关联:")
    assert lines[at + 1 : at + 4] == ["  往来单位: KH-0001", "  承接:", "    - EC2023-10-09-01"]
    assert lines[lines.index("默认接受:") + 1] == "  逾期视为同意: 是"
    lines = kinds.skeleton(KINDS["issue"], "zh", {"result_confirmation.text": "好"}, NOWHERE, full=True).splitlines()
    at = lines.index("结果确认:")
    assert lines[at + 1 : at + 4] == ["  处理结果: 好", "  责任部门确认人:", "  确认日期:"]


def test_what_a_given_value_makes_required_stands_ready() -> None:
    lines = kinds.skeleton(KINDS["party"], "zh", {"party_type": "客户"}, NOWHERE, full=True).splitlines()
    assert "客户分类:" in lines and "分类依据:" in lines
    assert lines[lines.index("客户分类:") - 1].startswith("# 必填；按成交的可能分类")
    lines = kinds.skeleton(KINDS["party"], "zh", {"单位类别": "供应商"}, NOWHERE, full=True).splitlines()
    assert "#客户分类:" in lines
    assert "#客户分类:" in kinds.skeleton(KINDS["party"], "zh", {}, NOWHERE, full=True).splitlines()


def test_of_equally_near_words_the_one_with_the_same_beginning_is_meant() -> None:
    assert nearest("单位类型", ["表单类型", "单位类别"]) == nearest("单位类型", ["单位类别", "表单类型"]) == "单位类别"
    assert nearest("会议主体", KINDS["meeting"].keys) == "会议主题"
    assert nearest("xyz", ["会议"]) == ""


# -- a fresh record with its own examples ------------------------------------------------------------------


def with_examples(name: str, language: str) -> list[Problem]:
    """What is said of a fresh record that is filled in with its own examples, on the day it was made."""
    kind = KINDS[name]
    shown = Examples(kind, language, HERE, TODAY)
    derived = {"id", "kind", "status", "project", "legacy_ids", "template_version", "extra", "reason"}
    values = {
        each.name: shown.sample(each).strip('"')
        for each in kind.fields.values()
        if each.name not in derived and not each.fields and shown.sample(each)
    }
    values |= {"date": TODAY.isoformat()} if "date" in kind.fields else {}
    text = kinds.skeleton(kind, language, values, kinds.Setting(TODAY, HERE, Calendar()), full=True)
    lines = uncommented(text)
    stem = kinds.next_id(kind, TODAY, {"party_type": "customer"}, HERE, ())
    path = f"records/{kind.folder or '项目'}/{stem}.yaml"
    record, found = check.read(path, "\n".join(lines).encode(), KINDS, HERE)
    assert record is not None
    corpus = Corpus((record,), KINDS, HERE, TODAY, frozenset({path}), Calendar({}))
    blank = "还没有填写"  # what no example can say: a file, a record
    judged = check.judge(corpus, {path: found})
    return [each for each in judged if each.severity != NOTE and blank not in each.message.zh]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_the_examples_of_a_fresh_record_break_no_rule(name: str, language: str) -> None:
    found = [each for each in with_examples(name, language) if each.rule != "R73"]  # the number was made beforehand
    assert not found, "\n".join(f"{each.rule} {each.field} {each.message.zh}" for each in found)
