"""The help of the commands: what each does, its options, and examples to copy."""

from __future__ import annotations

from commdocs.messages import Text

NOTHING = Text("", "")
USAGE = Text(zh="用法：{command} {rest}", en="Usage: {command} {rest}")
COMMAND_AND_MORE = Text(zh="[选项] 命令 …", en="[OPTIONS] COMMAND …")
SOME_OPTIONS = Text(zh="[选项]", en="[OPTIONS]")
TO_WRITE = Text(zh="写和改：", en="To write and change:")
TO_SEE = Text(zh="查：", en="To see what is open and what was:")
TO_SEND = Text(zh="查错、出文书：", en="To check and print:")
TO_LEARN = Text(zh="怎么填：", en="To learn what to write:")
TO_SET_UP = Text(zh="装和配：", en="To set up:")
ARGUMENTS = Text(zh="要填的内容：", en="What to give:")
OPTIONS = Text(zh="选项：", en="Options:")
COMMON_OPTIONS = Text(
    zh="每条命令都可以加：{options}；含义见 commdocs --help。",
    en="Every command also takes {options}; see commdocs --help.",
)
EXAMPLES = Text(zh="例子：", en="Examples:")
HELP = Text(zh="显示这页说明", en="Show this page")
OVERVIEW = Text(
    zh="把会议、需求、确认函、问题等业务沟通记成文本文件：检查是否写全、写明，再生成可以打印签字的 Word 文件和各种清单。",
    en="Keeps meetings, requirements, letters and issues as text files: checks that they are complete and clear, "
    "and makes the Word documents to print and sign, and the lists of what is open.",
)
MORE = Text(
    zh="第一次使用：commdocs init 我的沟通记录，然后看它打印的下一步。每条命令的说明：commdocs 命令 --help",
    en="First time: commdocs init my-records, then follow what it prints. More on a command: commdocs COMMAND --help",
)
VERSION = Text(zh="显示版本号", en="Show the version")

# -- options of every command -----------------------------------------------------------------------

WORKSPACE = Text(
    zh="工作区文件夹（有 commdocs.yaml 的那个）；不写就从当前文件夹往上找",
    en="The workspace: the folder with commdocs.yaml. Without it, looked for from here upward",
)
TODAY = Text(
    zh="把这一天当作今天，例如 2024-05-21；不写就是工作区时区的今天",
    en="Take this day for today, e.g. 2024-05-21. Without it, today in the workspace's time zone",
)
LANGUAGE = Text(
    zh="提示用中文 zh 还是英文 en；表单和文书的语言由 commdocs.yaml 决定",
    en="Messages in Chinese (zh) or English (en). Forms and documents follow commdocs.yaml",
)
QUIET = Text(zh="只说必须知道的", en="Say only what must be known")
VERBOSE = Text(zh="说得详细些", en="Say more")

SETUP = Text(
    zh="把一台电脑上的这个工作区配好：提交前和合并前的检查、编辑器的补全，并说还缺什么。\n从别处克隆下来以后运行一次；"
    "再运行也没有坏处。",
    en="Get a workspace ready on this computer: the check before commits and merges, completion in the editor; and say "
    "what is missing.\nRun it once after cloning; running it again does no harm.",
)
SETUP_EXAMPLES = Text(zh="# 克隆以后\ncommdocs setup", en="# after cloning\ncommdocs setup")
MERGE = Text(
    zh="两个人改了同一条记录时，按栏目合并；由 git 调用，不用自己输入。\ncommdocs init 和 commdocs setup 把它设给 git。"
    "各改各的栏目、各加一条、各写一行进展，都自动合好；同一栏改得不同的，两版都用 git 的标记留在那一栏，其余照合。"
    "两边新加的条目编号相同的，合进来的一条换号。读不成记录的，按行合并，和没有它一样。",
    en="Merge a record that two people changed, by its fields; git calls it, people do not.\ncommdocs init and commdocs "
    "setup tell git to. Changes of different fields, items added by both, a log line each: all are merged. Where both "
    "changed one field differently, both versions stay there between git's marks, and the rest is merged. Where both "
    "gave a new item the same number, the one merged in gets another. What cannot be read as a record is merged line "
    "by line, as without it.",
)
MERGE_BASE = Text(zh="两边共同的上一版", en="The version that both began with")
MERGE_OURS = Text(zh="当前的一版；结果写在这里", en="The current version; the result is written there")
MERGE_THEIRS = Text(zh="合进来的一版", en="The version merged in")
MERGE_PATH = Text(zh="记录在仓库里的路径", en="The path of the record in the repository")
MERGE_SIZE = Text(zh="冲突标记的长度", en="The length of conflict marks")
MERGE_EXAMPLES = Text(
    zh="# git 的设置里是这样（commdocs setup 写的）\ncommdocs merge %O %A %B %P %L",
    en="# so it stands in git's settings (commdocs setup puts it there)\ncommdocs merge %O %A %B %P %L",
)

