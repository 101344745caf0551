"""Pages as a careful secretary looks at them, by program: ``python -m tests.office.layout --generated 200``.

Prints every document of the examples, and of made-up records whose names, texts and lists are as long as real ones, in
each look, and says: a label or person that is broken inside, text outside the text area, a page with nothing but
signatures, a blank page, a heading that stands alone at the foot of a page, a value of a paper for outsiders that is
not there.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import fromstring

from commdocs import build, workspace
from commdocs.model import Definition, Document, Field, Heading, Hole, Paragraph, Person, Record, Run
from commdocs.render import Renderer
from commdocs.workspace import printing
from commdocs.writers import docx
from commdocs.writers.looks import LOOKS, make
from commdocs.writers.typeset.reading import Reader

ROOT = Path(__file__).parents[2]
TODAY = date(2024, 6, 3)
_X = "{http://www.w3.org/1999/xhtml}"
_SIGNING = re.compile(
    r"签字|签署|日期|盖章|甲方|乙方|年月日|Signature|Signed|Date|Seal|For|forandonbehalf", re.IGNORECASE
)
_SLACK = 2.5  # points
_OPENING, _CLOSING = "（《“‘【「", "。，、；：！？）》”’】」-"
_LONG = 16  # characters that a department may have to stand on one line
_PEOPLE = (
    "产品部/李主管", "华东区域市场拓展与客户成功事业部/欧阳建国", "华东精密仪器（苏州）有限公司/陈国栋",
    "采购部/Sven Lindqvist", "供应链与质量保证中心/司马相如", "财务部/吴经理",
)  # fmt: skip
_ENGLISH = (
    "Product/Tom Hill", "Procurement and Supply Chain/Sven Lindqvist-Andersson", "Legal/Bo Li",
    "Northern Precision Instruments Ltd/Margaret Featherstonehaugh",
)  # fmt: skip
_WORDS = (
    "核心仓库的入库接口按照双方确认的字段清单切换，并在切换前一天完成全量数据核对", "合同编号HT-2024-0312第3.2条", "2024-05-20前提供",
    "增加30%的订单量", "含税单价12.5元", "对方技术负责人到场确认", "无", "P0",
)  # fmt: skip
_ENGLISH_WORDS = (
    "switch the inbound interface of the core warehouse to the agreed list of fields and compare all data the day before",
    "contract HT-2024-0312, clause 3.2,", "by 2024-05-20", "30% more orders", "the engineer in charge confirms on site", "none",
)  # fmt: skip


class Line(NamedTuple):
    """A line on paper: where it begins and ends, and its words without spaces."""

    left: float
    top: float
    right: float
    bottom: float
    words: str


class Page(NamedTuple):
    width: float
    height: float
    lines: tuple[Line, ...]


# -- what is printed -----------------------------------------------------------------------------------


def documents(language: str, generated: int, seed: int = 1) -> Iterator[tuple[str, Document]]:
    """The pages of the examples, the lists, and those of ``generated`` made-up records."""
    loaded = build.load(workspace.read(ROOT, TODAY))
    files = workspace.read(ROOT, TODAY).files
    renderer = Renderer(files, loaded.corpus, language)
    records = list(loaded.corpus.records)
    for record in records:
        for template in renderer.documents_of(record):
            yield f"{template.kind}-{template.name}-{record.id}", renderer.document(template, record)
    for template in renderer.trackers():
        yield f"{template.kind}-{template.name}", renderer.document(template)
    chance = random.Random(seed)
    for number in range(generated):
        record = varied(records[number % len(records)], chance, language)
        for template in renderer.documents_of(record):
            yield f"{template.kind}-{template.name}-{number}", renderer.document(template, record)


def varied(record: Record, chance: random.Random, language: str) -> Record:
    """A record like this one with other people, other texts and longer lists."""
    return replace(record, data={**record.data, **_varied(record.data, record.kind.fields, chance, language)})


def _varied(data: Any, fields: Any, chance: random.Random, language: str) -> dict[str, Any]:
    made = {}
    for name, value in data.items():
        field = fields.get(name)
        if field is None or name in ("id", "kind", "project", "status", "date", "template_version"):
            continue
        if field.shape == "list" and value:
            some = [value[each % len(value)] for each in range(chance.choice((1, 2, len(value), 6, 11)))]
            made[name] = [_other(each, field, chance, language) for each in some]
        else:
            made[name] = _other(value, field, chance, language)
    return made


def _other(value: Any, field: Field, chance: random.Random, language: str) -> Any:
    if isinstance(value, dict):
        return {**value, **_varied(value, field.fields or {}, chance, language)}
    if isinstance(value, Person):
        return Person(chance.choice(_ENGLISH if language == "en" else _PEOPLE))
    if type(value) is date and chance.random() < 0.3:
        return value + timedelta(days=chance.randint(1, 40))
    if isinstance(value, str) and field.type in ("text", "markdown", "") and not field.choices:
        words = _ENGLISH_WORDS if language == "en" else _WORDS
        joint = " " if language == "en" else "，"
        return joint.join(chance.choice(words) for _ in range(chance.choice((1, 1, 2, 4, 9))))
    return value


# -- what is seen --------------------------------------------------------------------------------------


def read(pdf: bytes) -> list[Page]:
    """The pages of a PDF with their lines (pdftotext, of poppler)."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["pdftotext", "-bbox-layout", file.name, "-"]
        text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    pages = []
    for page in fromstring(text.encode()).iter(f"{_X}page"):
        lines = []
        for each in page.iter(f"{_X}line"):
            words = "".join("".join(word.text or "" for word in each.iter(f"{_X}word")).split())
            place = [float(each.get(side, 0)) for side in ("xMin", "yMin", "xMax", "yMax")]
            lines.append(Line(*place, words))
        pages.append(Page(float(page.get("width", 0)), float(page.get("height", 0)), tuple(lines)))
    return pages


