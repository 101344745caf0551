"""The exported JSON Schema agrees with the shape check, as check-jsonschema reads YAML."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from check_jsonschema.parsers import ParserSet

from commdocs import kinds, source
from commdocs.model import Config

ROOT = Path(__file__).parents[1]
SHIPPED = {f"schemas/{path.name}": path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.yaml")}
KINDS, _ = kinds.load(SHIPPED)
RECORDS = {path.stem: path for path in sorted((ROOT / "records").rglob("*.yaml"))}
PARSERS = ParserSet()

QUESTIONS = """\
待确认事项:
  - 序号: Q1
    待确认内容: 预算要求的标准是什么
    原话: 尽量满足  # 客户的原话，照记
    确认人: C公司/陈经理
    截止时间: 2023-03-10
    状态: 已澄清
    答复: 预算控制在5万元以内
"""

# record, what stands in it, what is written instead, what else is taken away: each is refused by the check and by the schema
BROKEN = {
    "unknown key": ("MM2024-05-21-01", "会议地点:", "会议地点啊:"),
    "unknown key in a group": ("MM2024-05-21-01", "归档路径:", "归挡路径:"),
    "unknown key in an item": ("MM2024-05-21-01", "{序号: G1, 议题: 需求优先级排序}", "{序号: G1, 议体: 需求优先级排序}"),
    "missing field": ("MM2024-05-21-01", "会议主题: Q3产品迭代需求评审会\n", ""),
    "empty field": ("MM2024-05-21-01", "会议主题: Q3产品迭代需求评审会\n", "会议主题:\n"),
    "missing kind's own first field": ("PS2024-05-22-01", "责任部门: 研发部\n", ""),
    "missing in this status": ("MM2024-05-21-01", "记录人: 市场部/孙专员\n", ""),
    "missing group in this status": ("CL2024-05-20-01", "默认接受:\n  逾期视为同意: 否\n  异议期限: 2024-05-21 18:00\n", ""),
    "missing in a group by status": ("IS2024-05-22-01", "  验收人: 技术部/赵经理\n", ""),
    "missing in an item, always": ("NC2023-10-10-01", "责任人: 市场部/王经理, 截止时间: 2023-10-12, ", "责任人: 市场部/王经理, "),
    "missing while not done": ("EC2023-10-09-01", "下次沟通时间: 2023-10-12\n", ""),
    "missing after a move": ("EC2023-10-09-01", "状态: 跟进中", "状态: 已取消"),
    "missing for a customer": ("KH-0001", "客户分类: 意向客户\n", ""),
    "missing once an action is done": ("NC2023-10-10-01", "截止时间: 2023-10-13, 状态: 待办", "截止时间: 2023-10-13, 状态: 已完成"),
    "missing in place of another": ("PS2024-05-22-01", "{工作项: 后端接口联调, 完成比例: 50%}", "{工作项: 后端接口联调}"),
    "empty list": ("CL2024-05-20-01", "共识确认:\n  - {签字方: 需求方, 签字人: 市场部/王经理, 签字日期: 2024-05-20}\n  - {签字方: 承接方, 签字人: 产品部/李主管, 签字日期: 2024-05-20}\n", "共识确认: []\n"),
    "one value for a list": ("MM2024-05-21-01", "参会人员: [产品部/李主管, 研发部/周经理, 市场部/孙专员]", "参会人员: 产品部/李主管"),
    "a list for one value": ("MM2024-05-21-01", "记录人: 市场部/孙专员", "记录人: [市场部/孙专员, 产品部/李主管]"),
    "a text for a group": ("IS2024-05-22-01", "  - {部门: 测试部, 协同内容: 配合回归测试}", "  - 测试部"),
    "a text for a mapping": ("CL2023-03-09-01", "默认接受:\n  逾期视为同意: 是\n  异议期限: 2023-03-10 18:00\n  约定依据: 框架协议第8条  # 没有约定，沉默不等于同意\n", "默认接受: 是\n"),
    "no date": ("IS2024-05-22-01", "发生时间: 2024-05-22 16:30", "发生时间: 上周三"),
    "no deadline": ("IS2024-05-22-01", "截止时间: 2024-05-25 18:00", "截止时间: 尽快"),
    "no person": ("2024-市场-001", "承接方: 产品部/李主管", "承接方: 产品部"),
    "no boolean": ("2024-市场-001", "是否可行: 是", "是否可行: 大概"),
    "no percentage": ("PS2024-05-22-01", "完成比例: 50%", "完成比例: 一半"),
    "no value of the list": ("2024-市场-001", "\n优先级: 高", "\n优先级: 最高"),
    "no status": ("IS2024-05-22-01", "状态: 已关闭", "状态: 关了"),
    "missing priority in version 2": ("RI2023-03-08-01", "模板版本: 1  # 第2版起每项必须标优先级\n", "模板版本: 2\n", "优先级: P1, "),
    "missing priority beside others": ("RI2023-03-08-01", "模板版本: 1  # 第2版起每项必须标优先级\n", "", "优先级: P1, "),
    "missing estimate in version 2": ("EX2023-03-17-01", "模板版本: 1  # 第2版起必须写风险预估", "模板版本: \"2\"", "    预计延至: 2023-03-22\n"),
    "an unknown version": ("RI2023-03-08-01", "模板版本: 1", "模板版本: 9"),
    "no number": ("DP2023-10-09-01", "目标值: 30000", "目标值: 三万"),
    "no such form": ("RV2023-03-31-01", "表单: 执行跟进表", "表单: 执行跟踪表"),
    "no budget and no question": ("RI2023-03-08-01", "预算上限: 预算控制在5万元以内\n", "", QUESTIONS),
    "no kind": ("IS2024-05-22-01", "表单类型: 问题协调跟踪表", "表单类型: 问题表单"),
}  # fmt: skip

# … and what both let pass
RIGHT = {
    "english": ("IS2024-05-22-01", "状态: 已关闭", "status: closed"),
    "alias": ("IS2024-05-22-01", "责任人: 研发部/周经理\n", "第一责任人: 研发部/周经理\n"),
    "nothing in an optional field": ("MM2024-05-21-01", "会议目标: 确定Q3需求优先级、开发资源与排期", "会议目标:"),
    "a number as text": ("MM2024-05-21-01", "会议地点: 线上会议（腾讯会议）", "会议地点: 301"),
    "yes as text": ("MM2024-05-21-01", "会议地点: 线上会议（腾讯会议）", "会议地点: yes"),
    "a Chinese date": ("2024-市场-001", "期望交付时间: 2024-06-30", "期望交付时间: 2024年6月30日"),
    "a bare number of per cent": ("PS2024-05-22-01", "完成比例: 50%", "完成比例: 50"),
    "true": ("2024-市场-001", "是否可行: 是", "是否可行: true"),
    "an earlier status needs less": ("MM2024-05-21-01", "状态: 纪要已发", "状态: 已计划"),
    "missing priority in version 1": ("RI2023-03-08-01", "优先级: P1, ", ""),
    "a priority for each": ("RI2023-03-08-01", "模板版本: 1  # 第2版起每项必须标优先级\n", ""),
    "no estimate in version 1": ("EX2023-03-17-01", "    预计延至: 2023-03-22\n", ""),
    "no need": ("EC2023-10-09-01", "下次沟通时间: 2023-10-12", "下次沟通时间: 无需"),
}


@lru_cache
def schema(names: tuple[str, ...], keys: str | None = None) -> jsonschema.Draft7Validator:
    made = json.loads(json.dumps(kinds.json_schema(KINDS, names, keys), ensure_ascii=False))
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


UNION = tuple(KINDS)


def accepted(text: str, names: tuple[str, ...] = UNION, keys: str | None = None) -> bool:
    """As check-jsonschema sees it: its own YAML reader, then the schema."""
    data: Any = PARSERS.parse_data_with_path(text.encode(), "record.yaml", default_filetype="yaml")
    return bool(schema(names, keys).is_valid(data))


def in_shape(text: str, path: Path) -> bool:
    root, findings = source.parse(text)
    assert root is not None and not findings, findings
    kind, found = kinds.identify(KINDS, root)
    return kind is not None and not found and not kinds.shape(kind, root, path.stem, path.parent.name, Config())[1]


def changed(example: tuple[str, ...]) -> tuple[str, Path]:
    stem, old, new, *gone = example
    text = RECORDS[stem].read_text("utf-8")
    for words in (old, *gone):
        assert text.count(words) == 1, (words, text.count(words))
    text = text.replace(old, new)
    for words in gone:
        text = text.replace(words, "")
    return text, RECORDS[stem]


@pytest.mark.parametrize("stem", RECORDS)
def test_the_schemas_accept_every_example_record(stem: str) -> None:
    text = RECORDS[stem].read_text("utf-8")
    root, _ = source.parse(text)
    assert root is not None
    kind, _ = kinds.identify(KINDS, root)
    assert kind is not None
    for keys in (None, "zh"):
        assert accepted(text, (kind.name,), keys) and accepted(text, UNION, keys)


@pytest.mark.parametrize("what", BROKEN)
def test_both_refuse_a_broken_record(what: str) -> None:
    text, path = changed(BROKEN[what])
    assert not in_shape(text, path)
    assert not accepted(text)
    assert not accepted(text, keys="zh")


@pytest.mark.parametrize("what", RIGHT)
def test_both_accept_what_people_write(what: str) -> None:
    text, path = changed(RIGHT[what])
    assert in_shape(text, path)
    assert accepted(text)


def test_check_jsonschema_takes_the_schema(tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text(json.dumps(kinds.json_schema(KINDS, UNION), ensure_ascii=False), "utf-8")
    (tmp_path / "bad.yaml").write_text(changed(BROKEN["missing in this status"])[0], "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(tmp_path / "all.json")]
    good = subprocess.run([*command, *map(str, RECORDS.values())], capture_output=True, text=True)
    assert good.returncode == 0, good.stdout
    assert subprocess.run([*command, str(tmp_path / "bad.yaml")], capture_output=True).returncode == 1


def test_only_the_keys_of_one_language_are_listed() -> None:
    chinese = kinds.json_schema(KINDS, ["meeting"], "zh")
    assert "会议主题" in chinese["properties"] and "topic" not in chinese["properties"]
    assert chinese["properties"]["会议主题"]["description"] == "一句话说明开什么会"
    english = kinds.json_schema(KINDS, ["meeting"], "en")
    assert "topic" in english["properties"] and "会议主题" not in english["properties"]
    assert english["required"] == ["kind", "status", "topic", "start", "place", "attendees", "owner"]
    assert chinese["$schema"] == "http://json-schema.org/draft-07/schema#"
