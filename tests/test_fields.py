"""Text → value → text, by type: what is read, what is refused, and with which fix."""

from __future__ import annotations

import json
import re
import time as time_of
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from commdocs import fields
from commdocs.messages import Text
from commdocs.model import Choice, Colleague, Config, Duration, Field, Person

CONFIG = Config(
    people={"王经理": Colleague(Person("市场部/王经理"))},
    channels={"oa": Choice("oa", Text("OA系统", "OA system"), ("钉钉",))},
    stages=("立项", "实施"),
)
LABEL = Text("期限", "Due")
PRIORITY = {
    "P0": Choice("P0", Text("必须实现", "must have")),
    "P1": Choice("P1", Text("可延后", "can wait"), ("延后",)),
    "high": Choice("high", Text("高", "High")),
}


def field(type: str, **more: Any) -> Field:
    return Field("x", LABEL, type=type, **more)


def read(type: str, text: str, near: date | None = None, **more: Any) -> Any:
    value, finding = fields.parse(field(type, **more), text, CONFIG, near)
    assert finding is None, finding
    return value


ACCEPTED: list[tuple[str, str, Any]] = [
    ("text", " 原样　", " 原样　"),
    ("text", "👨\u200d👩 می\u200cخواهم ❤\ufe0f", "👨\u200d👩 می\u200cخواهم ❤\ufe0f"),
    ("markdown", "a\u200bb", "a\u200bb"),
    ("date", "2024-05-20", date(2024, 5, 20)),
    ("date", "2024-5-20", date(2024, 5, 20)),
    ("date", "2024/5/20", date(2024, 5, 20)),
    ("date", "2024.5.20", date(2024, 5, 20)),
    ("date", "2024年5月20日", date(2024, 5, 20)),
    ("date", "２０２４－０５－２０", date(2024, 5, 20)),
    ("date", "20 May 2024", date(2024, 5, 20)),
    ("datetime", "2024-05-25 18:00", datetime(2024, 5, 25, 18)),
    ("datetime", "2024-5-25 9:30", datetime(2024, 5, 25, 9, 30)),
    ("datetime", "2024年5月25日18:00", datetime(2024, 5, 25, 18)),
    ("datetime", "2024-05-25T18:00:00", datetime(2024, 5, 25, 18)),
    ("datetime", "2024年5月25日　下午3点半", datetime(2024, 5, 25, 15, 30)),
    ("datetime", "２０２４-05-25 １８：００", datetime(2024, 5, 25, 18)),
    ("due", "2024-05-25", date(2024, 5, 25)),
    ("due", "2024-05-25 18:00", datetime(2024, 5, 25, 18)),
    ("due", "2024年5月25日前", date(2024, 5, 25)),
    ("due", "2024-05-25前（含）", date(2024, 5, 25)),
    ("due", "by 2024-05-25 (incl.)", date(2024, 5, 25)),
    ("time", "14:00", time(14)),
    ("time", "9:30", time(9, 30)),
    ("time", "14:00:00", time(14)),
    ("time", "１４：００", time(14)),
    ("time", "9点", time(9)),
    ("duration", "15min", Duration(15, "min")),
    ("duration", "15分钟", Duration(15, "min")),
    ("duration", "24h", Duration(24, "h")),
    ("duration", "24小时", Duration(24, "h")),
    ("duration", "1.5小时", Duration(90, "min")),
    ("duration", "半小时", Duration(30, "min")),
    ("duration", "2d", Duration(2, "d")),
    ("duration", "两天", Duration(2, "d")),
    ("duration", "1周", Duration(7, "d")),
    ("duration", "10wd", Duration(10, "wd")),
    ("duration", "10个工作日", Duration(10, "wd")),
    ("duration", "10 working days", Duration(10, "wd")),
    ("integer", "001", 1),
    ("integer", "1,000", 1000),
    ("integer", "５", 5),
    ("number", "1.10", 1.1),
    ("number", "30000", 30000),
    ("percent", "80", 80),
    ("percent", "80%", 80),
    ("percent", "80％", 80),
    ("percent", "0.5%", 0.5),
    ("percent", "100", 100),
    ("boolean", "是", True),
    ("boolean", "√", True),
    ("boolean", "Yes", True),
    ("boolean", "true", True),
    ("boolean", "否", False),
    ("boolean", "×", False),
    ("boolean", "No", False),
    ("boolean", "off", False),
    ("person", "市场部/王经理", "市场部/王经理"),
    ("person", "市场部／王经理", "市场部/王经理"),
    ("person", "A公司 / 刘主管", "A公司/刘主管"),
    ("person", "市场部/*经理", "市场部/*经理"),
    ("person", "后勤和采购部/张三", "后勤和采购部/张三"),
    ("person", "市场部/王和平", "市场部/王和平"),
    ("person", "大家电公司/刘主管", "大家电公司/刘主管"),
    ("person", "营销团队/张三", "营销团队/张三"),
    ("person", "B&Q/张三", "B&Q/张三"),
    ("person", "Sales/Li Wei", "Sales/Li Wei"),
    ("person", "市场部/王经理（产品、运营）", "市场部/王经理（产品、运营）"),
    ("dept", "后勤和采购部", "后勤和采购部"),
    ("record", "2024-市场-001", "2024-市场-001"),
    ("record", "MM2024-05-21-01#A1", "MM2024-05-21-01#A1"),
    ("record", "ＭＭ2024－05－21－01", "MM2024-05-21-01"),
    ("phone", "13812341234", "13812341234"),
    ("phone", "+86 138 1234 1234", "+86 138 1234 1234"),
    ("phone", "（010）12345678转8001", "(010)12345678转8001"),
    ("email", "wang＠example.com", "wang@example.com"),
    ("path", "attachments/支付/方案 终稿.pdf", "attachments/支付/方案 终稿.pdf"),
    ("kind", " meeting ", "meeting"),
    ("status", "已关闭", "已关闭"),
]


