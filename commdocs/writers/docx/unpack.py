"""A .docx, which anybody may have made, unpacked within limits: nothing is inflated before its size is known.

The layout is that of APPNOTE.TXT 4.3, as ``pack`` writes it: end record, central directory, local headers. What
letterheads never need is refused: encryption, zip64, several disks, methods other than stored and deflated.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from commdocs.messages import Text
from commdocs.messages import writers as say

MOST = 12 << 20  # bytes of the file …
MOST_UNPACKED = 48 << 20  # … of all its parts …
MOST_PARTS = 1_000  # … and how many there may be

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_UNKNOWN = 0xFFFFFFFF  # what zip64 tells elsewhere
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 0x1 | 0x40 | 0x2000, 0x800


class BadLetterhead(Exception):
    """The letterhead cannot be used. ``message`` and ``hint`` say why and what to do, for people."""

    def __init__(self, message: Text, hint: Text = say.SAVE_AGAIN):
        super().__init__(message.en)
        self.message, self.hint = message, hint


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts by name, in the order of the directory. Raises BadLetterhead."""
    if len(data) > MOST:
        raise BadLetterhead(say.LETTERHEAD_BIG.fill(limit=MOST >> 20), say.LETTERHEAD_BIG_FIX)
    try:
        entries = list(_directory(data))
        if sum(size for _, _, _, _, size, _ in entries) > MOST_UNPACKED:
            raise BadLetterhead(say.LETTERHEAD_BOMB.fill(limit=MOST_UNPACKED >> 20), say.LETTERHEAD_BIG_FIX)
        return {name: _inflated(data, name, *entry) for name, *entry in entries if not name.endswith("/")}
    except (struct.error, zlib.error, ValueError, IndexError) as error:
        raise BadLetterhead(say.LETTERHEAD_UNREADABLE) from error


def _directory(data: bytes) -> Iterator[tuple[str, int, int, int, int, int]]:
    """Name, method, checksum, packed size, plain size and place of every entry."""
    end = data.rfind(b"PK\5\6", max(len(data) - 66_000, 0))
    if end < 0:
        raise ValueError("no end record")
    _, disk, first, here, count, size, at, _ = _END.unpack_from(data, end)
    if disk or first or here != count or at + size > end:
        raise ValueError("end record")
    if count > MOST_PARTS or size > MOST_PARTS * 400:
        raise BadLetterhead(say.LETTERHEAD_PARTS.fill(limit=MOST_PARTS), say.SAVE_AGAIN)
    seen: set[str] = set()
    for _ in range(count):
        mark, _, _, flags, method, _, _, crc, packed, plain, named, extra, comment, _, _, _, place = (
            _CENTRAL.unpack_from(data, at)
        )
        start = at + _CENTRAL.size
        raw = data[start : start + named]
        at = start + named + extra + comment
        if mark != b"PK\1\2" or at > end or _UNKNOWN in (packed, plain, place):
            raise ValueError("directory")
        name = raw.decode("utf-8" if flags & _UTF8 else "ascii")
        if flags & _ENCRYPTED:
            raise BadLetterhead(say.LETTERHEAD_LOCKED, say.LETTERHEAD_LOCKED_FIX)
        if method not in (_STORED, _DEFLATED):
            raise BadLetterhead(say.LETTERHEAD_METHOD.fill(method=method))
        if not _sound(name) or name.lower() in seen:
            raise BadLetterhead(say.LETTERHEAD_NAME.fill(name=name[:80]))
        seen.add(name.lower())
        yield name, method, crc, packed, plain, place


def _sound(name: str) -> bool:
    """Whether a part has a name that parts have: no way out, no backslash, nothing that is not seen."""
    steps = name.removesuffix("/").split("/")
    return (
        name.isprintable() and not any(each in ("", ".", "..") for each in steps) and not set(name) & set('\\:*?"<>|')
    )


def _inflated(data: bytes, name: str, method: int, crc: int, packed: int, plain: int, place: int) -> bytes:
    mark, _, _, _, _, _, _, _, _, named, extra = _LOCAL.unpack_from(data, place)
    start = place + _LOCAL.size
    if mark != b"PK\3\4" or data[start : start + named].decode("utf-8", "replace") != name:
        raise ValueError("local header")
    start += named + extra
    body = data[start : start + packed]
    if method == _DEFLATED:
        press = zlib.decompressobj(-zlib.MAX_WBITS)
        made = press.decompress(body, plain + 1)
        if not press.eof:
            raise ValueError("stream")
        body = made
    if len(body) != plain or zlib.crc32(body) != crc:
        raise ValueError("size or checksum")
    return body
