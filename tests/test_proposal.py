"""Every change of a record: put into the text, judged, and written only where nobody else was faster."""

from __future__ import annotations

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from commdocs import build, cli, kinds, workspace
from commdocs.build import proposal
from commdocs.build.proposal import Asked
from commdocs.model import Edit, Finding, Older, Tree
from commdocs.source import parse
from tests.conftest import Said
from tests.gitted import ROOT
from tests.test_check import standard

MINUTES = "records/Q3产品迭代/MM2024-05-21-01.yaml"
DEMAND = "records/积分兑换/2024-市场-001.yaml"
CALL = "records/A公司数据导出/EC2023-10-09-01.yaml"
Run = Callable[..., Said]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example records and settings, in a folder of their own."""
    shutil.copytree(ROOT / "records", tmp_path / "records")
    shutil.copy(ROOT / "commdocs.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--today", "2024-05-28"])
        told = Said(status, *capsys.readouterr())
        assert "Traceback" not in told.err
        assert "commdocs 自己出错了" not in told.err
        return told

    return run


# -- edits in the text ----------------------------------------------------------------------------------

TEXT = """\
# 开头
表单类型: 问题协调跟踪表
状态: 处理中   # 现在
协同部门:  # 一起做的
  - {部门: 技术部, 协同内容: 赵经理}
  - 部门: 研发部   # 主要的
    协同内容: 周经理

进展更新:
- 日期: 2024-05-22
  进展: |
    第一行
    第二行
- {日期: 2024-05-23, 进展: 好了}
结果确认:
  # 还没有
关联:
  相关: [MM2024-05-21-01, MM2024-05-21-02]
