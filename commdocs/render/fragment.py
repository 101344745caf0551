"""Jinja set up so that a template gives a fragment: its own text with marks, and the values beside it.

``{{ }}`` never becomes text here. The code generator yields (object, (template, line)) for it and plain
strings for the template's own text; ``Fragment`` is what Jinja's ``concat`` builds from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nativetypes import NativeCodeGenerator
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from commdocs.blocks import MARK
from commdocs.messages import render as say
from commdocs.model import LostFill, Value
from commdocs.render import filters
from commdocs.render.limits import BODY, LOOP, Budget, brief, priced, refused
from commdocs.render.trouble import TemplateProblem, TemplateTrouble, full, no_such
from commdocs.render.views import Group, Items, KindLabels, Label

Origin = tuple[str, int]  # template path, line

# A line of tags and comments only leaves no line: its line end moves into the last tag, so lines still count.
_TAG = r"\{%(?:(?!%\}|\{%).)*%\}|\{#(?:(?!#\}|\{#).)*#\}"
_MARK_LIKE = re.compile("[\ue000\U000f0000-\U000ffffd]")
_TAG_LINE = re.compile(rf"^[ \t]*((?:(?:{_TAG})[ \t]*)*(?:{_TAG}))[ \t]*\n", re.MULTILINE | re.DOTALL)
_TAG_END = re.compile(r"([-+]?[%#]\})$")


class Fragment:
    """Text with a mark for each value. It can be printed, and nothing else."""

    __slots__ = ("origins", "skeleton", "something", "values")

    skeleton: str

    def __init__(self, pieces: Iterable[Any], budget: Budget | None = None):
        text: list[str] = []
        self.values: list[Value] = []
        self.origins: list[Origin] = []
        values, origins = self.values, self.origins
        for piece in pieces:
            if piece.__class__ is str:
                text.append(piece)
                continue
            thing, origin = piece
            made = thing.__class__
            if made is Fragment:
                if budget is not None:
                    budget.spend(len(thing.values) + len(thing.skeleton) // 4)
                text.append(thing.skeleton.removesuffix("\n"))
                values += thing.values
                origins += thing.origins
                continue
            text.append(MARK)
            if made is Value:
                values.append(thing)
            elif made is str:
                values.append(Value(thing, thing))
            elif made is Label:
                values.append(thing.value)
            else:
                values.append(printed(thing, origin[1]))
            origins.append(origin)
        self.skeleton = "".join(text)
        self.something = bool(values) or (bool(self.skeleton) and not self.skeleton.isspace())

    def __bool__(self) -> bool:
        return self.something

    def __str__(self) -> str:
        raise TemplateTrouble(say.FRAGMENT)

    def __len__(self) -> int:
        raise TemplateTrouble(say.FRAGMENT)

    def __iter__(self) -> Any:
        raise TemplateTrouble(say.FRAGMENT)


def printed(thing: Any, line: int = 0) -> Value:
    """The value that ``{{ thing }}`` puts on the page."""
    try:
        if isinstance(thing, Value):
            return thing
        if isinstance(thing, Items | Label):
            return thing.value
        if isinstance(thing, Undefined):
            thing._fail_with_undefined_error()
    except TemplateTrouble as trouble:
        raise TemplateTrouble(trouble.message, trouble.hint, line) from None
    if isinstance(thing, str):
        return Value(thing, thing)
    if isinstance(thing, int | float) and not isinstance(thing, bool):
        return Value(thing, str(thing), "number")
    if thing is None:
        what, example = say.NOTHING, "{{ topic }}"
    elif isinstance(thing, bool):
        what, example = say.YES_NO, "{% if … %}"
    elif isinstance(thing, Group | KindLabels):
        what, example = say.A_GROUP, "{{ assessment.text }}"
    elif isinstance(thing, list | tuple) or hasattr(thing, "__next__"):
        what, example = say.A_LIST, "{% for … %}"
    else:
        what, example = say.A_FUNCTION, "{{ topic }}"
    raise TemplateTrouble(say.NOT_PRINTABLE.fill(what=what, example=example), line=line)


class _Generator(NativeCodeGenerator):
    """Writes ``(value, (template, line))`` for every ``{{ }}``; a literal is a value too. What joins and compares
    goes through the environment, which counts."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> Any:
        if isinstance(node, nodes.TemplateData):
            return node.as_const(frame.eval_ctx)
        raise nodes.Impossible

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(f", ({self.name!r}, {node.lineno}))")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.getitem(")
        self.visit(node.node, frame)
        self.write(", slice(")
        for each in (node.arg.start, node.arg.stop, node.arg.step):
            self.visit(each or nodes.Const(None), frame)
            self.write(", ")
        self.write("))")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        if brief(node):
            super().visit_Compare(node, frame)
            return
        self.write("environment.budget.compared(")
        self.visit(node.expr, frame)
        for each in node.ops:
            self.write(f", {each.op!r}, ")
            self.visit(each.expr, frame)
        self.write(")")


class _Context(Context):
    """Names are looked up in the page, the outermost group, before the helpers."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.page: Group | None = self.parent.get("__page__")

    def resolve_or_missing(self, key: str) -> Any:
        if key in self.vars:
            return self.vars[key]
        page = self.page
        if page is not None and (key in page.fields or key in page.extra):
            return page.get(key)
        return self.parent.get(key, missing)


class Unknown(StrictUndefined):
    """Any use of a name that does not exist is trouble."""

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> Any:
        raise no_such(self._undefined_name or "")

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = _fail_with_undefined_error
    __getattr__ = __getitem__ = __call__ = __add__ = __lt__ = __gt__ = _fail_with_undefined_error


_OPEN: frozenset[Any] = frozenset({Group, Label, KindLabels})  # whose attributes are the names the schema gives them
_HARMLESS: frozenset[Any] = frozenset({LoopContext, Namespace, TemplateModule})  # whose plain attributes are harmless


class Environment(ImmutableSandboxedEnvironment):
    """Sandboxed and strict; knows only the filters and tests that keep a value's path, or say so; counts what a
    template does in its ``budget``.

    Only values, records, loops, namespaces and imported templates have attributes: texts, lists and numbers have
    none, so no method can be called.
    """

    code_generator_class = _Generator
    context_class = _Context
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def __init__(
        self,
        load: Callable[[str], str | None],
        helpers: Mapping[str, Any],
        fold: Callable[[nodes.Template, str], None],
    ):
        from jinja2 import FunctionLoader

        super().__init__(
            undefined=Unknown,
            loader=FunctionLoader(load),
            optimized=False,
            autoescape=False,
            keep_trailing_newline=True,
        )
        self.budget = budget = Budget()
        self.filters = filters.paid(self.filters, budget) | {
            "join": self.join,
            "upper": lambda thing: self.joined((plain(thing).upper(),)),
            "lower": lambda thing: self.joined((plain(thing).lower(),)),
            LOOP: budget.loop,
            BODY: budget.body,
        }
        tests: dict[str, Any] = dict(self.tests)
        self.tests = {name: budget.test(tests[name]) for name in filters.TESTS}
        self.globals = {"namespace": self.globals["namespace"], **helpers}
        self.fold = fold

    def concat(self, pieces: Iterable[Any]) -> Any:
        """What a page, macro or set block gives."""
        return Fragment(pieces, self.budget)

    def joined(self, things: Iterable[Any]) -> str:
        """``a ~ b``."""
        return self.join(list(things))

    def join(self, items: Sequence[Any], separator: Any = "") -> str:
        """Plain text: the values' paths are lost."""
        between = plain(separator)
        self.budget.size(items)
        texts = [plain(item) for item in items]
        self.budget.text(sum(map(len, texts)) + len(between) * len(texts))
        return between.join(texts)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        with faults_of(name or ""):
            return super()._parse(source, name, filename)

    def compile(self, source: Any, name: str | None = None, *more: Any, **how: Any) -> Any:
        with faults_of(name or ""):
            return super().compile(source, name, *more, **how)

    def _generate(self, source: nodes.Template, name: str | None, *more: Any, **options: Any) -> str:
        """Jinja's hook between a parsed template and its code."""
        for line, what in refused(source):
            raise TemplateProblem(full(name or ""), line, say.NOT_ALLOWED.fill(what=what))
        self.fold(source, name or "")
        priced(source)
        return super()._generate(source, name, *more, **options)

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        if obj.__class__ is Macro:  # ours, so safe, and needing no context
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return obj(*args, **kwargs)
        self.budget.comparing(*args, *([[]] if getattr(obj, "__self__", None).__class__ is LoopContext else []))
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        self.budget.calculate(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        made = obj.__class__
        if made in _OPEN:
            return obj.get(attribute)
        if made in _HARMLESS and attribute[0] != "_":
            return getattr(obj, attribute)
        if made is Value:
            return filters.part(obj, attribute)
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        raise no_such(attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if obj.__class__ in _OPEN or obj.__class__ is Value:
            return self.getattr(obj, plain(argument))
        if isinstance(obj, dict) and isinstance(argument, str | Value):
            argument = plain(argument)
            return obj[argument] if argument in obj else self.undefined(name=argument)
        if isinstance(obj, str | list | tuple) and isinstance(argument, int | slice):
            if isinstance(argument, slice):
                self.budget.size(obj)
                return obj[argument]
            if -len(obj) <= argument < len(obj):
                return obj[argument]
            return obj.blank() if isinstance(obj, Items) else self.undefined(name=f"[{argument}]")
        return self.getattr(obj, plain(argument))

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        source = super().preprocess(source, name, filename)
        for number, line in enumerate(source.split("\n"), 1):
            if found := _MARK_LIKE.search(line):
                raise TemplateProblem(full(name or ""), number, say.MARK_IN_TEXT.fill(code=ord(found[0])))
        return _TAG_LINE.sub(lambda found: _TAG_END.sub(r"\n\1", found.group(1)), source)


def plain(thing: Any) -> str:
    """The text of a value, a label or a number among other words; never what Python would say of it."""
    made = thing.__class__
    if made is str:
        return str(thing)
    return str(thing) if made is Value or made is Fragment else str(printed(thing))


@contextmanager
def faults_of(name: str) -> Iterator[None]:
    """What is too much for Jinja or for Python is a fault of the template like any other."""
    try:
        yield
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        reason = say.NESTED if isinstance(error, SyntaxError | RecursionError | MemoryError) else say.NUMBER_TOO_BIG
        raise TemplateProblem(full(name), 1, reason) from error


def place_of(error: BaseException) -> Origin | None:
    """The template and line where ``error`` arose: the innermost frame of Jinja's code."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        running = trace.tb_frame.f_globals.get("__jinja_template__")
        if running is not None:
            place = (running.name, running.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return place


__all__ = ["Environment", "Fragment", "LostFill", "Origin", "place_of", "printed"]
