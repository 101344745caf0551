"""Somebody else reads a form before it goes out.

Passes::

    owner: 产品部/李主管
    reviewed_by: 市场部/孙专员

Warned about while the record is just sent: no ``reviewed_by``, or the owner himself.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R07",
    slug="cross-checked",
    name=Text("发送前交叉核对", "Cross-checked before sending"),
    severity=WARNING,
    why=Text("自己写的东西自己看不出错，发送前要请另一个人核对。", "Nobody sees the slips in his own form."),
    source="S1 四.1 发送模板前需交叉核对; R07",
    fix=Text(
        "请负责人以外的一位同事核对，并写上其部门/姓名", "Have a colleague other than the owner read it, and name him"
    ),
)
FIELD = "reviewed_by"

MISSING = Text("已经发出，但没有写{field}", "It was sent, but {field} names nobody")
SAME = Text("{field}就是负责人自己（{person}）", "{field} is the owner himself ({person})")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """In forms whose schema says so, and only in the status that says sent: later reading mends nothing."""
    field = record.kind.fields.get(FIELD)
    if field is None or field.rule != CARD.code or not record.state.sent:
        return
    reviewer = record.data.get(FIELD)
    if not reviewer:
        yield CARD.at(FIELD, MISSING.fill(field=label(record.kind, FIELD)))
    elif reviewer == record.data.get("owner"):
        yield CARD.at(FIELD, SAME.fill(field=label(record.kind, FIELD), person=Text.same(reviewer)))
