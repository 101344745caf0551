"""Documents that need not be made again: what was made, and all that it was made of, from memory.

A document is made of its template and all that templates, forms and settings say, of its record, and of the records
that the page looked at. A page that looked at all of them, and every tracker, is made of all records and of the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commdocs.build.recalling import Recalled
from commdocs.model import Corpus, Record, Tree
from commdocs.render import Template

_PAGES = "pages"  # a shelf
Made = Mapping[str, str]  # the sha256 of each format


class Kept:
    """What is remembered of the documents of one workspace."""

    def __init__(self, tree: Tree, corpus: Corpus, recalled: Recalled | None, refused: Iterable[str]) -> None:
        self._memory = tree.memory
        self.on = self._memory.on and recalled is not None
        if not self.on or recalled is None:
            return
        self._corpus, self._recalled = corpus, recalled
        paths = sorted(path for path in tree.files if path.startswith("templates/"))
        self._ground = self._memory.key(recalled.ground, *(part for path in paths for part in (path, tree.files[path])))
        self._many = len(corpus.records)
        names = sorted(tree.names)
        contents = (recalled.key(record.path) for record in corpus.records)
        self._all = self._memory.key(corpus.today.isoformat(), *sorted(refused), "", *names, "", *contents)

    def recall(self, template: Template, path: str, record: Record | None, formats: Sequence[str]) -> Made | None:
        """What the document was when it was made of the same; None if that is not known."""
        found = self._memory.recall(_PAGES, self._name(template, record), self._key(template, path, record, formats))
        if found is None:
            return None
        names, everything, evidence, many, made = found
        if self._many < many or (everything and everything != self._all):
            return None
        if any(self._content(self._corpus.find(name)) != content for name, content in names.items()):
            return None
        if any(self._corpus.digest(each) != content for each, content in evidence.items()):
            return None
        return dict(made)

    def keep(
        self,
        template: Template,
        path: str,
        record: Record | None,
        formats: Sequence[str],
        reads: Sequence[Any],
        made: Made,
    ) -> None:
        """Remembers a document that was made without trouble; ``reads`` are what its page looked at."""
        names = {name: self._content(found) for each in reads for name, found in each.names.items()}
        everything = record is None or any(each.everything for each in reads)
        evidence = dict(self._recalled.evidence) if everything else {}
        value = [names, self._all if everything else "", evidence, self._many, dict(made)]
        self._memory.keep(_PAGES, self._name(template, record), self._key(template, path, record, formats), value)

    def close(self, jobs: Iterable[tuple[Template, Record | None]]) -> None:
        """Forgets all other documents than these."""
        self._memory.retain(_PAGES, {self._name(template, record) for template, record in jobs})
        self._memory.save()

    def _name(self, template: Template, record: Record | None) -> str:
        return f"{template.path}\n{record.path if record else ''}"

    def _key(self, template: Template, path: str, record: Record | None, formats: Sequence[str]) -> str:
        return self._memory.key(self._ground, template.path, path, self._content(record), *formats)

    def _content(self, record: Record | None) -> str:
        return self._recalled.key(record.path) if record is not None else ""
