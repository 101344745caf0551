"""Two people changed one record: git merges it by field, loses nothing, and asks only what both changed."""

from __future__ import annotations

import codecs
import shutil
from pathlib import Path

import pytest

from commdocs import cli, source
from commdocs.merging import Cannot, Merged, merged
from commdocs.workspace import drivers
from tests import merges, merges_made_up
from tests.gitted import Gitted
from tests.merges import forms

ISSUE = "records/支付/IS2024-05-22-01.yaml"
TEXT = """\
表单类型: 问题协调跟踪表
状态: 处理中  # 每天看
责任人: 研发部/周经理
问题描述: |-
  接口响应超时。
  影响订单支付。

  客户已经投诉。
优先级: 高
协同部门:
  - {部门: 运维部, 协同内容: 提供服务器}
# 每天一行
进展更新:
  - {日期: 2024-05-22, 更新人: 研发部/周经理, 进展: 建群}
"""
LAST = "进展: 建群}\n"


def merge(ours: str, theirs: str, base: str = TEXT, kind: str = "issue", id: str = "IS2024-05-22-01") -> Merged:
    return merged(forms()[kind], id, base, ours, theirs, ("陈晓", "李雷"))


def clean(ours: str, theirs: str, base: str = TEXT, kind: str = "issue") -> str:
    made, turned = merge(ours, theirs, base, kind), merge(theirs, ours, base, kind)
    assert not made.questions and not turned.questions
    return made.text


def changed(old: str, new: str, text: str = TEXT) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def test_honest_edits_merge_and_nothing_is_lost() -> None:
    asked = 0
    for pair in merges.pairs(seed=3, count=30):
        made = pair.merged
        assert pair.lost == [], pair.path
        if made.questions:
            asked += 1
            assert pair.ours.places & pair.theirs.places, "only what both changed is asked"
        else:
            assert source.parse(made.text)[0] is not None
    assert 0 < asked <= 4


def test_nothing_is_lost_whatever_the_shape_of_the_record() -> None:
    asked = 0
    for case in merges_made_up.cases(seed=1, count=60):
        made = case.merged()
        asked += bool(made.questions)
        assert case.lost(made.text) == set()
    assert asked


MINUTES = (merges.ROOT / "records/Q3产品迭代/MM2024-05-21-01.yaml").read_text("utf-8")
A2 = "  - {序号: A2, 任务: 输出排期表, 责任人: 研发部/周经理, 截止时间: 2024-05-23, 状态: 待办}\n"
STATUS = "状态: 纪要已发\n负责人: 产品部/李主管\n"
FIRST_MERGES = {
    "an action each at the end of the same minutes": (
        changed(
            A2,
            A2 + "  - {序号: A3, 任务: 订会议室, 责任人: 市场部/孙专员, 截止时间: 2024-05-24, 状态: 待办}\n",
            MINUTES,
        ),
        changed(
            A2,
            A2 + "  - {序号: A3, 任务: 约供应商, 责任人: 产品部/李主管, 截止时间: 2024-05-27, 状态: 待办}\n",
            MINUTES,
        ),
        ("A3, 任务: 订会议室", "A4, 任务: 约供应商"),
    ),
    "the status, and a reply in the same line of the same list": (
        changed(STATUS, STATUS.replace("纪要已发", "已确认"), MINUTES).replace(
            "截止时间: 2024-05-23, 状态: 待办", "截止时间: 2024-05-23, 状态: 进行中"
        ),
        changed(STATUS, STATUS.replace("李主管", "王主管"), MINUTES).replace(
            "任务: 输出排期表", "任务: 输出排期表和人力表"
        ),
        (
            "状态: 已确认\n负责人: 产品部/王主管\n",
            "输出排期表和人力表, 责任人: 研发部/周经理, 截止时间: 2024-05-23, 状态: 进行中",
        ),
    ),
    "one more to be informed each, in the same line": (
        MINUTES.replace("市场部/孙专员]\n沟通渠道", "市场部/孙专员, 财务部/钱会计]\n沟通渠道"),
        MINUTES.replace("市场部/孙专员]\n沟通渠道", "市场部/孙专员, 法务部/郑律师]\n沟通渠道"),
        ("孙专员, 财务部/钱会计, 法务部/郑律师]\n",),
    ),
}


