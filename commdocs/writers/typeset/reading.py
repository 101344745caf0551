"""A Word file of ours as data for ``page.typ``: every word in it is a string, every measure a number of points.

Only what the Word writer writes and what letterheads have in header and footer is known here; the rest is passed over.
So the page set by typst has the letterhead's sizes, faces, margins, tables and signature blocks, by the same reckoning.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from commdocs.writers.docx.text import units
from commdocs.writers.typeset.faces import Fonts
from commdocs.writers.typeset.lists import Lists
from commdocs.writers.typeset.looks import (
    Properties,
    Styles,
    W,
    paragraph_properties,
    points,
    run_properties,
    theme_faces,
)
from commdocs.writers.typeset.tables import table

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_WHOLE_ROW = 0.7  # of the page
_NO_LINE = 2  # points: a paragraph that is there for Word alone
_EMU = 12_700  # to the point
_ASCENT, _NATURAL = 0.88, 1.3  # of the size of type: above the foot of a Chinese character; a line set as the face asks
_PICTURES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif"}
_THEME = re.compile(r"word/theme/theme\d*\.xml")
_TOKEN = re.compile(r"[!-~‑]*‑[!-~‑]*")


class Reader:
    """One Word file while it is read."""

    def __init__(self, docx: bytes, fonts: Fonts) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as packed:
            self.parts = {name: packed.read(name) for name in packed.namelist()}
        self.fonts = fonts
        self.styles = _styles(self.parts["word/styles.xml"])
        self.lists = Lists(self.parts.get("word/numbering.xml"))
        self.part = "word/document.xml"
        self.theme = _theme(next((self.parts[name] for name in self.parts if _THEME.fullmatch(name)), None))
        self._runs: dict[tuple[Any, ...], int] = {}
        self._looks: dict[str, tuple[int, dict[str, Any]]] = {}
        self.most = 300.0  # points that a row may be high and still stand on one page
        self.relations: dict[str, tuple[str, str]] = {}
        self.run(({}, {}), None)  # number 0 is the document's own

    def data(self) -> dict[str, Any]:
        """All that ``page.typ`` needs."""
        root = fromstring(self.parts[self.part])
        size, margins = next(root.iter(f"{W}pgSz"), None), next(root.iter(f"{W}pgMar"), None)
        if size is not None and margins is not None:
            high = points(size.get(f"{W}h")) - sum(abs(points(margins.get(W + side))) for side in ("top", "bottom"))
            self.most = high * _WHOLE_ROW
        body = root.find(f"{W}body")
        assert body is not None
        section = next(body.iter(f"{W}sectPr"))
        self._related(self.part)
        blocks = self.blocks([each for each in body if each is not section])
        if blocks and not blocks[-1].get("pieces", True) and blocks[-1]["height"] < _NO_LINE:
            blocks.pop()  # what Word needs after a table would open a page here
        core = fromstring(self.parts["docProps/core.xml"])
        settings = self.parts.get("word/settings.xml", b"")
        edges, stamp = self._edges(section)
        language = core.findtext(f"{_DC}language") or "zh-CN"
        return {
            "title": core.findtext(f"{_DC}title") or "",
            "author": core.findtext(f"{_DC}creator") or "",
            "date": [int(part) for part in (core.findtext(f"{_TERMS}created") or "2000-01-01")[:10].split("-")],
            "language": language[:2],
            "region": language[3:].lower(),
            "sheet": self._sheet(section, edges),
            "first": section.find(f"{W}titlePg") is not None,
            "even": b"<w:evenAndOddHeaders" in settings,
            "edges": edges,
            "stamp": stamp,
            "stamp-size": 110 if language.startswith("zh") else 90,
            "body": blocks,
            "runs": [list(look) for look in self._runs],
            "paragraphs": [look for _, look in self._looks.values()],
        }

    def blocks(self, elements: Iterable[Element]) -> list[dict[str, Any]]:
        """Paragraphs and tables. ``above`` of each is the room between it and the one before."""
        out: list[dict[str, Any]] = []
        after, close = 0.0, ""
        for element in elements:
            if element.tag == f"{W}p":
                made = self._paragraph(element)
                before, own = made.pop("room")
                style = made.pop("style")
                if style and style == close:  # paragraphs of one style that keep together
                    after = before = 0.0
                close = style
                made["above"] = after + before
                after = own
            elif element.tag == f"{W}tbl":
                tables = table(self.styles, self.blocks, element, self.most)
                tables[0]["above"] = after
                out += tables[:-1]
                made, after, close = tables[-1], 0.0, ""
            else:
                continue
            made["after"] = after
            out.append(made)
        return out

    def _paragraph(self, element: Element) -> dict[str, Any]:
        direct_element = element.find(f"{W}pPr")
        direct = paragraph_properties(direct_element)
        own, run = self.styles.of(direct.get("style") or self.styles.normal)
        defaults = self.styles.defaults
        listed = direct.get("list") or own.get("list")
        marked = self.lists.next(listed[0], int(points(listed[1], 1))) if listed else None
        of_level = marked[0].paragraph if marked else {}
        if "list" not in direct:
            of_level = {key: value for key, value in of_level.items() if key not in own}
        properties = defaults[0] | own | of_level | direct
        run = defaults[1] | run
        size = run.get("size", 10.0)
        first = properties.get("first", 0.0)
        if properties.get("characters"):
            first = properties["characters"] * size
        pieces = self._pieces(element, ({}, run))
        if marked:
            hanging = max(-first, 0.0)
            words = marked[1] + (" " if marked[0].after == "space" else "")
            room = hanging if marked[0].after == "tab" and units(words) * size / 2 < hanging else 0
            if marked[0].after == "tab" and not room:
                words += " "
            sign = [self.run(({}, run), None, marked[0].run), words]
            pieces = [["mark", room, [sign]], *pieces]
        line = properties.get("line", 12.0)
        if properties.get("rule", "auto") == "auto":
            line = max(size * _NATURAL * line / 12, 1)
        elif properties["rule"] == "atLeast":
            line = max(line, size * 1.15)
        align = properties.get("align", "left")
        look = {
            "size": size,
            "top": round((line - size) / 2 + _ASCENT * size, 3),
            "bottom": round((line - size) / 2 + (1 - _ASCENT) * size, 3),
            "align": {"center": "center", "right": "right", "end": "right"}.get(align, "left"),
            "justify": align in ("both", "distribute"),
            "left": properties.get("left", 0.0) + min(first, 0.0),
            "right": properties.get("right", 0.0),
            "first": first,
            "keep": bool(properties.get("keep")),
            "fill": colour(properties.get("fill")),
            "borders": {
                side: (width, colour(value, "000000"), space)
                for side, (width, value, space) in properties.get("borders", {}).items()
                if side in ("top", "bottom", "left", "right")
            },
            "level": min(properties.get("outline", -1) + 1, 6) if properties.get("outline", 9) < 9 else 0,
        }
        key = repr(look)
        number, _ = self._looks.setdefault(key, (len(self._looks), look))
        room_above = properties.get("before", 0.0), properties.get("after", 0.0)
        style = direct.get("style", self.styles.normal) if properties.get("close") else ""
        return {
            "look": number,
            "pieces": pieces,
            "room": room_above,
            "height": line,
            "half": size / 2,
            "keep": look["keep"],
            "style": style,
        }

    def run(self, base: tuple[Properties, Properties], element: Element | None, more: Properties | None = None) -> int:
        """The number of a run's look. ``base``: what its paragraph and the document say."""
        direct = run_properties(element)
        styled = self.styles.of(direct["style"])[1] if direct.get("style") else {}
        look = self.styles.defaults[1] | base[1] | styled | direct | (more or {})
        bold = bool(look.get("b"))
        faces = [look.get(script, "") for script in ("latin", "chinese")]
        latin, chinese = (self.theme.get(face, "") if face.startswith("+") else face for face in faces)
        made = (
            _families(self.fonts, latin, chinese, bold),
            look.get("size", 10.0),
            "#" + (colour(look.get("color")) or "000000"),
            "bold" if bold else "regular",
            "italic" if look.get("i") else "normal",
            look.get("tracking", 0.0),
            bool(look.get("strike")),
            bool(look.get("u")),
        )
        return self._runs.setdefault(made, len(self._runs))

    def _pieces(self, element: Element, base: tuple[Properties, Properties]) -> list[Any]:
        out: list[Any] = []
        field = ""  # the code of the field we are in, after its start
        showing = False
        for each in element:
            if each.tag == f"{W}hyperlink":
                target, mode = self.relations.get(each.get(f"{_R}id", ""), ("", ""))
                inner = self._pieces(each, base)
                out += [["link", target, inner]] if mode == "External" and target and inner else inner
            elif each.tag == f"{W}r":
                look = self.run(base, each.find(f"{W}rPr"))
                for part in each:
                    name = part.tag.removeprefix(W)
                    if name == "fldChar":
                        kind = part.get(f"{W}fldCharType")
                        showing = kind == "separate" and bool(field)
                        if kind == "end":
                            if field in ("PAGE", "NUMPAGES"):
                                out.append(["page" if field == "PAGE" else "pages", look])
                            field = ""
                    elif name == "instrText":
                        field = (part.text or "").split()[0].upper() if (part.text or "").split() else ""
                    elif showing and field in ("PAGE", "NUMPAGES"):
                        continue
                    elif name == "t":
                        _add(out, look, part.text or "")
                    elif name == "noBreakHyphen":
                        _add(out, look, "‑")
                    elif name == "br":
                        out.append(["break"])
                    elif name in ("tab", "ptab"):
                        out.append(["fill"] if self.part != "word/document.xml" else ["skip", 24])
                    elif name == "drawing":
                        out += self._picture(part)
            elif each.tag in (f"{W}smartTag", f"{W}ins", f"{W}sdt", f"{W}sdtContent"):
                out += self._pieces(each, base)
            elif each.tag == f"{W}fldSimple":
                code = (each.get(f"{W}instr") or "").split()
                look = self.run(base, each.find(f"{W}r/{W}rPr"))
                if code and code[0].upper() in ("PAGE", "NUMPAGES"):
                    out.append(["page" if code[0].upper() == "PAGE" else "pages", look])
                else:
                    out += self._pieces(each, base)
        return list(_whole(out))

    def _picture(self, drawing: Element) -> Iterator[list[Any]]:
        extent = next(drawing.iter(f"{_WP}extent"), None)
        blip = next(drawing.iter(f"{_A}blip"), None)
        described = next(drawing.iter(f"{_WP}docPr"), None)
        target = self.relations.get(blip.get(f"{_R}embed", ""), ("", ""))[0] if blip is not None else ""
        name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
        ending = _PICTURES.get(name.rpartition(".")[2].lower())
        if extent is None or ending is None or name not in self.parts:
            return
        width, height = (points(extent.get(side), _EMU) for side in ("cx", "cy"))
        coded = base64.b64encode(self.parts[name]).decode()
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}"'
            f' height="{height}"><image width="{width}" height="{height}" preserveAspectRatio="none"'
            f' xlink:href="data:image/{ending};base64,{coded}"/></svg>'
        )
        yield ["image", svg, width, height, (described.get("descr") if described is not None else None) or ""]

    def _related(self, part: str) -> None:
        folder, _, name = part.rpartition("/")
        data = self.parts.get(f"{folder}/_rels/{name}.rels")
        self.relations = {
            each.get("Id", ""): (each.get("Target", ""), each.get("TargetMode", ""))
            for each in (fromstring(data).iter(_REL) if data else ())
        }

    def _edges(self, section: Element) -> tuple[dict[str, dict[str, Any]], str]:
        """Headers and footers by the pages they are for, and what is stamped across the page."""
        out: dict[str, dict[str, Any]] = {"header": {}, "footer": {}}
        self._related("word/document.xml")
        targets = dict(self.relations)
        stamp = ""
        for kind in out:
            for reference in section.iter(f"{W}{kind}Reference"):
                target = targets.get(reference.get(f"{_R}id", ""), ("", ""))[0]
                self.part = target.lstrip("/") if target.startswith("/") else f"word/{target}"
                if self.part not in self.parts:
                    continue
                self._related(self.part)
                root = fromstring(self.parts[self.part])
                stamped = next(root.iter(f"{_VML}textpath"), None)
                for each in root.iter(f"{_VML}textpath"):
                    stamped = each if each.get("string") else stamped
                stamp = (stamped.get("string") if stamped is not None else None) or stamp
                out[kind][reference.get(f"{W}type", "default")] = self.blocks(list(root))
        return out, stamp

    def _sheet(self, section: Element, edges: dict[str, dict[str, Any]]) -> dict[str, float]:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        side = dict.fromkeys(("top", "bottom", "left", "right"), 72.0) | {"header": 36.0, "footer": 36.0}
        if margins is not None:
            side |= {name: abs(points(margins.get(W + name))) for name in side if margins.get(W + name)}
            side["left"] += points(margins.get(f"{W}gutter"))
        for kind, edge in (("header", "top"), ("footer", "bottom")):
            tall = max((_height(blocks) for blocks in edges[kind].values()), default=0)
            side[edge] = max(side[edge], side[kind] + tall)
        width, height = (points(size.get(W + each)) if size is not None else 0 for each in ("w", "h"))
        return side | {"width": width or 595.3, "height": height or 841.9}


