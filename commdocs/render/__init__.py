"""A template and a record, or the corpus, become a Document.

The way of a page: Jinja gives a fragment (``fragment``), values know their text and path (``views``),
the fragment's text is cut into blocks (``commdocs.blocks``); the writers put the values in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from commdocs.containment import spared
from commdocs.messages import render as say
from commdocs.model import ROOM, Corpus, Document, Record
from commdocs.render import templates
from commdocs.render.templates import TRACKERS, Template
from commdocs.render.trouble import RecordTrouble, TemplateProblem

__all__ = ["TRACKERS", "RecordTrouble", "Renderer", "Template", "TemplateProblem", "called_for"]

_NAMED = 5  # records in the footer of a list


def called_for(template: Template, record: Record) -> bool:
    """Whether ``record`` is of the template's kind and its status and values call for the document."""
    if template.kind != record.kind.name or record.dropped:
        return False
    if template.since and not record.reached(template.since):
        return False
    return all(str(record.get(key, "")) in values for key, values in template.when)


class Renderer:
    """All templates of a workspace in one language, ready to make documents of one corpus."""

    def __init__(
        self, files: Mapping[str, bytes], corpus: Corpus, language: str = "", refused: Collection[str] = frozenset()
    ):
        self.corpus = corpus
        self.refused = sorted(refused)  # paths of records that cannot be trusted: trackers do without them
        self.listed_corpus = corpus
        if refused:
            self.listed_corpus = replace(
                corpus, records=tuple(each for each in corpus.records if each.path not in refused)
            )
        self.left_out: list[RecordTrouble] = []  # records that some tracker had to do without
        self.language = language or corpus.config.language
        self.problems: list[TemplateProblem] = []
        self._letterheads = {path: data for path, data in files.items() if path.endswith(".docx")}
        texts: dict[str, str] = {}
        for path, data in files.items():
            if path.startswith("templates/") and path.endswith(".md"):
                try:
                    texts[path] = data.decode("utf-8-sig")
                except UnicodeDecodeError:
                    self.problems.append(TemplateProblem(path, 1, say.NOT_UTF8, say.NOT_UTF8_FIX))
                    continue
                if len(texts[path]) > templates.LONGEST:
                    message = say.TEMPLATE_LONG.fill(length=len(texts.pop(path)), limit=templates.LONGEST)
                    self.problems.append(TemplateProblem(path, 1, message, say.TEMPLATE_LONG_FIX))
        self._texts = texts
        found, problems = templates.load(
            texts, corpus.kinds, {PurePosixPath(path).stem for path in files if path.startswith("schemas/")}
        )
        self.problems += problems
        self.templates = templates.choose(found, self.language)
        self._kept: dict[tuple[bool, bool], Any] = {}  # by audience: outside, on paper
        self._room: Any = None  # the pages of blank forms
        self._proved: dict[str, TemplateProblem | None] = {}
        self._tried: dict[str, Any] = {}  # what the trial of a template looked at
        self.reads: list[Any] = []  # what the last document looked at (``pages.Reads``)

    def documents_of(self, record: Record) -> list[Template]:
        """The templates that ``record`` calls for; of a draft, at least those that it will call for first."""
        found = [template for template in self.templates if called_for(template, record)]
        if found or not record.unfinished:
            return found
        later = [template for template in self.templates if template.kind == record.kind.name and template.since]
        ranks = {each.path: record.kind.statuses[each.since].rank for each in later}
        return [each for each in later if ranks[each.path] == min(ranks.values())]

    def trackers(self) -> list[Template]:
        return [template for template in self.templates if template.kind == TRACKERS]

    def blank(self, template: Template) -> Document:
        """The empty page of a template whose kind is filled in by hand. Raises TemplateProblem."""
        from commdocs.render import blank, pages

        problem = self.proved(template)
        if problem is not None:
            raise problem
        if self._room is None:
            nothing = Corpus((), self.corpus.kinds, self.corpus.config, self.corpus.today)
            self._room = pages.Pages(self._texts, nothing, self.language, ROOM)
        record = blank.record(self.corpus.kinds[template.kind], template.draft_until or template.since)
        made = self._finish(template, record, self._room.blocks(template, record))
        return replace(made, title=made.label, footer=made.footer[1:2], draft=False, blank=True)

    def document(self, template: Template, record: Record | None = None) -> Document:
        """The document that ``template`` makes of ``record``, or a tracker of the corpus.

        Raises TemplateProblem. Before a template meets data it is tried on made-up records, so that its
        errors appear whatever the data happen to be; one that arises all the same is a RecordTrouble. A
        tracker does without the records it cannot print: they are in ``left_out``.
        """
        if record is None:
            self.reads = [self._pages_for(template).anew()]
            return self._finish(template, None, self._listing(template))
        problem = self.proved(template)
        if problem is not None:
            raise problem
        self.reads = [self._tried[template.path], self._pages_for(template).anew()]
        try:
            page = self._pages_for(template).blocks(template, record)
        except TemplateProblem as error:
            if error.too_much:
                raise
            raise RecordTrouble(record, error) from error
        return self._finish(template, record, page)

    def _listing(self, template: Template) -> tuple[Any, Any]:
        """A tracker's page: of all that is listed or, if that fails, without the records that make it fail."""
        from commdocs.render import proof

        try:
            return proof.listing(self._pages_for(template), template)
        except TemplateProblem as problem:
            if problem.too_much:
                raise
        self.reads[0].everything = True
        page, spoiling = spared(
            self.listed_corpus, lambda corpus: proof.listing(self._pages(template, corpus), template)
        )
        for each in spoiling:
            if isinstance(each.error, TemplateProblem):
                self.left_out.append(RecordTrouble(each.record, each.error))
        return page

    def proved(self, template: Template) -> TemplateProblem | None:
        """What is wrong with ``template``, tried on made-up records; None if nothing."""
        from commdocs.render import proof

        if template.path not in self._proved:
            pages = self._pages_for(template)
            self._tried[template.path] = pages.anew()
            self._proved[template.path] = proof.first_problem(pages, template, self.corpus)
        return self._proved[template.path]

    def listed(self, template: Template, call: str) -> str:
        """The digest of what is in a list that the template asks for."""
        pages = self._pages_for(template)
        pages.listed(call)
        return str(pages.reads.lists[call])

    def trust(self, template: Template) -> Any:
        """Takes the template as tried: it passed before. Gives where to say what it looked at (``pages.Reads``)."""
        self._proved[template.path] = None
        reads = self._tried[template.path] = self._pages_for(template).anew()
        return reads

    def trial(self, template: Template) -> Any:
        """What the trial of the template looked at (``pages.Reads``), if it was tried and passed; else None."""
        return self._tried.get(template.path) if self._proved.get(template.path, template) is None else None

    def _pages_for(self, template: Template) -> Any:
        """The pages of the template's audience."""
        audience = (template.outside, template.kind != TRACKERS)
        if audience not in self._kept:
            self._kept[audience] = self._pages(
                template, self.listed_corpus if template.kind == TRACKERS else self.corpus
            )
        return self._kept[audience]

    def _pages(self, template: Template, corpus: Corpus) -> Any:
        from commdocs.render import pages

        audience = (template.outside, template.kind != TRACKERS)
        return pages.Pages(self._texts, corpus, self.language, "", *audience)

    def _finish(self, template: Template, record: Record | None, page: tuple[Any, Any]) -> Document:
        blocks, values = page
        language, config = self.language, self.corpus.config
        label = template.label.of(language)
        letterhead = f"templates/letterheads/{template.letterhead or config.letterhead}.docx"
        if record is None:
            footer: tuple[str, ...] = (say.AS_OF.fill(day=self.corpus.today.isoformat()).of(language),)
            if self.refused:
                names = ", ".join(PurePosixPath(path).stem for path in self.refused[:_NAMED])
                more = " …" if len(self.refused) > _NAMED else ""
                words = say.NOT_LISTED.fill(number=len(self.refused), names=names + more)
                footer = (*footer, words.of(language))
            title, draft = label, False
            day: date | None = self.corpus.today
        else:
            version = say.TEMPLATE_VERSION.fill(version=record.data.get("template_version", record.kind.version))
            state = record.state
            footer = (record.id, version.of(language), record.blob[:10], state.label.of(language))
            if template.outside:  # what it is filed under; how we work is nobody else's business
                footer = (record.id,)
            name = self._pages_for(template).title(record) if template.outside else record.title
            title, day = f"{label} {name}", record.date
            draft = state.draft or bool(template.draft_until and not record.reached(template.draft_until))
        return Document(
            title=title,
            label=label,
            language=language,
            blocks=blocks,
            values=values,
            landscape=template.landscape,
            letterhead=self._letterheads.get(letterhead, b""),
            draft=draft,
            footer=footer,
            date=day,
            author=config.organisation,
        )
