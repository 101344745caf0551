"""Names of copies: which file they were made from, and which names are nobody's copy."""

from __future__ import annotations

import time

import pytest

from commdocs.source import original

KNOWN = {"MM2024-05-20-01.yaml", "minutes.md", "minutes.en.md", "meeting.yaml", "2024.yaml", "PA-市场-001.yaml"}

MARKS = [
    " - 副本",  # Explorer
    " - 副本 (2)",
    " - 副本 - 副本",
    " - Copy",
    " - Copy (3)",
    "-副本",  # WPS
    "-副本(2)",
    "_副本",
    "(1)",
    " (1)",
    "（1）",
    " 副本",  # the Finder
    " 副本 2",
    " copy",
    " copy 2",
    " 2",
    " (副本)",  # Linux
    " (复件)",
    "（复件）",
    " (第 3 个复件)",
    " (copy)",
    " (another copy)",
    " (3rd copy)",
    "的副本",  # Google Drive
    " (冲突副本)",
    " (冲突的副本 王经理 2024-05-20 10-10-22)",  # 坚果云
    "(冲突的副本 王经理 2024-05-20 10-10-22)",
    "-conflict-王经理",
    " (王经理的冲突副本 2024-05-20)",  # Dropbox
    " (Li Wei's conflicted copy 2024-05-20)",
    " (Case Conflict)",
    " (SFConflict wang@example.com 2024-05-20-10-10-10)",
    " (conflicted copy 2024-05-20 101010)",  # Nextcloud
    "_conflict-20240520-101010",
    ".sync-conflict-20240520-101010-ABCDEFG",  # Syncthing
    "_冲突文件_王经理_20240520",
    "_DESKTOP-AB12_May-20-101010-2024_Conflict",  # Synology
    "-DESKTOP-AB12",  # OneDrive
    "-DESKTOP-AB12-2",
    "-LAPTOP-7QX",
    "-PC01",
    "-WANGPC",
    "-王经理的MacBook Pro",
    "-备份",
    " 备份",
    "_backup",
    "-旧版",
    " - old2",
    "_BACKUP_12345",  # git mergetool
    "_BASE_12345",
    "_LOCAL_12345",
    "_REMOTE_12345",
    ".REMOTE.12345",
]
AFTER = [".orig", ".bak", ".old", "~", "~HEAD", "~2f1c0aa (Titel)", ".rej", ".tmp", ".mine", ".r17", ".BACKUP.99.yaml"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_copy_is_named_after_its_original(name: str, mark: str) -> None:
    stem, _, ending = name.rpartition(".")
    assert original(f"{stem}{mark}.{ending}", KNOWN.__contains__) == name


@pytest.mark.parametrize("mark", AFTER)
@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_mark_may_follow_the_ending(name: str, mark: str) -> None:
    assert original(name + mark, KNOWN.__contains__) == name
    assert original(f"{name}{mark}~", KNOWN.__contains__) == name


@pytest.mark.parametrize(
    "before", ["副本 ", "副本", "复件 ", "复件 (2) ", "Copy of ", "Copy (2) of ", "副本-", "1-副本 "]
)
def test_a_mark_may_come_first(before: str) -> None:
    assert original(f"{before}MM2024-05-20-01.yaml", KNOWN.__contains__) == "MM2024-05-20-01.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "MM2024-05-20-01.yaml",  # itself
        "MM2024-05-20-02.yaml",
        "MM2024-05-20-011.yaml",
        "minutes-short.md",  # a second document of the form
        "minutes_mail.md",
        "minutes.zh.md",
        "minutes-2025.md",
        "meeting2.yaml",
        "copyright.md",
        "副本.md",
        ".md",
        "",
        "x" * 300 + " - 副本.md",
    ],
)
def test_what_is_no_copy(name: str) -> None:
    assert original(name, lambda each: each in KNOWN or each.startswith("x")) == ""


def test_a_long_name_takes_no_time() -> None:
    begun = time.perf_counter()
    for sign in ("(", "_a", " - 副本", "-A", " 1", "~", ".r1", "副本", "冲突"):
        original((sign * 255)[:250] + ".yaml", KNOWN.__contains__)
    assert time.perf_counter() - begun < 1
