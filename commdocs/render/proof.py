"""A template is tried on made-up records before it meets a user's data: all full, all empty, and mixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from commdocs.messages import render as say
from commdocs.model import Block, Corpus, Data, Duration, Field, Hole, Kind, Person, Record
from commdocs.render.templates import TRACKERS, Template
from commdocs.render.trouble import TemplateProblem

Page = tuple[list[tuple[Block, int]], list[Any]]
_DAY = date(2024, 5, 21)
_SAMPLES: Mapping[str, Any] = {
    "date": _DAY,
    "datetime": datetime(2024, 5, 21, 14, 0),
    "due": _DAY,
    "time": time(14, 0),
    "duration": Duration(2, "d"),
    "person": Person("市场部/王经理"),
    "integer": 2,
    "number": 2,
    "percent": 50,
    "boolean": True,
}


def first_problem(pages: Any, template: Template, corpus: Corpus) -> TemplateProblem | None:
    """The first error that made-up records bring to light, or None."""
    kind = corpus.kinds.get(template.kind)
    try:
        if template.kind == TRACKERS or kind is None:
            listing(pages, template)
            return None
        for fill in (2, 0, 1):
            problem = _loose_markdown(pages.blocks(template, _made_up(kind, fill)), template)
            if problem:
                return problem
    except TemplateProblem as problem:
        return problem
    return None


def listing(pages: Any, template: Template) -> Page:
    """The page of a tracker. Raises TemplateProblem."""
    page: Page = pages.blocks(template, None)
    problem = _loose_markdown(page, template)
    if problem is not None:
        raise problem
    return page


def _made_up(kind: Kind, fill: int) -> Record:
    """A record of ``kind``: everything filled in (2), nothing (0), or every other field (1)."""
    data = _data(kind.fields, fill)
    status = [*kind.statuses, ""][-2 if fill else 0]
    data |= {"id": "XX2024-05-21-01", "status": status, "kind": kind.name, "template_version": kind.version}
    return Record("", kind, data["id"], "x", _DAY, status, data, "", "0" * 40)


def sampled(fields: Mapping[str, Field]) -> Data:
    """Something of the right type for every field, two items a list."""
    return _data(fields, 2)


def _data(fields: Mapping[str, Field], fill: int) -> Data:
    made: Data = {}
    for number, field in enumerate(fields.values()):
        if fill == 2 or (fill == 1 and number % 2 == 0):
            item = _data(field.fields, fill) if field.fields else _sample(field)
            made[field.name] = [item, item] if field.shape == "list" else {"x": item} if field.shape == "map" else item
    return made


def _sample(field: Field) -> Any:
    if field.type == "enum":
        return next(iter(field.choices), "x")
    return _SAMPLES.get(field.type, "x")


def _loose_markdown(page: Page, template: Template) -> TemplateProblem | None:
    """A markdown value that does not stand alone could not keep its paragraphs."""
    blocks, values = page
    for block, offset in blocks:
        for hole in _holes(block.nodes):
            value = values[offset + hole.number]
            if value.type == "markdown" and not hole.alone:
                line = next((n for n, text in enumerate(template.body.split("\n"), 1) if value.path in text), 1)
                return TemplateProblem(template.path, line, say.MARKDOWN_NOT_ALONE.fill(label=value.path))
    return None


def _holes(nodes: Any) -> Iterator[Hole]:
    for node in nodes:
        if isinstance(node, Hole):
            yield node
        elif isinstance(node, tuple):
            yield from _holes(node)
