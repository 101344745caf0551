"""The documents and trackers of a workspace, one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from commdocs import check
from commdocs.build import letterheads
from commdocs.build.kept import Kept, Made
from commdocs.build.load import Loaded, file_problem, in_template
from commdocs.build.names import Names
from commdocs.containment import named
from commdocs.messages import Text
from commdocs.messages import build as say
from commdocs.model import ERROR, WARNING, Built, Document, Finding, Output, Problem, Record
from commdocs.render import TRACKERS, RecordTrouble, Renderer, Template, TemplateProblem
from commdocs.writers import FORMATS, ON_REQUEST, PRINTED, WRITERS

Job = tuple[Template, str, Record | None]


class Batch:
    """Iterate over it for the Outputs; afterwards ``problems`` holds the errors met on the way.

    ``formats``: only these; all that the templates name by default, and what somebody asked for before and is
    there (``before``: the files of last time, by path). ``only``: only the documents of these records (paths), no
    trackers. A record with an error gives no document; a template with one is left out, the rest is built.

    An Output of a format that is printed from another (``writers.PRINTED``) holds the file it is printed from.
    """

    def __init__(
        self,
        loaded: Loaded,
        formats: Collection[str] = (),
        only: Collection[str] | None = None,
        before: Mapping[str, Built] = MappingProxyType({}),
    ) -> None:
        self.loaded = loaded
        self.formats = formats or FORMATS
        self.asked = formats
        self.before = before
        self.only = only
        self.problems: list[Problem] = []
        self._failing = loaded.failing
        self._renderer = Renderer(loaded.tree.files, loaded.corpus, refused=loaded.refused)
        self._spoiled: set[str] = set()
        self._troubled = False  # whether the last document was made only in part
        self._letterheads: dict[str, bool] = {}  # by name, whether it is a good one
        for problem in self._renderer.problems:
            self._spoil(problem.path, problem)
        self._jobs = list(self._plan())
        self._kept = Kept(loaded.tree, loaded.corpus, loaded.recalled, self._renderer)

    def __len__(self) -> int:
        """How many files there are to make."""
        return sum(len(self._formats(template, path)) for template, path, _ in self._jobs)

    def __iter__(self) -> Iterator[Output]:
        for template, path, record in self._jobs:
            try:
                made = list(self._make(template, path, record))
            except Exception as error:  # a fault of ours costs the one document
                if isinstance(error, MemoryError):
                    raise
                self.problems.append(self._fault(template, record, error))
            else:
                yield from made
        if self.only is None and not self.asked and self._kept.on:
            self._kept.close(self._jobs)

    @property
    def printing(self) -> bool:
        """Whether a format is wanted that a program of the machine prints."""
        return any(each in PRINTED for template, path, _ in self._jobs for each in self._formats(template, path))

    def blanks(self) -> Iterator[tuple[str, bytes]]:
        """The empty Word forms, each with its label; ``problems`` as for the documents."""
        for template in self._renderer.templates:
            if template.blank and template.path not in self._spoiled:
                try:
                    document = self._renderer.blank(template)
                except TemplateProblem as problem:
                    self._spoil(template.path, problem)
                    continue
                data = self._printed(template, document)
                if data is not None:
                    yield document.label, data

    def stale(self, entry: Built) -> bool:
        """Whether a file that was built before and not now is to go.

        Not when this build was not about it, and not when it only waits for a schema, a template or a
        record to be readable again.
        """
        if entry.format not in self.formats or (self.only is not None and entry.record not in self.only):
            return False
        if entry.record and entry.kind not in self.loaded.kinds and self.loaded.broken:
            return False
        unread = self.loaded.tree.unread  # files, and folders whose files may well be there
        if any(f"{entry.record}/".startswith(f"{path}/") for path in unread):
            return False
        if PRINTED.get(entry.format, entry.format) == "docx" and not all(self._letterheads.values()):
            return False
        return entry.template not in self._spoiled

    def _plan(self) -> Iterator[Job]:
        """Every document to make, with its path without ending.

        Names are given also for records that are not built now, so that they do not depend on that.
        """
        names = Names()
        for record in self.loaded.corpus.records:
            wanted = record.path not in self._failing and (self.only is None or record.path in self.only)
            folder = record.path.split("/")[1] if record.path.count("/") > 1 else record.project
            day = f"{record.date.isoformat()}_" if record.date else ""
            for template in self._renderer.documents_of(record):
                name = f"{day}{self._label(template)}_{record.id}"
                path = names.path((record.path, template.path), folder, name)
                if wanted:
                    yield template, path, record
        if self.only is None:
            for template in self._renderer.trackers():
                yield template, names.path(template.path, TRACKERS, self._label(template)), None

    def _formats(self, template: Template, path: str) -> list[str]:
        return [each for each in FORMATS if each in self.formats and self._wanted(each, template, path)]

    def _wanted(self, format: str, template: Template, path: str) -> bool:
        if format in template.formats:
            return True
        if ON_REQUEST.get(format) not in template.formats:
            return False
        return format in self.asked or f"{path}.{format}" in self.before

    def _make(self, template: Template, path: str, record: Record | None) -> Iterator[Output]:
        formats = self._formats(template, path)
        if template.path in self._spoiled or not formats:
            return
        known = self._known(template, path, record, formats)
        if known is not None:
            for format in formats:
                entry = self._entry(template, path, record, format, known[format])
                yield Output(entry, b"", partial(self._again, template, path, record, format))
            return
        made: dict[str, str] = {}
        for output in self._anew(template, path, record, formats):
            made[output.entry.format] = output.entry.sha256
            yield output
        # one that was made without some record, or not in each format, is told of each time
        if self._kept.on and len(made) == len(formats) and not self._troubled and not PRINTED.keys() & {*formats}:
            self._kept.keep(template, path, record, formats, self._renderer.reads, made)

    def _known(self, template: Template, path: str, record: Record | None, formats: list[str]) -> Made | None:
        """What is known of the document from before, if it can be made in these formats now."""
        if not self._kept.on:
            return None
        known = self._kept.recall(template, path, record, formats)
        if known is None or (
            "docx" in formats and not self._good(template.letterhead or self.loaded.config.letterhead)
        ):
            return None
        return known

    def _again(self, template: Template, path: str, record: Record | None, format: str) -> Output | None:
        return next(self._anew(template, path, record, [format]), None)

    def _anew(self, template: Template, path: str, record: Record | None, formats: list[str]) -> Iterator[Output]:
        self._troubled = True
        if record is not None:
            self._kept.trust(template)
        try:
            document = self._renderer.document(template, record)
        except TemplateProblem as problem:
            self._spoil(template.path, problem)
            return
        except RecordTrouble as trouble:
            self.problems.append(self._at_record(template, trouble, say.NOT_PRINTED))
            return
        self._troubled = bool(self._renderer.left_out)
        for left in self._renderer.left_out:
            self.problems.append(self._at_record(template, left, say.NOT_LISTED))
        self._renderer.left_out.clear()
        for format in formats:
            data = self._printed(template, document, format)
            if data is None:
                continue
            yield Output(self._entry(template, path, record, format, hashlib.sha256(data).hexdigest()), data)

    def _entry(self, template: Template, path: str, record: Record | None, format: str, sha256: str) -> Built:
        return Built(
            path=f"{path}.{format}",
            record=record.path if record else "",
            kind=record.kind.name if record else "",
            document=template.name,
            format=format,
            sha256=sha256,
            blob=record.blob if record else "",
            template=template.path,
        )

    def _printed(self, template: Template, document: Document, format: str = "docx") -> bytes | None:
        """The document in a format; None, and the problem told once, where its letterhead makes no Word file."""
        format = PRINTED.get(format, format)
        if format != "docx":
            return WRITERS[format](document)
        from commdocs.writers.docx import BadLetterhead

        name = template.letterhead or self.loaded.config.letterhead
        if self._good(name):
            try:
                return WRITERS[format](document)
            except BadLetterhead as bad:  # something only this document asks for
                self.problems.append(letterheads.problem(name, Finding("S08", bad.message, bad.hint)))
                self._letterheads[name] = False
        return None

    def _good(self, name: str) -> bool:
        """Whether Word files can be made with the letterhead of that name; what is wrong with it is told once."""
        if name not in self._letterheads:
            found = letterheads.judged(self.loaded.tree, name)
            self.problems += found
            there = bool(self.loaded.tree.files.get(letterheads.path(name)))
            self._letterheads[name] = there and all(each.severity != ERROR for each in found)
        return self._letterheads[name]

    def _label(self, template: Template) -> str:
        return template.label.of(self._renderer.language)

    def _at_record(self, template: Template, trouble: RecordTrouble, message: Text) -> Problem:
        """What a template cannot do with a record, at the record's line."""
        why = trouble.problem
        words = message.fill(document=template.label, why=why.message, template=why.path, line=why.line)
        severity = WARNING if trouble.record.unfinished else ERROR
        finding = Finding("S08", words, say.NOT_PRINTED_FIX, why.field.rpartition(":")[2], severity)
        return check.placed(trouble.record, [finding])[0]

    def _fault(self, template: Template, record: Record | None, error: Exception) -> Problem:
        words = say.FAILED.fill(document=template.label, error=Text.same(named(error)))
        severity = WARNING if record and record.unfinished else ERROR
        return file_problem(record.path if record else template.path, "S08", severity, words, say.FAILED_FIX)

    def _spoil(self, path: str, problem: TemplateProblem) -> None:
        self._spoiled.add(path)
        found = in_template(problem)
        if found not in self.problems:  # two templates may include the same broken piece
            self.problems.append(found)
