"""What ``commdocs due`` and ``commdocs accept-by-default`` say."""

from __future__ import annotations

from commdocs.messages import Text

OVERDUE = Text(zh="已逾期（{number}）", en="Overdue ({number})")
COMING = Text(zh="{days} 天内到期（{number}）", en="Due within {days} days ({number})")
REQUESTS = Text(zh="申请改期，等同意（{number}）", en="A new day was asked for ({number})")
COLUMN_TO = Text(zh="改到", en="To")
COLUMN_REASON = Text(zh="原因", en="Reason")
TO_OWNER = Text(zh="{day}，改由{owner}", en="{day}, by {owner}")
MOVED = Text(zh="，已改期{number}次", en=", moved {number}×")
REPLIES = Text(zh="待反馈（{number}）", en="Awaiting an answer ({number})")
SIGNATURES = Text(zh="待签字（{number}）", en="Awaiting a signature ({number})")
REMINDERS = Text(zh="要注意（{number}）", en="To be looked at ({number})")
AS_OF = Text(zh="截至 {today}", en="As of {today}")
NOTHING = Text(zh="没有到期、逾期或要催办的", en="Nothing is due, overdue or waiting")
UNKNOWN_YEAR = Text(
    zh="没有 {year} 年的节假日数据，按周一至周五算工作日；可以把放假和调休写到 calendar/{year}.yaml",
    en="The holidays of {year} are not known: Monday to Friday count as working days. They can be put into calendar/{year}.yaml",
)
LATE = Text(zh="逾期{number}天", en="{number} d late")
LEFT = Text(zh="还有{number}天", en="{number} d left")
TODAY = Text(zh="今天", en="today")
BY_DEFAULT = Text(zh="到期无异议即默认接受", en="accepted by default if nobody objects")
MAY_ACCEPT = Text(zh="可以记为默认接受", en="may be recorded as accepted by default")
ASK_AGAIN = Text(zh="请催办", en="ask again")
TO_SIGN = Text(zh="等签字", en="to be signed")
NO_SCAN = Text(zh="缺扫描件", en="no scan filed")
TAKE_UP = Text(zh="回应{who}：{verdict}", en="answer {who}: {verdict}")
NO_DEADLINE = Text(zh="没有写反馈时限，补上", en="no deadline was given: set one")
COLUMN_SENT = Text(zh="发送时间", en="Sent")
COLUMN_WHEN = Text(zh="时间", en="When")
COLUMN_THEN = Text(zh="接下来", en="Next")
COLUMN_WHO = Text(zh="等谁", en="Waits for")
COLUMN_WHAT = Text(zh="状况", en="State")
BAD_DAYS = Text(zh="--days 要写 0 到 3650 的天数", en="--days must be a number of days from 0 to 3650")

# -- accept-by-default ------------------------------------------------------------------------------

NO_SILENCE = Text(
    zh="{kind}没有默认接受这一步",
    en="A “{kind}” is never accepted by default",
)
ALREADY = Text(zh="{id} 已经是“{status}”", en="{id} is “{status}” already")
NOT_HERE = Text(
    zh="{id} 现在是“{status}”，不能直接成为默认接受",
    en="{id} is “{status}”, from which it cannot become accepted by default",
)
NOT_HERE_FIX = Text(
    zh="先发给对方，等反馈时限过后再运行", en="Send it first, and run this when the deadline has passed"
)
SIGNED = Text(zh="{id} 已有签字，不用默认接受", en="{id} has signatures and needs no default")
HAS_ERRORS = Text(zh="{id} 有错误，先改正：{message}", en="{id} has an error to be put right first: {message}")
NOT_YET = Text(zh="还不能算默认接受：{message}", en="It cannot count as accepted by default yet: {message}")
NO_DEADLINE_SENT = Text(
    zh="不能算默认接受：{id} 的发送记录没有写反馈时限，看不出收件人知道什么时候到期",
    en="It cannot count as accepted by default: no delivery of {id} says by when to answer",
)
NO_DEADLINE_SENT_FIX = Text(
    zh='发送时写明了的，补上：commdocs set {id} 发送记录[{number}].反馈时限="{due}"；没有写明的，重新发送',
    en='If it was told when it was sent, write it: commdocs set {id} deliveries[{number}].reply_by="{due}"; else send it again',
)
STILL_TIME = Text(
    zh="还不能算默认接受：反馈时限 {due} 当天还可以提出异议",
    en="It cannot count as accepted by default yet: until the day of the deadline, {due}, is over, objections may come",
)
STILL_TIME_FIX = Text(zh="过了那一天再运行", en="Run it when that day has passed")
ACCEPTED = Text(
    zh="{id} 记为“{status}”，{label}：{day}（不是签字）",
    en="{id} is now “{status}”, {label}: {day} (no signature)",
)
BY_SILENCE = Text(zh="到期没有人反馈", en="nobody objected in time")
