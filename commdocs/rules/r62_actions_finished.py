"""Nothing closes with a task open.

Passes::

    status: done
    actions: [{task: …, status: done, done_at: 2023-10-12 16:00, result: …}]

Fails, at the status of each open action of a record that closes, unless it goes on in another record.
Archiving minutes only makes the document final: their open actions are a warning and live on in the trackers.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.obligations import goes_on, settled
from commdocs.messages import Text
from commdocs.model import ERROR, NOTE, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R62",
    slug="actions-finished",
    name=Text("待办未完成不得办结", "Nothing closes with a task open"),
    severity=ERROR,
    why=Text(
        "办结了就没有人再跟，没做完的事会掉在地上。", "Nobody follows what is closed: the open task would be lost."
    ),
    source="S1 四.5; S0 二.4 任务闭环; R62",
    fix=Text(
        "完成后改为“已完成”并写完成时间和结果；不做了的改为“已取消”并写原因；还没做完就先不要办结",
        "Set it to done with its time and result, or to cancelled with the reason; otherwise do not close yet",
    ),
    waivable=False,
)

MESSAGE = Text(
    "{field}“{task}”还没有完成，不能改为“{status}”", "{field} “{task}” is not finished: the record cannot be “{status}”"
)
ARCHIVED = Text(
    "{field}“{task}”还没有完成，归档后在待办总表里继续跟踪",
    "{field} “{task}” is not finished; after archiving the trackers follow it",
)
ARCHIVED_HINT = Text(
    "做完后照样改状态、写完成日期和结果，归档后也可以改",
    "Set its status, date and result when it is done; archived minutes allow that",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every action that is open or in progress."""
    state = record.state
    archived = state.final and not state.closes and not state.reason
    if not state.closes and not archived:
        return
    for place in record.each("action"):
        if not settled(record, place, corpus) and not goes_on(record, place.path, corpus):
            path = f"{place.path}.status" if "status" in place.value else place.path
            shown = {"field": label(record.kind, place.path), "task": place.value.get("task", "")}
            if archived:
                yield CARD.at(path, ARCHIVED.fill(**shown), ARCHIVED_HINT, NOTE)
            else:
                yield CARD.at(path, MESSAGE.fill(**shown, status=state.label))
