"""``commdocs explain``: the manual of a rule, a form or a field of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from commdocs import build, workspace
from commdocs.cli import manual
from commdocs.cli.call import Call
from commdocs.cli.choosing import forms, kind_named
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.table import columns, folded, pad, width, wrap
from commdocs.cli.usage import Wrong
from commdocs.fields import allowed
from commdocs.fields.nearest import nearest
from commdocs.kinds import config as settings
from commdocs.kinds import ids
from commdocs.messages import Text
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.model import Config, Field, Kind
from commdocs.rules import CARDS, card
from commdocs.rules.card import Card
from commdocs.rules.cards import manual as rule_manual

_INDENT = "  "
_CELLS = 76


def run(call: Call, word: str, form: str) -> int:
    lines, data = _found(word, call)
    if form == "json":
        call.out_json({"version": 1, **data})
    else:
        for line in lines:
            call.out(line)
    return 0


def _found(word: str, call: Call) -> tuple[Iterator[str], dict[str, Any]]:
    """What the word names, as a page and as data."""
    name, _, path = word.partition(".") if word != settings.CONFIG else (word, "", "")
    form = settings.form()
    found = card(word)
    if found and name not in (form.name, *form.aliases):
        return _rule(found, call), manual.rule(found)
    known = {**forms(call), form.name: form}
    if not word:
        del known[form.name]
        return _everything(known, call), {
            "forms": [manual.form(each) for each in known.values()],
            "rules": [manual.rule(each) for each in CARDS.values()],
        }
    if word[:1] in "RrSs" and word[1:].isdigit():
        raise Wrong(say.NO_SUCH_RULE.fill(word=word), say.SEE_ALL)
    kind = kind_named(known, name)
    if path:
        way = _follow(kind, path)
        return _field(kind, way, call, _settings(call) if way[-1].config else None), {
            "kind": kind.name,
            **manual.field(way[-1]),
        }
    return (_form if kind.statuses else _settings_form)(kind, call), manual.form(kind)


def _settings(call: Call) -> Config | None:
    """What commdocs.yaml says; None outside of a workspace."""
    try:
        return build.settings(workspace.read(call.root, call.today, ("schemas",)))
    except workspace.Unusable:
        return None


def _everything(known: Mapping[str, Kind], call: Call) -> Iterator[str]:
    yield call.of(say.FORMS)
    yield from _indented(_table([[each.name, call.of(each.label), call.of(each.help)] for each in known.values()]))
    yield ""
    yield call.of(say.RULES)
    yield from _indented(_table([[each.code, call.of(each.name), call.of(_severity(each))] for each in CARDS.values()]))


def _rule(found: Card, call: Call) -> Iterator[str]:
    yield call.of(rule_manual.heading(found))
    yield ""
    for title, text in rule_manual.parts(found):
        yield from _titled(call, title, text)


def _form(kind: Kind, call: Call) -> Iterator[str]:
    yield f"{call.of(kind.label)} ({kind.name})"
    yield from wrap(call.of(kind.help), _CELLS)
    yield ""
    yield f"{call.of(say.NUMBERS)}: {ids.example(kind)}"
    yield f"{call.of(say.FOLDER)}: records/{kind.folder or call.of(say.COLUMN_PROJECT)}/"
    yield f"{call.of(say.VERSION)}: {kind.version}"
    yield ""
    yield call.of(say.FIELDS)
    yield from _indented(_fields(kind.fields, kind, call))
    yield ""
    yield call.of(say.STATUSES)
    rows = [[call.of(each) for each in (say.COLUMN_STATUS, say.COLUMN_KEY, say.COLUMN_NEXT)]]
    for state in kind.statuses.values():
        following = call.joined(kind.statuses[name].label for name in state.next if name in kind.statuses)
        rows.append([call.of(state.label), state.name, following or call.of(say.FINAL)])
    yield from _indented(_table(rows))
    yield ""
    yield call.of(say.CHANGES)
    for number, what in kind.changes.items():
        yield from _indented(wrap(f"{number}: {call.of(what)}", _CELLS))


def _settings_form(kind: Kind, call: Call) -> Iterator[str]:
    yield f"{call.of(kind.label)} ({kind.name})"
    yield from wrap(call.of(kind.help), _CELLS)
    yield ""
    yield from _indented(_fields(kind.fields, kind, call))
    for each in kind.fields.values():
        if each.fields:
            yield ""
            yield f"{call.of(each.label)} ({kind.name}.{each.name}):"
            yield from _indented(_fields(each.fields, kind, call, (each,)))


def _field(kind: Kind, way: Sequence[Field], call: Call, config: Config | None) -> Iterator[str]:
    field, siblings = way[-1], way[-2].fields if len(way) > 1 else kind.fields
    yield f"{call.of(kind.label)} · {' · '.join(call.of(each.label) for each in way)}"
    yield f"{kind.name}.{'.'.join(each.name for each in way)}"
    yield ""
    if field.help:
        yield from _titled(call, say.COLUMN_HELP, field.help)
    yield from _titled(call, say.TYPE, say.GROUP if field.fields else say.TYPES.get(field.type, Text.same(field.type)))
    if field.shape != "one":
        yield f"{_INDENT}{call.of(say.LIST_OF if field.shape == 'list' else say.FREE_NAMES)}"
    if field.example:
        yield from _titled(call, say.COLUMN_EXAMPLE, field.example)
    title = say.COLUMN_REQUIRED if kind.statuses else say.COLUMN_DEFAULT
    third = _third(field, kind, siblings, way[:-1])
    if third != words.NOTHING:
        yield from _titled(call, title, third)
    rule = CARDS.get(field.rule)
    if rule:
        yield from _titled(call, say.COLUMN_RULE, Text(f"{rule.code} {rule.name.zh}", f"{rule.code} {rule.name.en}"))
    for holds, about in ((field.commitment, say.COMMITMENT), (field.fill, say.FILLED_BY_OTHERS)):
        if holds:
            yield call.of(about)
    known = allowed(field, config)
    if known:
        yield f"{call.of(say.COLUMN_VALUE)}:"
        yield from _indented(_table([[call.of(each.label), each.key] for each in known.values()]))
    if field.config:
        yield from wrap(call.of(say.FROM_SETTINGS.fill(label=settings.description()[field.config].label)), _CELLS)
    if field.fields:
        yield call.of(say.FIELDS)
        yield from _indented(_fields(field.fields, kind, call, way))


def _fields(fields: Mapping[str, Field], kind: Kind, call: Call, way: Sequence[Field] = ()) -> list[str]:
    """The fields as a table; ``way`` leads from the form to the group that they are of."""
    third = say.COLUMN_REQUIRED if kind.statuses else say.COLUMN_DEFAULT
    heads = (say.COLUMN_FIELD, say.COLUMN_KEY, third, say.COLUMN_HELP)
    rows = [
        [call.of(each.label), each.name, call.of(_third(each, kind, fields, way)), call.of(each.help or words.NOTHING)]
        for each in fields.values()
    ]
    table = [[call.of(each) for each in heads], *rows]
    whole = columns(table)
    cells = _cells()
    return whole if not cells or max(map(width, whole)) <= cells else list(_stacked(table, cells))


def _stacked(table: Sequence[Sequence[str]], cells: int) -> Iterator[str]:
    """The fields on a narrow terminal: what to write stands under its field."""
    names = columns([row[:2] for row in table])
    left = max(map(width, names)) + len(_INDENT)
    for name, (_, _, required, about) in zip(names, table, strict=True):
        for number, line in enumerate(wrap(required, cells - left)):
            yield pad("" if number else name, left) + line
        if about:
            yield from (f"{_INDENT * 2}{line}" for line in wrap(about, cells - len(_INDENT) * 2))


def _follow(kind: Kind, path: str) -> Sequence[Field]:
    way: list[Field] = []
    known, keys = kind.fields, kind.keys
    for word in path.split("."):
        name = keys.get(word)
        if name is None:
            close = nearest(word, keys)
            hint = say.DID_YOU_MEAN.fill(word=close) if close else say.SEE_FORM.fill(name=kind.name)
            raise Wrong(say.NO_SUCH_FIELD.fill(kind=way[-1].label if way else kind.label, word=word), hint)
        way.append(known[name])
        known, keys = known[name].fields, known[name].keys
    return way


def _third(field: Field, kind: Kind, siblings: Mapping[str, Field], way: Sequence[Field]) -> Text:
    """When the field is required; of a setting, what holds without it."""
    if kind.statuses:
        return _required(field, kind, siblings)
    return settings.default((*way, field)) or words.NOTHING


def _required(field: Field, kind: Kind, siblings: Mapping[str, Field]) -> Text:
    """From when on the field is required, on what else it depends, and since which version of the form."""
    required = _required_when(field, kind, siblings)
    if field.since > 1 and required != words.NOTHING:
        return say.SINCE_VERSION.fill(required=required, version=field.since)
    return required


def _required_when(field: Field, kind: Kind, siblings: Mapping[str, Field]) -> Text:
    states = [each for each in kind.statuses.values() if each.name in field.required]
    if field.default in field.choices:
        return say.UNWRITTEN.fill(value=field.choices[field.default].label)
    if field.always:
        required = say.ALWAYS
    elif not states:
        return words.NOTHING
    else:
        first = min(each.rank for each in states)
        since = next(each for each in states if each.rank == first)
        if {each.name for each in kind.statuses.values() if each.rank >= first} == set(field.required):
            required = say.FROM_STATUS.fill(status=since.label)
        else:
            named = Text.listed(each.label for each in states)
            required = say.IN_STATUSES.fill(statuses=named)
    if not field.when:
        return required
    conditions = [_condition(siblings[name], values) for name, values in field.when.items() if name in siblings]
    named = Text.listed(conditions)
    if field.always:
        return say.WHENEVER.fill(conditions=named)
    return say.ONLY_IF.fill(required=required, conditions=named)


def _condition(field: Field, values: frozenset[str]) -> Text:
    if values == {"present"}:
        return say.CONDITION_PRESENT.fill(label=field.label)
    if values == {"absent"}:
        return say.CONDITION_ABSENT.fill(label=field.label)
    said = {key: each.label for key, each in field.choices.items()}
    if field.type == "boolean":
        said = {"yes": say.YES, "no": say.NO}
    labels = [said.get(each) or Text.same(each) for each in sorted(values)]
    named = Text.listed(labels)
    return say.CONDITION.fill(label=field.label, values=named)


def _severity(found: Card) -> Text:
    return say.SEVERITY_ERROR if found.severity == "error" else say.SEVERITY_WARNING


def _titled(call: Call, title: Text, text: Text) -> Iterator[str]:
    yield f"{call.of(title)}:"
    yield from _indented(wrap(call.of(text), _CELLS))


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    cells = _cells()
    return folded(rows, cells) if cells and rows else columns(rows)


def _cells() -> int:
    """How wide a table may be; 0 for as wide as it is: what is piped on has a line for each row."""
    if not sys.stdout.isatty():
        return 0
    return shutil.get_terminal_size().columns - len(_INDENT) - 2  # a 。 may hang over


def _indented(lines: Sequence[str]) -> Iterator[str]:
    return (f"{_INDENT}{line}".rstrip() for line in lines)


command = Verb(
    "explain",
    words.EXPLAIN,
    words.EXPLAIN_EXAMPLES,
    run,
    [
        Argument(["word"], words.EXPLAIN_WORD, required=False, default="", metavar="[R60|KIND|KIND.FIELD]"),
        Option(["--format", "form"], words.SHOW_FORMAT, type=click.Choice(["text", "json"]), default="text"),
    ],
)
