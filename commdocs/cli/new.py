"""``commdocs new``: an empty form under the next free number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from commdocs import build, carry, fields, kinds, workspace
from commdocs.build.names import safe
from commdocs.calendar import Calendar
from commdocs.cli import prospect
from commdocs.cli.call import Call
from commdocs.cli.choosing import kind_named, known_kinds, record_named
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.usage import Faulty, Wrong
from commdocs.fields.nearest import nearest
from commdocs.kinds import ids
from commdocs.messages import Text
from commdocs.messages import cli as say
from commdocs.messages import help as words
from commdocs.messages.commands import argument
from commdocs.model import ERROR, Config, Corpus, Data, Field, Kind, Record
from commdocs.workspace import repository

_DERIVED = ("id", "kind", "project")  # the file's name, its folder and the command say them already


def run(
    call: Call, name: str, project: str, source: str, party: str, settings: tuple[str, ...], full: bool = False
) -> int:
    tree = workspace.read(call.root, call.today)
    loaded = build.load(tree, ())
    if loaded.broken:
        raise Faulty([each for each in loaded.problems if each.rule in build.BROKEN and each.severity == ERROR])
    corpus, config = loaded.corpus, loaded.config
    if not name:
        raise Wrong(say.NEW_OF_WHAT, say.KNOWN_KINDS.fill(known=known_kinds(corpus.kinds)))
    kind = kind_named(corpus.kinds, name)
    origin = record_named(corpus, source) if source else None
    begun = prospect.file_of(kind, origin, corpus) if origin else prospect.Begun()
    pattern = ids.compiled(kind)
    folder = _folder(call, kind, project, origin, corpus)
    here = kinds.Setting(tree.today, config, corpus.days or Calendar(), _me(call, config), folder)
    values = {**_carried(kind, origin), **begun.values, **_party(kind, party, corpus), **_settings(kind, settings)}
    values = kinds.beginnings(kind, here) | values
    if not pattern.dated and "date" in kind.fields:
        values.setdefault("date", tree.today.isoformat())
    data = _typed(kind, values, config)
    for part in pattern.parts:
        field = kind.fields[part.field]
        if not ids.spoken(part, kind, data, config):
            raise Wrong(say.ID_NEEDS.fill(label=field.label), _example_of(field))
    carried = carry.over(kind, data, "" if kind.folder else folder, origin, corpus)
    values = {**carried.values, **values}
    taken = {*corpus.by_id, *(Path(path).stem for path in tree.all_records)}
    while True:
        number = kinds.next_id(kind, data.get("date", tree.today), data, config, taken)
        path = f"records/{folder}/{number}.yaml"
        text = kinds.skeleton(kind, config.language, values, here, {**carried.entries, **begun.entries}, full)
        if workspace.create(call.root / path, text.encode()):
            break
        taken.add(number)  # somebody took it in the mean time
    call.tell(say.MADE.fill(kind=kind.label, id=number))
    if carried.number:
        call.tell(say.CARRIED.fill(number=carried.number))
    call.out(path)
    call.tell(say.NEXT_STEPS.fill(id=number))
    for place in begun.places:
        call.tell(say.PROSPECT_FILED.fill(record=argument(place.record), field=place.field, id=number))
    return 0


def _me(call: Call, config: Config) -> str:
    """The colleague who types, as git knows him; the only one there is; empty if nobody can tell."""
    known = [str(each.person) for each in config.people.values()]
    name, mail = repository.author(call.root)
    found = [
        str(each.person)
        for each in config.people.values()
        if name in (str(each.person), each.person.name) or (mail and mail.casefold() == each.email.casefold())
    ]
    return found[0] if len(found) == 1 else known[0] if len(known) == 1 else ""


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


def _settings(kind: Kind, settings: Sequence[str]) -> dict[str, str]:
    """``--set FIELD=VALUE`` by canonical path; a field is named by key or label, ``links.party`` with dots."""
    values: dict[str, str] = {}
    for setting in settings:
        named, equals, value = setting.replace("＝", "=", 1).partition("=")
        if not equals:
            raise Wrong(say.BAD_SET.fill(word=setting))
        way = list(_way(kind, named.strip()))
        if way[-1].name in _DERIVED and len(way) == 1:
            raise Wrong(say.NOT_TO_SET.fill(label=way[-1].label))
        if way[-1].fields or any(each.shape != "one" for each in way):
            raise Wrong(say.NOT_SETTABLE.fill(label=way[-1].label))
        values[".".join(each.name for each in way)] = value.strip()
    return values


def _way(kind: Kind, named: str) -> Iterator[Field]:
    known: Mapping[str, Field] = kind.fields
    keys = kind.keys
    for word in named.split("."):
        name = keys.get(word)
        if name is None:
            close = nearest(word, keys)
            hint = say.DID_YOU_MEAN.fill(word=close) if close else say.SEE_FORM.fill(name=kind.name)
            raise Wrong(say.NO_SUCH_FIELD.fill(kind=kind.label, word=word), hint)
        yield known[name]
        known, keys = known[name].fields, known[name].keys


def _typed(kind: Kind, values: Mapping[str, str], config: Config) -> Data:
    """The top fields among ``values``, typed. A value that its field refuses is said here, not later."""
    data: Data = {}
    for path, text in values.items():
        field = list(_way(kind, path))[-1]
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


def _example_of(field: Field) -> Text:
    example = field.example
    if not example and field.choices:
        first = next(iter(field.choices.values()))
        return say.ID_NEEDS_FIX.fill(label=field.label, example=first.label)
    return say.ID_NEEDS_FIX.fill(label=field.label, example=example or "…")


command = Verb(
    "new",
    words.NEW,
    words.NEW_EXAMPLES,
    run,
    [
        Argument(["name"], words.NEW_KIND, required=False, default="", metavar="KIND"),
        Option(["--project"], words.NEW_PROJECT, default="", metavar="P"),
        Option(["--from", "source"], words.NEW_FROM, default="", metavar="ID"),
        Option(["--party"], words.NEW_PARTY, default="", metavar="ID"),
        Option(["--set", "settings"], words.NEW_SET, multiple=True, metavar="FIELD=VALUE"),
        Option(["--full"], words.NEW_FULL, is_flag=True),
    ],
)
