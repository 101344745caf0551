"""An important visit is confirmed once more before it begins.

Passes::

    importance: important
    reconfirmed_at: 2023-10-08 16:00
    start: 2023-10-09 10:00

Warned about: not confirmed at all, or not before ``start``.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import moment, shown
from commdocs.messages import Text
from commdocs.model import NOTE, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R10",
    slug="visit-reconfirmed",
    name=Text("重要拜访再次确认", "Important visits are confirmed again"),
    severity=WARNING,
    why=Text("对方临时有变，白跑一趟还耽误事。", "When the other side's plans changed, the journey is for nothing."),
    source="S3 三.1 再次与客户确认时间、地点; R10",
    fix=Text(
        "出发前再同客户确认一次时间和地点，写上确认的时间",
        "Confirm time and place with the customer once more, and log when",
    ),
)
FIELD = "reconfirmed_at"

MISSING = Text("重要拜访没有写{field}", "{field} is missing for an important visit")
LATE = Text("{field}（{at}）不早于拜访开始（{start}）", "{field} ({at}) is not before the visit begins ({start})")
LATE_HINT = Text("核对两个时间；以后在拜访之前确认", "Check both times; confirm before the visit next time")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where a visit is marked important."""
    if FIELD not in record.kind.fields or record.data.get("importance") != "important" or record.dropped:
        return
    at, start = record.data.get(FIELD), record.data.get("start")
    if not at:
        held = "recorded_on" in record.data or record.state.final  # then nobody can confirm it before
        yield CARD.at(FIELD, MISSING.fill(field=label(record.kind, FIELD)), severity=NOTE if held else WARNING)
    elif start and moment(at) >= moment(start):
        words = LATE.fill(field=label(record.kind, FIELD), at=shown(at), start=shown(start))
        yield CARD.at(FIELD, words, LATE_HINT, NOTE)
