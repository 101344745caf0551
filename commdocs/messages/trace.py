"""What ``commdocs trace`` says."""

from __future__ import annotations

from commdocs.messages import Text

HERE = Text(zh="← 这一份", en="← this one")
SEEN = Text(zh="（见上）", en="(see above)")
RESULT = Text(zh="结果：{text}", en="Result: {text}")
ALONE = Text(zh="没有同它关联的记录", en="No record is linked with it")
