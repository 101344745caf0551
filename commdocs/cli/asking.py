"""What a merge asks, field by field: both values, who wrote them, and the command that answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from commdocs import check, history, kinds, source
from commdocs.build import log
from commdocs.messages import Text
from commdocs.messages import merging as say
from commdocs.messages.commands import argument
from commdocs.model import Config, Kind, Record


def asked(path: str, text: str, kind: Kind, names: tuple[str, str], language: str) -> list[Text]:
    """A line for each value in question in the text with marks, then what to do. ``path`` is what the file goes by in messages, ``names`` who wrote the two versions."""
    read = [_record(path, each, kind) for each in source.versions(text) or ()]
    ours, theirs = read if len(read) == 2 else (None, None)
    found = [*history.edits(kind, ours.data, theirs.data)] if ours is not None and theirs is not None else []
    if theirs is None or not found:  # the order, or comments
        return [say.ANSWER_BY_HAND]
    root, numbers = source.parse(theirs.text)[0], _numbers(text)
    lines = []
    for each in found:
        one, other = (_said(each, value, language) for value in (each.before, each.after))
        line = numbers[kinds.locate(kind, root, each.path)[0] - 1] if root is not None else numbers[0]
        said = {"one": one, "other": other, "ours": names[0], "theirs": names[1]}
        lines.append(say.ASKED.fill(path=path, line=line, label=log.label(each, theirs), **said))
    words = [*_settings(found, theirs, language)]
    command = " ".join(["commdocs set", theirs.id, *words])
    return [*lines, say.ANSWER.fill(command=command) if len(words) == len(found) else say.ANSWER_BY_HAND]


def _numbers(text: str) -> list[int]:
    """The number in the text with marks of each line of the second version."""
    kept, first = [], False
    for number, line in enumerate(text.split("\n"), 1):
        first = line.startswith("<<<<<<<") or (first and not line.startswith("======="))
        if not first and not line.startswith((">>>>>>>", "=======")):
            kept.append(number)
    return kept


def _record(path: str, text: str, kind: Kind) -> Record | None:
    inside = path[path.rfind("records/") :]
    return check.read(inside, text.encode(), {kind.name: kind}, Config())[0]


def _said(edit: history.Edit, value: Any, language: str) -> str:
    """A value as one version has it; of an item that is not there, that it is gone."""
    item = edit.field.shape == "list" and not (isinstance(edit.before, list) or isinstance(edit.after, list))
    return say.GONE.of(language) if value is None and item else log.shown(edit.field, value, language, Config())


def _settings(found: list[history.Edit], record: Record, language: str) -> Iterator[str]:
    """``行动项[A3].截止时间=…`` for each single value that the form has a place for."""
    for each in found:
        numbers = re.findall(r"\[([^\]]+)\]", log.named(each.path, record))
        single = not any(isinstance(value, list | dict) for value in (each.before, each.after))
        if single and each.field.shape == "one" and all(field.shape != "map" for field in each.way):
            steps = (
                field.label.of(language) + (f"[{numbers.pop(0)}]" if field.shape == "list" and numbers else "")
                for field in each.way
            )
            way = ".".join(steps)
            yield f"{way}=…" if argument(way) == way else f'"{way}=…"'
