"""``commdocs renumber``: another number for a record, and every link to it with it."""

from __future__ import annotations

from commdocs import build, kinds, source
from commdocs.build.renumbering import Renumbering, free, renumbered, taken
from commdocs.cli.call import Call
from commdocs.cli.changing import carry_out, target
from commdocs.cli.options import Argument, Option, Verb
from commdocs.cli.parting import merged_into_one, part
from commdocs.cli.usage import Faulty, Wrong
from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.messages import help as words
from commdocs.messages import renumbering as say
from commdocs.model import ERROR, Record


def run(call: Call, name: str, new: str, project: str, dry: bool) -> int:
    if path := merged_into_one(call, name):
        status, record, new, made = part(call, path, new, dry)
        if status == 0:
            _tell(call, record, new, made)
        return status
    found = target(call, name, project)
    loaded = build.load(found.tree, ())
    if loaded.broken:
        raise Faulty([each for each in loaded.problems if each.rule in build.BROKEN and each.severity == ERROR])
    corpus = loaded.corpus
    record = next(each for each in corpus.records if each.path == found.record.path)
    if new:
        if (fault := free(record, new, corpus, found.tree)) is not None:
            raise Wrong(fault.message, fault.hint)
    else:
        day = record.date or found.tree.today
        new = kinds.next_id(record.kind, day, record.data, loaded.config, taken(corpus, found.tree))
    made = renumbered(record, new, corpus, found.tree)
    status = carry_out(call, found.tree, made.asked, dry)
    if status == 0:
        _tell(call, record, new, made)
    return status


def _tell(call: Call, record: Record, new: str, made: Renumbering) -> None:
    """What the changes themselves do not show: what still bears the old number, and why."""
    for other, link in made.kept:
        root, _ = source.parse(other.text)
        line, column = kinds.locate(other.kind, root, link.path) if root is not None else (1, 1)
        shown = {"field": label(other.kind, link.path), "old": record.id, "new": new, "keeper": made.keeper}
        call.warn(say.KEPT.fill(path=other.path, line=line, column=column, **shown))
    if made.mentions:
        paths = Text.listed(made.mentions)
        call.tell(say.MENTIONS.fill(old=record.id, paths=paths))
    if record.data.get("attachments"):
        call.tell(say.ATTACHMENTS)


command = Verb(
    "renumber",
    words.RENUMBER,
    words.RENUMBER_EXAMPLES,
    run,
    [
        Argument(["name"], words.RENUMBER_ID, metavar="ID"),
        Argument(["new"], words.RENUMBER_NEW, required=False, default="", metavar="[NEW]"),
        Option(["--project"], words.RENUMBER_PROJECT, default="", metavar="P"),
        Option(["--dry-run", "dry"], words.DRY_RUN, is_flag=True),
    ],
)
