"""A template and a record become a document: values keep their paths, errors their lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import click
import pytest

from commdocs.cli import build
from commdocs.messages import Text
from commdocs.model import Config, Corpus, Document, Field, Kind, Person, Record, Status
from commdocs.render import Renderer, TemplateProblem
from commdocs.render.sections import numeral
from commdocs.render.templates import FORMATS
from commdocs.writers import PRINTED, WRITERS, markdown

FRONT = "---\nlabel: {zh: 纪要, en: Minutes}\n---\n"


def field(name: str, type: str = "text", **more: Any) -> Field:
    return Field(name, Text(f"“{name}”", name.title()), type, **more)


def group(*fields: Field) -> dict[str, Field]:
    return {each.name: each for each in fields}


FIELDS = group(
    field("id"),
    field("kind", "kind"),
    field("status", "status"),
    field("owner", "person"),
    field("topic"),
    field("items"),
    field("summary", "markdown"),
    field("held", "date"),
    field("agreed", "boolean"),
    field("attendees", "person", shape="list"),
    field("actions", "action", shape="list", fields=group(field("task"), field("due", "due"), field("status", "text"))),
    field("result", "group", fields=group(field("text"), field("by", "person", fill=True))),
    field("extra", shape="map"),
)
STATUSES = {
    "draft": Status("draft", Text("草稿", "Draft"), draft=True),
    "sent": Status("sent", Text("已发送", "Sent"), rank=1, sent=True),
}
KIND = Kind("memo", 1, Text("备忘", "Memo"), Text("", ""), "ME{date}-{serial:02}", "topic", FIELDS, STATUSES)
DATA: Mapping[str, Any] = {
    "id": "ME2024-05-21-01",
    "status": "sent",
    "owner": Person("市场部/王经理"),
    "topic": "评审{{x}}|会*议*",
    "summary": "要点：\n\n1. 甲",
    "held": date(2024, 5, 21),
    "attendees": [Person("产品部/李主管"), Person("研发部/周经理")],
    "actions": [
        {"task": "写", "due": date(2024, 5, 23), "status": "open"},
        {"task": "排", "due": date(2024, 5, 22), "status": "done"},
        {"task": "问", "status": "open"},
    ],
    "result": {"text": "好"},
    "extra": {"合同号": "HT-1"},
}


def corpus(data: Mapping[str, Any] = DATA, status: str = "sent") -> Corpus:
    made = Record(
        "records/x/ME2024-05-21-01.yaml",
        KIND,
        "ME2024-05-21-01",
        "x",
        date(2024, 5, 21),
        status,
        dict(data),
        "",
        "a" * 40,
    )
    return Corpus((made,), {"memo": KIND}, Config(organisation="某公司"), date(2024, 5, 24))


def document(template: str, front: str = FRONT, folder: str = "memo", language: str = "zh", **more: str) -> Document:
    files = {f"templates/{folder}/minutes.md": (front + template).encode()}
    files |= {f"templates/{path}": text.encode() for path, text in more.items()}
    cases = corpus()
    renderer = Renderer(files, cases, language)
    assert not renderer.problems, renderer.problems[0]
    return renderer.document(renderer.templates[0], None if folder == "trackers" else cases.records[0])


def text(template: str, **more: Any) -> str:
    return markdown.write(document(template, **more)).decode().rpartition("\n---\n")[0].strip()


def problem(template: str, **more: Any) -> TemplateProblem:
    with pytest.raises(TemplateProblem) as caught:
        document(template, **more)
    return caught.value


# -- values ----------------------------------------------------------------------------------------------


def test_a_value_is_never_mark_up() -> None:
    assert text("{{ topic }}") == r"评审{{x}}\|会\*议\*"


def test_values_keep_their_paths() -> None:
    made = document(
        "{% for a in actions|sort('due') %}\n{{ a.task }}\n{% endfor %}\n{{ attendees }}\n"
        "{% set r = result %}\n{{ r.text }}\n{{ (topic or id) }} {{ attendees[1] }} {{ attendees|first }}\n"
    )
    assert [value.path for value in made.values] == [
        "actions[1].task",
        "actions[0].task",
        "actions[2].task",
        "attendees",
        "result.text",
        "topic",
        "attendees[1]",
        "attendees[0]",
    ]


def test_a_macro_keeps_paths_and_is_printed_as_one_piece() -> None:
    made = document("{% macro line(v) %}**值：**{{ v }}{% endmacro %}\n{{ line(topic) }}\n")
    assert [value.path for value in made.values] == ["topic"]


def test_a_literal_in_braces_is_a_value_too() -> None:
    assert text('{{ "**不粗**" }}') == r"\*\*不粗\*\*"


def test_an_empty_field_prints_nothing_and_is_false() -> None:
    assert text("[{{ items }}]{% if not items %}空{% endif %}{% if result.by %}有{% endif %}") == r"\[\]空"


def test_fields_win_over_helpers_and_methods() -> None:
    assert document("{{ items }}").values[0].path == "items"


def test_a_list_prints_as_one_value_in_the_language() -> None:
    assert text("{{ attendees }}") == "产品部 李主管、研发部 周经理"
    assert text("{{ attendees }}", language="en") == "产品部 李主管, 研发部 周经理"


def test_labels_come_from_the_schema() -> None:
    assert text("{{ label.topic }} {{ label.actions.due }} {{ label.actions }}") == "“topic” “due” “actions”"


def test_words_and_dates_in_two_languages() -> None:
    template = '{{ t("时间", "Time") }}: {{ held }} {{ held|iso }} {{ status }}'
    assert text(template) == "时间: 2024年5月21日 2024-05-21 已发送"
    assert text(template, language="en") == "Time: 21 May 2024 2024-05-21 Sent"


def test_a_free_map_prints_pair_by_pair() -> None:
    assert text("{% for e in extra %}\n- {{ e.name }}：{{ e.value }}\n{% endfor %}\n") == "- 合同号：HT-1"


def test_what_has_no_key_sorts_last_and_groups_last() -> None:
    assert text("{% for a in actions|sort('due', reverse=true) %}{{ a.task }}{% endfor %}") == "写排问"
    assert text("{% for s, them in actions|groupby('status') %}{{ s }}{{ them|length }}{% endfor %}") == "done1open2"


def test_front_matter_and_tags_leave_no_lines() -> None:
    assert text("{# 注 #}\n{% if topic %}\n一\n{% endif %}\n二\n") == "一  \n二"


def test_included_text_and_imported_macros() -> None:
    more = {"_shared/foot.md": "完：{{ topic }}\n", "_shared/m.md": "{% macro b(x) %}**{{ x }}**{% endmacro %}\n"}
    template = "{% include '_shared/foot.md' %}\n\n{% from '_shared/m.md' import b %}\n{{ b(held) }}\n"
    assert text(template, **more).endswith("**2024年5月21日**")


# -- documents -----------------------------------------------------------------------------------------------


def test_the_foot_of_a_page() -> None:
    made = document("# {{ topic }}\n")
    assert made.footer == ("ME2024-05-21-01", "模板版本 1", "a" * 10, "已发送")
    assert (made.label, made.author, made.draft) == ("纪要", "某公司", False)


@pytest.mark.parametrize(("status", "built", "draft"), [("draft", False, True), ("sent", True, False)])
def test_a_document_is_called_for_from_a_status(status: str, built: bool, draft: bool) -> None:
    cases = corpus(status=status)
    files = {
        "templates/memo/a.md": b"---\nlabel: {zh: a, en: a}\nfrom: sent\n---\n",
        "templates/memo/b.md": FRONT.encode(),
    }
    renderer = Renderer(files, cases)
    names = [each.name for each in renderer.documents_of(cases.records[0])]
    assert names == (["a", "b"] if built else ["b"])
    assert renderer.document(renderer.templates[1], cases.records[0]).draft is draft


def test_a_template_of_the_language_wins() -> None:
    files = {"templates/memo/a.md": FRONT.encode() + b"zh", "templates/memo/a.en.md": FRONT.encode() + b"en"}
    for language in ("zh", "en"):
        renderer = Renderer(files, corpus(), language)
        assert [each.body[-2:] for each in renderer.templates] == [language]


def test_a_tracker_lists_what_is_open() -> None:
    lines = text(
        "{{ as_of }}\n\n{% for a in actions() %}\n- {{ a.number }} {{ a.what }} {{ a.days }}\n{% endfor %}\n",
        folder="trackers",
    )
    assert lines == ("截至 2024-05-24\n\n- ME2024-05-21-01#1 写 逾期1天\n- ME2024-05-21-01#3 问")


# -- errors ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("一\n{{ topik }}", 5, "topik"),
        ("{{ topik|default('x') }}", 4, "topik"),
        ("\n{% for a in actions %}\n{{ a.tsk }}\n{% endfor %}", 6, "tsk"),
        ("\n{{ topic", 5, "语法"),
        ("\n{{ actions }}", 5, "列表"),
        ("\n{{ result }}", 5, "一组字段"),
        ("\n{{ topic == 'x' }}", 5, "判断"),
        ("\n{{ t }}", 5, "函数"),
        ("\n{{ none }}", 5, "空值"),
        ("\n{{ topic|safe }}", 5, "safe"),
        ("{% extends 'x' %}", 4, "extends"),
        ("{% block x %}{% endblock %}", 4, "block"),
        ("\n\n{% macro m() %}x{% endmacro %}\n{{ m()|upper }}", 7, "宏"),
        ("\n\n{% macro m() %}x{% endmacro %}\n{{ m() ~ topic }}", 7, "宏"),
        ("\n{{ 'by ' ~ result.by }}", 5, "result.by"),
        ("\n前 {{ summary }}", 5, "单独占一段"),
        ("\n\n::: box\n:::", 6, "box"),
        ("\n**x {{ topic }}", 5, "**"),
        ("\n{{ topic.__class__ }}", 5, "__class__"),
        ("\n{{ loop.index }}. x", 5, "loop"),
        ("\n\n{% for a in actions %}\n{{ loop.index }}. x\n{% endfor %}", 7, "编号"),
        ("{% include 'none.md' %}", 4, "none.md"),
    ],
)
def test_an_error_names_its_line(template: str, line: int, words: str) -> None:
    found = problem(template)
    assert (found.path, found.line) == ("templates/memo/minutes.md", line)
    assert words in found.message.zh


def test_an_unknown_name_suggests_the_right_one() -> None:
    assert "topic" in problem("{{ topik }}").hint.zh


def test_an_error_in_an_included_file_is_located_there() -> None:
    found = problem("{% include '_shared/foot.md' %}", **{"_shared/foot.md": "一\n{{ topic.x }}\n"})
    assert (found.path, found.line) == ("templates/_shared/foot.md", 2)


def test_errors_show_though_the_data_do_not_reach_them() -> None:
    assert problem("{% if items %}\n{{ actions[0].tsk }}\n{% endif %}").line == 5


def test_a_template_of_no_kind_is_named() -> None:
    files = {
        "templates/memmo/minutes.md": FRONT.encode(),
        "templates/broken/x.md": FRONT.encode(),
        "schemas/broken.yaml": b"",
    }
    (found,) = Renderer(files, corpus()).problems
    assert found.path == "templates/memmo/minutes.md"
    assert "memo" in found.hint.zh


def test_what_cannot_be_worked_out_is_located() -> None:
    assert "division" in problem("\n{{ 1 / 0 }}").message.en
    assert problem("\n{{ 1 / 0 }}").line == 5


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("", 1, "---"),
        ("---\nlabel: 纪要\n---\n", 2, "label"),
        ("---\nlabel: {zh: a, en: b}\nfrm: sent\n---\n", 3, "frm"),
        ("---\nlabel: {zh: a, en: b}\nfrom: snt\n---\n", 3, "snt"),
        ("---\nlabel: {zh: a, en: b}\nformats: [odt]\n---\n", 3, "odt"),
    ],
)
def test_front_matter_is_checked(front: str, line: int, words: str) -> None:
    renderer = Renderer({"templates/memo/minutes.md": front.encode() + b"x"}, corpus())
    (found,) = renderer.problems
    assert found.line == line
    assert words in found.message.zh


def test_sections_are_counted_as_the_language_does() -> None:
    template = "{{ section(label.topic) }}\n{% if items %}\n{{ section(t('备注', 'Notes')) }}\n{% endif %}\n{{ section(topic) }}\n"
    assert text(template) == "## 一、“topic”\n\n## 二、评审{{x}}\\|会\\*议\\*"
    assert text(template, language="en") == "## 1. Topic\n\n## 2. 评审{{x}}\\|会\\*议\\*"


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")])
def test_numerals(number: int, words: str) -> None:
    assert numeral(number) == words


def test_a_format_is_registered_once() -> None:
    """In ``WRITERS`` or ``PRINTED``: what a template may ask for and what the command offers are read from it."""
    [choice] = [each.type for each in build.command.params if "--format" in each.opts]
    assert isinstance(choice, click.Choice) and tuple(choice.choices) == FORMATS == (*WRITERS, *PRINTED)
