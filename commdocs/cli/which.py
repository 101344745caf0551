"""``commdocs which``: from what happened to the form for it."""

from __future__ import annotations

from collections.abc import Mapping

from commdocs.cli.call import Call
from commdocs.cli.choosing import forms
from commdocs.cli.options import Argument, Verb
from commdocs.cli.table import columns
from commdocs.messages import cli as words
from commdocs.messages import help as about
from commdocs.messages import which as say
from commdocs.messages.which import SCENES, Scene
from commdocs.model import Kind

_SHOWN = 3


def run(call: Call, scene: tuple[str, ...]) -> int:
    known = forms(call)
    scenes = [each for each in SCENES if each.kind in known] + [_own(kind) for kind in known.values() if _new(kind)]
    said = " ".join(scene)
    found = suiting(scenes, said, known) if said else []
    if said and not found:
        call.warn(say.NOT_FOUND.fill(words=said))
    heads = [call.of(each) for each in (words.COLUMN_KIND, say.COLUMN_SCENE, say.COLUMN_COMMAND)]
    for line in columns([heads, *(_row(each, known[each.kind], call) for each in found[:_SHOWN] or scenes)]):
        call.out(line)
    return 0


def suiting(scenes: list[Scene], said: str, known: Mapping[str, Kind]) -> list[Scene]:
    """The scenes that the words fit, the best first: by the longest word found, then by how many."""
    fits = []
    text = said.casefold()
    for number, scene in enumerate(scenes):
        kind = known[scene.kind]
        vocabulary = {each.casefold() for each in (*scene.words, kind.name, *kind.label, *kind.aliases)}
        hits = sorted((len(each) * (1 if each.isascii() else 3) for each in vocabulary if each in text), reverse=True)
        if hits:
            fits.append((-hits[0], -len(hits), number, scene))
    return [scene for *_, scene in sorted(fits, key=lambda each: each[:3])]


def _new(kind: Kind) -> bool:
    """A form that only this workspace has."""
    return all(each.kind != kind.name for each in SCENES)


def _own(kind: Kind) -> Scene:
    return Scene(kind.name, kind.help, ())


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
