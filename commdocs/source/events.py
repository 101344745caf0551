"""libyaml's events → nodes. The hot loop: about three quarters of the time to read a record is libyaml's.

Events, not libyaml's composer: that one crashes the process on deep nesting and resolves aliases
silently. Here nesting and number are counted while reading.
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
    StreamEndEvent,
)

from commdocs.messages import source as say
from commdocs.source.mistakes import Mistake, Unreadable
from commdocs.source.nodes import ListNode, MapNode, Node, ScalarNode

MAX_DEPTH = 32
MAX_NODES = 20_000

# A value that begins with one of these, or is empty, deserves a closer look.
DOUBTFUL = frozenset(["", "-", "+", "－", "–", "—", "―", "•", "·", "●", "▪", "■", "◆", "○", "◦", "∙", "‣", "\u2212"])


def build(text: str) -> tuple[Node | None, list[Mistake], bool]:
    """The root node of the first document, mistakes that leave it readable, and whether to look closer.

    Raises yaml.YAMLError where libyaml gives up and Unreadable where this house does.
    """
    get: Callable[[], Any] = CParser(text).get_event
    mistakes: list[Mistake] = []
    look = False
    root: Node | None = None
    top: list[Node] = []
    stack: list[tuple[Any, ...]] = []
    items: list[Node] | None = top  # where the next node goes: into this list, or …
    pairs: list[tuple[ScalarNode, Node]] = []  # … as a pair into this, first the key
    seen: dict[str, ScalarNode] = {}
    key: ScalarNode | None = None
    count = 0
    node: Node
    while True:
        event = get()
        kind = event.__class__
        mark = event.start_mark
        if kind is ScalarEvent:
            value = event.value
            end = event.end_mark
            plain = not event.style
            line = mark.line
            node = ScalarNode(value, line + 1, mark.column + 1, mark.index, end.index, plain)
            if value[:1] in DOUBTFUL or (plain and end.line != line):
                look = True
            if event.anchor or event.tag:
                raise Unreadable(_quote_me(text, mark.index))
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            make = MapNode if kind is MappingStartEvent else ListNode
            node = make([], mark.line + 1, mark.column + 1, mark.index, mark.index)
            if event.anchor or event.tag:
                raise Unreadable(_quote_me(text, mark.index))
            if len(stack) >= MAX_DEPTH:
                message = say.TOO_DEEP.fill(limit=MAX_DEPTH)
                raise Unreadable(Mistake(mark.index, message, say.TOO_DEEP_FIX, rule="S06"))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            done, items, pairs, seen, key = stack.pop()
            done.end = event.end_mark.index
            continue
        elif kind is AliasEvent:
            raise Unreadable(_quote_me(text, mark.index))
        elif kind is StreamEndEvent:
            return root, mistakes, look
        else:
            if kind is DocumentStartEvent and root is not None:
                mistakes.append(Mistake(mark.index, say.SEVERAL_DOCUMENTS, say.SEVERAL_DOCUMENTS_FIX))
                return root, mistakes, look
            continue
        count += 1
        if count > MAX_NODES:
            message = say.TOO_MANY.fill(limit=MAX_NODES)
            raise Unreadable(Mistake(mark.index, message, say.TOO_MANY_FIX, rule="S06"))
        if items is not None:
            if items is top:
                root = node
            items.append(node)
        elif key is None:
            if kind is not ScalarEvent:
                raise Unreadable(_quote_me(text, mark.index))
            key = node  # type: ignore[assignment]
        else:
            name = key.value
            if name in seen:
                message = say.DUPLICATE_KEY.fill(key=name, first=seen[name].line, second=key.line)
                mistakes.append(Mistake(key.start, message, say.DUPLICATE_KEY_FIX.fill(key=name)))
            else:
                seen[name] = key
                pairs.append((key, node))
            key = None
        if kind is MappingStartEvent:
            stack.append((node, items, pairs, seen, key))
            items, pairs, seen, key = None, node.pairs, {}, None  # type: ignore[union-attr]
        elif kind is SequenceStartEvent:
            stack.append((node, items, pairs, seen, key))
            items = node.items  # type: ignore[union-attr]


def _quote_me(text: str, at: int) -> Mistake:
    """Anchors, aliases, tags and mappings as keys are nobody's intention: it is text without its quotes."""
    from commdocs.source.diagnosis import needs_quotes

    return needs_quotes(text, at)
