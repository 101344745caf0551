"""What a new record takes over from earlier ones, so that nobody types it twice or forgets it.

A day's plan takes what the last one left unfinished; a talk takes what its party was asked and never
answered; minutes ask after every open action of the meeting before; a snapshot of progress begins with
the last percentages and what is open in the project. Goes by fields, not by the names of kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from commdocs import tracking
from commdocs.facts.items import finished
from commdocs.facts.left_open import last_plan, open_questions, unfinished_items
from commdocs.messages import carry as say
from commdocs.model import Corpus, Data, Duration, Field, Kind, Record

Entry = dict[str, str]


@dataclass(frozen=True, slots=True)
class Carried:
    """Texts to stand in the new record: of single fields by path, and the entries of lists of groups."""

    values: dict[str, str] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many items were taken over."""
        listed = (len(text.splitlines()) for name, text in self.values.items() if name == "to_confirm")
        return sum(len(each) for each in self.entries.values()) + sum(listed)


def over(kind: Kind, given: Mapping[str, Any], project: str, origin: Record | None, corpus: Corpus) -> Carried:
    """What a new record of ``kind`` takes over. ``given`` are the typed values that it is made with, by path."""
    carried = Carried()
    fields = kind.fields
    if "carry_over" in fields:
        _plan(kind, given, corpus, carried)
    party = given.get("links.party")
    if isinstance(party, str) and ("to_confirm" in fields or "visit_type" in fields):
        _party(kind, party, corpus, carried)
    if {"series", "actions", "questions"} <= fields.keys():
        _meeting(kind, given, origin, corpus, carried)
    if {"progress", "next_steps"} <= fields.keys():
        _snapshot(kind, project, corpus, carried)
    return carried


def _plan(kind: Kind, given: Mapping[str, Any], corpus: Corpus, carried: Carried) -> None:
    owner = given.get("owner")
    if owner is None:
        owners = {str(each.data.get("owner") or "") for each in corpus.by_kind.get(kind.name, ())}
        owner = owners.pop() if len(owners) == 1 else None
    before = last_plan(kind.name, str(owner), given.get("date") or corpus.today, corpus) if owner else None
    if before is None:
        return
    carried.values["owner"] = str(owner)
    known = kind.fields["carry_over"].fields
    entries = [
        _entry({**item, "from": item.get("from") or before.id}, known, ("text", "owner", "from", "due"))
        for item in unfinished_items(before)
    ]
    if entries:
        carried.entries["carry_over"] = entries
    else:
        carried.values["carry_over"] = "none"


def _party(kind: Kind, party: str, corpus: Corpus, carried: Carried) -> None:
    if "to_confirm" in kind.fields:
        lines = [f"{words}（{number}）" for words, number in open_questions(party, None, corpus)]
        if lines:
            carried.values["to_confirm"] = "\n".join(" ".join(each.split()) for each in lines)
        return
    found = corpus.find(party)
    questions = [
        place.value
        for record in corpus.by_party.get(found.id if found else party, ())
        for place in record.each("question")
        if place.value.get("status", "open") == "open"
    ]
    known = kind.fields["questions"].fields if "questions" in kind.fields else {}
    entries = [
        _entry({**item, "id": f"Q{number}"}, known, ("id", "question", "ask", "due", "status", "quote"))
        for number, item in enumerate(questions, 1)
    ]
    if entries and known:
        carried.entries["questions"] = _to_come(entries, corpus)


def _meeting(kind: Kind, given: Mapping[str, Any], origin: Record | None, corpus: Corpus, carried: Carried) -> None:
    before = origin if origin is not None and origin.kind is kind else None
    series = given.get("series") or (before.data.get("series") if before else None)
    if series:
        meetings = [each for each in corpus.by_kind.get(kind.name, ()) if each.data.get("series") == series]
        before = before or (meetings[-1] if meetings else None)
        carried.values["series"] = str(series)
    if before is None:
        return
    carried.values["links.follows"] = before.id
    known = kind.fields["questions"].fields
    asked = [
        {
            "id": f"Q{number}",
            "question": say.ACTION_DONE.of(corpus.config.language).format(
                number=f"{before.id}#{action.get('id') or number}", task=" ".join(str(action.get("task", "")).split())
            ),
            "ask": action.get("owner"),
            "due": corpus.today,
            "status": "open",
        }
        for number, action in enumerate(_open_actions(before), 1)
    ]
    if asked:
        carried.entries["questions"] = [_entry(each, known, tuple(each)) for each in asked]


def _snapshot(kind: Kind, project: str, corpus: Corpus, carried: Carried) -> None:
    records = [each for each in corpus.by_project.get(project, ()) if "progress" in each.kind.fields]
    same = [each for each in records if each.kind is kind and each.counts]
    if same:
        last = same[-1]
        for name in ("owner", "cadence", "project_name", "responsible_dept", "stage"):
            if name in kind.fields and last.data.get(name):
                carried.values[name] = _text(last.data[name])
        known = kind.fields["progress"].fields
        entries = [_entry(each, known, tuple(known)) for each in last.data.get("progress") or () if _unfinished(each)]
        if entries:
            carried.entries["progress"] = entries
    known = kind.fields["next_steps"].fields
    steps = [
        _entry({**each.data, "text": each.data.get("text") or each.data.get("task")}, known, ("text", "owner", "due"))
        for each in tracking.actions(corpus)
        if each.record.project == project
    ]
    if steps:
        carried.entries["next_steps"] = _to_come(steps, corpus)


def _to_come(entries: list[Entry], corpus: Corpus) -> list[Entry]:
    """The entries without the days that have passed: those are to be agreed anew."""
    today = corpus.today.isoformat()
    return [{**each, "due": ""} if "" < each.get("due", "")[:10] < today else each for each in entries]


def _open_actions(record: Record) -> Iterator[Data]:
    for place in record.each("action"):
        if not finished(place.value):
            yield place.value


def _unfinished(item: object) -> bool:
    if not isinstance(item, dict):
        return False
    done, total = item.get("done"), item.get("total")
    return item.get("percent") != 100 and not (done is not None and done == total)


def _entry(item: Mapping[str, Any], known: Mapping[str, Field], names: tuple[str, ...]) -> Entry:
    """The parts of ``item`` that the form knows, as they are typed."""
    return {
        name: _text(item[name]) + ("%" if known[name].type == "percent" else "")
        for name in names
        if name in known and item.get(name) is not None
    }


def _text(value: Any) -> str:
    match value:
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case Duration(number, unit):
            return f"{number}{unit}"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
    return str(value)
