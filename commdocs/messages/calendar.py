"""What is said about ``calendar/<year>.yaml``."""

from __future__ import annotations

from commdocs.messages import Text

UNKNOWN_KEY = Text(zh="日历里没有“{key}”这一项", en="A calendar has no “{key}”")
UNKNOWN_KEY_FIX = Text(
    zh="放假的日子写在“休息”下，调休上班的日子写在“上班”下",
    en="Days off go under “holidays”, worked weekends under “workdays”",
)
NOT_A_DAY = Text(zh="“{text}”不是日期", en="“{text}” is not a date")
OTHER_YEAR = Text(zh="“{text}”不是 {year} 年的日子", en="“{text}” is not in {year}")
NOT_A_DAY_FIX = Text(zh="写成年-月-日，如 {year}-05-01", en="Write year-month-day, like {year}-05-01")
BOTH = Text(zh="{day} 既写了休息，又写了上班", en="{day} is both a holiday and a workday")
BOTH_FIX = Text(zh="只留一处", en="Keep one of the two")
