"""What a record is bound to from the moment in which it was signed, closed or published.

The version that counts is the one in which it was frozen first, or closed again after a reopening.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from commdocs.fields import BOUND, divided
from commdocs.history import Edit, edits
from commdocs.model import Field, Kind, Record

FREE = frozenset({"status", "reason", "links", "remarks", "attachments", "legacy_ids"})
DERIVED = frozenset({"id", "project", "kind", "template_version"})  # R76 and R70 judge these
GROWING = frozenset({"signature", "delivery", "reply", "log"})  # entries may be added …
ONGOING = frozenset({"action", "next_step", "question", "risk"})  # … and of these the outcome may be written
OUTCOME = frozenset({"status", "done_at", "result", "answer", "reason"})
PUT_OFF = "postponement"  # a new day may be asked for at any time


def stands(versions: Sequence[Record]) -> bool:
    """Whether the last version still holds what the first, a frozen one, says."""
    last = versions[-1]
    sealed, opened = sealing(versions, last)
    return sealed is not None and not any(forbidden(sealed, last, opened))


def forbidden(
    sealed: Record, now: Record, opened: Record | None, files: Mapping[str, tuple[str, str]] | None = None
) -> Iterator[Edit]:
    """What differs and may not. ``files`` are the attachments that changed since: blob then, blob now."""
    for edit in edits(sealed.kind, sealed.data, now.data):
        if not _may_change(edit, sealed, now, opened) or _exchanged(edit, files or {}):
            yield edit


def _exchanged(edit: Edit, files: Mapping[str, tuple[str, str]]) -> bool:
    """Whether a file of evidence made way for another. It may be bound, and may go to another place."""
    if edit.field.type != "path":  # a whole entry that names a bound file
        return edit.after is None and isinstance(edit.before, dict) and BOUND in str(edit.before.get("path", ""))
    if not isinstance(edit.before, str):
        return False
    (old, bound), (new, digest) = divided(edit.before), divided(str(edit.after or ""))
    moved = files.get(old, ("", ""))[0] != "" and files.get(old, ("", ""))[0] == files.get(new, ("", ""))[1]
    if bound:
        return digest != bound
    return edit.names[-1] == "evidence" and old != new and not moved


def sealing(versions: Iterable[Record], now: Record | None) -> tuple[Record | None, Record | None]:
    """The version that counts, in which the record was frozen first or closed again; and the one in which it was
    reopened after that."""
    sealed: Record | None = None
    opened: Record | None = None
    for record in versions:
        if now is None or record.kind.name != now.kind.name:
            continue
        if record.state.frozen:
            # closed again is what was opened legally and still says what was not to be opened
            if sealed is None or (opened is not None and not any(forbidden(sealed, record, opened))):
                sealed, opened = record, None
        elif sealed is not None and opened is None and back(sealed, record):
            opened = record
    return sealed, opened


def back(sealed: Record, record: Record) -> bool:
    """Whether the record was reopened: an allowed move from a frozen status back to work that goes on.

    What is dropped is no work that goes on: what was agreed stays as it was.
    """
    state = record.state
    return (
        record.status in sealed.state.next
        and not state.frozen
        and not state.final
        and bool(state.next)
        and state.rank < sealed.state.rank
    )


def _may_change(edit: Edit, sealed: Record, now: Record, opened: Record | None) -> bool:
    top, names = edit.way[0], edit.names
    if top.name in FREE or top.name in DERIVED or names[-1] == "evidence" or names == ("distribution", "archive"):
        return True
    if top.type in GROWING and top.shape == "list":
        if top.type == "log":
            return True  # R57 judges the log, line by line
        return (edit.before is None and _whole(edit)) or (isinstance(edit.before, list) and edit.after == edit.before)
    if any(each.type in ONGOING for each in edit.way[:-1]) and names[-1] in OUTCOME:
        return True
    if any(each.type == PUT_OFF for each in edit.way):
        return True  # R55 judges what was said of putting off
    if edit.before is None and _asked_later(edit, sealed, now):
        return True
    return opened is not None and _open_again(top, edit, now.kind, opened)


def _whole(edit: Edit) -> bool:
    """Whether a whole entry was added, or the list itself."""
    return len(edit.way) == 1


def _asked_later(edit: Edit, sealed: Record, now: Record) -> bool:
    """A field that the status now asks for and the one it was frozen in did not."""
    return any(
        now.status in each.required and sealed.status not in each.required and not each.always for each in edit.way
    )


def _open_again(top: Field, edit: Edit, kind: Kind, opened: Record) -> bool:
    if top.type == "due":
        return True
    if not top.required and not top.always:
        return edit.before is None
    ranks = [kind.statuses[name].rank for name in top.required if name in kind.statuses]
    return not top.always and bool(ranks) and min(ranks) >= opened.state.rank
