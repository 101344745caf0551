"""Examples as they would be typed here and today: with people of this workspace, days from today on.

The examples of a form are written for one another, around a day of their own; all days of that time are moved by
as much, so that what comes after something else still does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from commdocs.fields import allowed
from commdocs.kinds.plan import CHOSEN
from commdocs.messages import Text
from commdocs.messages import skeleton as say
from commdocs.model import Choice, Config, Field, Kind, Person
from commdocs.source import quoted

_DAY = re.compile(r"(?<![\w-])(20\d\d)-(\d\d)-(\d\d)(?![\w-])")  # but not in a number, CL2024-05-20-01
_APART = timedelta(45)  # between the days of one story and another's
_NAMED_THERE = frozenset({"record", "path", "kind"})  # an example would name what is not there
_LISTED = 16  # values that a comment beside a line names
# Lists that need two entries, and the values that tell those apart: without names, the first two.
_SIDES: Mapping[str, Sequence[str]] = {"party": (), "role": ("decision_maker", "executor")}
_OUTSIDE = re.compile(r"公司|供应商|客户|集团|Ltd|Inc|GmbH", re.IGNORECASE)


class Examples:
    """What stands for a field in a fresh record of ``kind``. Without ``today`` the days stay as the form has them."""

    def __init__(self, kind: Kind, language: str, config: Config, today: date | None) -> None:
        self.kind, self.language, self.config, self.today = kind, language, config, today
        self._starts = _starts(kind) if today else []
        people = [each.person for each in config.people.values()]
        self._people = _given(kind, language, people) if len(people) > 1 else {}  # two sides are two people

    def sample(self, field: Field) -> str:
        """A value; empty where none would be true: a record or a file that is not there, a form that has not changed."""
        if field.type in CHOSEN and field.type not in _NAMED_THERE:
            choice = self._choice(field)
            return quoted(self._word(choice)) if choice else ""
        if field.type == "boolean":
            return "是" if self.language == "zh" else "yes"
        if field.type in _NAMED_THERE or field.example is None:
            return ""
        return quoted(self.here(field))

    def beside(self, field: Field) -> str:
        """What is said beside the line: the values that there are, or an example that cannot be taken as it is."""
        if field.type in CHOSEN:
            words = [self._word(each) for each in allowed(field, self.config).values()]
            if len(words) > _LISTED:
                words[_LISTED:] = ["…"]
            return say.CHOICES.fill(choices=say.COMMA.of(self.language).join(words)).of(self.language) if words else ""
        if field.type in _NAMED_THERE and field.example:
            return say.EXAMPLE.fill(example=field.example).of(self.language)
        return ""

    def here(self, field: Field) -> str:
        """The field's example, its people and days those of this workspace."""
        words = field.example.of(self.language) if field.example else ""
        if field.type == "person":
            return self._people.get(words, words)
        if field.type == "dept":
            return next((Person(new).dept for old, new in self._people.items() if Person(old).dept == words), words)
        return _DAY.sub(self._moved, words) if self.today else words

    def sides(self, field: Field) -> list[Mapping[str, str]]:
        """What differs from entry to entry of a list that one entry is no example for: one decides, another does it."""
        parts = field.fields
        name = next((each for each in _SIDES if each in parts and "who" in parts), "")
        if not name:
            return [{}]
        known = allowed(parts[name], self.config)
        roles = [known[each] for each in _SIDES[name] if each in known] or list(known.values())[:2]
        first = self.here(parts["who"])
        others = (*self._people.values(), say.SOMEBODY_ELSE.of(self.language))
        people = [first, next(each for each in others if each != first)]
        return [{name: self._word(role), "who": who} for role, who in zip(roles, people, strict=False)]

    def _choice(self, field: Field) -> Choice | None:
        """The one that the form's own document is called by, the field's example, or the first."""
        known = allowed(field, self.config)
        own = next(
            (each for each in known.values() if each.key == self.kind.name or each.label.zh == self.kind.label.zh), None
        )
        if field.config:  # a channel is not called by the form: 会议
            own = None
        words = set(field.example) if field.example else set()
        named = next((each for each in known.values() if words & {each.key, *each.label, *each.aliases}), None)
        return own or named or next(iter(known.values()), None)

    def _word(self, choice: Choice) -> str:
        return choice.label.zh if self.language == "zh" else choice.key

    def _moved(self, match: re.Match[str]) -> str:
        assert self.today is not None
        day = date.fromisoformat(match[0])
        start = max((each for each in self._starts if each <= day), default=day)
        return (self.today + (day - start)).isoformat()


def _given(kind: Kind, language: str, people: Sequence[Person]) -> dict[str, str]:
    """Example of a colleague → one of the ``people``, of the same department where there is one."""
    names = dict.fromkeys(each.of(language) for each in _examples(kind.fields, "person"))
    ours = [Person(each) for each in names if "/" in each and not _OUTSIDE.search(each)]
    free = list(people)
    found: dict[str, str] = {}
    for number, example in enumerate(sorted(ours, key=lambda each: all(each.dept != other.dept for other in people))):
        same = [each for each in free if each.dept == example.dept]
        taken = same[0] if same else free[0] if free else people[-number % len(people)]
        found[str(example)] = str(taken)
        free = [each for each in free if each != taken]
    return found


def _starts(kind: Kind) -> list[date]:
    """The first day of each time in which the form's examples play."""
    days = sorted({day for text in _examples(kind.fields) for word in text for day in _days(word)})
    return [day for number, day in enumerate(days) if not number or day - days[number - 1] > _APART]


def _examples(fields: Mapping[str, Field], type: str = "") -> Iterator[Text]:
    for each in fields.values():
        if each.example and type in ("", each.type):
            yield each.example
        yield from _examples(each.fields, type)


def _days(words: str) -> Iterator[date]:
    for match in _DAY.finditer(words):
        yield date.fromisoformat(match[0])
