"""The commands as people call them: streams, exit status, languages, help."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import cli
from commdocs.cli.build import told_to_stop
from commdocs.cli.table import columns, fitted, folded, width, wrap
from commdocs.messages import Text
from commdocs.messages import help as helps
from tests.conftest import MONDAY, Said

Run = Callable[..., Said]
FORM = re.compile(r"commdocs (?:new|list --kind|explain|schema) ([^-\s]\S*)")
EXAMPLE = f"records/示例项目/MM{MONDAY}-01.yaml"


def spoil(folder: Path, old: str, new: str) -> None:
    path = folder / EXAMPLE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# -- exit status and streams ------------------------------------------------------------------------


def test_a_fresh_workspace_checks_and_builds(folder: Path, commdocs: Run) -> None:
    assert commdocs("check").status == 0
    built = commdocs("build")
    assert built.status == 0
    assert "生成了" in built.err
    assert built.out == ""
    assert (folder / "output/示例项目" / f"{MONDAY}_会议纪要_MM{MONDAY}-01.docx").exists()
    again = commdocs("build")
    assert again.status == 0
    assert "没有要生成的" in again.err


def test_a_problem_is_one_located_line_and_its_hint(folder: Path, commdocs: Run) -> None:
    spoil(folder, "责任人: 产品部/李主管, ", "")
    said = commdocs("check")
    assert said.status == 1
    first, second = said.out.splitlines()[:2]
    assert first.startswith(f"{EXAMPLE}:26:5: ")
    assert " 错误 " in first
    assert second.startswith("  → ")
    assert "检查了 1 条记录：1 个错误" in said.err


def test_json_of_check(folder: Path, commdocs: Run) -> None:
    spoil(folder, "责任人: 产品部/李主管, ", "")
    said = commdocs("check", "--format", "json")
    assert said.status == 1
    report = json.loads(said.out)
    assert {key: report[key] for key in ("version", "records", "errors", "warnings")} == {
        "version": 1,
        "records": 1,
        "errors": 1,
        "warnings": 0,
    }
    [problem] = report["problems"]
    assert sorted(problem) == sorted(["path", "line", "column", "rule", "name", "severity", "field", "message", "hint"])
    assert problem["path"] == EXAMPLE
    assert problem["field"] == "actions[0].owner"


def test_github_annotations(folder: Path, commdocs: Run) -> None:
    spoil(folder, "责任人: 产品部/李主管, ", "")
    said = commdocs("check", "--format", "github")
    assert said.out.startswith(f"::error file={EXAMPLE},line=26,col=5,title=R32 ")
    assert "%0A→" in said.out


def test_warnings_fail_only_when_strict(folder: Path, commdocs: Run) -> None:
    (folder / "records/示例项目/x.yml").write_text("表单类型: 会议纪要\n", "utf-8")
    assert commdocs("check").status == 0
    assert commdocs("check", "--strict").status == 1


def test_only_the_named_are_reported(folder: Path, commdocs: Run) -> None:
    assert commdocs("new", "会议纪要", "状态=已计划").status == 0
    assert commdocs("check").status == 1
    assert commdocs("check", EXAMPLE).status == 0
    assert commdocs("check", f"MM{MONDAY}-01").status == 0
    assert commdocs("check", "records/示例项目").status == 1
    assert commdocs("check", f"MM{MONDAY}-02").status == 1


def test_options_stand_before_or_after_the_verb(folder: Path, commdocs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert commdocs("--workspace", folder.name, "check").status == 0
    assert commdocs("check", "--workspace", folder.name).status == 0
    assert "Records checked" in commdocs("--language", "en", "check", f"--workspace={folder}").err
    assert "Records checked" in commdocs("check", "--language=en", f"--workspace={folder}").err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["chek"], "commdocs check"),
        (["check", "--nonsense"], "--nonsense"),
        (["check", "nowhere.yaml"], "nowhere.yaml"),
        (["check", "--format", "xml"], "json"),
        (["show"], "ID"),
        (["new", "会译纪要"], "会议纪要"),
        (["new", "会议纪要", "extra"], "extra"),
        (["new", "会议纪要", "--set", "主题"], "栏目=内容"),
        (["new", "会议纪要", "--set", "会议主体=x"], "会议主题"),
        (["new", "会议纪要", "--set", "开始时间=下周"], "下周"),
        (["new", "会议纪要", "--project", "a/b"], "项目名"),
        (["new", "会议纪要", "--project", "_x"], "项目名"),
        (["new", "需求", "--kind"], "--kind"),
        (["show", "MM2024-05-20-09"], "MM2024-05-20-01"),
        (["show"], "ID"),
        (["explain", "R999"], "R999"),
        (["explain", "meeting.topik"], "Topic"),
        (["schema"], "--all"),
        (["list", "--status", "完蛋"], "完蛋"),
        (["check", "--workspace", "nowhere"], "nowhere"),
        (["check", "--today", "yesterday"], "--today"),
    ],
)
def test_wrong_usage_is_said_and_gives_2(
    folder: Path,
    words: list[str],
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")  # where no workspace says the language
    status = cli.main(words)
    said = capsys.readouterr()
    assert status == 2
    assert says in said.err
    assert said.err.startswith("错误：")
    assert said.out == ""


def test_outside_of_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commdocs: Run) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMDOCS_LANGUAGE", "en")
    said = commdocs("check")
    assert said.status == 2
    assert "commdocs init" in said.err
    assert commdocs("explain", "R60").status == 0
    assert commdocs("explain", "meeting").status == 0
    assert "limits" in commdocs("explain", "config").out
    assert json.loads(commdocs("schema", "meeting").out)["$schema"].startswith("http://json-schema.org/draft-07")


# -- help and languages -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("verb", ["", *cli.VERBS])
def test_every_command_has_help_in_both_languages(verb: str, language: str, commdocs: Run) -> None:
    said = commdocs(*verb.split(), "--help", "--language", language)
    assert said.status == 0
    title, examples = ("用法：", "例子：") if language == "zh" else ("Usage:", "Examples:")
    assert said.out.startswith(title)
    assert not verb or examples in said.out
    assert "--workspace" in said.out
    chinese = [line for line in said.out.splitlines() if any("\u4e00" <= each <= "\u9fff" for each in line)]
    if language == "en":  # Chinese only where it is an example of a label
        assert len(chinese) <= 3
    else:
        assert len(chinese) > 5
    assert all(width(line) <= 80 for line in said.out.splitlines())


def test_every_option_and_argument_is_explained() -> None:
    for verb in cli.VERBS:
        command = cli.group().get_command(cli.click.Context(cli.group()), verb)
        assert command is not None
        for each in command.params:
            about = getattr(each, "about", None)
            assert isinstance(about, Text)
            assert all(about)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"COMMDOCS_LANGUAGE": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_language_without_a_workspace(
    environment: dict[str, str], language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commdocs: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("COMMDOCS_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert commdocs("check").err.startswith("错误" if language == "zh" else "Error")


def test_the_workspace_s_language_comes_before_the_system_s(
    folder: Path, monkeypatch: pytest.MonkeyPatch, commdocs: Run
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "条记录" in commdocs("check").err
    config = folder / "commdocs.yaml"
    config.write_text(config.read_text("utf-8").replace("语言: zh", "language: en"), "utf-8")
    assert "Records checked" in commdocs("check").err
    config.write_text("language: en\n  broken", "utf-8")  # also when the config is broken
    assert "error S09" in commdocs("check").out


def test_the_forms_in_the_examples_exist(folder: Path, commdocs: Run) -> None:
    texts = [helps.NEW_EXAMPLES, helps.LIST_EXAMPLES, helps.EXPLAIN_EXAMPLES, helps.SCHEMA_EXAMPLES]
    named = {name for text in texts for each in text for name in FORM.findall(each)}
    assert len(named) > 8
    for name in named:
        assert commdocs("explain", name).status == 0


def test_no_arguments_gives_the_overview_or_the_state_of_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main([]) == 0
    assert "init" in capsys.readouterr().out
    assert cli.main(["init", ".", "--language", "en", "--today", "2024-05-20"]) == 0
    capsys.readouterr()
    assert cli.main(["--language", "en", "--today", "2024-06-20"]) == 0
    assert "1 records; today is 2024-06-20" in (said := capsys.readouterr().out)
    assert "overdue  commdocs due" in said


# -- list, show, explain ------------------------------------------------------------------------------


def test_list(folder: Path, commdocs: Run) -> None:
    lines = commdocs("list").out.splitlines()
    assert len(lines) == 2
    assert "示例项目启动会" in lines[1]
    rows = json.loads(commdocs("list", "--items", "actions", "--format", "json").out)["actions"]
    assert [row["number"] for row in rows] == [f"MM{MONDAY}-01#A1", f"MM{MONDAY}-01#A2"]
    assert commdocs("list", "--owner", "周经理").out == ""
    assert "A2" in commdocs("list", "--items", "actions", "--owner", "周经理").out
    assert commdocs("list", "--kind", "issue").out == ""
    assert commdocs("list", "--status", "纪要已发").out != ""
    assert commdocs("list", "--overdue").out == ""


def test_list_overdue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["list", "--overdue", "--today", "2024-06-30"]) == 0
    assert f"MM{MONDAY}-01" in capsys.readouterr().out


def test_csv_runs_no_formula(folder: Path, commdocs: Run) -> None:
    spoil(folder, "会议主题: 示例项目启动会", "会议主题: =1+1")
    assert "'=1+1" in commdocs("list", "--format", "csv").out


def test_show(folder: Path, commdocs: Run) -> None:
    commdocs("build")
    commdocs("new", "确认函", "--from", f"MM{MONDAY}-01")
    said = commdocs("show", f"MM{MONDAY}-01")
    for words in ("示例项目启动会", "纪要已发", "输出第一批功能的需求文档", f"CL{MONDAY}-01", "output/示例项目/"):
        assert words in said.out
    data = json.loads(commdocs("show", f"MM{MONDAY}-01", "--format", "json").out)
    assert data["data"]["start"] == f"{MONDAY}T14:00:00"
    assert [each["id"] for each in data["linked_from"]] == [f"CL{MONDAY}-01"]
    assert data["documents"]


def test_explain_config_tells_every_setting(folder: Path, commdocs: Run) -> None:
    idle = next(line for line in commdocs("explain", "config").out.splitlines() if "停滞天数" in line)
    assert "7d" in idle
    assert commdocs("explain", "commdocs.yaml").out == commdocs("explain", "设置").out
    assert "R65" in commdocs("explain", "config.时限.停滞天数").out


def test_list_takes_plain_words(folder: Path, commdocs: Run) -> None:
    number = f"MM{MONDAY}-01"
    commdocs("new", "日计划")
    for words in (["会议纪要"], ["会议"], ["示例项目"], ["李主管"], ["产品部"], ["纪要已发"], ["会议", "产品部"]):
        assert [line.split()[0] for line in commdocs("list", *words).out.splitlines()[1:]] == [number], words
    assert commdocs("list", "日计划", "纪要已发").out == ""
    assert commdocs("list", "待办", "周经理").out == commdocs("list", "--items", "actions", "--owner", "周经理").out
    strange = commdocs("list", "会议纪耍")
    assert strange.status == 2
    assert "会议纪要" in strange.err
    several = commdocs("list", "记录表")
    assert several.status == 2
    assert "反馈记录表" in several.err


def test_list_has_the_newest_last(folder: Path, commdocs: Run) -> None:
    for day in ("2024-06-03", "2024-05-24"):
        cli.main(["new", "内部沟通", "--project", "官网", "--today", day])
    cli.main(["new", "会议纪要", "--project", "示例项目", "--today", "2024-05-31"])
    days = [line.rsplit(None)[0] for line in commdocs("list").out.splitlines()[1:]]
    assert days == [f"MM{MONDAY}-01", "NC2024-05-24-01", "MM2024-05-31-01", "NC2024-06-03-01"]


@pytest.mark.parametrize("cells", [80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_explain_fits_the_terminal(
    folder: Path, commdocs: Run, monkeypatch: pytest.MonkeyPatch, cells: int, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(cells))
    for word in ("", "issue", "meeting", "meeting.actions", "issue.result_confirmation"):
        words = ("explain", *filter(None, [word]), "--language", language)
        whole = commdocs(*words).out
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdout.isatty", lambda: True, raising=False)
            shown = commdocs(*words).out
        assert [line for line in shown.splitlines() if width(line) > cells] == []
        assert sorted(shown.replace(" ", "").replace("\n", "")) == sorted(whole.replace(" ", "").replace("\n", ""))


def test_explain(folder: Path, commdocs: Run) -> None:
    assert "R60" in commdocs("explain", "r60").out
    assert "会议主题" in commdocs("explain", "会议纪要").out
    assert "只写一个人" in commdocs("explain", "meeting.actions.owner").out
    assert "“状态”是已完成时" in commdocs("explain", "meeting.actions").out
    assert json.loads(commdocs("explain", "meeting.actions", "--format", "json").out)["fields"][0]["key"] == "id"
    data = json.loads(commdocs("explain", "--format", "json").out)
    assert {"meeting", "party"} <= {each["kind"] for each in data["forms"]}
    assert "R60" in {each["code"] for each in data["rules"]}
    everything = commdocs("explain").out
    assert "meeting" in everything
    assert "R12" in everything


def test_schema(folder: Path, commdocs: Run) -> None:
    assert "会议主题" in commdocs("schema", "meeting", "--keys", "zh").out
    assert "会议主题" not in json.loads(commdocs("schema", "meeting", "--keys", "en").out)["properties"]
    everything = json.loads(commdocs("schema", "--all").out)
    assert everything == json.loads((folder / ".commdocs/schema.json").read_text("utf-8"))


# -- consoles and start-up ----------------------------------------------------------------------------


def program(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    here = str(Path(__file__).parents[1])
    full = {**os.environ, "PYTHONPATH": here, **environment}
    return subprocess.run([sys.executable, *words], cwd=cwd, env=full, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_no_console_stops_at_a_character(folder: Path, encoding: str) -> None:
    spoil(folder, "会议主题: 示例项目启动会", "会议主题: 启动会🎉𠮷")
    done = program("-m", "commdocs", "list", cwd=folder, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    done = program(
        "-m", "commdocs", "show", f"MM{MONDAY}-01", "--format", "json", cwd=folder, PYTHONIOENCODING=encoding
    )
    assert json.loads(done.stdout)["title"] == "启动会🎉𠮷"


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "words",
    [
        ["list", "--format", "csv"],
        ["list", "--format", "json"],
        ["list", "--items", "actions", "--format", "csv"],
        ["due", "--days", "9999", "--format", "json"],
        ["check", "--format", "github"],
        ["check", "--format", "json"],
    ],
)
def test_what_programs_read_is_utf8_whatever_the_console(folder: Path, words: list[str], encoding: str) -> None:
    spoil(folder, "会议主题: 示例项目启动会", "会议主题: 尽快启动𠮷€")
    done = program("-m", "commdocs", *words, "--today", MONDAY, cwd=folder, PYTHONIOENCODING=encoding)
    said = done.stdout.decode("utf-8-sig")
    assert "?" not in said and (done.stdout[:3] == b"\xef\xbb\xbf") == ("csv" in words)
    if "list" in words and "--items" not in words:
        assert "𠮷€" in said


@pytest.mark.parametrize("words", [["--help"], ["check"], ["check", "records"], ["list"]])
def test_start_up_loads_no_writer_and_no_renderer(folder: Path, words: list[str]) -> None:
    heavy = ("docx", "lxml", "jinja2", "markdown_it")
    text = (
        f"import sys; from commdocs.cli import main; main({words!r});"
        f"print([each for each in {heavy!r} if each in sys.modules], file=sys.stderr)"
    )
    done = program("-c", text, cwd=folder)
    assert done.stderr.decode().splitlines()[-1] == "[]"


def test_a_fault_of_our_own_is_said_as_such(
    folder: Path, commdocs: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("commdocs.build.load", lambda *_: 1 / 0)
    said = commdocs("check")
    assert said.status == 2
    assert "ZeroDivisionError" in said.err
    assert cli.main(["check", "-v"]) == 2
    assert "Traceback" in capsys.readouterr().err


# -- columns ------------------------------------------------------------------------------------------


def test_columns_mind_wide_characters() -> None:
    lines = columns([["编号", "x"], ["a", "y"]])
    assert lines == ["编号  x", "a     y"]


def test_lines_break_between_chinese_characters_and_latin_words() -> None:
    assert wrap("把这一天当作今天，例如 2024-05-21。", 12) == ["把这一天当作", "今天，例如", "2024-05-21。"]
    assert wrap("one two three", 8) == ["one two", "three"]


def test_a_table_is_made_to_fit_a_narrow_terminal() -> None:
    rows = [["编号", "表单", "标题"], ["MM2024-05-20-01", "会议纪要", "客户提出产品需新增数据导出功能"]]
    assert fitted(rows, 120, [1]) == rows
    small = fitted(rows, 40, [1])
    assert [row[0] for row in small] == ["编号", "MM2024-05-20-01"]
    assert len(small[0]) == 2
    assert all(width(line) <= 40 for line in columns(small))
    assert folded([["栏目", "说明"], ["标题", "一句话说明开什么会，何时开"]], 20) == [
        "栏目  说明",
        "标题  一句话说明开什",
        "      么会，何时开",
    ]


# -- what the machine refuses -------------------------------------------------------------------------


def test_a_disk_that_refuses_is_no_fault_of_ours(folder: Path, commdocs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("commdocs.workspace.create", refuse)
    said = commdocs("new", "会议纪要")
    assert said.status == 2
    assert "没有权限" in said.err
    assert "自己出错" not in said.err


def test_records_of_a_broken_form_are_named(folder: Path, commdocs: Run) -> None:
    standard = Path(__file__).parents[1] / "schemas" / "meeting.yaml"
    (folder / "schemas").mkdir()
    (folder / "schemas/meeting.yaml").write_text(
        standard.read_text("utf-8").replace("type: datetime", "type: x", 1), "utf-8"
    )
    said = commdocs("build")
    assert said.status == 2
    assert f"表单定义有误：MM{MONDAY}-01.yaml" in said.err
    assert "还没有记录" not in said.err
    for words in (["list"], ["show", f"MM{MONDAY}-01"]):
        said = commdocs(*words)
        assert said.status == 2
        assert "schemas/meeting.yaml" in said.err


def test_a_build_told_to_stop_ends_like_ctrl_c() -> None:
    with pytest.raises(KeyboardInterrupt), told_to_stop():
        signal.raise_signal(signal.SIGTERM)


def test_the_language_of_a_broken_config(folder: Path, commdocs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    (folder / "commdocs.yaml").write_text("语言：zh\n", "utf-8")
    assert "全角冒号" in commdocs("check").out
    (folder / "commdocs.yaml").write_text("organisation: Example\n", "utf-8")
    assert "没有问题" in commdocs("check").err


def test_a_file_in_place_of_the_records(folder: Path, commdocs: Run) -> None:
    shutil.rmtree(folder / "records")
    (folder / "records").write_text("", "utf-8")
    said = commdocs("check")
    assert said.status == 1
    assert "records 要是一个文件夹" in said.out


def test_new_without_a_form_names_them(folder: Path, commdocs: Run) -> None:
    said = commdocs("new")
    assert said.status == 2
    assert "会议纪要" in said.err
