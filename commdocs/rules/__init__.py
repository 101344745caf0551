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
    r01_clear_goal,
    r02_decider_and_executor,
    r03_parties_and_duties,
    r04_points_to_confirm,
    r05_open_questions_carried,
    r06_attachments_exist,
    r07_cross_checked,
    r08_agenda_before_meeting,
    r09_goal_and_length,
    r10_visit_reconfirmed,
    r12_no_vague_words,
    r14_no_relative_dates,
    r16_calls_leave_a_trace,
    r17_formal_channel,
    r18_superior_in_copy,
    r19_confirmed_twice,
    r20_everyone_informed,
    r21_designated_contact,
    r23_requirements_in_a_form,
    r24_budget_and_date_known,
    r26_requirement_priorities,
    r27_key_data_restated,
    r28_assessed_before_promised,
    r30_each_topic_discussed,
    r33_minutes_in_a_day,
    r35_dispute_needs_a_meeting,
    r36_due_after_date,
    r37_conclusions_in_a_day,
    r38_reply_in_a_day,
    r39_default_acceptance,
    r40_silence_settles_nothing,
    r41_clear_answers,
    r42_both_sides_sign,
    r43_assessed_by_assignee,
    r44_agreed_delivery,
    r45_agreement_in_writing,
    r46_call_then_mail,
    r48_objection_window,
    r49_progress_reported,
    r50_friday_report,
    r51_progress_measured,
    r52_next_steps_planned,
    r53_support_named,
    r54_risk_in_time,
    r55_delay_agreed,
    r56_solved_in_three_days,
    r57_issue_updated,
    r61_two_sides_accept,
    r62_actions_finished,
    r63_questions_settled,
    r64_demand_loop_closed,
    r65_kept_in_view,
    r72_recorded_same_day,
    r74_unique_ids,
    r75_links_lead_somewhere,
    r77_unfinished_carried,
    r78_goals_with_a_source,
    r80_customer_depth,
    r81_customer_agrees,
    r83_next_contact_kept,
    r84_visits_apart,
    r85_monthly_review,
    r86_quarterly_review,
    r88_template_version,
    r90_review_shared,
    r92_due_on_working_days,
    s11_people_known,
)
from commdocs.rules.card import Card, Reminder
from commdocs.rules.cards import shape, stated
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
    r01_clear_goal,
    r02_decider_and_executor,
    r03_parties_and_duties,
    r04_points_to_confirm,
    r05_open_questions_carried,
    r06_attachments_exist,
    r07_cross_checked,
    r08_agenda_before_meeting,
    r09_goal_and_length,
    r10_visit_reconfirmed,
    r12_no_vague_words,
    r14_no_relative_dates,
    r16_calls_leave_a_trace,
    r17_formal_channel,
    r18_superior_in_copy,
    r19_confirmed_twice,
    r20_everyone_informed,
    r21_designated_contact,
    r23_requirements_in_a_form,
    r24_budget_and_date_known,
    r26_requirement_priorities,
    r27_key_data_restated,
    r28_assessed_before_promised,
    r30_each_topic_discussed,
    r35_dispute_needs_a_meeting,
    r36_due_after_date,
    r37_conclusions_in_a_day,
    r38_reply_in_a_day,
    r39_default_acceptance,
    r40_silence_settles_nothing,
    r41_clear_answers,
    r42_both_sides_sign,
    r43_assessed_by_assignee,
    r44_agreed_delivery,
    r46_call_then_mail,
    r48_objection_window,
    r51_progress_measured,
    r52_next_steps_planned,
    r53_support_named,
    r54_risk_in_time,
    r55_delay_agreed,
    r56_solved_in_three_days,
    r57_issue_updated,
    r61_two_sides_accept,
    r62_actions_finished,
    r63_questions_settled,
    r64_demand_loop_closed,
    r72_recorded_same_day,
    r74_unique_ids,
    r75_links_lead_somewhere,
    r77_unfinished_carried,
    r78_goals_with_a_source,
    r80_customer_depth,
    r81_customer_agrees,
    r84_visits_apart,
    r88_template_version,
    r90_review_shared,
    s11_people_known,
)

# What the clock brings on: these never fail a commit, `commdocs due` tells them.
CLOCK: tuple[Clock, ...] = (
    r33_minutes_in_a_day,
    r37_conclusions_in_a_day,
    r38_reply_in_a_day,
    r39_default_acceptance,
    r42_both_sides_sign,
    r45_agreement_in_writing,
    r49_progress_reported,
    r50_friday_report,
    r56_solved_in_three_days,
    r57_issue_updated,
    r65_kept_in_view,
    r72_recorded_same_day,
    r83_next_contact_kept,
    r85_monthly_review,
    r86_quarterly_review,
    r92_due_on_working_days,
)


def _cards(groups: Iterable[Iterable[Card]]) -> dict[str, Card]:
    return {each.code: each for each in sorted((c for group in groups for c in group), key=lambda each: each.code)}


CARDS: dict[str, Card] = _cards(
    [(r.CARD for r in HISTORY), (r.CARD for r in CLOCK), (r.CARD for r in RULES), shape.CARDS, stated.CARDS]
)


def card(word: str) -> Card | None:
    """The card with a code (``R60``, ``r60``) or a slug (``two-sides-accept``)."""
    return CARDS.get(word.upper()) or next((each for each in CARDS.values() if each.slug == word.lower()), None)
