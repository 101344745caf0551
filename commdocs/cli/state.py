"""``commdocs`` alone: how things stand in the workspace, and what to do next."""

from __future__ import annotations

from commdocs import build, tracking, workspace
from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.messages import Text
from commdocs.messages import state as say
from commdocs.model import ERROR, WARNING, Tree
from commdocs.workspace import Unusable, drivers, git


def told(call: Call) -> bool:
    """Prints the state; False, and nothing printed, outside of a workspace."""
    try:
        root = call.root
    except Unusable:
        return False
    tree = workspace.read(root, call.today)
    loaded = build.load(tree)
    corpus = loaded.corpus
    open_items = [*tracking.actions(corpus), *tracking.questions(corpus)]
    replies = tracking.replies(corpus)
    counted: list[tuple[Text, int, str]] = [
        (say.ERRORS, problems.count(loaded.problems, ERROR), "commdocs check"),
        (say.OVERDUE, sum(each.overdue for each in open_items), "commdocs due"),
        (say.TODAY, sum(each.days == 0 and not each.overdue for each in open_items), "commdocs due --days 0"),
        (say.OBJECTIONS, sum(bool(each.path) for each in replies), "commdocs due"),
        (say.REPLIES, sum(not each.path for each in replies), "commdocs due"),
        (say.SIGNATURES, len(list(tracking.signatures(corpus))), "commdocs due"),
        (
            say.DRAFTS,
            len(tracking.drafts(corpus)),
            "commdocs list 草稿" if call.language == "zh" else "commdocs list draft",
        ),
        (say.WARNINGS, problems.count(loaded.problems, WARNING), "commdocs check"),
        (say.UNCOMMITTED, _uncommitted(call, tree), "git add -A && git commit"),
    ]
    call.out(call.of(say.RECORDS.fill(root=root.name, records=len(corpus.records), day=corpus.today.isoformat())))
    for words, number, command in counted:
        if number:
            call.out(call.of(say.LINE.fill(what=words.fill(number=number), command=command)))
    if not any(number for _, number, _ in counted):
        call.out(call.of(say.NOTHING))
    if drivers.missing(root):
        call.tell(say.NOT_SET_UP)
    call.tell(say.NEXT)
    return True


def _uncommitted(call: Call, tree: Tree) -> int:
    """How many files differ from the last commit; 0 where git cannot tell."""
    past = git.since(call.root, "HEAD", tree)
    return 0 if past.trouble is not None or not past.base else len(past.touched)
