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
    zh: str  # words with a space between them
    en: str  # words with a comma between them

    @property
    def words(self) -> list[str]:
        return [*self.zh.split(), *(each.strip() for each in self.en.split(",") if each.strip())]


SCENES = (
    Scene(
        "issue",
        Text("出了问题、故障、投诉或抢资源，要有人解决", "Something went wrong and somebody has to solve it"),
        (
            "故障 问题 投诉 客户投诉 被投诉 质量 质量异议 次品 不合格 返工 宕 死机 不对 对不上 报错 出错 错误 弄错 搞错 "
            "发错 系统故障 系统坏 坏了 坏 崩溃 崩了 卡死 卡住 很卡 太慢 很慢 打不开 登不上 连不上 上不了 不了 "
            "不上 不能用 没法 不好使 不工作 不动 不亮 没反应 失灵 异常 断网 网断 没网 断电 停电 停机 停工 "
            "停产 漏水 漏 着火 冒烟 撞 受伤 事故 丢了 丢失 不见了 被盗 损坏 破损 泄露 病毒 黑客 超时 资源冲突 "
            "冲突 抢资源 争议 纠纷 扯皮 吵架 吵 出问题 出事 没人管 被骂 生气 不满"
        ),
        (
            "issue, problem, incident, complaint, complain, broken, breaks, broke, break, down, conflict, "
            "error, fail, crash, bug, slow, stuck, outage, defect, fault, wrong, lost, missing, stolen, leak, "
            "fire, accident, cannot, can't, doesn't work, does not work, not working, angry, damaged"
        ),
    ),
    Scene(
        "external",
        Text("同客户、供应商、合作方打了电话或谈了一次，要跟进", "A call or talk with a customer, supplier or partner"),
        (
            "客户来电 来电 打电话 电话 通话 客户电话 客户 供应商 供货商 厂家 厂商 甲方 乙方 合作方 合作 "
            "代理商 经销商 对方 交期 交货 发货 到货 缺货 催货 催款 付款 回款 收款 欠款 尾款 发票 合同 订单 "
            "加单 退货 换货 砍价 讲价 压价 还价 降价 涨价 优惠 折扣 谈价格 价格 谈判 洽谈 谈生意 跟进 售后 "
            "投诉电话 外部 招标 投标 物流 快递"
        ),
        (
            "customer, client, supplier, vendor, partner, call, called, phone, rang, external, invoice, payment, contract, "
            "order, delivery, discount, negotiate, price, tender"
        ),
    ),
    Scene(
        "visit",
        Text("去拜访客户，或者刚拜访回来", "A visit to a customer, planned or just made"),
        (
            "拜访 拜访客户 上门 登门 走访 回访 见客户 去见 约见 见面 客户来访 来访 接待 参观 考察 出差 面谈 "
            "去客户 到客户 现场"
        ),
        "visit, visiting, visited, travel, trip, on site, on-site, drop by, go to see, come to see",
    ),
    Scene(
        "prep",
        Text("谈之前先理清目标、对象和要问的问题", "Preparing a talk: goal, people, questions"),
        "准备 谈判前 沟通前 拜访前 开会前 会前 提纲 事先 提前想 怎么谈 预案 准备会谈 准备谈判",
        "prepare, preparation, preparing, before, beforehand, outline",
    ),
    Scene(
        "meeting",
        Text("开会：通知、议程和纪要", "A meeting: notice, agenda, minutes"),
        (
            "开会 开个会 开了会 会议 例会 周会 晨会 早会 月会 碰头 碰头会 讨论会 座谈 视频会 电话会 评审 "
            "评审会 纪要 议程 会议通知 启动会 会上"
        ),
        "meeting, meet, minutes, agenda, kick-off, kickoff, workshop, stand-up, conference",
    ),
    Scene(
        "internal",
        Text("部门之间商量了一件事，定了谁去做", "Departments agreed on something and on who does it"),
        (
            "内部 部门 部门之间 商量 内部沟通 部门沟通 跨部门沟通 同事 领导 请假 调休 休假 病假 "
            "报销 加班 值班 排班 换班 请示 口头 说好 借用 借 配合 协助 帮忙 聊 招人 招聘 辞职 迟到 考勤 工资 社保 入职 离职 搬家 "
            "搬办公室 团建 办公用品 公章 用印 用车 订票"
        ),
        (
            "internal, colleague, department, team, leave, holiday, vacation, sick, expense, reimburse, "
            "overtime, borrow, hire, office"
        ),
    ),
    Scene(
        "transfer",
        Text("把一件事交代给另一个人，请他办或请他评估", "Handing something to another person to do or to assess"),
        (
            "转达 转交 转给 转告 告诉 通知 交代 交给 交接 工作交接 传递 信息传递 通知同事 请评估 评估 移交 委托 布置 派 "
            "请他 请她 让他 让她 叫他 叫她 代办"
        ),
        "hand over, handover, pass on, tell, transfer, delegate, assess, assign",
    ),
    Scene(
        "feedback",
        Text("收到反馈，要处理并回复结果", "Feedback came in and has to be dealt with"),
        "反馈 意见 答复 回复 反馈意见 建议 提建议 表扬 评价 好评 差评 满意 吐槽",
        "feedback, answer, comment, suggestion, opinion, praise, survey",
    ),
    Scene(
        "intake",
        Text("客户提了需求，先问清功能、预算和时间", "A customer asks for something: features, budget, date"),
        (
            "客户需求 客户有需求 新需求 需求对接 客户提需求 客户提了需求 客户要一 客户要做 客户要买 客户要加 客户想 想要一套 想买 "
            "报价 询价 要报价 定制 咨询 打听 新项目"
        ),
        (
            "intake, customer requirement, requirement, customer asks, customer wants, customer needs, quote, "
            "quotation, inquiry, enquiry, custom"
        ),
    ),
    Scene(
        "demand",
        Text("本部门向另一个部门提需求，要评估和签字", "One department asks another for something"),
        (
            "提需求 部门需求 业务需求 内部需求 需求 要开发 要人 缺人 缺人手 人手不够 人手 申请 申请资源 "
            "要资源 要预算 要数据 加功能 改功能 新功能 改系统 做个功能 请研发 请技术 找研发 让研发"
        ),
        "demand, request, ask for, need from, feature, develop, budget, apply",
    ),
    Scene(
        "confirmation",
        Text("把谈定的结果发给对方确认或签字", "Confirming in writing what was agreed"),
        (
            "确认 确认函 确认一下 确认邮件 签字 签署 盖章 书面 书面确认 谈定 谈妥 谈好 说定 敲定 定下来 定了 "
            "约定 承诺 默认接受 发函 公函 函"
        ),
        "confirm, confirmation, letter, sign, signature, agreed, in writing",
    ),
    Scene(
        "progress",
        Text("几个部门一起做的项目，同步进度和风险", "The progress of a project of several departments"),
        "进度 同步 进展 跨部门进度 项目进度 风险 里程碑 做到哪 到哪一步 做得怎么样 项目怎么样 项目情况",
        "progress, report, risk, milestone, how far, status of",
    ),
    Scene(
        "execution",
        Text("每天或每周汇报各组完成了多少", "A daily or weekly report by team"),
        "周报 日同步 每周 执行 执行跟进 周五 各组 延期 延误 赶不上 来不及 落实 完成了多少 完成率 完成情况",
        "weekly, execution, delay, late, behind, completion",
    ),
    Scene(
        "party",
        Text("新认识一个客户或供应商，建档案", "A new customer or supplier: open a file"),
        ("客户档案 档案 新客户 新供应商 新联系人 名片 建档 联系人 联系方式 客户资料 客户信息 认识 加了微信 换了电话"),
        "file, new customer, new supplier, new partner, contact, business card",
    ),
    Scene(
        "dayplan",
        Text("安排今天的工作，下班写小结", "Planning the day and summing it up"),
        "今天 今日 明天 日计划 日报 工作安排 工作清单 清单 计划 小结 下班 上班 待办 每天 日程 安排一下",
        "plan, day, today, tomorrow, daily, to do, to-do, todo, schedule",
    ),
    Scene(
        "retro",
        Text("回头看一个月或一个季度，找原因、改模板", "Looking back on a month or quarter"),
        "复盘 总结 总结经验 经验 教训 反思 月底 月末 月度 月报 季度 年底 年终 年度 改模板 模板更新 回顾",
        "retro, retrospective, review, lessons, look back, looking back, month, quarter, post-mortem",
    ),
)

# They hint at a form only where nothing else does.
ANYWHERE = frozenset(["客户", "供应商", "合作方", "对方", "项目", "customer", "client", "supplier", "partner", "team"])

COLUMN_SCENE = Text(zh="什么事", en="What happened")
COLUMN_COMMAND = Text(zh="新建", en="To start it")
NOT_FOUND = Text(zh="没有找到“{words}”对应的表单，下面是全部：", en="Nothing fits “{words}”; here are all of them:")
