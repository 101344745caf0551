"""A result is confirmed by the one who did it and accepted by the one who asked.

Why: whoever fixes a problem is not the one to say that it is gone.

Passes::

    result_confirmation: {confirmed_by: 研发部/周经理, accepted_by: 技术部/赵经理, …}

Fails, at the second::

    result_confirmation: {confirmed_by: 研发部/周经理, accepted_by: 研发部/周经理, …}

Also: confirmed outside the responsible department, accepted outside the side that raised it, or the
days in the wrong order (found, confirmed, accepted).
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import day
from commdocs.messages import Text
from commdocs.model import ERROR, Config, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R61",
    slug="two-sides-accept",
    name=Text("责任部门确认，需求方签字验收", "Confirmed by one side, accepted by the other"),
    severity=ERROR,
    why=Text(
        "解决问题的人说“好了”不算，要由提出问题的一方验收。",
        "Whoever fixed a problem is not the one to say that it is gone.",
    ),
    source="S1 模板三; R61",
    fix=Text(
        "由责任部门确认、提出方另一人验收，并按先后写日期",
        "Let the responsible department confirm and the raising side accept, in this order",
    ),
    waivable=False,
)
GROUP = "result_confirmation"

WRONG_DEPT = Text(
    "{field}（{who}）不是责任部门“{dept}”的人", "{field} ({who}) is not of the responsible department “{dept}”"
)
WRONG_DEPT_HINT = Text("由“{dept}”的负责人确认", "Let somebody of “{dept}” confirm it")
SAME = Text("{field}和{other_field}是同一个人（{who}）", "{field} and {other_field} are the same person ({who})")
SAME_HINT = Text(
    "由提出问题的一方另一人验收，如 {raiser}",
    "Somebody else, of the side that raised it, accepts: for example {raiser}",
)
WRONG_SIDE = Text(
    "{field}（{who}）不是提出方“{dept}”的人", "{field} ({who}) is not of “{dept}”, which raised the issue"
)
EARLY = Text("{field}（{day}）早于{before_field}（{before}）", "{field} ({day}) is before {before_field} ({before})")
EARLY_HINT = Text("核对日期：先发现，再确认，最后验收", "Check the dates: found, then confirmed, then accepted")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Wherever a result is filled in."""
    result = record.data.get(GROUP)
    if not isinstance(result, dict):
        return
    yield from _people(record, result, corpus.config)
    yield from _days(record, result)


def _people(record: Record, result: dict[str, object], config: Config) -> Iterator[Finding]:
    confirmed, accepted = record.get(f"{GROUP}.confirmed_by"), record.get(f"{GROUP}.accepted_by")
    raiser, dept = record.data.get("raised_by"), record.data.get("responsible_dept")
    by, to = f"{GROUP}.confirmed_by", f"{GROUP}.accepted_by"
    if confirmed and dept and not _same(confirmed.dept, dept, config):
        words = WRONG_DEPT.fill(field=label(record.kind, by), who=Text.same(confirmed), dept=Text.same(dept))
        yield CARD.at(by, words, WRONG_DEPT_HINT.fill(dept=Text.same(dept)))
    if accepted and accepted == confirmed:
        labels = {"field": label(record.kind, to), "other_field": label(record.kind, by)}
        someone = (
            Text.same(raiser) if raiser and raiser != confirmed else Text("提出人的同事", "a colleague of the raiser")
        )
        yield CARD.at(to, SAME.fill(**labels, who=Text.same(accepted)), SAME_HINT.fill(raiser=someone))
    elif accepted and raiser and not _same(accepted.dept, raiser.dept, config):
        words = WRONG_SIDE.fill(field=label(record.kind, to), who=Text.same(accepted), dept=Text.same(raiser.dept))
        yield CARD.at(to, words, SAME_HINT.fill(raiser=Text.same(raiser)))


def _days(record: Record, result: dict[str, object]) -> Iterator[Finding]:
    before_path, before = "found_at", record.data.get("found_at")
    for name in ("confirmed_on", "accepted_on"):
        path, value = f"{GROUP}.{name}", record.get(f"{GROUP}.{name}")
        if value is None:
            continue
        if before is not None and day(value) < day(before):
            labels = {"field": label(record.kind, path), "before_field": label(record.kind, before_path)}
            yield CARD.at(path, EARLY.fill(**labels, day=day(value), before=day(before)), EARLY_HINT)
            return
        before_path, before = path, value


def _same(one: str, other: str, config: Config) -> bool:
    """Whether two names mean one department: its full or its short one."""
    return config.departments.get(one, one) == config.departments.get(other, other)
