"""Header, footer and properties: the parts beside the body that differ from document to document."""

from __future__ import annotations

import re
from functools import lru_cache

from commdocs.messages import writers as say
from commdocs.model import Document
from commdocs.writers.docx import letterhead
from commdocs.writers.docx.pack import Entry, entry
from commdocs.writers.docx.text import END, attribute, escaped, lines

_SPACE = '<w:t xml:space="preserve">'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SEPARATOR = " · "
FIRST_DATE = "2000-01-01"  # of a document that has none: never the day it is built

_CORE = (
    _XML + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:subject>{label}</dc:subject><dc:creator>{author}</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:modified>'
    "<dc:language>{language}</dc:language></cp:coreProperties>"
)
APP = (
    _XML + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>commdocs</Application></Properties>"
)

# WordArt behind the text, as Word's own watermarks are made: Word, WPS and LibreOffice all show it.
_STAMP = (
    '<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
    '<v:shape id="draft{number}" o:spid="_x0000_s{shape}" type="#_x0000_t136" alt="{words}"'
    ' style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:110pt;rotation:315;'
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f"'
    ' fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
    '<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{words}"/>'
    '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
)


def core(document: Document) -> Entry:
    """The properties that file managers and screen readers show."""
    date = document.date.isoformat() if document.date else FIRST_DATE
    title = " ".join(escaped(document.title).split()) or escaped(document.label) or say.EMPTY.of(document.language)
    made = _CORE.format(
        title=title,
        label=escaped(document.label),
        author=escaped(document.author),
        date=date,
        language="en-GB" if document.language == "en" else "zh-CN",
    )
    return entry(letterhead.CORE, made.encode())


class Edge:
    """A header or footer of the letterhead, cut at the places where each document has its own words."""

    def __init__(self, name: str, text: str, number: int):
        self.name, self.number = name, number
        self.pieces = letterhead.places(text)
        self.names = frozenset(self.pieces[1::2])
        self.entry = lru_cache(maxsize=64)(self._entry)

    def of(self, document: Document) -> Entry:
        """The part for a document. Headers are often alike, so they are kept."""
        names = self.names
        return self.entry(
            document.language,
            document.author if "organisation" in names else "",
            document.label if "label" in names else "",
            _SEPARATOR.join(filter(None, document.footer)) if "footer" in names else "",
            document.draft,
        )

    def _entry(self, language: str, author: str, label: str, footer: str, draft: bool) -> Entry:
        gap = " " if language == "en" else "　"
        words = {
            "organisation": _text(author),
            "label": _text(label),
            "footer": _text(footer),
            "draft": gap + say.DRAFT.of(language) if draft else "",
        }
        out = ""
        for number, piece in enumerate(self.pieces):
            if number % 2 == 0:
                out += piece
            elif piece == "page":
                out += _pages(language, _properties(out))
            else:
                out += words[piece]
        if draft and "header" in self.name:
            out = out.replace("</w:p>", self._stamp(language) + "</w:p>", 1)
        return entry(self.name, out.encode())

    def _stamp(self, language: str) -> str:
        words = say.DRAFT.of(language)
        shape = 2049 + self.number
        return _STAMP.format(number=self.number + 1, shape=shape, words=words, width=330 if language == "en" else 230)


def _text(text: str) -> str:
    return attribute(lines(text))


def _properties(before: str) -> str:
    """The properties of the run that is open at the end of ``before``."""
    found = re.search(r"<w:rPr>(?:(?!<w:rPr>).)*</w:rPr>", before[max(before.rfind("<w:r>"), before.rfind("<w:r ")) :])
    return found[0] if found else ""


def _pages(language: str, properties: str) -> str:
    """第 X 页 共 Y 页. Every piece of a field has a run of its own: WPS shows nothing otherwise."""
    start = f"<w:r>{properties}"
    before, between, after = say.PAGE.of(language).replace("{pages}", "{page}").split("{page}")

    def field(code: str) -> str:
        def mark(type: str) -> str:
            return f'{start}<w:fldChar w:fldCharType="{type}"/></w:r>'

        instruction = f'{start}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        return f"{mark('begin')}{instruction}{mark('separate')}{start}{_SPACE}1{END}{mark('end')}"

    return f"{before}{END}{field('PAGE')}{start}{_SPACE}{between}{END}{field('NUMPAGES')}{start}{_SPACE}{after}"
