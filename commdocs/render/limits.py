"""How much a template may do: the same template over the same records always ends the same way, on any machine.

Work is counted before it is done, in steps: about one for each part of a template that is evaluated and for every
sixteen characters that are made. Loops, macros and includes pay for what is in them (``priced``), texts and lists
for their length. So nothing is counted while a loop runs, and a page without a loop pays almost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from commdocs.messages import render as say
from commdocs.model import Value
from commdocs.render.trouble import TemplateTrouble

STEPS = 500_000  # for a page …
STEPS_A_RECORD = 4_000  # … and for every record of the workspace: a list may print them all, some of them twice
_TEXT = 16  # characters a step
_REPEATED = 10_000  # length of what "*" may make
_NUMBER = 10**15
_SHORT = 100  # characters that are compared for nothing
_ITEM = 4  # steps for an item that a filter looks at
_LISTS = (list, tuple, dict)
_SIZED = (list, tuple, str, dict)
_PRICES: Mapping[type, int] = {  # steps; 1 for any other part of a template
    nodes.Include: 40,
    nodes.Import: 40,
    nodes.FromImport: 40,
    nodes.Call: 8,
    nodes.Filter: 3,
}
_HALF = re.compile("[\ud800-\udfff]")  # half a character: no file can hold it
LOOP, BODY = "items of a loop", "what is in it"  # filters that no template can name

_COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "gt": lambda left, right: left > right,
    "gteq": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "lteq": lambda left, right: left <= right,
    "in": lambda left, right: left in right,
    "notin": lambda left, right: left not in right,
}


_REFUSED = (nodes.Extends, nodes.Block, nodes.FilterBlock, nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)


class Budget:
    """The steps that are left for a page."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = 0

    def start(self, records: int) -> None:
        """A new page, in a workspace of so many records."""
        self.left = STEPS + STEPS_A_RECORD * records

    def spend(self, steps: int) -> None:
        """Raises TemplateTrouble when it is too much."""
        self.left -= steps
        if self.left < 0 or steps < 0:  # whatever a template calls, it gets nothing back
            raise TemplateTrouble(say.TOO_MUCH, say.TOO_MUCH_FIX)

    # -- loops, macros, includes -------------------------------------------------------------------

    def loop(self, items: Any, price: int) -> Any:
        """The items of a loop, paid for."""
        if not isinstance(items, _SIZED):
            items = list(items)
        self.spend(len(items) * price + 1)
        return items

    def body(self, price: int) -> None:
        """Pays for the body of a macro or of a template."""
        self.spend(price)

    # -- texts, lists, numbers -----------------------------------------------------------------------

    def size(self, *things: Any) -> int:
        """Pays for looking at the things from end to end; how many of them are lists."""
        lists = 0
        for thing in things:
            data = thing.data if thing.__class__ is Value else thing
            if data.__class__ is str:
                if len(data) > _SHORT:
                    self.spend(len(data) // _TEXT)
            elif isinstance(data, _LISTS):
                lists += 1
                self.spend(len(data) + 1)
        return lists

    def over(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that pays for the list it is given, and gives a list, so that the next one knows its length."""
        passed = getattr(work, "jinja_pass_arg", None)

        def paid(*given: Any, **options: Any) -> Any:
            items = given[passed is not None]
            self.spend(_ITEM * len(items) if isinstance(items, _SIZED) else 1)
            made = work(*given, **options)
            return list(made) if hasattr(made, "__next__") else made

        if passed is not None:
            paid.jinja_pass_arg = passed  # type: ignore[attr-defined]
        return paid

    def test(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """A test that pays for what it compares."""

        def paid(*things: Any) -> Any:
            self.comparing(*things)
            return work(*things)

        return paid

    def comparing(self, *things: Any) -> None:
        """Pays for a comparison. Lists are not compared: one in the other, they would take for ever."""
        if self.size(*things) > 1:
            raise TemplateTrouble(say.NOT_ALLOWED.fill(what="[ ] == [ ]"))

    def compared(self, left: Any, *pairs: Any) -> Any:
        """``left < a <= b …``: the names of the operators and what stands to their right, in turn."""
        for name, right in zip(pairs[::2], pairs[1::2], strict=True):
            self.comparing(left, right)
            if isinstance(right, _LISTS) and isinstance(left, str | Value):
                self.spend(len(right) * (len(left) // _TEXT))
            if not (held := _COMPARE[name](left, right)):
                return held
            left = right
        return True

    def calculate(self, sign: str, left: Any, right: Any) -> None:
        """Pays for ``left + right`` and the like; raises TemplateTrouble for what no page needs."""
        if sign == "**" or (sign == "%" and isinstance(left, str)):
            raise TemplateTrouble(say.NOT_ALLOWED.fill(what=sign))
        for one, other in ((left, right), (right, left)):
            repeated = sign == "*" and isinstance(one, str | list | tuple) and isinstance(other, int)
            if repeated and len(one) * other > _REPEATED:
                raise TemplateTrouble(say.TOO_LONG.fill(limit=_REPEATED), say.TOO_MUCH_FIX)
            if isinstance(one, int | float) and not abs(one) <= _NUMBER:
                raise TemplateTrouble(say.NUMBER_TOO_BIG)
        self.size(left, right)

    def text(self, length: int) -> None:
        """Pays for a text of that many characters."""
        self.spend(length // _TEXT)


def refused(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Line and name of what no template may use: it breaks the marks of values, or goes on without end."""
    for node in tree.find_all((*_REFUSED, nodes.For, nodes.Dict, nodes.Const)):
        if isinstance(node, nodes.For):
            if node.recursive:
                yield node.lineno, "recursive"
        elif isinstance(node, nodes.Const):
            if isinstance(node.value, str) and _HALF.search(node.value):
                yield node.lineno, "\\ud800"
        elif not isinstance(node, nodes.Dict):
            yield node.lineno, type(node).__name__.lower()
        elif not all(isinstance(each.key, nodes.Const) for each in node.items):
            yield node.lineno, "{…: }"


def priced(tree: nodes.Template) -> None:
    """Makes every loop, macro and template pay for what is in it."""
    _Pricing().visit(tree)


class _Pricing(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.For:
        price = nodes.Const(_price([*node.body, *([node.test] if node.test else [])]), lineno=node.lineno)
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, LOOP, [price], [], None, None, lineno=node.lineno)
        return node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        """A tuple becomes a list: one in the other, tuples can be keys that take for ever to look up."""
        self.generic_visit(node)
        return nodes.List(node.items, lineno=node.lineno) if node.ctx == "load" else node

    def visit_Template(self, node: nodes.Template | nodes.Macro | nodes.CallBlock) -> nodes.Node:
        price = nodes.Const(_price(node.body), lineno=node.lineno)
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(nodes.Filter(price, BODY, [], [], None, None), lineno=node.lineno))
        return node

    visit_Macro = visit_CallBlock = visit_Template


def _price(body: Iterable[nodes.Node]) -> int:
    price = 1
    for part in body:
        for node in (part, *part.find_all(nodes.Node)):
            price += _PRICES.get(node.__class__, 1) + (
                len(node.data) // 4 if isinstance(node, nodes.TemplateData) else 0
            )
    return price


def brief(node: nodes.Compare) -> bool:
    """Whether a comparison costs nothing worth counting: one side is a few words of the template's."""
    if len(node.ops) != 1:
        return False
    op, right = node.ops[0].op, node.ops[0].expr
    if op in ("in", "notin"):
        return isinstance(right, nodes.List) and all(map(_few_words, right.items))
    return _few_words(node.expr) or _few_words(right)


def _few_words(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and (not isinstance(node.value, str) or len(node.value) <= _SHORT)
