"""The three looks that come with commdocs: made by program, usable as they are, each with its own page."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from commdocs.model import NOTE
from commdocs.writers import docx
from commdocs.writers.docx import letterhead
from commdocs.writers.looks import LOOKS, make

FOLDER = Path(__file__).parents[1] / "templates/letterheads"


@pytest.mark.parametrize("name", LOOKS)
def test_the_shipped_letterhead_is_the_one_that_is_made(name: str) -> None:
    """``python -m tools.letterhead`` writes them anew."""
    with zipfile.ZipFile(FOLDER / f"{name}.docx") as shipped, zipfile.ZipFile(io.BytesIO(make(LOOKS[name]))) as made:
        assert {each: shipped.read(each) for each in shipped.namelist()} == {
            each: made.read(each) for each in made.namelist()
        }


@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_wrong_with_a_shipped_letterhead(name: str) -> None:
    found = docx.trouble((FOLDER / f"{name}.docx").read_bytes())
    assert not [each for each in found if each.severity != NOTE]


def test_official_letters_keep_to_gb_t_9704() -> None:
    head = letterhead.read((FOLDER / "gbt9704.docx").read_bytes())
    twips = {key: int(value) for key, value in re.findall(r'w:(\w+)="(\d+)"', head.section)}
    mm = {key: round(twips[key] * 25.4 / 1440) for key in ("top", "bottom", "left", "right")}
    assert mm == {"top": 37, "bottom": 35, "left": 28, "right": 26}
    assert head.size("body text") == 32 and head.size("title") == 44
    lines = (16838 - twips["top"] - twips["bottom"]) // 579
    assert lines == 22 and 'w:line="579" w:lineRule="exact"' in head.bodies["Normal"]
    assert (11906 - twips["left"] - twips["right"]) // (320 - 5) == 28  # 16 pt drawn together by a quarter of a point
    assert "<w:evenAndOddHeaders/>" in head.text("word/settings.xml")
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert re.search(r"— </w:t>.* PAGE .* —</w:t>", head.text(name), re.DOTALL)
