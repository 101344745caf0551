"""Tabs, indents and list items that stand where nothing of the kind can stand."""

from __future__ import annotations

import re

from commdocs.messages import source as say
from commdocs.source.brackets import open_quote, seen, stray, text_after
from commdocs.source.lines import KEYED, levels_above, line_above, needs_quotes, unclear_line
from commdocs.source.mistakes import Draft, Edit, Mistake, indent_of, line_end, line_start

_LEADING_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.M)


def tabs(text: str, at: int) -> Mistake:
    """A tab as white space; as an indent it is mended in all lines at once, two spaces each."""
    start = line_start(text, at)
    if text[start:at].strip(" \t"):
        stop = at
        while text[stop : stop + 1] == "\t":
            stop += 1
        return Mistake(at, say.TAB, say.TAB_FIX, Edit(at, stop, " "))
    lines = len(_LEADING_TAB.findall(text))
    mended = _LEADING_TAB.sub(lambda match: match[0].replace("\t", "  "), text[start:])
    message = say.TABS.fill(count=lines) if lines > 1 else say.TAB
    return Mistake(text.find("\t", start), message, say.TAB_FIX, Edit(start, len(text), mended))


def list_on_line(text: str, at: int) -> Mistake:
    """``key: - item``: the list has to begin on a line of its own."""
    start = line_start(text, at)
    keyed = KEYED.match(text, start + indent_of(text, at), at)
    if not keyed:
        return needs_quotes(text, at)
    edit = Edit(keyed.end("key") + 1, at, "\n" + " " * (keyed.start("key") - start + 2))
    return Mistake(at, say.LIST_ON_LINE.fill(key=keyed["key"]), say.LIST_ON_LINE_FIX, edit)


def misplaced(draft: Draft, since: int, at: int, problem: str) -> Mistake | None:
    """A token at ``at`` where a key, a list item or the end of the file should be.

    ``since`` is where the mapping or list began that was being read.
    """
    text = draft.text
    start = line_start(text, at)
    last = next(reversed(seen(text)), None)
    if last and last.style in ('"', "'") and start <= last.end <= at:
        if last.start < line_start(text, last.end):  # a quote left open further up was closed by the next one
            return open_quote(text, last.start)
        return text_after(text, last.start, at, say.TEXT_AFTER_QUOTE)
    if last and last.kind in ("]", "}"):
        if start < last.end <= at and text[at : at + 1] not in ("]", "}"):
            if text.startswith("{{", last.start):
                return needs_quotes(text, last.start)
            message = say.TEXT_AFTER_BRACKET.fill(bracket=last.kind, opening=text[last.start])
            return text_after(text, last.start, at, message)
        begun = line_start(text, last.start)
        if text.startswith("- ", at) and begun < start and not text[begun : last.start].strip(" "):
            edit = Edit(begun, last.start, text[start:at] + "- ")
            return Mistake(last.start, say.DASH_MISSING, say.WRITE, edit)
    if text[at : at + 1] == ":":
        return Mistake(at, say.NO_KEY, say.NO_KEY_FIX, layout=True)
    if text[at : at + 1] in ("]", "}", ","):
        return stray(text, at)
    if text[start:at].strip(" -"):
        return None
    return _indent(draft, since, at, problem)


def _indent(draft: Draft, since: int, at: int, problem: str) -> Mistake | None:
    text = draft.text
    start = line_start(text, at)
    spaces = indent_of(text, at)
    first = since - line_start(text, since)
    if "document start" in problem:
        top = next((each.start for each in seen(text) if each.kind == "s"), at)
        deep = top - line_start(text, top)
        if not KEYED.match(text, top):
            return Mistake(top, say.NO_COLON, say.NO_COLON_FIX, Edit(top, top + 1, "#"), layout=True)
        if deep > spaces:
            message = say.FIRST_INDENT.fill(spaces=deep, line=draft.line_of(at))
            edit = Edit(line_start(text, top), start, _dedented(text[line_start(text, top) : start], deep))
            return Mistake(line_start(text, top), message, say.FIRST_INDENT_FIX, edit, layout=True)
        return None
    if "'-'" in problem and spaces == first:
        return Mistake(at, say.NO_DASH, say.NO_DASH_FIX, layout=True)
    if text.startswith("- ", at) and spaces == first:
        return Mistake(at, say.LIST_PLACE, say.LIST_PLACE_FIX, layout=True)
    levels = [level for level in levels_above(text, at) if level[0] != spaces]
    if not levels:
        return None
    wanted, line = min(levels, key=lambda level: (abs(level[0] - spaces), -level[0]))
    end = _block_end(text, start, spaces, wanted)
    lines = text.count("\n", start, end)
    above = line_above(text, at)
    if above is not None and spaces > indent_of(text, above):
        slip = unclear_line(draft, above)
        if slip is not None and slip.edit is not None:
            return slip
        first_of_block = line_above(text, above)
        holder = first_of_block is not None and indent_of(text, first_of_block) < indent_of(text, above)
        if lines and holder and spaces == indent_of(text, above) + 2 and not text.startswith("-", above + spaces - 2):
            message = say.DASH_OR_INDENT.fill(line=draft.line_of(at))
            place = above + spaces - 2
            return Mistake(place, message, say.DASH_OR_INDENT_FIX.fill(wanted=spaces), Edit(place, place, "- "))
    message = say.INDENT.fill(spaces=spaces)
    hint = (say.INDENT_BLOCK_FIX if lines else say.INDENT_FIX).fill(
        wanted=wanted, line=draft.line_of(line), count=lines
    )
    block = text[start:end]
    shift = wanted - spaces
    moved = re.sub(r"^ *(?=[^\s])", lambda each: " " * max(0, len(each[0]) + shift), block, flags=re.M)
    return Mistake(at, message, hint, Edit(start, end, moved), layout=True)


def _block_end(text: str, start: int, spaces: int, wanted: int) -> int:
    """Where the lines end that stand as deep as the one at ``start``, or deeper: they move with it."""
    end = line_end(text, start)
    while end < len(text):
        begun = end + (2 if text.startswith("\r\n", end) else 1)
        width = indent_of(text, begun)
        if width < spaces or (width >= wanted > spaces) or not text[begun : line_end(text, begun)].strip():
            break
        end = line_end(text, begun)
    return end


def _dedented(text: str, spaces: int) -> str:
    return re.sub(rf"^ {{1,{spaces}}}", "", text, flags=re.M)
