"""What the words after a command name: a form, a record, files of the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from commdocs import build, workspace
from commdocs.cli.call import Call
from commdocs.cli.usage import Faulty, Wrong
from commdocs.fields.nearest import nearest
from commdocs.fields.shortened import ending
from commdocs.messages import Text
from commdocs.messages import cli as say
from commdocs.messages.commands import argument
from commdocs.model import ERROR, Corpus, Kind, Record, Tree

_SOME = 8  # numbers named in a message


class Ambiguous(Wrong):
    """Part of the names of several forms."""


def forms(call: Call) -> Mapping[str, Kind]:
    """The kinds of the workspace; outside of one, the shipped ones. Raises Faulty."""
    try:
        tree = workspace.read(call.root, call.today, ("schemas",))
    except workspace.Unusable:
        if call.folder != Path():  # the user named a workspace
            raise
        tree = workspace.shipped()
    known, faults = build.schemas(tree)
    if any(each.severity == ERROR for each in faults):
        raise Faulty(faults)
    return known


def kind_named(kinds: Mapping[str, Kind], word: str) -> Kind:
    """The kind with this name, label or alias; else the only one that begins with the word, or has it inside.

    Raises Wrong.
    """
    words = {each: kind for kind in kinds.values() for each in (*kind.aliases, *kind.label, kind.name)}
    folded = {each.casefold(): kind for each, kind in words.items()}
    found = words.get(word) or folded.get(word.casefold())
    if found is None:
        likely = _likely(folded, word.casefold())
        if len(likely) == 1:
            return likely.popitem()[1]
        if likely:
            raise Ambiguous(say.NO_SUCH_KIND.fill(word=word), say.WHICH_OF.fill(known=known_kinds(likely)))
        raise Wrong(say.NO_SUCH_KIND.fill(word=word), _what_else(word, words, kinds))
    return found


def _what_else(word: str, words: Iterable[str], kinds: Mapping[str, Kind]) -> Text:
    """The name most like the word; else the form that ``which`` would name for it; else all there are."""
    if not nearest(word, words):
        from commdocs.cli.scenes import scenes_of, suiting  # the vocabulary is needed only here

        found = suiting(scenes_of(kinds), word, kinds)
        if found:
            return say.FORM_FOR_IT.fill(kind=kinds[found[0].kind].label, word=argument(word))
    return meant(word, words, known_kinds(kinds))


def _likely(known: Mapping[str, Kind], word: str) -> dict[str, Kind]:
    """The kinds that somebody may mean who types only part of a name."""
    if len(word) < 2:
        return {}
    tries = [
        {kind.name: kind for kind in known.values() if any(each.casefold().startswith(word) for each in kind.label)},
        {kind.name: kind for each, kind in known.items() if each.startswith(word)},
        {kind.name: kind for each, kind in known.items() if word in each},
    ]
    return next((each for each in tries if len(each) == 1), tries[-1])


def known_kinds(kinds: Mapping[str, Kind]) -> Text:
    """The names of all kinds, as a Chinese and an English reader would type them."""
    return Text("、".join(each.label.zh for each in kinds.values()), ", ".join(kinds))


def meant(word: str, words: Iterable[str], known: Text) -> Text:
    """A hint that proposes the word most like what was typed."""
    close = nearest(word, words)
    return say.MEANT_OF.fill(word=close, known=known) if close else say.KNOWN_KINDS.fill(known=known)


def record_named(corpus: Corpus, name: str) -> Record:
    """The record with this id or legacy id; also by its file, or by the number of an item inside it."""
    found = corpus.find(name) or corpus.find(Path(name).stem) or corpus.find(name.partition("#")[0])
    if found is None and (whole := whole_number((each.id for each in corpus.records), name.partition("#")[0])):
        found = corpus.find(whole)
    if found is None:
        close = nearest(name, corpus.by_id)
        hint = say.DID_YOU_MEAN.fill(word=close) if close else say.NO_SUCH_RECORD_FIX
        raise Wrong(say.NO_SUCH_RECORD.fill(name=name), hint)
    return found


def whole_number(numbers: Iterable[str], word: str) -> str:
    """The one number that ``word`` is the end of, as people shorten it; empty if there is none. Raises Wrong where
    there are several."""
    found = ending(numbers, word)
    if len(found) > 1:
        known = Text.listed(found[:_SOME])
        raise Wrong(
            say.SHORT_FOR_SEVERAL.fill(name=word, number=len(found)), say.SHORT_FOR_SEVERAL_FIX.fill(known=known)
        )
    return found[0] if found else ""


def unreadable(tree: Tree, corpus: Corpus) -> int:
    """How many files among the records came to no record."""
    return len(tree.all_records) - len(corpus.records)


def paths_named(call: Call, tree: Tree, words: Sequence[str]) -> set[str] | None:
    """The files that the words name: by path, by folder, by number of a record. None without words."""
    if not words:
        return None
    known = {*tree.files, *tree.names, *tree.unread}
    chosen: set[str] = set()
    for word in words:
        places = [workspace.relative(call.root, each) for each in (Path(word), call.root / word)]
        if "." in places:
            return None
        path = next((each for each in places if each in known), None)
        folder = next((each for each in places if each and _is_folder(call, known, each)), None)
        if path:
            chosen.add(path)
        elif folder:
            chosen |= {each for each in known if each.startswith(f"{folder}/")}
        elif not any(each and (call.root / each).exists() for each in places):  # hidden or built files are no matter
            chosen.add(_by_number(known, word))
    return chosen


def _is_folder(call: Call, known: Iterable[str], path: str) -> bool:
    """Whether it is one on disk, or, however its name is composed there, to the workspace."""
    return (call.root / path).is_dir() or any(each.startswith(f"{path}/") for each in known)


def _by_number(known: Iterable[str], word: str) -> str:
    for path in known:
        if path.startswith("records/") and path.endswith(f"/{word}.yaml"):
            return path
    raise Wrong(say.NO_SUCH_PATH.fill(path=word), say.NO_SUCH_PATH_FIX)
