"""Signature blocks on paper of any type and width: nothing that is read as one breaks, and text goes along."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx

from commdocs import build, workspace
from commdocs.model import Corpus, Person
from commdocs.render import Renderer
from commdocs.writers import docx
from commdocs.writers.docx.text import units

ROOT = Path(__file__).parent.parent
DAY = date(2024, 5, 22)
LETTERHEAD = "templates/letterheads/business.docx"
SHORT = ("产品部/李主管", "研发部/周经理", "市场部/孙专员")
LONG = (
    *("数字化转型与信息安全管理事业部/欧阳明日香", "华东区域渠道拓展中心/王经理", "总经理办公室/马总"),
    *("Procurement Department/Sven Oldenburg", "财务部/吴经理", "人力资源与行政管理部/陈晓", "研发部/周经理"),
    *("市场部/孙专员", "法务部/Li Bo", "质量管理部/郑工"),
)
LABELS = ("签字：", "日期：", "代表签字：", "Signature:", "Date:")


@cache
def workspace_read() -> tuple[Any, Corpus]:
    tree = workspace.read(ROOT, date(2024, 5, 24))
    return tree, build.load(tree).corpus


@cache
def letterhead(points: float, left: int) -> bytes:
    """The shipped letterhead in another type, with other margins (twips at either side)."""
    tree, _ = workspace_read()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(tree.files[LETTERHEAD])) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/styles.xml":
                size = str(round(points * 2)).encode()
                text = re.sub(rb'(<w:sz(?:Cs)? w:val=)"(?:24|21)"', rb'\1"' + size + b'"', text)
            if name == "word/document.xml":
                text = re.sub(rb'w:(left|right)="1440"', lambda m: b'w:%s="%d"' % (m[1], left), text)
            new.writestr(name, text)
    return out.getvalue()


def block(kind: str, document: str, id: str, head: bytes, language: str = "zh", **changes: Any) -> tuple[Any, Any]:
    """The document as python-docx opens it, and its signature block."""
    tree, corpus = workspace_read()
    record = corpus.find(id)
    assert record is not None
    record = replace(record, data=record.data | changes)
    made = Renderer(tree.files, corpus, language)
    template = next(each for each in made.templates if (each.kind, each.name) == (kind, document))
    page = open_docx(io.BytesIO(docx.write(replace(made.document(template, record), letterhead=head))))
    return page, page.tables[-1]


def signed(*people: str) -> list[dict[str, Any]]:
    return [{"party": "participant", "who": Person(each), "on": DAY} for each in people]


def too_narrow(table: Any, half: int, names: Sequence[str]) -> list[str]:
    """The lines of labels, dates and persons that their cells cannot hold."""
    wrong = []
    for row in table.rows:
        for cell in dict.fromkeys(row._tr.tc_lst):
            width = int(cell.tcPr.tcW.get(f"{{{cell.nsmap['w']}}}w"))
            for paragraph in cell.p_lst:
                text = "".join("\n" if each.tag.endswith("}br") else each.text or "" for each in paragraph.iter()
                               if each.tag.rpartition("}")[2] in ("t", "br"))  # fmt: skip
                for line in text.split("\n"):
                    whole = (
                        line in LABELS or "年" in line or any(line and line in name.replace("/", " ") for name in names)
                    )
                    if whole and units(line.rstrip()) * half > width:
                        wrong.append(f"{line} in {width}")
    return wrong


@pytest.mark.parametrize("points", [10.5, 12, 14, 16])
@pytest.mark.parametrize("margin", [1440, 2268])
@pytest.mark.parametrize("some", [0, 2, 7])
def test_minutes_hold_every_label_date_and_person(points: float, margin: int, some: int) -> None:
    head = letterhead(points, margin)
    people = [Person(each) for each in LONG]
    _, table = block("meeting", "minutes", "MM2024-05-21-01", head, attendees=people, signatures=signed(*LONG[:some]))
    assert too_narrow(table, round(points * 10), LONG) == []
    _, table = block("meeting", "minutes", "MM2024-05-21-01", head, signatures=signed(*SHORT[:some]))
    assert too_narrow(table, round(points * 10), SHORT) == []
    grid = [int(each.get(f"{{{table._tbl.nsmap['w']}}}w")) for each in table._tbl.tblGrid.gridCol_lst]
    assert sum(grid) == 11906 - 2 * margin


@pytest.mark.parametrize("points", [10.5, 12, 14, 16])
@pytest.mark.parametrize(
    "who", ["市场部/王经理", "华东精密仪器（苏州）有限公司/陈国栋", "Acme Holdings International/Ann-Marie Wells"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_letters_hold_every_label_date_and_person(points: float, who: str, language: str) -> None:
    signatures = [
        {"party": "requester", "who": Person(who), "on": DAY},
        {"party": "assignee", "who": Person("产品部/李主管"), "on": DAY},
    ]
    head = letterhead(points, 1440)
    for recorded in (signatures, signatures[:1], []):
        changes = {"addressee": Person(who), "signatures": recorded}
        _, table = block("confirmation", "letter", "CL2024-05-20-01", head, language, **changes)
        assert too_narrow(table, round(points * 10), [who, "产品部/李主管"]) == []


def test_the_end_of_the_text_goes_along_with_the_signatures() -> None:
    page, table = block("confirmation", "letter", "CL2024-05-20-01", letterhead(12, 1440))
    before = [each for each in page.element.body.iterchildren() if each.tag.endswith("}p")]
    last = [each for each in before if each.getnext() is not None and list(page.element.body).index(each)
            < list(page.element.body).index(table._tbl)][-2:]  # fmt: skip
    assert ["".join(each.itertext())[:4] for each in last] == ["特此函告", "联系人："]
    assert all("keepNext" in each.xml for each in last)


def test_a_person_is_not_named_twice_in_a_line() -> None:
    _, table = block("meeting", "minutes", "MM2024-05-21-01", letterhead(12, 1440), signatures=signed(SHORT[0]))
    assert [cell.text for cell in table.rows[0].cells if cell.text][:3] == ["产品部", "签字：", "李主管"]
