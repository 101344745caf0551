"""A link names a record that is there and of a kind that makes sense.

Passes::

    links: {confirms: [2024-市场-001]}

Fails, at the id: no such record, one of another kind, the record itself, or records that supersede one
another in a circle.

Warned about: a customer or supplier by name instead of by the number of a file: a prospect has none yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from string import ascii_letters

from commdocs.facts.circles import circles
from commdocs.facts.items import LISTED, finished, named, words_of
from commdocs.facts.labels import label
from commdocs.facts.obligations import ORIGIN, Member, Obligations, obligations
from commdocs.fields.nearest import nearest
from commdocs.kinds import ids
from commdocs.messages import Text
from commdocs.messages.commands import argument
from commdocs.model import ERROR, WARNING, Corpus, Data, Edit, Field, Finding, Place, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R75",
    slug="links-lead-somewhere",
    name=Text("关联可追溯", "Links lead somewhere"),
    severity=ERROR,
    why=Text("关联断了，就查不到这件事从哪里来。", "When a link is broken, nobody can tell where a matter came from."),
    source="S1 四.4 问题可追溯; R75",
    fix=Text("核对编号；那份记录还没有建的先建好", "Check the id; make that record first if it does not exist yet"),
    waivable=False,
)

MISSING = Text("{field}写的“{id}”找不到", "{field} names “{id}”, which does not exist")
MEANT = Text("是不是“{meant}”？", "Did you mean “{meant}”?")
NO_FILE = Text("{field}写的“{id}”还没有档案", "{field} names “{id}”, who has no file yet")
NO_FILE_HINT = Text(
    "要长期往来的，建一份档案：commdocs new 客户档案 --from {record}；只是先去看看，可以先不管",
    "If you mean to stay in touch, open a file: commdocs new party --from {record}; until then nothing has to be done",
)
BY_NAME = Text("{field}写的“{id}”已有档案，编号是 {number}", "{field} names “{id}”, whose file is {number}")
BY_NAME_HINT = Text("改成 {number}", "Write {number}")
WRONG_KIND = Text(
    "{field}写的“{id}”是“{kind}”，这里要关联{allowed}", "{field} names “{id}”, which is “{kind}”; it must be {allowed}"
)
NOT_THIS_KIND = Text(
    "{field}写的“{id}”是“{kind}”，这种记录不能写在这里", "{field} names “{id}”: “{kind}” makes no sense here"
)
WRONG_HINT = Text("改成相应记录的编号", "Name a record of that kind")
ALREADY_HINT = Text("删掉这一项：{place}已经写了它", "Remove it: {place} names it already")
PUT_HINT = Text("移到{place}，或改成相应记录的编号", "Move it to {place}, or name a record that fits")
ITSELF = Text("{field}关联的是本记录自己", "{field} names the record itself")
ITSELF_HINT = Text("删掉这一项，或改成另一份记录的编号", "Remove it, or name another record")
CIRCLE = Text(
    "{field}写的“{id}”又替代了本记录，互相替代，不知道哪份有效",
    "{field} names “{id}”, which in turn supersedes this record: nobody can tell which is in force",
)
CIRCLE_HINT = Text(
    "只在新的那份里写“替代”，旧的那份删掉", "Only the newer record supersedes; remove it from the older one"
)
SUPERSEDES = "supersedes"
NO_ITEM = Text("{field}写的“{id}”：{record} 里没有这一条", "{field} names “{id}”: {record} has no such item")
ITEM_MEANT = Text("是不是“{meant}”？", "Did you mean “{meant}”?")
ITEMS_HINT = Text("写其中一个：{known}", "Write one of these: {known}")
NO_ITEMS_HINT = Text("那份记录里没有条目；只写记录编号", "That record has no items: write its number only")
ROUND = Text("{field}写的“{id}”又源自这一条，绕成了圈", "{field} names “{id}”, which in turn carries on this item")
ROUND_HINT = Text(
    "只在后写的那份里写{field}，删掉先写的那份里的",
    "Only the later record names the earlier; remove it from the earlier one",
)
DROPPED = Text("{field}写的“{id}”：{record} “{status}”了", "{field} names “{id}”: {record} is “{status}”")
DROPPED_HINT = Text(
    "不用再做的，删掉这一条；还要做的，删掉源自，这一条自己算一项",
    "Remove the item if it is not to be done any more; otherwise remove the link, and it stands for itself",
)
OVER = Text("{field}写的“{id}”在 {day} 已经了结（{end}）", "{field} names “{id}”, which was finished on {day} ({end})")
OVER_HINT = Text(
    "确实做完了，这一条也写成已完成，或者删掉；还要再做的，删掉{field}，这一条另算一项",
    "If it is done, say so here, too, or remove the item; if there is more to do, remove {field}: it is another item then",
)
_NUMBERLIKE = re.compile(r"[A-Za-z]{1,4}[-—–_ ]?\d+(-\d+)*", re.ASCII)  # KH-0001, KH0001, kh 12


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every id of another record; ``#A1`` after it names an item inside."""
    for place in record.each("record"):
        name, _, item = str(place.value).partition("#")
        target = corpus.find(name)
        if name == record.id or target is record:
            if (
                not item or place.path.startswith("links.") or place.field.name == ORIGIN
            ):  # elsewhere an item of its own may be meant
                words = ITSELF.fill(field=label(record.kind, place.path))
                yield CARD.at(place.path, words, ITSELF_HINT, fix=(Edit(place.path, None),))
            continue
        if target is None and _is_name(name, place.field, corpus):
            yield _without_file(record, place, name, corpus)
        elif target is None:
            if name not in _stems(corpus):  # there, but unreadable: it has problems of its own
                close = _nearest(name, corpus, record, place.field)
                words = MISSING.fill(field=label(record.kind, place.path), id=name)
                meant = (f"{close}#{item}" if item else close) if close else _unmarked(name, corpus)
                hint = MEANT.fill(meant=meant) if meant else None
                yield CARD.at(place.path, words, hint, fix=(Edit(place.path, meant),) if meant else ())
        elif not place.field.links(record.kind.name, target.kind.name):
            yield _wrong_kind(record, place, target, corpus)
        elif place.field.name == SUPERSEDES and _circles(corpus).get(record.path, -1) == _circles(corpus).get(
            target.path
        ):
            words = CIRCLE.fill(field=label(record.kind, place.path), id=name)
            yield CARD.at(place.path, words, CIRCLE_HINT)
        elif place.field.name == ORIGIN:
            yield from _origin(record, place, target, item, corpus)


