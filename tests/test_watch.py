"""``commdocs watch``: what a save touches is told and built, whatever way it was saved, and nothing else is."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commdocs.cli.call import Call
from commdocs.cli.watch import _Seen
from commdocs.workspace.watching import Watch
from tests import equivalence

RECORD = "records/Q3产品迭代/MM2024-05-21-01.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "w"
    root.mkdir()
    shutil.copy(equivalence.ROOT / "commdocs.yaml", root)
    (root / RECORD).parent.mkdir(parents=True)
    shutil.copy(equivalence.ROOT / RECORD, root / RECORD)
    return root


def seen(root: Path) -> _Seen:
    return _Seen(Call(["--workspace", str(root), "--language", "en"]), ())


def test_problems_are_told_as_they_come_and_go(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watcher = seen(root)
    watcher.look()
    capsys.readouterr()
    watcher.look()
    assert capsys.readouterr().out == ""
    text = (root / RECORD).read_text(encoding="utf-8")
    (root / RECORD).write_text(text.replace("会议地点: ", "会议地点: ["), encoding="utf-8")
    watcher.look()
    told = capsys.readouterr().out
    assert "begin" in told.splitlines()[0]
    assert f"{RECORD}:9:" in told
    assert "1 errors" in told.splitlines()[-1]
    (root / RECORD).write_text(text, encoding="utf-8")
    watcher.look()
    told = capsys.readouterr().out
    assert "settled: S01" in told
    assert "0 errors" in told.splitlines()[-1]


def test_only_the_page_of_what_was_saved_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watcher = seen(root)
    watcher.look()
    before = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*.md")}
    text = (root / RECORD).read_text(encoding="utf-8")
    (root / RECORD).write_text(text.replace("线上会议（腾讯会议）", "三号会议室"), encoding="utf-8")
    watcher.look()
    written = [path for path, when in before.items() if path.stat().st_mtime_ns != when]
    assert written
    assert all("三号会议室" in path.read_text(encoding="utf-8") for path in written)


def test_a_folder_that_goes_away_is_told_once_and_watched_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watcher = seen(root)
    watcher.look()
    away = root.with_name("away")
    root.rename(away)
    capsys.readouterr()
    watcher.look()
    assert "Error" in capsys.readouterr().err
    watcher.look()
    assert capsys.readouterr().err == ""
    away.rename(root)
    watcher.look()
    assert "0 errors" in capsys.readouterr().out


@pytest.mark.parametrize("way", ["written", "renamed"])
def test_a_save_is_noticed(root: Path, way: str) -> None:
    with Watch(root) as watch:
        if not watch.alive:
            pytest.skip("changes are not reported here")
        data = (root / RECORD).read_bytes()
        if way == "written":
            (root / RECORD).write_bytes(data)
        else:
            (root / RECORD).with_suffix(".new").write_bytes(data)
            (root / RECORD).with_suffix(".new").replace(root / RECORD)
        began = time.monotonic()
        watch.wait(60)
        assert time.monotonic() - began < 50


def test_one_looks_again_where_nobody_reports(root: Path) -> None:
    with Watch(root) as watch:
        if watch.alive:
            watch._observer.stop()
            watch._observer.join()
        assert not watch.alive
        watch.wait(0.01)


@pytest.mark.skipif(os.name == "nt", reason="ends by a signal")
def test_it_runs_until_it_is_ended(root: Path) -> None:
    words = [sys.executable, "-m", "commdocs", "--workspace", str(root), "--language", "en", "watch"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert "begin" in process.stdout.readline()
        while " end: " not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Stopped watching" in err
    assert "Traceback" not in err
