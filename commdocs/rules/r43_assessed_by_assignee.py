"""The assignee himself assesses a demand, before it is signed.

Passes::

    assignee: 产品部/李主管
    assessment: {by: 产品部/李主管, on: 2024-05-20, …}
    signatures: [{on: 2024-05-20, …}, …]

Fails: somebody else assessed; the assessment is later than a signature.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R43",
    slug="assessed-by-assignee",
    name=Text("评估意见由承接方签认，先于共识", "Assessed by the assignee, before the signatures"),
    severity=ERROR,
    why=Text(
        "谁承接谁评估；先签字后评估，签的是没有评估过的东西。",
        "Who does it assesses it; a signature before that signs the unknown.",
    ),
    source="S1 四.4; R43",
    fix=Text("由承接方本人评估并签认", "Let the assignee assess it and say so"),
)

OTHER = Text("{field}（{by}）不是{assignee_field}（{assignee}）", "{field} ({by}) is not {assignee_field} ({assignee})")
LATE = Text("{field}（{on}）晚于签字日期（{signed}）", "{field} ({on}) is later than a signature ({signed})")
LATE_HINT = Text(
    "核对日期；评估在签字之后做的，需要按评估结果重新签字", "Check the dates; if it was assessed afterwards, sign again"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Wherever there is an assessment and an assignee."""
    assessment = record.data.get("assessment")
    if not isinstance(assessment, dict):
        return
    by, assignee = assessment.get("by"), record.data.get("assignee")
    if by and assignee and by != assignee:
        path = "assessment.by"
        labels = {"field": label(record.kind, path), "assignee_field": label(record.kind, "assignee")}
        yield CARD.at(path, OTHER.fill(**labels, by=Text.same(by), assignee=Text.same(assignee)))
    dates = [each["on"] for _, each in entries(record.data.get("signatures")) if "on" in each]
    if "on" in assessment and dates and assessment["on"] > min(dates):
        path = "assessment.on"
        words = LATE.fill(field=label(record.kind, path), on=assessment["on"], signed=min(dates))
        yield CARD.at(path, words, LATE_HINT)
