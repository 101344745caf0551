"""A line of a page → runs with holes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from commdocs.model import Break, Hole, Inline, Link, Run
from commdocs.writers.docx import holes
from commdocs.writers.docx.body import Part, Parts
from commdocs.writers.docx.stylesheet import Stylesheet

BREAK = "<w:r><w:br/></w:r>"


def joined(parts: Iterable[Part]) -> Parts:
    """Neighbouring texts made one."""
    out: list[Part] = []
    words: list[str] = []  # put together once: added piece by piece, a long text takes the square of its length
    for part in parts:
        if isinstance(part, str):
            words.append(part)
            continue
        if words:
            out.append("".join(words))
            words.clear()
        out.append(part)
    out.append("".join(words))
    return tuple(part for part in out if part != "")


def inlines(styles: Stylesheet, line: Sequence[Inline], extra: str = "") -> list[Part]:
    """The runs of a line; ``extra`` is a ``.class`` that all of them have."""
    out: list[Part] = []
    for each in line:
        match each:
            case Run(text, style):
                out.append(styles.run_style(style + extra).run(text))
            case Hole(number, style):
                out.append(holes.InlineValue(number, styles.run_style(style + extra)))
            case Break():
                out.append(BREAK)
            case Link(href, inner):
                out += [holes.LinkStart(href), *inlines(styles, inner, ".hyperlink"), "</w:hyperlink>"]
    return out


def literal(line: Sequence[Inline]) -> str:
    """The template's own words in a line, without values."""
    words: list[str] = []
    for each in line:
        if isinstance(each, Run):
            words.append(each.text)
        elif isinstance(each, Link):
            words.append(literal(each.inlines))
        elif isinstance(each, Break):
            words.append(" ")
    return "".join(words)
