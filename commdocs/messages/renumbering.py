"""What ``commdocs renumber`` says."""

from __future__ import annotations

from commdocs.messages import Text

ON_ACCOUNT = Text(zh="{old} 换号为 {new}", en="{old} is now {new}")
WRONG_FORM = Text(zh="“{new}”不是{kind}的编号", en="“{new}” is no number of a “{kind}”")
WRONG_FORM_FIX = Text(
    zh="写成 {example} 这样；不写就取下一个没用过的",
    en="Write it like {example}; without one, the next free number is taken",
)
WRONG_DAY = Text(zh="“{new}”里的日期不是这条记录的日期 {day}", en="The day in “{new}” is not that of the record, {day}")
WRONG_DAY_FIX = Text(zh="换号不能换日期：编号里写 {day}", en="A new number does not change the day: keep {day} in it")
TAKEN = Text(zh="编号“{new}”已经用在 {path}", en="The number “{new}” is taken by {path}")
TAKEN_FIX = Text(zh="不写新编号，就取下一个没用过的", en="Without a new number, the next free one is taken")
NO_SUCH_PROJECT = Text(zh="{project} 里没有编号 {id}", en="There is no {id} in {project}")
NO_SUCH_PROJECT_FIX = Text(zh="它在：{paths}", en="It is in: {paths}")
KEPT = Text(
    zh="{path}:{line}:{column} “{field}”仍写 {old}，指的是 {keeper}；要指换了号的这一份，改成 {new}",
    en="{path}:{line}:{column} “{field}” still says {old} and means {keeper}; if it is to mean the renumbered one, write {new}",
)
MENTIONS = Text(
    zh="正文里提到 {old} 的没有改（旧编号仍查得到这一份，除非另有一份也叫这个号）：{paths}",
    en="Mentions of {old} in prose stay (the old number still finds this record, unless another one bears it): {paths}",
)
ATTACHMENTS = Text(
    zh="附件留在原来的文件夹，记录里的路径不变",
    en="Attachments stay where they are, and so do their paths in the record",
)
PARTED = Text(
    zh="合并时编号 {id} 撞上的两份记录各成一个文件：{path} 是当前的一份，{to} 是合进来的一份。"
    "接下来：git add -A，再提交",
    en="The two records that a merge brought under {id} have a file each: {path} is the current one, {to} the one "
    "merged in. Next: git add -A, and commit",
)
ONE_RECORD = Text(
    zh="{path} 里两版是同一份记录（大部分内容相同），不用换号",
    en="The two versions in {path} are one record (most of it is equal): it needs no other number",
)
ONE_RECORD_FIX = Text(
    zh="按 commdocs check 说的，在有 <<<<<<< 的地方定下用哪一版",
    en="Choose one of the two where there are <<<<<<<, as commdocs check says",
)
