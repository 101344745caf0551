"""The zip around a .docx, written by hand: parts that never change are compressed once and copied.

Same parts, same bytes: every entry is dated 1980-01-01 00:00 and no entry has attributes. The layout is that
of APPNOTE.TXT 4.3 (local headers, central directory, end record), without zip64: a page is never 4 GB.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_DATE = 0x21  # 1980-01-01
_STORED, _DEFLATED = 0, 8
_TINY = 1024  # bytes; compressing less saves nothing worth the time
_VERSION = 20


class Entry(NamedTuple):
    """A part as it lies in the zip: method, name, checksum, plain size, bytes."""

    method: int
    name: bytes
    crc: int
    size: int
    body: bytes

    def local(self) -> bytes:
        """Header and compressed bytes."""
        head = _LOCAL.pack(
            b"PK\3\4", _VERSION, 0, self.method, 0, _DATE, self.crc, len(self.body), self.size, len(self.name), 0
        )
        return head + self.name + self.body

    def central(self, offset: int) -> bytes:
        """The entry's line in the directory; ``offset`` is where ``local`` stands."""
        head = _CENTRAL.pack(
            b"PK\1\2", _VERSION, _VERSION, 0, self.method, 0, _DATE, self.crc, len(self.body), self.size,
            len(self.name), 0, 0, 0, 0, 0, offset,
        )  # fmt: skip
        return head + self.name


def entry(name: str, data: bytes, level: int = 1) -> Entry:
    """``data`` compressed. Level 1 for what is made anew for every document, 9 for what is kept."""
    if len(data) < _TINY and level == 1:
        return Entry(_STORED, name.encode(), zlib.crc32(data), len(data), data)
    # A small window for small parts: what deflate sets up for a large one costs more than the part itself.
    window, memory = (13, 6) if len(data) < 4096 else (14, 7)
    press = zlib.compressobj(level, zlib.DEFLATED, -window, memory)
    return Entry(_DEFLATED, name.encode(), zlib.crc32(data), len(data), press.compress(data) + press.flush())


class Base(NamedTuple):
    """The unchanging first entries of many zips: their bytes, their directory, how many."""

    locals: bytes
    centrals: bytes
    entries: int

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Base:
        start, directory, count = b"", b"", 0
        for each in entries:
            directory += each.central(len(start))
            start += each.local()
            count += 1
        return cls(start, directory, count)

    def with_entries(self, entries: Iterable[Entry]) -> bytes:
        """The whole zip: this base and ``entries`` after it."""
        pieces, directory, offset, count = [self.locals], [self.centrals], len(self.locals), self.entries
        for each in entries:
            directory.append(each.central(offset))
            piece = each.local()
            pieces.append(piece)
            offset += len(piece)
            count += 1
        listing = b"".join(directory)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listing), offset, 0)
        return b"".join((*pieces, listing, end))
