"""The weekly report is of the last working day of the week, as a rule Friday.

By the clock: a project with a weekly cadence has reports, but none of the last such day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from commdocs.calendar import Calendar
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus
from commdocs.rules.card import Card, Reminder
from commdocs.rules.progress_reported import late, reports

CARD = Card(
    code="R50",
    slug="friday-report",
    name=Text("每周五执行跟进表", "A report every Friday"),
    severity=WARNING,
    why=Text("各组同一天同步，才能放在一起比。", "Only reports of one day can be laid side by side."),
    source="S0 二.4 示例 每周五; R50",
    fix=Text(
        "补一份那天的执行跟进表；以后在每周最后一个工作日同步",
        "Supply the sheet of that day; from now on report on the last working day of each week",
    ),
)
FRIDAY = 4

MESSAGE = Text("项目“{project}”没有 {day} 的进度", "Project “{project}” has no report of {day}")


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """For each active project that reports weekly; one that is late altogether is R49's."""
    expected = sync_day(corpus.today, corpus.days or Calendar({}))
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


def sync_day(today: date, days: Calendar) -> date:
    """The last Friday before today, or the last working day before it in its week."""
    friday = today - timedelta((today.weekday() - FRIDAY) % 7 or 7)
    for back in range(5):
        if days.is_working_day(friday - timedelta(back)):
            return friday - timedelta(back)
    return friday
