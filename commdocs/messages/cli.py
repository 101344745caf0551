"""What the commands say."""

from __future__ import annotations

from commdocs.messages import Text

# -- the command line itself ------------------------------------------------------------------------

ERROR_LINE = Text(zh="错误：{message}", en="Error: {message}")
HINT_LINE = Text(zh="  → {hint}", en="  → {hint}")
INTERRUPTED = Text(zh="已中断", en="Interrupted")
DISK_REFUSED = Text(zh="读写不了 {path}：{why}", en="{path} cannot be read or written: {why}")
DISK_REFUSED_FIX = Text(
    zh="检查这个文件夹的权限和剩余空间", en="Check whether you may write to this folder, and the space left"
)
OUR_FAULT = Text(
    zh="commdocs 自己出错了，不是您的文件的问题：{error}",
    en="commdocs itself went wrong; your files are not to blame: {error}",
)
OUR_FAULT_FIX = Text(
    zh="加上 -v 再运行一次，把显示的内容发给维护人员",
    en="Run it again with -v and send what it shows to whoever maintains commdocs",
)
NOT_TEXT = Text(
    zh="第 {number} 个词读不成文字：{word}", en="Word {number} of the command cannot be read as text: {word}"
)
NOT_TEXT_FIX = Text(
    zh="命令行窗口或脚本的编码要是 UTF-8 或 GB18030，不能混用；脚本请另存为 UTF-8",
    en="The console or script must be in UTF-8 or GB18030, not a mixture; save the script as UTF-8",
)
NO_SUCH_COMMAND = Text(zh="没有“{name}”这条命令", en="There is no command “{name}”")
DID_YOU_MEAN = Text(zh="是不是 {word}？", en="Did you mean {word}?")
_CLOSE = Text(
    zh="办完一件事：commdocs done 编号#序号 结果；办结、关闭一份记录：commdocs done 编号",
    en="To close an item: commdocs done ID#ITEM RESULT; to close a record: commdocs done ID",
)
_DELETE = Text(
    zh="记录不删除，不要的取消：commdocs set 编号 状态=已取消 变更原因=…",
    en="Records are not deleted but cancelled: commdocs set ID status=cancelled reason=…",
)
_CHANGE = Text(
    zh="改一栏：commdocs set 编号 栏目=内容；改得多就用编辑器：commdocs edit 编号",
    en="To change a field: commdocs set ID FIELD=VALUE; for more, in your editor: commdocs edit ID",
)
_ADD = Text(
    zh="加一条进展：commdocs add 编号 一句话；加到别的表：commdocs add 编号#待办事项 栏目=内容",
    en="To add a line of progress: commdocs add ID TEXT; to another list: commdocs add ID#actions FIELD=VALUE",
)
_PRINT = Text(zh="出 Word 和各种清单：commdocs build", en="For Word files and lists: commdocs build")
_FIND = Text(
    zh="列出记录：commdocs list；看一份：commdocs show 编号",
    en="To list records: commdocs list; to see one: commdocs show ID",
)
_REPLY = Text(
    zh="对方同意了：commdocs accept 编号 谁；有异议：commdocs object 编号 谁 原因；答复一个问题：commdocs answer 编号#Q1 答复",
    en="They agree: commdocs accept ID WHO; they do not: commdocs object ID WHO REASON; an answer: commdocs answer ID#Q1 TEXT",
)
_SENT = Text(
    zh="登记发送：commdocs add 编号#发送记录 收件人=… 发送内容=…；登记签字：commdocs add 编号#共识确认 签字方=… 签字人=…",
    en="To log a delivery: commdocs add ID#deliveries to=… what=…; a signature: commdocs add ID#signatures party=… who=…",
)
_BACK = Text(
    zh="撤回上一条命令的改动：commdocs undo；把关闭的重新打开：commdocs reopen 编号 原因",
    en="To take back what the last command changed: commdocs undo; to go on with what was closed: commdocs reopen ID REASON",
)
_TODO = Text(
    zh="还有什么没办：commdocs due；现在怎样：commdocs",
    en="What is left to do: commdocs due; how things stand: commdocs",
)
_LATER = Text(
    zh="改期：commdocs postpone 编号#序号 新日期 原因", en="To move a deadline: commdocs postpone ID#ITEM DATE REASON"
)
_START = Text(
    zh="新建一份记录：commdocs new 会议纪要；不知道用哪种表单：commdocs which 什么事",
    en="To start a record: commdocs new meeting; if you do not know which form: commdocs which WHAT HAPPENED",
)
TRIED = {  # words that people try → what does it here
    **dict.fromkeys(("close", "finish", "complete", "关闭", "办结", "完成"), _CLOSE),
    **dict.fromkeys(("delete", "remove", "rm", "cancel", "删除", "取消"), _DELETE),
    **dict.fromkeys(("change", "update", "modify", "rename", "修改", "编辑", "改"), _CHANGE),
    **dict.fromkeys(("append", "note", "progress", "attach", "添加", "增加", "进展", "附件", "记"), _ADD),
    **dict.fromkeys(("reply", "respond", "agree", "disagree", "approve", "reject", "confirm"), _REPLY),
    **dict.fromkeys(("回复", "答复", "反馈", "同意", "异议", "有异议", "反对", "确认"), _REPLY),
    **dict.fromkeys(("send", "sent", "mail", "sign", "发送", "发", "签字", "签"), _SENT),
    **dict.fromkeys(("revert", "back", "rollback", "restore", "撤回", "撤销", "恢复", "重新打开", "重开"), _BACK),
    **dict.fromkeys(("todo", "status", "today", "overdue", "待办", "状态", "今天", "逾期", "到期"), _TODO),
    **dict.fromkeys(("delay", "defer", "reschedule", "slip", "推迟", "延期", "改期", "延后"), _LATER),
    **dict.fromkeys(("create", "start", "write", "新建", "新增", "写"), _START),
    **dict.fromkeys(("print", "export", "make", "docs", "word", "打印", "生成"), _PRINT),
    **dict.fromkeys(("find", "search", "ls", "view", "open", "cat", "查找", "查", "看"), _FIND),
}
SEE_OVERVIEW = Text(zh="全部命令：commdocs --help", en="All commands: commdocs --help")
SEE_HELP = Text(zh="说明：{command} --help", en="See: {command} --help")
NO_SUCH_OPTION = Text(zh="没有“{name}”这个选项", en="There is no option “{name}”")
MISSING = Text(zh="后面还要写 {name}", en="{name} is missing")
BAD_OPTION = Text(
    zh="选项 {name} 的写法不对：检查后面该不该有值", en="Option {name} is not written properly: check its value"
)
NOT_A_CHOICE = Text(zh="{name} 只能是：{known}", en="{name} must be one of: {known}")
BAD_VALUE = Text(zh="{name} 的值不对：{why}", en="The value of {name} is wrong: {why}")
BAD_USAGE = Text(zh="命令的写法不对：{why}", en="The command is not written properly: {why}")
TOO_MUCH = Text(zh="多出了这些词：{words}", en="This is too much: {words}")
BAD_DAY = Text(zh="--today 后面的“{value}”不是日期", en="“{value}” after --today is no date")
BAD_DAY_FIX = Text(zh="写成 2024-05-21 这样", en="Write it like 2024-05-21")
NO_SUCH_PATH = Text(zh="工作区里没有“{path}”", en="There is no “{path}” in the workspace")
NO_SUCH_PATH_FIX = Text(
    zh="写文件、文件夹的路径，或记录的编号；全部记录：commdocs list",
    en="Give the path of a file or folder, or the number of a record; all records: commdocs list",
)
NO_SUCH_KIND = Text(zh="没有“{word}”这种表单", en="There is no form “{word}”")
KNOWN_KINDS = Text(zh="有这些：{known}", en="There are: {known}")
WHICH_OF = Text(zh="是这里面的哪一种：{known}", en="Which of these: {known}")
FORM_FOR_IT = Text(
    zh="这件事一般用“{kind}”；别的表：commdocs which {word}",
    en="For that there is “{kind}”; others: commdocs which {word}",
)
MEANT_OF = Text(zh="是不是“{word}”？有这些：{known}", en="Did you mean “{word}”? There are: {known}")
NO_SUCH_RECORD = Text(zh="没有编号是“{name}”的记录", en="There is no record with the number “{name}”")
NO_SUCH_RECORD_FIX = Text(zh="全部记录：commdocs list", en="All records: commdocs list")
SHORT_FOR_SEVERAL = Text(
    zh="“{name}”是 {number} 条记录编号的结尾，看不出是哪一条",
    en="“{name}” is the end of the numbers of {number} records",
)
SHORT_FOR_SEVERAL_FIX = Text(zh="多写几个字：{known}", en="Write more of it: {known}")
NO_SUCH_STATUS = Text(zh="没有“{word}”这个状态", en="There is no status “{word}”")
PROSPECT_FILED = Text(
    zh="建好档案以后，让 {record} 指向它：commdocs set {record} {field}={id}",
    en="When the file is filled in, let {record} name it: commdocs set {record} {field}={id}",
)
NO_SUCH_CONDITION = Text(
    zh="“{word}”不是表单、项目、人员、部门或状态", en="“{word}” is no form, project, person, department or status"
)
CONDITIONS = Text(
    zh="表单（会议纪要）、项目、人员或部门、状态、待办、待确认、风险、逾期",
    en="a form (meeting), a project, a person or department, a status, actions, questions, risks, overdue",
)
ITEM_WORDS = {
    **dict.fromkeys(("actions", "action", "待办", "待办事项", "行动项", "任务"), "actions"),
    **dict.fromkeys(("questions", "question", "待确认", "待确认事项"), "questions"),
    **dict.fromkeys(("risks", "risk", "风险", "风险点"), "risks"),
}
OVERDUE_WORDS = ("overdue", "late", "逾期", "已逾期", "过期", "超期")
NO_SUCH_RULE = Text(zh="没有 {word} 这条规则，也没有这种表单", en="There is neither a rule nor a form “{word}”")
NO_SUCH_FIELD = Text(zh="“{kind}”里没有“{word}”这一栏", en="“{kind}” has no field “{word}”")
SEE_FORM = Text(zh="全部栏目：commdocs explain {name}", en="All fields: commdocs explain {name}")
SEE_ALL = Text(zh="全部表单和规则：commdocs explain", en="All forms and rules: commdocs explain")

