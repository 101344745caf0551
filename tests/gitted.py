"""A workspace with a scripted git history: each commit at its own time, nothing read from the machine's settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
_QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Gitted:
    """A repository at ``top`` whose workspace is the folder ``inside`` it ("" for the top itself)."""

    def __init__(self, top: Path, inside: str = "") -> None:
        self.top = top
        self.root = top / inside if inside else top
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write({"commdocs.yaml": (ROOT / "commdocs.yaml").read_text("utf-8")})

    def git(self, *words: str, when: str = "2024-05-20 09:00", who: str = "王经理") -> str:
        """Runs git at a time of that day (zone +08:00) and gives what it printed."""
        done = self.tried(*words, when=when, who=who)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def tried(
        self, *words: str, when: str = "2024-05-20 09:00", who: str = "王经理"
    ) -> subprocess.CompletedProcess[bytes]:
        """The same where git may refuse."""
        moment = f"{when}:00 +0800"
        people = {"GIT_AUTHOR_NAME": who, "GIT_AUTHOR_EMAIL": "w@x.cn", "GIT_COMMITTER_NAME": who}
        environment = {
            **os.environ,
            **_QUIET,
            **people,
            "GIT_COMMITTER_EMAIL": "w@x.cn",
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
        }
        command = ["git", "-c", "core.quotepath=false", *words]
        return subprocess.run(command, cwd=self.top, env=environment, capture_output=True, check=False)

    def write(self, texts: Mapping[str, str]) -> None:
        """Puts texts into the workspace's files."""
        for path, text in texts.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def edit(self, path: str, *edits: tuple[str, str]) -> None:
        """Replaces words in a file; each must be there."""
        text = self.read(path)
        for old, new in edits:
            assert old in text, f"{old!r} is not in {path}"
            text = text.replace(old, new, 1)
        self.write({path: text})

    def commit(self, when: str = "2024-05-20 09:00", who: str = "王经理", message: str = "x") -> str:
        """Commits all that changed and gives the commit's name."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, when=when, who=who)
        return self.git("rev-parse", "HEAD").strip()


def example(path: str, *edits: tuple[str, str]) -> str:
    """An example record of this repository, with changes."""
    text = (ROOT / path).read_text("utf-8")
    for old, new in edits:
        assert old in text, f"{old!r} is not in {path}"
        text = text.replace(old, new, 1)
    return text
