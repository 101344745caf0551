"""The three looks that come with commdocs, as measures and faces. All else about them is in ``styles`` and ``parts``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Face = tuple[str, str]  # a Latin and a Chinese one

SONG: Face = ("Times New Roman", "宋体")
HEI: Face = ("Arial", "黑体")
KAI: Face = ("Times New Roman", "楷体")
MONO: Face = ("Courier New", "宋体")
_FANG: Face = ("Times New Roman", "仿宋")
_FANG_HEI: Face = ("Times New Roman", "黑体")
_XIAO: Face = ("Times New Roman", "方正小标宋简体")
_CALIBRI: Face = ("Calibri", "黑体")

INK, GREY, LINE, SHADE = "262626", "595959", "7F7F7F", "F2F2F2"
_MM = 1440 / 25.4  # twips


class Spacing(NamedTuple):
    """Twips before and after a paragraph, and of its lines."""

    before: int
    after: int
    line: int
    rule: str = "atLeast"


class Title(NamedTuple):
    """A title or heading."""

    face: Face
    points: float
    spacing: Spacing
    bold: bool = False
    align: str = "left"


def _mm(top: float, right: float, bottom: float, left: float) -> tuple[int, int, int, int]:
    return round(top * _MM), round(right * _MM), round(bottom * _MM), round(left * _MM)


_BODY, _CELL, _TIGHT, _SIGNATURE = Spacing(0, 0, 440), Spacing(50, 50, 300), Spacing(15, 15, 240), Spacing(260, 0, 400)


@dataclass(frozen=True, eq=False)
class Look:
    """Measures are twips, sizes points."""

    name: str
    faces: Face
    title: Title
    headings: tuple[Title, Title, Title]
    margins: tuple[int, int, int, int] = (1440, 1440, 1440, 1440)  # top, right, bottom, left
    header: int = 794  # from the edge of the paper
    footer: int = 794
    points: float = 12
    body: Spacing = _BODY
    after: int = 100  # a paragraph of running text
    align: str = "both"
    tracking: int = 0  # between characters
    indented: bool = False  # running text begins two characters in; what is flush says so
    table: float = 10.5
    small: float = 9
    cell: Spacing = _CELL
    tight: Spacing = _TIGHT
    heads: Face = HEI  # of tables and forms
    heads_bold: bool = False
    labels: str = "center"
    step: int = 480  # that each level of a list is indented
    list_start: int = 0  # … beyond this
    lines: Mapping[str, tuple[int, str]] = field(  # of tables: eighths of a point, colour
        default_factory=lambda: {
            side: (4 if side.startswith("inside") else 8, INK)
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        }
    )
    shade: str = SHADE
    signature: Spacing = _SIGNATURE
    ruled_edges: bool = True  # a fine line under the header and over the footer
    edge: float = 9
    official: bool = False  # header and footer after GB/T 9704, else those of a firm
    letter: bool = False  # … or of an English letter

    @property
    def width(self) -> int:
        """Of the text: the paper is A4."""
        return 11906 - self.margins[1] - self.margins[3]


BUSINESS = Look(
    "business",
    SONG,
    Title(HEI, 18, Spacing(80, 220, 480), align="center"),
    (
        Title(HEI, 14, Spacing(200, 100, 440)),
        Title(HEI, 12, Spacing(160, 60, 440)),
        Title(KAI, 12, Spacing(120, 40, 440), bold=True),
    ),
)

# GB/T 9704-2012: text area 156 × 225 mm, 22 lines of 28 characters of 三号 仿宋.
_EXACT = Spacing(0, 0, 579, "exact")
GBT9704 = Look(
    "gbt9704",
    _FANG,
    Title(_XIAO, 22, Spacing(0, 579, 640, "exact"), align="center"),
    (Title(_FANG_HEI, 16, _EXACT), Title(KAI, 16, _EXACT), Title(_FANG, 16, _EXACT, bold=True)),
    margins=_mm(37, 26, 35, 28),
    header=850,
    footer=1400,
    points=16,
    body=_EXACT,
    after=0,
    tracking=-5,
    indented=True,
    table=12,
    small=10.5,
    cell=Spacing(40, 40, 340),
    heads=_FANG_HEI,
    step=480,
    list_start=640,
    lines=dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), (4, "000000")),
    shade="",
    signature=Spacing(300, 0, 500),
    ruled_edges=False,
    official=True,
)

PLAIN = Look(
    "plain",
    _CALIBRI,
    Title(_CALIBRI, 14, Spacing(240, 200, 340), bold=True),
    (
        Title(_CALIBRI, 11.5, Spacing(240, 80, 300), bold=True),
        Title(_CALIBRI, 11, Spacing(200, 60, 300), bold=True),
        Title(_CALIBRI, 11, Spacing(160, 40, 300)),
    ),
    points=11,
    body=Spacing(0, 0, 300),
    after=140,
    align="left",
    table=10,
    cell=Spacing(50, 50, 270),
    heads=_CALIBRI,
    heads_bold=True,
    labels="left",
    step=400,
    lines={"top": (8, LINE), "bottom": (8, LINE), "insideH": (4, "BFBFBF")},
    shade="",
    ruled_edges=False,
    letter=True,
)

LOOKS = {look.name: look for look in (BUSINESS, GBT9704, PLAIN)}
