"""Bytes → text. People save from Notepad, WPS and old mail programs, so more than UTF-8 is read."""

from __future__ import annotations

import codecs
import hashlib
import re

from commdocs.messages import Text
from commdocs.messages import source as say
from commdocs.model import WARNING, Finding

MAX_BYTES = 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LINE_END = re.compile(r"\r\n?|\n")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def decode(raw: bytes) -> tuple[str | None, list[Finding]]:
    """The text of a file, without its byte order mark and with its own line ends.

    Tried in this order: byte order mark, strict UTF-8, strict GB18030. Anything but UTF-8 is
    reported as a warning; the text is None only with an error (S02, or S06 beyond 1 MiB).
    """
    if len(raw) > MAX_BYTES:
        return None, [_finding("S06", say.TOO_BIG.fill(size=len(raw), limit=MAX_BYTES), say.TOO_BIG_FIX)]
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding)
    if raw.startswith(_OFFICE):
        return None, [_finding("S02", say.NOT_TEXT.fill(what=say.LOOKS_LIKE_OFFICE), say.NOT_TEXT_FIX)]
    if b"\0" in raw:
        return None, [_finding("S02", say.NOT_TEXT.fill(what=say.LOOKS_BINARY), say.NOT_TEXT_FIX)]
    try:
        return raw.decode(), []
    except UnicodeDecodeError as error:
        broken = error
    if not _mostly_utf8(raw):
        try:
            return raw.decode("gb18030"), [_other("GB18030")]
        except UnicodeDecodeError:
            return None, [_bad_line(raw, broken.start, say.BAD_ENCODING)]
    return None, [_bad_line(raw, broken.start, say.BROKEN_UTF8)]


def encoded(text: str, like: bytes) -> bytes:
    """``text`` in the encoding of the file ``like``, with its byte order mark; in UTF-8 where that cannot hold it."""
    for mark, encoding in _MARKS:
        if like.startswith(mark):
            return mark + text.encode(encoding)
    try:
        like.decode()
    except UnicodeDecodeError:
        return text.encode("gb18030")
    return text.encode()


def blob_id(text: str) -> str:
    """git's blob id of the text with LF line ends, in UTF-8."""
    data = _LINE_END.sub("\n", text).encode() if "\r" in text else text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _marked(raw: bytes, encoding: str) -> tuple[str | None, list[Finding]]:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return None, [_bad_line(raw, error.start, say.BROKEN_UTF8)]
        before = raw[: error.start].decode(encoding, "replace")
        line = 1 + len(_LINE_END.findall(before))
        return None, [_finding("S02", say.BAD_ENCODING, say.BAD_ENCODING_FIX, line)]
    return text, [] if encoding == "utf-8" else [_other(encoding[:6].upper())]


def _mostly_utf8(raw: bytes) -> bool:
    """A damaged UTF-8 file, rather than GB18030: its other Chinese characters decode well."""
    text = raw.decode(errors="replace")
    return len(_CHINESE.findall(text)) > text.count("\ufffd")


def _bad_line(raw: bytes, at: int, message: Text) -> Finding:
    before = _LINE_END.split(raw[:at].decode(errors="replace"))
    return _finding("S02", message, say.BAD_ENCODING_FIX, len(before), len(before[-1]) + 1)


def _other(encoding: str) -> Finding:
    message = say.OTHER_ENCODING.fill(encoding=encoding)
    return Finding("S02", message, say.OTHER_ENCODING_FIX, severity=WARNING, line=1, column=1)


def _finding(rule: str, message: Text, hint: Text, line: int = 1, column: int = 1) -> Finding:
    return Finding(rule, message, hint, line=line, column=column)
