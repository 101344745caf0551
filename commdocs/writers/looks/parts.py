"""The parts of a letterhead that comes with commdocs: an ordinary .docx with places in header and footer."""

from __future__ import annotations

from collections.abc import Sequence

from commdocs.writers.docx import pack
from commdocs.writers.looks.look import Look
from commdocs.writers.looks.styles import CELL_STEP, NAMESPACES, RELATIONS, XML, fonts, styles

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def numbering(look: Look) -> str:
    """The numbering part: lists of text and of tables, and the numbers of headings."""
    outlines, numbers = "", ""
    kinds = (
        ("ListBullet", look.list_start, look.step),
        ("ListNumber", look.list_start, look.step),
        ("TableBullet", 0, CELL_STEP),
        ("TableNumber", 0, CELL_STEP),
    )
    for number, (style, left, step) in enumerate(kinds, 1):
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
                f'<w:pPr><w:ind w:left="{left + step * (level + 1)}" w:hanging="{step}"/></w:pPr>'
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
            f'<w:multiLevelType w:val="multilevel"/><w:name w:val="{name}"/>{_headings(outline, look)}</w:abstractNum>'
        )
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return f"{XML}<w:numbering {NAMESPACES}>{outlines}{numbers}</w:numbering>"


_CHINESE = (
    *(("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）")),
    *(("decimal", "%3."), ("decimal", "（%4）")),
)
_ENGLISH = (("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"), ("lowerLetter", "(%4)"))


def _headings(levels: Sequence[tuple[str, str]], look: Look) -> str:
    """The levels of a list of headings; a number is followed by its words, or by a space in English."""
    chars = 'w:firstLineChars="200" ' if look.indented else ""
    first = f'{chars}w:firstLine="{round(look.points * 40) if look.indented else 0}"'
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:suff w:val="{"nothing" if levels is _CHINESE else "space"}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" {first}/></w:pPr></w:lvl>'
        for level, (format, text) in enumerate(levels)
    )


def _line(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
_TAB = "<w:r><w:tab/></w:r>"
_DRAFT = '<w:r><w:rPr><w:rStyle w:val="Draft"/></w:rPr><w:t>{draft}</w:t></w:r>'


def _edge(tag: str, style: str, runs: str, properties: str = "") -> str:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'
    return f"{XML}<w:{tag} {NAMESPACES}>{paragraph}</w:{tag}>"


def _edges(look: Look) -> dict[str, tuple[str, str]]:
    """The headers and footers by name: the pages they are for, and their XML."""
    footer = f"<w:r>{_HINT}<w:t>{{footer}}</w:t></w:r>"
    if look.official:  # — 1 — outside, odd pages right and even pages left, a character in
        number = _page_number()
        return {
            "header1": ("default", _edge("hdr", "Header", _DRAFT, '<w:jc w:val="right"/>')),
            "header2": ("even", _edge("hdr", "Header", _DRAFT, '<w:jc w:val="left"/>')),
            "footer1": ("default", _edge("ftr", "Footer", f"{footer}{_TAB}{number}{_SPACE}")),
            "footer2": ("even", _edge("ftr", "Footer", f"{_SPACE}{number}{_TAB}{footer}")),
        }
    page = f"<w:r>{_HINT}<w:t>{{page}}</w:t></w:r>"
    firm = '<w:r><w:rPr><w:rStyle w:val="Firm"/></w:rPr><w:t>{organisation}</w:t></w:r>'
    if look.letter:
        head = f"{firm}{_TAB}{_DRAFT}"
    else:
        head = f"<w:r><w:t>{{organisation}}</w:t></w:r>{_TAB}<w:r><w:t>{{label}}</w:t></w:r>{_DRAFT}"
    return {
        "header1": ("default", _edge("hdr", "Header", head)),
        "footer1": ("default", _edge("ftr", "Footer", f"{footer}{_TAB}{page}")),
    }


_NUMBER = '<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr>'
_SPACE = f'{_NUMBER}<w:t xml:space="preserve">　</w:t></w:r>'  # a character of 四号


def _page_number() -> str:
    """— 1 —, each piece of the field in a run of its own: WPS shows nothing else."""

    def mark(kind: str) -> str:
        return f'{_NUMBER}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    def text(words: str) -> str:
        return f'{_NUMBER}<w:t xml:space="preserve">{words}</w:t></w:r>'

    code = f'{_NUMBER}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    return f"{text('— ')}{mark('begin')}{code}{mark('separate')}{text('1')}{mark('end')}{text(' —')}"


_SAMPLE = (
    ("Title", "信笺 / Letterhead"),
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


def _document(look: Look, relations: dict[str, str]) -> str:
    top, right, bottom, left = look.margins
    references = "".join(
        f'<w:{name[:6]}Reference w:type="{pages}" r:id="{relations[name]}"/>'
        for name, (pages, _) in _edges(look).items()
    )
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="{right}"'
        f' w:bottom="{bottom}" w:left="{left}" w:header="{look.header}" w:footer="{look.footer}" w:gutter="0"/></w:sectPr>'
    )
    body = "".join(_line(style, text) for style, text in _SAMPLE)
    return f"{XML}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"


def _settings(look: Look) -> str:
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    even = "<w:evenAndOddHeaders/>" if look.official else ""
    return (
        f'{XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{even}<w:defaultTabStop w:val="420"/>'
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
            ("仿宋", "FangSong", "modern", "fixed"),
            ("方正小标宋简体", "宋体", "auto", "variable"),
        )
    )
    latin = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, family, pitch in (
            ("Times New Roman", "roman", "variable"),
            ("Arial", "swiss", "variable"),
            ("Calibri", "swiss", "variable"),
            ("Courier New", "modern", "fixed"),
        )
    )
    return f"{XML}<w:fonts {NAMESPACES}>{latin}{chinese}</w:fonts>"


_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PROPERTIES = "application/vnd.openxmlformats-"


def parts(look: Look) -> dict[str, str]:
    """The parts of the letterhead by name, in the order in which they lie in the file."""
    edges = _edges(look)
    beside = ("styles", "numbering", "settings", *edges, "fontTable")
    kinds = {name: name[:6] for name in edges}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}{kinds.get(name, name)}+xml"/>' for name in beside
    )
    ids = {name: f"rId{number}" for number, name in enumerate(beside, 1)}
    relations = "".join(
        f'<Relationship Id="{ids[name]}" Type="{RELATIONS}/{kinds.get(name, name)}" Target="{name}.xml"/>'
        for name in beside
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
        "word/document.xml": _document(look, ids),
        "word/styles.xml": styles(look),
        "word/numbering.xml": numbering(look),
        "word/settings.xml": _settings(look),
        **{f"word/{name}.xml": text for name, (_, text) in edges.items()},
        "word/fontTable.xml": _font_table(),
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>信笺 Letterhead</dc:title>'
        "<dc:creator>commdocs</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>",
        "docProps/app.xml": f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>commdocs</Application></Properties>',
    }


def make(look: Look) -> bytes:
    """The bytes of the letterhead."""
    return pack.Base.of(()).with_entries(pack.entry(name, text.encode(), 9) for name, text in parts(look).items())
