"""Characters that nobody sees: they make two names of one person, or turn the order of what is printed."""

from __future__ import annotations

import re

_SPACES = {0x3000: " ", 0xA0: " "}  # seen, and one space is as good as another
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_WRITTEN = frozenset("\u200c\u200d\ufe0e\ufe0f")  # in words: joined emoji, Persian, Indian scripts


def invisible(text: str) -> str:
    """The first character that cannot be seen; empty if there is none."""
    found = _HIDDEN.search(text)
    return found[0] if found else ""


def without_invisible(text: str, prose: bool = False) -> str:
    """The text without them and without blanks around it; ``prose`` keeps its blanks and what joins its letters."""
    if prose:
        return _HIDDEN.sub(lambda each: each[0] if each[0] in _WRITTEN or each[0] >= "\U000e0020" else "", text)
    return _HIDDEN.sub("", text).translate(_SPACES).strip()
