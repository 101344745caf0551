"""Nodes + fields → typed data under canonical keys, and everything that is wrong with their shape.

One mistake gives one finding: what stands under a wrong key is not reported as missing as well, and
what is inside a value of the wrong type is not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from commdocs import fields
from commdocs.fields.answer import brief
from commdocs.fields.nearest import nearest
from commdocs.kinds import advice
from commdocs.kinds.making import ABSENT, PRESENT
from commdocs.kinds.plan import Plan, Step, spellings_of
from commdocs.messages import Text
from commdocs.messages import kinds as say
from commdocs.model import Config, Data, Field, Finding, Thinned, numbered, simplified
from commdocs.source import ListNode, MapNode, Node, ScalarNode

NONE_WORDS = frozenset({"无", "無", "无需", "無需", "没有", "沒有", "none", "None", "NONE"})
_VOID = frozenset({"", "~", "null", "Null", "NULL"})
_BAD = object()  # reported, or nothing to keep
_EVERYBODY = object()  # those who took part, to be put in
_NOTHING = object()  # brackets, keys and marks of a list with nothing in them: as good as not written
_WRONG_TYPE = {"person": "R68", "due": "R13"}
_GUESSES = 50  # unknown keys of one text for which a field is looked for; more are not slips
FULL = 200  # findings of one text; a person mends a few and checks again
_FIGURES = frozenset({"number", "integer", "percent"})


class Reading:
    """One pass over one text. ``status`` and ``version`` decide what is required."""

    def __init__(self, config: Config, form: Text, status: str = "", label: Text | None = None) -> None:
        self.config = config
        self.form = form
        self.status = status
        self.label = label  # of the status
        self.version = 1
        self.near: date | None = None  # the record's date: what a date without a year is near to
        self.findings: list[Finding] = []
        self.guesses = 0  # fields that were looked for behind unknown keys
        self.lacking: list[Text] | None = None  # what an unfinished record has still to get; else it is reported
        self.calling: list[tuple[Thinned, Node, Field]] = []  # lists in which 全体参会人 stands for people
        self.whole = True  # no part of the text was lost
        self.stopped = False  # after too many findings
        self.here: Node | None = None  # where a missing field of the top is reported
        self.at_status: Node | None = None  # … if the status demands it

    @property
    def full(self) -> bool:
        """Whether so much is wrong that the rest is not looked at; it is said once, at the place given first."""
        return len(self.findings) >= FULL

    def _stop(self, at: Node, path: str) -> None:
        if not self.stopped:
            self.stopped = True
            self.report("S06", say.TOO_MANY.fill(number=FULL), say.TOO_MANY_FIX, path, at)

    def report(self, rule: str, message: Text, hint: Text, path: str, at: Node | None) -> None:
        line, column = (at.line, at.column) if at else (1, 1)
        self.findings.append(Finding(rule, message, hint, path, line=line, column=column))

    def mapping(self, plan: Plan, node: MapNode, path: str, at: Node) -> Data:
        """The values of ``node``, whose own path is ``path`` (empty at the top, else ending in a dot).

        What is missing in it is reported ``at`` the key or item that holds it.
        """
        data: Data = {}
        seen: dict[str, ScalarNode] = {}
        blank: dict[str, ScalarNode] = {}
        meant: dict[str, str] = {}  # unknown keys → the field that was probably meant
        taken: dict[str, ScalarNode] = {}
        steps = plan.steps
        for key, value in node.pairs:
            if self.full:
                self._stop(key, path + key.value)
                return data
            step = steps.get(key.value) or steps.get(simplified(key.value))
            if step is None:
                taken = taken or _taken(plan, node)
                meant[key.value] = self._unknown(plan, key, path, taken)
                continue
            name = step.name
            if name in seen:
                self._twice(seen[name], key, path + name)
                continue
            seen[name] = key
            if _void(value):
                blank[name] = key
                continue
            where = path + name
            got = self._one(step, value, where, key) if step.single else self._many(step, value, where)
            if got is _NOTHING:
                blank[name] = key
            elif got is not _BAD:
                data[name] = got
        for field in plan.needs(self.status, self.version):
            name = field.name
            if (name in seen and name not in blank) or (meant and name in meant.values()):
                continue
            if not field.when or self._asked(field, data, seen, blank):
                self._missing(field, path, blank.get(name), at)
        for name, standard in plan.defaults if data else ():
            if name not in seen or name in blank:
                data[name] = standard
        return data

    # -- values -------------------------------------------------------------------------------------

    def _many(self, step: Step, node: Node, path: str) -> Any:
        """A list or a map of values."""
        field = step.field
        if field.none and isinstance(node, ScalarNode) and node.value in NONE_WORDS:
            return []
        if field.shape == "list":
            if field.collective and isinstance(node, ScalarNode) and fields.everybody_there(node.value):
                return self._everybody([_EVERYBODY], [0], node, field)
            if not isinstance(node, ListNode):
                return self._wrong(field, node, path, say.NOT_LIST, advice.for_a_list(field, node))
            if not node.items:
                return [] if field.none else _NOTHING
            items, numbers = [], []
            for number, item in enumerate(node.items):
                where = f"{path}[{number}]"
                if self.full:
                    self._stop(item, where)
                    break
                if field.collective and isinstance(item, ScalarNode) and fields.everybody_there(item.value):
                    items.append(_EVERYBODY)
                    numbers.append(number)
                    continue
                bare = _silent(item) and not (isinstance(item, MapNode) and item.pairs)
                got = _NOTHING if bare else self._one(step, item, where, item)
                if got is _NOTHING and self.lacking is not None:
                    continue  # to be filled in yet
                if got is _NOTHING:
                    self._wrong(field, item, where, say.EMPTY_ITEM, say.EMPTY_ITEM_FIX)
                elif got is not _BAD:
                    items.append(got)
                    numbers.append(number)
            if _EVERYBODY in items:
                return self._everybody(items, numbers, node, field)
            if len(items) == len(node.items):
                return items
            return Thinned(items, numbers) if items else _BAD
        if not isinstance(node, MapNode):
            return self._wrong(field, node, path, say.NOT_GROUP, say.NOT_MAP_FIX)
        if not node.pairs:
            return _BAD if field.none else _NOTHING
        values: Data = {}
        for entry, value in node.pairs:
            where = f"{path}.{entry.value}"
            if self.full:
                self._stop(entry, where)
                break
            if _void(value):
                if step.group:
                    value = MapNode([], entry.line, entry.column, entry.start, entry.end)
                else:
                    continue
            got = self._one(step, value, where, entry)
            if got is not _BAD:
                values[entry.value] = {} if got is _NOTHING else got
        return values

    def _everybody(self, items: list[Any], numbers: list[int], node: Node, field: Field) -> Thinned:
        """A list that is to be completed when it is known who was there."""
        made = Thinned(items, numbers)
        self.calling.append((made, node, field))
        return made

    def called(self, present: Sequence[Any], listed: Field | None) -> None:
        """Puts those ``present`` where 全体参会人 is written; ``listed`` is the field of the form that names them."""
        for made, node, field in self.calling:
            who: dict[Any, int] = {}
            for number, each in numbered(made):
                for person in present if each is _EVERYBODY else [each]:
                    who.setdefault(person, number)
            made[:] = list(who)
            made.numbers = tuple(who.values())
            if not present and self.lacking is None:
                hint = say.NOBODY_THERE_FIX.fill(listed=listed.label) if listed else say.NOBODY_LISTED_FIX
                self.report("S04", say.NOBODY_THERE.fill(label=field.label), hint, "", node)

    def _one(self, step: Step, node: Node, path: str, at: Node) -> Any:
        """A single value, which its key or, in a list, the node itself stands ``at``."""
        field = step.field
        if not step.plain:
            if step.raw:
                return raw(node)
            if isinstance(node, MapNode):
                found = len(self.findings)
                data = self.mapping(step.inner, node, f"{path}.", at)
                if data or (field.none and not node.pairs):
                    return data or _BAD
                return _BAD if len(self.findings) > found else _NOTHING if _silent(node) else data
            if field.none and isinstance(node, ScalarNode) and node.value in NONE_WORDS:
                return _BAD
            names = Text.listed(each.label for each in field.fields.values())
            return self._wrong(field, node, path, say.NOT_GROUP, say.NOT_GROUP_FIX.fill(fields=names))
        if not isinstance(node, ScalarNode):
            if field.type == "person":
                return self._wrong(field, node, path, say.NOT_ONE_PERSON, say.NOT_ONE_PERSON_FIX)
            return self._wrong(field, node, path, say.NOT_ONE, advice.for_one_value(field, node))
        text = node.value
        if step.prose and (field.type == "markdown" or text.isprintable()) and "![" not in text:
            return text
        if step.chosen:
            known = (self._configured(field) if field.config else step.words).get(text)
            if known is not None:
                return known
        if field.none and text in NONE_WORDS:
            return _BAD
        value, finding = fields.parse(step.typed, text, self.config, self.near)
        if finding is not None:
            rule = (field.rule or finding.rule) if _of_the_field(field, finding.rule) else finding.rule
            self.findings.append(replace(finding, rule=rule, field=path, line=node.line, column=node.column))
        return _BAD if value is None else value

    def _configured(self, field: Field) -> dict[str, str]:
        """The spellings of the values that commdocs.yaml allows; worked out once a Config."""
        kept: dict[str, dict[str, str]] = self.config.__dict__.setdefault("_words", {})
        found = kept.get(field.config)
        if found is None:
            found = kept[field.config] = spellings_of(fields.allowed(field, self.config).values())
        return found

    # -- what is wrong ------------------------------------------------------------------------------

    def _wrong(self, field: Field, node: Node, path: str, message: Text, hint: Text) -> object:
        rule = _WRONG_TYPE.get(field.type, "S04") if field.shape == "one" else "S04"
        self.report(rule, message.fill(label=field.label), hint, path, node)
        return _BAD

    def _unknown(self, plan: Plan, key: ScalarNode, path: str, taken: Mapping[str, ScalarNode]) -> str:
        """Report a key that no field has; gives the field that was probably meant.

        ``taken``: the keys that fields have.
        """
        self.guesses += 1
        guess = self.guesses <= _GUESSES
        free = [word for word, step in plan.steps.items() if step.name not in taken] if guess else []
        word = nearest(key.value, free)
        again = "" if word or not guess else nearest(key.value, plan.steps)
        if word:
            field = plan.steps[word].field
            meant = field.label.of("en" if word.isascii() else "zh") if word in field.aliases else word
            hint = say.UNKNOWN_KEY_MEANT.fill(meant=meant, key=brief(key.value))
        elif again:
            other = taken[plan.steps[again].name]
            hint = say.UNKNOWN_KEY_AGAIN.fill(meant=other.value, line=other.line)
        elif not path and "extra" in plan.fields and "remarks" in plan.fields:
            extra, remarks = plan.fields["extra"].label, plan.fields["remarks"].label
            hint = say.UNKNOWN_KEY_EXTRA.fill(extra=extra, remarks=remarks)
        else:
            unused = [each.label for each in plan.fields.values() if each.name not in taken]
            hint = say.UNKNOWN_KEY_HERE.fill(
                fields=Text.listed(unused or [each.label for each in plan.fields.values()])
            )
        message = say.UNKNOWN_KEY.fill(form=(plan.label if path else None) or self.form, key=brief(key.value))
        self.report("R89", message, hint, path + key.value, key)
        return plan.steps[word].name if word else ""

    def _twice(self, first: ScalarNode, second: ScalarNode, path: str) -> None:
        message = say.BOTH_SPELLINGS.fill(first=first.value, line=first.line, second=second.value, other=second.line)
        self.report("R89", message, say.BOTH_SPELLINGS_FIX, path, second)

    def _asked(self, field: Field, data: Data, seen: dict[str, ScalarNode], blank: dict[str, ScalarNode]) -> bool:
        """Whether the siblings are such that ``field`` is required; a bad one asks for nothing."""
        for sibling, values in field.when.items():
            if sibling in data:
                value = data[sibling]
                word = ("yes" if value else "no") if isinstance(value, bool) else str(value)
                if word not in values and PRESENT not in values:
                    return False
            elif (sibling in seen and sibling not in blank) or ABSENT not in values:
                return False
        return True

    def _missing(self, field: Field, path: str, key: ScalarNode | None, at: Node | None) -> None:
        by_status = not field.always and self.label is not None
        if key is None and not self.whole:
            return
        if self.lacking is not None:
            self.lacking.append(field.label)
            return
        if key is not None:
            message = say.EMPTY_IN_STATUS if by_status else say.EMPTY
            at = key
        else:
            message = say.MISSING_IN_STATUS if by_status else say.MISSING
            if not path:
                at = (self.at_status if by_status else None) or self.here
        self.report(
            field.rule or "S03",
            message.fill(label=field.label, status=self.label or ""),
            advice.for_what_is_missing(field),
            path + field.name,
            at,
        )


def raw(node: Node) -> Any:
    """The node as plain lists, dicts and texts; what is absent is a text without words."""
    if isinstance(node, MapNode):
        return {key.value: raw(value) for key, value in node.pairs}
    if isinstance(node, ListNode):
        return [raw(item) for item in node.items]
    return "" if node.absent else node.value


def _of_the_field(field: Field, rule: str) -> bool:
    """Whether a refused value breaks the field's own norm: not in its list, no person in a list of them, no figure."""
    if rule == "S04":
        return field.type in _FIGURES
    return (rule == "S05" and field.type == "enum") or (rule == "R68" and field.shape == "list")


def _void(node: Node) -> bool:
    """Nothing was written, only blanks between quotes, or a list mark with nothing after it."""
    if isinstance(node, ScalarNode):
        value = node.value
        return (value in _VOID and (node.plain or not value)) or value.isspace()
    return isinstance(node, ListNode) and len(node.items) == 1 and _void(node.items[0])


def _silent(node: Node) -> bool:
    """Nothing was written in it at any depth."""
    if isinstance(node, MapNode):
        return all(_silent(value) for _, value in node.pairs)
    if isinstance(node, ListNode):
        return all(_silent(item) for item in node.items)
    return _void(node)


def _taken(plan: Plan, node: MapNode) -> dict[str, ScalarNode]:
    """The fields that the mapping has a key for, and that key."""
    steps = ((key, plan.steps.get(key.value) or plan.steps.get(simplified(key.value))) for key, _ in node.pairs)
    return {step.name: key for key, step in steps if step is not None}
