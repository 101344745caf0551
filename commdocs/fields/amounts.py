"""Numbers, percentages, lengths of time, yes and no."""

from __future__ import annotations

import re
from datetime import date
from math import ceil, floor
from typing import Any, Literal
from unicodedata import normalize

from commdocs.fields.answer import Parsed, refuse
from commdocs.messages import Text
from commdocs.messages import fields as say
from commdocs.model import Config, Duration, Field

Unit = Literal["min", "h", "d", "wd"]

# At most 15 digits: beyond that Python refuses some and floats lose the rest.
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?")
_PLAIN = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?")
_TEN_THOUSANDS = re.compile(r"([+-]?\d{1,15}(?:\.\d{1,15})?)\s*(万|亿)?")
_MORE_NUMBERS = re.compile(r"[十百千几多数余]|[-–—~至到/]\s*\d|\d\s*[-–—~至到/.]\s*\D*$|\d%")
_DURATION = re.compile(r"(\d{1,15}(?:\.\d{1,15})?|[半一二两三四五六七八九十])\s*个?\s*([a-z一-龥 ]*?)s?\.?", re.I)
_CHINESE = {"半": 0.5, "两": 2.0} | {digit: float(n) for n, digit in enumerate("一二三四五六七八九十", 1)}
_UNITS: dict[str, tuple[float, Unit]] = {
    **dict.fromkeys(("min", "m", "minute", "分", "分钟"), (1.0, "min")),
    **dict.fromkeys(("h", "hr", "hour", "小时", "钟头", "时"), (1.0, "h")),
    **dict.fromkeys(("d", "day", "calendar day", "天", "日", "自然日"), (1.0, "d")),
    **dict.fromkeys(("w", "week", "周", "星期", "礼拜"), (7.0, "d")),
    **dict.fromkeys(("wd", "working day", "business day", "work day", "工作日", "工作天"), (1.0, "wd")),
}
_SMALLER: dict[Unit, tuple[int, Unit]] = {"h": (60, "min")}  # half a day is not twelve hours of work
_SHOWN = {
    "min": ("分钟", "minute"),
    "h": ("小时", "hour"),
    "d": ("天", "day"),
    "wd": ("个工作日", "working day"),
}
TRUE = ("是", "true", "yes", "√", "✓", "✔", "☑", "on")
FALSE = ("否", "false", "no", "×", "✗", "✘", "off")
_BOOLEAN = dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False)


def parse_integer(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    if text.isascii() and text.isdigit() and len(text) < 16:
        return int(text), None
    words = normalize("NFKC", text).strip()
    if _NUMBER.fullmatch(words):
        number = _number(words)
        if isinstance(number, int):
            return number, None
        return _not_whole(field, text, number)
    meant = _meant(words)
    if isinstance(meant, float):
        return _not_whole(field, text, meant)
    return refuse(field, text, say.NOT_A_NUMBER, _figure(field, meant))


def parse_number(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = normalize("NFKC", text).strip()
    if _NUMBER.fullmatch(words):
        return _number(words), None
    return refuse(field, text, say.NOT_A_NUMBER, _figure(field, _meant(words)))


def parse_percent(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = normalize("NFKC", text).strip()
    bare = words.removesuffix("%").rstrip()
    if not _PLAIN.fullmatch(bare):
        return refuse(field, text, say.NOT_A_PERCENT, say.NOT_A_PERCENT_FIX)
    number = _number(bare)
    if not 0 <= number <= 100:
        return refuse(field, text, say.PERCENT_RANGE, say.NOT_A_PERCENT_FIX)
    if bare == words and 0 < number < 1:
        sides = {"big": f"{_show(round(number * 100, 6))}%", "small": f"{_show(number)}%"}
        return refuse(field, text, say.PERCENT_UNSURE, say.PERCENT_UNSURE_FIX, **sides)
    return number, None


def parse_boolean(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    found = _BOOLEAN.get(text)
    if found is None:
        found = _BOOLEAN.get(normalize("NFKC", text).strip().lower())
    if found is None:
        return refuse(field, text, say.NOT_A_BOOLEAN, say.NOT_A_BOOLEAN_FIX)
    return found, None


_LONGEST = {"min": 5_256_000, "h": 87_600, "d": 3_650, "wd": 2_500}  # ten years


def parse_duration(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = " ".join(normalize("NFKC", text).lower().split())
    match = _DURATION.fullmatch(words)
    known = _UNITS.get(match[2].strip()) if match else None
    if not match or (known is None and match[2]):
        return refuse(field, text, say.NOT_A_DURATION, say.NOT_A_DURATION_FIX)
    if known is None:
        return refuse(field, text, say.NO_UNIT, say.NO_UNIT_FIX)
    factor, unit = known
    number = (_CHINESE.get(match[1]) or float(match[1])) * factor
    while number != int(number) and unit in _SMALLER:
        times, unit = _SMALLER[unit]
        number *= times
    if number != int(number):
        return refuse(field, text, say.NOT_WHOLE, say.NOT_A_DURATION_FIX)
    if number > _LONGEST[unit]:
        return refuse(field, text, say.LONG_DURATION, say.LONG_DURATION_FIX)
    return Duration(int(number), unit), None


def show_number(field: Field, value: Any, language: str, config: Config | None) -> str:
    return _show(value)


def show_percent(field: Field, value: Any, language: str, config: Config | None) -> str:
    return f"{_show(value)}%"


def show_boolean(field: Field, value: Any, language: str, config: Config | None) -> str:
    if language == "en":
        return "Yes" if value else "No"
    return "是" if value else "否"


def show_duration(field: Field, value: Any, language: str, config: Config | None) -> str:
    zh, en = _SHOWN[value.unit]
    if language == "en":
        return f"{value.number} {en}{'' if value.number == 1 else 's'}"
    return f"{value.number}{zh}"


def _number(words: str) -> int | float:
    plain = words.replace(",", "")
    if "." not in plain:
        return int(plain)
    number = float(plain)
    return int(number) if number == int(number) else number


def _show(value: int | float) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _meant(words: str) -> int | float | None:
    """The number that is probably meant, if there is one and only one in the words: 3万元 → 30000."""
    found = list(_TEN_THOUSANDS.finditer(re.sub(r"(?<=\d)[,_](?=\d)", "", words)))
    if len(found) != 1 or _MORE_NUMBERS.search(words):
        return None
    number = round(float(found[0][1]) * {"万": 10_000, "亿": 100_000_000}.get(found[0][2], 1), 6)
    return int(number) if number == int(number) else number


def _figure(field: Field, meant: int | float | None) -> Text:
    """What to write: the number that is meant, else an example."""
    if meant is not None:
        return say.WRITE_NUMBER.fill(fix=_show(meant))
    return say.NOT_A_NUMBER_FIX.fill(fix=field.example or "3")


def _not_whole(field: Field, text: str, number: float) -> Parsed:
    return refuse(field, text, say.NOT_WHOLE, say.NOT_WHOLE_FIX, below=floor(number), above=ceil(number))
