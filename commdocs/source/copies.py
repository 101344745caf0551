"""Names that copies of a file have: made by hand, left by a program that syncs folders, by an editor or by git."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_COPY = r"副本|複本|复件|複件|複製|拷贝|备份文件|备份|備份|another copy|copy|backup|kopie|コピー"
_CLASH = r"冲突|衝突|conflict"
_DEVICE = (
    r"(?-i:(?=[0-9-]*[A-Z])[A-Z0-9]{2,15}(?:-[A-Z0-9]{1,12}){0,2})"  # as Windows writes a computer's name
    r"|[^\s/-][^/-]{0,30}(?:macbook|imac|desktop|laptop|notebook|电脑)[\w -]{0,20}"
    r"|(?:macbook|imac|desktop|laptop|notebook)[\w -]{0,20}"
)

# What follows the name of the original and comes before its ending.
_AFTER = re.compile(
    r"(?:"
    + "|".join(
        (
            rf"[ _-]{{0,3}}的?(?:{_COPY})(?:[ _]?[(（\[]?\d{{1,3}}[)）\]]?)?",  # - 副本 (2), -副本, copy 2
            rf" ?[(（\[][^()（）\[\]]{{0,30}}(?:{_COPY})(?: ?\d{{1,3}})?[)）\]]",  # (3rd copy), （副本）
            r" ?[(（]\d{1,3}[)）]",  # (1): a browser, WPS, Explorer
            r" \d{1,2}",  # the Finder, iCloud
            rf" ?[(（\[][^()（）\[\]]{{0,60}}(?:{_CLASH})[^()（）\[\]]{{0,60}}[)）\]]",
            rf"[ ._-]{{1,3}}(?:sync-)?(?:{_CLASH})(?:副本|文件|版本)?(?:[ ._-].{{0,60}})?",
            rf"(?:_[^_]{{1,30}}){{1,2}}_(?:{_CLASH})",
            rf"-(?:{_DEVICE})(?:-\d{{1,2}})?",  # OneDrive adds the computer's name
            r"[ _-]{1,3}(?:旧|旧版|老版本|old|原件)\d{0,3}",
            r"[._](?:backup|base|local|remote)[._]\d{1,9}",  # git mergetool
        )
    )
    + r")\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\d{{1,3}}[-_])?(?:{_COPY})(?: ?[(（]\d{{1,3}}[)）])?(?: of | ?[-_] ?| |(?=(?-i:[^a-z])))", re.IGNORECASE
)
# What follows the ending: x.yaml.orig, x.yaml~, x.yaml~HEAD, x.yaml.BACKUP.123.yaml
_AFTER_ENDING = re.compile(
    r"(?P<name>.+?\.[a-z][a-z0-9]{1,3})(?:~[^.]{0,60}|\.(?:orig|rej|bak|old|save|tmp|backup|mine|theirs|r\d+|\d{1,3})"
    r"|[._](?:backup|base|local|remote)[._]\d{1,9}(?:\.[a-z]{2,4})?)",
    re.IGNORECASE,
)
_LONGEST = 255  # characters of a file's name
_MARKS = 100  # … and of all marks on it


def original(name: str, known: Callable[[str], bool]) -> str:
    """The name, among those that are ``known``, that ``name`` is a copy's name of; empty if it is none.

    Both with their ending and without folders: ``minutes - 副本 (2).md`` gives ``minutes.md``,
    ``MM2024-05-20-01.yaml.orig`` gives ``MM2024-05-20-01.yaml``.
    """
    seen = {name}
    todo = [name] if len(name) <= _LONGEST else []
    while todo:  # copies of copies have several marks
        longer = todo.pop(0)
        for each in _shorter(longer):
            if known(each):
                return each
            if each not in seen and len(name) - len(each) <= _MARKS:
                seen.add(each)
                todo.append(each)
    return ""


def _shorter(name: str) -> Iterator[str]:
    """The name without one mark of a copy, in every way that one can be told from it."""
    after = _AFTER_ENDING.fullmatch(name)
    if after:
        yield after["name"]
    stem, dot, ending = name.rpartition(".")
    before = _BEFORE.match(stem)
    if before:
        yield stem[before.end() :] + dot + ending
    for at in range(len(stem) - 1, max(len(stem) - _MARKS, 0), -1):
        if _AFTER.match(stem, at):
            yield stem[:at] + dot + ending
