"""The comments of a fresh record."""

from __future__ import annotations

from commdocs.messages import Text

TITLE = Text(zh="{label}：{help}", en="{label}: {help}")
HOW = Text(
    zh="“# ”开头的是填写说明；“#”紧跟栏目名的行现在可以不填，要填时删去“#”",
    en="A line with “# ” explains. A field after “#” may wait: take the “#” away to fill it in",
)
ALSO = Text(zh="还可以写：{fields}", en="You may add: {fields}")
WHEN_DONE = Text(zh="写好后改成“{status}”", en="When it is done: {status}")
PARTS = Text(zh="每条写：{fields}", en="each with {fields}")
HOW_ELSE = Text(
    zh="怎么写：commdocs explain {kind}；全部写出来：commdocs new {kind} --full",
    en="How: commdocs explain {kind}; all written out: commdocs new {kind} --full",
)
ALWAYS = Text(zh="必填", en="Required")
FROM = Text(zh="“{status}”起必填", en="Required from “{status}” on")
WHILE = Text(zh="状态为“{statuses}”时必填", en="Required in {statuses}")
CHOICES = Text(zh="可填：{choices}", en="one of: {choices}")
EXAMPLE = Text(zh="例如：{example}", en="for example: {example}")
OR_NONE = Text(zh="没有就写“无”", en="write none if there is none")
SOMEBODY_ELSE = Text(zh="产品部/李主管", en="Product/Tom Hill")
STATIONS = Text(zh="状态依次是：{statuses}", en="In turn: {statuses}")
OTHERS = Text(zh="；也可以是：{statuses}", en="; or else: {statuses}")
TO_SAVE = Text(zh="；没写完想先保存：{status}", en="; to save it unfinished: {status}")
COMMA = Text(zh="、", en=", ")