备注: ~
"""


def edited(*edits: Edit, text: str = TEXT) -> str:
    for each in edits:
        done = kinds.applied(standard()["issue"], text, each)
        assert done.finding is None, done.finding
        text = done.text
    return text


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Edit("status", None), "状态: 处理中   # 现在\n", ""),
        (Edit("cooperating[0]", None), "  - {部门: 技术部, 协同内容: 赵经理}\n", ""),
        (Edit("cooperating[1].dept", None), "部门: 研发部   # 主要的\n    协同内容", "协同内容"),
        (Edit("cooperating[1].text", None), "    协同内容: 周经理\n", ""),
        (Edit("cooperating[0].dept", None), "{部门: 技术部, 协同内容", "{协同内容"),
        (Edit("cooperating[0].text", None), ", 协同内容: 赵经理}", "}"),
        (Edit("log[0].text", None), "  进展: |\n    第一行\n    第二行\n", ""),
        (Edit("log[0]", None), "- 日期: 2024-05-22\n  进展: |\n    第一行\n    第二行\n", ""),
        (Edit("links.related[1]", None), ", MM2024-05-21-02", ""),
        (Edit("links.related[0]", None), "MM2024-05-21-01, ", ""),
        (Edit("links.related", None), "关联:\n  相关: [MM2024-05-21-01, MM2024-05-21-02]\n", ""),
        (Edit("links", None), "关联:\n  相关: [MM2024-05-21-01, MM2024-05-21-02]\n", ""),
        (Edit("links.related", "MM2024-05-21-03", add=True), "-02]", "-02, MM2024-05-21-03]"),
        (Edit("links.party", "KH-0001"), "关联:\n", "关联:\n  往来单位: KH-0001\n"),
        (
            Edit("cooperating", {"dept": "财务部", "text": "钱经理"}, add=True),
            "周经理\n",
            "周经理\n  - 部门: 财务部\n    协同内容: 钱经理\n",
        ),
        (
            Edit("log", {"text": "又来了", "on": "2024-05-24"}, add=True),
            "好了}\n",
            "好了}\n- {日期: 2024-05-24, 进展: 又来了}\n",
        ),
        (Edit("result_confirmation.text", "修好了"), "结果确认:\n", "结果确认:\n  处理结果: 修好了\n"),
        (Edit("remarks", "x"), "备注: ~", "备注: x"),
        (Edit("attachments", {"title": "报告"}, add=True), "备注: ~\n", "备注: ~\n附件:\n  - 名称: 报告\n"),
        (Edit("extra.合同号", "HT-1"), "备注: ~\n", "备注: ~\n补充说明:\n  合同号: HT-1\n"),
    ],
    ids=lambda each: each.path if isinstance(each, Edit) else "",
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_edit_changes_its_own_lines(edit: Edit, old: str, new: str, ending: str) -> None:
    before = TEXT.replace("\n", ending)
    assert old in TEXT
    found = edited(edit, text=before)
    wanted = TEXT.replace(old, new, 1).replace("\n", ending)
    if edit.path in ("attachments", "extra.合同号"):  # where in the form they stand is the form's matter
        assert found.count(ending) == wanted.count(ending)
        assert set(found.split(ending)) == set(wanted.split(ending))
    else:
        assert found == wanted


def test_what_a_person_names_counts_from_one() -> None:
    root, _ = parse(TEXT)
    assert root is not None
    issue = standard()["issue"]
    for words, path in [
        ("协同部门[2].部门", "cooperating[1].dept"),
        ("cooperating[1]", "cooperating[0]"),
        ("关联.相关[#2]", "links.related[1]"),
        ("协同部门【2】.协同内容", "cooperating[1].text"),
        ("补充说明.合同号", "extra.合同号"),
    ]:
        spot = kinds.named(issue, root, words)
        assert not isinstance(spot, Finding), spot
        assert spot.path == path
    for words in ("协同部门[3]", "协同部门[0]", "协同部门[2", "协同部门.", "", ".", "协同部门[2].部门.x"):
        assert isinstance(kinds.named(issue, root, words), Finding), words


def test_several_edits_mean_the_record_as_it_is(desk: Path) -> None:
    tree = workspace.read(desk, date(2024, 5, 28))
    record = build.load(tree, ()).corpus.by_id["MM2024-05-21-01"][0]
    text, fault = proposal.edited(record, [Edit("actions[0]", None), Edit("actions[1].result", "新")])
    assert fault is None
    again, fault = proposal.edited(record, [Edit("actions[1].result", "新"), Edit("actions[0]", None)])
    assert text == again
    assert record.text.count("\n") - text.count("\n") == 1


# -- which record, which entry --------------------------------------------------------------------------


def test_an_entry_is_named_as_lists_print_it(desk: Path, said: Run) -> None:
    done = said("set", "MM2024-05-21-01#A1", "任务=输出需求文档V2", "--dry-run")
    assert "行动项 A1  · 任务：" in done.err.replace("行动项 A1 · ", "行动项 A1  · ")
    assert "没有写入" in done.err
    assert (desk / MINUTES).read_bytes() == (ROOT / MINUTES).read_bytes()
    assert said("set", "MM2024-05-21-01#A1", "截止时间=2024-05-24").status == 0
    assert "2024-05-24" in (desk / MINUTES).read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("MM2024-05-21-01#A9", "备注=x"), "没有“A9”这一条"),
        (("MM2024-05-21-01#", "备注=x"), "没有“”这一条"),
        (("MM2024-05-21-01#A1", "会议主题=x"), "编号后面不要写 #"),
        (("MM2024-05-21-01#A1", "任雾=x"), "是不是“任务”"),
        (("MM2024-05-21-01", "行动项[A9].任务=x"), "写其中一条：A1"),
        (("MM2024-05-21-01", "行动项=x"), "行动项[+].任务=…"),
        (("MM2024-05-21-01", "编号=x"), "不能改"),
        (("MM2024-05-21-01", "=x"), "没有"),
        (("MM2024-05-21-01", "行动项[+].任雾=x"), "任雾"),
        (("MM2024-05-21-77", "备注=x"), "没有编号是"),
    ],
)
def test_nothing_of_what_is_typed_is_dropped(desk: Path, said: Run, words: tuple[str, ...], says: str) -> None:
    done = said("set", *words)
    assert done.status == 2
    assert says in done.err
    assert (desk / MINUTES).read_bytes() == (ROOT / MINUTES).read_bytes()


def test_a_number_that_stands_twice_is_asked_for_by_path(desk: Path, said: Run) -> None:
    twin = desk / "records/积分兑换/MM2024-05-21-01.yaml"
    shutil.copy(desk / MINUTES, twin)
    refused = said("set", "MM2024-05-21-01", "备注=x")
    assert refused.status == 2
    assert "有两份记录" in refused.err
    assert MINUTES in refused.err
    before = (desk / MINUTES).read_bytes()
    assert said("set", "records/积分兑换/MM2024-05-21-01.yaml", "备注=乙份").out.strip().startswith("records/积分兑换/")
    assert "乙份" in twin.read_text("utf-8")
    assert (desk / MINUTES).read_bytes() == before


def test_a_record_that_cannot_be_read_says_where(desk: Path, said: Run) -> None:
    (desk / MINUTES).write_text("状态: [\n", "utf-8")
    done = said("set", "MM2024-05-21-01", "备注=x")
    assert done.status == 2
    assert f"{MINUTES}:1:" in done.err


# -- what set accepts is what check accepts ---------------------------------------------------------------


def test_no_further_contact_is_an_answer(desk: Path, said: Run) -> None:
    """The form says that 无需 may be written; what the form says is what ``set`` takes."""
    for word in ("无需", "无", "2023-10-20"):
        done = said("set", "EC2023-10-09-01", f"下次沟通时间={word}")
        assert "不是日期" not in done.err
    refused = said("set", "EC2023-10-09-01", "下次沟通时间=改天")
    assert refused.status == 1
    assert f"{CALL}:" in refused.err


def test_a_field_is_taken_out(desk: Path, said: Run) -> None:
    assert said("set", "MM2024-05-21-01", "备注=随便").status == 0
    cleared = said("set", "MM2024-05-21-01", "备注=")
    assert cleared.status == 0
    assert "备注：随便 → （空）" in cleared.err
    assert (desk / MINUTES).read_bytes() == (ROOT / MINUTES).read_bytes()
    assert "没有改动" in said("set", "MM2024-05-21-01", "备注=").err
    refused = said("set", "MM2024-05-21-01", "会议主题=")
    assert (refused.status, f"{MINUTES}:" in refused.err) == (1, True)


def test_entries_are_added(desk: Path, said: Run) -> None:
    done = said(
        "set", "MM2024-05-21-01", "行动项[+].序号=A9", "行动项[+].任务=提交测试报告V1.0",
        "行动项[+].责任人=研发部/周经理", "行动项[+].截止时间=2024-05-24", "行动项[+].状态=待办",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert said("set", "MM2024-05-21-01#A9", "任务=提交测试报告V1.1").status == 0
    assert said("set", "MM2024-05-21-01", "行动项[A9]=").status == 0
    assert (desk / MINUTES).read_bytes() == (ROOT / MINUTES).read_bytes()


# -- writing ----------------------------------------------------------------------------------------------


def test_what_changed_meanwhile_is_not_overwritten(
    desk: Path, said: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = proposal._judged

    def slow(*words: object) -> proposal.Proposal:
        (desk / MINUTES).write_text(edit, "utf-8")
        return judged(*words)  # type: ignore[arg-type]

    edit = (ROOT / MINUTES).read_text("utf-8") + "备注: 同事刚写的\n"
    monkeypatch.setattr(proposal, "_judged", slow)
    done = said("set", "MM2024-05-21-01", "备注=我写的")
    assert done.status == 1
    assert "没有写入" in done.err
    assert "再运行一次" in done.err
    assert (desk / MINUTES).read_text("utf-8") == edit
    assert [each.name for each in (desk / MINUTES).parent.iterdir() if each.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_mode_and_link_are_kept(desk: Path, said: Run) -> None:
    real = desk / "records/真身.txt"
    (desk / MINUTES).rename(real)
    (desk / MINUTES).symlink_to(real)
    real.chmod(0o640)
    assert said("set", "MM2024-05-21-01", "备注=x").status == 0
    assert (desk / MINUTES).is_symlink()
    assert "备注: x" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_link_out_of_the_workspace_is_not_followed(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_bytes(b"one")
    (desk / MINUTES).unlink()
    (desk / MINUTES).symlink_to(outside)
    with pytest.raises(workspace.Unusable, match="outside the workspace"):
        workspace.change(desk, [workspace.Rewrite(MINUTES, MINUTES, b"one", b"two")])
    assert outside.read_bytes() == b"one"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("words", [("set", "MM2024-05-21-01", "备注=新"), ("accept-by-default", "MM2024-05-21-01")])
def test_the_encoding_is_kept(desk: Path, said: Run, encoding: str, words: tuple[str, ...]) -> None:
    text = (desk / MINUTES).read_text("utf-8").replace("\n", "\r\n")
    (desk / MINUTES).write_bytes(text.encode(encoding))
    assert said(*words).status == 0
    after = (desk / MINUTES).read_bytes()
    assert after != text.encode(encoding)
    assert set(text.split("\r\n")) - set(after.decode(encoding).split("\r\n")) <= {"状态: 纪要已发"}
    assert after.decode(encoding).encode(encoding) == after


def test_a_status_on_lines_of_its_own_is_accepted_by_default(desk: Path, said: Run) -> None:
    text = (desk / MINUTES).read_text("utf-8").replace("状态: 纪要已发", "状态: >-\n  纪要已发")
    (desk / MINUTES).write_text(text, "utf-8")
    done = said("accept-by-default", "MM2024-05-21-01")
    assert done.status == 0, done.err
    assert "默认接受日期: 2024-05-28\n" in (desk / MINUTES).read_text("utf-8")
    assert said("check").status == 0


def test_a_full_disk_leaves_what_was_there(desk: Path, said: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", ".commdocs-1.tmp")

    monkeypatch.setattr(workspace.writing, "_put", full)
    done = said("set", "MM2024-05-21-01", "备注=x")
    assert done.status == 2
    assert "MM2024-05-21-01.yaml" in done.err
    assert "磁盘已满" in done.err
    made = said("new", "内部沟通", "--project", "Q3产品迭代")
    assert made.status == 2
    assert "NC2024-05-28-01.yaml" in made.err
    assert not list(desk.rglob("NC2024-05-28-01.yaml"))
    assert (desk / MINUTES).read_bytes() == (ROOT / MINUTES).read_bytes()


def test_a_proposal_writes_nothing(desk: Path) -> None:
    tree: Tree = workspace.read(desk, date(2024, 5, 28))
    record = build.load(tree, ()).corpus.by_id["MM2024-05-21-01"][0]
    made = proposal.propose(tree, [Asked(record, [Edit("remarks", "x")])], lambda paths: Older({}, {}))
    assert [each.to for each in made.drafts] == [MINUTES]
    assert made.drafts[0].read == tree.files[MINUTES] != made.drafts[0].raw
    assert (desk / MINUTES).read_bytes() == tree.files[MINUTES]


# -- what trying to break it brought up -------------------------------------------------------------------


def test_an_answer_without_a_value_is_shown(desk: Path, said: Run) -> None:
    assert "2023年10月12日 → 无需" in said("set", "EC2023-10-09-01", "下次沟通时间=无需").err
    assert "下次沟通时间: 无需" in (desk / CALL).read_text("utf-8")


@pytest.mark.parametrize("letter", ["\x01", "\x7f", "\ufffe"])
def test_what_no_file_can_hold_is_named(desk: Path, said: Run, letter: str) -> None:
    done = said("set", "MM2024-05-21-01", f"备注=a{letter}b")
    assert done.status == 2
    assert f"U+{ord(letter):04X}" in done.err


@pytest.mark.parametrize(
    "value",
    [
        "两行\n第二行\n", "  缩进的\n第二行", "\n", "# 不是注释", "a: b", "- 一条", "'单'\"双\"", "｛全角｝", "无", "~", "null", "[1]",
        "结尾的冒号:", "\\", "a\tb", "😀𠀀", "e\u0301", "| 竖线", "---", "2024-05-20", "0012", "是",
    ],
)  # fmt: skip
def test_any_text_comes_back_as_it_was_typed(desk: Path, said: Run, value: str) -> None:
    done = said("set", "MM2024-05-21-01", f"备注={value}")
    if done.status == 0 and value.strip():
        tree = workspace.read(desk, date(2024, 5, 28))
        record = build.load(tree, ()).corpus.by_id["MM2024-05-21-01"][0]
        assert record.data["remarks"] == value.strip()
        assert said("set", "MM2024-05-21-01", "备注=").status == 0
    assert (desk / MINUTES).read_bytes() == (ROOT / MINUTES).read_bytes()


def test_evidence_is_bound_to_what_the_file_holds(desk: Path, said: Run) -> None:
    (desk / "attachments").mkdir()
    (desk / "attachments/报告.pdf").write_bytes(b"%PDF one")
    done = said("set", "MM2024-05-21-01", "附件[+].名称=报告", "附件[+].路径=attachments/报告.pdf")
    assert done.status == 0, done.err
    digest = hashlib.sha256(b"%PDF one").hexdigest()
    assert f"路径: attachments/报告.pdf#sha256-{digest}" in (desk / MINUTES).read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="names in two Unicode forms")
def test_a_folder_in_another_unicode_form(desk: Path, said: Run) -> None:
    folder = desk / "records/Café"
    folder.mkdir()
    shutil.copy(desk / MINUTES, folder / "MM2024-05-21-02.yaml")
    folder.rename(desk / "records" / unicodedata.normalize("NFD", "Café"))
    done = said("set", "MM2024-05-21-02", "备注=x")
    assert done.status == 0, done.err
    names = [each.name for each in (desk / "records").iterdir() if each.name.startswith("Caf")]
    assert names == [unicodedata.normalize("NFD", "Café")]
    assert said("renumber", "MM2024-05-21-02").status == 0
    assert [each.name for each in (desk / "records" / names[0]).iterdir()] == ["MM2024-05-21-03.yaml"]


def test_a_record_that_is_gone_meanwhile(desk: Path, said: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = proposal._judged

    def slow(*words: object) -> proposal.Proposal:
        (desk / MINUTES).unlink(missing_ok=True)
        return judged(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(proposal, "_judged", slow)
    done = said("set", "MM2024-05-21-01", "备注=x")
    assert done.status == 1
    assert "没有写入" in done.err
    assert not (desk / MINUTES).exists()


def test_a_stray_of_a_dead_set_is_cleaned(desk: Path, said: Run) -> None:
    stray = (desk / MINUTES).with_name(".commdocs-99999.tmp")
    stray.write_bytes(b"half")
    assert said("set", "MM2024-05-21-01", "备注=x").status == 0
    assert not stray.exists()
