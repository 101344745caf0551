"""A risk is told 48 hours before the deadline that it endangers.

Passes::

    risks: [{raised_at: 2024-05-22 10:00, affected_due: 2024-05-25, …}]

Warned about, at ``raised_at``: less time than that. A proposal is demanded by the schema, under the
same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import later, moment, shown
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R54",
    slug="risk-in-time",
    name=Text("风险提前48小时告知并协商方案", "Risks told 48 hours ahead"),
    severity=WARNING,
    why=Text(
        "临到期限才说的风险，对方已经来不及想办法。", "A risk told at the last minute leaves no time to find a way out."
    ),
    source="S0 二.4; R54",
    fix=Text(
        "说明为什么到这时才发现（写在备注），并尽早告知受影响的人",
        "Say under remarks why it was found so late, and tell those concerned at once",
    ),
)

MESSAGE = Text(
    "{field}（{raised}）离受影响的期限（{due}）不到{norm}",
    "{field} ({raised}) is less than {norm} before the endangered deadline ({due})",
)
UNITS = {
    "min": Text("分钟", " minutes"),
    "h": Text("小时", " hours"),
    "d": Text("天", " days"),
    "wd": Text("个工作日", " working days"),
}


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every risk whose two times are known; a remark explains."""
    norm = corpus.config.limits.risk_notice
    for place in record.each("risk"):
        raised, due = place.value.get("raised_at"), place.value.get("affected_due")
        if not raised or not due or record.data.get("remarks"):
            continue
        if later(moment(raised), norm, corpus.days) > moment(due, corpus.config.end_of_day):
            path = f"{place.path}.raised_at"
            unit = UNITS[norm.unit]
            words = Text(f"{norm.number}{unit.zh}", f"{norm.number}{unit.en}")
            times = {"raised": shown(raised), "due": shown(due)}
            yield CARD.at(path, MESSAGE.fill(field=label(record.kind, path), norm=words, **times))
