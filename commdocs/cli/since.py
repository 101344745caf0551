"""What changed since a revision, judged: the changed records, what they break elsewhere, and the history."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, time
from typing import NamedTuple

from commdocs import build, workspace
from commdocs.build import nearby
from commdocs.build import since as history
from commdocs.build.load import Loaded
from commdocs.cli.call import Call
from commdocs.cli.choosing import paths_named
from commdocs.model import Past, Problem, Tree
from commdocs.workspace import git


class Judged(NamedTuple):
    problems: list[Problem]
    records: int  # how many were judged
    fresh: frozenset[str] = frozenset()  # those that no commit has


def judged(call: Call, paths: tuple[str, ...], rev: str, staged: bool) -> Judged:
    """The workspace, or with ``staged`` the index, against ``rev``."""
    if staged and rev == "HEAD" and not git.any_staged(call.root):
        return Judged([], 0)
    tree = _staged(call) if staged else workspace.read(call.root, call.today)
    only = paths_named(call, tree, paths)
    moment = datetime.combine(call.today, time.min) if call.today else None
    offset = build.settings(tree).utc_offset
    past = git.since(call.root, rev, tree, staged, offset, moment)
    if past.trouble is not None:
        loaded = build.load(tree, only)
        return Judged([*history.problems_since(loaded, past), *_of(loaded.problems, only)], _count(tree, only))
    touched = {thread[-1].path for thread in past.threads if thread[-1].path in tree.files}
    concerned = None if past.ground else _concerned(tree, past, touched)
    loaded = _loaded(tree, past, touched, concerned)
    try:
        told = history.problems_since(loaded, past, lambda paths: git.older(call.root, past.base, paths, offset))
    except git.NoHistory as reason:
        told = history.problems_since(loaded, replace(past, trouble=reason.finding))
    odd = build.like_records(tree, past.touched) | (tree.unread.keys() & past.touched)
    found = [*_of(loaded.problems, None if concerned is None else concerned | odd), *told]
    if concerned is not None:
        found = _new(found, loaded, past, concerned - touched)
    if not touched and not told:
        found += build.nothing_judged(tree, odd)
    if only is not None:
        gone = past.paths - touched
        found = [each for each in found if each.path in only or each.path in gone or each.rule in build.BROKEN]
    found.sort(key=Problem.order)
    fresh = frozenset(thread[-1].path for thread in past.threads if thread[0].raw is None)
    return Judged(found, len(touched) if concerned is not None else _count(tree, only), fresh)


def _staged(call: Call) -> Tree:
    try:
        return git.index(call.root, call.today)
    except git.NoHistory:  # told when the history is asked for
        return workspace.read(call.root, call.today)


def _concerned(tree: Tree, past: Past, touched: set[str]) -> set[str] | None:
    """The records to judge: the changed ones, and those that name them. None: all, when it is many."""
    names = {nearby.stem(path) for path in past.paths} | set(past.evidence)
    names |= {path.rpartition("/")[2] for path in past.evidence}  # a path may be told from the record's own folder
    if len(names) > nearby.MOST:
        return None
    return {*touched, *nearby.mentioning(tree, names)}


def _loaded(tree: Tree, past: Past, touched: set[str], concerned: set[str] | None) -> Loaded:
    if concerned is None:
        return build.load(tree)
    loaded = build.load(nearby.nearby(tree, concerned, past.paths - touched), concerned)
    if any(each.path in concerned for each in loaded.problems):
        return build.load(tree, concerned)
    return loaded


def _new(found: list[Problem], loaded: Loaded, past: Past, others: set[str]) -> list[Problem]:
    """The problems without those of unchanged records that were there before."""
    if not any(each.path in others for each in found):
        return found
    files = {path: raw for path, raw in loaded.tree.files.items() if path not in past.paths}
    files |= {thread[0].path: thread[0].raw for thread in past.threads if thread[0].raw is not None}
    digest = lambda path: "" if path in past.evidence else loaded.tree.digest(path)  # noqa: E731 - as it was then
    then = replace(loaded.tree, files=files, names=loaded.tree.names | past.lost, digest=digest)
    old = build.load(then, set(others))
    known = {(each.path, each.rule, each.field, each.message) for each in old.problems}
    return [
        each
        for each in found
        if each.path not in others or (each.path, each.rule, each.field, each.message) not in known
    ]


def _of(problems: list[Problem], only: Collection[str] | None) -> list[Problem]:
    return [each for each in problems if only is None or each.path in only or each.rule in build.BROKEN]


def _count(tree: Tree, only: Collection[str] | None) -> int:
    return sum(only is None or path in only for path in tree.records)
