"""The shipped templates: every document of every example record, read as its reader would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from commdocs import build, fields, workspace
from commdocs.model import Corpus, Document, Field, Person, Record
from commdocs.render import Renderer, Template
from commdocs.writers import csv, docx, html, markdown
from tests.conftest import GOLDEN
from tests.made_up import Maker, day_of, leaves

ROOT = Path(__file__).parent.parent
DAY = date(2024, 5, 24)
LANGUAGES = ("zh", "en")

# The document that shows the whole of a record; the others are made of parts of it.
MAIN = {
    "confirmation": "letter",
    "dayplan": "plan",
    "demand": "form",
    "execution": "sheet",
    "external": "sheet",
    "feedback": "sheet",
    "intake": "sheet",
    "internal": "sheet",
    "issue": "sheet",
    "meeting": "minutes",
    "party": "card",
    "prep": "sheet",
    "progress": "sheet",
    "retro": "report",
    "transfer": "sheet",
    "visit": "record",
}
# What no reader of a form looks for: how the record is filed and sent, what proves it, that an item is still open.
NEVER = {
    *("kind", "template_version", "status", "legacy_ids", "waivers", "reviewed_by", "reason"),
    *("importance", "urgency", "channel", "deliveries", "attachments.path", "attachments.external"),
    *("signatures.party", "signatures.evidence", "result_confirmation.evidence", "actions.reason", "actions.status"),
    "next_steps.reason",
    *("deemed_on", "default_acceptance.notice", "default_acceptance.reply_by"),
    *(f"{items}.audience" for items in ("actions", "next_steps", "questions", "improvements")),
}
# What stands elsewhere, or is only for ourselves.
NOT_IN = {
    # Letters go out: remarks, links and traces stay inside. Items are counted.
    "confirmation": {
        *("project", "form", "comm_type", "written_record", "remarks", "links"),
        *("items.id", "key_data.restated", "questions.origin", "questions.postponed"),
    },
    "demand": {"requirements.id"},
    "issue": {"update_cadence", "review_on"},
    # The agenda's own numbers link it to discussion and decisions, which name the item instead.
    "meeting": {
        *("agenda_sent_at", "agenda.id", "discussion.agenda", "decisions.id", "decisions.agenda"),
        *("no_decision", "materials.path", "materials.external"),
    },
    "progress": {"risks.id", "risks.raised_at", "support_needed.id"},
    "execution": {"risks.id", "risks.raised_at"},
    "prep": {"materials.path", "materials.external"},
    "retro": {"improvements.status", "improvements.reason"},
    "internal": {"participants.dept"},
}
# Of a value that the page shows only in one case, that case.
CHOSEN = {
    "form": "letter",
    "party_type": "customer",
    **{f"{items}.status": "done" for items in ("actions", "improvements", "next_steps")},
}


@cache
def corpus() -> Corpus:
    return build.load(workspace.read(ROOT, DAY)).corpus


@cache
def renderer(language: str) -> Renderer:
    made = Renderer(workspace.read(ROOT, DAY).files, unblobbed(corpus()), language)
    assert not made.problems, made.problems[0]
    return made


def unblobbed(cases: Corpus) -> Corpus:
    """The golden files are about the page, not about the record's commit in its foot."""
    return replace(cases, records=tuple(replace(record, blob="0" * 40) for record in cases.records))


def pages(language: str) -> Iterator[tuple[Template, Record | None]]:
    made = renderer(language)
    for record in made.corpus.records:
        for template in made.documents_of(record):
            yield template, record
    for template in made.trackers():
        yield template, None


def name(template: Template, record: Record | None) -> str:
    return "-".join(filter(None, (template.kind, template.name, record.id if record else "")))


def text(document: Document) -> str:
    return markdown.write(document).decode()


def plain(document: Document) -> str:
    """The page without Markdown's own signs."""
    return re.sub(r"\\(.)", r"\1", text(document)).replace("&amp;", "&")


def template(kind: str, document: str, language: str = "zh") -> Template:
    return next(each for each in renderer(language).templates if (each.kind, each.name) == (kind, document))


