"""``python -m tests.week``: the week played once, as a table; then the forty records, as the check sees them."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from pathlib import Path

from commdocs import cli
from tests.week.firm import FRIDAY, SETTINGS, records
from tests.week.played import CHINESE, ENGLISH, ENGLISH_SETTINGS, TODAY, played, table, workspace


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, settings, plays in (("zh", SETTINGS, CHINESE), ("en", ENGLISH_SETTINGS, ENGLISH)):
            root = Path(folder) / name
            workspace(root, settings)
            os.chdir(root)
            print(table([played(root, play, run) for play in plays]), end="\n\n")
        root = Path(folder) / "friday"
        workspace(root)
        for path, text in records().items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        os.chdir(root)
        cli.main(["check", "--today", FRIDAY])
        os.chdir("/")


def run(*words: str) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        status = cli.main([*words, "--today", TODAY])
    return status, out.getvalue()


if __name__ == "__main__":
    main()
