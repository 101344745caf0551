"""The reports of progress that a project has, and whether the next one should be there."""

from __future__ import annotations

from commdocs.calendar import Calendar
from commdocs.model import Corpus, Project, Record

_WEEK = 7


def reports(project: str, corpus: Corpus) -> list[Record]:
    """The published snapshots of a project, the oldest first."""
    return [
        each
        for each in corpus.by_project.get(project, ())
        if "progress" in each.kind.fields
        and each.date
        and each.date <= corpus.today
        and not each.state.draft
        and each.counts
    ]


def late(project: Project, newest: Record, corpus: Corpus) -> bool:
    """Whether the next report after that record should be there by now."""
    assert newest.date is not None
    if project.cadence == "daily":
        return (corpus.days or Calendar({})).working_days_between(newest.date, corpus.today) > 1
    return (corpus.today - newest.date).days > _WEEK
