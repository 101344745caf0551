"""What is probably meant by a text that is no full date: proposed only when there is one reading and nothing is lost.

A text is taken apart into a day, a time of day and the rest. A time that is written goes into what is
proposed; a rest that cannot be understood is asked about; of two readings both are named.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from commdocs.messages import Text
from commdocs.messages import fields as say
from commdocs.model import Config

_DASH = "[-–—‐−/.]"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = rf"(?P<emonth>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAYS = (
    re.compile(
        rf"(?P<year>\d{{4}})\s*(?:年|{_DASH})\s*(?P<month>\d{{1,2}})\s*(?:月|{_DASH})\s*(?P<day>\d{{1,2}})(?!\d)\s*[日号]?"
    ),
    re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_NAMED},?\s+(?P<year>\d{{4}})", re.I),
    re.compile(rf"{_NAMED}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I),
    re.compile(rf"(?P<first>\d{{1,2}}){_DASH}(?P<second>\d{{1,2}}){_DASH}(?P<year>\d{{4}})(?!\d)"),
    re.compile(r"(?P<year>\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})(?!\d)\s*[日号]?"),
    re.compile(r"(?P<one>\d{1,2})(?P<dash>[-–—‐−/.])(?P<two>\d{1,2})[-–—‐−/.](?P<three>\d{1,2})(?!\d)"),
    re.compile(rf"(?P<year>\d{{4}})\s*(?:年|{_DASH})\s*(?P<month>\d{{1,2}})(?!\d)\s*月?(?:份|底|末)?"),
    re.compile(r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})(?!\d)\s*[日号]?"),
    re.compile(rf"(?P<first>\d{{1,2}})\s*{_DASH}\s*(?P<second>\d{{1,2}})(?!\d)\s*[日号]?"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAMED}", re.I),
    re.compile(rf"{_NAMED}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?", re.I),
)
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_NUMBER = r"\d{1,2}|[二两三四五]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九]"
_CLOCK = re.compile(
    rf"(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|晚|夜里|[ap]\.?m\.?)?\s*(?P<hour>{_NUMBER})\s*"
    rf"(?:(?::|\.(?=\d\d(?!\d))|时|(?P<clock>点钟?)|h(?=\d))\s*(?:(?P<minute>{_NUMBER})\s*(?P<unit>分)?|(?P<part>半|[一三]刻|整))?"
    r"(?::(?P<second>\d\d)(?:\.\d+)?)?)?\s*(?P<after>[ap]\.?m\.?)?\s*\(?(?P<zone>Z|(?:UTC|GMT)[+-]\d\d?(?::?\d\d)?|\+\d\d:?\d\d)?\)?",
    re.I,
)
_WEEKDAY = re.compile(
    r"[\s,]*\(?\s*(?:(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)\s*\)?[\s,]*",
    re.I,
)
_BETWEEN = re.compile(r"\A[\sT,，、;；]+", re.I)
_RANGE = re.compile(r"\s*(?:[-–—~～至到/、或]|or\b|to\b|and\b)\s*\d", re.I)
_COMPACT = re.compile(r"\A([01]\d|2[0-3])([0-5]\d)\Z")  # 1430
_LIKE_A_TIME = re.compile(r"[\d点时午晚晨早夜刻:]|[ap]m\b|noon|morning|evening|o'clock", re.I)
_LATE = ("下午", "午后", "傍晚", "晚上", "晚", "夜里")
MIN_YEAR, MAX_YEAR = 1900, 2199  # a year beyond these is a slip of the finger
_NEARBY = 3  # years within which a day with a two-digit year lies


class Bad(NamedTuple):
    """Why a text is no value of its type, and what to write; ``values`` fill both sentences."""

    message: Text
    hint: Text
    values: dict[str, object] = {}  # noqa: RUF012


def a_date(words: str, want: str, config: Config, near: date | None, refused: Bad) -> Bad:
    """What to say of ``words`` that are no full date, or have more than one; ``want`` is the type of the field."""
    before = _WEEKDAY.match(words)
    start = before.end() if before else 0
    match = next((found for each in _DAYS if (found := each.match(words, start))), None)
    if match is None:
        return refused
    named = match.groupdict()
    weekday = _WEEKDAY.match(words, match.end()) or before
    rest = words[max(match.end(), weekday.end() if weekday else 0) :]
    if _RANGE.match(rest):
        return Bad(say.SEVERAL_DAYS, say.SEVERAL_DAYS_FIX)
    rest = _COMPACT.sub(r"\1:\2", " ".join(_BETWEEN.sub("", rest).split()))
    days = sorted(set(_days(named, config, near)))
    said = [each for each in days if weekday is None or each.weekday() == _number_of(weekday)]
    if weekday and days and not said:
        return Bad(say.OTHER_WEEKDAY, say.OTHER_WEEKDAY_FIX, {"day": days[0].isoformat(), "weekday": _spoken(days[0])})
    clock = _CLOCK.fullmatch(rest) if rest else None
    times = _times(clock) if clock else []
    if not said or (clock and not times):
        return Bad(say.NO_SUCH_DAY, say.NO_DAY_AT_ALL_FIX) if not said else Bad(say.NO_SUCH_TIME, say.WHICH_TIME_FIX)
    if rest and clock is None and _lacking(named) is say.NO_DAY:
        return Bad(say.NO_DAY, say.WHICH_DAY_FIX)
    if rest and clock is None:
        return _with_a_rest(said, rest, want, refused)
    if want == "date" and clock:
        return Bad(say.TIME_SURPLUS, say.DATE_ONLY_FIX, {"fix": _either(str(each) for each in said), "rest": rest})
    moments: list[time | None] = [*times] or [None]
    whole = [_written(each, moment, clock, config) for each in said for moment in moments]
    if len(whole) > 1:
        return Bad(say.TWO_READINGS, say.TWO_READINGS_FIX, {"fix": _either(whole)})
    message = _lacking(named) or (say.NOT_ONLY_A_DATE if weekday else say.OTHER_SPELLING)
    if want == "datetime" and clock is None:
        example: dict[str, object] = {"example": f"{whole[0]} 14:00"}
        return Bad(_lacking(named) or say.TIME_MISSING, say.NOT_A_MOMENT_FIX, example)
    hint = {say.NO_YEAR: say.NO_YEAR_FIX, say.NO_DAY: say.NO_DAY_FIX}.get(message, say.WRITE)
    return Bad(message, hint, {"fix": whole[0]})


def _lacking(named: dict[str, str | None]) -> Text | None:
    """What of a whole date is not written, if anything."""
    if "one" in named or len(named.get("year") or "") == 2:
        return say.SHORT_YEAR
    if "year" not in named:
        return say.NO_YEAR
    return None if "day" in named or "first" in named else say.NO_DAY


def a_time(words: str) -> Bad | None:
    """What to say of a time of day that is not written as one; None if it is none at all."""
    clock = _CLOCK.fullmatch(words)
    if clock is None or not (re.search("[:时点]", words) or clock["half"] or clock["after"]):
        return None
    times = [f"{each:%H:%M}" for each in _times(clock)]
    if not times:
        return Bad(say.NO_SUCH_TIME, say.WHICH_TIME_FIX)
    if len(times) > 1:
        return Bad(say.SHORT_MINUTES, say.TWO_READINGS_FIX, {"fix": _either(times)})
    return Bad(say.NOT_A_TIME, say.WRITE, {"fix": times[0]})


def _with_a_rest(days: list[date], rest: str, want: str, refused: Bad) -> Bad:
    """The day is clear, what follows is not: it is never left out in silence."""
    day = days[0].isoformat()
    if len(days) > 1:
        return refused
    if want != "date" and (want == "datetime" or _LIKE_A_TIME.search(rest)):
        return Bad(say.UNCLEAR_TIME, say.UNCLEAR_TIME_FIX, {"rest": rest, "example": f"{day} 14:00"})
    return Bad(say.NOT_ONLY_A_DATE, say.DATE_ONLY_FIX, {"rest": rest, "fix": day})


def _days(named: dict[str, str | None], config: Config, near: date | None) -> Iterator[date]:
    """The days that the numbers of a match may mean, in the orders that people write them."""
    numbers = {name: int(each) for name, each in named.items() if each and each.isdigit()}
    if "one" in named:
        one, two, three = numbers["one"], numbers["two"], numbers["three"]
        chinese = list(_nearby([(one, two, three)], near))
        yield from chinese
        if not chinese or named["dash"] == "/":
            yield from _nearby([(three, one, two), (three, two, one)], near)
        return
    if "first" in named:
        orders = [(numbers["first"], numbers["second"])]
        if (
            "year" in named or config.language == "en" or numbers["first"] > 12
        ):  # without a year, in Chinese the month comes first
            orders.append((numbers["second"], numbers["first"]))
    elif named.get("emonth"):
        orders = [(1 + _MONTHS.index(str(named["emonth"])[:3].lower()), numbers["day"])]
    else:
        orders = [(numbers["month"], numbers.get("day", 0))]
    for month, day in orders:
        year = numbers["year"] if "year" in numbers else nearest_year(near, month, day)
        if 1 <= month <= 12 and MIN_YEAR <= (year := year + 2000 * (year < 100)) <= MAX_YEAR:
            last = monthrange(year, month)[1]
            if 1 <= (day := day if "day" in numbers or "first" in named else last) <= last:
                yield date(year, month, day)


def _nearby(orders: list[tuple[int, int, int]], near: date | None) -> Iterator[date]:
    for year, month, day in orders:
        near_enough = near is None or abs(2000 + year - near.year) <= _NEARBY
        if near_enough and 1 <= month <= 12 and 1 <= day <= monthrange(2000 + year, month)[1]:
            yield date(2000 + year, month, day)


def nearest_year(near: date | None, month: int, day: int) -> int:
    """The year that puts the day nearest to ``near``; an example year if nothing is known."""
    if near is None:
        return 2024
    away = (month - near.month) * 31 + day - near.day
    return near.year + (1 if away < -186 else -1 if away > 186 else 0)


def _times(clock: re.Match[str]) -> list[time]:
    """The times of day that a match may mean; none if there is no such."""
    hour = _count(clock["hour"])
    if clock["clock"] and not clock["half"] and 1 <= hour <= 6:  # 三点: hardly at night, but who knows
        return sorted({each for half in ("凌晨", "下午") for each in _times_of(hour, half, clock)})
    return _times_of(hour, (clock["half"] or clock["after"] or "").lower().replace(".", ""), clock)


def _times_of(hour: int, half: str, clock: re.Match[str]) -> list[time]:
    if (half == "am" and hour > 12) or (half in ("凌晨", "清晨", "早上", "早晨", "上午") and hour > 12):
        return []
    if half in (*_LATE, "pm") and hour == 12 and half not in ("pm", "下午", "午后"):
        return []  # twelve at night is of the next day, or of none
    if (half in (*_LATE, "pm") and hour < 12) or (half == "中午" and hour < 3):
        hour += 12
    elif (half in ("am", "凌晨")) and hour == 12:
        hour = 0
    written = clock["minute"] or ""
    minutes = [{"半": 30, "一刻": 15, "三刻": 45}.get(clock["part"] or "", 0)] if not written else [_count(written)]
    if len(written) == 1 and written.isascii() and written < "6" and not clock["unit"]:
        minutes.append(10 * int(written))  # 14:5
    return [time(hour, each) for each in dict.fromkeys(minutes) if hour < 24 and each < 60]


def _count(word: str) -> int:
    """The number of a Chinese or plain numeral up to 59."""
    if word.isdigit() and word.isascii():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _written(day: date, moment: time | None, clock: re.Match[str] | None, config: Config) -> str:
    """A day and perhaps a time as it is to be written, in the workspace's zone."""
    if moment is None or clock is None:
        return day.isoformat()
    whole = datetime.combine(day, moment)
    zone = clock["zone"]
    if zone:
        sign = re.search(r"([+-])(\d\d?):?(\d\d)?", zone)
        offset = (int(sign[2]) * 60 + int(sign[3] or 0)) * (-1 if sign[1] == "-" else 1) if sign else 0
        whole += timedelta(minutes=config.utc_offset - offset)
    return f"{whole:%Y-%m-%d %H:%M}"


def _number_of(weekday: re.Match[str]) -> int:
    if weekday["zh"]:
        return "一二三四五六日天".index(weekday["zh"]) % 7 if weekday["zh"] != "天" else 6
    return ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(weekday["en"].lower())


def _spoken(day: date) -> Text:
    return Text("周" + "一二三四五六日"[day.weekday()], f"{day:%A}")


def _either(words: Iterable[str]) -> Text:
    listed = list(words)
    return Text(" 或 ".join(listed), " or ".join(listed))
