"""How paragraphs and runs look: the styles of a Word file, each with all that it takes over from those it is based on.

ECMA-376 part 1, 17.7.2: the document's defaults, then the chain of styles, then what stands in the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
Properties = dict[str, Any]
_OFF = ("0", "false", "off", "none")


def points(text: str | None, per: int = 20) -> float:
    """A measure in twips (or in another part of a point) as points; what is no number is nothing."""
    try:
        return int(text or 0) / per
    except ValueError:
        return 0


def run_properties(element: Element | None) -> Properties:
    """What a ``w:rPr`` says."""
    out: Properties = {}
    for each in element if element is not None else ():
        name, value = each.tag.removeprefix(W), each.get(VAL, "")
        if name == "rFonts":
            for key, attribute in (("latin", f"{W}ascii"), ("chinese", f"{W}eastAsia")):
                if each.get(f"{attribute}Theme"):  # Word prefers it
                    out[key] = f"+{each.get(f'{attribute}Theme')}"
                elif each.get(attribute):
                    out[key] = each.get(attribute)
        elif name == "sz":
            out["size"] = points(value, 2)
        elif name == "color":
            out["color"] = "" if value == "auto" else value
        elif name in ("b", "i", "strike"):
            out[name] = value not in _OFF
        elif name == "u":
            out["u"] = value not in _OFF
        elif name == "spacing":
            out["tracking"] = points(value)
        elif name == "rStyle":
            out["style"] = value
    return out


def paragraph_properties(element: Element | None) -> Properties:
    """What a ``w:pPr`` says."""
    out: Properties = {}
    for each in element if element is not None else ():
        name, get = each.tag.removeprefix(W), each.get
        if name == "pStyle":
            out["style"] = get(VAL, "")
        elif name == "keepNext":
            out["keep"] = get(VAL, "") not in _OFF
        elif name == "contextualSpacing":
            out["close"] = get(VAL, "") not in _OFF
        elif name == "jc":
            out["align"] = get(VAL, "")
        elif name == "outlineLvl":
            out["outline"] = int(points(get(VAL), 1))
        elif name == "shd":
            out["fill"] = get(f"{W}fill", "")
        elif name == "spacing":
            for key in ("before", "after", "line"):
                if get(W + key) is not None:
                    out[key] = points(get(W + key))
            if get(f"{W}line") is not None:
                out["rule"] = get(f"{W}lineRule", "auto")
        elif name == "ind":
            for key, names in _INDENTS:
                found = next((get(W + one) for one in names if get(W + one) is not None), None)
                if found is not None:
                    out[key] = points(found)
            for key, chars, sign in (("first", "firstLineChars", 1), ("first", "hangingChars", -1)):
                if get(W + chars) is not None:
                    out["characters"] = sign * points(get(W + chars), 100)
                    out.setdefault(key, 0.0)
            if get(f"{W}hanging") is not None:
                out["first"] = -points(get(f"{W}hanging"))
        elif name == "numPr":
            out["list"] = tuple(
                next((one.get(VAL, "") for one in each.iter(W + part)), "") for part in ("numId", "ilvl")
            )
        elif name == "pBdr":
            out["borders"] = {
                side.tag.removeprefix(W): (
                    points(side.get(f"{W}sz"), 8), side.get(f"{W}color", "auto"), points(side.get(f"{W}space"), 1)
                )
                for side in each if side.get(VAL) not in ("nil", "none")
            }  # fmt: skip
    return out


def theme_faces(data: bytes | None) -> dict[str, str]:
    """What the names of theme fonts stand for, ``+minorHAnsi`` and the like."""
    out: dict[str, str] = {}
    for kind in ("major", "minor"):
        fonts = next(fromstring(data).iter(f"{_A}{kind}Font"), None) if data else None
        for element in fonts if fonts is not None else ():
            face, name = element.get("typeface", ""), element.tag.removeprefix(_A)
            if name == "latin":
                out |= {f"+{kind}{each}": face for each in ("HAnsi", "Ascii", "Bidi")}
            elif (name == "ea" and face) or (name == "font" and element.get("script") == "Hans"):
                out.setdefault(f"+{kind}EastAsia", face)
    return out


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_INDENTS = (("left", ("left", "start")), ("right", ("right", "end")), ("first", ("firstLine",)))


@dataclass(eq=False)
class Styles:
    """The styles of a Word file by their ids, looked up with everything they take over."""

    elements: dict[str, Element] = field(default_factory=dict)
    defaults: tuple[Properties, Properties] = ({}, {})  # paragraph, run
    normal: str = ""
    _known: dict[str, tuple[Properties, Properties]] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> Styles:
        """Those of a styles part."""
        root = fromstring(data)
        out = cls()
        base = root.find(f"{W}docDefaults")
        if base is not None:
            paragraph = base.find(f"{W}pPrDefault/{W}pPr")
            out.defaults = paragraph_properties(paragraph), run_properties(base.find(f"{W}rPrDefault/{W}rPr"))
        for each in root.iter(f"{W}style"):
            id = each.get(f"{W}styleId", "")
            out.elements.setdefault(id, each)
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") not in (None, *_OFF):
                out.normal = out.normal or id
        return out

    def of(self, id: str) -> tuple[Properties, Properties]:
        """What a style says of paragraphs and of runs, without the document's defaults."""
        if id not in self._known:
            paragraph: Properties = {}
            run: Properties = {}
            for each in reversed(list(self.chain(id))):
                paragraph |= paragraph_properties(each.find(f"{W}pPr"))
                run |= run_properties(each.find(f"{W}rPr"))
            self._known[id] = paragraph, run
        return self._known[id]

    def chain(self, id: str) -> Iterable[Element]:
        """A style, what it is based on, and so on."""
        seen: set[str] = set()
        while id in self.elements and id not in seen:
            seen.add(id)
            yield self.elements[id]
            based = self.elements[id].find(f"{W}basedOn")
            id = based.get(VAL, "") if based is not None else ""
