"""Where a value stands in the text of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from commdocs.model import Field, Kind, spellings
from commdocs.source import ListNode, MapNode, Node, ScalarNode

_INDEX = re.compile(r"\[(\d+)\]")


def locate(kind: Kind, root: MapNode, path: str) -> tuple[int, int]:
    """Line and column (from 1) of the value at ``path``; of its key if nothing or a block of lines
    follows the key; of the nearest mapping, list or value around it if it is not there at all.
    """
    return locate_in(kind.fields, root, path)


def locate_in(fields: Mapping[str, Field], root: MapNode, path: str) -> tuple[int, int]:
    """The same for a mapping of ``fields``."""
    node: Node = root
    place = (root.line, root.column)
    known: Mapping[str, Field] = fields
    while path:
        if isinstance(node, MapNode):
            step = _key(node, spellings(known), path)
            if step is None:
                return place
            key, node, name = step
            field = known.get(name)
            known = field.fields if field and field.shape != "map" else {}
            mapped = field is not None and field.shape == "map"
            path = path[len(name) :].removeprefix(".")
            place = _place(key, node)
            if mapped and field is not None and path and isinstance(node, MapNode):
                entry = _key(node, {}, path)
                if entry is None:
                    return place
                key, node, name = entry
                known = field.fields
                path = path[len(name) :].removeprefix(".")
                place = _place(key, node)
        elif isinstance(node, ListNode) and (index := _INDEX.match(path)):
            number = int(index[1])
            if number >= len(node.items):
                return place
            node = node.items[number]
            place = (node.line, node.column)
            path = path[index.end() :].removeprefix(".")
        else:
            return place
    return place


def _key(node: MapNode, names: Mapping[str, str], path: str) -> tuple[ScalarNode, Node, str] | None:
    """The pair of ``node`` that ``path`` begins with, and the canonical key; the longest one wins."""
    found: tuple[ScalarNode, Node, str] | None = None
    for key, value in node.pairs:
        name = names.get(key.value, key.value)
        longer = found is None or len(name) > len(found[2])
        if name and longer and path.startswith(name) and path[len(name) : len(name) + 1] in ("", ".", "["):
            found = (key, value, name)
    return found


def _place(key: ScalarNode, value: Node) -> tuple[int, int]:
    """The value's own place, but its key's if it is absent or a block that begins on a later line."""
    if value.line > key.line or (isinstance(value, ScalarNode) and value.absent):
        return key.line, key.column
    return value.line, value.column
