"""A demand closes when its whole way is on record: agreed, carried out, accepted, nothing left open.

Passes: signed (itself or by a signed confirmation), tracked by a progress or execution sheet, its
result accepted, and no open issue linked.

Fails, at the status: a step is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R64",
    slug="demand-loop-closed",
    name=Text("需求提出→沟通确认→执行跟进→结果反馈", "From demand to result without a gap"),
    severity=ERROR,
    why=Text(
        "缺了哪一环，事后就说不清当初怎么定的、做到了没有。",
        "When a step is missing, nobody can tell later what was agreed and whether it was done.",
    ),
    source="S1 四.5 从需求提出→沟通确认→执行跟进→结果反馈; R64",
    fix=Text("把缺的这一环补上再关闭", "Supply the step before closing"),
)

UNSIGNED = Text("没有双方签字，也没有签署的确认函", "Neither signatures nor a signed confirmation")
UNSIGNED_HINT = Text(
    "登记双方签字，或关联已签署的确认函", "Log both signatures, or link the confirmation that was signed"
)
UNTRACKED = Text("没有跟踪它的进度同步表或执行跟进表", "No progress or execution sheet tracks it")
UNTRACKED_HINT = Text(
    "在进度同步表或执行跟进表的“关联”的“跟踪”里写 {id}", "Name {id} under tracks in the links of such a sheet"
)
ISSUE = Text("关联的问题 {id} 还是“{status}”", "The linked issue {id} is still “{status}”")
ISSUE_HINT = Text("先关闭 {id}，再关闭本需求", "Close {id} first")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where a demand is closed; that its result was accepted is stated by the schema."""
    fields = record.kind.fields
    if not record.state.closes or not {"requester", "assessment"} <= fields.keys() or record.dropped:
        return
    others = list(corpus.linked(record))
    if not record.data.get("signatures") and not any(_signed(each) for each in others):
        yield CARD.at("signatures", UNSIGNED, UNSIGNED_HINT)
    if not any("progress" in each.kind.fields and not each.state.draft and not each.dropped for each in others):
        yield CARD.at("status", UNTRACKED, UNTRACKED_HINT.fill(id=record.id))
        return
    for each in others:
        if "result_confirmation" in each.kind.fields and not each.state.final:
            words = ISSUE.fill(id=each.id, status=each.state.label)
            yield CARD.at("status", words, ISSUE_HINT.fill(id=each.id))
            return


def _signed(record: Record) -> bool:
    return "addressee" in record.kind.fields and record.reached("agreed") and not record.dropped
