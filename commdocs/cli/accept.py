"""``commdocs accept``: somebody agrees to what was sent. It is an answer, not a signature."""

from __future__ import annotations

from commdocs.cli.call import Call
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.replying import replied
from commdocs.messages import help as shared
from commdocs.messages import verb_help as words


def run(call: Call, name: str, rest: tuple[str, ...], dry: bool) -> int:
    return replied(call, name, rest, "accepted", dry)


command = Verb(
    "accept",
    words.AGREE,
    words.AGREE_EXAMPLES,
    run,
    [
        Argument(["name"], shared.SHOW_ID, metavar="ID"),
        Argument(["rest"], words.WHO, nargs=-1, metavar="[WHO] [TEXT]"),
        Option(["--dry-run", "dry"], shared.DRY_RUN, is_flag=True),
    ],
)
