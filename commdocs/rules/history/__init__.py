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
    r06_evidence_kept,
    r08_agenda_committed_in_time,
    r55_postponements_kept,
    r57_log_kept,
    r60_result_renewed,
    r66_moves_allowed,
    r67_frozen,
    r71_nothing_deleted,
    r72_recorded_same_day,
    r76_same_number,
)

__all__ = ["HISTORY", "HistoryRule"]


class HistoryRule(Protocol):
    """What a module of a history rule offers."""

    CARD: Card

    def check(self, change: Change, corpus: Corpus) -> Iterator[Finding]: ...


HISTORY: tuple[HistoryRule, ...] = (
    r71_nothing_deleted,
    r76_same_number,
    r66_moves_allowed,
    r67_frozen,
    r06_evidence_kept,
    r60_result_renewed,
    r57_log_kept,
    r55_postponements_kept,
    r08_agenda_committed_in_time,
    r72_recorded_same_day,
)
