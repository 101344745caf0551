"""What is missing in a letterhead, misspelt or risky, each with the place where to look in Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from commdocs.messages import Text
from commdocs.messages import letterheads as say
from commdocs.model import NOTE, WARNING, Finding
from commdocs.writers.docx.completing import SETTINGS, STYLES
from commdocs.writers.docx.letterhead import Letterhead, places

_LISTED, _NAMED = 12, 80  # names in a message, and characters of each
_A4 = (11906, 16838)
_NARROW = 6800  # twips, 12 cm: forms of four columns need that
_USUAL = frozenset(
    ["宋体", "simsun", "新宋体", "黑体", "simhei", "仿宋", "fangsong", "楷体", "kaiti", "微软雅黑", "microsoft", "yahei", "等线", "dengxian"]
) | {"microsoft yahei", "times new roman", "arial", "calibri", "cambria", "courier new", "segoe ui symbol", "symbol",
     "wingdings", "georgia", "verdana", "tahoma", "calibri light", "consolas", "等线 light"}  # fmt: skip
_PICTURE = re.compile(r"<w:drawing>|<w:drawing |<w:pict>|<w:pict ")


def inspected(head: Letterhead) -> Iterator[Finding]:
    """Warnings first: what pages do without; then what is good to know."""
    if head.left_out:
        yield _of(WARNING, say.LEFT_OUT, say.LEFT_OUT_FIX, what=_some(head.left_out))
    if head.lent.styles:
        yield _of(WARNING, say.LENT, say.LENT_FIX, what=_some(head.lent.styles))
    if head.lent.header:
        yield _of(WARNING, say.NO_HEADER, say.NO_HEADER_FIX)
    edges = {name: head.text(name) for name in head.edges()}
    found = {each for text in edges.values() for each in places(text)[1::2]}
    if "page" not in found and not any(re.search(r"\bPAGE\b", text) for text in edges.values()):
        yield _of(WARNING, say.NO_PAGE, say.NO_PAGE_FIX)
    yield from _cut_pictures(head, edges)
    wide, high, aside = _page(head.section)
    if wide - aside < _NARROW:
        yield _of(WARNING, say.NARROW, say.NARROW_FIX, mm=round((wide - aside) * 25.4 / 1440))
    for name, what in (("organisation", say.ORGANISATION), ("label", say.LABEL), ("footer", say.FOOTER)):
        if name not in found:
            yield _of(NOTE, say.NO_PLACE, say.NO_PLACE_FIX, what=what, place=f"{{{name}}}")
    if {wide, high} != set(_A4):
        yield _of(NOTE, say.NOT_A4, say.NOT_A4_FIX, wide=_mm(wide), high=_mm(high))
    named = "".join(re.findall(r"<w:rFonts\b[^>]*>", head.text(STYLES) + "".join(edges.values())))
    faces = set(re.findall(r'w:(?:ascii|eastAsia)="([^"]+)"', named))
    rare = sorted(each for each in faces if each.lower() not in _USUAL)
    if rare:
        yield _of(NOTE, say.RARE_FACES, say.RARE_FACES_FIX, what=_some(rare))
    if re.search(r"w:(?:ascii|eastAsia)Theme=", head.text(STYLES)):
        yield _of(NOTE, say.THEME, say.THEME_FIX)
    mode = re.search(
        r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', head.text(SETTINGS) if SETTINGS in head.parts else ""
    )
    if mode is None or int(mode[1]) < 15:
        yield _of(NOTE, say.OLD_MODE, say.OLD_MODE_FIX)


def _cut_pictures(head: Letterhead, edges: dict[str, str]) -> Iterator[Finding]:
    """A picture in a line of fixed height is cut off at that height."""
    for name, text in edges.items():
        for paragraph in re.findall(r"<w:p\b(?:(?!</w:p>).)*</w:p>", text, re.DOTALL):
            if not _PICTURE.search(paragraph):
                continue
            style = re.search(r'<w:pStyle w:val="([^"]*)"', paragraph)
            id = style[1] if style else head.style("paragraph", "normal")
            if re.search(r'w:lineRule="exact"', paragraph.partition("</w:pPr>")[0] + head.inherited(id, "w:spacing")):
                yield _of(WARNING, say.CUT, say.CUT_FIX, part=name.removeprefix("word/"))


def _page(section: str) -> tuple[int, int, int]:
    """Width and height of the paper, and what its margins take at the sides."""
    number = {name: int(value) for name, value in re.findall(r'w:(w|h|left|right|gutter)="(\d{1,6})"', section)}
    return (
        number.get("w", _A4[0]),
        number.get("h", _A4[1]),
        sum(number.get(each, 0) for each in ("left", "right", "gutter")),
    )


def _mm(twips: int) -> int:
    return round(twips * 25.4 / 1440)


def _some(names: Iterable[str]) -> Text:
    known = list(dict.fromkeys(names))
    listed = Text.listed([each[:_NAMED] for each in known[:_LISTED]])
    return listed if len(known) <= _LISTED else say.AND_MORE.fill(some=listed, number=len(known))


def _of(severity: str, message: Text, fix: Text, **words: object) -> Finding:
    return Finding("S08", message.fill(**words) if words else message, fix.fill(**words) if words else fix,
                   severity=severity, line=1, column=1)  # type: ignore[arg-type]  # fmt: skip
