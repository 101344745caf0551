"""A Tree → the corpus and everything that is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from commdocs import calendar, check, kinds, source
from commdocs.build import copies, letterheads
from commdocs.build.recalling import Recalled
from commdocs.messages import Text
from commdocs.messages import build as say
from commdocs.model import BROKEN as BROKEN
from commdocs.model import ERROR, WARNING, Config, Corpus, Finding, Kind, Problem, Record, Severity, Tree, Unread
from commdocs.render import Renderer, Template, TemplateProblem
from commdocs.rules import CARDS

CONFIG = "commdocs.yaml"
Ticking = Callable[[Sequence[str]], Iterator[str]]
_YEAR = re.compile(r"calendar/([0-9]{4})\.yaml")
_CALENDAR = re.compile(r"calendar/.*\.ya?ml(\.txt)?$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, eq=False)
class Loaded:
    """A workspace, read and judged."""

    tree: Tree
    config: Config
    kinds: Mapping[str, Kind]
    corpus: Corpus
    problems: list[Problem]  # by path, line and column
    misshapen: frozenset[str] = frozenset()  # records of a wrong shape, and unreadable ones
    recalled: Recalled | None = None

    @cached_property
    def refused(self) -> frozenset[str]:
        """The records that are in no tracker: misshapen ones, and those that are linked wrongly."""
        return self.misshapen | {each.path for each in self.corpus.records if _astray(each, self.corpus)}

    @property
    def broken(self) -> bool:
        """Whether a schema, a template or the config is at fault."""
        return any(each.rule in BROKEN and each.severity == ERROR for each in self.problems)

    @property
    def failing(self) -> set[str]:
        """The paths that have an error."""
        return {each.path for each in self.problems if each.severity == ERROR}


def load(tree: Tree, only: Collection[str] | None = None, ticking: Ticking = iter) -> Loaded:
    """Everything in the tree, typed and judged; with ``only``, the rules judge just the records named.

    ``ticking`` is handed the paths of the records to go through, and may count them as they pass.
    """
    problems: list[Problem] = [_unread(path, found) for path, found in tree.unread.items()]
    tree, copied = copies.without_templates(tree)
    config = _config(tree, problems)
    known, faults = schemas(tree)
    problems += faults
    settings = check.settings(_text(tree, CONFIG, "S09", []) or "", config, known)
    problems += [located(CONFIG, each) for each in settings]
    days = _calendar(tree, problems)
    recalled = Recalled(tree, known, config)
    records, shape = _records(tree, known, recalled, ticking)
    files = tree.names.union(tree.files)
    if any(each.severity == ERROR for each in faults):  # of a kind that is known only when its schema is mended
        shape = {path: [each for each in found if each.field != "kind"] for path, found in shape.items()}
    corpus = Corpus(tuple(records), known, config, tree.today, files, days, recalled.digest)
    problems += check.judge(corpus, shape, only, recalled.hearing(corpus))
    problems += [*_misnamed(tree), *_alike(tree), *copies.left_over(tree), *copied]
    problems.sort(key=Problem.order)
    misshapen = {path for path, found in shape.items() if any(each.severity == ERROR for each in found)}
    tree.memory.save()
    return Loaded(tree, config, known, corpus, problems, frozenset(misshapen), recalled)


def _astray(record: Record, corpus: Corpus) -> bool:
    """Whether a link of the record leads to one of another kind than the field takes."""
    links = (each for each in record.each("record") if each.field.kinds)
    return any(corpus.target(each) is None and corpus.find(each.value.partition("#")[0]) is not None for each in links)


def schemas(tree: Tree) -> tuple[dict[str, Kind], list[Problem]]:
    """The kinds of the tree, and what is wrong with its schema files."""
    problems: list[Problem] = []
    texts = tuple(_texts(tree, "schemas/", "S07", problems))
    key = tree.memory.key(*(part for each in texts for part in each))
    found = tree.memory.recall("kinds", "", key)
    if found is not None:
        return _again(key, found), problems
    known, faults = kinds.load(dict(texts))
    if not faults:
        tree.memory.keep("kinds", "", key, kinds.kept(known))
    return known, problems + faults


_KNOWN: dict[str, dict[str, Kind]] = {}


def _again(key: str, found: list[Any]) -> dict[str, Kind]:
    """The kinds as they were kept; one who watches a workspace asks for the same ones time and again."""
    if key not in _KNOWN:
        _KNOWN.clear()
        _KNOWN[key] = kinds.again(found)
    return dict(_KNOWN[key])


def templates(loaded: Loaded, tried: Callable[[str], bool]) -> list[Problem]:
    """What is wrong with the heads of the templates; those whose path is to be ``tried`` also on made-up records."""
    renderer = Renderer(loaded.tree.files, loaded.corpus)
    found = [*renderer.problems]
    found += [fault for each in renderer.templates if tried(each.path) and (fault := renderer.proved(each))]
    used = {each.letterhead or loaded.config.letterhead for each in renderer.templates}
    problems = [*map(in_template, found), *_same_label(renderer), *letterheads.own(loaded.tree, used)]
    return list(dict.fromkeys(problems))


def _same_label(renderer: Renderer) -> Iterator[Problem]:
    """Templates of one form that make documents of the same name: one of them may be a forgotten copy."""
    first: dict[tuple[str, str], list[Template]] = {}
    for each in renderer.templates:
        others = first.setdefault((each.kind, each.label.of(renderer.language)), [])
        other = next((other for other in others if not _apart(each, other)), None)
        if other is not None:
            message = say.SAME_LABEL.fill(label=each.label, other=other.path.rpartition("/")[2])
            yield file_problem(each.path, "S08", WARNING, message, say.SAME_LABEL_FIX)
        others.append(each)


def _apart(one: Template, other: Template) -> bool:
    """Whether no record calls for both."""
    wanted = dict(other.when)
    return any(key in wanted and values.isdisjoint(wanted[key]) for key, values in one.when)


def in_template(fault: TemplateProblem) -> Problem:
    """A template's fault as a problem (S08)."""
    return located(fault.path, Finding("S08", fault.message, fault.hint, line=fault.line))


