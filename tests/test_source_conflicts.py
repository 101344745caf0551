"""What git leaves where two people changed the same place: one sentence, at the first mark, never a guess at typing."""

from __future__ import annotations

import time

import pytest

from commdocs import build, check, source
from commdocs.model import Config, Finding
from tests.test_build import MINUTES, RECORD, STANDARD, tree
from tests.test_check import standard

BASE = next(line for line in MINUTES.splitlines(keepends=True) if "截止时间: 2024-06-03" in line)
OURS, THEIRS = BASE.replace("06-03", "06-04"), BASE.replace("06-03", "06-05")
MARKED = f"<<<<<<< HEAD\n{OURS}=======\n{THEIRS}>>>>>>> 市场部\n"
MARKED3 = f"<<<<<<< HEAD\n{OURS}||||||| 0be9697\n{BASE}=======\n{THEIRS}>>>>>>> 市场部\n"


def merged(old: str, new: str, text: str = MINUTES) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def only(text: str) -> Finding:
    """The one thing that is said of a record."""
    record, problems = check.read(RECORD, text.encode(), standard(), Config())
    assert record is None
    (each,) = problems
    assert each.rule == "S01"
    for words in (*each.message, *each.hint):
        assert "写成" not in words and "引号" not in words and "冒号" not in words
        assert "quote" not in words and "colon" not in words and "{" not in words
    root, findings = source.parse(text)
    assert root is None and [each.rule for each in findings] == ["S01"]
    return Finding(each.rule, each.message, each.hint, line=each.line, column=each.column)


@pytest.mark.parametrize("marked", [MARKED, MARKED3])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_both_versions_are_shown_by_label(marked: str, ending: str) -> None:
    text = merged(BASE, marked).replace("\n", ending)
    found = only(text)
    assert text.split("\n")[found.line - 1].startswith("<<<<<<<") and found.column == 1
    assert "两个人改了同一处" in found.message.zh
    assert "（HEAD）写的是“截止时间: 2024-06-04”" in found.message.zh
    assert "（市场部）写的是“截止时间: 2024-06-05”" in found.message.zh
    assert "above (HEAD) says “Due: 2024-06-04”" in found.message.en
    assert "below (市场部) says “Due: 2024-06-05”" in found.message.en
    assert ("|||||||" in found.hint.zh) == (marked is MARKED3)


def test_english_keys_are_shown_by_label_too() -> None:
    text = "kind: internal\nstatus: open\n<<<<<<< HEAD\ntopic: A\n=======\ntopic: B\n>>>>>>> x\n"
    assert "写的是“沟通主题: A”" in only(text).message.zh


def test_one_problem_for_several_conflicts() -> None:
    text = merged("状态: 纪要已发\n", "<<<<<<< HEAD\n状态: 纪要已发\n=======\n状态: 已确认\n>>>>>>> b\n")
    text = merged(BASE, MARKED, text)
    found = only(text)
    later = text.split("\n").index("<<<<<<< HEAD", found.line) + 1
    assert "状态: 纪要已发" in found.message.zh and "状态: 已确认" in found.message.zh
    assert f"还有 1 处：第 {later} 行" in found.message.zh


def test_one_side_may_have_nothing() -> None:
    found = only(merged(BASE, f"<<<<<<< HEAD\n{OURS}=======\n>>>>>>> b\n"))
    assert "上面一版（HEAD）写的是“序号: A2；任务: 完成登录和查询功能" in found.message.zh
    assert "下面一版（b）没有这些内容" in found.message.zh


def test_what_both_have_is_left_out() -> None:
    """git without zdiff3 puts lines that are equal into both versions."""
    found = only("kind: internal\n<<<<<<< HEAD\ntopic: A\nstatus: open\n=======\ntopic: B\nstatus: open\n>>>>>>> x\n")
    assert found.message.zh.count("状态") == 0
    assert "“沟通主题: A”" in found.message.zh and "“沟通主题: B”" in found.message.zh


def test_two_records_of_one_number() -> None:
    other = MINUTES.replace("会议主题: ", "会议主题: 另一个")
    found = only(f"<<<<<<< HEAD\n{MINUTES}=======\n{other}>>>>>>> b\n")
    assert "会议主题: 另一个" in found.message.zh
    assert "commdocs renumber" in found.hint.zh


def test_inside_a_block_of_lines() -> None:
    text = "kind: internal\nstatus: open\nsummary: |-\n  一\n<<<<<<< HEAD\n  二\n=======\n  三\n>>>>>>> x\n  四\n"
    found = only(text)
    assert "核心内容摘要: 二”" in found.message.zh and "核心内容摘要: 三”" in found.message.zh


def test_versions_that_cannot_be_read_are_shown_as_they_stand() -> None:
    found = only("kind: [\n<<<<<<< HEAD\n'a\n=======\n b\n>>>>>>> x\n")
    assert "'a" in found.message.zh and "“b”" in found.message.zh


