"""What all commands that change records have in common: which record is meant, and the change carried out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from commdocs import build, history, kinds, workspace
from commdocs.build import Loaded, log, nearby
from commdocs.build.items import item
from commdocs.build.names import safe
from commdocs.build.proposal import Asked, Draft, Proposal, propose
from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.cli.choosing import record_named, whole_number
from commdocs.cli.usage import Faulty, Wrong
from commdocs.facts.labels import label
from commdocs.facts.obligations import Obligation, obligations
from commdocs.fields.words import BOUND
from commdocs.messages import Text, renumbering
from commdocs.messages import setting as say
from commdocs.model import ERROR, Edit, Field, Finding, Kind, Older, Record, Tree
from commdocs.workspace import Changed, Rewrite, attaching, git, remembering

NO_COPIES: Mapping[str, Path] = {}


class Target(NamedTuple):
    """What the words after a command name: a record, perhaps an entry in it, and what was read for it."""

    tree: Tree
    loaded: Loaded  # of that record alone
    record: Record
    entry: str = ""  # the path of an entry: actions[7]


def target(call: Call, name: str, project: str = "", tree: Tree | None = None) -> Target:
    """The record by number, former number or file; ``#A8`` behind it means an entry. ``project`` tells two apart.

    ``tree`` is what was read for another record of the same change.

    Raises Wrong where there is none or the number stands twice, Faulty where it cannot be read.
    """
    tree = tree or workspace.read(call.root, call.today)
    number, hash_, inner = name.partition("#")
    path = _in_project(tree, number, project) if project else _file(call, tree, number)
    number = number if path else _whole(tree, number)
    loaded = build.load(nearby.alone(tree, nearby.stem(path) if path else number), ())
    broken = [each for each in loaded.problems if each.rule in build.BROKEN and each.severity == ERROR]
    if broken:
        raise Faulty(broken)
    if path:
        record = next((each for each in loaded.corpus.records if each.path == path), None)
    else:
        record = None if _unread(loaded, number) else _only(record_named(loaded.corpus, number), loaded)
    if record is None:
        path = path or _unread(loaded, number)
        raise Faulty([each for each in build.load(tree, {path}).problems if each.path == path])
    if not hash_:
        return Target(tree, loaded, record)
    entry = item(record, inner.strip())
    if isinstance(entry, Finding):
        raise Wrong(entry.message, entry.hint)
    return Target(tree, loaded, record, entry)


def obligation(found: Target) -> tuple[Obligation | None, Loaded]:
    """The obligation of which the entry is one place, with the records that it was told from; None where it stands
    there alone."""
    names = (found.record.id, *(found.record.data.get("legacy_ids") or ()))
    loaded = build.load(nearby.tied(found.tree, names, found.record.path), ())
    record = next((each for each in loaded.corpus.records if each.path == found.record.path), found.record)
    return obligations(loaded.corpus).of(record, found.entry), loaded


def newest(call: Call, found: Target, having: str = "status") -> Target:
    """Where the item stands now, told if that is another record: its newest place that has the field ``having``."""
    if not found.entry:
        return found
    whole, loaded = obligation(found)
    places = [each for each in (whole.members if whole is not None else ()) if having in each.field.fields]
    if whole is None or not places:
        return found
    at = whole.ended or places[-1]
    if at.record.path != found.record.path:
        asked = next(each.number for each in whole.members if each.record.path == found.record.path)
        call.tell(say.CARRIED_ON.fill(item=asked, now=at.number))
    return Target(found.tree, loaded, at.record, at.place.path)


def _file(call: Call, tree: Tree, word: str) -> str:
    """The record's path, if that is what the word is; empty if it is a number."""
    places = (workspace.relative(call.root, each) for each in (Path(word), call.root / word))
    return next((each for each in places if each and each.startswith("records/") and each in tree.files), "")


