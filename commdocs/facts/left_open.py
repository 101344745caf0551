"""What was left open: questions that a party never answered, and what the last day's plan did not finish."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from commdocs.facts.items import finished
from commdocs.facts.sending import entries
from commdocs.model import Corpus, Record

CARRY_OVER = "carry_over"  # what makes a form a day's plan


def open_questions(party: str, record: Record | None, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The open questions in the party's earlier records: their words, and ``EC2023-10-09-01#Q1``."""
    found = corpus.find(party)
    for other in corpus.by_party.get(found.id if found else party, ()):
        if other is record or not other.counts:
            continue
        if record is not None and record.date and other.date and other.date > record.date:
            continue
        for count, place in other.counted("question"):
            words = place.value.get("question")
            if words and place.value.get("status", "open") == "open":
                yield str(words), f"{other.id}#{place.value.get('id') or count}"


def last_plan(kind: str, owner: str, day: date, corpus: Corpus) -> Record | None:
    """The newest plan of ``owner`` before ``day``."""
    plans = _plans(corpus).get((kind, owner), [])
    number = bisect_left(plans, day, key=lambda each: each.date or date.min)
    return plans[number - 1] if number else None


def unfinished_items(plan: Record) -> Iterator[dict[str, object]]:
    """The items that came to no result: each with ``text``, and ``owner`` and ``due`` if it had them."""
    for _, each in (*entries(plan.data.get(CARRY_OVER)), *entries(plan.data.get("tasks"))):
        if each.get("text") and not each.get("result"):
            yield {"text": each["text"], "owner": each.get("owner"), "due": each.get("due")}
    for place in plan.each("action"):
        if place.value.get("task") and not finished(place.value):
            item = place.value
            yield {"text": item["task"], "owner": item.get("owner"), "due": item.get("due")}


@lru_cache(maxsize=2)
def _plans(corpus: Corpus) -> dict[tuple[str, str], list[Record]]:
    plans: dict[tuple[str, str], list[Record]] = {}
    for name, kind in corpus.kinds.items():
        if CARRY_OVER in kind.fields:
            for record in corpus.by_kind.get(name, ()):
                if record.date and record.counts:
                    plans.setdefault((name, str(record.data.get("owner") or "")), []).append(record)
    return plans
