"""What a customer requires is handed on in a form, not by word of mouth.

Passes::

    content: 客户需求：功能A支持批量导入
    links: {follows: [RI2023-03-08-01]}

Warned about: information on a customer's requirements that is linked with no intake and no demand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R23",
    slug="requirements-in-a-form",
    name=Text("需求走表单不口头", "Requirements go by a form"),
    severity=WARNING,
    why=Text("口头转述一次走样一次，表单让两边看到同样的话。", "Every retelling changes the words; a form does not."),
    source="S0 二.2 避免口头描述; R23",
    fix=Text(
        "先填需求对接表或业务需求沟通确认表，再在“关联”的“承接”里写它的编号",
        "Fill in an intake or a demand first, and name it under follows in the links",
    ),
)
REQUIREMENTS = "requirements"  # a form with these is an intake or a demand
CUSTOMER = re.compile(r"客户|客戶|顾客|甲方|customer|client", re.IGNORECASE)
REQUIRES = re.compile(r"需求|要求|功能|require|request|feature|need", re.IGNORECASE)

MESSAGE = Text("转的是客户需求，却没有关联需求表单", "It hands on a customer's requirements without naming their form")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where a transfer speaks of what a customer requires."""
    fields = record.kind.fields
    if "receiver" not in fields or "request" not in fields or record.dropped:
        return
    text = " ".join(str(record.data.get(name) or "") for name in ("goal", "content", "request"))
    party = corpus.party_of(record)
    customer = CUSTOMER.search(text) or (party is not None and party.data.get("party_type") == "customer")
    formed = any(REQUIREMENTS in other.kind.fields for other in corpus.linked(record))
    if customer and REQUIRES.search(text) and not formed:
        yield CARD.at("links", MESSAGE)
