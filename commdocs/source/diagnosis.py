"""Why libyaml gave up, in words that help, and the text as it was probably meant.

libyaml says where it lost the thread, which is often a line after the mistake. Each of its
complaints has few human causes; ``diagnose`` looks for them in the lines around.
"""

from __future__ import annotations

import re
from typing import Any

from yaml import YAMLError
from yaml._yaml import CParser

from commdocs.messages import source as say
from commdocs.source.mistakes import Draft, Edit, Mistake, indent_of, line_end, line_start
from commdocs.source.writing import quoted

WIDE_COLONS = "：﹕︰∶꞉"
ODD_SPACES = "\u3000\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff"
MARKS = "－–—―•·●▪■◆○◦∙‣\u2212"
CLOSING = {"[": "]", "{": "}"}
_PLAIN_BRACKETS = {"［": "[", "］": "]", "｛": "{", "｝": "}", "【": "[", "】": "]"}
_QUOTES = "”“＂’‘＇"

# A line that was meant to be "key: value" but is not, after its indent and list marks.
_UNCLEAR_KEY = re.compile(
    rf"""(?P<key>[^\s:{WIDE_COLONS}\-＃#，,。"'\[\]{{}}][^:{WIDE_COLONS}，,。"']{{0,30}}?)\s*(?P<sign>[:{WIDE_COLONS}])"""
)
_OTHER_SIGN = re.compile(r"(?P<key>[^\s=；;，。]{1,30}?)\s*(?P<sign>[=＝；;])\s*")
LIST_MARK = re.compile(rf"(?P<mark>[{MARKS}*]|-(?=[^ \t\r\n-]))[ \t{ODD_SPACES}]*")
_LEAD = re.compile(r"[ ]*(?:- +)*")
_KEYED = re.compile(r"(?:- +)*(?P<key>[^\s:][^:]*?)\s*:(?: +|$)")
_BRACKET_KEY = re.compile(r"(?:\[[^\[\]\r\n]*\]|\{[^{}\r\n]*\})(?=\s*:(?:\s|$))")
_DOUBLE = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n])*"')


def diagnose(draft: Draft, error: YAMLError) -> Mistake:
    """The one mistake that most likely made libyaml stop."""
    text = draft.text
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Mistake(0, say.UNREADABLE, say.UNREADABLE_FIX)
    problem: str = getattr(error, "problem", None) or ""
    context: str = getattr(error, "context", None) or ""
    begun = getattr(error, "context_mark", None)
    at = min(mark.index, len(text))
    since = min(begun.index, len(text)) if begun is not None else at
    found: Mistake | None = None
    if "could not find expected ':'" in problem:
        found = _no_colon(draft, since)
    elif "mapping values are not allowed" in problem:
        found = _second_colon(draft, at)
    elif "tab character" in problem or text[at : at + 1] == "\t":
        found = _tab(draft, at)
    elif "cannot start any token" in problem or "mapping keys are not allowed" in problem:
        found = needs_quotes(text, at)
    elif "directive" in context + problem:
        found = Mistake(since, say.NO_COLON, say.NO_COLON_FIX, Edit(since, since + 1, "#"))
    elif context.endswith(("an alias", "an anchor")) or "tag" in context + problem:
        found = _star(text, since)
    elif "block scalar" in context:
        found = needs_quotes(text, since)
    elif "quoted scalar" in context:
        found = _quotes(draft, since, at, problem)
    elif "block sequence entries" in problem:
        found = _list_on_line(draft, at)
    elif "flow" in context or "node content" in problem:
        found = _brackets(draft, since, at)
    elif "expected key" in problem or "'-' indicator" in problem or "document start" in problem:
        found = _structure(draft, since, at, problem)
    return found or Mistake(at, say.UNREADABLE, say.UNREADABLE_FIX)


def needs_quotes(text: str, at: int) -> Mistake:
    """The content at ``at`` begins with a character that YAML keeps for itself."""
    if text[at - 1 : at] == "{" == text[at : at + 1]:
        at -= 1
    shown = "{{" if text.startswith("{{", at) else text[at : at + 1]
    key = _BRACKET_KEY.match(text, at)
    end = key.end() if key else _content_end(text, at)
    message = say.NEEDS_QUOTES.fill(character=shown)
    if end <= at:
        return Mistake(at, message, say.STRAY_FIX)
    return Mistake(at, message, say.WRITE, Edit(at, end, quoted(text[at:end], flow=True)))


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
    mark = LIST_MARK.match(text, here, end)
    if mark and mark["mark"] * 2 != text[here : here + 2]:
        return list_mark(text, mark)
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


