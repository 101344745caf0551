"""Typed values as JSON, and back: a form that holds data only, whoever wrote it.

What JSON has not itself is a mapping with the key ``""`` that says what it is. Only the types listed here are packed;
a value of another type is refused (TypeError), as is text that is not what this module writes (ValueError and kin).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from typing import Any

from commdocs.messages import Text
from commdocs.model.edits import Edit
from commdocs.model.findings import Finding, Problem
from commdocs.model.kinds import Choice, Status
from commdocs.model.values import Duration, Person, Thinned

_TAG = ""
_OWN: dict[type, str] = {
    Text: "text",
    Edit: "edit",
    Duration: "duration",
    Finding: "finding",
    Problem: "problem",
    Choice: "choice",
    Status: "status",
}


def _maker(made: type) -> Callable[[Any], Any]:
    return lambda parts: made(*parts)


_MADE: dict[str, Callable[[Any], Any]] = {
    **{tag: _maker(made) for made, tag in _OWN.items()},
    "person": Person,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "tuple": tuple,
    "set": frozenset,
    "thinned": lambda parts: Thinned(*parts),
    "mapping": dict,
}
_PARTS = {made: tuple(each.name for each in fields(made)) for made in _OWN if is_dataclass(made)}
_PLAIN = frozenset({str, int, float, bool, type(None)})
BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError)  # what a damaged text may bring to light


def packed(value: Any) -> bytes:
    """The value as bytes. Raises TypeError, or RecursionError for what is nested too deep."""
    text = json.dumps(_plain(value), ensure_ascii=False, check_circular=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Any:
    """The value again. Raises one of BROKEN."""
    return json.loads(data.decode("utf-8", "surrogatepass"), object_hook=_revived)


def _plain(value: Any) -> Any:
    made = type(value)
    if made in _PLAIN:
        return value
    if made is dict:
        if _TAG not in value and all(type(key) is str for key in value):
            return {key: _plain(each) for key, each in value.items()}
        return {_TAG: "mapping", "v": [[_plain(key), _plain(each)] for key, each in value.items()]}
    if made is list:
        return [_plain(each) for each in value]
    tag, inside = _taken_apart(made, value)
    return {_TAG: tag, "v": inside}


def _taken_apart(made: type, value: Any) -> tuple[str, Any]:
    if made is Person:
        return "person", str(value)
    if made in (date, datetime, time):
        return made.__name__, value.isoformat()
    if made is tuple:
        return "tuple", [_plain(each) for each in value]
    if made is frozenset:
        return "set", [_plain(each) for each in sorted(value)]
    if made is Thinned:
        return "thinned", [[_plain(each) for each in value], list(value.numbers)]
    if made in _PARTS:
        return _OWN[made], [_plain(getattr(value, name)) for name in _PARTS[made]]
    if made in _OWN:
        return _OWN[made], [_plain(each) for each in value]
    if isinstance(value, Mapping):  # what an Edit puts in may be any
        return "mapping", [[_plain(key), _plain(each)] for key, each in value.items()]
    raise TypeError(made)


def _revived(found: dict[str, Any]) -> Any:
    tag = found.get(_TAG)
    return found if tag is None else _MADE[tag](found["v"])
