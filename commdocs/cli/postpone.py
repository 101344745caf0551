"""``commdocs postpone``: an item gets another day, once somebody agrees; until then the request stays in sight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from commdocs import fields
from commdocs.build.proposal import Asked
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, carry_out, newest, obligation, target
from commdocs.cli.done import entry_named, item_name, which_item
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.facts.items import LISTED
from commdocs.facts.obligations import Obligation, arbiter, due_of, owner_of
from commdocs.facts.sending import shown
from commdocs.messages import Text
from commdocs.messages import help as shared
from commdocs.messages import postponing as say
from commdocs.model import Edit, Field, Person

LIST = "postponed"
ANSWERS = ("agreed", "refused")
# of a whole record that says who approved its delay: an issue sheet
WHOLE = ("due", "extension_reason", "extension_approved_by")


class Wish(NamedTuple):
    """What is asked for; empty where it is not said."""

    day: str
    reason: str
    agreed: str
    refused: str
    owner: str


def run(call: Call, name: str, words: tuple[str, ...], agreed: str, refused: str, owner: str, dry: bool) -> int:
    found = target(call, name)
    if agreed and refused:
        raise Wrong(say.BOTH)
    people = [_person(found, each) if each else "" for each in (agreed, refused, owner)]
    wish = Wish(words[0] if words else "", " ".join(" ".join(words[1:]).split()), *people)
    if not found.entry:
        return carry_out(call, found.tree, [Asked(found.record, [*_of_record(found, wish)])], dry)
    found = newest(call, found, LIST)
    whole, _ = obligation(found)
    place, item = entry_named(found), f"{found.record.id}#{item_name(found)}"
    if LIST not in place.field.fields:
        shown_item = {"label": place.field.label, "item": item, "day": wish.day or "…"}
        raise Wrong(say.NO_ROOM.fill(**shown_item), say.NO_ROOM_FIX.fill(**shown_item))
    current, holder = (whole.due, whole.owner) if whole else (due_of(place.value), owner_of(place.value))
    if (whole is not None and whole.ended is not None) or place.value.get("status") in (
        "done",
        "cancelled",
        "clarified",
    ):
        raise Wrong(say.ENDED.fill(item=item))
    decider = _decider(found, whole)
    if wish.agreed and wish.agreed == holder:
        raise Wrong(say.OWN_WORD.fill(who=wish.agreed), say.OWN_WORD_FIX.fill(who=decider or say.SOMEBODY))
    to = _day(found, place.field.fields[LIST], wish, current)
    request = whole.request if whole is not None else None
    if request is not None and (wish.agreed or wish.refused) and to in (None, request.to):
        found = found._replace(record=request.member.record)  # where it was asked for
        edits = [Edit(f"{request.path}.{name}", getattr(wish, name)) for name in ANSWERS if getattr(wish, name)]
    else:
        edits = [*_edits(found, wish, to, item, current)]
    status = carry_out(call, found.tree, [Asked(found.record, edits)], dry)
    if status == 0 and not wish.agreed and not wish.refused:
        old = shown(current) if current is not None else "—"
        who = decider or say.SOMEBODY
        name = decider.name if decider else call.of(say.SOMEBODY)
        call.tell(say.ASKED.fill(who=who, day=old, item=item, name=name))
    return status


def _decider(found: Target, whole: Obligation | None) -> Person | None:
    alone = Obligation.alone(found.record, entry_named(found), item_name(found))
    return arbiter(whole or alone, found.loaded.config)


def _day(found: Target, field: Field, wish: Wish, current: Any) -> date | None:
    """The day that is asked for; None where none is. With another owner alone the day stays."""
    if not wish.day:
        return current if wish.owner else None
    value, fault = fields.parse(field.fields["to"], wish.day, found.loaded.config)
    if fault is not None and value is None:
        raise Wrong(fault.message, fault.hint)
    day: date | None = value
    return day


def _edits(found: Target, wish: Wish, to: date | None, item: str, current: Any) -> Iterator[Edit]:
    if to is None:
        raise Wrong(say.NO_DAY, say.NO_DAY_FIX.fill(item=item))
    if to == current and not wish.owner:
        raise Wrong(say.SAME_DAY.fill(item=item, day=shown(to)))
    if not wish.reason:
        raise Wrong(say.NO_REASON, say.NO_REASON_FIX.fill(item=item, day=shown(to)))
    values = {"to": shown(to), "owner": wish.owner, "on": found.tree.today.isoformat(), "reason": wish.reason}
    values |= {name: getattr(wish, name) for name in ANSWERS}
    yield Edit(f"{found.entry}.{LIST}", {name: each for name, each in values.items() if each}, add=True)


def _of_record(found: Target, wish: Wish) -> Iterator[Edit]:
    """The deadline of an issue moves with the reason and who approved it."""
    record = found.record
    here = {"id": record.id, "kind": record.kind.label, "day": wish.day}
    if not set(WHOLE) <= record.kind.fields.keys():
        some = [each for each in LISTED if any(True for _ in record.each(each))]
        raise (
            Wrong(say.WHICH.fill(**here), which_item(record, some))
            if some
            else Wrong(say.OF_A_RECORD.fill(**here), say.OF_A_RECORD_FIX.fill(**here))
        )
    if not wish.day:
        raise Wrong(say.NO_DAY, say.NO_DAY_FIX.fill(item=record.id))
    if not wish.reason:
        raise Wrong(say.NO_REASON, say.NO_REASON_FIX.fill(item=record.id, day=wish.day))
    if not wish.agreed:
        raise Wrong(say.NEEDS_CONSENT.fill(**here), say.NEEDS_CONSENT_FIX)
    if wish.agreed == record.data.get("owner"):
        raise Wrong(say.OWN_WORD.fill(who=wish.agreed), say.OWN_WORD_FIX.fill(who=say.SOMEBODY))
    yield from (Edit(name, value) for name, value in zip(WHOLE, (wish.day, wish.reason, wish.agreed), strict=True))


def _person(found: Target, word: str) -> str:
    """Who is meant: department/name as it stands, or a name that one known person has."""
    word = word.strip().replace("／", "/")
    if word.count("/") == 1 and all(part.strip() for part in word.split("/")):
        return word
    config = found.loaded.config
    people = dict.fromkeys(
        [*(each.value for each in found.record.each("person")), *(each.person for each in config.people.values())]
    )
    named = [each for each in people if isinstance(each, Person) and word in (each.name, each)]
    if len(named) != 1:
        known = Text.listed(named or [each for each in people if isinstance(each, Person)][:8])
        raise Wrong(say.NO_SUCH_PERSON.fill(name=word), say.NO_SUCH_PERSON_FIX.fill(known=known))
    return named[0]


command = Verb(
    "postpone",
    say.ABOUT,
    say.EXAMPLES,
    run,
    [
        Argument(["name"], say.ITEM, metavar="ID#ITEM"),
        Argument(["words"], say.WORDS, nargs=-1, metavar="[DATE REASON]"),
        Option(["--agreed"], say.AGREED, default="", metavar="WHO"),
        Option(["--refused"], say.REFUSED, default="", metavar="WHO"),
        Option(["--owner"], say.OWNER, default="", metavar="WHO"),
        Option(["--dry-run", "dry"], shared.DRY_RUN, is_flag=True),
    ],
)
