"""Word or WPS on Windows, asked by COM to print: the page is the one that people see when they open the file."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_AS_PDF, _FOR_PRINT, _WHOLE, _CONTENT, _BY_HEADINGS = 17, 0, 0, 0, 1  # WdExportFormat and the like


def there(names: Sequence[str]) -> str:
    """The first of these programs that Windows knows, or ""."""
    import winreg  # type: ignore[import-not-found, unused-ignore]

    for name in names:
        with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, name):  # type: ignore[attr-defined, unused-ignore]
            return name
    return ""


def prints(name: str, files: Sequence[bytes]) -> list[bytes | None]:
    """The files as PDF/A, each None that the program refused. It runs unseen, beside one that is open."""
    import pythoncom
    from win32com.client import DispatchEx

    pythoncom.CoInitialize()
    try:
        program = DispatchEx(name)
        try:
            program.Visible = False
            with contextlib.suppress(Exception):  # WPS has no such setting
                program.DisplayAlerts = 0
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                return [_print(program, Path(folder), number, data) for number, data in enumerate(files)]
        finally:
            with contextlib.suppress(Exception):
                program.Quit(0)
    except pythoncom.com_error:
        return [None] * len(files)
    finally:
        pythoncom.CoUninitialize()


def _print(program: Any, folder: Path, number: int, data: bytes) -> bytes | None:
    import pythoncom

    source, target = folder / f"{number}.docx", folder / f"{number}.pdf"
    source.write_bytes(data)
    try:
        document = program.Documents.Open(str(source), False, True, False)  # no questions, read-only, not remembered
        try:
            document.ExportAsFixedFormat(
                str(target),
                _AS_PDF,
                False,
                _FOR_PRINT,
                _WHOLE,
                1,
                1,
                _CONTENT,
                True,
                True,
                _BY_HEADINGS,
                True,
                True,
                True,
            )
        finally:
            document.Close(0)
    except pythoncom.com_error:
        return None
    return target.read_bytes() if target.is_file() else None
