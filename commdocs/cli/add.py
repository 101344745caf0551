"""``commdocs add``: one more entry of a list: a log line, an action, a reply, an attachment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from commdocs import kinds, source
from commdocs.build.proposal import Asked
from commdocs.cli import keyboard
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, carry_out, filed, target
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Wrong
from commdocs.fields.nearest import nearest
from commdocs.kinds.addressing import own_number
from commdocs.messages import Text, assigning
from commdocs.messages import help as words
from commdocs.messages import verbs as say
from commdocs.model import Edit, Field, Finding, Record, spellings
from commdocs.source import ListNode

_WORDY = ("text", "task", "question", "name", "path")  # the field that a line of text goes to
_RARE = frozenset({"waivers", "legacy_ids"})  # not named among the lists that may be meant
_MOMENTS = {"log": "on", "reply": "at", "delivery": "sent_at"}  # when it was, in a list that is kept as things happen
_NUMBER = re.compile(r"(.*?)(\d+)")


def run(call: Call, name: str, settings: tuple[str, ...], dry: bool) -> int:
    number, _, word = name.partition("#")
    found = target(call, number)
    spot = listed(found, word.strip())
    state = found.record.state
    if _logs(spot.field) and (state.closes or state.final):
        shown = {"id": found.record.id, "status": state.label, "label": spot.field.label}
        raise Wrong(say.LOG_CLOSED.fill(**shown), say.CLOSED_FIX.fill(**shown))
    edits, tree, copies = filed(call, found, _edits(call, found, spot, settings))
    return carry_out(call, tree, [Asked(found.record, edits)], dry, copies=copies)


def listed(found: Target, word: str) -> kinds.Spot:
    """The list that is meant; without a word, the log."""
    kind = found.record.kind
    root, _ = source.parse(found.record.text)
    assert root is not None, "it was read before"
    log = next((each.name for each in kind.fields.values() if _logs(each)), "")
    if not word and not log:
        raise Wrong(say.NO_LOG.fill(kind=kind.label), _lists(found.record))
    spot = kinds.named(kind, root, word or log)
    if isinstance(spot, Finding) or spot.field.shape != "list" or spot.entry:
        raise Wrong(say.NOT_A_LIST.fill(word=word, kind=kind.label), _lists(found.record))
    return spot


def _lists(record: Record) -> Text:
    kind = record.kind
    labels = [each.label for each in kind.fields.values() if each.shape == "list" and each.name not in _RARE]
    if not labels:
        return say.NO_LISTS_FIX.fill(kind=kind.label)
    ways = [Text(f"{record.id}#{each.zh}", f'"{record.id}#{each.en}"') for each in labels]
    return say.LISTS_FIX.fill(known=Text.listed(ways))


def _logs(field: Field) -> bool:
    return field.type == "log" and field.shape == "list"


def _edits(call: Call, found: Target, spot: kinds.Spot, settings: Sequence[str]) -> Iterator[Edit]:
    field = spot.field
    if not field.fields:
        yield from (Edit(spot.path, each.strip(), add=True) for each in settings)
        return
    values = filled(field, settings)
    yield Edit(spot.path, _known(call, found, spot, values) | values, add=True)


def filled(field: Field, settings: Sequence[str]) -> dict[str, str | list[str]]:
    """What each FIELD=VALUE gives, and the words that are none together; of a list, one value each time."""
    names = spellings(field.fields)
    pairs = [each.replace("＝", "=", 1).partition("=") for each in settings]
    given = [bool(equals) and key.strip() in names for key, equals, _ in pairs]
    values: dict[str, str | list[str]] = {}
    for (key, equals, value), is_field in zip(pairs, given, strict=True):
        if not is_field:
            close = nearest(key, names) if equals and not key.endswith(" ") else ""
            if close or (equals and any(given)):
                hint = say.MEANT_FIELD.fill(word=close) if close else say.FIELDS_FIX.fill(known=_inner(field))
                raise Wrong(assigning.NO_SUCH_FIELD_IN.fill(word=key, label=field.label), hint)
            continue
        _put(values, field.fields[names[key.strip()]], value.strip())
    text = " ".join(" ".join(each for each, is_field in zip(settings, given, strict=True) if not is_field).split())
    if text:
        wordy = next((each for each in _WORDY if each in field.fields), "")
        if not wordy:
            raise Wrong(say.NO_TEXT.fill(label=field.label, text=text), say.FIELDS_FIX.fill(known=_inner(field)))
        _put(values, field.fields[wordy], text)
    return values


def _put(values: dict[str, str | list[str]], field: Field, value: str) -> None:
    old = values.get(field.name)
    if field.shape == "list":
        values[field.name] = [*(old or ()), value]
    elif old is not None:
        raise Wrong(say.SAID_TWICE.fill(label=field.label), say.SAID_TWICE_FIX)
    else:
        values[field.name] = value


def _inner(field: Field) -> Text:
    return Text.listed([each.label for each in field.fields.values() if each.name != "id"])


def _known(
    call: Call, found: Target, spot: kinds.Spot, values: Mapping[str, str | list[str]]
) -> dict[str, str | list[str]]:
    """What need not be typed: the next number, the first status, the moment, and for a log line who writes it."""
    field, config = spot.field, found.loaded.config
    known: dict[str, str | list[str]] = {}
    if "id" in field.fields:
        known["id"] = _next(field, spot)
    status = field.fields.get("status")
    if status is not None and status.choices:
        known["status"] = next(iter(status.choices))
    path = values.get("path")
    if field.type == "attachment" and isinstance(path, str):
        known["title"] = PurePosixPath(path.replace("\\", "/")).stem
    name = _MOMENTS.get(field.type, "")
    if name in field.fields:
        moment = keyboard.now(call, config, found.record)
        known[name] = moment if field.fields[name].type == "datetime" else moment[:10]
    if field.type == "log" and (writer := keyboard.writer(call, config) or found.record.data.get("owner")):
        known["by"] = str(writer)
    return known


def _next(field: Field, spot: kinds.Spot) -> str:
    """A3 after A1 and A2; the first number is made like the form's example."""
    items = spot.node.items if isinstance(spot.node, ListNode) else []
    used = [match for each in items if (match := _NUMBER.fullmatch(own_number(field, each).strip()))]
    if not used:
        example = field.fields["id"].example
        start = _NUMBER.fullmatch(example.zh) if example else None
        return f"{start[1] if start else ''}1"
    prefix, digits = used[-1].groups()
    last = max(int(match[2]) for match in used if match[1] == prefix)
    return f"{prefix}{last + 1:0{len(digits) if digits.startswith('0') else 1}}"


command = Verb(
    "add",
    words.ADD,
    words.ADD_EXAMPLES,
    run,
    [
        Argument(["name"], words.ADD_ID, metavar="ID[#LIST]"),
        Argument(["settings"], words.ADD_SETTINGS, nargs=-1, required=True, metavar="TEXT | FIELD=VALUE…"),
        Option(["--dry-run", "dry"], words.DRY_RUN, is_flag=True),
    ],
)
