"""What ``commdocs accept`` and ``commdocs object`` say."""

from __future__ import annotations

from commdocs.messages import Text

NO_REPLIES = Text(zh="“{kind}”没有反馈确认栏", en="A “{kind}” has no room for replies")
DEEMED = Text(
    zh="{id} 已经是“{status}”，逾期没有反馈，按默认接受办了", en="{id} is “{status}”: silence has accepted it"
)
DEEMED_FIX = Text(
    zh="后来的意见另外记：commdocs new 反馈，在“关联”里写它的编号",
    en="Note what is said now in a record of its own, linked to it: commdocs new feedback",
)
SETTLED = Text(zh="{id} 已经是“{status}”，不再等反馈", en="{id} is “{status}”: no answer is awaited any more")
SETTLED_FIX = DEEMED_FIX
NOT_SENT = Text(zh="{id} 现在是“{status}”，还没有发给谁", en="{id} is “{status}” and was not sent to anybody")
NOT_SENT_FIX = Text(
    zh="先登记发送：commdocs add {id}#发送记录 收件人=… 发送内容=… 发送渠道=… 反馈时限=…",
    en="Log the delivery first: commdocs add {id}#deliveries to=… what=… channel=… reply_by=…",
)
WHOSE = Text(zh="没有写明是谁对 {id} 的反馈", en="It is not said whose answer to {id} it is")
WHO_FIX = Text(zh="编号后面写上姓名：{known}", en="Put the name behind the number: {known}")
ANYBODY = Text(zh="部门/姓名", en="department/name")
AGREED_ALREADY = Text(zh="{who} 已经同意了 {id}，没有改动", en="{who} has agreed to {id} already; nothing was changed")
NOBODY = Text(zh="不知道“{name}”是谁", en="Nobody is known as “{name}”")
OF_AN_ITEM = Text(
    zh="同意或有异议的是整份 {id}，不是其中的“{item}”", en="It is {id} as a whole that is answered, not “{item}” of it"
)
OF_AN_ITEM_FIX = Text(
    zh="编号后面不要写 #；只对一条有异议的，写进原因：commdocs object {id} 谁 原因",
    en="Leave out the # part; what is wrong with one item is the reason: commdocs object {id} WHO REASON",
)
SAME_NAME = Text(zh="有几个人都叫“{name}”", en="Several people are called “{name}”")
NO_REASON = Text(zh="没有写对 {id} 的哪一点有异议", en="It is not said what is wrong with {id}")
NO_REASON_FIX = Text(zh="写上原因：commdocs object {id} {who} 原因", en="Say why: commdocs object {id} {who} REASON")
OBJECTION_NEXT = Text(
    zh="接下来由 {owner} 回应；改好后重新发送，对方同意了：commdocs accept {id} {who}",
    en="It is for {owner} to answer. Send it again when it is mended; when they agree: commdocs accept {id} {who}",
)
STILL_SILENT = Text(zh="还没有反馈的：{known}", en="Still to answer: {known}")
NO_SIGNATURE = Text(zh="这是反馈，不是签字", en="This is an answer, not a signature")
