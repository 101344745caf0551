"""What people type for YAML: what is read, what is said, and where."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import Any

import pytest

from commdocs.model import Finding
from commdocs.source import MAX_BYTES, MapNode, Node, ScalarNode, blob_id, decode, parse

K = "kind: meeting\n"


def plain(node: Node | None) -> Any:
    """The tree as values; None for what is absent."""
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return None if node.absent else node.value
    if isinstance(node, MapNode):
        return {key.value: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items]


def read(text: str) -> Any:
    root, findings = parse(text)
    assert not findings, findings
    return plain(root)


def places(findings: list[Finding]) -> list[tuple[int, int]]:
    return [(finding.line, finding.column) for finding in findings]


# -- what plain YAML would turn into something else -----------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "14:00",
        "9:30",
        "09:30",
        "24:00",
        "14:00:00",
        "1:1",
        "No",
        "Yes",
        "on",
        "off",
        "true",
        "001",
        "0123",
        "089",
        "1.10",
        "1_000",
        "2024-5-20",
        "2024/5/20",
        "2024.5.20",
        "2024年5月20日",
        "20240520",
        "5月20日",
        "24-5-20",
        "2024-02-30",
        "50%",
        "50％",
        "２０２４",
        "５",
        "0x1F",
        "1e3",
        ".inf",
        "=",
        "“x”",
        "‘x’",
        "-5",
        "a:b",
        "见附件#3",
        "A&B",
        "http://example.com/a?b=c#d",
        "甲，乙、丙",
        "——引自上文",
    ],
)
def test_a_plain_value_stays_what_was_typed(value: str) -> None:
    assert read(f"a: {value}\nb:\n  - {value}\n") == {"a": value, "b": [value]}


def test_keys_stay_what_was_typed() -> None:
    assert read("on: 1\nNo: 2\n2024-05-20: 3\n1.10: 4\n") == {"on": "1", "No": "2", "2024-05-20": "3", "1.10": "4"}


@pytest.mark.parametrize("nothing", ["", " ", " ~", " null", " # 部门/姓名"])
def test_nothing_is_absent(nothing: str) -> None:
    assert read(f"a:{nothing}\nb: c\n") == {"a": None, "b": "c"}


def test_quoted_nothing_is_text() -> None:
    assert read('a: "~"\nb: "null"\nc: ""\n') == {"a": "~", "b": "null", "c": ""}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_prose_in_a_block_is_left_alone(ending: str) -> None:
    prose = [
        "注意：甲、乙",
        "- 张三",
        "-李四",
        "• 王五",
        "# 标题",
        "＃注释",
        "　　缩进",
        "1. 一",
        "“引”，‘用’",
        r"C:\temp",
    ]
    text = ending.join(["a: |-", *(f"  {line}" for line in prose), "b: c", ""])
    assert read(text) == {"a": "\n".join(prose), "b": "c"}


def test_places_count_from_one_and_in_characters() -> None:
    root, _ = parse("标题: 😀会议\r\n名单: [甲, 𠀀乙]\r\n")
    assert root is not None
    (_, title), (key, names) = root.pairs
    assert (title.line, title.column, title.start, title.end) == (1, 5, 4, 7)
    assert (key.line, key.column) == (2, 1)
    assert names.items[1].column == 9  # type: ignore[union-attr]


# -- mistakes: text, place, code, words of the message, words of the fix ----------------------------------

ERRORS = [
    ("an apostrophe inside single quotes", K + "a: 'It's a start'\n", (2, 8), "引号只包住了", "a: It's a start"),
    ("a full-width colon alone", "title：x\n", (1, 6), "全角冒号", "写成：title: x"),
    ("before a good line", "title：x\ndate: 2024-05-20\n", (1, 6), "第 1 行用了全角冒号", "title: x"),
    ("after a good line", K + "会议主题：评审会\ndate: x\n", (2, 5), "第 2 行用了全角冒号", "会议主题: 评审会"),
    ("in a group", K + "a:\n  - task: x\n    负责人：王\n    due: 2\n", (4, 8), "全角冒号", "负责人: 王"),
    ("in braces", K + "a: {who：王, b: c}\n", (2, 8), "全角冒号", "a: {who: 王, b: c}"),
    ("a colon without a space", K + "title:x\ndate: y\n", (2, 6), "冒号后面少一个空格", "title: x"),
    ("the same in the first line", "kind:meeting\ntitle: x\n", (1, 5), "冒号后面少一个空格", "kind: meeting"),
    ("the same in braces", K + "a: {who:王, b: c}\n", (2, 8), "冒号后面少一个空格", "{who: 王, b: c}"),
    ("a full-width space after the colon", K + "a:　c\nb: d\n", (2, 3), "全角空格（U+3000）", "a: c"),
    ("another sign for the colon", K + "a = b\nc: d\n", (2, 3), "“=”", "a: b"),
    ("no colon before a list", K + "attendees\n  - 张三\n", (2, 10), "少一个冒号", "attendees:"),
    ("a colon in the value", K + "title: 会议: x\n", (2, 10), "还有一个冒号", 'title: "会议: x"'),
    ("no key", K + ": x\n", (2, 1), "没有字段名", "字段名"),
    ("closed by a Chinese quote", K + 'title: "x”\nb: c\n', (2, 8), "中文引号“””", 'title: "x"'),
    ("a quote left open", K + "title: 'x\nb: c\n", (2, 8), "没有配对", "title: 'x'"),
    ("closed by a later one", K + 'title: "x\nb: "c"\n', (2, 8), "没有配对", 'title: "x"'),
    ("a quote left open in braces", K + 'a: {b: "x, c: 1}\nd: "e"\n', (2, 8), "没有配对", 'a: {b: "x", c: 1}'),
    ("text after a quote", K + 'title: "A"方案\nb: c\n', (2, 11), "前半段", "title: '\"A\"方案'"),
    ("text after a bracket", K + "title: [紧急] 会议\n", (2, 13), "以 [ 开头的内容要加引号", 'title: "[紧急] 会议"'),
    ("a bracket left open", K + "a: [张三, 李四\nb: c\n", (2, 4), "没有对应的 ]", "a: [张三, 李四]"),
    ("closed by a full-width bracket", K + "a: [张三, 李四］\nb: c\n", (2, 11), "全角括号“］”", "a: [张三, 李四]"),
    ("a full-width comma in braces", K + "a: {who: 张三，role: x}\n", (2, 12), "全角逗号", "{who: 张三, role: x}"),
    ("no colon in braces", K + "a: {张三, 李四}\n", (2, 5), "“张三”后面没有冒号", "[ ]"),
    ("a comment in braces", K + "a: {b: c, #d: e}\n", (2, 11), "括号还没有结束", "删掉 #"),
    ("a list mark without a space", K + "a:\n  -张三\n", (3, 3), "“-”后面少一个空格", "- 张三"),
    ("the same at the margin", K + "a:\n-张三\nb: c\n", (3, 1), "“-”后面少一个空格", "- 张三"),
    ("a full-width minus", K + "a:\n  － 张三\n", (3, 3), "“－”", "- 张三"),
    ("a bullet", K + "a:\n  • 张三\n", (3, 3), "“•”", "- 张三"),
    ("a star as a list mark", K + "a:\n  * 张三\n", (3, 3), "“*”", "- 张三"),
    ("a full-width space after the minus", K + "a:\n  -　张三\n", (3, 3), "“-”后面少一个空格", "- 张三"),
    ("a list on the line of its key", K + "a: - 1\n", (2, 4), "不能接在“a:”同一行", "另起一行"),
    ("a full-width space as indent", K + "a:\n　　b: c\n", (3, 1), "缩进里有全角空格", "行首改用 4 个普通（半角）空格"),
    ("full-width spaces before a list item", K + "a:\n　　- {b: c}\n", (3, 1), "缩进里有全角空格", "4 个普通"),
    (
        "a no-break space as indent",
        K + "a:\n\u00a0\u00a0b: c\n",
        (3, 1),
        "不换行空格（U+00A0）",
        "2 个普通（半角）空格",
    ),
    ("a zero-width space before a key", K + "\u200btitle: c\n", (2, 1), "零宽空格（U+200B）", "title: c"),
    ("a full-width space in a key", K + "会议　主题: c\n", (2, 3), "“会议主题”里有看不见的字符", "会议主题: c"),
    ("a no-break space in a key", K + "Due\u00a0date: c\n", (2, 4), "不换行空格", "Due date: c"),
    ("a tab as indent", K + "a:\n\tb: c\n", (3, 1), "制表符", "Tab 换成空格"),
    ("a tab after an indent", K + "a:\n  b: c\n\td: e\n", (4, 1), "制表符", "Tab 换成空格"),
    ("a full-width hash", "＃注释\nkind: x\n", (1, 1), "全角的“＃”", "#注释"),
    ("a full-width hash further down", K + "＃注释\na: x\n", (2, 1), "全角的“＃”", "#注释"),
    ("a star", K + "a: *张三\n", (2, 4), "以 * 开头", 'a: "*张三"'),
    ("an alias", K + "a: *x\n", (2, 4), "以 * 开头", 'a: "*x"'),
    ("an anchor", K + "a: &x 1\n", (2, 4), "以 & 开头", 'a: "&x 1"'),
    ("an anchor on a list", K + "a: &x\n  - b\n", (2, 4), "以 & 开头", 'a: "&x"'),
    ("a tag", K + "a: !重要\n", (2, 4), "以 ! 开头", 'a: "!重要"'),
    ("a tag that YAML knows", K + "a: !!str 1\n", (2, 4), "以 ! 开头", 'a: "!!str 1"'),
    ("an at sign", K + "a: [@李四, 王五]\n", (2, 5), "以 @ 开头", 'a: ["@李四", 王五]'),
    ("a percent sign", K + "a: %50\n", (2, 4), "以 % 开头", 'a: "%50"'),
    ("a template's braces", K + "a: {{x}}\n", (2, 4), "以 {{ 开头", 'a: "{{x}}"'),
    ("a backtick", K + "a: `x`\n", (2, 4), "以 ` 开头", 'a: "`x`"'),
    ("a greater-than sign", K + "a: >5\n", (2, 4), "以 > 开头", 'a: ">5"'),
    ("a sign before a key", K + "@goal: x\n", (2, 1), "@ 没有来由", "goal: x"),
    ("a key twice", K + "a: 1\nb: 2\na: 3\n", (4, 1), "“a”写了两次：第 2 行和第 4 行", "只留一个"),
    ("several documents", K + "---\nb: c\n", (2, 1), "只能放一条记录", "---"),
    ("a control character", K + "a: x\x07y\n", (2, 5), "响铃符（U+0007）", "删掉"),
    ("an escaped control character", K + 'a: "x\\x1by"\n', (2, 6), "U+001B", "a: 'x\\x1by'"),
    ("an unknown escape", K + 'a: "C:\\data"\n', (2, 7), "反斜杠", "a: 'C:\\data'"),
    ("an indent between two levels", K + "a:\n    b: 1\n  c: 2\n", (4, 3), "缩进 2 格", "缩进 4 格，和第 3 行对齐"),
    ("an indent under a full field", K + "a: 1\n  b: 2\n", (3, 3), "多缩进了", "缩进 0 格，和第 2 行对齐"),
    ("an indented first line", " kind: a\ntitle: b\n", (1, 1), "前面多了 1 个空格", "删掉"),
    ("a line of prose", K + "就是一句话。\nb: c\n", (2, 1), "没有“字段: ”", "|-"),
    ("a block that is not indented", K + "a: |\nfoo\nb: c\n", (3, 1), "第 2 行的 |", "缩进两格"),
    ("a key among list items", K + "a:\n  - x\n  b: c\n", (4, 3), "没有“- ”", "多缩进两格"),
    ("an item without its minus", K + "a:\n   {b: 1}\n  - {b: 2}\n", (3, 4), "没有“- ”", "- {b: 1}"),
    ("an item of no field", K + "- b\nc: d\n", (2, 1), "不属于任何字段", "字段:"),
    ("nothing at all", "", (1, 1), "文件是空的", "字段: 内容"),
    ("comments only", "# x\n", (1, 1), "文件是空的", "字段: 内容"),
    ("a list as a whole", "- a\n", (1, 1), "一个列表", "字段: 内容"),
]


@pytest.mark.parametrize(
    ("text", "place", "message", "fix"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS]
)
def test_one_mistake_gives_one_error_with_its_fix(text: str, place: tuple[int, int], message: str, fix: str) -> None:
    for typed in (text, text.replace("\n", "\r\n")):
        _, findings = parse(typed)
        assert [(each.line, each.column, each.rule, each.severity) for each in findings] == [(*place, "S01", "error")]
        assert message in findings[0].message.zh
        assert fix in findings[0].hint.zh
        assert not re.search("[\u4e00-\u9fff]", re.sub(r"[“{].*|:.*", "", findings[0].message.en))


WARNINGS = [
    ("a list with full-width commas", "a: [张三，李四、王五]\n", (1, 7), "已按 3 项", {"a": ["张三", "李四", "王五"]}),
    ("commas in brackets stay", "a: [甲（一，二）, 乙]\n", None, "", {"a": ["甲（一，二）", "乙"]}),
    ("、 beside real commas stays", "a: [甲、乙, 丙]\n", None, "", {"a": ["甲、乙", "丙"]}),
    ("full-width brackets", "a: ［张三，李四］\n", (1, 4), "全角方括号", {"a": ["张三", "李四"]}),
    ("an item joined to the one above", "a:\n  - 1\n   - 2\n", (3, 4), "第 2 行后面", {"a": ["1 - 2"]}),
    (
        "a field joined to the text above",
        "a:\n  b: x\n    负责人：王\n",
        (3, 5),
        "第 2 行后面",
        {"a": {"b": "x 负责人：王"}},
    ),
    ("text that is lost", "a: #重要\nb: c\n", (1, 4), "“重要”不会读入", {"a": None, "b": "c"}),
    ("text that is lost behind text", "a: 见附件 #3\n", (1, 8), "“3”不会读入", {"a": "见附件"}),
    ("a comment is no loss", "a: 见附件 # 3\nb: c  # 说明\n", None, "", {"a": "见附件", "b": "c"}),
    ("a full-width hash after text", "a: x ＃注释\n", (1, 6), "会印出来", {"a": "x ＃注释"}),
    ("a folder between double quotes", 'a: "C:\\temp"\n', (1, 7), "\\t 不再是这两个字", {"a": "C:\temp"}),
    ("an escape on purpose", 'a: "一\\n二"\n', None, "", {"a": "一\n二"}),
    ("a line separator", "a: b\u2028c\n", (1, 5), "行分隔符（U+2028）", {"a": "b c"}),
]


@pytest.mark.parametrize(
    ("text", "place", "message", "value"), [row[1:] for row in WARNINGS], ids=[row[0] for row in WARNINGS]
)
def test_what_is_read_with_a_warning(text: str, place: tuple[int, int] | None, message: str, value: Any) -> None:
    root, findings = parse(text)
    assert plain(root) == value
    assert places(findings) == ([place] if place else [])
    for finding in findings:
        assert finding.severity == "warning"
        assert message in finding.message.zh


def test_reading_goes_on_after_a_mistake() -> None:
    text = "kind：meeting\n会议主题：评审会\nattendees:\n  -张三\n  -李四\nplace: @三楼\nkind: x\n"
    root, findings = parse(text)
    assert places(findings) == [(1, 5), (2, 5), (4, 3), (5, 3), (6, 8), (7, 1)]
    assert plain(root) == {
        "kind": "meeting",
        "会议主题": "评审会",
        "attendees": ["张三", "李四"],
        "place": "@三楼",
    }


def test_places_are_those_of_the_text_as_typed() -> None:
    text = "kind：meeting\nplace：@三楼\n"
    root, _ = parse(text)
    assert root is not None
    (key, kind), (_, place) = root.pairs
    assert (key.line, key.column) == (1, 1)
    assert text[kind.start : kind.end] == "meeting"
    assert (kind.line, kind.column) == (1, 6)
    assert text[place.start : place.end] == "@三楼"


# -- limits -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 60_000, (1, 33)),
        ("a: " + "[" * 60_000, (1, 35)),
        ("- " * 30_000, (1, 65)),
        ("{a: " * 20_000, (1, 129)),
        ("\n".join(" " * n + "a:" for n in range(500)), (33, 33)),
    ],
)
def test_nested_too_deep(text: str, place: tuple[int, int]) -> None:
    root, findings = parse(text)
    assert root is None
    assert [finding.rule for finding in findings] == ["S06"]
    assert places(findings) == [place]
    assert "32" in findings[0].message.zh


def test_thirty_two_levels_are_fine() -> None:
    assert read("a: " + "[" * 31 + "]" * 31 + "\n")


def test_too_many_values() -> None:
    root, findings = parse("a:\n" + "- x\n" * 20_000)
    assert root is None
    assert (findings[0].rule, findings[0].line) == ("S06", 19_999)
    assert "20000" in findings[0].message.zh


def test_too_big() -> None:
    text, findings = decode(b"a" * (MAX_BYTES + 1))
    assert text is None
    assert findings[0].rule == "S06"
    assert str(MAX_BYTES) in findings[0].message.en
    assert parse("a" * (MAX_BYTES + 1))[1][0].rule == "S06"


# -- encodings --------------------------------------------------------------------------------------------------

RECORD = "kind: meeting\r\n会议主题: 评审会𠀀\r\n"


def test_utf8_with_and_without_its_mark() -> None:
    assert decode(RECORD.encode()) == (RECORD, [])
    assert decode(codecs.BOM_UTF8 + RECORD.encode()) == (RECORD, [])


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (RECORD.encode("gb18030"), "GB18030"),
        (codecs.BOM_UTF16_LE + RECORD.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + RECORD.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_other_encodings_are_read_and_reported(raw: bytes, name: str) -> None:
    text, findings = decode(raw)
    assert text == RECORD
    assert [(each.rule, each.severity, each.line, each.column) for each in findings] == [("S02", "warning", 1, 1)]
    assert name in findings[0].message.zh


@pytest.mark.parametrize(
    ("raw", "place", "words"),
    [
        (b"a: b\nc: \xff\xff\n", (2, 4), "GB18030"),
        ("甲: 乙\n丙: 丁戊\n".encode()[:-3] + b"\n", (2, 5), "损坏"),
        (codecs.BOM_UTF8 + b"a: b\nc: \xff", (2, 4), "损坏"),
        (codecs.BOM_UTF16_LE + b"a\0:\0\n\0\x00\xd8", (2, 1), "编码"),
        ("a: b\n".encode("utf-16-le"), (1, 1), "空字符"),
        (b"PK\x03\x04\x14\0\x06\0", (1, 1), "Word"),
    ],
)
def test_what_is_no_text_is_refused_at_its_line(raw: bytes, place: tuple[int, int], words: str) -> None:
    text, findings = decode(raw)
    assert text is None
    assert [(each.rule, each.severity) for each in findings] == [("S02", "error")]
    assert places(findings) == [place]
    assert words in findings[0].message.zh


def test_a_byte_order_mark_further_down() -> None:
    root, findings = parse(K + "\ufeffa: b\n")
    assert [(each.rule, each.line, each.column) for each in findings] == [("S02", 2, 1)]
    assert plain(root) == {"kind": "meeting", "a": "b"}


def test_the_blob_id_is_gits_for_lf() -> None:
    data = RECORD.replace("\r\n", "\n").encode()
    wanted = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
    assert blob_id(RECORD) == blob_id(RECORD.replace("\r\n", "\n")) == wanted
    assert blob_id("") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


def test_what_stands_behind_mended_indents_keeps_its_column() -> None:
    """Tabs at the beginning of two lines become four spaces; the value on the last line is where it was."""
    root, _ = parse("kind: x\n\ta: 1\n\tb: 2\nlist:\n- Role: D\r\n")
    assert root is not None
    entry = root.pairs[-1][1].items[0].pairs[0][1]
    assert (entry.value, entry.line, entry.column) == ("D", 5, 9)