@pytest.mark.parametrize(("type", "text", "value"), ACCEPTED)
def test_accepted(type: str, text: str, value: Any) -> None:
    got = read(type, text)
    assert got == value
    assert got.__class__ is value.__class__ or isinstance(got, Person)


REFUSED: list[tuple[str, str, str, str, str]] = [
    ("date", "5月20日", "S04", "没有年份", "2024-05-20"),
    ("date", "24-5-20", "S04", "四位数", "写成 2024-05-20"),
    ("date", "2024-02-30", "S04", "没有这一天", "2024-02-29"),
    ("date", "2024年2月30日", "S04", "没有这一天", "2 月只有 29 天"),
    ("date", "2024-13-01", "S04", "没有这一天", "1 到 12"),
    ("date", "3024-01-01", "S04", "没有这一天", "年份"),
    ("date", "5/20/2024", "S04", "写法不对", "写成 2024-05-20"),
    ("date", "2024年5月", "S04", "只到月份", "2024-05-31"),
    ("date", "2024-05-20 09:00", "S04", "只写日期", "写成 2024-05-20"),
    ("date", "2024-05-20（周一）", "S04", "有别的字", "写成 2024-05-20"),
    ("date", "明天", "S04", "不是日期", "年-月-日"),
    ("date", " ", "S04", "是空的", "填写"),
    ("due", "2024-05-24 2:30 PM", "R13", "写法不对", "写成 2024-05-24 14:30"),
    ("due", "2024-05-24 下午两点", "R13", "写法不对", "写成 2024-05-24 14:00"),
    ("due", "2024-05-24 下午两点半前", "R13", "写法不对", "写成 2024-05-24 14:30"),
    ("due", "2024年5月24日晚上八点一刻", "R13", "写法不对", "写成 2024-05-24 20:15"),
    ("due", "2024-05-24 中午12点", "R13", "写法不对", "写成 2024-05-24 12:00"),
    ("due", "2024-05-24T10:00:00+08:00", "R13", "写法不对", "写成 2024-05-24 10:00"),
    ("due", "2024-05-24T18:00:00Z", "R13", "写法不对", "写成 2024-05-25 02:00"),
    ("due", "2024年5月24日（周五）10:00", "R13", "有别的字", "写成 2024-05-24 10:00"),
    ("due", "2024年5月24日（周四）10:00", "R13", "2024-05-24 是周五", "日期错了还是星期错了"),
    ("due", "May 24, 2024 2:30pm", "R13", "写法不对", "写成 2024-05-24 14:30"),
    ("due", "05/06/2024", "R13", "两个日期", "写成 2024-05-06 或 2024-06-05"),
    ("due", "05/06/2024 下午3点", "R13", "两个日期", "写成 2024-05-06 15:00 或 2024-06-05 15:00"),
    ("due", "24/05/2024", "R13", "写法不对", "写成 2024-05-24"),
    ("due", "24/05/2024 14:30", "R13", "写法不对", "写成 2024-05-24 14:30"),
    ("due", "06/05/24", "R13", "两个日期", "2024-05-06 或 2024-06-05"),
    ("due", "24年5月20日 14:00", "R13", "四位数", "写成 2024-05-20 14:00"),
    ("due", "5月20日下午3点", "R13", "没有年份", "2024-05-20 15:00"),
    ("due", "5月20日17:00", "R13", "没有年份", "2024-05-20 17:00"),
    ("due", "2月30日", "R13", "没有这一天", "年-月-日"),
    ("due", "2024-05-24 14:5", "R13", "两个", "2024-05-24 14:05 或 2024-05-24 14:50"),
    ("due", "2024-05-24 14点5分", "R13", "写法不对", "写成 2024-05-24 14:05"),
    ("due", "2024-02-30 14:00", "R13", "没有这一天", "2024-02-29 14:00"),
    ("due", "2024-05-24 10:00-12:00", "R13", "“10:00-12:00”", "2024-05-24 14:00"),
    ("due", "2024-05-24 下班前", "R13", "有别的字", "“下班”要留的话"),
    ("due", "2024-05-24 晚饭前", "R13", "看不懂日期后面的“晚饭", "24 小时制"),
    ("due", "2024-05-24 三点", "R13", "两个", "2024-05-24 03:00 或 2024-05-24 15:00"),
    ("due", "2024-05-24 3点半", "R13", "两个", "2024-05-24 03:30 或 2024-05-24 15:30"),
    ("due", "2024-05-24 14.30", "R13", "写法不对", "写成 2024-05-24 14:30"),
    ("due", "2024-05-24 1430", "R13", "写法不对", "写成 2024-05-24 14:30"),
    ("due", "20240524T1430", "R13", "写法不对", "写成 2024-05-24 14:30"),
    ("due", "2024-05-24 14:00 (UTC+8)", "R13", "写法不对", "写成 2024-05-24 14:00"),
    ("due", "周五 2024-05-24 下午3点", "R13", "有别的字", "写成 2024-05-24 15:00"),
    ("due", "2024-05-24至2024-05-26", "R13", "几个日期", "最后一天"),
    ("due", "5月24日-26日", "R13", "几个日期", "最后一天"),
    ("due", "2024-05-24 or 25", "R13", "几个日期", "最后一天"),
    ("due", "2024年5月上旬", "R13", "没有写哪一天", "写明是哪一天"),
    ("due", "24/5", "R13", "没有年份", "2024-05-24"),
    ("due", "May 24", "R13", "没有年份", "2024-05-24"),
    ("due", "2024-05-24 晚上12点", "R13", "没有这个时刻", "第二天的 00:00"),
    ("time", "3点", "S04", "两位", "03:00 或 15:00"),
    ("datetime", "05/06/2024", "S04", "两个日期", "2024-05-06 或 2024-06-05"),
    ("datetime", "24-5-20", "S04", "四位数", "2024-05-20 14:00"),
    ("datetime", "2024-05-24 2:30 PM", "S04", "写法不对", "写成 2024-05-24 14:30"),
    ("date", "2024-05-20 下午三点", "S04", "只写日期", "“下午三点”要留的话"),
    ("date", "2024-05-20 09:00", "S04", "只写日期", "“09:00”要留的话"),
    ("time", "2:30 PM", "S04", "不是几点几分", "写成 14:30"),
    ("time", "下午两点半", "S04", "不是几点几分", "写成 14:30"),
    ("time", "2024-05-25 09:30", "S04", "只写几点几分", "写成 09:30"),
    ("datetime", "2024-05-25", "S04", "没有写几点几分", "2024-05-25 14:00"),
    ("datetime", "2024-05-25 24:00", "S04", "没有这个时刻", "23:59"),
    ("datetime", "2024-05-25 25:00", "S04", "没有这个时刻", "0–23"),
    ("datetime", "5月20日 17:00", "S04", "没有年份", "2024-05-20 17:00"),
    ("due", "尽快", "R13", "看不出到哪一天", "写明日期"),
    ("due", "下周五前", "R13", "看不出到哪一天", "2024-03-15"),
    ("due", "3月15日前", "R13", "没有年份", "2024-03-15"),
    ("due", "2024-02-30", "R13", "没有这一天", "2024-02-29"),
    ("due", "2024-05-25 24:00", "R13", "没有这个时刻", "23:59"),
    ("time", "24:00", "S04", "没有这个时刻", "23:59"),
    ("time", "14:60", "S04", "没有这个时刻", "00–59"),
    ("time", "1:1", "S04", "两位", "01:01"),
    ("time", "下午", "S04", "不是几点几分", "14:00"),
    ("time", "2024-05-25", "S04", "只写几点几分", "14:00"),
    ("duration", "15", "S04", "没有单位", "15分钟"),
    ("duration", "一个月", "S04", "不是时长", "10个工作日"),
    ("duration", "半天", "S04", "整数", "小时"),
    ("integer", "1.5", "S04", "整数", "写 1 或 2"),
    ("integer", "3-5台", "S04", "不是数字", "只写数字，如 3"),
    ("number", "3万到5万", "S04", "不是数字", "只写数字，如 3"),
    ("number", "2,000元", "S04", "不是数字", "只写数字：2000"),
    ("number", "1.2万", "S04", "不是数字", "只写数字：12000"),
    ("number", "三十多万", "S04", "不是数字", "只写数字，如 3"),
    ("number", "50%", "S04", "不是数字", "只写数字，如 3"),
    ("number", "5十万", "S04", "不是数字", "只写数字，如 3"),
    ("integer", "3万元", "S04", "不是数字", "30000"),
    ("integer", "1_000", "S04", "不是数字", "1000"),
    ("number", "约3", "S04", "不是数字", "3"),
    ("percent", "120%", "S04", "0 到 100", "80%"),
    ("percent", "0.5", "S04", "50% 还是 0.5%", "写 50% 或 0.5%"),
    ("percent", "八成", "S04", "不是百分数", "80%"),
    ("boolean", "有", "S04", "是或否", "写 是 或 否"),
    ("person", "市场部/王经理、李主管", "R68", "不止一个人", "市场部/王经理"),
    ("person", "市场部/王经理，产品部/李主管", "R68", "不止一个人", "市场部/王经理"),
    ("person", "市场部/王经理&李主管", "R68", "不止一个人", "市场部/王经理"),
    ("person", "研发部全体", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "市场部/张三和李四", "R68", "不止一个人", "市场部/张三"),
    ("person", "市场部/张三及李四", "R68", "不止一个人", "市场部/张三"),
    ("person", "市场部/王经理等", "R68", "不止一个人", "市场部/王经理"),
    ("person", "市场部/王经理等3人", "R68", "不止一个人", "市场部/王经理"),
    ("person", "市场部/王经理 产品部/李主管", "R68", "不止一个人", "部门/姓名"),
    ("person", "Sales/Li Wei and Wang Fang", "R68", "不止一个人", "Sales/Li Wei"),
    ("person", "A公司/销售部/张三", "R68", "两个“/”", "A公司/张三"),
    ("person", "全员", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "市场部/*团队", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "相关部门/负责人", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "各部门", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "市场部/相关人员", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "待定", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "市场部", "R68", "没有写是谁", "市场部/姓名"),
    ("person", "后勤和采购部", "R68", "没有写是谁", "后勤和采购部/姓名"),
    ("person", "市场部/", "R68", "没有写是谁", "市场部/姓名"),
    ("person", "王经理", "S04", "没有写部门", "市场部/王经理"),
    ("person", "李四", "S04", "没有写部门", "部门/李四"),
    ("person", "研发部\\周经理", "S04", "要用“/”", "写成 研发部/周经理"),
    ("person", "研发部＼周经理", "S04", "要用“/”", "写成 研发部/周经理"),
    ("person", "A公司\\周经理", "S04", "要用“/”", "写成 A公司/周经理"),
    ("person", "研发部-周经理", "S04", "要用“/”", "写成 研发部/周经理"),
    ("person", "研发部 周经理", "S04", "要用“/”", "写成 研发部/周经理"),
    ("person", "研发部：周经理", "S04", "要用“/”", "写成 研发部/周经理"),
    ("person", "研发部周经理", "S04", "要用“/”", "写成 研发部/周经理"),
    ("person", "周经理（研发部）", "S04", "要用“/”", "写成 研发部/周经理"),
    ("person", "周经理@研发部", "S04", "要用“/”", "写成 研发部/周经理"),
    ("person", "技术部质量科", "R68", "没有写是谁", "技术部质量科/姓名"),
    ("person", "部门/李四", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "市场部/姓名", "R68", "没有具体到一个人", "部门/姓名"),
    ("person", "department/Li Wei", "R68", "没有具体到一个人", "部门/姓名"),
    ("dept", "市场部/王经理", "S04", "只写部门", "写成 市场部；人名"),
    ("dept", "市场部、产品部", "S04", "不止一个部门", "市场部"),
    (
        "record",
        "MM2024-05-21-01、IS2024-05-22-01",
        "S04",
        "不是一条记录的编号",
        "只能写一个编号：MM2024-05-21-01, IS2024-05-22-01",
    ),
    ("record", "上次的会议 纪要", "S04", "不是一条记录的编号", ".yaml"),
    ("phone", "问前台", "S04", "不是电话号码", "13812341234"),
    ("email", "wang at example", "S04", "不是邮箱", "wang@example.com"),
    ("path", r"C:\资料\方案.pdf", "S04", "工作区外面", "attachments/方案.pdf"),
    ("path", "../方案.pdf", "S04", "工作区外面", "attachments/方案.pdf"),
    ("path", "https://example.com/a", "S04", "工作区外面", "attachments/a"),
]


