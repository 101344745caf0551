"""``commdocs accept-by-default``: silence recorded as acceptance, where the rules let it count."""

from __future__ import annotations

from collections.abc import Sequence

from commdocs import build
from commdocs.build import Loaded, nearby
from commdocs.build.proposal import Asked
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, finish, proposed, target
from commdocs.cli.options import Argument, Option, Verb
from commdocs.facts.sending import after_the_talk, reply_deadline
from commdocs.fields import deadline
from commdocs.messages import Text
from commdocs.messages import cli as words
from commdocs.messages import due as say
from commdocs.messages import help as about
from commdocs.model import ERROR, Corpus, Edit, Problem, Record, Status

FIELD = "deemed_on"


def run(call: Call, name: str, dry: bool) -> int:
    found = target(call, name)
    loaded = _around(found)
    record = next(each for each in loaded.corpus.records if each.path == found.record.path)
    errors = [each for each in loaded.problems if each.path == record.path and each.severity == ERROR]
    status, today = _target(record), found.tree.today
    missing = _missing(record, errors) or _waiting(record, loaded.corpus)
    if missing is not None or status is None:
        return _refused(call, missing)
    edits = [Edit("status", status.name), Edit(FIELD, today.isoformat())]
    made = proposed(call, found.tree, [Asked(record, edits, source=say.BY_SILENCE)])
    if made.refused:
        return _refused(call, _first(made.refused))
    done = finish(call, made, dry)
    if done == 0 and not dry:
        label = record.kind.fields[FIELD].label
        call.tell(say.ACCEPTED.fill(id=record.id, status=status.label, label=label, day=today))
    return done


def _around(found: Target) -> Loaded:
    """The record judged with what concerns it; with all records if that finds an error."""
    path = found.record.path
    loaded = build.load(nearby.nearby(found.tree, {path}), {path})
    return build.load(found.tree, {path}) if path in loaded.failing else loaded


def _refused(call: Call, missing: tuple[Text, Text | None] | None) -> int:
    assert missing is not None
    message, hint = missing
    call.warn(words.ERROR_LINE.fill(message=message))
    if hint is not None:
        call.warn(words.HINT_LINE.fill(hint=hint))
    return 1


def _missing(record: Record, errors: list[Problem]) -> tuple[Text, Text | None] | None:
    """What keeps the record from even being asked: its form, its status, mistakes of its own."""
    state = record.state
    if FIELD not in record.kind.fields:
        return say.NO_SILENCE.fill(kind=record.kind.label), None
    if state.deemed or state.agreed:
        return say.ALREADY.fill(id=record.id, status=state.label), None
    if record.data.get("signatures"):
        return say.SIGNED.fill(id=record.id), None
    if _target(record) is None:
        return say.NOT_HERE.fill(id=record.id, status=state.label), say.NOT_HERE_FIX
    if errors:
        return say.HAS_ERRORS.fill(id=record.id, message=errors[0].message), errors[0].hint
    return None


def _waiting(record: Record, corpus: Corpus) -> tuple[Text, Text | None] | None:
    """Whether those who got it were told a deadline, and its day is over: until then an objection may still come."""
    due = reply_deadline(record)
    sent = after_the_talk(record)
    if due is not None and sent and not any("reply_by" in each for _, each in sent):
        shown = {"id": record.id, "number": sent[-1][0] + 1, "due": str(due)[:16]}  # nobody was told until when
        return say.NO_DEADLINE_SENT.fill(**shown), say.NO_DEADLINE_SENT_FIX.fill(**shown)
    if due is None or deadline(due, corpus.config.end_of_day).date() < corpus.today:
        return None
    return say.STILL_TIME.fill(due=str(due)[:16]), say.STILL_TIME_FIX


def _target(record: Record) -> Status | None:
    """The status that silence leads to from here: one that is deemed, else one that is agreed."""
    statuses = record.kind.statuses
    following = [statuses[name] for name in record.state.next if name in statuses]
    signed = record.kind.fields.get("signatures")
    agreed = [each for each in following if each.agreed and not (signed and each.name in signed.required)]
    return next((each for each in following if each.deemed), agreed[0] if agreed else None)


def _first(refused: Sequence[Problem]) -> tuple[Text, Text | None]:
    """The error to be told: what R39 says comes first."""
    first = min(refused, key=lambda each: each.rule != "R39")
    return say.NOT_YET.fill(message=first.message), first.hint


command = Verb(
    "accept-by-default",
    about.ACCEPT,
    about.ACCEPT_EXAMPLES,
    run,
    [
        Argument(["name"], about.SHOW_ID, metavar="ID"),
        Option(["--dry-run", "dry"], about.DRY_RUN, is_flag=True),
    ],
)
