"""Makes the letterheads that come with commdocs: ``python -m tools.letterhead [FOLDER]``.

Each is an ordinary .docx: open it in Word, put in a logo, change fonts and colours; the documents follow.
"""

from __future__ import annotations

import sys
from pathlib import Path

from commdocs.writers.looks import LOOKS, make


def main(folder: str = "templates/letterheads") -> None:
    """Writes them."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, look in LOOKS.items():
        (target / f"{name}.docx").write_bytes(make(look))


if __name__ == "__main__":
    main(*sys.argv[1:])
