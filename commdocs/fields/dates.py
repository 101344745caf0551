"""Dates and times as people in China write them; ISO is what they become."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time
from typing import Any, NamedTuple
from unicodedata import normalize

from commdocs.fields.answer import Parsed, accept, refuse
from commdocs.messages import Text
from commdocs.messages import fields as say
from commdocs.model import Config, Field

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMED_MONTHS = "|".join(_MONTHS)
_DASH = "[-–—‐−/.]"

_DATE = rf"(?P<year>\d{{4}})\s*(?:年|{_DASH})\s*(?P<month>\d{{1,2}})\s*(?:月|{_DASH})\s*(?P<day>\d{{1,2}})\s*[日号]?"
_ENGLISH = rf"(?P<eday>\d{{1,2}})\s+(?P<emonth>{_NAMED_MONTHS})[a-z]*\.?,?\s+(?P<eyear>\d{{4}})"
_TIME = (
    r"(?P<half>上午|早上|下午|晚上)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:[:时点]\s*(?P<minute>\d{1,2})\s*分?(?::(?P<second>\d{1,2}))?|[时点](?P<thirty>半|整|钟)?)"
)
_WHOLE = re.compile(rf"(?:{_DATE}|{_ENGLISH})(?:[\sT]*{_TIME})?", re.I)
_CLOCK = re.compile(_TIME)
_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\s+|$)")
_NO_YEAR = re.compile(rf"(\d{{1,2}})\s*(?:月|{_DASH})\s*(\d{{1,2}})\s*[日号]?(?P<rest>\s*\d{{1,2}}[:：]\d\d)?")
_SHORT_YEAR = re.compile(rf"(\d\d)\s*(?:年|{_DASH})\s*(\d{{1,2}})\s*(?:月|{_DASH})\s*(\d{{1,2}})\s*[日号]?")
_AMERICAN = re.compile(rf"(\d{{1,2}}){_DASH}(\d{{1,2}}){_DASH}(\d{{4}})")
_NO_DAY = re.compile(rf"(\d{{4}})\s*(?:年|{_DASH})\s*(\d{{1,2}})\s*月?(?:份|底|末)?")
_BY = re.compile(r"^by\s+|\s*(?:之前|以前|前)?\s*(?:\((?:含|incl\.?)\))?$", re.I)
_FIRST, _LAST = 1900, 2199  # a year beyond these is a slip of the finger

_FIXES = {"date": "2024-05-20", "datetime": "2024-05-21 14:00", "due": "2024-03-15", "time": "14:00"}


class _Bad(NamedTuple):
    message: Text
    hint: Text
    values: dict[str, object] = {}  # noqa: RUF012


def parse_date(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    found = _iso_date(text)
    if found is not None:
        return found, None
    return _answer(field, text, near, want="date")


def parse_datetime(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    found = _iso_moment(text)
    if found is not None:
        return found, None
    return _answer(field, text, near, want="datetime")


def parse_due(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    found = _iso_date(text) or _iso_moment(text)
    if found is not None:
        return found, None
    return _answer(field, text, near, want="due")


def parse_time(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = normalize("NFKC", text).strip()
    match = _CLOCK.fullmatch(words)
    if match:
        found = _time(match)
        if isinstance(found, time):
            return found, None
        return refuse(field, text, found.message, found.hint, "S04", **found.values)
    if _WHOLE.fullmatch(words):
        return refuse(field, text, say.DATE_SURPLUS, say.NOT_A_TIME_FIX, example="14:00")
    return refuse(field, text, say.NOT_A_TIME, say.NOT_A_TIME_FIX, example=field.example or "14:00")


def deadline(due: date | datetime, end_of_day: time) -> datetime:
    """The last moment of a due: a bare date ends at ``end_of_day`` of that day."""
    return due if isinstance(due, datetime) else datetime.combine(due, end_of_day)


def show_date(field: Field, value: Any, language: str, config: Config | None) -> str:
    if language == "en":
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def show_datetime(field: Field, value: Any, language: str, config: Config | None) -> str:
    return f"{show_date(field, value, language, config)} {value:%H:%M}"


def show_due(field: Field, value: Any, language: str, config: Config | None) -> str:
    words = f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value.isoformat()
    if language == "en":
        return f"by {words}" if isinstance(value, datetime) else f"by {words} (incl.)"
    return f"{words}前（含）"


def show_time(field: Field, value: Any, language: str, config: Config | None) -> str:
    return f"{value:%H:%M}"


def _iso_date(text: str) -> date | None:
    """The usual spelling, read at once."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        try:
            found = date.fromisoformat(text)
        except ValueError:
            return None
        if _FIRST <= found.year <= _LAST:
            return found
    return None


def _iso_moment(text: str) -> datetime | None:
    if len(text) == 16 and text[10] == " " and text[13] == ":" and _iso_date(text[:10]):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    return None


def _answer(field: Field, text: str, near: date | None, want: str) -> Parsed:
    rule = "R13" if want == "due" else "S04"
    words = normalize("NFKC", text).strip()
    if want == "due":
        words = _BY.sub("", words)
    eight = _EIGHT.match(words)
    if eight:
        words = f"{eight[1]}-{eight[2]}-{eight[3]} {words[eight.end() :]}".strip()
    match = _WHOLE.fullmatch(words)
    found = _read(match, want) if match else _guess(field, words, near, want)
    if isinstance(found, _Bad):
        return refuse(field, text, found.message, found.hint, rule, **found.values)
    if eight:
        iso = f"{found:%Y-%m-%d %H:%M}" if isinstance(found, datetime) else found.isoformat()
        return accept(field, found, text, say.RUN_TOGETHER, say.WRITE, rule, fix=iso)
    return found, None


