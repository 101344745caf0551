"""A deadline moves only when the other side agrees and what was agreed is revised.

Passes::

    risks: [{status: accepted, ask: C公司/陈经理, affects: CL2023-03-09-01, new_due: 2023-03-22, …}]
    replies: [{from: C公司/陈经理, verdict: accepted, …}]
    # and CL2023-03-20-01 supersedes CL2023-03-09-01

Fails: an accepted risk without an accepting reply of the one who was asked; with a new deadline, while
the affected record still has the old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from commdocs.facts.labels import label
from commdocs.facts.sending import day, entries
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Data, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R55",
    slug="delay-agreed",
    name=Text("延期须对方同意并更新约定", "A delay is agreed and written down"),
    severity=ERROR,
    why=Text("口头说好的延期，到了原来的日子还是违约。", "A delay agreed by word alone is still a breach on the day."),
    source="S0 二.4 是否可行？; R55",
    fix=Text(
        "登记对方的答复，并按新期限另发确认函（关联里写“替代”）",
        "Log the other side's answer, and send a new confirmation that supersedes the old",
    ),
)
AGREED = ("agreed_delivery", "due")

NO_REPLY = Text("{field}写了已同意，反馈里却没有{who}的同意", "{field} says accepted, but no reply of {who} accepts it")
NO_REPLY_HINT = Text("把{who}的答复登记到反馈确认栏", "Log the answer of {who} under replies")
STILL = Text("{id}约定的时间（{agreed}）还没有改为{new}", "{id} still has {agreed} instead of {new}")
STILL_HINT = Text(
    "把 {id} 的{field}改为 {new}，并写明原因和谁批准的",
    "Make {field} of {id} {new}, with the reason and who approved it",
)
AGAIN_HINT = Text(
    "按新期限另建一份“{kind}”，在“关联”的“替代”里写{id}", "Make a new “{kind}” with the new date that supersedes {id}"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At each risk that is marked as accepted."""
    if record.dropped:
        return
    for place in record.each("risk"):
        risk = place.value
        if risk.get("status") != "accepted":
            continue
        asked = risk.get("ask")
        replies = [each for _, each in entries(record.data.get("replies"))]
        if asked and not any(each.get("from") == asked and each.get("verdict") == "accepted" for each in replies):
            who = Text.same(str(asked))
            path = f"{place.path}.status"
            yield CARD.at(path, NO_REPLY.fill(field=label(record.kind, path), who=who), NO_REPLY_HINT.fill(who=who))
        yield from _revised(place.path, risk, corpus)


def _revised(path: str, risk: Data, corpus: Corpus) -> Iterator[Finding]:
    new, name = risk.get("new_due"), risk.get("affects")
    target = corpus.find(str(name).partition("#")[0]) if name else None
    if new is None or target is None:
        return
    if any(link.name == "supersedes" for link in corpus.links_in.get(target.path, ())):
        return
    name = next((key for key in AGREED if isinstance(target.data.get(key), date)), None)
    if name is not None and day(target.data[name]) < day(new):
        shown = {"agreed": day(target.data[name]), "new": day(new), "id": target.id}
        hint = AGAIN_HINT if target.reached("frozen") else STILL_HINT
        words = hint.fill(kind=target.kind.label, field=label(target.kind, name), **shown)
        yield CARD.at(f"{path}.affects", STILL.fill(**shown), words)
