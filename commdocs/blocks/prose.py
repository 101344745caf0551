"""The text of a markdown value → nodes. Cached: the same sentence often stands on several pages."""

from __future__ import annotations

import re
from functools import lru_cache

from commdocs.model import Break, Inline, Node, Paragraph, Run

# Without any of these a text is paragraphs of plain lines, and the parser can be left alone.
_MARK_UP = re.compile(r"[*_`~\[\]<>\\!&#|]|(?:^|\n)[ \t]*(?:[-+=]|\d{1,9}[.)][ \t]|\t|    )")
_MOST = 10_000  # signs of mark-up: half a second of parsing; no page that somebody wrote has more
_BLANK = re.compile(r"\n[ \t\u3000]*\n\s*")


@lru_cache(maxsize=1024)
def prose(text: str) -> tuple[Node, ...]:
    """The nodes of a markdown value: paragraphs, lists, tables, bold; never headings, HTML or holes.

    A single ``*`` or ``_`` stays as typed (``客户*经理``); a line end is a line break; a heading is a
    bold paragraph. A text with more than ten thousand signs of mark-up is taken as it is typed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not _MARK_UP.search(text) or (len(text) > _MOST and len(_MARK_UP.findall(text)) > _MOST):
        return tuple(_plain(part) for part in _BLANK.split(text) if part.strip())
    from commdocs.blocks.parser import Nodes, parser

    return Nodes(parser(prose=True).parse(text), prose=True).until()


def _plain(paragraph: str) -> Paragraph:
    line: list[Inline] = []
    for number, words in enumerate(paragraph.split("\n")):
        if number:
            line.append(Break())
        if words.strip():
            line.append(Run(words.strip()))
    return Paragraph(tuple(line))
