"""What the shape of a schema file does not say: that the names in it mean something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from commdocs.fields import TYPES
from commdocs.fields.nearest import nearest
from commdocs.kinds import ids
from commdocs.kinds.beginning import WORDS
from commdocs.kinds.making import ABSENT, FLAGS, PRESENT, Maker, spoken, texts, words
from commdocs.messages import Text
from commdocs.messages import schemas as say
from commdocs.model import Data

Complaint = tuple[str, Text, Text]  # path in the schema file, message, hint

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_RULE = re.compile(r"[RS]\d\d")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]')
_TOLD = ("person", "dept", "date", "datetime", "due", "time", "record")  # of which no value holds for every record
_OWN_TYPES = ("group", "any")
_MOST_FIELDS = 2_000  # in a form, those of its shared types among them
_DEEPEST = 20  # shared types in each other
_LONGEST = {"label": 100, "aliases": 100, "help": 2_000}  # characters
_LONGEST_ID, _MOST_PLACES = 100, 6
_LISTED = 30  # words that a message lists


class Checker:
    """Judges one schema file. ``full`` are the kind's fields with the shared ones."""

    def __init__(self, maker: Maker, data: Data, full: Mapping[str, Data], version: int) -> None:
        self.maker = maker
        self.data = data
        self.full = full
        self.version = version
        self._sizes: dict[str, int] = {}  # of shared types

    def shared(self) -> Iterator[Complaint]:
        """The complaints about ``_types.yaml``."""
        types = self.data.get("types") or {}
        for name in types:
            if self._size(types[name]) >= _MOST_FIELDS:
                itself = self._holds(name, types[name])
                message = say.SELF_TYPE.fill(word=name) if itself else say.MANY_FIELDS.fill(limit=_MOST_FIELDS)
                yield f"types.{name}", message, say.SELF_TYPE_FIX if itself else say.MANY_FIELDS_FIX
                return
        for name, each in types.items():
            for path, message, hint in self._field(name, each, {}, "types.", required=("always", "no")):
                if path != f"types.{name}.label":
                    yield path, message, hint
        for part in ("head", "tail", "more"):
            yield from self._fields(self.data.get(part) or {}, f"{part}.", None)

    def kind(self, stem: str, shared: Data) -> Iterator[Complaint]:
        """The complaints about the file of a kind."""
        data = self.data
        if sum(map(self._size, self.full.values())) >= _MOST_FIELDS:
            yield "fields", say.MANY_FIELDS.fill(limit=_MOST_FIELDS), say.MANY_FIELDS_FIX
            return
        if data["kind"] != stem:
            yield "kind", say.NOT_STEM.fill(name=data["kind"], stem=stem), say.NOT_STEM_FIX.fill(stem=stem)
        if self.version < 1:
            yield "version", say.BAD_VERSION, say.BAD_VERSION_FIX
        elif str(self.version) not in data["changes"]:
            yield "changes", say.NO_CHANGE.fill(version=self.version), say.NO_CHANGE_FIX.fill(version=self.version)
        for number, said in data["changes"].items():
            if words(said) is None:
                yield f"changes.{number}", say.BAD_WORDS, say.BAD_WORDS_FIX.fill()
            if not number.isascii() or not number.isdigit():
                yield f"changes.{number}", say.BAD_VERSION, say.BAD_VERSION_FIX
        for name in data.get("omit") or ():
            if name not in {**(shared.get("head") or {}), **(shared.get("tail") or {})}:
                yield "omit", say.UNKNOWN_OMIT.fill(word=name), _known(shared.get("head") or {})
        if data["title"] not in self.full:
            yield "title", say.UNKNOWN_TITLE.fill(word=data["title"]), _meant(data["title"], self.full)
        if data.get("title_or") and data["title_or"] not in self.full:
            yield "title_or", say.UNKNOWN_TITLE.fill(word=data["title_or"]), _meant(data["title_or"], self.full)
        yield from self._life_cycle()
        yield from self._pattern(data["id"])
        yield from self._fields(self.full, "fields.", [*self.maker.statuses, *FLAGS])

    # -- fields ---------------------------------------------------------------------------------------

    def _fields(
        self, definitions: Mapping[str, Data], path: str, required: Iterable[str] | None
    ) -> Iterator[Complaint]:
        """``required``: what a field may be required in; None if any status may be named."""
        own = self.data.get("fields") or {}  # last, so that a clash with a shared field is told of the kind's own
        full = {name: self.maker.resolve(definitions[name])[0] for name in sorted(definitions, key=own.__contains__)}
        claimed: dict[str, str] = {name: name for name in full}
        for name, each in full.items():
            for word in dict.fromkeys(spoken(each)):
                if claimed.setdefault(word, name) != name:
                    yield f"{path}{name}.label", say.SAME_WORD.fill(word=word, other=claimed[word]), say.SAME_WORD_FIX
        for name, each in definitions.items():
            yield from self._field(name, each, full, path, required)

    def _field(
        self, name: str, stated: Data, siblings: Mapping[str, Data], path: str, required: Iterable[str] | None
    ) -> Iterator[Complaint]:
        here = f"{path}{name}"
        full, group = self.maker.resolve(stated)
        kind = "group" if group else full.get("type") or ("group" if "fields" in full else "text")
        if not _NAME.fullmatch(name):
            yield here, say.BAD_NAME.fill(name=name), say.BAD_NAME_FIX
        if "label" not in full:
            yield f"{here}.label", say.NO_LABEL.fill(name=name), say.NO_LABEL_FIX.fill()
        if kind not in TYPES and kind not in _OWN_TYPES:
            known = [*TYPES, "group", *self.maker.types]
            yield f"{here}.type", say.UNKNOWN_TYPE.fill(word=kind), _meant(kind, known, say.UNKNOWN_TYPE_FIX)
        elif kind == "group" and "fields" not in full:
            yield here, say.NO_FIELDS.fill(name=name), say.NO_FIELDS_FIX
        elif kind != "group" and "fields" in full:
            yield f"{here}.fields", say.FIELDS_OF_SCALAR.fill(name=name, type=kind), say.FIELDS_OF_SCALAR_FIX
        for part, longest in _LONGEST.items():
            said = full.get(part) or ()
            if any(len(word) > longest for word in (said.values() if isinstance(said, dict) else said)):
                yield f"{here}.{part}", say.LONG_WORDS.fill(limit=longest), say.LONG_WORDS_FIX
        if full.get("example") and words(full["example"]) is None:
            yield f"{here}.example", say.BAD_WORDS, say.BAD_WORDS_FIX.fill()
        if kind == "enum" and not full.get("values") and not full.get("config"):
            yield here, say.NO_VALUES.fill(name=name), say.NO_VALUES_FIX
        yield from self._values(full.get("values") or {}, f"{here}.values.")
        begins = full.get("begins")
        if begins and begins not in WORDS and (kind in _TOLD or begins not in (full.get("values") or {begins})):
            known = [*WORDS, *(full.get("values") or {})]
            yield f"{here}.begins", say.UNKNOWN_VALUE.fill(word=begins, name=name), _meant(begins, known)
        if full.get("default") and full["default"] not in (full.get("values") or {}):
            yield (
                f"{here}.default",
                say.UNKNOWN_VALUE.fill(word=full["default"], name=name),
                _meant(full["default"], full.get("values") or {}),
            )
        if full.get("list") and full.get("map"):
            yield f"{here}.map", say.LIST_AND_MAP.fill(name=name), say.LIST_AND_MAP_FIX
        if full.get("rule") and not _RULE.fullmatch(full["rule"]):
            yield f"{here}.rule", say.BAD_RULE.fill(word=full["rule"]), say.BAD_RULE_FIX
        if self.version and (full.get("since") or 1) > self.version:
            yield f"{here}.since", say.SINCE_LATER.fill(version=self.version), say.SINCE_LATER_FIX
        yield from self._required(full.get("required"), f"{here}.required", required)
        if "when" in full:
            yield from self._when(full["when"], siblings, f"{here}.when")
        if "fields" in stated:
            yield from self._fields(full["fields"], f"{here}.fields.", required)

    def _values(self, values: Mapping[str, Data], path: str) -> Iterator[Complaint]:
        claimed: dict[str, str] = {name: name for name in values}
        for name, each in values.items():
            for word in dict.fromkeys(spoken(each)):
                if claimed.setdefault(word, name) != name:
                    yield f"{path}{name}", say.SAME_WORD.fill(word=word, other=claimed[word]), say.SAME_WORD_FIX

    def _required(self, stated: Any, path: str, known: Iterable[str] | None) -> Iterator[Complaint]:
        if stated is None or stated in ("always", "no"):
            return
        if not isinstance(stated, str) and not (isinstance(stated, list) and all(isinstance(s, str) for s in stated)):
            yield path, say.BAD_REQUIRED, say.BAD_REQUIRED_FIX
            return
        if known is None:
            return
        names = list(known)
        for word in texts(stated):
            if word not in names:
                if names == ["always", "no"]:
                    yield path, say.BAD_REQUIRED, say.SHARED_REQUIRED_FIX
                else:
                    statuses = [name for name in names if name in self.maker.statuses]
                    yield path, say.UNKNOWN_STATUS.fill(word=word), _meant(word, statuses, say.UNKNOWN_STATUS_FIX)

    def _when(self, stated: Any, siblings: Mapping[str, Data], path: str) -> Iterator[Complaint]:
        if not isinstance(stated, dict) or not stated:
            yield path, say.BAD_WHEN, say.BAD_WHEN_FIX.fill()
            return
        for name, values in stated.items():
            if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
                yield path, say.BAD_WHEN, say.BAD_WHEN_FIX.fill()
            elif name not in siblings:
                yield path, say.UNKNOWN_SIBLING.fill(word=name), _meant(name, siblings)
            else:
                full, _ = self.maker.resolve(siblings[name])
                known = ["yes", "no"] if full.get("type") == "boolean" else list(full.get("values") or {})
                for word in values:
                    if known and word not in (*known, ABSENT, PRESENT):
                        yield path, say.UNKNOWN_VALUE.fill(word=word, name=name), _meant(word, known)

    def _size(self, definition: Data, within: tuple[str, ...] = ()) -> int:
        """How many fields a definition stands for when its shared types are put in; ``_MOST_FIELDS`` where it is more,
        or where types lie in each other too deeply."""
        name = definition.get("type") or ""
        size = 1 + sum(self._size(each, within) for each in (definition.get("fields") or {}).values())
        if name in self.maker.types and name not in self._sizes:
            deep = name in within or len(within) >= _DEEPEST
            made = _MOST_FIELDS if deep else self._size(self.maker.types[name], (*within, name))
            self._sizes[name] = made
        return min(size + self._sizes.get(name, 0), _MOST_FIELDS)

    def _holds(self, name: str, definition: Data) -> bool:
        """Whether the shared type ``name`` is inside ``definition``."""
        waiting, seen = [definition], set[str]()
        while waiting:
            each = waiting.pop()
            inner = each.get("type") or ""
            if inner == name:
                return True
            waiting += (each.get("fields") or {}).values()
            if inner in self.maker.types and inner not in seen:
                seen.add(inner)
                waiting.append(self.maker.types[inner])
        return False

    # -- life cycle and id ----------------------------------------------------------------------------

    def _life_cycle(self) -> Iterator[Complaint]:
        stated: Mapping[str, Data] = self.data["life_cycle"]
        known = self.maker.statuses
        claimed: dict[str, str] = {name: name for name in known}
        for name, status in known.items():
            for word in dict.fromkeys((*status.label, *status.aliases)):
                if claimed.setdefault(word, name) != name:
                    where = f"life_cycle.{name}.label"
                    yield where, say.SAME_WORD.fill(word=word, other=claimed[word]), say.SAME_WORD_FIX
        for name, each in stated.items():
            here = f"life_cycle.{name}"
            for word in each.get("next") or ():
                if word not in known:
                    yield (
                        f"{here}.next",
                        say.UNKNOWN_STATUS.fill(word=word),
                        _meant(word, known, say.UNKNOWN_STATUS_FIX),
                    )
            word = each.get("counts_as") or ""
            if word and word not in stated:
                where = f"{here}.counts_as"
                yield where, say.UNKNOWN_STATUS.fill(word=word), _meant(word, stated, say.UNKNOWN_STATUS_FIX)
            elif word and stated[word].get("counts_as"):
                plain = [other for other, status in stated.items() if not status.get("counts_as")]
                yield f"{here}.counts_as", say.COUNTS_AS_SIDE.fill(word=word), _known(plain)

    def _pattern(self, pattern: str) -> Iterator[Complaint]:
        left = ids.PLACE.sub("", pattern)
        places = [place[1].partition(":")[0] for place in ids.PLACE.finditer(pattern)]
        twice = len(places) > len(set(places)) or len(places) > _MOST_PLACES
        if len(pattern) > _LONGEST_ID or twice:
            yield "id", say.LONG_PATTERN.fill(text=pattern[:_LONGEST_ID]), say.LONG_PATTERN_FIX.fill(limit=_LONGEST_ID)
            return
        if "{" in left or "}" in left:
            yield "id", say.BAD_PATTERN.fill(text=pattern), say.BAD_PATTERN_FIX.fill()
            return
        forbidden = _FORBIDDEN.search(left)
        if forbidden:
            yield "id", say.PATTERN_CHARACTER.fill(word=forbidden[0]), say.PATTERN_CHARACTER_FIX
        if "{serial" not in pattern:
            yield "id", say.NO_SERIAL.fill(text=pattern), say.NO_SERIAL_FIX.fill()
        for place in ids.PLACE.finditer(pattern):
            name, aspect = place[3], place[4]
            if name and not aspect and name not in self.full:
                yield "id", say.BAD_PATTERN.fill(text=pattern), say.BAD_PATTERN_FIX.fill()
            elif name and not self._gives(self.full.get(name), aspect):
                yield "id", say.PATTERN_FIELD.fill(word=place[1]), say.PATTERN_FIELD_FIX

    def _gives(self, definition: Data | None, aspect: str | None) -> bool:
        if definition is None:
            return False
        full, _ = self.maker.resolve(definition)
        if aspect == "dept":
            return full.get("type") in ("person", "dept")
        if aspect == "prefix":
            values = full.get("values") or {}
            return bool(values) and all(each.get("prefix") for each in values.values())
        return "fields" not in full and not full.get("list") and not full.get("map")


def _meant(word: str, known: Iterable[str], otherwise: Text = say.KNOWN) -> Text:
    words = list(known)
    close = nearest(word[:_LONGEST_ID], words)
    return say.MEANT.fill(meant=close) if close else otherwise.fill(known=_some(words))


def _known(words: Iterable[str]) -> Text:
    return say.KNOWN.fill(known=_some(list(words)))


def _some(words: list[str]) -> str:
    return ", ".join(words[:_LISTED]) + (" …" if len(words) > _LISTED else "")
