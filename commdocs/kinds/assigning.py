"""A value put into the text of a record: one line changed, or one line more where the form has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from commdocs import fields
from commdocs.fields.nearest import nearest
from commdocs.messages import Text
from commdocs.messages import assigning as say
from commdocs.model import Config, Field, Finding, Kind, spellings
from commdocs.source import ListNode, MapNode, Node, ScalarNode, parse, patch, quoted

_STEP = re.compile(r"([^.\[\]]+)((?:\[[^\[\]]*\])*)\.?")
_BLANK = re.compile(r"[^\r\n]*")
DERIVED = frozenset({"id", "kind", "project"})


class Assigned(NamedTuple):
    """The text with the value, and the value's path; or why it cannot be put there."""

    text: str
    path: str = ""
    finding: Finding | None = None


def assign(kind: Kind, text: str, named: str, value: str, config: Config) -> Assigned:
    """``text`` with the field ``named`` set to ``value``; every other character stays.

    A field is named by key or label: ``status``, ``状态``, ``结果确认.处理结果``; an item of a list by its
    number in the form or by its place from 0: ``行动项[A1].状态``, ``actions[0].status``.
    """
    root, _ = parse(text)
    steps = _STEP.findall(named)
    if root is None or not steps or "".join(_STEP.sub("", named)):
        return _refused(text, say.NO_SUCH_FIELD.fill(word=named), say.SEE_FORM.fill(name=kind.name))
    node: Node = root
    known: Mapping[str, Field] = kind.fields
    field: Field | None = None
    path = ""
    missing: list[Field] = []  # groups that are not written yet …
    around = known  # … and the fields of the mapping that is
    for number, (word, index) in enumerate(steps):
        names = spellings(known)
        name = names.get(word.strip())
        if name is None:
            close = nearest(word, names)
            hint = say.DID_YOU_MEAN.fill(word=close) if close else say.SEE_FORM.fill(name=kind.name)
            return _refused(text, say.NO_SUCH_FIELD.fill(word=word), hint)
        field, last = known[name], number == len(steps) - 1
        if not path and name in DERIVED:
            return _refused(text, say.NOT_TO_SET.fill(label=field.label), say.NOT_TO_SET_FIX)
        path = f"{path}.{name}" if path else name
        if missing:
            child: Node | None = None
        else:
            assert isinstance(node, MapNode)
            child = next((each for key, each in node.pairs if names.get(key.value) == name), None)
        for each in re.findall(r"\[([^\[\]]*)\]", index):
            place = _place(child, field, each.strip())
            if place is None or not isinstance(child, ListNode):
                return _refused(text, say.NO_SUCH_ITEM.fill(label=field.label, item=each), say.NO_SUCH_ITEM_FIX)
            child, path = child.items[place], f"{path}[{place}]"
        if last:
            break
        if not field.fields or (field.shape == "list" and not index) or field.shape == "map":
            return _refused(text, say.NOT_SETTABLE.fill(label=field.label), say.NOT_SETTABLE_FIX)
        if child is None or (isinstance(child, ScalarNode) and child.absent):
            if child is not None:
                return _refused(text, say.NOT_SETTABLE.fill(label=field.label), say.NOT_SETTABLE_FIX)
            missing.append(field)
        elif isinstance(child, MapNode):
            node = child
        else:
            return _refused(text, say.NOT_SETTABLE.fill(label=field.label), say.NOT_SETTABLE_FIX)
        known = field.fields
        if not missing:
            around = known
    assert field is not None and isinstance(node, MapNode)
    single = field.shape == "one" or bool(steps[-1][1])
    if field.fields or not single or (child is not None and not isinstance(child, ScalarNode)):
        return _refused(text, say.NOT_SETTABLE.fill(label=field.label), say.NOT_SETTABLE_FIX)
    if not value.strip():
        return _refused(text, say.EMPTY.fill(label=field.label), say.EMPTY_FIX)
    typed = replace(field, type="enum") if field.type in ("status", "kind") else field
    parsed, finding = fields.parse(typed, value, config) if field.type in fields.TYPES else (value, None)
    if parsed is None and finding is not None:
        return Assigned(text, path, replace(finding, field=path))
    style = _style(kind, root)
    words = _spoken(field, value, style)
    if child is not None:
        return Assigned(patch(text, child, words), path)
    return Assigned(_inserted(text, node, around, [*missing, field], words, style), path)


