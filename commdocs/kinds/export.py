"""Kinds → JSON Schema (draft-07), for editors and for check-jsonschema.

It says what the shape check says of unknown keys, missing fields, types and lists of values. Those
tools type plain scalars themselves and know nothing of file names, so numbers and dates are theirs
to accept and ids are not theirs to judge.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commdocs.fields import ALL_ATTENDEES, TYPES
from commdocs.fields.amounts import FALSE, TRUE
from commdocs.kinds.making import ABSENT, PRESENT
from commdocs.kinds.plan import CHOSEN
from commdocs.kinds.shaping import NONE_WORDS
from commdocs.messages import Text
from commdocs.messages import kinds as say
from commdocs.model import Field, Kind

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
NEVER: Schema = {"not": {}}


def json_schema(kinds: Mapping[str, Kind], names: Sequence[str], keys: str | None = None) -> Schema:
    """The schema of one kind, or one for all of ``names`` that looks at what kind a record says it is.

    ``keys`` is the language whose spellings of keys and values are listed: "zh" (labels), "en"
    (canonical keys), or None for all that a record may use.
    """
    writer = _Writer(keys)
    head: Schema = {"$schema": DRAFT, "$comment": "commdocs"}
    if len(names) == 1:
        body = writer.kind(kinds[names[0]])
        return {**head, **body, "definitions": dict(sorted(writer.definitions.items()))}
    return {**head, **writer.union([kinds[name] for name in names])}


class _Writer:
    def __init__(self, keys: str | None) -> None:
        self.keys = keys
        self.definitions: dict[str, Schema] = {}
        self._shared: dict[int, str] = {}
        self._at = ""  # the definition being written

    def union(self, kinds: Sequence[Kind]) -> Schema:
        branches: list[Schema] = []
        words: list[str] = []
        spelled: dict[str, None] = {}
        for kind in kinds:
            field = kind.fields["kind"]
            own = self._words(field)
            words += own
            spelled.update(dict.fromkeys(self._spellings(field)))
            name = f"kind:{kind.name}"
            self.definitions[name] = self.kind(kind)
            branches.append({"if": self._is(field, own), "then": {"$ref": f"#/definitions/{name}"}})
        return {
            "title": self._said(say.ANY_RECORD, ""),
            "type": "object",
            "properties": {key: {"enum": words} for key in spelled},
            **_any(spelled),
            "allOf": branches,
            "definitions": dict(sorted(self.definitions.items())),
        }

    def kind(self, kind: Kind) -> Schema:
        self._at = kind.name
        schema: Schema = {"title": self._said(kind.label, ""), "description": self._said(kind.help, "")}
        schema |= self._object(kind.fields)
        if "template_version" in kind.fields:
            for key in self._spellings(kind.fields["template_version"]):
                schema["properties"][key] |= {"minimum": 1, "maximum": kind.version}
        demands = self._by_status(kind, 1)
        for version in range(2, kind.version + 1):
            since = self._by_status(kind, version)
            if since:
                demands.append({"if": self._from_version(kind, version), "then": {"allOf": since}})
        if demands:
            schema.setdefault("allOf", []).extend(demands)
        return schema

    def _by_status(self, kind: Kind, version: int) -> list[Schema]:
        """What the statuses require of fields that template ``version`` brought."""
        by_demand: dict[str, tuple[Schema, list[str]]] = {}
        for status in kind.statuses:
            demand = self._demands(kind.fields, status, version)
            if demand:
                found = by_demand.setdefault(json.dumps(demand, sort_keys=True), (demand, []))
                choice = kind.fields["status"].choices[status]
                found[1].extend((choice.key, *choice.label, *choice.aliases))
        made = []
        for demand, words in by_demand.values():
            known = [word for word in self._words(kind.fields["status"]) if word in words]
            made.append({"if": self._is(kind.fields["status"], known), "then": demand})
        return made

    def _from_version(self, kind: Kind, version: int) -> Schema:
        """The record says that it is of this version or a later one, or says nothing and has a field of it."""
        field = kind.fields.get("template_version")
        used = self._uses(kind.fields, version)
        if field is None:
            return used
        words: list[Any] = [each for number in range(version, kind.version + 1) for each in (number, str(number))]
        return {"anyOf": [self._is(field, words), {"allOf": [{"not": self._written(field)}, used]}]}

    def _uses(self, fields: Mapping[str, Field], version: int) -> Schema:
        """A field that ``version`` or a later one brought stands somewhere."""
        ways: list[Schema] = []
        for field in fields.values():
            if field.since >= version:
                ways.append(self._written(field))
            elif field.fields and (inner := self._uses(field.fields, version)) is not NEVER:
                if field.shape == "list":
                    inner = {"type": "array", "contains": inner}
                elif field.shape == "map":
                    inner = {"type": "object", "not": {"additionalProperties": {"not": inner}}}
                ways += [{"required": [key], "properties": {key: inner}} for key in self._spellings(field)]
        return {"anyOf": ways} if ways else NEVER

    # -- values -------------------------------------------------------------------------------------

    def _object(self, fields: Mapping[str, Field]) -> Schema:
        """A mapping of fields, with what is required of it in every status."""
        properties: dict[str, Schema] = {}
        conditions: list[Schema] = []
        plain: list[str] = []
        for field in fields.values():
            spelled = self._spellings(field)
            for key in spelled:
                properties[key] = self._property(field, key)
            if field.since > 1:
                continue  # required from a version on: see _by_status
            if field.always and field.when:
                conditions.append({"if": self._asks(field, fields), "then": self._demand(field)})
            elif field.always and len(spelled) == 1:
                plain += spelled
            elif field.always:
                conditions.append(_any(spelled))
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if plain:
            schema["required"] = plain
        if conditions:
            schema["allOf"] = conditions
        return schema

    def _property(self, field: Field, key: str) -> Schema:
        schema = self._filled(field)
        if not _needed(field):
            schema = _nullable(schema)
        if "$ref" in schema:
            schema = {"allOf": [schema]}
        described = {"title": self._said(field.label, key)}
        if field.help:
            described["description"] = self._said(field.help, key)
        if field.example and field.shape == "one":
            described["examples"] = [self._said(field.example, key)]  # type: ignore[assignment]
        return {**described, **schema}

    def _filled(self, field: Field) -> Schema:
        """What may stand under the key if anything does."""
        one = self._one(field)
        if field.shape == "list":
            if field.collective:
                one = {"anyOf": [one, {"enum": list(ALL_ATTENDEES)}]}
            one = {"type": "array", "items": one}
            if _needed(field) and not field.none:
                one["minItems"] = 1
            if field.collective:
                one = {"anyOf": [one, {"enum": list(ALL_ATTENDEES)}]}
        elif field.shape == "map":
            one = {"type": "object", "additionalProperties": _nullable(one)}
        return {"anyOf": [one, {"enum": sorted(NONE_WORDS)}]} if field.none else one

    def _one(self, field: Field) -> Schema:
        if field.fields:
            return self._group(field)
        if field.type in CHOSEN and not field.config:
            return {"enum": self._words(field)}
        schema = dict(TYPES[field.type].json_schema(field, self.keys)) if field.type in TYPES else {}
        return {**schema, "minLength": 1} if _needed(field) and field.type in ("text", "markdown") else schema

    def _group(self, field: Field) -> Schema:
        """A group is written once, under its shared type's name or where it is first met, and referred to."""
        name = self._shared.get(id(field.fields))
        if name is None:
            own = field.type == "group" or field.type in self.definitions
            name = self._shared[id(field.fields)] = f"{self._at}.{field.name}" if own else field.type
            outer, self._at = self._at, name
            self.definitions[name] = self._object(field.fields)
            self._at = outer
        return {"$ref": f"#/definitions/{name}"}

    # -- what is required when ------------------------------------------------------------------------

    def _demands(self, fields: Mapping[str, Field], status: str, version: int) -> Schema:
        """What ``status`` requires of fields that ``version`` brought, beyond what every status does; empty if nothing."""
        found: list[Schema] = []
        for field in fields.values():
            always = field.always and version > 1
            if field.since == version and (always or (not field.always and status in field.required)):
                demand = self._demand(field)
                found.append({"if": self._asks(field, fields), "then": demand} if field.when else demand)
            inner = self._demands(field.fields, status, version) if field.fields else {}
            if inner:
                if field.shape == "list":
                    inner = {"items": inner}
                elif field.shape == "map":
                    inner = {"additionalProperties": inner}
                found.append({"properties": dict.fromkeys(self._spellings(field), inner)})
        return found[0] if len(found) == 1 else {"allOf": found} if found else {}

    def _demand(self, field: Field) -> Schema:
        """The field is there and not empty."""
        spelled = self._spellings(field)
        void: list[Any] = [None, ""] if field.none else [None, "", [], {}]
        return {**_any(spelled), "properties": {key: {"not": {"enum": void}} for key in spelled}}

    def _asks(self, field: Field, siblings: Mapping[str, Field]) -> Schema:
        """When the siblings are such that ``field`` is required."""
        asked = []
        for name, values in field.when.items():
            sibling = siblings[name]
            filled = self._written(sibling)
            ways: list[Schema] = []
            if ABSENT in values:
                ways.append({"not": filled})
            if PRESENT in values:
                ways.append(filled)
            words = self._values(sibling, values)
            if words:
                ways.append(self._is(sibling, words))
            asked.append({"anyOf": ways} if len(ways) > 1 else ways[0])
        return {"allOf": asked} if len(asked) > 1 else asked[0]

    def _written(self, field: Field) -> Schema:
        """Something stands under the field's key."""
        keys = self._spellings(field)
        return {"anyOf": [{"required": [key], "properties": {key: {"not": {"type": "null"}}}} for key in keys]}

    def _values(self, field: Field, values: Iterable[str]) -> list[Any]:
        if field.type == "boolean":
            yes: list[Any] = [True, *TRUE] if "yes" in values else []
            return [*yes, False, *FALSE] if "no" in values else yes
        choices = [choice for key, choice in field.choices.items() if key in values]
        return [word for each in choices for word in (each.key, *each.label, *each.aliases)]

    def _is(self, field: Field, words: Sequence[Any]) -> Schema:
        each = [{"required": [key], "properties": {key: {"enum": list(words)}}} for key in self._spellings(field)]
        return {"anyOf": each} if len(each) > 1 else each[0]

    # -- words ----------------------------------------------------------------------------------------

    def _spellings(self, field: Field) -> list[str]:
        if self.keys == "zh":
            return [field.label.zh]
        if self.keys == "en":
            return [field.name]
        return list(dict.fromkeys((field.name, *field.label, *field.aliases)))

    def _words(self, field: Field) -> list[str]:
        words: list[str] = []
        for choice in field.choices.values():
            if self.keys != "en":
                words += [choice.label.zh, *choice.aliases]
            words += [choice.key, choice.label.en]
        return list(dict.fromkeys(words))

    def _said(self, words: Text, key: str) -> str:
        """In the language of the keys; if all are listed, in that of ``key``."""
        if self.keys:
            return words.of(self.keys)
        if not key:
            return f"{words.zh} {words.en}"
        return words.of("en" if key.isascii() else "zh")


def _needed(field: Field) -> bool:
    """Required whatever the status, the siblings and the version are."""
    return field.always and not field.when and field.since == 1


def _any(keys: Iterable[str]) -> Schema:
    """One of the spellings stands there."""
    spelled = list(keys)
    return {"anyOf": [{"required": [key]} for key in spelled]} if len(spelled) > 1 else {"required": spelled}


def _nullable(schema: Schema) -> Schema:
    """The same, or nothing after the colon."""
    if "anyOf" in schema and len(schema) == 1:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "type" in schema and "const" not in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {**schema, "type": [*types, "null"]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else {}
