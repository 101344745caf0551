"""Repositories with a long history, made by ``git fast-import``: one commit a record, in the order of the days."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench import corpus

_WHO = "n <n@x.cn>"
_START = 1_716_249_600  # 2024-05-21 00:00 UTC


def write(root: Path, records: int) -> Path:
    """A repository with ``records`` minutes, each brought by a commit of its own; gives the file that one more
    commit changed."""
    corpus.write(root, records)
    (root / ".gitattributes").write_text("*.yaml text eol=lf\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    files = sorted((root / "records").rglob("*.yaml"), key=lambda path: path.name)
    first = [root / "commdocs.yaml", root / ".gitattributes"]
    stream = [_commit(root, number, [*first, path] if number == 0 else [path]) for number, path in enumerate(files)]
    changed = files[len(files) // 2]
    changed.write_text(changed.read_text(encoding="utf-8") + "备注: 已通知\n", encoding="utf-8")
    stream.append(_commit(root, len(files), [changed]))
    git(root, "fast-import", "--quiet", given=b"".join(stream))
    git(root, "reset", "-q")
    return changed


def git(root: Path, *words: str, given: bytes | None = None) -> None:
    """Runs git in the repository; its automatic house-keeping must not run beside what is measured."""
    command = ["git", "-c", "gc.auto=0", "-c", "core.quotepath=false", *words]
    subprocess.run(command, cwd=root, input=given, check=True, capture_output=True)


def _commit(root: Path, number: int, files: list[Path]) -> bytes:
    parts = [f"commit refs/heads/main\ncommitter {_WHO} {_START + number * 600} +0800\ndata 1\nx\n".encode()]
    for path in files:
        text = path.read_bytes()
        parts.append(f"M 100644 inline {path.relative_to(root).as_posix()}\ndata {len(text)}\n".encode() + text + b"\n")
    return b"".join(parts)