def _whole(tree: Tree, number: str) -> str:
    """The number that is meant where only its end was typed."""
    numbers = {nearby.stem(each) for each in tree.all_records}
    return number if number in numbers else whole_number(numbers, number) or number


def found_file(call: Call, tree: Tree, word: str) -> str:
    """The one file that a path or a number names, whether or not it can be read; empty if there is none."""
    whole = _file(call, tree, word) or _whole(tree, word)
    paths = [each for each in tree.all_records if each == whole or nearby.stem(each) == whole]
    return paths[0] if len(paths) == 1 else ""


def _in_project(tree: Tree, number: str, project: str) -> str:
    """The record of that number in the project's folder."""
    paths = sorted(path for path in tree.files if path.startswith("records/") and nearby.stem(path) == number)
    here = [path for path in paths if path.split("/")[1] == project]
    if not here:
        message = renumbering.NO_SUCH_PROJECT.fill(project=project, id=number)
        known = Text.listed(paths)
        raise Wrong(message, renumbering.NO_SUCH_PROJECT_FIX.fill(paths=known) if paths else None)
    return here[0]


def _unread(loaded: Loaded, number: str) -> str:
    """The file of that number that came to no record, if there is no other."""
    paths = [path for path in loaded.tree.records if nearby.stem(path) == number]
    return "" if len(loaded.corpus.by_id.get(number, ())) or not paths else paths[0]


def _only(record: Record, loaded: Loaded) -> Record:
    same = sorted(each.path for each in loaded.corpus.records if each.id == record.id)
    if len(same) > 1:
        names = Text.listed(same)
        raise Wrong(say.TWICE.fill(id=record.id, paths=names), say.TWICE_FIX.fill(path=same[0], id=record.id))
    return record


def carry_out(
    call: Call,
    tree: Tree,
    asked: Sequence[Asked],
    dry: bool = False,
    lasting: bool = True,
    copies: Mapping[str, Path] = NO_COPIES,
) -> int:
    """Proposes the change; writes and shows it, or says why not. Gives the exit status; ``dry`` only shows. What is
    not ``lasting`` is not kept for ``undo``; ``copies`` are files put into the workspace with it."""
    made = proposed(call, tree, asked)
    if made.refused:
        for line in problems.lines(made.refused, call):
            call.warn(line)
        call.warn(say.REFUSED.fill(path=call.joined(each.path for each in made.drafts)))
        return 1
    if not made.drafts:
        call.tell(say.NOTHING.fill(id=call.joined(each.record.id for each in asked)))
        return 0
    if not dry:
        for path, file in copies.items():
            attaching.copied(call.root, path, file)
            call.tell(say.COPIED.fill(file=file, path=path))
    return finish(call, made, dry, lasting)


def proposed(call: Call, tree: Tree, asked: Sequence[Asked]) -> Proposal:
    """The change, judged also by what git remembers. Raises Wrong where it cannot be put into the text."""
    made = propose(tree, asked, lambda paths: _older(call, paths, tree))
    if made.impossible is not None:
        raise Wrong(made.impossible.message, made.impossible.hint)
    return made


def finish(call: Call, made: Proposal, dry: bool = False, lasting: bool = True) -> int:
    """Writes a change that nothing forbids, and shows it; ``dry`` only shows. Gives the exit status."""
    if not dry and not _written(call, made, lasting):
        return 1
    for draft in made.drafts:
        for line in _shown(draft, made, call):
            call.tell(line)
    for draft in made.drafts:
        call.out(draft.to)
    for words in problems.lines([each for each in made.problems if each.severity != ERROR], call):
        call.tell(words)
    if dry:
        call.tell(say.DRY)
    return 0


