"""Documents made by hand, one for each shape of page, for the tests of the Word writer and for the eye."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from commdocs.blocks import MARK, cut
from commdocs.model import Document, Value

LETTERHEAD = Path(__file__).parents[2] / "templates" / "letterheads" / "business.docx"
HOSTILE = "王*经理|`x` <b>&amp;</b> # 1 {{x}} ]]> \x00\x08\x1b\ufffe\ud800“引号”…—·\tTab\r\n第二行 ☐☑ \U0001f600"

DISCUSSION = "研发部可为需求A调配2名开发人员，其中：\n\n- 前端 1 名，自5月22日起；\n- 后端 1 名，自5月24日起。\n\n其余人员保持“现有分工”——不作调整。"
SUPPORT = "需提供：\n\n- 历史用户积分数据\n- 商品供应商信息\n\n| 数据 | 提供人 | 日期 |\n|---|---|---|\n| 积分流水 | 王经理 | 5月24日 |\n| 供应商名录 | 王经理 | 5月24日 |"
SUPPORT_EN = "Historic points data, and:\n\n1. list of suppliers\n2. contact person – 客户经理“王蕾”"
TWO = "二\n三"

Put = Callable[..., str]


@cache
def letterhead() -> bytes:
    """The letterhead that comes with commdocs."""
    return LETTERHEAD.read_bytes()


def document(write: Callable[[Put], str], title: str, label: str, **given: Any) -> Document:
    """A document of Markdown in which ``put(text, type)`` stands for a value."""
    values: list[Value] = []

    def put(text: str, type: str = "text", data: Any = None, fill: bool = False) -> str:
        values.append(Value((data if data is not None else text) or None, text, type, "", fill))
        return MARK

    blocks = cut(write(put))
    more: dict[str, Any] = {
        "language": "zh",
        "letterhead": letterhead(),
        "date": date(2024, 5, 21),
        "author": "示例科技有限公司",
    } | given
    return Document(title=title, label=label, blocks=blocks, values=values, **more)


def minutes(draft: bool = False) -> Document:
    """Minutes of a meeting: form, lists, a table of actions, departments that sign."""

    def write(put: Put) -> str:
        actions = [
            ("输出需求文档", "产品部/李主管", "2024-05-22前（含）"),
            ("输出排期表", "研发部/周经理", "2024-05-23前（含）"),
        ]

        def rows() -> str:
            return "\n".join(
                f"| {put(str(n))} | {put(task)} | {put(who, 'person')} | {put(due, 'due')} |"
                for n, (task, who, due) in enumerate(actions, 1)
            )

        return f"""# {put("Q3产品迭代需求评审会")}会议纪要

::: form
会议主题
: {put("Q3产品迭代需求评审会")}

会议时间
: {put("2024年5月21日 14:00", "datetime")}—{put("16:00", "time")}

会议地点
: {put("线上会议（腾讯会议）")}

主持人
: {put("产品部/李主管", "person")}

记录人
: {put("市场部/孙专员", "person")}

参会人员
: {put("产品部/李主管、研发部/周经理、市场部/孙专员", "person", ("a", "b"))}

缺席人员
: {put("", "person", "")}
:::

## 一、会议议程

1. {put("需求优先级排序")}
1. {put("开发资源评估")}
1. {put("时间计划确认")}

## 二、讨论要点

1. **需求优先级排序：**{put("需求A与需求B存在资源冲突，需优先保障需求A")}
1. {put(DISCUSSION, "markdown")}

## 三、决议事项

1. {put("需求A优先级定为高（P0）")}
1. {put("研发部调配2名开发人员支持需求A")}

## 四、行动项

| 序号 | 任务 | 责任人 | 截止时间 |
|---|---|---|---|
{rows()}

## 五、待确认事项

{put("")}

## 六、纪要分发与归档

发送至{put("全体参会人员")}，归档于{put("OA系统“项目文档-会议纪要”文件夹")}。

如有异议请于{put("2024-05-22 17:00前（含）", "due")}反馈，否则默认按此推进。

::: signatures
产品部
: 负责人：{put("", "person")}
: 日期：{put("", "date")}

研发部
: 负责人：{put("周经理", "person")}
: 日期：{put("2024年5月21日", "date")}

市场部
: 负责人：{put("", "person")}
: 日期：{put("", "date")}

记录人
: 签字：{put("", "person")}
: 日期：{put("", "date")}
:::
"""

    footer = ("MM2024-05-21-01", "会议纪要 v1", "3f2a9c1b7e", "纪要已发")
    return document(write, "Q3产品迭代需求评审会会议纪要", "会议纪要", draft=draft, footer=footer)


def letter(draft: bool = False) -> Document:
    """A letter of confirmation that two parties sign and seal."""

    def write(put: Put) -> str:
        def items() -> str:
            return "\n".join(
                f"| {n} | {put(text)} | {put(level, 'enum')} | {put('2024年7月15日', 'date')} |"
                for n, (text, level) in enumerate(
                    [
                        ("积分规则设置：运营可设置获取与过期规则", "P0（必须实现）"),
                        ("兑换商品管理：商品可上架、下架与设置库存", "P0（必须实现）"),
                        ("用户兑换记录查询：可按用户与日期查询", "P1（可延后）"),
                    ],
                    1,
                )
            )

        return f"""# 需求确认函