# -- problems ---------------------------------------------------------------------------------------

SEVERITY_ERROR = Text(zh="错误", en="error")
SEVERITY_WARNING = Text(zh="警告", en="warning")
SEVERITY_NOTE = Text(zh="说明", en="note")
PROBLEM = Text(
    zh="{path}:{line}:{column}: {severity} {rule} {name}: {message}",
    en="{path}:{line}:{column}: {severity} {rule} {name}: {message}",
)
WORKSPACE_IS = Text(zh="工作区：{root}", en="Workspace: {root}")
MORE_PROBLEMS = Text(
    zh="另有 {number} 个问题没有列在这里：commdocs check",
    en="{number} more problems are not shown here: commdocs check",
)
CHECKED = Text(
    zh="检查了 {records} 条记录：{errors} 个错误，{warnings} 个警告",
    en="Records checked: {records}; errors: {errors}; warnings: {warnings}",
)
OR_A_DRAFT = Text(
    zh="新记录还没写完、要先保存的，把“状态”改成“草稿”就能提交",
    en="A new record that is to be saved unfinished may be committed with its status as draft",
)
ALL_WELL = Text(zh="检查了 {records} 条记录，没有问题", en="Records checked: {records}; no problems")
FILES_WELL = Text(zh="检查了 {files} 个文件，没有问题", en="Files checked: {files}; no problems")
NOTHING_TO_CHECK = Text(zh="没有要检查的记录", en="There are no records to check")
READING = Text(zh="读入记录 {done}/{total}", en="Reading records {done}/{total}")
SOME_UNREADABLE = Text(
    zh="另有 {number} 个文件读不了，没有列出：commdocs check",
    en="Files that could not be read and are not listed: {number}; see: commdocs check",
)

