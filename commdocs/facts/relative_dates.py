"""Relative dates in a text (下周五, 3日内, 月底, 明日) and the day each means, counted from a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from commdocs.calendar import Calendar

_DIGITS = {each: index for index, each in enumerate("零一二三四五六七八九十")} | {"两": 2, "兩": 2, "〇": 0}
_WEEKDAYS = {each: index for index, each in enumerate("一二三四五六日")} | {"天": 6, "末": 6}

_NAMED = "鸣鳴凡帆诺諾丹平波飞飛龙龍航宁寧涵菲玲舟楠博桐峰辰彤琳欣佳斌磊"  # 周一鸣 is a person
_PATTERN = re.compile(
    rf"""(?=[先半今明后後大本这這当當下上每周週星礼禮隔季年月0-9０-９一二两兩三四五六七八九十])(?:
      (?P<skip>每[个個]?(?:周|週|星期|礼拜|禮拜|月|季|年)[一二三四五六日天末初中底]?|隔[周週日天]
        |上(?:一?[个個])?(?:周|週|星期|礼拜|禮拜|月)[一二三四五六日天末初中底]?
        |(?:周|週|星期)[一二三四五六日天][至到~～—-](?:周|週|星期)[一二三四五六日天]
        |[周週][一二三四五六日](?=[{_NAMED}次])|今日(?:[头頭]|资本|投资)|明天(?:集团|控股)|[月年]底薪
        |先天.{{0,2}}[后後]天|[后後]天(?:因素|性|培[养養]|形成|[养養]成|努力|[获獲]得|教育|[习習]得|缺陷|免疫|[环環]境))
    | (?P<day>大[后後]天|[今明][天日]|[后後]天|[今明][早晚](?!期|[於于]|[餐饭飯点點]))(?P<within>之?[内內])?
    | (?<![一二两兩三四五六双雙单單0-9个個])
        (?P<week>下下|下(?:一?[个個])?|本|这|這)?(?:周|週|星期|礼拜|禮拜)(?P<weekday>[一二三四五六日天末])
    | (?P<whole>下下|下(?:一?[个個])?|本|这|這)(?:周|週|星期|礼拜|禮拜)(?![期边邊年转轉围圍])(?P<during>之?[内內])?
    | (?<![月0-9０-９.])(?P<number>[0-9０-９]{{1,3}}|[一二两兩三四五六七八九十]{{1,3}})\s*
        (?P<unit>[个個]?工作日|日|天|[个個]?星期|周|週)(?:之?以?[内內]|之?以?[后後](?!端))
    | (?:(?P<given>[0-9]{{4}})年)?(?P<month>下[个個]?|本|当|當|这[个個]|這[个個]|[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,2}})
        月(?P<part>初|中旬|中(?![心的有])|底|末)
    | (?P<months>半|[0-9０-９]{{1,2}}|[一二两兩三四五六七八九十]{{1,2}})[个個]月(?:之?以?[内內]|之?以?[后後](?!端))
    | (?P<this>[本当當这這][个個]?月)之?以?[内內]
    | (?P<next>下[个個]?月)(?![0-9])(?:之?[内內])?
    | (?<![个個])月(?P<bare>初|中旬|中(?![心的有国國])|底|末)
    | (?P<quarter>季度?[末底])
    | (?<!去)(?P<of>[0-9]{{4}}|[今本明]年?)?年[底末])""",
    re.VERBOSE,
)
_HINT = re.compile(  # nearly every text has none of these, which is found out quickly
    r"(?=[今明后後日天周週星礼禮月季年下本这這])(?:[今明后後][日天早晚]|[日天周週][之以内內后後]|[周週][一二三四五六日天末内內]"
    r"|星期|[礼禮]拜|月[初中底末之以内內后後]|下[个個]?月|季度?[末底]|年[底末]|[下本这這][个個]?[周週])"
)
_CLOCK = re.compile(  # what goes with the day: 明天下午2点半, 周三17:00
    r"\s*(?P<half>上午|早上|下午|晚上|中午)?\s*(?P<hour>[0-9]{1,2})(?:[:：](?P<minute>[0-5][0-9])(?![0-9])"
    r"|[点點时時](?:(?P<thirty>半)|(?P<part>[0-5]?[0-9])分)?(?![0-9间間候]))"
)
_LATEST = re.compile(r"之?(?:以?前|[内內])|为止|為止")
_EVENT = re.compile(r"(?:后|後|起|之日)的?$")  # “签约后3日内” counts from an event, which has no date yet


class Relative(NamedTuple):
    start: int
    end: int
    text: str
    day: date
    word: int  # where the day ends and its hour begins: 明天|下午3点
    meant: str  # what may stand in its place: 2024-05-22 14:30, 2024-05-25前


def may_have_relative_dates(text: str) -> bool:
    """Quick, and never false where there is one."""
    return _HINT.search(text) is not None


def relative_dates(text: str, today: date, calendar: Calendar) -> Iterator[Relative]:
    """Every relative date of ``text`` with the day that it means on ``today``."""
    if not may_have_relative_dates(text):
        return
    for match in _PATTERN.finditer(text):
        if match["skip"] or (
            (match["unit"] or match["months"]) and _EVENT.search(text, max(0, match.start() - 3), match.start())
        ):
            continue
        try:
            day = _meant(match, today, calendar)
        except (ValueError, OverflowError):
            continue
        half = {"早": "早上", "晚": "晚上"}.get(match[0][1], "") if match["day"] else ""  # 明晚8点
        hour, end = _time(_CLOCK.match(text, match.end()), half)
        end = end or match.end()
        meant = f"{day} {hour}" if hour else f"{day}{half}"
        span = match["whole"] or match["next"] or match[0][-1] in "内內"
        if span and not hour and not _LATEST.match(text, end):
            meant += "前"  # within these days: the last of them
        if (not hour and text[end : end + 1].isdecimal()) or text[
            max(0, match.start() - 1) : match.start()
        ].isdecimal():
            meant = meant.replace(day.isoformat(), f"{day.year}年{day.month}月{day.day}日")  # 明天3台
        yield Relative(match.start(), end, text[match.start() : end], day, match.end(), meant)


def _time(match: re.Match[str] | None, half: str) -> tuple[str, int]:
    """``14:30`` and where it ends in the text; 2点 stays as it is, for it may be in the afternoon."""
    if match is None or int(match["hour"]) > 23:
        return "", 0
    hour, half = int(match["hour"]), match["half"] or half
    if not half and not match["minute"] and hour < 13:
        return match[0].strip(), match.end()
    if (half in ("下午", "晚上") and hour < 12) or (half == "中午" and hour < 4):
        hour += 12
    minute = int(match["minute"] or match["part"] or (30 if match["thirty"] else 0))
    return f"{hour:02}:{minute:02}", match.end()


def _meant(match: re.Match[str], today: date, calendar: Calendar) -> date:
    if word := match["day"]:
        return today + timedelta({"今": 0, "明": 1, "后": 2, "後": 2, "大": 3}[word[0]])
    if match["weekday"]:
        return _weekday(match["week"] or "", _WEEKDAYS[match["weekday"]], today)
    if match["whole"]:
        return _weekday(match["whole"], 4, today)
    if match["unit"]:
        number = _number(match["number"])
        if match["unit"].endswith("工作日"):
            return calendar.add_working_days(today, number)
        return today + timedelta(number * (7 if match["unit"][-1] in "周週期" else 1))
    if match["month"]:
        return _in_month(match["given"], match["month"], match["part"], today)
    if match["months"]:
        return _months_later(today, match["months"])
    if match["this"]:
        return _part(today, "底")
    if match["next"]:
        return _part(_shift(today, 1), "底")
    if match["bare"]:
        day = _part(today, match["bare"])
        return day if day >= today else _part(_shift(today, 1), match["bare"])
    if match["quarter"]:
        return _part(date(today.year, (today.month - 1) // 3 * 3 + 3, 1), "底")
    year = match["of"] or ""
    return date(int(year) if year.isdecimal() else today.year + year.startswith("明"), 12, 31)


def _weekday(week: str, weekday: int, today: date) -> date:
    monday = today - timedelta(today.weekday())
    day = monday + timedelta(weekday + 7 * week.count("下"))
    return day + timedelta(7) if not week and day < today else day


def _in_month(year: str | None, month: str, part: str, today: date) -> date:
    if month[0] in "下本当當这這":
        return _part(_shift(today, 1 if month[0] == "下" else 0), part)
    day = _part(date(int(year or today.year), _number(month), 1), part)
    return day if year or day >= today else _part(day.replace(year=today.year + 1, day=1), part)


def _part(day: date, part: str) -> date:
    """The beginning, middle or end of the month of ``day``."""
    if part == "初":
        return day.replace(day=1)
    if part.startswith("中"):
        return day.replace(day=15)
    return _shift(day, 1) - timedelta(1)


def _months_later(today: date, number: str) -> date:
    """The same day of a later month, or its last one; half a month is 15 days."""
    if number == "半":
        return today + timedelta(15)
    first = _shift(today, _number(number))
    return first.replace(day=min(today.day, (_shift(first, 1) - timedelta(1)).day))


def _shift(day: date, months: int) -> date:
    """The first day of the month ``months`` later."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS[text[0]] if len(text) == 1 else 0
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
