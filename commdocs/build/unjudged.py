"""A check that finds nothing to judge where there is something: it must not look like a clean bill."""

from __future__ import annotations

import re
from collections.abc import Collection

from commdocs.build.load import file_problem
from commdocs.messages import Text
from commdocs.messages import build as say
from commdocs.model import ERROR, Problem, Tree

_SHOWN = 3
_LIKE_A_RECORD = re.compile(r"\.ya?ml(?![0-9A-Za-z])", re.IGNORECASE)  # x.yml, x.YAML, x.yaml.bak, x.yaml~


def nothing_judged(tree: Tree, paths: Collection[str] | None = None) -> list[Problem]:
    """What to say if none of the ``paths`` (all, if none are given) is a record, and some lie among the records."""
    read = {*tree.files, *tree.unread}
    chosen = read | tree.names if paths is None else set(paths)
    among = sorted(path for path in chosen if path.startswith("records/"))
    if not among or any(path in read for path in chosen if paths is not None or path.startswith("records/")):
        return []
    names = [path.rpartition("/")[2] for path in among]
    shown = Text.listed(names[:_SHOWN])
    words = (say.NO_RECORD_AMONG if len(names) <= _SHOWN else say.NO_RECORD_AMONG_MANY).fill(
        number=len(names), names=shown
    )
    folders = {path.rpartition("/")[0] for path in among}
    place = folders.pop() if len(folders) == 1 else "records"
    return [file_problem(place, "S01", ERROR, words, say.NO_RECORD_AMONG_FIX)]


def like_records(tree: Tree, paths: Collection[str]) -> set[str]:
    """Of the paths, those among the records that are none, though their names say that they were meant as such."""
    return {
        each for each in paths if each.startswith("records/") and each in tree.names and _LIKE_A_RECORD.search(each)
    }
