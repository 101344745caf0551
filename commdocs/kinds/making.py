"""Definitions as a schema file states them → Fields and statuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from commdocs.messages import Text
from commdocs.model import Choice, Data, Field, Flag, Status

FLAGS: tuple[str, ...] = get_args(Flag)
ABSENT, PRESENT = "absent", "present"  # what `when` may ask of a sibling, besides its values
YES = Text("是", "yes")
_MARKS = ("none", "commitment", "quoted", "fill", "internal", "collective", "own_kind", "offered", "usual", "standing")


class Maker:
    """Makes Fields. ``types`` are the shared types; the plain ones are made once for all kinds."""

    def __init__(self, types: Mapping[str, Data]) -> None:
        self.types = types
        self.statuses: Mapping[str, Status] = {}
        self.kinds: dict[str, Choice] = {}  # the values of a field of type kind, filled as the kinds are read
        self._made: dict[str, dict[str, Field]] = {}

    def fields(self, definitions: Mapping[str, Data]) -> dict[str, Field]:
        full = {name: self.resolve(each) for name, each in definitions.items()}
        taken = {word for name, (each, _) in full.items() for word in (name, *spoken(each))}
        return {name: self._field(name, definitions[name], *full[name], taken) for name in definitions}

    def _field(self, name: str, definition: Data, full: Data, shared: str, taken: set[str]) -> Field:
        always, required = self._required(full.get("required"))
        old = [word for word in full.get("old") or () if word not in taken]
        return Field(
            name=name,
            label=_words(full.get("label"), name),
            type=shared or full.get("type") or ("group" if "fields" in full else "text"),
            shape="list" if full.get("list") else "map" if full.get("map") else "one",
            aliases=unique([*(full.get("aliases") or ()), *old]),
            help=_words(full["help"], "") if full.get("help") else None,
            example=_example(full),
            always=always,
            required=required,
            since=full.get("since") or 1,
            when={key: frozenset(texts(values)) for key, values in (full.get("when") or {}).items()},
            rule=full.get("rule") or "",
            choices=self.kinds if full.get("type") == "kind" else choices(full.get("values") or {}),
            config=full.get("config") or "",
            begins=full.get("begins") or "",
            default=full.get("default") or "",
            kinds=tuple(full.get("kinds") or ()),
            no_kinds=tuple(full.get("except") or ()),
            fields=self._group(shared, definition, full),
            **{mark: bool(full.get(mark)) for mark in _MARKS},
        )

    def resolve(self, definition: Data) -> tuple[Data, str]:
        """The definition with what its shared type says, and that type's name if it is a group."""
        name = definition.get("type") or ""
        if name not in self.types:
            return definition, ""
        base, _ = self.resolve(self.types[name])
        full = merged(base, {key: value for key, value in definition.items() if key != "type"})
        return full, name if "fields" in base else ""

    def _group(self, shared: str, definition: Data, full: Data) -> Mapping[str, Field]:
        if not shared or "fields" in definition:
            return self.fields(full.get("fields") or {})
        made = self._made.get(shared)
        if made is None:
            made = self._made[shared] = {}  # before it is filled, so that a type may hold itself
            made.update(self.fields(full["fields"]))
        return made

    def _required(self, stated: Any) -> tuple[bool, frozenset[str]]:
        if stated == "always":
            return True, frozenset()
        if not stated or stated == "no":
            return False, frozenset()
        if isinstance(stated, str):
            first = [self.statuses[name].rank for name in self._named(stated)]
            return False, frozenset(n for n, s in self.statuses.items() if first and s.rank >= min(first))
        return False, frozenset(name for each in stated for name in self._named(each))

    def _named(self, name: str) -> Iterator[str]:
        """The status of that name, else every status with that flag."""
        if name in self.statuses:
            yield name
        elif name in FLAGS:
            yield from (key for key, status in self.statuses.items() if getattr(status, name))


def merged(base: Data, over: Data) -> Data:
    """``base`` with what ``over`` says instead. Labels that were replaced are kept under ``old``:
    they go on as aliases where no sibling has the word.
    """
    full = {**base, **over}
    if "fields" in base and "fields" in over:
        fields = dict(base["fields"])
        for name, definition in over["fields"].items():
            fields[name] = merged(fields[name], definition) if name in fields else definition
        full["fields"] = fields
    if base.get("label") and over.get("label"):
        gone = [word for word in base["label"].values() if word not in over["label"].values()]
        full["old"] = [*gone, *(base.get("old") or ())]
    if base.get("aliases") and over.get("aliases"):
        full["aliases"] = [*over["aliases"], *base["aliases"]]
    return full


def spoken(definition: Data) -> list[str]:
    """The words that a definition claims as its own: labels and aliases."""
    return [*(definition.get("label") or {}).values(), *(definition.get("aliases") or ())]


def choices(values: Mapping[str, Data]) -> dict[str, Choice]:
    return {
        key: Choice(key, _words(each.get("label"), key), tuple(each.get("aliases") or ()), each.get("prefix") or "")
        for key, each in values.items()
    }


def statuses(definitions: Mapping[str, Data], shared: Mapping[str, Data]) -> dict[str, Status]:
    """The life cycle with the shared statuses, which any status that is not final may move to.

    One that is unfinished comes before all others and may move to any of them, but nothing moves back to it.
    """
    extra = {name: each for name, each in shared.items() if name not in definitions}
    definitions = {name: {**shared.get(name, {}), **each} for name, each in definitions.items()}
    ends = [name for name, each in extra.items() if not each.get("unfinished")]
    order = [name for name, each in definitions.items() if not each.get("counts_as")]
    ranks = {name: rank for rank, name in enumerate(order)}
    made: dict[str, Status] = {}
    for name, each in {**definitions, **extra}.items():
        steps = list(each.get("next") or ())
        begins = name in extra and bool(each.get("unfinished"))
        if begins:
            steps = [*definitions]
        if begins or not (each.get("final") or name in extra):
            steps += [other for other in ends if other not in steps]
        made[name] = Status(
            name=name,
            label=_words(each.get("label"), name),
            aliases=tuple(each.get("aliases") or ()),
            next=tuple(steps),
            rank=-1 if begins else ranks.get(name, ranks.get(each.get("counts_as") or "", 0)),
            **{flag: bool(each.get(flag)) for flag in FLAGS},
        )
    return made


def words(stated: Any) -> Text | None:
    """One text for all languages or ``{zh: …, en: …}``; None for anything else."""
    if isinstance(stated, str) and stated:
        return Text.same(stated)
    if isinstance(stated, dict) and stated.keys() == {"zh", "en"} and all(isinstance(w, str) for w in stated.values()):
        return Text(**stated)
    return None


def _example(full: Data) -> Text | None:
    """The example; a value of a list or a yes speaks both languages by itself."""
    stated = full.get("example")
    if full.get("type") == "boolean" and stated in YES:
        return YES
    for key, each in (full.get("values") or {}).items():
        if stated in spoken(each):
            return _words(each.get("label"), key)
    return words(stated)


def texts(value: Any) -> list[str]:
    """One text or a list of them, as a list."""
    return [value] if isinstance(value, str) else list(value or ())


def unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _words(stated: Data | None, name: str) -> Text:
    return Text(stated.get("zh", name), stated.get("en", name)) if stated else Text.same(name)
