"""What the check of records says that is neither the reader's, the schema's nor a rule's."""

from __future__ import annotations

from commdocs.messages import Text

EMPTY_FIX = Text(
    zh="至少写一行“表单类型: 会议纪要”，或用 commdocs new 生成一份",
    en="Write at least a line “kind: meeting”, or let commdocs new make one",
)
UNKNOWN_RULE = Text(zh="例外说明里的“{word}”不是规则编号", en="“{word}” under waivers is not a rule")
UNKNOWN_RULE_FIX = Text(zh="写检查结果里的规则编号，如 R20", en="Write the code that the check gave, such as R20")
NO_SUCH_RULE = Text(zh="没有编号为“{word}”的规则", en="There is no rule “{word}”")
NO_SUCH_RULE_FIX = Text(
    zh="核对编号，写法如 R20；全部规则见 commdocs explain",
    en="Check the code, such as R20; commdocs explain lists all rules",
)
NOT_ADJUSTABLE = Text(zh="{code}“{name}”的级别不能调整", en="The severity of {code} “{name}” is fixed")
NOT_ADJUSTABLE_FIX = Text(zh="删去这一行", en="Remove this line")
NOT_WAIVABLE = Text(zh="{code}“{name}”不允许例外", en="{code} “{name}” cannot be waived")
NOT_WAIVABLE_FIX = Text(zh="删去这条例外说明，按规则改正：{fix}", en="Remove the waiver and mend the record: {fix}")
RULE_FAILED = Text(
    zh="{code}“{name}”判断不了这条记录，是 commdocs 自己出了错：{error}",
    en="{code} “{name}” cannot judge this record; commdocs itself went wrong: {error}",
)
RULE_FAILED_FIX = Text(
    zh="请把这条消息和这份记录（隐去机密）报告给 commdocs 的维护者；其他规则已照常检查",
    en="Please report this message with the record (without secrets) to the keepers of commdocs; "
    "all other rules were checked",
)
RULE_FAILED_WAIVE = Text(
    zh="请把这条消息和这份记录（隐去机密）报告给 commdocs 的维护者；改好之前可在例外说明里写 {code} 放行",
    en="Please report this message with the record (without secrets) to the keepers of commdocs; "
    "until it is mended, an entry {code} under waivers lets the record pass",
)
MORE = Text(
    zh="这份文件还有至少 {number} 个问题没有列出，第一个就在这一行",
    en="Of this file at least {number} more problems are not listed; the first of them is on this line",
)
MORE_FIX = Text(zh="先改好列出的，再检查一次", en="Mend those that are listed, then check again")
