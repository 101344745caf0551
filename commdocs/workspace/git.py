"""What git knows of a workspace, as plain values. This and ``repository`` are the only code that talks to git.

Few processes, whatever the size of the repository: one for what is asked about, one for the commits of
the range, one for what is not committed, one for all texts. Paths are those of the workspace, in NFC;
the repository may begin above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from posixpath import dirname, join, normpath

from commdocs.messages import history as say
from commdocs.model import Commit, Past, Tree, Version
from commdocs.workspace.ranges import Change, chained, commits
from commdocs.workspace.reading import CONFIG, is_read, laid_under
from commdocs.workspace.repository import NoHistory, Repository, cut_off, repository, run, texts_of

_PARTS = ("records", "schemas", "calendar", "attachments", CONFIG)
_FEW = 10  # files whose commits are looked up one by one
_EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # git's tree without files
_FORMAT = "--format=%x01%H%x00%an%x00%ae%x00%ct%x00%s"
_RAW = ("--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv")


def since(
    root: Path, rev: str, tree: Tree, staged: bool = False, offset: int = 480, now: datetime | None = None
) -> Past:
    """The versions of every record and schema that changed since ``rev`` (its merge base with HEAD).

    ``tree`` is what is checked: the files of the workspace or, with ``staged``, of the index. ``offset`` is
    the workspace's zone in minutes. What stands in the way is told in the Past's ``trouble``.
    """
    zone = timezone(timedelta(minutes=offset))
    now = now or datetime.now(zone).replace(tzinfo=None)
    try:
        found = repository(root, rev)
        base, head = _ends(found, rev)
        files, lost = _files(found, base, head, tree, staged, zone)
    except NoHistory as reason:
        return Past(now=now, trouble=reason.finding)
    records = {path: versions for path, versions in files.items() if path.startswith("records/")}
    forms = any(path.startswith("schemas/") for path in files)
    ground = len(records) < len(files)
    return Past(base, records, {}, _schemas(found, base) if forms and base else {}, ground, lost, now)


def older(root: Path, base: str, paths: Iterable[str], offset: int = 480) -> dict[str, tuple[Version, ...]]:
    """The versions up to the commit ``base`` of each file, oldest first, whatever folder it was in.

    Raises NoHistory where a shallow clone does not hold them all.
    """
    wanted = {path.rpartition("/")[2]: path for path in paths}
    if not wanted or not base:
        return {}
    found = repository(root, base)
    zone = timezone(timedelta(minutes=offset))
    seen: list[tuple[Commit, list[Change]]] = []
    if len(wanted) <= _FEW:
        for known in wanted.values():
            seen += _followed(found, base, known, zone)
    else:  # one walk that looks at every folder of every commit
        specs = [f":(top,glob){found.prefix}records/**/{_plain(name)}" for name in wanted]
        seen += commits(_log(found, base, specs=specs), zone)
    if found.shallow and cut_off(found, [commit.id for commit, _ in seen]):
        raise NoHistory(say.SHALLOW.fill(rev=base[:10]), say.SHALLOW_FIX)
    blobs = texts_of(found, [change.blob for _, changes in seen for change in changes if change.blob])
    told: dict[str, list[Version]] = {}
    for commit, changes in seen:
        for change in changes:
            path = found.own(change.path)
            key = wanted.get((path or "").rpartition("/")[2])
            if path is not None and key is not None and change.blob:
                told.setdefault(key, []).append(Version(path, blobs.get(change.blob), commit))
    return {path: tuple(versions) for path, versions in told.items()}


def story(root: Path, path: str, tree: Tree, offset: int = 480) -> tuple[Version, ...]:
    """Every committed version of one file, oldest first, followed through renames; then what is not committed.

    Raises NoHistory.
    """
    found = repository(root)
    zone = timezone(timedelta(minutes=offset))
    seen: list[tuple[Commit, list[Change]]] = []
    if found.commit:
        seen = _followed(found, "HEAD", path, zone)
    blobs = texts_of(found, [change.blob for _, changes in seen for change in changes if change.blob])
    versions = [
        Version(found.own(change.path) or change.path, blobs.get(change.blob), commit)
        for commit, changes in seen
        for change in changes
    ]
    current = tree.files.get(path)
    if not versions or _same(versions[-1].raw) != _same(current):
        versions.append(Version(path, current))
    return tuple(versions)


def any_staged(root: Path) -> bool:
    """Whether the next commit holds anything that is checked; True also where git cannot tell."""
    try:
        run(root, "diff-index", "--cached", "--quiet", "HEAD", "--", *_PARTS)
    except NoHistory:
        return True
    return False


def index(root: Path, today: date | None) -> Tree:
    """The workspace as the index holds it: what a commit is about to be. Raises NoHistory."""
    found = repository(root)
    names: set[str] = set()
    blobs: dict[str, str] = {}
    links: dict[str, str] = {}
    for line in found.run("ls-files", "-s", "-z", "--full-name").decode(errors="surrogateescape").split("\0"):
        about, _, name = line.partition("\t")
        path = found.own(name) if about else None
        if path is None or about.startswith("160000") or path.startswith(("output/", ".")):
            continue
        if is_read(path) and not path.startswith("templates/"):
            (links if about.startswith("120000") else blobs)[path] = about.split(" ")[1]
        else:
            names.add(path)
    texts = texts_of(found, [*blobs.values(), *links.values()])
    for path, link in links.items():  # the text of a link is where it leads to
        target = normpath(join(dirname(path), texts.get(link, b"/").decode(errors="replace")))
        if target in blobs:
            blobs[path] = blobs[target]
    own = {path: texts[blob] for path, blob in blobs.items() if blob in texts}
    return laid_under(root, own, today, frozenset(names))


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


def _files(
    found: Repository, base: str, head: str, tree: Tree, staged: bool, zone: timezone
) -> tuple[dict[str, tuple[Version, ...]], frozenset[str]]:
    specs = [f":(top,literal){found.prefix}{part}" for part in _PARTS]
    seen: list[tuple[Commit | None, list[Change]]] = []
    if base and base != head:
        seen += commits(_log(found, f"{base}..{head}", specs=specs), zone)
        if found.shallow and cut_off(found, [commit.id for commit, _ in seen if commit]):
            raise NoHistory(say.SHALLOW.fill(rev=base[:10]), say.SHALLOW_FIX)
    if found.merging and head:  # what the other side did step by step is no single change
        seen += commits(_log(found, *found.merging, f"^{head}", specs=specs), zone)
    words = ("diff-index", "--cached") if staged else ("diff",)
    said = found.run(*words, *_RAW, head or _EMPTY, "--", *specs)
    seen += [(None, changes) for _, changes in commits(said, zone)]
    if not staged:
        said = found.run("ls-files", "-o", "-z", "--full-name", "--exclude-standard", "--", *specs)
        names = said.decode(errors="surrogateescape").split("\0")
        seen.append((None, [Change("A", name, name, "") for name in names if name]))
    own = [
        (commit, [each for change in changes if (each := change.within(found.own)) is not None])
        for commit, changes in seen
    ]
    there = tree.names.union(tree.files)
    touched = {path for _, changes in own for change in changes for path in (change.before, change.path)}
    lost = frozenset(path for path in touched - there if path.startswith("attachments/"))
    return _filled(found, base, chained(own, tree), tree), lost


def _filled(
    found: Repository, base: str, chains: Mapping[str, Sequence[tuple[str, str, Commit | None]]], tree: Tree
) -> dict[str, tuple[Version, ...]]:
    """The chains with their texts: that of the base first, that of the tree last."""
    asked = {f"{base}:{found.prefix}{chain[0][0]}" for chain in chains.values() if base}
    blobs = texts_of(
        found, [*asked, *(blob for chain in chains.values() for _, blob, commit in chain if commit and blob)]
    )
    files = {}
    for path, chain in chains.items():
        first = chain[0][0]
        versions = [Version(first, blobs.get(f"{base}:{found.prefix}{first}"))]
        for where, blob, commit in chain[1:]:
            raw = blobs.get(blob) if commit else tree.files.get(where)
            versions.append(Version(where, raw, commit))
        if path in tree.files and versions[-1].commit is not None:
            last = versions.pop()  # committed as it stands: the tree's bytes, and the commit they came with
            versions.append(Version(path, tree.files[path], last.commit))
        if len(versions) > 1:
            files[path] = tuple(versions)
    return files


def _schemas(found: Repository, base: str) -> dict[str, bytes]:
    """The workspace's own schemas as of the commit."""
    said = found.run("ls-tree", "-r", "-z", "--full-tree", base, "--", f"{found.prefix}schemas/")
    blobs: dict[str, str] = {}
    for line in said.decode(errors="surrogateescape").split("\0"):
        about, _, name = line.partition("\t")
        path = found.own(name) if about else None
        if path and path.endswith(".yaml"):
            blobs[path] = about.split(" ")[2]
    texts = texts_of(found, blobs.values())
    return {path: texts[blob] for path, blob in blobs.items() if blob in texts}


