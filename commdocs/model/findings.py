"""What is wrong, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from commdocs.messages import Text

ERROR: Literal["error"] = "error"
WARNING: Literal["warning"] = "warning"
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong inside one text, before anyone has said in which file.

    ``line`` and ``column`` count from 1; 0 means "find the line by the path in ``field``".
    """

    rule: str
    message: Text
    hint: Text
    field: str = ""
    severity: Severity = ERROR
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A located finding. ``path`` is relative to the workspace, with ``/``."""

    path: str
    line: int
    column: int
    rule: str
    name: Text
    severity: Severity
    field: str
    message: Text
    hint: Text
