"""libyaml's events → nodes: the hot loop. Two thirds of its time is libyaml's and the making of events.

Events, not libyaml's composer: that one crashes the process on deep nesting and resolves aliases
silently. Here depth and number are counted while reading.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from commdocs.messages import source as say
from commdocs.source.lines import needs_quotes
from commdocs.source.mistakes import Mistake, Unreadable
from commdocs.source.nodes import Node, ReadList, ReadMap, ReadScalar, ScalarNode

MAX_DEPTH = 32
MAX_NODES = 20_000

# A value that begins with one of these, or is empty, deserves a closer look.
DOUBTFUL = frozenset(["", "-", "+", "－", "–", "—", "―", "•", "·", "●", "▪", "■", "◆", "○", "◦", "∙", "‣", "\u2212"])


def build(text: str) -> tuple[Node | None, list[Mistake], bool]:
    """The root node of the first document, mistakes that leave it readable, and whether to look closer.

    Raises yaml.YAMLError where libyaml gives up and Unreadable where this house does.
    """
    get: Callable[[], Any] = CParser(text).get_event
    signs = "&" in text or "!" in text  # anchors or tags, perhaps
    mistakes: list[Mistake] = []
    look = False
    top: list[Node] = []
    add: Callable[[Any], None] = top.append  # takes a node of the list, or a pair of the mapping, that is open
    seen: dict[str, ScalarNode] | None = None  # the keys of the mapping that is open; None in a list
    key: ScalarNode | None = None
    stack: list[tuple[Any, ...]] = []
    count = 0
    node: Node
    for event in iter(get, None):
        kind = event.__class__
        mark = event.start_mark
        if kind is ScalarEvent:
            value, end = event.value, event.end_mark
            if event.style:
                node = ReadScalar(value, False, mark, end)
            else:
                node = ReadScalar(value, True, mark, end)
                if end.line != mark.line:
                    look = True
            if value[:1] in DOUBTFUL:
                look = True
        elif kind is MappingStartEvent:
            node = ReadMap(mark)
        elif kind is SequenceStartEvent:
            node = ReadList(mark)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            done, add, seen, key = stack.pop()
            done.finish = event.end_mark
            continue
        elif kind is AliasEvent:
            raise _quote_me(text, mark.index)
        elif kind is DocumentStartEvent and top:
            mistakes.append(Mistake(mark.index, say.SEVERAL_DOCUMENTS, say.SEVERAL_DOCUMENTS_FIX))
            break
        else:
            continue
        if signs and (event.anchor or event.tag):
            raise _quote_me(text, mark.index)
        count += 1
        if count > MAX_NODES:
            message = say.TOO_MANY.fill(limit=MAX_NODES)
            raise Unreadable(Mistake(mark.index, message, say.TOO_MANY_FIX, rule="S06"))
        if seen is None:
            add(node)
        elif key is not None:
            first = seen.setdefault(key.value, key)
            if first is key:
                add((key, node))
            else:
                mistakes.append(_twice(first, key))
            key = None
        elif kind is ScalarEvent:
            key = node  # type: ignore[assignment]
        else:
            raise _quote_me(text, mark.index)
        if kind is not ScalarEvent:
            if len(stack) >= MAX_DEPTH:
                message = say.TOO_DEEP.fill(limit=MAX_DEPTH)
                raise Unreadable(Mistake(mark.index, message, say.TOO_DEEP_FIX, rule="S06"))
            stack.append((node, add, seen, key))
            key = None
            if isinstance(node, ReadMap):
                add, seen = node.pairs.append, {}
            elif isinstance(node, ReadList):
                add, seen = node.items.append, None
    return top[0] if top else None, mistakes, look


def _twice(first: ScalarNode, second: ScalarNode) -> Mistake:
    message = say.DUPLICATE_KEY.fill(key=second.value, first=first.line, second=second.line)
    return Mistake(second.start, message, say.DUPLICATE_KEY_FIX.fill(key=second.value))


def _quote_me(text: str, at: int) -> Unreadable:
    """Anchors, aliases, tags and mappings as keys are nobody's intention: it is text without its quotes."""
    return Unreadable(needs_quotes(text, at))
