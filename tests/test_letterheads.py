"""Hostile and broken letterheads: each is told at its path, and papers never carry what they should not."""

from __future__ import annotations

import resource
import struct
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from commdocs.model import ERROR, NOTE, WARNING
from commdocs.writers.docx import trouble, write
from tests.conftest import Said
from tests.office import samples
from tests.office.lint import lint

Run = Callable[..., Said]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
EVIL = "http://evil.example/x"


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(samples.letterhead())) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(given: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in given.items():
            package.writestr(name, data)
    return out.getvalue()


def with_parts(**more: bytes) -> bytes:
    return packed({**parts(), **{name.replace("__", "/"): data for name, data in more.items()}})


def edited(name: str, old: str, new: str, more: Mapping[str, bytes] | None = None) -> bytes:
    given = parts()
    text = given[name].decode()
    assert old in text
    given[name] = text.replace(old, new, 1).encode()
    return packed({**given, **(more or {})})


def header(inside: str, relations: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A letterhead whose header holds ``inside`` too."""
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    return edited(
        "word/header1.xml", "</w:p>", inside + "</w:p>", {"word/_rels/header1.xml.rels": rels.encode(), **(more or {})}
    )


def relation(type: str, target: str, external: bool = False, id: str = "rId9", base: str = OFFICE) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id}" Type="{base}/{type}" Target="{target}"{mode}/>'


def related(part: str, *more: str) -> bytes:
    """A letterhead with more relationships of its package ("") or document."""
    name = "word/_rels/document.xml.rels" if part else "_rels/.rels"
    return edited(name, "</Relationships>", "".join(more) + "</Relationships>", {"word/vbaProject.bin": b"macro"})


def renamed(old: bytes, new: bytes) -> bytes:
    """The bytes of a zip with a name of the same length put in place of another one."""
    assert len(old) == len(new)
    return packed({**parts(), old.decode(): b"x"}).replace(old, new)


def flagged(flag: int = 0, method: int = -1) -> bytes:
    """The first entry with a flag or another method, as in files that are locked or packed otherwise."""
    data = bytearray(samples.letterhead())
    for mark, at in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        place = data.index(mark)
        old = struct.unpack_from("<H", data, place + at)[0]
        struct.pack_into("<H", data, place + at, old | flag)
        if method >= 0:
            struct.pack_into("<H", data, place + at + 2, method)
    return bytes(data)


def bomb(size: int) -> bytes:
    return with_parts(**{"word__media__big.bin": bytes(size)})


def run(code: str) -> str:
    words = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in code.split("|"))
    begin, then, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end"))
    return begin + words + then + end


DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

REFUSED: dict[str, Callable[[], bytes]] = {
    # no zip, or none that can be read
    "nothing": lambda: b"",
    "text": lambda: b"no Word file",
    "old Word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
    "cut short": lambda: samples.letterhead()[:2000],
    "cut at the end": lambda: samples.letterhead()[:-10],
    "end only": lambda: samples.letterhead()[-22:],
    "damaged in the middle": lambda: samples.letterhead()[:900] + b"\0" * 300 + samples.letterhead()[1200:],
    "empty zip": lambda: packed({}),
    "locked": lambda: flagged(flag=1),
    "packed otherwise": lambda: flagged(method=99),
    "bzip2": lambda: packed(parts(), zipfile.ZIP_BZIP2),
    "lzma": lambda: packed(parts(), zipfile.ZIP_LZMA),
    # too much
    "a bomb": lambda: bomb(100 << 20),
    "blanks": lambda: with_parts(
        word__styles=b"", **{"word__styles.xml": b"<w:styles>" + b" " * (60 << 20) + b"</w:styles>"}
    ),
    "many parts": lambda: packed({**parts(), **{f"word/{n}.xml": b"<a/>" for n in range(3000)}}),
    "many styles": lambda: edited("word/styles.xml", "</w:styles>", "<w:style >" * 300_000),
    "many sound styles": lambda: edited("word/styles.xml", "</w:styles>", "<w:style/>" * 300_000 + "</w:styles>"),
    "deep": lambda: edited("word/header1.xml", "</w:p>", "<w:r>" * 3000 + "</w:r>" * 3000 + "</w:p>"),
    # names
    "out of it": lambda: with_parts(**{"word__..__..__evil": b"x"}),
    "absolute": lambda: with_parts(__etc__passwd=b"x"),
    "backslash": lambda: renamed(b"word/evil1xml", b"word\\evil1xml"),
    "drive": lambda: renamed(b"C_/evil.xml1", b"C:/evil.xml1"),
    "twice": lambda: renamed(b"word/stylez.xml", b"word/styles.xml"),
    "twice but for case": lambda: with_parts(**{"word__Styles.xml": b"<a/>"}),
    "control character": lambda: renamed(b"word/evil_xml", b"word/evil\nxml"),
    # parts
    **{
        f"without {name}": lambda name=name: packed({k: v for k, v in parts().items() if k != name})  # type: ignore[misc]
        for name in parts()
        if name.startswith(("word/", "[", "_")) and "settings" not in name and "fontTable" not in name
    },
    **{
        f"broken {name}": lambda name=name: packed({**parts(), name: parts()[name][:-9]})  # type: ignore[misc]
        for name in parts()
        if not name.startswith("docProps")
    },
    "not UTF-8": lambda: (
        edited("word/header1.xml", "{label}", "x").replace(b"x", b"x")
        and with_parts(**{"word__header1.xml": "<?xml version='1.0' encoding='GBK'?><a>信</a>".encode("gbk")})
    ),
    "UTF-16": lambda: with_parts(
        **{"word__styles.xml": parts()["word/styles.xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")}
    ),
    "quotes gone": lambda: with_parts(**{"word__header1.xml": parts()["word/header1.xml"].replace(b'"', b"")}),
    **{
        f"entities in {name}": lambda name=name: edited(name, HEAD, HEAD + DTD)  # type: ignore[misc]
        for name in ("word/styles.xml", "word/header1.xml", "word/document.xml", "word/_rels/document.xml.rels")
    },
    "reading a file": lambda: edited("word/header1.xml", HEAD, HEAD + '<!DOCTYPE x SYSTEM "file:///etc/passwd">'),
    "no section": lambda: (
        edited("word/document.xml", "w:sectPr", "w:sect").replace(b"", b"")
        and packed({**parts(), "word/document.xml": parts()["word/document.xml"].replace(b"sectPr", b"sect")})
    ),
    "no page": lambda: edited("word/document.xml", 'w:w="11906"', 'w:w="0"'),
    "a page without end": lambda: edited("word/document.xml", 'w:w="11906"', 'w:w="' + "9" * 5000 + '"'),
    "margins without end": lambda: edited("word/document.xml", 'w:left="', 'w:left="9'),
    # what headers and footers bring in
    "linked picture": lambda: header(
        '<w:r><w:drawing><a:blip xmlns:a="a" r:link="rId9"/></w:drawing></w:r>', relation("image", EVIL, True)
    ),
    "linked picture without a relationship": lambda: header(
        '<w:r><w:drawing><a:blip xmlns:a="a" r:link="rId9"/></w:drawing></w:r>'
    ),
    "picture by address": lambda: header(f'<w:r><w:pict><v:imagedata xmlns:v="v" src="{EVIL}"/></w:pict></w:r>'),
    "picture by share": lambda: header('<w:r><w:pict><v:imagedata xmlns:v="v" src="\\\\evil\\x.png"/></w:pict></w:r>'),
    "embedded file": lambda: header(
        "<w:r><w:object/></w:r>", relation("oleObject", "embeddings/x.bin"), {"word/embeddings/x.bin": b"x"}
    ),
    "linked file": lambda: header("", relation("oleObject", "file:///c:/x.exe", True)),
    "control": lambda: header(
        "<w:r><w:control/></w:r>", relation("control", "activeX/x.xml"), {"word/activeX/x.xml": b"<a/>"}
    ),
    "link to a program": lambda: header("", relation("hyperlink", "file:///c:/windows/cmd.exe", True)),
    "DDE": lambda: header(run(r"DDEAUTO c:\\windows\\cmd.exe")),
    "DDE in pieces": lambda: header(run(r"D|DE|AUTO c:\\windows\\cmd.exe")),
    "DDE inside a field": lambda: header(
        run("IF 1 = 1 ").replace("</w:instrText></w:r>", "</w:instrText></w:r>" + run("DDEAUTO x"), 1)
    ),
    "DDE of one piece": lambda: header('<w:fldSimple w:instr=" DDEAUTO c:\\\\cmd.exe "/>'),
    "code by a field": lambda: header(run("").replace("</w:r>", "</w:r>" + run("QUOTE 68 68 69"), 1)),
    "included picture": lambda: header(run(f'INCLUDEPICTURE "{EVIL}"')),
    "included text": lambda: header(run('INCLUDETEXT "c:\\\\secret.docx"')),
    "macro button": lambda: header(run("MACROBUTTON AutoOpen x")),
    "link field": lambda: header(run("LINK Excel.Sheet c:\\\\x.xlsx")),
    "header of another name": lambda: packed(
        {
            **parts(),
            "word/h.xml": parts()["word/header1.xml"],
            "word/_rels/document.xml.rels": parts()["word/_rels/document.xml.rels"].replace(b"header1.xml", b"h.xml"),
        }
    ),
    # words in braces
    "braces without end": lambda: header("<w:r><w:t>" + "{" * 500_000 + "x}</w:t></w:r>"),
    "misspelt": lambda: edited("word/header1.xml", "{organisation}", "{organization}"),
    "misspelt in runs": lambda: edited("word/header1.xml", "{organisation}", "{organ</w:t></w:r><w:r><w:t>ization}"),
    "misspelt in Chinese": lambda: edited("word/header1.xml", "{organisation}", "{单位名}"),
    "doubled": lambda: edited("word/header1.xml", "{organisation}", "{{organisation}}"),
    "with blanks": lambda: edited("word/footer1.xml", "{page}", "{ page }"),
    "capitals": lambda: edited("word/footer1.xml", "{page}", "{Page}"),
    "none of them": lambda: edited("word/footer1.xml", "{page}", "{电话}"),
}

LEFT_OUT: dict[str, Callable[[], bytes]] = {
    "macros": lambda: related("document", relation("vbaProject", "vbaProject.bin", base=MICROSOFT)),
    "ribbon": lambda: related(
        "",
        relation(
            "ui/extensibility", "customUI/customUI.xml", base="http://schemas.microsoft.com/office/2007/relationships"
        ),
    ),
    "template": lambda: packed(
        {
            **parts(),
            "word/settings.xml": parts()["word/settings.xml"].replace(
                b"<w:zoom", b'<w:attachedTemplate r:id="rId1"/><w:zoom'
            ),
            "word/_rels/settings.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + relation("attachedTemplate", EVIL, True, "rId1")
                + "</Relationships>"
            ).encode(),
        }
    ),
    "frames": lambda: related("document", relation("frame", EVIL, True)),
}

SILENT: dict[str, Callable[[], bytes]] = {
    "comments": lambda: edited(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        relation("comments", "comments.xml") + "</Relationships>",
        {"word/comments.xml": b"<secret/>"},
    ),
    "what nobody names": lambda: with_parts(**{"word__secret.xml": b"<secret/>", "word__vbaProject.bin": b"macro"}),
    "what its text links to": lambda: related("document", relation("hyperlink", EVIL, True)),
    "properties": lambda: with_parts(**{"docProps__custom.xml": b"<secret/>", "docProps__app.xml": b"<secret/>"}),
    "thumbnail": lambda: with_parts(**{"docProps__thumbnail.emf": b"secret"}),
    "a comment in the XML": lambda: edited("word/header1.xml", "</w:p>", "<!-- secret --></w:p>"),
    "no properties": lambda: packed({name: data for name, data in parts().items() if not name.startswith("docProps")}),
    "mail merge": lambda: edited(
        "word/settings.xml", "<w:zoom", '<w:mailMerge><w:query w:val="secret"/></w:mailMerge><w:zoom'
    ),
    "a former set-up of the page": lambda: edited(
        "word/document.xml", "</w:sectPr>", '<w:sectPrChange w:author="secret"><w:sectPr/></w:sectPrChange></w:sectPr>'
    ),
    "a printer": lambda: edited("word/document.xml", "</w:sectPr>", '<w:printerSettings r:id="rId77"/></w:sectPr>'),
    "saved as a template": lambda: edited("[Content_Types].xml", "document.main+xml", "template.main+xml"),
    "saved with macros": lambda: edited(
        "[Content_Types].xml",
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        "vnd.ms-word.document.macroEnabled.main",
    ),
    "a link to our pages": lambda: header(
        '<w:hyperlink r:id="rId9"><w:r><w:t>x</w:t></w:r></w:hyperlink>',
        relation("hyperlink", "https://www.example.cn", True),
    ),
    "fields that do no harm": lambda: header(run(" PAGE ") + run("=2+3") + '<w:fldSimple w:instr=" STYLEREF 1 "/>'),
    "lists in tables": lambda: edited("word/styles.xml", '"table bullet"', '"other"'),
    "lists in text": lambda: edited("word/styles.xml", '"List Number"', '"Other"'),
    "wide braces": lambda: edited("word/header1.xml", "{organisation}", "｛公司｝"),
}


LENT = ("lists in tables", "lists in text")  # what it lacks is lent


@pytest.mark.parametrize("name", REFUSED)
def test_a_letterhead_that_is_refused(name: str) -> None:
    data = REFUSED[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = trouble(data)
    assert time.process_time() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024
    assert [each.severity for each in found] == [ERROR]
    assert found[0].rule == "S08"
    assert found[0].hint.zh
    assert found[0].hint.en


def paper(letterhead: bytes) -> dict[str, bytes]:
    """The parts of a paper made with it, after a look at whether they are in order."""
    data = write(replace(samples.minutes(), letterhead=letterhead))
    assert not [each for each in lint(data) if "font" not in each]
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", [*LEFT_OUT, *SILENT])
def test_what_papers_do_not_carry(name: str) -> None:
    data = (LEFT_OUT | SILENT)[name]()
    told = [each.severity for each in trouble(data) if each.severity != NOTE]
    assert told == ([WARNING] if name in LEFT_OUT or name in LENT else [])
    made = paper(data)
    assert set(made) <= {*parts(), "word/_rels/header1.xml.rels"}
    for part, content in made.items():
        assert not any(word in content for word in (b"secret", b"macro", b"evil", b"attachedTemplate")), part


@pytest.mark.parametrize(
    ("word", "meant"),
    [("{organization}", "{organisation}"), ("{Page}", "{page}"), ("{单位名}", "{单位}"), ("{{label}}", "{label}")],
)
def test_the_word_that_was_meant(word: str, meant: str) -> None:
    (found,) = trouble(edited("word/header1.xml", "{organisation}", word))
    assert word in found.message.en
    assert f"Write {meant};" in found.hint.en


def test_a_paper_is_as_it_was() -> None:
    """What is read and written down again is, for our own letterhead, the same to the byte."""
    made = paper(samples.letterhead())
    for name in ("word/settings.xml", "word/styles.xml", "word/fontTable.xml", "[Content_Types].xml", "_rels/.rels"):
        assert made[name] == parts()[name]


BUILT = "output/示例项目"


@pytest.mark.parametrize(
    "name", ["a bomb", "locked", "packed otherwise", "damaged in the middle", "many styles", "misspelt"]
)
def test_only_word_files_wait_for_a_letterhead(folder: Path, commdocs: Run, name: str) -> None:
    (folder / "templates/letterheads").mkdir(parents=True)
    (folder / "templates/letterheads/own.docx").write_bytes(REFUSED[name]())
    with (folder / "commdocs.yaml").open("a", encoding="utf-8") as config:
        config.write("\n信笺: own\n")
    said = commdocs("check")
    assert said.status == 2
    assert said.out.count("templates/letterheads/own.docx:1:1: 错误 S08") == 1
    said = commdocs("build")
    assert said.status == 2
    assert said.err.count("templates/letterheads/own.docx:1:1: 错误 S08") == 1
    assert list((folder / BUILT).glob("*.md"))
    assert not list((folder / "output").rglob("*.docx"))


def test_check_knows_of_a_letterhead_that_is_not_there(folder: Path, commdocs: Run) -> None:
    with (folder / "commdocs.yaml").open("a", encoding="utf-8") as config:
        config.write("\n信笺: own\n")
    said = commdocs("check")
    assert said.status == 2
    assert "templates/letterheads/own.docx:1:1: 错误 S08" in said.out
    assert "business" in said.out


def test_macros_are_said_and_papers_made(folder: Path, commdocs: Run) -> None:
    (folder / "templates/letterheads").mkdir(parents=True)
    (folder / "templates/letterheads/own.docx").write_bytes(LEFT_OUT["macros"]())
    with (folder / "commdocs.yaml").open("a", encoding="utf-8") as config:
        config.write("\n信笺: own\n")
    said = commdocs("check")
    assert said.status == 0
    assert "templates/letterheads/own.docx:1:1: 警告 S08" in said.out
    assert "vbaProject.bin" in said.out
    assert commdocs("build").status == 0
    assert list((folder / BUILT).glob("*.docx"))
