"""Word files part by part as they were accepted: some documents that between them use all that the writer can do.

The body stands in full, one paragraph, row or cell a line; of the other parts what is not the letterhead's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from io import BytesIO
from zipfile import ZipFile

import pytest

from commdocs.writers import docx
from tests.conftest import GOLDEN
from tests.test_templates import name, pages, renderer

BODY = "word/document.xml"
CHOSEN = (
    ("zh", "meeting-minutes-MM2024-05-21-01"),  # lists, tables, signatures of many
    ("zh", "demand-form-2024-市场-001"),  # a form
    ("en", "confirmation-letter-CL2024-05-20-01"),  # a letter, signatures of two
    ("en", "issue-sheet-IS2024-05-22-01"),
    ("zh", "trackers-actions"),  # landscape
)
_LINE = re.compile(
    r"(?<=>)(?=<w:(?:p|tbl|tr|tc|sectPr|style|abstractNum|num|lvl)[ >/])|(?<=>)(?=</w:(?:tbl|tr|body)>)"
    r"|(?<=\?>)(?=<)|(?<=/>)(?=<Relationship |<Override )"
)


def lines(part: bytes) -> list[str]:
    """The part in lines, of which none adds or loses a character but the line end."""
    return _LINE.sub("\n", part.decode()).split("\n")


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {each: package.read(each) for each in package.namelist()}


def shown(made: dict[str, bytes], letterhead: dict[str, bytes]) -> Iterator[str]:
    for each in sorted(made, key=lambda each: (each != BODY, each)):
        if each == BODY:
            yield f"=== {each}"
            yield from lines(made[each])
        elif made[each] != letterhead.get(each):
            yield f"=== {each}"
            before = lines(letterhead.get(each, b""))
            changed = unified_diff(before, lines(made[each]), n=0, lineterm="")
            yield from (line for line in changed if line[0] in "@+" and line[:3] != "+++")
    yield from (f"=== without {each}" for each in sorted(letterhead.keys() - made.keys()))


@pytest.mark.parametrize(("language", "document"), CHOSEN)
def test_the_parts_are_as_accepted(language: str, document: str, golden: Callable[[str, str], None]) -> None:
    [(template, record)] = [each for each in pages(language) if name(*each) == document]
    made = renderer(language).document(template, record)
    text = "\n".join(shown(parts(docx.write(made)), parts(made.letterhead)))
    golden(f"docx/{language}-{document}.txt", text + "\n")


def test_no_golden_parts_are_left_over() -> None:
    assert {each.stem for each in (GOLDEN / "docx").iterdir()} == {f"{language}-{each}" for language, each in CHOSEN}