def faults(document: Document, word_file: bytes, pages: Sequence[Page]) -> Iterator[str]:
    """What a secretary would retouch."""
    sheet = Reader(word_file, _NO_FONTS).data()["sheet"]
    headings = [_squeezed(each) for each in _headings(document)]
    bodies = []
    for number, page in enumerate(pages, 1):
        body = [
            each for each in page.lines if each.top > sheet["top"] - 12 and each.top < page.height - sheet["bottom"]
        ]
        bodies.append(body)
        if not body:
            yield f"page {number} is blank"
            continue
        for each in body:
            em = each.bottom - each.top  # punctuation hangs out of a line: by half, or whole as Word and LibreOffice do
            before = _SLACK + em / 2 * (each.words[:1] in _OPENING)
            after = _SLACK + em * (each.words[-1:] in _CLOSING)
            if each.left < sheet["left"] - before or each.right > page.width - sheet["right"] + after:
                yield f"page {number}: outside the text area: {each.words[:40]}"
            if each.bottom > page.height - sheet["bottom"] + 2 * _SLACK:
                yield f"page {number}: below the text area: {each.words[:40]}"
        last = max(body, key=lambda each: each.bottom)
        if number < len(pages) and last.words in headings and last.left < sheet["left"] + 40:
            yield f"page {number}: a heading alone at the foot: {last.words[:40]}"
        parties = {_squeezed(each) for each in _parties(document)}
        text = [
            each
            for each in body
            if not _SIGNING.search(each.words)
            and not any(each.words in party or party in each.words for party in parties)
        ]
        if number > 1 and len(text) < 2 and any(_SIGNING.search(each.words) for each in body):
            signed = [each for each in body if _SIGNING.search(each.words)]
            if len(signed) > 2:
                yield f"page {number}: signatures without text"
    seen = Counter[str]()
    lines = [each.words for body in bodies for each in body]
    for label, times in Counter(map(_squeezed, _labels(document))).items():
        seen[label] = sum(line.count(label) for line in lines)
        if seen[label] < times:
            yield f"the label {label} stands whole {seen[label]} times of {times}"
    for name in {_squeezed(part) for part in _names(document)}:
        if not any(name in line for line in lines):
            yield f"the name {name} is broken"
    whole = "".join(lines)
    for value in document.values:
        parts = map(_squeezed, re.split(r"[\s/、，,;；]+", value.text))
        if value.type in ("person", "date", "due", "record") and not all(
            part in whole for part in parts if len(part) <= _LONG // 2
        ):
            yield f"not printed: {value.text}"


