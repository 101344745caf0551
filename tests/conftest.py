"""What several tests use: golden files, a fresh workspace, the commands called as people call them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from commdocs import cli

# The same examples on every run and on any machine, however slow.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

GOLDEN = Path(__file__).parent / "golden"
MONDAY = "2024-05-20"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files anew (make accept)")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name, or writes the file when ``--accept`` is given."""

    def same(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.is_file(), f"no golden file {name}: run make accept and look at it"
        assert text == path.read_text(encoding="utf-8")

    return same


class Said(NamedTuple):
    """What a command gave back and printed."""

    status: int
    out: str
    err: str


@pytest.fixture
def commdocs(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Calls a command on that Monday."""

    def run(*words: str) -> Said:
        capsys.readouterr()
        status = cli.main([*words, "--today", MONDAY])
        said = Said(status, *capsys.readouterr())
        assert "Traceback" not in said.out + said.err
        return said

    return run


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new Chinese workspace; not to be changed."""
    made = tmp_path_factory.mktemp("fresh") / "workspace"
    assert cli.main(["init", "-q", "--language", "zh", "--today", MONDAY, str(made)]) == 0
    return made


@pytest.fixture
def folder(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new Chinese workspace at a path with a space and Chinese, which is the current folder."""
    monkeypatch.delenv("COMMDOCS_LANGUAGE", raising=False)
    made = tmp_path / "我的 工作区"
    shutil.copytree(fresh, made)
    monkeypatch.chdir(made)
    return made