def _origin(record: Record, place: Place, target: Record, item: str, corpus: Corpus) -> Iterator[Finding]:
    """Whether what an item carries on is there, and still to be done. Nothing of a frozen record: it stays as it was."""
    known = obligations(corpus)
    path = place.path.rpartition(".")[0]
    shown = {"field": label(record.kind, place.path), "id": Text.same(str(place.value)), "record": target.id}
    if not item or record.reached("frozen"):
        return
    found = known.target(place.value)
    if found is None:
        names = _names(target)
        close = _by_words(place.parent, target) or _counted(item, names) or nearest(item, names)
        hint = (
            ITEM_MEANT.fill(meant=f"{target.id}#{close}") if close else ITEMS_HINT.fill(known=Text.listed(names[:12]))
        )
        fix = (Edit(place.path, f"{target.id}#{close}"),) if close else ()
        yield CARD.at(place.path, NO_ITEM.fill(**shown), hint if names else NO_ITEMS_HINT, fix=fix)
    elif (record.path, path) in known.circular:
        yield CARD.at(place.path, ROUND.fill(**shown), ROUND_HINT.fill(**shown), fix=(Edit(place.path, None),))
    elif target.dropped:
        words = DROPPED.fill(status=target.state.label, **shown)
        yield CARD.at(place.path, words, DROPPED_HINT, WARNING)
    elif not finished(place.parent) and (end := _ended_before(record, path, known)) is not None:
        day = end.data.get("done_at") or end.record.date
        words = OVER.fill(end=end.number, day=day, field=shown["field"], id=shown["id"])
        yield CARD.at(place.path, words, OVER_HINT.fill(field=shown["field"]), WARNING)


def _ended_before(record: Record, path: str, known: Obligations) -> Member | None:
    """The place that had told the item finished before this record was made."""
    whole = known.of(record, path)
    end = whole.ended if whole is not None else None
    if end is None or end.record is record or record.date is None:
        return None
    day = end.data.get("done_at") or end.record.date
    return end if isinstance(day, date) and day < record.date else None


def _unmarked(name: str, corpus: Corpus) -> str | None:
    """An item whose # was forgotten: MM2024-05-21-01A3."""
    cuts = (number for number in range(len(name) - 1, 0, -1) if name[:number] in corpus.by_id)
    return next((f"{name[:number]}#{name[number:].lstrip(' -')}" for number in cuts), None)


def _names(target: Record) -> list[str]:
    """The names of its items, those that lists know first."""
    found = sorted(named(target), key=lambda each: each[1].field.type not in LISTED)
    return list(dict.fromkeys(name for name, _ in found))


def _counted(item: str, names: Sequence[str]) -> str:
    """A3, where somebody wrote 3 or B3."""
    digits = item.lstrip(ascii_letters)
    return next((name for name in names if digits and name.lstrip(ascii_letters) == digits), "")


def _by_words(item: Data, target: Record) -> str:
    """The name of the item that has the same words: its number may have changed."""
    said = words_of(item)
    return next((name for name, each in named(target) if said and words_of(each.value) == said), "")