@pytest.mark.parametrize(("type", "text", "rule", "message", "fix"), REFUSED)
def test_refused_with_a_fix(type: str, text: str, rule: str, message: str, fix: str) -> None:
    value, finding = fields.parse(field(type), text, CONFIG)
    assert value is None
    assert finding is not None
    assert (finding.rule, finding.severity) == (rule, "error")
    assert finding.message.zh.startswith("“期限”")
    assert finding.message.en.startswith("“Due”")
    assert message in finding.message.zh
    assert fix in finding.hint.zh


@pytest.mark.parametrize(
    ("type", "text", "value", "fix"),
    [
        ("date", "20240520", date(2024, 5, 20), "2024-05-20"),
        ("date", "2024-05-20\u200b", date(2024, 5, 20), "2024-05-20"),
        ("person", "研发部/\u202a周经理\u202c", "研发部/周经理", "研发部/周经理"),
        ("person", "研\u00ad发部/周\u3164经理\ufe0f", "研发部/周经理", "研发部/周经理"),
        ("dept", "\u2066研发部\u2069", "研发部", "研发部"),
        ("enum", "高\u061c", "high", "高"),
        ("text", "三楼\u202e会议室", "三楼会议室", "三楼会议室"),
        ("due", "20240520 18:00", datetime(2024, 5, 20, 18), "2024-05-20 18:00"),
        ("record", "“MM2024-05-21-01”", "MM2024-05-21-01", "MM2024-05-21-01"),
        ("enum", "‘高’", "high", "高"),
        ("path", r"attachments\方案.pdf", "attachments/方案.pdf", "attachments/方案.pdf"),
    ],
)
def test_accepted_with_a_warning(type: str, text: str, value: Any, fix: str) -> None:
    got, finding = fields.parse(field(type, choices=PRIORITY), text, CONFIG)
    assert got == value
    assert finding is not None
    assert finding.severity == "warning"
    assert fix in finding.hint.zh


