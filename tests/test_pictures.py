"""A picture in a text would be lost on paper: the check says so at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Said


@pytest.mark.parametrize(
    ("text", "refused"), [("见![架构图](arch.png)", True), ("图：![](a.png)", True), ("真棒![1]（见上）", False)]
)
def test_a_picture_in_a_text_is_refused(folder: Path, commdocs: Callable[..., Said], text: str, refused: bool) -> None:
    commdocs("new", "问题协调跟踪表", "--project", "甲", "--set", "问题描述=接口超时")
    record = next(folder.glob("records/甲/IS*.yaml"))
    assert "接口超时" in record.read_text("utf-8")
    record.write_text(record.read_text("utf-8").replace("接口超时", text), "utf-8")
    said = commdocs("check", str(record.relative_to(folder)))
    assert ("印不到文书里" in said.out) is refused
    assert ("印不到文书里" in commdocs("set", record.stem, f"解决方案={text}").err) is refused
