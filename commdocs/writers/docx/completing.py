"""What a letterhead lacks is lent to it from the look that comes with commdocs: styles, lists, a header for drafts.

A firm's own file keeps all it has; what it has no word for is made to fit it, in its own size of type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from commdocs.writers.docx import xml
from commdocs.writers.docx.outgoing import RELATIONS, TYPES

STYLES, NUMBERING, SETTINGS = "word/styles.xml", "word/numbering.xml", "word/settings.xml"
LISTS = ("list bullet", "list number", "table bullet", "table number")  # in the order in which looks number them

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NAMED = re.compile(r'<w:style w:type="(\w+)"[^>]*w:styleId="([^"]+)"><w:name w:val="([^"]+)"/>')
_LINKED = re.compile(r'(<w:(?:basedOn|next|rStyle) w:val=")([^"]+)("/>)')
_NUMBERED = re.compile(r'<w:numId w:val="([1-4])"/>')
_OPTIONAL = frozenset(["centre", "firm", "page number", "header", "footer", "hyperlink"])  # done without
_NAMESPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
_ID = "rIdLent"

Names = Mapping[tuple[str, str], str]  # (type, name in small letters) → id


@dataclass
class Lent:
    """What was lent: names of styles, the lists by the style that counts in them, whether a header."""

    styles: list[str] = field(default_factory=list)
    lists: dict[str, tuple[int, int]] = field(default_factory=dict)
    header: bool = False


def wanting(names: Names) -> bool:
    """Whether a style that pages need is not there."""
    return any(key not in names for key in _needed())


@cache
def _needed() -> dict[tuple[str, str], str]:
    """The styles of the shipped look that pages take, as XML."""
    from commdocs.writers.looks import BUSINESS, each_style

    found = {}
    for style in each_style(BUSINESS):
        of = _NAMED.match(style)
        if of is not None and of[3].lower() not in _OPTIONAL:
            found[of[1], of[3].lower()] = style
    return found


def lend_styles(parts: dict[str, bytes], names: Names, points: float, lent: Lent) -> None:
    """Adds the styles that are missing to the styles part; ``points`` is the size of the letterhead's own text."""
    from commdocs.writers.looks import BUSINESS, each_style

    look = replace(BUSINESS, points=points, table=max(points - 1.5, 8), small=max(points - 3, 8))
    missing = [each for each in each_style(look) if (of := _NAMED.match(each)) and (of[1], of[3].lower()) not in names]
    missing = [each for each in missing if (of := _NAMED.match(each)) and of[3].lower() not in _OPTIONAL]
    taken = set(names.values())
    ids = {}
    for style in each_style(look):
        of = _NAMED.match(style)
        if of is not None:
            own = names.get((of[1], of[3].lower()))
            ids[of[2]] = own if own is not None else f"Lent{of[2]}" if of[2] in taken else of[2]
    added = ""
    for style in missing:
        of = _NAMED.match(style)
        assert of is not None
        lent.styles.append(of[3])
        style = style.replace(f'w:styleId="{of[2]}"', f'w:styleId="{ids[of[2]]}"', 1)
        style = _LINKED.sub(lambda link: f"{link[1]}{ids.get(link[2], link[2])}{link[3]}", style)
        added += _NUMBERED.sub(lambda own: f'<w:numId w:val="{lent.lists[LISTS[int(own[1]) - 1]][0]}"/>', style)
    text = parts[STYLES].decode("utf-8-sig")
    before, end, after = text.rpartition("</w:styles>")
    parts[STYLES] = f"{before}{added}{end}{after}".encode()


