"""What git knows of a workspace, as plain values. This and ``repository`` are the only code that talks to git.

Few processes, whatever the size of the repository: one for what is asked about, one for the commits of
the range, one for what HEAD holds, one for all texts. Paths are those of the workspace, in NFC; git is asked
by number, by blob, or by the name that it told itself. The repository may begin above the workspace.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from commdocs.messages import history as say
from commdocs.model import Older, Past, Tree, Unread, Version
from commdocs.workspace.evidence import digest_of
from commdocs.workspace.ranges import FILES, LINK, Event, Link, Thread, events, listed, number, threads
from commdocs.workspace.reading import CONFIG, hidden, is_read, laid_under, shipped_schemas
from commdocs.workspace.repository import (
    NoHistory,
    Repository,
    cut_off,
    decoded,
    repository,
    run,
    texts_of,
    trees_of,
)

_PARTS = ("records", "schemas", "calendar", "attachments", CONFIG)
_FORMAT = "--format=%x01%H%x00%an%x00%ae%x00%ct%x00%s"
_RAW = ("--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-relative")
_INDEX = ("diff-index", "--cached", "--ita-invisible-in-index", "--ignore-submodules=all")


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
        forms = _forms(found, [*known.values(), "none"]) if known else {}
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
    last = _files(_tree(found, base), found.own, lambda path: number(path) in names)
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
    return Older(told, _forms(found, {each.forms for versions in told.values() for each in versions}))


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


def any_staged(root: Path) -> bool:
    """Whether the next commit holds anything that is checked, or ends a merge; True also where git cannot tell."""
    try:
        run(root, *_INDEX, "--quiet", "--no-ext-diff", "HEAD", "--", *_PARTS)
    except NoHistory:
        return True
    return bool(repository(root).merging)


def index(root: Path, today: date | None) -> Tree:
    """The workspace as the index holds it: what a commit is about to be. Raises NoHistory."""
    found = repository(root)
    entries, links, unsettled = _indexed(found, found.commit)
    own = {path: blob for path, blob in entries.items() if _wanted(path)}
    texts = texts_of(found, [*own.values(), *(blob for path, blob in links.items() if _wanted(path))])
    for path, blob in links.items():  # the text of a link is where it leads to
        target = normpath(join(dirname(path), texts.get(blob, b"/").decode(errors="replace")))
        if target in own and _wanted(path):
            own[path] = own[target]
    names = frozenset(path for path in entries if path not in own and not hidden(path))
    tree = laid_under(root, {path: texts[blob] for path, blob in own.items()}, today, names)
    held = cache(lambda path: digest_of(texts_of(found, [entries[path]])[entries[path]]) if path in entries else "")
    return replace(
        tree, digest=held, unread={path: Unread(say.UNMERGED, say.UNMERGED_FIX) for path in unsettled if _wanted(path)}
    )


def _wanted(path: str) -> bool:
    return is_read(path) and not path.startswith("templates/") and not hidden(path)


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
    if not base or CONFIG in _files(_tree(found, base), found.own, CONFIG.__eq__):
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
    specs = [f":(top,literal){place}{part}" for place in found.places for part in _PARTS]
    seen: list[Event] = []
    net: dict[str, str] = {}
    if base and base != head:
        seen += events(_log(found, f"{base}..{head}", specs=specs), found.own, zone)
        if found.shallow and cut_off(found, [each.commit.id for each in seen if each.commit]):
            raise NoHistory(say.SHALLOW.fill(rev=base[:10]), say.SHALLOW_FIX)
        said = found.run("diff-tree", "-r", *_RAW, base, head, "--", *specs)
        for each in events(said, found.own, zone):
            net[each.path] = each.was or net.get(each.path, "")  # gone from one place, come to another
    if found.merging and head:  # what the other side did step by step is no single change
        seen += events(_log(found, *found.merging, f"^{head}", specs=specs), found.own, zone)
    before = _files(_tree(found, head), found.own, _touches) if head else {}
    held = _indexed(found, head, before)[0] if staged else _on_disk(found, before, tree)
    for path in sorted({*before, *held}):
        if _touches(path) and before.get(path, "") != held.get(path, ""):
            seen.append(Event(None, path, before.get(path, ""), held.get(path, "")))
    touched = {each.path for each in seen}.union(net)  # a merge that follows one side is no event
    first = {path: net.get(path, before.get(path, "")) for path in touched} if base else {}
    return seen, first, {path: held.get(path, "") for path in touched}


def _on_disk(found: Repository, before: Mapping[str, str], tree: Tree) -> dict[str, str]:
    """Path and blob of what the workspace holds, where git sees the blob in HEAD if it is the same."""
    held = {path: before.get(path) or "there" for path in tree.names if path in before or path.startswith("records/")}
    for path, raw in tree.files.items():
        if path in before or not path.startswith("schemas/") or (found.root / path).exists():  # else it is shipped
            held[path] = _blob(raw, before.get(path, ""))
    for path in before:  # there, but it cannot be read
        if any(path == each or path.startswith(f"{each}/") for each in tree.unread):
            held[path] = before[path]
    return held


def _indexed(
    found: Repository, head: str, before: Mapping[str, str] | None = None
) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Path and blob of the files that the next commit will hold, of the links, and the files whose conflict is not
    settled. A file that is only announced (``git add -N``) is no part of it."""
    held = list(listed(_tree(found, head), found.own)) if head and before is None else []
    entries = {path: blob for path, mode, blob in held if mode in FILES}
    links = {path: blob for path, mode, blob in held if mode == LINK}
    entries.update(before or {})
    unsettled: set[str] = set()
    said = found.run(*_INDEX, *_RAW, head or _empty(found))
    words = decoded(said).split("\0")
    pairs = zip(words[0::2], words[1::2], strict=False)
    for about, name in sorted(pairs, key=lambda pair: not pair[0].endswith("D")):  # gone from one place first
        path = found.own(name)
        if path is None:
            continue
        _, mode, _, blob, mark = about.split(" ")
        entries.pop(path, None)
        links.pop(path, None)
        if mark == "U":
            unsettled.add(path)
        elif mode in FILES:
            entries[path] = blob
        elif mode == LINK:
            links[path] = blob
    return entries, links, unsettled


