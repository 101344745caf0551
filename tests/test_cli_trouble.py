"""Bad input of every sort: one located message in the workspace's language, never a traceback, nothing else touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs.cli import main
from tests.conftest import MONDAY, Said

Run = Callable[..., Said]
EXAMPLE = f"records/示例项目/MM{MONDAY}-01.yaml"
OTHER = f"records/示例项目/MM{MONDAY}-02.yaml"
BUILT = f"output/示例项目/{MONDAY}_会议纪要_MM{MONDAY}-01.docx"


@pytest.fixture(scope="session")
def built_once(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("built") / "workspace"
    shutil.copytree(fresh, made)
    assert main(["build", "-q", "--workspace", str(made), "--today", MONDAY]) == 0
    return made


@pytest.fixture
def built(folder: Path, built_once: Path) -> Path:
    """A workspace whose example has been built."""
    shutil.copytree(built_once, folder, dirs_exist_ok=True)
    return folder


def state(folder: Path, but: str = "") -> dict[str, bytes]:
    """Every file of the workspace except ``but``, and what is only remembered of them."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != but and ".commdocs/index/" not in path.as_posix()
    }


@pytest.mark.parametrize(
    ("raw", "place", "says"),
    [
        ("表单类型: 会议纪要\n状态: [", ":2:", "]"),
        ("表单类型: 会议纪要\n状态: 已计划\n状态: 已召开\n", ":3:1", "状态"),
        ("表单类型：会议纪要\n", ":1:", "："),
        ("表单类型: 会译纪要\n", ":1:7", "会议纪要"),
        ("状态: 已计划\n", ":1:1", "表单类型"),
        ("", ":1:1", "空"),
        ("- a\n- b\n", ":1:1", ""),
        ("表单类型: 会议纪要\n状态: 已计划\n参会人员: {a: b}\n", ":3:", "参会人员"),
        ("表单类型: 会议纪要\n状态: 已计划\n开始时间: 明天\n", ":3:", "开始时间"),
        ("[" * 60_000, ":1:", ""),
        (b"\xff\xfe\x00", ":1:1", ""),
        (b"\x81\x30\xff\xff", ":1:1", ""),
        (b"PK\x03\x04\x00\x00", ":1:1", "文本"),
        (b"a: \x00", ":1:1", "文本"),
        (b"a: " + b"x" * 1_100_000, ":1:1", "1 MiB"),
    ],
)
def test_a_bad_record_is_located_and_the_others_are_built(
    built: Path, commdocs: Run, raw: str | bytes, place: str, says: str
) -> None:
    before = state(built)
    (built / OTHER).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    said = commdocs("check")
    assert said.status == 1
    assert OTHER + place in said.out
    assert says in said.out
    (built / BUILT).unlink()
    said = commdocs("build")
    assert said.status == 1
    assert OTHER + place in said.err
    assert f"没有生成文书：MM{MONDAY}-02.yaml" in said.err
    (built / OTHER).unlink()
    assert commdocs("build").status == 0  # the lists named the faulty record; now they are as they were
    assert state(built) == before


def test_gb18030_is_read_with_a_warning(folder: Path, commdocs: Run) -> None:
    path = folder / EXAMPLE
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    said = commdocs("check")
    assert said.status == 0
    assert "警告 S02" in said.out


def test_an_unreadable_record(built: Path, commdocs: Run) -> None:
    (built / OTHER).symlink_to("nowhere")
    said = commdocs("check")
    assert said.status == 1
    assert f"{OTHER}:1:1: 错误 S02" in said.out
    assert commdocs("build").status == 1
    assert (built / BUILT).exists()


def test_a_record_that_became_unreadable_keeps_its_documents(built: Path, commdocs: Run) -> None:
    (built / EXAMPLE).unlink()
    (built / EXAMPLE).symlink_to("nowhere")
    assert commdocs("build").status == 1
    assert (built / BUILT).exists()


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_record_without_permission(built: Path, commdocs: Run) -> None:
    (built / EXAMPLE).chmod(0)
    said = commdocs("check")
    assert said.status == 1
    assert "没有权限" in said.out


def test_a_pipe_among_the_records_is_not_waited_for(folder: Path, commdocs: Run) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(folder / OTHER)
    assert f"{OTHER}:1:1" in commdocs("check").out


