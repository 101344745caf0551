"""A day is written as a date: not 下周五, 3日内, 月底, 明日.

Why: whoever reads the record next week counts from another day.

Passes::

    decisions: [{text: 2024-05-31前完成联调}]

Fails, at the text, with the date it means counted from the record's own::

    decisions: [{text: 下周五前完成联调}]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from commdocs.calendar import Calendar
from commdocs.facts.labels import label
from commdocs.facts.passages import Names, Passage, prose
from commdocs.facts.relative_dates import Relative, may_have_relative_dates, relative_dates
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Edit, Finding, Record
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
OWN_HINT = Text(
    "写成日期：{dates}（按这一条的日期 {today} 推算）", "Write the date: {dates} (counted from its own, {today})"
)
MOST = 500  # in one text; nobody reads more
DATE = Text("“{word}”写成“{day}”", "“{day}” for “{word}”")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """One finding for each passage that has relative dates: an error in a commitment, else a warning."""
    spoken = prose(record)
    if not may_have_relative_dates(spoken.text):
        return
    days = corpus.days or Calendar({})
    names = Names(record, corpus)
    for passage in spoken.passages:
        if passage.written is None:
            continue
        hits = [
            each
            for each in islice(relative_dates(passage.text, passage.written, days), MOST)
            if names.stands_alone(passage.text, each.start, each.word)
            and not (passage.own_day and each.meant == passage.written.isoformat())  # 今天, with its date beside it
        ]
        if hits:
            yield _finding(record, passage, hits)


def _finding(record: Record, passage: Passage, hits: list[Relative]) -> Finding:
    words = dict.fromkeys(f"“{each.text}”" for each in hits)
    dates = {each.text: DATE.fill(word=each.text, day=each.meant) for each in hits}.values()
    listed = Text("，".join(each.zh for each in dates), ", ".join(each.en for each in dates))
    hint = (OWN_HINT if passage.own_day else HINT).fill(dates=listed, today=passage.written)
    message = MESSAGE.fill(field=label(record.kind, passage.path), words=Text("".join(words), ", ".join(words)))
    severity = ERROR if passage.promised else WARNING
    return CARD.at(passage.path, message, hint, severity, (Edit(passage.path, _rewritten(passage.text, hits)),))


def _rewritten(text: str, hits: list[Relative]) -> str:
    """The text with the dates in place of the relative ones."""
    parts, end = [], 0
    for each in hits:
        parts += [text[end : each.start], each.meant]
        end = each.end
    return "".join([*parts, text[end:]])
