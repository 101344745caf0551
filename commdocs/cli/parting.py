"""Two records in one file: two branches took the same number for the same folder, and git merged them."""

from __future__ import annotations

from dataclasses import replace

from commdocs import build, check, kinds, merging, source, workspace
from commdocs.build import Loaded
from commdocs.build.renumbering import Renumbering, free, renumbered, taken
from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.cli.changing import found_file, proposed
from commdocs.cli.usage import Faulty, Wrong
from commdocs.messages import renumbering as say
from commdocs.messages import setting
from commdocs.model import Record, Tree
from commdocs.workspace import Changed, Rewrite


def merged_into_one(call: Call, name: str) -> str:
    """The path of the file of that number or name in which a merge left its marks; empty if there is none."""
    tree = workspace.read(call.root, call.today, ("records",))
    path = found_file(call, tree, name.partition("#")[0])
    return path if versions(tree.files.get(path, b"")) else ""


def part(call: Call, path: str, new: str, dry: bool) -> tuple[int, Record, str, Renumbering]:
    """Leaves the current record in its file and puts the one merged in into its own, under the number ``new`` or the
    next free one. Gives the exit status, that record as it was, its number and what else is to be said. Raises Wrong
    where the two versions are one record, Faulty where one cannot be read.
    """
    tree = workspace.read(call.root, call.today)
    raw = tree.files[path]
    ours, theirs = (source.encoded(each, raw) for each in versions(raw) or ("", ""))
    loaded = build.load(with_text(tree, path, ours), ())
    mine, yours = (record_in(path, each, loaded) for each in (ours, theirs))
    texts = (each.text.replace("\r\n", "\n") for each in (mine, yours))
    if mine.kind is yours.kind and merging.one_record(mine.kind, *texts):
        raise Wrong(say.ONE_RECORD.fill(path=path), say.ONE_RECORD_FIX)
    if new and (fault := free(yours, new, loaded.corpus, tree)) is not None:
        raise Wrong(fault.message, fault.hint)
    day = yours.date or tree.today
    new = new or kinds.next_id(yours.kind, day, yours.data, loaded.config, taken(loaded.corpus, tree))
    made = renumbered(yours, new, loaded.corpus, tree)
    drafted = proposed(call, with_text(tree, path, theirs), made.asked)
    if drafted.refused:
        for line in problems.lines(drafted.refused, call):
            call.warn(line)
        return 1, yours, new, made
    draft = drafted.drafts[0]
    if not dry:
        try:
            if not workspace.create(call.root / draft.to, draft.raw):
                raise Changed(draft.to, [])
            workspace.change(call.root, [Rewrite(path, path, raw, ours)])
        except Changed as error:
            call.warn(setting.CHANGED_MEANWHILE.fill(path=error.path))
            call.warn(setting.CHANGED_MEANWHILE_FIX)
            return 1, yours, new, made
    call.out(draft.to)
    call.tell(setting.DRY if dry else say.PARTED.fill(id=yours.id, path=path, to=draft.to))
    return 0, yours, new, made


def record_in(path: str, raw: bytes, loaded: Loaded) -> Record:
    """The record in a text that is to stand at ``path``. Raises Faulty."""
    record, wrong = check.read(path, raw, loaded.kinds, loaded.config)
    if record is None:
        raise Faulty(wrong)
    return record


def versions(raw: bytes) -> tuple[str, str] | None:
    """The two texts in a file with the marks of a merge; None without."""
    text, _ = source.decode(raw)
    return source.versions(text) if text is not None and "<<<<<<<" in text else None


def with_text(tree: Tree, path: str, raw: bytes) -> Tree:
    """The tree as if the file at ``path`` held that text."""
    return replace(tree, files={**tree.files, path: raw})
