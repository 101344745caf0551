"""``commdocs undo``: the last change that a command made, taken back if nobody touched the files since."""

from __future__ import annotations

from commdocs import workspace
from commdocs.build.proposal import Asked
from commdocs.cli.call import Call
from commdocs.cli.changing import carry_out, target
from commdocs.cli.options import Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.messages import help as shared
from commdocs.messages import verb_help as words
from commdocs.messages import verbs as say
from commdocs.workspace import remembering


def run(call: Call, dry: bool) -> int:
    change = remembering.last(call.root)
    if change is None:
        call.tell(say.NOTHING_TO_UNDO)
        return 0
    tree = workspace.read(call.root, call.today)
    for was in change.files:
        if not was.untouched(tree.files.get(was.to, b"")):
            raise Wrong(say.TOUCHED.fill(command=change.command, path=was.to), say.TOUCHED_FIX.fill(path=was.to))
    asked = [
        Asked(target(call, was.to, tree=tree).record, (), was.path if was.path != was.to else "", back=was.before)
        for was in change.files
    ]
    call.tell(say.UNDOING.fill(command=change.command))
    status = carry_out(call, tree, asked, dry, lasting=False)
    if status == 0 and not dry:
        remembering.forget(change)
    return status


command = Verb(
    "undo",
    words.UNDO,
    words.UNDO_EXAMPLES,
    run,
    [Option(["--dry-run", "dry"], shared.DRY_RUN, is_flag=True)],
)
