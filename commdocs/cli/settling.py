"""A question that a merge left in a record, answered by ``commdocs set``: no mark has to be touched by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from commdocs import history, source, workspace
from commdocs.build import log
from commdocs.build.proposal import Asked, Draft, edited
from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.cli.changing import Target, finish, proposed, target
from commdocs.cli.parting import record_in, versions, with_text
from commdocs.cli.usage import Wrong
from commdocs.merging import comments_in
from commdocs.messages import Text
from commdocs.messages import merging as say
from commdocs.model import Edit


def settle(call: Call, path: str, name: str, asked: Callable[[Target], Iterable[Edit]], dry: bool) -> int:
    """Makes one record of the two versions in the file, if with the edits both say the same. Gives the exit status.

    Raises Wrong where something else is still in question, Faulty where a version cannot be read.
    """
    tree = workspace.read(call.root, call.today)
    raw = tree.files[path]
    trees = [with_text(tree, path, source.encoded(each, raw)) for each in versions(raw) or ("", "")]
    found = [target(call, f"{path}{name[name.find('#') :] if '#' in name else ''}", tree=each) for each in trees]
    edits = [[*asked(each)] for each in found]
    texts = []
    for each, wanted in zip(found, edits, strict=True):
        text, fault = edited(each.record, wanted)
        if fault is not None:
            raise Wrong(fault.message, fault.hint)
        texts.append(text)
    ours, theirs = (record_in(path, source.encoded(each, raw), found[0].loaded) for each in texts)
    if left := [log.label(each, theirs) for each in history.edits(ours.kind, ours.data, theirs.data)]:
        raise Wrong(say.STILL_ASKED.fill(path=path, labels=Text.listed(left)), say.STILL_ASKED_FIX.fill(id=ours.id))
    made = proposed(call, trees[0], [Asked(found[0].record, edits[0])])
    if made.refused:
        for line in problems.lines(made.refused, call):
            call.warn(line)
        return 1
    as_it_is = Draft(Asked(found[0].record, edits[0]), raw, trees[0].files[path], found[0].record)
    drafts = tuple(replace(each, read=raw) for each in made.drafts) or (as_it_is,)
    status = finish(call, replace(made, drafts=drafts, loaded=made.loaded or found[0].loaded), dry, lasting=False)
    if status == 0 and not dry:
        for words in sorted(comments_in(texts[1]) - comments_in(texts[0])):
            call.tell(say.COMMENT_GONE.fill(words=words))
        call.tell(say.SETTLED)
    return status
