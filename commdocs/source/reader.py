"""Text → nodes, from libyaml's events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from commdocs.messages import Text
from commdocs.messages import source as say
from commdocs.model import Finding
from commdocs.source.nodes import ListNode, MapNode, Node, ScalarNode

MAX_DEPTH = 32
MAX_NODES = 20_000


def parse(text: str) -> tuple[MapNode | None, list[Finding]]:
    """The root mapping of a text with one document; None if it cannot be read, never an exception."""
    findings: list[Finding] = []
    try:
        root = _build(text, findings)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        findings.append(Finding("S01", say.UNREADABLE, say.UNREADABLE_FIX, line=line, column=column))
        return None, findings
    except UnicodeEncodeError:
        return None, [Finding("S01", say.UNREADABLE, say.UNREADABLE_FIX, line=1, column=1)]
    if isinstance(root, MapNode):
        return root, findings
    if root is not None and not findings:
        what = say.A_LIST if isinstance(root, ListNode) else say.A_TEXT
        message = say.NOT_A_MAPPING.fill(what=what)
        findings.append(Finding("S01", message, say.NOT_A_MAPPING_FIX, line=root.line, column=root.column))
    elif not findings:
        findings.append(Finding("S01", say.EMPTY, say.EMPTY_FIX, line=1, column=1))
    return None, findings


def _build(text: str, findings: list[Finding]) -> Node | None:
    get: Callable[[], Any] = CParser(text).get_event
    root: Node | None = None
    top: list[Node] = []
    items: list[Node] | None = top
    pairs: list[tuple[ScalarNode, Node]] = []
    seen: dict[str, ScalarNode] = {}
    key: ScalarNode | None = None
    open_: list[
        tuple[
            ListNode | MapNode,
            list[Node] | None,
            list[tuple[ScalarNode, Node]],
            dict[str, ScalarNode],
            ScalarNode | None,
        ]
    ] = []
    count = 0
    while True:
        event = get()
        kind = event.__class__
        mark = event.start_mark
        if kind is ScalarEvent:
            node: Node = ScalarNode(
                event.value, mark.line + 1, mark.column + 1, mark.index, event.end_mark.index, not event.style
            )
        elif kind is MappingStartEvent:
            node = MapNode([], mark.line + 1, mark.column + 1, mark.index, mark.index)
        elif kind is SequenceStartEvent:
            node = ListNode([], mark.line + 1, mark.column + 1, mark.index, mark.index)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            done, items, pairs, seen, key = open_.pop()
            done.end = event.end_mark.index
            continue
        elif kind is StreamEndEvent:
            return root
        elif kind is DocumentStartEvent and root is not None:
            findings.append(_at(event, "S01", say.SEVERAL_DOCUMENTS, say.SEVERAL_DOCUMENTS_FIX))
            return root
        elif kind is DocumentEndEvent:
            root = top[0] if top else None
            continue
        else:
            continue
        count += 1
        if count > MAX_NODES:
            findings.append(_at(event, "S06", say.TOO_MANY.fill(limit=MAX_NODES), say.TOO_MANY_FIX))
            return None
        if items is not None:
            items.append(node)
        elif key is None:
            if not isinstance(node, ScalarNode):
                findings.append(_at(event, "S01", say.UNREADABLE, say.UNREADABLE_FIX))
                return None
            key = node
        else:
            if key.value in seen:
                first = seen[key.value].line
                message = say.DUPLICATE_KEY.fill(key=key.value, first=first, second=key.line)
                hint = say.DUPLICATE_KEY_FIX.fill(key=key.value)
                findings.append(Finding("S01", message, hint, line=key.line, column=key.column))
            else:
                seen[key.value] = key
                pairs.append((key, node))
            key = None
        if kind is not ScalarEvent:
            if len(open_) >= MAX_DEPTH:
                findings.append(_at(event, "S06", say.TOO_DEEP.fill(limit=MAX_DEPTH), say.TOO_DEEP_FIX))
                return None
            if isinstance(node, MapNode):
                open_.append((node, items, pairs, seen, key))
                items, pairs, seen, key = None, node.pairs, {}, None
            elif isinstance(node, ListNode):
                open_.append((node, items, pairs, seen, key))
                items = node.items


def _at(event: object, rule: str, message: Text, hint: Text) -> Finding:
    mark = event.start_mark  # type: ignore[attr-defined]
    return Finding(rule, message, hint, line=mark.line + 1, column=mark.column + 1)