# -- build --------------------------------------------------------------------------------------------

BUILDING = Text(zh="生成文件 {done}/{total}", en="Building {done}/{total}")
BUILT = Text(
    zh="生成了 {built} 个文件，{unchanged} 个没有变化，在 {folder}",
    en="Files built: {built}; unchanged: {unchanged}; in {folder}",
)
UP_TO_DATE = Text(
    zh="没有要生成的：{unchanged} 个文件都是最新的，在 {folder}",
    en="Nothing to do: everything is up to date ({unchanged} files in {folder})",
)
FORM_BROKEN = Text(
    zh="{number} 条记录没有读入，因为它们的表单定义有误：{names}",
    en="Records that were not read because the definition of their form is wrong ({number}): {names}",
)
NOTHING_BUILT = Text(zh="没有生成任何文件", en="Nothing was built")
NO_RECORDS = Text(
    zh="records/ 里还没有记录；新建一条：commdocs new 会议纪要",
    en="There are no records under records/ yet; to start one: commdocs new meeting",
)
REMOVED = Text(zh="删除了 {number} 个过时的文件", en="Outdated files removed: {number}")
NOT_BUILT = Text(
    zh="{number} 个文件有错误，没有生成文书：{names}",
    en="No documents were built from files with errors ({number}): {names}",
)
KEPT = Text(zh="手工改过，另存为 {copy}：{path}", en="Changed by hand, kept as {copy}: {path}")
BLOCKED = Text(zh="{path}：{why}", en="{path}: {why}")
WARNINGS_TOO = Text(zh="另有 {number} 个警告：commdocs check", en="Warnings besides: {number}; see: commdocs check")
DID_BUILD = Text(zh="生成 {path}", en="built {path}")
DID_REMOVE = Text(zh="删除 {path}", en="removed {path}")
CONFIG_BROKEN = Text(
    zh="设置有误，什么都没有生成；先改好 commdocs.yaml",
    en="The settings are wrong and nothing was built: correct commdocs.yaml first",
)

