"""Spoilt schemas, settings, templates, calendars and letterheads: told at their place, and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from commdocs import build, check, kinds
from commdocs.build import Loaded
from commdocs.build.batch import Batch
from commdocs.calendar import Calendar
from commdocs.model import ERROR, Problem, Record, Tree
from tests.fuzz import spoil
from tests.fuzz.desk import SECONDS, Broken, Desk, Fault, paper, sound
from tests.fuzz.ground import full_text, ground, with_record
from tests.fuzz.subject import Files

CODES = {"schemas": "S07", "templates": "S08", "calendar": "S09", "commdocs.yaml": "S09"}
OWN = "own"
_BUILT = (
    "records/支付系统/IS2024-05-22-01.yaml",
    "records/_parties/KH-0001.yaml",
    "records/积分兑换/CL2024-05-20-01.yaml",
)
_TRACKERS = 40  # every so many inputs the lists are made, too
_TYPES = (
    *("text", "markdown", "person", "dept", "date", "datetime", "due", "time", "duration", "enum", "integer", "number", "percent"),
    *("boolean", "record", "phone", "email", "path", "kind", "status", "group", "action", "risk", "question", "delivery", "signature"),
    *("attachment", "party", "next_step", "x", "[text]", "{a: b}", "~"),
)  # fmt: skip
_FLAGS = (
    *("    list: true", "    map: true", "    type: group", "    rule: R91", "    rule: R60", "    rule: x", "    commitment: true", "    fill: true"),
    *("    none: true", "    quoted: true", "    collective: true", "    required: always", "    required: [draft, closed]", "    required: ~"),
    *("    when: {status: [closed]}", "    when: {x: [y]}", "    since: 99", "    values: {a: {label: {zh: 甲, en: A}}}", "    values: []"),
    *("    config: channels", "    kinds: [party]", "    kinds: [nothing]", "    fields: {}", "    aliases: [状态, 编号]", "    internal: true"),
    *("    next: []", "    next: [draft]", "    final: true", "    frozen: true", "    sent: true", "    agreed: true", "    closes: true"),
    *("    reason: true", "    draft: true", "    deemed: true", "    counts_as: draft", "id: X", "id: '{date}'", "id: '{serial:99999}'", "title: x"),
    *("folder: _x", "folder: ../x", "version: 99", "version: -1", "label: {zh: 会议纪要, en: Meeting minutes}", "kind: party", "extends: x"),
)  # fmt: skip
_JINJA = (
    *("{{ x }}", "{{ label.x }}", "{{ status.x.y }}", "{{ status }}", "{{ 1/0 }}", "{{ [].x }}", "{{ links.party }}", "{{ actions }}", "{{ title }}"),
    *("{% for a in actions %}{{ a.due }}{% endfor %}", "{% for a in status %}{{ a }}{% endfor %}", "{% for a in range(10**9) %}x{% endfor %}"),
    *("{% if %}", "{% endif %}", "{% for %}", "{%", "{{", "}}", "{#", "{% raw %}", "{% block a %}{% endblock %}", '{% extends "x.md" %}'),
    *('{% include "x.md" %}', '{% include "_shared/page.md" %}', '{% import "_shared/lists.md" as l %}', "{% set x = 1 %}", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"),
    *("{{ 'a' * 2000000000 }}", "{{ '%2000000000d' % 1 }}", "{{ [1] * 900000000 }}", "{{ 9 ** 9 ** 9 }}", "{{ ''.__class__.__mro__ }}", "{{ ''|attr('__class__') }}"),
    *("{{ '%s' % label }}", "{{ label|string }}", "{{ status|upper }}", "{{ status|safe }}", "{{ due|default('x') }}", "{{ status|x }}", "{{ t('a') }}", "{{ t(1, 2) }}"),
    *("{{ linked(1) }}", "{{ linked([]) }}", "{{ section('a') }}", "{{ figures(1, 2, 3) }}", "{{ of_party(1) }}", "{{ questions_of('x') }}", "{{ records('x') }}"),
    *("{{ lipsum(100000) }}", "{{ cycler }}", "{{ namespace() }}", "{{ dict(a=1) }}", "{{ joiner() }}", "{{ range(10**10)|list }}", "{{ 'x'|center(10**9) }}"),
    *("::: form", ":::", "::: signatures", "::: x", "| a | b |\n|---|---|\n| {{ status }} |", "# {{ status }}", "- {{ status }}", "[x]{.y}", "```", "<b>"),
    *("---", "label: {zh: x, en: y}", "formats: [x]", "since: x", "when: {x: [y]}", "landscape: 9", "letterhead: x", "blank: true", "{{ ['a']|map('x')|list }}"),
    *("{% for a in 'a' * 100000 %}{% for b in 'a' * 100000 %}{% endfor %}{% endfor %}", "{{ 'a'.join('b' * 9999999) }}", "{{ ('x' * 1000000)|wordwrap(1) }}"),
)  # fmt: skip
_SETTINGS = (
    *("语言: fr", "语言: []", "时区: '+99:00'", "时区: x", "下班时间: 25:00", "信笺: ../x", "信笺: x", "部门: []", "部门: {市场部: ~}", "人员: [a]"),
    *("人员: {市场部/王经理: {上级: 市场部/王经理}}", "人员: {x: {}}", "项目: {a: {项目负责人: x}}", "项目: [a, b]", "沟通渠道: {}", "沟通渠道: [a]"),
    *("severity: {R60: off, S01: off, X: error, R12: x}", "severity: []", "limits: {x: 1}", "limits: []", "限额: {回复: -1}", "规则级别: {R60: 警告}"),
    *("沟通渠道: {phone: {名称: {中文: 电话}}}", "项目阶段: {a: b}", "项目阶段: 需求", "沟通类型: [[a]]", "工作日: x", "同步日: 9", "language: en", "people: ~"),
)  # fmt: skip
_CALENDAR = "holidays:\n  - 2024-05-01\n  - 2024-05-02..2024-05-03\nworkdays: [2024-04-28, 2024-05-11]\n"


class Forms:
    """The subject ``forms``."""

    seconds = 5 * SECONDS  # a workspace is read, judged and built

    def __init__(self, seed: int, root: Path) -> None:
        self.seed = seed
        self.desk = Desk(root)
        self.here = ground()
        files = self.here.tree.files
        self.schemas = sorted(path for path in files if path.startswith("schemas/"))
        self.templates = sorted(path for path in files if path.startswith("templates/") and path.endswith(".md"))
        self.letterheads = sorted(path for path in files if path.endswith(".docx"))
        self.names = sorted({name for kind in self.here.loaded.kinds.values() for name in kind.fields})
        self.sound = {each.path for each in self.here.loaded.corpus.records}

    # -- spoiling ---------------------------------------------------------------------------------------

    def make(self, number: int) -> Files:
        random = Random(f"form {self.seed} {number}")
        ways: Sequence[Callable[[Random], Files]] = (self._schema, self._own, self._settings, self._template)
        ways = (*ways, self._calendar, self._letterhead)
        [way] = random.choices(ways, (30, 15, 18, 27, 5, 5))
        return way(random)

    def _schema(self, random: Random) -> Files:
        path = random.choice(self.schemas)
        return {path: self._text(random, self._of(path), _FLAGS, self._schema_slip)}

    def _own(self, random: Random) -> Files:
        """A form of one's own: another one's fields under shipped names, of other types."""
        base = random.choice([path for path in self.schemas if not path.endswith("_types.yaml")])
        text = re.sub(r"(?m)^kind: .*", f"kind: {OWN}", self._of(base), count=1)
        text = re.sub(r"(?m)^label: .*", "label: {zh: 自己的表, en: Own form}", text, count=1)
        text = re.sub(r"(?m)^aliases: .*\n", "", text)
        text = re.sub(r"(?m)^id: .*", "id: OW{date}-{serial:02}", text, count=1)
        for _ in range(random.randint(1, 4)):
            text = self._schema_slip(random, text)
        return {f"schemas/{OWN}.yaml": text.encode("utf-8", "surrogatepass")}

    def _schema_slip(self, random: Random, text: str) -> str:
        """A field with another name, another type, or one flag more."""
        fields = [*re.finditer(r"(?m)^  ([a-z_]+):", text)]
        types = [*re.finditer(r"\btype: ([^\s,}]+)", text)]
        way = random.random()
        if way < 0.35 and fields:
            found, new = random.choice(fields), random.choice(self.names)
        elif way < 0.7 and types:
            found, new = random.choice(types), random.choice(_TYPES)
        elif way < 0.85 and fields:
            found = random.choice(fields)
            name, kind, shape = (
                random.choice(self.names),
                random.choice(_TYPES),
                random.choice(("", ", list: true", ", map: true")),
            )
            new_field = f"  {name}: {{label: {{zh: 栏{random.randint(0, 99)}, en: F{random.randint(0, 99)}}}, type: {kind}{shape}}}\n"
            return text[: found.start()] + new_field + text[found.start() :]
        else:
            words = [*re.finditer(r"(?<=[:\[,] )[a-z_]+(?=[,\]}\n])", text)]
            if not words:
                return text
            found = random.choice(words)
            return (
                text[: found.start()]
                + random.choice((*self.names, *_TYPES, "draft", "closed", "no", "always"))
                + text[found.end() :]
            )
        return text[: found.start(1)] + new + text[found.end(1) :]

    def _settings(self, random: Random) -> Files:
        return {"commdocs.yaml": self._text(random, self._of("commdocs.yaml"), _SETTINGS, None)}

    def _template(self, random: Random) -> Files:
        path = random.choice(self.templates)
        return {path: self._text(random, self._of(path), _JINJA, partial(_jinja_slip, names=self.names))}

    def _calendar(self, random: Random) -> Files:
        lines = (
            "2024-05-01: 假",
            "2024-05-01: 休",
            "holidays: x",
            "假日: [2024-13-01]",
            "- 2024-05-01",
            "workdays: [[2024-05-01]]",
            "2023-05-01: 班",
        )
        return {
            f"calendar/{random.choice(('2024', '2024', '2023', '0000', '9999'))}.yaml": self._text(
                random, _CALENDAR, lines, None
            )
        }

    def _letterhead(self, random: Random) -> Files:
        path = random.choice(self.letterheads)
        return {path: _package(random, self.here.tree.files[path])}

    def _of(self, path: str) -> str:
        return self.here.tree.files[path].decode()

    def _text(
        self, random: Random, text: str, lines: Sequence[str], slip: Callable[[Random, str], str] | None
    ) -> bytes:
        for _ in range(random.choice((1, 1, 2, 3))):
            way = random.random()
            if slip and way < 0.5:
                text = slip(random, text)
            elif way < 0.7:
                rows = text.split("\n")
                rows.insert(random.randrange(len(rows) + 1), random.choice(lines))
                text = "\n".join(rows)
            else:
                text = spoil.text_of(random, text, self.here)
        return spoil.bytes_of(random, text)

    # -- judging ----------------------------------------------------------------------------------------

    def judge(self, files: Files, number: int) -> str:
        before = self.here.tree
        tree = Tree({**before.files, **files}, before.today)
        with self._known_forms(files):
            loaded = build.load(tree)
        loaded = self._with_a_full_record(loaded, files)
        found = [*loaded.problems, *check.remind(loaded.corpus)]
        [path] = files
        self._in_place(path, loaded)
        if not path.endswith(".docx"):
            found += build.templates(loaded, lambda each: each == path)
        settings = [each for each in loaded.problems if each.rule == "S09" and each.severity == ERROR]
        if not settings:
            if number % _TRACKERS == 0:
                found += self._papers(loaded, None, path)
            elif path.startswith("templates/") or number % 3 == 0:
                only = {_BUILT[number % len(_BUILT)], *(each.path for each in _changed(loaded, path))}
                found += self._papers(loaded, only, path)
        sound(found, files)
        self.desk.printed(found, self.desk.calls[number % 2])
        if number % _TRACKERS == 0:
            self._none(self.desk.commands(loaded, "IS2024-05-22-01"))
        if path.startswith("schemas/") and number % 5 == 0:
            self._none(self.desk.about_forms(loaded, "issue" if path.endswith("_types.yaml") else Path(path).stem))
        return "refused" if any(each.path == path and each.severity == ERROR for each in found) else "sound"

    def after(self, last: bool) -> Iterator[tuple[Fault, Callable[[], Files]]]:
        return iter(())

    @staticmethod
    def _none(faults: Iterator[Fault]) -> None:
        for fault in faults:
            raise Broken(f"{fault.key}\n{fault.story}")

    @contextmanager
    def _known_forms(self, files: Files) -> Iterator[None]:
        """What is spoilt is no schema: then the forms are those of the examples, and are not read again."""
        load = kinds.load
        if not any(path.startswith("schemas/") for path in files):
            kinds.load = lambda texts: (dict(self.here.loaded.kinds), [])  # type: ignore[assignment]
        try:
            yield
        finally:
            kinds.load = load

    def _with_a_full_record(self, loaded: Loaded, files: Files) -> Loaded:
        """Of a spoilt form that is read after all: a record with every field filled in."""
        [path] = files
        kind = loaded.kinds.get(Path(path).stem) if path.startswith("schemas/") else None
        if kind is None:
            return loaded
        status = [*kind.statuses][len(kind.statuses) // 2]
        text = full_text(kind, status, "zh", self.here.loaded)
        place = (
            f"records/{kind.folder or '支付系统'}/{'OW2024-05-22-01' if kind.name == OWN else 'XX2024-05-22-77'}.yaml"
        )
        record, shape = check.read(place, text.encode(), loaded.kinds, loaded.config)
        if record is None:
            raise Broken(f"a full record of a known form cannot be read\n{shape[0].message.en if shape else ''}")
        corpus = with_record(loaded.corpus, record)
        for language in ("zh", "en"):
            kinds.skeleton(kind, language, {}, kinds.Setting(loaded.corpus.today, loaded.config, Calendar()))
        more = check.judge(corpus, {place: shape}, {place})
        return Loaded(loaded.tree, loaded.config, loaded.kinds, corpus, [*loaded.problems, *more])

    def _in_place(self, path: str, loaded: Loaded) -> None:
        """What is wrong with the file is told under its code; the records of other forms are read as before."""
        code = next(code for part, code in CODES.items() if path.startswith(part))
        for each in loaded.problems:
            if each.path == path and each.rule != code and each.rule != "R88":
                raise Broken(f"{each.rule} in a file that speaks as {code}\n{each.message.en}")
        if path.endswith(("_types.yaml", "commdocs.yaml")):
            return
        name = Path(path).stem if path.startswith("schemas/") else ""
        read = {each.path for each in loaded.corpus.records}
        for record in self.here.loaded.corpus.records:
            if record.kind.name != name and record.path not in read:
                raise Broken(f"a record of another form is lost\n{record.path}: {self._why(record, loaded.problems)}")

    @staticmethod
    def _why(record: Record, found: Iterable[Problem]) -> str:
        return "; ".join(each.message.en for each in found if each.path == record.path)

    def _papers(self, loaded: Loaded, only: set[str] | None, path: str) -> Sequence[Problem]:
        batch = Batch(loaded, (), only)
        made = set()
        for output in batch:
            paper(output.entry.path, output.data)
            made.add((output.entry.record, output.entry.format))
        if not path.startswith(("schemas/", "commdocs.yaml", "templates/_shared/")):
            for each in _BUILT if only is None else only.intersection(_BUILT):
                if (each, "md") not in made and each not in loaded.failing and not _of_kind(each, path, loaded):
                    raise Broken(f"a document of another form is lost\n{each}")
        for problem in batch.problems:
            if problem.path != path and not path.startswith(("schemas/", "templates/_shared/", "commdocs.yaml")):
                raise Broken(f"a sound template is blamed\n{problem.path}:{problem.line}: {problem.message.en}")
        return batch.problems


def _of_kind(record: str, path: str, loaded: Loaded) -> bool:
    """Whether the template or form at ``path`` is that of the record's kind."""
    return any(each.path == record and each.kind.name in path for each in loaded.corpus.records)


