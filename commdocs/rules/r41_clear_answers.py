"""A clarified question has an answer that says something.

Passes::

    questions: [{question: 预算上限, status: clarified, answer: 5万元以内}]

Fails, at the answer: 已确认, 好的, OK and the like, or the question repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R41",
    slug="clear-answers",
    name=Text("模糊点二次确认，明确标准", "Open points settled by a standard"),
    severity=ERROR,
    why=Text(
        "“已确认”没有说确认了什么，问题其实还开着。",
        "“Confirmed” does not say what was confirmed: the question is still open.",
    ),
    source="S0 二.3 要求对方明确标准; S1 二(三) 对模糊点需二次沟通; R41",
    fix=Text(
        "写出答复的内容：数值、日期，或选了哪一个，如“5万元以内”“选方案B”",
        "Write what was answered: a number, a date or the choice, such as “at most 50,000” or “option B”",
    ),
)
SAYS_NOTHING = re.compile(
    r"(?:已经?|都)?(?:确认|確認|澄清|明确|明確|沟通|溝通|解决|解決|回复|回覆|答复|答覆|同意|知道|知悉|了解|完成|处理|處理)(?:过|過|好)?了?"
    r"|好的?|收到|可以|没问题|沒問題|行|同上|见邮件|見郵件|见附件|如上|ok|okay|yes|confirmed|clarified|done|noted|see above",
    re.IGNORECASE,
)
EDGES = " \n。.!！,，、"

MESSAGE = Text("{field}写的是“{answer}”，没有说清答案是什么", "{field} says “{answer}”, which does not tell the answer")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At the answer of each clarified question; an open one is for R40 and R63, a missing one for the schema."""
    for place in record.each("question"):
        answer = place.value.get("answer")
        if place.value.get("status") != "clarified" or not isinstance(answer, str):
            continue
        words = answer.strip(EDGES)
        if SAYS_NOTHING.fullmatch(words) or words == str(place.value.get("question", "")).strip(EDGES):
            path = f"{place.path}.answer"
            yield CARD.at(path, MESSAGE.fill(field=label(record.kind, path), answer=words))
