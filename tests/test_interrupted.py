"""Ctrl-C ends a command quietly at any time; words that are no text are told or read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commdocs import cli
from tests.conftest import Said

START = "import re, sys; print('here', flush=True); from commdocs.__main__ import main; sys.exit(main())"


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("wait", [0.0, 0.05, 0.15, 0.3, 0.6])
def test_ctrl_c_leaves_no_traceback(folder: Path, wait: float) -> None:
    """From the first line of ours on, also in the middle of the imports; what began before it, Python tells."""
    command = [sys.executable, "-c", START, "build"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.02 + wait)  # a script of pip's begins like START
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert b"Traceback" not in out + err
    assert process.returncode in (130, 0)  # 0: it was done before


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_what_is_to_ignore_ctrl_c_does(folder: Path) -> None:
    """As under nohup, or behind & in a script."""
    command = [sys.executable, "-c", f"import signal; signal.signal(2, signal.SIG_IGN); {START}", "list"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 0


def _word(raw: bytes) -> str:
    return os.fsdecode(raw)


@pytest.mark.skipif(sys.getfilesystemencoding() != "utf-8", reason="the words of the command line come as UTF-8")
def test_words_in_gb18030_are_read(folder: Path, commdocs: Callable[..., Said]) -> None:
    record = next(folder.glob("records/*/MM*.yaml"))
    done = commdocs(*(_word(each.encode("gb18030")) for each in ("set", record.stem, "备注=等甲公司回复")))
    assert done.status == 0, done.err
    assert "备注: 等甲公司回复" in record.read_text("utf-8")


@pytest.mark.parametrize("raw", ["备注=".encode() + b"\xc4\xe3\xba\xc3", b"remarks=\xff\xff", b"\x81"])
def test_words_that_are_no_text_are_told(folder: Path, commdocs: Callable[..., Said], raw: bytes) -> None:
    record = next(folder.glob("records/*/MM*.yaml"))
    before = record.read_bytes()
    done = commdocs("set", record.stem, _word(raw))
    assert done.status == 2
    assert "第 3 个词读不成文字" in done.err
    assert record.read_bytes() == before


def test_a_folder_of_any_name_can_be_named(folder: Path) -> None:
    other = folder.parent / _word(b"\xc4\xe3")
    try:
        folder.rename(other)
    except OSError:
        pytest.skip("this system keeps no such names")
    assert cli.main(["list", "--workspace", str(other)]) == 0
