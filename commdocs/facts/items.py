"""The items of records: actions, questions, risks, next steps, tasks."""

from __future__ import annotations

from commdocs.model import Data

FINISHED = frozenset({"done", "cancelled", "clarified", "dropped", "accepted", "rejected", "closed"})


def finished(item: Data) -> bool:
    """Whether nothing more is to be done about it; without a status it is open."""
    return item.get("status", "open") in FINISHED
