"""The words that R12 and R14 look for: what they find, and what only looks like it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commdocs import check
from commdocs.calendar import Calendar
from commdocs.model import Config, Corpus
from commdocs.rules import no_relative_dates, no_vague_words
from commdocs.rules.relative import relative_dates
from commdocs.rules.vague import measured, vocabulary
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
        *("没有空间", "有空格", "大家电", "回头客", "前后端联调", "上下架", "再说明一次", "随时间变化", "长期协议", "约三天", "约 ５ 人", "左右各2个", "纽约"),
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
        *("签约后3日内付款", "自签订之日起5个工作日内", "10个工作日", "5月20日内", "2秒内", "今日头条", "下周期"),
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
        for rule in (no_vague_words, no_relative_dates)
        for finding in rule.check(record, Corpus((record,), standard(), Config(), date(2024, 5, 24)))
    ]
    assert not found
    assert len(list((ROOT / "records").rglob("*.yaml"))) == 20