def test_what_belongs_into_a_list_is_not_thrown_away() -> None:
    for type, text, fix in (
        ("person", "市场部/王经理、产品部/李主管", "“- 市场部/王经理”"),
        ("dept", "市场部、产品部", "“- 市场部”"),
        ("record", "MM2024-05-21-01 MM2024-05-21-02", "“- MM2024-05-21-01”、“- MM2024-05-21-02”"),
    ):
        _, finding = fields.parse(field(type, shape="list"), text, CONFIG)
        assert finding is not None and fix in finding.hint.zh and "另起一行" in finding.hint.zh


def test_the_opposite_is_never_offered() -> None:
    values = {"done": Choice("done", Text("已完成", "Done")), "able": Choice("able", Text("可行", "able"))}
    for typed in ("未完成", "没完成", "不可行", "unable", "not done"):
        _, finding = fields.parse(field("enum", choices=values), typed, CONFIG)
        assert finding is not None and "是不是" not in finding.hint.zh


def test_a_day_and_month_that_can_be_told_are_not_asked_about() -> None:
    """The year of the record decides between the ends of 25/5/24; nothing decides between 05 and 06."""
    for text, near, fix in (
        ("25/5/24", date(2024, 6, 1), "2024-05-25 或 2025-05-24"),
        ("20/5/24", date(2024, 6, 1), "写成 2024-05-20"),
        ("24-5-20", date(2024, 6, 1), "写成 2024-05-20"),
        ("24/5/20", date(2024, 6, 1), "写成 2024-05-20"),
    ):
        _, finding = fields.parse(field("due"), text, CONFIG, near)
        assert finding is not None and fix in finding.hint.zh, (text, finding)
    _, finding = fields.parse(field("due"), "5/6", Config(language="en"), date(2024, 5, 1))
    assert finding is not None and "2024-05-06 or 2024-06-05" in finding.hint.en


