"""``commdocs new``: an empty form under the next free number."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commdocs import build, carry, fields, kinds, workspace
from commdocs.build.names import safe
from commdocs.calendar import Calendar
from commdocs.cli import keyboard, problems, prospect
from commdocs.cli.call import Call
from commdocs.cli.choosing import kind_named, known_kinds, record_named
from commdocs.cli.filling import Filling, filled, missing_example
from commdocs.cli.fresh import Fresh, fresh
from commdocs.cli.likeness import like
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Faulty, Wrong
from commdocs.kinds import ids
from commdocs.messages import Text
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.messages.commands import argument
from commdocs.model import ERROR, Config, Corpus, Data, Field, Kind, Record


def run(
    call: Call,
    name: str,
    words: tuple[str, ...],
    project: str,
    source: str,
    party: str,
    model: str,
    settings: tuple[str, ...],
    full: bool,
) -> int:
    tree = workspace.read(call.root, call.today)
    loaded = build.load(tree, ())
    if loaded.broken:
        raise Faulty([each for each in loaded.problems if each.rule in build.BROKEN and each.severity == ERROR])
    corpus, config = loaded.corpus, loaded.config
    pattern_of = record_named(corpus, model) if model else None
    if pattern_of is not None and "=" in name:  # the form is that of the other record
        name, words = "", (name, *words)
    if not name and pattern_of is None:
        raise Wrong(say.NEW_OF_WHAT, say.KNOWN_KINDS.fill(known=known_kinds(corpus.kinds)))
    kind = _kind(corpus, name, pattern_of)
    origin = record_named(corpus, source) if source else None
    begun = prospect.file_of(kind, origin, corpus) if origin else prospect.Begun()
    typed = filled(kind, (*words, *settings), config)
    folder = _folder(call, kind, project, origin or pattern_of, corpus)
    model_of = like(pattern_of) if pattern_of else Filling({}, {})
    given = {**model_of.values, **_carried(kind, origin), **begun.values, **_party(kind, party, corpus), **typed.values}
    other = corpus.find(given.get("links.party", ""))
    me, project_name = _me(call, config), "" if kind.folder else folder
    here = kinds.Setting(tree.today, config, corpus.days or Calendar(), me, project_name, other)
    values = kinds.beginnings(kind, here) | given
    pattern = ids.compiled(kind)
    if not pattern.dated and "date" in kind.fields:
        values.setdefault("date", tree.today.isoformat())
    data = _typed(kind, values, config)
    for part in pattern.parts:
        field = kind.fields[part.field]
        if not ids.spoken(part, kind, data, config):
            raise Wrong(say.ID_NEEDS.fill(label=field.label), missing_example(field))
    carried = carry.over(kind, data, "" if kind.folder else folder, origin, corpus)
    entries = {**model_of.entries, **carried.entries, **begun.entries, **typed.entries}
    values = {path: text for path, text in {**carried.values, **values}.items() if path not in entries}
    entries = {path: each for path, each in entries.items() if path not in typed.values}
    taken = {*corpus.by_id, *(Path(path).stem for path in tree.all_records)}
    while True:
        number = kinds.next_id(kind, data.get("date", tree.today), data, config, taken)
        path = f"records/{folder}/{number}.yaml"
        made = fresh(kind, values, entries, here, full, path, corpus)
        if workspace.create(call.root / path, made.text.encode()):
            break
        taken.add(number)  # somebody took it in the mean time
    call.tell(say.MADE.fill(kind=kind.label, id=number))
    if carried.number:
        call.tell(say.CARRIED.fill(number=carried.number))
    before = _draft_before(kind, data, corpus)
    if before:
        call.tell(say.DRAFT_BEFORE.fill(id=before, kind=kind.label))
    call.out(path)
    if typed.values or typed.entries:
        for line in problems.lines(made.problems, call):
            call.tell(line)
    _what_next(call, kind, number, made)
    for place in begun.places:
        call.tell(say.PROSPECT_FILED.fill(record=argument(place.record), field=place.field, id=number))
    return 0


def _kind(corpus: Corpus, name: str, model: Record | None) -> Kind:
    if model is None:
        return kind_named(corpus.kinds, name)
    if name and kind_named(corpus.kinds, name) is not model.kind:
        raise Wrong(say.LIKE_OTHER.fill(id=model.id, kind=model.kind.label))
    return model.kind


def _draft_before(kind: Kind, data: Data, corpus: Corpus) -> str:
    """The last plan of the same person, if it never became more than a draft: nothing is carried over from it."""
    if "carry_over" not in kind.fields:
        return ""
    day = data.get("date", corpus.today)
    own = (each for each in corpus.by_kind.get(kind.name, ()) if each.data.get("owner") == data.get("owner"))
    last = next((each for each in reversed(list(own)) if each.date and each.date < day), None)
    return last.id if last is not None and last.unfinished else ""


def _what_next(call: Call, kind: Kind, number: str, made: Fresh) -> None:
    """What is still to be done with the new record."""
    state = kind.statuses[made.status]
    if not state.unfinished:
        call.tell((say.NEXT_CHECK if made.problems else say.NEXT_BUILD).fill(id=number))
        return
    status = kind.fields["status"].label
    call.tell(say.NEXT_DRAFT.fill(id=number, label=status, status=kind.statuses[state.next[0]].label))


def _me(call: Call, config: Config) -> str:
    """The colleague who types, as git knows him; the only one there is; empty if nobody can tell."""
    known = [each.person for each in config.people.values()]
    return keyboard.writer(call, config) or (known[0] if len(known) == 1 else "")


def _carried(kind: Kind, origin: Record | None) -> dict[str, str]:
    """What the record takes over from the one it follows: the party, and the link to it."""
    links = kind.fields.get("links")
    if origin is None or links is None:
        return {}
    party = links.fields.get("party")
    if party and origin.kind.name in party.kinds:
        return {"links.party": origin.id}
    stated = origin.get("links.party") if party and kind.name not in party.kinds else None  # a party is not its own
    carried = {"links.party": stated} if stated else {}
    linkable = [each for each in links.fields.values() if each.links(kind.name, origin.kind.name)]
    needed = [each for each in linkable if each.always or each.required]
    link = needed[0] if needed else next((each for each in linkable if each.name == "follows"), None)
    return carried | ({f"links.{link.name}": origin.id} if link else {})


def _party(kind: Kind, name: str, corpus: Corpus) -> dict[str, str]:
    """``--party``: the file of a customer or supplier, as the form links it."""
    if not name:
        return {}
    way = "links.party"
    if "links" not in kind.fields or "party" not in kind.fields["links"].fields:
        raise Wrong(say.NO_PARTY.fill(kind=kind.label))
    return {way: record_named(corpus, name).id}


def _field(kind: Kind, path: str) -> Field:
    first, *rest = path.split(".")
    field = kind.fields[first]
    for name in rest:
        field = field.fields[name]
    return field


def _typed(kind: Kind, values: Mapping[str, str], config: Config) -> Data:
    """The top fields among ``values``, typed. A value that its field refuses is said here, not later."""
    data: Data = {}
    for path, text in values.items():
        field = _field(kind, path)
        if field.fields or field.shape != "one" or (field.none and text in kinds.NONE_WORDS):
            continue  # a list, or the answer that there is none
        value, finding = fields.parse(field, text, config)
        if finding is not None and value is None:
            raise Wrong(finding.message, finding.hint)
        data[path] = value
    return data


def _folder(call: Call, kind: Kind, project: str, origin: Record | None, corpus: Corpus) -> str:
    """The folder under ``records/``: the kind's own, the project named, else the only one there can be."""
    if kind.folder:
        if project:
            raise Wrong(say.FOLDER_FIXED.fill(kind=kind.label, folder=f"records/{kind.folder}/"))
        return kind.folder
    known = sorted({*corpus.config.projects, *(each.project for each in corpus.records if each.project)})
    if project:
        if safe(project) != project or project.startswith(("_", ".")):
            raise Wrong(say.BAD_PROJECT.fill(name=project), say.BAD_PROJECT_FIX)
        if known and project not in known:
            call.tell(say.NEW_IN_PROJECT.fill(name=project))
        return project
    here = (workspace.relative(call.root, Path()) or "").split("/")
    if len(here) > 1 and here[0] == "records" and not here[1].startswith("_"):
        return here[1]
    if origin is not None and origin.project:
        return origin.project
    if len(known) == 1:
        call.tell(say.THE_PROJECT.fill(name=known[0]))
        return known[0]
    names = Text.listed(known)
    raise Wrong(
        say.NO_PROJECT.fill(kind=kind.label),
        say.KNOWN_PROJECTS.fill(known=names) if known else say.NO_PROJECTS_YET,
    )


command = Verb(
    "new",
    words.NEW,
    words.NEW_EXAMPLES,
    run,
    [
        Argument(["name"], words.NEW_KIND, required=False, default="", metavar="KIND"),
        Argument(["words"], words.NEW_SET, nargs=-1, metavar="[FIELD=VALUE]…"),
        Option(["--project"], words.NEW_PROJECT, default="", metavar="P"),
        Option(["--from", "source"], words.NEW_FROM, default="", metavar="ID"),
        Option(["--party"], words.NEW_PARTY, default="", metavar="ID"),
        Option(["--like", "model"], words.NEW_LIKE, default="", metavar="ID"),
        Option(["--set", "settings"], words.NEW_SET, multiple=True, metavar="FIELD=VALUE"),
        Option(["--full"], words.NEW_FULL, is_flag=True),
    ],
)
