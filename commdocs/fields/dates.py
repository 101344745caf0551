"""Dates and times as people in China write them; ISO is what they become."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time
from typing import Any
from unicodedata import normalize

from commdocs.fields.answer import Parsed, accept, refuse
from commdocs.fields.guessing import MAX_YEAR, MIN_YEAR, Bad, a_date, a_time
from commdocs.messages import fields as say
from commdocs.model import Config, Field

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMED_MONTHS = "|".join(_MONTHS)
_DASH = "[-–—‐−/.]"

_DATE = rf"(?P<year>\d{{4}})\s*(?:年|{_DASH})\s*(?P<month>\d{{1,2}})\s*(?:月|{_DASH})\s*(?P<day>\d{{1,2}})\s*[日号]?"
_ENGLISH = rf"(?P<eday>\d{{1,2}})\s+(?P<emonth>{_NAMED_MONTHS})[a-z]*\.?,?\s+(?P<eyear>\d{{4}})"
_TIME = (
    r"(?P<half>上午|早上|下午|晚上)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:[:时点]\s*(?P<minute>\d{2})\s*分?(?::(?P<second>\d{1,2}))?|[时点](?P<thirty>半|整|钟)?)"
)
_WHOLE = re.compile(rf"(?:{_DATE}|{_ENGLISH})(?:[\sT]*{_TIME})?", re.I)
_CLOCK = re.compile(_TIME)
_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\s+|$)")
_BY = re.compile(r"^by\s+|\s*(?:之前|以前|前)?\s*(?:\((?:含|incl\.?)\))?$", re.I)

_FIXES = {"date": "2024-05-20", "datetime": "2024-05-21 14:00", "due": "2024-03-15", "time": "14:00"}


def parse_date(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    found = _iso_date(text)
    if found is not None:
        return found, None
    return _answer(field, text, config, near, want="date")


def parse_datetime(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    found = _iso_moment(text)
    if found is not None:
        return found, None
    return _answer(field, text, config, near, want="datetime")


def parse_due(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    found = _iso_date(text) or _iso_moment(text)
    if found is not None:
        return found, None
    return _answer(field, text, config, near, want="due")


def parse_time(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = normalize("NFKC", text).strip()
    match = _CLOCK.fullmatch(words)
    if match and not _either_half(match):
        found = _time(match)
        if isinstance(found, time):
            return found, None
        return refuse(field, text, found.message, found.hint, "S04", **found.values)
    meant = a_time(words)
    if meant is not None:
        return refuse(field, text, meant.message, meant.hint, "S04", **meant.values)
    whole = _WHOLE.fullmatch(words)
    if whole and whole["hour"] and isinstance(moment := _time(whole), time):
        return refuse(field, text, say.DATE_SURPLUS, say.TIME_ONLY_FIX, fix=f"{moment:%H:%M}")
    if whole:
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
        if MIN_YEAR <= found.year <= MAX_YEAR:
            return found
    return None


def _iso_moment(text: str) -> datetime | None:
    if len(text) == 16 and text[10] == " " and text[13] == ":" and _iso_date(text[:10]):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    return None


def _answer(field: Field, text: str, config: Config, near: date | None, want: str) -> Parsed:
    rule = "R13" if want == "due" else "S04"
    words = normalize("NFKC", text).strip()
    if want == "due":
        words = _BY.sub("", words)
    eight = _EIGHT.match(words)
    if eight:
        words = f"{eight[1]}-{eight[2]}-{eight[3]} {words[eight.end() :]}".strip()
    match = _WHOLE.fullmatch(words)
    if match and _either_half(match):
        match = None
    found = _read(match, want) if match else a_date(words, want, config, near, _refused(field, want))
    if isinstance(found, Bad):
        return refuse(field, text, found.message, found.hint, rule, **found.values)
    if eight:
        iso = f"{found:%Y-%m-%d %H:%M}" if isinstance(found, datetime) else found.isoformat()
        return accept(field, found, text, say.RUN_TOGETHER, say.WRITE, rule, fix=iso)
    return found, None


def _read(match: re.Match[str], want: str) -> date | datetime | Bad:
    if match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    else:
        month = 1 + [each.lower() for each in _MONTHS].index(match["emonth"][:3].lower())
        year, day = int(match["eyear"]), int(match["eday"])
    found = _day(year, month, day)
    if isinstance(found, Bad):
        clock = _time(match) if match["hour"] and "fix" in found.values else None
        return (
            found._replace(values=found.values | {"fix": f"{found.values['fix']} {clock:%H:%M}"})
            if isinstance(clock, time)
            else found
        )
    if match["hour"] is None:
        if want == "datetime":
            return Bad(say.TIME_MISSING, say.NOT_A_MOMENT_FIX, {"example": f"{found} 14:00"})
        return found
    if want == "date":
        rest = match.string[match.end("eday" if match["eday"] else "day") :].strip(" T日号")
        return Bad(say.TIME_SURPLUS, say.DATE_ONLY_FIX, {"fix": found.isoformat(), "rest": rest})
    moment = _time(match)
    return moment if isinstance(moment, Bad) else datetime.combine(found, moment)


def _day(year: int, month: int, day: int) -> date | Bad:
    if not MIN_YEAR <= year <= MAX_YEAR:
        return Bad(say.NO_SUCH_DAY, say.ODD_YEAR_FIX)
    if not 1 <= month <= 12:
        return Bad(say.NO_SUCH_DAY, say.NO_SUCH_MONTH_FIX)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        fix = date(year, month, days if day else 1).isoformat()
        return Bad(say.NO_SUCH_DAY, say.NO_SUCH_DAY_FIX, {"year": year, "month": month, "days": days, "fix": fix})
    return date(year, month, day)


def _either_half(match: re.Match[str]) -> bool:
    """Whether 3点 may be of the night or of the afternoon."""
    return not match["half"] and "点" in match[0] and 1 <= int(match["hour"] or 0) <= 6


def _time(match: re.Match[str]) -> time | Bad:
    hour, half = int(match["hour"]), match["half"]
    if half in ("下午", "晚上") and hour < 12:
        hour += 12
    digits = match["minute"]
    minute = int(digits) if digits else 30 if match["thirty"] == "半" else 0
    second = int(match["second"] or 0)
    if minute == 0 and (hour == 24 or (half == "晚上" and hour == 12)):
        return Bad(say.NO_SUCH_TIME, say.MIDNIGHT_FIX)
    if hour > 23 or minute > 59 or second > 59 or (half == "晚上" and hour == 12):
        return Bad(say.NO_SUCH_TIME, say.NO_SUCH_TIME_FIX, {"example": "14:00"})
    return time(hour, minute)


def _refused(field: Field, want: str) -> Bad:
    """What is said of a text without any day."""
    if want == "due":
        return Bad(say.NOT_A_DUE, say.NOT_A_DUE_FIX)
    if want == "date":
        return Bad(say.NOT_A_DATE, say.NOT_A_DATE_FIX, {"example": field.example or _FIXES["date"]})
    return Bad(say.NOT_A_MOMENT, say.NOT_A_MOMENT_FIX, {"example": field.example or _FIXES["datetime"]})
