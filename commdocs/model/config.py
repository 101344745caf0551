"""The settings of a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Literal

from commdocs.model.kinds import Choice
from commdocs.model.values import Duration, Person


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of our own people, as listed in commdocs.yaml."""

    person: Person
    email: str = ""
    superior: Person | None = None


@dataclass(frozen=True, slots=True)
class Project:
    name: str
    lead: Person | None = None
    cadence: Literal["daily", "weekly", ""] = ""
    status: Literal["active", "closed"] = "active"


@dataclass(frozen=True, slots=True)
class Limits:
    """Norms of time; the catalogue's numbers unless commdocs.yaml says otherwise."""

    reply: Duration = Duration(24, "h")  # R38
    conclusions: Duration = Duration(24, "h")  # R37, R33
    risk_notice: Duration = Duration(48, "h")  # R54
    issue: Duration = Duration(3, "wd")  # R56
    agenda_lead: Duration | None = None  # R08
    scan: Duration = Duration(3, "wd")  # R42
    idle: Duration = Duration(7, "d")  # R65


@dataclass(frozen=True)
class Config:
    """``commdocs.yaml``, every key optional."""

    language: str = "zh"
    organisation: str = ""
    organisations: tuple[str, ...] = ()  # names of our own side; departments are ours too
    departments: Mapping[str, str] = field(default_factory=dict)  # full name → short name
    people: Mapping[str, Colleague] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    channels: Mapping[str, Choice] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    comm_types: tuple[str, ...] = ()
    end_of_day: time = time(18, 0)
    sync_weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday"] = "friday"
    utc_offset: int = 8 * 60  # minutes
    limits: Limits = Limits()
    severity: Mapping[str, str] = field(default_factory=dict)  # rule → error, warning, off
    vague: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "time.deny" → more words
    letterhead: str = "business"
    pdf: str = "auto"  # what prints: word, libreoffice, typst, or the first of them that there is
