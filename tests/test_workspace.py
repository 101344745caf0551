"""Disk: what is read, what is written, what is kept when somebody edited it."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from commdocs import workspace
from commdocs.model import Built, Output
from commdocs.workspace import Unusable, Written, ledger
from commdocs.workspace import output as output_module

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


def test_two_folders_that_look_the_same_are_named(tmp_path: Path) -> None:
    """Linux keeps both; the accent stands apart in one of the names."""
    for number, name in enumerate(("Café", "Cafe\u0301")):
        folder = tmp_path / "records" / name
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            pytest.skip("this disk takes them for one")
        (folder / f"{number}.yaml").write_text("kind: meeting\n", encoding="utf-8")
    (tmp_path / "commdocs.yaml").write_text("", encoding="utf-8")
    found = workspace.read(tmp_path)
    assert "同名" in found.unread["records/Café"].why.zh
    assert len([path for path in found.files if path.startswith("records/")]) == 1


@pytest.mark.parametrize("name", ["\x1b[31m", "a\x07b", "\u202eb", "\x9b", "a\u2028", "a\rb", "\udcff"])
def test_a_name_that_commands_a_terminal_is_named_without_that(root: Path, name: str) -> None:
    (root / f"records/项目/{name}.yaml").write_bytes(b"kind: meeting\n")
    found = workspace.read(root)
    [(path, unread)] = found.unread.items()
    assert path.startswith("records/项目/")
    assert "\ufffd" in path and path.replace("\ufffd", "").isprintable()
    assert "控制字符" in unread.why.zh


# -- whose a file is ------------------------------------------------------------------------------------


class Killed(BaseException):
    """Nothing after it runs, as after kill -9."""


@pytest.fixture
def killed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, int], None]:
    """A build of many files that dies at its n-th act on the disk; the manifest is not written any more."""

    def build(root: Path, at: int) -> None:
        acts = 0

        def count(act: Callable[..., object]) -> Callable[..., object]:
            def counted(*words: object, **more: object) -> object:
                nonlocal acts
                acts += 1
                if acts > at:
                    raise Killed
                return act(*words, **more)

            return counted

        with monkeypatch.context() as patched:
            for where, name in ((output_module, "replace"), (ledger, "replace")):
                patched.setattr(where, name, count(getattr(where, name)))
            patched.setattr(ledger.Ledger, "claim", count(ledger.Ledger.claim))
            patched.setattr(ledger.Ledger, "close", count(ledger.Ledger.close))
            with pytest.raises(Killed):
                write(root, *(output(f"{number}.md", b"two") for number in range(3)))

    return build


@pytest.mark.parametrize("at", range(1, 9))
def test_a_build_that_died_owned_what_it_wrote(root: Path, killed: Callable[[Path, int], None], at: int) -> None:
    """Whatever the records say next time, no file of ours is taken for somebody's; what is edited is."""
    write(root, output("0.md"), output("1.md"))
    killed(root, at)
    mine = root / "output/1.md"
    mine.write_bytes(b"edited")
    found = write(root, *(output(f"{number}.md", b"three") for number in range(3)))
    assert found.kept == [("output/1.md", "output/1 (手工修改 1).md")]
    assert (root / "output/1 (手工修改 1).md").read_bytes() == b"edited"
    assert [each for each in (root / "output").iterdir() if each.name.startswith(".")] == [root / "output/.gitignore"]
    assert write(root).removed == [f"output/{number}.md" for number in range(3)]


def test_what_a_dead_build_left_is_cleaned(root: Path) -> None:
    (root / "output").mkdir()
    (root / "output/.commdocs-99999.tmp").write_bytes(b"half")
    with workspace.building(root):
        assert not list((root / "output").glob("*.tmp"))
    (root / "output/.manifest-journal").write_bytes(b'{"path": "output/a')
    assert write(root, output("a.md")).kept == []
    assert not (root / workspace.JOURNAL).exists()


def test_two_builds_wait_for_each_other(root: Path) -> None:
    waited: list[int] = []
    ended = threading.Event()

    def second() -> None:
        with workspace.building(root, lambda: waited.append(1)):
            ended.set()

    with workspace.building(root):
        thread = threading.Thread(target=second)
        thread.start()
        while not waited:
            time.sleep(0.01)
        assert not ended.is_set()
    thread.join(10)
    assert ended.is_set()
    assert waited == [1]


DAMAGED = {
    "nul": '{"files": [{"path": "output/a\\u0000.md"}]}',
    "deep": '{"files": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "list": "[1]",
    "number": '{"files": 1}',
    "stranger": '{"name": "app", "icons": []}',
    "types": '{"files": [{"path": 1, "record": [], "kind": null}]}',
    "bytes": "\udc80",
}


