"""``calendar/<year>.yaml``: the days on which a workspace rests or works otherwise than the public calendar says."""

from __future__ import annotations

from datetime import date

from commdocs.messages import Text
from commdocs.messages import calendar as say
from commdocs.model import Finding
from commdocs.source import ListNode, MapNode, Node, ScalarNode

_REST = ("休息", "holidays", "放假", "rest")
_WORK = ("上班", "workdays", "调休", "work")


def read_calendar(year: int, root: MapNode) -> tuple[dict[date, bool], list[Finding]]:
    """The days that ``calendar/<year>.yaml`` names: ``休息: [2024-05-06]``, ``上班: [2024-05-11]``."""
    days: dict[date, bool] = {}
    findings: list[Finding] = []
    for key, node in root.pairs:
        if key.value not in _REST and key.value not in _WORK:
            findings.append(_at(key, say.UNKNOWN_KEY.fill(key=key.value), say.UNKNOWN_KEY_FIX))
            continue
        worked = key.value in _WORK
        if isinstance(node, ScalarNode) and node.absent:
            continue
        for item in node.items if isinstance(node, ListNode) else (node,):
            text = item.value if isinstance(item, ScalarNode) else "…"
            day = _day(text)
            if day is None or day.year != year:
                message = say.NOT_A_DAY if day is None else say.OTHER_YEAR
                findings.append(_at(item, message.fill(text=text, year=year), say.NOT_A_DAY_FIX.fill(year=year)))
            elif days.get(day, worked) != worked:
                findings.append(_at(item, say.BOTH.fill(day=day), say.BOTH_FIX))
            else:
                days[day] = worked
    return days, findings


def _day(text: str) -> date | None:
    parts = text.replace("年", "-").replace("月", "-").removesuffix("日").replace("/", "-").split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


def _at(node: Node, message: Text, hint: Text) -> Finding:
    return Finding("S09", message, hint, line=node.line, column=node.column)
