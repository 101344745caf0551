"""commdocs.yaml → Config. Its own description is ``config.yaml`` beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields as attributes
from dataclasses import replace
from datetime import time
from functools import lru_cache
from typing import Any

from commdocs.fields import parse as parse_value
from commdocs.kinds.loading import described_by
from commdocs.kinds.locating import locate_in
from commdocs.kinds.plan import Plan
from commdocs.kinds.shaping import Reading
from commdocs.messages import Text
from commdocs.messages import kinds as say
from commdocs.model import Choice, Colleague, Config, Duration, Field, Finding, Kind, Limits, Person, Project
from commdocs.source import MapNode, parse

CONFIG = "commdocs.yaml"
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?([0-5]\d))?")
_ZONES = {"Asia/Shanghai": 480, "Asia/Hong_Kong": 480, "Asia/Taipei": 480, "Asia/Singapore": 480, "UTC": 0}


@lru_cache(maxsize=1)
def description() -> Mapping[str, Field]:
    """The fields of commdocs.yaml."""
    maker, described = described_by("config.yaml")
    return maker.fields(described["fields"])


@lru_cache(maxsize=1)
def form() -> Kind:
    """commdocs.yaml as a form, for those who explain it."""
    return Kind("config", 1, say.CONFIG_FORM, say.CONFIG_HELP, "", "", description(), {}, aliases=("设置", CONFIG))


def default(way: Sequence[Field]) -> Text | None:
    """What holds where a setting is not written, as one writes it; None if there is nothing."""
    value: Any = Config()
    for each in way:
        value = getattr(value, each.name, None)
    field = way[-1]
    if field.name == "utc_offset":
        return Text.same(f"{value // 60:+03}:{value % 60:02}")
    if isinstance(value, time):
        return Text.same(f"{value:%H:%M}")
    if isinstance(value, str) and value in field.choices:
        return field.choices[value].label
    if isinstance(value, Duration):
        return Text.same(f"{value.number}{value.unit}")
    return Text.same(value) if isinstance(value, str) and value else None


def read_config(text: str) -> tuple[Config, list[Finding]]:
    """The configuration and everything that is wrong with it (S09); what is wrong keeps its default."""
    config, findings = _read(text)
    return config, list(findings)


@lru_cache(maxsize=1)  # the day, the zone and the rules each ask for it
def _read(text: str) -> tuple[Config, list[Finding]]:
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return Config(), []
    root, findings = parse(text)
    if root is None:
        return Config(), [replace(each, rule="S09") for each in findings]
    known = description()
    reading = Reading(Config(), say.CONFIG_FORM)
    reading.here = root
    data = reading.mapping(Plan(known), root, "", root)
    config = _config(data, known, root, reading)
    findings = sorted([*findings, *reading.findings], key=lambda each: (each.line, each.column))
    return config, [replace(each, rule="S09") for each in findings]


def _config(data: Mapping[str, Any], known: Mapping[str, Field], root: MapNode, reading: Reading) -> Config:
    plain = {
        name: data[name]
        for name in ("language", "organisation", "end_of_day", "letterhead", "pdf", "sync_weekday")
        if name in data
    }
    offset = data.get("utc_offset")
    if offset is not None:
        minutes = _minutes(offset)
        if minutes is None:
            label = known["utc_offset"].label
            message = say.NOT_AN_OFFSET.fill(label=label, text=offset)
            line, column = locate_in(known, root, "utc_offset")
            hint = say.NOT_AN_OFFSET_FIX
            reading.findings.append(Finding("S09", message, hint, "utc_offset", line=line, column=column))
        else:
            plain["utc_offset"] = minutes
    people = _people(data.get("people") or {}, known, root, reading)
    projects = {
        name: Project(name, each.get("lead"), each.get("cadence") or "", each.get("status") or "active")
        for name, each in (data.get("projects") or {}).items()
    }
    channels = {
        name: Choice(name, Text(**each["label"]), _sound(each.get("aliases")))
        for name, each in (data.get("channels") or {}).items()
        if set(each.get("label") or ()) == {"zh", "en"}
    }
    vague = {
        f"{group}.{level}": _sound(words)
        for group, levels in (data.get("vague") or {}).items()
        for level, words in levels.items()
    }
    limits = data.get("limits") or {}
    return Config(
        **plain,
        organisations=_sound(data.get("organisations")),
        departments=data.get("departments") or {},
        people=people,
        projects=projects,
        channels=channels,
        stages=_sound(data.get("stages")),
        comm_types=_sound(data.get("comm_types")),
        limits=Limits(**{each.name: limits[each.name] for each in attributes(Limits) if each.name in limits}),
        severity=data.get("severity") or {},
        vague=vague,
    )


def locate_setting(root: MapNode, path: str) -> tuple[int, int]:
    """Line and column of a value of commdocs.yaml."""
    return locate_in(description(), root, path)


def _people(
    entries: Mapping[str, Any], known: Mapping[str, Field], root: MapNode, reading: Reading
) -> dict[str, Colleague]:
    """The people by ``部门/姓名``; a name that is none is reported at its key."""
    superior = known["people"].fields["superior"]
    named = Field("people", known["people"].label, "person", example=Text("产品部/李主管", "Product/Tom Hill"))
    people: dict[str, Colleague] = {}
    for name, each in entries.items():
        person, finding = parse_value(named, name, Config())
        if finding is not None:
            line, column = locate_in(known, root, f"people.{name}")
            reading.findings.append(replace(finding, field=f"people.{name}", line=line, column=column))
        if isinstance(person, Person):
            people[person] = Colleague(person, each.get("email") or "", each.get(superior.name))
    return people


def _minutes(text: str) -> int | None:
    """``+08:00``, ``UTC+8`` or a zone that keeps one offset all year, in minutes east of UTC."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return _ZONES.get(text.strip())
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return None if minutes > 14 * 60 else minutes if match[1] == "+" else -minutes


def _sound(items: Any) -> tuple[str, ...]:
    """The items that were read."""
    return tuple(each for each in items or () if each is not None)


__all__ = ["default", "description", "form", "locate_setting", "read_config"]
