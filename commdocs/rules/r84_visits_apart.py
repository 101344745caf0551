"""Between two visits there is time to get from one to the other.

Passes::

    visits: [{start: 10:00, end: 11:00, travel: 40min}, {start: 14:00, end: 15:00, travel: 30min}]

Warned about, at the later one: it begins, less the travel to it, before the one before has ended; or a
visit that ends before it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import pairwise

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Duration, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R84",
    slug="visits-apart",
    name=Text("行程不冲突，预留时间", "Visits do not collide"),
    severity=WARNING,
    why=Text("行程排得太紧，一处拖延处处迟到。", "In a tight schedule one delay makes every visit late."),
    source="S3 一.3; R84",
    fix=Text("错开时间，把路上的时间也算进去", "Move one of them, and count the travel"),
)
MINUTES = {"min": 1, "h": 60, "d": 24 * 60, "wd": 24 * 60}

CLASH = Text(
    "{field}（{start}开始，路上{travel}分钟）与{other}（{end}结束）排得太紧",
    "{field} (begins {start}, {travel} minutes to get there) collides with {other} (ends {end})",
)
BACKWARDS = Text(
    "{field}的结束时间（{end}）不晚于开始时间（{start}）", "{field} ends at {end}, not after its start {start}"
)
BACKWARDS_HINT = Text("核对两个时间", "Check both times")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every visit of a day's plan that has its hours."""
    field = record.kind.fields.get("visits")
    if field is None or "travel" not in field.fields or record.dropped:
        return
    timed = []
    for index, each in entries(record.data.get("visits")):
        start, end = each.get("start"), each.get("end")
        path = f"visits[{index}]"
        if not isinstance(start, time) or not isinstance(end, time):
            continue
        if end <= start:
            shown = {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
            yield CARD.at(f"{path}.end", BACKWARDS.fill(field=label(record.kind, path), **shown), BACKWARDS_HINT)
        else:
            timed.append((_minutes(start), _minutes(end), _travel(each.get("travel")), path))
    timed.sort()
    for before, after in pairwise(timed):
        if after[0] - after[2] < before[1]:
            shown = {"start": _clock(after[0]), "travel": str(after[2]), "end": _clock(before[1])}
            words = CLASH.fill(field=label(record.kind, after[3]), other=label(record.kind, before[3]), **shown)
            yield CARD.at(f"{after[3]}.start", words)


def _minutes(value: time) -> int:
    return value.hour * 60 + value.minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _travel(value: object) -> int:
    return value.number * MINUTES[value.unit] if isinstance(value, Duration) else 0