def _place(node: Node | None, field: Field, word: str) -> int | None:
    """The place of an item: by its number in the form (``A1``), else counted from 0."""
    if not isinstance(node, ListNode):
        return None
    names = {spelling for spelling, name in spellings(field.fields).items() if name == "id"}
    for place, item in enumerate(node.items):
        if isinstance(item, MapNode) and any(
            key.value in names and isinstance(value, ScalarNode) and value.value == word for key, value in item.pairs
        ):
            return place
    return int(word) if word.isascii() and word.isdigit() and int(word) < len(node.items) else None


def _style(kind: Kind, root: MapNode) -> str:
    """How the file writes its keys: ``zh`` or ``en`` labels, or ``key``."""
    votes = {"zh": 0, "en": 0, "key": 0}
    names = kind.keys
    for key, _ in root.pairs:
        name = names.get(key.value)
        if name is not None:
            label = kind.fields[name].label
            votes["key" if key.value == name else "en" if key.value == label.en else "zh"] += 1
    return max(votes, key=lambda each: votes[each])


def _spoken(field: Field, value: str, style: str) -> str:
    """A value of a list of choices as the file writes such values; any other as it was typed."""
    name = field.values.get(value) if field.choices else None
    if name is None:
        return value
    choice = field.choices[name]
    return choice.label.zh if style == "zh" else choice.label.en if style == "en" else choice.key


def _key(field: Field, style: str) -> str:
    return field.label.zh if style == "zh" else field.label.en if style == "en" else field.name


# -- a new line ---------------------------------------------------------------------------------------


def _inserted(
    text: str, node: MapNode, known: Mapping[str, Field], way: Sequence[Field], value: str, style: str
) -> str:
    """One more key in the mapping ``node``, after what comes before it in the form; its groups with it."""
    if text[node.start : node.start + 1] == "{":
        at = node.end - 1
        before = text[:at].rstrip()
        comma = "" if before.endswith("{") else ", "
        inner = f"{quoted(_key(way[-1], style), flow=True)}: {quoted(value, flow=True)}"
        for field in reversed(way[:-1]):
            inner = f"{quoted(_key(field, style), flow=True)}: {{{inner}}}"
        return before + comma + inner + text[at:]
    ending = "\r\n" if "\r\n" in text else "\n"
    indent = " " * (node.pairs[0][0].column - 1)
    lines = []
    for depth, field in enumerate(way):
        lines.append(f"{indent}{'  ' * depth}{quoted(_key(field, style))}:")
    lines[-1] += f" {quoted(value)}"
    block = ending.join(lines)
    order = list(known)
    names = spellings(known)
    place = order.index(way[0].name)
    before_it = [pair for pair in node.pairs if (name := names.get(pair[0].value)) and order.index(name) < place]
    if before_it:
        # the nearest in the form's order; of those the last in the file
        nearest_one = max(before_it, key=lambda pair: order.index(names[pair[0].value]))
        at = _line_end(text, _end(text, *nearest_one))
        return text[:at] + ending + block + text[at:]
    first = node.pairs[0][0].start
    return text[:first] + block.lstrip(" ") + ending + indent + text[first:]


def _end(text: str, key: ScalarNode, value: Node) -> int:
    """Where the last character of a pair stands."""
    if isinstance(value, ScalarNode):
        if value.end <= value.start:
            return key.end
        return value.start + len(text[value.start : value.end].rstrip("\r\n"))
    if text[value.start : value.start + 1] in ("[", "{"):
        return value.end
    if isinstance(value, MapNode):
        return _end(text, *value.pairs[-1]) if value.pairs else key.end
    return _end(text, key, value.items[-1]) if value.items else key.end


def _line_end(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else len(text)


def _refused(text: str, message: Text, hint: Text) -> Assigned:
    return Assigned(text, "", Finding("S04", message, hint))
