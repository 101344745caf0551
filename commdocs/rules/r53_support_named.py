"""Support that is asked for has somebody who gives it, and a day.

Passes::

    support_needed: [{dept: 市场部, owner: 市场部/王经理, text: 确认交互设计稿, due: 2024-05-25}]

Warned about: no ``owner`` or no ``due``. Department and text are stated by the schema.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R53",
    slug="support-named",
    name=Text("协同事项写明部门及内容", "Support: who, what, by when"),
    severity=WARNING,
    why=Text("只写部门，部门里没有人觉得是自己的事。", "A department alone does nothing; a person does."),
    source="S1 模板二; R53",
    fix=Text("补上责任人（部门/姓名）和期限", "Add the person, as department/name, and the day"),
)
FIELD = "support_needed"
WANTED = ("owner", "due")

MESSAGE = Text("{field}没有写{missing}", "{field} lacks {missing}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """One warning for each item that lacks something."""
    field = record.kind.fields.get(FIELD)
    if field is None or record.state.draft or record.dropped:
        return
    for index, each in entries(record.data.get(FIELD)):
        missing = [field.fields[name].label for name in WANTED if name in field.fields and name not in each]
        if missing:
            path = f"{FIELD}[{index}]"
            words = Text("、".join(f"“{m.zh}”" for m in missing), " and ".join(f"“{m.en}”" for m in missing))
            yield CARD.at(path, MESSAGE.fill(field=label(record.kind, path), missing=words))