# -- new ----------------------------------------------------------------------------------------------

NO_PROJECT = Text(zh="“{kind}”要放在一个项目里，请加上 --project", en="A “{kind}” belongs to a project: add --project")
KNOWN_PROJECTS = Text(
    zh="已有的项目：{known}；写别的名字就是新项目", en="Projects so far: {known}. Any other name starts a new one"
)
NO_PROJECTS_YET = Text(zh="例如 --project Q3产品迭代", en="For example --project Website")
FOLDER_FIXED = Text(
    zh="“{kind}”不属于哪个项目，放在 {folder}；去掉 --project",
    en="A “{kind}” belongs to no project but to {folder}: leave out --project",
)
BAD_PROJECT = Text(zh="“{name}”不能做项目名", en="“{name}” cannot be the name of a project")
BAD_PROJECT_FIX = Text(
    zh='项目名就是文件夹名：不能有 / \\ : * ? " < > |，不能以 _ 或 . 开头',
    en='It is the name of a folder: no / \\ : * ? " < > | in it, and no _ or . in front',
)
NEW_IN_PROJECT = Text(zh="新项目：{name}", en="A new project: {name}")
THE_PROJECT = Text(zh="项目：{name}", en="Project: {name}")
BAD_SET = Text(zh="要写成 栏目=内容，不是“{word}”", en="Write FIELD=VALUE, not “{word}”")
NOT_SETTABLE = Text(
    zh="“{label}”不能用 --set 填，请在文件里填", en="“{label}” cannot be filled in by --set; fill it in in the file"
)
NOT_TO_SET = Text(
    zh="“{label}”由编号、文件夹自动得出，不用填", en="“{label}” follows from the number and the folder: leave it out"
)
ID_NEEDS = Text(zh="编号里要用到“{label}”，请先写明", en="The number is made of “{label}”, so it must be given")
ID_NEEDS_FIX = Text(zh="加上 --set {label}={example}", en='Add --set {label}="{example}"')
MADE = Text(zh="新建了 {kind} {id}", en="Made {kind} {id}")
CARRIED = Text(zh="带上了以前没了结的 {number} 项", en="Taken over from before: {number} items")
NO_PARTY = Text(
    zh="“{kind}”不关联往来单位，去掉 --party", en="A “{kind}” is not linked with a party: leave out --party"
)
NEXT_DRAFT = Text(
    zh="它还是草稿，可以先存着。接下来：打开它，写好后把“{label}”改成“{status}”，保存；然后生成文书\n"
    "  commdocs edit {id}\n  commdocs check {id}\n  commdocs build",
    en="It is a draft as yet and may wait. Next: open it; when it is done, make the {label} “{status}” and save;\n"
    "then build its documents\n  commdocs edit {id}\n  commdocs check {id}\n  commdocs build",
)
NEXT_CHECK = Text(
    zh="接下来：打开它，写好，保存；然后生成文书\n  commdocs edit {id}\n  commdocs check {id}\n  commdocs build",
    en="Next: open it, fill it in and save; then build its documents\n"
    "  commdocs edit {id}\n  commdocs check {id}\n  commdocs build",
)
NEXT_BUILD = Text(
    zh="该写的都写了。接下来：\n  commdocs build {id}",
    en="It has all it needs. Next:\n  commdocs build {id}",
)
DRAFT_BEFORE = Text(
    zh="{id} 还是草稿，里面没做完的没有带过来：先改好它的状态，再新建这份{kind}",
    en="{id} is still a draft, so what it left undone is not carried over: finish it first, then make this {kind}",
)
LIKE_OTHER = Text(
    zh="{id} 是{kind}：照着它新建的也是这种表单", en="{id} is a {kind}: what is made like it is of that form"
)
NO_SUCH_ENTRY = Text(
    zh="“{label}”还没有第{number}条：下一条是 [{next}]，也可以写 [+]",
    en="“{label}” has no entry {number} yet: the next is [{next}], or write [+]",
)

