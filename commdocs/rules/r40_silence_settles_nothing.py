"""Nothing is agreed while a question is open, and an outsider's silence needs a prior agreement.

Passes::

    questions: [{question: 预算上限, status: clarified, answer: 5万元}]
    default_acceptance: {notice: true, agreed_in: 框架协议第8条, …}

Fails, at the question: it is open, and the record is agreed, by signature or by default. Warned
about: an outside party whose silence would count, without ``agreed_in`` or the agreement noted in
the party's file (Civil Code of the PRC, article 140). Signatures themselves are R42's.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sides import other_side, outside
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R40",
    slug="silence-settles-nothing",
    name=Text("默认不代替签字，不了结模糊点", "Silence signs nothing and settles nothing"),
    severity=ERROR,
    why=Text(
        "还有没问清的问题就谈不上达成共识，不论是签字还是默认。",
        "While a question is open there is nothing to agree on, by signature or by silence.",
    ),
    source="S1 二(三) 直至达成明确共识, 由各方负责人签字确认; 民法典第140条; R40",
    fix=Text(
        "先问清并写上答复，状态改为“已澄清”；不用再问的改为“不再需要”",
        "Settle the question first: write the answer and set it to clarified, or to dropped",
    ),
    yields_to=frozenset({"R42"}),
)
OPEN = Text(
    "{field}“{question}”还没有澄清，不能算已达成一致", "{field} “{question}” is still open: this cannot count as agreed"
)
NO_AGREEMENT = Text(
    "{who}是外部单位，没有写明在哪里约定过“不反馈即接受”",
    "{who} is outside, and it is not said where silence was agreed to count",
)
NO_AGREEMENT_HINT = Text(
    "在{field}写明约定所在，如“框架协议第8条”，或在客户档案里登记；没有约定的请对方签字",
    "Say under {field} where it was agreed, such as “frame contract, clause 8”, or in the party's file; else have it signed",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Open questions where the record is agreed; silence of outsiders where it would count."""
    if record.dropped:
        return
    if record.reached("agreed") and not record.state.closes:  # where it closes, R63 speaks
        for place in record.each("question"):
            if place.value.get("status", "open") == "open":
                words = OPEN.fill(field=label(record.kind, place.path), question=place.value.get("question", ""))
                yield CARD.at(_status(place.path, place.value), words)
    signed = record.reached("agreed") and not record.state.deemed
    if record.get("default_acceptance.notice") is True and record.reached("sent") and not signed:
        path = "default_acceptance.agreed_in"
        party = other_side(record)
        if party and not record.get(path) and outside(record, corpus.config) and not _agreed_before(record, corpus):
            hint = NO_AGREEMENT_HINT.fill(field=label(record.kind, path))
            yield CARD.at(path, NO_AGREEMENT.fill(who=party), hint, WARNING)


def _status(path: str, value: dict[str, object]) -> str:
    return f"{path}.status" if "status" in value else path


def _agreed_before(record: Record, corpus: Corpus) -> bool:
    linked = record.get("links.party")
    for name in linked if isinstance(linked, list) else (linked,):
        party = corpus.find(name) if isinstance(name, str) else None
        if party and party.data.get("silence_agreement"):
            return True
    return False
