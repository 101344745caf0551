"""The styles of ``business.docx``. The document's defaults alone name the body's face, so that a firm that changes
it changes it everywhere; headings, names and code name their own, Latin and Chinese: Word takes theme fonts else."""

from __future__ import annotations

from collections.abc import Iterator

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
WIDTH = 9026  # twips: 210 mm less two margins of 25.4 mm
BODY_STEP = 480  # twips that each level of a list is indented: two characters
CELL_STEP = 360

SONG = ("Times New Roman", "宋体")
_HEI = ("Arial", "黑体")
_KAI = ("Times New Roman", "楷体")
_MONO = ("Courier New", "宋体")
_BOX = ("Segoe UI Symbol", "Segoe UI Symbol")
_INK = "262626"
_GREY = "595959"
_LINE = "7F7F7F"
_SHADE = "F2F2F2"


def fonts(face: tuple[str, str]) -> str:
    """A Latin and a Chinese face, named for every kind of script."""
    latin, chinese = face
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(before: int = 0, after: int = 0, line: int = 440, rule: str = "atLeast") -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _paragraph(
    id: str,
    name: str,
    properties: str = "",
    run: str = "",
    *,
    face: tuple[str, str] | None = None,
    based: str = "Normal",
    following: str = "",
    quick: bool = True,
) -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    shown = "<w:qFormat/>" if quick else ""
    first = ' w:default="1"' if id == "Normal" else ""
    own = "" if id in _BUILT_IN else ' w:customStyle="1"'
    look = f"{fonts(face) if face else ''}{run}"
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:style w:type="paragraph"{first}{own} w:styleId="{id}"><w:name w:val="{name}"/>{parent}{after}{shown}'
        f"<w:pPr>{properties}</w:pPr>{look}</w:style>"
    )


def _character(id: str, name: str, run: str, face: tuple[str, str] | None = None) -> str:
    own = "" if id in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{own} w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{fonts(face) if face else ""}{run}</w:rPr></w:style>'
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
    title = f"{_KEEP}<w:keepLines/>{_spacing(80, 220, 480, 'atLeast')}{centred}"
    yield _paragraph("Title", "Title", title, _size(18), face=_HEI, following="BodyText")
    for level, (before, after, points, face) in enumerate(
        [(200, 100, 14, _HEI), (160, 60, 12, _HEI), (120, 40, 12, _KAI)]
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
    yield _paragraph("Rule", "rule", under + _spacing(0, 120, 120, "exact"), _size(4), quick=False)
    yield _paragraph("Gap", "gap", _spacing(0, 0, 120, "exact"), _size(4), quick=False)

    yield _paragraph("TableText", "table text", _CELL.format("left"), _size(10.5))
    yield _paragraph("TableCentre", "table centre", centred, based="TableText")
    yield _paragraph("TableRight", "table right", '<w:jc w:val="right"/>', based="TableText")
    yield _paragraph("TableHead", "table head", _KEEP + centred, face=_HEI, based="TableText")
    yield _paragraph("FormLabel", "form label", centred, face=_HEI, based="TableText")
    for id in ("Text", "Centre", "Right", "Head"):
        tight = _spacing(30, 30, 260, "atLeast")
        yield _paragraph(
            f"Table{id}Small",
            f"table {id.lower()} small",
            tight,
            _size(9),
            face=_HEI if id == "Head" else None,
            based=f"Table{id}",
        )
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
        yield _continued(f"ListContinue{more.strip()}", f"List Continue{more}", "BodyText", BODY_STEP * (level + 1))
        yield _continued(f"TableContinue{more.strip()}", f"table continue{more}", "TableText", CELL_STEP * (level + 1))

    edge = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>{_spacing(0, 0, 240, "auto")}<w:jc w:val="left"/>'
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
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
    )
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins}</w:tblPr></w:style>"
    )
    flush = margins.replace('<w:left w:w="90"', '<w:left w:w="0"')
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
        place = f'<w:tcPr><w:vAlign w:val="{"center" if part else "bottom"}"/></w:tcPr>'
        yield (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f"<w:tblPr>{properties}</w:tblPr>{place}{shaded}</w:style>"
        )
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def styles() -> str:
    """The styles part."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(SONG)}{_size(12)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    styles = "".join((*_paragraph_styles(), *_character_styles(), *_table_styles()))
    return f"{XML}<w:styles {NAMESPACES}>{defaults}{styles}</w:styles>"
