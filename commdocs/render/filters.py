"""Filters and tests of templates. Those that choose and order keep each value's path; those that make
new text (``join``, ``upper`` …) give plain text without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from jinja2 import pass_environment

from commdocs.messages import render as say
from commdocs.model import ROOM, Person, Value, natural
from commdocs.render.limits import Budget
from commdocs.render.trouble import TemplateTrouble, no_such
from commdocs.render.views import Group, Items

FROM_JINJA = ("list", "reverse", "select", "reject", "selectattr", "rejectattr", "map")
TESTS = ("equalto", "eq", "==", "ne", "!=", "in", "gt", "ge", "lt", "le", "odd", "even", "true", "false")


def part(value: Value, name: str) -> Value:
    """``owner.dept`` and ``owner.name``: the two parts of a person, as plain text."""
    if value.type == "person" and name in ("dept", "name"):
        if value.text == ROOM:  # a blank form has room for either
            return value
        text = getattr(value.data, name) if isinstance(value.data, Person) else ""
        text = value.text if value.text.isspace() else text
        return Value(text, text, "text", value.path, value.fill)
    raise no_such(name)


def _like(source: Any, items: list[Any]) -> Items:
    return source.like(items) if isinstance(source, Items) else Items(items)


def _attribute(environment: Any, name: str | None) -> Callable[[Any], Any]:
    if name is None:
        return lambda item: item

    def get(item: Any) -> Any:
        for key in name.split("."):
            item = environment.getitem(item, key)
        return item

    return get


@pass_environment
def sort(environment: Any, items: Iterable[Any], attribute: str | None = None, reverse: bool = False) -> Items:
    """In order of ``attribute``; what has none goes last, also when reversed. Dates and times mix."""
    get = _attribute(environment, attribute)
    keyed = [(_comparable(get(item)), item) for item in items]
    filled = sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=reverse)
    return _like(items, [item for _, item in filled] + [item for key, item in keyed if key is None])


@pass_environment
def groupby(environment: Any, items: Iterable[Any], attribute: str) -> list[tuple[Value, Items]]:
    """(value, items) for each value of ``attribute``, in its order; what has none comes last."""
    get = _attribute(environment, attribute)
    groups: dict[Any, tuple[Value, list[Any]]] = {}
    for item in items:
        value = get(item)
        groups.setdefault(value.data, (value, []))[1].append(item)
    ordered = sort(environment, [value for value, _ in groups.values()])
    return [(value, _like(items, groups[value.data][1])) for value in ordered]


def _comparable(value: Any) -> Any:
    data = value.data if isinstance(value, Value) else value
    if isinstance(data, list | tuple | dict):
        raise TemplateTrouble(say.NOT_ALLOWED.fill(what="[ ] < [ ]"))
    if data is None or data == "":
        return None
    if isinstance(data, datetime):
        return data.isoformat()
    if isinstance(data, date):
        return data.isoformat() + "~"  # the whole day: after every hour of it
    return natural(data) if isinstance(data, str) else data


def default(value: Any, fallback: Any) -> Any:
    return value or fallback


def first(items: Iterable[Any]) -> Any:
    everything = _like(items, list(items))
    return everything[0] if everything else everything.blank()


def last(items: Iterable[Any]) -> Any:
    everything = _like(items, list(items))
    return everything[-1] if everything else everything.blank()


def length(items: Iterable[Any]) -> int:
    return sum(1 for _ in items)


def unique(items: Iterable[Any]) -> Items:
    """Each value once, where it is first; letters in either case are the same."""
    seen: dict[Any, Any] = {}
    for item in items:
        data = item.data if isinstance(item, Value) else item
        if isinstance(data, list | tuple | dict):
            raise TemplateTrouble(say.NOT_ALLOWED.fill(what="[ ] == [ ]"))
        seen.setdefault(data.lower() if isinstance(data, str) else data, item)
    return _like(items, list(seen.values()))


def iso(value: Value) -> Value:
    """A date or time in figures: 2024-05-25, 2024-05-25 18:00."""
    data = value.data
    if value.text.isspace():  # on a blank form
        return value
    if isinstance(data, datetime):
        return Value(data, data.strftime("%Y-%m-%d %H:%M"), value.type, value.path, value.fill)
    if isinstance(data, date):
        return Value(data, data.isoformat(), value.type, value.path, value.fill)
    return value


def clock(value: Value) -> Value:
    """The hour of a date and time: 14:00."""
    if isinstance(value.data, datetime) and not value.text.isspace():
        return Value(value.data, value.data.strftime("%H:%M"), value.type, value.path, value.fill)
    return value


def unmasked(value: Value) -> Value:
    """A telephone number in full."""
    return Value(value.data, str(value.data or ""), "text", value.path, value.fill)


def after(value: Value, word: str) -> Value:
    """The text without ``word`` at its front, for a sentence that says the word itself: 今日完成{{ … }}."""
    return Value(value.data, value.text.removeprefix(word), value.type, value.path, value.fill)


def onto(value: Value, words: str) -> Value:
    """``words`` put onto the end of the text, what both have in common said once: 评审会 + 会议纪要 is 评审会议纪要."""
    text = value.text.rstrip()
    common = next((size for size in range(len(words), 0, -1) if text.endswith(words[:size])), 0)
    return Value(value.data, text + words[common:], value.type, value.path, value.fill)


def circled(number: int) -> str:
    """①…㊿; beyond fifty, the number in brackets."""
    for low, high, start in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if low <= number <= high:
            return chr(start + number - low)
    return f"({number})"


def filled(items: Iterable[Any]) -> Items:
    """Only what has something to show."""
    return _like(items, [item for item in items if (item.data if isinstance(item, Group) else item)])


OURS: dict[str, Callable[..., Any]] = {
    "sort": sort,
    "groupby": groupby,
    "default": default,
    "first": first,
    "last": last,
    "length": length,
    "count": length,
    "unique": unique,
    "iso": iso,
    "clock": clock,
    "unmasked": unmasked,
    "after": after,
    "onto": onto,
    "circled": circled,
    "filled": filled,
}

_BRIEF = ("default", "iso", "clock", "unmasked", "after", "circled")  # look at one value


def paid(jinja: Mapping[str, Callable[..., Any]], budget: Budget) -> dict[str, Callable[..., Any]]:
    """All filters, by name; those that go through a list pay for its length."""
    theirs = {name: budget.over(jinja[name]) for name in FROM_JINJA}
    return theirs | {name: each if name in _BRIEF else budget.over(each) for name, each in OURS.items()}