@pytest.mark.parametrize("what", FIRST_MERGES)
def test_what_git_alone_refuses_merges(what: str) -> None:
    ours, theirs, wanted = FIRST_MERGES[what]
    sides = merges.Side(ours), merges.Side(theirs)
    pair = merges.Pair("records/Q3/MM2024-05-21-01.yaml", forms()["meeting"], MINUTES, *sides)
    assert not merges.by_git(pair)
    assert pair.merged.questions == 0
    for each in wanted:
        assert each in pair.merged.text


def test_lines_of_a_log_come_by_their_days() -> None:
    ours = changed(LAST, LAST + "  - {日期: 2024-05-24, 更新人: 研发部/周经理, 进展: 修好}\n")
    theirs = changed(LAST, LAST + "  - 日期: 2024-05-23  # 晚上\n    更新人: 测试部/吴工\n    进展: 复现\n")
    text = clean(ours, theirs)
    assert text.index("2024-05-23  # 晚上") < text.index("2024-05-24")


def test_different_fields_of_one_line_and_both_comments() -> None:
    ours = changed("优先级: 高", "优先级: 中  # 已缓解").replace("提供服务器}", "提供两台服务器}")
    theirs = changed("优先级: 高", "# 领导看过\n优先级: 高").replace("部门: 运维部", "部门: 基础运维部")
    text = clean(ours, theirs)
    assert "# 领导看过\n优先级: 中  # 已缓解\n" in text
    assert "{部门: 基础运维部, 协同内容: 提供两台服务器}" in text


def test_lists_of_people_are_sets() -> None:
    base = "表单类型: 会议纪要\n参会人员: [产品部/李主管, 研发部/周经理, 市场部/孙专员]\n"
    ours, theirs = base.replace("研发部/周经理, ", ""), base.replace("孙专员]", "孙专员, 财务部/钱会计]")
    assert "[产品部/李主管, 市场部/孙专员, 财务部/钱会计]" in clean(ours, theirs, base, "meeting")


def test_what_one_opened_out_of_brackets_takes_what_the_other_added() -> None:
    base = "表单类型: 会议纪要\n参会人员: [产品部/李主管, 研发部/周经理]  # 都到了\n会议议程:\n  - {序号: G1, 议题: 排期}  # 先说\n"
    ours = base.replace(
        "[产品部/李主管, 研发部/周经理]  # 都到了", "# 都到了\n  - 产品部/李主管\n  - 研发部/周经理\n  - 市场部/孙专员"
    )
    ours = ours.replace("{序号: G1, 议题: 排期}  # 先说", "序号: G1\n    议题: 排期，先说接口")
    theirs = base.replace("周经理]", "周经理, 财务部/钱会计]").replace("议题: 排期}", "议题: 排期, 时长: 20min}")
    text = clean(ours, theirs, base, "meeting")
    assert "  - 市场部/孙专员\n  - 财务部/钱会计\n" in text
    assert "序号: G1\n    议题: 排期，先说接口\n    时长: 20min\n" in text


def test_a_text_of_several_lines_merges_by_lines() -> None:
    text = clean(changed("接口响应超时。", "支付接口响应超时。"), changed("客户已经投诉。", "客户已经投诉两次。"))
    assert "|-\n  支付接口响应超时。\n  影响订单支付。\n\n  客户已经投诉两次。\n" in text
    assert merge(changed("影响订单", "影响三成订单"), changed("影响订单", "影响一半订单")).questions == 1


