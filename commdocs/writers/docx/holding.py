"""Text that goes along to the next page with a signature block, so that no page holds signatures alone.

GB/T 9704-2012 7.3.5.5: seal and text share a page. The last two paragraphs (or rows of a table) before the block
are held to it; a paragraph of several lines leaves at least two of them there by widow control.
"""

from __future__ import annotations

_PARAGRAPH, _ROW, _ROW_END, _KEEP = "<w:p>", "<w:tr>", "</w:tr>", "<w:keepNext/>"
_LINES = 2  # of text, at the least


def held(written: str, gap: str) -> str:
    """``written`` (the body of a document so far) with its last paragraphs held to what comes next.

    ``gap`` is the paragraph between tables, which counts as no line.
    """
    at, lines = len(written), 0
    while lines < _LINES:
        start = written.rfind(_PARAGRAPH, 0, at)
        if start < 0:
            break
        row = written.rfind(_ROW, 0, start)
        if row > written.rfind(_ROW_END, 0, start):  # inside a row: all of its cells
            start = row
        lines += not written.startswith(gap, start)
        written = written[:start] + _kept(written[start:at]) + written[at:]
        at = start
    return written


def _kept(xml: str) -> str:
    return _PARAGRAPH.join(
        piece if number == 0 else _with_keep(piece) for number, piece in enumerate(xml.split(_PARAGRAPH))
    )


def _with_keep(paragraph: str) -> str:
    """What follows ``<w:p>``, with the mark after the style (ECMA-376 part 1, 17.3.1.26 has this order)."""
    if not paragraph.startswith("<w:pPr>"):
        return f"<w:pPr>{_KEEP}</w:pPr>{paragraph}"
    properties, end, rest = paragraph.partition("</w:pPr>")
    if _KEEP in properties:
        return paragraph
    at = len("<w:pPr>")
    if properties.startswith("<w:pStyle", at):
        at = properties.index("/>", at) + 2
    return f"{properties[:at]}{_KEEP}{properties[at:]}{end}{rest}"
