"""The words that R12 and R14 look for: what they find, and what only looks like it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from commdocs import check
from commdocs.calendar import Calendar
from commdocs.facts.relative_dates import relative_dates
from commdocs.facts.vague_words import measured, vocabulary
from commdocs.model import Colleague, Config, Corpus, Finding, Person, Project, Record
from commdocs.rules import r12_no_vague_words, r14_no_relative_dates
from tests.test_rules import standard

ROOT = Path(__file__).parent.parent
WEDNESDAY = date(2024, 5, 22)


def vague(text: str, config: Config | None = None) -> list[str]:
    return [hit.text for hit in vocabulary(config or Config()).search(text)]


def relative(text: str, today: date = WEDNESDAY) -> list[tuple[str, str]]:
    return [(each.text, each.day.isoformat()) for each in relative_dates(text, today, Calendar({}))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("尽快提交", "尽快"),
        ("儘快提交", "儘快"),
        ("盡快提交", "盡快"),
        ("盡量做", "盡量"),
        ("盡量滿足", "盡量滿足"),
        ("尽量满足", "尽量满足"),
        ("大約3天", "大約"),
        ("絕大多數完成", "絕大多數"),
        ("第一時間回覆", "第一時間"),
        ("请大家确认", "大家"),
        ("有空再做", "有空"),
        ("尽可能早", "尽可能早"),
        ("send it ASAP", "ASAP"),
        ("Soon.", "Soon"),
    ],
)
def test_vague_words(text: str, found: str) -> None:
    assert vague(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        *("约定", "预约", "合约", "签约", "违约", "履约", "节约", "契约", "約定交付時間"),
        *(
            "没有空间",
            "有空格",
            "大家电",
            "回头客",
            "前后端联调",
            "上下架",
            "再说明一次",
            "随时间变化",
            "长期协议",
            "约三天",
            "约 ５ 人",
            "左右各2个",
            "纽约",
        ),
        *("最近3个月的数据", "最近三次采购", "sooner or later", "a sandstorm"),
    ],
)
def test_words_that_only_look_vague(text: str) -> None:
    assert vague(text) == []


def test_a_workspace_adds_words_and_allows_others() -> None:
    config = Config(vague={"time.deny": ("年后",), "time.exclude": ("年后勤部",)})
    assert vague("年后交付，由年后勤部", config) == ["年后"]
    assert vague("年后交付") == []


@pytest.mark.parametrize("text", ["5万元以内", "预计7月15日", "立即（最迟当日内）", "5点左右"])
def test_a_number_or_limit_nearby(text: str) -> None:
    (hit,) = vocabulary(Config()).search(text)
    assert measured(text, hit.start, hit.end)


def test_a_number_far_away_is_not_near() -> None:
    assert not measured("预计客户那边会比较满意，2024年", 0, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", "2024-05-22"),
        ("明日提交", "2024-05-23"),
        ("後天", "2024-05-24"),
        ("大后天", "2024-05-25"),
        ("周三17:00", "2024-05-22"),
        ("请周一前", "2024-05-27"),
        ("本周五", "2024-05-24"),
        ("下周五前", "2024-05-31"),
        ("下週五前", "2024-05-31"),
        ("下个星期三", "2024-05-29"),
        ("下下周二", "2024-06-04"),
        ("下周", "2024-05-31"),
        ("3日内", "2024-05-25"),
        ("3日內", "2024-05-25"),
        ("三天后", "2024-05-25"),
        ("两周内", "2024-06-05"),
        ("3个工作日内", "2024-05-27"),
        ("月底", "2024-05-31"),
        ("下月初", "2024-06-01"),
        ("下个月", "2024-06-30"),
        ("11月底前", "2024-11-30"),
        ("2023年11月底", "2023-11-30"),
        ("十月中旬", "2024-10-15"),
        ("季度末", "2024-06-30"),
        ("年底前", "2024-12-31"),
        ("明年底", "2025-12-31"),
    ],
)
def test_relative_dates(text: str, day: str) -> None:
    assert [each for _, each in relative(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "周一鸣负责",
            "每周五同步",
            "一周三次",
            "两周一次",
            "周一至周五",
            "本周期",
            "上周五已提交",
            "每月底",
            "三个月中",
        ),
        *(
            "说明早期版本的差别",
            "声明晚于合同",
            "明晚餐厅订位",
            "签约后3个月内付款",
            "签约后3日内付款",
            "自签订之日起5个工作日内",
            "10个工作日",
            "5月20日内",
            "2秒内",
            "今日头条",
            "下周期",
        ),
    ],
)
def test_what_only_looks_relative(text: str) -> None:
    assert relative(text) == []


def test_the_end_of_january_in_december() -> None:
    assert relative("1月底", date(2024, 12, 3)) == [("1月底", "2025-01-31")]
    assert relative("下个月", date(2024, 12, 3)) == [("下个月", "2025-01-31")]
    assert relative("二月底", date(2024, 1, 31)) == [("二月底", "2024-02-29")]


def test_no_false_alarm_in_the_example_records() -> None:
    """Over every field of the 20 example records."""
    found = [
        (path.name, rule.CARD.code, finding.field)
        for path in sorted((ROOT / "records").rglob("*.yaml"))
        for record, _ in [check.read(str(path.relative_to(ROOT)), path.read_bytes(), standard(), Config())]
        if record
        for rule in (r12_no_vague_words, r14_no_relative_dates)
        for finding in rule.check(record, Corpus((record,), standard(), Config(), date(2024, 5, 24)))
    ]
    assert not found
    assert len(list((ROOT / "records").rglob("*.yaml"))) == 20


# -- borders of words -----------------------------------------------------------------------------------

TALK = """表单类型: 内部沟通记录表
状态: 进行中
负责人: 市场部/王经理
沟通主题: 首页设计
待办事项:
  - {{序号: A1, 任务: {task}, 责任人: 研发部/周经理, 截止时间: 2024-05-24, 状态: 待办}}