def _read(match: re.Match[str], want: str) -> date | datetime | _Bad:
    if match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    else:
        month = 1 + [each.lower() for each in _MONTHS].index(match["emonth"][:3].lower())
        year, day = int(match["eyear"]), int(match["eday"])
    found = _day(year, month, day)
    if isinstance(found, _Bad):
        return found
    if match["hour"] is None:
        if want == "datetime":
            return _Bad(say.TIME_MISSING, say.NOT_A_MOMENT_FIX, {"example": f"{found} 14:00"})
        return found
    if want == "date":
        return _Bad(say.TIME_SURPLUS, say.WRITE, {"fix": found.isoformat()})
    moment = _time(match)
    return moment if isinstance(moment, _Bad) else datetime.combine(found, moment)


def _day(year: int, month: int, day: int) -> date | _Bad:
    if not _FIRST <= year <= _LAST:
        return _Bad(say.NO_SUCH_DAY, say.ODD_YEAR_FIX)
    if not 1 <= month <= 12:
        return _Bad(say.NO_SUCH_DAY, say.NO_SUCH_MONTH_FIX)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        fix = date(year, month, days if day else 1).isoformat()
        return _Bad(say.NO_SUCH_DAY, say.NO_SUCH_DAY_FIX, {"year": year, "month": month, "days": days, "fix": fix})
    return date(year, month, day)


def _time(match: re.Match[str]) -> time | _Bad:
    hour, half = int(match["hour"]), match["half"]
    if half in ("下午", "晚上") and hour < 12:
        hour += 12
    digits = match["minute"]
    if digits and len(digits) == 1:
        return _Bad(say.SHORT_MINUTES, say.SHORT_MINUTES_FIX, {"fix": f"{hour:02}:0{digits}"})
    minute = int(digits) if digits else 30 if match["thirty"] == "半" else 0
    second = int(match["second"] or 0)
    if hour == 24 and minute == 0:
        return _Bad(say.NO_SUCH_TIME, say.MIDNIGHT_FIX)
    if hour > 23 or minute > 59 or second > 59 or (half == "晚上" and hour == 12):
        return _Bad(say.NO_SUCH_TIME, say.NO_SUCH_TIME_FIX, {"example": "14:00"})
    return time(hour, minute)


def _guess(field: Field, words: str, near: date | None, want: str) -> _Bad:
    """What is probably meant by something that is no full date."""
    clock = " 18:00" if want == "datetime" else ""
    match = _NO_YEAR.fullmatch(words)
    if match:
        month, day, rest = int(match[1]), int(match[2]), (match["rest"] or clock).strip()
        year = _nearest_year(near, month, day)
        return _Bad(say.NO_YEAR, say.NO_YEAR_FIX, {"fix": f"{year}-{month:02}-{day:02} {rest}".strip()})
    match = _SHORT_YEAR.fullmatch(words)
    if match:
        return _Bad(say.SHORT_YEAR, say.WRITE, {"fix": f"20{match[1]}-{int(match[2]):02}-{int(match[3]):02}{clock}"})
    match = _AMERICAN.fullmatch(words)
    if match:
        first, second = int(match[1]), int(match[2])
        month, day = (second, first) if first > 12 else (first, second)
        return _Bad(say.NOT_A_DATE, say.WRITE, {"fix": f"{match[3]}-{month:02}-{day:02}{clock}"})
    match = _NO_DAY.fullmatch(words)
    if match and 1 <= int(match[2]) <= 12 and _FIRST <= int(match[1]) <= _LAST:
        year, month = int(match[1]), int(match[2])
        return _Bad(
            say.NO_DAY, say.NO_DAY_FIX, {"fix": f"{date(year, month, monthrange(year, month)[1]).isoformat()}{clock}"}
        )
    match = _WHOLE.match(words)
    if match and match["year"] and isinstance(_day(*(int(match[part]) for part in ("year", "month", "day"))), date):
        fix = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
        if want == "datetime":
            return _Bad(say.NOT_A_MOMENT, say.NOT_A_MOMENT_FIX, {"example": f"{fix} 14:00"})
        return _Bad(say.NOT_ONLY_A_DATE, say.WRITE, {"fix": fix})
    if want == "due":
        return _Bad(say.NOT_A_DUE, say.NOT_A_DUE_FIX)
    if want == "date":
        return _Bad(say.NOT_A_DATE, say.NOT_A_DATE_FIX, {"example": field.example or _FIXES["date"]})
    return _Bad(say.NOT_A_MOMENT, say.NOT_A_MOMENT_FIX, {"example": field.example or _FIXES["datetime"]})


def _nearest_year(near: date | None, month: int, day: int) -> int:
    """The year that puts the day nearest to ``near``; an example year if nothing is known."""
    if near is None:
        return 2024
    away = (month - near.month) * 31 + day - near.day
    return near.year + (1 if away < -186 else -1 if away > 186 else 0)