# -- init ---------------------------------------------------------------------------------------------

INIT = Text(
    zh="新建一个工作区。\n在文件夹里放好 commdocs.yaml（带说明）、一条示例记录、编辑器和 git 的设置。"
    "已有的文件一个也不改。",
    en="Make a new workspace.\nPuts commdocs.yaml (with explanations), one example record and the settings of editors "
    "and git into a folder. Files that are there already stay as they are.",
)
INIT_DIR = Text(
    zh="工作区放在哪个文件夹，没有就新建；不写就是当前文件夹", en="The folder, made if need be; this one if not given"
)
INIT_EXAMPLES = Text(
    zh="commdocs init 我的沟通记录\ncommdocs init --language en records-en",
    en="commdocs init my-records\ncommdocs init --language zh 我的沟通记录",
)

# -- new ----------------------------------------------------------------------------------------------

NEW = Text(
    zh="新建一条记录。\n自动取下一个编号，能知道的都填好，只留下要您写的，然后告诉您文件在哪里。从不覆盖已有的文件。",
    en="Start a new record.\nTakes the next free number, fills in what can be known, leaves you the rest, and says "
    "where the file is. Never overwrites one.",
)
NEW_KIND = Text(
    zh="哪种表单，例如 会议纪要 或 meeting；全部表单：commdocs explain",
    en="Which form, e.g. meeting or 会议纪要. All of them: commdocs explain",
)
NEW_PROJECT = Text(
    zh="哪个项目（records/ 下的文件夹名）；只有一个项目时可以不写",
    en="Which project (a folder under records/). Not needed when there is only one",
)
NEW_FROM = Text(
    zh="接着哪条记录做：沿用它的项目和相对方，并关联到它；新建客户档案时，填上那里写的客户名称和联系人",
    en="The record that this one follows: takes over its project and party, and links to it; a party's file takes over the "
    "name and contacts written there",
)
NEW_PARTY = Text(
    zh="同哪个往来单位谈，写客户档案的编号，例如 KH-0001；以前没问清的会带上",
    en="The party it is about, by the number of its file, e.g. KH-0001; what was left open is taken over",
)
NEW_SET = Text(
    zh="直接填好一栏，例如 会议主题=需求评审会、参会人员=李主管、周经理、行动项[+].任务=出需求文档；可以写几项",
    en='Fill in a field: topic="Review of the design", actions[+].task="Write it down"; any number of them',
)
NEW_LIKE = Text(
    zh="照着哪一条做：人员、地点、议程等每次都一样的沿用它，日期和结果不带",
    en="The record that this one is like: takes over what is the same each time (people, place, agenda)",
)
NEW_FULL = Text(
    zh="写出全部栏目和说明；不写就只有现在要填的，其余只列名称",
    en="All fields, explained; without it, those to fill in now, and the others only named",
)
NEW_EXAMPLES = Text(
    zh="commdocs new 会议纪要 --project Q3产品迭代\n"
    "commdocs new 业务需求 --project 积分兑换 --set 需求方=市场部/王经理\n"
    "# 从一次外部沟通接着写确认函\n"
    "commdocs new 确认函 --from EC2023-10-09-01\n"
    "# 同上次一样的会，换一天开\n"
    "commdocs new 会议 --like MM2024-05-21-01",
    en="commdocs new meeting --project Website\n"
    'commdocs new demand --project Website --set requester="Marketing/Ann Lee"\n'
    "# a confirmation letter after a talk with a customer\n"
    "commdocs new confirmation --from EC2023-10-09-01\n"
    "# a meeting like the last one, on another day\n"
    "commdocs new meeting --like MM2024-05-21-01",
)