def test_a_missing_year_is_the_one_nearest_to_the_record() -> None:
    for near, fix in ((date(2023, 12, 20), "2024-01-05"), (date(2024, 6, 1), "2024-01-05"), (None, "2024-01-05")):
        _, finding = fields.parse(field("due"), "1月5日", CONFIG, near)
        assert finding is not None
        assert fix in finding.hint.zh


# -- enumerations -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("P0", "P0"),
        ("p0", "P0"),
        ("必须实现", "P0"),
        ("Must have", "P0"),
        ("延后", "P1"),
        ("ＨＩＧＨ", "high"),
        ("高 ", "high"),
    ],
)
def test_every_spelling_of_a_choice(text: str, key: str) -> None:
    assert read("enum", text, choices=PRIORITY) == key


def test_an_unknown_choice_names_the_nearest_and_all() -> None:
    _, finding = fields.parse(field("enum", choices=PRIORITY), "必需实现", CONFIG)
    assert finding is not None
    assert finding.rule == "S05"
    assert finding.hint.zh == "是不是“必须实现”？可以写：必须实现、可延后、高"
    _, finding = fields.parse(field("enum", choices=PRIORITY), "？？", CONFIG)
    assert finding is not None
    assert finding.hint.en == "Choose one of: must have, can wait, High"


