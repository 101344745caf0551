"""``commdocs set``: a value changed in its record, as one line, if the rules allow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from commdocs import build, check, history, kinds, workspace
from commdocs.build import Loaded, forms, log, nearby, since
from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.cli.choosing import record_named
from commdocs.cli.options import Argument, Verb
from commdocs.cli.usage import Faulty, Wrong
from commdocs.history import Change, Edit, Step
from commdocs.messages import Text
from commdocs.messages import help as words
from commdocs.messages import setting as say
from commdocs.model import ERROR, WARNING, Older, Problem, Record, Tree
from commdocs.source import encoded
from commdocs.workspace import git


def run(call: Call, name: str, settings: tuple[str, ...]) -> int:
    tree = workspace.read(call.root, call.today)
    loaded = build.load(nearby.alone(tree, name), ())
    if loaded.broken:
        raise Faulty([each for each in loaded.problems if each.rule in build.BROKEN and each.severity == ERROR])
    record = record_named(loaded.corpus, name)
    text = record.text
    for setting in settings:
        field, equals, value = setting.replace("＝", "=", 1).partition("=")
        if not equals:
            raise Wrong(say.BAD_SET.fill(word=setting))
        done = kinds.assign(record.kind, text, field.strip(), value.strip(), loaded.config)
        if done.finding is not None:
            raise Wrong(done.finding.message, done.finding.hint)
        text = done.text
    if text == record.text:
        call.tell(say.NOTHING.fill(id=record.id))
        return 0
    raw = encoded(text, tree.files[record.path])
    now, found, refused = _judged(call, nearby.nearby(tree, {record.path}), record, raw)
    if refused or now is None:  # so say all records, too?
        now, found, refused = _judged(call, tree, record, raw)
    if now is None or refused:
        for line in problems.lines(refused, call):
            call.warn(line)
        call.warn(say.REFUSED.fill(path=record.path))
        return 1
    path = workspace.on_disk(call.root, record.path)
    workspace.replace(path, raw, path.with_name(f".{path.name}.new"))
    for edit in history.edits(now.kind, record.data, now.data):
        before, after = (_shown(edit, value, loaded, call) for value in (edit.before, edit.after))
        call.tell(say.CHANGED.fill(label=log.label(edit, now), before=before, after=after))
    call.out(record.path)
    for line in problems.lines([each for each in found if each.severity == WARNING], call):
        call.tell(line)
    return 0


def _judged(
    call: Call, tree: Tree, record: Record, raw: bytes
) -> tuple[Record | None, Sequence[Problem], Sequence[Problem]]:
    """The record as it would be, all that would be said of it, and what forbids it."""
    only = (record.path,)
    before = build.load(tree, only)
    after = build.load(replace(tree, files={**tree.files, record.path: raw}), only)
    now = next((each for each in after.corpus.records if each.path == record.path), None)
    moment = datetime.combine(tree.today, time.min)
    change = Change(record.path, record, (Step(now, None, moment),))
    wanted = since.unsealed([change])
    if wanted:
        try:
            head = git.repository(call.root).commit
            older = git.older(call.root, head, wanted, after.config.utc_offset)
        except git.NoHistory:  # nothing is remembered: the file as it was is all there is
            older = Older({}, {})
        then = forms.Forms(after, older.forms)
        change = replace(change, older=since.kept(older.versions.get(record.path, ()), then))
    found = [each for each in after.problems if each.path == record.path]
    told = check.judge_changes(after.corpus, [change]) if now is not None else []
    moved = now is not None and now.status != record.status
    known = {(each.rule, each.field, each.message) for each in before.problems if each.path == record.path}
    fresh = [each for each in found if moved or (each.rule, each.field, each.message) not in known]
    refused = [each for each in (*told, *fresh) if each.severity == ERROR]
    refused.sort(key=lambda each: (each.line, each.column, each.rule))
    return now, [*found, *told], refused


def _shown(edit: Edit, value: object, loaded: Loaded, call: Call) -> Text:
    return Text.same(log.shown(edit.field, value, call.language, loaded.config))


command = Verb(
    "set",
    words.SET,
    words.SET_EXAMPLES,
    run,
    [
        Argument(["name"], words.SET_ID, metavar="ID"),
        Argument(["settings"], words.SET_SETTINGS, nargs=-1, required=True, metavar="FIELD=VALUE…"),
    ],
)
