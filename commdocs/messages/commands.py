"""Commands to copy: what stands in them runs in bash, zsh, PowerShell and cmd alike."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[\w@%+=:,./\\][\w@%+=:,./\\-]*")


def argument(word: str) -> str:
    """``word`` as one argument of a command, in quotes where it needs them.

    Double quotes, because cmd knows no other; single ones where the word holds what double ones let through.
    """
    if _PLAIN.fullmatch(word):
        return word
    if word.startswith("-"):
        return argument(f"./{word}")
    if re.search(r'["$`!%]', word):
        return "'" + word.replace("'", "'\\''") + "'"
    return f'"{word}"'
