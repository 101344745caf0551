"""While an issue is worked on, its progress is written down every day.

Passes::

    status: in_progress
    update_cadence: daily
    log: [{on: 2024-05-23, by: 研发部/周经理, text: 完成代码开发，进入测试阶段}]

Warned about: a weekly cadence for what is not of low priority; by the clock, a last entry that is
older than the cadence. That written entries do not change is judged on the history.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.calendar import Calendar
from commdocs.facts.labels import label
from commdocs.facts.sending import day, entries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Edit, Finding, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R57",
    slug="issue-updated",
    name=Text("每日更新问题进展", "Issues are reported on daily"),
    severity=WARNING,
    why=Text(
        "几天没有更新，提出的人不知道还有没有人在管。",
        "After days of silence nobody knows whether it is still worked on.",
    ),
    source="S1 模板三 每日更新, 二(三) 每日/每周; R57",
    fix=Text("今天加一条进展：做了什么、到哪一步", "Add an entry today: what was done and how far it is"),
)
FIELD, CADENCE = "log", "update_cadence"
WEEK = 7

TOO_RARE = Text(
    "优先级是“{priority}”，{field}不能是每周", "{field} cannot be weekly while the priority is “{priority}”"
)
TOO_RARE_HINT = Text(
    "改为每日；只有优先级低的可以每周更新", "Make it daily; only what is of low priority may be weekly"
)
OLD = Text("最近一条{field}是 {date} 的", "The newest entry of {field} is of {date}")
NONE = Text("还没有一条{field}", "There is no entry of {field} yet")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At the cadence, where it is weekly."""
    fields = record.kind.fields
    priority = record.data.get("priority")
    if CADENCE in fields and record.data.get(CADENCE) == "weekly" and priority in ("high", "medium"):
        shown = fields["priority"].choices[priority].label if "priority" in fields else Text.same(priority)
        if not record.state.final:
            words = TOO_RARE.fill(field=label(record.kind, CADENCE), priority=shown)
            yield CARD.at(CADENCE, words, TOO_RARE_HINT, fix=(Edit(CADENCE, "daily"),))


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Issues in the doing, those suspended left out."""
    days = corpus.days or Calendar({})
    for record in corpus.records:
        field = record.kind.fields.get(FIELD)
        state = record.state
        if field is None or CADENCE not in record.kind.fields or record.status not in field.required:
            continue
        if state.final or state.reason or record.dropped or record.data.get("result_confirmation"):
            continue
        entered = [day(each["on"]) for _, each in entries(record.data.get(FIELD)) if each.get("on")]
        if not entered:
            yield Reminder(record, CARD.at(FIELD, NONE.fill(field=label(record.kind, FIELD))))
            continue
        last = max(entered)
        weekly = record.data.get(CADENCE) == "weekly"
        if (corpus.today - last).days > WEEK if weekly else days.working_days_between(last, corpus.today) > 1:
            yield Reminder(record, CARD.at(FIELD, OLD.fill(field=label(record.kind, FIELD), date=last)))
