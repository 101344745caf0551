"""What ``accept`` and ``object`` have in common: somebody's answer to what was sent, noted with its moment."""

from __future__ import annotations

from collections.abc import Sequence

from commdocs.build.proposal import Asked
from commdocs.cli import keyboard
from commdocs.cli.add import filled, listed
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, carry_out, target
from commdocs.cli.usage import Wrong
from commdocs.facts.people import meant
from commdocs.facts.replies import settled, silent
from commdocs.facts.sending import deliveries, entries, recipients
from commdocs.fields.nearest import nearest
from commdocs.messages import Text, verbs
from commdocs.messages import cli as shared
from commdocs.messages import replying as say
from commdocs.model import Edit, Person, Record

FIELD = "replies"


def replied(call: Call, name: str, words: Sequence[str], verdict: str, dry: bool) -> int:
    """Notes the answer ``verdict`` of whom the words name, else of the person at the keyboard. Gives the exit status."""
    found = target(call, name)
    record = found.record
    if found.entry:
        raise Wrong(
            say.OF_AN_ITEM.fill(id=record.id, item=name.partition("#")[2]), say.OF_AN_ITEM_FIX.fill(id=record.id)
        )
    _check_state(record)
    who, rest = _who(call, found, words, verdict == "objected")
    if verdict == "accepted" and _agrees(record, who):
        raise Wrong(say.AGREED_ALREADY.fill(id=record.id, who=who))
    now = keyboard.now(call, found.loaded.config, record)
    known: dict[str, str | list[str]] = {"from": who, "at": now, "verdict": verdict}
    spot = listed(found, FIELD)
    values = filled(spot.field, rest)
    said = next((each for each in known if each in values and each != "at"), "")
    if said:
        label = spot.field.fields[said].label
        raise Wrong(verbs.SAID_TWICE.fill(label=label), verbs.SAID_TWICE_FIX)
    if verdict == "objected" and not str(values.get("text", "")).strip():
        raise Wrong(say.NO_REASON.fill(id=record.id), say.NO_REASON_FIX.fill(id=record.id, who=who))
    status = carry_out(call, found.tree, [Asked(record, [Edit(spot.path, known | values, add=True)])], dry)
    if status == 0:
        _tell_next(call, record, verdict, who)
    return status


def _check_state(record: Record) -> None:
    state = record.state
    words = {"id": record.id, "status": state.label, "kind": record.kind.label}
    if FIELD not in record.kind.fields:
        raise Wrong(say.NO_REPLIES.fill(**words))
    if state.deemed or record.data.get("deemed_on"):
        raise Wrong(say.DEEMED.fill(**words), say.DEEMED_FIX)
    if settled(record):
        raise Wrong(say.SETTLED.fill(**words), say.SETTLED_FIX)
    if not record.reached("sent") and not deliveries(record):
        raise Wrong(say.NOT_SENT.fill(**words), say.NOT_SENT_FIX.fill(**words))


def _who(call: Call, found: Target, words: Sequence[str], reasoned: bool) -> tuple[str, Sequence[str]]:
    """Whose answer it is, and the words that are left. A word that is no name is the reason where one is asked for,
    but never where it may be a name that was mistyped."""
    config = found.loaded.config
    asked = _asked(found.record)
    people = list(dict.fromkeys([*asked, *(each.person for each in config.people.values())]))
    first = words[0].strip().replace("／", "/") if words else ""
    known = say.WHO_FIX.fill(known=Text.listed(asked[:8]) if asked else say.ANYBODY)
    if first.count("/") == 1 and not _setting(first) and all(part.strip() for part in first.split("/")):
        close = meant(Person(first), found.loaded.corpus) if Person(first) not in asked else None
        if close is not None:
            raise Wrong(say.NOBODY.fill(name=first), shared.DID_YOU_MEAN.fill(word=close))
        return first, words[1:]
    named = [each for each in people if first and first == each.name]
    if len(named) == 1:
        return named[0], words[1:]
    if len(named) > 1:
        raise Wrong(say.SAME_NAME.fill(name=first), say.WHO_FIX.fill(known=Text.listed(named)))
    close_name = nearest(first, [each.name for each in people]) if first and not _setting(first) else ""
    if close_name and (len(words) > 1 or not reasoned):
        raise Wrong(say.NOBODY.fill(name=first), shared.DID_YOU_MEAN.fill(word=close_name))
    if first and not reasoned and not _setting(first):
        raise Wrong(say.NOBODY.fill(name=first), known)
    writer = keyboard.writer(call, config)
    if writer is None or writer not in asked:
        raise Wrong(say.WHOSE.fill(id=found.record.id), known)
    return writer, words


def _setting(word: str) -> bool:
    return "=" in word or "＝" in word


def _asked(record: Record) -> list[Person]:
    """Those who have not answered first, then everybody who got it."""
    waited = [each.who for each in silent(record) if each.who is not None]
    return list(dict.fromkeys([*waited, *(who for _, each in deliveries(record) for who in sorted(recipients(each)))]))


def _agrees(record: Record, who: str) -> bool:
    """Whether the last that this person said to what was sent is yes."""
    said = [each for _, each in entries(record.data.get(FIELD)) if each.get("from") == who]
    asked = any(each.who == who for each in silent(record))
    return bool(said) and said[-1].get("verdict") == "accepted" and not asked


def _tell_next(call: Call, record: Record, verdict: str, who: str) -> None:
    if verdict == "objected":
        call.tell(say.OBJECTION_NEXT.fill(id=record.id, owner=record.data.get("owner") or "?", who=who))
        return
    left = [each.who for each in silent(record) if each.who is not None and each.who != who]
    call.tell(say.STILL_SILENT.fill(known=Text.listed(left[:8])) if left else say.NO_SIGNATURE)
