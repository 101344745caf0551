"""The norms that need no judgement: the schemas and the types of fields state them.

Whoever finds the breach gives the code; what it means and what to do about it is told here.
"""

from __future__ import annotations

from commdocs.messages import Text
from commdocs.model import ERROR
from commdocs.rules.card import Card

CARDS = [
    Card(
        code="R11",
        slug="four-elements",
        name=Text("目标、内容、需求、时间四要素", "Goal, content, request and time"),
        severity=ERROR,
        why=Text(
            "缺一个要素，对方就要回头再问。",
            "When one of the four is missing the receiver has to ask back.",
        ),
        source="S0 二.2 目标-内容-需求-时间; R11",
        fix=Text(
            "补上缺的这一项：为了什么、说的是什么、要对方做什么、最迟何时",
            "Add what is missing: what for, what about, what the receiver is to do, by when",
        ),
    ),
    Card(
        code="R13",
        slug="measurable-deadline",
        name=Text("期限明确到日期", "A deadline is a date"),
        severity=ERROR,
        why=Text("“下周”“尽快”到不了期，也就没有逾期。", "“Next week” never comes, so nothing is ever overdue."),
        source="S0 二.2 改为“3月15日前初稿交付”; S2 四(一) 明确具体时间; R13",
        fix=Text(
            "写成年-月-日，如 2024-03-15，需要时加几点",
            "Write year-month-day, like 2024-03-15, with the hour if it matters",
        ),
        waivable=False,
    ),
    Card(
        code="R15",
        slug="approved-channel",
        name=Text("指定渠道发送", "An approved channel"),
        severity=ERROR,
        why=Text("用规定的渠道发，才查得到、留得下。", "Only what goes by an approved channel can be found again."),
        source="S1 二(二) 按企业规定渠道（如企业OA系统、邮件）; S2 二(一); R15",
        fix=Text(
            "改用 commdocs.yaml 里列出的渠道重新发送并登记",
            "Send it by a channel that commdocs.yaml lists, and log that",
        ),
    ),
    Card(
        code="R22",
        slug="one-lead",
        name=Text("跨部门明确主责人", "One lead across departments"),
        severity=ERROR,
        why=Text(
            "几个部门一起做的事，没有主责人就没有人牵头。",
            "What several departments share nobody leads unless one person is named.",
        ),
        source="S2 二(一) 需明确主责人; R22",
        fix=Text(
            "写明主责人一位，写成“部门/姓名”",
            "Name the one person in the lead, as department/name",
        ),
        yields_to=frozenset({"R68"}),
    ),
    Card(
        code="R25",
        slug="priority-levels",
        name=Text("优先级高/中/低由需求方定", "Priority: high, medium or low"),
        severity=ERROR,
        why=Text(
            "“最高”“特急”层层加码，大家都最高就没有先后。",
            "With “highest” and “top urgent” every level is outbid by the next.",
        ),
        source="S1 模板一; R25",
        fix=Text("写高、中或低；“最高”写“高”", "Write high, medium or low; “highest” is high"),
    ),
    Card(
        code="R29",
        slug="attendees-in-full",
        name=Text("参会人员写全姓名及部门", "Every attendee by department and name"),
        severity=ERROR,
        why=Text(
            "写“等”或只写部门，就说不清谁在场、纪要发给谁。",
            "With “etc.” or a department alone nobody knows who was there.",
        ),
        source="S1 模板四 所有参会人; R29",
        fix=Text("每人一行，写“部门/姓名”", "One person a line, as department/name"),
    ),
    Card(
        code="R31",
        slug="decisions-made",
        name=Text("决议具体、可执行", "Decisions that can be carried out"),
        severity=ERROR,
        why=Text("开了会却没有决议，等于没有开。", "A meeting without a decision has to be held again."),
        source="S1 模板四 需具体、可执行; R31",
        fix=Text(
            "写明决定了什么、由谁执行；确实没有决议的，写明原因",
            "Say what was decided and who carries it out, or why nothing was",
        ),
        yields_to=frozenset({"R12", "R13"}),
    ),
    Card(
        code="R32",
        slug="who-what-when",
        name=Text("谁负责、做什么、何时完成", "Who does what by when"),
        severity=ERROR,
        why=Text(
            "缺了人、事、时间中的任何一样，待办就没人做。", "A task without person, content or day is nobody's task."
        ),
        source="S1 模板四 行动项; S2 二(二); R32",
        fix=Text("补上责任人、任务和截止时间", "Add the person, the task and the day"),
    ),
    Card(
        code="R34",
        slug="distribution-and-archive",
        name=Text("填写分发范围与归档路径", "Distribution and archive"),
        severity=ERROR,
        why=Text(
            "不写发给谁、存在哪，纪要就找不到了。", "Minutes without distribution and archive cannot be found again."
        ),
        source="S1 模板四; R34",
        fix=Text(
            "写明纪要发给谁、存在哪个系统的哪个文件夹",
            "Say who gets the minutes, and which system and folder keep them",
        ),
    ),
    Card(
        code="R47",
        slug="summary-sent",
        name=Text("口头复述后发书面总结", "A written summary is sent"),
        severity=ERROR,
        why=Text(
            "口头对过一遍还不够，书面总结让大家看到同样的结论。",
            "Only a written summary gives everyone the same result.",
        ),
        source="S2 二(三) 发送书面总结至相关人员; R47",
        fix=Text(
            "用邮件或OA把书面总结发给相关的人，并登记到发送记录",
            "Send a written summary to those concerned by e-mail or OA, and log the delivery",
        ),
    ),
    Card(
        code="R58",
        slug="results-reported",
        name=Text("完成后反馈结果", "Results are reported"),
        severity=ERROR,
        why=Text("做完了不说，提出的人不知道已经做完。", "Who asked for it does not know that it is done."),
        source="S0 二.4 任务闭环; R58",
        fix=Text(
            "写明完成时间，和交出了什么、在哪里能看到", "Say when it was done, what was delivered and where it is"
        ),
    ),
    Card(
        code="R59",
        slug="conflict-ranked",
        name=Text("资源冲突明确优先级", "A conflict of resources is ranked"),
        severity=ERROR,
        why=Text("不定先后，冲突的两边都按自己优先来做。", "Without a ranking both sides go on as if they came first."),
        source="S1 一.4; R59",
        fix=Text("写明哪一项先做、哪一项后做", "Say which demand comes first"),
    ),
    Card(
        code="R60",
        slug="result-before-closing",
        name=Text("“结果确认”未填写不得关闭", "Nothing closes without its result"),
        severity=ERROR,
        why=Text("没有结果就关闭，问题可能还在。", "What is closed without a result may still be broken."),
        source="S1 四.5 “结果确认”栏未填写前，不得关闭; R60",
        fix=Text(
            "填写处理结果，写明解决到什么程度；还没解决的不要关闭",
            "State the result, in figures; do not close what is not solved",
        ),
        waivable=False,
    ),
    Card(
        code="R68",
        slug="one-owner",
        name=Text("责任主体唯一", "One person is responsible"),
        severity=ERROR,
        why=Text("多人负责等于无人负责。", "What several answer for, nobody answers for."),
        source="S1 四.4 多人负责等于无人负责; R68",
        fix=Text(
            "只写一个人，写成“部门/姓名”；其他人写到抄送或参与人",
            "Name one person, as department/name; the others go in copy",
        ),
        waivable=False,
    ),
    Card(
        code="R69",
        slug="status-given",
        name=Text("标注“已办结/跟进中”", "Done or in progress"),
        severity=ERROR,
        why=Text("没有状态，就不知道这件事还要不要跟。", "Without a status nobody knows whether to follow it up."),
        source="S2 二(三); R69",
        fix=Text("写明状态，如“跟进中”或“已办结”", "Give the status: in progress, or done"),
    ),
    Card(
        code="R70",
        slug="filed-by-project-and-date",
        name=Text("按“项目-日期”分类存储", "Filed by project and date"),
        severity=ERROR,
        why=Text(
            "文件夹、编号和内容对不上，归档后就找不到。",
            "When folder, number and content disagree, the record is lost in the archive.",
        ),
        source="S0 二.3; R70",
        fix=Text(
            "项目同文件夹名，日期同编号里的日期；最好都不写",
            "The project is the folder, the date is in the number; better write neither",
        ),
    ),
    Card(
        code="R73",
        slug="id-pattern",
        name=Text("编号格式", "The form of ids"),
        severity=ERROR,
        why=Text(
            "编号格式统一，看编号就知道是什么、哪一天。", "A regular number tells what a record is and of which day."
        ),
        source="S1 模板一 年份+部门+序号; S2 三; R73",
        fix=Text("文件名就是编号，按示例改名", "The file's name is the id: rename it after the example"),
        waivable=False,
    ),
    Card(
        code="R79",
        slug="customers-classed",
        name=Text("客户分类管理", "Customers are classed"),
        severity=ERROR,
        why=Text("不分类，就不知道先跟进哪一个。", "Without classes nobody knows whom to follow first."),
        source="S3 二.2; R79",
        fix=Text(
            "写明客户分类，和意向程度、需求匹配度、采购潜力三项依据",
            "Give the class, and intent, fit and potential as its basis",
        ),
    ),
    Card(
        code="R82",
        slug="visit-recorded-in-full",
        name=Text("拜访记录要素齐全", "A visit recorded in full"),
        severity=ERROR,
        why=Text(
            "缺的那一项，过几天就没有人记得了。",
            "What is left out now nobody remembers in a week.",
        ),
        source="S3 四.1; R82",
        fix=Text(
            "把这一项补上；确实没有的写“无”",
            "Fill it in, or write none if there was nothing",
        ),
    ),
    Card(
        code="R87",
        slug="causes-found",
        name=Text("复盘写明高频问题与原因、建议", "A review names problems, causes and remedies"),
        severity=ERROR,
        why=Text(
            "只说问题不找原因，下次还会再犯。",
            "A problem without its cause comes back.",
        ),
        source="S0 二.5, S1 二(四); R87",
        fix=Text(
            "每个高频问题写明原因；改进行动写明谁、做什么、何时完成",
            "Give the cause of each problem, and who improves what by when",
        ),
    ),
    Card(
        code="R89",
        slug="fixed-structure",
        name=Text("结构固定，预留备注", "A fixed structure with room for remarks"),
        severity=ERROR,
        why=Text(
            "多出来或写错的栏目，汇总和文书里都看不到。", "What stands under an unknown name appears in no document."
        ),
        source="S1 四.2; R89",
        fix=Text(
            "改成表单里的栏目名；表单没有的写到备注或补充说明",
            "Use the form's name for it, or put it under remarks or extra",
        ),
    ),
    Card(
        code="R91",
        slug="deadline-fields",
        name=Text("填写反馈时限、解决时限", "Deadlines for answer and solution"),
        severity=ERROR,
        why=Text("没有时限就没有提醒，也没有逾期。", "Without a deadline nothing is reminded and nothing is late."),
        source="S1 四.3; R91",
        fix=Text("写明最迟哪一天几点", "Give the day and hour"),
    ),
]