def _followed(found: Repository, what: str, path: str, zone: timezone) -> list[tuple[Commit, list[Change]]]:
    """The commits of one file, oldest first, through its renames. Where git takes its beginning for a copy of a
    file that is still there, as forms are alike, it is a beginning."""
    said = found.run("log", "--follow", *_RAW, _FORMAT, what, "--", f":(top,literal){found.prefix}{path}")
    seen: list[tuple[Commit, list[Change]]] = []
    for commit, changes in commits(said, zone):
        seen.append((commit, changes))
        if any(change.mark == "C" for change in changes):
            break
    return seen[::-1]


def _log(found: Repository, *what: str, specs: Sequence[str]) -> bytes:
    return found.run(
        *("log", "--topo-order", "--reverse", "--full-history", "-c", "--no-show-signature"),
        *(*_RAW, _FORMAT, *what, "--", *specs),
    )


def _plain(name: str) -> str:
    """A file's name with nothing in it that a glob acts upon."""
    return "".join(f"\\{each}" if each in "*?[]\\" else each for each in name)


def _same(raw: bytes | None) -> bytes | None:
    return raw.replace(b"\r\n", b"\n") if raw is not None else None


__all__ = ["NoHistory", "Repository", "any_staged", "index", "older", "repository", "since", "story"]
