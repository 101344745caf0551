"""What libyaml reads without a word, although it is not what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commdocs.messages import source as say
from commdocs.model import ERROR, WARNING
from commdocs.source.lines import ODD_SPACES, WIDE_COLONS, list_mark, needs_quotes, odd_indent, unclear_line
from commdocs.source.mistakes import Draft, Edit, Mistake, line_end, line_start
from commdocs.source.nodes import ListNode, MapNode, Node, ScalarNode
from commdocs.source.quoting import quoted

# Characters that no text of this house may hold; most of them XML, and so a .docx, forbids.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[\x85\u2028\u2029]")  # line ends for libyaml, but not for editors and git
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

_KEY_LIKE = re.compile(rf"[^\s:{WIDE_COLONS}，。]{{1,15}}(?:[{WIDE_COLONS}]|:(?!//)(?=\S))")
_NUMBERED = re.compile(r"(?:\d{1,2}[.、)）]|[（(]\d{1,2}[)）]|[①-⑳])")
_NEGATIVE = re.compile(r"[-+]\s*[\d.]")
_COMMAS = re.compile("，")
_SEPARATORS = re.compile("[，、；]")
_ALL_COMMAS = re.compile("[，、；,]")
_NESTED = re.compile(r"（[^（）]*）|《[^《》]*》|“[^“”]*”|\([^()]*\)")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.S)
_FOLDER = re.compile(r'"(?:[A-Za-z]:\\|\\\\\w|[^"\\]{1,80}\\[a-z][\w\\]{1,80}\.\w{2,4}")', re.A)
_ODD_BETWEEN_WORDS = re.compile(r"(?<=[!-~])[\u3000\u00a0](?=[!-~])")
_SPACES = re.compile(" *")
_ODD = re.compile(f"[{ODD_SPACES}]")
_AT_ONCE = 20  # unwanted characters that are reported singly


def clean(draft: Draft) -> Iterator[Mistake]:
    """Take out characters that cannot stand in any record, each reported before the draft is mended."""
    for number in range(len(draft.text)):
        match = UNWANTED.search(draft.text)
        if match is None:
            return
        character, at = match[0], match.start()
        kept = "" if character == "\ufeff" else " "
        if number >= _AT_ONCE:
            draft.mend(Edit(at, len(draft.text), UNWANTED.sub(" ", draft.text[at:])))
            return
        edit = Edit(at, at + 1, kept)
        name = say.name_of(character)
        if _BREAKS.match(character):
            yield Mistake(at, say.ODD_CHARACTER.fill(name=name), say.ODD_CHARACTER_FIX, edit, WARNING)
        elif character == "\ufeff":
            yield Mistake(at, say.ODD_CHARACTER.fill(name=name), say.ODD_CHARACTER_FIX, edit, rule="S02")
        else:
            yield Mistake(at, say.CONTROL.fill(name=name), say.ODD_CHARACTER_FIX, edit)
        draft.mend(edit)


def inspect(draft: Draft, root: Node) -> Iterator[Mistake]:
    """Silent mistakes under ``root``. One with an ``edit`` has to be mended before reading on.

    Lists that full-width commas hide are split in place.
    """
    if isinstance(root, ScalarNode):
        yield from _lines(draft, root)
        return
    todo: list[Node] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, MapNode):
            for number, (key, value) in enumerate(node.pairs):
                yield from _key(draft, key, value)
                if isinstance(value, ScalarNode):
                    yield from _scalar(draft, value)
                    listed = _wide_list(draft.text, value)
                    if listed:
                        node.pairs[number] = (key, listed[0])
                        yield listed[1]
                else:
                    todo.append(value)
        elif isinstance(node, ListNode):
            todo += (item for item in node.items if not isinstance(item, ScalarNode))
            yield from _list(draft, node)


def _list(draft: Draft, node: ListNode) -> Iterator[Mistake]:
    """The items; in brackets also those that full-width commas separate."""
    text = draft.text
    signs = _COMMAS if len(node.items) > 1 else _SEPARATORS  # beside real commas 、 belongs to the text
    in_brackets = text.startswith("[", node.start)
    items: list[Node] = []
    split: int | None = None
    for item in node.items:
        if isinstance(item, ScalarNode):
            yield from _scalar(draft, item)
            if in_brackets and item.plain and signs.search(item.value):
                parts = _split(text, item.start, item.end, item.line, item.column, signs)
                if len(parts) > 1 and split is None:
                    split = parts[0].end
                items += parts or [item]
                continue
        items.append(item)
    node.items[:] = items
    comma = signs.search(text, split) if split is not None else None
    if comma:
        message = say.SPLIT.fill(character=comma[0], count=len(items))
        yield Mistake(comma.start(), message, say.SPLIT_FIX, severity=WARNING)


def _lines(draft: Draft, root: ScalarNode) -> Iterator[Mistake]:
    """The whole file became one text: which of its lines are keys whose colon is wrong?"""
    at = root.start
    while root.plain and at < root.end:
        found = unclear_line(draft, at)
        if found:
            yield found
            return
        at = line_end(draft.text, at) + 1


def _key(draft: Draft, key: ScalarNode, value: Node) -> Iterator[Mistake]:
    text = draft.text
    if not key.plain:
        return
    if not key.value:
        yield Mistake(key.start, say.NO_KEY, say.NO_KEY_FIX)
        return
    if key.value[0] in ODD_SPACES and not text[line_start(text, key.start) : key.start].strip():
        yield odd_indent(text, key.start, key.end)
        return
    if not text[line_start(text, key.start) : key.start].strip(" -"):
        item = list_mark(text, key.start, key.end)
        if item:
            yield item
            return
    odd = _ODD.search(key.value)
    if odd:
        shown = _ODD.sub("", key.value)
        inner = _ODD.sub("", _ODD_BETWEEN_WORDS.sub(" ", key.value))
        edit = Edit(key.start, key.end, inner.strip())
        message = say.ODD_IN_KEY.fill(key=shown, name=say.name_of(odd[0]))
        yield Mistake(key.start + odd.start(), message, say.WRITE, edit)
        return
    if isinstance(value, ScalarNode) and value.start == value.end == key.end:  # no colon at all: {who：王}
        found = _KEY_LIKE.match(text, key.start, key.end)
        if found:
            at = found.end() - 1
            sign = text[at]
            if sign == ":":
                message = say.NO_SPACE_AFTER_COLON.fill(key=found[0][:-1])
            else:
                message = say.WIDE_COLON.fill(line=draft.line_of(at), character=sign)
            yield Mistake(at, message, say.WRITE, Edit(at, at + 1, ": "), sign=True)
        else:
            fix = say.NO_COLON_IN_BRACES_FIX.fill(key=key.value)
            yield Mistake(key.start, say.NO_COLON_IN_BRACES.fill(key=key.value), fix)


def _scalar(draft: Draft, node: ScalarNode) -> Iterator[Mistake]:
    text = draft.text
    if not node.plain:
        if text.startswith('"', node.start) and "\\" in text[node.start : node.end]:
            yield from _escapes(text, node)
        elif not node.value and text[node.start] in "|>" and text[node.start + 1 : node.start + 2].isdigit():
            yield needs_quotes(text, node.start)
        return
    start = line_start(text, node.start)
    before = text[start : node.start]
    if not before.strip(" -"):
        item = None if _NEGATIVE.match(node.value) else list_mark(text, node.start, node.end)
        if item:
            yield item
            return
    yield from _continued(draft, node, listed=before.strip() == "-" or before.endswith("- "))
    hash_at = text.find("＃", node.start, node.end)
    if hash_at > node.start and text[hash_at - 1] in " \t":
        yield Mistake(hash_at, say.WIDE_HASH_INSIDE, say.WIDE_HASH_INSIDE_FIX, severity=WARNING)
    end = line_end(text, node.end)
    lost = re.compile(r"[ \t]+#(?=[^\s#!])").match(text, node.end, end)
    if lost:
        stop = len(text[:end].rstrip())
        edit = Edit(lost.end() - 1 if not node.value else node.start, stop, quoted(text[node.start : stop].strip()))
        message = say.LOST_COMMENT.fill(lost=text[lost.end() : stop][:20])
        yield Mistake(lost.end() - 1, message, say.LOST_COMMENT_FIX, edit, WARNING)


def _continued(draft: Draft, node: ScalarNode, listed: bool) -> Iterator[Mistake]:
    """Further lines of a plain text: are they meant as something of their own?"""
    text = draft.text
    at = line_end(text, node.start)
    while at < node.end:
        at += 2 if text.startswith("\r\n", at) else 1
        here = _SPACES.match(text, at).end()  # type: ignore[union-attr]
        item = None if _NEGATIVE.match(text, here) else list_mark(text, here, node.end)
        if text.startswith("＃", here):
            yield Mistake(here, say.WIDE_HASH, say.WRITE, Edit(here, here + 1, "#"))
            return
        if text.startswith("- ", here):
            yield Mistake(
                here, say.JOINED_LIST.fill(line=draft.line_of(node.start)), say.JOINED_LIST_FIX, severity=WARNING
            )
        elif item:
            if listed:
                yield item
                return
            yield Mistake(here, say.JOINED.fill(line=draft.line_of(node.start)), say.JOINED_FIX, severity=WARNING)
        elif _KEY_LIKE.match(text, here, node.end) or _NUMBERED.match(text, here, node.end):
            yield Mistake(here, say.JOINED.fill(line=draft.line_of(node.start)), say.JOINED_FIX, severity=WARNING)
        at = line_end(text, at)


def _escapes(text: str, node: ScalarNode) -> Iterator[Mistake]:
    """A backslash between double quotes: a folder's name, or a control character. The first one is named."""
    raw = text[node.start : node.end]
    folder = _FOLDER.match(raw)
    for escape in _ESCAPE.finditer(raw):
        character = _meaning(escape[1])
        control = _CONTROL.match(character)
        if not control and not (folder and escape[1] not in '\\"/'):
            continue
        edit = Edit(node.start, node.end, "'" + raw[1:-1].replace("'", "''") + "'")
        at = node.start + escape.start()
        if folder:
            yield Mistake(at, say.BACKSLASH.fill(escape=escape[0]), say.WRITE, edit, ERROR if control else WARNING)
        else:
            message = say.CONTROL_ESCAPED.fill(escape=escape[0], name=say.name_of(character))
            yield Mistake(at, message, say.WRITE, edit)
        return