@pytest.mark.parametrize("text", [*DAMAGED.values()], ids=DAMAGED.keys())
def test_a_damaged_manifest_is_set_aside(root: Path, text: str) -> None:
    write(root, output("a.md"))
    raw = text.encode(errors="surrogateescape")
    (root / workspace.MANIFEST).write_bytes(raw)
    for number in (1, 2):
        found = write(root, output("a.md"))
        assert (found.aside, found.kept) == (f"output/manifest-damaged-{number}.json", [])
        assert (root / found.aside).read_bytes() == raw
        (root / workspace.MANIFEST).write_bytes(raw)
    assert workspace.manifest(root) == {}


BAD_PATHS = (
    "records/项目/a.yaml", "output/../records/项目/a.yaml", "/etc/passwd", "output/..\\records\\a.yaml",
    "output/C:/x", "C:\\x", "output//x", "output/./x", "output/x/", "output/.. /x", "output/...", "output/x.",
    "output/a\0b", "output/\ud800", "output/.gitignore", "output/manifest.json", "output/Manifest.JSON",
    "output/.manifest-journal", "output", "output/a\nb",
)  # fmt: skip


@pytest.mark.parametrize("path", BAD_PATHS)
def test_a_manifest_names_only_what_can_be_built(root: Path, path: str) -> None:
    write(root, output("a.md"))
    for name in ("records/项目/a.yaml", "output/x"):
        (root / name).write_bytes(b"one")
    text = (root / workspace.MANIFEST).read_text("utf-8").replace('"output/a.md"', json.dumps(path))
    (root / workspace.MANIFEST).write_text(text, "utf-8")
    found = write(root)
    assert found.removed == []
    assert found.aside
    assert (root / "records/项目/a.yaml").exists()
    assert (root / "output/x").exists()


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
@pytest.mark.parametrize("path", ["output/b.md/a.md", "output/folder", f"output/{'长' * 100}.md"])
@pytest.mark.parametrize("where", [workspace.MANIFEST, workspace.JOURNAL])
def test_a_file_that_cannot_be_there_is_forgotten(root: Path, path: str, where: str) -> None:
    """A folder may stand where a file was, and the other way round, since the build that entered it."""
    write(root, output("a.md"), output("b.md"), output("folder/c.md"))
    text = (root / workspace.MANIFEST).read_text("utf-8")
    if where == workspace.MANIFEST:
        (root / where).write_text(text.replace('"output/a.md"', json.dumps(path)), "utf-8")
    else:
        line = next(line for line in text.splitlines() if "output/a.md" in line)
        (root / where).write_text(line.rstrip(",").replace("output/a.md", path) + "\n", "utf-8")
    found = write(root, output("a.md"), output("b.md"), output("folder/c.md"))
    assert (found.blocked, found.removed, found.aside) == ([], [], "")
    assert listed(root) == ["output/a.md", "output/b.md", "output/folder/c.md"]


def test_an_output_that_is_a_link_is_refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "manifest.json").write_bytes(b"theirs")
    for target in (outside, outside / "nowhere", root / "output"):
        (root / "output").symlink_to(target)
        with pytest.raises(Unusable, match="is a link"), workspace.building(root):
            pass
        with pytest.raises(Unusable, match="is a link"):
            write(root, output("a.md"))
        (root / "output").unlink()
    assert [each.name for each in outside.iterdir()] == ["manifest.json"]
    assert (outside / "manifest.json").read_bytes() == b"theirs"


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_nothing_behind_a_link_is_written_or_removed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    write(root, output("项目/a.md"), output("b.md"), output("c.md"))
    for name in ("项目/a.md", "b.md"):
        (outside / name).parent.mkdir(exist_ok=True)
        (root / "output" / name).rename(outside / name)
    (root / "output/项目").rmdir()
    (root / "output/项目").symlink_to(outside / "项目")
    (root / "output/b.md").symlink_to(outside / "b.md")
    for name in (f".commdocs-{os.getpid()}.tmp", ".manifest-journal"):  # laid there by somebody who guessed
        (root / "output" / name).symlink_to(outside / "planted")
    for outputs in ([output("项目/a.md", b"two"), output("b.md", b"two"), output("c.md", b"two")], []):
        found = write(root, *outputs)
        told = {path for path, _ in found.blocked}
        assert told == ({"output/项目/a.md", "output/b.md"} if outputs else set())
        assert {path.name: path.read_bytes() for path in outside.rglob("*.md")} == {"a.md": b"one", "b.md": b"one"}
    assert not (outside / "planted").exists()
    assert found.removed == ["output/c.md"]
