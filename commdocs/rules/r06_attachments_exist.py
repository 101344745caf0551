"""Every file that a record names is there.

Why: a piece of evidence that cannot be opened proves nothing.

Passes::

    attachments: [{title: 需求清单, path: attachments/积分兑换/2024-市场-001/需求清单.xlsx}]
    attachments: [{title: 客户原件, external: true}]

Fails, at the path: a file that is not in the workspace.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R06",
    slug="attachments-exist",
    name=Text("资料准确完整", "Attachments exist"),
    severity=ERROR,
    why=Text("附件打不开，对方就看不到依据。", "An attachment that is not there cannot be read by anyone."),
    source="S3 一.2; S2 整理沟通材料; R06",
    fix=Text("把文件放到这个位置，或改正路径", "Put the file there, or correct the path"),
)

MESSAGE = Text("{field}写的文件不存在：{path}", "The file in {field} does not exist: {path}")
HINT = Text(
    "把文件放到这个位置；原件不在这里保存的，去掉路径，写“外部文件: 是”",
    "Put the file there; for something kept elsewhere, write “external: yes” instead of the path",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every path that no file of the workspace has, from its root or beside the record's attachments."""
    for place in record.each("path"):
        path = unicodedata.normalize("NFC", str(place.value)).replace("\\", "/").removeprefix("./")
        if place.parent.get("external") or "://" in path:
            continue
        beside = f"attachments/{record.project}/{record.id}/{path}"
        if path not in corpus.files and beside not in corpus.files:
            words = MESSAGE.fill(field=label(record.kind, place.path), path=place.value)
            yield CARD.at(place.path, words, HINT if place.path.startswith("attachments") else None)
