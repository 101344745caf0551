"""``commdocs accept-by-default``: silence recorded as acceptance, where the rules let it count."""

from __future__ import annotations

from dataclasses import replace

from commdocs import build, check, source, tracking, workspace
from commdocs.cli.call import Call
from commdocs.cli.choosing import record_named
from commdocs.cli.options import Argument, Verb
from commdocs.cli.problems import lines
from commdocs.fields import deadline
from commdocs.messages import Text
from commdocs.messages import cli as words
from commdocs.messages import due as say
from commdocs.messages import help as about
from commdocs.model import ERROR, Corpus, Kind, Problem, Record, Status
from commdocs.source import MapNode, ScalarNode

FIELD = "deemed_on"


def run(call: Call, name: str) -> int:
    loaded = build.load(workspace.read(call.root, call.today))
    corpus = loaded.corpus
    record = record_named(corpus, name)
    errors = [each for each in loaded.problems if each.path == record.path and each.severity == ERROR]
    status, text, doubts = _target(record), "", list[Problem]()
    missing = _missing(record, errors) or _waiting(record, corpus)
    if missing is None and status is not None:
        text = accepted(record, status, corpus.today.isoformat())
        problems = _judged(record, text, corpus)
        missing = _first_error(problems)
        doubts = [each for each in problems if each.rule == "R40"]  # an outsider's silence without agreement
    if missing is not None or status is None:
        assert missing is not None
        message, hint = missing
        call.warn(words.ERROR_LINE.fill(message=message))
        if hint is not None:
            call.warn(words.HINT_LINE.fill(hint=hint))
        return 1
    path = workspace.on_disk(call.root, record.path)
    old = path.read_bytes()
    workspace.replace(path, _as_before(old, text), path.with_name(f".{path.name}.new"))
    shown = {"id": record.id, "status": status.label, "label": record.kind.fields[FIELD].label, "day": corpus.today}
    call.tell(say.ACCEPTED.fill(**shown))
    for line in lines(doubts, call):
        call.warn(line)
    call.out(record.path)
    return 0


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
    """Whether the day of the deadline is not over yet: until then an objection may still come."""
    due = tracking.reply_deadline(record)
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


def _judged(record: Record, text: str, corpus: Corpus) -> list[Problem]:
    """What the rules say against the record as it would be."""
    new, shape = check.read(record.path, text.encode(), corpus.kinds, corpus.config)
    assert new is not None
    records = tuple(new if each is record else each for each in corpus.records)
    return check.judge(replace(corpus, records=records), {record.path: shape}, {record.path})


def _first_error(problems: list[Problem]) -> tuple[Text, Text | None] | None:
    """The error to be told: what R39 says comes first."""
    errors = sorted((each for each in problems if each.severity == ERROR), key=lambda each: each.rule != "R39")
    return (say.NOT_YET.fill(message=errors[0].message), errors[0].hint) if errors else None


def accepted(record: Record, status: Status, day: str) -> str:
    """The record's text with the new status and the day: one line changed, one added."""
    root, _ = source.parse(record.text)
    assert root is not None
    written = {record.kind.keys.get(key.value, key.value): (key, value) for key, value in root.pairs}
    key, value = written["status"]
    assert isinstance(value, ScalarNode)
    chinese = not key.value.isascii()
    text = source.patch(record.text, value, _word(status, value.value, chinese))
    if FIELD in written:
        again, _ = source.parse(text)
        assert again is not None
        return source.patch(text, _scalar(again, record.kind, FIELD), day)
    label = record.kind.fields[FIELD].label.zh if chinese else FIELD
    return _line_after(text, key, f"{label}: {day}")


def _word(status: Status, old: str, chinese: bool) -> str:
    """The status as the record writes it: by key or by label."""
    return status.label.zh if chinese or not old.isascii() else status.name


def _scalar(root: MapNode, kind: Kind, name: str) -> ScalarNode:
    found = next(value for key, value in root.pairs if kind.keys.get(key.value) == name)
    assert isinstance(found, ScalarNode)
    return found


def _line_after(text: str, key: ScalarNode, line: str) -> str:
    """``text`` with a line of its own after the one where ``key`` stands."""
    ending = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", key.start)
    if end < 0:
        return f"{text}{ending}{line}{ending}"
    return f"{text[: end + 1]}{line}{ending}{text[end + 1 :]}"


def _as_before(old: bytes, text: str) -> bytes:
    """In UTF-8, with the byte order mark if there was one."""
    mark = b"\xef\xbb\xbf"
    return (mark if old.startswith(mark) else b"") + text.encode()


command = Verb(
    "accept-by-default",
    about.ACCEPT,
    about.ACCEPT_EXAMPLES,
    run,
    [Argument(["name"], about.SHOW_ID, metavar="ID")],
)
