"""Makes ``templates/letterheads/business.docx``, the letterhead that comes with commdocs.

Run ``python -m commdocs.writers.docx.business [FILE]``. The file is an ordinary .docx: open it in Word, put in
a logo, change fonts and colours; the documents follow. Look: A4, margins 25.4 mm, title 黑体 18 pt, body 宋体
12 pt on lines of 22 pt, tables 10.5 pt. Every style names its Chinese face: Word takes theme fonts before it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from commdocs.writers.docx import pack

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NS = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_WIDTH = 9026  # twips: 210 mm less two margins of 25.4 mm

_SONG = ("Times New Roman", "宋体")
_HEI = ("Arial", "黑体")
_KAI = ("Times New Roman", "楷体")
_MONO = ("Courier New", "宋体")
_BOX = ("Segoe UI Symbol", "Segoe UI Symbol")
_INK = "262626"
_GREY = "595959"
_LINE = "7F7F7F"
_SHADE = "F2F2F2"


def _fonts(face: tuple[str, str]) -> str:
    latin, chinese = face
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(before: int = 0, after: int = 0, line: int = 440, rule: str = "exact") -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _paragraph(
    id: str,
    name: str,
    properties: str = "",
    run: str = "",
    *,
    face: tuple[str, str] = _SONG,
    based: str = "Normal",
    following: str = "",
    quick: bool = True,
) -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    shown = "<w:qFormat/>" if quick else ""
    first = ' w:default="1"' if id == "Normal" else ""
    own = "" if id in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{first}{own} w:styleId="{id}"><w:name w:val="{name}"/>{parent}{after}{shown}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{_fonts(face)}{run}</w:rPr></w:style>"
    )


def _character(id: str, name: str, run: str, face: tuple[str, str] = _SONG) -> str:
    own = "" if id in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{own} w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{_fonts(face)}{run}</w:rPr></w:style>'
    )


_BUILT_IN = frozenset(
    [
        "Normal",
        "Title",
        "Heading1",
        "Heading2",
        "Heading3",
        "BodyText",
        "Quote",
        "Header",
        "Footer",
        "Hyperlink",
        "ListBullet",
        "ListNumber",
        "ListContinue",
        "ListContinue2",
        "ListContinue3",
    ]
)
_CELL = _spacing(50, 50, 300, "atLeast") + '<w:jc w:val="{}"/>'
_KEEP = "<w:keepNext/>"


def _list_style(id: str, name: str, number: int, based: str) -> str:
    own = _spacing(after=40) if based == "BodyText" else ""
    return _paragraph(id, name, f'<w:numPr><w:numId w:val="{number}"/></w:numPr>{own}', based=based)


def _continued(id: str, name: str, based: str, left: int) -> str:
    own = _spacing(after=40) if based == "BodyText" else ""
    return _paragraph(id, name, f'{own}<w:ind w:left="{left}"/>', based=based, quick=False)


def _paragraph_styles() -> Iterator[str]:
    yield _paragraph("Normal", "Normal", _spacing() + '<w:jc w:val="both"/>', _size(12), based="")
    yield _paragraph("BodyText", "Body Text", _spacing(after=100))
    centred = '<w:jc w:val="center"/>'
    title = f"{_KEEP}<w:keepLines/>{_spacing(120, 280, 480, 'atLeast')}{centred}"
    yield _paragraph("Title", "Title", title, _size(18), face=_HEI, following="BodyText")
    for level, (before, after, points, face) in enumerate(
        [(240, 100, 14, _HEI), (160, 60, 12, _HEI), (120, 40, 12, _KAI)]
    ):
        place = f'{_spacing(before, after, 440, "atLeast")}<w:jc w:val="left"/><w:outlineLvl w:val="{level}"/>'
        bold = "<w:b/><w:bCs/>" if face is _KAI else ""
        yield _paragraph(
            f"Heading{level + 1}", f"heading {level + 1}", f"{_KEEP}<w:keepLines/>{place}", bold + _size(points),
            face=face, following="BodyText",
        )  # fmt: skip
    yield _paragraph("Indent", "indent", '<w:ind w:firstLineChars="200" w:firstLine="480"/>', based="BodyText")
    yield _paragraph("Centre", "centre", centred, based="BodyText")
    yield _paragraph("Right", "right", '<w:jc w:val="right"/>', based="BodyText")
    grey = f'<w:color w:val="{_GREY}"/>'
    yield _paragraph("Note", "note", _spacing(0, 40, 320, "atLeast"), grey + _size(9), based="BodyText")
    bar = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="BFBFBF"/></w:pBdr>'
    yield _paragraph("Quote", "Quote", bar + '<w:ind w:left="420"/>', grey, face=_KAI, based="BodyText")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>'
    code = shade + _spacing(60, 60, 300, "atLeast") + '<w:jc w:val="left"/>'
    yield _paragraph("CodeBlock", "code block", code, _size(10), face=_MONO, based="Normal")
    under = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{_LINE}"/></w:pBdr>'
    yield _paragraph("Rule", "rule", under + _spacing(0, 120, 120), _size(4), quick=False)
    yield _paragraph("Gap", "gap", _spacing(0, 0, 160), _size(4), quick=False)

    yield _paragraph("TableText", "table text", _CELL.format("left"), _size(10.5))
    yield _paragraph("TableCentre", "table centre", centred, based="TableText")
    yield _paragraph("TableRight", "table right", '<w:jc w:val="right"/>', based="TableText")
    yield _paragraph("TableHead", "table head", _KEEP + centred, face=_HEI, based="TableText")
    yield _paragraph("FormLabel", "form label", centred, face=_HEI, based="TableText")
    yield _paragraph("SignatureText", "signature", _spacing(260, 0, 400, "atLeast") + '<w:jc w:val="left"/>')

    yield _paragraph(
        "SignatureRecorded", "signature recorded", '<w:ind w:left="100"/>', _size(10.5), based="SignatureText"
    )

    yield _list_style("ListBullet", "List Bullet", 1, "BodyText")
    yield _list_style("ListNumber", "List Number", 2, "BodyText")
    yield _list_style("TableBullet", "table bullet", 3, "TableText")
    yield _list_style("TableNumber", "table number", 4, "TableText")
    for level in range(3):
        more = f" {level + 1}" if level else ""
        yield _continued(f"ListContinue{more.strip()}", f"List Continue{more}", "BodyText", _BODY_STEP * (level + 1))
        yield _continued(f"TableContinue{more.strip()}", f"table continue{more}", "TableText", _CELL_STEP * (level + 1))

    edge = f'<w:tabs><w:tab w:val="right" w:pos="{_WIDTH}"/></w:tabs>{_spacing(0, 0, 240, "auto")}<w:jc w:val="left"/>'
    fine = f'<w:pBdr><w:{{}} w:val="single" w:sz="4" w:space="{{}}" w:color="{_LINE}"/></w:pBdr>'
    yield _paragraph("Header", "header", fine.format("bottom", 4) + edge, grey + _size(9))
    yield _paragraph("Footer", "footer", fine.format("top", 4) + edge, grey + _size(9))


def _character_styles() -> Iterator[str]:
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield _character("Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>')
    yield _character("Small", "small", _size(9))
    yield _character("Grey", "grey", f'<w:color w:val="{_GREY}"/>')
    yield _character("Label", "label", f'<w:color w:val="{_INK}"/>', _HEI)
    yield _character("Code", "code", "", _MONO)
    yield _character("Symbol", "symbol", "", _BOX)
    yield _character("Draft", "draft", '<w:b/><w:bCs/><w:color w:val="C00000"/>', _HEI)


def _table_styles() -> Iterator[str]:
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    )
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins}</w:tblPr></w:style>"
    )
    flush = margins.replace('<w:left w:w="100"', '<w:left w:w="0"')
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{4 if side.startswith("inside") else 8}" w:space="0" w:color="{_INK}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>{margins}'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>'
    for id, name, properties, part in (
        ("FormGrid", "form grid", grid, "firstCol"),
        ("DataGrid", "data grid", grid, "firstRow"),
        ("SignatureBlock", "signature block", f'<w:tblInd w:w="0" w:type="dxa"/>{flush}', ""),
    ):
        shaded = f'<w:tblStylePr w:type="{part}"><w:tcPr>{shade}</w:tcPr></w:tblStylePr>' if part else ""
        middle = '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>' if part else ""
        yield (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:rPr>{_fonts(_SONG)}</w:rPr>'
            f"<w:tblPr>{properties}</w:tblPr>{middle}{shaded}</w:style>"
        )
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _styles() -> str:
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(_SONG)}{_size(12)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    styles = "".join((*_paragraph_styles(), *_character_styles(), *_table_styles()))
    return f"{_XML}<w:styles {_NS}>{defaults}{styles}</w:styles>"


_BODY_STEP = 480  # twips that each level of a list is indented: two characters
_CELL_STEP = 360


def _numbering() -> str:
    outlines, numbers = "", ""
    kinds = (
        ("ListBullet", _BODY_STEP),
        ("ListNumber", _BODY_STEP),
        ("TableBullet", _CELL_STEP),
        ("TableNumber", _CELL_STEP),
    )
    for number, (style, step) in enumerate(kinds, 1):
        levels = ""
        for level in range(9):
            deep = level % 3
            linked = f'<w:pStyle w:val="{style}"/>' if level == 0 else ""
            if "Bullet" in style:
                text, format, face = "•–▪"[deep], "bullet", ("Arial", "Arial")
            else:
                text, format, face = (f"%{level + 1}.", f"(%{level + 1})", f"%{level + 1})")[deep], "decimal", _SONG
                format = "lowerLetter" if deep == 2 else format
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{linked}'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{step * (level + 1)}" w:hanging="{step}"/></w:pPr>'
                f"<w:rPr>{_fonts(face)}</w:rPr></w:lvl>"
            )
        outlines += (
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0C0DD0C{number}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return f"{_XML}<w:numbering {_NS}>{outlines}{numbers}</w:numbering>"


def _line(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _header() -> str:
    runs = (
        "<w:r><w:t>{organisation}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{label}</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="Draft"/></w:rPr><w:t>{draft}</w:t></w:r>'
    )
    return f'{_XML}<w:hdr {_NS}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{runs}</w:p></w:hdr>'


def _footer() -> str:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    runs = f"<w:r>{hint}<w:t>{{footer}}</w:t></w:r><w:r><w:tab/></w:r><w:r>{hint}<w:t>{{page}}</w:t></w:r>"
    return f'{_XML}<w:ftr {_NS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p></w:ftr>'


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
    return f"{_XML}<w:document {_NS}><w:body>{body}{section}</w:body></w:document>"


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
        f'{_XML}<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
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
    return f"{_XML}<w:fonts {_NS}>{latin}{chinese}</w:fonts>"


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
        f'<Relationship Id="rId{number}" Type="{_R}/{kinds.get(name, name)}" Target="{name}.xml"/>'
        for number, name in enumerate(beside, 1)
    )
    relationships = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}document.main+xml"/>{types}'
        f'<Override PartName="/docProps/core.xml" ContentType="{_PROPERTIES}package.core-properties+xml"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{_PROPERTIES}officedocument.extended-properties+xml"/>'
        "</Types>",
        "_rels/.rels": f'{relationships}<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_R}/extended-properties" Target="docProps/app.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{relationships}{relations}</Relationships>",
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(),
        "word/footer1.xml": _footer(),
        "word/fontTable.xml": _font_table(),
        "docProps/core.xml": f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>信头 Letterhead</dc:title>'
        "<dc:creator>commdocs</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>",
        "docProps/app.xml": f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
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
