"""Every month somebody looks back on how communication went.

By the clock: the last full month has records and no monthly review.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.reviews import missing
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R85",
    slug="monthly-review",
    name=Text("每周/每月复盘", "A review every month"),
    severity=WARNING,
    why=Text("不复盘，同样的疏漏下个月还会出现。", "Without looking back the same slips return next month."),
    source="S0 二.5; R85",
    fix=Text("开一次月度复盘：commdocs new retro", "Hold a monthly review: commdocs new retro"),
)

MESSAGE = Text("{first} 到 {last} 还没有月度复盘", "There is no monthly review of {first} to {last}")


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Once for the last full month."""
    found = missing(corpus, 1, "monthly")
    if found:
        folder, first, last = found
        yield Reminder(None, CARD.at("", MESSAGE.fill(first=first, last=last), severity=WARNING), folder)
