"""Values written back as YAML."""

from __future__ import annotations

import re

from commdocs.source.nodes import ScalarNode

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_UNPRINTABLE = re.compile(r"""[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]""")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SAFE = re.compile(
    r"""(?!-|\?|:|(?:~|null|Null|NULL)$)[^\s,\[\]{}\#&*!|>'"%@`“”‘’－＃•\x00-\x1f\x7f-\x9f][^\n\r\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*"""
)


def quoted(value: str, flow: bool = False) -> str:
    """``value`` as one line of YAML: plain where that is safe, else in double quotes.

    ``flow`` says that it stands inside ``[…]`` or ``{…}``.
    """
    if (
        _SAFE.fullmatch(value)
        and value[-1] not in " :\u3000\u00a0"
        and ": " not in value
        and " #" not in value
        and not (flow and re.search(r"[,\[\]{}，、:]", value))
    ):
        return value
    if ('"' in value or "\\" in value) and "'" not in value and not _CONTROL.search(value):
        return f"'{value}'"
    return '"' + _UNPRINTABLE.sub(_escape, value) + '"'


def patch(text: str, node: ScalarNode, value: str) -> str:
    """``text`` with the scalar ``node`` replaced by ``value``; every other character stays."""
    space = " " if node.start == node.end and text[node.start - 1 : node.start] == ":" else ""
    return text[: node.start] + space + quoted(value, flow=True) + text[node.end :]


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    known = _ESCAPES.get(character)
    if known:
        return known
    number = ord(character)
    return f"\\x{number:02X}" if number < 256 else f"\\u{number:04X}"
