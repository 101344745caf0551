"""What ``commdocs merge`` says while git merges."""

from __future__ import annotations

from commdocs.messages import Text

OURS, THEIRS = Text(zh="当前的一版", en="the current one"), Text(zh="合进来的一版", en="the one merged in")
QUESTION = Text(
    zh="{path}：其余都合好了，有 {count} 处两边改得不一样，要人来定：",
    en="{path}: all else is merged; in {count} place(s) the two sides differ, and somebody has to decide:",
)
ASKED = Text(
    zh="  {path}:{line}: {label}：{ours}写的是“{one}”，{theirs}写的是“{other}”",
    en="  {path}:{line}: {label}: {ours} wrote “{one}”, {theirs} wrote “{other}”",
)
GONE = Text(zh="（删去了）", en="(deleted)")
ANSWER = Text(
    zh="  → 定下用什么：{command}；也可以在编辑器里留下对的一版，删去另一版和 <<<<<<<、=======、>>>>>>> 三行。"
    "然后 git add -A，再提交",
    en="  → Say what it is to be: {command}; or keep the right version in an editor, and delete the other and the lines "
    "with <<<<<<<, ======= and >>>>>>>. Then git add -A, and commit",
)
ANSWER_BY_HAND = Text(
    zh="  → 在编辑器里留下对的一版，删去另一版和 <<<<<<<、=======、>>>>>>> 三行。然后 git add -A，再提交",
    en="  → Keep the right version in an editor, and delete the other and the lines with <<<<<<<, ======= and >>>>>>>. "
    "Then git add -A, and commit",
)
RENAMED = Text(
    zh="{path}：{label}里两边各加了一条 {old}；合进来的那条现在是 {new}，本记录里指向它的引用已经跟着改。"
    "别的记录里写 {id}#{old} 的、正文里提到 {old} 的，看看指的是哪一条",
    en="{path}: both sides added {old} to {label}; the one merged in is {new} now, and so are the references to it in "
    "this record. Where other records say {id}#{old}, or prose mentions {old}, see which of the two is meant",
)
MEANT = Text(
    zh="  合进来的分支里，这些记录写着 {id}#{old}，指的是现在的 {id}#{new}，要改过来：{paths}",
    en="  In the branch merged in, these records say {id}#{old} and mean what is {id}#{new} now; change them: {paths}",
)
RIVALS = Text(
    zh="{path}：两边各建了一条编号 {id} 的记录。给合进来的一条换号，两条都留下：\n  commdocs renumber {id}",
    en="{path}: each side made a record numbered {id}. Give the one merged in another number, and both stay:\n"
    "  commdocs renumber {id}",
)
BY_HAND = Text(zh="commdocs merge 由 git 调用，不用自己输入", en="commdocs merge is for git to call, not for people")
BY_HAND_FIX = Text(
    zh="要合并分支：git merge {branch}；记录会按栏目合并",
    en="To merge a branch: git merge {branch}; records are merged by field then",
)
OUTSIDE = Text(
    zh="{path} 不在工作区里（上面没有 commdocs.yaml），按行合并",
    en="{path} lies in no workspace (there is no commdocs.yaml above it); it is merged line by line",
)
BY_LINES = Text(
    zh="{path}：不能按栏目合并（有一版读不成记录），按行合并",
    en="{path}: it cannot be merged by field (one of the versions is not readable as a record); merged line by line",
)
NOT_MERGED = Text(
    zh="{path}：git 也合不了（{why}）。文件里是当前的一版；另一版用 git show 看",
    en="{path}: git cannot merge it either ({why}). The file holds the current version; see the other with git show",
)

STILL_ASKED = Text(zh="{path} 里两边改得不一样的还有：{labels}", en="In {path} the two sides still differ in: {labels}")
STILL_ASKED_FIX = Text(
    zh="把这些栏目一起写上：commdocs set {id} 栏目=内容 栏目=内容；增删的条目，在文件里留下对的一版",
    en="Give all of them: commdocs set {id} FIELD=VALUE FIELD=VALUE; of items added or deleted keep the right "
    "version in the file",
)
SETTLED = Text(
    zh="两边改得不一样的都定下来了。接下来：git add -A，再提交（在 rebase 里：git rebase --continue）",
    en="Nothing is in question any more. Next: git add -A, and commit (in a rebase: git rebase --continue)",
)
COMMENT_GONE = Text(
    zh="合进来的一版在这里的注释没有留下：{words}", en="A comment of the version merged in is not kept: {words}"
)

# -- set up -----------------------------------------------------------------------------------------------

DRIVER = Text(
    zh="以后 git 合并记录时按栏目合：各改各的栏目、各加一条，不再冲突",
    en="From now on git merges records by field: changes of different fields, and items added by both, do not conflict",
)
NO_DRIVER = Text(
    zh="写不了 git 的设置，合并记录时仍按行；检查 .git/config 的权限，再运行一次 commdocs setup",
    en="git's settings cannot be written, so records are still merged line by line: see whether you may write "
    ".git/config, then run commdocs setup once more",
)
ATTRIBUTED = Text(
    zh="在 .gitattributes 里加了一行：{line}。提交它，大家就都按栏目合并",
    en="Added a line to .gitattributes: {line}. Commit it, and records are merged by field for everybody",
)
NOT_ATTRIBUTED = Text(
    zh=".gitattributes 里还没有按栏目合并这一条；运行一次 commdocs setup 就加上：{line}",
    en=".gitattributes does not say yet that records are merged by field; commdocs setup adds it: {line}",
)
