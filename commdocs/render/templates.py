"""Template files: front matter, names checked before any data is seen.

A template is ``templates/<kind>/<doc>.md`` or, over the whole corpus, ``templates/trackers/<doc>.md``;
``<doc>.<language>.md`` beside it wins in that language. A file whose name begins with ``_`` is no
document: others include it or import its macros.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from commdocs import source
from commdocs.messages import LANGUAGES, Text
from commdocs.messages import render as say
from commdocs.model import Kind
from commdocs.render.trouble import TemplateProblem
from commdocs.writers import FORMATS

TRACKERS = "trackers"
LONGEST = 65_536  # characters of a file
_KEYS = ("label", "from", "draft_until", "formats", "page", "letterhead", "when", "blank", "for")
_FRONT = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, eq=False)
class Template:
    """One document of a kind, or a tracker."""

    path: str
    kind: str  # or "trackers"
    name: str  # minutes
    language: str  # "" serves every language
    label: Text
    body: str  # with the lines of the front matter kept as a comment
    since: str = ""  # the status from which it is built; "" at once
    draft_until: str = ""  # before this status the document is stamped 草稿
    formats: tuple[str, ...] = ("docx", "md")
    landscape: bool = False
    letterhead: str = ""  # "" the workspace's
    when: tuple[tuple[str, frozenset[str]], ...] = ()  # built only for records with these values
    blank: bool = False  # its empty page is a form to fill in by hand
    outside: bool = False  # it leaves the house


def load(
    files: Mapping[str, str], kinds: Mapping[str, Kind], schemas: Collection[str] = ()
) -> tuple[list[Template], list[TemplateProblem]]:
    """The documents among ``files`` (text by path ``templates/…``), in order of path.

    ``schemas`` are the kinds that have a schema file, also a broken one: their templates are left alone.
    """
    templates: list[Template] = []
    problems: list[TemplateProblem] = []
    for path in sorted(files):
        parts = PurePosixPath(path).parts
        name = parts[-1]
        if len(parts) != 3 or not name.endswith(".md") or name.startswith("_") or parts[1].startswith("_"):
            continue
        if parts[1] != TRACKERS and parts[1] not in kinds:
            if parts[1] not in schemas:
                fix = say.NO_SUCH_KIND_FIX.fill(known=", ".join((*kinds, TRACKERS)))
                problems.append(TemplateProblem(path, 1, say.NO_SUCH_KIND.fill(folder=parts[1]), fix))
            continue
        try:
            templates.append(_read(path, parts[1], files[path], kinds.get(parts[1])))
        except TemplateProblem as problem:
            problems.append(problem)
    return templates, problems


def choose(templates: list[Template], language: str) -> list[Template]:
    """The templates of one language: a document's own for it, else the one that serves all."""
    chosen: dict[tuple[str, str], Template] = {}
    for template in templates:
        if template.language in ("", language):
            key = (template.kind, template.name)
            if key not in chosen or template.language:
                chosen[key] = template
    return list(chosen.values())


def body(text: str) -> str:
    """The text below the front matter, on the lines it stands on."""
    found = _FRONT.match(text)
    return text if not found else "{#" + "\n" * found.group(0).count("\n") + "#}" + text[found.end() :]


def settled(path: str, text: str) -> str:
    """The text, if no marks of a merge are in it; raises TemplateProblem at the first of them."""
    merge = source.conflict(text, prose=True)
    if merge is not None:
        raise TemplateProblem(path, merge.line, merge.message, merge.hint)
    return text


def _read(path: str, folder: str, text: str, kind: Kind | None) -> Template:
    settled(path, text)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = _FRONT.match(text)
    if not found:
        raise TemplateProblem(path, 1, say.FRONT_MISSING)
    root, findings = source.parse(found.group(1))
    if root is None or any(each.severity == "error" for each in findings):
        first = findings[0]
        raise TemplateProblem(path, first.line + 1, first.message, first.hint)
    given: dict[str, tuple[object, int]] = {}
    for key, node in root.pairs:
        if key.value not in _KEYS:
            known = say.FRONT_KNOWN.fill(known=", ".join(_KEYS))
            raise TemplateProblem(path, key.line + 1, say.FRONT_KEY.fill(key=key.value), known)
        given[key.value] = (_plain(node), key.line + 1)
    label, line = given.get("label", (None, 1))
    if not isinstance(label, dict) or not all(isinstance(label.get(each), str) for each in LANGUAGES):
        raise TemplateProblem(path, line, say.FRONT_LABEL)

    def one(key: str, allowed: Iterable[str] | None = None) -> str:
        value, line = given.get(key, ("", 1))
        if not isinstance(value, str) or (value and allowed is not None and value not in allowed):
            known = say.FRONT_KNOWN.fill(known=", ".join(allowed or ()))
            raise TemplateProblem(path, line, say.FRONT_VALUE.fill(key=key, value=value), known)
        return value

    formats, line = given.get("formats", (["docx", "md"] + ["csv"] * (kind is None), 1))
    if not isinstance(formats, list) or not all(each in FORMATS for each in formats):
        known = say.FRONT_KNOWN.fill(known=", ".join(FORMATS))
        raise TemplateProblem(path, line, say.FRONT_VALUE.fill(key="formats", value=formats), known)
    when, line = given.get("when", ({}, 1))
    if not isinstance(when, dict) or (kind is not None and any(key not in kind.fields for key in when)):
        raise TemplateProblem(path, line, say.FRONT_VALUE.fill(key="when", value=when))
    stem, _, language = PurePosixPath(path).stem.partition(".")
    statuses = kind.statuses if kind else {}
    return Template(
        path=path,
        kind=folder,
        name=stem,
        language=language if language in LANGUAGES else "",
        label=Text(label["zh"], label["en"]),
        body=body(text),
        since=one("from", statuses),
        draft_until=one("draft_until", statuses),
        formats=tuple(formats),
        landscape=one("page", ("portrait", "landscape")) == "landscape",
        letterhead=one("letterhead"),
        blank=one("blank", ("yes", "no")) == "yes",
        outside=one("for", ("inside", "outside")) == "outside",
        when=tuple((key, frozenset([value] if isinstance(value, str) else value)) for key, value in when.items()),
    )


def _plain(node: source.Node) -> object:
    if isinstance(node, source.ScalarNode):
        return "" if node.absent else node.value
    if isinstance(node, source.ListNode):
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in node.pairs}