def example(id: str, **changes: Any) -> Record:
    """An example record with other top-level values."""
    record = corpus().find(id)
    assert record is not None
    return replace(record, data=record.data | changes, status=changes.get("status", record.status))


def page(kind: str, document: str, record: Record, language: str = "zh") -> str:
    return plain(renderer(language).document(template(kind, document, language), record))


def shown(field: Field, value: Any) -> set[str]:
    """The ways in which a value may stand on a page."""
    ways = {fields.show(field, value, "zh", corpus().config)}
    if isinstance(value, date | datetime):
        ways.add(day_of(value))
    if isinstance(value, datetime):
        ways.add(value.strftime("%H:%M"))
    if isinstance(value, Person):
        ways |= {value.name, value.replace("/", " ")}
    return ways


def missing(record: Record, document: str) -> list[str]:
    """The paths of values that a reader would look for in vain."""
    made = renderer("zh").document(template(record.kind.name, document), record)
    on_page, paths = plain(made), {value.path for value in made.values}
    hidden = NEVER | NOT_IN.get(record.kind.name, set())
    lost = []
    for path, field, value in leaves(record.data, record.kind.fields):
        bare = re.sub(r"\[\d+\]", "", path)
        if any(bare == each or bare.startswith(f"{each}.") for each in hidden):
            continue
        if path in paths or any(way in on_page for way in shown(field, value)):
            continue
        lost.append(path)
    return lost


# -- what is on the pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_as_accepted(language: str, golden: Callable[[str, str], None]) -> None:
    for each, record in pages(language):
        golden(f"{language}/{name(each, record)}.md", text(renderer(language).document(each, record)))


def test_no_golden_file_is_left_over() -> None:
    known = {f"{language}/{name(*each)}.md" for language in LANGUAGES for each in pages(language)}
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.md")} == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_the_same_documents(language: str) -> None:
    assert {name(*each) for each in pages(language)} == {name(*each) for each in pages("zh")}


def test_every_value_of_the_examples_is_on_its_main_document() -> None:
    for record in corpus().records:
        document = MAIN[record.kind.name]
        if record.data.get("form") == "email":
            document = "email"
        assert missing(record, document) == [], record.id


@pytest.mark.parametrize("kind", MAIN)
def test_every_field_of_a_full_record_is_on_its_main_document(kind: str) -> None:
    known = corpus().kinds[kind]
    status = [each.name for each in known.statuses.values() if not each.reason][-1]
    record = Maker().record(known, status, **CHOSEN)
    assert missing(record, MAIN[kind]) == []


def test_english_pages_say_nothing_of_their_own_in_chinese() -> None:
    """On the pages of an empty record every Chinese character would be the template's."""
    nameless = replace(corpus(), config=replace(corpus().config, organisation=""))
    made = Renderer(workspace.read(ROOT, DAY).files, nameless, "en")
    for each in made.templates:
        if each.kind in MAIN:
            known = corpus().kinds[each.kind]
            first = next(iter(known.statuses))
            bare = Record("", known, "XX2024-01-01-01", "", None, first, {"id": "XX2024-01-01-01"}, "", "0" * 40)
            assert not re.search("[\u3001-\u9fff\uff01-\uff5e]", text(made.document(each, bare))), each.path


# -- what the pages must and must not say -------------------------------------------------------------------


@pytest.mark.parametrize(("form", "document"), [("letter", "letter"), ("email", "email")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_is_never_a_signature(form: str, document: str, language: str) -> None:
    said = page("confirmation", document, example("CL2023-03-09-01", form=form), language)
    if language == "zh":
        assert "默认接受（未在2023年3月10日 18:00前反馈）" in said
        assert not re.search("已签|签字|盖章", said)
    else:
        assert "Deemed accepted (no reply by 10 Mar 2023 18:00)" in said
        assert not re.search("[Ss]ign", said)


def test_minutes_accepted_by_silence_say_so() -> None:
    said = page("meeting", "minutes", example("MM2024-05-21-01", status="confirmed", deemed_on=date(2024, 5, 23)))
    assert "默认接受（未在2024年5月22日 17:00前反馈）" in said
    assert "签字" not in said


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (True, "如有异议请于2023年3月10日 18:00前反馈，否则默认按此推进。"),
        (False, "如有异议请于2023年3月10日 18:00前回复。"),
    ],
)
def test_the_objection_clause(notice: bool, words: str) -> None:
    terms = {"notice": notice, "reply_by": datetime(2023, 3, 10, 18)}
    assert words in page("confirmation", "email", example("CL2023-03-09-01", default_acceptance=terms))


