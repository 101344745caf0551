"""Progress is a number: percent, or so many of so many.

Passes::

    progress: [{item: 前端页面开发, percent: 80}, {item: 用例, done: 45, total: 60, unit: 条}]

Fails: more done than there is. That an item has one of the two is stated by the schema, under the
same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R51",
    slug="progress-measured",
    name=Text("进展量化", "Progress in numbers"),
    severity=ERROR,
    why=Text("“基本完成”可以说上三个月，百分比说不了。", "“Nearly done” may be said for months; a percentage may not."),
    source="S1 模板二 量化描述; R51",
    fix=Text(
        "写完成百分比（如 80%），或写完成数和总数（如 45 和 60）",
        "Give a percentage (80%), or how many of how many are done (45 of 60)",
    ),
)
FIELD = "progress"

TOO_MUCH = Text("{field}“{item}”完成数（{done}）大于总数（{total}）", "{field} “{item}”: {done} done of {total}")
TOO_MUCH_HINT = Text("核对完成数和总数", "Check both numbers")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At each item that counts."""
    if FIELD not in record.kind.fields:
        return
    for index, each in entries(record.data.get(FIELD)):
        done, total = each.get("done"), each.get("total")
        if done is not None and total is not None and done > total:
            path = f"{FIELD}[{index}]"
            shown = {"field": label(record.kind, path), "item": each.get("item", ""), "done": done, "total": total}
            yield CARD.at(f"{path}.done", TOO_MUCH.fill(**shown), TOO_MUCH_HINT)
