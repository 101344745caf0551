"""Reading a record and judging it: shape first, then the rules.

``read`` makes a Record of a file's bytes, with the problems of its shape. ``judge`` lets every rule
speak on every record, keeps one problem for one mistake, and finds the lines.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from commdocs import kinds as forms
from commdocs import source
from commdocs.containment import named, spared
from commdocs.distinct import MOST, apart, one_each, readable, unbeaten
from commdocs.facts.mending import mendable
from commdocs.history import Change
from commdocs.messages import Text
from commdocs.messages import check as say
from commdocs.messages.source import EMPTY
from commdocs.model import ERROR, NOTE, WARNING, Config, Corpus, Field, Finding, Kind, Problem, Record, numbered
from commdocs.rules import CARDS, CLOCK, HISTORY, Clock, card
from commdocs.rules import RULES as RULES
from commdocs.rules.card import Card, Reminder

END = (10**9, 0)  # a place after all others
Hear = Callable[[Record], list[Finding]]
OF_DRAFTS = frozenset({"R74"})  # a number is taken, whatever comes of the draft
UNREAD = frozenset({"S01", "S02", "S06"})
OF_A_VALUE = frozenset({"S04", "S05", "R13", "R15", "R25", "R29", "R68"})


def read(path: str, raw: bytes, kinds: Mapping[str, Kind], config: Config) -> tuple[Record | None, list[Problem]]:
    """The record in a file, and what is wrong with its shape.

    None if the text cannot be read or is of no known kind. A record with wrong values is given
    without them. ``path`` is relative to the workspace, with ``/``.
    """
    text, findings = source.decode(raw)
    if text is None:
        return None, _located(path, findings)
    merge = source.conflict(text, partial(forms.labels, kinds))
    if merge is not None:
        return None, _located(path, [merge])
    root, more = source.parse(text)
    findings = [*findings, *more]
    if root is None:
        findings = [replace(each, hint=say.EMPTY_FIX) if each.message == EMPTY else each for each in findings]
        return None, _located(path, findings)
    kind, more = forms.identify(kinds, root)
    if kind is None:
        broken = any(each.severity == ERROR for each in findings)  # then the line that says it may be lost
        return None, _located(path, findings if broken else [*findings, *more])
    folder, _, name = unicodedata.normalize("NFC", path).rpartition("/")
    stem = name.removesuffix(".yaml")
    project = folder.removeprefix("records").removeprefix("/")
    data, wrong = forms.shape(kind, root, stem, project, config, whole=not findings or _whole(root, findings))
    findings = _without_echoes(root, findings, [*more, *wrong]) if findings else [*more, *wrong]
    day = data.get("date")
    record = Record(
        path=path,
        kind=kind,
        id=str(data.get("id") or stem),
        project=str(data.get("project") or ""),
        date=day if isinstance(day, date) else None,
        status=str(data.get("status") or ""),
        data=data,
        text=text,
        blob=source.blob_id(text),
    )
    if record.unfinished:  # whoever saves it on the way knows that it is not done
        findings = [replace(each, severity=WARNING) if each.severity == ERROR else each for each in findings]
    return record, _located(path, findings)


_MOST_SETTINGS = 100  # rules that are told; the next ones come when these are mended


def settings(text: str, config: Config, kinds: Mapping[str, Kind]) -> list[Finding]:
    """What commdocs.yaml says of rules that do not exist, or whose severity is fixed (S09)."""
    findings: list[Finding] = []
    root: source.MapNode | None = None
    own = {field.rule for kind in kinds.values() for field in _all(kind.fields)}
    for code, wanted in config.severity.items():
        known = CARDS.get(code)
        if known is None and code not in own:
            words, hint = say.NO_SUCH_RULE.fill(word=code), say.NO_SUCH_RULE_FIX
        elif known is not None and not known.waivable and wanted != known.severity:
            words, hint = say.NOT_ADJUSTABLE.fill(code=code, name=known.name), say.NOT_ADJUSTABLE_FIX
        else:
            continue
        if len(findings) >= _MOST_SETTINGS:
            break
        if root is None:
            root = source.parse(text)[0]
        path = f"severity.{code}"
        line, column = forms.locate_setting(root, path) if root else (1, 1)
        findings.append(Finding("S09", words, hint, path, line=line, column=column))
    return findings


def _all(fields: Mapping[str, Field]) -> Iterator[Field]:
    for each in fields.values():
        yield each
        yield from _all(each.fields)


def judge(
    corpus: Corpus,
    shape_problems: Mapping[str, list[Problem]],
    only: Collection[str] | None = None,
    hear: Hear | None = None,
) -> list[Problem]:
    """Every problem of the records, those of shape included, by path and line; ``only`` of these paths.

    ``hear`` says what the rules say of a record; by default they are asked.
    """
    problems: list[Problem] = []
    hear = hear or (lambda record: heard(RULES, record, corpus))
    for record in corpus.records:
        if only is None or record.path in only:
            problems += _judged(record, corpus, shape_problems.get(record.path, []), hear(record))
    read_paths = {record.path for record in corpus.records}
    for path, found in shape_problems.items():
        if path not in read_paths and (only is None or path in only):
            problems += found
    problems.sort(key=Problem.order)
    return problems


def remind(corpus: Corpus, only: Collection[str] | None = None) -> list[Problem]:
    """What the passing of days makes wrong, by path and line; it fails no commit. ``only`` of these paths.

    What is missing as a whole record is told of the folder where it belongs, at its line 1.
    """
    by_record: dict[str, tuple[Record, list[Finding]]] = {}
    problems: list[Problem] = []
    for rule in CLOCK:
        for record, finding, folder in _reminders(rule, corpus):
            if record is None:
                if only is None and corpus.config.severity.get(finding.rule) != "off":
                    problems += _located(folder, [finding])
            elif record.counts and (only is None or record.path in only):
                by_record.setdefault(record.path, (record, []))[1].append(finding)
    for record, findings in by_record.values():
        problems += _settled(placed(record, list(one_each(findings, ()))), record, corpus.config)
    problems.sort(key=Problem.order)
    return problems


def judge_changes(corpus: Corpus, changes: Iterable[Change]) -> list[Problem]:
    """What was changed that may not change, by path and line; at line 1 of a file that is gone."""
    problems: list[Problem] = []
    for change in changes:
        findings = heard(HISTORY, change, corpus)
        if change.now is None:
            problems += _located(change.path, findings)
        elif findings:
            told = placed(change.now, list(one_each(findings, ())))
            problems += _settled(told, change.now, corpus.config)
    problems.sort(key=Problem.order)
    return problems


def _judged(record: Record, corpus: Corpus, shape: list[Problem], findings: list[Finding]) -> list[Problem]:
    if not findings and not shape and "waivers" not in record.data:
        return []
    if shape:
        bad = [each.field for each in shape if each.severity == ERROR]
        findings = apart(findings, bad)
        if any(each.rule in UNREAD and each.severity == ERROR for each in shape):  # what is absent may be there
            findings = [each for each in findings if _top(each.field) in record.data]
    findings += _bad_waivers(record)
    findings = [_of_no_use(each, record, corpus) for each in one_each(findings, shape)]
    problems = [*_settled(shape, record, corpus.config), *_settled(placed(record, findings), record, corpus.config)]
    return readable(unbeaten(problems, _yields, _yields_anywhere))


def _of_no_use(finding: Finding, record: Record, corpus: Corpus) -> Finding:
    """A warning that nobody may heed any more is only a note."""
    if finding.severity == WARNING and not mendable(record, finding.field, corpus.today):
        return replace(finding, severity=NOTE)
    return finding


# -- rules that fail ------------------------------------------------------------------------------


def asked(rules: Iterable[Any], about: Record | Change) -> Iterable[Any]:
    """The rules that judge it; a draft is judged by few."""
    draft = isinstance(about, Record) and about.unfinished
    return [rule for rule in rules if rule.CARD.code in OF_DRAFTS] if draft else rules


def heard(rules: Iterable[Any], about: Record | Change, corpus: Corpus) -> list[Finding]:
    """What the rules say; of one that raises, that it did: the others are heard all the same."""
    findings: list[Finding] = []
    for rule in asked(rules, about):
        try:
            findings.extend(islice(rule.check(about, corpus), MOST))
        except Exception as error:
            findings.append(_fault(rule.CARD, error))
    return findings


def _reminders(rule: Clock, corpus: Corpus) -> list[Reminder]:
    """The same for a rule that looks at all records at once."""
    try:
        found, spoiling = spared(corpus, lambda those: list(rule.remind(those)))
    except Exception as error:  # whatever the records: told of the workspace
        return [Reminder(None, _fault(rule.CARD, error), "commdocs.yaml")]
    return [*found, *(Reminder(each.record, _fault(rule.CARD, each.error)) for each in spoiling)]


def _fault(rule: Card, error: Exception) -> Finding:
    words = say.RULE_FAILED.fill(code=rule.code, name=rule.name, error=Text.same(named(error)))
    hint = say.RULE_FAILED_WAIVE if rule.waivable else say.RULE_FAILED_FIX
    return Finding(rule.code, words, hint.fill(code=rule.code))


# -- one mistake, one problem ---------------------------------------------------------------------


def _whole(root: source.MapNode, reading: list[Finding]) -> bool:
    """Whether something of each line with an error was read."""
    lines = {node.line for node in source.walk(root)}
    return all(each.line in lines for each in reading if each.severity == ERROR)


def _without_echoes(root: source.MapNode, reading: list[Finding], shape: list[Finding]) -> list[Finding]:
    """Both, but for what the shape check says of something that the reader stumbled over.

    What the reader only doubted is an error if it left a value that cannot be used.
    """
    lost = {each.line for each in reading if each.severity == ERROR}
    places = {(each.line, each.column) for each in reading if each.severity == ERROR}
    doubts = [n for n, each in enumerate(reading) if each.severity == WARNING and each.rule == "S01"]
    starts = sorted((node.line, node.column) for node in source.walk(root) if not _absent(node)) if doubts else []
    kept = []
    for each in shape:
        here = (each.line, each.column)
        if here in places or (each.line in lost and each.rule in OF_A_VALUE):
            continue
        if lost and each.rule == "R89" and each.column > 1 and "." not in each.field:
            continue  # what stands in a group came to the top when the line above it was lost
        following = bisect(starts, here)
        after = starts[following] if following < len(starts) else END
        spoilt = [n for n in doubts if here <= (reading[n].line, reading[n].column) < after]
        if each.severity == ERROR and spoilt:
            reading[spoilt[0]] = replace(reading[spoilt[0]], severity=ERROR, field=each.field)
        else:
            kept.append(each)
    return [*reading, *kept]


def _absent(node: source.Node) -> bool:
    return isinstance(node, source.ScalarNode) and node.absent


def _top(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _yields(rule: str) -> Collection[str]:
    known = CARDS.get(rule)
    return known.yields_to if known else ()


def _yields_anywhere(rule: str) -> Collection[str]:
    known = CARDS.get(rule)
    return known.content_with if known else ()


# -- waivers and severity ---------------------------------------------------------------------------


def _waived(record: Record) -> frozenset[str]:
    """The rules that the record's waivers pass."""
    found = (card(str(each.get("rule", ""))) for each in record.data.get("waivers") or ())
    return frozenset(each.code for each in found if each and each.waivable)