def _headings(document: Document) -> Iterator[str]:
    for block, first in document.blocks:
        for node in block.nodes:
            if isinstance(node, Heading) and node.level > 1:
                yield _words(node.inlines, document, first)


def _parties(document: Document) -> Iterator[str]:
    for name, node, first in _definitions(document):
        if name == "signatures":
            yield from filter(None, re.split(r"[（(\n ]", _words(node.term, document, first)))


def _labels(document: Document) -> Iterator[str]:
    """What stands before the room to sign, once for each line."""
    for name, node, first in _definitions(document):
        if name == "signatures":
            for nodes in node.definitions:
                for each in nodes:
                    if isinstance(each, Paragraph):
                        found = re.match(r"[^：:]*[：:]", _words(each.inlines, document, first))
                        if found:
                            yield found[0]


def _names(document: Document) -> Iterator[str]:
    """The names of people in tables, forms and signature blocks."""
    for block, first in document.blocks:
        if block.kind in ("row", "definition"):  # a name in a sentence may break like other words
            for value in document.values[first : first + block.holes]:
                if isinstance(value.data, Person) and value.data.name in value.text and len(value.data.name) <= _LONG:
                    yield value.data.name


def _definitions(document: Document) -> Iterator[tuple[str, Definition, int]]:
    div = ""
    for block, first in document.blocks:
        if block.kind == "open":
            div = block.name
        elif block.kind == "close":
            div = ""
        for node in block.nodes:
            if isinstance(node, Definition):
                yield div, node, first


def _words(inlines: Iterable[Any], document: Document, first: int) -> str:
    return "".join(
        each.text
        if isinstance(each, Run)
        else document.values[first + each.number].text
        if isinstance(each, Hole)
        else " "
        for each in inlines
    )


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


class _NoFonts:
    """For reading a page set-up; nothing is set with it."""

    def latin(self, name: str) -> str:
        return name

    def chinese(self, name: str, bold: bool = False) -> str:
        return name


_NO_FONTS: Any = _NoFonts()


def judged(
    looks: Iterable[str], languages: Iterable[str], generated: int, by: printing.Printer, keep: Path | None = None
) -> Iterator[str]:
    """The faults of all pages, each with the page it is on; at the end how many pages there were."""
    count = files = 0
    for look in looks:
        letterhead = make(LOOKS[look])
        for language in languages:
            waiting = []
            for name, document in documents(language, generated):
                made = replace(document, letterhead=letterhead)
                waiting.append((name, made, docx.write(made)))
            for at in range(0, len(waiting), by.many):
                some = waiting[at : at + by.many]
                for (name, document, word), pdf in zip(some, by.prints([each[2] for each in some]), strict=True):
                    where = f"{look}/{language}/{name}"
                    if pdf is None:
                        yield f"{where}: not printed"
                        continue
                    pages = read(pdf)
                    count, files = count + len(pages), files + 1
                    found = list(faults(document, word, pages))
                    yield from (f"{where}: {each}" for each in found)
                    if keep is not None:
                        (keep / f"{look}-{language}-{name}.pdf").write_bytes(pdf)
    print(f"{files} files, {count} pages", file=sys.stderr)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--generated", type=int, default=0)
    arguments.add_argument("--looks", nargs="*", default=list(LOOKS))
    arguments.add_argument("--languages", nargs="*", default=["zh", "en"])
    arguments.add_argument("--printer", default="typst")
    arguments.add_argument("--keep", type=Path)
    given = arguments.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    by = printing.printer(given.printer, "zh")
    found = list(judged(given.looks, given.languages, given.generated, by, given.keep))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
