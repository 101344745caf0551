"""A fresh record to fill in, the whole form: every field of the kind, explained, in one language.

What the first status requires stands ready to be filled in. The rest is commented out, each line so
that taking the ``#`` away makes it part of the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from commdocs.fields import allowed, parse
from commdocs.kinds.examples import Examples
from commdocs.kinds.making import ABSENT, PRESENT
from commdocs.kinds.plan import CHOSEN, plan, spellings_of
from commdocs.messages import Text
from commdocs.messages import skeleton as say
from commdocs.model import Config, Field, Kind, Status
from commdocs.source import quoted

_LISTED = 12  # values that a comment names
UNSEEN = frozenset({"kind", "id", "project", "legacy_ids", "template_version"})  # stated apart, or derived


class Writer:
    """The whole form. ``given`` are texts by canonical path, ``entries`` what lists of groups begin with."""

    def __init__(
        self,
        kind: Kind,
        language: str,
        given: Mapping[str, str],
        config: Config,
        status: str,
        entries: Mapping[str, Sequence[Mapping[str, str]]],
        examples: Examples,
        begun: Callable[[Field], str],
    ) -> None:
        self.kind = kind
        self.language = language
        self.given = given
        self.config = config
        self.status = status
        first = kind.statuses[status]
        self.aim = first.next[0] if first.unfinished and first.rank < 0 else status  # what it is written for
        self.entries = entries
        self.examples = examples
        self.begun = begun  # what the program knows of a part of a new entry

    def lines(self) -> Iterator[str]:
        kind = self.kind
        yield f"# {self.said(say.TITLE.fill(label=kind.label, help=kind.help))}"
        yield f"# {self.said(say.HOW)}"
        yield ""
        yield from self.head()
        for name, field in kind.fields.items():
            if name not in UNSEEN and not (name == "date" and "{date}" in kind.id):
                yield from self.field(field)

    def head(self) -> Iterator[str]:
        """Which form it is, and which version of it."""
        kind = self.kind
        yield self.pair(kind.fields["kind"], kind.label.zh if self.language == "zh" else kind.name)
        if kind.version > 1 and "template_version" in kind.fields:
            yield self.pair(kind.fields["template_version"], str(kind.version))

    def status_line(self, field: Field) -> str:
        label = self.kind.statuses[self.status].label
        return self.pair(field, label.zh if self.language == "zh" else self.status)

    def field(self, field: Field) -> Iterator[str]:
        if field.name == "status":
            yield ""
            yield f"# {self.stations()}"
            yield self.status_line(field)
            return
        yield ""
        yield f"# {self.explained(field)}"
        value = self.given.get(field.name)
        inside = self.inside(field)
        needed = (field.always or self.aim in field.required) and self.asked(field)
        if self.entries.get(field.name):
            yield from self.entered(field)
        elif value is not None and field.fields and field.none:
            yield self.none(field)
        elif value is not None and not field.fields:
            yield from self.filled(field, value, "")
        elif inside and field.shape == "one":
            yield f"{self.key(field)}:"
            yield from self.parts(field, inside)
        elif field.fields and field.when and needed and field.shape == "one":
            yield f"{self.key(field)}:"
            yield from self.parts(field, {})
        elif field.fields:
            yield f"{self.key(field)}:" if needed else f"#{self.key(field)}:"
            yield from (f"#{line}" for line in self.group(field, "  "))
        elif field.shape == "list" and needed:
            yield f"{self.key(field)}:"
            yield "  -"
        elif field.shape == "list":
            yield f"#{self.key(field)}:"
            yield f"#  - {self.examples.sample(field)}".rstrip()
        else:
            yield f"{self.key(field)}:" if needed else f"#{self.key(field)}:"

    def inside(self, field: Field) -> dict[str, str]:
        """What is given of the parts of a group."""
        return {path.partition(".")[2]: text for path, text in self.given.items() if path.startswith(f"{field.name}.")}

    def none(self, field: Field) -> str:
        return self.pair(field, "无" if self.language == "zh" else "none")

    def entered(self, field: Field) -> Iterator[str]:
        """A list with the entries that it begins with."""
        yield f"{self.key(field)}:"
        for entry in self.entries[field.name]:
            yield from self.entry(field, entry)

    def entry(self, field: Field, values: Mapping[str, str]) -> Iterator[str]:
        """One of a list's groups, filled in."""
        mark = "  - "
        for name, value in values.items():
            part = field.fields[name]
            choice = allowed(part, self.config).get(value) if part.type in CHOSEN else None
            if choice is not None:
                value = choice.label.zh if self.language == "zh" else choice.key
            elif part.type == "boolean":
                value = {"yes": "是", "no": "否"}.get(value, value) if self.language == "zh" else value
            if part.shape == "list":
                value = f"[{', '.join(quoted(each, flow=True) for each in value.splitlines())}]"
                yield f"{mark}{self.key(part)}: {value}"
            else:
                yield f"{mark}{self.key(part)}: {quoted(value) if value else ''}".rstrip()
            mark = "    "

    def asked(self, field: Field) -> bool:
        """Whether the values that are given make the field one that is required."""
        for sibling, values in field.when.items():
            step = plan(self.kind).steps[sibling]
            value = self.given.get(sibling)
            if value is None:
                return False  # what is still to be filled in asks for nothing yet
            word: object = step.words.get(value.strip())
            if step.field.type == "boolean":
                word = "yes" if parse(step.field, value, self.config)[0] else "no"
            if word not in values and PRESENT not in values:
                return False
        return True

    def filled(self, field: Field, value: str, indent: str) -> Iterator[str]:
        if field.shape == "list":
            yield f"{indent}{self.key(field)}:"
            yield from (f"{indent}  - {self.scalar(field, each)}" for each in value.splitlines())
        elif "\n" in value.strip():
            yield f"{indent}{self.key(field)}: |-"
            yield from (f"{indent}  {line}".rstrip() for line in value.strip().splitlines())
        else:
            yield indent + self.pair(field, self.scalar(field, value))

    def parts(self, field: Field, values: Mapping[str, str]) -> Iterator[str]:
        """A group with some of its parts filled in, and a blank for each other one that is required."""
        for part in field.fields.values():
            if part.name in values:
                yield from self.filled(part, values[part.name], "  ")
            elif part.always and not part.when:
                yield f"  {self.key(part)}:"

    def group(self, field: Field, indent: str) -> Iterator[str]:
        """What stands under a group's key: the parts it will need with their examples, or all if it needs none."""
        parts = _shown(field) or list(field.fields.values())
        for own in self.examples.sides(field):
            mark = "- " if field.shape == "list" else ""
            for part in parts:
                example = own.get(part.name) or self.examples.sample(part)
                beside = self.examples.beside(part)
                comment = f"  # {beside}" if beside else ""
                if part.fields:
                    yield f"{indent}{mark}{self.key(part)}:"
                    yield from self.group(part, indent + " " * len(mark) + "  ")
                elif part.shape == "list":
                    yield f"{indent}{mark}{self.key(part)}: [{example}]{comment}"
                else:
                    yield f"{indent}{mark}{self.key(part)}: {example}".rstrip() + comment
                mark = " " * len(mark)

    # -- words ----------------------------------------------------------------------------------------

    def said(self, words: Text) -> str:
        return " ".join(words.of(self.language).split())

    def key(self, field: Field) -> str:
        return field.label.zh if self.language == "zh" else field.name

    def pair(self, field: Field, value: str) -> str:
        return f"{self.key(field)}: {value}"

    def scalar(self, field: Field, value: str) -> str:
        return quoted(self.chosen(field, value.strip()))

    def chosen(self, field: Field, value: str) -> str:
        """A value of a list in the words of the language, if it is one."""
        known = allowed(field, self.config) if field.type in CHOSEN else {}
        choice = known.get(spellings_of(known.values()).get(value, value))
        return value if choice is None else choice.label.zh if self.language == "zh" else choice.key

    def explained(self, field: Field) -> str:
        """When it is required, what to write, which values there are, an example."""
        parts = [self.when(field), self.said(field.help) if field.help else "", self.choices(field)]
        if field.none:
            parts.append(self.said(say.OR_NONE))
        if field.example and field.type not in CHOSEN and not field.fields:
            parts.append(self.said(say.EXAMPLE.fill(example=self.examples.here(field))))
        comma = "；" if self.language == "zh" else "; "
        return comma.join(part for part in parts if part) or self.said(field.label)

    def stations(self) -> str:
        """The statuses in their order, then those beside the way."""
        usual: dict[int, Status] = {}
        for each in self.kind.statuses.values():
            if not each.reason and not each.deemed and each.rank >= 0:
                usual.setdefault(each.rank, each)
        others = [each for each in self.kind.statuses.values() if each not in usual.values() and each.rank >= 0]
        shown = self.said(say.STATIONS.fill(statuses=self.joined(usual.values(), " → ")))
        if others:
            shown += self.said(say.OTHERS.fill(statuses=self.joined(others, say.COMMA.of(self.language))))
        draft = [each for each in self.kind.statuses.values() if each.unfinished]
        return shown + self.said(say.TO_SAVE.fill(status=self.joined(draft, ""))) if draft else shown

    def joined(self, statuses: Iterable[Status], between: str) -> str:
        return between.join(each.label.zh if self.language == "zh" else each.name for each in statuses)

    def choices(self, field: Field) -> str:
        if field.type not in CHOSEN:
            return ""
        known = [each.label.zh if self.language == "zh" else each.key for each in allowed(field, self.config).values()]
        words = ("、" if self.language == "zh" else ", ").join(known[:_LISTED])
        return self.said(say.CHOICES.fill(choices=words + ("…" if len(known) > _LISTED else ""))) if known else ""

    def when(self, field: Field) -> str:
        if field.always and self.asked(field):
            return self.said(say.ALWAYS)
        statuses = [self.kind.statuses[name] for name in self.kind.statuses if name in field.required]
        if not statuses or field.when:
            return ""
        first = min(statuses, key=lambda each: each.rank)
        onwards = {each.name for each in self.kind.statuses.values() if each.rank >= first.rank}
        if onwards == field.required:
            return self.said(say.FROM.fill(status=first.label))
        names = Text("、".join(each.label.zh for each in statuses), ", ".join(each.name for each in statuses))
        return self.said(say.WHILE.fill(statuses=names))


def _shown(group: Field) -> list[Field]:
    """The parts that are required in some status or that rules ask for, and what those require once they are there."""
    needed = {each.name for each in group.fields.values() if each.offered or each.default or _needed(each)}

    def follows(each: Field) -> bool:
        required = each.always or bool(each.required)
        return required and bool(each.when) and all(n in needed and {PRESENT, "yes"} & v for n, v in each.when.items())

    return [each for each in group.fields.values() if each.name in needed or follows(each)]


def _needed(field: Field) -> bool:
    """Required in some status, whatever its siblings are or as long as they are not there."""
    return (field.always or bool(field.required)) and all(ABSENT in values for values in field.when.values())
