"""What went wrong with a command line, in words of our own. Never a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Iterable, Sequence

import click

from commdocs.cli import problems
from commdocs.cli.call import Call
from commdocs.messages import Text
from commdocs.messages import cli as say
from commdocs.model import Problem
from commdocs.workspace import Unusable, why

WRONG = 2


class Faulty(Exception):
    """The schema files or the config are such that the command cannot be carried out."""

    def __init__(self, found: Sequence[Problem]) -> None:
        super().__init__("faulty schema or config")
        self.problems = found


class Wrong(Exception):
    """The command cannot be carried out as it was typed."""

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint


def readable(words: Sequence[str]) -> list[str]:
    """The words of the command line as text: what is no UTF-8 is GB18030, from a console or script of that encoding.

    Raises Wrong where a word is neither. A name that is on disk is left as it is.
    """
    return [word if word.isascii() or _whole(word) else _decoded(word, number) for number, word in enumerate(words, 1)]


def _decoded(word: str, number: int) -> str:
    if os.path.lexists(word):
        return word
    if not any("\u4e00" <= each <= "\u9fff" for each in word):  # else it is UTF-8 in part: nobody can tell
        with contextlib.suppress(UnicodeDecodeError):
            return os.fsencode(word).decode("gb18030")
    shown = os.fsencode(word).decode(errors="replace")
    raise Wrong(say.NOT_TEXT.fill(number=number, word=shown), say.NOT_TEXT_FIX)


def _whole(word: str) -> bool:
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True


def meant(words: Sequence[str]) -> list[str]:
    """``help`` and ``help check`` as the options that they stand for."""
    if words and words[0] in ("help", "帮助"):
        return [*words[1:], "--help"]
    return list(words)


def no_such_command(name: str, known: Iterable[str]) -> Wrong:
    from commdocs.fields.nearest import nearest  # not for `commdocs --help`

    if name.casefold() in say.TRIED:
        return Wrong(say.NO_SUCH_COMMAND.fill(name=name), say.TRIED[name.casefold()])
    close = nearest(name, known)
    hint = say.DID_YOU_MEAN.fill(word=f"commdocs {close}") if close else say.SEE_OVERVIEW
    return Wrong(say.NO_SUCH_COMMAND.fill(name=name), hint)


def report(error: Exception, call: Call) -> int:
    """Says what is wrong, and gives the exit status."""
    if isinstance(error, click.Abort):
        call.warn(say.INTERRUPTED)
        return 130
    if isinstance(error, Wrong | Unusable):
        _say(call, error.message, error.hint)
    elif isinstance(error, Faulty):
        for line in problems.lines(error.problems, call):
            call.warn(line)
    elif isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "commdocs"
        _say(call, _sentence(error), say.SEE_HELP.fill(command=path))
    else:
        if call.verbose:
            call.warn("".join(traceback.format_exception(error)).rstrip())
        if isinstance(error, OSError):
            _say(call, say.DISK_REFUSED.fill(path=error.filename or "-", why=why(error)), say.DISK_REFUSED_FIX)
            return WRONG
        _say(call, say.OUR_FAULT.fill(error=f"{type(error).__name__}: {error}"), say.OUR_FAULT_FIX)
    return WRONG


def _say(call: Call, message: Text, hint: Text | None) -> None:
    call.warn(say.ERROR_LINE.fill(message=message))
    if hint:
        call.warn(say.HINT_LINE.fill(hint=hint))


def _sentence(error: click.UsageError) -> Text:
    if isinstance(error, click.NoSuchOption):
        return say.NO_SUCH_OPTION.fill(name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say.MISSING.fill(name=_name(error.param))
    if isinstance(error, click.BadOptionUsage):
        return say.BAD_OPTION.fill(name=error.option_name)
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            return say.NOT_A_CHOICE.fill(name=_name(error.param), known=", ".join(map(str, kind.choices)))
        return say.BAD_VALUE.fill(name=_name(error.param), why=error.message)
    return say.BAD_USAGE.fill(why=error.format_message())


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.make_metavar(click.get_current_context(silent=True) or click.Context(click.Command("")))


def leave_pipe() -> None:
    """Whoever read our output has gone: the interpreter must not complain when it closes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
