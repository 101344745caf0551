"""The word that was probably meant: a slip of the finger, a word left short, the other script; never another thing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from operator import and_, eq
from unicodedata import normalize

from commdocs.model import simplified

# What a Chinese compound is comes last: 答复人 is somebody, 答复期限 a day, however alike they look.
_SORTS = (
    ("人", "者", "员", "方", "姓名"),
    ("时间", "日期", "期限", "时限", "时刻", "日", "周期"),
    ("部门", "单位", "公司", "部", "项目"),
    ("地点", "地址", "位置"),
    ("电话", "手机", "邮箱"),
    ("金额", "费用", "预算", "单价", "总价", "价格"),
    ("编号", "序号", "号码"),
    ("数量", "人数", "次数", "个数"),
    ("质量", "状态", "结果", "原因", "方式", "渠道", "内容", "比例", "措施"),
)
_ENDINGS = {
    ending: number if number < len(_SORTS) - 1 else number + place  # each of the last row is of its own sort
    for number, endings in enumerate(_SORTS)
    for place, ending in enumerate(endings)
}
_LONGEST_ENDING = max(map(len, _ENDINGS))
_NOT = frozenset("未不没無无非否勿")


def nearest(word: str, known: Iterable[str]) -> str:
    """The word of ``known`` most like ``word``, at its beginning if several are; empty if none is."""
    from difflib import SequenceMatcher, get_close_matches

    typed = _folded(word)
    folded = {_folded(each): each for each in reversed(list(known))}
    if typed in folded:
        return folded[typed]
    words = [each for each in folded if not _opposed(each, typed)]
    likeness = 0.6 if word.isascii() else 0.5

    def like(other: str) -> tuple[float, int]:
        return SequenceMatcher(None, other, typed).ratio(), sum(accumulate(map(eq, other, typed), and_))

    close = get_close_matches(typed, words, 5, likeness)
    if not word.isascii():  # half the word is enough only if it is short, and the first half
        close = [each for each in close if like(each)[0] > likeness or (len(typed) < 3 and each[0] == typed[0])]
    return folded[max(close, key=like)] if close else ""


def _folded(word: str) -> str:
    return word.casefold() if word.isascii() else simplified(normalize("NFKC", word)).casefold()


def _opposed(one: str, other: str) -> bool:
    """Whether two words cannot be meant for each other: of different sorts, or the one denies the other."""
    if one.isascii() or other.isascii():
        plain = {one.removeprefix("not ").removeprefix("un"), other.removeprefix("not ").removeprefix("un")}
        return one != other and len(plain) == 1
    if _NOT.intersection(one) != _NOT.intersection(other):
        return True
    sorts = _sort(one), _sort(other)
    return None not in sorts and sorts[0] != sorts[1]


def _sort(word: str) -> int | None:
    """The sort of thing that a compound names, if its ending tells."""
    for length in range(_LONGEST_ENDING, 0, -1):
        if len(word) >= length and word[-length:] in _ENDINGS:
            return _ENDINGS[word[-length:]]
    return None
