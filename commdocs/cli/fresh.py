"""The text of a record that is only being made, in the status that it can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from commdocs import check, kinds
from commdocs.model import ERROR, Corpus, Kind, Problem


class Fresh(NamedTuple):
    """A new record as it would be written, and what is to be told of it: what it lacks, what the rules would say."""

    text: str
    status: str
    problems: Sequence[Problem]


def fresh(
    kind: Kind,
    values: Mapping[str, str],
    entries: Mapping[str, Sequence[Mapping[str, str]]],
    here: kinds.Setting,
    full: bool,
    path: str,
    corpus: Corpus,
) -> Fresh:
    """A record that lacks something, or that a rule refuses as it is, begins as a draft: it stands in nobody's way.

    The status is the writer's where he gives one.
    """
    language = here.config.language
    text = kinds.skeleton(kind, language, values, here, entries, full)
    record, shape = check.read(path, text.encode(), corpus.kinds, here.config)
    if record is None:
        return Fresh(text, "", shape)
    whole = replace(corpus, records=(*corpus.records, record))
    found = check.judge(whole, {path: shape}, {path})
    wrong = [each for each in found if each.severity == ERROR]
    draft = next((name for name, each in kind.statuses.items() if each.unfinished), "")
    if wrong and draft and draft != record.status and "status" not in values:
        text = kinds.skeleton(kind, language, {**values, "status": draft}, here, entries, full)
        lacking = check.read(path, text.encode(), corpus.kinds, here.config)[1]
        missing = {(each.rule, each.field) for each in shape}
        return Fresh(text, draft, [*lacking, *(each for each in wrong if (each.rule, each.field) not in missing)])
    return Fresh(text, record.status, wrong)
