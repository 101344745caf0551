"""What is wrong with a .docx that no program complains about: ``python tests/office/lint.py FILE…``.

The Open XML SDK checks the schema, LibreOffice opens nearly everything. Here stands what both pass over and
Word, WPS, a screen reader or the next build would stumble on.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "[Content_Types].xml"
_PAGES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_A4 = {(11906, 16838), (16838, 11906)}
_SCHEMES = ("http://", "https://", "mailto:")


def lint(data: bytes) -> list[str]:
    """Every fault found in the bytes of a .docx."""
    with ZipFile(BytesIO(data)) as package:
        return list(_Lint(package).all())


class _Lint:
    def __init__(self, package: ZipFile):
        self.package = package
        self.names = package.namelist()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        self.parts: dict[str, Any] = {
            name: etree.fromstring(package.read(name), parser)
            for name in self.names
            if name.endswith((".xml", ".rels"))
        }

    def all(self) -> Iterator[str]:
        yield from self._zip()
        yield from self._relations()
        yield from self._types()
        yield from self._styles()
        yield from self._settings()
        yield from self._core()
        for name in self.names:
            if _PAGES.fullmatch(name):
                for fault in (*self._names_used(name), *self._tables(name), *self._text(name), *self._fields(name)):
                    yield f"{name}: {fault}"

    def _zip(self) -> Iterator[str]:
        if self.names[0] != _TYPES:
            yield f"zip: {_TYPES} is not first"
        for info in self.package.infolist():
            if info.date_time != (1980, 1, 1, 0, 0, 0):
                yield f"zip: {info.filename} is dated {info.date_time}"
            if info.create_system or info.external_attr or info.extra or info.comment:
                yield f"zip: {info.filename} tells of the machine that made it"
        yield from (f"zip: {name} twice" for name, count in Counter(self.names).items() if count > 1)

    def _relations(self) -> Iterator[str]:
        for name in self.names:
            if not name.endswith(".rels"):
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            seen: Counter[str] = Counter()
            for each in self.parts[name]:
                seen[each.get("Id")] += 1
                target = each.get("Target")
                if each.get("TargetMode") == "External":
                    if not each.get("Type").endswith("/hyperlink"):
                        yield f"{name}: something outside is loaded: {target}"
                    elif ":" in target.partition("/")[0] and not target.lower().startswith(_SCHEMES):
                        yield f"{name}: a link that is no web address: {target}"
                else:
                    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                    if path.lstrip("/") not in self.names:
                        yield f"{name}: {each.get('Id')} leads nowhere: {target}"
            yield from (f"{name}: {id} twice" for id, count in seen.items() if count > 1)

    def _types(self) -> Iterator[str]:
        types = self.parts[_TYPES]
        endings = {each.get("Extension") for each in types if each.get("Extension")}
        parts = {each.get("PartName").lstrip("/") for each in types if each.get("PartName")}
        yield from (f"types: {part} is not there" for part in parts if part not in self.names)
        for name in self.names:
            if name != _TYPES and name not in parts and name.rpartition(".")[2] not in endings:
                yield f"types: {name} has none"

    def _styles(self) -> Iterator[str]:
        styles = self.parts["word/styles.xml"]
        language = styles.find(f".//{_W}docDefaults//{_W}lang")
        if language is None or language.get(f"{_W}eastAsia") != "zh-CN":
            yield "styles: the East Asian language is not zh-CN"
        for fonts in styles.iter(f"{_W}rFonts"):
            if any(etree.QName(name).localname.endswith("Theme") for name in fonts.attrib):
                yield "styles: a theme font, which Word takes before the Chinese face"
        default = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}rFonts")
        if default is None or not default.get(f"{_W}eastAsia"):
            yield "styles: the document's defaults name no Chinese face"
        for style in styles.iter(f"{_W}style"):
            fonts = style.find(f"{_W}rPr/{_W}rFonts")
            if fonts is not None and not fonts.get(f"{_W}eastAsia"):
                yield f"styles: {style.get(f'{_W}styleId')} names a Latin face alone"
        ids = Counter(style.get(f"{_W}styleId") for style in styles.iter(f"{_W}style"))
        yield from (f"styles: {id} twice" for id, count in ids.items() if count > 1)
        for each in styles.iter(f"{_W}basedOn", f"{_W}next", f"{_W}link"):
            if each.get(f"{_W}val") not in ids:
                yield f"styles: no style {each.get(f'{_W}val')}"

    def _settings(self) -> Iterator[str]:
        settings = self.parts["word/settings.xml"]
        if settings.find(f"{_W}updateFields") is not None:
            yield "settings: updateFields makes Word ask a question"
        modes = [each.get(f"{_W}val") for each in settings.iter(f"{_W}compatSetting")]
        if "15" not in modes:
            yield "settings: not in the mode of today's Word"

    def _core(self) -> Iterator[str]:
        core = self.parts["docProps/core.xml"]
        texts = {etree.QName(each).localname: each.text or "" for each in core}
        if not texts.get("title", "").strip():
            yield "core: no title"
        for name in ("created", "modified"):
            if not _DATE.fullmatch(texts.get(name, "")):
                yield f"core: {name} is {texts.get(name)!r}"

    def _names_used(self, name: str) -> Iterator[str]:
        styles: dict[str, set[str]] = {}
        for style in self.parts["word/styles.xml"].iter(f"{_W}style"):
            styles.setdefault(style.get(f"{_W}type"), set()).add(style.get(f"{_W}styleId"))
        numbers = {each.get(f"{_W}numId") for each in self.parts["word/numbering.xml"].iter(f"{_W}num")}
        ids: Counter[str] = Counter()
        for each in self.parts[name].iter():
            tag, value = etree.QName(each).localname, each.get(f"{_W}val")
            if tag in _STYLED and value not in styles.get(_STYLED[tag], ()):
                yield f"no {_STYLED[tag]} style {value}"
            elif tag == "numId" and value not in numbers:
                yield f"no list {value}"
            elif tag in ("docPr", "shape") and each.get("id"):
                ids[each.get("id")] += 1
                if not (each.get("descr") or each.get("alt")):
                    yield "a picture without a description"
            elif tag in ("bookmarkStart", "sdt"):
                own = each.get(f"{_W}name") or each.findtext(f"{_W}sdtPr/{_W}tag")
                ids[own] += 1
        yield from (f"id {id} twice" for id, count in ids.items() if count > 1)
        outlines = [etree.QName(each).localname for each in self.parts["word/numbering.xml"]]
        if outlines != sorted(outlines, key=["abstractNum", "num"].index):
            yield "numbering: an abstractNum after a num"

    def _tables(self, name: str) -> Iterator[str]:
        for table in self.parts[name].iter(f"{_W}tbl"):
            grid = [int(each.get(f"{_W}w")) for each in table.find(f"{_W}tblGrid")]
            properties = table.find(f"{_W}tblPr")
            width = properties.find(f"{_W}tblW")
            if width.get(f"{_W}type") == "dxa" and int(width.get(f"{_W}w")) != sum(grid):
                yield f"a table {width.get(f'{_W}w')} wide with columns of {sum(grid)}"
            if any(properties.find(f"{_W}{each}") is None for each in ("tblCaption", "tblDescription")):
                yield "a table without caption or description"
            if min(grid) <= 0:
                yield "a column without width"
            if table.getnext() is not None and table.getnext().tag == f"{_W}tbl":
                yield "two tables with nothing between them: Word makes them one"
            for row in table.findall(f"{_W}tr"):
                yield from _row(row, grid)
            look = properties.find(f"{_W}tblLook")
            if look is not None and look.get(f"{_W}firstRow") == "1" and table.find(f"{_W}tr//{_W}tblHeader") is None:
                yield "a header row that is not repeated"

    def _text(self, name: str) -> Iterator[str]:
        space = "{http://www.w3.org/XML/1998/namespace}space"
        for text in self.parts[name].iter(f"{_W}t"):
            words = text.text or ""
            if words != words.strip() and text.get(space) != "preserve":
                yield f"spaces that will be lost: {words!r}"
        for size in self.parts[name].iter(f"{_W}pgSz"):
            if (int(size.get(f"{_W}w")), int(size.get(f"{_W}h"))) not in _A4:
                yield "not A4"

    def _fields(self, name: str) -> Iterator[str]:
        for paragraph in self.parts[name].iter(f"{_W}p"):
            marks = [each.get(f"{_W}fldCharType") for each in paragraph.iter(f"{_W}fldChar")]
            if marks != ["begin", "separate", "end"] * (len(marks) // 3):
                yield f"a field that is not begin, separate, end: {marks}"
            for run in paragraph.iter(f"{_W}r"):
                if len([each for each in run if etree.QName(each).localname in ("fldChar", "instrText")]) > 1:
                    yield "two parts of a field in one run: WPS shows nothing"


def _row(row: Any, grid: list[int]) -> Iterator[str]:
    at = 0
    for cell in row.findall(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        columns = 1 if span is None else int(span.get(f"{_W}val"))
        width = cell.find(f"{_W}tcPr/{_W}tcW")
        if width is None or int(width.get(f"{_W}w")) != sum(grid[at : at + columns]):
            yield f"a cell whose width is not that of its columns ({at + 1})"
        if cell[-1].tag != f"{_W}p":
            yield "a cell that does not end with a paragraph"
        at += columns
    if at != len(grid):
        yield f"a row of {at} in a table of {len(grid)} columns"


def main(files: list[str]) -> int:
    """Prints the faults of ``files``; 1 if there are any."""
    faulty = 0
    for file in files:
        faults = lint(Path(file).read_bytes())
        faulty += bool(faults)
        print(file, "; ".join(faults) or "ok")
    return min(faulty, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