# -- check --------------------------------------------------------------------------------------------

CHECK = Text(
    zh="检查记录，逐条说明哪里不合要求、怎么改。\n每个问题写明文件、行号、列号。只检查，不改文件。"
    "没有错误时退出码是 0，有错误是 1，命令、表单定义、模板或设置有误是 2。",
    en="Check the records: what is wrong, where, and how to put it right.\nEach problem names the file, line and "
    "column. Nothing is changed. Exit status: 0 no error, 1 errors, 2 a wrong command, form, template or setting.",
)
CHECK_PATHS = Text(
    zh="只报告这些文件、文件夹或编号的问题；不写就报告全部",
    en="Report only these files, folders or record numbers; all if none is given",
)
CHECK_FORMAT = Text(
    zh="结果给人看（text）、给程序读（json），或给 GitHub（github）、GitLab（gitlab）、代码扫描平台（sarif）显示",
    en="The result for people (text), for programs (json), or for GitHub (github), GitLab (gitlab) or code scanning (sarif) to show",
)
CHECK_SINCE = Text(
    zh="只看从这个 git 版本（如 origin/main、HEAD）以来改动的记录和受它们影响的，并检查改动本身："
    "状态能不能这样变、签过字的内容、编号、有没有删除",
    en="Only records changed since this git revision (origin/main, HEAD, …) and those they affect; judges the changes "
    "too: moves of status, what was signed, numbers, deletions",
)
CHECK_STAGED = Text(
    zh="检查已经 git add、将要提交的内容，而不是文件夹里的文件；和 HEAD 比较",
    en="Check what is staged for the next commit instead of the files in the folder; compared with HEAD",
)
CHECK_STRICT = Text(zh="有警告也算不通过", en="Warnings count as errors")
CHECK_EXAMPLES = Text(
    zh="commdocs check\ncommdocs check records/支付系统\ncommdocs check --since origin/main\n"
    "commdocs check --strict --format json",
    en="commdocs check\ncommdocs check records/Website\ncommdocs check --since origin/main\n"
    "commdocs check --strict --format json",
)

# -- build --------------------------------------------------------------------------------------------

BUILD = Text(
    zh="生成文书和清单，放到 output/。\n按每条记录的状态生成该有的 Word 和 Markdown 文件，再生成待办、逾期等清单。"
    "有错误的记录不生成，会列出来；其他照常生成。output/ 里手工改过的文件会另存一份，不会丢。",
    en="Make the documents and lists, in output/.\nEach record gives the Word and Markdown files that its status "
    "calls for; then come the lists of what is open, overdue and so on. A record with errors is left out and named; "
    "the rest is built. A file in output/ that you changed by hand is kept under another name.",
)
BUILD_PATHS = Text(
    zh="只生成这些文件、文件夹或编号的文书（清单不动）；不写就生成全部",
    en="Only the documents of these files, folders or record numbers (lists stay as they are); all if none is given",
)
BUILD_FORMAT = Text(
    zh="只生成这种格式；可以写几次；不写就生成模板要求的各种格式，以及以前要过的 pdf、html",
    en="Only this format. May be given several times; if not given, all that the templates call for, and pdf "
    "and html where you asked for them before",
)
BUILD_BLANK = Text(
    zh="只生成空白表单（Word），供手写填写，放到 output/空白表单/",
    en="only the empty forms (Word), to be filled in by hand, in output/Blank forms/",
)
BUILD_EXAMPLES = Text(
    zh="commdocs build\ncommdocs build MM2024-05-21-01\ncommdocs build --format docx records/积分兑换\n"
    "commdocs build --format pdf MM2024-05-21-01   # 印成 PDF",
    en="commdocs build\ncommdocs build MM2024-05-21-01\ncommdocs build --format docx records/Website\n"
    "commdocs build --format pdf MM2024-05-21-01   # printed as PDF",
)