def list_mark(text: str, mark: re.Match[str]) -> Mistake:
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
    above = _line_above(text, at)
    if spaces and above is not None and not text[start:at].strip():
        deeper = text[: line_end(text, above)].rstrip().endswith(":")
        width, highest = at - start + len(spaces), indent_of(text, above)
        if width <= highest if deeper else width not in (level for level, _ in _levels(text, at)):
            spaces = " " * max(0, highest + (2 if deeper else 0) - (at - start))
    message = say.ODD_INDENT if spaces else say.ODD_CHARACTER
    return Mistake(at, message.fill(name=say.name_of(text[at])), say.WRITE, Edit(at, stop, spaces))


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
        return Mistake(at, message, say.WRITE, edit)
    if after and after in ODD_SPACES:
        message = say.ODD_SPACE_AFTER_COLON.fill(key=name, name=say.name_of(after))
        return Mistake(at + 1, message, say.WRITE, edit)
    if after.strip() and not text.startswith("//", at + 1) and not name.isdigit():
        return Mistake(at, say.NO_SPACE_AFTER_COLON.fill(key=name), say.WRITE, edit)
    return None


def _no_colon(draft: Draft, at: int) -> Mistake:
    """A line that should have begun with a key."""
    found = unclear_line(draft, at)
    if found:
        return found
    text = draft.text
    if line_end(text, at) - at > 1000:
        return Mistake(at, say.LONG_KEY, say.LONG_KEY_FIX)
    above = _line_above(text, at)
    comment = Edit(at, at + 1, "#")
    if above is not None:
        opener = re.search(r"[:\-] +([|>][-+0-9]*)\s*$", text[above : line_end(text, above)])
        if opener:
            message = say.BLOCK_INDENT.fill(line=draft.line_of(above), mark=opener[1])
            return Mistake(at, message, say.BLOCK_INDENT_FIX, comment)
    return Mistake(at, say.NO_COLON, say.NO_COLON_FIX, comment)


def _second_colon(draft: Draft, at: int) -> Mistake | None:
    """A colon where none may be: inside a value, or because the lines above it ran together."""
    text = draft.text
    start = line_start(text, at)
    lead = len(text[start:at]) - len(text[start:at].lstrip(" "))
    keyed = _KEYED.match(text, start + lead, at)
    if keyed:
        value = keyed.end()
        if text[value : value + 1] in _PLAIN_BRACKETS:
            return _plain_bracket(text, value)
        end = _content_end(text, value, flow=False)
        edit = Edit(value, end, quoted(text[value:end]))
        return Mistake(at, say.COLON_IN_VALUE.fill(key=keyed["key"]), say.COLON_IN_VALUE_FIX, edit)
    above = _line_above(text, at)
    while above is not None:
        found = unclear_line(draft, above)
        if found:
            return found
        first = above + indent_of(text, above)
        keyed = _KEYED.match(text, first, line_end(text, above))
        if keyed:
            wanted = first - above
            while text.startswith("- ", first):
                first, wanted = first + 2, wanted + 2
            message = say.INDENT_MORE.fill(line=draft.line_of(above))
            hint = say.INDENT_FIX.fill(wanted=wanted, line=draft.line_of(above))
            return Mistake(start + lead, message, hint, Edit(start, start + lead, " " * wanted))
        if indent_of(text, above) <= lead and text[first : first + 1].strip():
            return Mistake(first, say.NO_COLON, say.NO_COLON_FIX, Edit(first, first + 1, "#"))
        above = _line_above(text, above)
    return None


def _tab(draft: Draft, at: int) -> Mistake:
    text = draft.text
    start = line_start(text, at)
    if text[start:at].strip(" \t"):
        stop = at
        while text[stop : stop + 1] == "\t":
            stop += 1
        return Mistake(at, say.TAB, say.TAB_FIX, Edit(at, stop, " "))
    lines = re.findall(r"^ *\t[ \t]*(?=[^\s])", text, re.M)
    message = say.TABS.fill(count=len(lines)) if len(lines) > 1 else say.TAB
    mended = re.sub(r"^[ \t]*\t[ \t]*(?=[^\s])", lambda match: match[0].replace("\t", "  "), text[start:], flags=re.M)
    first = text.find("\t", start)
    return Mistake(first, message, say.TAB_FIX, Edit(start, len(text), mended))


def _star(text: str, at: int) -> Mistake:
    """``* item`` as in other programs' lists, else content that begins with a sign."""
    before = text[line_start(text, at) : at]
    mark = LIST_MARK.match(text, at)
    if mark and not before.strip(" -") and text[at + 1 : at + 2] in (" ", "\u3000"):
        return list_mark(text, mark)
    return needs_quotes(text, at)


