"""What was left open: questions that a party never answered, and what the last day's plan did not finish."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from commdocs.facts.items import finished, named, words_of
from commdocs.facts.obligations import due_of, obligations, owner_of
from commdocs.facts.sending import entries
from commdocs.model import Corpus, Data, Person, Record

CARRY_OVER = "carry_over"  # what makes a form a day's plan


def open_questions(party: str, record: Record | None, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The open questions in the party's earlier records: their words, and where they stand, ``EC2023-10-09-01#Q1``.

    What ``record`` itself carries on is left out.
    """
    known, found, told = obligations(corpus), corpus.find(party), set[str]()
    for other in corpus.by_party.get(found.id if found else party, ()):
        if other is record or not other.counts:
            continue
        if record is not None and record.date and other.date and other.date > record.date:
            continue
        for count, place in other.counted("question"):
            words, number = place.value.get("question"), f"{other.id}#{place.value.get('id') or count}"
            whole = known.of(other, place.path)
            if whole is not None:
                number = whole.home.number
                if whole.ended is not None or (record is not None and whole.in_record(record)):
                    continue
            if words and number not in told and not finished(place.value):
                told.add(number)
                yield str(words), number


def last_plan(kind: str, owner: str, day: date, corpus: Corpus) -> Record | None:
    """The newest plan of ``owner`` before ``day``."""
    plans = _plans(corpus).get((kind, owner), [])
    number = bisect_left(plans, day, key=lambda each: each.date or date.min)
    return plans[number - 1] if number else None


class Left(NamedTuple):
    """Something that a day's plan did not bring to an end."""

    text: str
    path: str  # in the plan
    origin: str  # what a later plan names: DP2023-10-09-01#2, or what that item came from
    owner: Person | None = None
    due: date | datetime | None = None
    goal: Data | None = None  # of a goal: name, target, perhaps actual and unit


def left_undone(plan: Record, corpus: Corpus) -> Iterator[Left]:
    """What the plan did not finish and nobody has finished since: items without a result or with one that says so,
    and goals that were not reached."""
    known = obligations(corpus)
    missed = {str(each["name"]) for _, each in entries(plan.data.get("goals")) if _missed(each)}
    for name, place in named(plan):
        item, list_name = place.value, place.path.partition("[")[0]
        if list_name == "goals" and item.get("name") in missed:
            yield Left(str(item["name"]), place.path, plan.id, goal=item)
            continue
        if list_name not in (CARRY_OVER, "tasks") and place.field.type != "action":
            continue
        whole, words = known.of(plan, place.path), words_of(item)
        if finished(item) or not words or (whole is not None and whole.ended is not None):
            continue
        if words.startswith(tuple(f"{goal}{mark}" for goal in missed for mark in ("（", " ("))):
            continue  # what the same goal lacked the day before
        due, owner = (whole.due, whole.owner) if whole is not None else (due_of(item), owner_of(item))
        origin = whole.root if whole is not None else f"{plan.id}#{name}"
        yield Left(words, place.path, origin, owner or owner_of(item), due or due_of(item) or plan.date)


def _missed(goal: Data) -> bool:
    """Whether a goal was not reached, or nobody has said yet."""
    actual, target = goal.get("actual"), goal.get("target")
    return bool(goal.get("name")) and target is not None and (actual is None or actual < target)


@lru_cache(maxsize=2)
def _plans(corpus: Corpus) -> dict[tuple[str, str], list[Record]]:
    plans: dict[tuple[str, str], list[Record]] = {}
    for name, kind in corpus.kinds.items():
        if CARRY_OVER in kind.fields:
            for record in corpus.by_kind.get(name, ()):
                if record.date and record.counts:
                    plans.setdefault((name, str(record.data.get("owner") or "")), []).append(record)
    return plans
