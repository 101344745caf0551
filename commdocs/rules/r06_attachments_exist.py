"""Every file that a record names is there.

Why: a piece of evidence that cannot be opened proves nothing.

Passes::

    attachments: [{title: 需求清单, path: attachments/积分兑换/2024-市场-001/需求清单.xlsx}]
    attachments: [{title: 客户原件, external: true}]

    evidence: attachments/积分兑换/2024-市场-001/签字页.pdf#sha256-9f86d0…

Fails, at the path: a file that is not in the workspace, or holds something else than the sha256 after it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.evidence import evidence
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


OTHER = Text(
    "{field}的文件 {path} 和登记时不一样了，内容被换过",
    "The file in {field}, {path}, is not the one that was entered: its content has changed",
)
OTHER_FIX = Text(
    "恢复原来的文件；新的文件另存一个名字，作为新的附件加上",
    "Restore the file as it was; save the new one under another name and add it as another attachment",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every path that no file of the workspace has; and where the file is not what the path was bound to."""
    for place, path, bound in evidence(record, corpus.files):
        words = {"field": label(record.kind, place.path), "path": path}
        if path not in corpus.files:
            yield CARD.at(place.path, MESSAGE.fill(**words), HINT if place.path.startswith("attachments") else None)
        elif bound and corpus.digest(path) not in (bound, ""):
            yield CARD.at(place.path, OTHER.fill(**words), OTHER_FIX)
