"""Why libyaml gave up, in words that help, and the text as it was probably meant.

libyaml says where it lost the thread, which is often a line after the mistake. Each of its
complaints has few human causes; ``diagnose`` looks for them in the lines around.
"""

from __future__ import annotations

import re

from yaml import YAMLError

from commdocs.messages import source as say
from commdocs.source.brackets import WIDE_BRACKETS, in_brackets, in_quotes, wide_bracket
from commdocs.source.layout import list_on_line, misplaced, tabs
from commdocs.source.lines import (
    KEYED,
    ODD_SPACES,
    content_end,
    line_above,
    list_mark,
    needs_quotes,
    odd_indent,
    unclear_line,
)
from commdocs.source.mistakes import Draft, Edit, Mistake, indent_of, line_end, line_start
from commdocs.source.quoting import quoted

_BLOCK = re.compile(r"[:\-] +(?P<mark>[|>][-+0-9]*)\s*$")
_WORD = re.compile(r"[^\s，。；、：:,;!?！？]{1,20}")
_LONG = 1000  # libyaml gives up a key after 1024 characters


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
        found = tabs(text, at)
    elif "cannot start any token" in problem or "mapping keys are not allowed" in problem:
        found = needs_quotes(text, at)
    elif "directive" in context + problem:
        found = Mistake(since, say.NO_COLON, say.NO_COLON_FIX, Edit(since, since + 1, "#"))
    elif context.endswith(("an alias", "an anchor")) or "tag" in context + problem:
        found = _star(text, since)
    elif "block scalar" in context:
        found = needs_quotes(text, since)
    elif "quoted scalar" in context:
        found = in_quotes(text, since, at, problem)
    elif "block sequence entries" in problem:
        found = list_on_line(text, at)
    elif "flow" in context or "node content" in problem:
        found = in_brackets(text, at)
    elif "expected key" in problem or "'-' indicator" in problem or "document start" in problem:
        found = misplaced(draft, since, at, problem)
    return found or Mistake(at, say.UNREADABLE, say.UNREADABLE_FIX, layout=True)


def _no_colon(draft: Draft, at: int) -> Mistake:
    """A line that should have begun with a key."""
    found = unclear_line(draft, at)
    if found:
        return found
    text, end = draft.text, line_end(draft.text, at)
    if end - at > _LONG:
        return Mistake(at, say.LONG_KEY, say.LONG_KEY_FIX)
    words = content_end(text, at, flow=False)
    below = re.compile(r"\s*(?=\S)").match(text, end)
    if below and _WORD.fullmatch(text, at, words):
        first = below.end()
        deeper = first - line_start(text, first) - (at - line_start(text, at))
        if deeper > 0 or (deeper == 0 and text.startswith("- ", first)):
            message = say.COLON_MISSING.fill(key=text[at:words])
            return Mistake(words, message, say.WRITE, Edit(words, words, ":"))
    comment = Edit(at, at + 1, "#")
    above = line_above(text, at)
    block = _BLOCK.search(text, above, line_end(text, above)) if above is not None else None
    if above is not None and block:
        message = say.BLOCK_INDENT.fill(line=draft.line_of(above), mark=block["mark"])
        return Mistake(at, message, say.BLOCK_INDENT_FIX, comment, layout=True)
    return Mistake(at, say.NO_COLON, say.NO_COLON_FIX, comment, layout=True)


def _second_colon(draft: Draft, at: int) -> Mistake | None:
    """A colon where none may be: inside a value, or because the lines above it ran together."""
    text = draft.text
    start = line_start(text, at)
    lead = start + indent_of(text, at)
    keyed = KEYED.match(text, lead, at)
    if keyed:
        value = keyed.end()
        if text[value : value + 1] in WIDE_BRACKETS:
            return wide_bracket(text, value)
        end = content_end(text, value, flow=False)
        edit = Edit(value, end, quoted(text[value:end]))
        return Mistake(at, say.COLON_IN_VALUE.fill(key=keyed["key"]), say.COLON_IN_VALUE_FIX, edit)
    if text[lead : lead + 1] in tuple(ODD_SPACES):
        return odd_indent(text, lead, at)
    above = line_above(text, at)
    while above is not None:
        found = unclear_line(draft, above)
        if found:
            return found
        first = above + indent_of(text, above)
        keyed = KEYED.match(text, first, line_end(text, above))
        if keyed:
            wanted = keyed.start("key") - above
            if wanted == lead - start:
                return None
            line = draft.line_of(above)
            hint = say.INDENT_FIX.fill(wanted=wanted, line=line)
            edit = Edit(start, lead, " " * wanted)
            return Mistake(lead, say.INDENT_MORE.fill(line=line), hint, edit, layout=True)
        if first - above <= lead - start:
            return Mistake(first, say.NO_COLON, say.NO_COLON_FIX, Edit(first, first + 1, "#"), layout=True)
        above = line_above(text, above)
    return None


def _star(text: str, at: int) -> Mistake:
    """``* item`` as in other programs' lists, else content that begins with a sign."""
    before = text[line_start(text, at) : at]
    if not before.strip(" -") and text[at + 1 : at + 2] in (" ", "\u3000"):
        item = list_mark(text, at, line_end(text, at))
        if item:
            return item
    return needs_quotes(text, at)
