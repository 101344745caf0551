"""The rules that need to know what was before: they judge a Change, not a Record.

A module has ``CARD`` and ``check(change, corpus)``, which gives Findings with the path of the field in the
record as it is now. To add one, write the module and name it in ``HISTORY``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from commdocs.history import Change
from commdocs.model import Corpus, Finding
from commdocs.rules.card import Card
from commdocs.rules.history import (
    agenda_committed_in_time,
    frozen,
    log_kept,
    moves_allowed,
    nothing_deleted,
    recorded_same_day,
    result_renewed,
    same_number,
)

__all__ = ["HISTORY", "HistoryRule"]


class HistoryRule(Protocol):
    """What a module of a history rule offers."""

    CARD: Card

    def check(self, change: Change, corpus: Corpus) -> Iterator[Finding]: ...


HISTORY: tuple[HistoryRule, ...] = (
    nothing_deleted,
    same_number,
    moves_allowed,
    frozen,
    result_renewed,
    log_kept,
    agenda_committed_in_time,
    recorded_same_day,
)
