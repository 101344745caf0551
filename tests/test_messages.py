"""The sentences for people, and all that modules hold ready under a great name: each is used somewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOUSE = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
    for path in sorted((ROOT / "commdocs").rglob("*.py"))
}


def names_used(text: str, module: str) -> Iterator[tuple[str, str]]:
    """Every name that the text of ``module`` reads, with the module that it is of."""
    tree = ast.parse(text)
    modules: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                yield str(node.module), each.name
                modules[each.asname or each.name] = f"{node.module}.{each.name}"
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield module, node.id
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield modules[node.value.id], node.attr


def unused(house: Mapping[str, str]) -> list[str]:
    """The constants (``GREAT_LETTERS`` at the level of a module) that no module of the house reads."""
    read = {each for module, text in house.items() for each in names_used(text, module)}
    return [
        f"{module}.{target.id}"
        for module, text in house.items()
        for node in ast.parse(text).body
        for target in (node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)])
        if isinstance(target, ast.Name) and target.id.isupper() and (module, target.id) not in read
    ]


def test_every_sentence_is_said() -> None:
    assert len(HOUSE) > 200
    assert unused(HOUSE) == []


def test_a_sentence_that_nobody_says_is_found() -> None:
    house = {
        "house.say": "A = Text('', '')\nB = C = Text('', '')\nD: Text = A",
        "house.one": "from house import say\nprint(say.A)\nB = say",
        "house.two": "from house.say import C\nprint(other.D)",
    }
    assert unused(house) == ["house.say.B", "house.say.D", "house.one.B"]