::: right
编号：{put("CL2024-05-20-01")}
:::

致：{put("市场部/王经理", "person")}

依据{put("《业务需求沟通确认表》2024-市场-001")}，双方就“积分兑换”需求沟通一致，现确认如下：

## 一、确认事项

| 序号 | 事项 | 优先级 | 交付时间 |
|---|---|---|---|
{items()}

## 二、交付时间

整体交付时间：{put("2024年7月15日", "date")}。

## 三、双方配合事项

1. {put("市场部/王经理", "person")}：{put("提供历史用户积分数据及商品供应商信息")}（{put("2024-05-24前（含）", "due")}）

## 四、待确认事项

{put("")}

## 五、异议与确认

如有异议请于{put("2024-05-21 18:00前（含）", "due")}回复。

::: signatures
甲方/需求方（盖章）：{put("市场部")}
: 负责人：{put("王经理", "person")}
: 日期：{put("2024年5月20日", "date")}

乙方/承接方（盖章）：{put("产品部")}
: 负责人：{put("", "person")}
: 日期：{put("", "date")}
:::

附件：{put("《需求文档》V1.0.docx")}
"""

    footer = ("CL2024-05-20-01", "需求确认函 v1", "9c1b7e3f2a", "已签署")
    return document(write, "需求确认函", "需求确认函", draft=draft, footer=footer)


def demand() -> Document:
    """A form in ten rows, with lists and Markdown inside its cells."""

    def write(put: Put) -> str:
        return f"""# 业务需求沟通确认表

::: form
需求编号
: {put("2024-市场-001", "record")}

优先级
: {put("高", "enum")}

需求方
: {put("市场部/王经理", "person")}

承接方
: {put("产品部/李主管", "person")}

需求背景与目标
: {put("为提升客户留存率，需增加用户积分兑换功能", "markdown")}

具体需求详情
: 1. {put("积分规则设置")}（{put("P0", "enum")}；验收：{put("运营可设置获取与过期规则")}）
  2. {put("兑换商品管理")}（{put("P0", "enum")}；验收：{put("商品可上架、下架与设置库存")}）
  3. {put("用户兑换记录查询")}（{put("P1", "enum")}；验收：{put("可按用户与日期查询")}）

期望交付时间
: {put("2024年6月30日", "date")}

反馈时限
: {put("2024-05-20 17:00前（含）", "due")}

资源支持需求
: {put(SUPPORT, "markdown")}

承接方评估意见
: {put("需增加1名开发人员，预计7月15日交付", "markdown")}

可行性
: {put("是", "boolean")}

约定交付时间
: {put("2024年7月15日", "date")}

备注
: {put("")}
:::

::: signatures
需求方（签字）：
: 负责人：{put("市场部/王经理", "person")}
: 日期：{put("2024年5月20日", "date")}

承接方（签字）：
: 负责人：{put("产品部/李主管", "person")}
: 日期：{put("2024年5月20日", "date")}
:::

::: note
签字即表示认可以上内容；变更须另行填写本表。
:::
"""

    footer = ("2024-市场-001", "业务需求沟通确认表 v1", "b7e3f2a9c1", "已确认")
    return document(write, "业务需求沟通确认表 2024-市场-001", "业务需求沟通确认表", footer=footer)


def tracker(rows: int = 60) -> Document:
    """A landscape table over many records."""

    def write(put: Put) -> str:
        def lines() -> str:
            return "\n".join(
                f"| {put(str(n), 'integer')} | {put('支付系统' if n % 3 else 'Q3产品迭代')} | "
                f"{put(f'IS2024-05-22-{n % 99:02}', 'record')} | "
                f"{put('支付接口响应超时，影响30%订单，需在大促前完成扩容与压测' if n % 4 else '输出排期表')} | "
                f"{put('研发部/周经理' if n % 2 else '市场部/孙专员', 'person')} | {put('2024-05-25 18:00前（含）', 'due')} | "
                f"{put('进行中' if n % 5 else '', 'enum')} | {put('3' if n % 7 == 0 else '', 'integer')} |"
                for n in range(1, rows + 1)
            )

        return f"""# 待办总表

截至{put("2024年5月24日", "date")}，共{put(str(rows))}项。

| 序号 | 项目 | 记录 | 任务 | 责任人 | 截止时间 | 状态 | 逾期天数 |
|---|---|---|---|---|---|---|---|
{lines()}
"""

    return document(
        write, "待办总表", "待办总表", landscape=True, date=date(2024, 5, 24), footer=("截至2024年5月24日",)
    )


def english(draft: bool = True) -> Document:
    """An English letter."""

    def write(put: Put) -> str:
        return f"""# Confirmation of requirements

