"""Somebody who decides and somebody who does it are at the table.

Passes::

    participants:
      - {who: C公司/陈经理, role: decision_maker, duty: 确认功能范围}
      - {who: 产品部/李主管, role: executor, duty: 说明功能可行性}

Warned about, at the participants: one of the two roles is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R02",
    slug="decider-and-executor",
    name=Text("锁定决策人和执行人", "A decision maker and an executor"),
    severity=WARNING,
    why=Text(
        "没有能拍板的人，谈了还要再谈；没有执行的人，定了也做不到。",
        "Without one who decides the talk is repeated; without one who does it nothing follows.",
    ),
    source="S0 二.1 确定关键决策人…和执行人; R02",
    fix=Text("请上这个人，并写明角色", "Invite that person, and state the role"),
)
FIELD = "participants"
ROLES = ("decision_maker", "executor")

MESSAGE = Text("{field}里没有{role}", "{field} has no {role}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where a form lists its participants by role."""
    field = record.kind.fields.get(FIELD)
    if field is None or field.type != "party_role" or record.dropped:
        return
    there = entries(record.data.get(FIELD))
    present = {each.get("role") for _, each in there}
    choices = field.fields["role"].choices if "role" in field.fields else {}
    missing = [choices[role].label for role in ROLES if role in choices and role not in present]
    if there and missing:
        role = Text("、".join(f"“{each.zh}”" for each in missing), " or ".join(f"“{each.en}”" for each in missing))
        yield CARD.at(FIELD, MESSAGE.fill(field=label(record.kind, FIELD), role=role))
