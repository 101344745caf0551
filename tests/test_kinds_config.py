"""commdocs.yaml: every key optional, both languages, every mistake at its line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from importlib.resources import files
from pathlib import Path

import pytest

from commdocs import kinds
from commdocs.kinds.config import description, read_config
from commdocs.messages import LANGUAGES, Text
from commdocs.model import Config, Duration, Limits
from commdocs.source import MapNode, parse

ROOT = Path(__file__).parents[1]


def test_an_empty_file_is_a_config() -> None:
    for text in ("", "\n", "# nothing yet\n", "语言:\n"):
        assert kinds.read_config(text) == (Config(), [])


def test_the_repositorys_own_config_is_sound() -> None:
    config, findings = kinds.read_config((ROOT / "commdocs.yaml").read_text("utf-8"))
    assert findings == []
    assert config.departments["市场部"] == "市场"
    assert config.people["产品部/李主管"].superior == "总经办/马总"
    assert config.projects["Q3产品迭代"].cadence == "weekly"
    assert config.end_of_day == time(18) and config.utc_offset == 480


def test_both_languages_say_the_same() -> None:
    chinese = (
        "语言: 英文\n时区: +09:00\n时限: {问题解决时限: 5wd}\n规则级别: {R12: 警告}\n模糊用语: {time: {禁用: [回头]}}\n"
    )
    english = "language: en\nutc_offset: UTC+9\nlimits: {issue: 5wd}\nseverity: {R12: warning}\nvague: {time: {deny: [回头]}}\n"
    config, findings = kinds.read_config(chinese)
    assert (config, findings) == kinds.read_config(english)
    assert findings == []
    assert config.utc_offset == 540 and config.limits == Limits(issue=Duration(5, "wd"))
    assert config.severity == {"R12": "warning"} and config.vague == {"time.deny": ("回头",)}


def test_channels_are_choices() -> None:
    config, findings = kinds.read_config("channels:\n  oa: {label: {zh: OA系统, en: Office}, aliases: [OA]}\n")
    assert findings == []
    assert config.channels["oa"].label == Text("OA系统", "Office") and config.channels["oa"].aliases == ("OA",)


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ("语言: fr", 1, "language", "fr"),
        ("语言: zh\n渠道啊: {}", 2, "渠道啊", "渠道啊"),
        ("部门: 市场", 1, "departments", "部门"),
        ("人员:\n  王经理: {}", 2, "people.王经理", "王经理"),
        ("人员:\n  市场部/王经理: {上级: 马总、李总}", 2, "people.市场部/王经理.superior", "上级"),
        ("时区: 北京", 1, "utc_offset", "北京"),
        ("下班时间: 25:00", 1, "end_of_day", "25:00"),
        ("时限: {反馈时限: 很快}", 1, "limits.reply", "很快"),
        ("规则级别:\n  R12: 随便", 2, "severity.R12", "随便"),
        ("项目:\n  甲: {同步周期: 每年}", 2, "projects.甲.cadence", "每年"),
        ("语言: zh\nlanguage: en", 2, "language", "同一项"),
        ("沟通渠道:\n  oa:", 2, "channels.oa.label", "名称"),
        ("- 1", 1, "", ""),
    ],
)
def test_a_mistake_is_told_at_its_line_and_the_rest_holds(text: str, line: int, field: str, words: str) -> None:
    config, findings = kinds.read_config(f"{text}\n单位名称: 甲公司\n" if not text.startswith("-") else text)
    assert [(each.rule, each.line, each.field) for each in findings] == [("S09", line, field)]
    assert words in findings[0].message.zh
    if field:
        assert config.organisation == "甲公司"


# -- the file that init writes ------------------------------------------------------------------------


def scaffolded(language: str) -> str:
    return (files("commdocs") / "scaffold" / language / "commdocs.yaml").read_text("utf-8")


def taken_out_of_comments(text: str) -> str:
    """With every example in force: a “#” right before a name, or before what is indented under one."""
    return re.sub(r"(?m)^#(?=\S|  \S)", "", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_of_init_shows_every_setting_with_its_default(language: str) -> None:
    text = scaffolded(language)
    plain, faults = read_config(text)
    assert faults == []
    everything = taken_out_of_comments(text)
    whole, faults = read_config(everything)
    assert faults == []
    root, _ = parse(everything)
    assert isinstance(root, MapNode)
    index = LANGUAGES.index(language)
    spelt = {str(key.value) for key, _ in root.pairs}
    names = description().items()
    assert spelt == {name if language == "en" else each.label[index] for name, each in names}
    assert whole.limits == replace(Limits(), agenda_lead=Duration(24, "h"))
    for name in ("end_of_day", "sync_weekday", "utc_offset", "letterhead"):
        assert getattr(whole, name) == getattr(Config(), name), name
    assert plain.limits == Limits()