def test_a_conflict_inside_a_conflict_is_one() -> None:
    inner = "<<<<<<<<< Temporary merge branch 1\ntopic: C\n=========\ntopic: D\n>>>>>>>>> Temporary merge branch 2\n"
    found = only(
        f"kind: internal\n<<<<<<< HEAD\ntopic: A\n||||||| merged common ancestors\n{inner}=======\ntopic: B\n>>>>>>> x\n"
    )
    assert "A”" in found.message.zh and "B”" in found.message.zh and "还有" not in found.message.zh


@pytest.mark.parametrize(
    ("left", "line"),
    [
        (f"{OURS}=======\n", 1),
        (f"{OURS}>>>>>>> 市场部\n", 1),
        (f"<<<<<<< HEAD\n{OURS}", 0),
        (f"<<<<<<< HEAD\n{OURS}=======\n{THEIRS}", 0),
        (f"{OURS}=======\n{THEIRS}>>>>>>> 市场部\n", 1),
        (f"{OURS}||||||| 0be9697\n", 1),
        (f"<<<<<<< HEAD\n{OURS}>>>>>>> 市场部\n", 0),
        (f"{OURS}======= \r\n", 1),
    ],
)
def test_marks_that_were_not_all_deleted(left: str, line: int) -> None:
    before = MINUTES[: MINUTES.index(BASE)].count("\n")
    found = only(merged(BASE, left))
    assert found.line == before + 1 + line
    assert "还留着 git 合并的标记" in found.message.zh
    assert "删去这一行标记" in found.hint.zh


@pytest.mark.parametrize(
    "quoted",
    [
        "summary: |-\n  标题\n  =======\n  正文\n",
        "summary: |-\n  ```\n  <<<<<<< HEAD\n  a\n  =======\n  b\n  >>>>>>> x\n  ```\n",
        "summary: >\n  =======\n",
        'summary: "标题\n=======\n正文"\n',
        "summary: =======\n",
        "# =======\nsummary: <<<<<<< HEAD\n",
        "summary: |\n  a\n\n  ||||||| b\n",
        "'======= a': b\n",
    ],
)
def test_what_a_record_quotes_is_no_mark(quoted: str) -> None:
    root, findings = source.parse("kind: internal\n" + quoted)
    assert root is not None and not findings


def test_other_rulers_are_told_as_before() -> None:
    for line in ("======", "========", "=======  标题", "-------", "<<<<<<"):
        _, findings = source.parse(f"kind: internal\n{line}\ntopic: a\n")
        assert findings and not any("git" in each.message.zh for each in findings)


@pytest.mark.parametrize(
    ("path", "old", "rule"),
    [
        ("schemas/meeting.yaml", "kind: meeting\n", "S07"),
        ("schemas/_types.yaml", "types:\n", "S07"),
        ("templates/meeting/minutes.md", "---\n", "S08"),
        ("templates/_shared/page.md", "", "S08"),
    ],
)
def test_schemas_and_templates(path: str, old: str, rule: str) -> None:
    text = STANDARD.files[path].decode()
    line = old or text.split("\n")[8] + "\n"
    text = text.replace(line, f"<<<<<<< HEAD\n{line}=======\n{line}# x\n>>>>>>> b\n", 1)
    loaded = build.load(tree({RECORD: MINUTES, path: text}))
    found = [each for each in [*loaded.problems, *build.templates(loaded, lambda each: True)] if each.path == path]
    assert {(each.path, each.rule) for each in found} == {(path, rule)}
    assert len({each.message for each in found}) == 1
    assert "两个人改了同一处" in found[0].message.zh
    assert text.split("\n")[found[0].line - 1] == "<<<<<<< HEAD"
    assert all(each.path == path for each in loaded.problems)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("commdocs.yaml", "语言: zh\n<<<<<<< HEAD\n单位名称: 甲\n=======\n单位名称: 乙\n>>>>>>> b\n"),
        ("calendar/2024.yaml", "<<<<<<< HEAD\nworkdays: []\n=======\nholidays: []\n>>>>>>> b\n"),
    ],
)
def test_settings_and_calendars(path: str, text: str) -> None:
    (found,) = build.load(tree({RECORD: MINUTES, path: text})).problems
    assert (found.path, found.rule, found.line) == (path, "S09", text.split("\n").index("<<<<<<< HEAD") + 1)
    assert "两个人改了同一处" in found.message.zh


def test_a_heading_of_a_template_is_underlined() -> None:
    path = "templates/meeting/minutes.md"
    text = STANDARD.files[path].decode() + "\n\n标题\n=======\n\n正文\n"
    loaded = build.load(tree({RECORD: MINUTES, path: text}))
    assert not build.templates(loaded, lambda each: each == path)


def test_a_text_of_marks_takes_no_time() -> None:
    begun = time.perf_counter()
    for text in (MARKED * 8_000, "=======\n" * 100_000, "<<<<<<< a\n" * 90_000, "a: |\n  x\n" + MARKED3 * 4_000):
        assert len(source.parse(text)[1]) == 1
        check.read(RECORD, text.encode(), standard(), Config())
    assert time.perf_counter() - begun < 10
