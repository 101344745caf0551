"""What to write instead of a value of the wrong shape: in words that lose nothing when they are followed."""

from __future__ import annotations

import re

from commdocs.messages import Text
from commdocs.messages import kinds as say
from commdocs.model import Field
from commdocs.source import ListNode, MapNode, Node, ScalarNode, quoted

_SEPARATORS = re.compile("[、，,；;]")
_SHORT = 80  # characters of a text that a hint shows in another shape
_MANY = 12  # values that a hint lists


def for_a_list(field: Field, node: Node) -> Text:
    """How to make a list of what stands there."""
    if isinstance(node, MapNode) and field.fields and node.pairs:
        return say.NOT_LIST_DASH_FIX.fill(first=node.pairs[0][0].value)
    if isinstance(node, ScalarNode) and not field.fields and len(node.value) <= _SHORT and "\n" not in node.value:
        items = [each.strip() for each in _SEPARATORS.split(node.value) if each.strip()]
        return say.NOT_LIST_WRITE_FIX.fill(key=field.label, fix=_in_brackets(items))
    example = field.example or say.OTHER_EXAMPLE
    parts = [each for each in field.fields.values() if each.always and each.example]
    if parts:  # one entry with what it must have
        said = [Text(f"{each.label.zh}: {_first(each).zh}", f"{each.label.en}: {_first(each).en}") for each in parts]
        example = Text("{" + ", ".join(each.zh for each in said) + "}", "{" + ", ".join(each.en for each in said) + "}")
    return say.NOT_LIST_FIX.fill(example=example)


def _first(field: Field) -> Text:
    assert field.example is not None
    return Text(*(quoted(each, flow=True) for each in field.example))


def for_one_value(field: Field, node: Node) -> Text:
    """How to make one value of what stands there, if nothing is lost by it."""
    items = [item.value for item in node.items if isinstance(item, ScalarNode)] if isinstance(node, ListNode) else []
    whole = isinstance(node, ListNode) and len(items) == len(node.items) > 0
    short = sum(map(len, items)) <= _SHORT
    if whole and short and (len(items) == 1 or field.type in ("text", "markdown")):
        joined = Text(quoted("、".join(items)), quoted(", ".join(items)))
        return say.NOT_ONE_JOINED_FIX.fill(key=field.label, fix=joined)
    return say.NOT_ONE_FIX.fill(label=field.label)


def _in_brackets(items: list[str]) -> str:
    return f"[{', '.join(quoted(each, flow=True) for each in items)}]"


def for_what_is_missing(field: Field) -> Text:
    """What to fill in: the field's help, its values or an example."""
    hint = (
        say.MISSING_HELP.fill(key=field.label, help=field.help) if field.help else say.MISSING_FIX.fill(key=field.label)
    )
    if field.choices and len(field.choices) <= _MANY and not _lists_them(field):
        choices = Text.listed([each.label for each in field.choices.values()])
        hint = _joined(hint, say.ONE_OF.fill(choices=choices))
    elif field.example:
        hint = _joined(hint, say.EXAMPLE.fill(example=Text(*(" ".join(each.split()) for each in field.example))))
    return _joined(hint, say.OR_NONE) if field.none else hint


def _lists_them(field: Field) -> bool:
    """Whether the help already names the values."""
    return field.help is not None and all(each.label.zh in field.help.zh for each in field.choices.values())


def _joined(first: Text, second: Text) -> Text:
    return Text(first.zh + second.zh, first.en + second.en)
