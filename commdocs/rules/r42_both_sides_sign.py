"""What is agreed bears the signatures of both sides: two people, each with a date.

Passes::

    signatures:
      - {party: requester, who: 市场部/王经理, on: 2024-05-20}
      - {party: assignee, who: 产品部/李主管, on: 2024-05-20}

Fails: one side only, or one person for both. That there are signatures with names and dates at all
is stated by the schema, under the same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import day, entries, later, moment
from commdocs.facts.signing import SIDES
from commdocs.messages import Text
from commdocs.model import ERROR, WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R42",
    slug="both-sides-sign",
    name=Text("双方负责人签字", "Both sides sign"),
    severity=ERROR,
    why=Text("只有一方签字的确认，对另一方没有约束。", "What one side signed does not bind the other."),
    source="S1 模板一 共识确认; R42",
    fix=Text(
        "双方各由一位负责人签字，登记方、姓名和日期；还没签的，状态先不要改",
        "Have one responsible person of each side sign, and log side, name and date; until then leave the status",
    ),
    waivable=False,
)
FIELD = "signatures"

ONE_SIDE = Text("{field}里缺少{side}的签字", "{field} lacks the signature of {side}")
OTHER_SIDE = Text("另一方", "the other side")
NO_SCAN = Text("{who}{day}签的字还没有扫描件", "There is no scan of what {who} signed on {day}")
NO_SCAN_HINT = Text(
    "把签字页扫描放到 attachments/ 下，在这条签字里写上凭证的路径",
    "Scan the signed page into attachments/, and give its path as evidence",
)
SAME_PERSON = Text("{field}里双方是同一个人（{person}）", "In {field} both sides are the same person ({person})")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where the schema demands signatures under this code, from then on."""
    field = record.kind.fields.get(FIELD)
    if field is None or field.rule != CARD.code or record.status not in field.required:
        return
    signed = entries(record.data.get(FIELD))
    if not signed:
        return
    parties = {each.get("party") for _, each in signed}
    lacking = [side for side in SIDES if side in record.kind.fields and side not in parties]
    if lacking or len(parties) < 2:
        side = label(record.kind, lacking[0]) if lacking else OTHER_SIDE
        yield CARD.at(FIELD, ONE_SIDE.fill(field=label(record.kind, FIELD), side=side))
        return
    people = [each.get("who") for _, each in signed]
    if len(set(people)) == 1 and people[0]:
        index = signed[-1][0]
        words = SAME_PERSON.fill(field=label(record.kind, FIELD), person=Text.same(str(people[0])))
        yield CARD.at(f"{FIELD}[{index}].who", words)


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Signatures whose signed page is not filed after three working days."""
    for record in corpus.records:
        if FIELD not in record.kind.fields or record.dropped:
            continue
        for index, each in entries(record.data.get(FIELD)):
            if each.get("on") and each.get("who") and not each.get("evidence"):
                limit = day(later(moment(each["on"]), corpus.config.limits.scan, corpus.days))
                if limit < corpus.today:
                    words = NO_SCAN.fill(who=Text.same(each["who"]), day=day(each["on"]))
                    yield Reminder(record, CARD.at(f"{FIELD}[{index}]", words, NO_SCAN_HINT, WARNING))
