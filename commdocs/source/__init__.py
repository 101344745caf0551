"""YAML text → nodes that know where they stand; and a value patched back into the text.

Read from libyaml's events, so that nothing is guessed: every plain scalar stays text, and the kind
gives it a type later. What people mistype is refused with a sentence, a line and a fix.
"""

from commdocs.source.conflicts import versions
from commdocs.source.copies import original
from commdocs.source.encoding import MAX_BYTES, blob_id, decode, encoded
from commdocs.source.nodes import ListNode, MapNode, Node, ScalarNode, walk
from commdocs.source.patching import patch
from commdocs.source.quoting import quoted
from commdocs.source.reader import MAX_DEPTH, MAX_NODES, conflict, parse

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "ListNode",
    "MapNode",
    "Node",
    "ScalarNode",
    "blob_id",
    "conflict",
    "decode",
    "encoded",
    "original",
    "parse",
    "patch",
    "quoted",
    "versions",
    "walk",
]