# -- init ---------------------------------------------------------------------------------------------

INSIDE = Text(zh="{path} 已经在工作区 {root} 里面", en="{path} is inside the workspace {root} already")
INSIDE_FIX = Text(zh="换一个文件夹", en="Choose another folder")
IS_A_FILE = Text(zh="{path} 是一个文件", en="{path} is a file")
CANNOT_MAKE = Text(zh="写不了 {path}：{why}", en="{path} cannot be written: {why}")
CANNOT_MAKE_FIX = Text(zh="换一个可以写入的文件夹", en="Choose a folder that you may write to")
EXAMPLE_PROJECT = Text(zh="示例项目", en="Example project")
DID_MAKE = Text(zh="新建 {path}", en="made {path}")
DID_LEAVE = Text(zh="已有，没有改动 {path}", en="exists, left as it is {path}")
NOTHING_NEW = Text(zh="什么都没有改动：{root} 已经是工作区", en="Nothing changed: {root} is a workspace already")
FIRST_STEPS = Text(
    zh="接下来：\n  {enter}commdocs build              生成示例记录的文书，放到 output/\n"
    "  commdocs new 会议纪要       新建一条记录\n  commdocs explain            全部表单和规则",
    en="Next:\n  {enter}commdocs build              makes the documents of the example, in output/\n"
    "  commdocs new meeting        starts a record\n  commdocs explain            all forms and rules",
)
NO_GIT = Text(
    zh="这里还没有 git 仓库。要保留每次修改的历史，并在提交和合并前自动检查，运行：git init，再运行一次 commdocs init",
    en="There is no git repository here. To keep the history of every change, and to check before every commit and\n"
    "merge: git init, then commdocs init once more",
)
HOOK = Text(
    zh="以后每次提交和合并前会自动检查（在另一台电脑上克隆以后，运行一次 commdocs setup）",
    en="From now on every commit and merge is checked first (in another clone, run commdocs setup once)",
)
NO_GIT_PROGRAM = Text(
    zh="这台电脑上没有 git：装好以后（https://git-scm.com，选项都用默认的）新开一个窗口，再运行一次 commdocs setup",
    en="There is no git on this computer: install it (https://git-scm.com, all options as they are), open a new window, "
    "and run commdocs setup once more",
)
NO_IDENTITY = Text(
    zh='git 还不知道您的{what}，提交不了。运行一次：git config --global {name} "{example}"',
    en='git does not know your {what} yet and will refuse to commit. Run once: git config --global {name} "{example}"',
)
IDENTITY = {
    "user.name": (Text(zh="姓名", en="name"), Text(zh="您的姓名", en="Your Name")),
    "user.email": (Text(zh="邮箱", en="e-mail address"), Text(zh="您的邮箱", en="you@example.com")),
}
NOT_ON_PATH = Text(
    zh="系统路径里没有 commdocs：新开的窗口会找不到它。运行一次，重新登录以后一直有效：\n"
    "  echo 'export PATH=\"{folder}:$PATH\"' >> ~/.profile",
    en="commdocs is not on the PATH: a new window will not find it. Run once; it holds from the next login on:\n"
    "  echo 'export PATH=\"{folder}:$PATH\"' >> ~/.profile",
)
NOT_ON_PATH_WINDOWS = Text(
    zh="系统路径里没有 commdocs：新开的窗口会找不到它。在 PowerShell 里运行一次，以后的窗口一直有效：\n"
    '  [Environment]::SetEnvironmentVariable("Path", [Environment]::GetEnvironmentVariable("Path", "User") + ";{folder}", "User")',
    en="commdocs is not on the PATH: a new window will not find it. Run once in PowerShell; it holds for good, in new "
    "windows:\n"
    '  [Environment]::SetEnvironmentVariable("Path", [Environment]::GetEnvironmentVariable("Path", "User") + ";{folder}", "User")',
)
ALL_SET = Text(zh="这里都配好了", en="Everything is in place here")
OTHER_HOOK = Text(
    zh="没有放进提交前的检查：{path} 是别的程序的。在 {name} 钩子里加一行：commdocs check --staged",
    en="The check was not put in place: {path} belongs to something else. "
    "Add a line to the {name} hook: commdocs check --staged",
)
NO_HOOK = Text(
    zh="写不了 {path}，提交前不会自动检查；检查这个文件夹的权限，再运行一次 commdocs init",
    en="{path} cannot be written, so nothing is checked before a commit: see whether you may write there, "
    "then run commdocs init once more",
)

