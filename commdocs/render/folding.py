"""Words of a template that are known before any record is read become the template's own text.

``{{ label.topic }}`` and ``{{ t("会议时间", "Time") }}`` say the same on every page of a language. Where the
words hold nothing that Markdown could take for mark-up, printing them as a value and writing them down in the
template give the same page; written down they cost nothing a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

Words = Callable[[tuple[str, ...]], str | None]

# Begins with a letter, and no sign in it has a meaning in Markdown, wherever it stands.
_PLAIN = re.compile(r"[^\W\d_](?:\w|[ ，、。；：“”（）《》—–·,;:()%/-])*")


def plain(words: str) -> bool:
    """Whether nothing in ``words`` could be taken for mark-up."""
    return _PLAIN.fullmatch(words) is not None


def fold(tree: nodes.Template, label: Words, language: int) -> None:
    """Folds labels, found by ``label`` from the names behind ``label.``, and the ``language``-th word of ``t``."""
    bound = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    _Folding(None if "label" in bound else label, None if "t" in bound else language).visit(tree)


class _Folding(NodeTransformer):
    def __init__(self, label: Words | None, language: int | None):
        self.label, self.language = label, language

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        node.nodes = [self._known(each) or self.visit(each) for each in node.nodes]
        return node

    def _known(self, node: nodes.Expr) -> nodes.TemplateData | None:
        words = None
        if isinstance(node, nodes.Call):
            words = self._chosen(node)
        elif isinstance(node, nodes.Getattr) and self.label:
            names = _names(node)
            words = self.label(names[1:]) if names and names[0] == "label" else None
        if words is None or not plain(words):
            return None
        return nodes.TemplateData(words, lineno=node.lineno)

    def _chosen(self, call: nodes.Call) -> str | None:
        if self.language is None or not isinstance(call.node, nodes.Name) or call.node.name != "t":
            return None
        words = [each.value for each in call.args if isinstance(each, nodes.Const) and isinstance(each.value, str)]
        return words[self.language] if len(words) == len(call.args) == 2 and not call.kwargs else None


def _names(node: nodes.Expr) -> tuple[str, ...] | None:
    """``label.actions.due`` as ("label", "actions", "due"); None for anything else."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        before = _names(node.node)
        return (*before, node.attr) if before else None
    return None
