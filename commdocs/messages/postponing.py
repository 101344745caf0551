"""What ``commdocs postpone`` says."""

from __future__ import annotations

from commdocs.messages import Text

ABOUT = Text(
    zh="给一条事项改期：新的日期、原因，谁同意的。\n有人同意（--agreed）才按新的日期算；没有人同意的是一个申请，原来的日期照旧，"
    "它留在 commdocs due 和清单里，写明等谁同意。签过字、关闭了的记录也可以：原来的日期不动，只在这一条下面加一行。",
    en="Put an item off: the new day, the reason, who agreed.\nThe new day holds once somebody agreed (--agreed). Until then "
    "it is a request: the old day stands, and commdocs due and the lists say whose consent is missing. Signed and closed "
    "records allow it, too: the old day stays as it is, a line is added below.",
)
ITEM = Text(
    zh="条目的编号，和清单里印的一样，例如 MM2024-05-21-01#A8；问题跟踪表写记录编号",
    en="The item as lists print it, e.g. MM2024-05-21-01#A8; of an issue sheet the record",
)
WORDS = Text(
    zh="新的日期和原因；只是答复已有的申请时可以都不写",
    en="The new day and the reason; neither to answer a request that is there",
)
AGREED = Text(zh="谁同意了", en="Who agreed")
REFUSED = Text(zh="谁不同意", en="Who refused")
OWNER = Text(zh="改由谁做", en="Who does it from now on")
EXAMPLES = Text(
    zh="# 申请\ncommdocs postpone MM2024-05-21-01#A2 2024-05-27 设计稿还在改\n"
    "# 对方同意了\ncommdocs postpone MM2024-05-21-01#A2 --agreed 李主管\n"
    "# 当场说定\ncommdocs postpone MM2024-05-21-01#A2 2024-05-27 设计稿还在改 --agreed 李主管",
    en='# ask\ncommdocs postpone MM2024-05-21-01#A2 2024-05-27 "the design is not final"\n'
    '# it was agreed to\ncommdocs postpone MM2024-05-21-01#A2 --agreed "Tom Hill"\n'
    '# both at once\ncommdocs postpone MM2024-05-21-01#A2 2024-05-27 late --agreed "Tom Hill"',
)

WHICH = Text(zh="没有写明改期的是 {id} 里的哪一条", en="It is not said which item of {id} is put off")
NO_ROOM = Text(zh="“{label}”里的条目不能这样改期", en="Items of “{label}” cannot be put off like this")
NO_ROOM_FIX = Text(
    zh="还没有定下来的，直接改：commdocs set {item} 截止时间={day}；风险点写“预计延至”",
    en="What is not settled yet is simply changed: commdocs set {item} due={day}; a risk has its new deadline",
)
ENDED = Text(zh="{item} 已经了结，不用改期", en="{item} is finished: there is nothing to put off")
NO_DAY = Text(zh="没有写改到哪一天", en="The new day is missing")
NO_DAY_FIX = Text(
    zh="写成 commdocs postpone {item} 2024-05-27 原因", en="Write commdocs postpone {item} 2024-05-27 REASON"
)
NO_REASON = Text(zh="没有写为什么改期", en="The reason is missing")
NO_REASON_FIX = Text(
    zh="在日期后面写原因：commdocs postpone {item} {day} 原因",
    en="Write it behind the day: commdocs postpone {item} {day} REASON",
)
SAME_DAY = Text(zh="{item} 的期限已经是 {day}，没有改动", en="{item} is due on {day} already; nothing was changed")
BOTH = Text(zh="--agreed 和 --refused 只写一个", en="Write --agreed or --refused, not both")
OWN_WORD = Text(
    zh="{who} 是责任人自己，不能由他自己同意", en="{who} is the owner himself: his own consent does not count"
)
OWN_WORD_FIX = Text(zh="写同意改期的人，一般是 {who}", en="Name who agreed, as a rule {who}")
NO_SUCH_PERSON = Text(zh="不知道“{name}”是谁", en="It is not known who “{name}” is")
NO_SUCH_PERSON_FIX = Text(zh="写成“部门/姓名”：{known}", en="Write department/name: {known}")
NEEDS_CONSENT = Text(
    zh="{id} 的期限改到 {day} 要写明谁同意的", en="Who agreed to move the deadline of {id} to {day} is missing"
)
NEEDS_CONSENT_FIX = Text(
    zh="加上 --agreed 批准延期的人；还没有人批准的，先按原来的期限",
    en="Add --agreed WHO; until somebody agreed, the old day stands",
)
OF_A_RECORD = Text(zh="{id} 整份记录的期限不能这样改", en="The deadline of a whole “{kind}” is not moved like this")
OF_A_RECORD_FIX = Text(
    zh="改其中一条：写成 {id}#序号；整份约定要改期的，另发一份，在“关联”的“替代”里写 {id}",
    en="For an item of it write {id}#ITEM; to move what was agreed as a whole, send a new one that supersedes {id}",
)
ASKED = Text(
    zh="这是申请：{who}同意之前，期限还是 {day}。同意了：commdocs postpone {item} --agreed {name}",
    en="This is a request: until {who} agrees, the day is {day}. Then: commdocs postpone {item} --agreed {name}",
)
SOMEBODY = Text(zh="对方", en="somebody")
