"""The build as a pure function: a tree of texts in, problems and files out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commdocs import build, workspace
from commdocs.build.batch import Batch
from commdocs.build.names import Names, safe
from commdocs.messages import Text
from commdocs.model import Built, Output, Tree, Unread

TODAY = date(2024, 5, 20)
MINUTES = (
    (Path(__file__).parents[1] / "commdocs/scaffold/zh/example.yaml")
    .read_text("utf-8")
    .replace("@BEFORE@", "2024-05-17")
    .replace("@DAY@", "2024-05-20")
    .replace("@NEXT@", "2024-05-21")
    .replace("@SOON@", "2024-05-27")
    .replace("@LATER@", "2024-06-03")
)
RECORD = "records/项目/MM2024-05-20-01.yaml"
STANDARD = workspace.shipped(TODAY)


def tree(files: Mapping[str, str]) -> Tree:
    return replace(STANDARD, files={**STANDARD.files, **{path: text.encode() for path, text in files.items()}})


def built(files: Mapping[str, str], formats: tuple[str, ...] = (), only: set[str] | None = None) -> list[Output]:
    return list(Batch(build.load(tree(files)), formats, only))


def paths(outputs: list[Output]) -> set[str]:
    return {each.entry.path for each in outputs}


def test_the_documents_that_kind_and_status_call_for() -> None:
    found = paths(built({RECORD: MINUTES}))
    for label, formats in (("会议通知", ("docx", "md")), ("会议纪要", ("docx", "md"))):
        for format in formats:
            assert f"output/项目/2024-05-20_{label}_MM2024-05-20-01.{format}" in found
    for label in (
        "待办总表",
        "逾期清单",
        "待签字",
        "待反馈",
        "待确认事项",
        "问题协调跟踪总表",
        "需求台账",
        "跨部门进度总览",
    ):
        for format in ("docx", "md", "csv"):
            assert f"output/trackers/{label}.{format}" in found


def test_what_the_manifest_says_of_a_file() -> None:
    entry = next(each.entry for each in built({RECORD: MINUTES}, ("md",)) if "_会议纪要_" in each.entry.path)
    assert (entry.record, entry.kind, entry.document, entry.format) == (RECORD, "meeting", "minutes", "md")
    assert entry.template == "templates/meeting/minutes.md"
    assert len(entry.sha256) == 64
    assert entry.blob == build.load(tree({RECORD: MINUTES})).corpus.records[0].blob


def test_formats_and_records_can_be_chosen() -> None:
    other = "records/项目/MM2024-05-20-02.yaml"
    found = paths(built({RECORD: MINUTES, other: MINUTES}, ("docx",), {other}))
    assert found
    assert all(each.endswith("_MM2024-05-20-02.docx") for each in found)


def test_a_record_with_an_error_is_not_built_and_the_rest_is() -> None:
    broken = "records/项目/MM2024-05-20-02.yaml"
    loaded = build.load(tree({RECORD: MINUTES, broken: MINUTES.replace("会议主题", "会议主提")}))
    assert loaded.failing == {broken}
    found = paths(list(Batch(loaded, ("md",))))
    assert not any("20-02" in each for each in found)
    assert any("20-01" in each for each in found)


def test_the_same_input_gives_the_same_bytes() -> None:
    files = {RECORD: MINUTES, "records/项目/MM2024-05-20-02.yaml": MINUTES}
    assert built(files) == built(dict(reversed(files.items())))


def test_records_of_a_broken_schema_are_not_to_blame() -> None:
    schema = STANDARD.files["schemas/meeting.yaml"].decode()
    loaded = build.load(tree({RECORD: MINUTES, "schemas/meeting.yaml": schema.replace("life_cycle", "life_cicle")}))
    assert loaded.broken
    assert {each.path for each in loaded.problems} == {"schemas/meeting.yaml"}


def test_a_file_meant_as_a_record_is_named() -> None:
    names = frozenset({"records/a/x.yml", "records/a/x.yaml.txt", "records/a/图.png", "attachments/x.yml"})
    loaded = build.load(replace(STANDARD, names=names))
    assert sorted(each.path for each in loaded.problems) == ["records/a/x.yaml.txt", "records/a/x.yml"]
    assert "x.yaml" in loaded.problems[0].hint.zh


@pytest.mark.parametrize(
    ("entry", "stale"),
    [
        ({}, True),
        ({"format": "docx"}, False),  # this build makes only md
        ({"record": "records/b.yaml"}, False),  # and only of one record
        ({"record": ""}, False),
    ],
)
def test_what_is_stale(entry: dict[str, str], stale: bool) -> None:
    batch = Batch(build.load(STANDARD), ("md",), {"records/a.yaml"})
    old = Built("output/x", "records/a.yaml", "meeting", "gone", "md", "", "", "templates/meeting/gone.md")
    assert batch.stale(replace(old, **entry)) is stale


@pytest.mark.parametrize("path", ["records/a.yaml", "records"])
def test_files_of_an_unreadable_record_stay(path: str) -> None:
    loaded = build.load(replace(STANDARD, unread={path: Unread(Text.same("no permission"), Text.same(""))}))
    old = Built("output/x", "records/a.yaml", "meeting", "gone", "md", "", "", "templates/meeting/gone.md")
    assert not Batch(loaded).stale(old)


# -- names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        ("Q3产品迭代", "Q3产品迭代"),
        ('a<b>c:d"e/f\\g|h?i*j', "a_b_c_d_e_f_g_h_i_j"),
        ("tab\there", "tab_here"),
        ("ends. ", "ends"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("CONSOLE", "CONSOLE"),
        (".hidden", "_.hidden"),
        ("..", "_"),
        ("", "_"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_names_that_every_system_keeps(name: str, becomes: str) -> None:
    assert safe(name) == becomes


def test_long_names_are_cut_and_stay_apart() -> None:
    one, other = safe("很" * 100 + "一"), safe("很" * 100 + "二")
    assert one != other
    assert len(one.encode()) <= 180


def test_no_two_have_the_same_path() -> None:
    names = Names()
    assert names.path("a", "P", "x:y") == "output/P/x_y"
    assert names.path("b", "p", "X?y") == "output/p/X_y (2)"
    assert names.path("a", "P", "x:y") == "output/P/x_y"


# -- copies ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["MM2024-05-20-01 - 副本", "MM2024-05-20-01-DESKTOP-AB12", "MM2024-05-20-01最终版"])
def test_a_copy_of_a_record_is_named_and_counts_for_nothing(name: str) -> None:
    """Whatever is in it: git's mergetool leaves copies full of conflict marks."""
    copy = f"records/项目/{name}.yaml"
    for text in (MINUTES, "<<<<<<< HEAD\n", ""):
        loaded = build.load(tree({RECORD: MINUTES, copy: text}))
        assert [(each.path, each.rule, each.severity) for each in loaded.problems] == [(copy, "R73", "error")]
        assert "“MM2024-05-20-01.yaml”的副本" in loaded.problems[0].message.zh
        assert "对比这两个文件" in loaded.problems[0].hint.zh
        assert [each.path for each in loaded.corpus.records] == [RECORD]


