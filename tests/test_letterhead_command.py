"""Letterheads that firms have: completed in memory, made into a file of their own, and told of what they lack."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from docx.shared import Pt

from commdocs.model import ERROR, NOTE, WARNING
from commdocs.writers.docx import adopted, letterhead, trouble, write
from tests.conftest import Said
from tests.office import samples
from tests.office.lint import lint

Run = Callable[..., Said]


def firm(**changes: object) -> bytes:
    """A Word file as python-docx makes it: some styles, no places, no page numbers, 14 pt."""
    made = python_docx.Document()
    made.styles["Normal"].font.size = Pt(14)
    made.sections[0].header.paragraphs[0].text = str(changes.get("header", "华东精密仪器（苏州）有限公司"))
    made.add_paragraph("old text that nobody is to see")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def without(data: bytes, part: str, pattern: str) -> bytes:
    """A file without what a pattern finds in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                changed = re.sub(pattern, "", text.decode(), flags=re.DOTALL)
                assert changed != text.decode()
                text = changed.encode()
            new.writestr(name, text)
    return out.getvalue()


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}


def paper(data: bytes, **more: object) -> dict[str, str]:
    made = write(replace(samples.minutes(), letterhead=data, **more))  # type: ignore[arg-type]
    assert not [each for each in lint(made) if not re.match("styles:|settings: not in the mode|.*not A4", each)], lint(
        made
    )
    return parts(made)


SOME = {
    "a firm's file": firm,
    "without tables": lambda: without(
        samples.letterhead(),
        "word/styles.xml",
        r'<w:style w:type="table"[^>]*><w:name w:val="(?:form|data) grid"/>.*?</w:style>',
    ),
    "without signatures": lambda: without(
        samples.letterhead(), "word/styles.xml", r'<w:style [^>]*><w:name w:val="signature[^"]*"/>.*?</w:style>'
    ),
    "without lists": lambda: without(samples.letterhead(), "word/styles.xml", r"<w:numPr>.*?</w:numPr>"),
}


@pytest.mark.parametrize("name", SOME)
def test_what_a_letterhead_lacks_is_lent_and_said(name: str) -> None:
    data = SOME[name]()
    made = paper(data)
    body = made["word/document.xml"]
    ids = set(re.findall(r'w:styleId="([^"]+)"', made["word/styles.xml"]))
    assert set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', body)) <= ids
    assert body.count("<w:tblStyle ") == body.count("<w:tbl>")
    found = [each for each in trouble(data) if each.severity == WARNING]
    assert (name == "without lists") or any("样式" in each.message.zh for each in found)
    assert not [each for each in trouble(data) if each.severity == ERROR]


def test_a_draft_is_marked_on_every_page_also_without_a_header() -> None:
    bare = without(samples.letterhead(), "word/document.xml", r"<w:(?:header|footer)Reference[^>]*>")
    made = paper(bare, draft=True)
    headers = [text for name, text in made.items() if name.startswith("word/header")]
    assert any("草稿" in text and "textpath" in text for text in headers)
    assert any("草稿" in each.message.zh for each in trouble(bare) if each.severity == WARNING)


def test_a_first_page_without_a_header_gets_one_for_drafts() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(samples.letterhead())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</w:sectPr>", b"<w:titlePg/></w:sectPr>"))
    made = paper(out.getvalue(), draft=True)
    assert 'w:type="first"' in made["word/document.xml"]
    assert sum("textpath" in text for name, text in made.items() if name.startswith("word/header")) == 2


def test_a_firms_file_becomes_a_letterhead() -> None:
    data = adopted(firm())
    assert not [each for each in trouble(data) if each.severity != NOTE]
    made = parts(data)
    assert "old text" not in made["word/document.xml"]
    edges = "".join(text for name, text in made.items() if re.match(r"word/(header|footer)", name))
    assert "华东精密仪器" in edges
    assert all(place in edges for place in ("{label}", "{draft}", "{footer}", "{page}"))
    assert adopted(data) == adopted(data)
    assert letterhead.read(data).size("table text") == 25  # a point and a half under its own 14
    python_docx.Document(io.BytesIO(data))
    paper(data)


def test_the_command(folder: Path, commdocs: Run) -> None:
    (folder / "公司 信纸.docx").write_bytes(firm())
    said = commdocs("letterhead", "check", "公司 信纸.docx")
    assert said.status == 0
    assert "信笺不印页码" in said.out and "table text" in said.out
    assert commdocs("letterhead", "new", "本公司", "--from", "公司 信纸.docx").status == 0
    assert (folder / "templates/letterheads/本公司.docx").is_file()
    assert "警告" not in commdocs("letterhead", "check", "本公司").out
    with (folder / "commdocs.yaml").open("a", encoding="utf-8") as config:
        config.write("\n信笺: 本公司\n")
    assert commdocs("check").status == 0
    assert commdocs("build").status == 0
    for look in ("business", "gbt9704", "plain"):
        assert commdocs("letterhead", "new", look, "--look", look).status == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("check", "nosuch"), "没有这个文件"),
        (("new", "a/b"), "不能作文件名"),
        (("new", "本公司", "--from", "commdocs.yaml"), "不是可用的 Word 文档"),
        (("check", "commdocs.yaml"), "不是可用的 Word 文档"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, commdocs: Run, words: tuple[str, ...], says: str) -> None:
    said = commdocs("letterhead", *words)
    assert said.status in (1, 2)
    assert says in said.out + said.err
    assert not list(folder.glob("templates/letterheads/*.docx"))


def test_a_letterhead_that_is_there_is_left_alone(folder: Path, commdocs: Run) -> None:
    assert commdocs("letterhead", "new", "本公司").status == 0
    made = folder / "templates/letterheads/本公司.docx"
    made.write_bytes(b"mine")
    assert commdocs("letterhead", "new", "本公司").status == 2
    assert made.read_bytes() == b"mine"
