"""A letterhead made ready for one language and one orientation: style ids, widths, the fixed parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from commdocs.messages import writers as say
from commdocs.writers.docx import letterhead, pack
from commdocs.writers.docx.edges import APP, Edge
from commdocs.writers.docx.letterhead import BadLetterhead, Letterhead
from commdocs.writers.docx.text import PARAGRAPH_END as END
from commdocs.writers.docx.text import RunStyle, attribute

_MARKS = {"b": "<w:b/><w:bCs/>", "i": "<w:i/><w:iCs/>", "s": "<w:strike/>", "c": ""}
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NARROWEST, _WIDEST = 1_440, 31_680  # twips: an inch, and the widest page that Word knows
_DIGITS = 9  # enough for a width that is too wide
_TAB = re.compile(r'(<w:tab\b(?=[^>]*w:val="(?:right|center|end)")[^>]*w:pos=")\d+("[^>]*/>)')
_EDGE_STYLE = re.compile(r'<w:style\b[^>]*><w:name w:val="(?:header|footer)"/>.*?</w:style>', re.DOTALL | re.IGNORECASE)
# Of a page turned for a list, in twips: 15 mm, and room for a line of header and footer.
_LIST_MARGINS = {"left": 850, "right": 850, "top": 1134, "bottom": 964, "header": 567, "footer": 510}
_DEEPEST = 2  # lists are numbered three levels deep; what is deeper looks like the third


class Stylesheet:
    """What every document with this letterhead, language and orientation shares."""

    def __init__(self, head: Letterhead, language: str, landscape: bool):
        self.language, self.chinese = language, language != "en"
        self.head = head
        self.section, self.width = _section(head.section, landscape)
        self.numbering = head.text(letterhead.NUMBERING) if letterhead.NUMBERING in head.parts else ""
        self.relations = head.text(letterhead.RELATIONS)
        self.first_list = 1 + max(
            map(int, re.findall(r'<w:num\b[^>]*w:numId="([0-9]{1,9})"', self.numbering)), default=0
        )
        self.edges = [
            Edge(name, _tabs(head.text(name), self.width), number) for number, name in enumerate(head.edges())
        ]
        self.headings = head.list_named("headings" if self.chinese else "headings en")
        self.counts_headings = bool(head.inherited(head.style("paragraph", "heading 1"), "w:numId"))
        self.base = pack.Base.of(pack.entry(*part, level=9) for part in _fixed(head, language, self.width))
        self.open = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{head.root}<w:body>'
        self.close = f"{self.section}</w:body></w:document>"
        self.gap = Container(self, "gap").start + END
        self.last_gap = _shrunk(self.gap)
        self.run_style = lru_cache(maxsize=256)(self._run_style)
        self.container = lru_cache(maxsize=64)(self._container)
        self.numbered = lru_cache(maxsize=64)(self._numbered)
        self.related = lru_cache(maxsize=64)(self._related)

    @cached_property
    def running_text(self) -> Container:
        """Running text."""
        return self.container("body")

    def _container(self, name: str) -> Container:
        """Running text inside ``::: name``: the paragraph style of that name, if there is one."""
        return Container(self, name, "body text")

    def _run_style(self, style: str) -> RunStyle:
        letters, _, classes = style.partition(".")
        names = [*classes.split("."), *(["code"] if "c" in letters else [])]
        marks = "".join(_MARKS[letter] for letter in letters)
        return RunStyle(self.character(*names), marks, self.character("symbol"), self.chinese)

    @cached_property
    def table_halves(self) -> tuple[int, int]:
        """Half characters of the two types of tables, the usual and the small one, in twips."""
        usual = self.half("table text")
        return usual, min(self.half("table text small", "table text"), usual)

    def half(self, *styles: str) -> int:
        """The width of half a character of a paragraph style, in twips."""
        return 5 * self.head.size(*styles)

    def character(self, *names: str) -> str:
        """The id of the first of these character styles that the letterhead has, or ""."""
        return self.head.style("character", *(name for name in names if name))

    def _numbered(self, lists: tuple[tuple[int, int, int], ...]) -> pack.Entry:
        """The numbering part with the lists of a document: each a list of its own, so that it starts anew."""
        added = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{outline}"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for number, (outline, level, start) in enumerate(lists, self.first_list)
        )
        before, end, after = self.numbering.partition("<w:numIdMacAtCleanup")
        if not end:
            before, end, after = self.numbering.rpartition("</w:numbering>")
        return pack.entry(letterhead.NUMBERING, f"{before}{added}{end}{after}".encode())

    def _related(self, links: tuple[str, ...]) -> pack.Entry:
        """The relationships of the body: the letterhead's own and the links of a document."""
        added = "".join(
            f'<Relationship Id="rIdLink{number}" Type="{_LINK}" Target="{attribute(_uri(href))}" TargetMode="External"/>'
            for number, href in enumerate(links, 1)
        )
        before, end, after = self.relations.rpartition("</Relationships>")
        return pack.entry(letterhead.RELATIONS, f"{before}{added}{end}{after}".encode())


