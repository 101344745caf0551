"""A forgotten copy of a template makes no second document, and is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Said

Run = Callable[..., Said]
MINUTES = (Path(__file__).parents[1] / "templates/meeting/minutes.md").read_text("utf-8")


def put(folder: Path, name: str, text: str = MINUTES) -> None:
    path = folder / "templates/meeting" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def minutes(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "output/示例项目").glob("*_会议纪要_*.md"))


@pytest.mark.parametrize(
    "name",
    [
        "minutes - 副本.md",
        "minutes (1).md",
        "minutes - Copy.md",
        "minutes (冲突副本).md",
        "minutes.md~",
        "副本 minutes.md",
    ],
)
def test_a_copy_by_its_name(folder: Path, commdocs: Run, name: str) -> None:
    put(folder, name)
    said = commdocs("check")
    assert said.status == 0
    assert f"templates/meeting/{name}:1:1: 警告 S08" in said.out
    assert "“minutes.md”" in said.out
    commdocs("build", "-q", "--format", "md")
    assert len(minutes(folder)) == 1


def test_two_templates_of_one_label(folder: Path, commdocs: Run) -> None:
    put(folder, "protocol.md")
    said = commdocs("check")
    assert said.status == 0
    assert "templates/meeting/protocol.md:1:1: 警告 S08" in said.out
    assert "minutes.md" in said.out
    put(folder, "protocol.md", MINUTES.replace("zh: 会议纪要", "zh: 会议简报"))
    assert "警告 S08" not in commdocs("check").out


def test_templates_that_no_record_calls_for_together(folder: Path, commdocs: Run) -> None:
    put(folder, "protocol.md", MINUTES.replace("label:", "when: {status: [closed]}\nlabel:", 1))
    put(folder, "minutes.md", MINUTES.replace("label:", "when: {status: [draft]}\nlabel:", 1))
    assert "警告 S08" not in commdocs("check").out


def test_the_shipped_templates_have_labels_of_their_own(folder: Path, commdocs: Run) -> None:
    assert commdocs("check").out == ""
