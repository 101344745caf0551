"""Everyone who was there or has something to do gets the result.

Passes::

    attendees: [产品部/李主管, 研发部/周经理]
    deliveries: [{to: [产品部/李主管, 研发部/周经理], what: minutes, …}]

Fails, at the deliveries: an attendee, participant or owner of an action who got none of them.
The owner, the recorder and outsiders with actions are not counted, nor what was sent before the meeting.
"""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.facts import people
from commdocs.facts.sending import after_the_talk, recipients
from commdocs.facts.sides import other_side, ours
from commdocs.fields import whole_department
from commdocs.messages import Text
from commdocs.model import ERROR, Corpus, Edit, Finding, Person, Record
from commdocs.rules.card import Card

CARD = Card(
    code="R20",
    slug="everyone-informed",
    name=Text("触达所有责任人", "Everyone concerned is informed"),
    severity=ERROR,
    why=Text("没有收到结论的人不会按结论做事。", "Who did not get the result will not act on it."),
    source="S1 二(二) 并@所有相关责任人; S1 模板四 发送所有参会人; R20",
    fix=Text("把这些人加到发送或抄送里，补发后登记", "Send it to them as well, and log the delivery"),
)

MESSAGE = Text("这些人没有收到：{people}", "These people did not get it: {people}")


def check(record: Record, corpus: Corpus) -> Iterator[Finding]:
    """When minutes are out or a talk is done; a record that was sent to nobody is another rule's."""
    fields = record.kind.fields
    if "deliveries" not in fields or "actions" not in fields or record.dropped:
        return
    if not (record.reached("sent") if "attendees" in fields else record.state.closes):
        return
    sent = after_the_talk(record)
    if not sent or "owner" not in record.data:  # the sender, who needs no copy, is not known
        return
    reached = set().union(*(recipients(each) for _, each in sent))
    whole = {each.dept for each in reached if whole_department(each)}
    missing = {each for each in _concerned(record, corpus) - reached if each.dept not in whole}
    missing -= {record.data.get("owner"), record.data.get("recorder")}  # who wrote and sent it has it
    missing = {each for each in missing if people.meant(each, corpus) is None}  # nobody has such an address
    if missing:
        names = sorted(missing)
        named = Text.listed(names)
        path = f"deliveries[{sent[-1][0]}].to"
        fix = tuple(Edit(path, str(each), add=True) for each in names)
        yield CARD.at(path, MESSAGE.fill(people=named), fix=fix)


def _concerned(record: Record, corpus: Corpus) -> set[Person]:
    there = {each for each in record.data.get("attendees") or () if isinstance(each, Person)}
    there |= {each["who"] for each in record.data.get("participants") or () if isinstance(each, dict) and "who" in each}
    other = other_side(record)
    for place in record.each("action"):
        owner = place.value.get("owner")
        if owner and ours(owner, corpus.config) is not False and not (other and owner.dept == other.dept):
            there.add(owner)
    return there
