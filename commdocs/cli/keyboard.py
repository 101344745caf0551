"""Who is at the keyboard, and what time it is there."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

from commdocs.cli.call import Call
from commdocs.facts.sending import deliveries, moment
from commdocs.model import Config, Person, Record
from commdocs.workspace import repository


def writer(call: Call, config: Config) -> Person | None:
    """The colleague that git knows here: by the address, else by a name that only one of them has."""
    name, mail = repository.author(call.root)
    people = [each.person for each in config.people.values()]
    same = [each.person for each in config.people.values() if mail and each.email.casefold() == mail.casefold()]
    same = same or [each for each in people if name and name in (each, each.name)]
    return same[0] if len(same) == 1 else None


def now(call: Call, config: Config, record: Record) -> str:
    """This minute in the workspace's zone. With ``--today`` the end of that day's work, or when the record was sent
    on it, if that was later."""
    if call.today is None:
        return datetime.now(timezone(timedelta(minutes=config.utc_offset))).strftime("%Y-%m-%d %H:%M")
    moments = [datetime.combine(call.today, config.end_of_day)]
    moments += [moment(each["sent_at"], time.min) for _, each in deliveries(record) if "sent_at" in each]
    return max(each for each in moments if each.date() == call.today).strftime("%Y-%m-%d %H:%M")
