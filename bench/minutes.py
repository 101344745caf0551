"""The same minutes made by commdocs and by docxtpl, with the same values on the page."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

from commdocs import build, kinds, workspace
from commdocs.render import Renderer
from commdocs.writers import WRITERS

ROOT = Path(__file__).parent.parent
LETTERHEAD = ROOT / "templates" / "letterheads" / "business.docx"
RECORD = "records/Q3产品迭代/MM2024-05-21-01.yaml"

_FORM = (
    ("会议主题", "{{ topic }}"),
    ("会议时间", "{{ start }}–{{ end }}"),
    ("会议地点", "{{ place }}"),
    ("主持人", "{{ chair }}"),
    ("记录人", "{{ recorder }}"),
    ("参会人员", "{{ attendees|join('、') }}"),
    ("会议目标", "{{ goal }}"),
)
_LISTS = (
    ("一、会议议程", "{%p for each in agenda %}", ["{{ loop.index }}. {{ each.text }}"]),
    (
        "二、讨论要点",
        "{%p for each in discussion %}",
        ["议题{{ loop.index }}：{{ each.topic }}", "{{ each.text }}", "分歧：{{ each.dissent }}"],
    ),
    ("三、决议事项", "{%p for each in decisions %}", ["{{ loop.index }}. {{ each.text }}"]),
)
_ACTIONS = ("序号", "任务", "责任人", "截止时间")
_ROW = ("{{ each.id }}", "{{ each.task }}", "{{ each.owner }}", "{{ each.due }}")


class Ours:
    """From a record that was read to the file: values, template, writer, write."""

    def __init__(self, scratch: Path):
        loaded = build.load(workspace.read(ROOT, date(2024, 5, 24)))
        self.record = next(each for each in loaded.corpus.records if each.path == RECORD)
        self.renderer = Renderer(loaded.tree.files, loaded.corpus)
        self.template = next(each for each in self.renderer.documents_of(self.record) if each.name == "minutes")
        self.path = scratch / "ours.docx"
        self()

    def __call__(self) -> None:
        self.path.write_bytes(WRITERS["docx"](self.renderer.document(self.template, self.record)))


class Docxtpl:
    """From values as plain Python data to the file. ``base`` is the .docx the template is made from."""

    def __init__(self, scratch: Path, base: Path | None):
        self.template = scratch / "template.docx"
        _make_template(self.template, base)
        self.values = _values()
        self.path = scratch / "theirs.docx"
        self()

    def __call__(self) -> None:
        from docxtpl import DocxTemplate

        document = DocxTemplate(self.template)
        document.render(self.values)
        document.save(self.path)


def schema() -> bytes:
    """The exported JSON Schema that the rival checks the minutes against."""
    loaded = build.load(workspace.read(ROOT, date(2024, 5, 24)))
    return json.dumps(kinds.json_schema(loaded.kinds, ["meeting"], None), ensure_ascii=False).encode()


def same_text(ours: Path, theirs: Path) -> None:
    """Ends the benchmark if a value that one page shows is missing on the other."""
    texts = [_text(path) for path in (ours, theirs)]
    for value in _strings(_values()):
        for text, path in zip(texts, (ours, theirs), strict=True):
            if re.sub(r"\s", "", value) not in text:
                sys.exit(f"{path.name} lacks “{value}”: the pages are not equal")


def _text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    text = re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", xml))
    return re.sub(r"\s", "", text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


def _strings(values: Any) -> list[str]:
    if isinstance(values, dict):
        return [text for key, each in values.items() if key != "id" for text in _strings(each)]
    if isinstance(values, list):
        return [text for each in values for text in _strings(each)]
    return [str(values)]


def _values() -> dict[str, Any]:
    """What the page of the example minutes shows, as docxtpl gets it: ready text."""
    topics = ("需求优先级排序", "开发资源评估", "时间计划确认")
    points = (
        "需求A与需求B存在资源冲突，需优先保障需求A",
        "研发部可为需求A调配2名开发人员",
        "排期以需求文档为前提，先文档后排期",
    )
    return {
        "topic": "Q3产品迭代需求评审会",
        "start": "2024年5月21日 14:00",
        "end": "16:00",
        "place": "线上会议（腾讯会议）",
        "chair": "产品部/李主管",
        "recorder": "市场部/孙专员",
        "attendees": ["产品部/李主管", "研发部/周经理", "市场部/孙专员"],
        "goal": "确定Q3需求优先级、开发资源与排期",
        "agenda": [{"text": topic} for topic in topics],
        "discussion": [
            {"topic": topic, "text": text, "dissent": "无"} for topic, text in zip(topics, points, strict=True)
        ],
        "decisions": [{"text": "需求A优先级定为高（P0）"}, {"text": "研发部调配2名开发人员支持需求A"}],
        "actions": [
            {"id": "A1", "task": "输出需求文档", "owner": "产品部/李主管", "due": "2024-05-22前（含）"},
            {"id": "A2", "task": "输出排期表", "owner": "研发部/周经理", "due": "2024-05-23前（含）"},
        ],
        "to": "全体参会人",
        "archive": "OA系统“项目文档-会议纪要”文件夹",
        "reply_by": "2024-05-22 17:00",
    }


def _make_template(path: Path, base: Path | None) -> None:
    """A docxtpl template of the same page, as its users draw one in Word."""
    from docx import Document

    document = Document(str(base) if base else None)
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    document.add_paragraph("会议纪要")
    document.add_paragraph("编号：MM2024-05-21-01　日期：2024年5月21日")
    form = document.add_table(rows=0, cols=2)
    for label, value in _FORM:
        cells = form.add_row().cells
        cells[0].text, cells[1].text = label, value
    for heading, loop, lines in _LISTS:
        for line in (heading, loop, *lines, "{%p endfor %}"):
            document.add_paragraph(line)
    document.add_paragraph("四、行动项")
    table = document.add_table(rows=4, cols=len(_ACTIONS))
    for row, texts in zip(
        table.rows, (_ACTIONS, ("{%tr for each in actions %}",), _ROW, ("{%tr endfor %}",)), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    for line in (
        "五、异议条款",
        "如有异议请于{{ reply_by }}前反馈，否则默认按此推进。",
        "六、纪要分发与归档",
        "分发范围：{{ to }}",
        "归档路径：{{ archive }}",
    ):
        document.add_paragraph(line)
    signatures = document.add_table(rows=0, cols=3)
    for party in ("产品部", "研发部", "市场部", "记录人"):
        cells = signatures.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = party, "签字：", "日期：　　年　　月　　日"
    document.save(str(path))
