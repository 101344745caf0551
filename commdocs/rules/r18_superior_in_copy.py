"""An important message goes to the owner's superior or the project lead, too.

Passes::

    importance: important
    deliveries: [{to: [研发部/周经理], cc: [总经办/马总], …}]

Fails, at the delivery: neither is among those who got it. In a workspace that lists neither superiors
nor leads, somebody has to be in copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.sending import deliveries, recipients
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Edit, Finding, Person, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R18",
    slug="superior-in-copy",
    name=Text("重要沟通抄送上级", "The superior in copy"),
    severity=ERROR,
    why=Text(
        "重要的事，上级或项目负责人要同时知道。",
        "In an important matter the superior or project lead learns it at the same time.",
    ),
    source="S1 二(二) 同步抄送上级领导或项目组负责人; S2 重要邮件需抄送相关负责人; R18",
    fix=Text("在抄送里加上负责人的上级或项目负责人", "Put the owner's superior or the project lead in copy"),
)

MISSING = Text(
    "重要沟通的第{number}条发送记录没有抄送{who}", "Delivery no. {number} of an important record does not reach {who}"
)
NOBODY = Text(
    "重要沟通的第{number}条发送记录没有抄送任何人", "Delivery no. {number} of an important record has nobody in copy"
)
HINT = Text("在抄送里加上“{who}”，补发后登记", "Put “{who}” in copy and send it again")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At each delivery of an important record."""
    if record.data.get("importance") != "important" or record.dropped:
        return
    known = _superiors(record, corpus)
    for index, each in deliveries(record):
        path = f"deliveries[{index}].cc" if "cc" in each else f"deliveries[{index}]"
        if known and not known & recipients(each):
            names = sorted(known)
            who = Text("或".join(names), " or ".join(names))
            fix = (Edit(f"deliveries[{index}].cc", names[0], add=True),)
            yield CARD.at(path, MISSING.fill(number=index + 1, who=who), HINT.fill(who=who), fix=fix)
        elif not known and not each.get("cc"):
            yield CARD.at(path, NOBODY.fill(number=index + 1))


def _superiors(record: Record, corpus: Corpus) -> set[Person]:
    owner = record.data.get("owner")
    colleague = corpus.config.people.get(owner) if owner else None
    project = corpus.config.projects.get(record.project)
    found = {colleague.superior if colleague else None, project.lead if project else None}
    return {each for each in found if each and each != owner}
