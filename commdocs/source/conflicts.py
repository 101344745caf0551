"""The marks that git leaves where two people changed the same place of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from commdocs.messages import Text
from commdocs.messages import source as say
from commdocs.model import Finding
from commdocs.source.nodes import ListNode, MapNode, Node, ScalarNode

SIGNS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_MARK = re.compile(r"(?P<run>(?P<sign>[<=>|])(?P=sign){6,})(?: +(?P<name>\S.*))?[ \r]*")
_USUAL = 7  # signs of a mark; git makes longer ones for a conflict inside a conflict
_ENTRIES, _LINES = 3, 5  # values of one version, and lines of further conflicts, that a message shows
_LONGEST = 40  # characters of a value that it shows

Named = Callable[[MapNode], Callable[[tuple[str, ...]], Text]]  # root → way of keys → label of the field there
Read = Callable[[str], MapNode | None]
_Entry = tuple[Text, str]  # label and value


@dataclass
class _Conflict:
    """Lines count from 0. A version is empty where one side has nothing; a mark is None if it is gone."""

    first: int
    size: int
    names: list[str]
    base: int | None = None
    middle: int | None = None
    last: int | None = None

    def versions(self) -> tuple[range, range]:
        assert self.middle is not None and self.last is not None
        return range(self.first + 1, self.middle if self.base is None else self.base), range(self.middle + 1, self.last)


def typed(root: MapNode) -> Callable[[tuple[str, ...]], Text]:
    """The keys as they were typed."""
    return lambda way: Text.same(way[-1])


def told(text: str, read: Read, named: Named, prose: bool) -> Finding | None:
    """What is to be said of the marks in ``text``, at the first of them; ``read`` reads a version that has none."""
    if not any(sign in text for sign in SIGNS):
        return None
    lines = text.split("\n")
    found, stray = _marks(lines)
    if prose or (not found and all(lines[each][0] == "=" for each in stray) and _sound(text)):
        stray = [each for each in stray if lines[each][0] != "="]
    if found and (not stray or found[0].first < stray[0]):
        return _told(
            lines, found, [*(each.first for each in found[1:]), *stray], partial(_entries, lines, found, read, named)
        )
    if not stray:
        return None
    others = [*stray[1:], *(each.first for each in found)]
    message = say.CONFLICT_LEFT.fill(mark=_brief(lines[stray[0]]))
    return _finding(stray[0], message, say.CONFLICT_LEFT_FIX, others)


def versions(text: str) -> tuple[str, str] | None:
    """The text as the version above has it in every conflict, and as the one below; None without whole conflicts."""
    lines = text.split("\n")
    found, stray = _marks(lines)
    if not found or stray:
        return None
    above, below = ({n for each in found for n in each.versions()[which]} for which in (0, 1))
    marked = {n for each in found for n in range(each.first, each.versions()[1].stop + 1)}
    one, other = ([line for n, line in enumerate(lines) if n in kept or n not in marked] for kept in (above, below))
    return "\n".join(one), "\n".join(other)


def _marks(lines: list[str]) -> tuple[list[_Conflict], list[int]]:
    """The conflicts with all their marks, and the lines of marks that others of them are missing for."""
    found: list[_Conflict] = []
    stray: list[int] = []
    opened: _Conflict | None = None
    for number, line in enumerate(lines):
        match = _MARK.fullmatch(line) if line[:1] in ("<", "=", ">", "|") else None
        if match is None or (match["sign"] == "=" and match["name"]):
            continue
        size, sign, name = len(match["run"]), match["sign"], (match["name"] or "").strip()
        if opened is not None and size > opened.size:
            continue  # of a conflict between what both began with
        if sign == "<":
            stray += _open_marks(opened)
            opened = _Conflict(number, size, [name])
        elif opened is None or size != opened.size:
            if size == _USUAL:
                stray.append(number)
        elif sign == "|" and opened.base is None and opened.middle is None:
            opened.base = number
        elif sign == "=" and opened.middle is None:
            opened.middle = number
        elif sign == ">":
            opened.last = number
            opened.names.append(name)
            if opened.middle is None:
                stray += _open_marks(opened)
            else:
                found.append(opened)
            opened = None
        else:
            stray.append(number)
    stray += _open_marks(opened)
    return found, sorted(stray)


def _open_marks(opened: _Conflict | None) -> list[int]:
    marks = (opened.first, opened.base, opened.middle, opened.last) if opened else ()
    return [each for each in marks if each is not None]


def _sound(text: str) -> bool:
    """Whether the text can be read as it is: then the sign belongs to a text in quotes."""
    from yaml import YAMLError

    from commdocs.source.events import build
    from commdocs.source.mistakes import Unreadable

    try:
        root, mistakes, _ = build(text)
    except (YAMLError, Unreadable):
        return False
    return isinstance(root, MapNode) and not mistakes


# -- what is said ---------------------------------------------------------------------------------


def _told(
    lines: list[str], found: list[_Conflict], others: list[int], entered: Callable[[int], list[_Entry]]
) -> Finding:
    first = found[0]
    last = first.versions()[1].stop
    above, below = entered(0), entered(1)
    shown = [_only(above, below), _only(below, above)]
    for which, entries in enumerate((above, below)):
        if not entries or not any(shown):  # in the words of the file, if they cannot be read as fields
            words = [" ".join(lines[each].split()) for each in first.versions()[which]]
            shown[which] = [Text.same(_brief(each)) for each in words if each]
    message = say.CONFLICT.fill(
        first=first.first + 1,
        last=last + 1,
        above=_listed(shown[0], say.CONFLICT_ABOVE, first.names[0]),
        below=_listed(shown[1], say.CONFLICT_BELOW, first.names[-1]),
    )
    hint = say.CONFLICT_FIX if first.base is None else say.CONFLICT_BASE_FIX
    if not any(line.strip() for line in lines[: first.first] + lines[last + 1 :]):
        hint = _joined(hint, say.CONFLICT_TWO_FILES)
    return _finding(first.first, message, hint, others)


def _finding(line: int, message: Text, hint: Text, others: list[int]) -> Finding:
    if others:
        listed = [str(each + 1) for each in sorted(others)[:_LINES]] + ["…"] * (len(others) > _LINES)
        more = say.CONFLICT_MORE.fill(count=len(others), lines=Text.listed(listed))
        message = _joined(message, more)
    return Finding("S01", message, hint, line=line + 1, column=1)


def _entries(lines: list[str], found: list[_Conflict], read: Read, named: Named, which: int) -> list[_Entry]:
    """The fields that one version of the first conflict holds, if the file can be read with it."""
    kept = list(lines)
    for each in found:
        version = each.versions()[which]
        for number in range(each.first, each.versions()[1].stop + 1):
            if number not in version:
                kept[number] = ""  # the lines keep their numbers
    root = read("\n".join(kept))
    if root is None:
        return []
    version = found[0].versions()[which]
    label = named(root)
    entries: list[_Entry] = []
    for way, node in _scalars(root, ()):
        begun, end = node.begin.line, node.finish.line
        if end > begun and node.finish.column == 0:
            end -= 1  # a block's mark stands on the line after it
        lost = node.absent or not way or end < version.start or begun >= version.stop
        value = node.value if begun in version else "\n".join(kept[version.start : version.stop])
        if not lost and value.strip():
            entries.append((label(way), _brief(value)))
    return entries


def _scalars(node: Node, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], ScalarNode]]:
    """Every value with the keys that lead to it."""
    if isinstance(node, MapNode):
        for key, value in node.pairs:
            yield from _scalars(value, (*way, key.value))
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _scalars(item, way)
    else:
        yield way, node


def _only(entries: list[_Entry], others: list[_Entry]) -> list[Text]:
    """The entries that the other version does not have in the same words."""
    known = set(others)
    return [Text(f"{each[0].zh}: {each[1]}", f"{each[0].en}: {each[1]}") for each in entries if each not in known]


def _listed(entries: list[Text], place: Text, name: str) -> Text:
    some = entries[:_ENTRIES]
    more = "…" if len(entries) > _ENTRIES else ""
    said = Text("；".join(each.zh for each in some) + more, "; ".join(each.en for each in some) + more)
    named = Text(f"（{_brief(name)}）", f" ({_brief(name)})") if name else Text.same("")
    return place.fill(name=named, said=say.CONFLICT_SAYS.fill(said=said) if entries else say.CONFLICT_NOTHING)


def _brief(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _joined(first: Text, second: Text) -> Text:
    return Text(first.zh + second.zh, first.en + second.en)
