"""``commdocs set``: values changed in their record, each on its line, if the rules allow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commdocs import kinds, source
from commdocs.build.proposal import Asked
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, carry_out, filed, target
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.parting import merged_into_one
from commdocs.cli.settling import settle
from commdocs.cli.usage import Faulty, Wrong
from commdocs.messages import assigning
from commdocs.messages import help as words
from commdocs.messages import setting as say
from commdocs.model import Edit, Finding, spellings

_DERIVED = frozenset({"id", "kind", "project"})  # the file's name, its folder and the form say them
_NEW = "[+]"


def run(call: Call, name: str, settings: tuple[str, ...], dry: bool) -> int:
    try:
        found = target(call, name)
    except Faulty:
        if path := merged_into_one(call, name):
            return settle(call, path, name, lambda each: _edits(each, settings), dry)
        raise
    edits, tree, copies = filed(call, found, _edits(found, settings))
    return carry_out(call, tree, [Asked(found.record, edits)], dry, copies=copies)


def _edits(found: Target, settings: Sequence[str]) -> Iterator[Edit]:
    """What each FIELD=VALUE asks for; those of one new entry, ``进展更新[+].…``, come to one edit."""
    added: dict[str, dict[str, str]] = {}
    for setting in settings:
        field, equals, value = setting.replace("＝", "=", 1).partition("=")
        if not equals:
            raise Wrong(say.BAD_SET.fill(word=setting))
        before, new, inner = field.partition(_NEW)
        spot = _spot(found, before if new else field)
        value = value.strip()
        if not new:
            yield Edit(spot.path, value or None)
        elif not inner:
            yield Edit(spot.path, value, add=True)
        else:
            names = spellings(spot.field.fields)
            word = inner.removeprefix(".").strip()
            if word not in names:
                raise Wrong(assigning.NO_SUCH_FIELD_IN.fill(word=word, label=spot.field.label))
            added.setdefault(spot.path, {})[names[word]] = value
    yield from (Edit(path, values, add=True) for path, values in added.items())


def _spot(found: Target, field: str) -> kinds.Spot:
    root, _ = source.parse(found.record.text)
    assert root is not None, "it was read before"
    spot = kinds.named(found.record.kind, root, field, found.entry)
    if isinstance(spot, Finding):
        raise Wrong(spot.message, spot.hint)
    if spot.path in _DERIVED:
        raise Wrong(assigning.NOT_TO_SET.fill(label=spot.field.label), assigning.NOT_TO_SET_FIX)
    return spot


command = Verb(
    "set",
    words.SET,
    words.SET_EXAMPLES,
    run,
    [
        Argument(["name"], words.SET_ID, metavar="ID[#ITEM]"),
        Argument(["settings"], words.SET_SETTINGS, nargs=-1, required=True, metavar="FIELD=VALUE…"),
        Option(["--dry-run", "dry"], words.DRY_RUN, is_flag=True),
    ],
)
