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
NO_SUCH_FIELD_IN = Text(zh="“{label}”里没有“{word}”这一栏", en="“{label}” has no field “{word}”")
OF_THE_RECORD = Text(
    zh="“{word}”是整条记录的一栏：编号后面不要写 #", en="“{word}” is a field of the whole record: leave out the # part"
)
NO_SUCH_ITEM = Text(zh="“{label}”里没有“{item}”这一条", en="“{label}” has no entry “{item}”")
NO_SUCH_ITEM_FIX = Text(zh="写其中一条：{known}", en="Name one of these: {known}")
NO_ITEMS = Text(zh="它还没有一条内容", en="It has no entries yet")
NOT_SETTABLE = Text(zh="“{label}”不是单独的一个值，不能这样填", en="“{label}” is not a single value")
NOT_SETTABLE_GROUP = Text(zh="写到它里面的一栏：{label}.{inner}=…", en="Name a field inside it: {label}.{inner}=…")
NOT_SETTABLE_ENTRIES = Text(
    zh="写明第几条和哪一栏：{label}[1].{inner}=…；要加一条：{label}[+].{inner}=…",
    en="Say which entry and which field: {label}[1].{inner}=…; to add one: {label}[+].{inner}=…",
)
NOT_SETTABLE_LIST = Text(
    zh="写明第几条：{label}[1]=…；要加一条：{label}[+]=…", en="Say which entry: {label}[1]=…; to add one: {label}[+]=…"
)
NOT_SETTABLE_MAP = Text(zh="写明名称：{label}.名称=…", en="Give the name: {label}.NAME=…")
NOT_SETTABLE_FIX = Text(zh="它下面没有别的栏目", en="There are no fields inside it")
NO_LIST = Text(zh="不能这样给“{label}”加一条", en="An entry cannot be added to “{label}” like that")
IMPOSSIBLE = Text(
    zh="“{label}”在文件里的写法，改不了而不动别的内容",
    en="As “{label}” is written in the file, it cannot be changed without touching something else",
)
IMPOSSIBLE_FIX = Text(zh="请在文件里直接改", en="Change it in the file itself")
UNREADABLE = Text(zh="这个文件读不懂，改不了", en="The file cannot be read, so it cannot be changed")
UNREADABLE_FIX = Text(zh="先按 commdocs check 的说明改正它", en="Put it right first, as commdocs check says")
NO_ITEM = Text(zh="{id} 里没有“{item}”这一条", en="{id} has no entry “{item}”")
NO_ENTRIES = Text(zh="这条记录里没有编了号的条目", en="There are no numbered entries in this record")
ITEM_TWICE = Text(zh="{id} 里有几条都叫“{item}”", en="Several entries of {id} are called “{item}”")
ITEM_TWICE_FIX = Text(
    zh="编号后面不写 #，写明是哪一张表：{known}", en="Leave out the # part and name the list: {known}"
)
UNSPEAKABLE = Text(
    zh="给“{label}”的内容里有看不见的控制字符 {code}",
    en="What is to be put into “{label}” holds the control character {code}",
)
UNSPEAKABLE_FIX = Text(zh="删去这个字符，重新输入这一段", en="Remove it: type that part anew")
