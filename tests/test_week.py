"""A week of a firm: what people type, and what the check says of it on Friday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from commdocs import build, workspace
from commdocs.model import ERROR, WARNING
from tests.week import firm, played
from tests.week.__main__ import run

QUICK = {"内部沟通（5行）", "电话（外部沟通）", "日计划", "internal", "external", "dayplan"}


@pytest.mark.parametrize(
    ("plays", "settings"),
    [(played.CHINESE, firm.SETTINGS), (played.ENGLISH, played.ENGLISH_SETTINGS)],
    ids=["zh", "en"],
)
def test_forms_are_short_to_write(
    plays: Sequence[played.Play], settings: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made by `new`, typed into and checked, one after the other in one workspace."""
    root = tmp_path / "w"
    played.workspace(root, settings)
    monkeypatch.chdir(root)
    for play in plays:
        score = played.played(root, play, run)
        assert score.skeleton <= 20, score
        assert score.shown <= 30, score
        assert score.typed <= (15 if play.form in QUICK else 20), score
        assert score.refused <= 1, score
        if play.form in QUICK:
            assert score.shown <= 28, score
            assert score.refused == 0, score


def test_a_sensible_week_gives_three_warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has something left to do: a customer to be learned of, a second pair of eyes, a customer to be asked."""
    records = firm.records()
    assert len(records) == 40
    root = tmp_path / "w"
    played.workspace(root)
    for path, text in records.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    monkeypatch.chdir(root)
    found = build.load(workspace.read(root, date.fromisoformat(firm.FRIDAY))).problems
    assert [each.rule for each in found if each.severity == ERROR] == []
    assert sorted(each.rule for each in found if each.severity == WARNING) == ["R07", "R80", "R81"]
