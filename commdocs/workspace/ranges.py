"""git's own account of a range of commits → chains of versions, a file followed through its renames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timezone
from typing import NamedTuple

from commdocs.model import Commit, Tree

Link = tuple[str, str, Commit | None]  # path, blob ("" if the file is not there, or not committed), commit
_GONE = "0" * 40


class Change(NamedTuple):
    """One file in one commit. ``mark`` is git's letter: A, M, D, R (renamed), C (copied), T."""

    mark: str
    before: str
    path: str
    blob: str

    def within(self, own: Callable[[str], str | None]) -> Change | None:
        """The same with the workspace's paths; a move across its border is a file added or deleted."""
        before, path = own(self.before), own(self.path)
        if path is None:
            return None if before is None or self.mark != "R" else Change("D", before, before, "")
        return self._replace(path=path, before=before) if before else self._replace(mark="A", before=path, path=path)


def commits(said: bytes, zone: timezone) -> Iterator[tuple[Commit, list[Change]]]:
    """What ``git log --raw -z`` says, or ``git diff --raw -z`` (as one commit without a name)."""
    words = said.decode(errors="surrogateescape").split("\0")
    commit = Commit("", "", "", datetime.min)
    changes: list[Change] = []
    at = 0
    while at < len(words):
        word = words[at].lstrip("\n")
        at += 1
        if word.startswith("\x01"):
            if commit.id:
                yield commit, changes
            author, email, seconds, subject = (each.encode(errors="replace").decode() for each in words[at : at + 4])
            moment = datetime.fromtimestamp(int(seconds), zone).replace(tzinfo=None)
            commit, changes = Commit(word[1:], author, email, moment, subject), []
            at += 4
        elif word.startswith(":"):
            parents = len(word) - len(word.lstrip(":"))
            about = word.lstrip(":").split(" ")
            mark, blob = about[-1], about[2 * parents + 1]
            gone = blob == _GONE and mark[0] == "D"
            if parents > 1:
                changes.append(Change("D" if set(mark) == {"D"} else "M", words[at], words[at], "" if gone else blob))
                at += 1
            elif mark[0] in "RC":
                changes.append(Change(mark[0], words[at], words[at + 1], blob))
                at += 2
            else:
                changes.append(Change(mark[0], words[at], words[at], "" if mark[0] == "D" else blob))
                at += 1
    if commit.id or changes:
        yield commit, changes


def chained(seen: Iterable[tuple[Commit | None, Sequence[Change]]], tree: Tree) -> dict[str, list[Link]]:
    """Path now, or where it was last → its chain. The first link names the path as of the base."""
    chains: dict[str, list[Link]] = {}
    for commit, changes in seen:
        for change in changes:
            if not change.path.endswith(".yaml") or change.path.startswith("attachments/"):
                continue
            if change.mark == "R":
                chain = chains.pop(change.before, None) or [(change.before, "", None)]
                held = chains.get(change.path)
                chains[change.path] = [*(held if held and len(held) > len(chain) else chain)]
            chain = chains.setdefault(change.path, [(change.path, "", None)])
            chain.append((change.path, "" if change.mark == "D" else change.blob, commit))
    return _rejoined(chains, tree)


def _rejoined(chains: dict[str, list[Link]], tree: Tree) -> dict[str, list[Link]]:
    """A file that is gone and one of the same name that came elsewhere are one that moved, also where git
    saw no rename; so is one that is not committed yet and has most lines of one that is gone."""
    gone = [path for path in chains if path not in tree.files]
    fresh = [path for path in chains if path in tree.files and chains[path][0][0] == path]
    for path in gone:
        name = path.rpartition("/")[2]
        heir = next((each for each in fresh if each.rpartition("/")[2] == name), None)
        if heir is not None:
            came = chains.pop(heir)
            chains[heir] = [*chains.pop(path)[:-1], *came[1:]]
            fresh.remove(heir)
    return chains
