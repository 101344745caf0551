"""What a commit, the index and the disk hold of a workspace: path by path, and the blob of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from commdocs.messages import history as say
from commdocs.model import Tree, Unread
from commdocs.workspace.evidence import digest_of
from commdocs.workspace.ranges import FILES, LINK, listed
from commdocs.workspace.reading import CONFIG, hidden, is_read, laid_under, shipped_schemas
from commdocs.workspace.repository import NoHistory, Repository, decoded, repository, run, texts_of

PARTS = ("records", "schemas", "calendar", "attachments", CONFIG)
RAW = ("--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-relative")
_INDEX = ("diff-index", "--cached", "--ita-invisible-in-index", "--ignore-submodules=all")


def any_staged(root: Path) -> bool:
    """Whether the next commit holds anything that is checked, or ends a merge; True also where git cannot tell."""
    try:
        run(root, *_INDEX, "--quiet", "--no-ext-diff", "HEAD", "--", *PARTS)
    except NoHistory:
        return True
    return bool(repository(root).merging)


def index(root: Path, today: date | None) -> Tree:
    """The workspace as the index holds it: what a commit is about to be. Raises NoHistory."""
    found = repository(root)
    entries, links, unsettled = indexed(found, found.commit)
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


def on_disk_now(found: Repository, before: Mapping[str, str], tree: Tree) -> dict[str, str]:
    """Path and blob of what the workspace holds, where git sees the blob in HEAD if it is the same."""
    held = {path: before.get(path) or "there" for path in tree.names if path in before or path.startswith("records/")}
    for path, raw in tree.files.items():
        if path in before or not path.startswith("schemas/") or (found.root / path).exists():  # else it is shipped
            held[path] = _blob(raw, before.get(path, ""))
    for path in before:  # there, but it cannot be read
        if any(path == each or path.startswith(f"{each}/") for each in tree.unread):
            held[path] = before[path]
    return held


def indexed(
    found: Repository, head: str, before: Mapping[str, str] | None = None
) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Path and blob of the files that the next commit will hold, of the links, and the files whose conflict is not
    settled. A file that is only announced (``git add -N``) is no part of it."""
    held = list(listed(tree_of(found, head), found.own)) if head and before is None else []
    entries = {path: blob for path, mode, blob in held if mode in FILES}
    links = {path: blob for path, mode, blob in held if mode == LINK}
    entries.update(before or {})
    unsettled: set[str] = set()
    said = found.run(*_INDEX, *RAW, head or _empty(found))
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


def tree_of(found: Repository, commit: str) -> bytes:
    return found.run("ls-tree", "-r", "-z", "--full-tree", commit, *(found.places if all(found.places) else ()))


def files_in(said: bytes, own: Callable[[str], str | None], wanted: Callable[[str], bool]) -> dict[str, str]:
    """Path and blob of the files that ``git ls-tree`` tells of."""
    return {path: blob for path, mode, blob in listed(said, own) if mode in FILES and wanted(path)}


def forms_of(found: Repository, trees: Iterable[str]) -> dict[str, dict[str, bytes]]:
    """All schemas by the name of the tree that holds the workspace's own; the standard set is laid under them."""
    wanted = {each for each in trees if each}
    if not wanted:
        return {}
    standard = shipped_schemas()
    made = {"none": standard}
    for tree in wanted - {"none"}:
        said = found.run("ls-tree", "-r", "-z", "--full-tree", tree)
        blobs = files_in(said, lambda name: f"schemas/{name}", lambda path: path.endswith(".yaml"))
        texts = texts_of(found, blobs.values())
        made[tree] = {**standard, **{path: texts[blob] for path, blob in blobs.items()}}
    return made


def _empty(found: Repository) -> str:
    """The name of the tree without files."""
    return found.run("hash-object", "-t", "tree", "--stdin", given=b"").decode().strip()


def _blob(raw: bytes, like: str) -> str:
    """The name that git would give to the bytes; ``like`` where only the line ends differ."""
    make = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    name = make(b"blob %d\0" % len(raw) + raw).hexdigest()
    if name == like or not like or b"\r" not in raw:
        return name
    plain = raw.replace(b"\r\n", b"\n")
    return like if make(b"blob %d\0" % len(plain) + plain).hexdigest() == like else name
