"""What ``done``, ``answer``, ``add``, ``reopen`` and ``undo`` say."""

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

CLOSED = Text(zh="{id} 已经是“{status}”，没有改动", en="{id} is “{status}” already; nothing was changed")
CLOSED_FIX = Text(zh="要接着办：commdocs reopen {id} 原因", en="To go on with it: commdocs reopen {id} REASON")
LOG_CLOSED = Text(
    zh="{id} 已经是“{status}”，“{label}”不再加", en="{id} is “{status}”: nothing more goes into “{label}”"
)
NO_RESULT_OF_ALL = Text(
    zh="“{kind}”没有进展记录，放不下办结时的一句话", en="A “{kind}” has no log that would take a line of text"
)
NO_RESULT_OF_ALL_FIX = Text(
    zh="只写 commdocs done {id}；要记的写进备注：commdocs set {id} 备注=…",
    en="Write only: commdocs done {id}. What is to be noted goes to: commdocs set {id} remarks=…",
)

WHICH_QUESTION = Text(zh="没有写明答复的是 {id} 里的哪一问", en="It is not said which question of {id} is answered")
NO_QUESTION = Text(
    zh="{id}#{item} 在“{label}”里，不是一个待确认的问题", en="{id}#{item} stands in “{label}” and is no question"
)
NO_QUESTION_FIX = Text(
    zh="办完了一项：commdocs done {id}#{item} 结果；改其中一栏：commdocs set {id}#{item} 栏目=内容",
    en="If it is done: commdocs done {id}#{item} RESULT. To change a field: commdocs set {id}#{item} FIELD=VALUE",
)

REOPENED = Text(zh="重新打开：{reason}", en="Reopened: {reason}")
REOPENED_WITH = Text(zh="{line}（原结果：{result}）", en="{line} (result until now: {result})")
PARTS = Text(zh="，", en=", ")
NEW_DUE = Text(
    zh="“{label}”还是 {due}，已经过了；定了新的就写上：commdocs set {id} {label}=…",
    en="“{label}” still is {due}, which has passed. Once a new one is agreed: commdocs set {id} due=…",
)
NO_REOPEN_REASON = Text(zh="没有写为什么重新打开", en="It is not said why it is reopened")
NO_REOPEN_REASON_FIX = Text(zh="写上原因：commdocs reopen {id} 原因", en="Say why: commdocs reopen {id} REASON")
REOPEN_ITEM = Text(
    zh="{item} 是一条事项，重新打开的是整条记录", en="{item} is an item; only whole records are reopened"
)
REOPEN_ITEM_FIX = Text(
    zh="把这一条改回去：commdocs set {item} {settings}", en="Set the item back: commdocs set {item} {settings}"
)
NOT_CLOSED_ITEM = Text(zh="{item} 没有状态，不能重新打开", en="{item} has no status and cannot be reopened")
NOT_CLOSED = Text(zh="{id} 现在是“{status}”，本来就没有关闭", en="{id} is “{status}”: it was not closed")
NOT_CLOSED_FIX = Text(
    zh="接着办就行；改状态：commdocs set {id} 状态=…", en="Just go on; to change its status: commdocs set {id} status=…"
)
STAYS_CLOSED = Text(zh="“{status}”的 {id} 不能重新打开", en="{id} is “{status}” and cannot be reopened")
STAYS_CLOSED_FIX = Text(
    zh="另建一条，接着它办：commdocs new {kind} --from {id}",
    en="Start a new one that follows it: commdocs new “{kind}” --from {id}",
)

NOTHING_TO_UNDO = Text(zh="没有可以撤回的改动", en="There is no change to take back")
UNDOING = Text(zh="撤回：{command}", en="Taking back: {command}")
TOUCHED = Text(
    zh="没有撤回“{command}”：{path} 在那以后又被改过", en="“{command}” was not taken back: {path} was changed since"
)
TOUCHED_FIX = Text(
    zh="在文件里改回去，或用 commdocs set；还没提交的改动：git diff -- {path}",
    en="Change it back in the file or with commdocs set; what is not committed: git diff -- {path}",
)

NO_EDITOR = Text(zh="没有找到编辑器", en="No editor was found")
NO_EDITOR_FIX = Text(
    zh='告诉 git 用哪个：git config --global core.editor "code --wait"（或 notepad、nano）；也可以设环境变量 EDITOR',
    en='Tell git which to use: git config --global core.editor "code --wait" (or notepad, nano); or set EDITOR',
)
EDITOR_FAILED = Text(zh="打不开编辑器 {editor}：{why}", en="The editor {editor} cannot be started: {why}")
EDITOR_STOPPED = Text(zh="编辑器 {editor} 报告出错（{status}）", en="The editor {editor} reported an error ({status})")
OPENING = Text(zh="用 {editor} 打开 {path}，第 {line} 行", en="Opening {path} in {editor}, at line {line}")
FILE_GONE = Text(zh="{path} 不在了", en="{path} is gone")
NOT_EDITED = Text(zh="{path} 没有改动", en="{path} was not changed")