"""


def talk(task: str, config: Config | None = None) -> list[Finding]:
    """What R12 and R14 say of a task."""
    record, _ = check.read(
        "records/x/NC2024-05-22-01.yaml", TALK.format(task="x").encode(), standard(), config or Config()
    )
    assert record
    action = {**record.data["actions"][0], "task": task}
    return judged(replace(record, data={**record.data, "actions": [action]}), config)


def judged(record: Record, config: Config | None = None, *others: Record) -> list[Finding]:
    corpus = Corpus((record, *others), standard(), config or Config(), WEDNESDAY, days=Calendar({}))
    return [each for rule in (r12_no_vague_words, r14_no_relative_dates) for each in rule.check(record, corpus)]


@cache
def sentences(name: str) -> list[str]:
    lines = (Path(__file__).parent / f"words/{name}.txt").read_text("utf-8").splitlines()
    return [each for each in lines if not each.startswith("#")]


def test_two_hundred_sentences() -> None:
    assert len(sentences("harmless")) == len(sentences("vague")) == 100
    false_alarms = [each for each in sentences("harmless") if talk(each)]
    assert not false_alarms
    missed = [
        each
        for each in sentences("vague")
        for text, _, word in [each.partition(" | ")]
        if not any(f"“{word}" in finding.message.zh for finding in talk(text))
    ]
    assert not missed


@pytest.mark.parametrize(
    "text", ["確認收貨地址以及時間表", "請註明日期", "約定期限為2024-06-30", "合同上傳OA系統", "設立即時通訊群"]
)
def test_borders_in_traditional_characters(text: str) -> None:
    assert not talk(text)


def test_names_of_the_workspace_are_no_vague_words() -> None:
    text = "与尽快达租车确认2024-06-03的价格"
    assert talk(text)
    assert not talk(text, Config(projects={"尽快达租车": Project("尽快达租车")}))
    assert not talk(text, Config(organisations=("尽快达租车",)))
    assert not talk("请尽快达转交", Config(people={"x": Colleague(Person("市场部/尽快达"))}))
    file = check.read(
        "records/_parties/KH-0001.yaml",
        "表单类型: 客户档案\n客户名称: 尽快达租车有限公司\n".encode(),
        standard(),
        Config(),
    )[0]
    assert file
    record, _ = check.read(
        "records/x/NC2024-05-22-01.yaml", TALK.format(task=text + "，尽快达租车有限公司").encode(), standard(), Config()
    )
    assert record and judged(record)
    whole = replace(record, data={**record.data, "actions": [{"task": "与尽快达租车有限公司签约"}]})
    assert judged(whole) and not judged(whole, None, file)


@pytest.mark.parametrize(
    "word", ["尽快", "下周", "3天内", "以及时间", "最近 ", "明天3台", "soon ", "大气", "约", "周一", "一", "第一时"]
)
def test_a_megabyte_of_one_word_is_judged_in_a_second(word: str) -> None:
    begun = time.process_time()
    found = talk(word * ((1 << 20) // len(word.encode())))
    assert time.process_time() - begun < 1.5
    assert all(len(each.message.zh) < 200 for each in found)


# -- the day that counts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("明天14:30交付", "2024-05-23 14:30交付"),
        ("明天下午3点交付", "2024-05-23 15:00交付"),
        ("后天上午9点半开会", "2024-05-24 09:30开会"),
        ("周五17:00前提交", "2024-05-24 17:00前提交"),
        ("明天上午交付", "2024-05-23上午交付"),
        ("明天2点交付", "2024-05-23 2点交付"),
        ("明晚8点上线", "2024-05-23 20:00上线"),
        ("今晚上线", "2024-05-22晚上上线"),
        ("今天内答复", "2024-05-22前答复"),
        ("半个月内答复", "2024-06-06前答复"),
        ("3个月后复查", "2024-08-22复查"),
        ("本月内开票", "2024-05-31前开票"),
        ("3日内回复", "2024-05-25前回复"),
        ("3个工作日内回复", "2024-05-27前回复"),
        ("3天后复查", "2024-05-25复查"),
        ("下周给出报价", "2024-05-31前给出报价"),
        ("下周内给出报价", "2024-05-31前给出报价"),
        ("下周前给出报价", "2024-05-31前给出报价"),
        ("下个月上线", "2024-06-30前上线"),
        ("明天3台到货", "2024年5月23日3台到货"),
        ("月底前回款，下周五前对账", "2024-05-31前回款，2024-05-31前对账"),
    ],
)
def test_the_proposed_date_keeps_the_time_and_the_sense(text: str, written: str) -> None:
    (finding,) = talk(text)
    (edit,) = finding.fix
    assert edit == ("actions[0].task", written, False)
    assert not talk(written), "and it is a date then"
    for part in finding.hint.zh.split("：", 1)[1].split("（按")[0].split("，"):
        word, _, date_ = part.strip("“”").partition("”写成“")
        text = text.replace(word, date_)
    assert text == written, "the hint, followed word by word"


def test_a_day_counts_from_the_entrys_own_date() -> None:
    raw = """表单类型: 问题协调跟踪表
