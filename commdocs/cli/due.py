"""``commdocs due``: what is due, overdue, awaited, and what the clock says is to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import click

from commdocs import build, check, tracking, workspace
from commdocs.cli.call import Call
from commdocs.cli.choosing import unreadable
from commdocs.cli.options import Option, Verb
from commdocs.cli.problems import as_data
from commdocs.cli.table import columns, cut
from commdocs.cli.usage import Wrong
from commdocs.facts.replies import objections
from commdocs.messages import Text
from commdocs.messages import cli as words
from commdocs.messages import due as say
from commdocs.messages import help as about
from commdocs.model import Corpus, Person, Problem
from commdocs.tracking import Open

_TEXT, _TITLE = 40, 24  # cells
_FAR = 3650  # days
_WORDS = ("task", "question", "text", "item", "name", "what")  # where an item says what it is about
Rows = list[dict[str, str]]


def run(call: Call, ahead: str, owner: str, project: str, form: str) -> int:
    days = int(ahead) if ahead.isascii() and ahead.isdigit() and len(ahead) < 5 else -1
    if not 0 <= days <= _FAR:
        raise Wrong(say.BAD_DAYS)
    tree = workspace.read(call.root, call.today)
    loaded = build.load(tree, ())
    corpus = loaded.corpus
    items = _mine([*tracking.actions(corpus), *tracking.questions(corpus), *_others(corpus)], owner, project)
    items.sort(key=lambda each: (each.days or 0, each.number, each.path))
    groups: dict[str, tuple[Text, Mapping[str, Text], Rows]] = {
        "overdue": (say.OVERDUE, _ITEM, [_item(each, call) for each in items if each.overdue]),
        "due": (say.COMING, _ITEM, [_item(each, call) for each in items if 0 <= (each.days or 0) <= days]),
        "requests": (
            say.REQUESTS,
            _REQUEST,
            [_request(each, call) for each in _mine(tracking.requests(corpus), owner, project)],
        ),
        "replies": (
            say.REPLIES,
            _REPLY,
            [_reply(each, call) for each in _mine(tracking.replies(corpus), owner, project)],
        ),
        "signatures": (
            say.SIGNATURES,
            _SIGNATURE,
            [_signature(each, call) for each in _mine(tracking.signatures(corpus), owner, project)],
        ),
    }
    found = _about(check.remind(corpus), corpus, owner, project)
    if form == "json":
        data: dict[str, Any] = {"version": 1, "today": corpus.today.isoformat(), "days": days}
        data |= {name: rows for name, (_, _, rows) in groups.items()}
        call.out_json(data | {"reminders": [as_data(each, call) for each in found]})
    else:
        _print(groups, found, days, corpus, call)
    for year in sorted({corpus.today.year, (corpus.today + timedelta(days)).year}):
        if corpus.days is not None and not corpus.days.known(year):
            call.warn(say.UNKNOWN_YEAR.fill(year=year))
    unread = unreadable(tree, corpus)
    if unread:
        call.warn(words.SOME_UNREADABLE.fill(number=unread))
    return 2 if loaded.broken else 0


def _others(corpus: Corpus) -> Iterable[Open]:
    """What else has a day: the records themselves, and risks that wait for a decision."""
    own = (each for each in tracking.deadlines(corpus) if not (each.overdue and _looked_at(each)))
    return [*own, *tracking.risks(corpus)]


def _looked_at(each: Open) -> bool:
    """A day on which somebody was to look again: what became of it is for the rules to say (R83)."""
    return each.field is not None and each.field.name in tracking.LOOKED_AT


def _mine(found: Iterable[Open], owner: str, project: str) -> list[Open]:
    return [
        each
        for each in found
        if project in ("", each.project)
        and (_owned(owner, each.owner or each.record.data.get("owner")) or _asked(owner, each.data.get("who")))
    ]


def _asked(owner: str, person: object) -> bool:
    """Whether it is ``owner`` who is waited for."""
    return isinstance(person, Person) and _owned(owner, person)


def _owned(owner: str, person: object) -> bool:
    """Whether ``owner`` names the person: department/name, the name or the department."""
    dept, _, name = str(person or "").partition("/")
    return not owner or owner in (person, dept, name)


def _about(found: Iterable[Problem], corpus: Corpus, owner: str, project: str) -> list[Problem]:
    if not owner and not project:
        return list(found)
    records = {record.path: record for record in corpus.records}

    def suits(problem: Problem) -> bool:
        record = records.get(problem.path)
        if record is None:
            return not owner and project == problem.path.removeprefix("records/")
        return project in ("", record.project) and _owned(owner, record.data.get("owner"))

    return [each for each in found if suits(each)]


# -- rows -------------------------------------------------------------------------------------------

_ITEM = {
    "number": words.COLUMN_ID,
    "item": words.COLUMN_ITEM,
    "owner": words.COLUMN_OWNER,
    "due": words.COLUMN_DUE,
    "when": say.COLUMN_WHEN,
    "source": words.COLUMN_SOURCE,
}
_REQUEST = {
    "number": words.COLUMN_ID,
    "item": words.COLUMN_ITEM,
    "due": words.COLUMN_DUE,
    "to": say.COLUMN_TO,
    "reason": say.COLUMN_REASON,
    "who": say.COLUMN_WHO,
}
_REPLY = {
    "number": words.COLUMN_ID,
    "title": words.COLUMN_TITLE,
    "who": say.COLUMN_WHO,
    "sent": say.COLUMN_SENT,
    "due": words.COLUMN_DUE,
    "when": say.COLUMN_WHEN,
    "then": say.COLUMN_THEN,
}
_SIGNATURE = {
    "number": words.COLUMN_ID,
    "title": words.COLUMN_TITLE,
    "who": say.COLUMN_WHO,
    "state": say.COLUMN_WHAT,
    "due": words.COLUMN_DUE,
    "when": say.COLUMN_WHEN,
}


def _item(each: Open, call: Call) -> dict[str, str]:
    text = next((str(each.data[key]) for key in _WORDS if isinstance(each.data.get(key), str)), "")
    if each.data is each.record.data and each.field is not None:
        text = call.of(each.field.label)
    return {
        "number": each.number,
        "item": " ".join(text.split()) or each.record.title,
        "owner": str(each.owner or ""),
        "due": str(each.due or "")[:16],
        "when": _when(each, call) + (call.of(say.MOVED.fill(number=each.moved)) if each.moved else ""),
        "source": each.record.title,
    }


def _request(each: Open, call: Call) -> dict[str, str]:
    assert each.request is not None
    row = _item(each, call)
    to = str(each.request.to)[:16]
    if each.request.owner:
        to = call.of(say.TO_OWNER.fill(day=to, owner=each.request.owner))
    return row | {"who": row["owner"], "to": to, "reason": each.request.reason}


def _reply(each: Open, call: Call) -> dict[str, str]:
    return {
        "number": each.number,
        "title": each.record.title,
        "who": str(((each.field is None and each.due and each.data["who"]) or each.owner) or ""),
        "sent": str(each.data.get("sent_at") or "")[:16],
        "due": str(each.due or "")[:16],
        "when": _when(each, call),
        "then": call.of(_then(each)),
    }


def _then(each: Open) -> Text:
    """What is to be done, or what happens if nobody does anything."""
    if each.field is not None:
        verdict = each.field.fields["verdict"].choices.get(each.data["verdict"])
        return say.TAKE_UP.fill(who=each.data["who"] or "?", verdict=verdict.label if verdict else Text.same(""))
    if each.due is None:
        return say.NO_DEADLINE
    if each.record.get("default_acceptance.notice") is True and not objections(each.record):
        return say.MAY_ACCEPT if each.overdue else say.BY_DEFAULT
    return say.ASK_AGAIN if each.overdue else Text.same("")


def _signature(each: Open, call: Call) -> dict[str, str]:
    return {
        "number": each.number,
        "title": each.record.title,
        "who": str(each.data.get("who") or ""),
        "state": call.of(say.NO_SCAN if each.path else say.TO_SIGN),
        "due": str(each.due or "")[:16],
        "when": _when(each, call),
    }


def _when(each: Open, call: Call) -> str:
    if each.days is None:
        return ""
    if each.days == 0:
        return call.of(say.TODAY)
    return call.of((say.LATE if each.days < 0 else say.LEFT).fill(number=abs(each.days)))


# -- the page ---------------------------------------------------------------------------------------


def _print(
    groups: Mapping[str, tuple[Text, Mapping[str, Text], Rows]],
    found: Sequence[Problem],
    days: int,
    corpus: Corpus,
    call: Call,
) -> None:
    call.out(call.of(say.AS_OF.fill(today=corpus.today)))
    for title, heads, rows in groups.values():
        if rows:
            call.out("")
            call.out(call.of(title.fill(number=len(rows), days=days)))
            table = [[call.of(head) for head in heads.values()], *([_cell(row, key) for key in heads] for row in rows)]
            for line in columns(table):
                call.out(f"  {line}")
    if found:
        call.out("")
        call.out(call.of(say.REMINDERS.fill(number=len(found))))
        for each in found:
            call.out(f"  {each.path}:{each.line}: {each.rule} {call.of(each.message)}")
            call.out(f"    → {call.of(each.hint)}")
    if not found and not any(rows for _, _, rows in groups.values()):
        call.out(call.of(say.NOTHING))


def _cell(row: Mapping[str, str], key: str) -> str:
    return cut(row[key], _TEXT if key == "item" else _TITLE if key in ("title", "source", "who", "reason") else 200)


command = Verb(
    "due",
    about.DUE,
    about.DUE_EXAMPLES,
    run,
    [
        Option(["--days", "ahead"], about.DUE_DAYS, default="7", metavar="N"),
        Option(["-o", "--owner"], about.LIST_OWNER, default="", metavar="PERSON"),
        Option(["--project"], about.LIST_PROJECT, default="", metavar="P"),
        Option(["--format", "form"], about.CHECK_REPORT, type=click.Choice(["text", "json"]), default="text"),
    ],
)
