"""A deadline moves only when the other side agrees and what was agreed is revised.

Passes::

    risks: [{status: accepted, ask: C公司/陈经理, affects: CL2023-03-09-01, new_due: 2023-03-22, …}]
    replies: [{from: C公司/陈经理, verdict: accepted, …}]
    # and CL2023-03-20-01 supersedes CL2023-03-09-01

    actions: [{owner: 销售部/张专员, due: 2024-05-22, postponed: [{to: 2024-05-24, agreed: 市场部/王经理, …}]}]

Fails: an accepted risk without an accepting reply of the one who was asked; with a new deadline, while
the affected record still has the old one. A new day for an item to which its own owner agreed. Warned about: an
item that is carried on with a later day than the one in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from commdocs.facts.labels import label
from commdocs.facts.obligations import AGREED as AGREED_ITEMS
from commdocs.facts.obligations import POSTPONED as POSTPONEMENT
from commdocs.facts.obligations import arbiter, kept, obligations, origins, owner_of, postponements
from commdocs.facts.sending import day, entries
from commdocs.facts.sending import shown as shown_day
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Data, Edit, Finding, Record
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
OWN_WORD = Text("{field}写的是责任人自己（{who}）", "{field} is the owner himself ({who})")
OWN_WORD_HINT = Text(
    "写同意改期的人，一般是{who}；还没有人同意的，先不写",
    "Name who agreed, as a rule {who}; leave it out until somebody does",
)
OWN_WORD_HINT_ANY = Text("写同意改期的人；还没有人同意的，先不写", "Name who agreed; leave it out until somebody does")
BOTH = Text("{refused}里又写了同意、又写了不同意", "{refused} says both: agreed and refused")
BOTH_HINT = Text("只留一个", "Leave one of them")
LATER = Text("{field}（{new}）晚于说定的期限（{old}）", "{field} ({new}) is after the day that was settled ({old})")
LATER_HINT = Text(
    "改回 {old}；要改期的，用 commdocs postpone {item} {new} 原因 --agreed 同意的人",
    "Put back {old}; to move it: commdocs postpone {item} {new} REASON --agreed WHO",
)

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
    """At each risk that is marked as accepted, and at each item that was put off or carried on."""
    if record.dropped:
        return
    yield from _put_off(record, corpus)
    yield from _carried(record, corpus)
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


def _put_off(record: Record, corpus: Corpus) -> Iterator[Finding]:
    for place in record.each(POSTPONEMENT):
        entry, path = place.value, place.path.rpartition(".")[0]
        before = [each for _, each in postponements(place.parent) if each.get("agreed") and each is not entry]
        handed = [each["owner"] for each in before if each.get("owner") and each["on"] < entry.get("on", each["on"])]
        if entry.get("agreed") and entry["agreed"] == (handed[-1] if handed else owner_of(place.parent)):
            whole = obligations(corpus).of(record, path)
            who = arbiter(whole, corpus.config) if whole is not None else None
            words = OWN_WORD.fill(field=label(record.kind, f"{place.path}.agreed"), who=Text.same(entry["agreed"]))
            hint = OWN_WORD_HINT.fill(who=Text.same(str(who))) if who else OWN_WORD_HINT_ANY
            yield CARD.at(f"{place.path}.agreed", words, hint)
        if entry.get("agreed") and entry.get("refused"):
            fields = {"agreed": label(record.kind, f"{place.path}.agreed"), "refused": label(record.kind, place.path)}
            yield CARD.at(f"{place.path}.refused", BOTH.fill(**fields), BOTH_HINT)


def _carried(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where an item that is only reported on names a later day than the one in force."""
    if record.reached("frozen"):
        return
    for item, _, _ in origins(record):
        whole = obligations(corpus).of(record, item)
        each = whole.at(record, item) if whole is not None else None
        if whole is None or each is None or each.field.type in AGREED_ITEMS or each.due is None or whole.due is None:
            continue
        if day(each.due) > day(whole.due) and not kept(record, each.data, item, each.due, corpus):
            path = f"{item}.due"
            shown = {"new": day(each.due), "old": day(whole.due), "item": whole.root}
            words = LATER.fill(field=label(record.kind, path), **shown)
            yield CARD.at(path, words, LATER_HINT.fill(**shown), WARNING, fix=(Edit(path, shown_day(whole.due)),))


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
