"""Commands that are printed for copying run as they stand."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs.messages.commands import argument
from tests.conftest import Said


@pytest.mark.parametrize(
    "word",
    ["ws", "项目", "my ws", "C公司 定制", "a&b", "it's", "$HOME", "a`b`", 'say "x"', "-x", "~", "a;b", "(1)", "", "a*"],
)
def test_an_argument_arrives_as_it_was_meant(word: str) -> None:
    said = subprocess.run(["sh", "-c", f"printf %s {argument(word)}"], capture_output=True, text=True, check=True)
    assert said.stdout == (f"./{word}" if word.startswith("-") else word)


def test_what_needs_no_quotes_has_none() -> None:
    assert [argument(each) for each in ("ws", "我的项目", "a/b.c", "C:\\ws")] == ["ws", "我的项目", "a/b.c", "C:\\ws"]


@pytest.mark.parametrize("folder", ["my ws", "我的 项目", "a&b"])
def test_init_says_how_to_go_there(
    folder: str, commdocs: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    enter = next(line for line in commdocs("init", folder).err.splitlines() if line.strip().startswith("cd "))
    where = subprocess.run(
        ["sh", "-c", f"{enter.strip()} && pwd"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert where.stdout.strip() == str(tmp_path / folder)
