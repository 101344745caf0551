"""A fresh record as short as it can be: what is needed now and what people of the form always fill.

What the program knows stands there already; above a field that is still to be typed stands what it wants.
The other fields are only named, in the last lines.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from commdocs.kinds.making import ABSENT
from commdocs.kinds.plan import CHOSEN
from commdocs.kinds.skeleton import UNSEEN, Writer
from commdocs.messages import Text
from commdocs.messages import skeleton as say
from commdocs.model import Field

_NUMBER = re.compile(r"[A-Z]1")
_APART = frozenset({"legacy_ids", "extra", "reason", "waivers"})  # written when there is cause, which is told then
_WIDTH = {"zh": 48, "en": 96}  # characters of a comment's line


class Brief(Writer):
    """The short form of a Writer."""

    def lines(self) -> Iterator[str]:
        kind = self.kind
        yield f"# {self.said(say.TITLE.fill(label=kind.label, help=kind.help))}"
        yield from self.head()
        left = []
        for name, field in kind.fields.items():
            if name == "status":
                yield from self.status_lines(field)
            elif name in UNSEEN or (name == "date" and "{date}" in kind.id):
                continue
            elif self.stands(field):
                yield from self.field(field)
            elif name not in _APART:
                left.append(Text(field.label.zh, name))
        if left:
            words = self.said(say.ALSO.fill(fields=Text.listed(left)))
            yield from (f"# {line}" for line in _wrapped(words, self.language))
            yield f"# {self.said(say.HOW_ELSE.fill(kind=Text(kind.label.zh, kind.name)))}"

    def status_lines(self, field: Field) -> Iterator[str]:
        state = self.kind.statuses[self.status]
        if state.unfinished:
            following = self.kind.statuses[state.next[0]]
            word = Text(following.label.zh, following.name)
            yield f"# {self.said(say.WHEN_DONE.fill(status=word))}"
        yield self.status_line(field)

    def stands(self, field: Field) -> bool:
        """Whether the field is in the record from the start."""
        given = field.name in self.given or any(path.startswith(f"{field.name}.") for path in self.given)
        needed = (field.always or self.aim in field.required) and self.asked(field)
        return given or bool(self.entries.get(field.name)) or needed or field.usual

    def field(self, field: Field) -> Iterator[str]:
        value = self.given.get(field.name)
        inside = self.inside(field)
        if self.entries.get(field.name):
            yield from self.entered(field)
        elif value is not None and field.fields and field.none:
            yield self.none(field)
        elif value is not None and not field.fields:
            yield from self.filled(field, value, "")
        else:
            entry = field.shape == "list" and field.fields and self.asking(field)
            asked = not field.fields or field.shape == "list" or not self._parts(field, inside) <= inside.keys()
            if asked and (words := self.explained(field)):
                yield f"# {words if entry or field.shape == 'one' else self.listing(field, words)}"
            yield f"{self.key(field)}:"
            if field.fields and field.shape == "one":
                yield from self.blanks(field, inside, "  ")
            elif entry:
                yield from self.blanks(field, {}, "  - ")
            elif field.shape == "list":
                yield "  -"

    def asking(self, field: Field) -> bool:
        """Whether an entry may stand there half empty: it is needed, or nothing is missed yet and one is likely."""
        needed = field.always or self.aim in field.required
        return needed or (self.kind.statuses[self.status].unfinished and not field.none)

    def listing(self, field: Field, words: str) -> str:
        """What to write, with the names of the parts of an entry."""
        names = [part.label for part in field.fields.values() if part.name in self._parts(field, {})]
        if not names:
            return words
        comma = "；" if self.language == "zh" else "; "
        return f"{words}{comma}{self.said(say.PARTS.fill(fields=Text.listed(names)))}"

    def blanks(self, group: Field, inside: dict[str, str], mark: str) -> Iterator[str]:
        """The parts of a group that are to be filled in; those whose value is known have it."""
        indent = " " * len(mark)
        shown = self._parts(group, inside)
        for own in self.examples.sides(group):
            first = mark
            for part in group.fields.values():
                if part.name not in shown:
                    continue
                value = inside.get(part.name) or self._first(part, own)
                if value and part.shape == "one":
                    yield f"{first}{self.key(part)}: {self.scalar(part, value)}"
                elif value:
                    yield from self.filled(part, value, indent)
                else:
                    if words := self.choices(part):
                        yield f"{indent}# {words}"  # above the mark of a list it still is a comment
                    yield f"{first}{self.key(part)}:"
                    yield from self.blanks(part, {}, f"{indent}  ") if part.fields else ()
                first = indent

    def _first(self, part: Field, own: object) -> str:
        """What a part of a new entry begins with: its number, the side of which it is."""
        if part.name == "id" and part.example and _NUMBER.fullmatch(part.example.zh):
            return part.example.zh
        if isinstance(own, dict) and part.name != "who" and part.name in own:
            return str(own[part.name])
        return self.begun(part)

    def _parts(self, group: Field, inside: dict[str, str]) -> set[str]:
        """The names of the parts that stand in a fresh entry."""
        found = set(inside)
        for part in group.fields.values():
            needed = (part.always or self.aim in part.required) and all(ABSENT in v for v in part.when.values())
            if needed or part.usual:
                found.add(part.name)
        return found

    def explained(self, field: Field) -> str:
        """What to write, which values there are, an example."""
        parts = [self.said(field.help) if field.help else "", self.choices(field)]
        if field.none:
            parts.append(self.said(say.OR_NONE))
        if field.example and field.type not in CHOSEN and not field.fields:
            parts.append(self.said(say.EXAMPLE.fill(example=self.examples.here(field))))
        comma = "；" if self.language == "zh" else "; "
        return comma.join(part for part in parts if part)


def _wrapped(words: str, language: str) -> list[str]:
    if language == "en":
        return textwrap.wrap(words, _WIDTH["en"], break_long_words=False)
    lines, line = [], ""
    for part in re.split(r"(?<=[、，；：。])", words):
        if line and len(line) + len(part) > _WIDTH["zh"]:
            lines.append(line)
            line = ""
        line += part
    return [*lines, line] if line else lines