def _bad_waivers(record: Record) -> Iterator[Finding]:
    for index, each in numbered(record.data.get("waivers")):
        word = each.get("rule")
        if not isinstance(word, str):
            continue
        rule = card(word.strip())
        path = f"waivers[{index}].rule"
        if rule is None:
            yield Finding("S05", say.UNKNOWN_RULE.fill(word=word), say.UNKNOWN_RULE_FIX, path)
        elif not rule.waivable:
            message = say.NOT_WAIVABLE.fill(code=rule.code, name=rule.name)
            yield Finding("S05", message, say.NOT_WAIVABLE_FIX.fill(fix=rule.fix), path)


def _settled(problems: Iterable[Problem], record: Record, config: Config) -> Iterator[Problem]:
    """The problems that no waiver passes, as severe as the workspace wants them."""
    waived = _waived(record)
    for each in problems:
        if each.rule in waived:
            continue
        wanted = config.severity.get(each.rule)
        if wanted and _waivable(each.rule) and (each.severity != NOTE or wanted == "off"):
            if wanted == "off":
                continue
            each = replace(each, severity=ERROR if wanted == ERROR else WARNING)
        yield each


# -- places -------------------------------------------------------------------------------------------


def placed(record: Record, findings: list[Finding]) -> list[Problem]:
    """The findings with their lines; the text is parsed again only for this."""
    if not findings:
        return []
    root, _ = source.parse(record.text)
    assert root is not None, "it was read before"
    told = []
    for each in findings:
        name = _top(each.field)
        path = each.field
        if name not in record.data or (name in DERIVED and not _written(record.kind, root, name)):
            path = "status" if "status" in record.data else "kind"
        line, column = forms.locate(record.kind, root, path)
        told.append(replace(each, line=line, column=column))
    return _located(record.path, told)


DERIVED = frozenset({"id", "project", "date", "template_version"})


def _written(kind: Kind, root: source.MapNode, name: str) -> bool:
    return any(kind.keys.get(key.value) == name for key, _ in root.pairs)


def _name(code: str) -> Text:
    """The name of a rule; of one that only a workspace's own schema knows, its code."""
    known = CARDS.get(code)
    return known.name if known else Text.same(code)


def _waivable(code: str) -> bool:
    known = CARDS.get(code)
    return known is None or known.waivable


def _located(path: str, findings: Iterable[Finding]) -> list[Problem]:
    return [Problem.of(path, each, _name(each.rule)) for each in findings]
