"""Exactly one human being, as ``部门/姓名``; and departments."""

from __future__ import annotations

import re
from datetime import date

from commdocs.fields.answer import Parsed, refuse
from commdocs.messages import fields as say
from commdocs.model import Config, Field, Person

_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_LISTED = re.compile(r"[、，,；;\n|＋+]")
_JOINED = re.compile(r"[^/]{2,}(?:以及|[和及与&＆])[^/]{2,}")  # both sides a name: 王和平 is one
_AND_OTHERS = re.compile(r".+等(?:\d*人|人员|同事|各位|领导)?")
_COLLECTIVE = re.compile(
    r"(?:.*\*)?(?:全员|全体|大家|所有人|我们|你们|他们|咱们|专人|某人|众人|多人|待定|待安排|未定|团队|小组|部门|人员|负责人员)"
    r"|(?:全体|所有|相关|有关|其他|各相关).*"
    r"|各(?:部门|部|组|方|单位|小组|团队|位|人|相关.*)"
    r"|.*(?:团队|小组|全员|部门|人员)|.{2,}组"
    r"|team|the team|.* team|everyone|everybody|all|all staff|staff|us|we|tbd|n/a|somebody|someone",
    re.I,
)
_DEPARTMENT = re.compile(
    r".*(?:部|部门|处|科|室|组|中心|公司|厂|院|局|所|团队|集团|办|委|dept\.?|department|ltd\.?|inc\.?)", re.I
)


def parse_person(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = text.strip().replace("／", "/")
    if " " in words:
        words = re.sub(r"\s*/\s*", "/", words)
    bare = _ASIDE.sub("", words) if "（" in words or "(" in words else words
    dept, slash, name = bare.partition("/")
    example = field.example if "/" in field.example else "市场部/王经理"
    if "/" in name or _LISTED.search(bare):
        return refuse(field, text, say.SEVERAL_PEOPLE, say.SEVERAL_PEOPLE_FIX, "R68", fix=_first(bare) or example)
    who = name if slash else dept
    if _COLLECTIVE.fullmatch(who) or (_COLLECTIVE.fullmatch(dept) and not _DEPARTMENT.fullmatch(dept)):
        return refuse(field, text, say.COLLECTIVE, say.NAME_PERSON_FIX, "R68", fix=example)
    if _AND_OTHERS.fullmatch(who) or _JOINED.fullmatch(who):
        return refuse(field, text, say.SEVERAL_PEOPLE, say.SEVERAL_PEOPLE_FIX, "R68", fix=_first(bare) or example)
    if slash and dept and name:
        return Person(words), None
    if dept and (slash or _DEPARTMENT.fullmatch(dept)):
        return refuse(field, text, say.NAME_MISSING, say.NAME_PERSON_FIX, "R68", fix=f"{dept}/姓名")
    return refuse(field, text, say.DEPT_MISSING, say.NAME_PERSON_FIX, fix=_known(who, config) or f"部门/{who}")


def parse_dept(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = text.strip().replace("／", "/")
    if not words:
        return refuse(field, text, say.EMPTY, say.EMPTY_FIX)
    dept, slash, _ = words.partition("/")
    if slash:
        return refuse(field, text, say.DEPT_WITH_NAME, say.WRITE, fix=dept or field.example)
    several = _LISTED.split(_ASIDE.sub("", words))
    if len(several) > 1:
        return refuse(field, text, say.SEVERAL_DEPTS, say.SEVERAL_DEPTS_FIX, fix=several[0])
    return words, None


def _first(words: str) -> str:
    """The first person of several, if it can be told: what to keep."""
    part = re.split(r"[、，,；;\n|＋+&＆]|以及|等", words)[0].strip()
    dept, _, name = part.partition("/")
    name = re.split(r"(?<=..)[和及与]", name)[0]
    return f"{dept}/{name}" if dept and name and "/" not in name else ""


def _known(name: str, config: Config) -> str:
    """One of our own people of that name."""
    found = [str(each.person) for each in config.people.values() if each.person.name == name]
    return found[0] if len(found) == 1 else ""
