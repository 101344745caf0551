"""What a single line was meant to be: a comment, a list item, a key with its value, content that needs quotes."""

from __future__ import annotations

import re

from commdocs.messages import source as say
from commdocs.source.mistakes import Draft, Edit, Mistake, indent_of, line_end, line_start
from commdocs.source.quoting import quoted

WIDE_COLONS = "：﹕︰∶꞉"
ODD_SPACES = "\u3000\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
MARKS = "－–—―•·●▪■◆○◦∙‣\u2212"

# A line that was meant to be "key: value" but is not, after its indent and list marks.
_UNCLEAR_KEY = re.compile(
    rf"""(?P<key>[^\s:{WIDE_COLONS}\-＃#，,。"'\[\]{{}}][^:{WIDE_COLONS}，,。"']{{0,30}}?)\s*(?P<sign>[:{WIDE_COLONS}])"""
)
_OTHER_SIGN = re.compile(r"(?P<key>[^\s=；;，。]{1,30}?)\s*(?P<sign>[=＝；;])\s*")
_LIST_MARK = re.compile(rf"(?P<mark>[{MARKS}*]|-(?=[^ \t\r\n-]))[ \t{ODD_SPACES}]*")
KEYED = re.compile(r"(?:- +)*(?P<key>[^\s:][^:]*?)\s*:(?: +|$)")
_LEAD = re.compile(r"[ ]*(?:- +)*")
_BRACKET_KEY = re.compile(r"(?:\[[^\[\]\r\n]*\]|\{[^{}\r\n]*\})(?=\s*:(?:\s|$))")
_STRAY_BEFORE_KEY = re.compile(r"[@`!&*|>%?]+ *(?=[^\s:,@`!&*|>%{}\[\]][^\s:,{}\[\]]*:(?: |$)|\{)", re.M)
_COMMENT = re.compile(r"\s+#(?:\s|$)")
_FLOW_CONTENT = re.compile(r"(?:\{\{.*?\}\}|[^,\]}])*")


def unclear_line(draft: Draft, at: int) -> Mistake | None:
    """A line whose first words were meant as a comment, a list item or a key, if it is one."""
    text = draft.text
    start, end = line_start(text, at), line_end(text, at)
    lead = _LEAD.match(text, start, end)
    here = lead.end() if lead else start
    if here >= end:
        return None
    if text[here] == "＃":
        return Mistake(here, say.WIDE_HASH, say.WRITE, Edit(here, here + 1, "#"))
    item = list_mark(text, here, end)
    if item:
        return item
    if text[here] in ODD_SPACES:
        return odd_indent(text, here, end)
    key = _UNCLEAR_KEY.match(text, here, end)
    if key:
        return _colon(draft, key)
    other = _OTHER_SIGN.match(text, here, end)
    if other:
        message = say.OTHER_SIGN.fill(key=other["key"], character=other["sign"])
        return Mistake(other.start("sign"), message, say.WRITE, Edit(other.end("key"), other.end(), ": "))
    return None


def list_mark(text: str, at: int, end: int) -> Mistake | None:
    """A sign at ``at`` that was meant as the ``- `` of a list item. Twice the sign is none: ``——``."""
    mark = _LIST_MARK.match(text, at, end)
    if mark is None or mark["mark"] * 2 == text[at : at + 2]:
        return None
    edit = Edit(mark.start(), mark.end(), "- ")
    if mark["mark"] == "-":
        return Mistake(mark.start(), say.LIST_SPACE, say.WRITE, edit)
    return Mistake(mark.start(), say.LIST_MARK.fill(mark=mark["mark"]), say.WRITE, edit)


def odd_indent(text: str, at: int, end: int) -> Mistake:
    """White space that YAML takes for letters; a full-width space looks two columns wide."""
    start, stop = line_start(text, at), at
    while stop < end and text[stop] in ODD_SPACES + " ":
        stop += 1
    wide = {"\u3000": "  ", "\u00a0": " ", " ": " "}
    spaces = "".join(wide.get(each, "") for each in text[at:stop])
    above = line_above(text, at)
    if spaces and above is not None and not text[start:at].strip():
        deeper = text[: line_end(text, above)].rstrip().endswith(":")
        width, highest = at - start + len(spaces), indent_of(text, above)
        if width <= highest if deeper else width not in (level for level, _ in levels_above(text, at)):
            spaces = " " * max(0, highest + (2 if deeper else 0) - (at - start))
    message = say.ODD_INDENT if spaces else say.ODD_CHARACTER
    leading = spaces and not text[start:at].strip(" ")
    hint = say.ODD_INDENT_FIX.fill(count=at - start + len(spaces)) if leading else say.WRITE
    return Mistake(at, message.fill(name=say.name_of(text[at])), hint, Edit(at, stop, spaces))


