"""Records are kept: what is no longer needed is cancelled, not deleted.

Passes: ``status: cancelled`` with a reason; what never was more than a draft; a file that moved to another folder of records; a record that took
a new number and lists the old one under ``legacy_ids``.

Fails, at the file that is gone: no record of that number is left under ``records/``, wherever the file went.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.history import Change
from commdocs.messages import Text
from commdocs.messages.commands import argument
from commdocs.model import ERROR, Corpus, Finding
from commdocs.rules.card import Card

CARD = Card(
    code="R71",
    slug="nothing-deleted",
    name=Text("沟通记录留存，不得删除", "Records are kept"),
    severity=ERROR,
    why=Text("删掉的记录查不到，说过的话就没有凭据。", "What is deleted can no longer be shown to anyone."),
    source="S1 四.4 沟通记录留存; R71",
    fix=Text(
        "恢复这个文件；不再需要的，把状态改成“已取消”并写明原因",
        "Restore the file; if it is no longer needed, set its status to cancelled and give the reason",
    ),
    waivable=False,
)
DELETED = Text("记录 {id}（{title}）被删除了", "The record {id} ({title}) was deleted")
RESTORE = Text(
    "恢复它：git checkout {base} -- {path}；不再需要的，把状态改成“已取消”并写明原因",
    "Restore it: git checkout {base} -- {path}. If it is no longer needed, set its status to cancelled, with a reason",
)


def check(change: Change, corpus: Corpus) -> Iterator[Finding]:
    """A record that was there at the revision, or was signed or closed since, and is not there now."""
    frozen = next((each for each in change.versions if each.state.frozen), None)
    record = change.before or frozen
    if record is None or not change.gone or all(each.unfinished for each in (*change.older, *change.versions)):
        return
    if any(each.id == record.id and each.data == change.versions[-1].data for each in corpus.by_id.get(record.id, ())):
        return  # a second copy went
    words = DELETED.fill(id=Text.same(record.id), title=Text.same(record.title))
    base = change.base[:10] if change.before is not None else _last(change)
    yield CARD.at("", words, RESTORE.fill(base=base or "HEAD", path=argument(record.path)))


def _last(change: Change) -> str:
    """The last commit that had the record."""
    found = [step.commit.id for step in change.steps if step.record is not None and step.commit is not None]
    return found[-1][:10] if found else ""
