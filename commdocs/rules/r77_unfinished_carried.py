"""What a plan left unfinished stands in the next one.

Passes::

    carry_over: [{text: 整理A公司报价, owner: 销售部/张专员, due: 2023-10-10}]

Warned about: an item of the same person's last plan that came to no result, or a goal that was not reached,
and that the next plan names nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.items import words_of
from commdocs.facts.left_open import CARRY_OVER, last_plan, left_undone
from commdocs.facts.obligations import goes_on
from commdocs.facts.sending import entries
from commdocs.facts.wording import alike
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R77",
    slug="unfinished-carried",
    name=Text("昨日未完成结转", "Unfinished items are carried over"),
    severity=WARNING,
    why=Text("没做完又没结转的事，第二天就没人记得了。", "What is neither done nor carried over is forgotten."),
    source="S3 一.1 昨日未完成事项; R77",
    fix=Text("写到结转里，或在上一份计划里写明结果", "Carry it over, or give its result in the last plan"),
)
SHOWN = 3

MESSAGE = Text("上一份计划（{id}）没做完的没有结转：{items}", "Left unfinished in {id} and not carried over: {items}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Against the last plan of the same person."""
    if CARRY_OVER not in record.kind.fields or record.date is None or record.dropped:
        return
    before = last_plan(record.kind.name, str(record.data.get("owner") or ""), record.date, corpus)
    if before is None:
        return
    carried = [each for _, each in entries(record.data.get(CARRY_OVER))]
    texts = [words_of(each) for each in carried]
    goals = [str(each.get("name") or "") for _, each in entries(record.data.get("goals"))]
    missing = [
        each.text
        for each in left_undone(before, corpus)
        if not goes_on(before, each.path, corpus)
        and not any(alike(each.text, other) for other in (texts + goals if each.goal else texts))
    ]
    if missing:
        items = [f"“{each}”" for each in missing[:SHOWN]] + (["…"] if len(missing) > SHOWN else [])
        words = MESSAGE.fill(id=before.id, items=Text.listed(items))
        yield CARD.at(CARRY_OVER, words, None)
