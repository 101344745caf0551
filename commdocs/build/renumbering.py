"""A record under a new number, and every link that meant it.

The old number stays known (``legacy_ids``). Where another record bears it, too, as after a merge, the links in
records of the same folder meant this one; the others keep what they say, and are named. Two that a merge put into one
file cannot be told apart by their folder: the links stay with the one that keeps the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from commdocs import source
from commdocs.build import nearby
from commdocs.build.proposal import Asked
from commdocs.kinds import ids
from commdocs.messages import renumbering as say
from commdocs.model import Corpus, Edit, Finding, Place, Record, Tree

RECORDS = "records/"


class Renumbering(NamedTuple):
    """What is to be written, the record itself first; and what still names the old number."""

    asked: tuple[Asked, ...]
    kept: tuple[tuple[Record, Place], ...] = ()  # links that now mean …
    keeper: str = ""  # … the record at this path, which has the old number, too
    mentions: tuple[str, ...] = ()  # files that name it where no link is: in prose, or unreadable


def renumbered(record: Record, new: str, corpus: Corpus, tree: Tree) -> Renumbering:
    """The edits that give the record the number ``new``, which is free."""
    old = record.id
    others = [each for each in corpus.by_id.get(old, ()) if each.id == old and each is not record]
    folder = record.path.rpartition("/")[0]
    account = say.ON_ACCOUNT.fill(old=old, new=new)
    asked = [Asked(record, list(_own(record, new)), f"{folder}/{new}.yaml", account)]
    kept: list[tuple[Record, Place]] = []
    for other in corpus.records:
        links = [each for each in other.each("record") if str(each.value).partition("#")[0] == old]
        if other is record or not links:
            continue
        if others and (_project(other) != _project(record) or others[0].path == record.path):
            kept += [(other, each) for each in links]
        else:
            asked.append(Asked(other, [Edit(each.path, _renamed(each, new)) for each in links], source=account))
    touched = {each.record.path for each in asked} | {each.path for each, _ in kept} | {each.path for each in others}
    mentions = sorted(nearby.mentioning(tree, {old}) - touched)
    return Renumbering(tuple(asked), tuple(kept), others[0].path if others else "", tuple(mentions))


def free(record: Record, new: str, corpus: Corpus, tree: Tree) -> Finding | None:
    """Why the record cannot have the number ``new``; None if it can."""
    match = ids.compiled(record.kind).regex.fullmatch(new)
    if match is None:
        hint = say.WRONG_FORM_FIX.fill(example=ids.example(record.kind))
        return Finding("R73", say.WRONG_FORM.fill(new=new, kind=record.kind.label), hint)
    day = match.groupdict().get("date")
    if day and record.date and day != record.date.isoformat():
        return Finding("R73", say.WRONG_DAY.fill(new=new, day=record.date), say.WRONG_DAY_FIX.fill(day=record.date))
    for path in (*tree.files, *tree.unread, *tree.names):
        if path.startswith(RECORDS) and nearby.stem(path).casefold() == new.casefold() and path != record.path:
            return Finding("R74", say.TAKEN.fill(new=new, path=path), say.TAKEN_FIX)
    claims = [each for each in corpus.by_id.get(new, ()) if each.path != record.path]
    if claims:
        return Finding("R74", say.TAKEN.fill(new=new, path=claims[0].path), say.TAKEN_FIX)
    return None


def taken(corpus: Corpus, tree: Tree) -> set[str]:
    """All numbers that are or were in use."""
    paths = (path for path in (*tree.files, *tree.unread) if path.startswith(RECORDS))
    return {*corpus.by_id, *(nearby.stem(path) for path in paths)}


def _own(record: Record, new: str) -> Iterator[Edit]:
    """The changes of the record itself; one that goes back to a former number no longer lists it as such."""
    root, _ = source.parse(record.text)
    written = root is not None and any(record.kind.keys.get(key.value) == "id" for key, _ in root.pairs)
    if written:
        yield Edit("id", new)
    former = record.data.get("legacy_ids") or []
    yield from (Edit(f"legacy_ids[{number}]", None) for number, each in enumerate(former) if each == new)
    if record.id not in former:
        yield Edit("legacy_ids", record.id, add=True)
    for each in record.each("record"):
        if str(each.value).partition("#")[0] == record.id:
            yield Edit(each.path, _renamed(each, new))


def _renamed(link: Place, new: str) -> str:
    _, mark, item = str(link.value).partition("#")
    return f"{new}{mark}{item}"


def _project(record: Record) -> str:
    return record.path.removeprefix(RECORDS).partition("/")[0]
