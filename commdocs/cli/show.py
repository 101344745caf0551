"""``commdocs show``: one record, with all that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, NamedTuple

import click

from commdocs import build, fields, workspace
from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.cli.choosing import record_named
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.table import pad, width
from commdocs.cli.usage import Faulty
from commdocs.facts.obligations import Member, Obligation, obligations
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.model import Built, Config, Corpus, Data, Duration, Field, Place, Problem, Record, numbered

_INDENT = "  "


class Around(NamedTuple):
    """What hangs on a record."""

    problems: Sequence[Problem]
    links: Sequence[tuple[str, str, Record | None]]  # path of the field, id, the record
    linked_from: Sequence[tuple[str, Record]]
    documents: Sequence[Built]
    carried: Sequence[tuple[Member, Obligation]]  # items that go on in another record


def run(call: Call, name: str, form: str) -> int:
    tree = workspace.read(call.root, call.today)
    path = {path.rpartition("/")[2]: path for path in tree.all_records}.get(f"{name}.yaml")
    loaded = build.load(tree, (path,) if path else ())
    if path and not any(record.path == path for record in loaded.corpus.records):
        raise Faulty([each for each in loaded.problems if each.path == path or each.rule in build.BROKEN])
    record = record_named(loaded.corpus, name)
    if record.path != path:  # named by a number it had before
        loaded = build.load(tree, (record.path,))
        record = record_named(loaded.corpus, name)
    around = Around(
        [each for each in loaded.problems if each.path == record.path],
        [(place.path, place.value, loaded.corpus.find(_number(place))) for place in record.each("record")],
        list(_linked_from(record, loaded.corpus)),
        [each for each in workspace.manifest(call.root).values() if each.record == record.path],
        list(_carried(record, loaded.corpus)),
    )
    if form == "json":
        call.out_json(_data(record, around, call))
    else:
        for line in _page(record, around, loaded.config, call):
            call.out(line)
    return 0


def _linked_from(record: Record, corpus: Corpus) -> Iterator[tuple[str, Record]]:
    names = {record.id, *(record.data.get("legacy_ids") or ())}
    for other in corpus.records:
        for place in other.each("record"):
            if _number(place) in names and other is not record:
                yield place.path, other


def _number(link: Place) -> str:
    """The record that a link names, without the item."""
    return str(link.value).partition("#")[0]


def _carried(record: Record, corpus: Corpus) -> Iterator[tuple[Member, Obligation]]:
    for whole in obligations(corpus).all:
        if whole.home.record is not record:
            yield from ((each, whole) for each in whole.members if each.record is record)


def _page(record: Record, around: Around, config: Config, call: Call) -> Iterator[str]:
    kind = record.kind
    following = call.joined(kind.statuses[name].label for name in record.state.next if name in kind.statuses)
    yield f"{call.of(kind.label)} {record.id}"
    yield record.path
    yield ""
    yield from _group(record.data, kind.fields, config, call, "")
    if following:
        yield f"{call.of(say.COLUMN_NEXT)}: {following}"
    yield ""
    yield f"{call.of(say.PROBLEMS)}: {'' if around.problems else call.of(say.NO_PROBLEMS)}".rstrip()
    yield from (_INDENT + line for line in problems.lines(around.problems, call))
    if around.carried:
        yield f"{call.of(say.CARRIED_ON)}:"
    for each, whole in around.carried:
        yield f"{_INDENT}{each.number} → {(whole.ended or whole.home).number}  {_state(whole, call)}"
    for title, found in (
        (say.LINKS_OUT, [(name, other) for _, name, other in around.links]),
        (say.LINKS_IN, [(other.id, other) for _, other in around.linked_from]),
    ):
        if found:
            yield f"{call.of(title)}:"
        for name, other in dict(found).items():
            about = f"{call.of(other.kind.label)}  {other.title}" if other else call.of(say.NOT_FOUND)
            yield f"{_INDENT}{name}  {about}"
    yield f"{call.of(say.DOCUMENTS)}: {'' if around.documents else call.of(say.NO_DOCUMENTS)}".rstrip()
    yield from (_INDENT + each.path for each in around.documents)


def _state(whole: Obligation, call: Call) -> str:
    """How it stands at its newest place."""
    if whole.ended is not None:
        item, field = whole.ended.data, whole.ended.field.fields.get("status")
        choice = field.choices.get(item.get("status", "")) if field else None
        return call.of(choice.label if choice else say.DONE_THERE)
    return call.of(say.OPEN_UNTIL.fill(day=str(whole.due)[:16] if whole.due else "—"))


def _group(data: Data, known: Mapping[str, Field], config: Config, call: Call, indent: str) -> Iterator[str]:
    here = [each for each in known.values() if data.get(each.name) not in (None, [], {})]
    left = min(max((width(call.of(each.label)) for each in here), default=0), 20)
    for each in here:
        value, label = data[each.name], call.of(each.label)
        if each.fields or each.shape == "map":
            yield f"{indent}{label}:"
            yield from _inner(value, each, config, call, indent + _INDENT)
            continue
        shown = [_show(each, one, config, call) for one in (value if each.shape == "list" else [value])]
        lines = ("\n".join(shown) if any("\n" in one for one in shown) else call.joined(shown)).split("\n")
        yield f"{indent}{pad(label, left)}  {lines[0]}"
        yield from (f"{indent}{' ' * left}  {line}".rstrip() for line in lines[1:])


def _inner(value: Any, field: Field, config: Config, call: Call, indent: str) -> Iterator[str]:
    if field.shape == "map":
        for key, one in value.items():
            if isinstance(one, dict):
                yield f"{indent}{key}:"
                yield from _group(one, field.fields, config, call, indent + _INDENT)
            else:
                yield f"{indent}{key}: {_show(field, one, config, call)}"
        return
    for number, one in numbered(value if field.shape == "list" else [value]):
        lines = _group(one, field.fields, config, call, "")
        for line_number, line in enumerate(lines):
            mark = "" if field.shape != "list" else f"{number + 1}. " if line_number == 0 else "   "
            yield f"{indent}{mark}{line}"


def _show(field: Field, value: Any, config: Config, call: Call) -> str:
    if field.type in ("kind", "status") and value in field.choices:
        return call.of(field.choices[value].label)
    if field.type not in fields.TYPES:
        return str(value)
    return fields.show(field, value, call.language, config)


def _data(record: Record, around: Around, call: Call) -> dict[str, Any]:
    return {
        "version": 1,
        "id": record.id,
        "kind": record.kind.name,
        "path": record.path,
        "project": record.project,
        "date": _plain(record.date),
        "status": record.status,
        "title": record.title,
        "carried": [{"item": each.number, "now": whole.home.number} for each, whole in around.carried],
        "data": _plain(record.data),
        "problems": [problems.as_data(each, call) for each in around.problems],
        "links": [
            {"field": path, "id": name, "path": other.path if other else None} for path, name, other in around.links
        ],
        "linked_from": [{"field": path, "id": other.id, "path": other.path} for path, other in around.linked_from],
        "documents": [each.path for each in around.documents],
    }


def _plain(value: Any) -> Any:
    match value:
        case Duration(number, unit):
            return f"{number}{unit}"
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case date() | time():
            return value.isoformat()
        case _:
            return value


command = Verb(
    "show",
    words.SHOW,
    words.SHOW_EXAMPLES,
    run,
    [
        Argument(["name"], words.SHOW_ID, metavar="ID"),
        Option(["--format", "form"], words.SHOW_FORMAT, type=click.Choice(["text", "json"]), default="text"),
    ],
)
