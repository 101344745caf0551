"""A text of several lines that both sides changed, each in lines of their own."""

from __future__ import annotations

from commdocs.merging.pieces import Entry, Scalar
from commdocs.merging.threeway import merged_lines
from commdocs.source import MapNode, ScalarNode, parse, patch


def texts_merged(base: Entry, ours: Entry, theirs: Entry) -> Scalar | None:
    """The text with the changes of both, written as ours is; None if they touch."""
    values = [each.value.value if isinstance(each.value, Scalar) else None for each in (base, ours, theirs)]
    old, mine, yours = (None if each is None else each.split("\n") for each in values)
    if old is None or mine is None or yours is None or not isinstance(ours.value, Scalar):
        return None
    lines = merged_lines(old, mine, yours)
    if lines is None:
        return None
    text = f"key: {ours.value.raw}\n"
    root, _ = parse(text)
    node = root.pairs[0][1] if isinstance(root, MapNode) else None
    if not isinstance(node, ScalarNode) or node.value.rstrip("\n") != "\n".join(mine).rstrip("\n"):
        return None
    try:
        patched = patch(text, node, "\n".join(lines))
    except ValueError:
        return None
    return Scalar(patched.removeprefix("key: ").rstrip("\n"), "\n".join(lines))