def _quotes(draft: Draft, since: int, at: int, problem: str) -> Mistake:
    text = draft.text
    if "end of stream" in problem or "document" in problem:
        return _open_quote(text, since)
    whole = _DOUBLE.match(text, since)
    escape = text[text.rfind("\\", since, at + 1) :][:2] if "\\" in text[since : at + 1] else text[at : at + 2]
    edit = None
    if whole:
        inside = whole[0][1:-1]
        edit = Edit(since, whole.end(), "'" + inside.replace("'", "''") + "'")
    place = max(since, text.rfind("\\", since, at + 1))
    return Mistake(place, say.BACKSLASH_UNKNOWN.fill(escape=escape), say.WRITE if edit else say.UNREADABLE_FIX, edit)


def _open_quote(text: str, since: int) -> Mistake:
    quote = text[since : since + 1]
    end = line_end(text, since)
    stop = since + 1 + len(text[since + 1 : end].rstrip())
    last = text[stop - 1 : stop]
    if stop - 1 > since and last in _QUOTES:
        message = say.OPEN_QUOTE_WIDE.fill(character=quote, other=last)
        return Mistake(since, message, say.WRITE, Edit(stop - 1, stop, quote))
    wide = next((each for each in range(since + 1, stop) if text[each] in _QUOTES), None)
    if wide is not None and text[wide + 1 : wide + 2] in (",", "]", "}", " "):
        message = say.OPEN_QUOTE_WIDE.fill(character=quote, other=text[wide])
        return Mistake(since, message, say.WRITE, Edit(wide, wide + 1, quote))
    return Mistake(since, say.OPEN_QUOTE.fill(character=quote), say.WRITE, Edit(stop, stop, quote))


def _list_on_line(draft: Draft, at: int) -> Mistake:
    text = draft.text
    start = line_start(text, at)
    keyed = _KEYED.match(text, start + indent_of(text, at), at)
    if not keyed:
        return needs_quotes(text, at)
    spaces = " " * (keyed.start("key") - start + 2)
    edit = Edit(keyed.end("key") + 1, at, "\n" + spaces)
    return Mistake(at, say.LIST_ON_LINE.fill(key=keyed["key"]), say.LIST_ON_LINE_FIX, edit)


def _brackets(draft: Draft, since: int, at: int) -> Mistake | None:
    """Inside ``[…]`` or ``{…}``, or at a bracket or comma that no opening one explains."""
    text = draft.text
    opened = [each for each in _events(text) if each[0] in ("[", "{", "]", "}")]
    depth: list[int] = []
    for kind, start, _, _ in opened:
        if kind in CLOSING:
            depth.append(start)
        elif depth:
            depth.pop()
    if not depth:
        if text[at : at + 1] in "]},":
            return needs_quotes(text, at) if text[line_start(text, at) : at].strip() else _stray(text, at)
        return None
    opening = depth[-1]
    character = text[opening]
    end = line_end(text, opening)
    for place in range(opening + 1, max(end, at)):
        sign = text[place]
        if sign in _PLAIN_BRACKETS and sign not in "［｛【" and sign != "】":
            return _plain_bracket(text, place)
        if character == "{" and sign in "，、；" and re.match(r"\s*[^\s,，:：{}]{1,20}:", text[place + 1 : end]):
            return Mistake(place, say.WIDE_COMMA.fill(character=sign), say.WRITE, Edit(place, place + 1, ", "))
    same_line = at < end
    if same_line and text[at : at + 1] in "]}":
        return _stray(text, at)
    if same_line and text[at : at + 1] not in ("", ","):
        return Mistake(at, say.MISSING_COMMA, say.MISSING_COMMA_FIX)
    if text[at : at + 1] == "," and same_line:
        return Mistake(at, say.STRAY.fill(character=","), say.STRAY_FIX, Edit(at, at + 1, " "))
    stop = _content_end(text, opening, flow=False)
    message = say.OPEN_BRACKET.fill(opening=character, closing=CLOSING[character])
    return Mistake(opening, message, say.WRITE, Edit(stop, stop, CLOSING[character]))


def _plain_bracket(text: str, at: int) -> Mistake:
    plain = _PLAIN_BRACKETS[text[at]]
    message = say.WIDE_BRACKET.fill(character=text[at], fix_character=plain)
    return Mistake(at, message, say.WRITE, Edit(at, at + 1, plain))