状态: 处理中
问题描述: 明天复现
进展更新:
  - {日期: 2024-05-27, 更新人: 研发部/周经理, 进展: 新模块今天寄出}
  - {日期: 2024-05-28, 更新人: 研发部/周经理, 进展: 明天14:30到货}
"""
    record, _ = check.read("records/x/IS2024-05-22-01.yaml", raw.encode(), standard(), Config())
    assert record
    found = {each.field: each for each in judged(record)}
    assert "log[0].text" not in found  # the day stands beside it
    assert found["log[1].text"].fix[0].value == "2024-05-29 14:30到货"
    assert "按这一条的日期 2024-05-28 推算" in found["log[1].text"].hint.zh
    assert found["description"].fix[0].value == "2024-05-23复现"
    assert "按本记录日期 2024-05-22 推算" in found["description"].hint.zh


def test_a_result_counts_from_the_day_on_which_it_was_done_and_the_task_from_the_records() -> None:
    done = {"id": "A1", "task": "明天交出样稿", "status": "done", "done_at": date(2024, 6, 3), "result": "明天寄出"}
    record, _ = check.read("records/x/NC2024-05-22-01.yaml", TALK.format(task="x").encode(), standard(), Config())
    assert record
    found = {each.field: each.fix[0].value for each in judged(replace(record, data={**record.data, "actions": [done]}))}
    assert found == {"actions[0].task": "2024-05-23交出样稿", "actions[0].result": "2024-06-04寄出"}
