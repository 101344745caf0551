"""The rules of the catalogue: what is judged, and what is only stated.

A rule is a module with ``CARD`` (its manual page) and ``check(record, corpus)``, which gives Findings
with the path of the field. To add one, write the module and name it in ``RULES``. What becomes wrong only
by the passing of days is told by ``remind(corpus)``, from the modules in ``CLOCK``; what a change makes
wrong, by the modules in ``HISTORY``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from commdocs.model import Corpus, Finding, Record
from commdocs.rules import (
    actions_finished,
    agenda_before_meeting,
    agreed_delivery,
    agreement_in_writing,
    assessed_before_promised,
    assessed_by_assignee,
    attachments_exist,
    both_sides_sign,
    budget_and_date_known,
    call_then_mail,
    calls_leave_a_trace,
    changes_in_the_changelog,
    clear_answers,
    clear_goal,
    conclusions_in_a_day,
    confirmed_twice,
    cross_checked,
    customer_agrees,
    customer_depth,
    decider_and_executor,
    default_acceptance,
    delay_agreed,
    demand_loop_closed,
    designated_contact,
    dispute_needs_a_meeting,
    due_after_date,
    due_on_working_days,
    each_topic_discussed,
    everyone_informed,
    formal_channel,
    friday_report,
    goal_and_length,
    goals_with_a_source,
    issue_updated,
    kept_in_view,
    key_data_restated,
    links_lead_somewhere,
    minutes_in_a_day,
    monthly_review,
    next_contact_kept,
    next_steps_planned,
    no_relative_dates,
    no_vague_words,
    objection_window,
    open_questions_carried,
    parties_and_duties,
    points_to_confirm,
    progress_measured,
    progress_reported,
    quarterly_review,
    questions_settled,
    recorded_same_day,
    reply_in_a_day,
    requirement_priorities,
    requirements_in_a_form,
    review_shared,
    risk_in_time,
    shape,
    silence_settles_nothing,
    solved_in_three_days,
    stated,
    superior_in_copy,
    support_named,
    two_sides_accept,
    unfinished_carried,
    unique_ids,
    visit_reconfirmed,
    visits_apart,
)
from commdocs.rules.card import Card, Reminder
from commdocs.rules.history import HISTORY, HistoryRule

__all__ = ["CARDS", "CLOCK", "HISTORY", "RULES", "Card", "Clock", "HistoryRule", "Reminder", "Rule", "card"]


class Rule(Protocol):
    """What a module of a rule offers."""

    CARD: Card

    def check(self, record: Record, corpus: Corpus) -> Iterator[Finding]: ...


class Clock(Protocol):
    """What a module offers that reads the day; it may be a Rule, too."""

    CARD: Card

    def remind(self, corpus: Corpus) -> Iterator[Reminder]: ...


RULES: tuple[Rule, ...] = (
    clear_goal,
    decider_and_executor,
    parties_and_duties,
    points_to_confirm,
    open_questions_carried,
    attachments_exist,
    cross_checked,
    agenda_before_meeting,
    goal_and_length,
    visit_reconfirmed,
    no_vague_words,
    no_relative_dates,
    calls_leave_a_trace,
    formal_channel,
    superior_in_copy,
    confirmed_twice,
    everyone_informed,
    designated_contact,
    requirements_in_a_form,
    budget_and_date_known,
    requirement_priorities,
    key_data_restated,
    assessed_before_promised,
    each_topic_discussed,
    dispute_needs_a_meeting,
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
    delay_agreed,
    solved_in_three_days,
    issue_updated,
    two_sides_accept,
    actions_finished,
    questions_settled,
    demand_loop_closed,
    recorded_same_day,
    unique_ids,
    links_lead_somewhere,
    unfinished_carried,
    goals_with_a_source,
    customer_depth,
    customer_agrees,
    visits_apart,
    changes_in_the_changelog,
    review_shared,
)

# What the clock brings on: these never fail a commit, `commdocs due` tells them.
CLOCK: tuple[Clock, ...] = (
    minutes_in_a_day,
    conclusions_in_a_day,
    reply_in_a_day,
    default_acceptance,
    both_sides_sign,
    agreement_in_writing,
    progress_reported,
    friday_report,
    solved_in_three_days,
    issue_updated,
    kept_in_view,
    recorded_same_day,
    next_contact_kept,
    monthly_review,
    quarterly_review,
    due_on_working_days,
)


def _cards(groups: Iterable[Iterable[Card]]) -> dict[str, Card]:
    return {each.code: each for each in sorted((c for group in groups for c in group), key=lambda each: each.code)}


CARDS: dict[str, Card] = _cards(
    [(r.CARD for r in HISTORY), (r.CARD for r in CLOCK), (r.CARD for r in RULES), shape.CARDS, stated.CARDS]
)


def card(word: str) -> Card | None:
    """The card with a code (``R60``, ``r60``) or a slug (``two-sides-accept``)."""
    return CARDS.get(word.upper()) or next((each for each in CARDS.values() if each.slug == word.lower()), None)
