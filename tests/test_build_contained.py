"""A record that cannot be printed or trusted costs its own documents; every other paper and list is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commdocs import build, workspace
from commdocs.build import Loaded
from commdocs.build.batch import Batch
from commdocs.model import Output, Problem
from commdocs.writers import WRITERS

ROOT = Path(__file__).parents[1]
FEEDBACK = "records/C公司定制功能/FB2023-03-09-01.yaml"
VISIT = "records/A公司数据导出/VS2023-10-09-01.yaml"
MEETING = "records/Q3产品迭代/MM2024-05-21-01.yaml"
ISSUE = "records/支付系统/IS2024-05-22-01.yaml"
STANDARD = workspace.shipped(date(2024, 5, 24))
EXAMPLES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in [*ROOT.glob("records/*/*.yaml"), ROOT / "commdocs.yaml"]
}
SCANS = frozenset(path.relative_to(ROOT).as_posix() for path in ROOT.glob("attachments/**/*") if path.is_file())


def loaded(*edits: tuple[str, str, str], extra: dict[str, str] | None = None) -> Loaded:
    """The example workspace with some changes: path, words, other words; and more files."""
    texts = dict(EXAMPLES)
    for path, old, new in edits:
        assert old in texts[path]
        texts[path] = texts[path].replace(old, new, 1)
    files = {**STANDARD.files, **{path: text.encode() for path, text in (texts | (extra or {})).items()}}
    return build.load(replace(STANDARD, files=files, names=SCANS))


def made(state: Loaded, *formats: str) -> tuple[dict[str, Output], list[Problem]]:
    batch = Batch(state, formats or ("md",))
    outputs = {each.entry.path: each for each in batch}
    return outputs, batch.problems


EVERYTHING, _ = made(loaded())


@pytest.mark.parametrize(
    ("path", "block"), [(FEEDBACK, "  答复: []\n"), (ISSUE, "  答复:\n  确认:\n  相关: [ ]\n"), (MEETING, " {}\n")]
)
def test_an_empty_block_of_links_costs_nothing(path: str, block: str) -> None:
    words = EXAMPLES[path]
    before = words.partition("\n关联:")[0] + "\n" if "\n关联:" in words else words
    state = loaded((path, words, before + "关联:" + ("\n" if "{}" not in block else "") + block))
    outputs, problems = made(state)
    assert not problems
    assert {each.entry.path for each in outputs.values() if each.entry.record == path} == {
        each.entry.path for each in EVERYTHING.values() if each.entry.record == path
    }


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ISSUE, "结果确认:", "发送记录:\n  - 已发邮件给钱经理\n结果确认:"),
        ("records/积分兑换/2024-市场-001.yaml", "共识确认:", "共识确认:\n  - 市场部/王经理"),
        (ISSUE, "结果确认:", "原编号: [EC2023-10-10, []]\n结果确认:"),
        (MEETING, "行动项:", "行动项:\n  - 先写一句话"),
    ],
)
def test_a_mistyped_entry_costs_the_papers_of_its_record_and_is_named_on_the_lists(
    path: str, old: str, new: str
) -> None:
    state = loaded((path, old, new))
    outputs, problems = made(state)
    assert not problems and state.refused == {path} <= {each.path for each in state.problems}
    failing = {each.path for each in state.problems}
    assert EVERYTHING.keys() - outputs.keys() == {
        each.entry.path for each in EVERYTHING.values() if each.entry.record in failing
    }
    lists = [each.data.decode() for each in outputs.values() if not each.entry.record]
    stem = path.rpartition("/")[2].removesuffix(".yaml")
    assert lists and all(stem in each.rpartition("---")[2] for each in lists)


def test_a_link_to_the_wrong_kind_of_record_costs_no_list() -> None:
    state = loaded((VISIT, "往来单位: KH-0001", "往来单位: MM2024-05-21-01"))
    assert "R75" in {each.rule for each in state.problems}
    outputs, problems = made(state)
    assert not problems
    assert {path for path in EVERYTHING if "trackers" in path} <= outputs.keys()


OWN = """\
---
label: {zh: 便笺, en: Note}
---
# {{ t("便笺", "Note") }}

{{ id }}

{% if description == "数据库连接池用尽，支付接口超时" %}
{{ description.nothing }}
{% endif %}
"""


def test_a_record_that_a_template_cannot_print_is_told_at_its_own_line() -> None:
    number, line = next(
        (n, each) for n, each in enumerate(EXAMPLES[ISSUE].split("\n"), 1) if each.startswith("问题描述:")
    )
    state = loaded((ISSUE, line, "问题描述: 数据库连接池用尽，支付接口超时"), extra={"templates/issue/note.md": OWN})
    outputs, problems = made(state)
    assert outputs.keys() == EVERYTHING.keys()
    assert [(each.path, each.line, each.rule) for each in problems] == [(ISSUE, number, "S08")]
    assert "templates/issue/note.md" in problems[0].message.zh and "第 9 行" in problems[0].message.zh
    assert (
        "output/支付系统/2024-05-22_便笺_IS2024-05-22-01.md" in made(loaded(extra={"templates/issue/note.md": OWN}))[0]
    )


def test_a_fault_of_a_writer_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    right = WRITERS["md"]

    def wrong(document: object) -> bytes:
        if "IS2024-05-22-01" in document.footer:  # type: ignore[attr-defined]
            raise KeyError("x")
        return right(document)  # type: ignore[arg-type]

    monkeypatch.setitem(WRITERS, "md", wrong)
    outputs, problems = made(loaded())
    assert {each.entry.record for each in EVERYTHING.values()} - {each.entry.record for each in outputs.values()} == {
        ISSUE
    }
    assert {each.path for each in problems} == {ISSUE} and "KeyError" in problems[0].message.zh


LIST = """\
---
label: {zh: 到期表, en: By day}
---
# {{ t("到期表", "By day") }}

{% for each in records() %}
{{ each.id }} {% if each.next_contact.data < today.data %}{% endif %}
{% endfor %}
"""


def test_a_list_does_without_the_record_it_cannot_print() -> None:
    bad = LIST.replace(
        "each.next_contact.data < today.data", 'each.record_title == "数据库连接池用尽，支付接口超时" and each.x'
    )
    line = next(each for each in EXAMPLES[ISSUE].split("\n") if each.startswith("问题描述:"))
    state = loaded(
        (ISSUE, line, "问题描述: 数据库连接池用尽，支付接口超时"), extra={"templates/trackers/by_day.md": bad}
    )
    outputs, problems = made(state)
    assert [(each.path, each.rule) for each in problems] == [(ISSUE, "S08")]
    page = outputs["output/trackers/到期表.md"].data.decode()
    assert "MM2024-05-21-01" in page and "IS2024-05-22-01" not in page


def test_a_list_that_no_record_helps_is_the_fault_of_its_template() -> None:
    bad = LIST.replace("each.next_contact.data < today.data", "each.nothing")
    outputs, problems = made(loaded(extra={"templates/trackers/by_day.md": bad}))
    assert [each.path for each in problems] == ["templates/trackers/by_day.md"]
    assert outputs.keys() == EVERYTHING.keys()
