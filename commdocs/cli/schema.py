"""``commdocs schema``: JSON Schema for editors."""

from __future__ import annotations

import click

from commdocs import kinds
from commdocs.cli.call import Call
from commdocs.cli.choosing import forms, kind_named, known_kinds
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.messages import LANGUAGES
from commdocs.messages import cli as say
from commdocs.messages import help as words


def run(call: Call, names: tuple[str, ...], keys: str | None, everything: bool) -> int:
    known = forms(call)
    if not names and not everything:
        raise Wrong(say.SCHEMA_OF_WHAT, say.KNOWN_KINDS.fill(known=known_kinds(known)))
    chosen = list(known) if everything else [kind_named(known, name).name for name in names]
    call.out_json(kinds.json_schema(known, chosen, keys))
    return 0


command = Verb(
    "schema",
    words.SCHEMA,
    words.SCHEMA_EXAMPLES,
    run,
    [
        Argument(["names"], words.SCHEMA_KIND, nargs=-1, metavar="[KIND]…"),
        Option(["--keys"], words.SCHEMA_KEYS, type=click.Choice(LANGUAGES), default=None),
        Option(["--all", "everything"], words.SCHEMA_ALL, is_flag=True),
    ],
)