def filed(call: Call, found: Target, edits: Iterable[Edit]) -> tuple[list[Edit], Tree, dict[str, Path]]:
    """The edits with the fingerprint behind the path of every file that is there, so that another file in its place
    is noticed. A file from elsewhere goes under ``attachments/``: the tree as if it lay there, and what is to be
    copied where.
    """
    record, copies = found.record, dict[str, Path]()

    def whole(field: Field, value: str) -> str:
        if field.type != "path" or BOUND in value:
            return value
        path, digest = value, found.tree.digest(value) if value in found.tree.names else ""
        source = Path(value).expanduser()
        if not digest and source.is_file():
            path = workspace.relative(call.root, source) or ""
            if not path:
                wanted = f"attachments/{safe(record.project)}/{record.id}/{safe(source.name)}"
                path = attaching.place(call.root, wanted, source, copies)
                copies[path] = source
            digest = attaching.digest(source)
        return f"{path}{BOUND}{digest}" if digest else value

    made = []
    for edit in edits:
        route = _route(record.kind, edit.path)
        value = edit.value
        if route and isinstance(value, str):
            value = whole(route[-1], value)
        elif route and isinstance(value, Mapping):
            known = route[-1].fields
            value = {name: whole(known[name], each) if isinstance(each, str) else each for name, each in value.items()}
        made.append(edit._replace(value=value))
    tree = found.tree
    if copies:
        sums = {path: attaching.digest(source) for path, source in copies.items()}
        tree = replace(
            tree, names=tree.names | copies.keys(), digest=lambda path: sums.get(path) or found.tree.digest(path)
        )
    return made, tree, copies


def _route(kind: Kind, path: str) -> list[Field]:
    """The fields on the way to a canonical path."""
    known, way = kind.fields, list[Field]()
    for name in re.sub(r"\[\d+\]", "", path).split("."):
        if name not in known:
            break
        way.append(known[name])
        known = known[name].fields
    return way


def _written(call: Call, made: Proposal, lasting: bool) -> bool:
    rewrites = [Rewrite(each.path, each.to, each.read, each.raw) for each in made.drafts]
    try:
        workspace.change(call.root, rewrites)
    except Changed as found:
        call.warn(say.CHANGED_MEANWHILE.fill(path=found.path))
        if found.written:
            call.warn(say.WRITTEN_BEFORE.fill(paths=call.joined(found.written)))
        call.warn(say.CHANGED_MEANWHILE_FIX)
        return False
    if lasting and not remembering.remember(call.root, call.typed, rewrites):
        call.tell(say.NOT_REMEMBERED)
    return True


def _older(call: Call, paths: Mapping[str, Collection[str]], tree: Tree) -> Older:
    try:
        head = git.repository(call.root).commit
        return git.older(call.root, head, paths, build.settings(tree).utc_offset)
    except git.NoHistory:  # nothing is remembered: the file as it was is all there is
        return Older({}, {})


def _shown(draft: Draft, made: Proposal, call: Call) -> list[Text]:
    """The changes in the words of the form."""
    now, before = draft.now, draft.asked.record
    assert now is not None and made.loaded is not None
    config = made.loaded.config
    said = {
        each.path: each.value
        for each in draft.asked.edits
        if isinstance(each.value, str) and each.value in kinds.NONE_WORDS
    }
    lines = []
    for edit in history.edits(now.kind, before.data, now.data):
        old = log.shown(edit.field, edit.before, call.language, config)
        new = log.shown(edit.field, edit.after, call.language, config)
        word = said.pop(edit.path, None)
        if word and edit.after in (None, []):  # 无需 is an answer, though no value
            new = word
        lines.append(say.CHANGED.fill(label=log.label(edit, now), before=Text.same(old), after=Text.same(new)))
    for path, word in said.items():
        empty = Text.same(say.EMPTY.of(call.language))
        lines.append(say.CHANGED.fill(label=label(now.kind, path), before=empty, after=Text.same(word)))
    if call.of(draft.asked.source):
        lines = [say.ON_ACCOUNT.fill(change=each, source=draft.asked.source) for each in lines]
    return [say.IN_RECORD.fill(id=now.id, change=each) if len(made.drafts) > 1 else each for each in lines]
