"""The agreed date is the wished or the assessed one, or somebody says why not.

Passes::

    expected_delivery: 2024-06-30
    assessment: {delivery: 2024-07-15, …}
    agreed_delivery: 2024-07-15

Passes, too: a day between the two, which is a compromise. Warned about: an agreed date that is earlier or later
than both. That there is one is stated by the schema.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R44",
    slug="agreed-delivery",
    name=Text("期望与评估不一致须约定", "A wish and an assessment lead to an agreed date"),
    severity=WARNING,
    why=Text(
        "期望和评估不是同一天，签字时要写清楚到底哪一天。",
        "When wish and assessment differ, the signature must say which date holds.",
    ),
    source="S1 模板一 示例（期望6-30，评估7-15）; R44",
    fix=Text(
        "核对约定交付时间；确实另定一天的，在备注里写明原因",
        "Check the agreed date; if another day was agreed, say why under remarks",
    ),
)
FIELD = "agreed_delivery"

MESSAGE = Text(
    "{field}（{agreed}）不在期望的 {wished} 和评估的 {assessed} 之间",
    "{field} ({agreed}) is not between the wished {wished} and the assessed {assessed}",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where all three dates are known and no remark explains."""
    agreed, wished = record.data.get(FIELD), record.data.get("expected_delivery")
    assessed = record.get("assessment.delivery")
    if not (agreed and wished and assessed) or record.data.get("remarks"):
        return
    if not min(wished, assessed) <= agreed <= max(wished, assessed):
        shown = {"agreed": agreed, "wished": wished, "assessed": assessed}
        yield CARD.at(FIELD, MESSAGE.fill(field=label(record.kind, FIELD), **shown))
