"""An id belongs to one record for ever, old ids too; demand numbers have no gaps.

Fails: two records of one id, or one record's id among another's ``legacy_ids``; two entries of one list
with the same number. Warned about: a
serial number of a demand whose predecessor is in no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from commdocs.facts.labels import label
from commdocs.facts.sending import entries
from commdocs.messages import Text
from commdocs.messages.commands import argument
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record, numbered
from commdocs.rules.card import Card

CARD = Card(
    code="R74",
    slug="unique-ids",
    name=Text("编号唯一", "Ids are unique"),
    severity=ERROR,
    why=Text(
        "同一个编号指两件事，谁也说不清指哪一件。", "When two things have one number, nobody knows which is meant."
    ),
    source="S1 模板一 需求编号; R74",
    fix=Text(
        "给其中一份换号：commdocs renumber 文件路径，关联它的记录跟着改",
        "Give one of them another number: commdocs renumber PATH; the records that link to it follow",
    ),
    waivable=False,
)
_SERIAL = re.compile(r"(.*?)(\d+)$")

SHOWN = 3
TWICE = Text("编号“{id}”已经被 {others} 使用", "The id “{id}” is also claimed by {others}")
RENUMBER = Text(
    "给其中一份换号，关联它的记录跟着改：commdocs renumber {path}",
    "Give one of them another number; what links to it follows: commdocs renumber {path}",
)
ITEM_TWICE = Text("{field}“{id}”和第{first}条重复", "{field}, “{id}”, is also the number of entry {first}")
ITEM_HINT = Text("换一个本表内没用过的序号", "Take a number that is free in this record")
GAP = Text("编号“{id}”之前缺“{before}”", "“{before}” is missing before “{id}”")
GAP_HINT = Text(
    "核对是否漏了一份；作废的需求不要删除，状态改为“已取消”",
    "Check whether one is lost; a demand that came to nothing is not deleted but cancelled",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At the id for itself, at ``legacy_ids`` for an old one."""
    old = numbered(record.data.get("legacy_ids"))
    for name, path in [(record.id, "id"), *((each, f"legacy_ids[{index}]") for index, each in old)]:
        others = corpus.by_id.get(name, ())
        if len(others) > 1:
            rivals = (each.path for each in others if each is not record and (each.id == name) == (path == "id"))
            names = list(islice(rivals, SHOWN + 1))  # of a thousand with one number each would list all others
            where = Text.listed([*names[:SHOWN], *(["…"] if len(names) > SHOWN else [])])
            if names:
                hint = RENUMBER.fill(path=argument(record.path)) if path == "id" else None
                yield CARD.at(path, TWICE.fill(id=name, others=where), hint)
    yield from _items(record)
    if "{date}" not in record.kind.id and not record.kind.folder and (match := _SERIAL.match(record.id)):
        number = int(match[2]) - 1
        if number and number not in _serials(corpus).get((record.kind.name, match[1]), ()):
            before = f"{match[1]}{number:0{len(match[2])}}"
            yield CARD.at("id", GAP.fill(id=record.id, before=before), GAP_HINT, WARNING)


def _items(record: Record) -> Iterator[Finding]:
    """At the second of two entries of a list that have the same number."""
    for field in record.kind.fields.values():
        if field.shape != "list" or "id" not in field.fields:
            continue
        first: dict[str, int] = {}
        for index, each in entries(record.data.get(field.name)):
            number = str(each.get("id") or "")
            if number and first.setdefault(number, index) != index:
                path = f"{field.name}[{index}].id"
                words = ITEM_TWICE.fill(field=label(record.kind, path), id=number, first=first[number] + 1)
                yield CARD.at(path, words, ITEM_HINT)


@lru_cache(maxsize=2)
def _serials(corpus: Corpus) -> dict[tuple[str, str], set[int]]:
    """The serial numbers in use, by kind and by what stands before them."""
    used: dict[tuple[str, str], set[int]] = {}
    for record in corpus.records:
        if "{date}" in record.kind.id or record.kind.folder:
            continue
        for name in (record.id, *(record.data.get("legacy_ids") or ())):
            if match := _SERIAL.match(str(name)):
                used.setdefault((record.kind.name, match[1]), set()).add(int(match[2]))
    return used
