"""From what people say of their day to the form for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from commdocs.messages import which as say
from commdocs.messages.which import SCENES, Scene
from commdocs.model import Kind

Measure = Callable[[str, set[str], Scene], list[int]]


def scenes_of(known: Mapping[str, Kind]) -> list[Scene]:
    """The scenes of these forms; one for each form that only the workspace has."""
    shipped = [each for each in SCENES if each.kind in known]
    names = {each.kind for each in SCENES}
    return shipped + [Scene(kind.name, kind.help, "", "") for kind in known.values() if kind.name not in names]


def suiting(scenes: Sequence[Scene], said: str, known: Mapping[str, Kind]) -> list[Scene]:
    """The scenes that the words fit, the best first: by the longest word found, then by how many.

    Where no word is found, by how many pairs of neighbouring characters they share with the scene.
    """
    return _best(scenes, said, known, _hits) or _best(scenes, said, known, _shared)


def _best(scenes: Sequence[Scene], said: str, known: Mapping[str, Kind], measure: Measure) -> list[Scene]:
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