def located(path: str, found: Finding, rule: str = "") -> Problem:
    """A finding in the file ``path``; ``rule`` if it is to be reported under another code."""
    return Problem.of(path, found, CARDS[rule or found.rule].name, rule)


def settings(tree: Tree) -> Config:
    """What commdocs.yaml says, as far as it can be read."""
    return _config(tree, [])


def _config(tree: Tree, problems: list[Problem]) -> Config:
    text = _text(tree, CONFIG, "S09", problems)
    if text is None:
        return Config()
    config, findings = kinds.read_config(text)
    problems += [located(CONFIG, each, "S09") for each in findings]
    return config


def _calendar(tree: Tree, problems: list[Problem]) -> calendar.Calendar:
    overrides: dict[int, Mapping[date, bool]] = {}
    for path, text in _texts(tree, "calendar/", "S09", problems):
        year = _YEAR.fullmatch(path)
        if not year:
            continue  # `_misnamed` tells
        root, findings = source.parse(text)
        problems += [located(path, each, "S09") for each in findings]
        if root is not None:
            overrides[int(year[1])], findings = kinds.read_calendar(int(year[1]), root)
            problems += [located(path, each, "S09") for each in findings]
    return calendar.Calendar(overrides)


def _records(
    tree: Tree, known: Mapping[str, Kind], recalled: Recalled, ticking: Ticking
) -> tuple[list[Record], dict[str, list[Problem]]]:
    records: list[Record] = []
    shape: dict[str, list[Problem]] = {}
    for path in ticking(tree.records):
        first = copies.copied_record(path, tree, known)
        if first:
            shape[path] = [copies.problem(path, first)]
            continue
        record, found = recalled.read(path)
        if record is not None:
            records.append(record)
        if found:
            shape[path] = found
    return records, shape


def _texts(tree: Tree, folder: str, rule: str, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    for path in sorted(tree.files):
        if path.startswith(folder) and not path.endswith(".docx"):
            first = copies.copied(path, tree.files)
            if first:
                problems.append(copies.problem(path, first, WARNING))
                continue
            text = _text(tree, path, rule, problems)
            if text is not None:
                yield path, text


def _text(tree: Tree, path: str, rule: str, problems: list[Problem]) -> str | None:
    if path not in tree.files:
        return None
    text, findings = source.decode(tree.files[path])
    problems += [located(path, each, rule) for each in findings]
    return text


def _unread(path: str, found: Unread) -> Problem:
    part = path.partition("/")[0]
    rule = {"schemas": "S07", "templates": "S08", "calendar": "S09", CONFIG: "S09"}.get(part, "S02")
    return file_problem(path, rule, ERROR, say.UNREADABLE.fill(why=found.why), found.fix)


def _misnamed(tree: Tree) -> Iterator[Problem]:
    """Files that were meant as a record: ``x.yml``, ``x.YAML``, ``x.yaml.txt``; or as a calendar: ``holidays.yaml``."""
    if "records" in tree.names:  # a file where the folder should be
        yield file_problem("records", "S01", ERROR, say.NO_RECORDS_FOLDER, say.NO_RECORDS_FOLDER_FIX)
    for path in sorted(path for path in tree.names if path.startswith("records/")):
        stem, suffix = re.fullmatch(r"(.*?)((?:\.ya?ml)?(?:\.txt)?)", path, re.IGNORECASE | re.DOTALL).groups()  # type: ignore[union-attr]
        if suffix and not copies.copied(path, tree.files):
            name = f"{stem.rpartition('/')[2]}.yaml"
            yield file_problem(path, "S01", WARNING, say.SUFFIX, say.SUFFIX_FIX.fill(name=name))
    for path in sorted(path for path in tree.names.union(tree.files) if _CALENDAR.match(path)):
        if not _YEAR.fullmatch(path) and not copies.copied(path, tree.files):
            named = re.search(r"(?<![0-9])[0-9]{4}(?![0-9])", path)
            fix = say.NO_YEAR_FIX.fill(year=named[0] if named else tree.today.year)
            yield file_problem(path, "S09", WARNING, say.NO_YEAR, fix)


def _alike(tree: Tree) -> Iterator[Problem]:
    """Projects and records whose names differ only in case or width: on Windows and macOS they are one."""
    folders = {path.rpartition("/")[0] for path in tree.files if path.startswith("records/")}
    for paths, message in ((folders, say.FOLDERS_ALIKE), (tree.files, say.FILES_ALIKE)):
        first: dict[str, str] = {}
        for path in sorted(path for path in paths if path.startswith("records/")):
            folded = path.casefold() if path.isascii() else unicodedata.normalize("NFKC", path).casefold()
            other = first.setdefault(folded, path)
            known = other.rpartition("/")[0] == path.rpartition("/")[0] or paths is folders
            if other is not path and known:
                words = message.fill(one=other.removeprefix("records/"), other=path.removeprefix("records/"))
                yield file_problem(path, "R70", WARNING, words, say.ALIKE_FIX)


def file_problem(path: str, rule: str, severity: Severity, message: Text, hint: Text) -> Problem:
    """A problem of the whole file."""
    return located(path, Finding(rule, message, hint, severity=severity))
