"""What is raised when a template cannot become a document."""

from __future__ import annotations

from commdocs.messages import Text
from commdocs.messages import render as say
from commdocs.model import LostFill, Record

_LONGEST = 300  # characters of what Python says
_NAME = 80  # characters of a name in a message


class TemplateTrouble(Exception):
    """Inside a template; ``line`` is 0 where only the traceback knows it."""

    def __init__(self, message: Text, hint: Text = say.FIX_TEMPLATE, line: int = 0):
        super().__init__(message.en)
        self.message, self.hint, self.line = message, hint, line


class TemplateProblem(Exception):
    """A template error, located: ``path`` is the template's, ``line`` counts from 1."""

    def __init__(self, path: str, line: int, message: Text, hint: Text = say.FIX_TEMPLATE):
        super().__init__(f"{path}:{line}: {message.en}")
        self.path, self.line, self.message, self.hint = path, line, message, hint
        self.field = ""  # the path of the value of the record at which it arose

    @property
    def too_much(self) -> bool:
        """Whether the template was stopped, whatever the record."""
        return self.message == say.TOO_MUCH


class RecordTrouble(Exception):
    """A record that a template, sound on every made-up one, cannot print."""

    def __init__(self, record: Record, problem: TemplateProblem):
        super().__init__(f"{record.path}: {problem}")
        self.record, self.problem = record, problem


def no_such(name: str, hint: Text = say.FIX_TEMPLATE) -> TemplateTrouble:
    """Trouble about a name that does not exist."""
    return TemplateTrouble(say.UNKNOWN_NAME.fill(name=name if len(name) <= _NAME else f"{name[:_NAME]}…"), hint)


def explain(error: Exception, path: str, line: int) -> TemplateProblem:
    """Any error that arose in a template, as a located problem."""
    if isinstance(error, TemplateTrouble):
        return TemplateProblem(path, error.line or line or 1, error.message, error.hint)
    if isinstance(error, LostFill):
        return TemplateProblem(path, line or 1, say.LOST_FILL.fill(path=str(error)))
    if isinstance(error, RecursionError):
        return TemplateProblem(path, line or 1, say.NESTED)
    return TemplateProblem(path, line or 1, say.FAILED.fill(detail=Text.same(str(error)[:_LONGEST])))


def full(name: str) -> str:
    """The path of a template that another named ``_shared/x.md``."""
    return name if name.startswith("templates/") else f"templates/{name}"
