"""The Word writer: what stands where, what is never lost, the same bytes for the same document."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from commdocs.model import Document
from commdocs.writers.docx import BadLetterhead, trouble, write
from commdocs.writers.looks import LOOKS, make
from tests.office import samples
from tests.office.lint import lint

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLES = dict(samples.samples())
LINES, PARTS = "一\n二", "一\n\n二"
MARKDOWN = "一\n\n- 二\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"


def part(data: bytes, name: str = "word/document.xml") -> Any:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def page(markdown: Callable[[samples.Put], str], **more: Any) -> Any:
    """The body of a document of ``markdown``, which must have no fault."""
    data = write(samples.document(markdown, "题", "类", **more))
    assert lint(data) == []
    return part(data)


def text(element: Any) -> str:
    """What a reader sees: ``\\n`` for a line end, ``\\t`` for a tab."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        marks.get(each.tag, each.text or "")
        for each in element.iter(f"{W}t", f"{W}br", f"{W}tab")
        if each.getparent().tag == f"{W}r"
    )


def paragraphs(element: Any) -> list[str]:
    return [text(each) for each in element.iter(f"{W}p")]


def styles(element: Any) -> list[str]:
    return [each.get(f"{W}val") for each in element.iter(f"{W}pStyle")]


def rows(element: Any) -> list[list[str]]:
    return [[text(cell) for cell in row.findall(f"{W}tc")] for row in element.iter(f"{W}tr")]


# -- the file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLES)
def test_no_fault(name: str) -> None:
    assert lint(write(SAMPLES[name])) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_python_docx_reads_it(name: str) -> None:
    read = docx.Document(BytesIO(write(SAMPLES[name])))
    assert read.core_properties.title
    assert read.paragraphs[0].style is not None
    assert read.paragraphs[0].style.name == "Title"


def test_same_document_same_bytes_anywhere() -> None:
    code = "import hashlib; from tests.office import samples; from commdocs.writers.docx import write\n"
    code += "print([hashlib.sha256(write(d)).hexdigest() for _, d in samples.samples()])"
    said = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"), ("3", "America/New_York")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        root = Path(__file__).parents[1]
        run = subprocess.run([sys.executable, "-c", code], env=environment, cwd=root, capture_output=True, check=True)
        said.add(run.stdout)
    assert len(said) == 1


def test_a_document_leaves_no_trace_in_the_next() -> None:
    first = write(SAMPLES["minutes"])
    write(SAMPLES["hostile"])
    assert write(SAMPLES["minutes"]) == first


def test_properties_come_from_the_document() -> None:
    core = docx.Document(BytesIO(write(SAMPLES["minutes"]))).core_properties
    assert (core.title, core.author) == ("Q3产品迭代需求评审会会议纪要", "示例科技有限公司")
    assert core.created is not None
    assert core.created.date().isoformat() == core.modified.date().isoformat() == "2024-05-21"
    assert core.language == "zh-CN"
    undated = docx.Document(BytesIO(write(replace(SAMPLES["minutes"], date=None)))).core_properties
    assert undated.created is not None
    assert undated.created.year == 2000


def test_the_lint_finds_planted_faults() -> None:
    data = write(SAMPLES["minutes"])
    for name, find, put, fault in (
        ("word/document.xml", "</w:p></w:tc>", '</w:p><w:bookmarkEnd w:id="1"/></w:tc>', "not end with a paragraph"),
        ("word/document.xml", 'w:val="TableHead"', 'w:val="Nowhere"', "no paragraph style Nowhere"),
        ("word/document.xml", '<w:gridCol w:w="', '<w:gridCol w:w="1', "with columns of"),
        ("word/document.xml", "<w:tblHeader/>", "", "a header row that is not repeated"),
        ("word/document.xml", '<w:numId w:val="5"/>', '<w:numId w:val="99"/>', "no list 99"),
        ("word/footer1.xml", '<w:fldChar w:fldCharType="separate"/>', "", "not begin, separate, end"),
        ("word/styles.xml", 'w:eastAsia="宋体"', 'w:eastAsiaTheme="minorEastAsia"', "a theme font"),
        ("docProps/core.xml", "T00:00:00Z", " today", "created is"),
    ):
        assert any(fault in each for each in lint(changed(data, name, find, put))), fault


