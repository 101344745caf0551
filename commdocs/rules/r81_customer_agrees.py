"""After a visit the customer has agreed to what comes next.

Passes::

    next_steps: [{text: 反馈客户评估结果, owner: 销售部/张专员, due: 2023-10-12}]
    customer_confirmed: true

Warned about: ``customer_confirmed`` is not yes. That there are next steps with dates is stated by the
schema, under the same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.messages import Text
from commdocs.model import WARNING, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R81",
    slug="customer-agrees",
    name=Text("下一步方案及时间节点，争取客户确认", "Next steps that the customer agrees to"),
    severity=WARNING,
    why=Text(
        "客户没点头的下一步，只是我们自己的打算。", "A step that the customer did not agree to is only our intention."
    ),
    source="S3 三.5; R81",
    fix=Text(
        "把下一步和时间发给客户确认；确认后写“是”", "Send the steps and dates to the customer; put yes once confirmed"
    ),
)
FIELD = "customer_confirmed"

MESSAGE = Text("{field}不是“是”", "{field} is not “yes”")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Once a visit is on record; whether the customer agrees may come out on the day after."""
    field = record.kind.fields.get("recorded_on")
    if FIELD not in record.kind.fields or field is None or record.dropped:
        return
    recorded = record.data.get("recorded_on")
    fresh = FIELD not in record.data and recorded is not None and corpus.today <= recorded
    if record.status in field.required and record.data.get(FIELD) is not True and not fresh:
        yield CARD.at(FIELD, MESSAGE.fill(field=label(record.kind, FIELD)))
