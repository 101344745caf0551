"""The weekly report is of one day of the week, Friday unless commdocs.yaml says otherwise.

By the clock: a project with a weekly cadence has reports, but none of the last such day; when that was a
rest day, of the working day before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from commdocs.calendar import Calendar
from commdocs.facts.reports import late, reports
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R50",
    slug="friday-report",
    name=Text("每周五执行跟进表", "A report every Friday"),
    severity=WARNING,
    why=Text("各组同一天同步，才能放在一起比。", "Only reports of one day can be laid side by side."),
    source="S0 二.4 示例 每周五; R50",
    fix=Text(
        "补一份那天的执行跟进表；以后固定在每周的这一天同步",
        "Supply the sheet of that day; from now on report on that day of each week",
    ),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")

MESSAGE = Text("项目“{project}”没有 {day} 的进度", "Project “{project}” has no report of {day}")


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """For each active project that reports weekly; one that is late altogether is R49's."""
    expected = sync_day(corpus.today, WEEKDAYS.index(corpus.config.sync_weekday), corpus.days or Calendar({}))
    for project in corpus.config.projects.values():
        if project.status != "active" or project.cadence != "weekly":
            continue
        found = reports(project.name, corpus)
        if not found or late(project, found[-1], corpus) or any(each.date == expected for each in found):
            continue
        first = found[0].date
        if first is not None and first <= expected:
            words = MESSAGE.fill(project=Text.same(project.name), day=expected)
            yield Reminder(found[-1], CARD.at("date", words))


def sync_day(today: date, weekday: int, days: Calendar) -> date:
    """The last such weekday before today, or the last working day before it in its week."""
    planned = today - timedelta((today.weekday() - weekday) % 7 or 7)
    for back in range(weekday + 1):
        if days.is_working_day(planned - timedelta(back)):
            return planned - timedelta(back)
    return planned
