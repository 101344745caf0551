"""An edit put into the text of a record: only its own lines change, every other character stays.

This is the only way in which commdocs changes what a person wrote. Whether the record may be so afterwards
is not asked here: what comes out is read and judged like any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from commdocs.fields import everybody_there
from commdocs.kinds.addressing import Spot, at, inside_of, refused
from commdocs.kinds.inserting import another, inserted, taken_out, under
from commdocs.kinds.shaping import NONE_WORDS
from commdocs.kinds.spelling import Style, spoken, style_of, written
from commdocs.messages import assigning as say
from commdocs.model import Edit, Field, Finding, Kind
from commdocs.source import ListNode, MapNode, Node, ScalarNode, parse, patch, quoted

# What no record can hold, whether or not it is in quotes
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Assigned(NamedTuple):
    """The text with the edit in it, and the path of what was written; or why it cannot be put there."""

    text: str
    path: str = ""
    finding: Finding | None = None


def applied(kind: Kind, text: str, edit: Edit) -> Assigned:
    """``text`` with one edit. What is taken out takes along the groups and lists that it leaves empty."""
    root, _ = parse(text)
    spot = at(kind, root, edit.path) if root is not None else refused(say.UNREADABLE, say.UNREADABLE_FIX)
    if root is None or isinstance(spot, Finding):
        assert isinstance(spot, Finding)
        return Assigned(text, edit.path, spot)
    style = style_of(kind, root)
    if bad := _UNSPEAKABLE.search("\n".join(_words(edit.value))):
        words = say.UNSPEAKABLE.fill(label=spot.field.label, code=f"U+{ord(bad[0]):04X}")
        return Assigned(text, spot.path, refused(words, say.UNSPEAKABLE_FIX))
    if edit.value is None:
        return _taken(text, root, spot)
    if edit.add:
        return _added(kind, text, root, spot, edit, style)
    return _put(kind, text, root, spot, edit, style)


def _put(kind: Kind, text: str, root: MapNode, spot: Spot, edit: Edit, style: Style) -> Assigned:
    field, value = spot.field, edit.value
    single = field.shape == "one" or spot.entry
    nothing = field.none and value in NONE_WORDS  # “无” answers for a whole list or group, too
    if not isinstance(value, str) or ((field.fields or not single) and not nothing):
        return Assigned(text, spot.path, refused(say.NOT_SETTABLE.fill(label=field.label), inside_of(field)))
    words = spoken(field, value, style, spot.node.value if isinstance(spot.node, ScalarNode) else "")
    if isinstance(spot.node, ScalarNode):
        try:
            return Assigned(patch(text, spot.node, words), spot.path)
        except ValueError:
            return _impossible(text, spot)
    if spot.node is not None:
        without = _taken(text, root, spot)
        return without if without.finding else applied(kind, without.text, edit)
    return _checked(text, root, _into(text, spot, words, style), spot, words, style)


def _into(text: str, spot: Spot, value: str | list[Any], style: Style) -> str:
    """The text with ``value`` under the keys that are missing."""
    way = [written(each, style) for each in spot.missing]
    holder, place = spot.holders[-1]
    if place >= 0 and isinstance(holder, MapNode):  # a key without a value: what is missing goes under it
        key, blank = holder.pairs[place]
        assert isinstance(blank, ScalarNode)
        return under(text, holder, key, blank, way, value)
    assert isinstance(holder, MapNode)
    first = spot.missing[0]
    return inserted(text, holder, spot.known, first if isinstance(first, Field) else None, way, value)


def _added(kind: Kind, text: str, root: MapNode, spot: Spot, edit: Edit, style: Style) -> Assigned:
    field = spot.field
    if field.shape != "list" or spot.entry or isinstance(edit.value, str) == bool(field.fields):
        return Assigned(text, spot.path, refused(say.NO_LIST.fill(label=field.label), inside_of(field)))
    item: Any
    if isinstance(edit.value, Mapping):
        item = {
            written(each, style): _each(each, edit.value[name], style)
            for name, each in field.fields.items()
            if name in edit.value
        }
    else:
        item = spoken(field, edit.value or "", style)
    if isinstance(spot.node, ListNode):
        path = f"{spot.path}[{len(spot.node.items)}]"
        return _checked(text, root, another(text, spot.node, item), spot, item, style)._replace(path=path)
    if isinstance(spot.node, MapNode) or (isinstance(spot.node, ScalarNode) and not spot.node.absent):
        word = spot.node.value if isinstance(spot.node, ScalarNode) else ""
        if spot.node is not None and field.collective and everybody_there(word) and isinstance(edit.value, str):
            old, new = text[spot.node.start : spot.node.end], quoted(edit.value, flow=True)
            after = f"{text[: spot.node.start]}[{old}, {new}]{text[spot.node.end :]}"  # 全体参会人 and somebody else
            return Assigned(after, f"{spot.path}[1]")
        without = _taken(text, root, spot) if word in NONE_WORDS else None
        if without is None or without.finding:
            return Assigned(text, spot.path, refused(say.NO_LIST.fill(label=field.label), inside_of(field)))
        return applied(kind, without.text, edit)
    spot = spot if spot.missing else spot._replace(node=None)
    return _checked(text, root, _into(text, spot, [item], style), spot, [item], style)._replace(path=f"{spot.path}[0]")


def _words(value: str | Mapping[str, str | Sequence[str]] | None) -> Iterator[str]:
    """Every word that an edit brings."""
    for each in value.values() if isinstance(value, Mapping) else [value or ""]:
        yield from [each] if isinstance(each, str) else each


def _each(field: Field, value: str | Sequence[str], style: Style) -> str | list[str]:
    return spoken(field, value, style) if isinstance(value, str) else [spoken(field, each, style) for each in value]


def _taken(text: str, root: MapNode, spot: Spot) -> Assigned:
    if spot.node is None:
        return Assigned(text, spot.path)
    holders = list(spot.holders)
    while len(holders) > 1 and _size(holders[-1][0]) == 1:
        holders.pop()
    holder, place = holders[-1]
    if _size(holder) == 1:
        return _impossible(text, spot)
    after = taken_out(text, holder, place)
    wanted = _outline(root)
    inner = _reached(wanted, holders)
    del inner[list(inner)[place] if isinstance(inner, dict) else place]
    return _same(text, after, wanted, spot)


def _checked(text: str, root: MapNode, after: str, spot: Spot, value: Any, style: Style) -> Assigned:
    """The new text, if reading it gives the old values and the new one, and nothing else."""
    wanted = _outline(root)
    inner = _reached(wanted, list(spot.holders))
    if isinstance(spot.node, ListNode):
        _child(inner, spot.holders[-1]).append(value)
        return _same(text, after, wanted, spot)
    made = value
    for each in reversed(spot.missing):
        made = {written(each, style): made}
    holder, place = spot.holders[-1]
    if place >= 0:
        assert isinstance(holder, MapNode)
        inner[holder.pairs[place][0].value] = made
    else:
        inner.update(made)
    return _same(text, after, wanted, spot)


def _same(text: str, after: str, wanted: Any, spot: Spot) -> Assigned:
    root, _ = parse(after)
    if root is None or _outline(root) != wanted:
        return _impossible(text, spot)
    return Assigned(after, spot.path)


def _impossible(text: str, spot: Spot) -> Assigned:
    return Assigned(text, spot.path, refused(say.IMPOSSIBLE.fill(label=spot.field.label), say.IMPOSSIBLE_FIX))


def _size(node: MapNode | ListNode) -> int:
    return len(node.pairs) if isinstance(node, MapNode) else len(node.items)


def _outline(node: Node) -> Any:
    """The text as plain values, keys as they are written."""
    if isinstance(node, ScalarNode):
        return None if node.absent else node.value
    if isinstance(node, ListNode):
        return [_outline(item) for item in node.items]
    return {key.value: _outline(value) for key, value in node.pairs}


def _reached(outline: Any, holders: list[tuple[MapNode | ListNode, int]]) -> Any:
    """The part of the outline that stands for the last of the holders."""
    for holder in holders[:-1]:
        outline = _child(outline, holder)
    return outline


def _child(outline: Any, holder: tuple[MapNode | ListNode, int]) -> Any:
    node, place = holder
    return outline[node.pairs[place][0].value if isinstance(node, MapNode) else place]
