"""What the words and options after ``list`` ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from commdocs.cli.choosing import Ambiguous, kind_named, meant
from commdocs.cli.usage import Wrong
from commdocs.messages import Text
from commdocs.messages import cli as say
from commdocs.model import Corpus, Person, Record


@dataclass(frozen=True, slots=True)
class Wanted:
    """Each condition by the word for it; empty means anything."""

    kind: str = ""  # the name of the kind
    project: str = ""
    owner: str = ""
    status: str = ""
    overdue: bool = False
    items: str | None = None

    def suits(self, record: Record, project: str = "") -> bool:
        """Whether kind, project and status are as asked, of the record or of an item in it that belongs to ``project``."""
        state = record.state
        return (
            self.kind in ("", record.kind.name)
            and self.project in ("", record.project, project)
            and self.status in ("", state.name, *state.label, *state.aliases)
        )

    def owned(self, person: Person | str | None) -> bool:
        return not self.owner or self.owner in _names(str(person or ""))


def asked(words: Iterable[str], given: Wanted, corpus: Corpus) -> Wanted:
    """What the options ask for and the plain words add to it. Raises Wrong for what is neither."""
    if given.status and given.status not in _statuses(corpus):
        known = Text("、".join(_labels(corpus, 0)), ", ".join(_labels(corpus, 1)))
        raise Wrong(say.NO_SUCH_STATUS.fill(word=given.status), meant(given.status, _statuses(corpus), known))
    if given.kind:
        given = replace(given, kind=kind_named(corpus.kinds, given.kind).name)
    for word in words:
        given = replace(given, **_meaning(word, corpus))
    return given


def _meaning(word: str, corpus: Corpus) -> dict[str, Any]:
    """The condition that one plain word names: a form before a project, a person, a status, a sort of items."""
    kinds = {each: kind.name for kind in corpus.kinds.values() for each in (*kind.aliases, *kind.label, kind.name)}
    if word in kinds:
        return {"kind": kinds[word]}
    projects = {*corpus.config.projects, *corpus.by_project} - {""}
    if word in projects:
        return {"project": word}
    people = {each for person in _people(corpus) for each in _names(person)}
    if word in people:
        return {"owner": word}
    if word in _statuses(corpus):
        return {"status": word}
    if word in say.ITEM_WORDS:
        return {"items": say.ITEM_WORDS[word]}
    if word in say.OVERDUE_WORDS:
        return {"overdue": True}
    try:
        return {"kind": kind_named(corpus.kinds, word).name}
    except Ambiguous:
        raise
    except Wrong:
        vocabulary = [*kinds, *projects, *people, *_statuses(corpus), *say.ITEM_WORDS]
        raise Wrong(say.NO_SUCH_CONDITION.fill(word=word), meant(word, vocabulary, say.CONDITIONS)) from None


def _people(corpus: Corpus) -> set[str]:
    owners = {str(record.data.get("owner") or "") for record in corpus.records}
    return {*map(str, corpus.config.people), *owners, *corpus.config.departments} - {""}


def _names(person: str) -> tuple[str, ...]:
    """How a person may be called: 产品部/李主管, 产品部, 李主管."""
    return tuple(each for each in (person, *person.split("/", 1)) if each)


def _statuses(corpus: Corpus) -> dict[str, None]:
    states = [state for kind in corpus.kinds.values() for state in kind.statuses.values()]
    return dict.fromkeys(word for each in states for word in (*each.label, *each.aliases, each.name))


def _labels(corpus: Corpus, language: int) -> dict[str, None]:
    """The labels in Chinese (0), the names in English (1), each once."""
    states = [state for kind in corpus.kinds.values() for state in kind.statuses.values()]
    return dict.fromkeys(each.name if language else each.label.zh for each in states)
