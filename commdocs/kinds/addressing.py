"""A place in a record, as people and programs name it → where it stands in the text.

People write labels or keys and count from 1: ``行动项[A1].状态``, ``actions[1].status``. Programs write the
canonical path, which counts from 0: ``actions[0].status``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from commdocs.fields.nearest import nearest
from commdocs.messages import Text
from commdocs.messages import assigning as say
from commdocs.model import Field, Finding, Kind, spellings
from commdocs.source import ListNode, MapNode, Node, ScalarNode

_STEP = re.compile(r"([^.\[\]]+)((?:\[[^\[\]]*\])*)(?:\.|$)")
_WIDE = str.maketrans("［］【】", "[][]")


class Spot(NamedTuple):
    """A place that the form has, whether or not something is written there."""

    path: str  # canonical
    way: tuple[Field, ...]  # the fields from the form down to it
    entry: bool  # one entry of a list or of a free map, not the whole field
    node: Node | None  # what is written there
    holders: tuple[tuple[MapNode | ListNode, int], ...]  # what is written around it, from the root, with the places
    missing: tuple[Field | str, ...]  # the keys under the last holder that are to be written, that of the place last
    known: Mapping[str, Field]  # what the last holder may hold

    @property
    def field(self) -> Field:
        return self.way[-1]


def named(kind: Kind, root: MapNode, words: str, inside: str = "") -> Spot | Finding:
    """The place that a person names; ``inside`` is the path of the entry whose fields are meant."""
    prefix = f"{inside}." if inside else ""
    steps = [*_steps(prefix.rstrip(".")), *(own := _steps(words.strip().translate(_WIDE)))]
    if not own:
        return refused(say.NO_SUCH_FIELD.fill(word=words), say.SEE_FORM.fill(name=kind.name))
    return _walk(kind, root, steps, len(steps) - len(own))


def at(kind: Kind, root: MapNode, path: str) -> Spot | Finding:
    """The place of a canonical path."""
    steps = _steps(path)
    if not steps:
        return refused(say.NO_SUCH_FIELD.fill(word=path), say.SEE_FORM.fill(name=kind.name))
    return _walk(kind, root, steps, len(steps))


def refused(message: Text, hint: Text) -> Finding:
    return Finding("S04", message, hint)


def _steps(words: str) -> list[tuple[str, list[str]]]:
    """Each name with what stands in brackets after it; nothing if the words are not made like that."""
    found = [(step[1].strip(), re.findall(r"\[([^\[\]]*)\]", step[2])) for step in _STEP.finditer(words)]
    whole = "".join(step[0] for step in _STEP.finditer(words)) == words and not words.endswith(".")
    return found if whole else []


def _walk(kind: Kind, root: MapNode, steps: list[tuple[str, list[str]]], canonical: int) -> Spot | Finding:
    """Down the ``steps``; the first so many count from 0."""
    known: Mapping[str, Field] = kind.fields
    around = known
    node: Node | None = root
    way: list[Field] = []
    missing: list[Field | str] = []
    holders: list[tuple[MapNode | ListNode, int]] = []
    path, entry, free = "", False, False
    for number, (word, indexes) in enumerate(steps):
        if free:
            name: str | None = word
        else:
            names = spellings(known)
            name = names.get(word)
            if name is None:
                return _no_field(kind, word, names, way, path)
            way.append(known[name])
        field = way[-1]
        assert name is not None
        path = f"{path}.{name}" if path else name
        entry = free
        place = None
        if isinstance(node, MapNode):
            around = {} if free else known
            place = next(
                (n for n, (key, _) in enumerate(node.pairs) if (key.value if free else names.get(key.value)) == name),
                None,
            )
        if place is not None and isinstance(node, MapNode):
            holders.append((node, place))
            node = node.pairs[place][1]
        else:
            if isinstance(node, MapNode):
                holders.append((node, -1))
            node = None
            missing.append(name if free else field)
        free = False
        for each in indexes:
            index = _index(node, field, each.strip(), number < canonical)
            if index is None or not isinstance(node, ListNode):
                return _no_item(field, each, node)
            holders.append((node, index))
            node, path, entry = node.items[index], f"{path}[{index}]", True
        if number == len(steps) - 1:
            break
        if field.shape == "map" and not entry:
            free = True
        elif not field.fields or (field.shape == "list" and not entry):
            return refused(say.NOT_SETTABLE.fill(label=field.label), inside_of(field))
        known = field.fields
        if node is not None and not isinstance(node, MapNode) and not (isinstance(node, ScalarNode) and node.absent):
            return refused(say.NOT_SETTABLE.fill(label=field.label), inside_of(field))
    return Spot(path, tuple(way), entry, node, tuple(holders), tuple(missing), around)


def inside_of(field: Field) -> Text:
    """How to reach what is inside a field that is not a single value."""
    inner = next((each for each in field.fields.values() if each.name != "id"), None)
    if field.shape == "list":
        if inner is None:
            return say.NOT_SETTABLE_LIST.fill(label=field.label)
        return say.NOT_SETTABLE_ENTRIES.fill(label=field.label, inner=inner.label)
    if inner is None:
        return say.NOT_SETTABLE_MAP.fill(label=field.label) if field.shape == "map" else say.NOT_SETTABLE_FIX
    return say.NOT_SETTABLE_GROUP.fill(label=field.label, inner=inner.label)


def _no_field(kind: Kind, word: str, names: Mapping[str, str], way: list[Field], path: str) -> Finding:
    close = nearest(word, names)
    hint = say.DID_YOU_MEAN.fill(word=close) if close else say.SEE_FORM.fill(name=kind.name)
    if not way:
        return refused(say.NO_SUCH_FIELD.fill(word=word), hint)
    if not close and word in kind.keys:
        hint = say.OF_THE_RECORD.fill(word=word)
    return refused(say.NO_SUCH_FIELD_IN.fill(word=word, label=way[-1].label), hint)


def _no_item(field: Field, item: str, node: Node | None) -> Finding:
    items = node.items if isinstance(node, ListNode) else []
    numbers = [own for each in items if (own := own_number(field, each))]
    some = numbers or [str(number) for number in range(1, len(items) + 1)]
    known = "、".join(some[:12]) + ("…" if len(some) > 12 else "")
    hint = say.NO_SUCH_ITEM_FIX.fill(known=Text(known, known.replace("、", ", "))) if some else say.NO_ITEMS
    return refused(say.NO_SUCH_ITEM.fill(label=field.label, item=item), hint)


def _index(node: Node | None, field: Field, word: str, canonical: bool) -> int | None:
    """The place from 0 of an entry: by its own number, else counted from 1; in a canonical path from 0."""
    if not isinstance(node, ListNode):
        return None
    counted = int(word) if word.isascii() and word.isdigit() and len(word) < 8 else -1
    if canonical:
        return counted if 0 <= counted < len(node.items) else None
    word = word.removeprefix("#")
    own = [place for place, each in enumerate(node.items) if own_number(field, each) == word]
    if own:
        return own[0] if len(own) == 1 else None
    counted = int(word) if word.isascii() and word.isdigit() and len(word) < 8 else -1
    return counted - 1 if 0 < counted <= len(node.items) else None


def own_number(field: Field, item: Node) -> str:
    """The number that an entry bears itself: A1; empty if it has none."""
    names = {spelling for spelling, name in spellings(field.fields).items() if name == "id"}
    pairs = item.pairs if isinstance(item, MapNode) else []
    return next((value.value for key, value in pairs if key.value in names and isinstance(value, ScalarNode)), "")
