"""Who may object is told until when, and that lies after the sending.

Passes::

    default_acceptance: {notice: true, reply_by: 2024-05-22 17:00}
    deliveries: [{sent_at: 2024-05-21 17:00, reply_by: 2024-05-22 17:00, …}]

Fails: no deadline at all, one that is not after ``sent_at``, or two that differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import after_the_talk, deliveries, moment, rolled, shown, windows
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Data, Edit, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R48",
    slug="objection-window",
    name=Text("异议条款写明期限", "A deadline for objections"),
    severity=ERROR,
    why=Text("没有期限的“如有异议请反馈”，永远等不到头。", "“Please object” without a deadline never ends."),
    source="S0 二.3, S2 二(三) 如有异议请于…; R48",
    fix=Text("写明反馈时限，如“2024-05-22 17:00”", "Give the deadline for answers, such as “2024-05-22 17:00”"),
)
GROUP = "default_acceptance"

MISSING = Text("已经发出，但没有写反馈时限", "It was sent without a deadline for answers")
BEFORE = Text("{field}（{reply_by}）不晚于发送时间（{sent}）", "{field} ({reply_by}) is not after the sending ({sent})")
BEFORE_HINT = Text(
    "反馈时限要在发送之后，一般留24小时，如 {limit}",
    "The deadline comes after the sending, as a rule by 24 hours: {limit}",
)
HINT = Text("在{field}写明反馈时限，如 {limit}", "Give the deadline for answers in {field}, such as {limit}")
DIFFER = Text("{field}（{one}）和{other_field}（{other}）不一致", "{field} ({one}) and {other_field} ({other}) differ")
DIFFER_HINT = Text(
    "把{field}改成 {time}（最近一次发送时定的）；改了期限的，补发后再登记一条",
    "Make {field} {time}, as of the latest delivery; if the deadline moved, send it again and log that",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """For forms with a clause on objections that it is there; for every deadline that it makes sense."""
    deadlines = windows(record)
    if not deadlines:
        sent = record.reached("sent") and not record.dropped
        talked = after_the_talk(record)
        of_its_own = "reply_by" in record.kind.fields  # then R38 or R91 speaks
        if GROUP in record.kind.fields and not of_its_own and sent and talked:
            index, last = talked[-1]
            limit = _proposal(last, corpus)
            path = f"deliveries[{index}].reply_by"
            hint = HINT.fill(field=label(record.kind, path), limit=limit)
            yield CARD.at(GROUP, MISSING, hint, fix=(Edit(path, limit),))
        return
    end_of_day = corpus.config.end_of_day
    for index, each in deliveries(record):
        if "reply_by" in each and "sent_at" in each and moment(each["reply_by"], end_of_day) <= moment(each["sent_at"]):
            path = f"deliveries[{index}].reply_by"
            times = {"reply_by": shown(each["reply_by"]), "sent": shown(each["sent_at"])}
            later = (
                when
                for where, when in deadlines
                if where != path and moment(when, end_of_day) > moment(each["sent_at"])
            )
            limit = next((shown(when) for when in later), _proposal(each, corpus))
            words = BEFORE.fill(field=label(record.kind, path), **times)
            others = [where for where, when in deadlines if where != path and when == each["reply_by"]]
            fix = tuple(Edit(where, limit) for where in (path, *others))
            yield CARD.at(path, words, BEFORE_HINT.fill(limit=limit), fix=fix)
            return
    one_path, one = deadlines[0]
    for path, other in deadlines[1:]:
        if moment(other, end_of_day) != moment(one, end_of_day):
            labels = {"field": label(record.kind, path), "other_field": label(record.kind, one_path)}
            words = DIFFER.fill(**labels, one=shown(other), other=shown(one))
            hint = DIFFER_HINT.fill(field=label(record.kind, path), time=shown(one))
            yield CARD.at(path, words, hint, fix=(Edit(path, shown(one)),))


def _proposal(delivery: Data, corpus: Corpus) -> str:
    """The usual deadline for an answer to a delivery."""
    sent = delivery.get("sent_at")
    return shown(rolled(moment(sent), corpus.config.limits.reply, corpus.days)) if sent else "2024-05-22 17:00"
