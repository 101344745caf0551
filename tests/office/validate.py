"""Word files against the Open XML SDK, Microsoft's own validator: ``python tests/office/validate.py FILE…``.

The validator is a self-contained program from npm, put into ``.tools`` by ``make test-office``.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path

_SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}
_MACHINES = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64", "arm64": "arm64"}
_FORMAT = "Office2016"


class Missing(Exception):
    """A tool is not installed; the message says which and how to get it."""


def validator() -> Path:
    """The program. Raises Missing."""
    name = f"{_SYSTEMS.get(platform.system(), '?')}-{_MACHINES.get(platform.machine(), '?')}"
    folder = Path(__file__).parents[2] / ".tools" / "node_modules" / "@xarsh" / f"ooxml-validator-{name}"
    for program in (folder / "ooxml-validator", folder / "ooxml-validator.exe"):
        if program.exists():
            return program
    raise Missing("the Open XML SDK validator is not in .tools: run `make test-office`, which installs it by npm")


def faults(file: Path) -> list[str]:
    """What the SDK says against a file. Raises Missing."""
    done = subprocess.run([validator(), file, _FORMAT], capture_output=True, timeout=120, check=False)
    answer = json.loads(done.stdout)
    if answer["ok"]:
        return []
    return [f"{each['description']} ({each['path']} {each['xPath']})" for each in answer["errors"]]


def main(files: list[str]) -> int:
    """Prints what the SDK says of ``files``; 1 if anything."""
    faulty = 0
    for file in files:
        found = faults(Path(file))
        faulty += bool(found)
        print(file, "; ".join(found) or "ok")
    return min(faulty, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