def changed(data: bytes, name: str, find: str, put: str) -> bytes:
    """The file with every ``find`` in one of its parts replaced."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(out, "w") as made:
        for info in package.infolist():
            body = package.read(info)
            if info.filename == name:
                assert find.encode() in body
                body = body.replace(find.encode(), put.encode())
            made.writestr(info, body)
    return out.getvalue()


# -- values -----------------------------------------------------------------------------------------


def test_what_a_user_types_is_printed_as_typed() -> None:
    typed = samples.HOSTILE
    seen = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\ud800]", "", typed).replace("\r\n", "\n")
    body = page(lambda put: f"前{put(typed)}后\n\n{put(typed)}\n\n- {put(typed)}\n\n| a |\n|---|\n| {put(typed)} |\n")
    first, second = seen.split("\n")
    assert paragraphs(body) == [f"前{seen}后", first, second, first, second, "a", first, second, ""]


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from(["text", "markdown", "person", "date"]))
def test_any_text_makes_a_good_file(typed: str, type: str) -> None:
    def write_page(put: samples.Put) -> str:
        value = [put(typed, type, typed) for _ in range(5)]
        return (
            f"# {value[0]}\n\n::: form\n{value[1]}\n: {value[2]}\n:::\n\n| {value[3]} | b |\n|---|---|\n"
            f"| {value[4]} | {put(typed)} |\n\n::: signatures\n甲\n: 签字：{put(typed, type)}\n:::\n"
        )

    data = write(samples.document(write_page, typed, typed, author=typed, footer=(typed,)))
    assert lint(data) == []
    if type == "text" and typed.strip() and typed.isprintable():
        assert text(part(data)).count(typed) >= 5


def test_several_lines() -> None:
    body = page(lambda put: f"{put(LINES)}\n\n前{put(LINES)}\n\n1. {put(LINES)}\n")
    assert paragraphs(body) == ["一", "二", "前一\n二", "一", "二"]
    assert styles(body)[-2:] == ["ListNumber", "ListContinue"]


def test_markdown_alone_becomes_blocks() -> None:
    body = page(lambda put: put(MARKDOWN, "markdown"))
    assert styles(body) == ["BodyText", "ListBullet", *["TableHead"] * 2, *["TableText"] * 2, "Gap"]


def test_markdown_in_a_cell_ends_with_a_paragraph() -> None:
    body = page(lambda put: f"| 甲 |\n|---|\n| {put(MARKDOWN, 'markdown')} |\n")
    cell = body.findall(f".//{W}tbl/{W}tr")[1].find(f"{W}tc")
    assert [each.tag.removeprefix(W) for each in cell] == ["tcPr", "p", "p", "tbl", "p"]


def test_markdown_in_an_item_keeps_its_number() -> None:
    body = page(lambda put: f"1. {put(PARTS, 'markdown')}\n1. {put('三')}\n")
    numbered = [each.find(f"{W}pPr/{W}numPr") is not None for each in body.iter(f"{W}p")]
    assert (paragraphs(body), numbered) == (["一", "二", "三"], [True, False, True])


def test_empty_values() -> None:
    def write_page(put: samples.Put) -> str:
        return (
            f"{put('')}\n\n前{put('')}\n\n::: form\n甲\n: {put('')}\n\n乙\n: {put('', fill=True)}\n:::\n\n"
            f"| 丙 |\n|---|\n| {put('')} |\n| {put('', fill=True)} |\n| “{put('')} |\n"
        )

    assert paragraphs(page(write_page)) == ["—", "前", "甲", "—", "乙", "", "", "丙", "—", "", "“", ""]


def test_links() -> None:
    data = write(
        samples.document(
            lambda put: "[甲](https://a.b/?x=1&y=中) [乙](<附件/合 同.pdf>) [甲](https://a.b/?x=1&y=中)", "题", "类"
        )
    )
    assert lint(data) == []
    relations = [each for each in part(data, "word/_rels/document.xml.rels") if each.get("TargetMode")]
    assert [each.get("Target") for each in relations] == [
        "https://a.b/?x=1&y=%E4%B8%AD",
        "%E9%99%84%E4%BB%B6/%E5%90%88%20%E5%90%8C.pdf",
    ]


def test_hints_for_signs_that_both_scripts_have() -> None:
    def hinted(words: str, language: str) -> bool:
        return bool(page(lambda put: put(words), language=language).findall(f".//{W}rFonts[@{W}hint='eastAsia']"))

    assert hinted("“现有”——不变", "zh")
    assert not hinted("plain", "zh")
    assert not hinted("“plain” — text", "en")
    assert hinted("“中文”", "en")


def test_boxes_have_a_font() -> None:
    body = page(lambda put: put("已完成☑ 未完成☐"))
    assert [each.get(f"{W}val") for each in body.iter(f"{W}rStyle")] == ["Symbol", "Symbol"]
    assert text(body) == "已完成☑ 未完成☐"


# -- lists ------------------------------------------------------------------------------------------


def test_each_list_starts_anew_and_carries_on() -> None:
    data = write(samples.document(lambda put: "1. 一\n1. 二\n\n文\n\n3. 三\n3. 四\n\n- 点\n  1. 内\n", "题", "类"))
    assert lint(data) == []
    numbers = [each.get(f"{W}val") for each in part(data).iter(f"{W}numId")]
    one, two, three, four, _, inner = numbers
    assert one == two != three == four != inner != one
    numbering = part(data, "word/numbering.xml")
    starts = {
        each.get(f"{W}numId"): each.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val")
        for each in numbering.iter(f"{W}num")
        if each.find(f"{W}lvlOverride") is not None
    }
    assert starts == {one: "1", three: "3", inner: "1"}


# -- forms ------------------------------------------------------------------------------------------


def form(*types: str, words: str = "") -> list[int]:
    """How many cells each row of a form of these types has."""
    body = page(lambda put: "::: form\n" + "\n\n".join(f"名\n: {put(words, type)}" for type in types) + "\n:::")
    return [len(row) for row in rows(body)]


def test_short_fields_stand_two_to_a_row() -> None:
    assert form("date", "person", "text", "enum", "text", "due", "status", "number") == [4, 2, 2, 2, 4, 2]


def test_the_layout_goes_by_types_not_by_what_is_said() -> None:
    assert form("date", "person", "text") == form("date", "person", "text", words="很长的内容" * 30)


def test_what_makes_a_field_long() -> None:
    def write_page(put: samples.Put) -> str:
        fields = (
            put("甲、乙", "person", ("甲", "乙")),  # a list of persons
            f"{put('2024', 'date')}—{put('2025', 'date')}",
            f"{put('1', 'number')}{put('2', 'number')}{put('3', 'number')}",
            f"{put('2024', 'date')}，以双方书面确认为准",
            f"{put('2024', 'date')}\n: {put('2025', 'date')}",
        )
        return "::: form\n" + "\n\n".join(f"名\n: {field}\n\n日\n: {put('1', 'date')}" for field in fields) + "\n:::"

    assert [len(row) for row in rows(page(write_page))] == [2, 4, 2, 2, 2, 2, 2, 2, 2]


def test_names_are_shaded_as_the_letterhead_says() -> None:
    body = page(lambda put: f"::: form\n名\n: {put('值')}\n:::")
    shaded = [cell.find(f"{W}tcPr/{W}shd") is not None for cell in body.iter(f"{W}tc")]
    assert shaded == [True, False]


# -- tables -----------------------------------------------------------------------------------------


def widths(body: Any) -> list[int]:
    return [int(each.get(f"{W}w")) for each in body.iter(f"{W}gridCol")]


def test_columns_as_wide_as_their_content_asks() -> None:
    def write_page(put: samples.Put) -> str:
        return f"| 序号 | 任务 | 责任人 | 截止时间 |\n|---|---|---|---|\n| {put('1')} | {put('很长的任务' * 30)} | {put('产品部/李主管', 'person')} | {put('2024年5月22日', 'date')} |\n"

    number, task, person, due = widths(page(write_page))
    assert number + task + person + due == 9026
    assert number < person < due + 200 < task
    assert person - 180 > 13 * 105
    assert due - 180 > 13 * 105 + 5 * 52  # with the space between figures and characters


def test_a_table_of_many_columns_gets_small_type() -> None:
    few = page(lambda put: "| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert "TableCentreSmall" not in styles(few)
    many = page(
        lambda put: (
            "|"
            + " 沟通编号 |" * 11
            + "\n|"
            + "---|" * 11
            + "\n|"
            + "".join(f" {put('2024年5月22日', 'date')} |" for _ in range(11))
        )
    )
    assert set(styles(many)) == {"TableHeadSmall", "TableCentreSmall", "Gap"}
    assert sum(widths(many)) == 9026


def test_alignment_as_the_template_says() -> None:
    body = page(lambda put: f"| a | b | c |\n|:--|:-:|--:|\n| {put('1')} | {put('2')} | {put('3')} |\n")
    assert styles(body)[3:6] == ["TableText", "TableCentre", "TableRight"]


def test_rows_hold_together_unless_tall() -> None:
    body = page(lambda put: f"| a |\n|---|\n| {put('短')} |\n| {put('长' * 900)} |\n")
    assert [row.find(f".//{W}cantSplit") is not None for row in body.iter(f"{W}tr")] == [True, True, False]


def test_a_row_with_percent_signs() -> None:
    body = page(lambda put: f"| a | b |\n|---|---|\n| 100% | {put('50%')} |\n| %s | {put('%d')} |\n")
    assert rows(body)[1:] == [["100%", "50%"], ["%s", "%d"]]


def test_the_work_grows_with_the_rows() -> None:
    """No timing: the pieces written are counted."""
    few, many = (len(write(samples.tracker(rows))) for rows in (300, 3000))
    assert many < 11 * few


# -- signatures ---------------------------------------------------------------------------------------


def signed(*parties: tuple[str, str], language: str = "zh") -> Any:
    def write_page(put: samples.Put) -> str:
        fields = (
            f"{name}\n: 签字：{put(who, 'person')}\n: 日期：{put('2024年5月20日' if who else '', 'date')}"
            for name, who in parties
        )
        return "::: signatures\n" + "\n\n".join(fields) + "\n:::"

    return page(write_page, language=language)


def test_two_parties_stand_side_by_side() -> None:
    found = rows(signed(("甲方（盖章）", ""), ("乙方（盖章）", "")))
    blank = "　　　年　　月　　日"
    assert found == [
        ["甲方（盖章）", "", "乙方（盖章）"],
        ["签字：", "", "", "签字：", ""],
        ["日期：", blank, "", "日期：", blank],
    ]


def test_many_parties_stand_in_rows() -> None:
    found = rows(signed(("产品部", ""), ("研发部", "研发部/周经理"), ("记录人", "")))
    assert found[1] == ["研发部", "", "签字：", "", "研发部/周经理", "", "日期：", "2024年5月20日"]
    assert found[2] == ["记录人", "", "签字：", "", "", "", "日期：", "　　　年　　月　　日"]


def test_room_for_ink_stays_beside_what_is_recorded() -> None:
    body = signed(("甲", "某某部/很长的名字的某某某总经理"), ("乙", ""))
    for line in body.iter(f"{W}tr"):
        for cell in line.iter(f"{W}tc"):
            if cell.find(f"{W}p/{W}pPr/{W}pBdr/{W}bottom") is not None:
                assert text(cell) == ""
                assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) >= 1150
                break
        else:
            continue
        break
    else:
        pytest.fail("no line to sign on")


def test_english_dates_have_a_line() -> None:
    body = page(
        lambda put: (
            f"::: signatures\nFor A\n: Name: {put('', 'person')}\n: Date: {put('', 'date')}\n\nFor B\n: Name: {put('')}\n: Date: {put('')}\n:::"
        ),
        language="en",
    )
    lines = [len(row.findall(f".//{W}pBdr")) for row in body.iter(f"{W}tr")]
    assert lines == [0, 2, 2]


def test_the_block_never_splits() -> None:
    body = signed(("产品部", ""), ("研发部", "周经理"), ("市场部", ""))
    block = list(body.iter(f"{W}tr"))
    for row in block:
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
        kept = [each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p")]
        assert all(kept) if row is not block[-1] else not any(kept)


def test_several_signatures_of_one_department() -> None:
    body = page(
        lambda put: (
            f"::: signatures\n产品部\n: 签字：{put('李')}\n: 日期：{put('')}\n: 签字：{put('王')}\n: 日期：{put('')}\n\n研发部\n: 签字：{put('')}\n: 日期：{put('')}\n\n记录人\n: 签字：{put('')}\n:::"
        )
    )
    assert [row[0] for row in rows(body)] == ["产品部", "", "研发部", "记录人"]


# -- the page around it ---------------------------------------------------------------------------------


def test_header_footer_and_draft() -> None:
    final, draft = write(SAMPLES["minutes"]), write(SAMPLES["minutes-draft"])
    footer = text(part(final, "word/footer1.xml"))
    assert footer == "MM2024-05-21-01 · 会议纪要 v1 · 3f2a9c1b7e · 纪要已发\t第 1 页 共 1 页"
    assert text(part(final, "word/header1.xml")) == "示例科技有限公司\t会议纪要"
    assert text(part(draft, "word/header1.xml")) == "示例科技有限公司\t会议纪要　草稿"
    assert b'string="\xe8\x8d\x89\xe7\xa8\xbf"' in etree.tostring(part(draft, "word/header1.xml"), encoding="utf-8")


def test_english_pages() -> None:
    data = write(SAMPLES["english"])
    assert text(part(data, "word/footer1.xml")).endswith("\tPage 1 of 1")
    assert text(part(data, "word/header1.xml")).endswith("Confirmation letter DRAFT")
    language = part(data, "word/styles.xml").find(f".//{W}docDefaults//{W}lang")
    assert (language.get(f"{W}val"), language.get(f"{W}eastAsia")) == ("en-GB", "zh-CN")


def test_landscape_turns_page_and_tab_stops() -> None:
    data = write(SAMPLES["tracker"])
    size = next(part(data).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("16838", "11906", "landscape")
    stops = {each.get(f"{W}pos") for each in part(data, "word/styles.xml").iter(f"{W}tab")}
    assert stops == {"15138"}  # 15 mm at each side
    assert sum(widths(part(data))) == 15138


def test_divs_and_classes_are_styles_of_the_letterhead() -> None:
    body = page(
        lambda put: (
            f"::: right\n{put('王')}\n:::\n\n::: note\n[小]{{.small}} [灰]{{.grey}} [无]{{.nothing}}\n:::\n\n**粗**`码`"
        )
    )
    assert styles(body) == ["Right", "Note", "BodyText"]
    assert [each.get(f"{W}val") for each in body.iter(f"{W}rStyle")] == ["Small", "Grey", "Code"]


# -- letterheads ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOOKS)
def test_a_page_in_each_look_keeps_to_the_format(name: str) -> None:
    assert lint(write(replace(samples.minutes(), letterhead=make(LOOKS[name])))) == []


def with_letterhead(document: Document, letterhead: bytes) -> bytes:
    return write(replace(document, letterhead=letterhead))


def test_styles_are_found_by_name_also_when_word_has_renamed_their_ids() -> None:
    renamed = samples.letterhead()
    for name, find in (
        ("word/styles.xml", '"TableText"'),
        ("word/styles.xml", '"Title"'),
        ("word/document.xml", '"Title"'),
    ):
        renamed = changed(renamed, name, find, '"a3"' if "Title" in find else '"af7"')
    renamed = changed(renamed, "word/styles.xml", 'w:name w:val="a3"', 'w:name w:val="Title"')
    renamed = changed(renamed, "word/styles.xml", 'w:val="table text"', 'w:val="Table Text"')
    data = with_letterhead(samples.minutes(), renamed)
    assert lint(data) == []
    assert {"a3", "af7"} <= set(styles(part(data)))


def test_places_may_be_cut_into_runs_and_speak_chinese() -> None:
    letterhead = changed(
        samples.letterhead(),
        "word/header1.xml",
        "{organisation}",
        "组</w:t></w:r><w:r><w:t>织{单</w:t></w:r><w:r><w:t>位}",
    )
    letterhead = changed(letterhead, "word/footer1.xml", "{page}", "{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>页码}")
    data = with_letterhead(samples.minutes(), letterhead)
    assert lint(data) == []
    assert text(part(data, "word/header1.xml")) == "组织示例科技有限公司\t会议纪要"
    assert text(part(data, "word/footer1.xml")).endswith("\t第 1 页 共 1 页")


def test_a_logo_and_other_margins_stay() -> None:
    from docx.shared import Mm

    word = docx.Document(BytesIO(samples.letterhead()))
    section = word.sections[0]
    section.left_margin = section.right_margin = Mm(20)
    picture = section.header.paragraphs[0].add_run().add_picture(BytesIO(_PNG), width=Mm(10))
    picture._inline.docPr.set("descr", "标志")
    out = BytesIO()
    word.save(out)
    data = with_letterhead(samples.minutes(), out.getvalue())
    assert not [each for each in lint(data) if "font" not in each]
    body = part(data)
    assert next(body.iter(f"{W}pgMar")).get(f"{W}left") == "1134"
    assert sum(int(each.get(f"{W}w")) for each in next(body.iter(f"{W}tblGrid"))) == 11906 - 2 * 1134
    with ZipFile(BytesIO(data)) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001000105"
    "e221bc330000000049454e44ae426082"
)


def test_a_letterhead_that_is_none() -> None:
    for data in (
        b"",
        b"PK",
        samples.letterhead()[:2000],
        changed(samples.letterhead(), "word/document.xml", "sectPr", "sect"),
    ):
        with pytest.raises(BadLetterhead) as caught:
            with_letterhead(samples.minutes(), data)
        assert "business.docx" in caught.value.hint.zh
        assert [each.message for each in trouble(data)] == [caught.value.message]
    assert trouble(samples.letterhead()) == []
