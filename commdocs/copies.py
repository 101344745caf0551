"""Names that copies of files have: as people make them by hand, and as programs that keep folders in step leave them."""

from __future__ import annotations

import re

_MARKS = "|".join(
    (
        r"\s*[-_–—]\s*(?:副本|複本|拷贝|copy)(?:\s*[(（]?\d{1,3}[)）]?)?",  # Explorer, WPS: a - 副本 (2), a - Copy
        r"\s*(?:的副本|副本|拷贝|拷貝)\s*\d{0,3}",  # Finder in Chinese: a的副本 2
        r"\s+copy(?:\s+\d{1,3})?",  # Finder: a copy 2
        r"\s*[(（]\d{1,3}[)）]",  # browsers, WeChat, Google Drive: a (1)
        r"\s*[(（][^()（）]*(?:冲突|副本|conflict|copy)[^()（）]*[)）]",  # 坚果云, Dropbox, Nextcloud: a (冲突副本 …)
        r"[-_. ]conflict(?:ed)?(?:[-_. ][^/]*)?",  # 坚果云: a-conflict-王; ownCloud: a_conflict-20240520-101010
        r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?",  # Syncthing
        r"-(?:DESKTOP|LAPTOP|PC|MacBook|iMac)[-\w]*?(?:-\d{1,3})?",  # OneDrive: a-DESKTOP-AB12, a-DESKTOP-AB12-2
        r"\s*[-_.]?(?:bak|backup|备份|old|旧版?)\d{0,3}",
    )
)
_COPY = re.compile(rf"(.+?)(?:{_MARKS})+", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:副本|复件|Copy of|Conflicted copy of)(?:\s*[(（]\d{1,3}[)）])?\s*(?:of\s+)?(.+)", re.IGNORECASE
)
_FRONT = re.compile(r"\d{1,3}[-_]副本[-_]?(.+)")  # WPS: 1-副本 a
_LONGEST = 300


def original(stem: str) -> str:
    """The name, without its ending, of which ``stem`` looks like a copy; empty if it does not look like one.

    ``MM2024-05-20-01 - 副本`` gives ``MM2024-05-20-01``. A name is no proof: whether that file is there, the
    caller knows.
    """
    if len(stem) > _LONGEST:
        return ""
    for form in (_BEFORE, _FRONT, _COPY):
        found = form.fullmatch(stem)
        if found:
            return found[1].strip()
    return ""
