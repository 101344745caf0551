"""What of a letterhead goes out with every paper: styles, page set-up, header and footer with their pictures.

Parts are reached by their relationships, as Word does (ISO/IEC 29500-2), and only by those of a known type. Macros,
the template it was made from, old text, comments, embedded files never go out; what a header or footer would fetch
from elsewhere is refused, since it cannot be left out unseen.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from commdocs.messages import writers as say
from commdocs.writers.docx import xml
from commdocs.writers.docx.text import attribute
from commdocs.writers.docx.unpack import BadLetterhead

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
APP = "docProps/app.xml"
ROOT = "_rels/.rels"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OWN_TYPES = {
    DOCUMENT: _MAIN,
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_KEPT: Mapping[str, frozenset[str]] = {  # type of a part → types of what it may bring along
    "document": frozenset({"styles", "numbering", "settings", "fontTable", "theme", "header", "footer"}),
    "header": frozenset({"image"}),
    "footer": frozenset({"image"}),
    "numbering": frozenset({"image"}),
    "theme": frozenset({"image"}),
    "fontTable": frozenset({"font"}),
}
_SEEN = ("header", "footer")  # what they show cannot be left out unseen
_EDGE = re.compile(r"word/(?:header|footer)[0-9]*\.xml")  # as every office names them
_SAID = frozenset({"vbaProject", "attachedTemplate", "extensibility", "keyMapCustomizations", "control", "oleObject"})
_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_NOT_OUT = ("w:attachedTemplate", "w:mailMerge", "w:saveThroughXslt", "w:footnotePr", "w:endnotePr", "w:docVars")
_FETCHED = ("w:object", "w:control", "w:altChunk", "w:subDoc", "o:OLEObject", "w:movie")
# Codes of fields that fetch nothing and run nothing.
_FIELDS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "STYLEREF",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "COMPANY",
        "KEYWORDS",
        "DOCPROPERTY",
        "FILENAME",
        "DATE",
        "TIME",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "HYPERLINK",
        "REF",
        "PAGEREF",
        "SEQ",
        "SYMBOL",
        "=",
        "IF",
        "QUOTE",
    ]
)


class _Link(NamedTuple):
    id: str
    address: str  # of the type
    target: str
    external: bool

    @property
    def type(self) -> str:
        return self.address.rpartition("/")[2]


@dataclass(eq=False)
class Outgoing:
    """The parts that go out, read; those that are no XML as they are."""

    parts: dict[str, bytes] = field(default_factory=dict)
    read: dict[str, xml.Part] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)  # what somebody may miss, or be glad to be rid of


def outgoing(parts: Mapping[str, bytes]) -> Outgoing:
    """The parts of a letterhead that papers may carry. Raises BadLetterhead."""
    if not {DOCUMENT, TYPES, ROOT, RELATIONS} <= parts.keys():
        raise BadLetterhead(say.LETTERHEAD_UNREADABLE)
    out = Outgoing()
    kept: dict[str, list[_Link]] = {}
    _gather(parts, DOCUMENT, "document", out, kept)
    for link in _links(parts, ""):
        if link.type in _SAID:
            out.left_out.append(link.target)
    made: dict[str, bytes] = {ROOT: _relations(_ROOTS).encode(), CORE: b"", APP: b""}
    made |= {_rels(name): _relations(links).encode() for name, links in kept.items() if links}
    for name in kept:
        made[name] = out.read[name].text.encode() if name in out.read else parts[name]
    made[TYPES] = _types(parts, made).encode()
    out.parts = {name: made[name] for name in (*(each for each in parts if each in made), *made)}
    return out


_ROOTS = [
    _Link("rId1", f"{_OFFICE}/officeDocument", DOCUMENT, False),
    _Link("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", CORE, False),
    _Link("rId3", f"{_OFFICE}/extended-properties", APP, False),
]


def _gather(parts: Mapping[str, bytes], name: str, type: str, out: Outgoing, kept: dict[str, list[_Link]]) -> None:
    """Takes a part and what it brings along."""
    kept[name] = []
    if type in _SEEN and not _EDGE.fullmatch(name):
        raise BadLetterhead(say.LETTERHEAD_NAME.fill(name=name[:80]))
    if name.endswith(".xml"):
        out.read[name] = xml.read(name, parts[name])
    for link in _links(parts, name):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(f"/{name}"), link.target)).lstrip("/")
        if link.external and link.type == "hyperlink" and _ADDRESS.match(link.target) and type in _SEEN:
            kept[name].append(link)
        elif not link.external and link.type in _KEPT.get(type, ()):
            if target not in parts:
                raise BadLetterhead(say.LETTERHEAD_UNREADABLE)
            kept[name].append(link)
            if target not in kept:
                _gather(parts, target, link.type, out, kept)
        elif type in _SEEN:
            raise BadLetterhead(
                say.LETTERHEAD_OUTSIDE.fill(part=name, what=link.target[:80]), say.LETTERHEAD_OUTSIDE_FIX
            )
        elif link.type in _SAID or (link.external and link.type != "hyperlink"):
            out.left_out.append(link.target)
    if name in out.read:
        part = out.read[name]
        if type in _SEEN:
            _judge(part, {link.id for link in kept[name]})
        elif type == "settings":
            out.read[name] = part.without(part.of(*_NOT_OUT))


def _judge(part: xml.Part, known: set[str]) -> None:
    """Raises BadLetterhead if a header or footer shows or runs what is not in it."""
    for element in part.elements:
        for key, value in element.attributes.items():
            prefix, _, name = key.rpartition(":")
            outside = prefix == "r" and value not in known
            outside = outside or (
                prefix != "xmlns" and name in ("src", "href", "althref") and bool(re.search(r":|\\\\|//", value))
            )
            if outside or element.name in _FETCHED:
                what = value if outside else element.name
                raise BadLetterhead(
                    say.LETTERHEAD_OUTSIDE.fill(part=part.name, what=what[:80]), say.LETTERHEAD_OUTSIDE_FIX
                )
    for code in _codes(part):
        word = (code.split() or [""])[0].upper()
        if word not in _FIELDS and not word.startswith("="):
            raise BadLetterhead(
                say.LETTERHEAD_FIELD.fill(part=part.name, code=code.strip()[:80]), say.LETTERHEAD_FIELD_FIX
            )


def _codes(part: xml.Part) -> Iterator[str]:
    """What the fields of a part are told to do; a field in the code of another one counts for itself."""
    open_fields: list[list[str]] = []
    for element in part.elements:
        if element.name == "w:fldSimple":
            yield element.attributes.get("w:instr", "")
        elif element.name == "w:fldChar" and element.attributes.get("w:fldCharType") == "begin":
            open_fields.append([])
        elif element.name in ("w:instrText", "w:delInstrText"):
            if not open_fields:
                yield element.words
            else:
                open_fields[-1].append(element.words)
        elif element.name == "w:fldChar" and open_fields and element.attributes.get("w:fldCharType") == "end":
            yield "".join(open_fields.pop())
    yield from map("".join, open_fields)


# -- the package around the parts -------------------------------------------------------------------


def _rels(name: str) -> str:
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels" if folder else "_rels/.rels"


def _links(parts: Mapping[str, bytes], name: str) -> Iterator[_Link]:
    """The relationships of a part; of the package for ""."""
    rels = _rels(name)
    for each in xml.read(rels, parts[rels]).elements if rels in parts else ():
        if each.name == "Relationship":
            of = each.attributes
            yield _Link(of.get("Id", ""), of.get("Type", ""), of.get("Target", ""), of.get("TargetMode") == "External")


def _relations(links: list[_Link]) -> str:
    def said(link: _Link) -> str:
        mode = ' TargetMode="External"' if link.external else ""
        words = f'Id="{attribute(link.id)}" Type="{attribute(link.address)}" Target="{attribute(link.target)}"'
        return f"<Relationship {words}{mode}/>"

    return f'{xml.HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(map(said, links))}</Relationships>'


def _types(parts: Mapping[str, bytes], kept: Mapping[str, bytes]) -> str:
    """The list of content types, of the parts that are kept."""
    endings = {name.rpartition(".")[2].lower() for name in kept}
    defaults: dict[str, str] = {}
    others: dict[str, str] = {}
    for each in xml.read(TYPES, parts[TYPES]).elements:
        of = each.attributes
        if each.name == "Default" and of.get("Extension", "").lower() in endings:
            defaults[of["Extension"]] = of.get("ContentType", "")
        elif each.name == "Override" and of.get("PartName", "").lstrip("/") in kept:
            others[of["PartName"].lstrip("/")] = of.get("ContentType", "")
    others |= _OWN_TYPES
    said = [
        f'<Default Extension="{attribute(end)}" ContentType="{attribute(type)}"/>' for end, type in defaults.items()
    ]
    said += [
        f'<Override PartName="/{attribute(name)}" ContentType="{attribute(type)}"/>' for name, type in others.items()
    ]
    return f'{xml.HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(said)}</Types>'


__all__ = ["APP", "CORE", "DOCUMENT", "RELATIONS", "TYPES", "Outgoing", "outgoing"]
