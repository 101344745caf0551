"""``commdocs reopen``: work that was closed goes on, in one step.

The result that it was closed with moves into the log, with the reason; what proved it becomes an attachment.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs import fields
from commdocs.build.log import shown
from commdocs.build.proposal import Asked
from commdocs.cli import keyboard
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, carry_out, target
from commdocs.cli.done import entry_named
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.messages import Text
from commdocs.messages import help as shared
from commdocs.messages import verb_help as words
from commdocs.messages import verbs as say
from commdocs.model import Data, Edit, Record, Status

RESULT = "result_confirmation"


def run(call: Call, name: str, text: tuple[str, ...], dry: bool) -> int:
    found = target(call, name)
    if found.entry:
        raise _item(found, name)
    state = _target(found.record)
    if state is None:
        raise _impossible(found.record)
    reason = " ".join(" ".join(text).split())
    if not reason:
        raise Wrong(say.NO_REOPEN_REASON, say.NO_REOPEN_REASON_FIX.fill(id=found.record.id))
    status = carry_out(call, found.tree, [Asked(found.record, list(_edits(call, found, state, reason)))], dry)
    if status == 0:
        _tell_due(call, found)
    return status


def _target(record: Record) -> Status | None:
    """The status back to work that the life cycle allows from here."""
    statuses = record.kind.statuses
    following = [statuses[name] for name in record.state.next if name in statuses]
    return next(
        (
            each
            for each in following
            if each.rank < record.state.rank and each.next and not (each.frozen or each.final or each.draft)
        ),
        None,
    )


def _edits(call: Call, found: Target, state: Status, reason: str) -> Iterator[Edit]:
    record, kind = found.record, found.record.kind
    language = found.loaded.config.language
    yield Edit("status", state.name)
    log = next((each.name for each in kind.fields.values() if each.type == "log" and each.shape == "list"), "")
    old = record.data.get(RESULT)
    if log:
        by = keyboard.writer(call, found.loaded.config) or record.data.get("owner") or ""
        line = say.REOPENED.fill(reason=reason).of(language)
        if isinstance(old, dict):
            line = say.REOPENED_WITH.fill(line=line, result=Text.same(_told(found, old, language))).of(language)
        yield Edit(log, {"on": found.tree.today.isoformat(), "by": str(by), "text": line}, add=True)
    if state.reason or not log:
        yield Edit("reason", reason)
    if isinstance(old, dict):
        if "attachments" in kind.fields and old.get("evidence"):
            title = kind.fields[RESULT].fields["evidence"].label.of(language)
            yield Edit("attachments", {"title": title, "path": str(old["evidence"])}, add=True)
        yield Edit(RESULT, None)


def _told(found: Target, old: Data, language: str) -> str:
    """The old result on one line, each value with its label but for the first."""
    known = found.record.kind.fields[RESULT].fields
    parts = []
    for name, value in old.items():
        if name in known and name != "evidence":
            field = known[name]
            text = value.isoformat() if field.type == "date" else shown(field, value, language, found.loaded.config)
            parts.append(text if name == "text" else f"{field.label.of(language)} {text}")
    return say.PARTS.of(language).join(parts)


def _item(found: Target, name: str) -> Wrong:
    """An item is set back field by field: nothing in it says why."""
    place = entry_named(found)
    own = place.field.fields
    first = next(iter(own["status"].choices.values())).label if "status" in own else None
    words = {"item": Text.same(name)}
    if first is None:
        return Wrong(say.NOT_CLOSED_ITEM.fill(**words))
    clear = [own[each].label for each in ("done_at", "result", "answer", "reason") if place.value.get(each)]
    settings = [Text(f"{own['status'].label.zh}={first.zh}", f'"{own["status"].label.en}={first.en}"')]
    settings += [Text(f"{each.zh}=", f'"{each.en}="') for each in clear]
    both = Text(" ".join(each.zh for each in settings), " ".join(each.en for each in settings))
    return Wrong(say.REOPEN_ITEM.fill(**words), say.REOPEN_ITEM_FIX.fill(settings=both, **words))


def _impossible(record: Record) -> Wrong:
    state = record.state
    words = {"id": Text.same(record.id), "status": state.label}
    if not (state.final or state.closes or state.frozen):
        return Wrong(say.NOT_CLOSED.fill(**words), say.NOT_CLOSED_FIX.fill(**words))
    return Wrong(say.STAYS_CLOSED.fill(**words), say.STAYS_CLOSED_FIX.fill(kind=record.kind.label, **words))


def _tell_due(call: Call, found: Target) -> None:
    """A deadline that has passed is to be set anew."""
    record = found.record
    due, field = record.data.get("due"), record.kind.fields.get("due")
    limit = fields.deadline(due, found.loaded.config.end_of_day).date() if due is not None else None
    if field is not None and limit is not None and limit < found.tree.today:
        call.tell(say.NEW_DUE.fill(id=record.id, label=field.label, due=str(due)[:16]))


command = Verb(
    "reopen",
    words.REOPEN,
    words.REOPEN_EXAMPLES,
    run,
    [
        Argument(["name"], shared.SHOW_ID, metavar="ID"),
        Argument(["text"], words.REOPEN_REASON, nargs=-1, required=True, metavar="REASON"),
        Option(["--dry-run", "dry"], shared.DRY_RUN, is_flag=True),
    ],
)
