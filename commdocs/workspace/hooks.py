"""The check before a commit, and before a merge that git commits by itself: two small files in git's own folder."""

from __future__ import annotations

import shlex
import sys
from enum import Enum
from pathlib import Path

from commdocs.workspace.repository import NoHistory, hooks_folder

NAMES = ("pre-commit", "pre-merge-commit")
_MARK = "made by commdocs init"
_SCRIPT = """#!/bin/sh
# {mark}: what is about to be committed is checked first
cd {top} || exit 1
if command -v commdocs >/dev/null 2>&1; then
  exec commdocs --workspace {inside} check --staged >&2
elif [ -x {python} ]; then
  exec {python} -m commdocs --workspace {inside} check --staged >&2
fi
echo "没有找到 commdocs，提交前没法检查；先安装它 / commdocs is not found, so nothing can be checked: install it" >&2
exit 1
"""


class State(Enum):
    """What became of one hook."""

    MADE = "made"
    THERE = "there"  # from an earlier time, or from pre-commit
    FOREIGN = "foreign"  # somebody else's, or for other repositories, too: left as it is
    FAILED = "failed"


def install(root: Path) -> dict[Path, State]:
    """Puts the hooks of the repository around the workspace in place. Empty if there is no repository.

    A hook that is there already stays as it is.
    """
    try:
        folder, inside, own = hooks_folder(root)
    except NoHistory:
        return {}
    text = _SCRIPT.format(
        mark=_MARK,
        top='"$(git rev-parse --show-toplevel)"',
        inside=shlex.quote(inside or "."),
        python=shlex.quote(Path(sys.executable).as_posix()),
    )
    return {folder / name: _installed(folder / name, text) if own else State.FOREIGN for name in NAMES}


def _installed(path: Path, text: str) -> State:
    try:
        if path.exists():
            known = path.read_text("utf-8", errors="replace")
            return State.THERE if _MARK in known or "commdocs" in known or "pre-commit.com" in known else State.FOREIGN
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        path.chmod(0o755)
    except OSError:
        return State.FAILED
    return State.MADE