def test_a_value_that_both_changed_is_one_question_and_the_rest_is_merged() -> None:
    ours = changed("优先级: 高", "优先级: 中").replace("建群}", "建群并通报}")
    theirs = changed("优先级: 高", "优先级: 低").replace("处理中", "待验收")
    made = merge(ours, theirs)
    assert made.questions == 1
    assert "\n<<<<<<< 陈晓\n优先级: 中\n=======\n优先级: 低\n>>>>>>> 李雷\n协同部门:\n" in made.text
    assert "建群并通报" in made.text and "待验收" in made.text


def test_the_same_value_in_other_words_is_no_question() -> None:
    assert "priority: low" in clean(changed("优先级: 高", "priority: low"), changed("优先级: 高", "优先级: 低"))


def test_a_line_deleted_by_one_and_changed_by_the_other_is_a_question() -> None:
    line = "  - {部门: 运维部, 协同内容: 提供服务器}\n"
    base = changed(line, line + "  - {部门: 测试部, 协同内容: 回归}\n")
    made = merge(base.replace(line, ""), base.replace("提供服务器", "提供三台"), base)
    assert made.questions == 1
    assert "<<<<<<< 陈晓\n=======\n  - {部门: 运维部, 协同内容: 提供三台}\n>>>>>>> 李雷\n  - {部门: 测试部" in made.text


def test_new_items_of_one_number_are_told_apart_with_what_names_them() -> None:
    item = "  - {序号: A1, 任务: 输出文档, 责任人: 产品部/李主管, 截止时间: 2024-05-22, 状态: 待办}\n"
    base = f"表单类型: 会议纪要\n行动项:\n{item}"
    ours = base + item.replace("A1", "A2").replace("输出文档", "联系供应商")
    theirs = base + item.replace("A1", "A2").replace("输出文档", "写总结") + "关联:\n  承接: [MM2024-05-21-01#A2]\n"
    made = merge(ours, theirs, base, "meeting", "MM2024-05-21-01")
    assert made.questions == 0
    assert [each[1:] for each in made.renamed] == [("A2", "A3")]
    assert "序号: A2, 任务: 联系供应商" in made.text and "序号: A3, 任务: 写总结" in made.text
    assert "[MM2024-05-21-01#A3]" in made.text


def test_only_what_names_a_renumbered_item_follows_it() -> None:
    base = "表单类型: 会议纪要\n会议地点: G2\n会议议程:\n  - {序号: G1, 议题: 排期}\n讨论要点:\n  - {议题序号: G1, 要点: 甲}\n"
    added = "  - {{序号: G2, 议题: {0}}}\n讨论要点:\n  - {{议题序号: G1, 要点: 甲}}\n  - {{议题序号: G2, 要点: {0}要加人}}\n"
    start = base[: base.index("讨论要点")]
    made = merge(start + added.format("人力"), start + added.format("预算"), base, "meeting", "MM2024-05-21-01")
    assert made.questions == 0
    assert "会议地点: G2\n" in made.text
    assert "{议题序号: G2, 要点: 人力要加人}" in made.text and "{议题序号: G3, 要点: 预算要加人}" in made.text


def test_what_cannot_be_read_is_left_to_git() -> None:
    with pytest.raises(Cannot):
        merge(changed("优先级: 高", "优先级：高"), TEXT + "更新频率: 每日\n")


NOTE = """\
表单类型: 内部沟通记录表
状态: 进行中
负责人: 市场部/王经理
沟通主题: {topic}
发起部门/人: 市场部/王经理
参与部门/人:
  - {{部门: 研发部, 姓名: 研发部/周经理}}
沟通渠道: 会议
核心内容摘要: {topic}，比较了两稿，选第二稿。
待办事项:
  - {{序号: A1, 任务: 交出{topic}, 责任人: 研发部/周经理, 截止时间: 2024-05-24, 状态: 待办}}
"""

# -- in git -------------------------------------------------------------------------------------------


