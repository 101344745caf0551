"""Silence counts as acceptance only when it was announced, delivered, waited for and not objected to.

Passes::

    status: deemed_accepted
    default_acceptance: {notice: true, reply_by: 2023-03-10 18:00}
    deliveries: [{to: [C公司/陈经理], sent_at: 2023-03-09 11:00, …}]
    deemed_on: 2023-03-13

Fails: ``notice`` is not true; the party is among no recipients; ``deemed_on`` is not after the
deadline; a reply objects or asks. Minutes that are confirmed without signatures are judged likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from commdocs.facts import replies
from commdocs.facts.labels import label
from commdocs.facts.sending import deliveries, moment, recipients, shown, windows
from commdocs.facts.sides import other_side
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Edit, Finding, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R39",
    slug="default-acceptance",
    name=Text("未反馈视为默认", "Acceptance by silence"),
    severity=ERROR,
    why=Text(
        "只有事先讲明、确实送达、过了时限又没有异议，沉默才算接受。",
        "Silence means consent only if it was announced, delivered, waited for and not objected to.",
    ),
    source="S1 二(三); S0 二.3 否则默认按此推进; R39",
    fix=Text(
        "请对方签字，或重新发送并等到反馈时限过后",
        "Have it signed, or send it again and wait until the deadline has passed",
    ),
)
FIELD = "deemed_on"

NO_NOTICE = Text(
    "没有事先声明“否则默认按此推进”（{field}不是“是”）", "That silence counts was not announced: {field} is not “yes”"
)
NO_WINDOW = Text("没有反馈时限，不能算默认接受", "Without a deadline for answers, silence accepts nothing")
WINDOW_HINT = Text("在默认接受里写明反馈时限", "Give the deadline under default acceptance")
TOO_EARLY = Text("{field}（{day}）没有晚于反馈时限（{limit}）", "{field} ({day}) is not after the deadline ({limit})")
TOO_EARLY_HINT = Text(
    "反馈时限过后仍无人反馈才算默认接受，最早写 {day}",
    "Only when the deadline has passed without an answer: {day} at the earliest",
)
NOT_SENT = Text("没有发送给{who}，不能算默认接受", "It was not delivered to {who}, whose silence accepts nothing")
NOT_SENT_HINT = Text(
    "先发送给{who}并登记，过了反馈时限再算", "Send it to {who} first, log it, and wait for the deadline"
)
OBJECTED = Text("{who}提出了异议或疑问，不能算默认接受", "{who} objected or asked, which is not silence")
OBJECTED_HINT = Text("先回应异议；对方接受后再登记一条“同意”的反馈", "Settle it first, and log a reply that accepts")
SILENT = Text("反馈时限 {limit} 已过，没有人提出异议", "The deadline for objections, {limit}, has passed without one")
SILENT_HINT = Text(
    "可以记为默认接受：commdocs accept-by-default {id}；重要的还是请对方签字",
    "It can be recorded as accepted by default: commdocs accept-by-default {id}; better have it signed if it matters",
)
NEITHER = Text("既没有签字，也没有写{field}", "There are neither signatures nor {field}")
NEITHER_HINT = Text(
    "登记各方签字；以默认接受确认的，写明{field}", "Log the signatures, or, if it was accepted by silence, {field}"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """In a status that says deemed, or agreed without the signatures that the form leaves open."""
    kind, fields = record.kind, record.kind.fields
    if FIELD not in fields or not _by_silence(record):
        return
    if not record.state.deemed and FIELD not in record.data:
        yield CARD.at("signatures", NEITHER.fill(field=label(kind, FIELD)), NEITHER_HINT.fill(field=label(kind, FIELD)))
        return
    if record.get("default_acceptance.notice") is not True:
        path = "default_acceptance.notice"
        yield CARD.at(path, NO_NOTICE.fill(field=label(kind, path)))
    party = other_side(record)
    sent = [each for _, each in deliveries(record)]
    if party and sent and not any(party in recipients(each) for each in sent):
        yield CARD.at("deliveries", NOT_SENT.fill(who=party), NOT_SENT_HINT.fill(who=party))
    yield from _too_early(record, corpus)
    yield from objections(record)


def _by_silence(record: Record) -> bool:
    if record.state.deemed:
        return True
    signatures = record.kind.fields.get("signatures")
    demanded = signatures is not None and record.status in signatures.required
    return record.reached("agreed") and not record.dropped and not demanded and not record.data.get("signatures")


def _too_early(record: Record, corpus: Corpus) -> Iterator[Finding]:
    deadlines = windows(record)
    deemed = record.data.get(FIELD)
    if not deadlines:
        yield CARD.at("default_acceptance", NO_WINDOW, WINDOW_HINT)
    elif deemed:
        limit = moment(deadlines[0][1], corpus.config.end_of_day)
        if moment(deemed, corpus.config.end_of_day) <= limit:
            words = TOO_EARLY.fill(field=label(record.kind, FIELD), day=deemed, limit=shown(limit))
            day = limit.date() + timedelta(1)
            yield CARD.at(FIELD, words, TOO_EARLY_HINT.fill(day=day), fix=(Edit(FIELD, day.isoformat()),))


def objections(record: Record) -> Iterator[Finding]:
    """Each person's last reply, where it objects or asks."""
    for index, each in replies.objections(record):
        yield CARD.at(f"replies[{index}].verdict", OBJECTED.fill(who=each.get("from") or "?"), OBJECTED_HINT)


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Records whose deadline for objections passed in silence."""
    for record in corpus.records:
        if record.get("default_acceptance.notice") is True and FIELD in record.kind.fields:
            limit = replies.passed(record, corpus)
            if limit is not None and not replies.objections(record):
                words = SILENT.fill(limit=shown(limit))
                hint = SILENT_HINT.fill(id=record.id)
                yield Reminder(record, CARD.at("default_acceptance", words, hint, WARNING))
