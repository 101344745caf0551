"""What git knows of a workspace, as plain values: this, ``holdings`` and ``repository`` are all that talks to git.

Few processes, whatever the size of the repository: one for what is asked about, one for the commits of
the range, one for what HEAD holds, one for all texts. Paths are those of the workspace, in NFC; git is asked
by number, by blob, or by the name that it told itself. The repository may begin above the workspace.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from commdocs.messages import history as say
from commdocs.model import Older, Past, Tree, Version
from commdocs.workspace.holdings import PARTS, RAW, any_staged, files_in, forms_of, index, indexed, on_disk_now, tree_of
from commdocs.workspace.ranges import Event, Link, Thread, events, number, threads
from commdocs.workspace.reading import CONFIG, hidden
from commdocs.workspace.repository import (
    NoHistory,
    Repository,
    cut_off,
    decoded,
    repository,
    texts_of,
    trees_of,
)

_FORMAT = "--format=%x01%H%x00%an%x00%ae%x00%ct%x00%s"


def since(
    root: Path, rev: str, tree: Tree, staged: bool = False, offset: int = 480, now: datetime | None = None
) -> Past:
    """What became of every file since ``rev`` (its merge base with HEAD).

    ``tree`` is what is checked: the files of the workspace or, with ``staged``, of the index. ``offset`` is
    the workspace's zone in minutes. What stands in the way is told in the Past's ``trouble``.
    """
    zone = timezone(timedelta(minutes=offset))
    now = now or datetime.now(zone).replace(tzinfo=None)
    try:
        found = repository(root, rev)
        base, head = _ends(found, rev)
        found = replace(found, former=_former(found, base, head))
        seen, first, last = _seen(found, base, head, tree, staged, zone)
        whole = {path for path in last if _is_record(path)}
        made = threads(
            [each for each in seen if each.path in whole],
            {path: blob for path, blob in first.items() if path in whole},
            {path: blob for path, blob in last.items() if path in whole},
        )
        ground = {path for path in last if not _attached(path) and not path.startswith("records/")}
        known: dict[str, str] = {}
        here = ""
        if base and any(path.startswith("schemas/") for path in ground):
            known = trees_of(found, [head, base, *_commits(made)], "schemas")
            here = known[head]
        forms = forms_of(found, [*known.values(), "none"]) if known else {}
        if known and any(each.commit is None and each.path.startswith("schemas/") for each in seen):
            forms[""] = forms[here or "none"]  # what HEAD holds is not what is checked
        blobs = texts_of(found, [link.blob for thread in made for link in thread.links if _kept(link, thread)])
        return Past(
            base,
            tuple(_versions(each, blobs, tree, known, base, here) for each in made),
            forms,
            forms[known[base] or "none"] if known else {},
            bool(ground),
            {path: (first.get(path, ""), last[path]) for path in last if _attached(path)},
            frozenset(last),
            now,
        )
    except NoHistory as reason:
        return Past(now=now, trouble=reason.finding)


def older(
    root: Path,
    base: str,
    paths: Mapping[str, Collection[str]] | Collection[str],
    offset: int = 480,
    elsewhere: bool = False,
) -> Older:
    """What the commit ``base`` and those before it hold of each record, oldest first, by its path then or now.

    A record that is not there any more is found by its number, and by the numbers that it had before, if they
    are given; with ``elsewhere``, also one that lies in another folder. Raises NoHistory where a shallow clone
    does not hold them all.
    """
    former = {number(path): set(paths[path]) if isinstance(paths, Mapping) else set[str]() for path in paths}
    if not former or not base:
        return Older({}, {})
    found = repository(root, base)
    zone = timezone(timedelta(minutes=offset))
    names = {*former, *(each for numbers in former.values() for each in numbers)}
    seen = list(events(_log(found, base, specs=_records(found, names)), found.own, zone))
    if found.shallow and cut_off(found, [each.commit.id for each in seen if each.commit]):
        raise NoHistory(say.SHALLOW.fill(rev=base[:10]), say.SHALLOW_FIX)
    last = files_in(tree_of(found, base), found.own, lambda path: number(path) in names)
    made = threads(
        seen, {}, {**dict.fromkeys((each.path for each in seen), ""), **last}, lambda name: former.get(name, ())
    )
    chosen: dict[str, Thread] = {}
    for path in paths:
        name = number(path)
        there = [each for each in made if each.path == path]
        gone = [each for each in made if not each.blob and number(each.path) == name]
        gone = gone or [each for each in made if not each.blob and number(each.path) in former[name]]
        moved = [each for each in made if elsewhere and each.blob and number(each.path) == name]
        for each in (there or moved or gone[-1:])[:1]:
            chosen[path] = each
    known = trees_of(found, ["HEAD", *_commits(chosen.values())], "schemas")
    here = known.pop("HEAD", "")
    blobs = texts_of(found, [link.blob for thread in chosen.values() for link in thread.links if link.blob])
    told = {}
    for path, thread in chosen.items():
        told[path] = tuple(
            Version(
                link.path, blobs.get(link.blob), link.commit, _other(known, link.commit.id if link.commit else "", here)
            )
            for link in thread.links[1:]
        )
    return Older(told, forms_of(found, {each.forms for versions in told.values() for each in versions}))


def story(root: Path, path: str, tree: Tree, offset: int = 480, former: Collection[str] = ()) -> tuple[Version, ...]:
    """Every committed version of one record, oldest first, through moves, new numbers (``former`` are the old
    ones) and merges; then what is not committed.

    Raises NoHistory.
    """
    found = repository(root)
    versions: list[Version] = []
    if found.commit:
        versions += older(root, found.commit, {path: former}, offset, elsewhere=True).versions.get(path, ())
    current = tree.files.get(path)
    if not versions or _same(versions[-1].raw) != _same(current):
        versions.append(Version(path, current))
    return tuple(versions)


# -- asking -------------------------------------------------------------------------------------------


def _ends(found: Repository, rev: str) -> tuple[str, str]:
    """The commit to compare with, and HEAD; both empty in a repository without commits."""
    head = repository(found.root).commit if rev != "HEAD" else found.commit
    if not head:
        return "", ""
    if not found.commit:
        if found.shallow:
            raise NoHistory(say.SHALLOW.fill(rev=rev), say.SHALLOW_FIX)
        raise NoHistory(say.NO_REVISION.fill(rev=rev), say.NO_REVISION_FIX)
    if found.commit == head:
        return head, head
    said = found.run("merge-base", found.commit, head, fine=(0, 1)).decode().strip()
    if not said:
        if found.shallow:
            raise NoHistory(say.SHALLOW.fill(rev=rev), say.SHALLOW_FIX)
        raise NoHistory(say.UNRELATED.fill(rev=rev), say.UNRELATED_FIX)
    return said, head


def _former(found: Repository, base: str, head: str) -> str | None:
    """Where the workspace lay at the revision, if it was moved as a whole since."""
    if not base or CONFIG in files_in(tree_of(found, base), found.own, CONFIG.__eq__):
        return None

    def places(commit: str) -> set[str]:
        said = found.run("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit)
        names = (name for name in decoded(said).split("\0") if name.rpartition("/")[2] == CONFIG)
        return {name.removesuffix(CONFIG) for name in names}

    gone = sorted(places(base) - (places(head) if head != base else {found.prefix}))
    return gone[0] if len(gone) == 1 else None


def _seen(
    found: Repository, base: str, head: str, tree: Tree, staged: bool, zone: timezone
) -> tuple[list[Event], dict[str, str], dict[str, str]]:
    """The events since the revision, and the blobs of the files that they touch, as of the revision and now."""
    specs = [f":(top,literal){place}{part}" for place in found.places for part in PARTS]
    seen: list[Event] = []
    net: dict[str, str] = {}
    if base and base != head:
        seen += events(_log(found, f"{base}..{head}", specs=specs), found.own, zone)
        if found.shallow and cut_off(found, [each.commit.id for each in seen if each.commit]):
            raise NoHistory(say.SHALLOW.fill(rev=base[:10]), say.SHALLOW_FIX)
        said = found.run("diff-tree", "-r", *RAW, base, head, "--", *specs)
        for each in events(said, found.own, zone):
            net[each.path] = each.was or net.get(each.path, "")  # gone from one place, come to another
    if found.merging and head:  # what the other side did step by step is no single change
        seen += events(_log(found, *found.merging, f"^{head}", specs=specs), found.own, zone)
    before = files_in(tree_of(found, head), found.own, _touches) if head else {}
    held = indexed(found, head, before)[0] if staged else on_disk_now(found, before, tree)
    for path in sorted({*before, *held}):
        if _touches(path) and before.get(path, "") != held.get(path, ""):
            seen.append(Event(None, path, before.get(path, ""), held.get(path, "")))
    touched = {each.path for each in seen}.union(net)  # a merge that follows one side is no event
    first = {path: net.get(path, before.get(path, "")) for path in touched} if base else {}
    return seen, first, {path: held.get(path, "") for path in touched}


def _log(found: Repository, *what: str, specs: Sequence[str]) -> bytes:
    return found.run(
        *("log", "--topo-order", "--reverse", "--full-history", "-c", "--no-show-signature", "--no-follow"),
        *(*RAW, _FORMAT, *what, "--", *specs),
    )


def _records(found: Repository, names: Collection[str]) -> list[str]:
    """What asks for the records of these numbers in every folder, however their names are composed."""
    spelt = {unicodedata.normalize(form, name) for name in names for form in ("NFC", "NFD")}
    top = f":(top,glob){_plain(found.prefix)}records"
    return [f"{top}/**/{_plain(each)}.yaml" for each in sorted(spelt)]


def _plain(name: str) -> str:
    """A name with nothing in it that a glob acts upon."""
    return "".join(f"\\{each}" if each in "*?[]\\" else each for each in name)


# -- telling ------------------------------------------------------------------------------------------


def _versions(
    thread: Thread, blobs: Mapping[str, bytes], tree: Tree, known: Mapping[str, str], base: str, here: str
) -> tuple[Version, ...]:
    """The thread with its texts: that of the revision first, that of the tree last."""
    start = thread.links[0]
    made = [Version(start.path, blobs.get(start.blob), None, _other(known, base, here))]
    for link in thread.links[1:]:
        raw = blobs.get(link.blob) if _kept(link, thread) else None
        made.append(Version(link.path, raw, link.commit, _other(known, link.commit.id if link.commit else "", here)))
    if thread.blob and thread.path in tree.files:  # as it stands there, and the commit it came with
        made[-1] = made[-1]._replace(raw=tree.files[thread.path])
    return tuple(made)


def _kept(link: Link, thread: Thread) -> bool:
    """Whether git holds the text."""
    return bool(link.blob) and (link.commit is not None or link is thread.links[0])


def _commits(made: Iterable[Thread]) -> list[str]:
    return [link.commit.id for thread in made for link in thread.links if link.commit is not None]


def _other(known: Mapping[str, str], commit: str, here: str) -> str:
    """The schemas of that time, if they are not those of HEAD."""
    tree = known.get(commit, here)
    return "" if tree == here else tree or "none"


def _touches(path: str) -> bool:
    return path.partition("/")[0] in PARTS and not hidden(path)


def _is_record(path: str) -> bool:
    return path.startswith("records/") and path.endswith(".yaml") and not hidden(path)


def _attached(path: str) -> bool:
    return path.startswith("attachments/")


def _same(raw: bytes | None) -> bytes | None:
    return raw.replace(b"\r\n", b"\n") if raw is not None else None


__all__ = ["NoHistory", "Repository", "any_staged", "index", "older", "repository", "since", "story"]
