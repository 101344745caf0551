"""Links and other odd things on disk: nothing outside the workspace is read, and each costs only itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from commdocs import workspace
from commdocs.model import Tree
from commdocs.workspace import git, reading
from tests.conftest import Said
from tests.gitted import Gitted

Run = Callable[..., Said]
TODAY = date(2024, 5, 20)
EXAMPLE = "records/示例项目/MM2024-05-20-01.yaml"
SECRET = "hunter2"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder beside the workspace, with a secret under every name that is read."""
    made = tmp_path / "elsewhere"
    for name in ("s.md", "own.docx", "2024.yaml", "x.yaml", "_types.yaml", "sub/x.yaml", "meeting/minutes.md"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(SECRET)
    return made


def read(folder: Path) -> Tree:
    tree = workspace.read(folder, TODAY)
    assert not any(SECRET.encode() in data for data in tree.files.values())
    return tree


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("templates/_shared/s.md", "s.md"),
        ("templates/letterheads/own.docx", "own.docx"),
        ("templates/meeting", "meeting"),
        ("calendar/2024.yaml", "2024.yaml"),
        ("records/示例项目/x.yaml", "x.yaml"),
        ("records/外面", "sub"),
        ("schemas/_types.yaml", "_types.yaml"),
        ("attachments/scan.pdf", "s.md"),
        ("attachments", "."),
        ("commdocs.yaml", "x.yaml"),
    ],
)
@pytest.mark.parametrize("relative", [False, True])
def test_what_leads_out_is_not_read_and_named(
    folder: Path, secret: Path, commdocs: Run, link: str, target: str, relative: bool
) -> None:
    place = folder / link
    place.parent.mkdir(parents=True, exist_ok=True)
    if link == "schemas/_types.yaml":
        place.unlink(missing_ok=True)
    place.unlink(missing_ok=True)
    goal = secret / target
    place.symlink_to(os.path.relpath(goal, place.parent) if relative else goal, goal.is_dir())
    tree = read(folder)
    assert link in tree.unread
    assert not any(f"{path}/".startswith(f"{link}/") for path in tree.names)
    said = commdocs("check")
    assert said.status in (1, 2)
    assert f"{link}:1:1: " in said.out
    assert "工作区之外" in said.out or "out of the workspace" in said.out  # in English when commdocs.yaml is not read
    assert SECRET not in said.out


def test_the_records_beside_a_refused_link_are_judged_and_built(folder: Path, secret: Path, commdocs: Run) -> None:
    (folder / "records/外面").symlink_to(secret / "sub", target_is_directory=True)
    (folder / "records/圈").symlink_to("圈")
    commdocs("build", "-q")
    assert list((folder / "output/示例项目").glob("*.docx"))
    assert not any(SECRET in path.read_text(errors="replace") for path in folder.rglob("*.md"))


def test_a_link_inside_the_workspace_is_followed(folder: Path) -> None:
    (folder / "templates/meeting").mkdir(parents=True)
    (folder / "common").mkdir()
    (folder / "common/x.md").write_text("x")
    (folder / "templates/meeting/x.md").symlink_to("../../common/x.md")
    (folder / "templates/visit").symlink_to("meeting", target_is_directory=True)
    tree = read(folder)
    assert tree.files["templates/meeting/x.md"] == tree.files["templates/visit/x.md"] == b"x"
    assert not tree.unread


def test_a_workspace_that_is_itself_behind_a_link(folder: Path, tmp_path: Path, commdocs: Run) -> None:
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    assert EXAMPLE in read(tmp_path / "link").files
    assert commdocs("--workspace", str(tmp_path / "link"), "check").status == 0


def test_what_is_hidden_is_not_read_by_way_of_a_link(folder: Path) -> None:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / ".git/config").write_text(SECRET)
    (folder / "templates/_shared").mkdir(parents=True)
    (folder / "templates/_shared/s.md").symlink_to("../../.git/config")
    assert "templates/_shared/s.md" in read(folder).unread


