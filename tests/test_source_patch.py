"""One scalar replaced; every other character stays where it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commdocs.source import ListNode, MapNode, Node, ScalarNode, parse, patch, quoted

RECORD = """\
# 会议纪要
kind: meeting            # 表单类型
会议主题: Q3产品迭代需求评审会
start: "2024-05-21 14:00"
地点: '线上会议（腾讯会议）'     # 平台
主持人:
attendees:
  - 产品部/李主管
  - 研发部/周经理   # 远程
discussion:
  - {agenda: G1, text: 需求A与需求B存在资源冲突, dissent: 无}
  - agenda: G2
    text: |-
      研发部可调配2名开发人员

      先文档后排期
    dissent: >
      折叠的
      文字
deliveries:
  - {to: [产品部/李主管, 研发部/周经理], channel: oa, sent_at: "2024-05-20 10:00"}
remarks: |
  最后一行

"""


def scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, MapNode):
        for _, value in node.pairs:
            yield from scalars(value)


def read(text: str) -> list[ScalarNode]:
    root, findings = parse(text)
    assert not findings
    return list(scalars(root))


# What a record may hold: control characters are refused, wherever they come from.
PRINTABLE = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
PLACES = len(read(RECORD))
VALUES = st.one_of(
    st.sampled_from(
        [
            "2024-05-22",
            "产品部/李主管",
            "- 列表",
            "a: b",
            "#1",
            "见附件 #3",
            '他说"好"',
            r"C:\temp",
            "it's",
            "第一行\n第二行",
            "第一行\n\n  缩进\n",
            "\n开头空行",
            "末尾\n\n",
            "  前空格",
            "后空格 ",
            "",
            "null",
            "~",
            "“引”",
            "[张三，李四]",
            "{{x}}",
            "*重点",
            "一\t二",
            "① 甲；乙、丙",
            "😀",
        ]
    ),
    st.text(PRINTABLE, max_size=30),
    st.text(st.sampled_from("ab 中，、：:#-'\"\\\n[]{}&*!|>%@`＃"), max_size=12),
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(place=st.integers(0, PLACES - 1), value=VALUES, crlf=st.booleans())
def test_only_the_one_value_changes(place: int, value: str, crlf: bool) -> None:
    text = RECORD.replace("\n", "\r\n") if crlf else RECORD
    nodes = read(text)
    patched = patch(text, nodes[place], value)
    after = list(scalars(parse(patched)[0]))
    assert [node.value for node in after] == [
        value if number == place else node.value for number, node in enumerate(nodes)
    ]
    start, end = nodes[place].start, nodes[place].end
    assert patched.startswith(text[:start])
    assert patched.endswith(text[end:])
    if crlf:
        assert "\n" not in patched.replace("\r\n", "")
    else:
        assert "\r" not in patched


@pytest.mark.parametrize(
    ("old", "value", "line"),
    [
        ("Q3产品迭代需求评审会", "评审会", "会议主题: 评审会\n"),
        ("meeting", "notice", "kind: notice            # 表单类型\n"),
        ("2024-05-21 14:00", "2024-05-22 09:30", 'start: "2024-05-22 09:30"\n'),
        ("线上会议（腾讯会议）", "三楼", "地点: '三楼'     # 平台\n"),
        ("研发部/周经理", "研发部/吴工", "  - 研发部/吴工   # 远程\n"),
        ("oa", "a, b", 'channel: "a, b", sent_at'),
        ("Q3产品迭代需求评审会", "甲\n乙", "会议主题: |-\n  甲\n  乙\n"),
        ("研发部/周经理", "甲\n乙", "  - |-\n    甲\n    乙   # 远程\n"),
        ("", "产品部/李主管", "主持人: 产品部/李主管\n"),
        ("最后一行\n", "新的一行\n", "remarks: |\n  新的一行\n"),
    ],
)
def test_it_is_written_as_it_was(old: str, value: str, line: str) -> None:
    if line.endswith("# 远程\n") and "\n" in value:
        text = RECORD.replace("   # 远程", "")
        line = line.replace("   # 远程", "")
    else:
        text = RECORD
    node = next(node for node in read(text) if node.value == old)
    assert line in patch(text, node, value)


def test_a_block_keeps_its_style_indent_and_what_follows() -> None:
    text = "a: |-  # 说明\n    一\n    二\nb: c\n"
    assert patch(text, read(text)[0], "三\n四") == "a: |-  # 说明\n    三\n    四\nb: c\n"
    text = "a: |\n  一\n"
    assert patch(text, read(text)[0], "三") == "a: |-\n  三\n"
    text = "a:\n  - |-\n    一\n  - 二\n"
    assert patch(text, read(text)[0], "三\n四") == "a:\n  - |-\n    三\n    四\n  - 二\n"


def test_an_absent_value_is_put_after_the_colon() -> None:
    text = "a:   # 部门/姓名\nb: {c: , d: }\nf:\n  -\n"
    one, two, three, four = read(text)
    assert patch(text, one, "市场部/王经理") == text.replace("a:   #", "a: 市场部/王经理   #")
    assert "{c: x, d: }" in patch(text, two, "x")
    assert "{c: , d: x}" in patch(text, three, "x")
    assert patch(text, four, "x").endswith("  - x\n")


def test_a_place_without_a_scalar_is_refused() -> None:
    with pytest.raises(ValueError, match="no scalar"):
        patch("a: b\n", ScalarNode("x", 1, 2, 1, 1, True), "y")


@settings(deadline=None, derandomize=True)
@given(
    st.text(PRINTABLE, max_size=40) | st.text(st.sampled_from("ab 中，、：:#-'\"\\\n\t[]{}&*!|>%@`＃?~"), max_size=8)
)
def test_what_is_quoted_reads_back(value: str) -> None:
    for text in (f"a: {quoted(value)}\n", f"a:\n  - {quoted(value)}\n", f"a: [{quoted(value, flow=True)}, x]\n"):
        root, findings = parse(text)
        first = next(scalars(root))
        assert first.value == value
        assert not [finding for finding in findings if finding.severity == "error"]
        assert not first.absent


def test_plain_where_that_is_safe() -> None:
    plain = ["市场部/王经理", "2024-05-20", "80%", "完成30%", "a:b", "14:00", "“x”", "-5", "true", "一、二，三"]
    assert [quoted(value) for value in plain] == plain
    assert quoted("~") == '"~"'
    assert quoted("a, b", flow=True) == '"a, b"'
    assert quoted(r"C:\temp") == r"C:\temp"
    assert quoted('"A"方案') == "'\"A\"方案'"
