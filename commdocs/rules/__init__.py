"""The rules of the catalogue: what is judged, and what is only stated.

A rule is a module with ``CARD`` (its manual page) and ``check(record, corpus)``, which gives Findings
with the path of the field. To add one, write the module and name it in ``RULES``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from commdocs.model import Corpus, Finding, Record
from commdocs.rules import (
    actions_finished,
    agenda_before_meeting,
    agreed_delivery,
    assessed_by_assignee,
    attachments_exist,
    both_sides_sign,
    call_then_mail,
    calls_leave_a_trace,
    clear_answers,
    clear_goal,
    conclusions_in_a_day,
    confirmed_twice,
    cross_checked,
    customer_depth,
    default_acceptance,
    due_after_date,
    each_topic_discussed,
    everyone_informed,
    formal_channel,
    goal_and_length,
    key_data_restated,
    links_lead_somewhere,
    next_steps_planned,
    no_relative_dates,
    no_vague_words,
    objection_window,
    parties_and_duties,
    progress_measured,
    questions_settled,
    reply_in_a_day,
    requirement_priorities,
    risk_in_time,
    shape,
    silence_settles_nothing,
    solved_in_three_days,
    stated,
    superior_in_copy,
    support_named,
    two_sides_accept,
    unique_ids,
)
from commdocs.rules.card import Card

__all__ = ["CARDS", "RULES", "Card", "Rule", "card"]


class Rule(Protocol):
    """What a module of a rule offers."""

    CARD: Card

    def check(self, record: Record, corpus: Corpus) -> Iterator[Finding]: ...


RULES: tuple[Rule, ...] = (
    clear_goal,
    parties_and_duties,
    attachments_exist,
    cross_checked,
    agenda_before_meeting,
    goal_and_length,
    no_vague_words,
    no_relative_dates,
    calls_leave_a_trace,
    formal_channel,
    superior_in_copy,
    confirmed_twice,
    everyone_informed,
    requirement_priorities,
    key_data_restated,
    each_topic_discussed,
    due_after_date,
    conclusions_in_a_day,
    reply_in_a_day,
    default_acceptance,
    silence_settles_nothing,
    clear_answers,
    both_sides_sign,
    assessed_by_assignee,
    agreed_delivery,
    call_then_mail,
    objection_window,
    progress_measured,
    next_steps_planned,
    support_named,
    risk_in_time,
    solved_in_three_days,
    two_sides_accept,
    actions_finished,
    questions_settled,
    unique_ids,
    links_lead_somewhere,
    customer_depth,
)


def _cards(groups: Iterable[Iterable[Card]]) -> dict[str, Card]:
    return {each.code: each for each in sorted((c for group in groups for c in group), key=lambda each: each.code)}


CARDS: dict[str, Card] = _cards([(rule.CARD for rule in RULES), shape.CARDS, stated.CARDS])


def card(word: str) -> Card | None:
    """The card with a code (``R60``, ``r60``) or a slug (``two-sides-accept``)."""
    return CARDS.get(word.upper()) or next((each for each in CARDS.values() if each.slug == word.lower()), None)
