"""``commdocs answer``: an open question gets its answer."""

from __future__ import annotations

from commdocs.build.proposal import Asked
from commdocs.cli.call import Call
from commdocs.cli.changing import carry_out, newest, target
from commdocs.cli.done import entry_named, finishing, item_name, which_item
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.messages import help as shared
from commdocs.messages import verb_help as words
from commdocs.messages import verbs as say


def run(call: Call, name: str, text: tuple[str, ...], dry: bool) -> int:
    found = newest(call, target(call, name), "answer")
    record = found.record
    if not found.entry:
        raise Wrong(say.WHICH_QUESTION.fill(id=record.id), which_item(record, ("question",)))
    place, item = entry_named(found), item_name(found)
    if place.field.type != "question":
        shown = {"id": record.id, "item": item, "label": place.field.label}
        raise Wrong(say.NO_QUESTION.fill(**shown), say.NO_QUESTION_FIX.fill(**shown))
    edits = list(finishing(found, item, " ".join(" ".join(text).split())))
    return carry_out(call, found.tree, [Asked(record, edits)], dry)


command = Verb(
    "answer",
    words.ANSWER,
    words.ANSWER_EXAMPLES,
    run,
    [
        Argument(["name"], words.ANSWER_ID, metavar="ID#ITEM"),
        Argument(["text"], words.ANSWER_TEXT, nargs=-1, required=True, metavar="TEXT"),
        Option(["--dry-run", "dry"], shared.DRY_RUN, is_flag=True),
    ],
)
