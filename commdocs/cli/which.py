"""``commdocs which``: from what happened to the form for it."""

from __future__ import annotations

from commdocs.cli.call import Call
from commdocs.cli.choosing import forms
from commdocs.cli.options import Argument, Verb
from commdocs.cli.scenes import scenes_of, suiting
from commdocs.cli.table import columns
from commdocs.messages import cli as words
from commdocs.messages import help as about
from commdocs.messages import which as say
from commdocs.messages.which import Scene
from commdocs.model import Kind

_SHOWN = 3


def run(call: Call, scene: tuple[str, ...]) -> int:
    known = forms(call)
    scenes = scenes_of(known)
    said = " ".join(scene)
    found = suiting(scenes, said, known) if said else []
    if said and not found:
        call.warn(say.NOT_FOUND.fill(words=said))
    heads = [call.of(each) for each in (words.COLUMN_KIND, say.COLUMN_SCENE, say.COLUMN_COMMAND)]
    for line in columns([heads, *(_row(each, known[each.kind], call) for each in found[:_SHOWN] or scenes)]):
        call.out(line)
    return 0


def _row(scene: Scene, kind: Kind, call: Call) -> list[str]:
    name = kind.label.zh if call.language == "zh" else kind.name
    return [call.of(kind.label), call.of(scene.what), f"commdocs new {name}"]


command = Verb(
    "which",
    about.WHICH,
    about.WHICH_EXAMPLES,
    run,
    [Argument(["scene"], about.WHICH_SCENE, nargs=-1, required=False, metavar="[SCENE]…")],
)