def test_a_copy_whose_original_is_gone_is_to_be_renamed() -> None:
    for name in ("MM2024-05-20-01 - 副本", "MM2024-05-20-01 (1)", "副本 MM2024-05-20-01", "MM2024-05-20-01启动会"):
        (found,) = build.load(tree({f"records/项目/{name}.yaml": MINUTES})).problems
        assert (found.rule, "改成“MM2024-05-20-01.yaml”" in found.hint.zh) == ("R73", True)


def test_the_hundredth_number_of_a_day_is_no_copy_of_the_tenth() -> None:
    other = RECORD.replace("-01.", "-100.")
    loaded = build.load(tree({RECORD.replace("-01.", "-10."): MINUTES, other: MINUTES}))
    assert not loaded.problems
    assert len(loaded.corpus.records) == 2


def test_copies_of_schemas_and_calendars_are_named_and_not_read() -> None:
    own = STANDARD.files["schemas/meeting.yaml"].decode()
    files = {
        "schemas/meeting - 副本.yaml": own.replace("kind: meeting", "kind: mee"),
        "calendar/2024.yaml": "workdays: []\n",
        "calendar/2024 (1).yaml": "x: [\n",
    }
    found = build.load(tree({RECORD: MINUTES, **files})).problems
    assert [(each.path, each.rule, each.severity) for each in found] == [
        ("calendar/2024 (1).yaml", "S09", "warning"),
        ("schemas/meeting - 副本.yaml", "S07", "warning"),
    ]
    assert "meeting" in build.load(tree(files)).kinds


def test_what_editors_and_git_leave_beside_a_record_is_named() -> None:
    names = {f"{RECORD}.orig", f"{RECORD}~", "records/项目/notes.md", "attachments/a (1).docx"}
    found = build.load(replace(tree({RECORD: MINUTES}), names=frozenset(names))).problems
    assert [(each.path, each.rule, each.severity) for each in found] == [
        (f"{RECORD}.orig", "S01", "warning"),
        (f"{RECORD}~", "S01", "warning"),
    ]


# -- names that cannot stand beside each other ----------------------------------------------------------


def test_projects_that_differ_only_in_case_or_width_are_named_once() -> None:
    files = {
        f"records/{folder}/MM2024-05-20-{n:02}.yaml": MINUTES
        for n, folder in enumerate(("Web", "web", "web", "ＷＥＢ", "Web2"), 1)
    }
    found = build.load(tree(files)).problems
    assert [(each.path, each.rule, each.severity) for each in found] == [
        ("records/web", "R70", "warning"),
        ("records/ＷＥＢ", "R70", "warning"),
    ]
    assert "“Web”和“web”只差大小写" in found[0].message.zh


def test_records_that_differ_only_in_case_are_named() -> None:
    files = {"records/项目/MM2024-05-20-01.yaml": MINUTES, "records/项目/mm2024-05-20-01.yaml": MINUTES}
    found = [each for each in build.load(tree(files)).problems if each.rule == "R70"]
    assert [each.path for each in found] == ["records/项目/mm2024-05-20-01.yaml"]
