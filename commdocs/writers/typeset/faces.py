"""Which of the machine's fonts stand in for the faces that a letterhead names.

A face that is there is taken. For one that is not, another of its kind is: 仿宋 for 仿宋, and where there is none the
next best, so that a page looks as much like the Word page as the machine allows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SONG = ("SimSun", "宋体", "NSimSun", "Songti SC", "STSong", "Source Han Serif SC", "Source Han Serif CN",
         "Noto Serif CJK SC", "Noto Serif SC", "AR PL UMing CN", "AR PL SungtiL GB")  # fmt: skip
_HEI = ("SimHei", "黑体", "Heiti SC", "STHeiti", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans CJK SC",
        "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")  # fmt: skip
_KAI = ("KaiTi", "楷体", "Kaiti SC", "STKaiti", "KaiTi_GB2312", "LXGW WenKai", "LXGW WenKai GB", "AR PL UKai CN")
_FANG = ("FangSong", "仿宋", "STFangsong", "FangSong_GB2312", "FZFangSong-Z02", "Zhuque Fangsong (technical preview)",
         "LXGW WenKai Mono")  # fmt: skip
_XIAO = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体")

# What stands for a face, the best first; each kind ends with the ones that nearly every machine has.
_CHINESE = (
    (re.compile("小标宋|xiaobiaosong", re.I), (*_XIAO, *_SONG, *_HEI)),
    (re.compile("仿宋|fang", re.I), (*_FANG, *_SONG, *_KAI, *_HEI)),
    (re.compile("楷|kai", re.I), (*_KAI, *_FANG, *_SONG, *_HEI)),
    (re.compile("黑|雅|等线|圆|hei|sans|gothic|dengxian", re.I), (*_HEI, *_SONG)),
    (re.compile(""), (*_SONG, *_HEI)),
)
_SERIF = ("Times New Roman", "Liberation Serif", "Nimbus Roman", "TeX Gyre Termes", "Libertinus Serif")
_SANS = ("Arial", "Liberation Sans", "Helvetica", "Nimbus Sans", "DejaVu Sans")
_MONO = ("Courier New", "Liberation Mono", "Nimbus Mono PS", "DejaVu Sans Mono")
_LATIN = (
    (re.compile("courier|mono|consol|menlo", re.I), (*_MONO, *_SANS)),
    (re.compile("arial|sans|helvet|calibri|verdana|tahoma|segoe|yahei|黑", re.I), (*_SANS, *_SERIF)),
    (re.compile(""), (*_SERIF, *_SANS)),
)
_BOLD = 600


@dataclass(frozen=True, eq=False)
class Fonts:
    """The families of a machine, by their name in small letters; whether each has a bold face."""

    families: Mapping[str, tuple[str, bool]]

    def latin(self, name: str) -> str:
        """The family that stands for a Latin face, or ""."""
        return self._first((name, *_of(name, _LATIN)))

    def chinese(self, name: str, bold: bool = False) -> str:
        """The family that stands for a Chinese face, or "". 宋体 has no bold cut on Windows: 黑体 stands for that."""
        found = self._first((name, *_of(name, _CHINESE)))
        if bold and not self.families.get(found.lower(), ("", True))[1]:
            return self._first(_HEI) or found
        return found

    def _first(self, names: tuple[str, ...]) -> str:
        return next((self.families[name.lower()][0] for name in names if name.lower() in self.families), "")


def of(found: Mapping[str, int]) -> Fonts:
    """The fonts of a machine from its families, each with the heaviest weight it has."""
    return Fonts({name.lower(): (name, weight >= _BOLD) for name, weight in found.items()})


def _of(name: str, kinds: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]) -> tuple[str, ...]:
    return next(faces for pattern, faces in kinds if pattern.search(name))
