"""Word files printed as PDF by what the machine has: Word or WPS, LibreOffice, or typst.

Word, WPS and LibreOffice take a while and never make the same bytes twice, so a PDF is kept as long as the Word file
it was printed from, and the program that prints, are the same. typst is quick and exact, and needs no other program.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from commdocs.messages import Text
from commdocs.messages import printing as say
from commdocs.model import Built, Output
from commdocs.workspace.ledger import sha256
from commdocs.workspace.trouble import Unusable

PDF = "pdf"
_MANY = 40  # files that a slow program is handed at once
_PATIENCE = 120, 15  # seconds that a program may take to start, and for each file
_OFFICE = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PDF_A_2B = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
_WORD = ("Word.Application", "KWPS.Application", "WPS.Application")


class Printer(NamedTuple):
    """A program that prints Word files as PDF; None stands for one that it could not print."""

    name: str  # as the manifest has it
    many: int  # how many files it is handed at once
    prints: Callable[[Sequence[bytes]], Sequence[bytes | None]]
    exact: bool = False  # the same file gives the same bytes


def printer(wanted: str, language: str) -> Printer:
    """The one that commdocs.yaml asks for, or the first that there is. Raises Unusable if there is none."""
    for name, find in _KNOWN.items():
        if wanted in ("auto", name):
            found = find(language)
            if found is not None:
                return found
    missing = say.NO_PRINTER if wanted == "auto" else say.NOT_THERE.fill(name=wanted)
    raise Unusable(missing, say.INSTALL.fill(python=sys.executable))


def printed(
    outputs: Iterable[Output],
    by: Printer,
    root: Path,
    before: Mapping[str, Built],
    failed: Callable[[str, Text], None],
) -> Iterator[Output]:
    """``outputs``, those that are PDF printed from the Word files they hold. ``failed`` is told what was not."""
    waiting: list[Output] = []
    for output in outputs:
        if output.entry.format != PDF:
            yield output
            continue
        waiting.append(output)
        if len(waiting) >= by.many:
            yield from _print(waiting, by, root, before, failed)
            waiting.clear()
    if waiting:
        yield from _print(waiting, by, root, before, failed)


def _print(
    waiting: Sequence[Output],
    by: Printer,
    root: Path,
    before: Mapping[str, Built],
    failed: Callable[[str, Text], None],
) -> Iterator[Output]:
    todo = []
    for output in waiting:
        made = replace(output.entry, made_by=by.name, source=hashlib.sha256(output.data).hexdigest())
        kept = None if by.exact else _kept(made, root, before)
        if kept is None:
            todo.append(Output(made, output.data))
        else:
            yield kept
    for output, data in zip(todo, by.prints([each.data for each in todo]) if todo else (), strict=True):
        if data is None:
            failed(output.entry.path, say.NOT_PRINTED.fill(name=by.name))
        else:
            yield Output(replace(output.entry, sha256=hashlib.sha256(data).hexdigest()), data)


def _kept(made: Built, root: Path, before: Mapping[str, Built]) -> Output | None:
    """The file of last time, if it was printed from the same Word file by the same program and is as it was."""
    known = before.get(made.path)
    if known is None or (known.made_by, known.source) != (made.made_by, made.source):
        return None
    path = root / made.path
    if sha256(path) != known.sha256:
        return None
    return Output(replace(made, sha256=known.sha256), path.read_bytes())


# -- the programs ------------------------------------------------------------------------------------


def _word(language: str) -> Printer | None:
    if sys.platform != "win32" or find_spec("win32com") is None:
        return None
    from commdocs.workspace import word

    name = word.there(_WORD)
    return Printer(name, _MANY, lambda files: word.prints(name, files)) if name else None


def _libreoffice(language: str) -> Printer | None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    program = program or next((each for each in _OFFICE if Path(each).is_file()), None)
    return Printer("libreoffice", _MANY, lambda files: _by_libreoffice(program, files)) if program else None


def _by_libreoffice(program: str, files: Sequence[bytes]) -> list[bytes | None]:
    """All at once, with settings of its own: one that is open on the desk is left alone."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for number, data in enumerate(files):
            (folder / f"{number}.docx").write_bytes(data)
        command = [
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation={folder.as_uri()}/own",
        ]
        command += ["--convert-to", _PDF_A_2B, "--outdir", str(folder)]
        command += [str(folder / f"{number}.docx") for number in range(len(files))]
        environment = os.environ | {"SOURCE_DATE_EPOCH": "946684800"}
        start, each = _PATIENCE
        try:
            subprocess.run(
                command, capture_output=True, timeout=start + each * len(files), env=environment, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return [None] * len(files)
        made = [folder / f"{number}.pdf" for number in range(len(files))]
        return [path.read_bytes() if path.is_file() else None for path in made]


def _typst(language: str) -> Printer | None:
    if find_spec("typst") is None:
        return None
    from commdocs.writers import typeset

    if language != "en" and not typeset.fonts().chinese(""):
        raise Unusable(say.NO_CHINESE_FONT, say.NO_CHINESE_FONT_FIX)

    def set_by_typst(file: bytes) -> bytes | None:
        import typst

        try:
            return typeset.typeset(file)
        except typst.TypstError:
            return None

    return Printer(f"typst {typeset.version()}", 1, lambda files: list(map(set_by_typst, files)), True)


_KNOWN: Mapping[str, Callable[[str], Printer | None]] = {"word": _word, "libreoffice": _libreoffice, "typst": _typst}
