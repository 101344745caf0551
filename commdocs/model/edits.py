"""A change of a record, as somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """One value to be written, taken out or added to a list.

    ``path`` is canonical and counts from 0: ``actions[2].status``, ``extra.现场``. ``value`` is what a person
    would type, by canonical key where an entry of several fields is added, several where such a field is a list;
    None takes out what stands there.
    """

    path: str
    value: str | Mapping[str, str | Sequence[str]] | None
    add: bool = False  # one more entry at the end of the list ``path``
