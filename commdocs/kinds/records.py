"""The shape of a record: its fields, and what its file's name and folder say of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from commdocs import fields
from commdocs.fields.nearest import nearest
from commdocs.kinds import ids
from commdocs.kinds.plan import Plan, plan
from commdocs.kinds.shaping import Reading
from commdocs.messages import Text
from commdocs.messages import kinds as say
from commdocs.model import NOTE, Config, Data, Field, Finding, Kind, Status, simplified, spellings
from commdocs.source import ListNode, MapNode, Node, ScalarNode, original


def identify(kinds: Mapping[str, Kind], root: MapNode) -> tuple[Kind | None, list[Finding]]:
    """The kind that a record says it is, by key, label or alias; None with a finding if it says none known."""
    names, words = _spellings(tuple(kinds.values()))
    known = Text("、".join(kind.label.zh for kind in kinds.values()), ", ".join(kinds))
    for key, value in root.pairs:
        if key.value in names or simplified(key.value) in names:
            word = value.value.strip() if isinstance(value, ScalarNode) and not value.absent else ""
            break
    else:
        fix = say.NO_KIND_FIX.fill(known=known)
        return None, [Finding("S03", say.NO_KIND, fix, "kind", line=root.line, column=root.column)]
    if not word:
        fix = say.NO_KIND_FIX.fill(known=known)
        return None, [Finding("S03", say.NO_KIND, fix, "kind", line=key.line, column=key.column)]
    found = words.get(word) or words.get(simplified(word))
    if found is not None:
        return found, []
    close = nearest(word, words)
    if close and close in words[close].aliases:
        close = words[close].label.of("en" if close.isascii() else "zh")
    hint = say.UNKNOWN_KIND_MEANT.fill(meant=close) if close else say.UNKNOWN_KIND_FIX.fill(known=known)
    message = say.UNKNOWN_KIND.fill(word=word)
    return None, [Finding("S05", message, hint, "kind", line=value.line, column=value.column)]


@lru_cache(maxsize=8)
def _spellings(kinds: tuple[Kind, ...]) -> tuple[frozenset[str], Mapping[str, Kind]]:
    """Every spelling of the key that names the kind; every spelling of a kind → that kind."""
    names = {word for kind in kinds for word, name in kind.keys.items() if name == "kind"} or {"kind"}
    return frozenset(names), {each: kind for kind in kinds for each in (*kind.aliases, *kind.label, kind.name)}


def labels(kinds: Mapping[str, Kind], root: MapNode) -> Callable[[tuple[str, ...]], Text]:
    """Keys as typed, from the top of a record → the label of the field there; the last key if the form has no such."""
    kind, _ = identify(kinds, root)

    def label(way: tuple[str, ...]) -> Text:
        known: Mapping[str, Field] = kind.fields if kind else {}
        found = Text.same(way[-1])
        words = iter(way)
        for word in words:
            field = known.get(spellings(known).get(word, ""))
            if field is None:
                return Text.same(way[-1])
            found, known = field.label, field.fields
            if field.shape == "map":
                found = Text.same(next(words, word))
        return found

    return label


def shape(
    kind: Kind, root: MapNode, stem: str, folder: str, config: Config, whole: bool = True
) -> tuple[Data, list[Finding]]:
    """Typed data under canonical keys, and every finding of shape, in the order of the text.

    ``stem`` is the file's name without ``.yaml``, ``folder`` the path under ``records/``. What is bad
    is not in the data; a list without its bad items (Thinned) knows what numbers the rest have.
    Unless the ``whole`` text could be read, nothing is reported as missing: it may be in what is lost.
    """
    steps = plan(kind).steps
    reading = Reading(config, kind.label)
    reading.whole = whole
    version: int | None = None
    for key, value in root.pairs:
        step = steps.get(key.value) or steps.get(simplified(key.value))
        name = step.name if step else ""
        if name == "kind":
            reading.here = key
        elif name == "status" and step and isinstance(value, ScalarNode):
            reading.status = step.words.get(value.value) or fields.parse(step.typed, value.value, config)[0] or ""
            reading.at_status = key
        elif name == "template_version" and isinstance(value, ScalarNode):
            parsed = fields.parse(step.typed, value.value, config)[0] if step else None
            version = parsed if isinstance(parsed, int) else None
    state = kind.statuses.get(reading.status)
    reading.label = state.label if state else None
    if state and state.unfinished:
        reading.lacking = []
        reading.status = state.next[0]  # what that will ask for
    if version is None or not 1 <= version <= kind.version:
        version = 1 if kind.version == 1 else _oldest(plan(kind), root)
    reading.version = version
    stem = unicodedata.normalize("NFC", stem)
    match = ids.compiled(kind).regex.fullmatch(stem)
    reading.near = _day(match)
    data = reading.mapping(plan(kind), root, "", reading.here or root)
    if reading.calling:
        reading.called(*_present(kind, data))
    data["kind"] = kind.name
    _version(kind, root, data, reading)
    _place_in_tree(kind, root, data, reading, folder)
    _number(kind, root, data, reading, stem, match)
    if state and reading.lacking is not None:
        _unfinished(kind, reading, state)
    reading.findings.sort(key=lambda each: (each.line, each.column))
    return data, reading.findings


def _unfinished(kind: Kind, reading: Reading, state: Status) -> None:
    """Says of an unfinished record what it lacks, and how it is finished. It is no mistake."""
    following = {"label": _label(kind, "status"), "next": kind.statuses[state.next[0]].label}
    labels = list(dict.fromkeys(reading.lacking or ()))
    message = say.UNFINISHED.fill(fields=Text.listed(labels)) if labels else say.UNFINISHED_WHOLE
    hint, at = say.UNFINISHED_FIX.fill(**following), reading.at_status
    line, column = (at.line, at.column) if at else (1, 1)
    reading.findings.append(Finding("S12", message, hint, "status", NOTE, line=line, column=column))


def _present(kind: Kind, data: Data) -> tuple[list[Any], Field | None]:
    """Those who took part, as the form lists them: a list of people, or of groups that name one each."""
    listed = next((kind.fields[name] for name in ("attendees", "participants") if name in kind.fields), None)
    entries = data.get(listed.name) if listed else None
    people = [each.get("who") if isinstance(each, dict) else each for each in entries or ()]
    return [each for each in people if each], listed


def _oldest(known: Plan, node: Node) -> int:
    """The oldest template version that knows every field of the record."""
    if isinstance(node, ListNode):
        return max((_oldest(known, item) for item in node.items), default=1)
    if not isinstance(node, MapNode):
        return 1
    newest = 1
    for key, value in node.pairs:
        step = known.steps.get(key.value) or known.steps.get(simplified(key.value))
        if step is not None:
            newest = max(newest, step.field.since, _oldest(step.inner, value) if step.group else 1)
    return newest


def _version(kind: Kind, root: MapNode, data: Data, reading: Reading) -> None:
    written = data.get("template_version")
    if written is not None and not 1 <= written <= kind.version:
        message = say.UNKNOWN_VERSION.fill(form=kind.label, version=written, newest=kind.version)
        hint = say.UNKNOWN_VERSION_FIX.fill(newest=kind.version)
        reading.report("R88", message, hint, "template_version", _value(root, kind, "template_version"))
    data["template_version"] = reading.version


def _place_in_tree(kind: Kind, root: MapNode, data: Data, reading: Reading, folder: str) -> None:
    if kind.folder:
        if folder != kind.folder:
            message = say.WRONG_FOLDER.fill(form=kind.label, folder=kind.folder)
            hint = say.WRONG_FOLDER_FIX.fill(folder=kind.folder)
            reading.report("R70", message, hint, "", reading.here)
        return
    if not folder or folder.startswith("_") or "/" in folder:
        message = say.NO_PROJECT.fill(form=kind.label)
        reading.report("R70", message, say.NO_PROJECT_FIX, "project", reading.here)
        return
    written = data.get("project")
    name = unicodedata.normalize("NFC", folder)
    if written is not None and unicodedata.normalize("NFC", str(written)) != name:
        message = say.PROJECT_DIFFERS.fill(label=_label(kind, "project"), folder=folder)
        hint = say.PROJECT_DIFFERS_FIX.fill(project=written)
        reading.report("R70", message, hint, "project", _value(root, kind, "project"))
    data["project"] = folder


def _day(match: re.Match[str] | None) -> date | None:
    """The date in an id, if it has one that exists."""
    try:
        return date.fromisoformat(match["date"]) if match else None
    except (IndexError, ValueError):
        return None


def _number(kind: Kind, root: MapNode, data: Data, reading: Reading, stem: str, match: re.Match[str] | None) -> None:
    written = data.get("id")
    data["id"] = stem
    at = reading.here if written is None else _value(root, kind, "id")
    pattern = ids.compiled(kind)
    if written is not None and unicodedata.normalize("NFC", str(written)) != stem:
        message = say.ID_NOT_STEM.fill(id=written, stem=stem)
        reading.report("R73", message, say.ID_NOT_STEM_FIX.fill(stem=stem), "id", at)
    elif match is None or (pattern.dated and reading.near is None):
        message = say.ID_NO_DAY.fill(id=stem) if match else say.ID_PATTERN.fill(id=stem, form=kind.label)
        meant, rest = ids.number({"": kind}, stem)
        meant = meant or original(f"{stem}.yaml", lambda each: ids.fits(kind, each)).removesuffix(".yaml")
        longer = say.ID_LONGER_FIX.fill(id=meant) if meant and (rest or match is None) else None
        reading.report("R73", message, longer or say.ID_PATTERN_FIX.fill(example=ids.example(kind)), "id", at)
    if match is None:
        return
    if reading.near is not None:
        _same_day(kind, root, data, reading, reading.near)
    written_day = data.get("date")
    if pattern.yearly and isinstance(written_day, date) and match["year"] != f"{written_day.year:04}":
        _disagrees(kind, reading, stem, match["year"], f"{written_day.year:04}", "date", at)
    for part in pattern.parts:
        expected = ids.spoken(part, kind, data, reading.config)
        if expected and match[part.group] != expected:
            _disagrees(kind, reading, stem, match[part.group], expected, part.field, at)


def _same_day(kind: Kind, root: MapNode, data: Data, reading: Reading, day: date) -> None:
    if "date" not in kind.fields:
        return
    written = data.get("date")
    if written is not None and written != day:
        message = say.DATE_DIFFERS.fill(label=_label(kind, "date"), date=day.isoformat())
        hint = say.DATE_DIFFERS_FIX.fill(date=day.isoformat())
        reading.report("R70", message, hint, "date", _value(root, kind, "date"))
    data["date"] = day


def _disagrees(kind: Kind, reading: Reading, stem: str, part: str, expected: str, name: str, at: Node | None) -> None:
    label = _label(kind, name)
    message = say.ID_PART.fill(id=stem, part=part, label=label, expected=expected)
    reading.report("R73", message, say.ID_PART_FIX.fill(label=label, expected=expected), "id", at)


def _label(kind: Kind, name: str) -> Text:
    field: Field | None = kind.fields.get(name)
    return field.label if field else Text.same(name)


def _value(root: MapNode, kind: Kind, name: str) -> Node | None:
    """What is written for the field."""
    return next((value for key, value in root.pairs if kind.keys.get(key.value) == name), None)