def _stray(text: str, at: int) -> Mistake:
    return Mistake(at, say.STRAY.fill(character=text[at]), say.STRAY_FIX, Edit(at, at + 1, " "))


def _structure(draft: Draft, since: int, at: int, problem: str) -> Mistake | None:
    """A token where a key, a list item or the end of the file should be."""
    text = draft.text
    start = line_start(text, at)
    last = _events(text)[-1:]
    if last:
        kind, begun, end, style = last[0]
        if style in ('"', "'") and start <= end <= at:
            if begun < line_start(text, end):  # a quote left open further up was closed by the next one
                return _open_quote(text, begun)
            return _text_after(text, begun, at, say.TEXT_AFTER_QUOTE)
        if kind in ("]", "}") and start < end <= at:
            if text[at : at + 1] in "]}":
                return _stray(text, at)
            if text.startswith("{{", begun):
                return needs_quotes(text, begun)
            message = say.TEXT_AFTER_BRACKET.fill(bracket=kind, opening=text[begun])
            return _text_after(text, begun, at, message)
    if text[at : at + 1] in ("]", "}", ",") or text[start:at].strip(" -"):
        return _stray(text, at) if text[at : at + 1] in ("]", "}", ",") else None
    spaces = at - start
    first = since - line_start(text, since)
    if "'-'" in problem and spaces == first:
        return Mistake(at, say.NO_DASH, say.NO_DASH_FIX)
    if text.startswith("- ", at) and spaces == first:
        return Mistake(at, say.LIST_PLACE, say.LIST_PLACE_FIX)
    levels = _levels(text, at)
    if not levels:
        return None
    wanted, line = min(levels, key=lambda level: (abs(level[0] - spaces), -level[0]))
    message = say.INDENT.fill(spaces=spaces)
    hint = say.INDENT_FIX.fill(wanted=wanted, line=draft.line_of(line))
    return Mistake(at, message, hint, Edit(start, at, " " * wanted))


def _text_after(text: str, begun: int, at: int, message: Any) -> Mistake:
    end = _content_end(text, at, flow=False)
    return Mistake(at, message, say.WRITE, Edit(begun, end, quoted(text[begun:end])))


def _levels(text: str, at: int) -> list[tuple[int, int]]:
    """The indents that a line at ``at`` could have, each with the offset of the line that opened it."""
    levels: list[tuple[int, int]] = []
    lowest = 10_000
    above = _line_above(text, at)
    dash = text.startswith("- ", at)
    while above is not None and lowest > 0:
        first = above + indent_of(text, above)
        columns = [first - above]
        while text.startswith("- ", first):
            first += 2
            columns.append(first - above)
        for column in reversed(columns):
            if column < lowest and (not dash or column != columns[-1] or len(columns) == 1):
                levels.append((column, above))
        lowest = min(lowest, columns[0])
        above = _line_above(text, above)
    return levels


def _line_above(text: str, at: int) -> int | None:
    """Start of the nearest line above that has content."""
    start = line_start(text, at)
    while start > 0:
        start = line_start(text, start - 1)
        words = text[start : line_end(text, start)].strip()
        if words and not words.startswith("#"):
            return start
    return None


def _content_end(text: str, at: int, flow: bool | None = None) -> int:
    """Where the content that begins at ``at`` ends: before a comment, or inside brackets before the next item."""
    end = line_end(text, at)
    comment = re.compile(r"\s+#(?:\s|$)").search(text, at, end)
    end = comment.start() if comment else at + len(text[at:end].rstrip())
    if flow is None:
        line = text[line_start(text, at) : at]
        flow = line.count("[") > line.count("]") or line.count("{") > line.count("}")
    if flow:
        inside = re.compile(r"(?:\{\{.*?\}\}|[^,\]}])*").match(text, at, end)
        end = at + len(inside[0].rstrip()) if inside else end
    return end


def _events(text: str) -> list[tuple[str, int, int, str]]:
    """What libyaml read before it gave up: (bracket or "s" or "", start, end, style)."""
    found: list[tuple[str, int, int, str]] = []
    opened: list[tuple[str, int]] = []
    try:
        get: Any = CParser(text).get_event
        while (event := get()) is not None:
            name, start, end = event.__class__.__name__, event.start_mark.index, event.end_mark.index
            if name == "ScalarEvent":
                found.append(("s", start, end, event.style or ""))
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                sign = text[start : start + 1] if event.flow_style else ""
                opened.append((sign, start))
                found.append((sign, start, end, ""))
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                sign, begun = opened.pop()
                found.append((CLOSING.get(sign, ""), begun if sign else end, end, ""))
    except YAMLError:
        pass
    return found
