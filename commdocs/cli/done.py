"""``commdocs done``: items, or whole records, closed as people say it: done, today, and what came of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from commdocs.build import nearby
from commdocs.build.proposal import Asked
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, carry_out, newest, target
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.facts.items import finished, named
from commdocs.messages import Text
from commdocs.messages import help as words
from commdocs.messages import verbs as say
from commdocs.model import Edit, Place, Record

DONE = ("done", "clarified", "closed")  # the status that says so, whichever the item may have
RESULT = ("result", "answer")
DAY = "done_at"
_ADDRESS = re.compile(r"[^\s#]+#[^\s#]+")  # MM2024-05-21-01#A8


def run(call: Call, items: tuple[str, ...], dry: bool) -> int:
    first = target(call, items[0])
    numbers = {nearby.stem(path) for path in first.tree.all_records}
    rest = [*itertools.takewhile(lambda word: _ADDRESS.fullmatch(word) or word in numbers, items[1:])]
    result = " ".join(" ".join(items[1 + len(rest) :]).split())
    found = [newest(call, each) for each in (first, *(target(call, name, tree=first.tree) for name in rest))]
    edits: dict[str, list[Edit]] = {}
    records = {each.record.path: each.record for each in found}
    told = {each.record.path for each in found if each.entry}  # the words behind are what came of the items
    for each in found:
        own = edits.setdefault(each.record.path, [])
        words = "" if not each.entry and each.record.path in told else result
        own += [edit for edit in _edits(each, item_name(each) if each.entry else "", words) if edit not in own]
    asked = [Asked(record, edits[path]) for path, record in records.items()]
    return carry_out(call, first.tree, asked, dry)


def _edits(found: Target, name: str, result: str) -> Iterator[Edit]:
    return finishing(found, name, result) if found.entry else _closing(found, result)


def _closing(found: Target, result: str) -> Iterator[Edit]:
    """A whole record goes to the status that closes it; the words behind become the last line of its log."""
    record = found.record
    statuses = record.kind.statuses
    closed = next((statuses[each] for each in record.state.next if each in statuses and statuses[each].closes), None)
    if record.state.closes:
        raise Wrong(say.CLOSED.fill(id=record.id, status=record.state.label), say.CLOSED_FIX.fill(id=record.id))
    if closed is None:
        raise Wrong(say.WHICH_ITEM.fill(id=record.id), which_item(record))
    yield Edit("status", closed.name)
    log = next((each.name for each in record.kind.fields.values() if each.type == "log" and each.shape == "list"), "")
    if result and not log:
        shown = {"kind": record.kind.label, "id": record.id}
        raise Wrong(say.NO_RESULT_OF_ALL.fill(**shown), say.NO_RESULT_OF_ALL_FIX.fill(**shown))
    if result:
        by = str(record.data.get("owner") or "")
        yield Edit(log, {"on": found.tree.today.isoformat(), "by": by, "text": result}, add=True)


def finishing(found: Target, name: str, result: str) -> Iterator[Edit]:
    """What makes an entry done, clarified or closed. Raises Wrong where it cannot be, or is already."""
    record = found.record
    place = entry_named(found)
    fields, here = place.field.fields, {"id": record.id, "item": name, "label": place.field.label}
    choices = fields["status"].choices if "status" in fields else {}
    status = next((each for each in DONE if each in choices), "")
    inner = next((each for each in RESULT if each in fields), "")
    if not status and not inner:
        raise Wrong(say.NOT_DOABLE.fill(**here), say.NOT_DOABLE_FIX.fill(**here))
    if finished(place.value) or (not status and place.value.get(inner)):
        shown = choices[place.value["status"]].label if "status" in place.value else Text.same(str(place.value[inner]))
        raise Wrong(say.FINISHED.fill(status=shown, **here), say.FINISHED_FIX.fill(**here))
    if result and not inner:
        raise Wrong(say.NO_RESULT.fill(**here), say.NO_RESULT_FIX.fill(**here))
    if status:
        yield Edit(f"{found.entry}.status", status)
    if DAY in fields:
        yield Edit(f"{found.entry}.{DAY}", found.tree.today.isoformat())
    if result:
        yield Edit(f"{found.entry}.{inner}", result)


def item_name(found: Target) -> str:
    """The name that the entry goes by."""
    return next(name for name, place in named(found.record) if place.path == found.entry)


def entry_named(found: Target) -> Place:
    """The entry that the words behind the # name."""
    return next(each for each in _items(found.record) if each.path == found.entry)


def _items(record: Record) -> Iterator[Place]:
    for each in dict.fromkeys(field.type for field in record.kind.fields.values() if field.shape == "list"):
        yield from (place for place in record.each(each) if isinstance(place.value, dict))


def which_item(record: Record, types: Sequence[str] = ("action", "question", "risk")) -> Text:
    """What may have been meant: the items that are still open."""
    some = [
        f"{record.id}#{place.value.get('id') or count}"
        for type in types
        for count, place in record.counted(type)
        if not finished(place.value)
    ]
    return (
        say.WHICH_ITEM_FIX.fill(id=record.id, known=Text.listed(some[:9]))
        if some
        else say.NO_OPEN_ITEM_FIX.fill(id=record.id)
    )


command = Verb(
    "done",
    words.DONE,
    words.DONE_EXAMPLES,
    run,
    [
        Argument(["items"], words.DONE_ITEMS, nargs=-1, required=True, metavar="ID[#ITEM]… [RESULT]"),
        Option(["--dry-run", "dry"], words.DRY_RUN, is_flag=True),
    ],
)
