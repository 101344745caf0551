"""What is open: by type and flag, never by kind; nothing of a record that was dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from commdocs import tracking
from commdocs.messages import Text
from commdocs.model import Colleague, Config, Corpus, Field, Kind, Person, Record, Status, natural

WANG, MA = Person("市场部/王经理"), Person("总经办/马总")
WORD = Text.same("x")


def field(name: str, type: str, *inner: str, **more: Any) -> Field:
    return Field(name, WORD, type, "list", fields={each: Field(each, WORD) for each in inner}, **more)


FIELDS = (
    field("actions", "action", "task", "owner", "due", "status"),
    field("next_steps", "next_step", "text", "owner", "due"),
    field("questions", "question", "question", "ask", "due", "status"),
    field("deliveries", "delivery", "sent_at", "reply_by"),
    field("replies", "reply", "at"),
    field("signatures", "signature", "who", "evidence", required=frozenset({"signed"})),
)
STATUSES = (
    Status("draft", WORD, draft=True),
    Status("sent", WORD, rank=1, sent=True),
    Status("signed", WORD, rank=2, agreed=True, final=True),
    Status("deemed", WORD, rank=2, agreed=True, deemed=True, final=True),
    Status("settled", WORD, rank=1, deemed=True),
    Status("closed", WORD, rank=3, closes=True, final=True),
    Status("cancelled", WORD, final=True, reason=True),
)
KIND = Kind(
    "letter", 1, WORD, WORD, "", "topic", {each.name: each for each in FIELDS}, {each.name: each for each in STATUSES}
)
PEOPLE = {WANG: Colleague(WANG, superior=MA)}


def record(number: int, status: str = "sent", project: str = "x", **data: Any) -> Record:
    return Record("", KIND, f"L-{number}", project, date(2024, 5, number), status, data, "", "")


def corpus(*records: Record) -> Corpus:
    return Corpus(records, {"letter": KIND}, Config(people=PEOPLE), date(2024, 5, 21))


def numbers(found: Iterable[tracking.Open]) -> list[str]:
    return [each.number for each in found]


def action(name: str, day: int, status: str = "open") -> dict[str, Any]:
    return {"id": name, "task": name, "owner": WANG, "due": date(2024, 5, day), "status": status}


def test_open_actions_by_due_with_days_and_superior() -> None:
    cases = corpus(record(1, actions=[action("A1", 23), action("A2", 20), action("A3", 1, "done")]))
    found = tracking.actions(cases)
    assert numbers(found) == ["L-1#A2", "L-1#A1"]
    assert [(each.days, each.overdue, each.superior) for each in found] == [(-1, True, MA), (2, False, MA)]
    assert numbers(tracking.overdue(cases)) == ["L-1#A2"]


def test_due_today_is_not_overdue() -> None:
    assert not tracking.overdue(corpus(record(1, actions=[action("A1", 21)])))


def test_nothing_of_a_cancelled_record_is_open() -> None:
    assert not tracking.actions(corpus(record(1, "cancelled", actions=[action("A1", 1)])))


def test_next_steps_count_only_in_a_projects_newest_snapshot() -> None:
    step = {"text": "联调", "due": date(2024, 5, 30)}
    cases = corpus(
        record(1, next_steps=[step]), record(3, next_steps=[step]), record(2, project="y", next_steps=[step])
    )
    assert numbers(tracking.actions(cases)) == ["L-2#1", "L-3#1"]


def test_a_record_sent_without_reply_waits_till_the_latest_deadline() -> None:
    first = {"sent_at": datetime(2024, 5, 1, 9), "reply_by": datetime(2024, 5, 2, 9)}
    second = {"sent_at": datetime(2024, 5, 3, 9), "reply_by": datetime(2024, 5, 22, 9)}
    before = {"at": datetime(2024, 5, 2, 8)}
    (waiting,) = tracking.replies(corpus(record(1, deliveries=[first, second], replies=[before])))
    assert (waiting.due, waiting.days) == (datetime(2024, 5, 22, 9), 1)
    answered = {"at": datetime(2024, 5, 4, 8)}
    assert not tracking.replies(corpus(record(1, deliveries=[first, second], replies=[answered])))
    assert not tracking.replies(corpus(record(1, "signed", deliveries=[first])))


def test_signatures_waited_for() -> None:
    signed = [{"who": WANG}, {"who": MA, "evidence": "scan.pdf"}]
    cases = corpus(
        record(1, "sent", owner=WANG),  # sent, nobody has signed
        record(2, "signed", signatures=signed),  # one scan is missing
        record(3, "deemed"),  # accepted by silence: no signature will come
        record(4, "draft"),
    )
    assert [(each.number, each.path, each.owner) for each in tracking.signatures(cases)] == [
        ("L-1", "", WANG),
        ("L-2", "signatures[0]", WANG),
    ]


def test_other_days_of_open_records() -> None:
    letter = Kind(
        "letter",
        1,
        WORD,
        WORD,
        "",
        "topic",
        {
            each.name: each
            for each in (
                Field("due", WORD, "due"),
                Field("agreed_delivery", WORD, "date", commitment=True),
                Field("next_contact", WORD, "date"),
                Field("date", WORD, "date"),
                Field("reply_by", WORD, "due"),
                Field(
                    "obligations",
                    WORD,
                    "group",
                    "list",
                    fields={"due": Field("due", WORD, "due"), "who": Field("who", WORD)},
                ),
                field("actions", "action", "task", "owner", "due", "status"),
            )
        },
        {each.name: each for each in STATUSES},
    )
    data: dict[str, Any] = {
        "owner": WANG,
        "due": date(2024, 5, 25),
        "agreed_delivery": date(2024, 5, 24),
        "next_contact": date(2024, 5, 23),
        "date": date(2024, 5, 1),
        "reply_by": date(2024, 5, 2),
        "obligations": [{"who": MA, "due": date(2024, 5, 20)}, {"who": MA, "due": date(2024, 5, 19), "result": "已交"}],
        "actions": [action("A1", 20)],
    }
    opened = Record("a", letter, "L-1", "x", date(2024, 5, 1), "sent", data, "", "")
    closed = Record("b", letter, "L-2", "x", date(2024, 5, 1), "signed", data, "", "")
    found = tracking.deadlines(Corpus((opened, closed), {"letter": letter}, Config(), date(2024, 5, 21)))
    assert [(each.path, each.owner, each.days) for each in found] == [
        ("obligations[0].due", MA, -1),
        ("next_contact", WANG, 2),
        ("agreed_delivery", WANG, 3),
        ("due", WANG, 4),
    ]


def test_the_next_steps_of_what_is_closed_were_taken_or_went_on_elsewhere() -> None:
    steps = [{"text": "写", "owner": WANG, "due": date(2024, 5, 22)}]
    assert numbers(tracking.actions(corpus(record(1, next_steps=steps)))) == ["L-1#1"]
    assert tracking.actions(corpus(record(1, "closed", next_steps=steps))) == []


def test_what_silence_settled_awaits_no_reply() -> None:
    sent = [{"sent_at": datetime(2024, 5, 20, 9), "reply_by": datetime(2024, 5, 21, 9)}]
    assert numbers(tracking.replies(corpus(record(1, deliveries=sent)))) == ["L-1"]
    assert tracking.replies(corpus(record(1, "settled", deliveries=sent))) == []


def test_numbers_inside_ids_sort_as_numbers() -> None:
    names = ["A1", "A2", "A10", "A10b", "B", "MM2024-05-21-99#A2", "MM2024-05-21-99#A11", "MM2024-05-21-100#A1", "Q"]
    assert sorted({*names}, key=natural) == names
    assert sorted(["", "2", "a", "10", "0002"], key=natural) == ["", "0002", "2", "10", "a"]
    assert natural("9" * 9999) > natural("1")  # more digits than a number may have
    open_ones = corpus(record(20, actions=[action(f"A{number}", 24) for number in range(12, 0, -1)]))
    assert numbers(tracking.actions(open_ones)) == [f"L-20#A{number}" for number in range(1, 13)]