def test_a_name_that_is_not_utf8(folder: Path, commdocs: Run) -> None:
    try:
        (folder / "records" / os.fsdecode(b"\xc4\xe3.yaml")).write_text("x")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    said = commdocs("check")
    assert said.status == 1
    assert "UTF-8" in said.out


def test_folders_that_go_in_a_circle(folder: Path, commdocs: Run) -> None:
    (folder / "records/圈").symlink_to(folder / "records", target_is_directory=True)
    commdocs("check")  # ends


def test_missing_records_folder(folder: Path, commdocs: Run) -> None:
    (folder / EXAMPLE).unlink()
    (folder / "records/示例项目").rmdir()
    (folder / "records").rmdir()
    assert commdocs("check").status == 0
    said = commdocs("build")
    assert said.status == 0
    assert "还没有记录" in said.err


# -- schemas, templates, config -----------------------------------------------------------------------


def shipped(path: str) -> str:
    return (Path(__file__).parents[1] / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("label: {zh: 会议纪要, en: Meeting minutes}", "label: {zh: 会议纪要, en: Meeting minutes"),
        ("type: datetime", "type: datetimme"),
        ("life_cycle:", "life_cicle:"),
    ],
)
def test_a_broken_schema(built: Path, commdocs: Run, old: str, new: str) -> None:
    before = state(built)
    (built / "schemas").mkdir()
    (built / "schemas/meeting.yaml").write_text(shipped("schemas/meeting.yaml").replace(old, new, 1), "utf-8")
    said = commdocs("check")
    assert said.status == 2
    assert "schemas/meeting.yaml:" in said.out
    assert "错误 S07" in said.out
    assert "records/" not in said.out  # the record is not to blame
    said = commdocs("build")
    assert said.status == 2
    assert "错误 S07" in said.err
    assert commdocs("new", "会议纪要").status == 2
    assert commdocs("schema", "--all").status == 2
    (built / "schemas/meeting.yaml").unlink()
    (built / "schemas").rmdir()
    trackers = {path for path in before if path.startswith("output/trackers") or path == "output/manifest.json"}
    after = state(built)
    assert {path for path in before if before[path] != after.get(path)} <= trackers


@pytest.mark.parametrize(
    "text",
    [
        "no front matter\n",
        "---\nlabel: {zh: 会议纪要, en: Minutes}\nfromm: held\n---\nx\n",
        "---\nlabel: {zh: 会议纪要, en: Minutes}\n---\n{{ topic\n",
        "---\nlabel: {zh: 会议纪要, en: Minutes}\n---\n\n{{ topik }}\n",
        "---\nlabel: {zh: 会议纪要, en: Minutes}\n---\n\n{{ topic.nonsense() }}\n",
        "---\nlabel: {zh: 会议纪要, en: Minutes}\n---\n\n{% include 'meeting/nowhere.md' %}\n",
        b"---\nlabel: \xff\n",
    ],
)
def test_a_broken_template_names_file_and_line_and_stops_nothing_else(
    built: Path, commdocs: Run, text: str | bytes
) -> None:
    before = state(built)
    (built / "templates/meeting").mkdir(parents=True)
    path = built / "templates/meeting/minutes.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    notice = built / f"output/示例项目/{MONDAY}_会议通知_MM{MONDAY}-01.docx"
    notice.unlink()
    said = commdocs("build")
    assert said.status == 2
    assert "templates/meeting/minutes.md:" in said.err
    assert said.err.count("错误 S08") == 1
    assert notice.exists()
    path.unlink()
    path.parent.rmdir()
    path.parent.parent.rmdir()
    assert state(built) == before


@pytest.mark.parametrize("there", [True, False])
def test_a_letterhead_that_is_none(built: Path, commdocs: Run, there: bool) -> None:
    before = state(built, "commdocs.yaml")
    if there:
        (built / "templates/letterheads").mkdir(parents=True)
        (built / "templates/letterheads/own.docx").write_bytes(b"no Word file")
    config = built / "commdocs.yaml"
    config.write_text(config.read_text("utf-8") + "信笺: own\n", "utf-8")
    said = commdocs("build")
    assert said.status == 2
    assert said.err.count("templates/letterheads/own.docx:1:1: 错误 S08") == 1
    assert {path: data for path, data in state(built, "commdocs.yaml").items() if path in before} == before


