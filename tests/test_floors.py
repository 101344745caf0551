"""The house is built in floors: a module imports only from lower ones, and no two files need each other.

An import counts wherever it stands: inside a function and under ``TYPE_CHECKING`` too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pytest

from commdocs import rules

HOUSE = Path(__file__).parents[1] / "commdocs"

FLOORS = (
    {"messages"},
    {"model"},
    {"source", "fields", "calendar", "blocks", "history", "containment", "distinct"},
    {"kinds", "facts", "writers"},
    {"rules", "tracking", "figures"},
    {"carry", "check", "render", "merging"},
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


def files_used(text: str, module: str, house: Collection[str]) -> set[str]:
    """The modules of ``house`` whose files the text of ``module`` names in its imports.

    ``from commdocs.source import nodes`` names ``source/nodes.py``, ``from commdocs.source import parse``
    the ``__init__.py`` of the package.
    """
    used = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            used |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}:{node.lineno}: imports of this house give the whole name"
            for each in node.names:
                whole = f"{node.module}.{each.name}"
                used.add(whole if whole in house else str(node.module))
    return used & set(house) - {module}


def circles(uses: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The groups of modules that, directly or through others, need each other."""

    def needs(module: str) -> set[str]:
        reached, open = set(), [module]
        while open:
            new = set(uses[open.pop()]) - reached
            reached |= new
            open += new
        return reached

    all = {module: needs(module) for module in uses}
    found = {frozenset(b for b in all[a] if a in all[b]) for a in uses if a in all[a]}
    return sorted(sorted(each) for each in found)


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


def test_the_table_for_people_tells_the_same() -> None:
    """CONTRIBUTING.md counts messages and model as one floor, which needs no explanation."""
    text = (HOUSE.parent / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d) \| (.+?) \|", text, re.MULTILINE)
    told = {int(number): set(re.findall(r"`(\w+)/?`", names)) for number, names in rows}
    floors = [FLOORS[0] | FLOORS[1], *FLOORS[2:-1]]
    assert told == dict(enumerate(floors))


def test_no_two_files_need_each_other() -> None:
    house = {module.removesuffix(".__init__"): path.read_text(encoding="utf-8") for module, path in modules()}
    found = circles({module: files_used(text, module, house) for module, text in house.items()})
    assert not found, "\n".join(" ⇄ ".join(circle) for circle in found)


@pytest.mark.parametrize(
    "text",
    [
        "from commdocs.source.a import x",
        "from commdocs.source import a",
        "import commdocs.source.a",
        "def late():\n    from commdocs.source import a",
        "if TYPE_CHECKING:\n    from commdocs.source.a import X",
    ],
)
def test_a_circle_is_found(text: str) -> None:
    house = {
        "commdocs.source": "from commdocs.source.b import y",
        "commdocs.source.a": "from commdocs.source import b",
        "commdocs.source.b": text,
    }
    uses = {module: files_used(each, module, house) for module, each in house.items()}
    assert circles(uses) == [["commdocs.source.a", "commdocs.source.b"]]
    assert circles(uses | {"commdocs.source.b": {"commdocs.source.c"}, "commdocs.source.c": set()}) == []


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
        ("commdocs.facts.sending", "from commdocs.rules.card import Card"),
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


RULES = [path for path in (HOUSE / "rules").rglob("*.py") if path.parent.name != "cards"]


def code_of(rule: str) -> str:
    """``r12`` of ``r12_no_vague_words``, "" of what is no module of a rule."""
    found = re.match(r"([rs]\d\d)_[a-z]", rule)
    return found[1] if found else ""


def test_a_rule_is_found_from_its_code() -> None:
    """A module of a rule bears its code; beside them stand only the card and the lists."""
    assert {path.stem for path in RULES if not code_of(path.stem)} == {"__init__", "card"}
    for each in (*rules.RULES, *rules.CLOCK, *rules.HISTORY):
        assert code_of(each.__name__.rpartition(".")[2]) == each.CARD.code.lower(), each  # type: ignore[attr-defined]


def test_no_rule_reads_another() -> None:
    """What two of them want to know is a fact; on the history a rule has the card of its code."""
    read = re.compile(r"^ *from commdocs\.rules\.(?:history\.)?(r\d\d)_\w+ import (.+)$", re.MULTILINE)
    for path in RULES:
        for code, names in read.findall(path.read_text("utf-8")) if code_of(path.stem) else ():
            own = code == code_of(path.stem) and names == "CARD as CARD"
            assert own, f"{path.name} reads {names} of {code}"
