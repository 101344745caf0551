"""The files that a record names as evidence, and what each of them is bound to hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

from commdocs.fields import divided
from commdocs.model import Place, Record


class Evidence(NamedTuple):
    """A file that a record names."""

    place: Place
    path: str  # in the workspace; where it does not exist, as it was typed
    digest: str  # the sha256 of what it held when it was bound; empty if it never was


def evidence(record: Record, files: Collection[str]) -> Iterator[Evidence]:
    """Every file that the record says lies in the workspace, from its root or beside the record's attachments."""
    for place in record.each("path"):
        typed, digest = divided(str(place.value))
        path = unicodedata.normalize("NFC", typed).replace("\\", "/").removeprefix("./")
        if place.parent.get("external") or "://" in path:
            continue
        beside = f"attachments/{record.project}/{record.id}/{path}"
        yield Evidence(place, beside if path not in files and beside in files else path, digest)