def test_the_deadline_in_force_is_that_of_the_latest_delivery() -> None:
    record = example("CL2023-03-09-01")
    later = record.data["deliveries"][0] | {"reply_by": datetime(2023, 3, 14, 12)}
    both = example("CL2023-03-09-01", deliveries=[*record.data["deliveries"], later])
    assert "如有异议请于2023年3月14日 12:00前反馈" in page("confirmation", "email", both)
    assert "如有异议请于2023年3月10日 18:00前反馈" in page("confirmation", "email", example(record.id, deliveries=[]))


def test_a_letter_is_built_only_for_letters() -> None:
    made = renderer("zh")
    assert {each.name for each in made.documents_of(example("CL2023-03-09-01"))} == {"email"}
    assert {each.name for each in made.documents_of(example("CL2024-05-20-01"))} == {"email", "letter"}


@pytest.mark.parametrize(
    ("status", "documents"),
    [
        ("planned", set()),
        ("agenda_sent", {"notice"}),
        ("held", {"notice", "minutes"}),
        ("minutes_sent", {"notice", "minutes", "minutes-mail"}),
    ],
)
def test_a_meeting_calls_for_what_its_status_says(status: str, documents: set[str]) -> None:
    record = example("MM2024-05-21-01", status=status)
    assert {each.name for each in renderer("zh").documents_of(record)} == documents
    if "minutes" in documents:
        made = renderer("zh").document(template("meeting", "minutes"), record)
        assert made.draft is (status == "held")


def internal(data: dict[str, Any], known: Mapping[str, Field]) -> Iterator[str]:
    """What of a record no outsider may read: values of internal fields, items for our own people."""
    for name, value in data.items():
        field = known.get(name)
        if field is None:
            continue
        for item in value if isinstance(value, list) else [value]:
            hidden = field.internal or (isinstance(item, dict) and item.get("audience") == "inside")
            if hidden:
                inside = leaves({name: value if field.internal else [item]}, known)
                yield from (str(text) for _, each, text in inside if each.type not in ("enum", "date", "due"))
            elif isinstance(item, dict) and field.fields:
                yield from internal(item, field.fields)


def package(document: Document) -> str:
    """Every part of the Word file as text, properties, headers and all; and the page for browsers."""
    with ZipFile(BytesIO(docx.write(document))) as made:
        parts = [made.read(name).decode("utf-8", "replace") for name in made.namelist()]
    return "\n".join([*parts, html.write(document).decode()])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_internal_leaves_the_house(language: str) -> None:
    """In no part of any outside paper: our notes, our workflow, our file names, the slash of our lists."""
    seen = 0
    for each, record in pages(language):
        if record is None or not each.outside:
            continue
        secret = "底价八万不可透露"
        record = replace(record, data=record.data | {"remarks": secret, "reason": secret})
        whole = package(renderer(language).document(each, record))
        words = [
            value for value in internal(record.data, record.kind.fields) if len(value) > 3 and value not in record.id
        ]
        people = [str(value) for _, _, value in leaves(record.data, record.kind.fields) if isinstance(value, Person)]
        numbers = [other.id for other in corpus().records if other.id != record.id]
        numbers.remove("2024-市场-001")  # the paper is called so by both sides: the user wrote it into the basis
        kept = [record.blob[:10], record.path, f" · {record.state.label.of(language)}", "模板版本", "Template version"]
        assert secret in words
        for forbidden in (*words, *people, *numbers, *kept):
            assert forbidden not in whole, (each.path, record.id, forbidden)
        seen += 1
    assert seen >= 8


