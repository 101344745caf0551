"""A Word file of ours as PDF, set by typst: the same page, without Word. Same file, same bytes, in PDF/A-2b.

The Word file is read (``reading``) and handed to ``page.typ`` as data. Nothing that anybody typed is ever code.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import metadata, resources
from typing import Any

from commdocs.writers.typeset import faces
from commdocs.writers.typeset.reading import Reader

_STANDARD = "a-2b"


def typeset(docx: bytes) -> bytes:
    """The bytes of the PDF. Raises ImportError where typst is not installed."""
    data = json.dumps(Reader(docx, fonts()).data(), ensure_ascii=False)
    made = _compiler().compile(
        input=_template(), format="pdf", sys_inputs={"page": data}, pdf_standards=[_STANDARD], timestamp=0
    )
    assert isinstance(made, bytes)
    return made


def version() -> str:
    """That of typst: another one may set a page in another way."""
    return metadata.version("typst")


@cache
def fonts() -> faces.Fonts:
    """The fonts of this machine. Raises ImportError where typst is not installed."""
    found: dict[str, int] = {}
    for each in _fonts().fonts():
        found[each.family] = max(found.get(each.family, 0), each.weight)
    return faces.of(found)


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts()


@cache
def _compiler() -> Any:
    import typst

    return typst.Compiler(font_paths=_fonts())


@lru_cache(maxsize=1)
def _template() -> bytes:
    return resources.files(__name__).joinpath("page.typ").read_bytes()
