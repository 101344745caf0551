"""What the check of records says that is neither the reader's, the schema's nor a rule's."""

from __future__ import annotations

from commdocs.messages import Text

UNKNOWN_RULE = Text(zh="例外说明里的“{word}”不是规则编号", en="“{word}” under waivers is not a rule")
UNKNOWN_RULE_FIX = Text(zh="写检查结果里的规则编号，如 R20", en="Write the code that the check gave, such as R20")
NOT_WAIVABLE = Text(zh="{code}“{name}”不允许例外", en="{code} “{name}” cannot be waived")
NOT_WAIVABLE_FIX = Text(zh="删去这条例外说明，按规则改正：{fix}", en="Remove the waiver and mend the record: {fix}")
