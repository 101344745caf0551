"""The everyday forms as people write them: made by ``commdocs new``, typed into, checked.

``python -m tests.week`` plays the week in a scratch repository and prints, for each form, how many lines the fresh
record has, how many were typed, and how often the check sent the writer back.
"""

from __future__ import annotations

import difflib
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.week.firm import SETTINGS

Run = Callable[..., tuple[int, str]]  # words → exit status, what was printed to stdout


class Play(NamedTuple):
    """What somebody does with one form. ``typed``: a line of the fresh record → what stands there afterwards."""

    form: str
    who: str
    words: Sequence[str]
    typed: Sequence[tuple[str, str]] = ()
    again: Sequence[tuple[str, str]] = ()  # what is mended if the check refuses


class Score(NamedTuple):
    form: str
    skeleton: int  # lines of the fresh record that hold something, comments left out
    shown: int  # all its lines
    typed: int  # lines that are new or changed
    refused: int  # checks with an error before it was clean


TODAY = "2026-11-25"
CHINESE = (
    Play(
        "内部沟通（5行）",
        "陈晓",
        ["内部沟通", "--project", "春季展会"],
        [
            ("  - 参与人:", "  - 参与人: 市场部/方晴"),
            ("沟通主题:", "沟通主题: 展台桌椅"),
            ("核心内容摘要:", "核心内容摘要: 展台36平方米，桌椅租6套，11月30日送到展馆"),
            ("    任务:", "    任务: 租6套桌椅"),
            ("    责任人:", "    责任人: 行政部/易安"),
            ("    截止时间:", "    截止时间: 2026-11-30"),
            ("沟通渠道:", "沟通渠道: 企业微信"),
            ("状态: 草稿", "状态: 进行中"),
        ],
    ),
    Play(
        "电话（外部沟通）",
        "白露",
        ["外部沟通", "--project", "仁和医院"],
        [
            ("对方单位/联系人:", "对方单位/联系人: 仁和医院/梁主任"),
            ("单位类别:", "单位类别: 客户"),
            ("沟通类型:", "沟通类型: 客户需求对接"),
            ("核心需求/反馈:", "核心需求/反馈: 12台监护仪春节前升级，问每台停多久"),
            ("    任务:", "    任务: 答复每台停机多少分钟"),
            ("    责任人:", "    责任人: 售后部/马骏"),
            ("    截止时间:", "    截止时间: 2026-11-27"),
            ("下次沟通时间:", "下次沟通时间: 2026-12-02"),
            ("沟通渠道:", "沟通渠道: 电话"),
            ("状态: 草稿", "状态: 跟进中"),
        ],
    ),
    Play(
        "日计划",
        "曹敏",
        ["日计划"],
        [
            ("结转事项:\n  - 事项:\n    截止时间:", "结转事项: 无"),
            ("  - 目标项:", "  - 目标项: 客户电话"),
            ("    目标值:", "    目标值: 6"),
            ("状态: 草稿", "状态: 已计划"),
        ],
    ),
    Play(
        "拜访",
        "曹敏",
        ["拜访", "--project", "春季展会"],
        [
            ("拜访方式:", "拜访方式: 上门拜访"),
            ("来意:", "来意: 确认移动推车的尺寸要求"),
            ("拜访对象:\n  -", "拜访对象: [省二院/倪科长]"),
            ("开始时间:", "开始时间: 2026-11-26 10:00"),
            ("结束时间:", "结束时间: 2026-11-26 11:00"),
            ("地点:", "地点: 省二院采购科"),
            ("状态: 草稿", "状态: 已计划"),
        ],
    ),
    Play(
        "问题",
        "潘虹",
        ["问题", "--project", "固件升级"],
        [
            ("问题类型:", "问题类型: 故障"),
            ("问题描述:", "问题描述: 升级后3号样机每小时断网1次"),
            ("发生时间:", "发生时间: 2026-11-25 09:30"),
            ("影响范围:", "影响范围: 3号样机的72小时测试"),
            ("状态: 草稿", "状态: 待处理"),
        ],
    ),
    Play(
        "执行跟进表",
        "方晴",
        ["执行跟进", "--project", "春季展会"],
        [
            ("  - 组别:", "  - 组别: 市场部"),
            ("    工作项:", "    工作项: 展品和物料准备"),
            ("    完成比例:", "    完成比例: 60%"),
            ("风险点:\n  -", "风险点: 无"),
            ("状态: 草稿", "状态: 已同步"),
        ],
        [
            (
                "风险点: 无",
                "风险点: 无\n发送记录:\n  - 收件人: [总经办/高总]\n    发送内容: 执行跟进表\n    发送渠道: 邮件\n"
                "    发送时间: 2026-11-25 16:30",
            )
        ],
    ),
    Play(
        "会议（通知）",
        "陈晓",
        ["会议", "--project", "春季展会"],
        [
            ("会议主题:", "会议主题: 春季展会筹备会"),
            ("会议目标:", "会议目标: 定下展品、值班和物料的分工"),
            ("开始时间:", "开始时间: 2026-11-26 14:00"),
            ("结束时间:", "结束时间: 2026-11-26 15:00"),
            ("会议地点:", "会议地点: 3楼会议室"),
            ("参会人员:\n  -", "参会人员: [市场部/方晴, 市场部/贺兰, 研发部/周经理]"),
            ("    议题:", "    议题: 展品清单"),
            ("状态: 草稿", "状态: 已计划"),
        ],
    ),
    Play(
        "业务需求",
        "方晴",
        ["业务需求", "--project", "春季展会"],
        [
            ("承接方:", "承接方: 研发部/周经理"),
            ("需求名称:", "需求名称: 展台演示程序"),
            ("需求背景与目标:", "需求背景与目标: 展会上3分钟讲清移动推车的用法"),
            ("    需求内容:", "    需求内容: 演示程序，断网时也能完整演示一遍\n    优先级: P0"),
            ("期望交付时间:", "期望交付时间: 2027-02-26"),
            ("资源支持需求:", "资源支持需求: 无"),
            ("优先级:", "优先级: 中"),
            ("沟通渠道:", "沟通渠道: 邮件"),
            ("状态: 草稿", "状态: 已提交"),
        ],
        [
            (
                "沟通渠道: 邮件",
                "沟通渠道: 邮件\n核对人: 市场部/贺兰\n发送记录:\n  - 收件人: [研发部/周经理]\n"
                "    发送内容: 业务需求沟通确认表\n    发送渠道: 邮件\n    发送时间: 2026-11-25 16:30",
            )
        ],
    ),
)
ENGLISH_SETTINGS = """language: en
organisation: Ankang Medical
people:
  Sales/Kim Reed: {}
  Service/Max Moore: {}
  Office/Ann Lee: {}
projects:
  Spring fair: {lead: Sales/Kim Reed}
comm_types: [Needs]
"""
ENGLISH = (
    Play(
        "internal", "Ann Lee", ["internal"],
        [
            ("  - who:", "  - who: Sales/Kim Reed"),
            ("topic:", "topic: Tables for the stand"),
            ("summary:", "summary: Six tables, at the hall on 2026-11-30"),
            ("    task:", "    task: Hire six tables"),
            ("    owner:", "    owner: Office/Ann Lee"),
            ("    due:", "    due: 2026-11-30"),
            ("channel:", "channel: email"),
            ("status: draft", "status: in_progress"),
        ],
    ),
    Play(
        "external", "Kim Reed", ["external"],
        [
            ("counterpart:", "counterpart: City Hospital/Dr Lang"),
            ("party_type:", "party_type: customer"),
            ("needs:", "needs: Twelve monitors before February; how long is each down?"),
            ("    task:", "    task: Answer how many minutes each is down"),
            ("    owner:", "    owner: Service/Max Moore"),
            ("    due:", "    due: 2026-11-27"),
            ("next_contact:", "next_contact: 2026-12-02"),
            ("channel:", "channel: phone"),
            ("status: draft", "status: in_progress"),
        ],
    ),
    Play(
        "dayplan", "Kim Reed", ["dayplan"],
        [
            ("carry_over:\n  - text:\n    due:", "carry_over: none"),
            ("  - name:", "  - name: Calls"),
            ("    target:", "    target: 6"),
            ("status: draft", "status: planned"),
        ],
    ),
)  # fmt: skip


