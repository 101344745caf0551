"""What is promised can be measured: no 尽快, 大概, 尽量, 相关人员.

Why: a promise that cannot be measured cannot be kept, and both sides remember another one.

Passes::

    actions: [{task: 输出需求文档, …}]
    decisions: [{text: 研发部调配2名开发人员支持需求A, …}]

Fails, at the task::

    actions: [{task: 尽快输出需求文档, …}]

The words are in ``vague.yaml``. A word of level ``deny`` is an error in a commitment once the other
side has the record, and a warning before that and in narrative; ``warn`` and ``context`` words are
warnings in commitments, and fine beside a number, a date or a limit. Quoted words are never judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from commdocs.facts.labels import label
from commdocs.facts.passages import Names, prose
from commdocs.facts.vague_words import Hit, measured, vocabulary
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R12",
    slug="no-vague-words",
    name=Text("不用模糊词", "No vague words"),
    severity=ERROR,
    why=Text(
        "“尽快”“大概”“尽量”各人理解不同，事后无法判断是否做到。",
        "Everyone understands “soon” or “roughly” differently; afterwards nobody can tell whether it was done.",
    ),
    source="S0 二.2 避免模糊表述; S2 四(一); R12",
    fix=Text(
        "把模糊词换成日期、数值、标准或姓名；引用对方原话请写在“原话”类字段",
        "Replace the vague word with a date, a number, a standard or a name; "
        "somebody else's words belong in a field for quotations",
    ),
    yields_to=frozenset({"R13"}),
)

MESSAGE = Text(
    "{field}里的{words}说法模糊，事后无法判断是否做到",
    "{field} says {words}: nobody can tell afterwards whether that was done",
)
HINT = Text("把“{word}”改成可以衡量的说法：{suggestion}", "Put something measurable for “{word}”: {suggestion}")
OWN = Text("写明日期、数值或标准", "give a date, a number or a standard")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """One finding for each passage that has vague words."""
    words = vocabulary(corpus.config)
    spoken = prose(record)
    found: dict[str, tuple[bool, dict[str, Hit]]] = {}
    names = Names(record, corpus)
    for hit in words.search(spoken.text):
        passage, offset = spoken.passage(hit.start)
        start, end = hit.start - offset, hit.end - offset
        if hit.word.level != "deny" or hit.word.topic == "who":
            if not passage.promised:
                continue
            if hit.word.level != "deny" and measured(passage.text, start, end):
                continue
        known = found.setdefault(passage.path, (passage.promised, {}))[1]
        if hit.text not in known and names.stands_alone(passage.text, start, end):
            known[hit.text] = hit
    for path, (promised, by_word) in found.items():
        hits = sorted(by_word.values(), key=lambda hit: hit.word.level != "deny")
        if not hits:
            continue
        error = promised and hits[0].word.level == "deny" and record.reached("sent")
        yield CARD.at(
            path,
            MESSAGE.fill(field=label(record.kind, path), words=_list(hits)),
            HINT.fill(
                word=hits[0].text, suggestion=_suggestion(words.suggestions.get(hits[0].word.topic, OWN), record)
            ),
            ERROR if error else WARNING,
        )


def _list(hits: list[Hit]) -> Text:
    words = [hit.text for hit in hits]
    return Text("".join(f"“{word}”" for word in words), ", ".join(f"“{word}”" for word in words))


def _suggestion(suggestion: Text, record: Record) -> Text:
    return suggestion.fill(date=record.date + timedelta(days=3) if record.date else "2024-05-20")
