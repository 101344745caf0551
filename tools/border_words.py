"""Makes commdocs/facts/border_words.txt anew from a word list with frequencies.

    python tools/border_words.py dict.txt

``dict.txt`` has a word and its frequency a line, as jieba's (MIT licence) has. Kept are words that touch a vague
word or a relative date: that contain one, end with its beginning or begin with its end; and the most usual words
of two characters, which compete with those.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from math import log2
from pathlib import Path

import yaml

PACKAGE = Path(__file__).parent.parent / "commdocs"
DATES = "今天 明天 后天 大后天 今日 明日 本周 下周 这周 月初 月中 月底 月末 年底 年末 季末 季度末 本月 下月 当月 周末"
# Words of business that a list made of novels and newspapers has seldom or never; each gets this frequency.
OWN_FREQUENCY = 800
OWN = """
下单 上线 上架 上传 上报 上牌 下架 下载 下线 报价 报名 报关 报销 对账 回款 开票 交货 发货 收货 到货
供货 退货 补货 盘点 点检 巡检 送检 联调 回归 灰度 验收 初验 终验 初审 终审 复审 会审 初稿 终稿 定稿
样稿 样品 试产 量产 打样 排产 排期 工期 账期 期限 期间 期末 期初 中标 开标 投标 评标 分发 分工 分包
分管 分摊 后端 后台 后备 前端 前台 空运 海运 陆运 天线 天数 天气 日期 时间 时限 时段 时长 明细 定价
定制 定额 定位 定点 定金 定稿 理赔 限期 量化 量具 量程 显示 显示屏 头部 头像 情况 安排 通知 联系 更新
处理 安全员 保全员 质检员 网约车 以内部 期待 接待 等待 招待 对待 看待 有待 线上 线下 台账 稿件 间歇
内网 家纺 底商 底稿
"""
NEVER = {"有空时"}  # contain a vague word and are as vague
HANZI = re.compile(r"[\u4e00-\u9fff]+")
TOUCHING, USUAL, INSIDE = 50, 400, 2  # from these frequencies on


def main(path: str) -> None:
    every: dict[str, int] = {}
    for line in Path(path).read_text("utf-8").splitlines():
        word, frequency, *_ = line.split(" ")
        every[word] = int(frequency)
    vague = set(DATES.split())
    for topic, entry in yaml.safe_load((PACKAGE / "facts/vague_words.yaml").read_text("utf-8")).items():
        if isinstance(entry, dict) and topic not in ("followed", "preceded"):
            vague |= {
                word for level in ("deny", "warn", "context") for word in entry.get(level, ()) if not word.isascii()
            }
    begins = {word[:cut] for word in vague for cut in range(1, len(word))}
    ends = {word[cut:] for word in vague for cut in range(1, len(word))}
    kept: dict[str, int] = {}
    for word, frequency in every.items():
        if not HANZI.fullmatch(word) or not 2 <= len(word) <= 4 or word in NEVER:
            continue
        least = USUAL if len(word) == 2 else 10**9
        if any(each in word for each in vague):
            least = INSIDE
        elif any(word.endswith(each) for each in begins) or any(word.startswith(each) for each in ends):
            least = TOUCHING
        if frequency >= least:
            kept[word] = frequency
    for word in OWN.split():
        kept[word] = max(kept.get(word, 0), OWN_FREQUENCY)
    for character in {each for word in vague for each in word}:
        kept[character] = every.get(character, 1000)
    groups = defaultdict(list)
    for word, frequency in kept.items():
        groups[round(log2(max(frequency, 1)))].append(word)
    lines = [
        "# How usual Chinese words are: the power of two of their number in 60 million, then the words.",
        "# Made by tools/border_words.py from the word list of jieba (https://github.com/fxsjy/jieba, MIT licence).",
    ]
    for power, words in sorted(groups.items(), reverse=True):
        row = f"{power}"
        for word in sorted(words):
            if len(row) + len(word) > 60:
                lines.append(row)
                row = f"{power}"
            row += f" {word}"
        lines.append(row)
    (PACKAGE / "facts/border_words.txt").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    print(len(kept), "words")


if __name__ == "__main__":
    main(sys.argv[1])