def test_lists_of_the_config_come_before_those_of_the_schema() -> None:
    channel = field("enum", config="channels", choices=PRIORITY)
    assert fields.parse(channel, "钉钉", CONFIG) == ("oa", None)
    assert fields.parse(channel, "高", CONFIG)[0] is None
    assert fields.parse(channel, "高", Config()) == ("high", None)
    assert fields.show(channel, "oa", "zh", CONFIG) == "OA系统"
    stage = field("enum", config="stages")
    assert fields.parse(stage, "实施", CONFIG) == ("实施", None)
    assert fields.parse(stage, "验收", CONFIG)[0] is None
    assert fields.parse(stage, "验收", Config()) == ("验收", None)


# -- showing --------------------------------------------------------------------------------------------------

SHOWN: list[tuple[str, Any, str, str]] = [
    ("date", date(2024, 5, 20), "2024年5月20日", "20 May 2024"),
    ("datetime", datetime(2024, 5, 21, 14), "2024年5月21日 14:00", "21 May 2024 14:00"),
    ("due", date(2024, 5, 25), "2024-05-25前（含）", "by 2024-05-25 (incl.)"),
    ("due", datetime(2024, 5, 25, 18), "2024-05-25 18:00前（含）", "by 2024-05-25 18:00"),
    ("time", time(9, 5), "09:05", "09:05"),
    ("duration", Duration(10, "wd"), "10个工作日", "10 working days"),
    ("duration", Duration(1, "h"), "1小时", "1 hour"),
    ("number", 0.1, "0.1", "0.1"),
    ("percent", 80, "80%", "80%"),
    ("boolean", True, "是", "Yes"),
    ("boolean", False, "否", "No"),
    ("enum", "P0", "必须实现", "must have"),
    ("person", Person("市场部/王经理"), "市场部/王经理", "市场部/王经理"),
    ("text", "a|b", "a|b", "a|b"),
]


