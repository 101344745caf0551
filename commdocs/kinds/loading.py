"""Schema files → Kinds, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files as packaged
from itertools import islice
from typing import Any, NamedTuple

from commdocs.kinds import promises
from commdocs.kinds.checking import Checker, Complaint
from commdocs.kinds.locating import locate_in
from commdocs.kinds.making import Maker, choices, merged, statuses, words
from commdocs.kinds.plan import Plan
from commdocs.kinds.shaping import Reading, raw
from commdocs.messages import Text
from commdocs.messages import schemas as say
from commdocs.model import Choice, Config, Data, Field, Finding, Kind, Problem
from commdocs.source import MapNode, parse

FOLDER = "schemas/"
SHARED = f"{FOLDER}_types.yaml"
_MOST_TOLD = 100  # complaints about one file; the next ones come when these are mended


class File(NamedTuple):
    """A schema file that could be read."""

    path: str
    root: MapNode
    data: Data
    fields: Mapping[str, Field]  # what may stand in such a file


def load(files: Mapping[str, str]) -> tuple[dict[str, Kind], list[Problem]]:
    """Every kind of ``schemas/<kind>.yaml``, by name, and all problems (S07), located.

    A kind whose file has an error is left out.
    """
    problems: list[Problem] = []
    if SHARED not in files:
        problems.append(_problem(SHARED, Finding("S07", say.NO_TYPES, say.NO_TYPES_FIX, line=1, column=1)))
        return {}, problems
    kind_fields, shared_fields = (plan.fields for plan in _meta())
    shared = _read(SHARED, files[SHARED], shared_fields, say.SHARED_FORM, problems)
    if shared is None:
        return {}, problems
    maker = Maker(shared.data.get("types") or {})
    sound = _report(shared, Checker(maker, shared.data, {}, 0).shared(), problems)
    if not sound:
        return {}, problems
    kinds: dict[str, Kind] = {}
    read: list[File] = []
    for path in sorted(files):
        stem = path.removeprefix(FOLDER).removesuffix(".yaml")
        if not path.startswith(FOLDER) or not path.endswith(".yaml") or stem.startswith("_") or "/" in stem:
            continue
        file = _read(path, files[path], kind_fields, say.FORM, problems)
        if file is None:
            continue
        maker.statuses = statuses(file.data["life_cycle"], shared.data.get("statuses") or {})
        full = assembled(file.data, shared.data)
        checker = Checker(maker, file.data, full, file.data["version"])
        if _report(file, checker.kind(stem, shared.data), problems):
            kind = _kind(maker, file.data, full)
            if not _report(file, promises.broken(kind), problems):
                continue
            kinds[stem] = kind
            maker.kinds[stem] = Choice(stem, kind.label, kind.aliases)
            read.append(file)
    for file in read:
        _report(file, _links(file.data["fields"], "fields.", kinds), problems)
    return kinds, problems


def assembled(data: Data, shared: Data) -> dict[str, Data]:
    """The kind's fields in order: the shared head, its own, the shared tail. A shared field that the
    kind states again stands where the kind has it, with what it says of it.
    """
    pool = {**(shared.get("more") or {}), **(shared.get("head") or {}), **(shared.get("tail") or {})}
    own = {name: merged(pool[name], each) if name in pool else each for name, each in data["fields"].items()}
    omitted = {*own, *(data.get("omit") or ())}
    head = {name: each for name, each in (shared.get("head") or {}).items() if name not in omitted}
    tail = {name: each for name, each in (shared.get("tail") or {}).items() if name not in omitted}
    return {**head, **own, **tail}


def _kind(maker: Maker, data: Data, full: Mapping[str, Data]) -> Kind:
    fields = maker.fields(full)
    name = data["kind"]
    label = Text(data["label"]["zh"], data["label"]["en"])
    aliases = tuple(data.get("aliases") or ())
    if "{date}" in data["id"] and "date" in fields:
        fields["date"] = replace(fields["date"], always=False)
    if "kind" in fields:
        fields["kind"] = replace(fields["kind"], choices={name: Choice(name, label, aliases)})
    if "status" in fields:
        states = {key: Choice(key, each.label, each.aliases) for key, each in maker.statuses.items()}
        fields["status"] = replace(fields["status"], choices=states)
    return Kind(
        name=name,
        version=data["version"],
        label=label,
        help=Text(data["help"]["zh"], data["help"]["en"]),
        id=data["id"],
        title=data["title"],
        fields=fields,
        statuses=maker.statuses,
        title_or=data.get("title_or") or "",
        folder=data.get("folder") or "",
        aliases=aliases,
        changes={int(number): words(said) or Text.same("") for number, said in data["changes"].items()},
    )


def _links(definitions: Mapping[str, Data], path: str, kinds: Mapping[str, Kind]) -> Iterator[Complaint]:
    for name, each in definitions.items():
        for list_ in ("kinds", "except"):
            for word in each.get(list_) or ():
                if word not in kinds:
                    known = ", ".join(kinds)
                    yield f"{path}{name}.{list_}", say.UNKNOWN_KIND.fill(word=word), say.KNOWN.fill(known=known)
        yield from _links(each.get("fields") or {}, f"{path}{name}.fields.", kinds)


# -- reading ------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _meta() -> tuple[Plan, Plan]:
    """What may stand in the file of a kind, and in that of the shared types."""
    maker, described = described_by("schema.yaml")
    return Plan(maker.fields(described["kind"])), Plan(maker.fields(described["shared"]))


def described_by(name: str) -> tuple[Maker, dict[str, Any]]:
    """A description that comes with this package, and the maker of its fields."""
    root, findings = parse(packaged(__package__).joinpath(name).read_text("utf-8"))
    assert root is not None and not findings, (name, findings)
    described: dict[str, Any] = _native(raw(root))
    return Maker(described.pop("types", {})), described


def _native(value: Any) -> Any:
    """Our own descriptions have no schema to type them: true is true there."""
    if isinstance(value, dict):
        return {key: _native(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_native(each) for each in value]
    return True if value == "true" else value


def _read(path: str, text: str, fields: Mapping[str, Field], form: Text, problems: list[Problem]) -> File | None:
    """The file, typed; None, and the problems, if its shape is wrong."""
    root, findings = parse(text)
    data: Data = {}
    if root is not None:
        reading = Reading(Config(), form)
        reading.here = root
        data = reading.mapping(Plan(fields), root, "", root)
        findings = [*findings, *reading.findings]
    problems += [_problem(path, each) for each in findings]
    broken = root is None or any(each.severity == "error" for each in findings)
    return None if broken or root is None else File(path, root, data, fields)


def _report(file: File, complaints: Iterator[Complaint], problems: list[Problem]) -> bool:
    """Adds the complaints at their lines; whether there were none."""
    found = list(islice(complaints, _MOST_TOLD))
    for where, message, hint in found:
        line, column = locate_in(file.fields, file.root, where)
        problems.append(_problem(file.path, Finding("S07", message, hint, where, line=line, column=column)))
    return not found


def _problem(path: str, finding: Finding) -> Problem:
    return Problem.of(path, finding, say.NAME, "S07")


__all__ = ["FOLDER", "SHARED", "choices", "described_by", "load"]
