"""What goes over the desk: spoilt records judged as the commands judge them, and what must hold of the answers."""

from __future__ import annotations

import importlib
import json
import re
import signal
import time
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from io import BytesIO, StringIO
from itertools import product
from pathlib import Path
from types import FrameType
from zipfile import ZipFile

from lxml import etree

from commdocs import build, check, source, workspace
from commdocs.build import Loaded, proposal
from commdocs.build.batch import Batch
from commdocs.cli import problems, usage
from commdocs.cli.call import Call
from commdocs.history import Change, Step
from commdocs.model import ERROR, Edit, Finding, Problem, Record, Tree
from tests.fuzz import odd
from tests.fuzz.ground import Ground, ground, read, with_record

SECONDS = 2.0  # for one record, or one document
LONGEST = 2_000  # characters of one sentence
MOST = 200_000  # characters of all that is said of one file
_SHORT = 8_000
_RAISED = re.compile(
    r"(\w+(?:Error|Exception)\b)[^\n]*\((commdocs\.[\w.]+:\d+)\)"
)  # an error that cost one record only
_LATER = datetime(2024, 6, 3, 12)
_ENDS = re.compile(r"\r\n?|\n")

Judged = tuple[Record | None, Sequence[Problem]]


class Late(BaseException):
    """The alarm rang. No Exception, so that nothing on the way takes it for its own."""


class Broken(AssertionError):
    """Something that must hold does not: the first line says what, the others show it."""


@dataclass(frozen=True)
class Fault:
    """What went wrong. Two with the same ``key`` are taken for one."""

    key: str
    story: str


# -- the alarm ------------------------------------------------------------------------------------------


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raises Late when the time is over."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise Late

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def fault_of(act: Callable[[], object], seconds: float = SECONDS) -> Fault | None:
    """What goes wrong when ``act`` is done under the alarm; None if nothing.

    A busy machine is not the program's fault: who is late tries again, and then processor time counts.
    """
    try:
        with alarm(seconds):
            act()
    except Late:
        return _late(act, seconds)
    except Exception as error:
        return _fault(error)
    return None


def _late(act: Callable[[], object], seconds: float) -> Fault | None:
    start = time.process_time()
    try:
        with alarm(seconds * 10):
            act()
    except Late as late:
        return Fault(f"late in {_place(late)}", f"more than {seconds * 10} s")
    except Exception as error:
        return _fault(error)
    spent = time.process_time() - start
    return Fault("late", f"{spent:.1f} s") if spent > seconds else None


def _fault(error: BaseException) -> Fault:
    what = str(error).partition("\n")[0] if isinstance(error, Broken) else f"{type(error).__name__} in {_place(error)}"
    return Fault(what, "".join(traceback.format_exception(error))[-3_000:])