def _changed(loaded: Loaded, path: str) -> Iterator[Record]:
    """The records whose documents the spoilt file concerns."""
    part = path.split("/")
    name = part[1].removesuffix(".yaml") if len(part) > 1 else ""
    return (each for each in loaded.corpus.records if each.kind.name == name)


def _jinja_slip(random: Random, text: str, names: Sequence[str]) -> str:
    """Another name, or other words, between the braces."""
    found = [*re.finditer(r"(\{\{|\{%)(.*?)(\}\}|%\})", text)]
    if not found:
        return text
    one = random.choice(found)
    words = [*re.finditer(r"[a-z_]+", one[2])]
    if not words or random.random() < 0.3:
        return text[: one.start()] + random.choice(_JINJA) + text[one.end() :]
    word = random.choice(words)
    start = one.start(2) + word.start()
    return text[:start] + random.choice((*names, "x", "", "label", "not", "loop")) + text[start + len(word[0]) :]


_PARTS: Mapping[str, bytes] = {
    "word/vbaProject.bin": b"\0" * 100,
    "../../evil.txt": b"x",
    "/abs.xml": b"<a/>",
    "word/media/x.emf": b"\0" * 1000,
    "word/comments.xml": b"<",
    "customXml/item1.xml": b"<x/>",
    "word/big.xml": b" " * 30_000_000,
    "a" * 300: b"",
    "文字.xml": b"\xff",
    "word/": b"",
}


def _package(random: Random, raw: bytes) -> bytes:
    """A Word file with parts that are missing, changed, too many, or none at all."""
    if random.random() < 0.3:
        return random.choice(
            (b"", b"PK", raw[: random.randrange(len(raw))], spoil.flipped(random, raw), raw + b"x", b"<html>")
        )
    with ZipFile(BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(random.choice((1, 1, 2))):
        name = random.choice([*parts])
        match random.randrange(6):
            case 0:
                del parts[name]
            case 1:
                parts[name] = spoil.flipped(random, parts[name])
            case 2:
                parts[name] = random.choice((b"", b"<", b"<a/>", b"\0", parts[name][: len(parts[name]) // 2]))
            case 3:
                more = random.choice([*_PARTS])
                parts[more] = _PARTS[more]
            case 4:
                tag = random.choice(re.findall(rb"<[^>]{1,200}>", parts[name]) or [b"<a>"])
                parts[name] = parts[name].replace(
                    tag, random.choice((b"", tag * 2, b"<w:style >" * 1000, tag.lower())), random.choice((1, -1))
                )
            case _:
                parts[name] = parts[name].replace(b'"', random.choice((b"'", b"", b"&quot;")), random.choice((1, 20)))
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()