@pytest.fixture
def repo(tmp_path: Path) -> Gitted:
    """A workspace below the top of its repository, with one issue; the driver is set up."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    made = Gitted(tmp_path / "仓库 1", "台账")
    made.write({ISSUE: TEXT, ".gitattributes": f"{drivers.ATTRIBUTE}\n", "other.txt": "x\n"})
    made.git("add", "-A")
    made.git("commit", "-qm", "start")
    drivers.install(made.root)
    return made


def branches(repo: Gitted, ours: str, theirs: str) -> None:
    repo.git("checkout", "-qb", "li")
    repo.write({ISSUE: theirs})
    repo.git("commit", "-qam", "theirs", who="李雷")
    repo.git("checkout", "-q", "main")
    repo.write({ISSUE: ours})
    repo.git("commit", "-qam", "ours", who="陈晓")


OURS = changed(LAST, LAST + "  - {日期: 2024-05-24, 更新人: 研发部/周经理, 进展: 修好}\n")
THEIRS = changed(LAST, LAST + "  - {日期: 2024-05-23, 更新人: 测试部/吴工, 进展: 复现}\n")
BOTH = changed(LAST, LAST + THEIRS[len(TEXT) :] + OURS[len(TEXT) :])


@pytest.mark.parametrize("words", [("merge", "-q", "li"), ("cherry-pick", "li"), ("rebase", "-q", "li")])
def test_git_merges_by_field(repo: Gitted, words: tuple[str, ...]) -> None:
    branches(repo, OURS, THEIRS)
    repo.git(*words)
    assert repo.read(ISSUE) == BOTH


def test_a_stash_comes_back_by_field(repo: Gitted) -> None:
    repo.write({ISSUE: THEIRS})
    repo.git("stash", "-q")
    repo.write({ISSUE: OURS})
    repo.git("commit", "-qam", "ours")
    repo.git("stash", "pop", "-q")
    assert repo.read(ISSUE) == BOTH


def test_each_question_is_told_in_labels_with_who_wrote_what_and_how_to_answer(repo: Gitted) -> None:
    ours = changed("优先级: 高", "优先级: 中").replace("提供服务器", "提供两台")
    branches(repo, ours, changed("优先级: 高", "优先级: 低").replace("提供服务器", "提供三台"))
    done = repo.tried("merge", "li")
    told = done.stderr.decode() + done.stdout.decode()
    assert done.returncode == 1
    assert f"台账/{ISSUE}:12: 优先级：陈晓写的是“中”，李雷写的是“低”" in told
    assert f"台账/{ISSUE}:18: 协同部门 1 · 协同内容：陈晓写的是“提供两台”，李雷写的是“提供三台”" in told
    assert 'commdocs set IS2024-05-22-01 优先级=… "协同部门[1].协同内容=…"' in told
    assert "<<<<<<< 陈晓\n优先级: 中\n=======\n优先级: 低\n>>>>>>> 李雷\n" in repo.read(ISSUE)


def test_who_else_meant_a_renumbered_item_is_named(repo: Gitted) -> None:
    path, other = "records/Q3/MM2024-05-21-01.yaml", "records/Q3/NC2024-05-22-09.yaml"
    repo.write({path: MINUTES})
    repo.git("add", "-A")
    repo.git("commit", "-qm", "minutes")
    ours, theirs, wanted = FIRST_MERGES["an action each at the end of the same minutes"]
    repo.git("checkout", "-qb", "li")
    repo.write({path: theirs, other: NOTE.format(topic="约供应商") + "关联:\n  承接: [MM2024-05-21-01#A3]\n"})
    repo.git("add", "-A")
    repo.git("commit", "-qm", "theirs")
    repo.git("checkout", "-q", "main")
    repo.write({path: ours})
    repo.git("commit", "-qam", "ours")
    told = repo.tried("merge", "li").stderr.decode()
    assert all(each in repo.read(path) for each in wanted)
    assert "指的是现在的 MM2024-05-21-01#A4，要改过来：台账/" + other in told


def test_what_two_merges_answered_differently_is_asked_again(repo: Gitted) -> None:
    """A value that stands in question between two common ancestors is no ground to stand on."""
    high, low = changed("优先级: 高", "优先级: 中"), changed("优先级: 高", "优先级: 低")
    branches(repo, high, low)
    repo.git("branch", "ours-before")
    for branch, other, answer in (("main", "li", high), ("li", "ours-before", low)):
        repo.git("checkout", "-q", branch)
        assert repo.tried("merge", other).returncode == 1
        repo.write({ISSUE: answer})
        repo.git("commit", "-qam", f"merged into {branch}")
    repo.git("checkout", "-q", "main")
    assert repo.tried("merge", "li").returncode == 1
    assert "优先级: 中\n=======\n优先级: 低\n" in repo.read(ISSUE)


def test_set_answers_what_a_merge_asked(repo: Gitted, capsys: pytest.CaptureFixture[str]) -> None:
    ours = changed("优先级: 高", "优先级: 中").replace("运维部,", "基础运维部,")
    branches(repo, ours, changed("优先级: 高", "优先级: 低  # 客户说的").replace("运维部,", "运维一部,"))
    assert repo.tried("merge", "li").returncode == 1
    asked = repo.read(ISSUE)

    def said(*words: str) -> tuple[int, str]:
        status = cli.main(["set", *words, "--workspace", str(repo.root), "--today", "2024-05-22"])
        return status, capsys.readouterr().err

    status, told = said("IS2024-05-22-01", "优先级=低")
    assert status == 2 and "协同部门" in told and repo.read(ISSUE) == asked
    answers = ("优先级=低", "协同部门[1].部门=运维部")
    assert said("IS2024-05-22-01", *answers, "--dry-run")[0] == 0
    assert repo.read(ISSUE) == asked
    status, told = said("IS2024-05-22-01", *answers)
    assert status == 0 and "# 客户说的" in told and "git add" in told
    assert repo.read(ISSUE) == ours.replace("优先级: 中", "优先级: 低").replace("基础运维部,", "运维部,")


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "commdocs.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    for name, text in (("base", TEXT), ("ours", OURS), ("theirs", THEIRS)):
        Path(name).write_bytes(codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode())
    assert cli.main(["merge", "base", "ours", "theirs", ISSUE, "7"]) == 0
    assert Path("ours").read_bytes() == codecs.BOM_UTF8 + BOTH.replace("\n", "\r\n").encode()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["base", "commdocs.yaml", "ours", "theirs"]


@pytest.mark.parametrize("broken", ["merged", "_tell"])
def test_whatever_goes_wrong_no_side_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(f"commdocs.cli.merge.{broken}", fails)
    (tmp_path / "commdocs.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    for name, text in (("base", TEXT), ("ours", OURS), ("theirs", THEIRS)):
        Path(name).write_bytes(text.encode())
    assert cli.main(["merge", "base", "ours", "theirs", ISSUE]) == (1 if broken == "merged" else 0)
    text = Path("ours").read_text("utf-8")
    assert text.count("2024-05-23") == text.count("2024-05-24") == 1
    assert (text == BOTH) is (broken == "_tell")


@pytest.mark.parametrize("inside", [True, False])
def test_without_a_workspace_or_a_record_git_merges_by_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], inside: bool
) -> None:
    if inside:
        (tmp_path / "commdocs.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    bad = ("a: [\nb: 1\nc: 1\n", "a: [\nb: 2\nc: 1\n", "a: [\nb: 3\nc: 1\n")
    for name, text in zip(("base", "ours", "theirs"), bad, strict=True):
        Path(name).write_text(text)
    assert cli.main(["merge", "base", "ours", "theirs", ISSUE]) == 1
    told = capsys.readouterr().err
    assert ("不在工作区里" in told or "lies in no workspace" in told) is not inside
    lines = Path("ours").read_text().splitlines()
    assert [each[:7] for each in lines] == ["a: [", "<<<<<<<", "b: 2", "=======", "b: 3", ">>>>>>>", "c: 1"]


SAME = "records/展会/NC2024-05-22-01.yaml"


@pytest.mark.parametrize("driver", [True, False])
def test_two_records_of_one_number_are_kept_by_one_command(
    repo: Gitted, capsys: pytest.CaptureFixture[str], driver: bool
) -> None:
    if not driver:
        repo.git("config", "--remove-section", "merge.commdocs")
    repo.git("checkout", "-qb", "li")
    repo.write({SAME: NOTE.format(topic="展位图")})
    repo.git("add", "-A")
    repo.git("commit", "-qm", "theirs", who="李雷")
    repo.git("checkout", "-q", "main")
    repo.write({SAME: NOTE.format(topic="报价单")})
    repo.git("add", "-A")
    repo.git("commit", "-qm", "ours")
    done = repo.tried("merge", "li")
    assert done.returncode == 1
    assert ("commdocs renumber NC2024-05-22-01" in done.stderr.decode()) is driver
    words = ["--workspace", str(repo.root), "--today", "2024-05-22"]
    assert cli.main(["renumber", "NC2024-05-22-01", *words, "--dry-run"]) == 0
    assert "<<<<<<<" in repo.read(SAME)
    assert cli.main(["renumber", "NC2024-05-22-01", *words]) == 0
    assert repo.read(SAME) == NOTE.format(topic="报价单")
    second = SAME.replace("-01.yaml", "-02.yaml")
    former = "状态: 进行中\n原编号:\n  - NC2024-05-22-01\n"
    assert repo.read(second) == NOTE.format(topic="展位图").replace("状态: 进行中\n", former, 1)
    repo.git("add", "-A")
    capsys.readouterr()
    assert cli.main(["check", "--staged", *words]) == 0, capsys.readouterr()


def test_one_record_in_two_versions_gets_no_second_number(repo: Gitted, capsys: pytest.CaptureFixture[str]) -> None:
    branches(repo, changed("优先级: 高", "优先级: 中"), changed("优先级: 高", "优先级: 低"))
    assert repo.tried("merge", "li").returncode == 1
    before = repo.read(ISSUE)
    assert cli.main(["renumber", "IS2024-05-22-01", "--workspace", str(repo.root)]) == 2
    assert "同一份记录" in capsys.readouterr().err and repo.read(ISSUE) == before


def test_who_types_it_is_led_to_git(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["merge", "li", "--language", "zh"]) == 2
    assert "git merge li" in capsys.readouterr().err


def test_a_fresh_clone_is_set_up_once(
    repo: Gitted, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    repo.write({".gitattributes": "*.docx binary"})
    repo.git("commit", "-qam", "as before there was a driver")
    repo.git("clone", "-q", ".", str(tmp_path / "clone"))
    there = tmp_path / "clone" / "台账"

    def said(*words: str) -> str:
        assert cli.main([*words, "--workspace", str(there)]) == 0
        return "".join(capsys.readouterr())

    assert "commdocs setup" in said()
    first = said("setup")
    assert 'git config --global user.name "' in first and 'git config --global user.email "' in first
    assert (there / ".gitattributes").read_text() == f"*.docx binary\n{drivers.ATTRIBUTE}\n"
    assert (there / ".commdocs" / "schema.json").is_file()
    assert "commdocs setup" not in said()
    second = said("setup")
    assert "新建" not in second and "加了一行" not in second


def test_what_is_missing_on_a_computer_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "commdocs.yaml").write_text("")
    monkeypatch.setenv("PATH", str(tmp_path))
    for platform, words in (("linux", "~/.profile"), ("win32", 'SetEnvironmentVariable("Path"')):
        monkeypatch.setattr("sys.platform", platform)
        assert cli.main(["setup", "--workspace", str(tmp_path)]) == 0
        told = capsys.readouterr().err
        assert words in told and "https://git-scm.com" in told
