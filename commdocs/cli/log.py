"""``commdocs log``: who changed which field of a record when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import click

from commdocs import build, workspace
from commdocs.build import log, nearby
from commdocs.cli.call import Call
from commdocs.cli.choosing import record_named
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.messages import Text
from commdocs.messages import help as words
from commdocs.messages import setting as say
from commdocs.model import Config, Record
from commdocs.workspace import git

_LONG = 80  # characters of a value


def run(call: Call, name: str, form: str) -> int:
    tree = workspace.read(call.root, call.today)
    loaded = build.load(nearby.alone(tree, name), ())
    record = record_named(loaded.corpus, name)
    try:
        former = [each for each in record.data.get("legacy_ids") or () if isinstance(each, str)]
        versions = git.story(call.root, record.path, tree, loaded.config.utc_offset, former)
    except git.NoHistory as reason:
        raise Wrong(reason.finding.message, reason.finding.hint) from reason
    found = log.entries(versions, loaded)
    slipped = log.slips(found, loaded.config)
    if form == "json":
        call.out_json(_data(record, found, slipped, loaded.config, call))
        return 0
    if all(each.commit is None for each in found):
        call.tell(say.NO_HISTORY.fill(id=record.id))
        return 0
    for each in found:
        for line in _lines(each, loaded.config, call):
            call.out(line)
    if slipped:
        call.out("")
        call.out(call.of(say.SLIPS))
    for slip in slipped:
        days = " → ".join(log.short_days(slip.days))
        who = call.joined(slip.people) or call.of(say.NOT_COMMITTED)
        call.out("  " + call.of(say.SLIPPED.fill(label=slip.label, days=days, times=slip.times, who=who)))
    return 0


def _lines(entry: log.Entry, config: Config, call: Call) -> Iterator[str]:
    commit = entry.commit
    if commit is None:
        yield call.of(say.NOT_COMMITTED)
    else:
        yield f"{commit.when:%Y-%m-%d %H:%M}  {log.author(commit, config)}  {commit.subject}  ({commit.id[:8]})"
    if entry.gone:
        yield "  " + call.of(say.DELETED_FILE)
        return
    if entry.moved:
        yield "  " + call.of(say.MOVED_FILE.fill(path=entry.path))
    if entry.record is None:
        yield "  " + call.of(say.UNREADABLE)
    elif entry.first:
        yield "  " + call.of(say.MADE.fill(status=entry.record.state.label))
    elif not entry.edits and not entry.moved:
        yield "  " + call.of(say.SAME)
    if entry.record is not None:
        for edit in entry.edits:
            pattern = say.ADDED if edit.before is None else say.TAKEN if edit.after is None else say.CHANGED
            values = {
                "before": _cut(edit.field, edit.before, config, call),
                "after": _cut(edit.field, edit.after, config, call),
            }
            yield "  " + call.of(pattern.fill(label=log.label(edit, entry.record), **values))


def _cut(field: Any, value: Any, config: Config, call: Call) -> Text:
    text = log.shown(field, value, call.language, config)
    return Text.same(text if len(text) <= _LONG else f"{text[: _LONG - 1]}…")


def _data(
    record: Record, found: Sequence[log.Entry], slipped: Sequence[log.Slip], config: Config, call: Call
) -> dict[str, Any]:
    return {
        "version": 1,
        "id": record.id,
        "entries": [
            {
                "commit": each.commit.id if each.commit else None,
                "author": each.commit.author if each.commit else None,
                "email": each.commit.email if each.commit else None,
                "person": log.author(each.commit, config) or None,
                "when": each.commit.when.isoformat() if each.commit else None,
                "path": each.path,
                "status": each.record.status if each.record else None,
                "changes": [
                    {
                        "field": edit.path,
                        "label": call.of(log.label(edit, each.record)) if each.record else edit.path,
                        "before": None
                        if edit.before is None
                        else log.shown(edit.field, edit.before, call.language, config),
                        "after": None
                        if edit.after is None
                        else log.shown(edit.field, edit.after, call.language, config),
                    }
                    for edit in each.edits
                ],
            }
            for each in found
        ],
        "slips": [
            {
                "label": call.of(each.label),
                "days": [_iso(day) for day in each.days],
                "times": each.times,
                "by": list(each.people),
            }
            for each in slipped
        ],
    }


def _iso(day: date) -> str:
    return day.isoformat()


command = Verb(
    "log",
    words.LOG,
    words.LOG_EXAMPLES,
    run,
    [
        Argument(["name"], words.LOG_ID, metavar="ID"),
        Option(["--format", "form"], words.LOG_FORMAT, type=click.Choice(["text", "json"]), default="text"),
    ],
)
