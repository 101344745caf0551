"""An answer is asked for, and given, within 24 hours.

Passes::

    deliveries: [{sent_at: 2024-05-20 09:30, reply_by: 2024-05-20 17:00, …}]
    replies: [{at: 2024-05-20 16:00, …}]

Fails, where the answer is due by the form (demand, progress, transfer): nothing says by when, in no
delivery and not in ``reply_by``; under R91 where the schema names it.

Warned about: a reply after the deadline; a deadline of more than 24 hours, unless ``remarks`` give
the reason. Hours that end on a rest day go on to the next working day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from commdocs.facts.labels import label
from commdocs.facts.replies import passed
from commdocs.facts.sending import deliveries, entries, moment, rolled, shown, windows
from commdocs.facts.sides import other_side
from commdocs.messages import Text
from commdocs.model import ERROR, NOTE, WARNING, Corpus, Edit, Finding, Record
from commdocs.rules.card import Card, Reminder

CARD = Card(
    code="R38",
    slug="reply-in-a-day",
    name=Text("24小时内反馈", "An answer within 24 hours"),
    severity=WARNING,
    why=Text("反馈拖一天，后面的安排都要顺延。", "Every day without an answer moves everything after it."),
    source="S1 二(三), 四.3 需求反馈需24小时内完成; R38",
    fix=Text(
        "把反馈时限定在发送后24小时内；需要更久的，在备注里写明原因",
        "Ask for an answer within 24 hours, or give the reason under remarks",
    ),
    yields_to=frozenset({"R91", "R48"}),
)
LIMITED = frozenset({"demand", "progress", "transfer"})  # where the source sets the 24 hours

MISSING = Text("已经发出，但没有写{field}", "It was sent, but {field} is missing")
MISSING_HINT = Text(
    "在发送记录里写明反馈时限，一般是发送后24小时内",
    "Say under deliveries by when you ask for an answer, as a rule within 24 hours",
)
LATE = Text("{who}的反馈（{at}）晚于反馈时限（{limit}）", "{who} answered at {at}, after the deadline {limit}")
LATE_HINT = Text("核对两个时间；确实晚了的，以后请及早催办", "Check both times; if it was late, ask earlier next time")
OVERDUE = Text("反馈时限 {limit} 已过，还没有反馈", "The deadline for answers, {limit}, has passed without one")
OVERDUE_HINT = Text("联系{who}催一下；收到后登记到反馈确认栏", "Ask {who} again; log the answer under replies")
THE_OTHER_SIDE = Text("对方", "the other side")
LONG = Text(
    "{field}（{reply_by}）离发送时间（{sent}）超过规定的时限",
    "{field} ({reply_by}) leaves longer than the norm after {sent}",
)
LONG_HINT = Text(
    "把{fields}改到 {limit} 或之前；确实需要更久的，在备注里写明原因",
    "Make {fields} {limit} or earlier; if more time is needed, give the reason under remarks",
)


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """The deadline in force against each reply; each delivery's deadline against its sending."""
    yield from _late(record, corpus)
    if record.kind.name not in LIMITED:
        return
    field = record.kind.fields.get("reply_by")
    if field is not None and not windows(record) and record.reached("sent") and not record.dropped:
        missing = CARD.at(field.name, MISSING.fill(field=field.label), MISSING_HINT, ERROR)
        yield replace(missing, rule=field.rule or CARD.code)
    if record.data.get("remarks") or record.data.get("replies") or record.state.final or record.state.agreed:
        return  # explained, or answered in the meantime
    end_of_day = corpus.config.end_of_day
    if len({moment(when, end_of_day) for _, when in windows(record)}) > 1:
        return  # two deadlines that differ are R48's; which one holds is to be settled first
    for index, each in deliveries(record):
        if "sent_at" in each and "reply_by" in each:
            sent = moment(each["sent_at"])
            limit = rolled(sent, corpus.config.limits.reply, corpus.days)
            if moment(each["reply_by"], end_of_day) > limit:
                path = f"deliveries[{index}].reply_by"
                words = {"reply_by": shown(each["reply_by"]), "sent": shown(sent)}
                same = [where for where, when in windows(record) if where != path and when == each["reply_by"]]
                fields = [label(record.kind, where) for where in (path, *same)]  # they are to say the same, R48
                both = Text("和".join(each.zh for each in fields), " and ".join(each.en for each in fields))
                hint = LONG_HINT.fill(fields=both, limit=shown(limit))
                fix = tuple(Edit(where, shown(limit)) for where in (path, *same))
                yield CARD.at(path, LONG.fill(field=label(record.kind, path), **words), hint, fix=fix)


def _late(record: Record, corpus: Corpus) -> Iterator[Finding]:
    replies = entries(record.data.get("replies"))
    deadlines = windows(record) if replies else []
    if not deadlines:
        return
    limit = moment(deadlines[0][1], corpus.config.end_of_day)
    seen = set()
    for index, each in replies:
        who, at = each.get("from"), each.get("at")
        if at and who not in seen and moment(at) > limit:
            words = LATE.fill(who=who or "?", at=shown(at), limit=shown(limit))
            yield CARD.at(f"replies[{index}].at", words, LATE_HINT, NOTE)
        seen.add(who)


def remind(corpus: Corpus) -> Iterator[Reminder]:
    """Records that wait for an answer beyond the deadline; where silence accepts, R39 speaks."""
    for record in corpus.records:
        limit = passed(record, corpus)
        if limit is None or record.get("default_acceptance.notice") is True:
            continue
        who = other_side(record)
        hint = OVERDUE_HINT.fill(who=Text.same(who) if who else THE_OTHER_SIDE)
        yield Reminder(record, CARD.at(windows(record)[0][0], OVERDUE.fill(limit=shown(limit)), hint))
