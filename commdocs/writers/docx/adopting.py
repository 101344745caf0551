"""A firm's own Word file made into a letterhead: with all styles that pages need, and the places in header and footer.

What papers do not take over (macros, the text in it) is gone; the page in the file shows the styles instead.
"""

from __future__ import annotations

import re

from commdocs.messages import writers as say
from commdocs.writers.docx import letterhead, pack
from commdocs.writers.docx.completing import with_edge
from commdocs.writers.docx.edges import APP
from commdocs.writers.docx.letterhead import Letterhead, places
from commdocs.writers.docx.text import escaped

_SAMPLE = (
    ("title", say.SAMPLE_TITLE.zh),
    ("body text", say.SAMPLE_TEXT.zh),
    ("body text", say.SAMPLE_TEXT.en),
    ("heading 1", "一级标题 / Heading 1"),
    ("heading 2", "二级标题 / Heading 2"),
    ("heading 3", "三级标题 / Heading 3"),
    ("indent", "首行缩进 / First-line indent"),
    ("table head", "表头 / Head of a table"),
    ("table text", "表格里的字 / Text in a table"),
    ("form label", "表单的栏目 / Label of a form"),
    ("signature", "签字 / Signature"),
    ("note", "小字说明 / Note"),
    ("right", "落款 / Right"),
)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>信笺 Letterhead</dc:title>'
    "<dc:creator>commdocs</dc:creator></cp:coreProperties>"
)


def adopted(data: bytes) -> bytes:
    """The bytes of the letterhead. Raises BadLetterhead."""
    head = letterhead.read(data)
    parts = dict(head.parts)
    edges = {name: head.text(name) for name in head.edges()}
    found = {each for text in edges.values() for each in places(text)[1::2]}
    for name, text in edges.items():
        if (
            "header" in name
            and "draft" not in places(text)[1::2]
            and f'w:type="default" r:id="{_id(head, name)}"' in _plain(head)
        ):
            label = "" if "label" in found else "{label}"
            parts[name] = _with_line(text, f"{label}{{draft}}", head).encode()
        elif "footer" in name and f'w:type="default" r:id="{_id(head, name)}"' in _plain(head):
            page = "" if "page" in found or "PAGE" in text else "{page}"
            footer = "" if "footer" in found else "{footer}"
            if page or footer:
                parts[name] = _with_line(text, "　".join(filter(None, (footer, page))), head).encode()
    section = head.section
    if "footerReference" not in section or 'w:type="default"' not in "".join(
        re.findall(r"<w:footerReference[^>]*>", section)
    ):
        words = '<w:r><w:t xml:space="preserve">{footer}　{page}</w:t></w:r>'
        section = with_edge(parts, section, "footer", ["default"], words, head.styles)
    body = "".join(_line(head, style, words) for style, words in _SAMPLE)
    parts[letterhead.DOCUMENT] = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{head.root}<w:body>{body}{section}</w:body></w:document>'
    ).encode()
    parts[letterhead.CORE], parts[letterhead.APP] = _CORE.encode(), APP.encode()
    first = [letterhead.TYPES, *(name for name in parts if name != letterhead.TYPES)]
    return pack.Base.of(()).with_entries(pack.entry(name, parts[name], 9) for name in first)


def _plain(head: Letterhead) -> str:
    """The section with the words of each reference in one order."""
    return re.sub(r'r:id="([^"]*)" w:type="([^"]*)"', r'w:type="\2" r:id="\1"', head.section)


def _id(head: Letterhead, name: str) -> str:
    """The relationship by which the document reaches a part."""
    target = name.removeprefix("word/")
    found = re.search(rf'<Relationship\b(?=[^>]*Target="/?(?:word/)?{re.escape(target)}")[^>]*Id="([^"]+)"',
                      head.text(letterhead.RELATIONS))  # fmt: skip
    return found[1] if found else ""


def _with_line(text: str, words: str, head: Letterhead) -> str:
    """A header or footer with one more line at its end."""
    end = max(text.rfind("</w:hdr>"), text.rfind("</w:ftr>"))
    kind = "header" if text.rfind("</w:hdr>") >= 0 else "footer"
    return text[:end] + _line(head, kind, words, '<w:jc w:val="right"/>') + text[end:]


def _line(head: Letterhead, style: str, words: str, properties: str = "") -> str:
    id = head.style("paragraph", style)
    named = f'<w:pStyle w:val="{id}"/>' if id else ""
    about = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f'<w:p>{about}<w:r><w:t xml:space="preserve">{escaped(words)}</w:t></w:r></w:p>'
