"""What a plan left unfinished stands in the next one.

Passes::

    carry_over: [{text: 整理A公司报价, owner: 销售部/张专员, due: 2023-10-10}]

Warned about: an item of the same person's last plan that has no result and is carried over nowhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card
from commdocs.rules.dropped import dropped
from commdocs.rules.sending import entries
from commdocs.rules.wording import alike

CARD = Card(
    code="R77",
    slug="unfinished-carried",
    name=Text("昨日未完成结转", "Unfinished items are carried over"),
    severity=WARNING,
    why=Text("没做完又没结转的事，第二天就没人记得了。", "What is neither done nor carried over is forgotten."),
    source="S3 一.1 昨日未完成事项; R77",
    fix=Text("写到结转里，或在上一份计划里写明结果", "Carry it over, or give its result in the last plan"),
)
FIELD = "carry_over"
TASKS = "tasks"
FINISHED = frozenset({"done", "cancelled"})
SHOWN = 3

MESSAGE = Text("上一份计划（{id}）没做完的没有结转：{items}", "Left unfinished in {id} and not carried over: {items}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Against the last plan of the same person."""
    if FIELD not in record.kind.fields or record.date is None or dropped(record):
        return
    before = last_plan(record.kind.name, str(record.data.get("owner") or ""), record.date, corpus)
    if before is None:
        return
    carried = [str(each.get("text") or "") for _, each in entries(record.data.get(FIELD))]
    missing = [each for each in unfinished(before) if not any(alike(each, other) for other in carried)]
    if missing:
        items = [f"“{each}”" for each in missing[:SHOWN]] + (["…"] if len(missing) > SHOWN else [])
        words = MESSAGE.fill(id=before.id, items=Text("、".join(items), ", ".join(items)))
        yield CARD.at(FIELD, words, None)


def last_plan(kind: str, owner: str, day: date, corpus: Corpus) -> Record | None:
    """The newest plan of ``owner`` before ``day``."""
    plans = _plans(corpus).get((kind, owner), [])
    number = bisect_left(plans, day, key=lambda each: each.date or date.min)
    return plans[number - 1] if number else None


def unfinished(plan: Record) -> Iterator[str]:
    """The words of the items that came to no result."""
    for item in unfinished_items(plan):
        yield str(item["text"])


def unfinished_items(plan: Record) -> Iterator[dict[str, object]]:
    """The items that came to no result: each with ``text``, and ``owner`` and ``due`` if it had them."""
    for _, each in (*entries(plan.data.get(FIELD)), *entries(plan.data.get(TASKS))):
        if each.get("text") and not each.get("result"):
            yield {"text": each["text"], "owner": each.get("owner"), "due": each.get("due")}
    for place in plan.each("action"):
        if place.value.get("task") and place.value.get("status", "open") not in FINISHED:
            item = place.value
            yield {"text": item["task"], "owner": item.get("owner"), "due": item.get("due")}


@lru_cache(maxsize=2)
def _plans(corpus: Corpus) -> dict[tuple[str, str], list[Record]]:
    plans: dict[tuple[str, str], list[Record]] = {}
    for name, kind in corpus.kinds.items():
        if FIELD in kind.fields:
            for record in corpus.by_kind.get(name, ()):
                if record.date and not dropped(record):
                    plans.setdefault((name, str(record.data.get("owner") or "")), []).append(record)
    return plans
