"""Every quarter somebody looks back on the process itself.

By the clock: the last full quarter has records and no quarterly review.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.reviews import missing
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R86",
    slug="quarterly-review",
    name=Text("每季度流程复盘", "A review of the process every quarter"),
    severity=WARNING,
    why=Text("流程和模板不跟着改，用的人就会绕开。", "Forms that never change are soon worked around."),
    source="S1 二(四); R86",
    fix=Text("开一次季度流程复盘：commdocs new retro", "Hold a quarterly review: commdocs new retro"),
)

MESSAGE = Text("{first} 到 {last} 还没有季度流程复盘", "There is no quarterly review of {first} to {last}")


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Once for the last full quarter."""
    found = missing(corpus, 3, "quarterly")
    if found:
        folder, first, last = found
        yield Reminder(None, CARD.at("", MESSAGE.fill(first=first, last=last), severity=WARNING), folder)