def _add(out: list[Any], look: int, text: str) -> None:
    if not text:
        return
    if out and out[-1][0] == look:
        out[-1][1] += text
    else:
        out.append([look, text])


def _whole(pieces: list[Any]) -> Iterator[Any]:
    """The pieces, what has a hyphen that is not to break in one piece each."""
    for each in pieces:
        if not isinstance(each[0], int) or "‑" not in each[1]:
            yield each
            continue
        look, text = each
        at = 0
        for found in _TOKEN.finditer(text):
            if found.start() > at:
                yield [look, text[at : found.start()]]
            yield ["whole", look, found[0].replace("‑", "-")]
            at = found.end()
        if at < len(text):
            yield [look, text[at:]]


def _height(blocks: list[dict[str, Any]]) -> float:
    total = 0.0
    for each in blocks:
        if "rows" in each:
            total += each["above"] + 20 * len(each["rows"])
            continue
        pictures = [piece[3] for piece in each["pieces"] if piece[0] == "image"]
        total += each["above"] + max([each["height"], *pictures]) + 4
    return total


def colour(value: str | None, default: str = "") -> str:
    """Six hexadecimal digits, or ``default`` for what is none (``auto``)."""
    return value if value and re.fullmatch(r"[0-9A-Fa-f]{6}", value) else default


_theme = lru_cache(maxsize=8)(theme_faces)


@lru_cache(maxsize=8)
def _styles(data: bytes) -> Styles:
    return Styles.read(data)


@lru_cache(maxsize=64)
def _families(fonts: Fonts, latin: str, chinese: str, bold: bool) -> tuple[Any, ...]:
    """The families of a run: a Latin one for what is Latin, a Chinese one for the rest."""
    first, second = fonts.latin(latin), fonts.chinese(chinese, bold)
    return (
        *(((first, "latin-in-cjk"),) if first else ()),
        *((second,) if second else ()),
        *((first,) if first else ()),
    )
