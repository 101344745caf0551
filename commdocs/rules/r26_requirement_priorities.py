"""Every requirement has a priority, and not all are P0.

Why: when everything comes first, nothing does.

Passes::

    requirements: [{text: 积分规则设置, priority: P0}, {text: 用户兑换记录查询, priority: P1}]

Warned about: a requirement without priority; two or more, all P0.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R26",
    slug="requirement-priorities",
    name=Text("每项需求标注P0/P1/P2", "A priority for each requirement"),
    severity=WARNING,
    why=Text(
        "都优先就等于没有优先，时间不够时不知道先保哪一项。", "When everything comes first, nobody knows what may wait."
    ),
    source="S0 二.5 后续必须标注; R26",
    fix=Text(
        "标上P0（必须实现）、P1（可延后）或P2（可选）",
        "Mark it P0 (must have), P1 (may wait) or P2 (optional)",
    ),
)

MISSING = Text("{field}没有标注优先级", "{field} has no priority")
ALL_FIRST = Text("{field}的{number}项全部是P0，分不出先后", "All {number} of {field} are P0: nothing comes first")
ALL_FIRST_HINT = Text("把可以延后的改成P1，可有可无的改成P2", "Make P1 of what may wait, and P2 of what is optional")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Once the other side has the requirements. Where the schema demands the priority, it has said so itself."""
    places = [] if record.state.draft else list(record.each("requirement"))
    for place in places:
        if "priority" not in place.value:
            yield CARD.at(place.path, MISSING.fill(field=label(record.kind, place.path)))
    if len(places) > 1 and all(place.value.get("priority") == "P0" for place in places):
        path = places[0].path.partition("[")[0]
        yield CARD.at(path, ALL_FIRST.fill(field=label(record.kind, path), number=len(places)), ALL_FIRST_HINT)