def _empty(found: Repository) -> str:
    """The name of the tree without files."""
    return found.run("hash-object", "-t", "tree", "--stdin", given=b"").decode().strip()


def _tree(found: Repository, commit: str) -> bytes:
    return found.run("ls-tree", "-r", "-z", "--full-tree", commit, *(found.places if all(found.places) else ()))


def _files(said: bytes, own: Callable[[str], str | None], wanted: Callable[[str], bool]) -> dict[str, str]:
    """Path and blob of the files that ``git ls-tree`` tells of."""
    return {path: blob for path, mode, blob in listed(said, own) if mode in FILES and wanted(path)}


def _log(found: Repository, *what: str, specs: Sequence[str]) -> bytes:
    return found.run(
        *("log", "--topo-order", "--reverse", "--full-history", "-c", "--no-show-signature", "--no-follow"),
        *(*_RAW, _FORMAT, *what, "--", *specs),
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


def _forms(found: Repository, trees: Iterable[str]) -> dict[str, dict[str, bytes]]:
    """All schemas by the name of the tree that holds the workspace's own; the standard set is laid under them."""
    wanted = {each for each in trees if each}
    if not wanted:
        return {}
    standard = shipped_schemas()
    made = {"none": standard}
    for tree in wanted - {"none"}:
        said = found.run("ls-tree", "-r", "-z", "--full-tree", tree)
        blobs = _files(said, lambda name: f"schemas/{name}", lambda path: path.endswith(".yaml"))
        texts = texts_of(found, blobs.values())
        made[tree] = {**standard, **{path: texts[blob] for path, blob in blobs.items()}}
    return made


def _touches(path: str) -> bool:
    return path.partition("/")[0] in _PARTS and not hidden(path)


def _is_record(path: str) -> bool:
    return path.startswith("records/") and path.endswith(".yaml") and not hidden(path)


def _attached(path: str) -> bool:
    return path.startswith("attachments/")


def _blob(raw: bytes, like: str) -> str:
    """The name that git would give to the bytes; ``like`` where only the line ends differ."""
    make = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    name = make(b"blob %d\0" % len(raw) + raw).hexdigest()
    if name == like or not like or b"\r" not in raw:
        return name
    plain = raw.replace(b"\r\n", b"\n")
    return like if make(b"blob %d\0" % len(plain) + plain).hexdigest() == like else name


def _same(raw: bytes | None) -> bytes | None:
    return raw.replace(b"\r\n", b"\n") if raw is not None else None


__all__ = ["NoHistory", "Repository", "any_staged", "index", "older", "repository", "since", "story"]