# -- watch --------------------------------------------------------------------------------------------

WATCH = Text(
    zh="守着文件夹：保存一个文件，马上检查，有关的文书和清单马上更新。\n一直运行，按 Ctrl-C 停下。问题出现时列出来，"
    "改好了也说一声；没有变动通知的共享文件夹，隔几秒看一遍。",
    en="Watch the folder: what you save is checked at once, and its pages and lists are brought up to date.\nRuns until "
    "Ctrl-C. Problems are told as they come and go. On shared folders that report no changes it looks every few seconds.",
)
WATCH_EXAMPLES = Text(
    zh="commdocs watch\ncommdocs watch records/支付系统   # 只管这个文件夹的文书",
    en="commdocs watch\ncommdocs watch records/Website   # only the documents of this folder",
)

# -- list, show ---------------------------------------------------------------------------------------

LIST = Text(
    zh="列出记录，或者列出还没办完的待办、待确认事项、风险；日期最近的在最下面。\n各个条件要同时满足。",
    en="List the records, or the open actions, questions or risks in them; the newest last.\n"
    "All conditions must hold at once.",
)
LIST_WORDS = Text(
    zh="不写选项名也行：表单、项目、人员、部门、状态、待办、待确认、风险、逾期，可以写几个",
    en="Conditions without their options: a form, project, person, department or status, actions, questions, risks, "
    "overdue; one or several",
)
LIST_KIND = Text(zh="只列这种表单", en="Only this form")
LIST_PROJECT = Text(zh="只列这个项目", en="Only this project")
LIST_OWNER = Text(
    zh="只列这个人的：部门/姓名、姓名或部门都可以", en="Only this person's: department/name, the name or the department"
)
LIST_STATUS = Text(zh="只列处于这个状态的记录", en="Only records of this status")
LIST_OVERDUE = Text(zh="只列已逾期的", en="Only what is overdue")
LIST_ITEMS = Text(
    zh="不列记录，列其中未了结的待办（actions）、待确认事项（questions）或风险（risks）",
    en="Instead of the records, the open actions, questions or risks in them",
)
TABLE_FORMAT = Text(
    zh="结果给人看（text）、给程序读（json）或给表格软件（csv）",
    en="The result for people (text), for programs (json) or for a spreadsheet (csv)",
)
LIST_EXAMPLES = Text(
    zh="commdocs list 会议纪要\ncommdocs list 待办 王经理 逾期\ncommdocs list --kind 问题 --status 处理中\ncommdocs list --items actions --owner 王经理 --overdue\n"
    "commdocs list --items actions --format csv > 待办.csv",
    en='commdocs list meeting\ncommdocs list actions "Ann Lee" overdue\ncommdocs list --kind issue --status "In progress"\ncommdocs list --items actions --owner "Ann Lee" --overdue\n'
    "commdocs list --items actions --format csv > actions.csv",
)
SHOW = Text(
    zh="显示一条记录：各栏内容、问题、关联的记录、已生成的文书。",
    en="Show one record: its fields, its problems, the records it is linked with, its documents.",
)
SHOW_ID = Text(zh="记录的编号，例如 MM2024-05-21-01", en="The number of the record, e.g. MM2024-05-21-01")
SHOW_FORMAT = Text(zh="结果给人看（text）或给程序读（json）", en="The result for people (text) or for programs (json)")
SHOW_EXAMPLES = Text(zh="commdocs show MM2024-05-21-01", en="commdocs show MM2024-05-21-01")

