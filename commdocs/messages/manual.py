"""The manual of the rules: what `commdocs explain` and docs/rules.md say around the cards."""

from __future__ import annotations

from commdocs.messages import Text

WHY = Text(zh="为什么", en="Why")
FIX = Text(zh="怎么改", en="How to put it right")
LEVEL = Text(zh="级别", en="Level")
WHEN = Text(zh="何时检查", en="When it is judged")
SOURCE = Text(zh="依据", en="Source")
WAIVABLE = Text(zh="例外", en="Exceptions")
ERROR = Text(zh="错误", en="error")
WARNING = Text(zh="警告", en="warning")
CAN_WAIVE = Text(
    zh="确有理由时，在记录的“例外说明”里写明规则号、理由、批准人和日期",
    en="With good reason: name the rule, the reason, who allowed it and the day under “waivers” in the record",
)
CANNOT_WAIVE = Text(zh="不允许例外", en="none are allowed")

BY_CHECK = Text(zh="每次检查（commdocs check）", en="at every check (commdocs check)")
BY_DUE = Text(zh="随日子提醒（commdocs due），不影响提交", en="by the clock (commdocs due); it stops no commit")
BY_HISTORY = Text(zh="对照 git 历史（commdocs check --since）", en="against the git history (commdocs check --since)")
SEMICOLON = Text(zh="；", en="; ")
COLON = Text(zh="：", en=": ")

# -- docs/rules.md ------------------------------------------------------------------------------------

TITLE = Text(zh="规则手册", en="The rules")
INTRODUCTION = Text(
    zh="每条规则的含义、理由和改法。命令行里看同样的内容：`commdocs explain R60`。本文件由程序生成：`make accept`。",
    en="What each rule means, why it is there and how to put things right. On the command line: `commdocs explain R60`. "
    "This file is generated: `make accept`.",
)
TABLE = Text(
    zh="在哪里检查、有哪些例子：[coverage.md](coverage.md)",
    en="Where each is judged, with its examples: [coverage.md](coverage.md)",
)
OTHER = Text(zh="English: [rules.md](rules.md)", en="中文：[rules.zh-CN.md](rules.zh-CN.md)")
