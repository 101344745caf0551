"""Times, amounts and numbers are said back to the other side.

Passes::

    key_data: [{name: 期望上线时间, value: 2023-11-30, restated: true}]

Fails in a confirmation that was sent, and is warned about where a talk with outsiders closes:
``restated`` is not true.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R27",
    slug="key-data-restated",
    name=Text("关键数据重复确认", "Key data restated"),
    severity=ERROR,
    why=Text("时间、金额、数量听错一个字，后面全错。", "One misheard figure makes everything after it wrong."),
    source="S2 二(二) 需重复确认, 复述法; R27",
    fix=Text(
        "向对方复述一遍（“您刚才提到的…是…，对吗？”），对方确认后，“已复述确认”写“是”",
        "Say it back to the other side, and put “yes” when it was confirmed",
    ),
)
OUTSIDE = frozenset({"addressee", "counterpart", "contacts"})  # a form with one of these talks to another party

MESSAGE = Text("{field}“{name}”还没有向对方复述确认", "{field} “{name}” was not yet said back and confirmed")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At each key figure that was not restated."""
    fields = record.kind.fields
    if "key_data" not in fields or not OUTSIDE & fields.keys() or record.dropped:
        return
    binding = "addressee" in fields
    if not (record.reached("sent") if binding else record.state.closes):
        return
    for index, each in entries(record.data.get("key_data")):
        if each.get("restated") is not True:
            path = f"key_data[{index}].restated" if "restated" in each else f"key_data[{index}]"
            words = MESSAGE.fill(field=label(record.kind, f"key_data[{index}]"), name=each.get("name", ""))
            yield CARD.at(path, words, severity=ERROR if binding else WARNING)
