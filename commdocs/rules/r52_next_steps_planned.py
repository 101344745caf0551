"""A snapshot says what comes next.

Passes::

    next_steps: [{text: 完成前端开发, owner: 研发部/周经理, due: 2024-05-25}]

Warned about: none. That each step has a deadline is stated by the schema, under the same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R52",
    slug="next-steps-planned",
    name=Text("下一步计划有时间节点", "Next steps with dates"),
    severity=WARNING,
    why=Text("没有下一步，就不知道项目停在哪里。", "Without a next step nobody knows where the work stands."),
    source="S1 模板二; R52",
    fix=Text(
        "写明下一步做什么、谁负责、到哪天；项目已结束的在备注里说明",
        "Say what comes next, who does it and by when; if all is done, say so under remarks",
    ),
)
FIELD = "next_steps"

MESSAGE = Text("{field}是空的", "{field} is empty")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """In a published snapshot of progress."""
    fields = record.kind.fields
    if FIELD not in fields or "progress" not in fields or record.state.draft or record.dropped:
        return
    if not entries(record.data.get(FIELD)) and not record.data.get("remarks"):
        yield CARD.at(FIELD, MESSAGE.fill(field=label(record.kind, FIELD)))
