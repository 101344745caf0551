"""What a template sees of a record: values that know their text and their path.

A field that the schema knows and the record lacks is an empty, falsy value; a name that the schema does
not know is trouble. Fields win over every other name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, NamedTuple

from commdocs import fields
from commdocs.fields.nearest import nearest
from commdocs.messages import Text
from commdocs.messages import render as say
from commdocs.model import Config, Data, Field, Kind, Record, Value, numbered
from commdocs.render.trouble import TemplateTrouble, no_such


class Scope(NamedTuple):
    """In whose words, and for whose eyes, values are shown."""

    language: str
    config: Config
    room: str = ""  # what every value prints on a blank form; empty on all other pages
    outside: bool = False  # the page leaves the house: nothing internal is on it
    paper: bool = False  # a page for people, no list: 市场部 王经理, not 市场部/王经理
    name_of: Callable[[str], str] = str  # the number of a record → what a reader outside calls it

    def say(self, text: Text) -> str:
        return text.of(self.language)


class Items(list[Any]):
    """A list of values or groups. A list of plain values prints as one value; ``blank`` makes the empty item
    that stands for one that is not there."""

    def __init__(
        self,
        items: Iterable[Any] = (),
        path: str = "",
        type: str = "text",
        separator: str = "、",
        fill: bool = False,
        blank: Callable[[], Any] = lambda: Value(None, ""),
    ):
        super().__init__(items)
        self.path, self.type, self.separator, self.fill, self.blank = path, type, separator, fill, blank

    def like(self, items: Iterable[Any]) -> Items:
        """The same kind of list with other items."""
        return Items(items, self.path, self.type, self.separator, self.fill, self.blank)

    @property
    def value(self) -> Value:
        """The list as one value, as it is printed."""
        if any(isinstance(item, Group) for item in self):
            raise TemplateTrouble(say.NOT_PRINTABLE.fill(what=say.A_LIST, example="{% for … %}"))
        text = self.separator.join(item.text for item in self)
        return Value(text and tuple(item.data for item in self), text, self.type, self.path, self.fill)


class Group:
    """A record, or a mapping inside it, seen through its fields. False when nothing is filled in."""

    __slots__ = ("cache", "data", "extra", "fields", "path", "record", "scope")

    def __init__(
        self,
        data: Data,
        fields: Mapping[str, Field],
        scope: Scope,
        path: str = "",
        extra: Mapping[str, Any] | None = None,
        record: Record | None = None,
    ):
        self.data, self.fields, self.scope, self.path = data, fields, scope, path
        self.extra = extra or {}
        self.record = record
        self.cache: dict[str, Any] = {}

    def __bool__(self) -> bool:
        return any(self._prints(name, each) for name, each in self.data.items())

    def _prints(self, name: str, value: Any) -> bool:
        """Whether the value leaves anything on a page: an answer “none” and what is internal do not."""
        field = self.fields.get(name)
        if value is None or value == [] or (field is not None and self.scope.outside and field.internal):
            return False
        inner = isinstance(value, dict) and field is not None and field.fields and field.shape == "one"
        return bool(Group(value, field.fields, self.scope)) if inner and field is not None else value != {}

    @property
    def touched(self) -> str:
        """The path of the value that was asked for last; empty if none of the record's own was."""
        name = next((name for name in reversed(self.cache) if name in self.fields), "")
        if not name:
            return ""
        made = self.cache[name]
        groups = [made] if isinstance(made, Group) else made if isinstance(made, Items) else ()
        inner = next((path for each in reversed(groups) if isinstance(each, Group) and (path := each.touched)), "")
        return inner or (f"{self.path}.{name}" if self.path else name)

    def get(self, name: str) -> Any:
        """The value, list or group under ``name``."""
        made = self.cache.get(name)
        if made is None:
            field = self.fields.get(name)
            if field is not None:
                path = f"{self.path}.{name}" if self.path else name
                made = view(field, self.data.get(name), path, self.scope, self.record)
            elif name in self.extra:
                made = self.extra[name]
                if callable(made):
                    made = made()
            else:
                raise unknown(name, (*self.fields, *self.extra))
            self.cache[name] = made
        return made


class Label:
    """A field's label, and through attributes the labels inside it."""

    def __init__(self, text: Text, fields: Mapping[str, Field], language: str):
        self.words, self.fields, self.language = text, fields, language
        self.inner: dict[str, Label] = {}

    def get(self, name: str) -> Label:
        label = self.inner.get(name)
        if label is None:
            if name not in self.fields:
                raise unknown(name, tuple(self.fields))
            field = self.fields[name]
            label = self.inner[name] = Label(field.label, field.fields, self.language)
        return label

    @cached_property
    def value(self) -> Value:
        text = self.words.of(self.language)
        return Value(text, text)


class KindLabels:
    """In trackers, labels go by kind: ``label.issue.due``."""

    def __init__(self, kinds: Mapping[str, Kind], language: str):
        self.labels = {name: Label(kind.label, kind.fields, language) for name, kind in kinds.items()}

    def words(self, *names: str) -> str | None:
        """The words of ``issue``, ``due``; None where there is no such label."""
        here: Label | KindLabels = self
        try:
            for name in names:
                here = here.get(name)
        except TemplateTrouble:
            return None
        return here.value.text if isinstance(here, Label) else None

    def get(self, name: str) -> Label:
        if name not in self.labels:
            raise unknown(name, tuple(self.labels))
        return self.labels[name]


