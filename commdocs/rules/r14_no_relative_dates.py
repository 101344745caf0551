"""A day is written as a date: not 下周五, 3日内, 月底, 明日.

Why: whoever reads the record next week counts from another day.

Passes::

    decisions: [{text: 2024-05-31前完成联调}]

Fails, at the text, with the date it means counted from the record's own::

    decisions: [{text: 下周五前完成联调}]
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.calendar import Calendar
from commdocs.facts.labels import label
from commdocs.facts.passages import in_name, names, prose
from commdocs.facts.relative_dates import Relative, relative_dates
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R14",
    slug="no-relative-dates",
    name=Text("相对时间换成日期", "Dates, not relative days"),
    severity=ERROR,
    why=Text(
        "“下周五”“3日内”过几天再看就不知道是哪一天。",
        "“Next Friday” or “within 3 days” names another day whenever it is read.",
    ),
    source="S0 二.2 “改为3月15日前初稿交付”; S1 3日内; S2 周三17:00, 下周五前; R14",
    fix=Text("写成年-月-日，如 2024-05-31", "Write year-month-day, such as 2024-05-31"),
)

MESSAGE = Text(
    "{field}里的{words}是相对时间，换一天看就不是同一天",
    "{words} in {field} is a relative date: read on another day it means another day",
)
HINT = Text("写成日期：{dates}（按本记录日期 {today} 推算）", "Write the date: {dates} (counted from {today})")
DATE = Text("“{word}”写成“{day}”", "“{day}” for “{word}”")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """One finding for each passage that has relative dates: an error in a commitment, else a warning."""
    if record.date is None:
        return
    spoken = prose(record)
    found: dict[str, tuple[bool, list[Relative]]] = {}
    known: set[str] | None = None
    for each in relative_dates(spoken.text, record.date, corpus.days or Calendar({})):
        passage, offset = spoken.passage(each.start)
        known = names(record, corpus.config) if known is None else known
        if not in_name(passage.text, each.start - offset, each.end - offset, known):
            found.setdefault(passage.path, (passage.promised, []))[1].append(each)
    for path, (promised, hits) in found.items():
        words = dict.fromkeys(f"“{each.text}”" for each in hits)
        dates = {each.text: DATE.fill(word=each.text, day=each.day) for each in hits}.values()
        yield CARD.at(
            path,
            MESSAGE.fill(field=label(record.kind, path), words=Text("".join(words), ", ".join(words))),
            HINT.fill(
                dates=Text("，".join(each.zh for each in dates), ", ".join(each.en for each in dates)),
                today=record.date,
            ),
            ERROR if promised else WARNING,
        )
