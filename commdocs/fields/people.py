"""Exactly one human being, as ``部门/姓名``; and departments."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from commdocs.fields.answer import Parsed, refuse
from commdocs.messages import Text
from commdocs.messages import fields as say
from commdocs.model import Config, Field, Person, simplified

_EXAMPLE = Text(zh="市场部/王经理", en="Marketing/Li Wei")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_LISTED = re.compile(r"[、，,；;\n|＋+]")
_AND = r"以及|[和及与]|\s+and\s+"
_JOINED = re.compile(rf".+[&＆].+|[^/]{{2,}}(?:{_AND})[^/]{{2,}}")  # both sides a name: 王和平 is one person
_AND_OTHERS = re.compile(r".+等(?:\d*人|人员|同事|各位|领导)?|.+et al\.?")
_CUT = re.compile(rf"[、，,；;\n|＋+&＆]|(?<=..)(?:{_AND})|等")
_NOBODY = (
    "全员|全体|大家|所有人|我们|你们|他们|咱们|专人|某人|众人|多人|待定|待安排|未定|姓名|名字|某某|团队|小组|部门|人员|领导们"
    "|team|the team|everyone|everybody|all|all staff|staff|us|we|tbd|n/a|somebody|someone|name|department"
)
_COLLECTIVE_DEPT = re.compile(
    rf"(?:{_NOBODY}|公司|company)|(?:各|各个|相关|有关|其他|所有)(?:部门|部|组|方|单位|小组|团队|departments?)", re.I
)
_COLLECTIVE_NAME = re.compile(
    rf"(?:.*\*)?(?:{_NOBODY})|(?:全体|所有|相关|有关|其他|各相关).*|各(?:部门|部|组|方|单位|小组|团队|位|人)"
    r"|.*(?:团队|小组|全员|全体|部门|人员|们)|.{2,}组|.* team",
    re.I,
)
_EVERYONE = re.compile(r"全员|全体(?:人员|员工|同事|成员)?|所有人(?:员)?|everyone|everybody|all(?: staff)?", re.I)
_DEPARTMENT = re.compile(
    r".*(?:部|部门|处|科|室|组|中心|公司|厂|院|局|所|集团|办|委|dept\.?|department|ltd\.?|inc\.?)", re.I
)


ALL_ATTENDEES = ("全体参会人", "all attendees")  # as it is proposed
_THERE = re.compile(r"(?:全体|所有)(?:参会|与会|参加|参与)(?:人员?|的?人)?|all[ _]attendees|all[ _]participants", re.I)
_ENDING = r"(?:部|处|科|室|组|中心|公司|厂|院|局|所|集团|办|委)"
_APART = (  # 研发部\周经理, 研发部-周经理, 研发部周经理, 周经理（研发部）, 周经理@研发部
    re.compile(r"(?P<dept>[^\\＼/]+)[\\＼](?P<name>[^\\＼/]+)"),
    re.compile(rf"(?P<dept>\S{{1,20}}{_ENDING})[\s\-–—_.·:：|｜@]+(?P<name>\S{{2,20}})"),
    re.compile(r"(?P<dept>\S{1,6}?(?:部|公司|集团|中心))(?![门长们])(?P<name>\S{2,3})"),
    re.compile(rf"(?P<name>\S{{2,20}}?)\s*[（(](?P<dept>[^（）()]{{1,20}}{_ENDING})[）)]"),
    re.compile(rf"(?P<name>\S{{2,20}})[\s\-–—_@]+(?P<dept>\S{{1,20}}{_ENDING})"),
)


class _Verdict(NamedTuple):
    person: Person | None
    message: Text = Text("", "")
    hint: Text = Text("", "")
    rule: str = ""
    fix: Text | None = None  # None: the field's own example


def parse_person(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    verdict = _judge(text)
    if verdict.person is not None:
        return verdict.person, None
    if field.collective and verdict.message is say.COLLECTIVE and whole_department(text):
        return Person(text.strip()), None
    hint = verdict.hint
    if hint is say.SEVERAL_PEOPLE_FIX and field.shape == "list":
        hint = say.SEVERAL_LISTED_FIX
    fix: Text | str | None = verdict.fix
    if verdict.message is say.DEPT_MISSING:
        fix = _known(text.strip(), config) or fix
    fix = fix or (field.example if field.example and "/" in field.example.zh else _EXAMPLE)
    return refuse(field, text, verdict.message, hint, verdict.rule, fix=fix)


def whole_department(text: str) -> bool:
    """Whether ``text`` names all of one department: ``业务部/全员``."""
    dept, slash, name = text.strip().replace("／", "/").partition("/")
    return bool(slash and _EVERYONE.fullmatch(name.strip()) and not _COLLECTIVE_DEPT.fullmatch(dept.strip()))


def everybody_there(text: str) -> bool:
    """Whether ``text`` means all who took part, as the same form lists them: 全体参会人."""
    return bool(_THERE.fullmatch(" ".join(simplified(text).split())))


def parse_dept(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = text.strip().replace("／", "/")
    dept, slash, _ = words.partition("/")
    if slash:
        return refuse(field, text, say.DEPT_WITH_NAME, say.DEPT_ONLY_FIX, fix=dept or field.example or "")
    several = _LISTED.split(_ASIDE.sub("", words))
    if len(several) > 1:
        hint = say.SEVERAL_DEPTS_LISTED_FIX if field.shape == "list" else say.SEVERAL_DEPTS_FIX
        return refuse(field, text, say.SEVERAL_DEPTS, hint, fix=several[0])
    return words, None


@lru_cache(maxsize=4096)
def _judge(text: str) -> _Verdict:
    """One person or not. A team is small and named in every record: each name is judged once."""
    words = re.sub(r"\s*[/／]\s*", "/", text.strip())
    bare = _ASIDE.sub("", words)
    dept, slash, name = bare.partition("/")
    if name.count("/") == 1 and not re.search(r"\s", bare) and not _LISTED.search(bare):
        fix = Text.same(f"{dept}/{name.partition('/')[2]}")
        return _Verdict(None, say.TWO_SLASHES, say.TWO_SLASHES_FIX, "R68", fix)
    if "/" in name or _LISTED.search(bare):
        return _Verdict(None, say.SEVERAL_PEOPLE, say.SEVERAL_PEOPLE_FIX, "R68", _first(bare))
    if _COLLECTIVE_DEPT.fullmatch(dept) or _COLLECTIVE_NAME.fullmatch(name if slash else dept):
        return _Verdict(None, say.COLLECTIVE, say.NAME_PERSON_FIX, "R68")
    apart = "" if slash else _apart(words)
    if apart and _judge(apart).person:
        return _Verdict(None, say.OTHER_SLASH, say.WRITE, "S04", Text.same(apart))
    if dept and not name and (slash or _DEPARTMENT.fullmatch(dept)):
        return _Verdict(None, say.NAME_MISSING, say.NAME_PERSON_FIX, "R68", Text(f"{dept}/姓名", f"{dept}/name"))
    who = name if slash else dept
    if _AND_OTHERS.fullmatch(who) or _JOINED.fullmatch(who):
        return _Verdict(None, say.SEVERAL_PEOPLE, say.SEVERAL_PEOPLE_FIX, "R68", _first(bare))
    if dept and name:
        return _Verdict(Person(words))
    return _Verdict(None, say.DEPT_MISSING, say.NAME_PERSON_FIX, "S04", Text(f"部门/{who}", f"department/{who}"))


def _apart(words: str) -> str:
    """Department and name that something else than a slash divides, with the slash."""
    for pattern in _APART:
        match = pattern.fullmatch(words)
        if match and not _DEPARTMENT.fullmatch(match["name"]):
            return f"{match['dept'].strip()}/{match['name'].strip()}"
    return ""


def _first(words: str) -> Text | None:
    """The first person of several, if it can be told: what to keep."""
    dept, _, name = words.partition("/")
    name = _CUT.split(name)[0].strip()
    return Text.same(f"{dept}/{name}") if dept and name and "/" not in name and not _LISTED.search(dept) else None


def _known(name: str, config: Config) -> str:
    """One of our own people of that name."""
    found = [str(each.person) for each in config.people.values() if each.person.name == name]
    return found[0] if len(found) == 1 else ""