def needs_quotes(text: str, at: int) -> Mistake:
    """The content at ``at`` begins with a character that YAML keeps for itself."""
    if text[at - 1 : at] == "{" == text[at : at + 1]:
        at -= 1
    before = text[line_start(text, at) : at].rstrip(" ")
    stray = _STRAY_BEFORE_KEY.match(text, at)
    if stray and before.strip(" -")[-1:] in ("", "{", ",") and not text.startswith("{", at):
        message = say.STRAY.fill(character=text[at])
        return Mistake(at, message, say.WRITE, Edit(at, stray.end(), ""))
    shown = "{{" if text.startswith("{{", at) else text[at : at + 1]
    key = _BRACKET_KEY.match(text, at)
    end = key.end() if key else content_end(text, at)
    message = say.NEEDS_QUOTES.fill(character=shown)
    if end <= at:
        return Mistake(at, message, say.STRAY_FIX)
    return Mistake(at, message, say.WRITE, Edit(at, end, quoted(text[at:end], flow=True)))


def _colon(draft: Draft, key: re.Match[str]) -> Mistake | None:
    text, sign, at = draft.text, key["sign"], key.start("sign")
    after = text[at + 1 : at + 2]
    name = key["key"].strip()
    stop = at + 1
    while text[stop : stop + 1] and text[stop] in ODD_SPACES + " ":
        stop += 1
    edit = Edit(at, stop, ": ")
    if sign != ":":
        message = say.WIDE_COLON.fill(line=draft.line_of(at), character=sign)
        return Mistake(at, message, say.WRITE, edit, sign=True)
    if after and after in ODD_SPACES:
        message = say.ODD_SPACE_AFTER_COLON.fill(key=name, name=say.name_of(after))
        return Mistake(at + 1, message, say.WRITE, edit)
    if after.strip() and not text.startswith("//", at + 1) and not name.isdigit():
        return Mistake(at, say.NO_SPACE_AFTER_COLON.fill(key=name), say.WRITE, edit)
    return None


def content_end(text: str, at: int, flow: bool | None = None) -> int:
    """Where the content that begins at ``at`` ends: before a comment, or inside brackets before the next item."""
    end = line_end(text, at)
    comment = _COMMENT.search(text, at, end)
    end = comment.start() if comment else at + len(text[at:end].rstrip())
    if flow is None:
        line = text[line_start(text, at) : at]
        flow = line.count("[") > line.count("]") or line.count("{") > line.count("}")
    if flow:
        inside = _FLOW_CONTENT.match(text, at, end)
        end = at + len(inside[0].rstrip()) if inside else end
    return end


def line_above(text: str, at: int) -> int | None:
    """Start of the nearest line above that has content."""
    start = line_start(text, at)
    while start > 0:
        start = line_start(text, start - 1)
        words = text[start : line_end(text, start)].strip()
        if words and not words.startswith("#"):
            return start
    return None


def levels_above(text: str, at: int) -> list[tuple[int, int]]:
    """The indents that a line at ``at`` could have, each with the offset of the line that opened it."""
    levels: list[tuple[int, int]] = []
    lowest = 10_000
    above = line_above(text, at)
    dash = text.startswith("- ", at)
    while above is not None and lowest > 0:
        first = above + indent_of(text, above)
        columns = [first - above]
        while text.startswith("- ", first):
            first += 2
            while text.startswith(" ", first):
                first += 1
            columns.append(first - above)
        for column in reversed(columns):
            if column < lowest and (not dash or column != columns[-1] or len(columns) == 1):
                levels.append((column, above))
        lowest = min(lowest, columns[0])
        above = line_above(text, above)
    return levels
