"""The items of records: actions, questions, risks, next steps, and what a day's plan lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commdocs.model import Data, Place, Record

FINISHED = frozenset({"done", "cancelled", "clarified", "dropped", "accepted", "rejected", "closed"})
LISTED = ("action", "next_step", "question", "risk")  # what lists print with a number of their own
TEXT = ("task", "text", "question")  # what each sort calls its words

# What people write where they are asked how it went, and it did not: 没做, 未完成, not done yet
_UNDONE = re.compile(
    r"(?:还|尚|都|暂|基本|今天|今日)*(?:没(?!有?(?:问题|异议|意见|变化|什么))|未(?!见))"
    r"|.*(?:没有?(?:做|完成|弄|写|办|人)|未(?:完成|做|办)|(?:做|完成|写)了?一半|联系不上|做不完|来不及|不在)"
    r"|(?:进行中|待办|待续|推迟|延后|延期|顺延|改天|改到|移至|部分完成|否$)"
    r"|(?:not\b(?! needed)|never|unfinished|undone|incomplete|no$|no,|still|pending|open$|in progress|half|postponed)"
    r"|nobody\b|.*(?:not (?:yet )?(?:done|finished)|unfinished|\byet$)",
    re.IGNORECASE,
)


def finished(item: Data) -> bool:
    """Whether nothing more is to be done about it. Where no status says it, a result does that is one."""
    status = item.get("status")
    if status is not None:
        return status in FINISHED
    result = item.get("result")
    return bool(result) and not undone(str(result))


def undone(result: str) -> bool:
    """Whether words for how it went say that it was not done: 没做, 未完成, not done."""
    return _UNDONE.match(result.strip()) is not None


def words_of(item: Data) -> str:
    """What the item says is to be done or asked, on one line."""
    return " ".join(next((str(item[name]) for name in TEXT if item.get(name)), "").split())


def named(record: Record) -> Iterator[tuple[str, Place]]:
    """Every entry of a list of groups with the name that it goes by: its own number, or its place among those of
    its sort, from 1."""
    types = dict.fromkeys(each.type for each in record.kind.fields.values() if each.shape == "list" and each.fields)
    for type in types:
        for count, place in record.counted(type):
            if isinstance(place.value, dict) and place.path.endswith("]"):
                yield str(place.value.get("id") or count), place
