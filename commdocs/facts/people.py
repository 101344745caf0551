"""Which names are known, and whom one that is not was probably meant for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from commdocs.facts.sides import COMPANY
from commdocs.fields import whole_department
from commdocs.model import Corpus, Person, simplified

_SHORTEST = 3  # characters of a name of which one may be a slip: 研发布, but not 张四
_COMPANIES = ("厂", "银行", "医院", "学校", "大学", "局", "协会", "事务所", "商会", "corp", "llc", "company", "group")
_ENGLISH = 0.85  # how alike two names in Latin letters are at least


def meant(person: Person, corpus: Corpus) -> Person | None:
    """The colleague that ``person``, whom the workspace does not know, is probably meant for; None if nobody is.

    Whoever is listed, works for a party with a file, or for what calls itself a company is meant as written.
    """
    return _known(corpus).meant(person)


def dept_meant(dept: str, corpus: Corpus) -> str:
    """The same for a department of our own; empty if it is meant as written."""
    return _known(corpus).dept_meant(dept)


class _Known:
    """The names of one workspace, and what was found out about others."""

    def __init__(self, corpus: Corpus) -> None:
        config = corpus.config
        self.people = {str(each.person) for each in config.people.values()}
        self.colleagues: dict[str, list[str]] = {}  # department → the names in it
        for each in config.people.values():
            self.colleagues.setdefault(each.person.dept, []).append(each.person.name)
        self.full = {short: full for full, short in config.departments.items() if short}
        self.depts = {*config.departments, *self.colleagues}
        self.ours = {*self.depts, *config.organisations, config.organisation}
        self.others = set(_parties(corpus))
        self._meant: dict[str, Person | None] = {}
        self._dept_meant: dict[str, str] = {}

    def meant(self, person: Person) -> Person | None:
        if person in self.people or not (self.people or self.depts):
            return None
        if person not in self._meant:
            found = "" if whole_department(person) else self._found(person.dept, person.name)
            self._meant[person] = Person(found) if found and found != person else None
        return self._meant[person]

    def dept_meant(self, dept: str) -> str:
        if dept in self.ours or dept in self.full or dept in self.others:
            return ""
        if dept not in self._dept_meant:
            self._dept_meant[dept] = "" if _company(dept) else _alike(dept, self.depts, _SHORTEST)
        return self._dept_meant[dept]

    def _found(self, dept: str, name: str) -> str:
        if dept in self.others and dept not in self.ours:
            return ""
        ours = self.full.get(dept) or (dept if dept in self.ours else self.dept_meant(dept))
        if not ours:
            return ""
        names = self.colleagues.get(ours, [])
        if name not in names and names:
            close = _alike(name, names, _SHORTEST)
            elsewhere = [each for each, people in self.colleagues.items() if name in people]
            if close:
                return f"{ours}/{close}"
            if len(elsewhere) == 1 and ours in self.depts:
                return f"{elsewhere[0]}/{name}"
        return f"{ours}/{name}" if ours != dept else ""


@lru_cache(maxsize=1)
def _known(corpus: Corpus) -> _Known:
    return _Known(corpus)


def _parties(corpus: Corpus) -> Iterable[str]:
    """The companies that have a file, and those that its contacts belong to."""
    for party in corpus.by_kind.get("party", ()):
        yield str(party.data.get("name") or "")
        for place in party.each("person"):
            if place.path.startswith("contacts"):
                yield place.value.dept


def _company(dept: str) -> bool:
    words = dept.lower().rstrip(".").split()
    return any(each in words if each.isascii() else each in dept for each in (*COMPANY, *_COMPANIES))


def _alike(word: str, known: Iterable[str], shortest: int) -> str:
    """The one known word that is ``word`` but for one slip; empty if there is none, or more than one."""
    plain = _plain(word)
    found = [each for each in known if _one_slip(plain, _plain(each), shortest)]
    return found[0] if len(found) == 1 else ""


def _one_slip(one: str, other: str, shortest: int) -> bool:
    """Whether one character is another, missing or too much. The first one stays: 王经理 is not 周经理."""
    if one == other:
        return True
    if one.isascii() and other.isascii():
        from difflib import SequenceMatcher

        return one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= _ENGLISH
    if min(len(one), len(other)) < shortest or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    skip_one, skip_other = (len(one) >= len(other)), (len(other) >= len(one))
    return one[start + skip_one :] == other[start + skip_other :]


def _plain(word: str) -> str:
    return simplified(normalize("NFKC", word)).replace(" ", "").casefold()