class Container:
    """What is around a paragraph: which styles it takes and what an empty value prints there."""

    def __init__(
        self,
        styles: Stylesheet,
        style: str,
        *others: str,
        cell: bool = False,
        width: int | None = None,
        empty: str | None = None,
        keep: bool = False,
    ):
        """``others`` stand in for a ``style`` that the letterhead lacks, ``width`` is what a table may take (0: not known), ``keep`` holds every paragraph to the next."""
        self.styles, self.cell = styles, cell
        self.width = styles.width if width is None else width
        self.empty = say.EMPTY.of(styles.language) if empty is None else empty
        self.keep = "<w:keepNext/>" if keep else ""
        self.style = styles.head.style("paragraph", style, *others)
        self.start = self.begin()
        self.lists = "table" if cell else "list"
        self.bullets = styles.head.numbering(f"{self.lists} bullet", "list bullet")[0]
        self.outline = styles.head.numbering(f"{self.lists} number", "list number")[1]

    def begin(self, style: str = "", properties: str = "") -> str:
        """The start of a paragraph in the style of that name, else in the container's own."""
        id = self.styles.head.style("paragraph", style) if style else ""
        named = f'<w:pStyle w:val="{id or self.style}"/>' if id or self.style else ""
        properties = f"{named}{self.keep}{properties}"
        return f"<w:p><w:pPr>{properties}</w:pPr>" if properties else "<w:p>"

    def bullet(self, level: int) -> str:
        """The start of a list item with a dot."""
        return self._listed("bullet", level, str(self.bullets))

    def number(self, level: int) -> tuple[str, str]:
        """The start of a numbered item, before and after the number of its list."""
        before, _, after = self._listed("number", level, "\n").partition("\n")
        return before, after

    def more(self, level: int) -> str:
        """The start of a further paragraph of an item."""
        deep = min(level, _DEEPEST)
        return self.begin(f"{self.lists} continue" + (f" {deep + 1}" if deep else ""))

    def _listed(self, name: str, level: int, number: str) -> str:
        deep = min(level, _DEEPEST)
        listed = f'<w:numPr><w:ilvl w:val="{deep}"/><w:numId w:val="{number}"/></w:numPr>'
        return self.begin(f"{self.lists} {name}", listed)


def _shrunk(gap: str) -> str:
    """The gap after a table that ends the document: a point high, or it would open a page of its own."""
    properties = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
    if "</w:pPr>" in gap:
        return gap.replace("</w:pPr>", f"{properties}</w:pPr>", 1)
    return gap.replace("<w:p>", f"<w:p><w:pPr>{properties}</w:pPr>", 1)


def _section(section: str, landscape: bool) -> tuple[str, int]:
    """The section for an orientation, and its text width in twips."""
    found = re.search(r"<w:pgSz\b[^>]*/>", section)
    margins = re.search(r"<w:pgMar\b[^>]*/>", section)
    size = _numbers(found[0] if found else "", w=11906, h=16838)
    sides = _numbers(margins[0] if margins else "", left=1440, right=1440, gutter=0)
    aside = sides["left"] + sides["right"] + sides["gutter"]
    wide, high = size["w"], size["h"]
    if landscape and wide < high:
        wide, high = high, wide
        turned = f'<w:pgSz w:w="{wide}" w:h="{high}" w:orient="landscape"/>'
        section = section.replace(found[0], turned) if found else section
        section, aside = _spread(section, sides)
    if not all(_NARROWEST <= each <= _WIDEST for each in (wide, high, wide - aside)):
        raise BadLetterhead(say.LETTERHEAD_PAGE, say.LETTERHEAD_PAGE_FIX)
    return section, wide - aside


def _spread(section: str, sides: dict[str, int]) -> tuple[str, int]:
    """A page for lists uses more of the paper: margins that are wider than ``_LIST_MARGINS`` become those."""
    for name, most in _LIST_MARGINS.items():
        found = re.search(rf'<w:pgMar\b[^>]* w:{name}="([0-9]+)"', section)
        if found and int(found[1][:_DIGITS]) > most:
            section = f"{section[: found.start(1)]}{most}{section[found.end(1) :]}"
    return section, sum(min(sides[each], _LIST_MARGINS.get(each, sides[each])) for each in sides)


def _numbers(element: str, **defaults: int) -> dict[str, int]:
    values = {name: value[:_DIGITS] for name, value in re.findall(r'w:(\w+)="(-?[0-9]+)"', element)}
    return {name: int(values.get(name, default)) for name, default in defaults.items()}


def _tabs(part: str, width: int) -> str:
    """Tab stops of headers and footers at the middle and the right edge of the text, whatever page they were set for
    (Word's own are those of a Letter page)."""
    return _TAB.sub(lambda stop: f"{stop[1]}{width // 2 if 'center' in stop[1] else width}{stop[2]}", part)


def _edge_styles(styles: str, width: int) -> str:
    """The styles part, the styles of header and footer with their tab stops at the text's edges."""
    return _EDGE_STYLE.sub(lambda style: _tabs(style[0], width), styles)


def _fixed(head: Letterhead, language: str, width: int) -> Iterator[tuple[str, bytes]]:
    """The parts that all documents share, the list of types first."""
    own = {letterhead.DOCUMENT, letterhead.RELATIONS, letterhead.CORE, letterhead.NUMBERING, *head.edges()}
    yield letterhead.TYPES, head.parts[letterhead.TYPES]
    for name, data in head.parts.items():
        if name in own or name == letterhead.TYPES:
            continue
        if name == letterhead.STYLES:
            data = _styles(_edge_styles(head.text(name), width), language).encode()
        elif name == letterhead.APP:
            data = APP.encode()
        yield name, data


def _styles(styles: str, language: str) -> str:
    """For a page in English: its language for the spelling checker, ragged lines, no first-line indents."""
    if language != "en":
        return styles
    styles = styles.replace('<w:jc w:val="both"/>', '<w:jc w:val="left"/>')
    styles = re.sub(r'(<w:lang\b[^>]*w:val=")[^"]*"', r'\g<1>en-GB"', styles)
    return re.sub(r' w:firstLine(?:Chars)?="\d+"', "", styles)


def _uri(href: str) -> str:
    """An address as packages want it: Chinese and spaces as percent signs and bytes."""
    from urllib.parse import quote

    return quote(href, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")
