"""A text as one YAML scalar: plain where that is safe, else in quotes."""

from __future__ import annotations

import re

_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\0": "\\0"}
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(rf"""[\\"]|{CONTROL.pattern}""")
_SAFE = re.compile(
    r"""(?!(?:~|null|Null|NULL)$|---|\.\.\.)"""
    r"""[^\s,\[\]{}#&*!|>'"%@`?:\-+－–—―•·●▪■◆○◦∙‣＃［｛=<\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u2060\ufeff]"""
    r"""[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*"""
)
_NUMBER = re.compile(r"[-+]?\d[\d.,]*")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}，、；：:]")


def quoted(value: str, flow: bool = False) -> str:
    """``value`` as one line of YAML: plain where that is safe, else in quotes.

    ``flow`` says that it stands inside ``[…]`` or ``{…}``.
    """
    if _plain(value, flow):
        return value
    if ('"' in value or "\\" in value) and "'" not in value and not CONTROL.search(value):
        return f"'{value}'"
    return double_quoted(value)


def _plain(value: str, flow: bool) -> bool:
    if _NUMBER.fullmatch(value):
        return not (flow and "," in value)
    return (
        _SAFE.fullmatch(value) is not None
        and not value[-1].isspace()
        and value[-1] != ":"
        and ": " not in value
        and " #" not in value
        and " ＃" not in value
        and not (flow and _UNSAFE_IN_FLOW.search(value))
    )


def double_quoted(value: str) -> str:
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    number = ord(character)
    return _NAMED.get(character) or (f"\\x{number:02X}" if number < 256 else f"\\u{number:04X}")
