"""Names of our own people and departments are spelt as in commdocs.yaml.

Passes, with 研发部/周经理 among the people::

    owner: 研发部/周经理

Fails::

    owner: 研发布/周经理
    owner: 研发部/周经里
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts import people
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="S11",
    slug="people-known",
    name=Text("人员名单", "People as listed"),
    severity=WARNING,
    why=Text(
        "写错一个字，就成了另一个人：待办不会出现在本人的清单里，也没人会收到。",
        "One wrong letter makes another person: what is to be done is in nobody's list, and nobody is told.",
    ),
    source="commdocs.yaml",
    fix=Text(
        "写错了就改正；没有写错，就把这个人或部门加到 commdocs.yaml 的“人员”“部门”里",
        "Correct a slip; if it is right, add the person or department to commdocs.yaml",
    ),
)

PERSON = Text("人员名单里没有“{name}”", "“{name}” is not among the people of commdocs.yaml")
DEPT = Text("部门名单里没有“{name}”", "“{name}” is not among the departments of commdocs.yaml")
FIX = Text(
    "是不是“{meant}”？没有写错的话，加到 commdocs.yaml 的“人员”或“部门”里；外单位的人写公司全名，或建一份客户档案",
    "Did you mean “{meant}”? If it is right, add it to people or departments in commdocs.yaml; for an outsider write the "
    "company's full name, or make a party file",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """What is frozen or over cannot be mended any more."""
    config = corpus.config
    if not (config.people or config.departments) or record.dropped or record.state.frozen or record.state.final:
        return
    for place in record.each("person"):
        meant = people.meant(place.value, corpus)
        if meant is not None:
            yield CARD.at(place.path, PERSON.fill(name=place.value), FIX.fill(meant=meant))
    for place in record.each("dept"):
        dept = people.dept_meant(str(place.value), corpus)
        if dept:
            yield CARD.at(place.path, DEPT.fill(name=place.value), FIX.fill(meant=dept))
