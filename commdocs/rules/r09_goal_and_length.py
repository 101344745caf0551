"""An invitation says what for and how long.

Passes::

    goal: 确定Q3需求优先级
    end: 2024-05-21 16:00

Warned about once the talk is announced: no ``goal``, or neither ``duration`` nor ``end``. Fails in every
status: an ``end`` that is not after the ``start``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R09",
    slug="goal-and-length",
    name=Text("说明主题、时长、目标", "Topic, length and goal announced"),
    severity=WARNING,
    why=Text("参加的人要知道为什么来、要占用多少时间。", "Whoever comes wants to know what for and for how long."),
    source="S2 二(二) 沟通主题、时长及目标; R09",
    fix=Text("写一句话说明要达成什么", "Say in one sentence what is to be reached"),
)
LENGTHS = ("duration", "end")

MISSING = Text("没有写{field}", "{field} is missing")
LENGTH_HINT = Text(
    "写明预计结束时间或时长，如“2024-05-21 16:00”或“15min”",
    "Give the end or the length, such as “2024-05-21 16:00” or “15min”",
)
BACKWARDS = Text("{field}（{end}）不晚于开始时间（{start}）", "{field} ({end}) is not after the start ({start})")
BACKWARDS_HINT = Text("核对日期、上午还是下午", "Check the date, and whether it is morning or afternoon")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """For every form that has a goal and a length, from the first status that is no draft."""
    start, end = record.data.get("start"), record.data.get("end")
    if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
        words = BACKWARDS.fill(
            field=label(record.kind, "end"), start=f"{start:%Y-%m-%d %H:%M}", end=f"{end:%Y-%m-%d %H:%M}"
        )
        yield CARD.at("end", words, BACKWARDS_HINT, ERROR)
    fields = record.kind.fields
    length = next((name for name in LENGTHS if name in fields), None)
    if "goal" not in fields or length is None or record.state.draft or record.dropped:
        return
    if not record.data.get("goal"):
        yield CARD.at("goal", MISSING.fill(field=label(record.kind, "goal")))
    if not any(record.data.get(name) for name in LENGTHS):
        yield CARD.at(length, MISSING.fill(field=label(record.kind, length)), LENGTH_HINT)