# -- explain, schema ----------------------------------------------------------------------------------

EXPLAIN = Text(
    zh="说明一条规则、一种表单或其中一栏。\n什么都不写就列出全部表单和规则。",
    en="Explain a rule, a form or a field of it.\nWithout a word it lists all forms and rules.",
)
EXPLAIN_WORD = Text(
    zh="规则号（R60）、表单（会议纪要、meeting）、表单里的一栏（问题.截止时间、issue.due），或 config（commdocs.yaml 的各栏）",
    en="A rule (R60), a form (meeting), a field of a form (issue.due), or config (what commdocs.yaml may say)",
)
EXPLAIN_EXAMPLES = Text(
    zh="commdocs explain R60\ncommdocs explain 会议纪要\ncommdocs explain issue.result_confirmation\ncommdocs explain config",
    en="commdocs explain R60\ncommdocs explain meeting\ncommdocs explain issue.result_confirmation\ncommdocs explain config",
)
SCHEMA = Text(
    zh="打印表单的 JSON Schema，编辑器用它提示和检查。",
    en="Print the JSON Schema of a form, for completion and checks in editors.",
)
SCHEMA_KIND = Text(zh="哪种表单", en="Which form")
SCHEMA_KEYS = Text(
    zh="只收中文栏目名（zh）或英文键（en）；不写就两种都收",
    en="Only Chinese keys (zh) or English keys (en); both if not given",
)
SCHEMA_ALL = Text(
    zh="全部表单合成一份，供 records/ 下的所有文件使用", en="All forms in one, for every file under records/"
)
SCHEMA_EXAMPLES = Text(
    zh="commdocs schema 会议纪要 --keys zh\ncommdocs schema --all > .commdocs/schema.json",
    en="commdocs schema meeting --keys en\ncommdocs schema --all > .commdocs/schema.json",
)

# -- due, accept-by-default -----------------------------------------------------------------------------

CHECK_REPORT = SHOW_FORMAT
DUE = Text(
    zh="列出快到期的、已逾期的、等反馈和等签字的。\n另外提醒随日子出现的问题，例如会后一天还没有发纪要。只提醒，不影响提交。"
    "加 --today 可以看某一天的情况。",
    en="List what is due, overdue, or waits for an answer or a signature.\nAlso reminds of what the passing of days "
    "makes wrong, such as minutes not out a day after the meeting. It only reminds and never stops a commit. "
    "--today shows it as of another day.",
)
DUE_DAYS = Text(zh="列出多少天以内到期的；不写就是 7 天", en="How many days ahead to look; 7 if not given")
DUE_EXAMPLES = Text(
    zh="commdocs due\ncommdocs due --days 2 --owner 市场部/王经理\ncommdocs due --project 积分兑换 --today 2024-05-24",
    en='commdocs due\ncommdocs due --days 2 --owner "Marketing/Ann Lee"\ncommdocs due --project Website --today 2024-05-24',
)
ACCEPT = Text(
    zh="把到期没有人反馈的记录记为默认接受。\n只有事先声明、已经发给对方、反馈时限已过、没有人提出异议、也没有未澄清的问题，才会记；"
    "否则说明还缺什么。默认接受不是签字。",
    en="Record that silence accepted what was sent.\nOnly if that was announced, it was delivered, the deadline has "
    "passed, nobody objected and no question is open; otherwise it says what is missing. It is no signature.",
)
ACCEPT_EXAMPLES = Text(
    zh="commdocs accept-by-default CL2023-03-09-01",
    en="commdocs accept-by-default CL2023-03-09-01",
)

