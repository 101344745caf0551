"""Nothing is promised to an outsider before those who must do it have said that it can be done.

Passes: a confirmation to a customer that is linked, itself or by the intake it confirms, with an
information transfer that was accepted, or a demand that was assessed, by the time it is sent.

Fails, at ``agreed_delivery``: neither is linked, or it came later than the sending.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from commdocs.facts.labels import label
from commdocs.facts.sending import deliveries, entries, moment, shown
from commdocs.facts.sides import other_side, outside
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R28",
    slug="assessed-before-promised",
    name=Text("先评估再向客户承诺", "Assess before promising"),
    severity=ERROR,
    why=Text(
        "技术没有评估就答应客户，做不到时要么延期要么返工。",
        "What was promised unassessed ends in delay or in doing it twice.",
    ),
    source="S1 一.2 技术团队反馈方案后，再由销售团队向客户确认; R28",
    fix=Text(
        "先用信息传递表取得承接部门的同意，或完成需求的评估，再在“关联”里写明编号",
        "Get the performing department's consent or the demand's assessment first, and name it under links",
    ),
)
STEPS = 3  # confirmation → intake → transfer, with one between

NONE = Text(
    "发给{who}的承诺没有关联到任何评估：{field}", "The promise to {who} is linked with no assessment of it: {field}"
)
LATE = Text(
    "发给{who}的时间（{sent}）早于评估（{id}，{assessed}）",
    "It was sent to {who} at {sent}, before the assessment ({id}, {assessed})",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where a letter to an outsider was sent."""
    fields = record.kind.fields
    if "addressee" not in fields or "agreed_delivery" not in fields or record.dropped:
        return
    if not record.reached("sent") or not outside(record, corpus.config):
        return
    party = other_side(record)
    sent = min((moment(each["sent_at"]) for _, each in deliveries(record) if "sent_at" in each), default=None)
    assessed = sorted((moment(when), other.id) for other in _near(record, corpus) for when in _assessed(other))
    who = Text.same(str(party or "?"))
    if not assessed:
        yield CARD.at("agreed_delivery", NONE.fill(who=who, field=label(record.kind, "agreed_delivery")))
    elif sent and assessed[0][0] > sent:
        when, number = assessed[0]
        yield CARD.at("agreed_delivery", LATE.fill(who=who, sent=shown(sent), id=number, assessed=shown(when)))


def _near(record: Record, corpus: Corpus) -> list[Record]:
    """The records within a few links, nearest first."""
    found, here, seen = [], [record], {record.path}
    for _ in range(STEPS):
        after = []
        for each in here:
            for other in corpus.linked(each):
                if other.path not in seen:
                    seen.add(other.path)
                    after.append(other)
        found += after
        here = after
    return found


def _assessed(record: Record) -> Iterator[date | datetime]:
    """When somebody said that it can be done: in an assessment, or in answer to a request.

    A day without an hour counts from its beginning: the benefit of the doubt.
    """
    fields = record.kind.fields
    on = record.get("assessment.on")
    if on and record.get("assessment.feasible") is not False:
        yield on
    if "receiver" in fields and "request" in fields:
        for _, each in entries(record.data.get("replies")):
            if each.get("verdict") == "accepted" and each.get("at"):
                yield each["at"]