# -- list, show, explain ------------------------------------------------------------------------------

NONE_FOUND = Text(zh="没有符合条件的", en="Nothing found")
FOUND = Text(zh="共 {number} 条", en="Found: {number}")
COLUMN_ID = Text(zh="编号", en="Number")
COLUMN_KIND = Text(zh="表单", en="Form")
COLUMN_PROJECT = Text(zh="项目", en="Project")
COLUMN_DATE = Text(zh="日期", en="Date")
COLUMN_TITLE = Text(zh="标题", en="Title")
COLUMN_OWNER = Text(zh="负责人", en="Owner")
COLUMN_STATUS = Text(zh="状态", en="Status")
COLUMN_DUE = Text(zh="期限", en="Due")
COLUMN_MOVED = Text(zh="改期次数", en="Moved")
COLUMN_DAYS = Text(zh="剩余天数", en="Days left")
COLUMN_ITEM = Text(zh="事项", en="Item")
COLUMN_SOURCE = Text(zh="来源", en="From")
COLUMN_FIELD = Text(zh="栏目", en="Field")
COLUMN_KEY = Text(zh="英文键", en="Key")
COLUMN_REQUIRED = Text(zh="必填", en="Required")
UNWRITTEN = Text(zh="不写就是“{value}”", en="“{value}” if not written")
COLUMN_DEFAULT = Text(zh="默认", en="Default")
COLUMN_RULE = Text(zh="规则", en="Rule")
COLUMN_NEXT = Text(zh="之后可以是", en="May become")
COLUMN_VALUE = Text(zh="可填的值", en="Values")
COLUMN_HELP = Text(zh="填写说明", en="What to write")
COLUMN_EXAMPLE = Text(zh="示例", en="Example")
PROBLEMS = Text(zh="问题", en="Problems")
NO_PROBLEMS = Text(zh="没有问题", en="none")
LINKS_OUT = Text(zh="关联到", en="Links to")
CARRIED_ON = Text(zh="由别的记录接着办", en="Goes on in other records")
OPEN_UNTIL = Text(zh="待办，期限 {day}", en="open, due {day}")
DONE_THERE = Text(zh="已了结", en="finished")
LINKS_IN = Text(zh="被关联", en="Linked from")
DOCUMENTS = Text(zh="已生成的文书", en="Documents")
NO_DOCUMENTS = Text(zh="还没有：commdocs build", en="none yet: commdocs build")
NOT_FOUND = Text(zh="（没有这条记录）", en="(no such record)")
FORMS = Text(zh="表单：", en="Forms:")
RULES = Text(zh="规则：", en="Rules:")
NUMBERS = Text(zh="编号", en="Number")
FOLDER = Text(zh="文件夹", en="Folder")
VERSION = Text(zh="表单版本", en="Version of the form")
FIELDS = Text(zh="各栏：", en="Fields:")
STATUSES = Text(zh="状态：", en="Statuses:")
CHANGES = Text(zh="修改记录：", en="Changes:")
ALWAYS = Text(zh="总是", en="always")
FROM_STATUS = Text(zh="“{status}”起", en="from “{status}”")
IN_STATUSES = Text(zh="处于{statuses}时", en="while {statuses}")
TYPE = Text(zh="类型", en="Type")
LIST_OF = Text(zh="可以有多项", en="may have several entries")
FILLED_BY_OTHERS = Text(zh="由对方填写或签字", en="the other party fills it in or signs it")
COMMITMENT = Text(
    zh="这是承诺，必须写得明确，不能用“尽快”之类的词", en="a commitment: it must be definite, without words like “soon”"
)
ONLY_IF = Text(zh="{required}，仅当{conditions}", en="{required}, only if {conditions}")
SINCE_VERSION = Text(zh="{required}（第{version}版起）", en="{required} (since version {version})")
WHENEVER = Text(zh="{conditions}时", en="if {conditions}")
CONDITION = Text(zh="“{label}”是{values}", en="“{label}” is {values}")
CONDITION_PRESENT = Text(zh="填了“{label}”", en="“{label}” is given")
CONDITION_ABSENT = Text(zh="没填“{label}”", en="“{label}” is not given")
COMMA = Text(zh="、", en=", ")
TYPES = {
    "text": Text(zh="文字", en="words"),
    "markdown": Text(zh="文字，可以分段、分条", en="words, also paragraphs and lists"),
    "person": Text(
        zh="一个人：部门/姓名，外单位写 公司/姓名", en="one person: department/name, for outsiders company/name"
    ),
    "dept": Text(zh="部门", en="a department"),
    "date": Text(zh="日期，如 2024-05-20", en="a day, e.g. 2024-05-20"),
    "datetime": Text(zh="日期和时间，如 2024-05-20 14:00", en="day and time, e.g. 2024-05-20 14:00"),
    "due": Text(
        zh="期限：日期，或日期和时间；只写日期就到当天下班为止",
        en="a deadline: a day, or day and time; a day alone ends with its business hours",
    ),
    "time": Text(zh="时间，如 14:00", en="a time, e.g. 14:00"),
    "duration": Text(
        zh="时长：15min 分钟，24h 小时，2d 天，10wd 工作日",
        en="a length of time: 15min, 24h, 2d (days), 10wd (working days)",
    ),
    "enum": Text(zh="从几个值里选一个", en="one of several values"),
    "integer": Text(zh="整数", en="a whole number"),
    "number": Text(zh="数字", en="a number"),
    "percent": Text(zh="百分数，如 80%", en="a percentage, e.g. 80%"),
    "boolean": Text(zh="是或否", en="yes or no"),
    "record": Text(zh="另一条记录的编号", en="the number of another record"),
    "phone": Text(zh="电话号码", en="a telephone number"),
    "email": Text(zh="邮箱地址", en="an e-mail address"),
    "path": Text(zh="工作区里一个文件的路径", en="the path of a file in the workspace"),
    "kind": Text(zh="表单名", en="the name of a form"),
    "status": Text(zh="下面的一个状态", en="one of the statuses of the form"),
}
YES = Text(zh="“是”", en="“yes”")
NO = Text(zh="“否”", en="“no”")
FROM_SETTINGS = Text(
    zh="这些值来自 commdocs.yaml 的“{label}”；那里没有列出时，表单有自带的值用自带的，没有的可以随意写",
    en="These values are those that commdocs.yaml lists under “{label}”; where it lists none, the form's own hold, or, "
    "if it has none, any words will do",
)
GROUP = Text(zh="由下面几栏组成", en="made of the fields below")
FREE_NAMES = Text(zh="栏目名自定，每行一项", en="under names of your own, one a line")
FINAL = Text(zh="（结束）", en="(final)")
NEW_OF_WHAT = Text(
    zh="要写新建哪种表单，如 commdocs new 会议纪要", en="Say which form, for example: commdocs new meeting"
)
SCHEMA_OF_WHAT = Text(zh="要写表单名，或者 --all", en="Name a form, or say --all")

BLANK_FOLDER = Text(zh="空白表单", en="Blank forms")
BLANK_KEPT = Text(
    zh="{path} 已经有了，而且和新的不一样，没有覆盖；要换成新的，先把它移走",
    en="{path} is there already and differs: it was left alone; move it away to have the new one",
)
