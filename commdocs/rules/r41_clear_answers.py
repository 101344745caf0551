"""A clarified question has an answer that says something.

Passes::

    questions: [{question: 预算上限, status: clarified, answer: 5万元以内}]
    questions: [{question: 方案终稿提交了吗, status: clarified, answer: 已提交}]

Fails, at the answer: 已确认, 好的, OK and the like where a number, a date or a choice was asked for, or the
question repeated. A question that asks whether is answered by yes and no.
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

# Words that point elsewhere answer nothing, whatever the question.
ELSEWHERE = (
    r"收到|知道了?|知悉|了解|已?(?:知悉|了解)|同上|如上|[见見](?:上|邮件|郵件|附件)"
    r"|(?:已经?|都)?(?:沟通|溝通)(?:过|過|好)?了?|noted|see (?:above|below|mail|e-mail|attachment)|as above|ditto"
)
# What agrees or reports, and tells no number, date or choice.
AGREES = (
    r"(?:已经?|都)?(?:确认|確認|澄清|明确|明確|解决|解決|回复|回覆|答复|答覆|同意|完成|处理|處理|做完|办好|办完)(?:过|過|好)?了?"
    r"|好的?|可以的?|没问题|沒問題|行|ok|okay|yes|confirmed|clarified|agreed|done|sure|fine"
)
# Yes and no themselves: an answer to a point that is named without being asked about, none to a “which”.
WHETHER = r"是的?|不是|对的?|對的?|不对|不|否|有的?|能|会|嗯|no|yep|nope"
EDGES = " \n\t。.!！,，、；;~～"

# 「…」 and “…” hold another record's words, not the question's own.
_CITED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|\"[^\"]*\"|‘[^’]*’")
_WHICH = re.compile(
    r"[哪谁誰啥]|什么|什麼|甚么|甚麼|多少|几[个個天家种種项項条條次点點号號月人份台套件时時日位名周年成折批]|幾[個天種項點號]"
    r"|怎[么麼样樣]|如何|何[时時日地人处處种種]|为何|為何|多[久大长長高远遠快重晚早深宽厚]"
    r"|\b(?:what|which|who|whom|whose|when|where|why|how)\b",
    re.IGNORECASE,
)
_KNOWS = re.compile(  # 知道是哪天吗, do you know when: the thing itself is asked for
    r"知道|清楚|确定|確定|定了|定下|告诉|告訴|说明|說明|明确|明確|了解|记得|記得|选好|選好|有|"
    r"\b(?:know|sure|clear|tell|told|say|said|decided?|fixed|agreed?|find out|found out|remember|chosen)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"还是|還是|\bor\b(?! not\b)", re.IGNORECASE)
_WHETHER_AT_END = re.compile(r"(?:[吗嗎么麼]|[没沒]有?|与否|與否|吧|是不是|对不对|行不行|好不好)$")
_WHETHER_INSIDE = re.compile(r"[是能可应應需要会會有]否|(\w)[不没沒]\1")
_DONE = re.compile(r"[了过過好]$")  # with a question mark: 批了？
_ASKS = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|isn't|aren't"
    r"|doesn't|don't|didn't|hasn't|haven't|can't|won't|whether|if|any)\b|.*(?:, (?:right|correct|ok|okay|is it|isn't it)"
    r"|\b(?:\w{2,}ed|done|sent|ready|okay?|yet|already|in place))$",
    re.IGNORECASE | re.DOTALL,
)

MESSAGE = Text("{field}写的是“{answer}”，没有说清答案是什么", "{field} says “{answer}”, which does not tell the answer")

WHETHER_HINT = Text(
    "写出答案：“是”还是“没有”，最好带上日期或结果", "Write the answer: yes or no, best with the day or the result"
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At the answer of each clarified question; an open one is for R40 and R63, a missing one for the schema."""
    for place in record.each("question"):
        answer = place.value.get("answer")
        if place.value.get("status") != "clarified" or not isinstance(answer, str):
            continue
        question = str(place.value.get("question", ""))
        if not answers(question, answer):
            path = f"{place.path}.answer"
            hint = WHETHER_HINT if kind_of_question(question) == "whether" else None
            yield CARD.at(path, MESSAGE.fill(field=label(record.kind, path), answer=answer.strip(EDGES)), hint)


def answers(question: str, answer: str) -> bool:
    """Whether ``answer`` tells what ``question`` asks, as far as its words show."""
    words = answer.strip(EDGES)
    if words == question.strip(EDGES):
        return False
    asked = kind_of_question(question)
    nothing = {"whether": ELSEWHERE, "which": f"{ELSEWHERE}|{AGREES}|{WHETHER}", "": f"{ELSEWHERE}|{AGREES}"}[asked]
    if not re.fullmatch(nothing, words, re.IGNORECASE):
        return True
    stem = re.sub(r"^(?:已[经經]?|都)|[过過好]?了?$", "", words)
    return asked == "whether" and len(stem) > 1 and stem in _CITED.sub("", question)  # 沟通过了吗: 已沟通


def kind_of_question(question: str) -> str:
    """``whether`` where yes or no answers it, ``which`` where it asks for a thing or a choice, else empty."""
    asked = _CITED.sub("", question).strip(EDGES)
    words = asked.rstrip("?？" + EDGES)
    marked = words != asked
    which = _WHICH.search(words)
    at_end = _WHETHER_AT_END.search(words) and not re.search(r"(?:什|甚|怎|多)[么麼]$", words)
    if at_end or _ASKS.match(words):
        if (which and _KNOWS.search(words, 0, which.start())) or (_OR.search(words) and not at_end):
            return "which"
        return "whether"
    if which or _OR.search(words):
        return "which"
    return "whether" if _WHETHER_INSIDE.search(words) or (marked and _DONE.search(words)) else ""
