"""The headings of a page, counted as a page has them: 一、二、三、 in Chinese, 1. 2. 3. in English."""

from __future__ import annotations

from itertools import count
from typing import Any

from commdocs.render.folding import plain
from commdocs.render.fragment import Fragment, printed

_DIGITS = "零一二三四五六七八九"


class Sections:
    """``{{ section(label.agenda) }}`` in a template; one for each page."""

    def __init__(self, language: str):
        self.chinese = language == "zh"
        self.numbers = count(1)

    def __call__(self, words: Any) -> Fragment:
        number = next(self.numbers)
        value = printed(words)
        start = f"## {numeral(number)}、" if self.chinese else f"## {number}. "
        return Fragment([start, value.text if plain(value.text) and not value.path else (value, ("", 0)), "\n"])


def numeral(number: int) -> str:
    """1–99 in Chinese: 一, 十, 十二, 二十, 二十三."""
    tens, ones = divmod(number, 10)
    before = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones else "")