def unknown(name: str, known: tuple[str, ...]) -> TemplateTrouble:
    """Trouble about a name that does not exist, with the one that was probably meant."""
    close = nearest(name[:80], known)
    hint = say.DID_YOU_MEAN.fill(name=close) if close else say.FRONT_KNOWN.fill(known=", ".join(known))
    return no_such(name, hint)


_ASIDE = re.compile(r"[ ]*[（(]([0-9A-Za-z][^\s（()）]*)[）)]$")  # a number of ours after the words it stands for
_ON_PAPER = frozenset({"person", "date", "datetime", "due", "text"})
_DATE, _MOMENT = (Field(name, Text.same(""), name) for name in ("date", "datetime"))
_AS_TYPED = frozenset({"text", "markdown", "person", "dept", "record", "email", "path"})  # most of what is printed


def view(field: Field, value: Any, path: str, scope: Scope, record: Record | None) -> Any:
    """A typed value as templates see it: a Value, Items or Group. What is internal is as if absent outside."""
    if scope.outside and field.internal:
        value = None
    if field.shape == "list":
        separator = scope.say(say.LIST_SEPARATOR)
        made = (
            _one(field, item, f"{path}[{number}]", scope, record)
            for number, item in numbered(value)
            if not (scope.outside and _kept_inside(item))
        )
        blank = partial(_one, field, None, path, scope, record)
        return Items(made, path, field.type, separator, field.fill or bool(scope.room), blank)
    if field.shape == "map":
        return Items(_pairs(field, value or {}, path, scope, record), path, field.type)
    return _one(field, value, path, scope, record)


def _kept_inside(item: Any) -> bool:
    """Whether a list entry says of itself that it is for our own people."""
    return isinstance(item, dict) and item.get("audience") == "inside"


def _one(field: Field, value: Any, path: str, scope: Scope, record: Record | None) -> Any:
    if field.fields:
        return Group(value or {}, field.fields, scope, path, record=record)
    if scope.room:
        return _to_write(field, value, path, scope)
    if value is None:
        text = ""
    elif scope.paper and field.type in _ON_PAPER:
        text = _on_paper(field.type, value, scope)
    elif field.type == "record" and (scope.outside or (scope.paper and field.name == "party")):
        text = scope.name_of(value)
    elif field.type in _AS_TYPED:
        text = value
    else:
        text = shown(field, value, scope, record)
    return Value(value, text, field.type, path, field.fill)


_MOST_TICKED = 16  # characters of the choices of an enum that are printed to be ticked
_DATES = frozenset({"date", "due", "datetime"})


def _to_write(field: Field, value: Any, path: str, scope: Scope) -> Value:
    """Room on a blank form, by what is written there: 年 月 日, boxes to tick, or an empty place."""
    if value is None:
        return Value(None, "", field.type, path)
    if field.type in _DATES and scope.language != "en":
        return Value(value, "　　年　月　日", field.type, path)
    if field.type == "enum" and field.choices and not field.config:
        labels = [each.label.of(scope.language) for each in field.choices.values()]
        if len(labels) <= 4 and sum(map(len, labels)) <= _MOST_TICKED:
            return Value(value, "　".join(f"□{each}" for each in labels), "text", path)
    return Value(value, scope.room, "text" if field.type == "markdown" else field.type, path, fill=True)


def _on_paper(type: str, value: Any, scope: Scope) -> str:
    """Words for the eye: one form for every date of a page, a person without the slash of our lists."""
    if type == "person":
        return str(value).replace("/", " ", 1)
    day = _day(value) if type == "text" else value
    if day is None:
        return _ASIDE.sub(partial(_known_aside, scope), value) if scope.outside and value[-1:] in "）)" else str(value)
    return fields.show(_MOMENT if isinstance(day, datetime) else _DATE, day, scope.language, scope.config)


def _known_aside(scope: Scope, found: re.Match[str]) -> str:
    return "" if scope.name_of(found[1]) else found[0]


def _day(text: str) -> date | None:
    """The date that a key figure or another short text is, if it is one: 2024-07-15."""
    if len(text) != 10 or text[4] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _pairs(field: Field, data: Data, path: str, scope: Scope, record: Record | None) -> Iterator[Group]:
    for key, value in data.items():
        item = _one(field, value, f"{path}.{key}", scope, record)
        yield Group({"name": key}, {}, scope, extra={"name": Value(key, key), "value": item})


def shown(field: Field, value: Any, scope: Scope, record: Record | None) -> str:
    """The text of a value on a page. How far we are with a record is nobody's business outside."""
    if scope.outside and field.type == "status":
        return ""
    if record is not None and field.type == "status":
        return record.state.label.of(scope.language)
    return fields.show(field, value, scope.language, scope.config)


def page(record: Record, scope: Scope, **extra: Any) -> Group:
    """A record as a template's outermost group."""
    return Group(record.data, record.kind.fields, scope, extra=extra, record=record)
