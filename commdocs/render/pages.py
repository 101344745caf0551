"""One Jinja environment for a workspace: templates compiled when first needed, run on a record or the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateError

from commdocs import tracking
from commdocs.blocks import MARK, BlockError, cut
from commdocs.facts import sides
from commdocs.figures import figures
from commdocs.messages import LANGUAGES, Text
from commdocs.messages import render as say
from commdocs.model import Block, Corpus, Field, LostFill, Person, Record, Value, natural
from commdocs.render import filters
from commdocs.render.folding import fold
from commdocs.render.forms import common, forms
from commdocs.render.fragment import Environment, Fragment, faults_of, place_of
from commdocs.render.reads import HEAD, Noted, Reads, digest
from commdocs.render.sections import Sections
from commdocs.render.templates import TRACKERS, Template, body, settled
from commdocs.render.trouble import TemplateProblem, TemplateTrouble, explain, full
from commdocs.render.views import Group, KindLabels, Scope, page, shown, unknown

_LOOP_NAMES = frozenset({"loop", "caller", "varargs", "kwargs", "self"})

_DUTIES = {
    "action": say.DO,
    "next_step": say.DO,
    "question": say.ANSWER,
    "risk": say.DECIDE,
    "signature": say.SIGN,
    "reply": say.TAKE_UP,
}


def _live(corpus: Corpus, *kinds: str) -> list[Record]:
    """The records that were not dropped, of these kinds if any are named, the oldest first."""
    chosen = (each for each in tracking.live(corpus) if not kinds or each.kind.name in kinds)
    return sorted(chosen, key=lambda each: (each.date is None, each.date, natural(each.id)))


_LISTS: Mapping[str, Callable[..., Iterable[Any]]] = {
    "actions": tracking.actions,
    "overdue": tracking.overdue,
    "questions": tracking.questions,
    "risks": tracking.risks,
    "replies": tracking.replies,
    "signatures": tracking.signatures,
    "requests": tracking.requests,
    "drafts": tracking.drafts,
    "newest": tracking.newest,
    "records": _live,
}
_DATE = Field("day", Text.same(""), "date")

Page = tuple[list[tuple[Block, int]], list[Value]]


class Pages:
    """Runs the templates of one language and one audience over one corpus."""

    def __init__(
        self,
        texts: Mapping[str, str],
        corpus: Corpus,
        language: str,
        room: str = "",
        outside: bool = False,
        paper: bool = True,
    ):
        self._all = corpus
        self.reads = Reads()
        self._noting = not paper  # a list of all records need only be made again if what it shows of them changed
        self._noted_records: dict[str, Record] = {}
        self._lists: dict[str, tuple[list[Any], str]] = {}
        self.scope = Scope(language, corpus.config, room, outside, paper, self._name_of)
        self.texts = texts
        self.environment = Environment(self._load, {"t": self._words, "circled": filters.circled}, self._fold)
        self.environment.filters |= {"day": self._day, "by": self._by}
        self.labels = KindLabels(corpus.kinds, language)
        self._compiled: dict[str, Any] = {}

    @property
    def corpus(self) -> Corpus:
        """All records; who has them may look at any."""
        self.reads.everything = True
        return self._all

    @property
    def today(self) -> date:
        self.reads.today = True
        return self._all.today

    def anew(self) -> Reads:
        """What is looked at from here on."""
        self.reads = Reads()
        return self.reads

    def blocks(self, template: Template, record: Record | None) -> Page:
        """The blocks and values of one document. Raises TemplateProblem, which names the value at which it arose."""
        names = self._names(record)
        try:
            return self._run(template, names)
        except TemplateProblem as problem:
            page = names.get("__page__")
            problem.field = problem.field or (page.touched if page is not None else "")
            raise

    def _run(self, template: Template, names: Mapping[str, Any]) -> Page:
        budget = self.environment.budget
        budget.start(len(self._all.records))
        compiled = self._compiled.get(template.path) or self._compile(template)
        context = compiled.new_context(names)
        try:
            fragment = Fragment(compiled.root_render_func(context), budget)
            budget.text(sum([len(value.text) for value in fragment.values]))
        except (TemplateTrouble, LostFill, TemplateError) as error:
            raise self._located(error, template) from error
        except (TypeError, ValueError, AttributeError, ArithmeticError, LookupError, RecursionError) as error:
            raise self._located(error, template) from error
        try:
            return cut(fragment.skeleton), fragment.values
        except BlockError as error:
            problem = self._located_block(error, fragment, template)
            if 0 <= error.mark < len(fragment.values):
                problem.field = fragment.values[error.mark].path
            raise problem from error

    def _load(self, name: str) -> str | None:
        path = full(name)
        text = self.texts.get(path)
        return None if text is None else body(settled(path, text))

    def _fold(self, tree: nodes.Template, name: str) -> None:
        """What every page of this language says alike becomes the template's own text."""
        folder = full(name).split("/")[1]
        within = () if folder == TRACKERS else (folder,)
        fold(tree, lambda names: self.labels.words(*within, *names), LANGUAGES.index(self.scope.language))

    def _day(self, value: Value) -> Value:
        """The day of a date and time, without the hour."""
        if not isinstance(value.data, datetime) or value.text.isspace():
            return value
        day = value.data.date()
        return Value(day, shown(_DATE, day, self.scope, None), "date", value.path, value.fill)

    def _by(self, value: Value) -> Value:
        """A deadline that stands by itself: 2024年7月15日前（含当日）, by 15 Jul 2024 (incl.)."""
        if not isinstance(value.data, date) or value.text.isspace():
            return value
        words = say.BEFORE if isinstance(value.data, datetime) else say.TO_THE_DAY
        text = self.scope.say(words.fill(due=value.text))
        return Value(value.data, text, value.type, value.path, value.fill)

    def _words(self, zh: str, en: str) -> str:
        return en if self.scope.language == "en" else zh

    def _names(self, record: Record | None) -> dict[str, Any]:
        """The helpers of one page; a record's own fields come before them."""
        if record is None:
            return self._tracker_names()
        label = self.labels.get(record.kind.name)
        return {
            "__page__": self._page(record),
            "label": label,
            "linked": self._linked,
            "title": self._title(record),
            "section": Sections(self.scope.language),
            "figures": self._figures,
            "of_party": self._of_party,
            "questions_of": self._questions_of,
            "house": lambda person: self._house(record, person),
            "blank": bool(self.scope.room),
            "organisation": Value(self._all.config.organisation, self._all.config.organisation),
        }

    def _page(self, record: Record) -> Group:
        record = self._noted(record) or record
        state = record.state
        return page(
            record,
            self.scope,
            record_title=self._title(record),
            kind_label=self._kind(record),
            record_path=lambda: Value(record.path, record.path),
            record_date=lambda: filters.iso(Value(record.date, "", "date")),
            folder=lambda: Value(
                record.project or record.kind.folder, record.project or self.scope.say(record.kind.label)
            ),
            is_final=lambda: Value(state.final, ""),
            is_closed=lambda: Value(state.closes, ""),
            age=lambda: self._age(record),
        )

    def _age(self, record: Record) -> Value:
        """How many days ago the record's day was; 0 for one still to come."""
        days = max(0, (self.today - record.date).days) if record.date else None
        return Value(
            days, "" if days is None else self.scope.say(say.AGE.fill(days=days, s="" if days == 1 else "s")), "number"
        )

    def _title(self, record: Record) -> Value:
        return Value(
            record.title,
            self.scope.room or record.title,
            "text",
            record.kind.title if record.kind.title in record.data else "",
        )

    def title(self, record: Record) -> str:
        """The record's title as its pages print it."""
        return str(self._page(record).get(record.kind.title).text or record.title)

    def _name_of(self, number: str) -> str:
        """What people call a record: a party's name, a paper's title; never a number of ours."""
        record = self._find(number.partition("#")[0])
        if record is None:
            return "" if self.scope.outside else number
        if record.kind.name == "party":
            return record.title
        return self.scope.say(say.TITLED.fill(kind=record.kind.label, title=record.title))

    def _kind(self, record: Record) -> Value:
        text = self.scope.say(record.kind.label)
        return Value(record.kind.name, text, "kind")

    def _linked(self, name: Any) -> Group:
        """The record that an id names, or an empty group."""
        found = self._find(str(name.data if isinstance(name, Value) else name))
        return self._page(found) if found else Group({}, {}, self.scope)

    def _find(self, name: str) -> Record | None:
        found = self.reads.names[name] = self._all.find(name)
        return self._noted(found)

    def _party_of(self, record: Record) -> Record | None:
        for each in record.each("record"):
            if each.path == "links.party":
                self._find(str(each.value).partition("#")[0])
        return self._noted(self._all.party_of(record))

    def _noted(self, record: Record | None) -> Record | None:
        """The record such that what is looked at in it is noted, where that is wanted."""
        if record is None or not self._noting:
            return record
        self.reads.fields.add((record.kind.name, HEAD))
        noted = self._noted_records.get(record.path)
        if noted is None:
            kind = record.kind.name
            data = Noted(record.data, lambda name: self.reads.fields.add((kind, name)))
            noted = self._noted_records[record.path] = replace(record, data=data)
        return noted

    def _party(self, record: Record) -> Value:
        """The id of the party that a record is about, shown as its name."""
        name = record.get("links.party")
        found = self._party_of(record)
        return Value(name, found.title if found else name or "")

    def _house(self, record: Record, person: Value) -> Value:
        """For whom a person signs or writes: our firm or a department of it, the other party by its full name."""
        if self.scope.room or not isinstance(person.data, Person):
            return Value(None, self.scope.room, fill=bool(self.scope.room))
        config, side = self._all.config, person.data.dept
        name = side
        if sides.outside(record, config):
            if person.data == sides.other_side(record):
                party = self._party_of(record)
                name = party.title if party else side
            elif sides.ours(person.data, config):
                name = config.organisation or side
        return Value(name, name)

    def _of_party(self, name: Value) -> list[Group]:
        """The live records that name a party, the oldest first."""
        found = self.corpus.by_party.get(str(name.data), ())
        return [self._page(each) for each in found if each.counts]

    def _questions_of(self, name: Value) -> list[Group]:
        """What is not answered yet in the records that name a party."""
        self.reads.everything = True  # also where the answer is known
        return [self._row(each) for each in self._asked.get(name.data, ())]

    @cached_property
    def _asked(self) -> dict[str, list[tracking.Open]]:
        """The open questions of each party, by its id."""
        asked: dict[str, list[tracking.Open]] = {}
        for each in tracking.questions(self.corpus):
            asked.setdefault(each.record.get("links.party") or "", []).append(each)
        return asked

    def _figures(self, first: Value, last: Value, scope: Value) -> Group:
        """``figures(period["from"], period.to, scope)``: what that time looks like in figures; empty without a time."""
        if not isinstance(first.data, date) or not isinstance(last.data, date):
            return Group({}, {}, self.scope)
        made = figures(self.corpus, first.data, last.data, str(scope.data or ""))
        names = ("records", "actions", "late", "late_share", "replies", "slow", "issues", "days")
        data = {name: getattr(made, name) for name in names}
        extra = {name: Value(value, "" if value is None else f"{value}", "number") for name, value in data.items()}
        return Group(data, {}, self.scope, extra=extra)

    # -- trackers ---------------------------------------------------------------------------------

    def _tracker_names(self) -> dict[str, Any]:
        kinds, today = self._all.kinds, self._all.today
        names: dict[str, Any] = {
            "label": self.labels,
            "linked": self._linked,
            "today": Value(today, today.isoformat(), "date"),
            "as_of": self.scope.say(say.AS_OF.fill(day=today.isoformat())),
            "records": self._records,
            "forms": lambda: forms(kinds, self.scope),
            "common": lambda: common(kinds, self.scope),
            "drafts": lambda: [self._page(each) for each in self.listed("drafts")],
            "newest": lambda kind: [self._page(each) for each in self.listed(f"newest {kind}")],
        }
        for name in ("actions", "overdue", "questions", "risks", "replies", "signatures", "requests"):
            names[name] = lambda name=name: [self._row(each) for each in self.listed(name)]
        return names

    def _records(self, *kinds: str) -> list[Group]:
        for kind in kinds:
            if kind not in self._all.kinds:
                raise unknown(kind, tuple(self._all.kinds))
        return [self._page(each) for each in self.listed(" ".join(("records", *kinds)))]

    def listed(self, call: str) -> list[Any]:
        """The records or open items of a list: its name and, after blanks, what it is asked for."""
        if call not in self._lists:
            name, *of = call.split(" ")
            found = list(_LISTS[name](self._all, *of))
            self._lists[call] = found, digest(found)
        found, self.reads.lists[call] = self._lists[call]
        return found

    def _row(self, each: tracking.Open) -> Group:
        """An open item with what a tracker prints beside its own fields."""
        record, scope = self._noted(each.record) or each.record, self.scope
        each = replace(each, record=record)
        fields = each.field.fields if each.field else record.kind.fields
        data = each.data if each.field else record.data
        path = f"{record.id}:{each.path}" if each.path else f"{record.id}:"
        sent = each.data.get("sent_at")
        extra = {
            "number": Value(each.number, each.number),
            "record": lambda: self._page(record),
            "source": lambda: self._title(record),
            "project": lambda: Value(each.project, each.project),
            "party": lambda: self._party(record),
            "what": self._what(each),
            "status": Value(None, ""),
            "duty": self.scope.say(
                say.AGREE if each.decides else _DUTIES.get(each.field.type if each.field else "", say.REPLY_AWAITED)
            ),
            "responsible": Value(each.owner, each.owner or "", "person"),
            "superior": Value(each.superior, each.superior or "", "person"),
            "deadline": filters.iso(Value(each.due, "", "due")),
            "sent": filters.iso(Value(sent, "", "datetime")),
            "asked": Value(each.data.get("who"), str(each.data.get("who") or ""), "person"),
            "opposed": self._opposed(each),
            "days": Value(each.days, self._days(each.days), "number"),
            "late": Value(each.overdue, ""),
            "moved": Value(
                each.moved or None, scope.say(say.MOVED.fill(number=each.moved)) if each.moved else "", "number"
            ),
            "wish": self._wish(each),
        }
        return Group(data, fields, scope, path, extra, record)

    def _wish(self, each: tracking.Open) -> Value:
        """The new day that was asked for, and whose word is missing."""
        wish = each.request
        if wish is None:
            return Value(None, "")
        day = filters.iso(Value(wish.to, "", "due")).text
        words = say.ASKED_FOR.fill(day=day, who=each.decider) if each.decider else say.ASKED_OF_NOBODY.fill(day=day)
        return Value(wish.to, self.scope.say(words))

    def _what(self, each: tracking.Open) -> Value:
        """The words of the item, whatever its type calls them; for a record that waits, its title."""
        for name in ("task", "text", "question"):
            if each.field and each.data.get(name):
                return Value(each.data[name], str(each.data[name]), "text", f"{each.record.id}:{each.path}.{name}")
        return self._title(each.record)

    def _opposed(self, each: tracking.Open) -> Value:
        """What somebody said who did not agree; nothing where no reply is told of."""
        verdict = each.field.fields.get("verdict") if each.field else None
        choice = verdict.choices.get(str(each.data.get("verdict"))) if verdict else None
        return Value(choice.key, self.scope.say(choice.label)) if choice else Value(None, "")

    def _days(self, days: int | None) -> str:
        if days is None:
            return ""
        if days == 0:
            return self.scope.say(say.DUE_TODAY)
        words, count = (say.DAYS_LATE, -days) if days < 0 else (say.DAYS_LEFT, days)
        return self.scope.say(words.fill(days=count, s="" if count == 1 else "s"))

    # -- compiling --------------------------------------------------------------------------------

    def _compile(self, template: Template) -> Any:
        name = template.path
        try:
            with faults_of(name):
                tree = self.environment.parse(template.body, name)
                self._check_names(tree, template)
                code = self.environment.compile(tree, name)
                compiled = self.environment.template_class.from_code(
                    self.environment, code, self.environment.make_globals(None)
                )
        except TemplateSyntaxError as error:
            detail = Text.same(error.message or "")
            raise TemplateProblem(name, error.lineno, say.SYNTAX.fill(detail=detail)) from error
        self._compiled[name] = compiled
        return compiled

    def _check_names(self, tree: nodes.Template, template: Template) -> None:
        bound = {each.name for each in tree.find_all(nodes.Name) if each.ctx in ("store", "param")}
        bound |= {each.name for each in tree.find_all(nodes.Macro)} | _LOOP_NAMES
        bound |= set(_imported(tree))
        if template.kind == TRACKERS:
            known = {*self._tracker_names(), *self.environment.globals}
        else:
            helpers = {
                "label",
                "linked",
                "title",
                "section",
                "figures",
                "of_party",
                "questions_of",
                "house",
                "organisation",
                "blank",
            }
            helpers |= {"record_title", "kind_label"}
            known = {*self._all.kinds[template.kind].fields, *helpers, *self.environment.globals}
        for node in tree.find_all(nodes.Name):
            if node.ctx == "load" and node.name not in bound and node.name not in known:
                trouble = unknown(node.name, tuple(sorted(known)))
                raise TemplateProblem(template.path, node.lineno, trouble.message, trouble.hint)

    # -- where an error is ------------------------------------------------------------------------

    def _located(self, error: Exception, template: Template) -> TemplateProblem:
        name, line = place_of(error) or (template.path, 1)
        if isinstance(error, TemplateSyntaxError):  # in a piece that this template includes
            name, line = error.name or name, error.lineno
        return explain(error, full(name), line)

    def _located_block(self, error: BlockError, fragment: Fragment, template: Template) -> TemplateProblem:
        words = max(fragment.skeleton.split("\n")[error.line].split(MARK), key=len).strip()
        for number, text in enumerate(template.body.split("\n"), 1):
            if words and words in text:
                return TemplateProblem(template.path, number, error.message)
        if error.mark < len(fragment.origins):
            name, number = fragment.origins[error.mark]
            return TemplateProblem(full(name or template.path), number or 1, error.message)
        return TemplateProblem(template.path, 1, error.message)


def _imported(tree: nodes.Template) -> Iterator[str]:
    for each in tree.find_all(nodes.Import):
        yield each.target
    for names in tree.find_all(nodes.FromImport):
        for name in names.names:
            yield name if isinstance(name, str) else name[1]
