"""`new` and `init`: numbers, places, and nothing overwritten."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from commdocs import cli, workspace
from tests.conftest import MONDAY, Said

Run = Callable[..., Said]
PROJECT = "records/示例项目"
EXAMPLE = f"{PROJECT}/MM{MONDAY}-01.yaml"


# -- new ------------------------------------------------------------------------------------------------


def test_the_next_number_and_what_to_do_next(folder: Path, commdocs: Run) -> None:
    said = commdocs("new", "会议纪要")
    assert said.status == 0
    assert said.out == f"{PROJECT}/MM{MONDAY}-02.yaml\n"
    assert f"commdocs check MM{MONDAY}-02" in said.err
    assert commdocs("new", "meeting").out == f"{PROJECT}/MM{MONDAY}-03.yaml\n"
    text = (folder / PROJECT / f"MM{MONDAY}-02.yaml").read_text("utf-8")
    assert text.startswith("#")
    assert "表单类型: 会议纪要" in text


def test_numbers_in_use_anywhere_are_not_given_again(folder: Path, commdocs: Run) -> None:
    path = folder / EXAMPLE
    path.write_text(path.read_text("utf-8") + f"原编号: [MM{MONDAY}-02]\n", "utf-8")
    (folder / "records/别处").mkdir()
    (folder / f"records/别处/MM{MONDAY}-03.yaml").write_text("[", "utf-8")  # taken, though it cannot be read
    assert commdocs("new", "会议纪要", "--project", "示例项目").out == f"{PROJECT}/MM{MONDAY}-04.yaml\n"


def test_a_number_that_somebody_takes_in_the_mean_time(
    folder: Path, commdocs: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = workspace.create

    def late(path: Path, data: bytes) -> bool:
        if path.name.endswith("-02.yaml"):
            path.write_text("theirs")
        return real(path, data)

    monkeypatch.setattr(workspace, "create", late)
    assert commdocs("new", "会议纪要").out == f"{PROJECT}/MM{MONDAY}-03.yaml\n"
    assert (folder / PROJECT / f"MM{MONDAY}-02.yaml").read_text() == "theirs"


def test_a_demand_s_number_needs_the_department(folder: Path, commdocs: Run) -> None:
    said = commdocs("new", "业务需求")
    assert said.status == 2
    assert "需求方" in said.err
    assert "--set" in said.err
    assert commdocs("new", "业务需求", "--set", "需求方=市场部/王经理").out == f"{PROJECT}/2024-市场-001.yaml\n"
    assert commdocs("new", "demand", "--set", "requester=市场部/王经理").out == f"{PROJECT}/2024-市场-002.yaml\n"
    assert commdocs("new", "demand", "--set", "requester=研发部/周经理").out == f"{PROJECT}/2024-研发-001.yaml\n"
    text = (folder / PROJECT / "2024-研发-001.yaml").read_text("utf-8")
    assert f"日期: {MONDAY}" in text
    assert "需求方: 研发部/周经理" in text


def test_a_party_has_its_own_folder(folder: Path, commdocs: Run) -> None:
    said = commdocs("new", "客户档案")
    assert said.status == 2
    field = "对方类型" if "对方类型" in said.err else said.err.split("“")[1].split("”")[0]
    assert commdocs("new", "客户档案", "--set", f"{field}=供应商").out == "records/_parties/GY-0001.yaml\n"
    assert commdocs("new", "客户档案", "--set", f"{field}=供应商", "--project", "x").status == 2


def test_the_project(folder: Path, commdocs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert commdocs("new", "会议纪要", "--project", "官网").out == f"records/官网/MM{MONDAY}-02.yaml\n"
    assert commdocs("new", "问题", "--project", "官网").status == 0
    config = folder / "commdocs.yaml"
    config.write_text(config.read_text("utf-8").replace("  #官网改版:", "  官网改版:"), "utf-8")
    said = commdocs("new", "会议纪要")  # which one?
    assert said.status == 2
    assert "示例项目" in said.err
    assert "官网改版" in said.err
    monkeypatch.chdir(folder / PROJECT)
    assert commdocs("new", "会议纪要").out.startswith(PROJECT)


def test_from_another_record(folder: Path, commdocs: Run) -> None:
    path = folder / EXAMPLE
    path.write_text(path.read_text("utf-8") + "关联: {往来单位: KH-0001}\n", "utf-8")
    (folder / "records/官网").mkdir()
    commdocs("new", "问题", "--project", "官网")
    said = commdocs("new", "确认函", "--from", f"MM{MONDAY}-01")
    assert said.out == f"{PROJECT}/CL{MONDAY}-01.yaml\n"
    data = json.loads(commdocs("show", f"CL{MONDAY}-01", "--format", "json").out)["data"]
    assert data["links"] == {"party": "KH-0001", "follows": [f"MM{MONDAY}-01"]}
    assert commdocs("new", "确认函", "--from", "nothing").status == 2


def test_quiet_prints_only_the_path(folder: Path, commdocs: Run) -> None:
    said = commdocs("new", "会议纪要", "-q")
    assert said.err == ""
    assert len(said.out.splitlines()) == 1


# -- init -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("days", range(7))
def test_the_example_checks_clean_on_every_weekday(
    language: str, days: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = (date.fromisoformat(MONDAY) + timedelta(days=days)).isoformat()
    assert cli.main(["init", "-q", "--language", language, "--today", today, str(tmp_path / "w")]) == 0
    assert cli.main(["check", "--strict", "--workspace", str(tmp_path / "w"), "--today", today]) == 0
    capsys.readouterr()
    assert cli.main(["list", "--overdue", "--workspace", str(tmp_path / "w"), "--today", today]) == 0
    assert capsys.readouterr().out == ""


def test_an_english_workspace_works_from_init_to_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commdocs: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert commdocs("init", "--language", "en", ".").status == 0
    said = commdocs("new", "meeting", "--set", "topic=Review of the design")
    assert said.out == f"records/Example project/MM{MONDAY}-02.yaml\n"
    assert "topic: Review of the design" in (tmp_path / said.out.strip()).read_text("utf-8")
    said = commdocs("build")
    assert said.status == 0  # the new one is a draft
    assert (tmp_path / f"output/Example project/{MONDAY}_Minutes_MM{MONDAY}-01.docx").exists() or list(
        (tmp_path / "output/Example project").glob("*.docx")
    )


def test_init_changes_nothing_that_is_there(folder: Path, commdocs: Run) -> None:
    (folder / EXAMPLE).unlink()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    said = commdocs("init", ".")
    assert said.status == 0
    assert "什么都没有改动" in said.err
    (folder / ".editorconfig").write_text("mine")
    (folder / ".gitattributes").unlink()
    commdocs("init", ".")
    assert (folder / ".editorconfig").read_text() == "mine"
    assert (folder / ".gitattributes").exists()
    assert {path for path in folder.rglob("*") if path.is_file()} == set(before)  # no example a second time


def test_no_workspace_inside_another(folder: Path, commdocs: Run) -> None:
    assert commdocs("init", "records/inner").status == 2


def test_with_git_what_is_built_is_ignored(folder: Path, commdocs: Run) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    assert commdocs("build").status == 0
    done = subprocess.run(
        ["git", "-c", "core.quotepath=false", "status", "--porcelain", "-uall"], capture_output=True, check=True
    )
    shown = {line[3:].strip('"') for line in done.stdout.decode().splitlines()}
    assert {path for path in shown if path.startswith("output")} == {"output/.gitignore"}
    assert EXAMPLE in shown
    assert "git init" not in commdocs("init", ".").err


# -- somebody without a file --------------------------------------------------------------------------


def test_a_file_is_begun_from_the_record_that_names_a_prospect(folder: Path, commdocs: Run) -> None:
    path = (
        folder
        / commdocs(
            "new", "拜访记录", "--project", "示例项目", "--set", "关联.往来单位=省二院", "状态=已计划"
        ).out.strip()
    )
    text = re.sub(r"(?m)^拜访对象:\n  -.*$", "拜访对象: [省二院/梁主任, 研发部/周经理]", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    told = next(line for line in commdocs("check").out.splitlines() if "R75" in line)
    assert "警告" in told
    assert "省二院" in told

    made = commdocs("new", "客户档案", "--from", path.stem, "--set", "单位类别=客户")
    file = (folder / made.out.strip()).read_text("utf-8")
    assert "客户名称: 省二院\n" in file
    assert "姓名: 省二院/梁主任\n" in file
    assert "周经理" not in re.sub(r"(?m)#.*$", "", file)
    step = next(line for line in made.err.splitlines() if "commdocs set" in line)
    assert step.endswith(f"commdocs set {path.stem} 关联.往来单位=KH-0001")
    assert commdocs(*step.partition("commdocs ")[2].split()).status == 0
    assert "R75" not in commdocs("check").out
