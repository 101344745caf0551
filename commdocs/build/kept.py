"""Documents that need not be made again: what was made, and all that it was made of, from memory.

A document is made of its template and all that templates, forms and settings say, of its record, and of what its page
looked at: records by their numbers, lists, fields of records; or all records and the day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from commdocs.build.lately import Lately
from commdocs.build.recalling import Recalled
from commdocs.model import Corpus, Record, Tree
from commdocs.render import TRACKERS, Renderer, Template

_PAGES, _TRIALS = "pages", "trials"  # shelves
Made = Mapping[str, str]  # the sha256 of each format
Job = tuple[Template, str, Record | None]


class Kept:
    """What is remembered of the documents of one workspace."""

    def __init__(self, tree: Tree, corpus: Corpus, recalled: Recalled | None, renderer: Renderer) -> None:
        self._memory = tree.memory
        self.on = self._memory.on and recalled is not None
        if not self.on or recalled is None:
            return
        self._tree, self._corpus, self._recalled, self._renderer = tree, corpus, recalled, renderer
        paths = sorted(path for path in tree.files if path.startswith("templates/"))
        self._ground = self._memory.key(recalled.ground, *(part for path in paths for part in (path, tree.files[path])))
        self._many = len(corpus.records)
        self._lately = Lately(self._memory, corpus, recalled.key)
        self._trusted: set[str] = set()  # templates that were looked up
        self._spared: set[str] = set()
        self._fresh: dict[str, tuple[str, Any]] = {}  # trackers of this build

    def recall(self, template: Template, path: str, record: Record | None, formats: Sequence[str]) -> Made | None:
        """What the document was when it was made of the same; None if that is not known."""
        name, key = self._name(template, record), self._key(template, path, record, formats)
        found = self._memory.recall(_PAGES, name, key)
        if found is None:
            return None
        made, reads = dict(found["made"]), found["reads"]
        if self._many < found["many"] or not (
            self._same(reads) if record is not None else self._as_lately(template, reads)
        ):
            return None
        if record is None:
            self._fresh[name] = key, found
        return made

    def keep(
        self,
        template: Template,
        path: str,
        record: Record | None,
        formats: Sequence[str],
        reads: Collection[Any],
        made: Made,
    ) -> None:
        """Remembers a document that was made without trouble; ``reads`` are what its page looked at."""
        everything = any(each.everything for each in reads)
        names = {name: found for each in reads for name, found in each.names.items()}
        kept: dict[str, Any] = {
            "everything": self._all if everything else "",
            "evidence": dict(self._recalled.evidence) if everything else {},
            "today": self._corpus.today if any(each.today for each in reads) else None,
            "names": {name: self._content(found) for name, found in names.items()},
        }
        if record is None:
            kept["names"] = {name: found.path if found else "" for name, found in names.items()}
            kept["lists"] = {call: digest for each in reads for call, digest in each.lists.items()}
            kept["fields"] = sorted(list(pair) for pair in {pair for each in reads for pair in each.fields})
        value = {"made": dict(made), "many": self._many, "reads": kept}
        name, key = self._name(template, record), self._key(template, path, record, formats)
        if record is None:
            self._fresh[name] = key, value
        else:
            self._memory.keep(_PAGES, name, key, value)

    def trust(self, template: Template) -> None:
        """Spares a template its trial on made-up records if it passed it as it is now."""
        name = template.path
        if self.on and name not in self._trusted:
            self._trusted.add(name)
            found = self._memory.recall(_TRIALS, name, self._ground)
            if found is not None and self._many >= found["many"] and self._same(found):
                self._spared.add(name)
                reads = self._renderer.trust(template)
                reads.names.update({each: self._corpus.find(each) for each in found["names"]})
                reads.everything, reads.today = bool(found["everything"]), found["today"] is not None

    def passed(self, template: Template) -> None:
        """Remembers that a template passed its trial, and what it looked at."""
        reads = self._renderer.trial(template)
        if reads is not None and template.path not in self._spared:
            names = {name: self._content(found) for name, found in reads.names.items()}
            everything = self._all if reads.everything else ""
            today = self._corpus.today if reads.today else None
            evidence = dict(self._recalled.evidence) if everything else {}
            found = {"everything": everything, "evidence": evidence, "today": today, "names": names, "many": self._many}
            self._memory.keep(_TRIALS, template.path, self._ground, found)

    def close(self, jobs: Iterable[Job]) -> None:
        """After a build of everything: forgets what is no longer made, and from when the lists are."""
        now = self._lately.now
        for name, (key, value) in self._fresh.items():
            if value["reads"].get("state") != now:
                value["reads"]["state"] = now
                self._memory.keep(_PAGES, name, key, value)
        self._lately.close()
        self._recalled.tidy()
        jobs = list(jobs)
        for template in dict.fromkeys(template for template, _, record in jobs if record is not None):
            self.passed(template)
        self._memory.retain(_PAGES, {self._name(template, record) for template, _, record in jobs})
        self._memory.save()

    def _same(self, reads: Mapping[str, Any]) -> bool:
        """Whether all that the page of a record looked at is as it was."""
        if reads["everything"] and reads["everything"] != self._all:
            return False
        if reads["today"] not in (None, self._corpus.today):
            return False
        if any(self._content(self._corpus.find(name)) != content for name, content in reads["names"].items()):
            return False
        return all(self._corpus.digest(path) == content for path, content in reads["evidence"].items())

    def _as_lately(self, template: Template, reads: Mapping[str, Any]) -> bool:
        """Whether a tracker would show the same: no list has other items, no field that it shows was changed."""
        if reads["everything"]:
            return reads["everything"] == self._all and self._same({**reads, "names": {}})
        if reads.get("state") != self._lately.before or self._lately.touches(reads["fields"]):
            return False
        if any(self._place(name) != path for name, path in reads["names"].items()):
            return False
        try:
            return all(self._renderer.listed(template, call) == digest for call, digest in reads["lists"].items())
        except Exception:  # the page will tell
            return False

    @cached_property
    def _all(self) -> str:
        """Stands for all records, the files beside them, and the day."""
        contents = (self._recalled.key(record.path) for record in self._corpus.records)
        refused = self._renderer.refused
        return self._memory.key(self._corpus.today.isoformat(), *refused, "", *sorted(self._tree.names), "", *contents)

    def _name(self, template: Template, record: Record | None) -> str:
        return f"{template.path}\n{record.path if record else ''}"

    def _key(self, template: Template, path: str, record: Record | None, formats: Sequence[str]) -> str:
        parts = [template.path, path, *formats, "", self._content(record)]
        if template.kind == TRACKERS:  # its foot names the day, and the records that are in no list
            parts += [self._corpus.today.isoformat(), *self._renderer.refused]
        return self._memory.key(self._ground, *parts)

    def _content(self, record: Record | None) -> str:
        return self._recalled.key(record.path) if record is not None else ""

    def _place(self, name: str) -> str:
        found = self._renderer.listed_corpus.find(name)
        return found.path if found else ""
