"""The files that a signed or closed record names are kept as they were.

Passes: a file that is added; one that takes another place, as the record says.

Fails, at the path: the file holds something else than at the revision. A path that was bound with
``#sha256-…`` is judged without history. Warned about: evidence that is named for the first time and not bound.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.evidence import Evidence, evidence
from commdocs.facts.labels import label
from commdocs.facts.sealing import sealing
from commdocs.fields import BOUND
from commdocs.history import Change
from commdocs.messages import Text
from commdocs.messages.commands import argument
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.r06_attachments_exist import CARD as CARD

CHANGED = Text(
    "{field}的文件 {path} 在“{status}”之后换过内容",
    "The file in {field}, {path}, has other content than it had after “{status}”",
)
CHANGED_FIX = Text(
    "恢复它：git checkout {base} -- {path}；新的文件另存一个名字，作为新的附件加上",
    "Restore it: git checkout {base} -- {path}; save the new one under another name and add it as another attachment",
)
FREE = Text(
    "{field}的文件还没有登记指纹，以后被换掉也看不出来",
    "The file in {field} is not bound: nobody would see it being exchanged",
)
FREE_FIX = Text("在路径后面写上指纹：{path}", "Write its fingerprint after the path: {path}")


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """At every file of a frozen record that the revision knew; and at evidence that is new."""
    now = change.now
    sealed, _ = sealing(change.known, now)
    if now is None or sealed is None:
        return
    before = {each.path for each in _named(change.before, corpus)}
    for each in evidence(now, corpus.files):
        words = {"field": label(now.kind, each.place.path), "path": Text.same(each.path), "status": sealed.state.label}
        then, here = change.files.get(each.path, ("", ""))
        if each.path in before and not each.digest and then and here and then != here:
            hint = CHANGED_FIX.fill(base=change.base[:10], path=argument(each.path))
            yield CARD.at(each.place.path, CHANGED.fill(**words), hint, ERROR)
        elif each.place.field.name == "evidence" and not each.digest and each.path not in before:
            digest = corpus.digest(each.path)
            if digest:
                hint = FREE_FIX.fill(path=f"{each.path}{BOUND}{digest}")
                yield CARD.at(each.place.path, FREE.fill(**words), hint, WARNING)


def _named(record: Record | None, corpus: Corpus) -> Iterator[Evidence]:
    yield from evidence(record, corpus.files) if record is not None else ()
