"""Of a customer with intentions we know more than the address.

Passes::

    class: intent
    size: 200人
    business_scope: 办公用品批发
    organization: 信息部、财务部、采购部
    decision_chain: 信息主管提出 → 财务总监审核 → 总经理批准
    current_suppliers: [某报表软件]
    challenges: 财务对账需手工抄录在线报表

Warned about, at ``class``: any of the six is missing, for 意向 and 重点跟进 customers.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R80",
    slug="customer-depth",
    name=Text("客户深层信息", "What we know of a customer"),
    severity=WARNING,
    why=Text(
        "不了解客户怎么决策、用谁的产品，就谈不到点子上。",
        "Who does not know how a customer decides cannot convince him.",
    ),
    source="S3 二.3; R80",
    fix=Text("下次拜访前了解并补上这几项", "Find out before the next visit, and fill them in"),
)
DEPTH = ("size", "business_scope", "organization", "decision_chain", "current_suppliers", "challenges")
CLASSES = frozenset({"intent", "key"})

MESSAGE = Text(
    "客户深层信息完成 {percent}%，还缺：{missing}",
    "The customer's file is {percent}% complete; still missing: {missing}",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """One warning that names all that is missing; an empty list counts as known."""
    fields = record.kind.fields
    if "decision_chain" not in fields or record.data.get("class") not in CLASSES:
        return
    missing = [fields[name].label for name in DEPTH if name in fields and name not in record.data]
    if missing:
        percent = round(100 * (len(DEPTH) - len(missing)) / len(DEPTH))
        words = Text.listed(missing)
        yield CARD.at("class", MESSAGE.fill(percent=percent, missing=words))
