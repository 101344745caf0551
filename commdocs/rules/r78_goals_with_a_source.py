"""A day's goal is a number, taken from a goal of the month or the week.

Passes::

    goals: [{name: 拜访客户数量, target: 2, unit: 家, parent: 2023-10月度目标}]

Warned about: no ``parent``. That the target is a number is stated by the schema, under the same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R78",
    slug="goals-with-a-source",
    name=Text("当日目标量化，源自月/周目标", "Daily goals in figures, from the month's"),
    severity=WARNING,
    why=Text(
        "和月目标、周目标对不上的日目标，做完了也不知道有没有用。",
        "Who cannot say which larger goal it serves cannot say whether it helped.",
    ),
    source="S3 一.1; R78",
    fix=Text(
        "写明出自哪个月度或周度目标，如“2023-10月度目标”", "Name the goal of the month or week that it comes from"
    ),
)

MESSAGE = Text("没有写明出自哪个月度或周度目标：{names}", "No goal of the month or week is named for {names}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Once in a day's plan, at the first goal that names none, where others do."""
    field = record.kind.fields.get("goals")
    if field is None or "parent" not in field.fields or record.dropped:
        return
    goals = entries(record.data.get("goals"))
    missing = [(index, each) for index, each in goals if not each.get("parent")]
    if missing and len(missing) < len(goals):  # who names none keeps the month's targets elsewhere
        names = [f"“{each.get('name') or index + 1}”" for index, each in missing]
        words = MESSAGE.fill(names=Text.listed(names))
        yield CARD.at(f"goals[{missing[0][0]}]", words)
