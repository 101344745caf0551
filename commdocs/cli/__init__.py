"""The command line: click, one verb a file. The only place that prints or exits."""

from __future__ import annotations

import gc
import importlib
import io
import sys
from typing import Any

import click

from commdocs import __version__
from commdocs.cli import page, usage
from commdocs.cli.call import Call
from commdocs.cli.options import HELP, Option, global_options
from commdocs.messages import Text, postponing, verb_help
from commdocs.messages import help as say

# By task, in the order of a day; the module of a command is imported when it is called for.
TASKS: tuple[tuple[Text, dict[str, Text]], ...] = (
    (
        say.TO_WRITE,
        {
            "new": say.NEW,
            "add": say.ADD,
            "done": say.DONE,
            "postpone": postponing.ABOUT,
            "answer": verb_help.ANSWER,
            "accept": verb_help.AGREE,
            "object": verb_help.OBJECT,
            "reopen": verb_help.REOPEN,
            "set": say.SET,
            "edit": verb_help.EDIT,
            "undo": verb_help.UNDO,
            "accept-by-default": say.ACCEPT,
            "renumber": say.RENUMBER,
        },
    ),
    (
        say.TO_SEE,
        {"due": say.DUE, "list": say.LIST, "show": say.SHOW, "trace": say.TRACE, "log": say.LOG},
    ),
    (say.TO_SEND, {"check": say.CHECK, "build": say.BUILD, "watch": say.WATCH}),
    (say.TO_LEARN, {"which": say.WHICH, "explain": say.EXPLAIN}),
    (
        say.TO_SET_UP,
        {"init": say.INIT, "setup": say.SETUP, "schema": say.SCHEMA, "letterhead": say.LETTERHEAD, "merge": say.MERGE},
    ),
)
VERBS = {name: about for _, verbs in TASKS for name, about in verbs.items()}


class Verbs(click.Group):
    """The commands, each in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*VERBS]  # `list` is a command here

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            raise usage.no_such_command(name, VERBS)
        command: click.Command = importlib.import_module(f"commdocs.cli.{name.replace('-', '_')}").command
        return command

    def get_help(self, ctx: click.Context) -> str:
        return page.overview(ctx, self, TASKS)


def _start(**values: Any) -> int:
    """Without a command: how things stand in the workspace; outside of one, the overview."""
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        from commdocs.cli import state

        if not state.told(context.obj):
            click.echo(context.get_help())
    return 0


def _version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"commdocs {__version__}")
        context.exit(0)


def group() -> click.Group:
    version = Option(["--version"], say.VERSION, is_flag=True, is_eager=True, expose_value=False, callback=_version)
    return Verbs(
        "commdocs",
        callback=_start,
        params=[*global_options(), version],
        invoke_without_command=True,
        context_settings={"help_option_names": [*HELP]},
    )


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and gives its exit status: 0 fine, 1 problems, 2 wrong usage or a broken workspace."""
    words = sys.argv[1:] if arguments is None else arguments
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:  # closed by whoever started us
            setattr(sys, stream, io.StringIO())
    call = Call(words)
    collecting = gc.isenabled()
    gc.disable()  # a short life: what is read is kept, and walking over it again and again finds nothing to free
    try:
        call.words = tuple(usage.readable(words))
        result = group().main(usage.meant(call.words), prog_name="commdocs", standalone_mode=False, obj=call)
        sys.stdout.flush()
    except BrokenPipeError:  # `commdocs list | head`
        usage.leave_pipe()
        return 0
    except SystemExit:  # how click ends when whoever read our output has gone
        return 0
    except Exception as error:
        return usage.report(error, call)
    finally:
        if collecting:
            gc.enable()
    return int(result or 0)
