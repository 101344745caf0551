"""The house is built in floors: a module imports only from lower ones, also inside its functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "commdocs"

FLOORS = (
    {"messages"},
    {"model"},
    {"source", "fields", "calendar", "blocks", "copies", "history"},
    {"kinds", "rules", "writers", "tracking", "figures"},
    {"carry", "check", "render"},
    {"workspace", "build"},
    {"cli"},
    {"__main__"},
)
FLOOR = {part: number for number, parts in enumerate(FLOORS) for part in parts}


def imports(text: str, module: str) -> Iterator[tuple[int, str]]:
    """Line and part of the house (``fields``, ``rules``, …) of every import in the text of ``module``."""
    package = module.split(".")
    for node in ast.walk(ast.parse(text)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level] if node.level else []
            source = ".".join([*start, *([node.module] if node.module else [])])
            # `from commdocs import model` names the part only in what is imported
            names = [f"{source}.{each.name}" for each in node.names] if source == "commdocs" else [source]
        for name in names:
            words = name.split(".")
            if words[0] == "commdocs" and len(words) > 1 and not words[1].startswith("__version"):
                yield node.lineno, words[1]


def upward(text: str, module: str) -> list[str]:
    """The imports in the text of ``module`` that do not go down."""
    part = module.split(".")[1]
    return [
        f"{module}:{line}: {part} imports {other}"
        for line, other in imports(text, module)
        if other != part and FLOOR[other] >= FLOOR[part]
    ]


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(HOUSE.rglob("*.py")):
        words = ["commdocs", *path.relative_to(HOUSE).with_suffix("").parts]
        if words != ["commdocs", "__init__"]:
            yield ".".join(words), path


def test_every_part_has_a_floor() -> None:
    assert {module.split(".")[1] for module, _ in modules()} <= set(FLOOR)


def test_no_import_goes_up() -> None:
    found = [each for module, path in modules() for each in upward(path.read_text(encoding="utf-8"), module)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("commdocs.fields", "from commdocs.kinds import load"),
        ("commdocs.fields", "from commdocs import kinds"),
        ("commdocs.fields", "import commdocs.kinds.shape"),
        ("commdocs.fields.dates", "from ..kinds import load"),
        ("commdocs.fields", "def late():\n    from commdocs.cli import main"),
        ("commdocs.fields", "from commdocs.calendar import Calendar"),  # the same floor
        ("commdocs.messages.cli", "from commdocs.model import Record"),
        ("commdocs.rules.r60", "if TYPE_CHECKING:\n    from commdocs.check import judge"),
    ],
)
def test_an_upward_import_is_found(module: str, text: str) -> None:
    assert upward(text, module)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("commdocs.fields", "from commdocs.model import Field"),
        ("commdocs.rules.r60", "from commdocs.rules.card import Card"),
        ("commdocs.rules.r60", "from .card import Card"),
        ("commdocs.cli.check", "from commdocs import build, workspace"),
        ("commdocs.cli", "from commdocs import __version__"),
    ],
)
def test_a_downward_import_is_not(module: str, text: str) -> None:
    assert not upward(text, module)
