"""A change of a form that a review reports is in the form's changelog.

Why: what was decided about a form has to arrive in the form.

Passes, when ``schemas/intake.yaml`` is of version 2 and says under ``changes`` what 2 changed::

    template_changes: [{template: intake, from: 1, to: 2, change: 优先级必填}]

Warned about, at the new version: the form has no such version, or its changelog says nothing of it.
That a record names a version which exists is stated by the shape, and that a form which changed has a new
one is judged by its history, under the same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R88",
    slug="template-version",
    name=Text("模板变更有版本", "Template versions"),
    severity=ERROR,
    why=Text("版本写错，就会按另一版表单去检查。", "With a wrong version a record is checked against another form."),
    source="S0 二.5 更新模板; S1 四.2 动态调整模板; R88",
    fix=Text("写已有的版本号，或删掉这一行", "Write a version that exists, or delete the line"),
)

NO_VERSION = Text(
    "表单“{form}”现在是第{version}版，没有第{to}版", "The form “{form}” is of version {version}: there is no {to}"
)
NO_VERSION_HINT = Text(
    "在 schemas/{name}.yaml 里完成修改，把 version 改成 {to}，并在 changes 里写明；版本写错的请改正",
    "Make the change in schemas/{name}.yaml with version {to} and a line under changes, or correct the number",
)
UNSAID = Text("表单“{form}”的修改记录里没有第{to}版", "The changelog of the form “{form}” says nothing of version {to}")
UNSAID_HINT = Text(
    "在 schemas/{name}.yaml 的 changes 里写一行 {to}: 改了什么",
    "Add a line {to}: what changed, under changes in schemas/{name}.yaml",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """At every entry that names a form and the version it changes to."""
    for place in record.each("kind"):
        to = place.parent.get("to")
        form = corpus.kinds.get(str(place.value))
        if "." not in place.path or form is None or not isinstance(to, int):
            continue
        path = f"{place.path.rpartition('.')[0]}.to"
        words = {"form": form.label, "to": to}
        if to > form.version:
            hint = NO_VERSION_HINT.fill(name=form.name, to=to)
            yield CARD.at(path, NO_VERSION.fill(version=form.version, **words), hint, WARNING)
        elif not form.changes.get(to):
            yield CARD.at(path, UNSAID.fill(**words), UNSAID_HINT.fill(name=form.name, to=to), WARNING)