@pytest.mark.parametrize("name", ["records/圈", "records/示例项目/x.yaml", "templates/_shared/x.md", "圈", "docs"])
def test_a_link_to_itself_costs_only_itself(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).symlink_to(Path(name).name)
    tree = read(folder)
    assert EXAMPLE in tree.files
    assert list(tree.unread) == ([name] if "/" in name else [])  # elsewhere nobody misses it


def test_links_in_a_circle_and_links_that_double(folder: Path) -> None:
    (folder / "records/a").mkdir()
    (folder / "records/a/b").symlink_to("../a", target_is_directory=True)
    (folder / "records/c").symlink_to("d")
    (folder / "records/d").symlink_to("c")
    for number in range(30):
        (folder / f"attachments/{number}").mkdir(parents=True)
        for twice in "xy":
            (folder / f"attachments/{number}/{twice}").symlink_to(f"../{number + 1}", target_is_directory=True)
    start = time.process_time()
    tree = read(folder)
    assert time.process_time() - start < 1
    assert EXAMPLE in tree.files
    assert {"records/a/b", "records/c", "records/d"} <= tree.unread.keys()


def test_folders_without_end(folder: Path) -> None:
    os.chdir(folder / "records")
    try:
        for _ in range(300):
            Path("x").mkdir()
            os.chdir("x")
        Path("a.yaml").write_text("x")
    finally:
        os.chdir(folder)
    tree = read(folder)
    for folders, _, files in os.walk(folder / "records/x", topdown=False):  # too deep for others to clean up
        for file in files:
            (Path(folders) / file).unlink()
        Path(folders).rmdir()
    assert EXAMPLE in tree.files
    assert [path.count("/") for path in tree.unread] == [31]  # the thirty-second folder is read, what is in it is not


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("name", ["records/示例项目/x.yaml", "templates/_shared/x.md", "calendar/2024.yaml"])
def test_pipes_and_devices_are_named(folder: Path, commdocs: Run, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(folder / name)
    assert list(read(folder).unread) == [name]
    assert f"{name}:1:1: 错误 S0" in commdocs("check").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.mkdir()])
def test_a_config_that_is_no_file(folder: Path, commdocs: Run, make: Callable[[Path], None]) -> None:
    (folder / "commdocs.yaml").unlink()
    make(folder / "commdocs.yaml")
    for command in ("check", "build", "list"):
        assert commdocs(command).status in (1, 2)


def test_a_link_is_named_by_its_path_and_not_judged(folder: Path, secret: Path, commdocs: Run) -> None:
    (folder / "records/示例项目/x.yaml").symlink_to(secret / "x.yaml")
    (folder / "records/示例项目/y.yaml").symlink_to("y.yaml")
    for name in ("x", "y"):
        said = commdocs("check", f"records/示例项目/{name}.yaml")
        assert said.status == 1
        assert f"records/示例项目/{name}.yaml:1:1: 错误 S02" in said.out


def test_the_index_takes_no_link_for_a_text(tmp_path: Path) -> None:
    repo = Gitted(tmp_path)
    (repo.root / "schemas").mkdir(exist_ok=True)
    (repo.root / "schemas/_types.yaml").symlink_to("types.yaml")
    (repo.root / "schemas/types.yaml").write_text("a: 1\n")
    (repo.root / "schemas/out.yaml").symlink_to("/etc/passwd")
    repo.git("add", "-A")
    tree = git.index(repo.root, TODAY)
    assert tree.files["schemas/_types.yaml"] == b"a: 1\n"
    assert "schemas/out.yaml" not in tree.files


def test_the_standard_set_may_be_installed_by_way_of_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    package = tmp_path / "package"
    for part in ("schemas", "templates"):
        (cache / part).mkdir(parents=True)
        (package / part).mkdir(parents=True)
        (cache / part / "x.yaml").write_text("x")
        (package / part / "x.yaml").symlink_to(cache / part / "x.yaml")
    monkeypatch.setattr(reading, "standard", lambda: package)
    assert workspace.shipped(TODAY).files == {"schemas/x.yaml": b"x", "templates/x.yaml": b"x"}
