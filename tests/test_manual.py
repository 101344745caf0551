"""The manual of the rules and the table of what is judged where: generated, and compared with what is committed.

``make accept`` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from commdocs.messages import LANGUAGES
from commdocs.model import Field
from commdocs.rules import CARDS, CLOCK, HISTORY, RULES, Card
from commdocs.rules.cards import manual
from tests.conftest import Said
from tests.test_rules import read_case, run, standard

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
NAMES = {"en": "rules.md", "zh": "rules.zh-CN.md"}
BUILT = {  # what is seen to elsewhere
    "R48": "builder: the clause on objections prints its deadline",
    "R70": "builder: files are named and filed by project and date",
    "R88": "history: `history.r88_schema_steps`",
    "R91": "`commdocs due` lists what is due",
}


def same(path: Path, text: str, accept: bool) -> None:
    """Compares a generated file with the committed one, or writes it when ``--accept`` is given."""
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.is_file() and path.read_text("utf-8") == text, f"{path.name} is out of date: run make accept"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_is_up_to_date(language: str, request: pytest.FixtureRequest) -> None:
    same(DOCS / NAMES[language], manual.markdown(language), request.config.getoption("--accept"))


def test_the_table_is_up_to_date(request: pytest.FixtureRequest) -> None:
    same(DOCS / "coverage.md", table(), request.config.getoption("--accept"))


def test_no_row_of_the_table_is_empty() -> None:
    rows = [line.split(" | ") for line in table().splitlines() if re.match(r"\| R\d", line)]
    codes = [row[0].removeprefix("| ") for row in rows]
    assert codes == [code for code in CARDS if code.startswith("R")]
    assert set(codes) >= {f"R{number:02}" for number in range(1, 93)}, "of the catalogue"
    assert all(cell.strip(" |") for row in rows for cell in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_prints_the_same(language: str, commdocs: Callable[..., Said]) -> None:
    page = (DOCS / NAMES[language]).read_text("utf-8")
    for code, card in CARDS.items():
        said = commdocs("explain", code, "--language", language).out
        assert f"## {said.splitlines()[0]}\n" in page
        plain = re.sub(r"\s+", "", said)
        for title, words in manual.parts(card):
            assert re.sub(r"\s+", "", title.of(language) + ":" + words.of(language)) in plain


def table() -> str:
    """Every rule of the catalogue: where it is judged, how severely, and its examples."""
    lines = [
        "# Which rule is judged where",
        "",
        "Generated from the schemas and the rules: `make accept`. What each rule means: [rules.md](rules.md),"
        " [rules.zh-CN.md](rules.zh-CN.md).",
        "",
        "| Rule | 名称 | Name | Where it is judged | Severity | Passes | Fails |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    stated = by_schema()
    for code, card in CARDS.items():
        if not code.startswith("R"):
            continue
        where = "; ".join(judged(code, stated)) or "person only"
        cells = [
            code,
            card.name.zh,
            card.name.en,
            where,
            severity(card),
            examples(code, "pass"),
            examples(code, "fail"),
        ]
        lines.append("| " + " | ".join(each.replace("|", "\\|") for each in cells) + " |")
    return "\n".join(lines) + "\n"


def by_schema() -> Mapping[str, list[str]]:
    """code → the kinds whose schema states it, on a field of their own or a shared one."""
    found: dict[str, list[str]] = {}

    def look(fields: Mapping[str, Field], kind: str) -> None:
        for field in fields.values():
            if field.rule and kind not in found.setdefault(field.rule, []):
                found[field.rule].append(kind)
            look(field.fields, kind)

    for name, kind in sorted(standard().items()):
        look(kind.fields, name)
    return found


TYPED = {  # codes that the types of fields and the shape check give
    "R13": "type of field: every deadline",
    "R15": "type of field: every channel",
    "R68": "type of field: every person",
    "R70": "shape: project and date",
    "R73": "shape: the id",
    "R88": "shape: template_version",
    "R89": "shape: unknown keys",
}


def judged(code: str, stated: Mapping[str, list[str]]) -> list[str]:
    places = [TYPED[code]] if code in TYPED else []
    if code in stated:
        kinds = stated[code]
        places.append("schema: " + (", ".join(kinds) if len(kinds) < 7 else f"{len(kinds)} kinds"))
    groups: list[tuple[str, tuple[Any, ...]]] = [("rule", RULES), ("history", HISTORY), ("clock", CLOCK)]
    for title, modules in groups:
        places += [f"{title}: `{_name(each)}`" for each in modules if each.CARD.code == code]
    return [*places, *([BUILT[code]] if code in BUILT else [])]


def _name(module: Any) -> str:
    return str(module.__name__).removeprefix("commdocs.rules.")


def severity(card: Card) -> str:
    """That of the card, and what its failing examples really gave."""
    given = {card.severity}
    for path in (ROOT / "tests/rules" / card.code).glob("fail-*.yaml"):
        given |= {each.severity for each in run(read_case(path)) if each.rule == card.code}
    return " and ".join(sorted(given)) + ("" if card.waivable else ", no waiver")


def examples(code: str, result: str) -> str:
    """The files under tests/rules, or the test of a rule that needs more than records."""
    paths = sorted((ROOT / "tests/rules" / code).glob(f"{result}-*.yaml"))
    if paths:
        return ", ".join(
            f"[{each.stem.removeprefix(result + '-')}](../tests/rules/{code}/{each.name})" for each in paths
        )
    tests = [path for path in sorted((ROOT / "tests").glob("test_*.py")) if code in path.read_text("utf-8")]
    mine = [path for path in tests if "history" in path.name or "since" in path.name]
    return ", ".join(
        f"[{each.name}](../tests/{each.name})" for each in mine or tests if each.name != Path(__file__).name
    )