def test_items_for_our_own_people_are_not_counted_outside() -> None:
    said = page("external", "mail", example("EC2023-10-10-01"))
    assert "确认1件事" in said and "备选" not in said
    assert "备选" in page("external", "sheet", example("EC2023-10-10-01"))


def test_a_letter_keeps_our_own_notes_inside() -> None:
    record = example("CL2024-05-20-01", remarks="内部：底价不可透露")
    for document in ("letter", "email"):
        assert "底价" not in page("confirmation", document, record)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_superseded_says_so(language: str) -> None:
    for document in ("letter", "email"):
        said = page("confirmation", document, example("CL2024-05-20-01", status="superseded"), language)
        assert ("不再有效" if language == "zh" else "no longer valid") in said


def test_the_demand_form_has_its_rows_in_order() -> None:
    rows = "需求编号 需求方 承接方 需求背景与目标 具体需求详情 期望交付时间 资源支持需求 优先级 承接方评估意见 约定交付时间 备注 共识确认"
    said = page("demand", "form", example("2024-市场-001"))
    places = [said.index(f"**{row}**") if row != "共识确认" else said.index(f"## {row}") for row in rows.split()]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("tracker", "columns"),
    [
        ("actions", "编号 事项 责任人 部门 截止时间 剩余/逾期天数 来源 状态"),
        ("overdue", "编号 事项 责任人 部门 上级 截止时间 逾期天数 来源 状态"),
        ("internal", "沟通编号 沟通日期 发起部门/人 参与部门/人 沟通主题 核心内容摘要 待办事项 状态 备注"),
        (
            "external",
            "沟通编号 沟通日期 对方单位/联系人 我方对接人 沟通类型 核心需求/反馈 解决方案/进展 下次沟通时间 负责人 状态",
        ),
        ("archive", "项目 日期 编号 类型 主题 状态 文件"),
        (
            "progress",
            "项目/任务名称 责任部门 当前阶段 本阶段进展 存在风险与问题 需协同支持事项 下一步计划 同步日期",
        ),
    ],
)
def test_the_columns_of_a_tracker(tracker: str, columns: str) -> None:
    first = csv.write(renderer("zh").document(template("trackers", tracker))).decode("utf-8-sig").splitlines()[0]
    assert first.split(",") == columns.split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_trackers_read_sensibly_when_there_is_nothing(language: str) -> None:
    empty = Renderer(workspace.read(ROOT, DAY).files, replace(corpus(), records=()), language)
    for each in empty.trackers():
        said = text(empty.document(each))
        if each.name == "instructions":
            continue  # there are forms before there are records
        assert f"{'截至' if language == 'zh' else 'As of'} 2024-05-24" in said
        assert re.search("\n\n(目前没有|Nothing|No |There is no)[^\n]*[。.]\n", said), said


def test_an_action_that_is_done_shows_what_came_of_it() -> None:
    actions = example("MM2024-05-21-01").data["actions"]
    done = actions[0] | {"status": "done", "done_at": date(2024, 5, 22), "result": "需求文档V1.0"}
    said = page("meeting", "minutes", example("MM2024-05-21-01", actions=[done, actions[1]]))
    assert "已完成<br>2024年5月22日 | 需求文档V1.0 |" in said


def test_a_supplier_is_not_called_a_customer() -> None:
    assert page("party", "card", example("GY-0001")).startswith("# 供应商档案\n")


def test_the_weekly_digest_asks_for_the_decision() -> None:
    said = page("execution", "weekly", example("EX2023-03-17-01"))
    assert "设计组已完成80%界面图；" in said and "本周完成需求文档初稿。" in said
    assert "风险点：客户新增“数据导出”需求，需协调2天开发时间" in said
    assert "预计整体交付时间延至2023年3月22日，是否可行？" in said


def test_the_daily_digest_is_one_sentence() -> None:
    record = example("EX2023-03-17-01", cadence="daily")
    assert {each.name for each in renderer("zh").documents_of(record)} == {"sheet", "daily"}
    said = page("execution", "daily", record)
    assert "今日完成需求文档初稿，明日提交客户审核（林业务员，2023年3月20日前）。" in said
    assert "Done today: 完成需求文档初稿" in page("execution", "daily", record, "en")


