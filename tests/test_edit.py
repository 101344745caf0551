"""A record in one's editor at the line that is meant, checked when the editor is closed; files from elsewhere attached."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import cli
from commdocs.workspace import editing
from tests.conftest import Said
from tests.gitted import ROOT, example
from tests.test_history_git import MEETING

Do = Callable[..., Said]
EDITOR = """import sys, pathlib
*_, file = sys.argv
pathlib.Path({seen!r}).write_text("\\n".join(sys.argv[1:]), "utf-8")
path = pathlib.Path(file)
path.write_bytes(path.read_bytes().replace({old!r}.encode(), {new!r}.encode()))
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "desk"
    (root / MEETING).parent.mkdir(parents=True)
    (root / MEETING).write_text(example(MEETING), "utf-8")
    (root / "commdocs.yaml").write_text((ROOT / "commdocs.yaml").read_text("utf-8"), "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.delenv("VISUAL", raising=False)
    return root


@pytest.fixture
def do(desk: Path, capsys: pytest.CaptureFixture[str]) -> Do:
    def run(*words: str) -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--today", "2024-05-22"])
        return Said(status, *capsys.readouterr())

    return run


def editor(desk: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, name: str = "editor.py") -> Path:
    """An editor that puts ``new`` in place of ``old``; the file with the words that it was called with."""
    seen, script = desk.parent / "seen.txt", desk.parent / name
    script.write_text(EDITOR.format(seen=str(seen), old=old, new=new), "utf-8")
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    return seen


def test_what_was_edited_is_checked(desk: Path, do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = editor(desk, monkeypatch, "状态: 待办}", "状态: 已完成}")
    done = do("edit", "MM05-21-01#A2")
    assert done.status == 1
    assert done.out.strip() == MEETING
    assert f"{MEETING}:27:" in done.err
    assert " R58 " in done.err
    assert seen.read_text("utf-8").endswith(MEETING.rpartition("/")[2])


def test_a_file_that_cannot_be_read_is_opened_to_be_mended(desk: Path, do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / MEETING).write_text(example(MEETING).replace("行动项:", "行动项: ["), "utf-8")
    editor(desk, monkeypatch, "行动项: [", "行动项:")
    done = do("edit", "MM2024-05-21-01")
    assert done.status == 0, done.err
    assert "没有问题" in done.err


def test_what_was_not_changed_says_so(desk: Path, do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(desk, monkeypatch, "没有这句话", "x")
    assert "没有改动" in do("edit", MEETING).err


@pytest.mark.parametrize("setting", ["no-such-editor --x", "/no/such/editor"])
def test_an_editor_that_is_not_there(desk: Path, do: Do, monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv("VISUAL", setting)
    refused = do("edit", "MM2024-05-21-01")
    assert (refused.status, refused.out) == (2, "")
    assert "core.editor" in refused.err


def test_without_a_terminal_only_an_editor_that_was_asked_for(
    desk: Path, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setattr("commdocs.workspace.repository.editor", lambda root: "")
    refused = do("edit", "MM2024-05-21-01")
    assert refused.status == 2
    assert "没有找到编辑器" in refused.err


def test_a_record_that_is_not_there(do: Do) -> None:
    refused = do("edit", "MM2024-05-29-01")
    assert refused.status == 2
    assert "没有编号是" in refused.err


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (["vim"], ["vim", "+7", "F"]),
        (["/usr/bin/nano", "-w"], ["/usr/bin/nano", "-w", "+7", "F"]),
        (["code"], ["code", "--wait", "--goto", "F:7"]),
        (["C:\\Apps\\Code.cmd", "--wait"], ["C:\\Apps\\Code.cmd", "--wait", "--goto", "F:7"]),
        (["subl", "-w"], ["subl", "-w", "F:7"]),
        (["notepad"], ["notepad", "F"]),
        (["C:/Notepad++/notepad++.exe"], ["C:/Notepad++/notepad++.exe", "-n7", "F"]),
        (["my-editor"], ["my-editor", "F"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(words: list[str], made: list[str]) -> None:
    assert editing.started(words, Path("F"), 7) == made


# -- files from elsewhere --------------------------------------------------------------------------------


def test_a_file_from_elsewhere_becomes_an_attachment(desk: Path, do: Do) -> None:
    scan = desk.parent / "扫描 1.jpg"
    scan.write_bytes(b"\xff\xd8page")
    digest = hashlib.sha256(b"\xff\xd8page").hexdigest()
    path = "attachments/Q3产品迭代/MM2024-05-21-01/扫描 1.jpg"
    tried = do("add", "MM05-21-01#附件", str(scan), "--dry-run")
    assert tried.status == 0, tried.err
    assert not (desk / "attachments").exists()
    done = do("add", "MM05-21-01#附件", "../扫描 1.jpg", "名称=签到表")
    assert done.status == 0, done.err
    assert (desk / path).read_bytes() == b"\xff\xd8page"
    text = (desk / MEETING).read_text("utf-8")
    assert "名称: 签到表" in text
    assert f"{path}#sha256-{digest}" in text
    scan.write_bytes(b"\xff\xd8another")  # another file of that name
    assert do("add", "MM05-21-01#附件", str(scan)).status == 0
    assert (desk / path).read_bytes() == b"\xff\xd8page"
    assert (desk / path.replace("扫描 1", "扫描 1 (2)")).read_bytes() == b"\xff\xd8another"
    assert do("check").status == 0


def test_nothing_is_copied_where_nothing_is_written(desk: Path, do: Do) -> None:
    scan = desk.parent / "扫描.jpg"
    scan.write_bytes(b"page")
    refused = do("add", "MM2024-05-21-01#附件", str(scan), "外部文件=也许")
    assert refused.status == 1
    assert not (desk / "attachments").exists()


def test_a_file_that_is_nowhere_is_no_attachment(desk: Path, do: Do) -> None:
    refused = do("add", "MM2024-05-21-01#附件", "attachments/没有.jpg")
    assert refused.status == 1
    assert " R06 " in refused.err