def _is_name(name: str, field: Field, corpus: Corpus) -> bool:
    """Whether a party is named in words, not by what is, or is meant to be, the number of its file."""
    kinds = {each: corpus.kinds[each] for each in field.kinds if each in corpus.kinds}
    if not kinds or not all(kind.folder and not ids.compiled(kind).dated for kind in kinds.values()):
        return False
    return not _NUMBERLIKE.fullmatch(name) and not ids.number(corpus.kinds, name)[0]


def _without_file(record: Record, place: Place, name: str, corpus: Corpus) -> Finding:
    field = label(record.kind, place.path)
    file = _titled(corpus).get(name)
    if file is not None and place.field.links(record.kind.name, file.kind.name):
        words = BY_NAME.fill(field=field, id=name, number=file.id)
        hint = BY_NAME_HINT.fill(number=file.id)
        return CARD.at(place.path, words, hint, WARNING, (Edit(place.path, file.id),))
    words = NO_FILE.fill(field=field, id=name)
    return CARD.at(place.path, words, NO_FILE_HINT.fill(record=argument(record.id)), WARNING)


@lru_cache(maxsize=2)
def _titled(corpus: Corpus) -> dict[str, Record]:
    """The records that are not of a day, such as files of customers, by title."""
    return {record.title: record for record in corpus.records if record.kind.folder and record.date is None}


def _wrong_kind(record: Record, place: Place, target: Record, corpus: Corpus) -> Finding:
    kind, field = target.kind, place.field
    shown = {"field": label(record.kind, place.path), "id": Text.same(target.id), "kind": kind.label}
    names = (record.kind.name,) if field.own_kind and field.links(record.kind.name, record.kind.name) else field.kinds
    if names:
        kinds = [corpus.kinds[each].label for each in names if each in corpus.kinds]
        allowed = Text("或".join(f"“{each.zh}”" for each in kinds), " or ".join(f"“{each.en}”" for each in kinds))
        words = WRONG_KIND.fill(**shown, allowed=allowed)
    else:
        words = NOT_THIS_KIND.fill(**shown)
    if place.path.startswith("links.") and record.get("links.party") == str(place.value):
        hint = ALREADY_HINT.fill(place=label(record.kind, "links.party"))
        return CARD.at(place.path, words, hint, fix=(Edit(place.path, None),))
    known = record.kind.fields["links"].fields if "links" in record.kind.fields else {}
    better = next((each for each in (known.get("party"), known.get("related")) if _takes(each, record, target)), None)
    if better is None or not place.path.startswith("links."):
        return CARD.at(place.path, words, WRONG_HINT)
    path = f"links.{better.name}"
    fix = (Edit(place.path, None), Edit(path, str(place.value), add=better.shape == "list"))
    return CARD.at(place.path, words, PUT_HINT.fill(place=label(record.kind, path)), fix=fix)


def _takes(field: Field | None, record: Record, target: Record) -> bool:
    """Whether the link may name ``target`` and has room for it."""
    if field is None or not field.links(record.kind.name, target.kind.name):
        return False
    return field.shape == "list" or record.get(f"links.{field.name}") is None


@lru_cache(maxsize=2)
def _stems(corpus: Corpus) -> frozenset[str]:
    """The numbers of all records, readable or not."""
    records = (path for path in corpus.files if path.startswith("records/") and path.endswith(".yaml"))
    return frozenset(unicodedata.normalize("NFC", path).rpartition("/")[2].removesuffix(".yaml") for path in records)


def _nearest(name: str, corpus: Corpus, record: Record, field: Field) -> str | None:
    """An id that differs from ``name`` by one character, or by two that changed places, and may stand here."""
    known = _shortened(corpus)
    close = (corpus.find(known[each]) for each in _without_one(name) if each in known)
    fits = (each for each in close if each and each is not record and field.links(record.kind.name, each.kind.name))
    return next((each.id for each in fits), None)


@lru_cache(maxsize=2)
def _shortened(corpus: Corpus) -> dict[str, str]:
    """Every id as it is and with one character left out → the id: typing mistakes found without a search."""
    return {each: name for name in sorted(corpus.by_id, reverse=True) for each in _without_one(name)}


def _without_one(name: str) -> Iterator[str]:
    yield name
    for number in range(len(name)):
        yield name[:number] + name[number + 1 :]


@lru_cache(maxsize=2)
def _circles(corpus: Corpus) -> dict[str, int]:
    """path of a record that supersedes itself by way of others → the number of its circle."""
    after = {
        path: [link.target.path for link in links if link.name == SUPERSEDES]
        for path, links in corpus.links_out.items()
    }
    return circles({path: targets for path, targets in after.items() if targets})