# -- which, trace ---------------------------------------------------------------------------------------

WHICH = Text(
    zh="遇到一件事，该填哪种表单。\n写几个字说明是什么事；什么都不写就列出全部。",
    en="Which form to fill in for what happened.\nSay in a few words what it is; without any, all scenes are listed.",
)
WHICH_SCENE = Text(zh="是什么事，例如 客户来电", en="What happened, e.g. a customer called")
WHICH_EXAMPLES = Text(
    zh="commdocs which 客户来电\ncommdocs which 系统 故障\ncommdocs which",
    en='commdocs which customer call\ncommdocs which "system down"\ncommdocs which',
)
TRACE = Text(
    zh="一件事的来龙去脉：从需求、确认、执行、问题到结果。\n按记录之间的关联，列成一棵树，写明状态和日期。",
    en="The way of a matter: demand, confirmation, progress, issues, result.\nFollows the links between the records "
    "in both directions and shows them as a tree, with status and date.",
)
TRACE_ID = SHOW_ID
TRACE_EXAMPLES = Text(zh="commdocs trace 2024-市场-001", en="commdocs trace CL2023-03-09-01")

# -- set, log -----------------------------------------------------------------------------------------

SET = Text(
    zh="改记录里的一栏或几栏。\n只改那一行，注释、顺序、换行、编码都不动。改了以后通不过检查的（状态不能这样变、"
    "签过字的内容、该填的没填）不写入，并说明原因。文件在这期间被别人改过的也不写入。",
    en="Change fields of a record.\nOnly their lines change; comments, order, line ends and encoding stay. What would "
    "not pass the check (a move that is not allowed, signed content, something missing) is refused and nothing is "
    "written; nor is it if somebody else changed the file in the mean time.",
)
SET_ID = Text(
    zh="记录的编号，例如 IS2024-05-22-01；有两份同号的，写文件的路径。后面加 #A8 就是改里面的那一条，编号和清单里印的一样",
    en="The number of the record, e.g. IS2024-05-22-01, or the path of its file where a number stands twice. "
    "With #A8 behind it, the entry that lists print under that name",
)
SET_SETTINGS = Text(
    zh="栏目=内容，可以写几个；等号后面什么都不写，就删去这一栏。列表里的一条用它的序号，没有序号的从 1 数起："
    "行动项[A1].状态=已完成，携带材料[2]=合同；[+] 是加一条：携带材料[+]=样品",
    en="FIELD=VALUE, one or several; nothing behind the equals sign takes the field out. An entry of a list by its "
    "number, or counted from 1 where it has none: actions[A1].status=done, materials[2]=contract; [+] adds an "
    "entry: materials[+]=sample",
)
SET_EXAMPLES = Text(
    zh="commdocs set IS2024-05-22-01 状态=已指派 截止时间=2024-05-25\n"
    "commdocs set MM2024-05-21-01#A1 截止时间=2024-05-23\n"
    '# 内容里有空格的，用引号括起来\ncommdocs set MM2024-05-21-01 "备注=等 A 公司回复"\n'
    "# 删去一栏；先看看会改什么\ncommdocs set MM2024-05-21-01 备注= --dry-run",
    en="commdocs set IS2024-05-22-01 status=assigned due=2024-05-25\n"
    "commdocs set MM2024-05-21-01#A1 due=2024-05-23\n"
    '# quotes around what holds a space\ncommdocs set MM2024-05-21-01 "remarks=Waiting for Acme"\n'
    "# take a field out; look first at what would change\ncommdocs set MM2024-05-21-01 remarks= --dry-run",
)
DONE = Text(
    zh="记下一条或几条事项办完了。\n状态改为已完成（问题改为已澄清），完成日期记今天，后面的话记作完成结果或答复。"
    "几条一起写，结果相同。通不过检查的不写入，并说明原因。",
    en="Record that items are done.\nTheir status becomes done (of a question: clarified), the day is today, and the words "
    "behind are the result or the answer, the same for all of them. What would not pass the check is not written.",
)
DONE_ITEMS = Text(
    zh="条目的编号，和清单里印的一样，例如 MM2024-05-21-01#A8，可以写几条；只写记录的编号，就是整条记录办结、关闭。然后是结果",
    en="The items as lists print them, e.g. MM2024-05-21-01#A8, one or several; the number of a record alone closes the "
    "record. Then the result",
)
DONE_EXAMPLES = Text(
    zh="commdocs done MM2024-05-21-01#A1 需求文档V1.0已发评审组\n"
    "# 两条一起\ncommdocs done MM2024-05-21-01#A1 MM2024-05-21-01#A2 已发评审组\n"
    "# 整条记录办结\ncommdocs done EC2023-10-09-01",
    en='commdocs done MM2024-05-21-01#A1 "Requirements 1.0 sent to all"\n'
    "# two at once\ncommdocs done MM2024-05-21-01#A1 MM2024-05-21-01#A2 sent\n"
    "# the record as a whole\ncommdocs done EC2023-10-09-01",
)
ADD = Text(
    zh="给记录加一条：进展、待办事项、反馈、发送记录、附件……\n只写一句话就是今天的一条进展，更新人是您（“人员”里和 git 的 "
    "user.name 或 user.email 相同的），否则是负责人。序号接着往下排，状态是第一个，反馈、发送的时间是现在。附件记下文件的指纹；"
    "工作区以外的文件先复制到 attachments/。通不过检查的不写入，并说明原因。",
    en="Add an entry to a list of a record: progress, an action, a reply, a delivery, an attachment …\n"
    "A line of text alone is today's progress, by you (the one of “people” with git's user.name or user.email), else by "
    "the owner. The number is the next free one, the status the first, the moment of a reply or delivery now. An "
    "attachment gets its fingerprint; a file from elsewhere is copied into attachments/ first. What would not pass the "
    "check is not written.",
)
ADD_ID = Text(
    zh="记录的编号，例如 IS2024-05-22-01；后面加 #待办事项 就是加到那一张表，不加就是进展",
    en="The number of the record, e.g. IS2024-05-22-01; with #actions behind it, that list; without, the log",
)
ADD_SETTINGS = Text(
    zh="一句话，或者 栏目=内容，可以写几个；一栏里要写几个人，就写几次：收件人=市场部/王经理 收件人=技术部/郑工",
    en="A line of text, or FIELD=VALUE, one or several; a field that lists people may be given several times: to=… to=…",
)
ADD_EXAMPLES = Text(
    zh="commdocs add IS2024-05-22-01 完成代码开发，进入测试阶段\n"
    "commdocs add NC2023-10-10-01#待办事项 补充数据 责任人=市场部/王经理 截止时间=…\n"
    "# 对方的答复；内容里有空格的，用引号括起来\n"
    "commdocs add NC2023-10-10-01#反馈确认栏 反馈人=技术部/郑工 反馈意见=同意 …\n"
    "commdocs add CL2024-05-20-01#附件 attachments/积分兑换/签字页.pdf",
    en='commdocs add IS2024-05-22-01 "Code complete, tests begin"\n'
    'commdocs add NC2023-10-10-01#actions "Get data" owner="Sales/Al Roy" due=…\n'
    "# the other side's answer\n"
    'commdocs add NC2023-10-10-01#replies from="IT/Jo Fox" verdict=accepted at=…\n'
    "commdocs add CL2024-05-20-01#attachments attachments/Points/signed.pdf",
)
DRY_RUN = Text(zh="只显示会改什么，不写入", en="Only show what would change; write nothing")
RENUMBER = Text(
    zh="给一条记录换号。\n两个分支各用了同一个编号，合并以后就有两份：给其中一份换成没用过的号。文件跟着改名，所有记录里指向它的关联"
    "（也包括 编号#条目）一起改，旧编号记到“原编号”里。",
    en="Give a record another number.\nWhere two branches took the same number, a merge leaves two records of it: one "
    "of them gets a free number. Its file is renamed, the links to it in all records (NUMBER#ITEM, too) are "
    "rewritten, and the old number is kept under “Former numbers”.",
)
RENUMBER_ID = Text(
    zh="记录现在的编号；同号的有两份，写文件的路径，或加 --project",
    en="The number it has; where two have it, the path of the file, or add --project",
)
RENUMBER_NEW = Text(zh="新编号；不写就取下一个没用过的", en="The new number; without it, the next free one")
RENUMBER_PROJECT = Text(
    zh="同号的两份里，是这个项目的那一份", en="Of two that have the number, the one in this project"
)
RENUMBER_EXAMPLES = Text(
    zh="commdocs renumber NC2026-11-28-01 --project 春季展会\n# 先看看会改哪些文件\n"
    "commdocs renumber records/春季展会/NC2026-11-28-01.yaml --dry-run",
    en="commdocs renumber NC2026-11-28-01 --project Website\n# look first at what would change\n"
    "commdocs renumber records/Website/NC2026-11-28-01.yaml --dry-run",
)
LOG = Text(
    zh="一条记录的修改历史：谁在什么时候把哪一栏从什么改成了什么。\n取自 git，文件改名、移动以前的也算。"
    "推迟过的期限单独列出：推迟了几次、谁改的。",
    en="The history of a record: who changed which field from what to what, and when.\nTaken from git, also from before "
    "the file was renamed or moved. Deadlines that slipped are listed, with how often and by whom.",
)
LOG_ID = Text(zh="记录的编号，例如 IS2024-05-22-01", en="The number of the record, e.g. IS2024-05-22-01")
LOG_FORMAT = Text(zh="结果给人看（text）或给程序读（json）", en="The result for people (text) or for programs (json)")
LOG_EXAMPLES = Text(zh="commdocs log IS2024-05-22-01", en="commdocs log IS2024-05-22-01")

