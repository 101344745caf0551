"""Quotes and brackets that are not closed, closed by the wrong sign, or followed by more text."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from yaml import YAMLError
from yaml._yaml import CParser

from commdocs.messages import Text
from commdocs.messages import source as say
from commdocs.source.lines import content_end, needs_quotes
from commdocs.source.mistakes import Edit, Mistake, line_end, line_start
from commdocs.source.quoting import quoted

_CLOSING = {"[": "]", "{": "}"}
WIDE_BRACKETS = {"［": "[", "］": "]", "｛": "{", "｝": "}"}
_QUOTES = "'\""
_WIDE_QUOTES = "”“＂’‘＇"
_DOUBLE = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n])*"')
_NEXT_KEY = re.compile(r"\s*[^\s,，:：{}]{1,20}:")


def in_quotes(text: str, since: int, at: int, problem: str) -> Mistake:
    if "end of stream" in problem or "document" in problem:
        return open_quote(text, since)
    whole = _DOUBLE.match(text, since)
    escape = text[text.rfind("\\", since, at + 1) :][:2] if "\\" in text[since : at + 1] else text[at : at + 2]
    edit = None
    if whole:
        inside = whole[0][1:-1]
        edit = Edit(since, whole.end(), "'" + inside.replace("'", "''") + "'")
    place = max(since, text.rfind("\\", since, at + 1))
    return Mistake(place, say.BACKSLASH_UNKNOWN.fill(escape=escape), say.WRITE if edit else say.UNREADABLE_FIX, edit)


def open_quote(text: str, since: int) -> Mistake:
    """The quote at ``since`` is not closed on its line: by another sign, perhaps?"""
    quote = text[since : since + 1]
    stop = max(content_end(text, since), since + 1)
    wide = [each for each in range(since + 1, stop) if text[each] in _WIDE_QUOTES]
    closing = next((each for each in wide if each == stop - 1 or text[each + 1] in ",]} "), None)
    if closing is not None:
        message = say.OPEN_QUOTE_WIDE.fill(character=quote, other=text[closing])
        return Mistake(since, message, say.WRITE, Edit(closing, closing + 1, quote))
    edit = Edit(stop, stop, quote)
    if quote == '"' and text[stop - 1] == "\\":  # which would take the closing quote for its own
        edit = Edit(since, stop, "'" + text[since + 1 : stop].replace("'", "''") + "'")
    return Mistake(since, say.OPEN_QUOTE.fill(character=quote), say.WRITE, edit)


def in_brackets(text: str, at: int) -> Mistake | None:
    """Inside ``[…]`` or ``{…}``, or at a bracket or comma that no opening one explains."""
    depth: list[int] = []
    read = seen(text)
    last = read[-1] if read else None
    if last and last.style in ('"', "'") and "\n" in text[last.start : last.end]:
        return open_quote(text, last.start)
    for each in read:
        if each.kind in _CLOSING:
            depth.append(each.start)
        elif each.kind in ("]", "}") and depth:
            depth.pop()
    if not depth:
        if text[at : at + 1] in "]},":
            return needs_quotes(text, at) if text[line_start(text, at) : at].strip() else stray(text, at)
        return None
    opening = depth[-1]
    character = text[opening]
    end = line_end(text, opening)
    for place in range(opening + 1, max(end, at)):
        sign = text[place]
        if sign in "］｝":
            return wide_bracket(text, place)
        if sign == "#" and text[place - 1] in " \t{[,":
            return Mistake(place, say.HASH_IN_BRACKETS, say.HASH_IN_BRACKETS_FIX, Edit(place, place + 1, " "))
        if character == "{" and sign in "，、；" and _NEXT_KEY.match(text, place + 1, end):
            return Mistake(
                place, say.WIDE_COMMA.fill(character=sign), say.WRITE, Edit(place, place + 1, ", "), sign=True
            )
    same_line = at < end
    if same_line and text[at : at + 1] in "]}":
        return stray(text, at)
    if same_line and text[at : at + 1] not in ("", ","):
        return Mistake(at, say.MISSING_COMMA, say.MISSING_COMMA_FIX)
    if text[at : at + 1] == "," and same_line:
        return Mistake(at, say.STRAY.fill(character=","), say.STRAY_FIX, Edit(at, at + 1, " "))
    stop = content_end(text, opening, flow=False)
    message = say.OPEN_BRACKET.fill(opening=character, closing=_CLOSING[character])
    return Mistake(opening, message, say.WRITE, Edit(stop, stop, _CLOSING[character]))


def wide_bracket(text: str, at: int) -> Mistake:
    plain = WIDE_BRACKETS[text[at]]
    message = say.WIDE_BRACKET.fill(character=text[at], fix_character=plain)
    return Mistake(at, message, say.WRITE, Edit(at, at + 1, plain), sign=True)


def stray(text: str, at: int) -> Mistake:
    return Mistake(at, say.STRAY.fill(character=text[at]), say.STRAY_FIX, Edit(at, at + 1, " "))


def text_after(text: str, begun: int, at: int, message: Text) -> Mistake:
    end = content_end(text, at, flow=False)
    whole = text[begun:end]
    if whole[0] in _QUOTES and whole[-1] == whole[0]:  # 'It's a start'
        whole = whole[1:-1]
    return Mistake(at, message, say.WRITE, Edit(begun, end, quoted(whole)))


class Seen(NamedTuple):
    """What libyaml read: a scalar (``"s"``), an opening or a closing bracket; empty for blocks."""

    kind: str
    start: int  # of a closing bracket: where its opening one is
    end: int
    style: str


def seen(text: str) -> list[Seen]:
    """What libyaml read before it gave up."""
    found: list[Seen] = []
    opened: list[tuple[str, int]] = []
    try:
        get: Any = CParser(text).get_event
        for event in iter(get, None):
            name, start, end = event.__class__.__name__, event.start_mark.index, event.end_mark.index
            if name == "ScalarEvent":
                found.append(Seen("s", start, end, event.style or ""))
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                sign = text[start : start + 1] if event.flow_style else ""
                opened.append((sign, start))
                found.append(Seen(sign, start, end, ""))
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                sign, begun = opened.pop()
                found.append(Seen(_CLOSING.get(sign, ""), begun if sign else end, end, ""))
    except YAMLError:
        pass
    return found