def test_a_visit_is_told_in_the_order_of_its_form() -> None:
    said = page("visit", "record", example("VS2023-10-09-01"))
    places = [
        said.index(f"**{row}**")
        for row in ["目的", "沟通要点", "需求细节", "客户异议", "达成的共识", "客户反馈", "下一步计划"]
    ]
    assert places == sorted(places)
    mail = page("visit", "mail", example("VS2023-10-09-01"))
    assert "刘主管，您好，根据2023年10月9日面谈沟通内容，现将结论整理如下：" in mail
    assert "本次沟通确认1件事：" in mail


def test_the_outline_opens_the_talk_and_reminds_its_reader() -> None:
    said = page("prep", "outline", example("PR2023-03-07-01"))
    assert "本次沟通主要确认：确认定制功能细节，预计占用您60分钟。" in said
    assert "□ 提前到岗" in said and "复述法：“您刚才提到的……是……，对吗？”" in said


def test_a_review_shows_its_figures() -> None:
    said = page("retro", "report", example("RV2023-03-31-01"))
    assert "| 沟通记录 | 5 |" in said and "| 收到的反馈 | 1 | 超过规定时限0次 |" in said
    rows = [
        said.index(f"、{each}")
        for each in ["范围与期间", "数据", "典型案例", "高频问题与原因", "模板变更", "改进行动", "分享范围"]
    ]
    assert rows == sorted(rows)


def test_a_plan_becomes_a_report() -> None:
    assert page("dayplan", "plan", example("DP2023-10-09-01")).startswith("# 日报\n")
    assert page("dayplan", "plan", example("DP2023-10-09-01", status="planned")).startswith("# 日计划\n")


def test_to_dos_are_grouped() -> None:
    for tracker, headings in {
        "owners": ("## 采购部/冯主管（2项）", "## 业务部/林业务员（2项）"),
        "departments": ("## 研发部（3项）",),
        "projects": ("## Q3产品迭代（2项）", "## 不属于项目（1项）"),
        "customers": ("## A公司（KH-0001，3项）", "## C公司（KH-0002，1项）"),
        "personal": ("## C公司/陈经理\n", "| EX2023-03-17-01#K1 | 决定 |", "| NC2023-10-10-01 | 催反馈：技术部/郑工 |"),
    }.items():
        said = plain(renderer("zh").document(template("trackers", tracker)))
        for words in headings:
            assert words in said, (tracker, words)


def test_what_is_planned_stands_in_the_calendar_until_it_is_done() -> None:
    planned = example("VS2023-10-09-01", status="planned", start=datetime(2024, 5, 27, 10))
    done = example("EC2023-10-09-01", status="done")
    others = tuple(each for each in corpus().records if each.id not in (planned.id, done.id))
    made = Renderer(workspace.read(ROOT, DAY).files, replace(corpus(), records=(*others, planned, done)), "zh")
    said = plain(made.document(next(each for each in made.trackers() if each.name == "calendar")))
    assert "| 2024-05-27 10:00 | A公司/刘主管 |" in said
    assert "| 2023-10-11（已过） | B供应商/钱经理 |" in said and "EC2023-10-09-01" not in said


def test_how_to_fill_in_the_forms() -> None:
    said = plain(renderer("zh").document(template("trackers", "instructions")))
    for known in corpus().kinds.values():
        assert f"\n## {known.label.zh}\n" in said
    assert "| 字段名称 | 填写说明 | 示例 |" in said
    assert "| 行动项 · 截止时间 | 写到哪一天，需要时写到几点 | 2024-05-22 |" in said
    assert said.count("| 备注 | 其他要说明的 |") == 1  # what all forms have is told once


def test_phone_numbers_are_masked() -> None:
    contacts = [example("KH-0001").data["contacts"][0] | {"phone": "13812345678"}]
    said = page("party", "card", example("KH-0001", contacts=contacts))
    assert "13812345678" not in said
    assert "138" in said
