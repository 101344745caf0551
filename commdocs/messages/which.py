"""Which form for which scene: the table that ``commdocs which`` looks into.

``words`` are what people say of the scene; the longer the word that is found, the better it fits.
"""

from __future__ import annotations

from typing import NamedTuple

from commdocs.messages import Text


class Scene(NamedTuple):
    """What happened, and the kind of record for it."""

    kind: str
    what: Text
    words: tuple[str, ...]


SCENES = (
    Scene(
        "external",
        Text("同客户、供应商、合作方打了电话或谈了一次，要跟进", "A call or talk with a customer, supplier or partner"),
        (
            "客户来电",
            "来电",
            "客户电话",
            "电话",
            "客户",
            "供应商",
            "合作方",
            "交期",
            "跟进",
            "投诉电话",
            "外部",
            "对方",
            "催货",
            "付款",
            "合同",
            "售后",
            "customer",
            "supplier",
            "partner",
            "call",
            "phone",
            "external",
            "called",
        ),
    ),
    Scene(
        "visit",
        Text("去拜访客户，或者刚拜访回来", "A visit to a customer, planned or just made"),
        ("拜访", "上门", "走访", "见客户", "拜访客户", "出差", "面谈", "visit", "travel", "on site"),
    ),
    Scene(
        "prep",
        Text("谈之前先理清目标、对象和要问的问题", "Preparing a talk: goal, people, questions"),
        ("准备", "谈判前", "提纲", "沟通前", "拜访前", "准备会谈", "prepare", "preparation", "before"),
    ),
    Scene(
        "meeting",
        Text("开会：通知、议程和纪要", "A meeting: notice, agenda, minutes"),
        (
            "开会",
            "会议",
            "例会",
            "周会",
            "评审",
            "评审会",
            "纪要",
            "议程",
            "会议通知",
            "启动会",
            "meeting",
            "minutes",
            "agenda",
        ),
    ),
    Scene(
        "internal",
        Text("部门之间商量了一件事，定了谁去做", "Departments agreed on something and on who does it"),
        (
            "内部",
            "部门",
            "商量",
            "内部沟通",
            "部门沟通",
            "同事",
            "跨部门沟通",
            "请假",
            "internal",
            "colleague",
            "department",
        ),
    ),
    Scene(
        "transfer",
        Text("把一件事交代给另一个人，请他办或请他评估", "Handing something to another person to do or to assess"),
        (
            "转达",
            "转交",
            "交代",
            "传递",
            "信息传递",
            "通知同事",
            "请评估",
            "评估",
            "移交",
            "hand over",
            "pass on",
            "tell",
            "transfer",
        ),
    ),
    Scene(
        "feedback",
        Text("收到反馈，要处理并回复结果", "Feedback came in and has to be dealt with"),
        ("反馈", "意见", "答复", "回复", "反馈意见", "feedback", "answer", "comment"),
    ),
    Scene(
        "intake",
        Text("客户提了需求，先问清功能、预算和时间", "A customer asks for something: features, budget, date"),
        (
            "客户需求",
            "新需求",
            "需求对接",
            "客户提需求",
            "客户要",
            "报价",
            "定制",
            "intake",
            "customer requirement",
            "requirement",
        ),
    ),
    Scene(
        "demand",
        Text("本部门向另一个部门提需求，要评估和签字", "One department asks another for something"),
        ("提需求", "部门需求", "业务需求", "内部需求", "需求", "要开发", "要人", "demand", "request", "ask for"),
    ),
    Scene(
        "confirmation",
        Text("把谈定的结果发给对方确认或签字", "Confirming in writing what was agreed"),
        (
            "确认",
            "确认函",
            "确认邮件",
            "签字",
            "书面确认",
            "谈定",
            "默认接受",
            "confirm",
            "confirmation",
            "letter",
            "sign",
        ),
    ),
    Scene(
        "progress",
        Text("几个部门一起做的项目，同步进度和风险", "The progress of a project of several departments"),
        ("进度", "同步", "进展", "跨部门进度", "项目进度", "风险", "progress", "report", "risk"),
    ),
    Scene(
        "execution",
        Text("每天或每周汇报各组完成了多少", "A daily or weekly report by team"),
        ("周报", "日同步", "每周", "执行", "执行跟进", "周五", "各组", "延期", "weekly", "execution", "delay"),
    ),
    Scene(
        "issue",
        Text("出了问题、故障、投诉或抢资源，要有人解决", "Something went wrong and somebody has to solve it"),
        (
            "故障",
            "问题",
            "投诉",
            "客户投诉",
            "质量",
            "质量异议",
            "宕机",
            "报错",
            "系统故障",
            "资源冲突",
            "冲突",
            "issue",
            "problem",
            "incident",
            "complaint",
            "broken",
            "down",
            "conflict",
        ),
    ),
    Scene(
        "party",
        Text("新认识一个客户或供应商，建档案", "A new customer or supplier: open a file"),
        ("客户档案", "档案", "新客户", "新供应商", "名片", "建档", "联系人", "file", "new customer", "contact"),
    ),
    Scene(
        "dayplan",
        Text("安排今天的工作，下班写小结", "Planning the day and summing it up"),
        ("今天", "日计划", "日报", "工作安排", "工作清单", "计划", "小结", "plan", "day", "today", "daily"),
    ),
    Scene(
        "retro",
        Text("回头看一个月或一个季度，找原因、改模板", "Looking back on a month or quarter"),
        ("复盘", "总结经验", "月底", "季度", "改模板", "模板更新", "回顾", "retro", "review", "lessons"),
    ),
)

COLUMN_SCENE = Text(zh="什么事", en="What happened")
COLUMN_COMMAND = Text(zh="新建", en="To start it")
NOT_FOUND = Text(zh="没有找到“{words}”对应的表单，下面是全部：", en="Nothing fits “{words}”; here are all of them:")
