"""What a command found last time, if everything that it read is as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commdocs.model import Tree


def recall(verb: str, tree: Tree) -> Any:
    """What ``verb`` found of the same tree; None if that is not known."""
    found = tree.memory.recall(verb, "", tree.state)
    if found is None or any(tree.digest(path) != was for path, was in found["evidence"].items()):
        return None
    return found["found"]


def keep(verb: str, tree: Tree, found: Any, evidence: Mapping[str, str]) -> None:
    """Remembers what ``verb`` found; ``evidence``: the files beside the records that it read, as they were."""
    if tree.memory.on:
        tree.memory.keep(verb, "", tree.state, {"found": found, "evidence": dict(evidence)})
        tree.memory.save()
