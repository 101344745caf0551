"""The styles of a letterhead that comes with commdocs. The document's defaults alone name the body's face, so that a
firm that changes it changes it everywhere; headings, names and code name their own, Latin and Chinese: Word takes
theme fonts else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from commdocs.writers.looks.look import GREY, HEI, INK, KAI, LINE, MONO, SHADE, Face, Look, Spacing

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
CELL_STEP = 360  # twips that each level of a list in a table is indented

_BOX = ("Segoe UI Symbol", "Segoe UI Symbol")
_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/>"
_CENTRED = '<w:jc w:val="center"/>'
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


def fonts(face: Face) -> str:
    """A Latin and a Chinese face, named for every kind of script."""
    latin, chinese = face
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(spacing: Spacing) -> str:
    before, after, line, rule = spacing
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _justified(align: str) -> str:
    return f'<w:jc w:val="{align}"/>'


def _paragraph(
    id: str,
    name: str,
    properties: str = "",
    run: str = "",
    *,
    face: Face | None = None,
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


def _character(id: str, name: str, run: str, face: Face | None = None) -> str:
    own = "" if id in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{own} w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{fonts(face) if face else ""}{run}</w:rPr></w:style>'
    )


def _list_style(id: str, name: str, number: int, based: str, place: str) -> str:
    return _paragraph(id, name, f'<w:numPr><w:numId w:val="{number}"/></w:numPr>{place}', based=based)


def _running(look: Look) -> Iterator[str]:
    """Running text and what stands in it."""
    after = look.body._replace(after=look.after)
    two = f'<w:ind w:firstLineChars="200" w:firstLine="{round(look.points * 40)}"/>'
    track = f'<w:spacing w:val="{look.tracking}"/>' if look.tracking else ""
    yield _paragraph(
        "Normal", "Normal", _spacing(look.body) + _justified(look.align), track + _size(look.points), based=""
    )
    yield _paragraph("BodyText", "Body Text", _spacing(after) + (two if look.indented else ""))
    title = look.title
    place = f"{_KEEP}<w:keepLines/>{_spacing(title.spacing)}{_justified(title.align)}"
    bold = _BOLD if title.bold else ""
    yield _paragraph("Title", "Title", place, bold + _size(title.points), face=title.face, following="BodyText")
    for level, heading in enumerate(look.headings):
        inside = two if look.indented else ""
        place = f'{_spacing(heading.spacing)}{inside}{_justified(heading.align)}<w:outlineLvl w:val="{level}"/>'
        yield _paragraph(
            f"Heading{level + 1}", f"heading {level + 1}", f"{_KEEP}<w:keepLines/>{place}",
            (_BOLD if heading.bold else "") + _size(heading.points), face=heading.face, following="BodyText",
        )  # fmt: skip
    yield _paragraph("Indent", "indent", two, based="BodyText")
    none = '<w:ind w:firstLineChars="0" w:firstLine="0"/>' if look.indented else ""
    if look.indented:
        yield _paragraph("Flush", "flush", none, based="BodyText")
    yield _paragraph("Centre", "centre", none + _CENTRED, based="BodyText")
    yield _paragraph("Right", "right", none + '<w:jc w:val="right"/>', based="BodyText")
    grey = f'<w:color w:val="{GREY}"/>'
    note = _spacing(Spacing(0, 40, 320)) + none
    yield _paragraph("Note", "note", note, grey + _size(look.small), based="BodyText")
    bar = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="BFBFBF"/></w:pBdr>'
    quoted = '<w:ind w:left="420" w:firstLineChars="0" w:firstLine="0"/>' if look.indented else '<w:ind w:left="420"/>'
    yield _paragraph("Quote", "Quote", bar + quoted, grey, face=KAI, based="BodyText")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
    code = shade + _spacing(Spacing(60, 60, 300)) + _justified("left")
    yield _paragraph("CodeBlock", "code block", code, _size(10), face=MONO, based="Normal")
    under = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{LINE}"/></w:pBdr>'
    yield _paragraph("Rule", "rule", under + _spacing(Spacing(0, 120, 120, "exact")), _size(4), quick=False)
    yield _paragraph("Gap", "gap", _spacing(Spacing(0, 0, 120, "exact")), _size(4), quick=False)


def _in_tables(look: Look) -> Iterator[str]:
    bold = _BOLD if look.heads_bold else ""
    yield _paragraph("TableText", "table text", _spacing(look.cell) + _justified("left"), _size(look.table))
    yield _paragraph("TableCentre", "table centre", _CENTRED, based="TableText")
    yield _paragraph("TableRight", "table right", '<w:jc w:val="right"/>', based="TableText")
    labels = _justified(look.labels)
    yield _paragraph("TableHead", "table head", _KEEP + labels, bold, face=look.heads, based="TableText")
    yield _paragraph("FormLabel", "form label", labels, bold, face=look.heads, based="TableText")
    for id in ("Text", "Centre", "Right", "Head"):
        yield _paragraph(
            f"Table{id}Small",
            f"table {id.lower()} small",
            _spacing(look.tight),
            (bold if id == "Head" else "") + _size(look.small),
            face=look.heads if id == "Head" else None,
            based=f"Table{id}",
        )
    yield _paragraph("SignatureText", "signature", _spacing(look.signature) + _justified("left"))
    recorded = '<w:ind w:left="100"/>'
    yield _paragraph("SignatureRecorded", "signature recorded", recorded, _size(look.table), based="SignatureText")


def _lists(look: Look) -> Iterator[str]:
    own = _spacing(look.body._replace(after=min(look.after, 40)))
    none = ' w:firstLineChars="0"' if look.indented else ""
    left = look.list_start + look.step
    hung = f'<w:ind w:left="{left}" w:hanging="{look.step}"{none}/>' if look.indented else ""
    yield _list_style("ListBullet", "List Bullet", 1, "BodyText", own + hung)
    yield _list_style("ListNumber", "List Number", 2, "BodyText", own + hung)
    yield _list_style("TableBullet", "table bullet", 3, "TableText", "")
    yield _list_style("TableNumber", "table number", 4, "TableText", "")
    for level in range(3):
        more = f" {level + 1}" if level else ""
        for id, name, based, spacing, start, step, flush in (
            ("ListContinue", "List Continue", "BodyText", own, look.list_start, look.step, f'{none} w:firstLine="0"'),
            ("TableContinue", "table continue", "TableText", "", 0, CELL_STEP, ""),
        ):
            flush = flush if look.indented else ""
            place = f'{spacing}<w:ind w:left="{start + step * (level + 1)}"{flush}/>'
            yield _paragraph(f"{id}{more.strip()}", f"{name}{more}", place, based=based, quick=False)


def _edges(look: Look) -> Iterator[str]:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{look.width}"/></w:tabs>'
    edge = f"{tab}{_spacing(Spacing(0, 0, 240, 'auto'))}{_justified('left')}"
    fine = (
        f'<w:pBdr><w:{{}} w:val="single" w:sz="4" w:space="{{}}" w:color="{LINE}"/></w:pBdr>'
        if look.ruled_edges
        else ""
    )
    grey = f'<w:color w:val="{GREY}"/>'
    yield _paragraph("Header", "header", fine.format("bottom", 4) + edge, grey + _size(look.edge))
    yield _paragraph("Footer", "footer", fine.format("top", 4) + edge, grey + _size(look.edge))


def _character_styles(look: Look) -> Iterator[str]:
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield _character("Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>')
    yield _character("Small", "small", _size(look.small))
    yield _character("Grey", "grey", f'<w:color w:val="{GREY}"/>')
    yield _character("Label", "label", f'<w:color w:val="{INK}"/>', look.heads)
    yield _character("Code", "code", "", MONO)
    yield _character("Symbol", "symbol", "", _BOX)
    yield _character("Draft", "draft", f'{_BOLD}<w:color w:val="C00000"/>', HEI)
    if look.official:
        yield _character("PageNumber", "page number", f'<w:color w:val="000000"/>{_size(14)}', ("宋体", "宋体"))
    if look.letter:
        yield _character("Firm", "firm", f'{_BOLD}<w:color w:val="{INK}"/>{_size(15)}')


def _table_styles(look: Look) -> Iterator[str]:
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
        f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{color}"/>'
        for side, (width, color) in look.lines.items()
    )
    grid = f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>{margins}'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.shade}"/>' if look.shade else ""
    for id, name, properties, part in (
        ("FormGrid", "form grid", grid, "firstCol"),
        ("DataGrid", "data grid", grid, "firstRow"),
        ("SignatureBlock", "signature block", f'<w:tblInd w:w="0" w:type="dxa"/>{flush}', ""),
    ):
        shaded = f'<w:tblStylePr w:type="{part}"><w:tcPr>{shade}</w:tcPr></w:tblStylePr>' if part and shade else ""
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


@lru_cache(maxsize=4)
def each_style(look: Look) -> tuple[str, ...]:
    """The styles, one by one."""
    makers = (_running, _in_tables, _lists, _edges, _character_styles, _table_styles)
    return tuple(style for make in makers for style in make(look))


def styles(look: Look) -> str:
    """The styles part."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(look.faces)}{_size(look.points)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f"{XML}<w:styles {NAMESPACES}>{defaults}{''.join(each_style(look))}</w:styles>"
