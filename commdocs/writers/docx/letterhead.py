"""A letterhead: an ordinary .docx whose styles, page set-up, header and footer the documents take over.

Its own body is not printed. In header and footer stand ``{organisation}``, ``{label}``, ``{draft}``,
``{footer}`` and ``{page}`` (or the Chinese words of ``PLACES``). Styles are found by name, never by id:
Word renames ids when it saves. Parts are handled as text, so that whatever Word put there stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from commdocs.messages import Text
from commdocs.messages import writers as say

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
NUMBERING = "word/numbering.xml"
STYLES = "word/styles.xml"
TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
APP = "docProps/app.xml"

PLACES = {"单位": "organisation", "文件": "label", "草稿": "draft", "页脚": "footer", "页码": "page"}
_NAMES = (*PLACES, *PLACES.values())

_STYLE = re.compile(r"<w:style\b([^>]*)>(.*?)</w:style>", re.DOTALL)
_SIZE = re.compile(r'<w:sz w:val="(\d{1,4})"')
_BASED = re.compile(r'<w:basedOn w:val="([^"]*)"')
_DEFAULTS = re.compile(r"<w:rPrDefault>.*?</w:rPrDefault>", re.DOTALL)
_OUTLINE = re.compile(r'<w:abstractNum\b[^>]*w:abstractNumId="(\d+)"')
_ROOT = re.compile(r"<w:document\b[^>]*>")
_SECTION = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*?</w:sectPr>", re.DOTALL)
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")
# Word cuts what one types into runs as it likes: a place may have tags between its letters.
_TAGS = r"(?:<[^>]*>)*"
_PLACE = re.compile(
    r"\{" + _TAGS + "(" + "|".join(_TAGS.join(name) for name in _NAMES) + ")" + _TAGS + r"\}",
)


class BadLetterhead(Exception):
    """The letterhead is no .docx, or lacks what documents need. ``message`` says which, for people."""

    def __init__(self, message: Text):
        super().__init__(message.en)
        self.message = message


@dataclass(frozen=True, eq=False)
class Letterhead:
    """The parts of a letterhead and what is found in them."""

    parts: dict[str, bytes]
    root: str  # the start tag of the document part, with its namespaces
    section: str  # page size, margins, header and footer
    styles: dict[tuple[str, str], str] = field(default_factory=dict)  # (type, name in small letters) → id
    bodies: dict[str, str] = field(default_factory=dict)  # style id → its XML

    def text(self, name: str) -> str:
        """A part as text."""
        return self.parts[name].decode("utf-8-sig")

    def style(self, type: str, *names: str) -> str:
        """The id of the first style of ``type`` (paragraph, character, table) that exists, or ""."""
        for name in names:
            found = self.styles.get((type, name.lower()))
            if found is not None:
                return found
        return ""

    def size(self, *names: str) -> int:
        """The size of type of the first of these paragraph styles that exists, in half-points: its own, or that of
        the styles it is based on, or the document's (ECMA-376 part 1, 17.7.2). 20 where nothing says it."""
        id, seen = self.style("paragraph", *names, "normal"), set[str]()
        while id and id not in seen:
            seen.add(id)
            body = self.bodies.get(id, "")
            own = _SIZE.findall(body)  # the paragraph mark's own stands before that of the runs
            if own:
                return int(own[-1])
            above = _BASED.search(body)
            id = above[1] if above else ""
        default = _DEFAULTS.search(self.text(STYLES))
        own = _SIZE.findall(default[0]) if default else []
        return int(own[-1]) if own else 20

    def part_of_table(self, style: str, part: str, element: str) -> str:
        """An element (``shd``) that a table style has for its ``part`` (firstCol), as XML, or ""."""
        body = self.bodies.get(self.style("table", style), "")
        found = re.search(rf'<w:tblStylePr w:type="{part}">.*?</w:tblStylePr>', body, re.DOTALL)
        inner = re.search(rf"<w:{element}\b[^>]*/>", found[0]) if found else None
        return inner[0] if inner else ""

    def edges(self) -> list[str]:
        """The names of the header and footer parts."""
        return sorted(name for name in self.parts if _EDGE.fullmatch(name))

    def list_named(self, name: str) -> str:
        """The number of the list whose outline bears this name, or ""."""
        if NUMBERING not in self.parts:
            return ""
        numbering = self.text(NUMBERING)
        at = numbering.find(f'<w:name w:val="{name}"/>')
        outline = _OUTLINE.findall(numbering, 0, at) if at >= 0 else []
        found = (
            re.search(rf'<w:num\b[^>]*w:numId="(\d+)"[^>]*>\s*<w:abstractNumId w:val="{outline[-1]}"', numbering)
            if outline
            else None
        )
        return found[1] if found else ""

    def numbering(self, style: str) -> tuple[int, int]:
        """The list that a paragraph style counts in, and its abstract numbering. Raises BadLetterhead."""
        paragraph = self.style("paragraph", style)
        own = re.search(r'<w:numId w:val="(\d+)"', self.bodies.get(paragraph, ""))
        if own and NUMBERING in self.parts:
            of_number = rf'<w:num\b[^>]*w:numId="{own[1]}"[^>]*>\s*<w:abstractNumId w:val="(\d+)"'
            found = re.search(of_number, self.text(NUMBERING))
            if found:
                return int(own[1]), int(found[1])
        raise BadLetterhead(say.LETTERHEAD_LIST.fill(style=style))


def read(data: bytes) -> Letterhead:
    """The letterhead in the bytes of a .docx. Raises BadLetterhead."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
        document, styles, _ = (parts[name].decode("utf-8-sig") for name in (DOCUMENT, STYLES, CORE))
    except (BadZipFile, KeyError, UnicodeDecodeError, OSError) as error:
        raise BadLetterhead(say.LETTERHEAD_UNREADABLE) from error
    root, sections = _ROOT.search(document), _SECTION.findall(document)
    if root is None or not sections:
        raise BadLetterhead(say.LETTERHEAD_UNREADABLE)
    names: dict[tuple[str, str], str] = {}
    bodies: dict[str, str] = {}
    for attributes, body in _STYLE.findall(styles):
        id, type = _value(attributes, "styleId"), _value(attributes, "type")
        bodies[id] = body
        named = re.search(r'<w:name w:val="([^"]*)"', body)
        if named:
            names.setdefault((type, named[1].lower()), id)
    return Letterhead(parts, root[0], sections[-1], names, bodies)


def _value(attributes: str, name: str) -> str:
    found = re.search(rf'w:{name}="([^"]*)"', attributes)
    return found[1] if found else ""


def places(part: str) -> list[str]:
    """A header or footer cut at its places: text, name, text, name, …, text."""
    part = part.replace("<w:t>", '<w:t xml:space="preserve">')
    pieces, start, tags = [], 0, ""
    for found in _PLACE.finditer(part):
        name = re.sub(r"<[^>]*>", "", found[1])
        pieces += [tags + part[start : found.start()], PLACES.get(name, name)]
        tags = "".join(re.findall(r"<[^>]*>", found[0]))
        start = found.end()
    return [*pieces, tags + part[start:]]
