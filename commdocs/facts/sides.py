"""Who is one of ours, and who is outside."""

from __future__ import annotations

from commdocs.model import Config, Person, Record

# Who the other side of a record is, in the forms that name one.
OTHER_SIDE = ("addressee", "counterpart", "receiver", "assignee")
COMPANY = ("公司", "集团", "供应商", "客户", "ltd", "inc", "gmbh", "co")


def ours(person: Person, config: Config) -> bool | None:
    """Whether ``person`` is on our side; None when the workspace names neither departments nor organisations."""
    if not (config.departments or config.organisations or config.people):
        return None
    side = person.dept
    return (
        side in config.departments
        or side in config.departments.values()
        or side in config.organisations
        or any(colleague.person == person for colleague in config.people.values())
    )


def other_side(record: Record) -> Person | None:
    """The person whom the record is addressed to, or who spoke for the other party."""
    for name in OTHER_SIDE:
        person = record.data.get(name)
        if isinstance(person, Person):
            return person
    return None


def outside(record: Record, config: Config) -> bool:
    """Whether the other side is no part of us.

    Known from the configuration; without one, from a link to a party or from the company's name.
    """
    party = other_side(record)
    known = ours(party, config) if party else None
    if known is not None:
        return not known
    return bool(record.get("links.party")) or bool(party and any(word in party.dept.lower() for word in COMPANY))
