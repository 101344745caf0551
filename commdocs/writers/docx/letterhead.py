"""A letterhead: an ordinary .docx whose styles, page set-up, header and footer the documents take over.

Its own body is not printed. In header and footer stand ``{organisation}``, ``{label}``, ``{draft}``,
``{footer}`` and ``{page}`` (or the Chinese words of ``PLACES``). Styles are found by name, never by id:
Word renames ids when it saves. Parts are handled as text, so that whatever Word put there stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from commdocs.messages import Text
from commdocs.messages import writers as say
from commdocs.writers.docx import xml
from commdocs.writers.docx.completing import NUMBERING, STYLES, Lent, lend_header, lend_lists, lend_styles, wanting
from commdocs.writers.docx.outgoing import APP, CORE, DOCUMENT, RELATIONS, TYPES, outgoing
from commdocs.writers.docx.unpack import BadLetterhead, unpack
from commdocs.writers.docx.xml import Part

__all__ = [
    "APP",
    "CORE",
    "DOCUMENT",
    "NUMBERING",
    "RELATIONS",
    "STYLES",
    "TYPES",
    "BadLetterhead",
    "Letterhead",
    "places",
    "read",
]

PLACES = {"单位": "organisation", "文件": "label", "草稿": "draft", "页脚": "footer", "页码": "page"}
_NAMES = (*PLACES, *PLACES.values())
_PLACES = tuple(f"{{{name}}}" for name in _NAMES)

_SIZE = re.compile(r'<w:sz w:val="(\d{1,4})"')
_SMALLEST, _BIGGEST = 8, 144  # half-points that are reckoned with, whatever a letterhead says
_BASED = re.compile(r'<w:basedOn w:val="([^"]*)"')
_DEFAULTS = re.compile(r"<w:rPrDefault>.*?</w:rPrDefault>", re.DOTALL)
_OUTLINE = re.compile(r'<w:abstractNum\b[^>]*w:abstractNumId="(\d+)"')
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")
# Word cuts what one types into runs as it likes: a place may have tags between its letters.
_TAGS = r"(?:<[^>]*>)*"
_PLACE = re.compile(
    r"\{" + _TAGS + "(" + "|".join(_TAGS.join(name) for name in _NAMES) + ")" + _TAGS + r"\}",
)


@dataclass(frozen=True, eq=False)
class Letterhead:
    """The parts of a letterhead and what is found in them."""

    parts: dict[str, bytes]
    root: str  # the start tag of the document part, with its namespaces
    section: str  # page size, margins, header and footer
    styles: dict[tuple[str, str], str] = field(default_factory=dict)  # (type, name in small letters) → id
    bodies: dict[str, str] = field(default_factory=dict)  # style id → its XML
    left_out: tuple[str, ...] = ()  # what it has and papers do not take over: macros and the like
    lent: Lent = field(default_factory=Lent)  # what it lacks and got

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
                return _reckoned(own[-1])
            above = _BASED.search(body)
            id = above[1] if above else ""
        default = _DEFAULTS.search(self.text(STYLES))
        own = _SIZE.findall(default[0]) if default else []
        return _reckoned(own[-1]) if own else 20

    def inherited(self, id: str, element: str) -> str:
        """The element that says it for a paragraph style: its own or that of a style it is based on, or ""."""
        seen: set[str] = set()
        while id and id not in seen:
            seen.add(id)
            body = self.bodies.get(id, "")
            found = re.search(rf"<{element}\b[^>]*/>", body)
            if found:
                return found[0]
            above = _BASED.search(body)
            id = above[1] if above else ""
        return ""

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

    @property
    def counts(self) -> bool:
        """Whether lists can be made with it, in text and in tables."""
        try:
            for kind in ("bullet", "number"):
                self.numbering(f"list {kind}")
                self.numbering(f"table {kind}", f"list {kind}")
        except BadLetterhead:
            return False
        return True

    def numbering(self, *styles: str) -> tuple[int, int]:
        """The list that a paragraph style counts in, and its abstract numbering: those of the first of ``styles``
        that has them. Raises BadLetterhead."""
        for style in styles:
            own = re.search(r'<w:numId w:val="([0-9]{1,9})"', self.bodies.get(self.style("paragraph", style), ""))
            if own and NUMBERING in self.parts:
                of_number = rf'<w:num\b[^>]*w:numId="{own[1]}"[^>]*>\s*<w:abstractNumId w:val="([0-9]{{1,9}})"'
                found = re.search(of_number, self.text(NUMBERING))
                if found:
                    return int(own[1]), int(found[1])
        if styles[0] in self.lent.lists:
            return self.lent.lists[styles[0]]
        raise BadLetterhead(say.LETTERHEAD_LIST.fill(style=styles[-1]), say.LETTERHEAD_BUSINESS)


def _reckoned(size: str) -> int:
    return max(_SMALLEST, min(int(size), _BIGGEST))


def read(data: bytes) -> Letterhead:
    """The letterhead in the bytes of a .docx. Raises BadLetterhead."""
    out = outgoing(unpack(data))
    document, styles = out.read[DOCUMENT], out.read.get(STYLES)
    root = document.elements[0]
    if styles is None or root.name != "w:document":
        raise BadLetterhead(say.LETTERHEAD_UNREADABLE)
    for part in out.parts:
        if _EDGE.fullmatch(part):
            _known_places(out.read[part])
    section = _section(document, out.parts[RELATIONS].decode())
    start = document.text[root.start : root.inner]
    head = Letterhead(out.parts, start, section, *_named(styles), tuple(out.left_out))
    return _completed(head)


def _named(styles: Part) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """The ids of the styles by type and name, and their XML by id."""
    names: dict[tuple[str, str], str] = {}
    bodies: dict[str, str] = {}
    for style in styles.of("w:style"):
        bodies[style.attributes.get("w:styleId", "")] = styles.text[style.inner : style.end]
    for name in styles.of("w:name"):
        if name.parent is not None and name.parent.name == "w:style":
            of = name.parent.attributes
            key = of.get("w:type", ""), name.attributes.get("w:val", "").lower()
            names.setdefault(key, of.get("w:styleId", ""))
    return names, bodies


def _completed(head: Letterhead) -> Letterhead:
    """The letterhead with what it lacks."""
    lent = Lent()
    parts = dict(head.parts)
    section = lend_header(parts, head.section, head.styles, lent)
    if wanting(head.styles) or not head.counts:
        lend_lists(parts, lent)
        lend_styles(parts, head.styles, head.size("body text") / 2, lent)
        names, bodies = _named(xml.read(STYLES, parts[STYLES]))
    else:
        names, bodies = head.styles, head.bodies
    if not lent.header and not lent.lists:
        return head
    root = head.root
    if "xmlns:r=" not in root:
        root = root.replace(">", f' xmlns:r="{_RELATIONSHIPS}">', 1)
    return Letterhead(parts, root, section, names, bodies, head.left_out, lent)


_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _section(document: Part, relations: str) -> str:
    """The page set-up: that of the last section, without what belongs to a printer or to a change of it."""
    sections = [each for each in document.of("w:sectPr") if not each.inside("w:sectPrChange")]
    if not sections:
        raise BadLetterhead(say.LETTERHEAD_UNREADABLE)
    last = sections[-1]
    within = [each for each in document.elements if last.start < each.start and each.end < last.end]
    gone = [
        each
        for each in within
        if each.name == "w:sectPrChange"
        or ("r:id" in each.attributes and f'Id="{each.attributes["r:id"]}"' not in relations)
    ]
    return document.cut(last, gone)


def _known_places(part: Part) -> None:
    """Raises BadLetterhead for words in braces that stand for nothing: they would be printed on every paper."""
    paragraphs: dict[int, str] = {}
    for each in part.of("w:t"):
        paragraph = each.parent
        while paragraph is not None and paragraph.name != "w:p":
            paragraph = paragraph.parent
        paragraphs[id(paragraph)] = paragraphs.get(id(paragraph), "") + each.words
    for text in paragraphs.values():
        for found in re.finditer(r"(?<!\{)\{+([^{}]{1,40})\}+", text):
            if found[0] not in _PLACES:
                known = Text.same("、".join(_PLACES))
                meant = _meant(found[1])
                fix = say.PLACE_MEANT.fill(meant=meant, known=known) if meant else say.PLACE_KNOWN.fill(known=known)
                raise BadLetterhead(say.LETTERHEAD_PLACE.fill(part=part.name, word=found[0]), fix)


def _meant(word: str) -> str:
    from difflib import get_close_matches

    word = word.strip().lower()
    close = get_close_matches(word, _NAMES, 1, 0.6 if word.isascii() else 0.3)
    return f"{{{close[0]}}}" if close else ""


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
