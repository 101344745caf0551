"""What ``FIELD=VALUE`` gives a record that is only being made: single values, and the entries of its lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from commdocs import fields
from commdocs.cli.usage import Wrong
from commdocs.fields.nearest import nearest
from commdocs.kinds import NONE_WORDS
from commdocs.kinds.addressing import inside_of
from commdocs.kinds.plan import CHOSEN
from commdocs.messages import Text, assigning
from commdocs.messages import cli as say
from commdocs.model import Config, Field, Kind, spellings

_DERIVED = ("id", "kind", "project")  # the file's name, its folder and the command say them already
_STEP = re.compile(r"(?P<word>[^.\[\]]+)(?P<new>\[\+\])?(?:\[(?P<number>\d+)\])?")
_WIDE = str.maketrans("［］【】＝", "[][]=")
_BETWEEN = re.compile(r"\s*[、，,；;]\s*")
_WORDY = ("text", "task", "question", "name", "path")  # the part that plain words go to, as in `add`
Entry = dict[str, str]


class Filling(NamedTuple):
    """Texts by path, a list's one a line; and what lists of groups begin with."""

    values: dict[str, str]
    entries: dict[str, list[Entry]]


def filled(kind: Kind, settings: Sequence[str], config: Config) -> Filling:
    """Fields are named by key or label, as for ``set``: ``links.party``, ``行动项[+].任务``, ``行动项[2].任务``.

    A part of ``[+]`` that the entry has already begins the next one. People may be several, with 、 between them.
    Raises Wrong where a field is not there or refuses its value.
    """
    made = Filling({}, {})
    for setting in settings:
        named, equals, value = setting.translate(_WIDE).partition("=")
        value = setting[len(setting) - len(value) :] if value else ""  # as it was typed
        if not equals:
            raise Wrong(say.BAD_SET.fill(word=setting))
        _put(made, kind, named.strip(), value.strip(), config)
    for name, entries in made.entries.items():
        _numbered(kind.fields[name], entries)
    return made


def _put(made: Filling, kind: Kind, named: str, value: str, config: Config) -> None:
    steps = [step for word in named.split(".") if (step := _STEP.fullmatch(word.strip()))]
    if not steps or len(steps) != len(named.split(".")):
        raise Wrong(say.NO_SUCH_FIELD.fill(kind=kind.label, word=named), say.SEE_FORM.fill(name=kind.name))
    way = _way(kind, [step["word"].strip() for step in steps])
    first, field = way[0], way[-1]
    if len(way) == 1 and field.name in _DERIVED:
        raise Wrong(say.NOT_TO_SET.fill(label=field.label))
    if first.shape == "list" and first.fields:
        _into_list(made, way, steps[0], value, config)
    elif field.fields or field.shape == "map" or any(each.shape != "one" for each in way[:-1]):
        if not (field.none and value in NONE_WORDS):
            raise Wrong(say.NOT_SETTABLE.fill(label=field.label), inside_of(field))
        made.values[field.name] = value
    else:
        path = ".".join(each.name for each in way)
        words = _several(field, value, config)
        if steps[-1]["new"] and path in made.values:
            words = [*made.values[path].splitlines(), *words]
        made.values[path] = "\n".join(words)


def _into_list(made: Filling, way: Sequence[Field], step: re.Match[str], value: str, config: Config) -> None:
    field = way[0]
    entries = made.entries.setdefault(field.name, [])
    if len(way) == 1:
        if value in NONE_WORDS and field.none:
            del made.entries[field.name]
            made.values[field.name] = value
            return
        people = [each for each in field.fields.values() if each.type == "person" and each.always and not each.when]
        wordy = next((field.fields[name] for name in _WORDY if name in field.fields), None)
        if wordy is not None:
            entries.append({wordy.name: _one(wordy, value, config)})
        elif len(people) == 1:
            entries += [{people[0].name: each} for each in _several(people[0], value, config, many=True)]
        else:
            raise Wrong(say.NOT_SETTABLE.fill(label=field.label), inside_of(field))
        return
    part = way[1]
    if len(way) > 2 or part.fields or part.shape == "map":
        raise Wrong(say.NOT_SETTABLE.fill(label=way[-1].label), inside_of(part) if part.fields else None)
    number = int(step["number"] or 0)
    if number > len(entries) + 1:
        raise Wrong(say.NO_SUCH_ENTRY.fill(label=field.label, number=number, next=len(entries) + 1))
    if number > len(entries) or not entries or (step["new"] and part.name in entries[-1]):
        entries.append({})
    entries[number - 1 if number else -1][part.name] = "\n".join(_several(part, value, config))


def _way(kind: Kind, words: Sequence[str]) -> list[Field]:
    known: Mapping[str, Field] = kind.fields
    way: list[Field] = []
    for word in words:
        names = spellings(known)
        if word not in names:
            close = nearest(word, names)
            hint = say.DID_YOU_MEAN.fill(word=close) if close else say.SEE_FORM.fill(name=kind.name)
            message = say.NO_SUCH_FIELD.fill(kind=kind.label, word=word)
            if way:
                message = assigning.NO_SUCH_FIELD_IN.fill(word=word, label=way[-1].label)
            raise Wrong(message, hint)
        way.append(known[names[word]])
        known = way[-1].fields
    return way


def _several(field: Field, value: str, config: Config, many: bool = False) -> list[str]:
    """The values of a list; only of people it is plain where one ends and the next begins."""
    if field.shape != "list" and not many:
        return [_one(field, value, config)]
    if field.none and value in NONE_WORDS:
        return [value]
    words = _BETWEEN.split(value) if field.type == "person" else [value]
    return [_one(field, each, config) for each in words if each]


def _one(field: Field, value: str, config: Config) -> str:
    """The value, if its field takes it; a colleague may be named without the department."""
    if field.collective and fields.everybody_there(value):
        return value
    if field.type == "person" and "/" not in value:
        known = [str(each.person) for each in config.people.values() if each.person.name == value]
        value = known[0] if len(known) == 1 else value
    if value and not (field.none and value in NONE_WORDS):
        typed, finding = fields.parse(replace(field, type="enum") if field.type in CHOSEN else field, value, config)
        if finding is not None and typed is None:
            raise Wrong(finding.message, finding.hint)
    return value


def _numbered(field: Field, entries: list[Entry]) -> None:
    """Gives the entries the numbers that nobody typed: A1, A2."""
    number = field.fields.get("id")
    example = re.fullmatch(r"(\D*)\d+", number.example.zh) if number is not None and number.example else None
    for count, entry in enumerate(entries, 1):
        if example is not None and "id" not in entry:
            entry.update({"id": f"{example[1]}{count}", **{name: entry.pop(name) for name in list(entry)}})


def missing_example(field: Field) -> Text:
    """How to name on the command line what the record's number is made of."""
    example = field.example
    if not example and field.choices:
        first = next(iter(field.choices.values()))
        return say.ID_NEEDS_FIX.fill(label=field.label, example=first.label)
    return say.ID_NEEDS_FIX.fill(label=field.label, example=example or "…")