@pytest.mark.parametrize(("type", "value", "zh", "en"), SHOWN)
def test_shown_and_read_back(type: str, value: Any, zh: str, en: str) -> None:
    kind = field(type, choices=PRIORITY)
    assert (fields.show(kind, value, "zh"), fields.show(kind, value, "en")) == (zh, en)
    assert [fields.parse(kind, words, CONFIG) for words in (zh, en)] == [(value, None)] * 2


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13812341234", "138****1234"),
        ("+86 138 1234 1234", "+86 138 **** 1234"),
        ("010-12345678", "010-****5678"),
        ("138****1234", "138****1234"),
        ("13812345678*801", "138****5678*801"),
        ("138*1234*5678", "138******5678"),
        ("138-1234-5678", "138-****-5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("+8613812345678", "+86138****5678"),
        ("+86-138-1234-5678", "+86-138-****-5678"),
        ("13812345678 13987654321", "138****5678 139****4321"),
        ("138 1234 5678 13987654321", "138 **** 5678 139****4321"),
        ("1381234567813987654321", "138****5678139****4321"),
        ("010-12345678 010-87654321", "010-****5678 010-****4321"),
        ("010-12345678-801", "010-****5678-801"),
        ("010-12345678转801", "010-****5678转801"),
        ("(010) 1234 5678 ext. 12", "(010) **** 5678 ext. 12"),
        ("0755-8888 6666", "0755-**** 6666"),
        ("88886666", "****6666"),
        ("8888666", "***8666"),
    ],
)
def test_phone_numbers_are_masked(number: str, masked: str) -> None:
    kind = field("phone")
    value, finding = fields.parse(kind, number, CONFIG)
    assert finding is None
    assert fields.show(kind, value, "zh") == masked


@given(st.text("0123456789 -()*+０１２", min_size=5, max_size=28))
def test_no_number_is_shown_in_full(number: str) -> None:
    value, finding = fields.parse(field("phone"), number, CONFIG)
    assume(finding is None and len(re.sub(r"\D", "", str(value))) >= 7)
    shown = fields.show(field("phone"), value, "zh")
    assert len(shown) == len(value) and shown.count("*") >= 3


def test_a_bare_date_ends_with_the_working_day() -> None:
    assert fields.deadline(date(2024, 5, 25), time(18)) == datetime(2024, 5, 25, 18)
    assert fields.deadline(datetime(2024, 5, 25, 9), time(18)) == datetime(2024, 5, 25, 9)


