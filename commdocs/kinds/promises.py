"""What the names of the shipped forms promise: rules, lists and templates go by them.

``progress`` is a list of groups with ``done`` and ``total`` in figures, wherever it stands; a form of one's own
that gives the name to a percentage would be misread by all of them, so it is refused. ``promises.json`` holds
the type of every top field and shared type of the shipped set; a test makes it anew (``make accept``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files as packaged
from typing import Any

from commdocs.kinds.checking import Complaint
from commdocs.messages import Text
from commdocs.messages import schemas as say
from commdocs.model import Data, Field, Kind

_WORDS = frozenset({"text", "markdown", "dept", "enum", "record", "phone", "email", "path"})
_FIGURES = frozenset({"integer", "number", "percent"})
# What else gives values that can be used in the same way.
_AS_GOOD: Mapping[str, frozenset[str]] = {
    **{name: _WORDS | {"person"} for name in _WORDS},
    **dict.fromkeys(_FIGURES, _FIGURES),
    "due": frozenset({"due", "date", "datetime"}),
}
_ARTICLE = {"one": "", "list": ", list: true", "map": ", map: true"}
Promise = Mapping[str, Any]  # type, shape, and fields of a group


def made(kinds: Mapping[str, Kind]) -> Data:
    """The promises of these kinds: of each top field every way it is used, and of each shared type."""
    names: dict[str, list[Data]] = {}
    types: dict[str, Data] = {}

    def of(field: Field) -> Data:
        promise: Data = {"type": "group" if field.fields else field.type, "shape": field.shape}
        if field.fields:
            promise["fields"] = {name: of(each) for name, each in field.fields.items()}
            if field.type != "group":
                types.setdefault(field.type, promise["fields"])
        return promise

    for kind in kinds.values():
        for name, field in kind.fields.items():
            promise = of(field)
            if promise not in names.setdefault(name, []):
                names[name].append(promise)
    return {"names": dict(sorted(names.items())), "types": dict(sorted(types.items()))}


def broken(kind: Kind) -> Iterator[Complaint]:
    """The fields of the kind that bear a name of the shipped forms and are something else."""
    known = _known()
    for name, field in kind.fields.items():
        ways = known["names"].get(name, ())
        found = [list(_differing(field, way, f"fields.{name}", name)) for way in ways]
        if found and all(found):
            yield min(found, key=len)[0]
        elif not found:
            yield from _inside(field, f"fields.{name}", known["types"])


def _inside(field: Field, path: str, types: Mapping[str, Any]) -> Iterator[Complaint]:
    """Of groups of a shared type under a name of one's own."""
    promised = types.get(field.type, {}) if field.fields else {}
    for name, each in field.fields.items():
        where = f"{path}.fields.{name}"
        if name in promised:
            yield from _differing(each, promised[name], where, f"{field.type}.{name}")
        else:
            yield from _inside(each, where, types)


def _differing(field: Field, promise: Promise, path: str, name: str) -> Iterator[Complaint]:
    kind = "group" if field.fields else field.type
    wanted = promise["type"]
    if field.shape != promise["shape"] or kind not in _AS_GOOD.get(wanted, {wanted}):
        shown = {"name": name, "type": f"type: {wanted}{_ARTICLE[promise['shape']]}"}
        given = f"type: {kind}{_ARTICLE[field.shape]}"
        own = f"own_{path.rpartition('.')[2]}"
        yield path, say.PROMISED.fill(**shown, given=Text.same(given)), say.PROMISED_FIX.fill(**shown, own=own)
        return
    for inner, each in field.fields.items():
        if inner in promise.get("fields", {}):
            where = f"{path}.fields.{inner}"
            yield from _differing(each, promise["fields"][inner], where, f"{name}.{inner}")


@lru_cache(maxsize=1)
def _known() -> Data:
    found: Data = json.loads(packaged(__package__).joinpath("promises.json").read_text("utf-8"))
    return found
