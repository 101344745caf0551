"""Whether somebody may still mend a place of a record.

What was signed or closed stays as it is (R67), and so do the entries of a log (R57): a doubt about them is no
task for anybody. Kept apart from the history so that a check without git tells the same.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from commdocs.facts.sealing import DERIVED, FREE, GROWING, ONGOING, OUTCOME
from commdocs.model import Record

_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def mendable(record: Record, path: str, today: date) -> bool:
    """Whether ``path`` may change: what is not frozen, what stays free after that, a log's entry of today."""
    steps = _STEP.findall(path)
    top = record.kind.fields.get(steps[0][0]) if steps else None
    if top is None or top.name in FREE or top.name in DERIVED or steps[-1][0] == "evidence":
        return True
    index = steps[0][1]
    if top.type == "log" and index:
        return _of_today(record.data.get(top.name), int(index), today)
    if not record.reached("frozen"):
        return True
    if top.type in GROWING and top.shape == "list":
        return not index  # one more entry is no change
    types, fields = [], record.kind.fields
    for name, _ in steps[:-1]:
        field = fields.get(name)
        types.append(field.type if field else "")
        fields = field.fields if field else {}
    return steps[-1][0] in OUTCOME and any(each in ONGOING for each in types)


def _of_today(entries: object, index: int, today: date) -> bool:
    entry = entries[index] if isinstance(entries, list) and index < len(entries) else None
    on = entry.get("on") if isinstance(entry, dict) else None
    day = on.date() if isinstance(on, datetime) else on
    return not isinstance(day, date) or day >= today
