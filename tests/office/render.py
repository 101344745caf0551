"""Word files as LibreOffice prints them: ``python tests/office/render.py FOLDER FILE…`` makes PDF and PNG.

Looks at what shows only on paper: page size, blank pages, fonts (``fonts.conf`` gives every face that a
letterhead asks for its own free stand-in), and whether the page fields were counted.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

FONTS = Path(__file__).with_name("fonts.conf")
_ALLOWED = ("NotoSerifCJK", "NotoSansCJK", "LXGWWenKai", "LiberationSerif", "LiberationSans", "LiberationMono")
_SIZE = re.compile(r"Page size:\s+(\d+)[.\d]* x (\d+)")
_A4 = {(595, 841), (595, 842), (841, 595), (842, 595)}  # points
_LEAST = 12  # characters on a page that is not blank
_BATCH = 40  # files that one run of LibreOffice takes


class Missing(Exception):
    """A tool or font is not installed; the message says which."""


class Print(NamedTuple):
    """A printed file."""

    pdf: Path
    pages: tuple[str, ...]  # the text of each
    faults: tuple[str, ...]

    @property
    def text(self) -> str:
        """All text without spaces, as values are looked for in it."""
        return squeezed("".join(self.pages))


def squeezed(text: str) -> str:
    """``text`` without anything that printing may change: spaces and line ends."""
    return re.sub(r"\s", "", text)


def check_tools() -> None:
    """Raises Missing unless everything is there."""
    for program, package in (
        ("soffice", "libreoffice-writer-nogui"),
        ("pdftotext", "poppler-utils"),
        ("fc-list", "fontconfig"),
    ):
        if shutil.which(program) is None:
            raise Missing(f"{program} is not installed (Debian package {package})")
    fonts = _run("fc-list", ":", "family")
    for family, package in (
        ("Noto Serif CJK SC", "fonts-noto-cjk"),
        ("Liberation Serif", "fonts-liberation"),
        ("LXGW WenKai", "fonts-lxgw-wenkai"),
    ):
        if family not in fonts:
            raise Missing(f"the font {family} is not installed (Debian package {package})")


def prints(files: Sequence[Path], folder: Path) -> list[Print]:
    """``files`` as PDF in ``folder``, and what is wrong with each. Raises Missing."""
    check_tools()
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for start in range(0, len(files), _BATCH):
        batch = files[start : start + _BATCH]
        with tempfile.TemporaryDirectory() as scratch:
            # Files of one name in several folders would overwrite each other's PDF.
            copies = [Path(scratch) / f"{start + number}-{file.name}" for number, file in enumerate(batch)]
            for file, copy in zip(batch, copies, strict=True):
                shutil.copyfile(file, copy)
            _convert(copies, folder, Path(scratch) / "profile")
        out += [_look(folder / f"{copy.stem}.pdf") for copy in copies]
    return out


def pictures(pdf: Path, resolution: int = 80) -> None:
    """A PNG of every page, beside the PDF."""
    _run("pdftoppm", "-r", str(resolution), "-png", str(pdf), str(pdf.with_suffix("")))


def saved_again(file: Path, folder: Path) -> Path:
    """``file`` as LibreOffice saves it."""
    with tempfile.TemporaryDirectory() as scratch:
        _convert([file], folder, Path(scratch) / "profile", "docx")
    return folder / file.name


def _convert(files: Iterable[Path], folder: Path, profile: Path, to: str = "pdf:writer_pdf_Export") -> None:
    command = [
        *("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
        *("--convert-to", to, "--outdir", str(folder), *map(str, files)),
    ]
    environment = os.environ | {"FONTCONFIG_FILE": str(FONTS)}
    subprocess.run(command, env=environment, capture_output=True, timeout=300, check=False)


def _look(pdf: Path) -> Print:
    if not pdf.exists():
        return Print(pdf, (), ("LibreOffice could not print it",))
    pages = tuple(_run("pdftotext", "-layout", str(pdf), "-").split("\f")[:-1])
    faults = []
    sizes = {(int(a), int(b)) for a, b in _SIZE.findall(_run("pdfinfo", str(pdf)))}
    if not sizes <= _A4:
        faults.append(f"not A4: {sizes}")
    for line in _run("pdffonts", str(pdf)).splitlines()[2:]:
        name = line.split()[0].split("+")[-1]
        if not name.startswith(_ALLOWED):
            faults.append(f"a font that nobody asked for: {name}")
    for number, page in enumerate(pages, 1):
        if len(squeezed(page)) < _LEAST:
            faults.append(f"page {number} is blank")
        if f"第{number}页共{len(pages)}页" not in squeezed(page) and f"Page{number}of{len(pages)}" not in squeezed(
            page
        ):
            faults.append(f"page {number} does not say which of how many it is")
    if any("\ufffd" in page for page in pages):
        faults.append("a character that could not be printed")
    return Print(pdf, pages, tuple(faults))


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8", "replace")


def main(folder: str, *files: str) -> int:
    """Prints ``files`` into ``folder``, with pictures, and says what is wrong; 1 if anything."""
    faulty = 0
    for file, made in zip(files, prints([Path(file) for file in files], Path(folder)), strict=True):
        faulty += bool(made.faults)
        print(file, f"{len(made.pages)} pages", "; ".join(made.faults) or "ok")
        if made.pages:
            pictures(made.pdf)
    return min(faulty, 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
