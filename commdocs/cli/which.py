"""``commdocs which``: from what happened to the form for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

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
Measure = Callable[[str, set[str], Scene], list[int]]


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
    """The scenes that the words fit, the best first: by the longest word found, then by how many.

    Where no word is found, by how many pairs of neighbouring characters they share with the scene.
    """
    return _best(scenes, said, known, _hits) or _best(scenes, said, known, _shared)


def _best(scenes: list[Scene], said: str, known: Mapping[str, Kind], measure: Measure) -> list[Scene]:
    text = " ".join(said.casefold().split())
    fits = []
    for number, scene in enumerate(scenes):
        kind = known[scene.kind]
        vocabulary = {each.casefold() for each in (*scene.words, kind.name, *kind.label, *kind.aliases)}
        hits = sorted(measure(text, vocabulary, scene), reverse=True)
        if hits:
            fits.append((-hits[0], -len(hits), number, scene))
    return [scene for *_, scene in sorted(fits, key=lambda each: each[:3])]


def _hits(text: str, vocabulary: set[str], scene: Scene) -> list[int]:
    """How much the words that are found weigh: a Chinese character is about as much as three letters."""
    return [_weight(each) for each in vocabulary if _stands_in(each, text)]


def _weight(word: str) -> int:
    if word in say.ANYWHERE:
        return 1
    return len(word) if word.isascii() else 3 * len(word)


def _stands_in(word: str, text: str) -> bool:
    """Whether it is there; an English word must begin a word."""
    return f" {word}" in f" {text}" if word.isascii() else word in text


def _shared(text: str, vocabulary: set[str], scene: Scene) -> list[int]:
    ours = _pairs(text)
    shared = len(ours & set().union(*map(_pairs, (*vocabulary, scene.what.zh))))
    return [shared] if shared else []


def _pairs(text: str) -> set[str]:
    return {first + second for first, second in pairwise(text) if not (first + second).isascii()}


def _new(kind: Kind) -> bool:
    """A form that only this workspace has."""
    return all(each.kind != kind.name for each in SCENES)


def _own(kind: Kind) -> Scene:
    return Scene(kind.name, kind.help, "", "")


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
