"""What each type of field accepts as text, and how it shows a value.

``parse`` is generous in what it reads and exact in what it gives; what it refuses it refuses with
the fix. ``show`` is what stands in documents. ``json_schema`` is the same knowledge for editors.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from commdocs.fields import amounts, choices, dates, people, words
from commdocs.fields.answer import Parsed, accept, refuse
from commdocs.fields.choices import allowed
from commdocs.fields.dates import deadline
from commdocs.fields.invisible import invisible, without_invisible
from commdocs.fields.people import ALL_ATTENDEES, everybody_there, whole_department
from commdocs.fields.schema import (
    boolean_schema,
    date_schema,
    datetime_schema,
    dept_schema,
    due_schema,
    duration_schema,
    email_schema,
    enum_schema,
    integer_schema,
    number_schema,
    path_schema,
    percent_schema,
    person_schema,
    phone_schema,
    record_schema,
    text_schema,
    time_schema,
)
from commdocs.fields.words import BOUND, divided
from commdocs.messages import fields as say
from commdocs.messages.source import name_of
from commdocs.model import Config, Field

__all__ = [
    "ALL_ATTENDEES",
    "BOUND",
    "TYPES",
    "FieldType",
    "Parsed",
    "allowed",
    "deadline",
    "divided",
    "everybody_there",
    "json_schema",
    "parse",
    "show",
    "whole_department",
]

Schema = dict[str, Any]


class FieldType(NamedTuple):
    """One scalar type: text → value, value → text, and the same for editors."""

    parse: Callable[[Field, str, Config, date | None], Parsed]
    show: Callable[[Field, Any, str, Config | None], str]
    json_schema: Callable[[Field, str | None], Schema]


TYPES: dict[str, FieldType] = {
    "text": FieldType(words.parse_text, words.show_text, text_schema),
    "markdown": FieldType(words.parse_text, words.show_text, text_schema),
    "person": FieldType(people.parse_person, words.show_text, person_schema),
    "dept": FieldType(people.parse_dept, words.show_text, dept_schema),
    "date": FieldType(dates.parse_date, dates.show_date, date_schema),
    "datetime": FieldType(dates.parse_datetime, dates.show_datetime, datetime_schema),
    "due": FieldType(dates.parse_due, dates.show_due, due_schema),
    "time": FieldType(dates.parse_time, dates.show_time, time_schema),
    "duration": FieldType(amounts.parse_duration, amounts.show_duration, duration_schema),
    "enum": FieldType(choices.parse_enum, choices.show_enum, enum_schema),
    "integer": FieldType(amounts.parse_integer, amounts.show_number, integer_schema),
    "number": FieldType(amounts.parse_number, amounts.show_number, number_schema),
    "percent": FieldType(amounts.parse_percent, amounts.show_percent, percent_schema),
    "boolean": FieldType(amounts.parse_boolean, amounts.show_boolean, boolean_schema),
    "record": FieldType(words.parse_record, words.show_text, record_schema),
    "phone": FieldType(words.parse_phone, words.show_phone, phone_schema),
    "email": FieldType(words.parse_email, words.show_text, email_schema),
    "path": FieldType(words.parse_path, words.show_path, path_schema),
    "kind": FieldType(words.parse_name, choices.show_enum, text_schema),
    "status": FieldType(words.parse_name, words.show_text, text_schema),
}
_LONGEST = 500  # characters of a value that is no prose
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂", "”": "”"}


def parse(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    """The typed value of what was written for ``field``, or None and the finding that says why not.

    A warning may come with a value. ``near`` (the record's date) helps to propose a missing year.
    """
    if field.type == "markdown":
        if "![" in text and words.PICTURE.search(text):
            return refuse(field, text, say.PICTURE, say.PICTURE_FIX)
        return text, None
    if field.type == "text" and text.isprintable():
        return text, None
    seen = text if text.isprintable() else without_invisible(text, prose=field.type == "text")
    value, finding = _typed(field, seen, config, near)
    if seen != text and finding is None and (hidden := invisible(text)):
        name = name_of(hidden)
        return accept(field, value, seen, say.INVISIBLE, say.INVISIBLE_FIX, name=name, fix=seen)
    return value, finding


def _typed(field: Field, text: str, config: Config, near: date | None) -> Parsed:
    kind = field.type
    if kind == "text":
        return text, None
    if len(text) > _LONGEST:  # no date, person or number; and matching it would take its time
        return refuse(field, text, say.TOO_LONG, say.TOO_LONG_FIX, "R13" if kind == "due" else "S04", count=len(text))
    if text[:1] in _QUOTES and len(text) > 2 and text[-1] in (_QUOTES[text[0]], text[0]):
        value, finding = TYPES[kind].parse(field, text[1:-1], config, near)
        if finding is not None:
            return value, finding
        return accept(field, value, text, say.CURLY, say.CURLY_FIX, fix=text[1:-1])
    if not text or text.isspace():
        return refuse(field, text, say.EMPTY, say.EMPTY_FIX, "R13" if kind == "due" else "S04")
    return TYPES[kind].parse(field, text, config, near)


def show(field: Field, value: Any, language: str, config: Config | None = None) -> str:
    """One value as documents print it."""
    return TYPES[field.type].show(field, value, language, config)


def json_schema(field: Field, keys_language: str | None) -> Schema:
    """What ``parse`` accepts, as JSON Schema (draft-07), for a YAML reader that types plain scalars itself."""
    return TYPES[field.type].json_schema(field, keys_language)