def workspace(root: Path, settings: str = SETTINGS) -> None:
    """An empty repository with the firm's settings."""
    root.mkdir(parents=True)
    (root / "records").mkdir()
    (root / "commdocs.yaml").write_text(settings, "utf-8")
    subprocess.run(["git", "init", "-q", str(root)], check=True)


def played(root: Path, play: Play, commdocs: Run) -> Score:
    """One form made, typed and checked until it is clean."""
    for key, value in (("user.name", play.who), ("user.email", "office@example.com")):
        subprocess.run(["git", "-C", str(root), "config", key, value], check=True)
    _, made = commdocs("new", *play.words)
    path = root / made.strip()
    fresh = text = path.read_text("utf-8")
    refused = 0
    for edits in (play.typed, play.again):
        for old, new in edits:
            text = _typed(text, old, new)
        path.write_text(text, "utf-8")
        status, said = commdocs("check", path.stem)
        if status == 0:
            break
        refused += 1
    assert status == 0, said
    lines = [each for each in fresh.splitlines() if each.strip() and not each.lstrip().startswith("#")]
    differ = difflib.ndiff(fresh.splitlines(), text.splitlines())
    typed = sum(each.startswith("+ ") for each in differ)
    return Score(play.form, len(lines), len(fresh.splitlines()), typed, refused)


def _typed(text: str, old: str, new: str) -> str:
    """The text with a whole line, or several, typed anew."""
    found = f"\n{text}".replace(f"\n{old}\n", f"\n{new}\n", 1)[1:]
    assert found != text, (old, text)
    return found


def table(scores: Sequence[Score]) -> str:
    head = f"{'form':<24} {'skeleton':>8} {'all lines':>9} {'typed':>5} {'refused':>7}"
    rows = [
        f"{_wide(each.form, 24)} {each.skeleton:>8} {each.shown:>9} {each.typed:>5} {each.refused:>7}"
        for each in scores
    ]
    return "\n".join([head, *rows])


def _wide(word: str, width: int) -> str:
    return word + " " * max(0, width - sum(1 if each.isascii() else 2 for each in word))
