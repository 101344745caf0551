"""The text of a new record: short, or the whole form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from commdocs.kinds.beginning import Setting, beginnings, begun
from commdocs.kinds.brief import Brief
from commdocs.kinds.examples import Examples
from commdocs.kinds.plan import plan
from commdocs.kinds.skeleton import Writer
from commdocs.model import Kind


def skeleton(
    kind: Kind,
    language: str,
    values: Mapping[str, str],
    here: Setting,
    entries: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
    full: bool = False,
) -> str:
    """The YAML of a new record; ``full`` has every field of the form, explained.

    ``values`` are texts by field (any spelling); a list takes one a line. A field of a group is named by its
    canonical path, ``links.party``. ``entries`` are what lists of groups begin with: by field, texts by the
    group's fields. What neither gives but the program knows is filled in.
    """
    given = {kind.keys.get(name, name): value for name, value in values.items()}
    known = beginnings(kind, here)
    given = {path: value for path, value in known.items() if path.split(".")[0] not in (entries or {})} | given
    first = next(iter(kind.statuses))
    status = plan(kind).steps["status"].words.get(given.get("status", ""), first)
    examples = Examples(kind, language, here.config, here.today)
    writer = (Writer if full else Brief)(
        kind, language, given, here.config, status, entries or {}, examples, lambda part: begun(part, here)
    )
    return "\n".join(writer.lines()) + "\n"
