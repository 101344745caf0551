"""A file opened in the editor of whoever is at the keyboard, at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from commdocs.workspace import repository

_PLUS = frozenset(
    [
        "vi",
        "vim",
        "nvim",
        "gvim",
        "view",
        "nano",
        "pico",
        "emacs",
        "emacsclient",
        "kak",
        "joe",
        "micro",
        "ne",
        "mg",
        "jed",
        "gedit",
        "pluma",
        "mousepad",
        "geany",
        "kate",
        "mcedit",
    ]
)
_COLON = frozenset(["subl", "sublime_text", "hx", "helix", "zed", "mate"])  # FILE:LINE
_GOTO = frozenset(["code", "code-insiders", "codium", "cursor", "windsurf"])  # --goto FILE:LINE
_WAITS = {**dict.fromkeys(_GOTO, "--wait"), "subl": "--wait", "zed": "--wait", "mate": "--wait", "gvim": "-f"}
_USUAL = ("sensible-editor", "editor", "nano", "vim", "vi")


def command(root: Path) -> list[str]:
    """The words that start the editor: of $VISUAL, $EDITOR, git's core.editor, or what is there; empty if nothing is."""
    for said in (os.environ.get("VISUAL"), os.environ.get("EDITOR"), repository.editor(root)):
        if said and said.strip():
            return _words(said.strip())
    if sys.platform == "win32":
        return ["notepad"]
    if not sys.stdin.isatty():  # they would wait for keys that nobody can press
        return []
    return next(([name] for name in _USUAL if shutil.which(name)), [])


def started(words: Sequence[str], path: Path, line: int) -> list[str]:
    """The whole command that opens ``path`` at ``line`` in the editor ``words``, and stays until it is closed."""
    name = words[0].replace("\\", "/").rpartition("/")[2].casefold().removesuffix(".exe").removesuffix(".cmd")
    made = [*words]
    waits = _WAITS.get(name)
    if waits and waits not in made and "-w" not in made:
        made.append(waits)
    if name in _PLUS:
        return [*made, f"+{line}", str(path)]
    if name in _GOTO:
        return [*made, "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*made, f"{path}:{line}"]
    if name == "notepad++":
        return [*made, f"-n{line}", str(path)]
    return [*made, str(path)]


def opened(words: Sequence[str], path: Path, line: int) -> int:
    """Runs the editor and waits for it; its exit status. Raises OSError where it cannot be run."""
    made = started(words, path, line)
    program = shutil.which(made[0])  # on Windows code is code.cmd
    return subprocess.run([program or made[0], *made[1:]], check=False).returncode


def _words(said: str) -> list[str]:
    """The words of a setting. A path of Windows keeps its backslashes, and may have spaces without quotes."""
    if Path(said.strip("\"'")).is_file():
        return [said.strip("\"'")]
    try:
        words = shlex.split(said, posix=sys.platform != "win32")
    except ValueError:
        return [said]
    return [each.strip("\"'") if sys.platform == "win32" else each for each in words] or [said]
