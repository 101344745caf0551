"""What is shipped works where nothing of this checkout is near; and what is stated twice agrees."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from commdocs.kinds import read_config
from commdocs.source import MapNode, parse

ROOT = Path(__file__).parents[1]


def test_the_wheel_makes_a_workspace_and_its_documents(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
        assert "commdocs/py.typed" in archive.namelist()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONUTF8": "1"}

    def run(*words: str, cwd: Path) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "commdocs", *words, "--language", "zh"],
            cwd=cwd,
            env=environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    run("init", "我的 记录", cwd=tmp_path)
    assert "生成了" in run("build", cwd=tmp_path / "我的 记录")
    assert list((tmp_path / "我的 记录/output").rglob("*.docx"))


def test_users_install_what_the_program_imports_and_nothing_else() -> None:
    """By the name that a package is imported by; what only tests and benchmarks read is for developers. What an extra
    brings (``pip install commdocs[pdf]``) is imported where it is used, and missed in words."""
    imported_as = {"pyyaml": "yaml", "markdown-it-py": "markdown_it", "chinesecalendar": "chinese_calendar"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[>=<~ ;]", each)[0] for each in project["dependencies"]]
    extras = {"typst", "win32com", "pythoncom"}  # pywin32 gives the last two
    assert {re.split(r"[>=<~ ;]", each)[0] for some in project["optional-dependencies"].values() for each in some} == {
        "typst",
        "pywin32",
    }
    imported = {
        str(each).partition(".")[0]
        for path in (ROOT / "commdocs").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for each in (
            [node.module]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert {imported_as.get(name, name.replace("-", "_")) for name in names} == {
        each for each in imported if each not in sys.stdlib_module_names | extras and each != "commdocs"
    }


def test_no_licence_is_claimed_that_is_not_there() -> None:
    claimed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"].get("license")
    assert bool(claimed) == any(ROOT.glob("LICENSE*"))


def hook(path: str) -> set[str]:
    """How a file has the check run: what is called, and when."""
    text = (ROOT / path).read_text("utf-8").split("- id: ruff")[0]
    return {
        line.strip().partition(" #")[0]
        for line in text.splitlines()
        if re.match(r" *(pass_filenames|always_run):", line)
    }


def test_the_hooks_run_alike() -> None:
    shipped = hook(".pre-commit-hooks.yaml")
    assert shipped == {"pass_filenames: false", "always_run: true"}
    for path in (".pre-commit-hooks.yaml", ".pre-commit-config.yaml", "commdocs/scaffold/both/pre-commit-config.yaml"):
        assert hook(path) == shipped
        assert "commdocs check --staged" in (ROOT / path).read_text("utf-8")


def test_the_lock_file_has_every_requirement() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    text = (ROOT / "requirements-dev.lock").read_text("utf-8")
    locked = {name.lower().replace("_", "-") for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    names = {re.split(r"[^\w.-]", each)[0].lower().replace("_", "-") for each in wanted}
    assert names <= locked
    assert "http" not in re.sub(r"#.*", "", text)  # whoever installs has an index of his own


def test_the_settings_of_a_new_workspace_are_sound_also_with_every_example_switched_on() -> None:
    for language in ("zh", "en"):
        text = (ROOT / f"commdocs/scaffold/{language}/commdocs.yaml").read_text("utf-8")
        switched = re.sub(r"^( *)#(?! \S)", r"\1", text, flags=re.MULTILINE)  # as the file itself says
        for each in (text, switched):
            root, _ = parse(each)
            assert isinstance(root, MapNode)
            assert [finding.message.zh for finding in read_config(each)[1]] == []
        assert switched.count("#") < text.count("#")
