"""Disk: what is read, what is written, what is kept when somebody edited it."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from commdocs import workspace
from commdocs.model import Built, Output
from commdocs.workspace import Unusable, Written

TODAY = date(2024, 5, 20)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "commdocs.yaml").write_text("语言: zh\n", "utf-8")
    (tmp_path / "records/项目").mkdir(parents=True)
    return tmp_path


# -- reading --------------------------------------------------------------------------------------------


def test_the_workspace_is_found_upward(root: Path) -> None:
    assert workspace.find(root / "records/项目") == root


def test_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="not a workspace"):
        workspace.find(tmp_path)
    with pytest.raises(Unusable, match="no such folder"):
        workspace.find(tmp_path / "nowhere")


def test_what_is_read_and_what_is_only_named(root: Path) -> None:
    for path in (
        "records/项目/a.yaml",
        "records/项目/b.txt",
        "attachments/项目/扫描 1.pdf",
        "calendar/2024.yaml",
        "output/x/y.docx",
        ".git/config",
        "records/.hidden.yaml",
        "records/项目/~$a.docx",
        "templates/meeting/own.md",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")
    tree = workspace.read(root, TODAY)
    own = {"commdocs.yaml", "records/项目/a.yaml", "calendar/2024.yaml", "templates/meeting/own.md"}
    assert own <= set(tree.files)
    assert {path for path in tree.files if path.startswith("records/")} == {"records/项目/a.yaml"}
    assert tree.names == {"records/项目/b.txt", "attachments/项目/扫描 1.pdf"}
    assert "schemas/meeting.yaml" in tree.files  # the standard set lies under it
    assert "templates/letterheads/business.docx" in tree.files


def test_own_files_win_over_the_standard_set(root: Path) -> None:
    (root / "schemas").mkdir()
    (root / "schemas/meeting.yaml").write_text("mine")
    assert workspace.read(root, TODAY).files["schemas/meeting.yaml"] == b"mine"


def test_names_are_nfc(root: Path) -> None:
    name = unicodedata.normalize("NFD", "Café.yaml")
    (root / "records/项目" / name).write_text("x")
    assert "records/项目/Café.yaml" in workspace.read(root, TODAY).files
    if not (root / "records/项目/Café.yaml").exists():  # where both can be
        (root / "records/项目/Café.yaml").write_text("y")
        assert "records/项目/Café.yaml" in workspace.read(root, TODAY).unread


@pytest.mark.parametrize(("zone", "hours"), [("+08:00", 8), ("-05:00", -5)])
@pytest.mark.parametrize("system", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_is_the_workspace_s_not_the_system_s(
    root: Path, zone: str, hours: int, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", system)
    (root / "commdocs.yaml").write_text(f'时区: "{zone}"\n', "utf-8")
    assert workspace.read(root).today == datetime.now(timezone(timedelta(hours=hours))).date()


def test_paths_as_the_tree_names_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "records")
    assert workspace.relative(root, Path("项目/a.yaml")) == "records/项目/a.yaml"
    assert workspace.relative(root, Path("../commdocs.yaml")) == "commdocs.yaml"
    assert workspace.relative(root, Path("/")) is None


def test_language_of_a_broken_config(root: Path) -> None:
    (root / "commdocs.yaml").write_bytes("[\nlanguage: en\n".encode("utf-16"))
    assert workspace.language(root) == "en"
    (root / "commdocs.yaml").unlink()
    assert workspace.language(root) == ""


# -- writing --------------------------------------------------------------------------------------------


def output(name: str, data: bytes = b"one", record: str = "records/项目/a.yaml") -> Output:
    digest = hashlib.sha256(data).hexdigest()
    return Output(Built(f"output/{name}", record, "meeting", "minutes", "md", digest, "blob", "t.md"), data)


def write(root: Path, *outputs: Output, stale: bool = True) -> Written:
    return workspace.write(root, outputs, lambda entry: stale, "zh")


def listed(root: Path) -> list[str]:
    return [each["path"] for each in json.loads((root / workspace.MANIFEST).read_text("utf-8"))["files"]]


def test_written_once_and_then_left_alone(root: Path) -> None:
    assert write(root, output("项目/b.md"), output("项目/a.md")).built == ["output/项目/b.md", "output/项目/a.md"]
    assert listed(root) == ["output/项目/a.md", "output/项目/b.md"]
    assert (root / "output/.gitignore").read_text() == "*\n!.gitignore\n"
    before = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}
    again = write(root, output("项目/b.md"), output("项目/a.md"))
    assert (again.built, len(again.unchanged)) == ([], 2)
    assert {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")} == before


def test_only_what_changed_is_written(root: Path) -> None:
    write(root, output("a.md"), output("b.md"))
    assert write(root, output("a.md"), output("b.md", b"two")).built == ["output/b.md"]
    assert (root / "output/b.md").read_bytes() == b"two"


def test_stale_files_go_and_their_empty_folder_too(root: Path) -> None:
    write(root, output("项目/a.md"), output("b.md"))
    assert write(root, output("b.md")).removed == ["output/项目/a.md"]
    assert not (root / "output/项目").exists()
    assert listed(root) == ["output/b.md"]


def test_what_is_not_stale_stays_in_the_manifest(root: Path) -> None:
    write(root, output("a.md"), output("b.md"))
    assert write(root, output("b.md"), stale=False).removed == []
    assert listed(root) == ["output/a.md", "output/b.md"]


def test_an_edited_file_is_kept_when_it_is_built_anew(root: Path) -> None:
    write(root, output("a.md"))
    for number in (1, 2):
        (root / "output/a.md").write_bytes(b"edited")
        kept = write(root, output("a.md", b"new %d" % number)).kept
        assert kept == [("output/a.md", f"output/a (手工修改 {number}).md")]
    assert (root / "output/a.md").read_bytes() == b"new 2"
    assert (root / "output/a (手工修改 1).md").read_bytes() == b"edited"
    write(root)  # copies are nobody's to remove
    assert (root / "output/a (手工修改 2).md").exists()


def test_an_edited_file_is_kept_when_its_record_is_gone(root: Path) -> None:
    write(root, output("a.md"))
    (root / "output/a.md").write_bytes(b"edited")
    written = write(root)
    assert (written.removed, len(written.kept)) == ([], 1)
    assert (root / "output/a (手工修改 1).md").read_bytes() == b"edited"
    assert listed(root) == []


def test_a_file_that_we_never_built_is_kept(root: Path) -> None:
    (root / "output").mkdir()
    (root / "output/a.md").write_bytes(b"mine")
    assert write(root, output("a.md")).kept
    assert (root / "output/a (手工修改 1).md").read_bytes() == b"mine"


def test_an_interrupted_build_knows_what_it_wrote(root: Path) -> None:
    def broken() -> object:
        yield output("a.md")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workspace.write(root, broken(), lambda entry: True, "zh")  # type: ignore[arg-type]
    assert write(root, output("a.md", b"two")).kept == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": [{}]}', '{"files": 1}', "\udc80"])
def test_a_damaged_manifest_loses_nothing(root: Path, text: str) -> None:
    write(root, output("a.md"), output("b.md"))
    (root / workspace.MANIFEST).write_text(text, "utf-8", "surrogateescape")
    written = write(root, output("a.md"), output("b.md", b"two"))
    assert [copy for _, copy in written.kept] == ["output/b (手工修改 1).md"]


def test_a_manifest_cannot_name_files_outside(root: Path) -> None:
    (root / "records/项目/a.yaml").write_bytes(b"one")
    evil = output("../records/项目/a.yaml").entry
    (root / "output").mkdir()
    files = [
        {name: getattr(evil, name) for name in evil.__slots__} | {"path": path}
        for path in ("records/项目/a.yaml", "output/../records/项目/a.yaml", "/etc/passwd")
    ]
    (root / workspace.MANIFEST).write_text(json.dumps({"version": 1, "files": files}), "utf-8")
    assert write(root).removed == []
    assert (root / "records/项目/a.yaml").exists()


def test_a_full_disk_is_said_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, output("a.md"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workspace.writing, "_put", full)
    with pytest.raises(Unusable, match="full"):
        write(root, output("a.md", b"two"))
    assert (root / "output/a.md").read_bytes() == b"one"


def test_create_never_overwrites(root: Path) -> None:
    assert workspace.create(root / "new/file", b"one")
    assert not workspace.create(root / "new/file", b"two")
    assert (root / "new/file").read_bytes() == b"one"
