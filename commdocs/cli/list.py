"""``commdocs list``: the records, or what is open in them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import click

from commdocs import build, tracking, workspace
from commdocs.cli.call import Call
from commdocs.cli.choosing import unreadable
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.problems import lines
from commdocs.cli.table import columns, cut, fitted
from commdocs.cli.wanted import Wanted, asked
from commdocs.messages import Text
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.messages.render import DAYS_LATE, DAYS_LEFT, DUE_TODAY
from commdocs.model import Corpus, Record, natural
from commdocs.tracking import Open

FORMATS = ("text", "json", "csv")
_TITLE = 44  # cells: a row of the usual terminal
ITEMS: dict[str, Callable[[Corpus], list[Open]]] = {
    "actions": tracking.actions,
    "questions": tracking.questions,
    "risks": tracking.risks,
}
Cells = dict[str, str]


def run(call: Call, words: tuple[str, ...], form: str, **options: Any) -> int:
    tree = workspace.read(call.root, call.today)
    loaded = build.load(tree, ())
    corpus = loaded.corpus
    wanted = asked(words, Wanted(**options), corpus)
    items = wanted.items
    rows = list(_items(ITEMS[items](corpus), wanted, call) if items else _records(corpus, wanted, call))
    heads = _ITEM_HEADS if items else _RECORD_HEADS
    if form == "json":
        call.out_json({"version": 1, "today": corpus.today.isoformat(), items or "records": rows})
    elif form == "csv":
        call.out_csv([[call.of(head) for head in heads.values()], *([row[key] for key in heads] for row in rows)])
    elif rows:
        shown = [row | {"days": call.of(_in_words(row["days"]))} if row.get("days") else row for row in rows]
        if items and not any(row["moved"] for row in rows):
            heads = {key: head for key, head in heads.items() if key != "moved"}
        table = [
            [call.of(each) for each in heads.values()],
            *([cut(row[key], _TITLE) for key in heads] for row in shown),
        ]
        if sys.stdout.isatty():
            names = list(heads)
            spare = [names.index(key) for key in _SPARE if key in names]
            table = fitted(table, shutil.get_terminal_size().columns, spare)
        for line in columns(table):
            call.out(line)
    if form == "text":
        call.tell(say.FOUND.fill(number=len(rows)) if rows else say.NONE_FOUND)
    unread = unreadable(tree, corpus)
    if unread:
        call.warn(say.SOME_UNREADABLE.fill(number=unread))
    if loaded.broken:
        for line in lines([each for each in loaded.problems if each.rule in build.BROKEN], call):
            call.warn(line)
    return 2 if loaded.broken else 0


# what a narrow terminal goes without, first things first: the number tells form and date
_SPARE = ("source", "date", "kind", "project")
_RECORD_HEADS = {
    "id": say.COLUMN_ID,
    "kind": say.COLUMN_KIND,
    "project": say.COLUMN_PROJECT,
    "date": say.COLUMN_DATE,
    "title": say.COLUMN_TITLE,
    "owner": say.COLUMN_OWNER,
    "status": say.COLUMN_STATUS,
    "due": say.COLUMN_DUE,
}
_ITEM_HEADS = {
    "number": say.COLUMN_ID,
    "item": say.COLUMN_ITEM,
    "owner": say.COLUMN_OWNER,
    "due": say.COLUMN_DUE,
    "days": say.COLUMN_DAYS,
    "moved": say.COLUMN_MOVED,
    "project": say.COLUMN_PROJECT,
    "source": say.COLUMN_SOURCE,
}


def _records(corpus: Corpus, wanted: Wanted, call: Call) -> Iterator[Cells]:
    late = {each.record.path for each in tracking.overdue(corpus)} if wanted.overdue else set()
    for record in sorted(corpus.records, key=_by_date):
        owner = record.data.get("owner")
        due = record.data.get("due")
        passed = due is not None and not record.state.closes and str(due)[:10] < corpus.today.isoformat()
        if not wanted.suits(record) or not wanted.owned(owner):
            continue
        if wanted.overdue and not (passed or record.path in late):
            continue
        yield {
            "id": record.id,
            "kind": call.of(record.kind.label),
            "project": record.project,
            "date": record.date.isoformat() if record.date else "",
            "title": record.title,
            "owner": owner or "",
            "status": call.of(record.state.label),
            "due": str(due or "")[:16],
        }


def _by_date(record: Record) -> tuple[date, tuple[object, ...]]:
    """The newest last, next to where one types on; what has no date is no news."""
    return record.date or date.min, natural(record.path)


def _items(found: Iterable[Open], wanted: Wanted, call: Call) -> Iterator[Cells]:
    for each in found:
        if (
            not wanted.suits(each.record, each.project)
            or not wanted.owned(each.owner)
            or (wanted.overdue and not each.overdue)
        ):
            continue
        text = next((str(each.data[key]) for key in ("task", "question", "text") if each.data.get(key)), "")
        yield {
            "number": each.number,
            "item": " ".join(text.split()),
            "owner": each.owner or "",
            "due": str(each.due or "")[:16],
            "days": "" if each.days is None else str(each.days),
            "moved": str(each.moved or ""),
            "project": each.project,
            "source": each.record.title,
        }


def _in_words(days: str) -> Text:
    """What stands in the trackers too: 剩3天, 逾期2天."""
    number = int(days)
    if not number:
        return DUE_TODAY
    return (DAYS_LATE if number < 0 else DAYS_LEFT).fill(days=abs(number), s="" if abs(number) == 1 else "s")


command = Verb(
    "list",
    words.LIST,
    words.LIST_EXAMPLES,
    run,
    [
        Argument(["words"], words.LIST_WORDS, nargs=-1, required=False, metavar="[WORD]…"),
        Option(["--kind"], words.LIST_KIND, default="", metavar="KIND"),
        Option(["--project"], words.LIST_PROJECT, default="", metavar="P"),
        Option(["-o", "--owner"], words.LIST_OWNER, default="", metavar="PERSON"),
        Option(["--status"], words.LIST_STATUS, default="", metavar="STATUS"),
        Option(["--overdue"], words.LIST_OVERDUE, is_flag=True),
        Option(["--items"], words.LIST_ITEMS, type=click.Choice(list(ITEMS)), default=None),
        Option(["--format", "form"], words.TABLE_FORMAT, type=click.Choice(FORMATS), default="text"),
    ],
)