def test_check_looks_at_templates(folder: Path, commdocs: Run) -> None:
    (folder / "templates/meeting").mkdir(parents=True)
    path = folder / "templates/meeting/minutes.md"
    path.write_text("---\nlabel: {zh: 会议纪要, en: Minutes}\n---\n\n{{ topik }}\n", "utf-8")
    assert commdocs("check").status == 2  # the workspace's own are tried
    said = commdocs("check", str(path))
    assert said.status == 2
    assert "templates/meeting/minutes.md:5:1: 错误 S08" in said.out
    path.write_text("no head", "utf-8")
    assert commdocs("check").status == 2
    path.unlink()
    assert commdocs("check", "templates").status == 0


@pytest.mark.parametrize(
    "text", ["语言: zh\n项目：x\n", "语言: 法语\n", "语言: zh\n部们: {}\n", "[", "时区: 下午\n", "人员: [a]\n"]
)
def test_a_broken_config_builds_nothing(built: Path, commdocs: Run, text: str) -> None:
    before = state(built, "commdocs.yaml")
    (built / "commdocs.yaml").write_text(text, "utf-8")
    said = commdocs("check", "--language", "zh")
    assert said.status == 2
    assert "commdocs.yaml:" in said.out
    assert "错误 S09" in said.out
    said = commdocs("build", "--language", "zh")
    assert said.status == 2
    assert "什么都没有生成" in said.err
    assert state(built, "commdocs.yaml") == before


def test_a_broken_calendar(folder: Path, commdocs: Run) -> None:
    (folder / "calendar").mkdir()
    (folder / "calendar/2024.yaml").write_text("休息: [2024-13-01]\n", "utf-8")
    said = commdocs("check")
    assert said.status == 2
    assert "calendar/2024.yaml:1:" in said.out


@pytest.mark.parametrize(
    ("name", "better"),
    [("holidays.yaml", "2024"), ("2025.yml", "2025"), ("2025年.yaml", "2025"), ("a/2026.yaml", "2026")],
)
def test_a_calendar_whose_name_is_no_year(folder: Path, commdocs: Run, name: str, better: str) -> None:
    path = folder / "calendar" / name
    path.parent.mkdir(parents=True)
    path.write_text("休息: [2024-05-21]\n", "utf-8")
    (folder / "calendar/README.md").write_text("mine")
    said = commdocs("check")
    assert said.status == 0
    assert said.out.count("警告 S09") == 1
    assert f"calendar/{name}:1:1: 警告 S09" in said.out
    assert f"calendar/{better}.yaml" in said.out
    path.rename(folder / f"calendar/{better}.yaml")
    assert f"calendar/{name}" not in commdocs("check").out


# -- output that cannot be written --------------------------------------------------------------------


def test_output_is_a_file(folder: Path, commdocs: Run) -> None:
    (folder / "output/.gitignore").unlink()
    (folder / "output").rmdir()
    (folder / "output").write_text("mine")
    said = commdocs("build")
    assert said.status == 2
    assert "output/" in said.err
    assert (folder / "output").read_text() == "mine"


def test_a_folder_in_the_way_of_a_document(folder: Path, commdocs: Run) -> None:
    (folder / BUILT).mkdir(parents=True)
    (folder / BUILT / "mine").write_text("mine")
    said = commdocs("build")
    assert said.status == 1
    assert f"{BUILT}：" in said.err
    assert (folder / BUILT / "mine").exists()
    assert (folder / BUILT.replace("docx", "md")).exists()


def test_a_document_that_word_holds_open(built: Path, commdocs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if str(target).endswith(".docx"):
            raise PermissionError(13, "held")
        return real(self, target)

    path = built / EXAMPLE
    path.write_text(path.read_text("utf-8").replace("三楼会议室", "二楼会议室"), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        said = commdocs("build")
    assert said.status == 1
    assert "在 Word 里打开" in said.err
    assert "二楼会议室" in (built / BUILT.replace("docx", "md")).read_text("utf-8")
    again = commdocs("build")  # closed again: no false alarm of an edit
    assert again.status == 0
    assert "手工" not in again.err


def test_init_where_nothing_can_be_made(tmp_path: Path, commdocs: Run) -> None:
    (tmp_path / "file").write_text("mine")
    assert commdocs("init", str(tmp_path / "file")).status == 2
    assert commdocs("init", str(tmp_path / "file/deeper")).status == 2