# -- properties ---------------------------------------------------------------------------------------------------

TYPES = st.sampled_from(sorted(fields.TYPES))
WORDS = st.one_of(
    st.text(max_size=20),
    st.lists(
        st.sampled_from(
            [
                *"0123456789年月日时点分:：/-. %，、和等（）“”*&+",
                "2024",
                "市场部/",
                "王经理",
                "前（含）",
                "by ",
                "wd",
                "全员",
                "٣",
                "²",
            ]
        ),
        max_size=8,
    ).map("".join),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TYPES, WORDS)
def test_any_text_is_read_or_refused_in_both_languages(type: str, text: str) -> None:
    kind = field(type, choices=PRIORITY)
    value, finding = fields.parse(kind, text, CONFIG)
    if finding is not None:
        for words in (*finding.message, *finding.hint):
            assert words
            assert not re.search(r"\{(fix|text|label|example|choices)\}", words)
    if value is None:
        assert finding is not None
        assert finding.severity == "error"
        return
    assert isinstance(fields.show(kind, value, "zh"), str)
    if type not in ("phone", "text", "markdown", "path"):
        again, _ = fields.parse(kind, fields.show(kind, value, "zh"), CONFIG)
        assert again == value


# -- for editors ----------------------------------------------------------------------------------------------------


def native(text: str) -> Any:
    """As an editor's YAML reader types a plain scalar."""
    try:
        return json.loads(text)
    except ValueError:
        return text


@pytest.mark.parametrize(("type", "text", "value"), ACCEPTED)
def test_what_is_accepted_fits_the_schema(type: str, text: str, value: Any) -> None:
    schema = fields.json_schema(field(type, choices=PRIORITY), None)
    jsonschema.Draft7Validator.check_schema(schema)
    if "\u200b" in text:  # editors show it; the reader forgives it
        return
    jsonschema.validate(text, schema)
    jsonschema.validate(native(text), schema)


# What a pattern cannot know: the calendar, the clock's range, who a name stands for.
BEYOND = {
    "没有这一天",
    "没有这个时刻",
    "没有具体到一个人",
    "两个“/”",
    "50% 还是 0.5%",
    "0 到 100",
    "整数",
    "没有写部门",
}


@pytest.mark.parametrize(("type", "text", "rule", "message", "fix"), REFUSED)
def test_what_is_refused_does_not_fit_the_schema(type: str, text: str, rule: str, message: str, fix: str) -> None:
    if message in BEYOND or any(word in text for word in ("和", "及", "等", "&", " and ")):
        return
    validator = jsonschema.Draft7Validator(fields.json_schema(field(type), None))
    assert not validator.is_valid(text)


def test_the_schema_of_an_enum_lists_its_spellings() -> None:
    kind = field("enum", choices=PRIORITY)
    assert fields.json_schema(kind, "zh")["enum"][:2] == ["必须实现", "P0"]
    assert fields.json_schema(kind, "en")["enum"][:2] == ["must have", "P0"]
    assert set(fields.json_schema(kind, None)["enum"]) == set(kind.values)
    assert "enum" not in fields.json_schema(replace(kind, config="channels"), None)


# -- long texts -------------------------------------------------------------------------------------------


def test_a_value_that_goes_on_and_on_is_refused_at_once_and_in_few_words() -> None:
    for kind, text in (
        ("due", "2024-05-24" + " " * 200_000 + "x"),
        ("due", "2024-05-24 " + "下午3点 " * 30_000),
        ("person", "研发部-" * 50_000),
        ("enum", "高" * 100_000),
        ("number", "3万" * 50_000),
        ("record", "MM1、" * 50_000),
    ):
        begun = time_of.process_time()
        value, finding = fields.parse(field(kind, choices=PRIORITY), text, CONFIG)
        assert time_of.process_time() - begun < 0.5
        assert value is None and finding is not None
        assert "简短的值" in finding.message.zh and len(finding.message.zh + finding.hint.zh) < 150
