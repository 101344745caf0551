"""The index saves time and changes nothing: neither when it is there, nor damaged, nor of somebody else."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import build, check, kinds, workspace
from commdocs.model import FORGETFUL, Document, Memory, Record
from commdocs.model.packing import packed, unpacked
from commdocs.render import Renderer, Template
from commdocs.render.reads import Noted
from commdocs.workspace import index
from commdocs.workspace.index import Looked
from tests import equivalence
from tests.made_up import Maker


@pytest.mark.parametrize("seed", range(2))
def test_nothing_differs_but_time(tmp_path: Path, seed: int) -> None:
    assert not list(equivalence.sequence(tmp_path, seed, 2))


def test_a_second_check_reads_no_record_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "w"
    equivalence.began(root)
    before = equivalence.said(root, "check")
    monkeypatch.setattr(check, "read", None)
    assert equivalence.said(root, "check") == before


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b"index 1", b"index 0"),
        lambda raw: raw[:-20] + b"x" * 20,
        lambda raw: b"\0" * 100,
        lambda raw: raw.replace(b"\n", b"\n[", 2),
    ],
)
def test_a_damaged_index_is_as_good_as_none(tmp_path: Path, harm: object) -> None:
    root = tmp_path / "w"
    equivalence.began(root)
    first = equivalence.said(root, "check")
    for path in (root / ".commdocs/index").iterdir():
        if path.name != ".gitignore":
            path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    assert equivalence.said(root, "check") == first
    assert equivalence.said(root, "check") == first


def test_an_index_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    root = tmp_path / "w"
    equivalence.began(root)
    (root / ".commdocs").write_text("not a folder")
    status, words = equivalence.said(root, "check")
    assert "Traceback" not in words
    assert (status, words) == equivalence.said(root, "check")


def test_git_does_not_see_the_index(tmp_path: Path) -> None:
    root = tmp_path / "w"
    equivalence.began(root)
    equivalence.said(root, "check")
    assert (root / ".commdocs/index/.gitignore").read_text() == "*\n"


def test_every_typed_value_comes_back_as_it_was() -> None:
    known, _ = build.schemas(workspace.shipped())
    for kind in known.values():
        data = Maker().record(kind, next(iter(kind.statuses))).data
        again = unpacked(packed(data))
        assert again == data
        assert repr(again) == repr(data)
    odd = {"": "date", "v": [1.5, True, None, "\ud800", (1, "x")], "x": {"": {}}}
    assert unpacked(packed(odd)) == odd


def test_what_cannot_be_packed_is_not_remembered() -> None:
    written: list[str] = []
    memory = Memory("s", write=lambda name, shelf: written.append(name))
    memory.keep("shelf", "a", "k", object())
    assert memory.recall("shelf", "a", "k") is None
    memory.keep("shelf", "a", "k", [1])
    assert memory.recall("shelf", "a", "k") == [1]
    assert memory.recall("shelf", "a", "other") is None
    memory.save()
    assert written == ["shelf"]
    FORGETFUL.keep("shelf", "a", "k", [1])
    assert FORGETFUL.recall("shelf", "a", "k") is None


def test_a_second_build_makes_no_page_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "w"
    equivalence.began(root)
    equivalence.said(root, "--today", "2024-05-24", "build")
    before = equivalence.files(root)
    monkeypatch.setattr(Renderer, "document", None)
    _, words = equivalence.said(root, "--today", "2024-05-24", "build")
    assert "都是最新的" in words
    assert equivalence.files(root) == before


def test_a_page_that_somebody_changed_is_made_again(tmp_path: Path) -> None:
    """Also where it is as long as before, and as old as far as its owner can tell."""
    root = tmp_path / "w"
    equivalence.began(root)
    for _ in range(2):
        equivalence.said(root, "--today", "2024-05-24", "build")
    page = sorted((root / "output").rglob("*.md"))[0]
    about, raw = page.stat(), page.read_bytes()
    page.write_bytes(raw[:-2] + b"?\n")
    os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))
    equivalence.said(root, "--today", "2024-05-24", "build")
    assert page.read_bytes() == raw


def test_what_is_looked_at_in_the_moment_of_its_change_is_looked_at_again(tmp_path: Path) -> None:
    page = tmp_path / "page"
    (tmp_path / ".commdocs/index").mkdir(parents=True)
    page.write_bytes(b"one")
    looked = Looked(tmp_path, "output")
    looked.sha256("page", page)
    looked.save({"page"})
    page.write_bytes(b"two")  # as long, and on a coarse file system as old
    assert Looked(tmp_path, "output").sha256("page", page) == hashlib.sha256(b"two").hexdigest()


def test_where_the_clock_was_set_back_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page"
    (tmp_path / ".commdocs/index").mkdir(parents=True)
    page.write_bytes(b"one")
    later = time.time_ns() + 10**12
    with monkeypatch.context() as clock:
        clock.setattr(time, "time_ns", lambda: later)
        looked = Looked(tmp_path, "output")
        looked.sha256("page", page)
        looked.save({"page"})
        monkeypatch.setattr(index, "sha256", lambda path: "read")
        assert Looked(tmp_path, "output").sha256("page", page) == hashlib.sha256(b"one").hexdigest()
    assert Looked(tmp_path, "output").sha256("page", page) == "read"


def test_a_list_is_made_anew_when_a_row_of_it_changes_and_not_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "w"
    equivalence.began(root)
    record = root / "records/Q3产品迭代/MM2024-05-21-01.yaml"
    equivalence.said(root, "--today", "2024-05-24", "build")
    made: list[str] = []
    document = Renderer.document

    def counted(self: Renderer, template: Template, about: Record | None = None) -> Document:
        made.extend([] if about else [template.path])
        return document(self, template, about)

    monkeypatch.setattr(Renderer, "document", counted)
    record.write_text(record.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    equivalence.said(root, "--today", "2024-05-24", "build")
    assert not made
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("输出需求文档", "输出需求文档（两份）"), encoding="utf-8")
    equivalence.said(root, "--today", "2024-05-24", "build")
    assert made
    assert any("（两份）" in path.read_text(encoding="utf-8") for path in (root / "output" / "trackers").glob("*.md"))


def test_every_way_to_look_at_a_record_is_noted() -> None:
    seen: list[str] = []
    data = Noted({"a": 1, "b": 2}, seen.append)
    ways: list[Callable[[], object]] = [
        lambda: data["a"], lambda: data.get("a"), lambda: "a" in data, lambda: list(data), lambda: {**data},
        lambda: dict(data), lambda: data | {}, lambda: {} | data, lambda: data.copy(), lambda: data == {}, lambda: bool(data),
        lambda: data.items(), lambda: data.values(), lambda: data.keys(), lambda: repr(data), lambda: [*reversed(data)],
    ]  # fmt: skip
    for way in ways:
        seen.clear()
        way()
        assert seen, way


def test_kinds_come_back_as_they_were() -> None:
    known, faults = build.schemas(workspace.shipped())
    assert not faults
    again = kinds.again(unpacked(packed(kinds.kept(known))))
    assert kinds.kept(again) == kinds.kept(known)  # also which groups are one and the same
    assert [*again] == [*known]
    for name, kind in known.items():
        assert again[name].keys == kind.keys


def test_a_draft_is_judged_alike_with_the_index_and_without(tmp_path: Path) -> None:
    root = tmp_path / "w"
    equivalence.began(root)
    assert equivalence.said(root, "new", "会议纪要", "--project", "Q3产品迭代")[0] == 0
    with equivalence.forgetful():
        plain = equivalence.said(root, "check")
    assert [equivalence.said(root, "check"), equivalence.said(root, "check")] == [plain, plain]


def test_a_look_at_some_records_forgets_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "w"
    equivalence.began(root)
    before = equivalence.said(root, "check")
    equivalence.said(root, "show", "MM2024-05-21-01")
    (root / ".commdocs/index/check").unlink()
    monkeypatch.setattr(check, "read", None)
    assert equivalence.said(root, "check") == before
