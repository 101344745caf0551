"""What a new record takes over from earlier ones, so that nobody types it twice or forgets it.

A day's plan takes what the last one left undone, what its person has to do that day and whom to visit; a talk
takes what its party was asked and never answered; minutes take the actions of the meeting before, with what
came of them; a snapshot of progress begins with the last percentages and what is open in the project. What is
taken over names its origin and keeps its day. Goes by fields, not by the names of kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from commdocs import tracking
from commdocs.facts.items import finished, words_of
from commdocs.facts.left_open import last_plan, left_undone, open_questions
from commdocs.facts.obligations import obligations
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
    if not owner:
        return
    carried.values["owner"] = str(owner)
    day = given.get("date") or corpus.today
    before = last_plan(kind.name, str(owner), day, corpus)
    left = [*left_undone(before, corpus)] if before is not None else []
    known = kind.fields["carry_over"].fields
    items: list[Data] = [
        {**each._asdict(), "text": _goal(each.goal, corpus) if each.goal else each.text} for each in left
    ]
    taken = {each.origin for each in left if not each.goal}
    since = before.date if before is not None and before.date else day - timedelta(1)
    for each in tracking.actions(corpus):
        due = each.due.date() if isinstance(each.due, datetime) else each.due
        if each.owner == owner and due and since < due <= day and each.origin not in taken:
            items.append({"text": words_of(each.data), **_standing(each)})
    entries = []
    for item in items:
        own = {"owner": None} if item.get("owner") == owner else {}
        named = {**item, **own, "due": item.get("due") or since}
        entries.append(_entry(named, known, ("text", "owner", "origin", "due")))
    if entries:
        carried.entries["carry_over"] = entries
    elif before is not None:
        carried.values["carry_over"] = "none"
    if "visits" in kind.fields:
        visits = [*_visits(str(owner), day, kind.fields["visits"].fields, corpus)]
        if visits:
            carried.entries["visits"] = visits


def _goal(goal: Data, corpus: Corpus) -> str:
    words = say.GOAL if goal.get("actual") is not None else say.GOAL_OPEN
    shown = {
        name: typed(goal[name]) if goal.get(name) is not None else "" for name in ("name", "target", "actual", "unit")
    }
    return " ".join(words.fill(**shown).of(corpus.config.language).replace(" )", ")").replace(" ,", ",").split())


def _visits(owner: str, day: date, known: Mapping[str, Field], corpus: Corpus) -> Iterator[Entry]:
    """The visits that the person has planned for the day."""
    wanted = known["visit"].kinds if "visit" in known else ()
    for record in (each for name in wanted for each in corpus.by_kind.get(name, ())):
        start, end = record.data.get("start"), record.data.get("end")
        if record.data.get("owner") != owner or record.state.final or record.get("links.party") is None:
            continue
        if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == day:
            yield {
                "party": record.get("links.party"),
                "start": f"{start:%H:%M}",
                "end": f"{end:%H:%M}",
                "visit": record.id,
            }


def _party(kind: Kind, party: str, corpus: Corpus, carried: Carried) -> None:
    if "to_confirm" in kind.fields:
        lines = [f"{words}（{number}）" for words, number in open_questions(party, None, corpus)]
        if lines:
            carried.values["to_confirm"] = "\n".join(" ".join(each.split()) for each in lines)
        return
    found = corpus.find(party)
    past = corpus.by_party.get(found.id if found else party, ())
    _questions(kind, _open_from(past, tracking.questions(corpus), corpus), carried)


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
    past = [before] if not series else [before, *meetings]
    known = kind.fields["actions"].fields
    names = ("id", "task", "owner", "due", "condition", "status", "done_at", "result", "reason", "origin")
    actions = [*_finished_since(before, corpus), *_open_from(past, tracking.actions(corpus), corpus)]
    if actions:
        carried.entries["actions"] = [
            _entry({**item, "id": f"A{number}", "task": words_of(item)}, known, names)
            for number, item in enumerate(actions, 1)
        ]
    _questions(kind, _open_from(past, tracking.questions(corpus), corpus), carried)


def _questions(kind: Kind, found: Iterable[Data], carried: Carried) -> None:
    known = kind.fields["questions"].fields if "questions" in kind.fields else {}
    names = ("id", "question", "ask", "due", "status", "quote", "origin")
    entries = [
        _entry({**item, "id": f"Q{number}", "ask": item.get("owner"), "status": None}, known, names)
        for number, item in enumerate(found, 1)
    ]
    if entries and known:
        carried.entries["questions"] = entries


def _open_from(past: Sequence[Record], found: Iterable[tracking.Open], corpus: Corpus) -> list[Data]:
    """What is open of the items that these records made or carried, as it stands now."""
    known = obligations(corpus)
    paths = {each.path for each in past}
    taken = []
    for each in found:
        whole = known.of(each.record, each.path)
        if each.record.path in paths or (whole is not None and any(one.record.path in paths for one in whole.members)):
            status = each.data.get("status")
            taken.append({**_standing(each), "status": status if status == "in_progress" else None})
    return taken


def _finished_since(before: Record, corpus: Corpus) -> Iterator[Data]:
    """The actions of a meeting that came to an end after it, with what came of them."""
    known = obligations(corpus)
    for count, place in before.counted("action"):
        item, whole = place.value, known.of(before, place.path)
        end = whole.ended.data if whole is not None and whole.ended is not None else item
        day = end.get("done_at")
        if not finished(end) or (item.get("origin") and isinstance(day, date) and before.date and day <= before.date):
            continue  # what the meeting itself heard of stands in its own minutes
        outcome = {name: end[name] for name in ("done_at", "result", "reason") if end.get(name)}
        status = "cancelled" if end.get("status") in ("cancelled", "dropped") else "done"
        if status == "done":
            told = whole.ended if whole is not None and whole.ended is not None else None
            where = {"id": told.number if told else before.id}
            said = {
                "done_at": told.record.date if told else before.date,
                "result": say.SEE.fill(**where).of(corpus.config.language),
            }
            outcome = {**said, **outcome}
        now = {"due": whole.due, "owner": whole.owner} if whole is not None else {}
        origin = whole.root if whole is not None else f"{before.id}#{item.get('id') or count}"
        yield {**item, **now, **outcome, "status": status, "origin": origin}


def _snapshot(kind: Kind, project: str, corpus: Corpus, carried: Carried) -> None:
    records = [each for each in corpus.by_project.get(project, ()) if "progress" in each.kind.fields]
    same = [each for each in records if each.kind is kind and each.counts]
    if same:
        last = same[-1]
        for name in ("owner", "cadence", "project_name", "responsible_dept", "stage"):
            if name in kind.fields and last.data.get(name):
                carried.values[name] = typed(last.data[name])
        known = kind.fields["progress"].fields
        entries = [_entry(each, known, tuple(known)) for each in last.data.get("progress") or () if _unfinished(each)]
        if entries:
            carried.entries["progress"] = entries
    known = kind.fields["next_steps"].fields
    steps = [
        _entry({**_standing(each), "text": words_of(each.data)}, known, ("text", "owner", "due", "origin"))
        for each in tracking.actions(corpus)
        if each.project == project
    ]
    if steps:
        carried.entries["next_steps"] = steps


def _standing(each: tracking.Open) -> Data:
    """An open item as it stands: the day and owner in force, and what later records name as its origin."""
    return {**each.data, "due": each.due, "owner": each.owner, "origin": each.origin}


def _unfinished(item: object) -> bool:
    if not isinstance(item, dict):
        return False
    done, total = item.get("done"), item.get("total")
    return item.get("percent") != 100 and not (done is not None and done == total)


def _entry(item: Mapping[str, Any], known: Mapping[str, Field], names: tuple[str, ...]) -> Entry:
    """The parts of ``item`` that the form knows, as they are typed."""
    return {
        name: typed(item[name]) + ("%" if known[name].type == "percent" else "")
        for name in names
        if name in known and item.get(name) is not None
    }


def typed(value: Any) -> str:
    """The value as it is typed; of a list, one a line."""
    match value:
        case list():
            return "\n".join(map(typed, value))
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
