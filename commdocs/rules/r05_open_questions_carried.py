"""What a party was last asked without an answer is asked again.

Passes::

    to_confirm: [预算上限]       # and KH-0002 was asked for 预算上限 before

Warned about: an open question of an earlier record of the same party that stands neither among the
points to confirm nor anywhere else in what is prepared.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.left_open import open_questions
from commdocs.facts.wording import alike, sentences
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R05",
    slug="open-questions-carried",
    name=Text("带上次遗留问题", "Open questions are carried along"),
    severity=WARNING,
    why=Text(
        "上次没问清的，这次不问就一直不清楚。", "What was left open last time stays open unless it is asked again."
    ),
    source="S0 二.1 上次沟通未解决的问题清单; S3 一.1; R05",
    fix=Text("写到待确认事项里，见面时问清", "Put it among the points to confirm, and ask"),
)
FORMS = ("to_confirm", "reconfirmed_at")  # a preparation, a visit
SHOWN = 3

MESSAGE = Text("上次没问清的还没有带上：{questions}", "Left open before and not carried along: {questions}")
HINT = Text("写到{field}里，见面时问清", "Put it under {field}, and ask")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """For talks still to come with a party that is named under the links."""
    fields = record.kind.fields
    form = next((name for name in FORMS if name in fields), None)
    party = record.get("links.party")
    if form is None or not isinstance(party, str) or record.state.final or record.dropped:
        return
    missing = [each for each in open_questions(party, record, corpus) if not _mentioned(each, record)]
    if missing:
        shown = [f"“{words}”（{number}）" for words, number in missing[:SHOWN]]
        more = "…" if len(missing) > SHOWN else ""
        words = Text("、".join(shown) + more, ", ".join(shown) + more)
        place = "to_confirm" if form == "to_confirm" else "questions" if "questions" in fields else "links.party"
        hint = HINT.fill(field=label(record.kind, place)) if place != "links.party" else None
        yield CARD.at(place, MESSAGE.fill(questions=words), hint)


def _mentioned(question: tuple[str, str], record: Record) -> bool:
    words, number = question
    return any(number in each or alike(words, each) for each in sentences(record.data))
