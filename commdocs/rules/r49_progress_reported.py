"""A running project reports its progress as often as it is agreed.

By the clock: the newest progress or execution sheet of a project that is active in commdocs.yaml and
has a cadence is older than that, or there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.reports import late, reports
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R49",
    slug="progress-reported",
    name=Text("按日/周同步进度", "Progress every day or week"),
    severity=WARNING,
    why=Text("多日没有同步，别的部门只能猜。", "Without a report the others can only guess."),
    source="S0 二.4; R49",
    fix=Text(
        "新建一份进度：commdocs new execution；项目已结束的，在 commdocs.yaml 里改为已结束",
        "Report: commdocs new execution; if the project is over, say so in commdocs.yaml",
    ),
)

NONE = Text(
    "项目“{project}”约定{cadence}同步，还没有一份进度", "Project “{project}” reports {cadence}, but has no report yet"
)
OLD = Text(
    "项目“{project}”约定{cadence}同步，最近一份是 {date} 的",
    "Project “{project}” reports {cadence}; the newest report is of {date}",
)
CADENCE = {"daily": Text("每日", "daily"), "weekly": Text("每周", "weekly")}


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """For each active project with a cadence."""
    for project in corpus.config.projects.values():
        if project.status != "active" or not project.cadence:
            continue
        newest = reports(project.name, corpus)[-1:]
        shown = {"project": Text.same(project.name), "cadence": CADENCE[project.cadence]}
        if not newest:
            begun = [each for each in corpus.by_project.get(project.name, ()) if each.date][:1]
            if begun and late(project, begun[0], corpus):
                yield Reminder(None, CARD.at("", NONE.fill(**shown)), f"records/{project.name}")
        elif late(project, newest[0], corpus):
            yield Reminder(newest[0], CARD.at("date", OLD.fill(**shown, date=newest[0].date)))
