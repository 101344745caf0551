"""Looking back: every month on communication (R85), every quarter on the process (R86).

By the clock: the last full month, or quarter, has records and no review of it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from commdocs.model import Corpus

FORM = "bottlenecks"  # what makes a form a review


def span(today: date, months: int) -> tuple[date, date]:
    """The first and the last day of the last full period of ``months`` months."""
    month = today.year * 12 + today.month - 1
    start = month // months * months - months
    end = start + months - 1
    last = monthrange(end // 12, end % 12 + 1)[1]
    return date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, last)


def missing(corpus: Corpus, months: int, type: str) -> tuple[str, date, date] | None:
    """The folder for reviews and the period that lacks one; None if there is a review or nothing to look back on."""
    form = next((kind for kind in corpus.kinds.values() if FORM in kind.fields), None)
    first, last = span(corpus.today, months)
    worked = any(each.date and first <= each.date <= last and FORM not in each.kind.fields for each in corpus.records)
    if form is None or not worked:
        return None
    for record in corpus.by_kind.get(form.name, ()):
        began, ended = record.get("period.from"), record.get("period.to")
        if record.get("period.type") != type or not began or not ended or not record.counts:
            continue
        if began <= last and ended >= first and (ended - began) > timedelta((last - first).days // 2):
            return None
    return f"records/{form.folder}" if form.folder else "records", first, last
