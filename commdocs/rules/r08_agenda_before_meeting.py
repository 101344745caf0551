"""The agenda goes out before the meeting begins.

Passes::

    start: 2024-05-21 14:00
    agenda_sent_at: 2024-05-20 10:00

Fails, at ``agenda_sent_at``: not before ``start``. With ``limits: {agenda_lead: 24h}`` in the
configuration, less time than that is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts.labels import label
from commdocs.facts.sending import later, moment, shown
from commdocs.messages import Text
from commdocs.model import ERROR, NOTE, Corpus, Finding, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R08",
    slug="agenda-before-meeting",
    name=Text("会前发送议程", "The agenda before the meeting"),
    severity=ERROR,
    why=Text("参会人没有看过议程，就没有准备。", "Who has not seen the agenda has not prepared."),
    source="S1 二(二) 会议前需提前发送议程; R08",
    fix=Text("议程要在会议开始之前发出；请核对两个时间", "Send the agenda before the meeting begins; check both times"),
)
FIELD = "agenda_sent_at"

LATE = Text("{field}（{sent}）不早于会议开始（{start}）", "{field} ({sent}) is not before the start ({start})")
SHORT = Text(
    "{field}（{sent}）离会议开始（{start}）不到规定的提前量", "{field} ({sent}) is too close to the start ({start})"
)
SHORT_HINT = Text(
    "下次早些发出议程；提前量由 commdocs.yaml 里“时限”下的“议程提前量”规定",
    "Send it earlier; the norm is agenda_lead, under limits in commdocs.yaml",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """Where both times are known."""
    sent, start = record.data.get(FIELD), record.data.get("start")
    if not sent or not start:
        return
    lead = corpus.config.limits.agenda_lead
    if moment(sent) >= moment(start):
        words = LATE.fill(field=label(record.kind, FIELD), sent=shown(sent), start=shown(start))
        yield CARD.at(FIELD, words)
    elif lead and later(moment(sent), lead, corpus.days) > moment(start):
        words = SHORT.fill(field=label(record.kind, FIELD), sent=shown(sent), start=shown(start))
        yield CARD.at(FIELD, words, SHORT_HINT, NOTE)
