"""``commdocs object``: somebody does not agree to what was sent, and why."""

from __future__ import annotations

from commdocs.cli.call import Call
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.replying import replied
from commdocs.messages import help as shared
from commdocs.messages import verb_help as words


def run(call: Call, name: str, rest: tuple[str, ...], dry: bool) -> int:
    return replied(call, name, rest, "objected", dry)


command = Verb(
    "object",
    words.OBJECT,
    words.OBJECT_EXAMPLES,
    run,
    [
        Argument(["name"], shared.SHOW_ID, metavar="ID"),
        Argument(["rest"], words.WHO_AND_WHY, nargs=-1, required=True, metavar="[WHO] REASON"),
        Option(["--dry-run", "dry"], shared.DRY_RUN, is_flag=True),
    ],
)