def _place(error: BaseException) -> str:
    """Where in the program it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if "/commdocs/" in each.filename and "/tests/" not in each.filename] or frames
    return f"{Path(own[-1].filename).name}:{own[-1].name}"


# -- one record -----------------------------------------------------------------------------------------


def judged(path: str, raw: bytes, wide: int) -> Judged:
    """The record judged among those that it is linked with; raises Broken, or what goes wrong.

    ``wide``: 0 only the record itself is judged; 1 the others, too, and it is looked at as a change of what stood
    there; 2 the others are all of the workspace, and what is offered is done.
    """
    here = ground()
    record, shape = read(path, raw, here.loaded)
    found = [*shape]
    if record is not None:
        corpus = with_record(here.loaded.corpus if wide > 1 else here.near[path], record)
        only = None if wide else {path}
        found = [*check.judge(corpus, {path: shape}, only), *check.remind(corpus, only)]
        if wide:
            found += check.judge_changes(corpus, [_changed(record)])
        if wide > 1:
            _edited(record, found)
    elif not any(each.severity == ERROR for each in shape):
        raise Broken("nothing was read, and no error says so")
    sound(found, {path: raw})
    return record, found


def _changed(record: Record) -> Change:
    """The record instead of the example of that place, which may have been signed or closed."""
    was = next(each for each in ground().loaded.corpus.records if each.path == record.path)
    return Change(record.path, was, (Step(record, None, _LATER),), (was,), "0" * 40)


def _edited(record: Record, found: Iterable[Problem]) -> None:
    """What is proposed can be done, and any value can be put anywhere or is refused."""
    edits = [each.fix for each in found if each.path == record.path and each.fix]
    start = len(record.text) % 8
    for number, name in enumerate([*record.kind.fields][start::8], start):
        value = odd.ALL[(len(record.text) + 7 * number) % len(odd.ALL)]
        edits.append((Edit(name, value, add=number % 2 == 0),))
    for each in edits[-8:]:
        text, _ = proposal.edited(record, each)
        root, _ = source.parse(text)
        if root is None:
            raise Broken(f"an edit makes a record unreadable\n{each}")


@contextmanager
def parsed_once() -> Iterator[None]:
    """A short text is parsed once for all that ask, so that more fit into an hour; a long one each time."""
    parse = source.parse
    once = lru_cache(maxsize=2)(parse)

    def parsed(text: str) -> tuple[source.MapNode | None, list[Finding]]:
        root, findings = once(text) if len(text) < _SHORT else parse(text)
        return root, [*findings]

    source.parse = parsed  # type: ignore[assignment]
    try:
        yield
    finally:
        source.parse = parse


def sound(found: Iterable[Problem], files: dict[str, bytes]) -> None:
    """Raises Broken unless each problem stands in its file and speaks both languages."""
    lines: dict[str, Sequence[str]] = {}
    said: dict[str, int] = {}
    for each in found:
        if each.path in files:
            inside = lines[each.path] if each.path in lines else lines.setdefault(each.path, _lines(files[each.path]))
            if not 1 <= each.line <= len(inside):
                raise Broken(f"{each.rule} stands in no line\n{each.line} of {len(inside)}: {each.message}")
            if not 1 <= each.column <= len(inside[each.line - 1]) + 1:
                raise Broken(f"{each.rule} stands in no column\n{each.line}:{each.column}: {each.message}")
        if not (each.message.zh and each.message.en and each.name.zh and each.name.en):
            raise Broken(f"{each.rule} says nothing\n{each}")
        if bool(each.hint.zh) != bool(each.hint.en):
            raise Broken(f"{each.rule} has a fix in one language only\n{each}")
        raised = _RAISED.search(each.message.en)
        if raised:
            raise Broken(f"{raised[1]} in {raised[2]} is told as {each.rule}\n{each.message.en}")
        for words in (*each.message, *each.hint):
            if len(words) > LONGEST:
                raise Broken(f"{each.rule} says more than {LONGEST} characters\n{len(words)}: {words[:300]}")
        said[each.path] = said.get(each.path, 0) + len(each.message.zh) + len(each.hint.zh)
    for path, length in said.items():
        if length > MOST:
            raise Broken(f"more than {MOST} characters are said of one file\n{path}: {length}")


def _lines(raw: bytes) -> Sequence[str]:
    text, _ = source.decode(raw)
    return _ENDS.split(text if text is not None else raw.decode("latin-1"))


# -- the desk -------------------------------------------------------------------------------------------


class Desk:
    """A workspace in memory that spoilt records are laid into."""

    def __init__(self, root: Path) -> None:
        """``root``: an empty folder, which becomes the workspace that the commands find on disk."""
        (root / "commdocs.yaml").touch()
        self.here: Ground = ground()
        self.root = root
        self.calls = [Call(["--workspace", str(root), "--language", language]) for language in ("zh", "en")]
        for call in self.calls:
            call.folder, call.quiet = root, True

    def record(self, path: str, raw: bytes, number: int) -> Judged:
        """Judges one record; every 8th with its neighbours, every 120th with all, every 9th as it is printed, too."""
        record, found = judged(path, raw, (number % 8 == 0) + (number % 120 == 0))
        if number % 9 == 0 and found:
            self.printed(found, self.calls[number // 9 % 2])
        return record, found

    def printed(self, found: Sequence[Problem], call: Call) -> None:
        """As text, for programs and for GitHub."""
        for line in problems.lines(found, call):
            line.encode()
        report = json.dumps(problems.report(found, 1, call), ensure_ascii=False)
        if len(json.loads(report.encode())["problems"]) != len(found):
            raise Broken("JSON has another number of problems")
        if any("\n" in line or "\r" in line for line in problems.github(found, call)):
            raise Broken("a workflow command has several lines")

    def together(self, several: Sequence[tuple[Record, Sequence[Problem], bytes]]) -> Loaded:
        """The examples and the spoilt records, each of them in a folder of its own."""
        files = dict(self.here.tree.files)
        found: list[Problem] = []
        moved = []
        for number, (record, wrong, raw) in enumerate(several):
            path = f"records/{number:04}/{record.path.rpartition('/')[2]}"
            files[path] = raw
            moved.append(replace(record, path=path))
            found += [replace(each, path=path) for each in wrong if each.path == record.path]
        there = self.here.loaded
        corpus = with_record(there.corpus, *moved)
        return Loaded(Tree(files, self.here.tree.today), there.config, there.kinds, corpus, found)

    def papers(
        self, loaded: Loaded, formats: Collection[str] = (), only: Collection[str] | None = None
    ) -> Iterator[Fault]:
        """Makes every document and list, or those of some records, each under the alarm; gives what goes wrong."""
        batch = Batch(loaded, formats, only)
        made = iter(batch)
        over = False

        def one() -> None:
            nonlocal over
            output = next(made, None)
            over = output is None
            if output is not None:
                paper(output.entry.path, output.data)

        while not over:
            fault = fault_of(one, SECONDS * 2)
            if fault:
                yield fault
                batch.problems.clear()
                break  # what raised gives nothing more
        for each in batch.problems:
            place = each.message.en if each.path.startswith("records/") else f"{each.path}:{each.line}"
            yield Fault(f"{each.rule} in {place}", f"{each.path}:{each.line}: {each.message.en}\n{each.hint.en}")

    def commands(self, loaded: Loaded, name: str) -> Iterator[Fault]:
        """The commands that read records, in both languages, as text and as JSON."""
        verbs = (["due", "--days", "30"], ["list"], ["list", "--items", "actions"], ["show", name], ["trace", name])
        for words, form in product(verbs, ("text", "json")):
            yield from self.said([*words, "--format", form], loaded)

    def about_forms(self, loaded: Loaded, name: str) -> Iterator[Fault]:
        """The commands that speak of the form ``name``, and the one that makes a record of it."""
        for words in (
            ["explain", name],
            ["explain", f"{name}.status"],
            ["schema", name],
            ["schema", "--all"],
            ["which"],
        ):
            yield from self.said(words, loaded)
        yield from self.said(["new", name, "--project", "支付系统"], loaded)

    def said(self, words: Sequence[str], loaded: Loaded) -> Iterator[Fault]:
        """What goes wrong with a command, in both languages."""
        for call in self.calls:
            fault = fault_of(partial(self._run, words, call, loaded), SECONDS * 5)
            if fault:
                yield fault

    def _run(self, words: Sequence[str], call: Call, loaded: Loaded) -> None:
        command = importlib.import_module(f"commdocs.cli.{words[0]}").command
        out = StringIO()
        with _given(loaded), redirect_stdout(out), redirect_stderr(StringIO()):
            try:
                command.main([*words[1:]], obj=call, standalone_mode=False)
            except (usage.Wrong, usage.Faulty):
                return
        if words[-1] == "json":
            json.loads(out.getvalue())


@contextmanager
def _given(loaded: Loaded) -> Iterator[None]:
    """The commands read this workspace instead of the one on disk."""
    before = workspace.read, build.load
    workspace.read = lambda *words, **more: loaded.tree  # type: ignore[assignment]
    build.load = lambda *words, **more: loaded  # type: ignore[assignment]
    try:
        yield
    finally:
        workspace.read, build.load = before


def paper(path: str, data: bytes) -> None:
    """Raises Broken unless the file is what its ending says."""
    if not path.endswith(".docx"):
        data.decode()
        return
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                try:
                    etree.fromstring(package.read(name))
                except etree.XMLSyntaxError as error:
                    raise Broken(f"{name} of a Word file is no XML\n{path}: {error}") from error