def lend_lists(parts: dict[str, bytes], lent: Lent) -> None:
    """Adds the lists that text and tables count in."""
    from commdocs.writers.looks import BUSINESS, numbering

    own = numbering(BUSINESS)
    outlines = re.findall(r'<w:abstractNum w:abstractNumId="[1-4]">.*?</w:abstractNum>', own, re.DOTALL)
    if NUMBERING not in parts:
        parts[NUMBERING] = f"{xml.HEAD}<w:numbering {_NAMESPACES}></w:numbering>".encode()
        _tell(parts, NUMBERING, "numbering", f"{_ID}Lists")
    text = parts[NUMBERING].decode("utf-8-sig").replace("<w:numbering/>", "<w:numbering></w:numbering>")
    if re.search(r"<w:numbering\b[^>]*/>", text):
        text = re.sub(r"(<w:numbering\b[^>]*)/>", r"\1></w:numbering>", text)
    first_outline = 1 + max(map(int, re.findall(r'w:abstractNumId="(\d{1,9})"', text)), default=0)
    first_list = 1 + max(map(int, re.findall(r'w:numId="(\d{1,9})"', text)), default=0)
    before, after = "", ""
    for number, (style, outline) in enumerate(zip(LISTS, outlines, strict=True)):
        lent.lists[style] = first_list + number, first_outline + number
        outline = re.sub(r"<w:pStyle [^>]*/>|<w:nsid [^>]*/>", "", outline)
        before += re.sub(r'w:abstractNumId="\d"', f'w:abstractNumId="{first_outline + number}"', outline, count=1)
        after += f'<w:num w:numId="{first_list + number}"><w:abstractNumId w:val="{first_outline + number}"/></w:num>'
    at = min([found for mark in ("<w:num ", "<w:numIdMacAtCleanup") if (found := text.find(mark)) >= 0], default=-1)
    if at < 0:
        at = text.rindex("</w:numbering>")
    text = text[:at] + before + text[at:]
    at = text.find("<w:numIdMacAtCleanup")
    at = at if at >= 0 else text.rindex("</w:numbering>")
    parts[NUMBERING] = (text[:at] + after + text[at:]).encode()


def lend_header(parts: dict[str, bytes], section: str, names: Names, lent: Lent) -> str:
    """The section with a header for drafts on every kind of page that has none: 草稿 must stand on each page."""
    kinds = ["default"]
    if re.search(r"<w:titlePg(?:/>| w:val=\"(?:1|true|on)\"/>)", section):
        kinds.append("first")
    if b"<w:evenAndOddHeaders" in parts.get(SETTINGS, b""):
        kinds.append("even")
    references = re.findall(r"<w:headerReference\b[^>]*>", section)
    without = [each for each in kinds if not any(f'w:type="{each}"' in reference for reference in references)]
    if not without:
        return section
    lent.header = True
    run = '<w:r><w:rPr><w:b/><w:color w:val="C00000"/></w:rPr><w:t xml:space="preserve">{draft}</w:t></w:r>'
    return with_edge(parts, section, "header", without, run, names)


def with_edge(parts: dict[str, bytes], section: str, kind: str, pages: list[str], runs: str, names: Names) -> str:
    """The section with a header or footer of one line for these kinds of pages."""
    number = next(each for each in range(90, 999) if f"word/{kind}{each}.xml" not in parts)
    name = f"word/{kind}{number}.xml"
    style = names.get(("paragraph", kind), "")
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    tag = "hdr" if kind == "header" else "ftr"
    line = f'<w:p><w:pPr>{named}<w:jc w:val="right"/></w:pPr>{runs}</w:p>'
    parts[name] = f"{xml.HEAD}<w:{tag} {_NAMESPACES}>{line}</w:{tag}>".encode()
    id = f"{_ID}{kind.capitalize()}{number}"
    _tell(parts, name, kind, id)
    added = "".join(f'<w:{kind}Reference w:type="{each}" r:id="{id}"/>' for each in pages)
    return re.sub(r"<w:sectPr\b[^>]*?(/?)>", lambda tag: _opened(tag[0], added), section, count=1)


def _opened(tag: str, inside: str) -> str:
    return f"{tag[:-2]}>{inside}</w:sectPr>" if tag.endswith("/>") else tag + inside


def _tell(parts: dict[str, bytes], name: str, kind: str, id: str) -> None:
    """Makes a new part known to the package."""
    relation = f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{name.removeprefix("word/")}"/>'
    override = f'<Override PartName="/{name}" ContentType="{_MAIN}{kind}+xml"/>'
    for part, tag, added in ((RELATIONS, "Relationships", relation), (TYPES, "Types", override)):
        text = parts[part].decode("utf-8-sig")
        text = re.sub(rf"(<{tag}\b[^>]*)/>", rf"\1></{tag}>", text)
        before, end, after = text.rpartition(f"</{tag}>")
        parts[part] = f"{before}{added}{end}{after}".encode()