def _meaning(sign: str) -> str:
    if len(sign) > 1:
        return chr(int(sign[1:], 16))
    return {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b"}.get(sign, " ")


def _wide_list(text: str, node: ScalarNode) -> tuple[ListNode, Mistake] | None:
    """``［张三，李四］`` as a list."""
    raw = node.value
    if not (node.plain and raw[:1] == "［" and raw[-1:] in ("］", "]") and len(raw) == node.end - node.start):
        return None
    items = _split(text, node.start + 1, node.end - 1, node.line, node.column + 1, _ALL_COMMAS)
    listed = ListNode(list(items), node.line, node.column, node.start, node.end)
    edit = Edit(node.start, node.end, f"[{', '.join(quoted(each.value, flow=True) for each in items)}]")
    return listed, Mistake(node.start, say.WIDE_LIST.fill(count=len(items)), say.WRITE, edit, WARNING)


def _split(text: str, start: int, end: int, line: int, column: int, signs: re.Pattern[str]) -> list[ScalarNode]:
    """The items between ``signs`` on one line; what stands in brackets or quotes is not cut."""
    raw = text[start:end]
    if "\n" in raw:
        return []
    masked = _NESTED.sub(lambda match: "\0" * len(match[0]), raw)
    found: list[ScalarNode] = []
    here = 0
    for stop in [*(match.start() for match in signs.finditer(masked)), len(raw)]:
        value = raw[here:stop].strip()
        if value:
            begin = raw.index(value, here)
            place = start + begin
            found.append(ScalarNode(value, line, column + begin, place, place + len(value), True))
        here = stop + 1
    return found