# -- letterhead ---------------------------------------------------------------------------------------

LETTERHEAD = Text(
    zh="检查信笺，或新建一份信笺。\n信笺是一个 Word 文件，文书的纸张、字体、页眉、页脚和标志都来自它。check 列出缺什么、写错了什么、"
    "有什么风险，各在哪里；new 把自带的一份或单位现有的 Word 文件做成信笺，放到 templates/letterheads/。",
    en="Check a letterhead, or make a new one.\nA letterhead is a Word file from which documents take paper, fonts, header, "
    "footer and logo. check lists what is missing, misspelt or risky, and where; new makes one of a look that comes with "
    "commdocs or of a Word file that your firm has, in templates/letterheads/.",
)
LETTERHEAD_ACTION = Text(zh="check 检查；new 新建", en="check, or new")
LETTERHEAD_NAME = Text(
    zh="检查哪一份：Word 文件，或信笺的名字；新建的叫什么名字",
    en="Which one to check: a Word file or the name of a letterhead; what the new one is called",
)
LETTERHEAD_FROM = Text(
    zh="用单位现有的 Word 文件做：它的标志、页边距、字体都留着，缺的样式和页眉页脚里的词补上",
    en="Make it of a Word file of your firm: logo, margins and fonts stay, missing styles and words of header and footer "
    "are added",
)
LETTERHEAD_LOOK = Text(
    zh="从哪一种开始：business；gbt9704，公文格式；plain，英文商务信函",
    en="Where to start: business; gbt9704, after the Chinese standard; plain, an English business letter",
)
LETTERHEAD_EXAMPLES = Text(
    zh="commdocs letterhead check 公司信纸.docx\ncommdocs letterhead new 本公司 --from 公司信纸.docx",
    en="commdocs letterhead check firm.docx\ncommdocs letterhead new ours --from firm.docx",
)
