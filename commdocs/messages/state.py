"""What ``commdocs`` alone says of a workspace."""

from commdocs.messages import Text

RECORDS = Text(zh="{root}：{records} 条记录，今天 {day}", en="{root}: {records} records; today is {day}")
LINE = Text(zh="  {what}　{command}", en="  {what}  {command}")
ERRORS = Text(zh="要改的错误 {number} 处", en="{number} to put right")
OVERDUE = Text(zh="逾期 {number} 项", en="{number} overdue")
TODAY = Text(zh="今天到期 {number} 项", en="{number} due today")
OBJECTIONS = Text(zh="有异议待回应 {number} 处", en="{number} objections to answer")
REPLIES = Text(zh="等反馈 {number} 人次", en="{number} replies awaited")
SIGNATURES = Text(zh="待签字 {number} 处", en="{number} signatures missing")
DRAFTS = Text(zh="草稿 {number} 份", en="{number} drafts")
WARNINGS = Text(zh="提醒 {number} 处", en="{number} warnings")
UNCOMMITTED = Text(zh="还没有提交 {number} 个文件", en="{number} files not committed")
NOTHING = Text(zh="  没有要处理的", en="  Nothing waits for you")
NEXT = Text(
    zh="记一件事：commdocs new 表单；不知道用哪张表：commdocs which 发生了什么；全部命令：commdocs -h",
    en="To write something down: commdocs new FORM; which form: commdocs which WHAT HAPPENED; all commands: commdocs -h",
)
NOT_SET_UP = Text(
    zh="这台电脑上还没有配好（提交前的检查、按栏目合并）：commdocs setup",
    en="Not set up on this computer yet (the check before commits, merges by field): commdocs setup",
)
