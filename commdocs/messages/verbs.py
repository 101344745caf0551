"""What ``commdocs done`` and ``commdocs add`` say."""

from __future__ import annotations

from commdocs.messages import Text

WHICH_ITEM = Text(zh="没有写明办完的是 {id} 里的哪一条", en="It is not said which item of {id} is done")
WHICH_ITEM_FIX = Text(
    zh="写上 # 和序号，如 {known}；办完的是整条记录，就改它的状态：commdocs set {id} 状态=…",
    en="Add # and its number: {known}. If the whole record is finished, set its status: commdocs set {id} status=…",
)
NO_OPEN_ITEM_FIX = Text(
    zh="里面没有待办的条目；办完的是整条记录，就改它的状态：commdocs set {id} 状态=…",
    en="No item of it is open. If the whole record is finished, set its status: commdocs set {id} status=…",
)
FINISHED = Text(
    zh="{id}#{item} 已经是“{status}”，没有改动", en="{id}#{item} is “{status}” already; nothing was changed"
)
FINISHED_FIX = Text(
    zh="要改其中一栏：commdocs set {id}#{item} 栏目=内容",
    en="To change a field of it: commdocs set {id}#{item} FIELD=VALUE",
)
NOT_DOABLE = Text(
    zh="“{label}”里的条目没有状态，也没有结果可填", en="Items of “{label}” have neither a status nor a result"
)
NOT_DOABLE_FIX = Text(
    zh="要改其中一栏：commdocs set {id}#{item} 栏目=内容",
    en="To change a field of it: commdocs set {id}#{item} FIELD=VALUE",
)
NO_RESULT = Text(zh="“{label}”里的条目没有写结果的地方", en="Items of “{label}” have no room for a result")
NO_RESULT_FIX = Text(
    zh="只写 commdocs done {id}#{item}；结果记到别的栏目：commdocs set",
    en="Write only: commdocs done {id}#{item}. Put the result into another field with commdocs set",
)

NO_LOG = Text(zh="“{kind}”里没有进展记录，要写明加到哪一张表", en="A “{kind}” has no log: say which list is meant")
NOT_A_LIST = Text(zh="“{word}”不是“{kind}”里的一张表", en="“{word}” is no list of a “{kind}”")
LISTS_FIX = Text(zh="写其中一个：{known}", en="Write one of these: {known}")
NO_LISTS_FIX = Text(
    zh="“{kind}”里没有可以加条目的表；改一栏用 commdocs set",
    en="A “{kind}” has no lists; to change a field: commdocs set",
)
MEANT_FIELD = Text(
    zh="是不是“{word}”？如果这是一句话，等号前面加空格",
    en="Did you mean “{word}”? In a sentence, put a space before the =",
)
NO_TEXT = Text(zh="“{label}”里的一条不能只写一句话：{text}", en="An entry of “{label}” is not one line of text: {text}")
FIELDS_FIX = Text(zh="写成 栏目=内容，有这些栏目：{known}", en="Write FIELD=VALUE; its fields are: {known}")
SAID_TWICE = Text(zh="“{label}”写了两次", en="“{label}” is given twice")
SAID_TWICE_FIX = Text(zh="只留一个", en="Leave one of them")
