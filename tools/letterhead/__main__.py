"""Makes ``templates/letterheads/business.docx``, the letterhead that comes with commdocs.

Run ``python -m tools.letterhead [FILE]``. The file is an ordinary .docx: open it in Word, put in
a logo, change fonts and colours; the documents follow. Look: A4, margins 25.4 mm, title 黑体 18 pt, body 宋体
12 pt on lines of 22 pt, tables 10.5 pt. Only the document's defaults name the
body's face, so that a firm that changes it changes it everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from commdocs.writers.docx import pack
from tools.letterhead.styles import BODY_STEP, CELL_STEP, NAMESPACES, RELATIONS, XML, fonts, styles

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _numbering() -> str:
    outlines, numbers = "", ""
    kinds = (
        ("ListBullet", BODY_STEP),
        ("ListNumber", BODY_STEP),
        ("TableBullet", CELL_STEP),
        ("TableNumber", CELL_STEP),
    )
    for number, (style, step) in enumerate(kinds, 1):
        levels = ""
        for level in range(9):
            deep = level % 3
            linked = f'<w:pStyle w:val="{style}"/>' if level == 0 else ""
            if "Bullet" in style:
                text, format, face = "•–▪"[deep], "bullet", ("Arial", "Arial")
            else:
                text, format, face = (f"%{level + 1}.", f"(%{level + 1})", f"%{level + 1})")[deep], "decimal", None
                format = "lowerLetter" if deep == 2 else format
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{linked}'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{step * (level + 1)}" w:hanging="{step}"/></w:pPr>'
                f"{f'<w:rPr>{fonts(face)}</w:rPr>' if face else ''}</w:lvl>"
            )
        outlines += (
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0C0DD0C{number}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    for number, (name, outline) in enumerate((("headings", _CHINESE), ("headings en", _ENGLISH)), len(kinds) + 1):
        outlines += (
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0C0DD0C{number}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:name w:val="{name}"/>{_headings(outline)}</w:abstractNum>'
        )
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return f"{XML}<w:numbering {NAMESPACES}>{outlines}{numbers}</w:numbering>"


_CHINESE = (
    *(("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）")),
    *(("decimal", "%3."), ("decimal", "（%4）")),
)
_ENGLISH = (("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"), ("lowerLetter", "(%4)"))


def _headings(levels: Sequence[tuple[str, str]]) -> str:
    """The levels of a list of headings; a number is followed by its words, or by a space in English."""
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:suff w:val="{"nothing" if levels is _CHINESE else "space"}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level, (format, text) in enumerate(levels)
    )


def _line(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _header() -> str:
    runs = (
        "<w:r><w:t>{organisation}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{label}</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="Draft"/></w:rPr><w:t>{draft}</w:t></w:r>'
    )
    return f'{XML}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{runs}</w:p></w:hdr>'


def _footer() -> str:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    runs = f"<w:r>{hint}<w:t>{{footer}}</w:t></w:r><w:r><w:tab/></w:r><w:r>{hint}<w:t>{{page}}</w:t></w:r>"
    return f'{XML}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p></w:ftr>'


_SAMPLE = (
    ("Title", "信头 / Letterhead"),
    ("BodyText", "这一页不会打印：文件的内容会代替它。可以修改的是样式、页边距、页眉、页脚，并放入公司标志。"),
    ("BodyText", "页眉、页脚里花括号中的词会换成文件自己的内容：单位、文件名称、草稿、编号、页码。"),
    ("BodyText", "This page is not printed: documents take its place. Change the styles, margins, header and footer, "
     "and put in a logo. The words in braces in header and footer are replaced."),
    ("Heading1", "一级标题 / Heading 1"),
    ("Heading2", "二级标题 / Heading 2"),
    ("Heading3", "三级标题 / Heading 3"),
    ("Indent", "首行缩进的正文（::: indent）。Body text with a first-line indent."),
    ("ListBullet", "项目 / Bullet"),
    ("ListNumber", "编号 / Number"),
    ("Quote", "引用 / Quotation"),
    ("Note", "小字说明（::: note）/ Note"),
    ("Right", "落款（::: right）/ Right"),
)  # fmt: skip


def _document() -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
        ' w:header="794" w:footer="794" w:gutter="0"/></w:sectPr>'
    )
    body = "".join(_line(style, text) for style, text in _SAMPLE)
    return f"{XML}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"


def _settings() -> str:
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'{XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat><w:doNotExpandShiftReturn/>{compatible}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def _font_table() -> str:
    chinese = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
        for name, other, family, pitch in (
            ("宋体", "SimSun", "auto", "variable"),
            ("黑体", "SimHei", "modern", "fixed"),
            ("楷体", "KaiTi", "modern", "fixed"),
        )
    )
    latin = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, family, pitch in (
            ("Times New Roman", "roman", "variable"),
            ("Arial", "swiss", "variable"),
            ("Courier New", "modern", "fixed"),
        )
    )
    return f"{XML}<w:fonts {NAMESPACES}>{latin}{chinese}</w:fonts>"


_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PROPERTIES = "application/vnd.openxmlformats-"


def parts() -> dict[str, str]:
    """The parts of the letterhead by name, in the order in which they lie in the file."""
    beside = ("styles", "numbering", "settings", "header1", "footer1", "fontTable")
    kinds = {"header1": "header", "footer1": "footer"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}{kinds.get(name, name)}+xml"/>' for name in beside
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kinds.get(name, name)}" Target="{name}.xml"/>'
        for number, name in enumerate(beside, 1)
    )
    relationships = f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}document.main+xml"/>{types}'
        f'<Override PartName="/docProps/core.xml" ContentType="{_PROPERTIES}package.core-properties+xml"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{_PROPERTIES}officedocument.extended-properties+xml"/>'
        "</Types>",
        "_rels/.rels": f'{relationships}<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATIONS}/extended-properties" Target="docProps/app.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{relationships}{relations}</Relationships>",
        "word/document.xml": _document(),
        "word/styles.xml": styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(),
        "word/footer1.xml": _footer(),
        "word/fontTable.xml": _font_table(),
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>信头 Letterhead</dc:title>'
        "<dc:creator>commdocs</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>",
        "docProps/app.xml": f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>commdocs</Application></Properties>',
    }


def make() -> bytes:
    """The bytes of business.docx."""
    return pack.Base.of(()).with_entries(pack.entry(name, text.encode(), 9) for name, text in parts().items())


def main(target: str = "templates/letterheads/business.docx") -> None:
    """Writes the letterhead."""
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(make())


if __name__ == "__main__":
    main(*sys.argv[1:])
