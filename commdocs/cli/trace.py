"""``commdocs trace``: the way of a matter, from the demand to the result, by the links between records."""

from __future__ import annotations

from collections.abc import Iterator

import click

from commdocs import build, workspace
from commdocs.cli.call import Call
from commdocs.cli.choosing import record_named
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.table import columns, cut, pad, width
from commdocs.messages import help as about
from commdocs.messages import trace as say
from commdocs.model import Corpus, Record, RecordLink, natural

_TITLE = 40
_LEFT_OUT = frozenset({"party"})  # everything hangs on a party: that is no chain
_BRANCHES = ("│  ", "   ")


def run(call: Call, name: str, form: str) -> int:
    loaded = build.load(workspace.read(call.root, call.today), ())
    record = record_named(loaded.corpus, name)
    steps = list(tree(record, loaded.corpus))
    if form == "json":
        call.out_json({"version": 1, "id": record.id, "steps": [_data(each) for each in steps]})
        return 0
    rows = [_row(each, record, call) for each in steps]
    left = max(width(row[0]) for row in rows)
    for row, line in zip(rows, columns([row[1:] for row in rows]), strict=True):
        call.out(f"{pad(row[0], left)}  {line}")  # the first column keeps the spaces of its branches
    if len(steps) == 1:
        call.tell(say.ALONE)
    return 0


class Step:
    """A record in the tree: how deep, by which field it names the one above, and whether it stands higher up."""

    __slots__ = ("again", "depth", "lead", "record", "way")

    def __init__(self, record: Record, depth: int, way: str, lead: str, again: bool) -> None:
        self.record, self.depth, self.way, self.lead, self.again = record, depth, way, lead, again


def tree(record: Record, corpus: Corpus) -> Iterator[Step]:
    """The records before this one up to the first, and everything that came of them, depth first.

    A record names what it follows, confirms, tracks or answers: that stands above it. Each is given
    once; where it turns up again it is marked, so that circles end.
    """
    seen: set[str] = set()
    for first in _roots(record, corpus):
        stack = [(first, 0, "", "")]
        while stack:
            here, depth, way, lead = stack.pop()
            again = here.path in seen
            yield Step(here, depth, way, lead, again)
            if again:
                continue
            seen.add(here.path)
            after = sorted(_after(here, corpus), key=lambda link: _age(link.record))
            inner = "" if depth == 0 else lead[:-3] + _BRANCHES[lead.endswith("└─ ")]
            last = len(after) - 1
            steps = [
                (link.record, depth + 1, link.name, inner + ("└─ " if number == last else "├─ "))
                for number, link in enumerate(after)
            ]
            stack.extend(reversed(steps))


def _roots(record: Record, corpus: Corpus) -> list[Record]:
    """The records that nothing stands above, among those above this one; the oldest of a circle."""
    above = {record.path: record}
    here = [record]
    while here:
        for link in corpus.links_out.get(here.pop().path, ()):
            if _counts(link) and link.target.path not in above:
                above[link.target.path] = link.target
                here.append(link.target)
    first = [each for each in above.values() if not any(_counts(link) for link in corpus.links_out.get(each.path, ()))]
    return sorted(first, key=_age) or [min(above.values(), key=_age)]


def _after(record: Record, corpus: Corpus) -> list[RecordLink]:
    """One link from each record that names this one."""
    links: dict[str, RecordLink] = {}
    for link in corpus.links_in.get(record.path, ()):
        if _counts(link):
            links.setdefault(link.record.path, link)
    return list(links.values())


def _counts(link: RecordLink) -> bool:
    return link.name not in _LEFT_OUT


def _age(record: Record) -> tuple[str, tuple[object, ...]]:
    return (record.date.isoformat() if record.date else "", natural(record.id))


def _row(step: Step, asked: Record, call: Call) -> list[str]:
    record = step.record
    row = [f"{step.lead}{record.id}", call.of(record.kind.label)]
    if step.again:
        return [*row, "", "", call.of(say.SEEN)]
    words = [cut(record.title, _TITLE)]
    result = result_of(record)
    if result:
        words.append(call.of(say.RESULT.fill(text=cut(result, _TITLE))))
    if record is asked:
        words.append(call.of(say.HERE))
    return [*row, record.date.isoformat() if record.date else "", call.of(record.state.label), "  ".join(words)]


def result_of(record: Record) -> str:
    """What came of it, in its own words."""
    for path in ("result_confirmation.text", "result.text", "result"):
        value = record.get(path)
        if isinstance(value, str):
            return value
    return ""


def _data(step: Step) -> dict[str, object]:
    record = step.record
    return {
        "id": record.id,
        "depth": step.depth,
        "link": step.way,
        "kind": record.kind.name,
        "date": record.date.isoformat() if record.date else None,
        "status": record.status,
        "title": record.title,
        "result": result_of(record),
        "again": step.again,
    }


command = Verb(
    "trace",
    about.TRACE,
    about.TRACE_EXAMPLES,
    run,
    [
        Argument(["name"], about.TRACE_ID, metavar="ID"),
        Option(["--format", "form"], about.SHOW_FORMAT, type=click.Choice(["text", "json"]), default="text"),
    ],
)