::: right
No. {put("CL2024-05-20-01")}
:::

To: {put("Marketing/Wang Lei", "person")}

Further to our call of {put("20 May 2024", "date")}, we confirm what was agreed on “points and rewards”. Please reply
by {put("21 May 2024 18:00 (incl.)", "due")}; otherwise we go ahead on this footing.

::: form
Project
: {put("Points and rewards")}

Delivery
: {put("15 July 2024", "date")}

Priority
: {put("P0 (must have)", "enum")}

Responsible
: {put("Product/Li Ming", "person")}

Support needed from the client
: {put(SUPPORT_EN, "markdown")}

Remarks
: {put("")}
:::

## Agreed items

| No. | Item | Priority | Due |
|---|---|---|---|
| 1 | {put("Rules for earning and expiry of points")} | {put("P0", "enum")} | {put("15 July 2024", "date")} |
| 2 | {put("Management of rewards: publish, withdraw, set the stock")} | {put("P0", "enum")} | {put("15 July 2024", "date")} |
| 3 | {put("Search of redemptions by user and date")} | {put("P1", "enum")} | {put("31 July 2024", "date")} |

## Open questions

- {put("Who approves the budget?")}
- {put("Is a data protection review needed? See [the policy](https://example.com/policy?a=1&b=中文).", "markdown")}

::: signatures
For the client (seal)
: Name: {put("", "person")}
: Date: {put("", "date")}

For the supplier (seal)
: Name: {put("Li Ming", "person")}
: Date: {put("20 May 2024", "date")}
:::
"""

    footer = ("CL2024-05-20-01", "Letter v1", "9c1b7e3f2a", "draft")
    return document(
        write, "Confirmation of requirements", "Confirmation letter",
        language="en", author="Example Technology Ltd", draft=draft, footer=footer,
    )  # fmt: skip


def hostile() -> Document:
    """Whatever a user may type, at every kind of place."""
    markdown = f"{HOSTILE}\n\n- {HOSTILE}\n  1. a\n  2. b\n\n> {HOSTILE}\n\n```\n{HOSTILE}\n```\n\n| a | b |\n|-|-|\n| [x](http://e.x/<&>) | 2 |"
    long = "很长的文字，没有尽头。" * 400 + "VeryLongWordWithoutAnySpaces" * 40

    def write(put: Put) -> str:
        return f"""# {put(HOSTILE)}

::: form
**{put(HOSTILE)}**
: {put(HOSTILE)}

Markdown
: {put(markdown, "markdown")}

短
: {put(HOSTILE, "person")} / {put("", "date")}

Long
: {put(long)}

两段
: {put("一")}
: - 甲 {put(HOSTILE)}
  - {put(markdown, "markdown")}
:::

## ~~删~~ *斜* `code` [小字]{{.small}} {put(HOSTILE)}

### 三级 [灰]{{.grey}} [链接 {put("x")}](<https://example.com/路 径?q=1&x=2>)

#### 四级

{put(HOSTILE)}

{put(markdown, "markdown")}

前{put(HOSTILE)}后<br>**{put(HOSTILE)}**

> 引用 {put(HOSTILE)}
>
> {put(TWO)}

---

```
if a < b & c:
    pass
```

- {put(HOSTILE)}
- {put(markdown, "markdown")}
  - 内层
    1. {put("一")}
    2. 二

3. {put("从三开始")}
3. {put(markdown, "markdown")}

短语
: 解释 {put("值")}

| a | {put(HOSTILE)} | c |
|:-|:-:|-:|
| {put(HOSTILE)} | {put(markdown, "markdown")} | {put(long)} |
| {put(TWO)} | | x {put("")} |
| % {put("100%")} | {put("")} | {put("%s", "percent")} |

| 空表 | 没有行 |
|---|---|

::: signatures
{put(HOSTILE)}
: {put(HOSTILE, "person")}

乙
: 签字：{put("某某某某某某某某某某某某某有限公司/王某某经理", "person")}（章）<br>日期：
:::

::: note
{put(HOSTILE)}
:::
"""

    return document(write, HOSTILE, HOSTILE, author=HOSTILE, footer=(HOSTILE, ""), draft=True)


def samples() -> Iterator[tuple[str, Document]]:
    """Every sample by name."""
    yield "minutes", minutes()
    yield "minutes-draft", minutes(draft=True)
    yield "letter", letter()
    yield "demand", demand()
    yield "tracker", tracker()
    yield "tracker-empty", tracker(0)
    yield "english", english()
    yield "english-final", english(draft=False)
    yield "english-tracker", replace(tracker(5), language="en", title="Open actions", label="Open actions")
    yield "hostile", hostile()
