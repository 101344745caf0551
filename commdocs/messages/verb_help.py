"""What ``--help`` says of the verbs that note what people did: answer, accept, object, reopen, edit, undo."""

from __future__ import annotations

from commdocs.messages import Text

ANSWER = Text(
    zh="记下一个待确认问题的答复。\n状态改为已澄清，后面的话就是答复；答复要写明数值、日期或选了哪一个。",
    en="Note the answer to an open question.\nIts status becomes clarified, the words behind are the answer: a number, "
    "a date or the choice made.",
)
ANSWER_ID = Text(
    zh="问题的编号，和清单里印的一样，例如 EC2023-10-09-01#Q1", en="The question as lists print it: EC2023-10-09-01#Q1"
)
ANSWER_TEXT = Text(zh="答复", en="The answer")
ANSWER_EXAMPLES = Text(
    zh="commdocs answer EC2023-10-09-01#Q1 预算控制在5万元以内",
    en='commdocs answer EC2023-10-09-01#Q1 "Within 50,000 yuan"',
)
AGREE = Text(
    zh="记下一个人同意了发给他的文件。\n在反馈确认栏加一条“同意”，时间是现在。这是反馈，不是签字，也不是默认接受。",
    en="Note that somebody agrees to what was sent.\nAdds “accepted” to the replies, now. It is an answer, no signature "
    "and no acceptance by default.",
)
WHO = Text(
    zh="谁：姓名或“部门/姓名”；不写就是您自己（按 git 的 user.name、user.email 在“人员”里找）。后面可以写原话，"
    "或 栏目=内容，如 反馈时间=2024-05-22 09:40",
    en="Who: the name, or department/name; without it you yourself (the one of “people” with git's user.name or "
    "user.email). Then the words, if any, or FIELD=VALUE, e.g. at=2024-05-22 09:40",
)
AGREE_EXAMPLES = Text(
    zh="commdocs accept MM2024-05-21-01 周经理\ncommdocs accept CL2023-03-09-01 C公司/陈经理 同意，按此执行",
    en='commdocs accept MM2024-05-21-01 "Joe Fox"\ncommdocs accept CL2023-03-09-01 "Acme Ltd/Ann Lee" "Agreed, go ahead"',
)
OBJECT = Text(
    zh="记下一个人对发给他的文件有异议，以及为什么。\n在反馈确认栏加一条“有异议”，时间是现在；它留在 commdocs due 和待反馈清单里，"
    "直到回应了。",
    en="Note that somebody does not agree to what was sent, and why.\nAdds “objected” to the replies, now; it stays in "
    "commdocs due and in the list of replies until it is taken up.",
)
WHO_AND_WHY = Text(
    zh="谁（不写就是您自己），然后是异议的内容；也可以写 栏目=内容，如 反馈时间=2024-05-22 09:40",
    en="Who (without it you yourself), then what is wrong; or FIELD=VALUE, e.g. at=2024-05-22 09:40",
)
OBJECT_EXAMPLES = Text(
    zh="commdocs object MM2024-05-21-01 周经理 工期少算了一周",
    en='commdocs object MM2024-05-21-01 "Joe Fox" "a week is missing"',
)
REOPEN = Text(
    zh="重新打开一条已经关闭的记录，一步做完。\n状态改回去；上次的处理结果移到进展里，和原因写在一条；凭证移到附件。"
    "表单不允许重新打开的，说明怎么办。",
    en="Reopen a record that was closed, in one step.\nIts status goes back; the result until now moves into the log, "
    "together with the reason, its evidence to the attachments. Where the form does not allow it, it says what to do.",
)
REOPEN_REASON = Text(zh="为什么重新打开", en="Why")
REOPEN_EXAMPLES = Text(
    zh="commdocs reopen IS2024-05-22-01 又出现超时", en='commdocs reopen IS2024-05-22-01 "It times out again"'
)
UNDO = Text(
    zh="撤回上一条命令的改动。\n文件在那以后没有被改过才撤回；一条命令改了几个文件的，一起撤回。再运行一次，就再往前撤一条。"
    "已经提交、不许再改的内容撤不回来，会说明原因。",
    en="Take back what the last command changed.\nOnly if nobody changed the files since; several files of one command "
    "go back together. Run it again to go one further back. What was committed and may not change stays, and it says why.",
)
UNDO_EXAMPLES = Text(
    zh="# 先看看会撤回什么\ncommdocs undo --dry-run\ncommdocs undo",
    en="# look first at what would go back\ncommdocs undo --dry-run\ncommdocs undo",
)
EDIT = Text(
    zh="用您的编辑器打开一条记录，关掉以后检查它。\n编号后面加 #A8 就停在那一条。用哪个编辑器：环境变量 VISUAL、EDITOR，或 git 的 core.editor；"
    "都没有设的，Windows 用记事本。",
    en="Open a record in your editor, and check it when you close it.\nWith #A8 behind the number, at that entry. The "
    "editor is that of VISUAL, EDITOR or git's core.editor; without any, Notepad on Windows.",
)
EDIT_ID = Text(
    zh="记录的编号或文件，例如 MM2024-05-21-01，后面可以加 #A8",
    en="The number or file of a record; #A8 may stand behind it",
)
EDIT_EXAMPLES = Text(
    zh='commdocs edit MM2024-05-21-01#A1\n# 以后都用这个编辑器\ngit config --global core.editor "code --wait"',
    en='commdocs edit MM2024-05-21-01#A1\n# always take this editor\ngit config --global core.editor "code --wait"',
)
