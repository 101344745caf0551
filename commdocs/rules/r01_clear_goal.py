"""A goal or topic says in one breath what the talk is for.

Why: who cannot say it in a line has more than one goal.

Passes::

    goal: 确定Q3需求优先级、开发资源与排期

Fails: more than 60 characters under ``goal`` or ``topic``.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R01",
    slug="clear-goal",
    name=Text("明确沟通目标", "State the goal"),
    severity=WARNING,
    why=Text("目标不清或太长，沟通容易发散。", "Without one clear goal a talk drifts."),
    source="S0 二.1 避免发散; S1 二(一) 避免目标模糊; S2 二(一); R01",
    fix=Text(
        "用一句话写明要达成什么，不超过60个字", "Say in one sentence what is to be reached, in at most 60 characters"
    ),
)
LIMIT = 60  # Chinese characters; a Latin letter counts half

MESSAGE = Text(
    "{field}太长（约{number}个字），看不出要达成什么", "{field} is too long ({number} characters wide) to be one goal"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At a goal, or in forms without one at the topic."""
    name = "goal" if "goal" in record.kind.fields else "topic"
    value = record.data.get(name)
    if isinstance(value, str) and len(value) > LIMIT:
        width = sum(1 if ord(each) > 0x2E7F else 0.5 for each in value)
        if width > LIMIT:
            yield CARD.at(name, MESSAGE.fill(field=label(record.kind, name), number=int(width)))
