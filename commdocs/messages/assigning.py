"""What is said when a value cannot be put into a record."""

from __future__ import annotations

from commdocs.messages import Text

NO_SUCH_FIELD = Text(zh="没有“{word}”这一栏", en="There is no field “{word}”")
DID_YOU_MEAN = Text(zh="是不是“{word}”？", en="Did you mean “{word}”?")
SEE_FORM = Text(zh="全部栏目：commdocs explain {name}", en="All fields: commdocs explain {name}")
NOT_TO_SET = Text(
    zh="“{label}”由文件名、文件夹和表单决定，不能改", en="“{label}” is given by the file's name and folder"
)
NOT_TO_SET_FIX = Text(
    zh="编号和表单从不改变；换项目就移动文件", en="It never changes; to change the project, move the file"
)
NO_SUCH_ITEM = Text(zh="“{label}”里没有“{item}”这一条", en="“{label}” has no entry “{item}”")
NO_SUCH_ITEM_FIX = Text(
    zh="用这一条的序号，例如 行动项[A1].状态=已完成", en="Name the entry by its number, e.g. actions[A1].status=done"
)
NOT_SETTABLE = Text(zh="“{label}”不是单独的一个值，不能这样填", en="“{label}” is not a single value")
NOT_SETTABLE_FIX = Text(
    zh="写到它里面的一栏，例如 结果确认.处理结果=…；要加一条，请在文件里写",
    en="Name a field inside it, e.g. result_confirmation.text=…; to add an entry, edit the file",
)
EMPTY = Text(zh="没有给“{label}”写内容", en="No value was given for “{label}”")
EMPTY_FIX = Text(zh="要删去一栏，请在文件里删", en="To take a field out, edit the file")
